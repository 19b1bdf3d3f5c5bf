"""The start page: begin with two words, open, find, drop, forget; problems in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.files import free_name
from cxworkshop.shell.dropping import landing
from cxworkshop.shell.program import Program
from cxworkshop.shell.recent import when
from cxworkshop.shell.recentlist import standing
from cxworkshop.shell.workshops import file_name
from cxworkshop.stages.prepare.commands import write_workshop
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.storage.store import Store
from tests.shell.hands import CTRL, press, type_in


def named(title: str, client: str = "Kestrel") -> Content:
    return Content([Workshop(id=Workshop.TABLE, order=1.0, title=title, client=client)])


def wait_for_list(program: Program, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: program.start.list.rows.rowCount() == count, timeout=10_000)


def test_two_words_and_enter_begin_a_workshop(start: Program, qtbot: QtBot, tmp_path: Path) -> None:
    start.preferences.folder = str(tmp_path)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_N, CTRL)
    type_in("Kestrel Water & Heat")
    press(Qt.Key.Key_Return)
    type_in("Customer centricity")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.desk.store is not None, timeout=20_000)
    workshop = start.desk.content.one(Workshop)
    assert (workshop.client, workshop.title) == ("Kestrel Water & Heat", "Customer centricity")
    path = tmp_path / "Kestrel Water & Heat – Customer centricity.cxw"
    assert path.exists()
    assert start.preferences.recent == [str(path)]
    assert start.window.stack.currentWidget() is start.console


def test_esc_leaves_the_form_and_nothing_was_made(start: Program, qtbot: QtBot, tmp_path: Path) -> None:
    start.preferences.folder = str(tmp_path)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_N, CTRL)
    type_in("Kestrel")
    press(Qt.Key.Key_Escape)
    assert not start.start.form.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_the_list_is_walked_by_arrows_and_opened_by_enter(
    start: Program, qtbot: QtBot, make: Callable[..., Path]
) -> None:
    one, two = make("One.cxw", named("One front door")), make("Two.cxw", named("Passenger first"))
    start.preferences.recent = [str(one), str(two)]
    start.start.refresh()
    wait_for_list(start, qtbot, 2)
    start.start.focus_first()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.desk.store is not None, timeout=20_000)
    assert start.desk.content.one(Workshop).title == "Passenger first"


def test_the_list_is_filtered_by_what_is_typed(start: Program, qtbot: QtBot, make: Callable[..., Path]) -> None:
    start.preferences.recent = [str(make("One.cxw", named("One"))), str(make("Two.cxw", named("Two", "Nordline")))]
    start.start.refresh()
    wait_for_list(start, qtbot, 2)
    start.start.focus_first()
    press(Qt.Key.Key_Slash)
    assert start.start.filter.hasFocus()
    type_in("nord")
    assert [line.title for line in start.start.list.rows.lines] == ["Two"]


def test_a_file_that_is_gone_is_said_and_can_be_taken_off_the_list(
    start: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    start.preferences.recent = [str(tmp_path / "Gone.cxw")]
    start.start.refresh()
    wait_for_list(start, qtbot, 1)
    assert "Gone.cxw" in start.start.list.rows.lines[0].problem
    start.start.focus_first()
    press(Qt.Key.Key_Delete)
    wait_for_list(start, qtbot, 0)
    assert start.preferences.recent == []


def test_what_is_no_workshop_is_told_in_words(start: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Letter.cxw"
    path.write_text("Dear all", encoding="utf-8")
    with qtbot.waitSignal(start.workshops.refused, timeout=10_000):
        start.workshops.open(path)
    assert start.window.stack.currentWidget() is start.start
    assert start.start._banner is not None
    assert "Letter.cxw" in start.start._banner.accessibleName()
    assert path.read_text(encoding="utf-8") == "Dear all"


def test_a_workshop_open_elsewhere_can_be_read(start: Program, qtbot: QtBot, sample: Path) -> None:
    from cxworkshop.stages import record_types

    with Store.open(sample, record_types()):
        with qtbot.waitSignal(start.workshops.refused, timeout=10_000):
            start.workshops.open(sample)
        start.workshops.open(sample, read_only=True)
        qtbot.waitUntil(lambda: start.desk.store is not None, timeout=20_000)
        assert start.workshops.store is not None
        assert start.workshops.store.read_only


def test_closing_goes_back_to_the_list_with_how_far_it_came(program: Program, qtbot: QtBot) -> None:
    press(Qt.Key.Key_W, CTRL)
    assert program.window.stack.currentWidget() is program.start
    wait_for_list(program, qtbot, 1)
    line = program.start.list.rows.lines[0]
    assert line.shares is not None
    assert len(line.shares) == 7
    assert line.teams == 41
    assert standing(line) or line.decisions


def test_esc_on_the_start_page_goes_back_to_the_open_workshop(program: Program) -> None:
    press(Qt.Key.Key_N, CTRL)
    assert program.window.stack.currentWidget() is program.start
    press(Qt.Key.Key_Escape)
    program.start.setFocus()
    press(Qt.Key.Key_Escape)
    assert program.window.stack.currentWidget() is program.console


def test_the_sample_opens_as_a_fresh_copy(start: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: start.desk.store is not None, timeout=20_000)
    assert start.workshops.store is not None
    assert start.workshops.store.path.parent.name == "samples"
    first = start.workshops.store.path
    start.workshops.sample()
    qtbot.waitUntil(lambda: start.workshops.store is not None and not start.background.busy, timeout=20_000)
    assert start.workshops.store.path == first
    start.desk.do(write_workshop, "title", "Changed")
    with qtbot.waitSignal(start.workshops.ready, timeout=20_000):
        start.workshops.sample()
    assert start.workshops.store.path != first
    assert start.desk.content.one(Workshop).title != "Changed"


def drop(target: QWidget, path: Path) -> bool:
    """Let a file fall on a widget as the system does; whether anybody took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, plain)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target.window(), QDropEvent(QPointF(5, 5), copy, data, left, plain))
    return True


