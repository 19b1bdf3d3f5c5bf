"""Earlier copies and repair at the window, by keys."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.errors import Damaged, EnvironmentProblem, Problem, Refused
from cxworkshop.shell.program import Program
from cxworkshop.shell.restoring.control import REPAIR, WRITTEN
from cxworkshop.shell.restoring.mending import MendPage
from cxworkshop.shell.restoring.missing import MissingPage
from cxworkshop.shell.restoring.page import RestorePage
from cxworkshop.shell.trouble import OTHER
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import backup, cipher
from cxworkshop.storage.earlier import Earlier
from cxworkshop.storage.store import Store
from cxworkshop.ui.buttons import Button
from tests.shell.hands import CTRL, SHIFT, open_in, press, type_in

Key = Qt.Key
PAGE = 4096
WORDS = "seven grey ferries"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


def worked_on(path: Path, *teams: str) -> Path:
    """A session in which each team was added eleven minutes after the one before."""
    now = datetime.now(UTC) - timedelta(hours=2)
    with Store.open(path, record_types(), clock=lambda: now) as store:
        for team in teams:
            add_team(store, team)
            now += timedelta(minutes=11)
    return path


@pytest.fixture
def ours(make: object, tmp_path: Path) -> Path:
    """A small workshop of two sessions: three copies are kept."""
    path = tmp_path / "Ours.cxw"
    Store.create(path, record_types()).close()
    return worked_on(path, "Billing", "Sales")


def names(store: Store | None) -> list[str]:
    assert store is not None
    return [team.name for team in store.content.of(Team)]


def looked(program: Program, qtbot: QtBot) -> RestorePage:
    """The page of earlier copies, once everything on it is known."""
    qtbot.waitUntil(lambda: isinstance(program.restoring.page, RestorePage), timeout=20_000)
    page = program.restoring.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page.checked and not program.background.busy, timeout=20_000)
    settled(page, program, qtbot)
    return page


def settled(page: RestorePage, program: Program, qtbot: QtBot) -> None:
    """What one stands on has been compared."""
    qtbot.waitUntil(lambda: not page._settle.isActive() and not program.background.busy, timeout=20_000)
    QApplication.processEvents()


def earlier(program: Program, qtbot: QtBot) -> RestorePage:
    program.desk.commands.action("file.earlier").trigger()
    return looked(program, qtbot)


def sentences(page: RestorePage) -> dict[str, list[str]]:
    return {head.label.text(): place.words for head, place in page.side.groups if not place.isHidden()}


def damage(path: Path, *pages: int) -> None:
    data = path.read_bytes()
    for page in pages:
        data = data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :]
    path.write_bytes(data)


def refused(program: Program, path: Path, qtbot: QtBot) -> Problem:
    """Try to open what cannot be opened; the problem it is."""
    with qtbot.waitSignal(program.workshops.refused, timeout=20_000) as told:
        program.workshops.open(path)
    problem = told.args[1]
    assert isinstance(problem, Problem)
    return problem


def offered(program: Program) -> dict[str, Button]:
    banner = program.start._banner
    assert banner is not None
    return {button.text(): button for button in banner.findChildren(Button)}


def test_arrows_choose_and_enter_opens_a_new_file_beside(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    start.desk.do(add_team, "Night Desk")
    page = earlier(start, qtbot)
    assert [copy.state for copy in page.list.rows.copies] == ["good"] * 3
    assert page.headline.text().startswith("The newest earlier copy is from")
    assert sentences(page) == {"What is missing": ["Night Desk was added."]}
    assert QApplication.focusWidget() is page.list
    press(Key.Key_Down)
    press(Key.Key_Down)
    settled(page, start, qtbot)
    assert sentences(page)["What is missing"] == [
        "Billing was added.", "Sales was added.", "Night Desk was added.",
    ]  # fmt: skip
    uuid = start.workshops.store.earlier().workshop if start.workshops.store is not None else ""
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None and start.workshops.store.path != ours, timeout=20_000)
    assert start.window.stack.currentWidget() is start.console
    assert names(start.workshops.store) == []
    assert start.workshops.store is not None
    assert start.workshops.store.path.name.startswith("Ours (as of 20")
    with Store.open(ours, record_types()) as store:
        assert names(store) == ["Billing", "Sales", "Night Desk"]
    assert backup.RESTORING in [one.why for one in backup.kept(uuid)]


def test_esc_and_the_same_command_leave_it_as_it_was(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    before = sorted(ours.parent.glob("*.cxw"))
    earlier(start, qtbot)
    press(Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.console
    earlier(start, qtbot)
    start.desk.commands.action("file.earlier").trigger()
    assert start.restoring.page is None
    assert start.window.stack.currentWidget() is start.console
    assert sorted(ours.parent.glob("*.cxw")) == before


def test_one_that_cannot_be_read_says_why_and_is_not_taken(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    assert start.workshops.store is not None
    newest = start.workshops.store.earlier().kept()[0]
    newest.path.write_bytes(newest.path.read_bytes()[: 3 * PAGE])
    page = earlier(start, qtbot)
    assert [copy.state for copy in page.list.rows.copies] == ["bad", "good", "good"]
    assert page.list.currentIndex().row() == 1  # the newest that can be read
    press(Key.Key_Up)
    settled(page, start, qtbot)
    assert page.side.title.text().endswith("cannot be read")
    assert "damaged" in page.side.about.text()
    assert page.side.deeds.isHidden()
    press(Key.Key_Return)
    assert not page.busy
    assert start.restoring.page is page


def test_the_oldest_can_be_taken_though_keeping_one_lets_it_go(start: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Ours.cxw"
    Store.create(path, record_types()).close()
    worked_on(path, *(str(number) for number in range(backup.RECENT)))
    open_in(start, path, qtbot)
    start.desk.do(add_team, "Night Desk")
    page = earlier(start, qtbot)
    oldest = page.list.rows.copies[-1].backup.path
    assert len(page.list.rows.copies) == backup.RECENT
    press(Key.Key_End)
    settled(page, start, qtbot)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None and start.workshops.store.path != path, timeout=20_000)
    assert not oldest.exists()
    assert "9" not in names(start.workshops.store)


def test_what_is_said_can_be_copied(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    start.desk.do(add_team, "Night Desk")
    page = earlier(start, qtbot)
    page.side.copy.setFocus()
    press(Key.Key_Space)
    assert "- Night Desk was added." in QApplication.clipboard().text()


def test_a_workshop_that_has_none_says_what_is_kept(start: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "New.cxw"
    Store.create(path, record_types()).close()
    start.restoring.of(path)
    page = looked(start, qtbot)
    assert page.headline.text() == "No earlier copy of it is on this laptop."
    assert "every ten minutes" in page.meaning.text()
    assert page.list.isHidden()
    press(Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.start


def test_a_damaged_file_offers_its_copies_and_compares_what_can_be_read(
    start: Program, ours: Path, qtbot: QtBot
) -> None:
    ours.write_bytes(ours.read_bytes()[:-100])
    before = ours.read_bytes()
    assert isinstance(refused(start, ours, qtbot), Damaged)
    deeds = offered(start)
    assert {"Earlier copies…", "Bring back what can be read"} <= deeds.keys()
    deeds["Earlier copies…"].setFocus()
    press(Key.Key_Space)
    page = looked(start, qtbot)
    assert page.standing == "damaged"
    assert page.headline.text().startswith("The file is damaged. A good copy from")
    assert not page.side.repair.isHidden()
    assert page.side.as_well.title.text() == "Put this one back as well"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=20_000)
    assert names(start.workshops.store) == ["Billing", "Sales"]
    assert ours.read_bytes() == before
    start.undoing.undo()
    assert names(start.workshops.store) == ["Billing"]


def test_what_was_done_after_a_copy_can_stay_out_of_it(start: Program, ours: Path, qtbot: QtBot) -> None:
    ours.write_bytes(ours.read_bytes()[:-100])
    start.restoring.of(ours)
    page = looked(start, qtbot)
    page.side.as_well.switch.setFocus()
    press(Key.Key_Space)
    page.list.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=20_000)
    assert names(start.workshops.store) == ["Billing"]


def lose(program: Program, *teams: str) -> None:
    store = program.desk.store
    assert store is not None
    with store.step("Remove") as draft:
        draft.remove(*(team for team in draft.of(Team) if team.name in teams))


def test_a_team_that_was_lost_is_put_back_by_keys_and_undone(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    start.desk.do(add_team, "Night Desk")
    lose(start, "Billing", "Sales")
    page = earlier(start, qtbot)
    assert not page.side.put.isEnabled()
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is page.side.groups[0][1]
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert page.side.put.text() == "Put it back"
    assert "in one step" in page.side.where.text()
    press(Key.Key_Return)
    assert start.window.stack.currentWidget() is start.console
    assert start.workshops.store is not None
    assert start.workshops.store.path == ours
    assert names(start.workshops.store) == ["Sales", "Night Desk"]
    assert start.workshops.store.undo_label == "Put Sales back"
    assert start.notices.toasts.toast is not None
    assert start.notices.toasts.toast.text.text() == "Sales is as it was"
    start.undoing.undo()
    assert names(start.workshops.store) == ["Night Desk"]


def test_ctrl_a_and_enter_in_the_list_put_all_back(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    lose(start, "Billing", "Sales")
    page = earlier(start, qtbot)
    press(Key.Key_Tab)
    press(Key.Key_A, CTRL)
    assert page.side.put.text() == "Put the two back"
    press(Key.Key_Tab, SHIFT)
    press(Key.Key_Return)
    assert names(start.workshops.store) == ["Billing", "Sales"]


def test_another_copy_forgets_what_was_ticked_and_more_news_do_not(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    lose(start, "Billing")
    page = earlier(start, qtbot)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    page._show()
    assert len(page.side.chosen) == 1
    press(Key.Key_Space)
    assert page.side.put.text() == "Put back what is ticked"
    press(Key.Key_Space)
    page.list.setFocus()
    press(Key.Key_Down)
    settled(page, start, qtbot)
    assert not page.side.chosen


def test_the_mouse_ticks_and_puts_back(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    lose(start, "Billing")
    page = earlier(start, qtbot)
    picks = page.side.groups[0][1]
    QTest.mouseClick(picks, Qt.MouseButton.LeftButton, pos=picks._areas()[0].center().toPoint())
    QTest.mouseClick(page.side.put, Qt.MouseButton.LeftButton)
    assert names(start.workshops.store) == ["Billing", "Sales"]


def test_a_closed_workshop_is_opened_for_what_is_put_back(start: Program, ours: Path, qtbot: QtBot) -> None:
    with Store.open(ours, record_types()) as store, store.step("Remove") as draft:
        draft.remove(*draft.of(Team)[:1])
    start.restoring.of(ours)
    looked(start, qtbot)
    press(Key.Key_Tab)
    press(Key.Key_Return)  # the one that one stands on
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=20_000)
    assert start.workshops.store is not None
    assert start.workshops.store.path == ours
    assert names(start.workshops.store) == ["Billing", "Sales"]


def test_a_workshop_that_is_only_read_has_nothing_to_tick(start: Program, ours: Path, qtbot: QtBot) -> None:
    with Store.open(ours, record_types()) as store, store.step("Remove") as draft:
        draft.remove(*draft.of(Team)[:1])
    start.workshops.open(ours, read_only=True)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=20_000)
    page = earlier(start, qtbot)
    assert sentences(page)["What comes back"] == ["Billing was removed."]
    assert page.side.put.isHidden()


def test_while_another_workshop_is_on_its_way_the_copy_comes_after_it(
    start: Program, ours: Path, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(start, ours, qtbot)
    earlier(start, qtbot)
    go_on = threading.Event()
    real = Store.open

    def late(path: Path, *given: object, **more: object) -> Store:
        assert go_on.wait(20.0)
        return real(path, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "open", late)
    start.workshops.open(sample)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops._next is not None, timeout=20_000)
    go_on.set()
    qtbot.waitUntil(
        lambda: start.workshops.store is not None and "(as of" in start.workshops.store.path.name, timeout=20_000
    )
    assert start.restoring.page is None


def test_who_leaves_while_a_copy_is_written_stays_where_they_are(
    start: Program, ours: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(start, ours, qtbot)
    earlier(start, qtbot)
    go_on = threading.Event()
    real = Earlier.restore

    def late(self: Earlier, *given: object) -> Path:
        assert go_on.wait(20.0)
        return real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Earlier, "restore", late)
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.console
    go_on.set()
    qtbot.waitUntil(lambda: start.notices.banner(WRITTEN) is not None, timeout=20_000)
    assert start.workshops.store is not None
    assert start.workshops.store.path == ours
    banner = start.notices.banner(WRITTEN)
    assert banner is not None
    next(button for button in banner.findChildren(Button) if button.text() == "Open it").click()
    qtbot.waitUntil(lambda: start.workshops.store is not None and start.workshops.store.path != ours, timeout=20_000)
    assert start.notices.banner(WRITTEN) is None


def test_where_the_open_one_cannot_be_let_go_nobody_waits(
    start: Program, ours: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(start, ours, qtbot)
    start.desk.do(add_team, "Night Desk")
    earlier(start, qtbot)
    store = start.workshops.store
    assert store is not None

    def refuse(*_given: object, **_more: object) -> None:
        raise EnvironmentProblem("The disk is full.", "Everything is safe on this laptop.", "Make room.")

    monkeypatch.setattr(store, "close", refuse)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.restoring.page is None, timeout=20_000)
    assert start.window.stack.currentWidget() is start.console
    assert start.workshops.store is store
    monkeypatch.undo()


def test_a_file_that_is_gone_is_restored_from_the_recent_list(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    start.close_workshop()
    ours.unlink()
    start.start.refresh()
    qtbot.waitUntil(lambda: start.start.list.rows.rowCount() == 1 and not start.background.busy, timeout=20_000)
    start.start.focus_first()
    page = earlier(start, qtbot)
    assert page.standing == "gone"
    assert "not where it was" in page.headline.text()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=20_000)
    assert names(start.workshops.store) == ["Billing", "Sales"]


def test_something_that_never_was_a_workshop_offers_nothing(start: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Letter.cxw"
    path.write_text("Dear all, " * 900)
    refused(start, path, qtbot)
    assert "Earlier copies…" not in offered(start)


def test_one_that_was_a_workshop_and_lost_its_beginning_does(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    start.close_workshop()
    damage(ours, 0)
    refused(start, ours, qtbot)
    assert {"Earlier copies…", "Bring back what can be read"} <= offered(start).keys()
    start.restoring.of(ours)
    page = looked(start, qtbot)
    assert len(page.list.rows.copies) == 3


def test_nothing_chosen_is_said(start: Program) -> None:
    start.desk.commands.action("file.earlier").trigger()
    assert start.restoring.page is None
    assert start.start._banner is not None


def test_an_open_encrypted_workshop_reads_its_copies_without_asking(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    assert start.workshops.store is not None
    start.workshops.store.set_passphrase(WORDS)
    page = earlier(start, qtbot)
    assert page.form.isHidden()
    press(Key.Key_End)
    settled(page, start, qtbot)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None and start.workshops.store.path != ours, timeout=20_000)
    assert start.workshops.store.encrypted
    assert names(start.workshops.store) == []


def test_a_closed_one_asks_for_its_passphrase(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    assert start.workshops.store is not None
    start.workshops.store.set_passphrase(WORDS)
    start.close_workshop()
    damage(ours, 2)
    start.restoring.of(ours)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), type(start.start.lock.old)), timeout=20_000)
    page = start.restoring.page
    assert isinstance(page, RestorePage)
    type_in("seven green ferries")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in page.form.trouble.text(), timeout=20_000)
    type_in(WORDS)
    press(Key.Key_Return)
    looked(start, qtbot)
    assert page.standing == "damaged"
    assert page.list.rows.copies[0].state == "good"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=20_000)
    assert start.workshops.store.encrypted


def test_giving_up_the_passphrase_leaves_the_page(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    assert start.workshops.store is not None
    start.workshops.store.set_passphrase(WORDS)
    start.close_workshop()
    start.restoring.of(ours)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), type(start.start.lock.old)), timeout=20_000)
    press(Key.Key_Escape)
    assert start.restoring.page is None
    assert start.window.stack.currentWidget() is start.start


def test_where_it_cannot_be_written_that_is_said_and_another_place_takes_it(
    start: Program, ours: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(start, ours, qtbot)
    page = earlier(start, qtbot)
    there = tmp_path / "There.cxw"
    there.write_text("mine")
    page.take_to(there)
    qtbot.waitUntil(lambda: not page.trouble.isHidden(), timeout=20_000)
    assert "already a file" in page.trouble.text()
    assert there.read_text() == "mine"
    page.take_to(tmp_path / "Elsewhere.cxw")
    qtbot.waitUntil(lambda: start.workshops.store is not None and start.workshops.store.path != ours, timeout=20_000)
    assert start.workshops.store is not None
    assert start.workshops.store.path == tmp_path / "Elsewhere.cxw"


def test_what_can_be_read_is_brought_back_and_what_is_missing_is_listed(
    start: Program, sample: Path, qtbot: QtBot
) -> None:
    count = len(sample.read_bytes()) // PAGE
    damage(sample, *range(8, count, 5))
    before = sample.read_bytes()
    refused(start, sample, qtbot)
    offered(start)["Bring back what can be read"].setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=60_000)
    assert start.workshops.store is not None
    assert start.workshops.store.path.name == "Sample (repaired).cxw"
    page = start.console.extra
    assert isinstance(page, MissingPage)
    assert "brought back" in page.sentence.text()
    assert page.sentences.words
    page.copy.setFocus()
    press(Key.Key_Space)
    assert f"- {page.sentences.words[0]}" in QApplication.clipboard().text()
    press(Key.Key_Escape)
    assert start.console.extra is None
    assert sample.read_bytes() == before


def test_when_nothing_is_missing_a_word_says_so(start: Program, ours: Path, qtbot: QtBot) -> None:
    ours.write_bytes(ours.read_bytes() + b"x")
    start.restoring.repair(ours)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=60_000)
    banner = start.notices.banner(REPAIR)
    assert banner is not None
    assert "Nothing is known to be missing" in banner.title.text()
    assert names(start.workshops.store) == ["Billing", "Sales"]


def test_stopped_nothing_is_written(start: Program, ours: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(ours, 5)
    before = sorted(ours.parent.glob("*.cxw"))
    start.restoring.repair(ours)
    page = start.restoring.page
    assert isinstance(page, MendPage)
    assert QApplication.focusWidget() is page.stop_button
    press(Key.Key_Space)
    assert page.headline.text() == "Stopped"
    qtbot.waitUntil(lambda: not start.background.busy, timeout=20_000)
    assert sorted(ours.parent.glob("*.cxw")) == before
    press(Key.Key_Escape)
    assert start.restoring.page is None


def test_stopped_while_it_is_written_nothing_stays(
    start: Program, ours: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(ours, 5)
    before = sorted(ours.parent.glob("*.cxw"))
    writing, go_on = threading.Event(), threading.Event()
    real = Store.create

    def late(path: Path, *given: object, **more: object) -> Store:
        writing.set()
        assert go_on.wait(20.0)
        return real(path, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "create", late)
    start.restoring.repair(ours)
    qtbot.waitUntil(writing.is_set, timeout=20_000)
    page = start.restoring.page
    assert isinstance(page, MendPage)
    page.stop_button.click()
    assert "Nothing was written." in page.words.text()
    go_on.set()
    qtbot.waitUntil(lambda: not start.background.busy, timeout=20_000)
    QApplication.processEvents()
    assert sorted(ours.parent.glob("*.cxw")) == before
    assert start.workshops.store is None


def test_where_nothing_can_be_read_its_copies_are_offered(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    start.close_workshop()
    ours.write_bytes(bytes(len(ours.read_bytes())))
    start.restoring.repair(ours)
    page = start.restoring.page
    assert isinstance(page, MendPage)
    qtbot.waitUntil(lambda: not page.earlier.isHidden(), timeout=20_000)
    assert "Nothing can be read" in page.headline.text()
    press(Key.Key_Space)
    assert len(looked(start, qtbot).list.rows.copies) == 3


def test_an_encrypted_one_is_brought_back_under_its_passphrase(start: Program, ours: Path, qtbot: QtBot) -> None:
    with Store.open(ours, record_types()) as store:
        store.set_passphrase(WORDS)
    damage(ours, 3)
    start.restoring.repair(ours)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), type(start.start.lock.old)), timeout=20_000)
    type_in(WORDS)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.workshops.store is not None, timeout=60_000)
    assert start.workshops.store is not None
    assert start.workshops.store.encrypted
    assert names(start.workshops.store) == ["Billing", "Sales"]


def test_keys_work_in_the_list_alone(start: Program, ours: Path, qtbot: QtBot) -> None:
    open_in(start, ours, qtbot)
    page = earlier(start, qtbot)
    for letter in "tnb":
        QTest.keyClicks(page.list, letter)
    assert page.list.currentIndex().row() == 0
    stops = []
    for _ in range(4):
        press(Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert page.side.take in stops
    assert page.side.elsewhere in stops


def test_closing_waits_for_no_check_and_for_the_copy_that_was_asked_for(
    start: Program, ours: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(start, ours, qtbot)
    earlier(start, qtbot)
    never, asked = threading.Event(), threading.Event()
    real = Earlier.restore

    def late(self: Earlier, *given: object) -> Path:
        asked.wait(5.0)
        return real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Earlier, "restore", late)
    start.background.run(lambda: never.wait(60.0), lambda _answer: None)
    press(Key.Key_Return)
    threading.Timer(0.2, asked.set).start()
    assert not start.window.close()
    qtbot.waitUntil(start.window.isHidden, timeout=10_000)  # by itself, when it is there
    assert len(list(ours.parent.glob("Ours (as of*.cxw"))) == 1
    assert start.workshops.store is None
    assert start.background.busy
    never.set()


def test_esc_gets_out_of_a_copy_that_is_never_written(
    start: Program, ours: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(start, ours, qtbot)
    earlier(start, qtbot)
    never = threading.Event()

    def endless(*_given: object) -> Path:
        never.wait(60.0)
        raise Refused("It was never written.")

    monkeypatch.setattr(Earlier, "restore", endless)
    press(Key.Key_Return)
    press(Key.Key_Return)  # once is enough
    press(Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.console
    start.desk.do(add_team, "Night Desk")
    assert names(start.workshops.store)[-1] == "Night Desk"
    never.set()


@pytest.mark.parametrize("way", ["recent", "dropped", "dropped on another", "named"])
def test_a_damaged_file_brings_the_same_offer_however_it_is_opened(
    start: Program, ours: Path, sample: Path, qtbot: QtBot, way: str
) -> None:
    open_in(start, ours, qtbot)
    start.close_workshop()
    ours.write_bytes(ours.read_bytes()[:-100])
    if way == "dropped on another":
        open_in(start, sample, qtbot)
    with qtbot.waitSignal(start.workshops.refused, timeout=20_000):
        if way == "recent":
            start.start.refresh()
            qtbot.waitUntil(lambda: start.start.list.rows.rowCount() == 1, timeout=20_000)
            start.start.focus_first()
            press(Key.Key_Return)
        elif way == "named":
            start.workshops.open(ours)  # as the start of the program does
        else:
            start.drop([ours])
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Button), timeout=20_000)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Earlier copies…"
    banner = focus.parentWidget()
    assert banner is not None
    words = ["Earlier copies…", "Bring back what can be read", "Close"]
    assert [button.text() for button in banner.findChildren(Button)] == words
    if way == "dropped on another":
        press(Key.Key_Escape)
        assert start.notices.banner(OTHER) is None
        assert start.console.isAncestorOf(QApplication.focusWidget() or start.window)
        start.restoring.of(ours)
    else:
        press(Key.Key_Return)
    assert looked(start, qtbot).standing == "damaged"
    press(Key.Key_Escape)
    there = start.console if way == "dropped on another" else start.start
    assert start.window.stack.currentWidget() is there
