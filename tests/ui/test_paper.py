"""Paper: pages drawn beside the window at the screen's own pixels, renewed without losing the place."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.turns import PDFIUM
from cxworkshop.pdfium import Document
from cxworkshop.ui.background import Background
from cxworkshop.ui.paper import PaperView
from cxworkshop.ui.pdf import PdfPages


class Sheets:
    """A document of plain sheets in one colour, which counts what is asked of it."""

    def __init__(self, count: int, color: str = "#336699", size: tuple[float, float] = (200.0, 280.0)) -> None:
        self.sizes = (size,) * count
        self.color = color
        self.asked: list[tuple[int, int]] = []

    def image(self, page: int, width: int) -> QImage:
        self.asked.append((page, width))
        w, h = self.sizes[page]
        picture = QImage(width, round(width * h / w), QImage.Format.Format_RGB32)
        picture.fill(QColor(self.color))
        return picture

    def text(self, page: int) -> str:
        return f"What stands on sheet {page + 1}"


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PaperView]:
    background = Background()
    view = PaperView("The document", background)
    qtbot.addWidget(view)
    view.resize(440, 500)
    view.show()
    qtbot.waitExposed(view)
    yield view
    background.wait()
    QApplication.processEvents()


def settled(view: PaperView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.settled)


def test_only_what_is_near_is_drawn(view: PaperView, qtbot: QtBot) -> None:
    sheets = Sheets(200)
    view.set_pages(sheets)
    settled(view, qtbot)
    assert {page for page, _ in sheets.asked} <= {0, 1, 2}
    view.go_to(150)
    settled(view, qtbot)
    assert {page for page, _ in sheets.asked} <= {0, 1, 2, 149, 150, 151, 152}


def test_a_page_has_as_many_pixels_as_the_screen_shows(view: PaperView, qtbot: QtBot) -> None:
    sheets = Sheets(3)
    view.set_pages(sheets)
    settled(view, qtbot)
    shown = view.viewport().width() - 2 * 20
    assert {width for _, width in sheets.asked} == {round(shown * view.devicePixelRatioF())}


def test_another_width_draws_anew(view: PaperView, qtbot: QtBot) -> None:
    sheets = Sheets(3)
    view.set_pages(sheets)
    settled(view, qtbot)
    view.resize(640, 500)
    settled(view, qtbot)
    assert len({width for _, width in sheets.asked}) == 2


def test_pages_turn_and_tell(view: PaperView, qtbot: QtBot) -> None:
    view.set_pages(Sheets(5))
    turned: list[int] = []
    view.turned.connect(turned.append)
    view.turn(1)
    assert view.page == 1
    view.go_to(99)
    assert view.page == 4
    view.turn(-1)
    assert turned[-1] == view.page == 3


def test_keys_scroll_and_go_to_the_ends(view: PaperView, qtbot: QtBot) -> None:
    view.set_pages(Sheets(5))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() > 300
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert view.verticalScrollBar().value() == 0


def test_a_new_document_stays_at_the_place_and_shows_the_old_page_meanwhile(view: PaperView, qtbot: QtBot) -> None:
    view.set_pages(Sheets(6, "#aa0000"))
    view.go_to(3)
    settled(view, qtbot)
    value = view.verticalScrollBar().value()
    view.set_pages(Sheets(7, "#00aa00"))
    assert view.verticalScrollBar().value() == value
    middle = view.viewport().rect().center()
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("#aa0000")
    settled(view, qtbot)
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("#00aa00")
    assert view.page == 3


def test_a_shorter_document_shows_its_end(view: PaperView, qtbot: QtBot) -> None:
    view.set_pages(Sheets(9))
    view.go_to(8)
    view.set_pages(Sheets(2))
    settled(view, qtbot)
    assert view.page == 1


def test_the_name_says_page_and_words(view: PaperView, qtbot: QtBot) -> None:
    assert view.accessibleName() == "The document"
    view.set_words("The document is being made…")
    assert view.accessibleName() == "The document: The document is being made…"
    view.set_pages(Sheets(2))
    settled(view, qtbot)
    assert view.accessibleName() == "The document, page 1 of 2: What stands on sheet 1"


def test_a_whole_page_fits(view: PaperView, qtbot: QtBot) -> None:
    view.set_pages(Sheets(3))
    view.set_fit("page")
    assert view._heights()[0] <= view.viewport().height()
    view.set_fit("width")
    assert view._heights()[0] > view.viewport().height()


def test_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        PdfPages(b"not a document")


class _Closed:
    def __init__(self) -> None:
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


def test_letting_a_document_go_waits_for_nobody_who_draws() -> None:
    pages, document = Document.__new__(Document), _Closed()
    pages._document = document
    drawing, drawn = threading.Event(), threading.Event()

    def draw() -> None:
        with PDFIUM:
            drawing.set()
            assert drawn.wait(20.0)

    thread = threading.Thread(target=draw)
    thread.start()
    assert drawing.wait(20.0)
    del pages  # goes on at once
    assert not document.closed.is_set()
    drawn.set()
    assert document.closed.wait(20.0)
    thread.join()


def test_a_document_that_nobody_draws_is_let_go_at_once() -> None:
    pages, document = Document.__new__(Document), _Closed()
    pages._document = document
    del pages
    assert document.closed.is_set()


class Breaks(Sheets):
    """The second sheet fails in a way that nobody foresaw."""

    def image(self, page: int, width: int) -> QImage:
        if page == 1:
            raise MemoryError
        return super().image(page, width)


def test_a_page_that_fails_is_a_blank_sheet_and_the_others_are_drawn(view: PaperView, qtbot: QtBot) -> None:
    sheets = Breaks(4)
    with qtbot.captureExceptions() as raised:
        view.set_pages(sheets)
        settled(view, qtbot)
        view.go_to(2)
        settled(view, qtbot)
    assert [error for error, *_ in raised] == [MemoryError]  # it is still told to whoever mends the program
    assert {page for page, _ in sheets.asked} >= {0, 2, 3}
    assert view.wrong == {1: "It cannot be drawn."}
    view.set_pages(Sheets(2))
    settled(view, qtbot)
    assert view.wrong == {}