def test_a_dropped_workshop_opens_wherever_it_falls(start: Program, qtbot: QtBot, sample: Path) -> None:
    assert drop(start.start.filter, sample)
    qtbot.waitUntil(lambda: start.desk.store is not None, timeout=20_000)
    assert start.start.filter.text() == ""


def test_a_dropped_letter_is_told_in_a_sentence(program: Program, tmp_path: Path) -> None:
    assert drop(program.console.sheet, tmp_path / "Letter.docx")
    toast = program.notices.toasts.toast
    assert toast is not None
    assert "is a docx file" in toast.text.text()


def test_a_refused_workshop_leaves_the_open_one_where_it_is(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Letter.cxw"
    path.write_text("Dear all", encoding="utf-8")
    store = program.workshops.store
    with qtbot.waitSignal(program.workshops.refused, timeout=10_000):
        program.workshops.open(path)
    assert program.workshops.store is store
    assert program.window.stack.currentWidget() is program.console
    banner = program.notices.banner("other")
    assert banner is not None
    assert "Letter.cxw" in banner.accessibleName()


def test_where_a_drop_lands(tmp_path: Path) -> None:
    assert landing([Path("a.CXW")], open_workshop=False).kind == "workshop"
    assert landing([Path("list.xlsx")], open_workshop=True).kind == "sheet"
    assert "Open a workshop first" in landing([Path("list.xlsx")], open_workshop=False).sentence
    assert landing([Path("a.PDF")], open_workshop=False).kind == "document"
    assert "is a png file" in landing([Path("a.png")], open_workshop=True).sentence
    assert "without an ending" in landing([Path("README")], open_workshop=True).sentence
    assert "One file at a time" in landing([Path("a.cxw"), Path("b.cxw")], open_workshop=True).sentence
    assert "is a folder" in landing([tmp_path], open_workshop=True).sentence


def test_times_as_people_say_them() -> None:
    now = datetime(2026, 3, 10, 15, 0, tzinfo=timezone(timedelta(hours=1)))
    assert when(now - timedelta(minutes=28), now) == "Today, 14:32"
    assert when(now - timedelta(days=1), now) == "Yesterday"
    assert when(now - timedelta(days=2), now) == "2 days ago"
    assert when(datetime(2026, 2, 9, tzinfo=now.tzinfo), now) == "9 Feb"
    assert when(datetime(2025, 2, 9, tzinfo=now.tzinfo), now) == "9 Feb 2025"


def test_a_file_name_every_system_takes(tmp_path: Path) -> None:
    assert file_name("A/B: C?", "“Day”") == "A B C – “Day”.cxw"
    assert file_name("", "  ") == "Workshop.cxw"
    assert len(file_name("x" * 300, "y")) < 90
    (tmp_path / "W.cxw").touch()
    assert free_name(tmp_path / "W.cxw").name == "W 2.cxw"
