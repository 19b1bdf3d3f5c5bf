"""The Teams page put together: tabs, header buttons, commands and what each of them does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.teams.page.board import Board
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page


class TeamsPage(Page):
    """Who touches the customer, and who makes that possible?"""

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = stage("teams")
        super().__init__(desk, about.title, about.question, parent)
        self.model = BoardModel(self)
        self.model.read(desk.content)
        desk.opened.connect(self.on_opened)
        self.board = Board(desk, self.model)
        self.add_tab("board", "Board", lambda: self.board)
        add = Button("Add team", icon="plus", key="N")
        add.clicked.connect(self.board.add)
        self.add_button(add)
        self._bind()

    def on_changed(self, changed: Changed) -> None:
        self.model.follow(changed)
        self.board.follow(changed)

    def on_opened(self) -> None:
        self.model.read(self.desk.content)

    def leave(self) -> None:
        self.board.leave()

    def goto(self, where: str) -> bool:
        self.show_tab("board")
        return self.board.focus_team(where)

    def _bind(self) -> None:
        board = self.board
        self.desk.commands.bind(
            board,
            {
                "teams.add": board.add,
                "teams.paste": board.paste,
                "teams.edit": board.edit,
                "teams.rename": board.rename,
                "teams.remove": board.remove,
                "teams.creator": lambda: board.place(Group.CREATOR),
                "teams.frontline": lambda: board.place(Group.FRONTLINE),
                "teams.back_office": lambda: board.place(Group.BACK_OFFICE),
                "teams.tray": lambda: board.place(None),
                "teams.up": lambda: board.move_card(-1),
                "teams.down": lambda: board.move_card(1),
                "teams.left": lambda: board.shift(-1),
                "teams.right": lambda: board.shift(1),
                "teams.select_all": board.select_all,
            },
        )
