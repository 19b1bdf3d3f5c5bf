"""A few fields that open in their place, are sent by Enter and left by Esc: how the settings ask, without a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.passphrase import NO_WAY_BACK, NOT_THE_SAME, why_not
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button, ButtonKind
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import Field
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.focus import HALO
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.passphrase import CAPS, Passphrase, said
from cxworkshop.ui.typing import ENTER

WORKING = "One moment…"


def reveal(widget: QWidget) -> None:
    """Scroll until all of it is in sight, or its beginning where there is less room; once it has its place."""

    def bring() -> None:
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if area is not None else None
        if area is not None and inner is not None and widget.isVisible():
            area.ensureWidgetVisible(widget, 0, 12)
            if widget.height() > area.viewport().height():
                area.verticalScrollBar().setValue(widget.mapTo(inner, QPoint(0, 0)).y() - 12)

    QTimer.singleShot(0, widget, bring)


def run_beside(
    owner: QWidget,
    background: Background,
    job: Callable[[], object],
    done: Callable[..., object],
    failed: Callable[[Problem], object],
    *,
    writes: bool = False,
) -> None:
    """Do `job` beside the window; `done` follows with its answer, or `failed`, while `owner` is still there.

    `writes` as for `Background.run`.
    """

    def well(answer: object) -> None:
        if shiboken6.isValid(owner):
            done(answer)

    def wrong(error: Exception) -> None:
        if not isinstance(error, (Problem, OSError)):
            raise error
        if shiboken6.isValid(owner):
            failed(error if isinstance(error, Problem) else Problem("The disk refused.", "Nothing was changed."))

    background.run(job, well, wrong, writes=writes)


class Buttons(QWidget):
    """Buttons in a line that breaks where the width ends."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=8, line_gap=8)
        flow.setContentsMargins(HALO, HALO, HALO, HALO)  # room for what shows the focus
        for button in buttons:
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class PassphraseForm(QWidget):
    """Asks for passphrases. `sent` follows when all are there and the new ones agree; `left` when somebody gave up.

    Which are asked, what it means and what the button does are said each time it opens. Fields that are not asked are
    not there.
    """

    sent = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "ui", "ink", 600)
        self.words = Paragraph("", "small", "ink2")
        self.old = Passphrase("Passphrase now", " ")
        self.new = Passphrase("New passphrase", " ")
        self.again = Passphrase("New passphrase, again", " ")
        self._fields = {field: Field("", field) for field in (self.old, self.new, self.again)}
        self.trouble = Paragraph("", "small", "ink:dang")
        self.guide = Paragraph("", "small", "ink2")
        self.lost = Paragraph(NO_WAY_BACK, "small", "ink:warn", 600)
        self.button = Button("", "primary")
        self.cancel = Button("Not now", "quiet", key="Esc")
        self._opener: QWidget | None = None
        self._then: Callable[[], None] = lambda: None
        self._stop: Callable[[], None] | None = None  # how what is under way is stopped
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        # What is wrong stands above the fields: where there is little room, their end is out of sight.
        for widget in (self.title, self.lost, self.words, self.trouble, *self._fields.values(), self.guide):
            column.addWidget(widget)
        for field in self._fields:
            field.textChanged.connect(self._guide)
            field.caps_changed.connect(self._guide)
        column.addLayout(foot)
        self.button.clicked.connect(self.send)
        self.cancel.clicked.connect(self._give_up)
        self.hide()

    def open_form(
        self,
        opener: QWidget,
        title: str,
        words: str,
        button: str,
        then: Callable[[], None],
        *,
        old: str = "",
        new: str = "",
        kind: ButtonKind = "primary",
    ) -> None:
        """Ask: `old` and `new` name what is asked for, "" asks for none; `then` follows when it is sent."""
        self._opener, self._then = opener, then
        self.title.setText(title)
        self.words.setText(words)
        self.button.setText(button)
        self.button.set_kind(kind)
        for field, name in ((self.old, old), (self.new, new), (self.again, f"{new}, again" if new else "")):
            field.clear()
            field.setAccessibleName(name)
            self._fields[field].label.setText(name)
            self._fields[field].setVisible(bool(name))
            self._fields[field].set_error("")
        self.lost.setVisible(bool(new))
        self._guide()
        self._say("")
        self.show_working(False)
        name_changed(self, title)
        self.show()
        announce(self, f"{title}. {words}{f' {NO_WAY_BACK}' if new else ''}")
        first = next((field for field in self._asked()), None)
        (first or self.button).setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)

    def close_form(self) -> None:
        """Put it away; the focus goes back to what opened it."""
        if self.isHidden():
            return
        inside = self.isAncestorOf(self.window().focusWidget() or self)
        for field in self._fields:
            field.clear()
        self.hide()
        if inside and self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def send(self) -> None:
        """Hand over what was typed; says what is missing instead, when something is. Enter goes from a new one to its
        twin."""
        if not self.button.isEnabled():
            return
        new = self._fields[self.again].isVisibleTo(self)
        for field in self._asked():
            if not field.text():
                if field is self.again and self.new.hasFocus():
                    field.setFocus(Qt.FocusReason.TabFocusReason)  # Enter goes on to it
                else:
                    self.refuse(f"“{field.accessibleName()}” is empty.", field)
                return
            if new and field is self.new and why_not(field.text()):
                self.refuse(f"{why_not(field.text())} Take several words.", field)
                return
        if new and self.new.text() != self.again.text():
            self.again.clear()
            self.refuse(NOT_THE_SAME, self.again)
            return
        self._say("")
        self._then()
        self.sent.emit()

    def refuse(self, why: str, field: QWidget | None = None) -> None:
        """Say why it was not done; what was typed stays, and the focus is where it can be put right."""
        self.show_working(False)
        self._say(why, "ink:dang")
        announce(self, why, urgent=True)
        target = field if field is not None else next(iter(self._asked()), self.button)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)

    def show_working(self, working: bool, stop: Callable[[], None] | None = None) -> None:
        """It is being done, beside the window; `stop` stops it, without one it goes on when the form is left."""
        self._stop = stop if working else None
        if working and stop is not None and self.isAncestorOf(self.window().focusWidget() or self):
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancel.setText("Stop" if self._stop is not None else "Not now")
        self.button.setEnabled(not working)
        for field in self._fields:
            field.setReadOnly(working)
        self._guide()
        if working:
            self._say(WORKING)

    def show_progress(self, words: str, *, final: bool = False) -> None:
        """How far it is; `final` when it cannot be stopped any more."""
        self._say(words)
        if final:
            self._stop = None
            self.cancel.setText("Close")  # it goes on beside
        announce(self, words)

    def _give_up(self) -> None:
        if self._stop is not None:
            self._stop()
        else:
            self.close_form()

    def _guide(self) -> None:
        words = said(self.new, self.again, new=bool(self.new.accessibleName()))
        if self.old.caps and not words.startswith(CAPS):
            words = f"{CAPS} {words}".strip()
        self.guide.setText(words)
        self.guide.setVisible(bool(words) and self.button.isEnabled())

    def _asked(self) -> Sequence[Passphrase]:
        return [field for field, place in self._fields.items() if not place.isHidden()]

    def _say(self, words: str, colour: str = "ink2") -> None:
        self.trouble.set_color(colour)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in ENTER and any(field.hasFocus() for field in self._fields):
            self.send()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), QRectF(self.rect()), fill="well", border="line2", elevation=0)
