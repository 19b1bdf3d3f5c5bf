"""Stages without a screen of their own show what they hold and what is open."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.core.stage import Stage
from cxworkshop.shell import console, readonly
from cxworkshop.shell.program import Program
from cxworkshop.shell.readonly import shared
from cxworkshop.shell.recorded import ListingTab, RecordedPage, listings
from cxworkshop.stages import STAGES, stage
from cxworkshop.stages.principles.records import Principle
from tests.shell.hands import press

BARE = [dataclasses.replace(one, page="") for one in STAGES if one.key not in ("prepare", "teams")]


@pytest.fixture(autouse=True)
def without_their_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """These stages have no screen of their own here, whatever they have in the program."""
    bare = {one.key: one for one in BARE}

    def declared(key: str) -> Stage:
        return bare.get(key) or stage(key)

    monkeypatch.setattr(console, "stage", declared)


def page_of(program: Program, key: str) -> RecordedPage:
    page = program.console.go(key)
    assert isinstance(page, RecordedPage)
    program.console.focus_sheet()
    return page


def shown(page: RecordedPage) -> ListingTab:
    tab = page._built[page.current_tab]
    assert isinstance(tab, ListingTab)
    return tab


def test_every_sheet_of_a_bare_stage_is_a_tab(program: Program, qtbot: QtBot) -> None:
    for one in BARE:
        page = page_of(program, one.key)
        assert sorted(page.tab_keys) == sorted([*(listing.key for listing in listings(one)), "open"])


def test_a_table_shows_the_records_and_takes_the_focus(program: Program, qtbot: QtBot) -> None:
    page = page_of(program, "principles")
    qtbot.waitUntil(lambda: shown(page).table.rows.rowCount() > 0, timeout=10_000)
    names = [row[0] for row in shown(page).table.rows.rows]
    assert names == [one.name for one in program.desk.content.of(Principle)]
    qtbot.waitUntil(lambda: shown(page).table.hasFocus())


class Clipboard:
    """A clipboard of the test's own: the system's belongs to every test at once."""

    kept = ""

    @classmethod
    def clipboard(cls) -> type[Clipboard]:
        return cls

    @classmethod
    def setText(cls, text: str) -> None:
        cls.kept = text


def test_rows_are_copied_as_a_spreadsheet_takes_them(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readonly, "QGuiApplication", Clipboard)
    page = page_of(program, "principles")
    qtbot.waitUntil(lambda: shown(page).table.hasFocus() and not program.background.busy, timeout=10_000)

    def copied() -> bool:
        # Pages are built beside this while the machine has time; the table is chosen and pressed anew until it hears.
        shown(page).table.setFocus()
        shown(page).table.selectRow(0)
        press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return bool(Clipboard.kept)

    qtbot.waitUntil(copied, timeout=10_000)
    first = program.desk.content.of(Principle)[0]
    assert Clipboard.kept.split("\t") == [first.name, first.statement]


def test_the_guide_jumps_to_the_point_in_the_list(program: Program) -> None:
    page = page_of(program, "principles")
    check = program.watch.standing.of("principles")[-1]
    program.desk.jump.emit("principles", check.points[0].where)
    assert page.current_tab == "open"
    row = shown(page).table.currentIndex().row()
    assert shown(page).table.rows.rows[row][-1] == check.points[0].sentence


def test_the_sign_off_lists_every_open_point_and_goes_there(program: Program) -> None:
    page = page_of(program, "signoff")
    page.show_tab("open")
    total = sum(len(check.points) for checks in program.watch.standing.checks.values() for check in checks)
    assert shown(page).table.rows.rowCount() == total
    shown(page).table.setFocus()
    shown(page).table.setCurrentIndex(shown(page).table.rows.index(0, 0))
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert program.console.stage == "teams"


def test_an_empty_stage_says_what_helps(qapp: QApplication) -> None:
    for one in BARE:
        for listing in listings(one):
            assert listing.read(Content())[1] == []
            assert listing.empty.endswith(".")


def test_what_was_read_before_an_edit_is_read_again(program: Program, qtbot: QtBot) -> None:
    page = page_of(program, "principles")
    qtbot.waitUntil(lambda: shown(page).table.rows.rowCount() > 0, timeout=10_000)
    first = program.desk.content.of(Principle)[0]
    with program.desk.store.step("x") as draft:  # type: ignore[union-attr]
        draft.change(first, name="Never late twice")
    qtbot.waitUntil(lambda: shown(page).table.rows.rows[0][0] == "Never late twice", timeout=10_000)


def test_enter_shows_a_row_with_all_its_words(program: Program, qtbot: QtBot) -> None:
    page = page_of(program, "principles")
    qtbot.waitUntil(lambda: shown(page).table.hasFocus() and not program.background.busy, timeout=10_000)
    first, second = program.desk.content.of(Principle)[:2]
    press(Qt.Key.Key_Return)
    assert page.side is page.detail
    assert not program.console.guide.is_open
    assert ("Statement", first.statement) in page.detail.fields
    shown(page).table.setFocus()
    press(Qt.Key.Key_Down)
    assert ("Statement", second.statement) in page.detail.fields
    page.detail.setFocus()
    page.detail.close_drawer()
    assert not page.detail.isVisible()
    assert shown(page).table.hasFocus()


def test_columns_share_the_room() -> None:
    assert shared([100, 200], 500, 150) == [100, 200]
    cut = shared([100, 500, 700], 600, 150)
    assert cut[0] == 100
    assert abs(cut[1] - cut[2]) <= 1
    assert sum(cut) <= 601
    assert shared([400, 400, 400], 300, 150) == [150, 150, 150]
    assert shared([], 300, 150) == []
