"""The import page by hand: what is shown of a messy file, what a person decides, and what one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cxworkshop.core.store import MemoryStore
from cxworkshop.exchange.apart import Reading
from cxworkshop.shell import keys
from cxworkshop.shell.importing import ImportPage, state
from cxworkshop.shell.importing.column_heads import ColumnHeads
from cxworkshop.shell.importing.file_table import squeezed
from cxworkshop.stages.principles.records import Principle
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk
from tests.shell.hands import CTRL, SHIFT, press, type_in

Key = Qt.Key

MESSY: list[list[object]] = [
    ["Kestrel – Teams for workshop"],
    [],
    ["Org unit", "Team name", "Lead", "FTE", "Serves"],
    ["Customer", "Contact Centre", "A. Brandt", 212, "customers"],
    ["", "Debt Support", "K. Ohlin", "ca. 20", "customers"],
    ["Subtotal", "", "", 232, ""],
    ["Networks", "Leak Response", "M. Pryce", 46, "Contact Centre"],
    ["", "Leak response ", "M. Pryce", 4, "Dispatch"],
    ["", "", "", 3, ""],
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a messy sheet of teams and a clean one of principles."""
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = "Teams Feb"
    for row in MESSY:
        first.append(row)
    other = made.create_sheet("Principles")
    other.append(["Principle", "Statement"])
    other.append(["Own it", "Whoever hears it first sees it through."])
    path = tmp_path / "Orgchart FINAL.xlsx"
    made.save(path)
    return path


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.commands.declare(keys.COMMANDS)
    desk.put(MemoryStore())
    return desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[ImportPage]:
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.resize(1172, 850)
    page.show()
    page.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    yield page
    page.import_state.wait()


Load = Callable[..., None]


@pytest.fixture
def load(page: ImportPage, qtbot: QtBot) -> Load:
    """Read a file and wait until it stands there."""

    def load(path: Path | str, kind: str = "") -> None:
        page.load(str(path), kind)
        ready(page, qtbot)

    return load


def ready(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.import_state.busy, timeout=20_000)
    QApplication.processEvents()


def words(page: ImportPage) -> str:
    return f"{page.happens.first.text()} {page.happens.rest.text()}".strip()


def names(desk: Desk) -> list[str]:
    return [team.name for team in desk.content.of(Team)]


def test_a_messy_file_is_understood_and_nothing_is_changed(
    page: ImportPage, desk: Desk, book: Path, load: Load
) -> None:
    load(book)
    state = page.import_state
    assert state.kind == "teams"
    assert page._title.text() == "Import teams"
    assert [row.key for row in page.how.sheet_rows] == ["Teams Feb", "Principles"]
    assert page.how.row.value() == 3
    assert [combo.currentText() for combo in page.how.combos.values()] == [
        "Unit",
        "Team",
        "Left out",
        "People",
        "Supports",
    ]
    assert page.how.fill.isChecked()
    assert words(page) == (
        "4 rows become teams. 4 rows are left out: 2 above the headings, 1 total and 1 that cannot be used."
    )
    assert page.happens.button.text() == "Bring in 4 teams"
    assert len(desk.content) == 0


