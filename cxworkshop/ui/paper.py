"""Paper on the screen: the pages of a document one under the other, drawn beside the window at the screen's own pixels.

A new document takes the place of the one before without a blink: each page shows as it was until its new picture is
there, and the view stays at the page and the height where it was.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.background import Background
from cxworkshop.ui.drawn import Drawn, Sight
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.labels import lay_out
from cxworkshop.ui.pdf import Pages
from cxworkshop.ui.theme import theme

EDGE = 20  # around a page
GAP = 16  # between two pages
WIDEST = 1100  # pixels at 100 % text size: wider pages are no easier to read
SPOKEN = 6000  # characters of a page in its accessible name
WHITE = "#FFFFFF"  # paper is white in every theme
MARK = "#A5123F"  # and so are the places marked on it red in every theme
Box = tuple[float, float, float, float]  # left, top, right, bottom in parts of the page


@dataclasses.dataclass(slots=True)
class _Stack:
    """Height and upper edge of each page in pixels from the head of the first, and what that follows from."""

    of: tuple[Pages | None, float, int, int]
    heights: list[float]
    tops: list[float]


class PaperView(KeyboardFocus, QAbstractScrollArea):
    """`turned` tells that another page is in the middle of the view, `drawn` that one was drawn.

    `fit` is "width" or "page".
    """

    turned = Signal(int)
    drawn = Signal(int)
    halo_radius = None

    def __init__(self, name: str, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._pages: Pages | None = None
        self._drawn = Drawn(background, self._sight, self)
        self._drawn.drawn.connect(self._show_drawn)
        self._page = 0
        self._fit = "width"
        self._words = ""
        self._foot = 0
        self._marks: Mapping[int, Sequence[Box]] = {}
        self._stacked: _Stack | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes makes every page a little narrower, and is drawn for twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme().changed.connect(self._lay_out)
        self._tell()

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def pages(self) -> Pages | None:
        """The document in the view."""
        return self._pages

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self._pages.sizes) if self._pages is not None else 0

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        return self._page

    @property
    def fit(self) -> str:
        """ "width" or "page"."""
        return self._fit

    @property
    def wrong(self) -> dict[int, str]:
        """Of the pages that were drawn those that are blank sheets, by number from 0, and why."""
        return self._drawn.wrong(self._pages)

    @property
    def settled(self) -> bool:
        """Whether every page in sight shows as it is now."""
        return self._drawn.settled

    def set_pages(self, pages: Pages | None) -> None:
        """Show another document, at the page and height where the view stands."""
        place = self._place()
        self._pages = pages
        self._words = ""
        self._drawn.cut(self.page_count)
        self._lay_out(place)

    def set_words(self, words: str) -> None:
        """What stands in place of the pages while there are none; while there are, nothing changes."""
        self._words = words
        self.viewport().update()
        self._tell()

    def set_marks(self, marks: Mapping[int, Sequence[Box]]) -> None:
        """Places on the pages that are framed: by page from 0, each in parts of the page's width and height."""
        self._marks = marks
        self.viewport().update()

    def set_fit(self, fit: str) -> None:
        """As wide as the view, or so that a whole page is in sight."""
        if fit != self._fit:
            self._fit = fit
            page = self._page
            self._lay_out()
            self.go_to(page)

    def set_foot(self, pixels: int) -> None:
        """Room below the last page, for what lies over the view there."""
        if pixels != self._foot:
            self._foot = pixels
            self._lay_out()

    def go_to(self, page: int) -> None:
        """Bring a page to the top, the nearest there is."""
        if self.page_count:
            page = max(0, min(page, self.page_count - 1))
            top = round(self._tops()[page]) - theme().px(EDGE) // 2 if page else 0
            self.verticalScrollBar().setValue(top)
            # A short last page never reaches the top: it is the page one asked for all the same.
            self._take(page)

    def turn(self, by: int) -> None:
        """So many pages on, or back."""
        self.go_to(self._page + by)

    # -- geometry ------------------------------------------------------------------------------------------------------

    def _page_width(self) -> float:
        """Pixels of the program; every page is as wide as the first one is."""
        room = max(60.0, self.viewport().width() - 2.0 * theme().px(EDGE))
        width = min(room, float(theme().px(WIDEST)))
        if self._fit == "page" and self._pages is not None and self._pages.sizes:
            w, h = self._pages.sizes[0]
            width = min(width, max(60.0, (self.viewport().height() - 2.0 * theme().px(EDGE) - self._foot) * w / h))
        return float(round(width))

    def _stack(self) -> _Stack:
        """Where the pages stand; worked out once for a document and a width, there may be a thousand."""
        of = (self._pages, self._page_width(), theme().px(EDGE), theme().px(GAP))
        if self._stacked is None or self._stacked.of != of:
            heights, tops, y = [], [], float(theme().px(EDGE))
            for w, h in self._pages.sizes if self._pages is not None else ():
                height = float(round(of[1] * h / w))
                heights.append(height)
                tops.append(y)
                y += height + of[3]
            self._stacked = _Stack(of, heights, tops)
        return self._stacked

    def _heights(self) -> list[float]:
        return self._stack().heights

    def _tops(self) -> list[float]:
        return self._stack().tops

    def _at(self, y: float) -> int:
        """The page that begins at or above this height of the whole, else the first."""
        return max(0, bisect_right(self._tops(), y) - 1)

    def _rect(self, page: int, top: float, height: float) -> QRectF:
        width = self._page_width()
        left = float(round((self.viewport().width() - width) / 2))
        return QRectF(left, top - self.verticalScrollBar().value(), width, height)

    def _place(self) -> tuple[int, float]:
        """The page at the upper edge, and how much of it is above."""
        value, heights, tops = self.verticalScrollBar().value(), self._heights(), self._tops()
        for page in range(self._at(value), len(tops)):
            if tops[page] + heights[page] > value:
                return page, (value - tops[page]) / heights[page]
        return 0, -1.0

    def _lay_out(self, place: tuple[int, float] | None = None) -> None:
        if not isinstance(place, tuple):
            place = self._place()
        heights, tops = self._heights(), self._tops()
        bar = self.verticalScrollBar()
        total = tops[-1] + heights[-1] + theme().px(EDGE) + self._foot if tops else 0.0
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme().px(48))
        bar.setRange(0, max(0, round(total) - self.viewport().height()))
        if tops:
            page = min(place[0], len(tops) - 1)
            bar.setValue(round(tops[page] + place[1] * heights[page]) if place[1] > -1.0 else 0)
        self._scrolled()

    def _scrolled(self, _value: int = 0) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self._take(self._at(middle))
        self.viewport().update()
        self._drawn.go_on()

    def _take(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.turned.emit(page)
        self._tell()

    # -- drawing beside the window -------------------------------------------------------------------------------------

    def _in_sight(self) -> list[int]:
        view, heights, tops = QRectF(self.viewport().rect()), self._heights(), self._tops()
        value = self.verticalScrollBar().value()
        near = range(self._at(value), min(len(tops), self._at(value + view.height()) + 1))
        return [page for page in near if self._rect(page, tops[page], heights[page]).intersects(view)]

    def _pixels(self) -> int:
        return round(self._page_width() * self.devicePixelRatioF())

    def _sight(self) -> Sight | None:
        if self._pages is None:
            return None
        return Sight(self._pages, self._pixels(), self._in_sight() if self.isVisible() else ())

    def _show_drawn(self, page: int) -> None:
        self.viewport().update()
        if page == self._page:
            self._tell()
        self.drawn.emit(page)

    # -- looks ---------------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        if not self.page_count:
            name_changed(self, f"{self._name}: {self._words}" if self._words else self._name)
            return
        picture = self._drawn.picture(self._page)
        text = f": {picture.text[:SPOKEN]}" if picture is not None and picture.text else ""
        name_changed(self, f"{self._name}, page {self._page + 1} of {self.page_count}{text}")

    def sizeHint(self) -> QSize:
        return QSize(theme().px(560), theme().px(640))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._drawn.go_on()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Down:
                bar.triggerAction(bar.SliderAction.SliderSingleStepAdd)
            case Qt.Key.Key_Up:
                bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
            case Qt.Key.Key_Space:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                action = bar.SliderAction.SliderPageStepSub if back else bar.SliderAction.SliderPageStepAdd
                bar.triggerAction(action)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(self.page_count - 1)
            case _:
                super().keyPressEvent(event)
                return
        self._show_focus(True)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), t.color("well"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        view, heights, tops = QRectF(self.viewport().rect()), self._heights(), self._tops()
        for page in self._in_sight():
            self._paint_page(painter, page, self._rect(page, tops[page], heights[page]))
        if not self.page_count and self._words:
            self._paint_words(painter)
        if self.hasFocus() and self.focus_shown:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, view, 4)

    def _paint_page(self, painter: QPainter, page: int, place: QRectF) -> None:
        # A shadow as large as a page would be painted anew with every step of scrolling: an edge does the same.
        painter.fillRect(place.adjusted(-1, -1, 1, 1), theme().color("line2"))
        painter.fillRect(place.adjusted(0, place.height() + 1, 0, 2), theme().color("line"))
        painter.fillRect(place, WHITE)
        self._paint_picture(painter, page, place)
        self._paint_marks(painter, page, place)

    def _paint_marks(self, painter: QPainter, page: int, place: QRectF) -> None:
        marks = self._marks.get(page, ())
        if not marks:
            return
        edge, tint, around = QColor(MARK), QColor(MARK), max(3.0, place.width() / 140)
        tint.setAlphaF(0.12)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(tint)
        for left, top, right, bottom in marks:
            size = QPointF(place.width(), place.height())
            start = QPointF(place.left() + left * size.x(), place.top() + top * size.y())
            end = QPointF(place.left() + right * size.x(), place.top() + bottom * size.y())
            frame = QRectF(start, end).adjusted(-around, -around, around, around)
            painter.drawRoundedRect(frame.intersected(place.adjusted(1, 1, -1, -1)), 3, 3)
        painter.restore()

    def _paint_picture(self, painter: QPainter, page: int, place: QRectF) -> None:
        picture = self._drawn.picture(page)
        if picture is None:
            return
        if picture.width == self._pixels():
            # Pixel for pixel: a page that is scaled by a hair loses its sharpness.
            picture.image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), picture.image)
        else:
            picture.image.setDevicePixelRatio(1.0)
            painter.drawPixmap(place, picture.image, QRectF(picture.image.rect()))

    def _paint_words(self, painter: QPainter) -> None:
        t = theme()
        width = min(t.px(420), self.viewport().width() - 2 * t.px(EDGE))
        layouts, height = lay_out(self._words, t.font("body"), max(80, width), t.line_height("body"))
        left = (self.viewport().width() - width) / 2
        top = max(float(t.px(EDGE)), self.viewport().height() * 0.32 - height / 2)
        painter.setPen(t.color("ink2"))
        for layout, y in layouts:
            layout.draw(painter, QPointF(left, top + y))
