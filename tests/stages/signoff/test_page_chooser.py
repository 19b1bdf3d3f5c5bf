"""Choosing a document with a key: four kinds, a team by its letters, a revision, a paper; and what goes out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.stages import document
from cxworkshop.stages.prepare.commands import write_workshop
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.page.chooser_bar import Version
from cxworkshop.stages.signoff.page.main import SignoffPage
from cxworkshop.stages.signoff.page.team_rows import matching, team_rows
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.commands import add_team, remove_teams, write_team
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.desk import Desk
from tests.stages.signoff.conftest import Press, freeze, say_all

Key = Qt.Key
Settle = Callable[[SignoffPage], None]
Printed = list[tuple[str, int | None]]


def taken(page: SignoffPage) -> list[Wanted]:
    """What the page asked to be written, as it will be told."""
    told: list[Wanted] = []
    page.export_requested.connect(told.append)
    return told


def words_on(page: SignoffPage) -> str:
    pages = page.document.reading.paper.pages
    assert pages is not None
    return pages.text(0)


def test_three_letters_show_a_teams_page_and_enter_takes_it(page: SignoffPage, settle: Settle, press: Press) -> None:
    told = taken(page)
    press(Key.Key_3)
    assert page.document.picker.search.hasFocus()
    assert not page.document.panel.isVisible()
    press("ser")
    settle(page)
    assert "Service Desk" in words_on(page)
    press(Key.Key_Return)
    assert told == [Wanted("team", "desk")]
    assert page.document.picker.search.text() == "ser"


def test_arrows_turn_to_the_next_team_while_the_hand_stays_in_the_field(
    page: SignoffPage, settle: Settle, press: Press
) -> None:
    press(Key.Key_3)
    settle(page)
    assert "Billing" in words_on(page)
    press(Key.Key_Down, Key.Key_Down)
    settle(page)
    assert "Service Desk" in words_on(page)
    press(Key.Key_Down)  # the last: it stays
    press(Key.Key_Up)
    settle(page)
    assert "North Depot" in words_on(page)
    assert page.document.picker.search.hasFocus()


def test_letters_that_nobody_has_leave_the_page_and_take_nothing(
    page: SignoffPage, settle: Settle, press: Press
) -> None:
    told = taken(page)
    press(Key.Key_3, "depot")
    settle(page)
    press("xyz", Key.Key_Return)
    settle(page)
    assert told == []
    assert page.document.picker.nothing.text() == "No team has “depotxyz” in its name."
    assert "North Depot" in words_on(page)
    press(Key.Key_Escape)
    assert page.document.picker.team == "depot"
    press(Key.Key_Escape)
    assert page.document.reading.paper.hasFocus()


def test_teams_of_one_name_are_told_apart_by_where_they_belong(desk: Desk, page: SignoffPage, press: Press) -> None:
    for unit in ("Harbour", "Airport", "Harbour"):
        done = desk.do(add_team, "Billing")
        assert done.value is not None
        desk.do(write_team, done.value.id, "unit", unit)
    press(Key.Key_3, "billing")
    view = page.document.picker.list
    told = [view.model_.index(row).data() for row in range(view.model_.rowCount())]
    assert [words.split(", ")[:2] for words in told] == [
        ["Billing", "not placed yet"],
        ["Billing", "Airport"],
        ["Billing", "Harbour"],
        ["Billing", "Harbour"],
    ]
    assert told[2] != told[3]
    press(" air")
    row = page.document.picker.row
    assert row is not None
    assert row.path == "Airport"


def test_a_name_that_begins_so_comes_before_one_that_holds_it(desk: Desk) -> None:
    for name in ("Night desk", "Überseedesk", "Desk planning"):
        desk.do(add_team, name)
    rows = team_rows(desk.content)
    assert [row.title for row in matching(rows, "DESK")] == [
        "Desk planning",
        "Night desk",
        "Service Desk",
        "Überseedesk",
    ]
    assert [row.title for row in matching(rows, "uber")] == ["Überseedesk"]


def test_a_team_that_goes_gives_its_place_to_the_next(
    desk: Desk, page: SignoffPage, settle: Settle, press: Press
) -> None:
    press(Key.Key_3, Key.Key_Down)
    settle(page)
    assert page.document.picker.team == "depot"
    desk.do(remove_teams, ("depot",))
    settle(page)
    assert page.document.picker.team == "desk"
    assert "Service Desk" in words_on(page)
    desk.do(remove_teams, ("desk", "billing"))
    settle(page)
    assert page.document.reading.paper.page_count == 0
    assert "no team yet" in page.document.picker.nothing.text()
    desk.undo()
    settle(page)
    assert page.document.reading.paper.page_count == 1


def test_an_edit_elsewhere_is_in_the_teams_page(desk: Desk, page: SignoffPage, settle: Settle, press: Press) -> None:
    press(Key.Key_3)
    settle(page)
    desk.do(write_team, "billing", "unit", "Money and Meters")
    settle(page)
    assert "Money and Meters" in words_on(page)


def test_each_kind_has_its_key_and_begins_at_its_first_page(
    page: SignoffPage, printed: Printed, settle: Settle, press: Press
) -> None:
    page.document.reading.paper.setFocus()
    for key, kind in ((Key.Key_2, "record"), (Key.Key_4, "team-pack"), (Key.Key_1, "definition")):
        page.document.reading.paper.go_to(2)
        press(key)
        settle(page)
        assert printed[-1] == (kind, None)
        assert page.document.reading.paper.page == 0
        assert page.document.panel.isVisible()


def test_the_hand_goes_back_to_the_signing_after_a_teams_page(page: SignoffPage, settle: Settle, press: Press) -> None:
    press(Key.Key_3)
    settle(page)
    press(Key.Key_Escape, Key.Key_1)
    settle(page)
    assert page.document.panel.isVisible()
    press(Key.Key_3)
    page.document.picker.list.setFocus()
    press(Key.Key_1)
    settle(page)
    assert page.document.panel.points.list.hasFocus()


def test_the_kinds_can_be_gone_through_by_arrows(page: SignoffPage, settle: Settle, press: Press) -> None:
    kinds = page.document.reading.bar.kinds
    kinds.segment("definition").setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Right, Key.Key_Right)
    settle(page)
    assert page.document.kind == "team"
    assert kinds.segment("team").hasFocus()
    press(Key.Key_Right)
    assert kinds.value() == "team-pack"


def test_a_click_on_team_page_puts_the_hand_where_the_team_is_found(page: SignoffPage, settle: Settle) -> None:
    QTest.mouseClick(page.document.reading.bar.kinds.segment("team"), Qt.MouseButton.LeftButton)
    settle(page)
    assert page.document.picker.search.hasFocus()


def test_the_paper_is_the_workshops_and_is_seen_at_once(
    desk: Desk, page: SignoffPage, settle: Settle, press: Press
) -> None:
    press(Key.Key_3)
    settle(page)
    press(Key.Key_Escape, Key.Key_L)
    settle(page)
    assert desk.paper == "Letter"
    paper = page.document.reading.paper
    assert paper.pages is not None
    assert paper.pages.sizes[0] == pytest.approx((612.0, 792.0))
    told = taken(page)
    press(Key.Key_E)
    assert told == [Wanted("team", "billing", None, "Letter")]


def test_a_frozen_revision_is_shown_as_it_was(desk: Desk, page: SignoffPage, settle: Settle, press: Press) -> None:
    say_all(desk.store)
    freeze(desk.store)
    desk.do(write_team, "billing", "name", "Billing and Refunds")
    settle(page)
    assert page.document.reading.bar.version_button.text() == "Draft"
    press(Key.Key_3)
    settle(page)
    press(Key.Key_Escape, Key.Key_V)
    menu = page.document.reading.bar.version_button.menu_
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    settle(page)
    assert page.document.reading.bar.version_button.text() == "Revision 1"
    row = page.document.picker.row
    assert row is not None
    assert row.title == "Billing"
    assert "Refunds" not in words_on(page)
    assert page.wanted_document == Wanted("team", "billing", 1)


def test_edits_print_nothing_anew_while_a_frozen_revision_is_shown(
    desk: Desk, page: SignoffPage, printed: Printed, settle: Settle
) -> None:
    say_all(desk.store)
    freeze(desk.store)
    settle(page)
    page.document.show_version(1)
    settle(page)
    count = len(printed)
    desk.do(write_team, "billing", "purpose", "Sends bills")
    settle(page)
    assert len(printed) == count
    page.document.show_version(None)
    settle(page)
    assert printed[-1] == ("definition", None)


def test_signing_brings_the_definition_as_it_stands(
    desk: Desk, page: SignoffPage, settle: Settle, press: Press
) -> None:
    say_all(desk.store)
    freeze(desk.store)
    settle(page)
    press(Key.Key_3)
    settle(page)
    press(Key.Key_Escape, Key.Key_S)
    settle(page)
    assert page.document.kind == "definition"
    assert page.document.panel.pad.isVisible()


def test_what_takes_long_can_be_stopped_and_taken_up_again(
    desk: Desk, page: SignoffPage, settle: Settle, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxworkshop.documents.errors import Cancelled
    from cxworkshop.stages.signoff.page import proof

    real, slow = document.build, [True]

    def build(content: Any, kind: Any = "definition", **more: Any) -> bytes:
        import time

        more["progress"](0.42)
        while slow[0]:
            if more["cancelled"]():
                raise Cancelled
            time.sleep(0.002)
        return real(content, kind, **more)

    monkeypatch.setattr(document, "build", build)
    monkeypatch.setattr(proof, "LONG_MS", 1)
    reading = page.document.reading
    page.document.reading.paper.setFocus()
    before = reading.paper.pages
    press(Key.Key_2)
    qtbot.waitUntil(lambda: reading.stop_button.isVisible() and "42 %" in reading.progress.text())
    assert reading.progress.text() == "Making the pages, 42 %"
    reading.stop_button.setFocus()
    press(Key.Key_Return)
    settle(page)
    assert reading.paper.pages is None  # the definition must not be taken for the record
    assert reading.progress.text() == "Stopped"
    desk.do(write_team, "billing", "purpose", "Sends bills")  # nothing begins by itself after that
    settle(page)
    assert reading.progress.text().startswith("Stopped")
    slow[0] = False
    press(Key.Key_Return)
    settle(page)
    assert reading.paper.pages is not before
    assert not reading.stop_button.isVisible()


def test_the_page_comes_back_to_the_team_it_was_on(
    desk: Desk, page: SignoffPage, qtbot: QtBot, settle: Settle, press: Press
) -> None:
    press(Key.Key_3, "dep")
    settle(page)
    kept = page.state()
    again = SignoffPage(desk)
    qtbot.addWidget(again)
    again.restore(kept)
    again.resize(1172, 850)
    again.show()
    settle(again)
    assert again.document.kind == "team"
    assert again.document.picker.team == "depot"
    assert "North Depot" in words_on(again)
    again.hide()


def test_the_room_sees_who_signs_whatever_is_chosen(page: SignoffPage, settle: Settle, press: Press) -> None:
    before = page.room_item()
    press(Key.Key_3, "ser")
    settle(page)
    assert page.room_item() == before


def test_everything_typed_is_shown_as_it_was_typed(desk: Desk, page: SignoffPage, settle: Settle, press: Press) -> None:
    desk.do(write_team, "billing", "name", "<b>Bill</b> & Co")
    desk.do(write_workshop, "client", "A & B <i>")
    press(Key.Key_3, "<b>")
    settle(page)
    row = page.document.picker.row
    assert row is not None
    assert row.title == "<b>Bill</b> & Co"
    assert "<b>Bill</b> & Co" in words_on(page)


def test_narrow_pages_fold_the_choices_into_menus(page: SignoffPage, settle: Settle) -> None:
    bar = page.document.reading.bar
    assert bar.kinds.isVisible()
    page.resize(700, 500)
    settle(page)
    assert not bar.kinds.isVisible()
    assert bar.kinds_button.isVisible()
    bar.kinds_button.click()
    menu = bar.kinds_button.menu_
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    QApplication.processEvents()
    assert page.document.kind == "record"
    assert bar.kinds_button.text() == "Full record"


def test_where_hardly_anything_fits_what_is_shown_still_has_its_name(page: SignoffPage, settle: Settle) -> None:
    """The paper gives way to the document and the revision; its key has it still."""
    bar = page.document.reading.bar
    bar.set_versions([Version(None, "As it stands"), Version(1, "Revision 1")], 1, "Revision 1")
    bar.setFixedWidth(bar.kinds_button.sizeHint().width() + bar.version_button.sizeHint().width() + 24)
    settle(page)
    for button in (bar.kinds_button, bar.version_button):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
    assert not bar.papers_button.isVisible()


def test_a_sealed_definition_keeps_its_paper(desk: Desk, page: SignoffPage, settle: Settle, press: Press) -> None:
    say_all(desk.store)
    freeze(desk.store)
    (revision,) = desk.content.of(Revision)
    pdf = document.build(desk.content, "definition", revision=1)
    desk.do(do.seal_revision, revision.id, pdf, "0" * 64, "Letter")
    settle(page)
    bar = page.document.reading.bar
    assert bar.papers.value() == "Letter"
    assert not bar.papers.isEnabled()
    page.document.reading.paper.setFocus()
    press(Key.Key_L)
    assert desk.paper == "A4"
    press(Key.Key_2)
    assert bar.papers.isEnabled()
    assert bar.papers.value() == "A4"


def test_of_a_long_record_the_first_page_is_there_before_the_others(
    desk: Desk, page: SignoffPage, settle: Settle, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxworkshop.stages import apart

    goes_on, real = threading.Event(), document.build

    def build(*given: Any, **more: Any) -> bytes:
        assert goes_on.wait(60)
        return real(*given, **more)

    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(document, "build", build)
    reading = page.document.reading
    reading.paper.setFocus()
    press(Key.Key_2)
    qtbot.waitUntil(lambda: reading.count.text() == "The first page", timeout=60_000)
    assert "Kestrel" in words_on(page)
    goes_on.set()
    settle(page)
    assert reading.count.text() == "Page 1 of 3"
    assert words_on(page) == "record None sheet 1"
