"""Which act of the page each command is, by the place where its key acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxworkshop.stages.teams.records import Group

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.drawer import TeamDrawer
    from cxworkshop.stages.teams.page.list_tab import ListTab
    from cxworkshop.stages.teams.page.main import TeamsPage
    from cxworkshop.stages.teams.page.rapid import Rapid
    from cxworkshop.stages.teams.page.sight_tab import SightTab


def bind_board(page: TeamsPage) -> None:
    """Commands of the board. Chosen from a menu elsewhere on the page, they bring the board first."""
    board = page.board

    def there(act: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            if not board.isVisible():
                page.show_board()
            act()

        return run

    acts: dict[str, Callable[[], object]] = {
        "teams.add": board.add,
        "teams.paste": board.paste,
        "teams.edit": board.edit,
        "teams.rename": board.rename,
        "teams.merge": board.act.merge,
        "teams.remove": board.act.remove,
        "teams.creator": lambda: board.act.place(Group.CREATOR),
        "teams.frontline": lambda: board.act.place(Group.FRONTLINE),
        "teams.back_office": lambda: board.act.place(Group.BACK_OFFICE),
        "teams.tray": lambda: board.act.place(None),
        "teams.up": lambda: board.act.move(-1),
        "teams.down": lambda: board.act.move(1),
        "teams.left": lambda: board.act.shift(-1),
        "teams.right": lambda: board.act.shift(1),
        "teams.select": lambda: board.cards.toggle(),
        "teams.select_all": board.select_all,
        "teams.filter": board.begin_filter,
        "teams.connect": board.connect_team,
        "teams.sight": board.show_sight,
    }
    handlers = {key: there(act) for key, act in acts.items()}
    page.desk.commands.bind(board, {**handlers, "teams.rapid": page.begin_rapid, "teams.export_page": page.ask_page})


def bind_rapid(page: TeamsPage, rapid: Rapid) -> None:
    """Commands of the one-by-one round."""
    page.desk.commands.bind(
        rapid,
        {
            "teams.rapid_creator": lambda: rapid.place(Group.CREATOR),
            "teams.rapid_frontline": lambda: rapid.place(Group.FRONTLINE),
            "teams.rapid_back_office": lambda: rapid.place(Group.BACK_OFFICE),
            "teams.rapid_skip": rapid.skip,
            "teams.rapid_take_back": rapid.take_back,
            "teams.rapid_edit": rapid.edit,
            "teams.rapid_leave": page.leave_rapid,
        },
    )


def bind_sight(page: TeamsPage, tab: SightTab) -> None:
    """Commands of the line of sight."""
    commands = page.desk.commands
    commands.bind(tab, {"teams.walk": tab.begin_walk, "teams.sight_connect": tab.connect_team})
    # Buttons beside the graph need these keys for themselves.
    steps = {"teams.walk_on": lambda: tab.step(1), "teams.walk_back": lambda: tab.step(-1)}
    commands.bind(tab.graph, {**steps, "teams.sight_open": tab.graph.enter})
    commands.enable(steps, False)
    tab.walked.connect(lambda on: commands.enable(steps, on))


def bind_list(page: TeamsPage, tab: ListTab) -> None:
    """Commands of the list, while no cell is being edited."""
    page.desk.commands.bind(tab.table, tab.deeds())


def bind_drawer(page: TeamsPage, drawer: TeamDrawer) -> None:
    """Commands of a team's drawer, while no text is being typed there."""
    page.desk.commands.bind(
        drawer,
        {
            "teams.drawer_creator": lambda: drawer.place(Group.CREATOR),
            "teams.drawer_frontline": lambda: drawer.place(Group.FRONTLINE),
            "teams.drawer_back_office": lambda: drawer.place(Group.BACK_OFFICE),
            "teams.drawer_tray": lambda: drawer.place(None),
            "teams.above": lambda: drawer.step_wanted.emit(-1),
            "teams.below": lambda: drawer.step_wanted.emit(1),
            "teams.add_need": drawer.needs.add_need,
            "teams.need_up": lambda: drawer.needs.order.move_focused(-1),
            "teams.need_down": lambda: drawer.needs.order.move_focused(1),
        },
    )
