"""The client's logo and colour beside the other fields of the plan, small; and a colour of the logo that is offered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.stages.prepare.page.title_preview import draw_logo
from cxworkshop.ui.a11y import described, name_changed
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.dropped import one_file
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

HEIGHT = 34
WIDTH = 124
SWATCH = 26


class _Pressed(KeyboardFocus, QAbstractButton):
    """A painted button that Enter presses too."""

    halo_radius: float | None = 6

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)


class TitlePageField(_Pressed):
    """Pressing it opens where logo and colour are set. `dropped` carries a file let fall on it, None for several."""

    dropped = Signal(object)
    halo_radius = None  # its border says it, as that of the fields beside it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._dark = False
        self._accent = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.setToolTip(tooltip("Logo and colour on the title page of the documents"))
        theme().changed.connect(self._fit)
        self._fit()
        self._tell()

    def show_title(self, picture: QImage | None, accent: str, *, dark: bool) -> None:
        """The logo, None for none, whether it stands on a dark ground, and the colour, "" for none."""
        self._picture = picture if picture is not None and not picture.isNull() else None
        self._accent, self._dark = accent, dark
        self._tell()

    def _tell(self) -> None:
        logo = "with the logo" if self._picture is not None else "no logo"
        colour = f"colour {self._accent}" if self._accent else "no colour"
        name_changed(self, described("Title page", logo, colour))
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self.setMinimumWidth(theme().px(WIDTH))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(HEIGHT))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(one_file(event.mimeData()))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus() and self.focus_shown
        draw_panel(
            painter, QRectF(self.rect()), fill="hover" if self.underMouse() else "field",
            border="accent" if focused else "edge", width=2 if focused else 1, radius=6, elevation=0,
        )  # fmt: skip
        pad, side = t.px(9), t.px(16)
        middle = self.height() / 2
        caret = QRectF(self.width() - pad - side, middle - side / 2, side, side)
        draw_icon(painter, caret, "caret-down", "ink3")
        left = float(pad)
        if self._accent:
            painter.setPen(t.color("edge"))
            painter.setBrush(QColor(self._accent))
            painter.drawRoundedRect(QRectF(left + 0.5, middle - side / 2 + 0.5, side - 1, side - 1), 3, 3)
            left += side + t.px(8)
        room = QRectF(left, t.px(5), caret.left() - t.px(6) - left, self.height() - 2 * t.px(5))
        if self._picture is not None:
            painter.fillRect(room, QColor("white"))  # it is seen as on paper, in any theme
            draw_logo(painter, room.adjusted(3, 2, -3, -2), self._picture, dark=self._dark, pad=2.0, small=True)
        else:
            painter.setFont(t.font("ui"))
            painter.setPen(t.color("ink3" if not self._accent else "ink2"))
            words = "Colour" if self._accent else "Logo, colour"
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class Swatch(_Pressed):
    """One colour of the logo, offered. `taken` carries it."""

    taken = Signal(str)

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Take {colour} from the logo")
        self.setToolTip(tooltip(f"{colour}, from the logo"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.taken.emit(self.colour))

    def sizeHint(self) -> QSize:
        side = theme().px(SWATCH)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("accent" if self.hasFocus() and self.focus_shown else "edge"))
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 4, 4)
