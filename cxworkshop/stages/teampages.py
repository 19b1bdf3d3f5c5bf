"""The pages that teams take back to their desks: which team is meant, and its page or all of them as a PDF.

It brings together what every stage says of a team; it knows no window and no file.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.words import shown
from cxworkshop.stages import STAGES
from cxworkshop.stages.teams.records import Team, team_labels

if TYPE_CHECKING:
    from cxworkshop.documents.mark import Mark
    from cxworkshop.documents.paper import PaperName
    from cxworkshop.documents.teampage.parts import TeamPart

_MOST_NAMED = 12


def find_team(content: Content, words: str) -> Team:
    """The team with this id, or called so; capitals and spaces do not matter.

    Refused when nobody or more than one is called so, with the candidates: their names told apart, and their ids.
    """
    known = content.find(Team, words.strip())
    if known is not None:
        return known
    wanted = _plain(words)
    labels = team_labels(content)
    teams = content.of(Team)
    found = [team for team in teams if wanted in (_plain(team.name), _plain(labels[team.id]))] if wanted else []
    if len(found) == 1:
        return found[0]
    called = f"“{shown(words)}”"
    if found:
        raise Refused(f"{len(found)} teams are called {called}.", todo=f"Name one by its id: {_listed(found, labels)}.")
    near = [team for team in teams if wanted and wanted in _plain(labels[team.id])]
    if not near:
        by_name = {_plain(team.name): team for team in reversed(teams)}
        near = [by_name[name] for name in get_close_matches(wanted, by_name, 5, 0.6)]
    if near:
        raise Refused(f"No team is called {called}.", todo=f"There {_is(near)}: {_listed(near, labels)}.")
    if not teams:
        raise Refused(f"No team is called {called}: the workshop has no team yet.")
    raise Refused(f"No team is called {called}.", todo=f"There {_is(teams)}: {_listed(teams, labels)}.")


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _is(teams: object) -> str:
    return "is" if isinstance(teams, list | tuple) and len(teams) == 1 else "are"


def _listed(teams: list[Team] | tuple[Team, ...], labels: dict[str, str]) -> str:
    told = [f"{labels[team.id]} ({team.id})" for team in teams[:_MOST_NAMED]]
    more = len(teams) - len(told)
    return "; ".join(told) + (f"; and {more:,} more" if more else "")


def team_parts(content: Content) -> Callable[[str], TeamPart]:
    """What all stages say of a team, by its id."""
    from cxworkshop.documents.teampage.parts import merged

    given = [stage.load("team_page")(content) for stage in STAGES if stage.team_page]
    return lambda team: merged(part(team) for part in given)


def build_pages(
    content: Content,
    team: str | None,
    mark: Mark,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The page of the team with this id, or for None the pages of all teams, from content that stands as `mark` says.

    Refused when there is no such team in it, or no team at all.
    """
    return TeamPages(content, mark).build(team, paper, progress, cancelled)


class TeamPages:
    """The team pages of one content that stands as `mark` says, one at a time or all: the facts are gathered once.

    It may be asked in any thread, in one at a time.
    """

    def __init__(self, content: Content, mark: Mark) -> None:
        self.content, self.mark = content, mark
        self._parts: Callable[[str], TeamPart] | None = None

    def build(
        self,
        team: str | None,
        paper: PaperName = "A4",
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """As `build_pages` gives it."""
        from cxworkshop.documents.teampage.book import build_team_pages

        teams = [one.id for one in self.content.of(Team)]
        if team is not None:
            if self.content.find(Team, team) is None:
                raise Refused("The team is not in this revision.")
            teams = [team]
        elif not teams:
            raise Refused("There is no team yet, so there are no team pages.")
        if self._parts is None:
            self._parts = team_parts(self.content)
        pack = team is None
        return build_team_pages(self.content, teams, self._parts, self.mark, paper, progress, cancelled, pack=pack)
