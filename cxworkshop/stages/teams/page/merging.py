"""Teams that turn out to be one: the chosen ones are merged into the current, or one whose name reads alike is offered.

Lists that come from several departments name a team twice; the program never merges by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.words import NAME, quoted, shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.duplicates import likely_duplicates
from cxworkshop.stages.teams.records import Team, team_labels
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.menu import Menu

NOBODY = "No other team is named like this one. Select the teams that are one, then merge them into the current one."


def alike_to(content: Content, team: Team) -> list[Team]:
    """The other teams whose names read like this one's."""
    group = next((group for group in likely_duplicates(content) if any(one.id == team.id for one in group)), ())
    return [one for one in group if one.id != team.id]


def merge(
    desk: Desk, current: Team | None, chosen: Sequence[Team], parent: QWidget, place: QPoint, then: Callable[[], object]
) -> Menu | None:
    """Merge the chosen teams into the current one; with it alone chosen, offer those named alike at `place`.

    `then` follows a merge. The menu that was opened, None when there is none.
    """
    if current is None:
        return None
    gone = [team for team in chosen if team.id != current.id]
    if gone:
        _merge(desk, current, gone, then)
        return None
    alike = alike_to(desk.content, current)
    if not alike:
        desk.told.emit(NOBODY)
        return None
    labels = team_labels(desk.content)
    menu = Menu(parent=parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if len(alike) > 1:
        everyone = menu.addAction(f"Merge all {len(alike):,} into {_named(labels, current)}".replace("&", "&&"))
        everyone.triggered.connect(lambda: _merge(desk, current, alike, then))
        menu.addSeparator()
    for team in alike:
        action = menu.addAction(f"Merge {_named(labels, team)} into {_named(labels, current)}".replace("&", "&&"))
        action.triggered.connect(lambda _on=False, team=team: _merge(desk, current, [team], then))
    menu.popup(place)
    return menu


def _merge(desk: Desk, keep: Team, gone: Sequence[Team], then: Callable[[], object]) -> None:
    what = quoted(gone[0].name, "a team without a name", NAME) if len(gone) == 1 else f"{len(gone):,} teams"
    into = quoted(keep.name, "a team without a name", NAME)
    if desk.do(commands.merge_all, keep.id, [team.id for team in gone]):
        then()
        twice = what == into and keep.name.strip()
        desk.said.emit(f"Merged two teams called {into}" if twice else f"Merged {what} into {into}")


def _named(labels: Mapping[str, str], team: Team) -> str:
    return f"“{shown(labels[team.id], NAME)}”"
