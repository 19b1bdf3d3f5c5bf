"""Above the pages: which of the four documents they are, of which revision, and on which paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.segmented import INSET as SEGMENT_INSET
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.theme import theme

HEIGHT, INSET, GAP = 48, 16, 8
NARROW_INSET = 6  # px at any size, where the words need the room
COMMANDS = {
    "definition": "signoff.definition",
    "record": "signoff.record",
    "team": "signoff.team",
    "team-pack": "signoff.pack",
}
LABELS = {"definition": "Definition", "record": "Full record", "team": "Team page", "team-pack": "All teams"}
PAPERS = ("A4", "Letter")


@frozen
class Version:
    """A revision that can be shown: its number, or None for the content as it stands; and what it is called."""

    number: int | None
    words: str


class _MenuButton(Button):
    """A button that opens a menu below itself; `menu` is kept while it is open."""

    def __init__(self, name: str) -> None:
        super().__init__("", "secondary")
        self.name = name
        self.menu_: Menu | None = None  # the one that was opened last
        self.set_tail_icon("caret-down")

    def say(self, words: str) -> None:
        """What is chosen."""
        if self.text() != words:
            self.setText(words)
            name_changed(self, f"{self.name}: {words}")

    def offer(self, actions: Sequence[QAction], on: QAction | None = None) -> None:
        """Open the menu with these actions, `on` marked."""
        menu = Menu(self.name, self)
        for action in actions:
            if action.parent() is self:
                action.setParent(menu)  # it goes with the menu
            menu.addAction(action)
        if on is not None:
            menu.setActiveAction(on)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu_ = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def offer_values(self, entries: Sequence[tuple[str, object]], now: object, take: Callable[[Any], object]) -> None:
        """Open the menu with words for each value, `now` ticked; `take` gets the one that is chosen."""
        actions = []
        for words, value in entries:
            action = QAction(words.replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(partial(_told, take, value))
            actions.append(action)
        self.offer(actions, next((action for action in actions if action.isChecked()), None))


def _told(take: Callable[[Any], object], value: object, _checked: bool = False) -> None:
    take(value)


class ChooserBar(QWidget):
    """Signals tell what a person chose: a kind, a revision's number or None, a paper."""

    kind_chosen = Signal(str)
    version_chosen = Signal(object)
    paper_chosen = Signal(str)

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._versions: Sequence[Version] = ()
        self._number: int | None = None
        self._fixed = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Which document")
        keys = {kind: key_text(commands.action(command).shortcut()) for kind, command in COMMANDS.items()}
        self.kinds = Segmented([Option(kind, LABELS[kind], cap=keys[kind]) for kind in LABELS], "Which document")
        self.kinds_button = _MenuButton("Which document")
        self.version_button = _MenuButton("Which revision")
        self.papers = Segmented([Option(paper, paper) for paper in PAPERS], "Paper")
        self.papers_button = _MenuButton("Paper")
        row = QHBoxLayout(self)
        row.setSpacing(GAP)
        for widget in (self.kinds, self.kinds_button):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.version_button, self.papers, self.papers_button):
            row.addWidget(widget)
        self._row = row
        self.kinds.changed.connect(self._kind_chosen)
        self.papers.changed.connect(self.paper_chosen)
        self.kinds_button.clicked.connect(self._offer_kinds)
        self.version_button.clicked.connect(self.offer_versions)
        self.papers_button.clicked.connect(self._offer_papers)
        self.version_button.hide()
        theme().changed.connect(self._fit)
        self.set_kind("definition")
        self.set_paper("A4", fixed=False)
        self._fit()

    # -- what is chosen ------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The document."""
        return self.kinds.value() or "definition"

    def set_kind(self, kind: str) -> None:
        """Show which document, without telling."""
        self.kinds.set_value(kind)
        self.kinds_button.say(LABELS[kind])

    def set_paper(self, paper: str, *, fixed: bool) -> None:
        """Show the paper, without telling; `fixed` says that it is a sealed document's."""
        self.papers.set_value(paper)
        self.papers_button.say(paper)
        why = f"It was sealed on {paper}" if fixed else ""
        for widget in (self.papers, self.papers_button):
            widget.setEnabled(not fixed)
            widget.setToolTip(tooltip(why))
            widget.setAccessibleDescription(why)

    def set_versions(self, versions: Sequence[Version], number: int | None, words: str) -> None:
        """What can be shown, which is, and how that is told; nothing is offered where there is only one."""
        self._versions, self._number = versions, number
        self.version_button.say(words)
        self.version_button.setVisible(len(versions) > 1)
        self._fit()

    def offer_versions(self) -> None:
        """Open the menu of revisions."""
        if self.version_button.isVisible():
            entries = [(one.words, one.number) for one in self._versions]
            self.version_button.offer_values(entries, self._number, self.version_chosen.emit)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _kind_chosen(self, kind: str) -> None:
        self.kinds_button.say(LABELS[kind])
        self.kind_chosen.emit(kind)

    def _offer_kinds(self) -> None:
        actions = {kind: self._commands.action(command) for kind, command in COMMANDS.items()}
        self.kinds_button.offer(list(actions.values()), actions[self.kind])

    def _offer_papers(self) -> None:
        entries = [(paper, paper) for paper in PAPERS]
        self.papers_button.offer_values(entries, self.papers.value(), self.paper_chosen.emit)

    def _fit(self) -> None:
        """As much in sight as there is room for; what is folded into a menu first is the paper, then the kinds.

        Where even the menus' words have no room, the paper goes: its key and the window's menu have it still.
        """
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        inset = px(INSET)
        room = self.width() - 2 * inset
        for control in (self.kinds, self.papers):  # its parts are as wide as each other
            parts = [control.segment(key).sizeHint().width() for key in control.keys]
            control.setMinimumWidth(len(parts) * max(parts) + 2 * SEGMENT_INSET)
        version = self.version_button.sizeHint().width() + GAP if not self.version_button.isHidden() else 0
        folded = self.papers_button.sizeHint().width() + GAP
        wide = self.kinds.minimumWidth(), self.kinds_button.sizeHint().width()
        ways = (  # whether kinds and papers are all in sight, the width that both take
            (True, True, wide[0] + self.papers.minimumWidth() + GAP),
            (True, False, wide[0] + folded),
            (False, False, wide[1] + folded),
            (False, False, wide[1]),
        )
        kinds, papers, both = next((way for way in ways if way[2] + version <= room), ways[-1])
        inset = inset if both + version <= room else NARROW_INSET
        self._row.setContentsMargins(inset, 0, inset, 0)
        for widget, shows in (
            (self.kinds, kinds),
            (self.kinds_button, not kinds),
            (self.papers, papers),
            (self.papers_button, not papers and both > wide[1]),
        ):
            widget.setVisible(shows)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(560), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sheet"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("line"))