def test_the_file_is_marked(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    model = page.table.file
    marks = model.marks
    assert marks.is_heading(2)
    assert [row for row in range(9) if marks.left_out(row)] == [0, 1, 5, 8]
    assert marks.shown(4, 0) == "Customer"
    assert marks.bad[4] == {3}
    assert marks.twice == {7}
    assert model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Customer, row 5, taken from the row above"
    assert "cannot be read" in model.index(4, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "left out: it is a total" in model.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(page.table.horizontalHeader(), ColumnHeads)


def test_one_key_brings_it_in_and_one_undo_takes_it_back(
    page: ImportPage, desk: Desk, book: Path, load: Load, qtbot: QtBot
) -> None:
    said: list[str] = []
    jumps: list[tuple[str, str]] = []
    desk.said.connect(said.append)
    desk.jump.connect(lambda *to: jumps.append(to))
    load(book)
    assert page.table.hasFocus()
    with qtbot.waitSignal(page.left):
        press(Key.Key_I, CTRL | SHIFT)
    assert names(desk) == ["Contact Centre", "Debt Support", "Leak Response", "Leak response"]
    assert said == ["Brought in 4 teams"]
    assert jumps == [("teams", desk.content.of(Team)[0].id)]
    assert "ca. 20" in desk.content.of(Team)[1].notes
    desk.undo()
    assert len(desk.content) == 0


def test_escape_leaves_everything_as_it_was(page: ImportPage, desk: Desk, book: Path, load: Load, qtbot: QtBot) -> None:
    load(book)
    with qtbot.waitSignal(page.left):
        press(Key.Key_Escape)
    assert len(desk.content) == 0
    assert not desk.commands.action("import.bring_in").isEnabled()


def test_the_same_team_twice_stays_two_until_a_person_says_one(
    page: ImportPage, desk: Desk, book: Path, load: Load
) -> None:
    load(book)
    twice = page.happens.twice
    assert twice.title.text() == "The same team twice?"
    assert twice.right.text() == "1 · you decide"
    card = twice.cards[0]
    assert card.name.text() == "Leak Response"
    assert card.choice.value() == "apart"
    QTest.mouseClick(card.choice.segment("one"), Qt.MouseButton.LeftButton)
    assert words(page).startswith("3 rows become teams.")
    assert twice.cards[0].choice.value() == "one"
    QTest.mouseClick(twice.cards[0].choice.segment("apart"), Qt.MouseButton.LeftButton)
    assert words(page).startswith("4 rows become teams.")
    QTest.mouseClick(twice.cards[0].choice.segment("one"), Qt.MouseButton.LeftButton)
    page.bring_in()
    assert names(desk) == ["Contact Centre", "Debt Support", "Leak Response"]


def test_a_team_that_is_there_already_is_told(page: ImportPage, desk: Desk, book: Path, load: Load) -> None:
    desk.do(add_team, "contact centre")
    load(book)
    card = page.happens.twice.cards[0]
    assert "already in the workshop" in card.second.text()
    QTest.mouseClick(card.choice.segment("one"), Qt.MouseButton.LeftButton)
    page.bring_in()
    assert names(desk) == ["contact centre", "Debt Support", "Leak Response", "Leak response"]
    assert desk.content.of(Team)[0].headcount == 212


def test_columns_are_given_another_meaning(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    combo = page.how.combos[2]
    combo.setFocus()
    place = combo.findData("notes")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    assert page.import_state.mapping is not None
    assert page.import_state.mapping.columns["notes"] == 2
    name = page.how.combos[1]
    name.setCurrentIndex(0)
    name.activated.emit(0)
    assert page.import_state.plan is None
    assert page.happens.lacking.isVisible()
    assert "“Team”" in page.happens.lacking.title.text()
    assert not page.happens.button.isEnabled()
    # another column takes the name over
    lead = page.how.combos[2]
    lead.setCurrentIndex(lead.findData("name"))
    lead.activated.emit(lead.findData("name"))
    assert page.how.combos[1].key() == ""
    assert page.happens.button.isEnabled()


def test_the_headings_are_said_by_number_by_press_and_by_key(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    state = page.import_state
    assert state.mapping is not None
    page.how.row.setFocus()
    press(Key.Key_Up)
    assert state.mapping.row == 4
    assert page.table.file.marks.is_heading(3)
    numbers = page.table.numbers
    y = numbers.sectionViewportPosition(2) + numbers.sectionSize(2) // 2
    QTest.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, y))
    assert state.mapping.row == 3
    page.table.show_row(1)
    page.table.setFocus()
    press(Key.Key_H)
    assert state.mapping.row == 1


def test_options_change_what_will_happen(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    page.how.fill.setFocus()
    press(Key.Key_Space)
    assert page.table.file.marks.shown(4, 0) is None
    page.how.totals.setFocus()
    press(Key.Key_Space)
    assert "total" not in words(page)


def test_another_sheet_is_another_list(page: ImportPage, desk: Desk, book: Path, load: Load, qtbot: QtBot) -> None:
    load(book)
    QTest.mouseClick(page.how.sheet_rows[1], Qt.MouseButton.LeftButton)
    ready(page, qtbot)
    assert page.import_state.kind == "principles"
    assert words(page) == "1 row becomes a principle."
    page.bring_in()
    assert [principle.name for principle in desk.content.of(Principle)] == ["Own it"]


def test_another_kind_is_chosen(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    kind = page.how.kind
    kind.setCurrentIndex(kind.findData("participants"))
    kind.activated.emit(kind.findData("participants"))
    assert page._title.text() == "Import participants"
    assert page.import_state.kind == "participants"


def test_what_cannot_be_read_leads_to_its_cell(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    found = page.happens.unread
    assert [finding.subject for finding in found.list.found.findings] == ["People “ca. 20”", "Supports “Dispatch”"]
    assert found.right.text() == "2 · kept in the notes"
    found.list.setFocus()
    press(Key.Key_Return)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (4, 3)
    left = page.happens.skipped
    assert [(finding.row, finding.text) for finding in left.list.found.findings] == [(9, "it has no team")]


def test_a_table_is_pasted(page: ImportPage, desk: Desk, qtbot: QtBot) -> None:
    page.load_text("Name\tRole\tTeam\nAnn\tHead\t\n", "participants")
    ready(page, qtbot)
    assert words(page) == "1 row becomes a participant."
    QApplication.clipboard().setText("Team\tUnit\nBilling\tFinance\n")
    page.table.setFocus()
    press(Key.Key_V, CTRL)
    ready(page, qtbot)
    assert page.import_state.kind == "teams"
    page.bring_in()
    assert names(desk) == ["Billing"]


def test_a_file_that_is_no_spreadsheet_says_so_on_the_page(page: ImportPage, tmp_path: Path, load: Load) -> None:
    picture = tmp_path / "plan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    load(picture)
    message = page.reading.message
    assert message.isVisible()
    assert message.title.text() == "“plan.png” is a picture, not a spreadsheet."
    assert message.text.text() == "Save the sheet as .xlsx or .csv."
    assert not page.happens.isVisible()
    load(tmp_path / "gone.csv")
    assert "There is no file" in message.title.text()
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    load(empty)
    assert "is empty" in message.title.text()


def test_an_empty_sheet_leaves_the_others_to_choose(page: ImportPage, tmp_path: Path, load: Load, qtbot: QtBot) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.append(["Team"])
    made.active.append(["Billing"])
    made.create_sheet("Nothing")
    path = tmp_path / "half.xlsx"
    made.save(path)
    load(path)
    QTest.mouseClick(page.how.sheet_rows[1], Qt.MouseButton.LeftButton)
    ready(page, qtbot)
    assert page.reading.message.isVisible()
    QTest.mouseClick(page.how.sheet_rows[0], Qt.MouseButton.LeftButton)
    ready(page, qtbot)
    assert words(page) == "1 row becomes a team."


def test_a_long_list_is_planned_beside_the_window(
    page: ImportPage, desk: Desk, tmp_path: Path, load: Load, qtbot: QtBot
) -> None:
    path = tmp_path / "long.csv"
    rows = "\n".join(f"Team {n},Unit {n % 7},{n}" for n in range(4000))
    path.write_text(f"Team,Unit,Headcount\n{rows}\n", encoding="utf-8")
    load(path)
    assert words(page) == "4,000 rows become teams."
    combo = page.how.combos[2]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert page.import_state.busy
    assert not page.happens.button.isEnabled()
    page.import_state.set_row(2)  # a second wish before the first is answered
    ready(page, qtbot)
    assert words(page) == "3,999 rows become teams. 1 row is left out: 1 above the headings."
    page.import_state.set_row(1)
    ready(page, qtbot)
    page.bring_in()
    assert desk.content.count(Team) == 4000
    desk.undo()
    assert desk.content.count(Team) == 0


def test_many_repeats_and_remarks_are_shown_a_page_at_a_time(page: ImportPage, tmp_path: Path, load: Load) -> None:
    path = tmp_path / "wards.csv"
    lines = [f"Ward {n % 30},Unit {n // 30},ca. {n}" for n in range(300)]
    lines += [f"Desk {n},Here,1\nDesk {n},Here,2" for n in range(20)]
    path.write_text("Team,Unit,Headcount\n" + "\n".join(lines) + "\n", encoding="utf-8")
    load(path)
    twice = page.happens.twice
    assert twice.right.text() == "20 · you decide"
    assert len(twice.cards) == 12
    assert twice.more.text() == "Show 8 of 8 more"
    QTest.mouseClick(twice.more, Qt.MouseButton.LeftButton)
    assert len(twice.cards) == 20
    assert twice.more.text() == "Show 30 more, each in another unit"
    QTest.mouseClick(twice.more, Qt.MouseButton.LeftButton)
    assert len(twice.cards) == 36
    assert page.happens.unread.list.found.rowCount() == 200
    assert page.happens.unread.more.text() == "and 100 more below"


def test_the_workshop_may_change_beneath_the_plan(page: ImportPage, desk: Desk, book: Path, load: Load) -> None:
    desk.do(add_team, "Dispatch")
    load(book)
    assert [f.subject for f in page.happens.unread.list.found.findings] == ["People “ca. 20”"]
    desk.undo()
    assert [f.subject for f in page.happens.unread.list.found.findings] == ["People “ca. 20”", "Supports “Dispatch”"]
    page.bring_in()
    assert len(names(desk)) == 4


def test_a_disk_that_is_full_keeps_the_page(page: ImportPage, desk: Desk, book: Path, load: Load) -> None:
    from cxworkshop.core.errors import DiskFull

    def fail(*_args: object) -> None:
        raise DiskFull("The disk is full.")

    problems: list[object] = []
    left: list[bool] = []
    desk.problem.connect(problems.append)
    page.left.connect(lambda: left.append(True))
    load(book)
    assert desk.store is not None
    desk.store.commit = fail  # type: ignore[method-assign, assignment]
    page.bring_in()
    assert len(problems) == 1
    assert not left
    assert len(desk.content) == 0


def test_a_second_import_has_its_own_page(page: ImportPage, desk: Desk, book: Path, load: Load, qtbot: QtBot) -> None:
    load(book)
    page.cancel()
    second = ImportPage(desk)
    qtbot.addWidget(second)
    second.resize(1000, 700)
    second.show()
    second.activateWindow()
    second.load(str(book))
    ready(second, qtbot)
    second.table.setFocus()
    assert desk.commands.action("import.bring_in").isEnabled()
    press(Key.Key_I, CTRL | SHIFT)
    assert len(names(desk)) == 4
    second.hide()
    second.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not desk.commands.action("import.bring_in").isEnabled()


def test_letters_in_the_file_are_no_commands_elsewhere(page: ImportPage, book: Path, load: Load) -> None:
    load(book)
    page.how.row.setFocus()
    before = page.import_state.mapping
    type_in("h")
    assert page.import_state.mapping is before


def test_columns_share_the_room() -> None:
    assert squeezed([100, 100], 300, [50, 50]) == [100, 100]
    assert sum(squeezed([200, 100, 60], 300, [100, 100, 60], [50, 50, 50])) <= 300
    assert squeezed([200, 100], 260, [100, 100]) == [160, 100]
    assert squeezed([200, 200], 80, [110, 120], [64, 64]) == [110, 120]


def test_in_a_narrow_window_two_parts_take_turns_and_the_button_stays(page: ImportPage, book: Path, load: Load) -> None:
    page.resize(820, 600)
    load(book)
    assert page.sides.narrow
    assert page.how.isVisible()
    assert not page.happens.isVisible()
    assert page.happens.button.isVisible()
    assert page.sides.switch.segment("happens").text() == "What happens · 3"
    QTest.mouseClick(page.sides.switch.segment("happens"), Qt.MouseButton.LeftButton)
    assert page.happens.isVisible()
    assert not page.how.isVisible()
    right = page.happens.mapTo(page, page.happens.rect().topRight()).x()
    assert right <= page.table.mapTo(page, QPoint(0, 0)).x()
    page.table.heads.pressed_column.emit(0)
    assert page.how.isVisible()


def test_a_cut_cell_tells_its_whole_text_to_the_keyboard_too(
    page: ImportPage, tmp_path: Path, load: Load, qtbot: QtBot
) -> None:
    long = "Instandhaltung Fahrzeuge und Anlagen am Standort, Spätschicht Nord"
    path = tmp_path / "Teams.csv"
    path.write_text(f'Team,Unit,Purpose\nBilling,North,{"x" * 90}\n"{long}",North,y\n', encoding="utf-8")
    load(path)
    page.resize(920, 700)
    page.table.show_row(2, 0)
    press(Key.Key_Down)
    assert page.table.currentIndex().row() == 2
    assert long in QToolTip.text()
    press(Key.Key_Right)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_reading_nobody_waits_for_ends_at_once_and_nothing_comes_of_it(
    page: ImportPage, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[Reading] = []

    class Watched(Reading):
        def __init__(self, path: Path, sheet: str | None = None, *, names: bool = False) -> None:
            super().__init__(path, sheet, names=names)
            readings.append(self)
            page.import_state.stop()

    monkeypatch.setattr(state, "Reading", Watched)
    page.load(str(book))
    page.import_state.wait()
    QApplication.processEvents()
    assert [reading.ended for reading in readings] == [True]
    assert page.import_state.table is None
    assert not page.import_state.busy
