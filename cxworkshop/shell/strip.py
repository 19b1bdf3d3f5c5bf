"""The strip under the sheet: since when all is on the disk, the timer, a task under way, the room, the palette."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from cxworkshop.shell.dayplan import DayPlan, title
from cxworkshop.shell.drift import DriftSign
from cxworkshop.shell.roomchip import WORDS, RoomChip
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.shell.timer import TimerView
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.labels import Label
from cxworkshop.ui.theme import theme

HEIGHT = 40
GAP = 14  # between the timer and how late the day is
WIDE, NARROW = 1366, 1180  # the strip's width at 100 % from which the room's words have all their room, or some


class SavedSign(QWidget):
    """When the last change reached the disk; or since when nothing has. Times are absolute: "Saved 14:32:07"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: datetime | None = None
        self._failing_since: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)
        self._refresh()

    @property
    def failing(self) -> bool:
        return self._failing_since is not None

    def set_saved(self, at: datetime | None) -> None:
        """Everything is on the disk; `at` is when the last change got there, None before the first."""
        if self.failing:
            announce(self, "Saving works again.")
        self._saved, self._failing_since = at, None
        self._refresh()

    def set_failing(self, now: datetime) -> None:
        """A change could not be saved."""
        if not self.failing:
            self._failing_since = self._saved or now
            self._refresh()
            announce(self, self._words()[0])

    def _words(self) -> tuple[str, str]:
        if self._failing_since is not None:
            return f"Not saved since {self._failing_since:%H:%M:%S}", ""
        if self._saved is not None:
            return f"Saved {self._saved:%H:%M:%S}", "on this laptop"
        return "Saved", "on this laptop"

    def _refresh(self) -> None:
        self.setAccessibleName(" ".join(part for part in self._words() if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        main, rest = self._words()
        width = t.px(18 + 12) + QFontMetricsF(t.font("small", 600)).horizontalAdvance(main)
        width += t.px(8) + QFontMetricsF(t.font("small")).horizontalAdvance(rest) if rest else 0
        return QSize(math.ceil(width) + t.px(24), t.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        main, rest = self._words()
        ink = t.color("ink")
        if self.failing:
            painter.setPen(QPen(t.color("dang-line"), 1))
            painter.setBrush(t.soft("dang"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            ink = t.ink_on("dang")
        side = t.px(16)
        sign = QRectF(t.px(10), area.center().y() - side / 2, side, side)
        if self.failing:
            draw_icon(painter, sign, "warning-circle", "dang", "fill")
        else:
            draw_icon(painter, sign, "hard-drives", "accent")
        x = sign.right() + t.px(14 if not self.failing else 8)
        for text, font, colour in ((main, t.font("small", 600), ink), (rest, t.font("small"), t.color("ink2"))):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(x, area.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
            x += metrics.horizontalAdvance(text) + t.px(8)


class KeyButton(HoverFade, KeyboardFocus, QAbstractButton):
    """Words and a key, without a frame: "Commands Ctrl K"."""

    halo_radius = None

    def __init__(self, text: str, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key_text(action.shortcut())
        self.setText(text)
        self.setAccessibleName(action.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        t = theme()
        words = QFontMetricsF(t.font("small", 500)).horizontalAdvance(self.text())
        return QSize(math.ceil(words + keycap_size(self._key).width()) + t.px(8 + 16), t.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.hover_part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", self.hover_part))
            painter.drawRoundedRect(area, 6, 6)
        painter.setFont(t.font("small", 500))
        painter.setPen(t.color("ink2"))
        painter.drawText(area.adjusted(t.px(8), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        cap = keycap_size(self._key)
        draw_keycap(painter, QRectF(area.right() - t.px(8) - cap.width(), 0, cap.width(), area.height()), self._key)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, 6)


class TaskSign(QWidget):
    """A task under way beside the window, in words, and the way to stop it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "small", "ink2")
        self.stop = Button("Stop", "link")
        self.stop.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addWidget(self.stop)
        self.hide()

    def show_task(self, words: str) -> None:
        """What is being done, "" when nothing is."""
        if bool(words) != self.isVisible():
            self.setVisible(bool(words))
            self.stop.setEnabled(True)
        self._words.setText(words)
        self.setAccessibleName(words)

    def stopping(self) -> None:
        """The stop was asked for; the task ends at its next safe place."""
        self.stop.setEnabled(False)
        self._words.setText("Stopping…")


class Strip(QWidget):
    """The strip's parts: saved at the left, the timer in the middle of the window with how late the day is beside it,
    task, room and commands at the right."""

    def __init__(self, box: TimeBox, plan: DayPlan, commands: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Strip")
        self.saved = SavedSign()
        self.timer = TimerView(box, self)
        self.drift = DriftSign(self)
        self.timer.started.connect(plan.press)
        self.task = TaskSign()
        self.room = RoomChip()
        self.commands = KeyButton("Commands", commands)
        self._box, self._plan = box, plan
        self._timed = True
        box.changed.connect(self._place_timer)
        plan.changed.connect(self._standing)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(theme().px(12))
        self._row.addWidget(self.saved)
        self._row.addStretch(1)
        self._row.addWidget(self.task)
        self._row.addWidget(self.room)
        self._row.addWidget(self.commands)
        # The timer floats over the row, so that it stays in the middle whatever stands beside it.
        QWidget.setTabOrder(self.timer, self.task.stop)
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_timed(self, timed: bool) -> None:
        """Whether the stage on the sheet runs against the clock; a timer that runs is always in sight."""
        self._timed = timed
        self._place_timer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window the timer and how late the day is come before what the Guide's picture shows as well.
        wide = self.width() / theme().scale
        self.room.set_most(WORDS if wide >= WIDE else WORDS * 2 // 3 if wide >= NARROW else 0)
        self._place_timer()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_timer()  # something at the sides came, went or changed its words
        return super().event(event)

    def _standing(self) -> None:
        words = self._plan.words
        self.drift.set_forms(words)
        begins = self._plan.replaces
        self.timer.set_standing(
            words[0] if words else "", self._plan.sentence, title(begins.item) if begins is not None else ""
        )
        self._place_timer()

    def _place_timer(self) -> None:
        """Give timer and drift what lies between the sides.

        The timer stands in the middle whatever is said beside it, as long as that fits: a disc that moves when it is
        pressed is missed by the next press. How late the day is comes before what the timer is called.
        """
        timer, drift = self.timer, self.drift
        timer.setVisible(self._timed or self._box.state is not State.READY)
        left = self.saved.x() + self.saved.sizeHint().width() + theme().px(8)
        right = self.width() - self._right_side() - theme().px(8)
        gap = theme().px(GAP)
        width = right - left
        forms = drift.forms if timer.isVisibleTo(self) else ()
        beside = {form: gap + drift.width_of(form) for form in forms} | {"": 0}
        whole = [form for form in forms if ";" in form]
        words = next((form for form in whole if timer.wish() + beside[form] <= width), "")
        if forms and not words:  # the timer's own label gives way
            words = next((form for form in (whole[-1], forms[-1]) if timer.least() + beside[form] <= width), "")
        timer.set_room(max(timer.least(), min(timer.wish(), width - beside[words])))
        drift.show_form(words)
        size, small = timer.sizeHint(), drift.sizeHint()
        x = max(left, min((self.width() - size.width()) // 2, right - size.width() - beside[words]))
        timer.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
        drift.setGeometry(x + size.width() + gap, (self.height() - small.height()) // 2, small.width(), small.height())

    def _right_side(self) -> int:
        """The pixels from the first thing at the right of the stretch to the end."""
        row = self._row
        taken, behind = row.contentsMargins().right(), False
        for number in range(row.count()):
            item = row.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is None:
                behind = True
            elif behind and not widget.isHidden():
                taken += widget.sizeHint().width() + row.spacing()
        return taken

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(12), 0, px(8), 0)
        self._place_timer()
