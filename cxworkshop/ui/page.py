"""The furniture every stage's page shares: a header with title, question, buttons and tabs; one side editor at a time.

A tab's widget is built when it is first shown. The side editor docks inside the sheet and never covers it; the shell
hears `side_opened` and makes room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.ui.buttons import Button, ButtonKind
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.signed import StageFlag
from cxworkshop.ui.spare import Spare
from cxworkshop.ui.tabs import LEAD, TabBar
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.ui.room.item import RoomItem

SHOW = "room.show"
HEADER = 72
HEADER_WITH_TABS = 104
INSET = 24
RIGHT = 20
BETWEEN = 12  # least, between the words and the buttons


class PageHeader(QWidget):
    """The top of a page, with a hairline under it; the tabs' underline lies on that line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.with_tabs = False
        self._words: QWidget | None = None
        self._title: QWidget | None = None
        self._flag: StageFlag | None = None
        self._buttons: QHBoxLayout | None = None
        self._spare: list[Spare] = []
        theme().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height that the text size and the tabs ask for."""
        self.setFixedHeight(theme().px(HEADER_WITH_TABS if self.with_tabs else HEADER))
        self.update()

    def give_room(self, words: QWidget, buttons: QHBoxLayout, spare: list[Spare]) -> None:
        """Say what shares the line: `words` come before whatever of `buttons` is also in the menu."""
        self._words, self._buttons, self._spare = words, buttons, spare

    def give_flag(self, title: QWidget, flag: StageFlag) -> None:
        """Say what stands beside the title; the title comes before its words."""
        self._title, self._flag = title, flag

    @property
    def room_for_words(self) -> int:
        """How wide the words may be for every wanted control to stay, in pixels."""
        return max(0, self.width() - self._controls())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        buttons = self._buttons
        if buttons is None or self._words is None:
            return
        taken = self._controls()
        needed = self._words.sizeHint().width() + taken
        for one in self._spare:
            fits = needed <= self.width()
            if not fits:
                needed -= one.wish() + buttons.spacing()
                taken -= one.wish() + buttons.spacing()
            one.set_room(fits)
        if self._flag is not None and self._title is not None:
            beside = self._title.sizeHint().width() + BETWEEN + self._flag.whole_width()
            self._flag.set_small(beside + taken > self.width())

    def _controls(self) -> int:
        """What every wanted control takes of the width, with the space around it."""
        buttons = self._buttons
        if buttons is None:
            return INSET + RIGHT
        items = (buttons.itemAt(n) for n in range(buttons.count()))
        widgets = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        wide = [one.wish() if isinstance(one, Spare) else _width(one) for one in widgets]
        return INSET + BETWEEN + RIGHT + sum(width + buttons.spacing() for width in wide if width)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, theme().color("line"))


def _width(widget: QWidget) -> int:
    return 0 if widget.isHidden() else widget.sizeHint().width()


class Page(QWidget):
    """A stage on the screen. Subclasses add tabs and buttons, and override what they need of the lower half."""

    wide = False  # needs the width of the sheet: the Guide stands back while the page is shown

    side_opened = Signal(bool)  # a side editor takes, or gives back, 412 to 440 pixels
    title_changed = Signal()
    room_item_changed = Signal()  # another record is what "Show in the room" would show

    def __init__(self, desk: Desk, title: str, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._tabs: list[tuple[str, Callable[[], QWidget]]] = []
        self._built: dict[str, QWidget] = {}
        self._side: QWidget | None = None
        self._room_button: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(title, "h1", "ink")
        self.flag = StageFlag(desk)  # the shell says of which stage
        self._question = ElidedLabel(question, "body", "ink2")
        self._header = self._make_header()
        self._stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._column, 1)
        desk.changed.connect(self._on_changed)

    # -- what a subclass builds with ---------------------------------------------------------------------------

    def add_button(self, widget: QWidget, *, spare: bool = False) -> None:
        """Add a control to the right of the header; the first added stands leftmost.

        `spare`: it is in the menu as well, and leaves the header where the words under the title need its room.
        """
        if spare:
            widget = Spare(widget)
            self._spare.append(widget)
        # What shows in the room stays last, where the hand looks for it.
        at = self._buttons.indexOf(self._room_button) if self._room_button is not None else -1
        self._buttons.insertWidget(at, widget)

    def add_room_button(self, kind: ButtonKind = "primary", *, spare: bool = True) -> Button:
        """Add "Show in the room" with its key; a click leaves the focus in the work."""
        button = Button("Show in the room", kind, "monitor-play", "Ctrl Enter")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if any(command.key == SHOW for command in self.desk.commands.all()):  # else the page stands alone, in a test
            button.bind(self.desk.commands.action(SHOW))
        self.add_button(button, spare=spare)
        last = self._buttons.itemAt(self._buttons.count() - 1)
        self._room_button = last.widget() if last is not None else None
        return button

    def add_tab(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a tab; `make` is called when it is first shown. A page with one unnamed tab has no tab bar."""
        self._tabs.append((key, make))
        if title:
            self.tabs.addTab(title)
        self.tabs.setVisible(self.tabs.count() > 0)
        self._header.with_tabs = self.tabs.count() > 0
        self._header.fit()

    def show_tab(self, key: str) -> QWidget:
        """Show a tab and return its widget; KeyError when there is none."""
        keys = [k for k, _ in self._tabs]
        if key not in keys:
            raise KeyError(key)
        if self.tabs.count() and self.tabs.currentIndex() != keys.index(key):
            self.tabs.setCurrentIndex(keys.index(key))
        return self._show(key)

    @property
    def tab_keys(self) -> tuple[str, ...]:
        """The keys of the tabs, in their order."""
        return tuple(key for key, _ in self._tabs)

    @property
    def current_tab(self) -> str:
        """The key of the tab being shown, "" before the first."""
        shown = self._stack.currentWidget()
        return next((key for key, widget in self._built.items() if widget is shown), "")

    def open_side(self, editor: QWidget) -> None:
        """Dock an editor at the right of the sheet, in place of any other."""
        if self._side is editor:
            return
        self._take_side()
        self._side = editor
        if self._row.indexOf(editor) < 0:
            # Docked once and for all: an editor that is taken out of the layout belongs to nobody while it is hidden.
            self._row.addWidget(editor)
        editor.show()
        self.side_opened.emit(True)

    def close_side(self) -> None:
        """Take the editor away; the caller returns the focus to what opened it."""
        if self._take_side():
            self.side_opened.emit(False)

    @property
    def side(self) -> QWidget | None:
        """The docked editor, or None."""
        return self._side

    def set_question(self, text: str) -> None:
        """Change the line under the title."""
        self._question.setText(text)

    def set_title(self, text: str) -> None:
        """Change the title."""
        self._title.setText(text)

    # -- what a subclass may override ---------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        """Records changed; called only while the page exists, after the change is durable."""

    def on_opened(self) -> None:
        """Another workshop stands on the desk."""

    def room_item(self) -> RoomItem | None:
        """What the facilitator looks at, as the room may see it; None when there is nothing to show."""
        return None

    def goto(self, where: str) -> bool:
        """Select and reveal the record with this id; False when this page does not show it."""
        return False

    def take_focus(self) -> None:
        """The stage was chosen by a key: put the focus where the work is, which is the first stop of the tab."""
        shown = self._stack.currentWidget()
        target = first_stop(shown) if shown is not None else None
        (target or first_stop(self) or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The page is about to be hidden or the window closed: commit what is half typed."""

    def state(self) -> dict[str, Any]:
        """What to remember for the next start; JSON-ready, ids only, no client text."""
        return {"tab": self.current_tab}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a remembered state; ignores what no longer fits."""
        tab = state.get("tab")
        if isinstance(tab, str) and any(key == tab for key, _ in self._tabs):
            self.show_tab(tab)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _make_header(self) -> PageHeader:
        header = PageHeader()
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        title = QHBoxLayout()
        title.setSpacing(BETWEEN)
        title.addWidget(self._title)
        title.addWidget(self.flag)
        title.addStretch(1)
        words.addLayout(title)
        words.addWidget(self._question)
        words.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._spare: list[Spare] = []
        header.give_room(self._question, self._buttons, self._spare)
        header.give_flag(self._title, self.flag)
        top = QHBoxLayout()
        top.setContentsMargins(INSET, 12, RIGHT, 0)
        top.setSpacing(BETWEEN)
        top.addLayout(words, 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(0, 5, 0, 0)
        buttons.addLayout(self._buttons)
        buttons.addStretch(1)
        top.addLayout(buttons)
        self.tabs = TabBar()
        self.tabs.setVisible(False)
        self.tabs.currentChanged.connect(self._tab_chosen)
        layout = QVBoxLayout(header)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top, 1)
        under = QHBoxLayout()
        under.setContentsMargins(INSET - LEAD, 0, INSET, 0)
        under.addWidget(self.tabs)
        under.addStretch(1)
        layout.addLayout(under)
        return header

    def _tab_chosen(self, index: int) -> None:
        if 0 <= index < len(self._tabs) and self.isVisible():
            self._show(self._tabs[index][0])

    def _show(self, key: str) -> QWidget:
        widget = self._built.get(key)
        if widget is None:
            make = next(make for k, make in self._tabs if k == key)
            widget = self._built[key] = make()
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.title_changed.emit()
        return widget

    def showEvent(self, event: QShowEvent) -> None:
        if self._tabs and not self.current_tab:
            index = max(self.tabs.currentIndex(), 0)
            self._show(self._tabs[index][0])
        super().showEvent(event)

    def _take_side(self) -> bool:
        editor, self._side = self._side, None
        if editor is None:
            return False
        editor.hide()
        return True

    def _on_changed(self, changed: Changed) -> None:
        self.on_changed(changed)


def first_stop(pane: QWidget) -> QWidget | None:
    """The first widget in a pane, itself included, that Tab would stop at."""
    widget: QWidget | None = pane
    while widget is not None:
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        inside = widget is pane or pane.isAncestorOf(widget)
        if stops and inside and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
        if widget is pane:
            return None
    return None
