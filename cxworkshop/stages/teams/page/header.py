"""The buttons at the top of the page: those that belong to what is shown, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cxworkshop.ui.buttons import Button, ButtonKind, IconButton

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.main import TeamsPage


class HeaderButtons:
    """Words, keys and deeds come from the table of commands; a click leaves the focus in the work."""

    def __init__(self, page: TeamsPage) -> None:
        self._page = page
        self.filter = IconButton("funnel-simple", "Filter")
        self.filter.bind(page.desk.commands.action("teams.filter"))
        self.add = self._button("teams.add", "plus")
        self.add_row = self._button("teams.list_add", "plus")
        self.begin = self._button("teams.rapid", "cards", "primary")
        self.walk = self._button("teams.walk", "person-simple-walk")
        self.back = Button("Board", icon="columns", key="Esc")
        self.back.clicked.connect(page.leave_rapid)
        for each in (self.filter, self.add, self.add_row, self.begin, self.walk, self.back):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            page.add_button(each)
        self.show = page.add_room_button()

    def dress(self) -> None:
        """Show those that belong to what is shown."""
        page = self._page
        tab, nothing = page.current_tab or "board", not page.model.all()
        board = tab == "board" and not page.in_rapid and not nothing
        self.filter.setVisible(board)
        self.add.setVisible(board)
        self.add_row.setVisible(tab == "list")
        self.begin.setVisible(board and not page.side_editor.is_open and page.model.total(None) > 0)
        self.walk.setVisible(tab == "sight" and not nothing)
        self.show.setVisible(tab == "sight" and not nothing)
        self.back.setVisible(tab == "board" and page.in_rapid)

    def make_room(self) -> None:
        """A drawer is about to open: what would make the window grow goes first."""
        self.begin.hide()

    def _button(self, command: str, icon: str, kind: ButtonKind = "secondary") -> Button:
        button = Button("", kind, icon)
        button.bind(self._page.desk.commands.action(command))
        return button
