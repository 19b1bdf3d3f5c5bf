"""The band above levels 1 and 2: why now, in the room's words, written where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.words import draw_words, height_in
from cxworkshop.stages.definition.page.writing import Writing
from cxworkshop.stages.definition.records import Definition
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.typing import ENTER, keeps

ASK = "Why now? What happens if nothing changes?"
LONG = 110  # characters; a longer text is set smaller, so that it stays a band
PAD = 16
LABEL = 74
RADIUS = 10


class WhyNow(HoverFade, KeyboardFocus, QAbstractButton):
    """Enter or a click writes in it; Enter, Esc or leaving keeps what is written. `most` lines show, 0 for all."""

    halo_radius = RADIUS

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, most: int = 0) -> None:
        super().__init__(parent)
        self.desk = desk
        self._most = most
        self.writing: Writing | None = None
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.write)
        theme().changed.connect(self._fit)
        self.refresh()

    def refresh(self) -> None:
        """Show why now as it is."""
        self._words = self.desk.content.one(Definition).why_now.strip()
        self.setAccessibleName("Why now")
        self.setAccessibleDescription(self._words or "Not said yet")
        if self.writing is not None:
            self.writing.set_text(self.desk.content.one(Definition).why_now)
        self._fit()

    def write(self) -> None:
        """Write in the band."""
        if self.writing is not None:
            return
        writing = Writing(self, self._role, "Why now", self.desk.content.one(Definition).why_now, ASK, max_lines=6)
        self.writing = writing
        writing.committed.connect(lambda text: self.desk.do(do.write_definition, "why_now", text.strip()))
        writing.ended.connect(lambda _way: self._close(back=True))
        writing.gone.connect(lambda: self._close(back=False))
        writing.grown.connect(self._fit)
        writing.open_over(self._place())
        self._fit()

    def leave(self) -> None:
        """Keep what is half typed."""
        if self.writing is not None:
            self.writing.commit()

    def event(self, event: QEvent) -> bool:
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_F2):
            self.write()
        else:
            super().keyPressEvent(event)

    def _close(self, *, back: bool) -> None:
        writing, self.writing = self.writing, None
        self.desk.end_typing()
        if writing is not None:
            if back:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            writing.hide()
            writing.deleteLater()
        self._fit()

    def _hint(self, text: str) -> None:
        if tooltip(text) != self.toolTip():
            self.setToolTip(tooltip(text))

    # -- its place -----------------------------------------------------------------------------------------------------

    @property
    def _role(self) -> Role:
        return "voice2" if len(self._words) <= LONG else "voice"

    def _room(self, width: int) -> float:
        px = theme().px
        return max(40.0, width - px(PAD) * 2 - px(LABEL) - px(40))

    def _place(self) -> QRectF:
        px = theme().px
        return QRectF(px(PAD) + px(LABEL) + px(8), px(PAD), self._room(self.width()), self.height() - 2 * px(PAD))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = height_in(self._words or ASK, self._role, self._room(width), most=self._most)
        if self.writing is not None:
            words = max(words, self.writing.height() - 10)
        return words + 2 * theme().px(PAD)

    def sizeHint(self) -> QSize:
        width = self.width() or 600
        return QSize(width, self.heightForWidth(width))

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.writing is not None:
            self.writing.place(self._place())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        fill = "hover" if self.underMouse() else "well"
        draw_panel(painter, area, fill=fill, border=None, radius=RADIUS, elevation=0)
        place = self._place()
        first = QRectF(t.px(PAD), place.top(), t.px(LABEL), t.line_height(self._role))
        painter.setFont(t.font("ui", 500))
        painter.setPen(t.color("ink2"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, "Why now")
        if self.writing is None:
            cut = draw_words(painter, place, self._words or ASK, self._role, "ink" if self._words else "ink3")
            self._hint(self._words if cut else "")
        if self._words:
            sign = QRectF(area.right() - t.px(PAD) - t.px(18), first.top(), t.px(18), first.height())
            draw_icon(painter, sign, "check", "accent", "bold")
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, RADIUS)
