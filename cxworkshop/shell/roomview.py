"""The Guide's picture of the room: what stands on the wall, by the same painter, and what may be done with it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.shell.roomstate import SIGNS, Standing, on_wall, standing, told
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.chips import StatusChip
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room
    from cxworkshop.ui.room.snapshot import Composed

RADIUS = 8
BORDER = 2
WIDEST, TALLEST = 16 / 9, 3 / 4  # width to height of a picture without a wall; the height a tall wall may take of it
MOST = 0.26  # of the Guide's height


class RoomPicture(KeyboardFocus, QAbstractButton):
    """The wall, small. Pressed, it offers what can be done with the room. It is painted anew only when it changed."""

    halo_radius = RADIUS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._most = 10_000
        self._kept: QPixmap | None = None
        self._of: object = None  # what `_kept` is a picture of
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The room: No room screen")
        theme().changed.connect(self._dress)

    def set_room(self, room: Room) -> None:
        """The room to show."""
        self._room = room
        self.refresh()

    def set_most(self, height: int) -> None:
        """The height it may take at most, in pixels."""
        self._most = height
        self._fit()

    @property
    def composed(self) -> Composed | None:
        """What is shown: the wall's own layout. None while the wall is black, or there is nothing to show."""
        room = self._room
        if room is None or room.black or (not room.is_open and room.item is None):
            return None
        return room.composed

    def refresh(self) -> None:
        """The room changed: paint again if what shows did."""
        now = standing(self._room)
        words = on_wall(self._room) or told(self._room)
        name_changed(self, f"The room, {SIGNS[now].words}" + (f": {words}" if words else ""))
        self._fit()
        if self.isVisible() and self._key() != self._of:
            self.update()

    def picture(self) -> QRectF:
        """Where the wall's picture is, inside the border."""
        wide, high = self._share()
        area = QRectF(self.rect()).adjusted(BORDER, BORDER, -BORDER, -BORDER)
        scale = min(area.width() / wide, area.height() / high)
        size = QRectF(0, 0, wide * scale, high * scale)
        size.moveCenter(area.center())
        return size

    def _key(self) -> object:
        now = standing(self._room)
        return now, self.composed, self.size(), self.devicePixelRatioF(), theme().key

    def _share(self) -> tuple[int, int]:
        return self._room.picture_size if self._room is not None else (16, 9)

    def _fit(self) -> None:
        wide, high = self._share()
        share = min(high / wide, TALLEST)
        height = min(math.ceil((self.width() - 2 * BORDER) * share) + 2 * BORDER, self._most)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(max(40, height))

    def _dress(self) -> None:
        self._of = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(272), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        key = self._key()
        if self._kept is None or key != self._of:
            self._kept, self._of = self._made(), key
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        if self.hasFocus() and self.focus_shown:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, self.picture().adjusted(-BORDER, -BORDER, BORDER, BORDER), RADIUS)

    def _made(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, t = self.picture(), theme()
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS - BORDER, RADIUS - BORDER)
        painter.save()
        painter.setClipPath(shape)
        composed = self.composed
        if composed is not None:
            from cxworkshop.ui.room.snapshot import paint

            paint(painter, composed, place)
        elif self._room is not None and self._room.black:
            painter.fillRect(place, QColor(Qt.GlobalColor.black))
        else:
            painter.fillRect(place, t.color("well"))
            painter.setFont(t.font("ui"))
            painter.setPen(t.color("ink3"))
            words = "Ctrl Enter sends here\nwhat you look at"
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
        now = standing(self._room)
        border = {Standing.LIVE: "accent", Standing.FROZEN: "ink", Standing.BLANK: "edge"}.get(now)
        wide = BORDER if border is not None else 1
        out = BORDER - wide / 2
        painter.setPen(QPen(t.color(border or "line2"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-out, -out, out, out), RADIUS - 1, RADIUS - 1)
        painter.end()
        return pixmap


class RoomBlock(QWidget):
    """The picture, Live/Freeze/Blank or the way to open the room, and what there is to say about it."""

    menu_wanted = Signal(QPoint)  # where, in pixels of the screen

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self.picture = RoomPicture()
        self.modes = Segmented(
            [
                Option(Standing.LIVE, "Live", "broadcast"),
                Option(Standing.FROZEN, "Freeze", "snowflake"),
                Option(Standing.BLANK, "Blank", "eye-slash"),
            ],
            "The room",
        )
        self.open = Button("Open the room", icon="projector-screen")
        self.open.bind(commands.action("room.open"))
        self.open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chip = StatusChip(SIGNS[Standing.FROZEN].words, SIGNS[Standing.FROZEN].icon, "inverted")
        self.words = ElidedLabel("", "small", "ink2")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.chip)
        line.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picture)
        column.addWidget(self.modes)
        column.addWidget(self.open)
        column.addLayout(line)
        self.modes.hide()
        self.chip.hide()
        self.words.hide()
        self.modes.changed.connect(self._set_mode)
        self.picture.clicked.connect(
            lambda: self.menu_wanted.emit(self.picture.mapToGlobal(QPoint(0, self.picture.height() + 4)))
        )

    def set_room(self, room: Room) -> None:
        """The room to show."""
        self._room = room
        self.picture.set_room(room)
        room.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how the room stands; while the Guide is folded nothing is laid out."""
        if not self.isVisible() or self._room is None:
            return
        self.picture.refresh()
        now = standing(self._room)
        shows = now is not Standing.NONE
        # The focus must not fall off the Guide when one of the two takes the place of the other.
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus) and self.modes.isVisible() is not shows:
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.modes.setVisible(shows)
        self.open.setVisible(not shows)
        if shows and self.modes.value() != now:
            self.modes.set_value(now)
        marked = now in (Standing.FROZEN, Standing.BLANK)
        if marked:
            self.chip.set_state(SIGNS[now].words, SIGNS[now].icon, SIGNS[now].hue)
        words = told(self._room)
        self.chip.setVisible(marked)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _set_mode(self, key: str) -> None:
        room = self._room
        if room is None:
            return
        now = standing(room)
        if key == Standing.LIVE:
            room.live()
        elif key == Standing.BLANK:
            if now is not Standing.BLANK:
                room.toggle_blank()
        else:
            if room.blank:
                room.toggle_blank()
            if room.mode.value != "frozen":
                room.toggle_freeze()
