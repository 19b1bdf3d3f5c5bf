"""The document on the page: the draft or the revision, renewed after a change, at the page where one was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import document
from cxworkshop.stages.teams.commands import write_team
from cxworkshop.ui.pdf import PdfPages
from tests.stages.signoff.conftest import freeze, say_all, small_workshop

Key = Qt.Key


def test_the_draft_shows_until_something_is_frozen(page, desk, printed, settle) -> None:
    assert printed == [("definition", None)]
    assert page.document.reading.paper.page_count == 3
    assert page.document.reading.count.text() == "Page 1 of 3"
    say_all(desk.store)
    freeze(desk.store)
    settle(page)
    assert printed[-1] == ("definition", 1)


def test_a_change_renews_the_document_and_keeps_the_page(page, desk, printed, settle, press) -> None:
    paper = page.document.reading.paper
    paper.setFocus()
    press(Key.Key_Right, Key.Key_Right)
    assert paper.page == 2
    before = paper.pages
    desk.do(write_team, "desk", "purpose", "Answers the phone")
    settle(page)
    assert paper.pages is not before
    assert paper.page == 2
    assert len(printed) == 2


def test_pages_turn_by_keys_from_anywhere_in_the_tab(page, press) -> None:
    paper = page.document.reading.paper
    assert page.document.panel.points.list.hasFocus()
    press(Key.Key_PageDown)
    assert paper.page == 1
    press(Key.Key_PageUp)
    assert paper.page == 0
    paper.setFocus()
    press(Key.Key_Right)
    assert paper.page == 1
    assert page.document.reading.count.text() == "Page 2 of 3"
    press(Key.Key_Left, Key.Key_End)
    assert paper.page == 2


def test_a_key_shows_the_full_record_from_its_beginning(page, printed, settle, press) -> None:
    page.document.reading.paper.go_to(2)
    page.document.reading.paper.setFocus()
    press(Key.Key_2)
    settle(page)
    assert printed[-1] == ("record", None)
    assert page.document.kind == "record"
    assert page.document.reading.paper.page == 0


def test_z_shows_the_whole_page_and_the_width_again(page, press) -> None:
    paper = page.document.reading.paper
    paper.setFocus()
    press(Key.Key_Z)
    assert paper.fit == "page"
    press(Key.Key_Z)
    assert paper.fit == "width"


def test_the_paper_says_what_stands_on_it(page) -> None:
    assert page.document.reading.paper.accessibleName() == ("The document, page 1 of 3: definition None sheet 1")


def test_nothing_is_made_while_nobody_looks(page, desk, printed, settle, qtbot) -> None:
    page.hide()
    desk.do(write_team, "desk", "purpose", "Answers the phone")
    qtbot.wait(30)
    assert len(printed) == 1
    page.show()
    settle(page)
    assert len(printed) == 2


def test_the_facilitators_notes_print_nothing_anew(page, desk, printed, settle) -> None:
    from cxworkshop.stages.prepare.commands import write_stage_note

    desk.do(write_stage_note, "signoff", "Ida first")
    settle(page)
    assert len(printed) == 1


def test_what_cannot_be_printed_is_said_in_place_of_the_page(page, desk, settle, monkeypatch) -> None:
    def refuse(*_args: object, **_more: object) -> bytes:
        raise Refused("A character has no letter in the document's type.", todo="Write it another way.")

    monkeypatch.setattr(document, "build", refuse)
    desk.do(write_team, "desk", "purpose", "Answers the phone")
    settle(page)
    paper = page.document.reading.paper
    assert paper.page_count == 0
    assert "A character has no letter" in paper.accessibleName()


def test_another_workshop_begins_anew(page, desk, settle) -> None:
    other = small_workshop()
    say_all(other)
    desk.put(other)
    page.on_opened()
    settle(page)
    assert page.document.panel.card.title.text() == "Nothing is frozen yet"
    assert page.document.reading.paper.page == 0
    desk.put(None)
    page.on_opened()
    QApplication.processEvents()
    desk.put(MemoryStore())
    page.on_opened()
    settle(page)
    assert page.document.panel.nobody.isVisible()


def test_the_page_comes_back_to_where_it_was(page, desk, qtbot, settle, press) -> None:
    from cxworkshop.stages.signoff.page import SignoffPage

    page.document.reading.paper.go_to(1)
    page.document.reading.toggle_fit()
    kept = page.state()
    again = SignoffPage(desk)
    qtbot.addWidget(again)
    again.restore(kept)
    again.resize(1172, 850)
    again.show()
    settle(again)
    assert again.document.reading.paper.page == 1
    assert again.document.reading.paper.fit == "page"
    again.hide()


def test_a_real_document_is_shown(desk) -> None:
    pages = PdfPages(document.build(desk.content))
    assert len(pages.sizes) > 2
    picture = pages.image(0, 300)
    assert picture.width() in (300, 301)
    assert "Kestrel" in pages.text(0)
