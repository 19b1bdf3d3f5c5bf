"""What was signed stays in sight: on the rail, on the stage, in the comparison; and the first edit says so once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell import signed as module
from cxworkshop.shell.program import Program
from cxworkshop.shell.signed import SignedWatch
from cxworkshop.stages import STAGES, open_points, record_types
from cxworkshop.stages.barriers.commands import write_barrier
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.culture.commands import write_example
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.commands import write_definition, write_imperative, write_scale
from cxworkshop.stages.definition.records import Dimension, Imperative
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.principles.commands import say, write_principle
from cxworkshop.stages.principles.records import Application, Principle
from cxworkshop.stages.signoff.commands import accept_points, freeze_revision, record_approval
from cxworkshop.stages.signoff.records import Decision, Revision
from cxworkshop.stages.teams.commands import add_team, remove_teams, write_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.signed import SignedChip, StageFlag
from tests.shell.hands import CTRL, open_in, press

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
TOOLTIP = Qt.ItemDataRole.ToolTipRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
TEAMS = next(row for row, stage in enumerate(STAGES) if stage.key == "teams")


def freeze(store: MemoryStore) -> Revision:
    points = open_points(store.content)
    accept_points(store, tuple(point.key for point in points), "By the end of April")
    points = open_points(store.content)
    return freeze_revision(store, record_types(), note="", author="Ann", time=NOON, open_points=points)


def decide(store: MemoryStore, revision: Revision, decision: Decision = Decision.APPROVE, who: int = 0) -> None:
    people = [one for one in store.content.of(Participant) if one.approver]
    record_approval(store, revision.id, people[who].id, decision, time=NOON)


def small() -> MemoryStore:
    ida, piero = (
        Participant(id=key, name=key.title(), approver=True, order=n) for n, key in enumerate(("ida", "piero"), 1)
    )
    return MemoryStore(
        Content([ida, piero, Team(id="billing", name="Billing", order=1), Team(id="depot", name="Depot", order=2)])
    )


@pytest.fixture
def desk(qapp: QApplication, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "LOOK_MS", 0)
    desk = Desk()
    desk.signed = SignedWatch(desk)
    yield desk
    desk.background.wait()


@pytest.fixture
def store(desk: Desk) -> MemoryStore:
    store = small()
    desk.put(store)
    return store


def known(desk: Desk, qtbot: QtBot, number: int) -> None:
    """Wait until what differs from this revision is known."""
    signed = desk.signed
    assert isinstance(signed, SignedWatch)
    assert signed.number == number
    qtbot.waitUntil(lambda: signed.known, timeout=10_000)


# -- what counts as signed ---------------------------------------------------------------------------------------------


def test_a_revision_that_nobody_signed_is_a_proposal(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    revision = freeze(store)
    assert desk.signed.number == 0
    decide(store, revision, Decision.DECLINE)
    assert desk.signed.number == 0
    write_team(store, "billing", "name", "Payments")
    assert not desk.signed.differs("billing")


def test_an_approval_with_reservations_signs_it(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    decide(store, freeze(store), Decision.RESERVE)
    known(desk, qtbot, 1)
    assert desk.signed.summary("teams") == ""
    write_team(store, "billing", "name", "Payments")
    assert desk.signed.differs("billing")
    assert desk.signed.summary("teams") == "1 team"
    assert [told.spoken for told in desk.signed.told("billing")] == ["Billing is now called Payments."]


def test_whoever_takes_a_yes_back_has_not_signed(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    revision = freeze(store)
    decide(store, revision)
    assert desk.signed.number == 1
    decide(store, revision, Decision.DECLINE)
    assert desk.signed.number == 0


def test_the_last_signed_revision_counts_until_the_next_one_is_signed(
    desk: Desk, store: MemoryStore, qtbot: QtBot
) -> None:
    decide(store, freeze(store))
    known(desk, qtbot, 1)
    write_team(store, "billing", "name", "Payments")
    revision = freeze(store)
    assert desk.signed.differs("billing"), "frozen is not signed"
    assert desk.signed.number == 1
    decide(store, revision)
    known(desk, qtbot, 2)
    assert not desk.signed.differs("billing")


def test_undone_is_no_difference(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    decide(store, freeze(store))
    known(desk, qtbot, 1)
    remove_teams(store, ["billing"])
    assert desk.signed.differs("billing")
    with qtbot.waitSignal(desk.signed.changed) as heard:
        store.undo()
    assert heard.args is not None
    assert "billing" in heard.args[0]
    assert not desk.signed.differs("billing")


def test_what_happens_while_the_first_look_is_under_way_is_not_missed(
    desk: Desk, store: MemoryStore, qtbot: QtBot
) -> None:
    told: list[tuple[int, int]] = []
    assert isinstance(desk.signed, SignedWatch)
    desk.signed.touched.connect(lambda *numbers: told.append(numbers))
    decide(store, freeze(store))
    desk.signed._soon.stop()
    desk.signed._compare()  # its thread has a snapshot, and its answer waits for the loop
    write_team(store, "billing", "name", "Payments")
    assert not desk.signed.differs("billing"), "not known yet"
    known(desk, qtbot, 1)
    assert desk.signed.differs("billing")
    assert told == [(1, 2)]


def test_another_workshop_is_compared_with_its_own(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    decide(store, freeze(store))
    known(desk, qtbot, 1)
    write_team(store, "billing", "name", "Payments")
    desk.put(small())
    assert desk.signed.number == 0
    assert not desk.signed.differs("billing")
    desk.put(store)
    known(desk, qtbot, 1)
    assert desk.signed.differs("billing")


def test_the_first_edit_is_told_once_and_not_by_taking_it_back(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    assert isinstance(desk.signed, SignedWatch)
    desk.signed.touched.connect(lambda *numbers: told.append(numbers))
    freeze(store)
    write_team(store, "billing", "purpose", "It bills")
    decide(store, freeze(store))
    known(desk, qtbot, 2)
    store.undo()
    assert desk.signed.differs("billing")
    assert told == [], "a step that is taken back says so itself"
    write_team(store, "billing", "name", "Payments")
    write_team(store, "depot", "name", "North Depot")
    assert told == [(2, 3)]
    decide(store, freeze(store))
    known(desk, qtbot, 3)
    add_team(store, "Freight")
    assert told == [(2, 3), (3, 4)]


# -- in the window -----------------------------------------------------------------------------------------------------


@pytest.fixture
def signed(start: Program, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The sample with one revision that one person signed."""
    monkeypatch.setattr(module, "LOOK_MS", 0)
    open_in(start, sample, qtbot)
    store = start.desk.store
    assert store is not None
    decide(store, freeze(store))
    known(start.desk, qtbot, 1)
    return start


def rename(program: Program, words: str = "Payments") -> Team:
    """Call the first team otherwise."""
    team = program.desk.content.of(Team)[0]
    program.desk.do(write_team, team.id, "name", words)
    program.desk.end_typing()
    QApplication.processEvents()
    return team


def test_the_rail_says_what_changed(signed: Program) -> None:
    model = signed.console.rail.model
    index = model.index(TEAMS)
    assert model.data(index, TOOLTIP) is None
    team = rename(signed)
    assert "Changed since revision 1 was signed: 1 team" in str(model.data(index, TOOLTIP))
    assert str(model.data(index, SPOKEN)).endswith("changed since revision 1 was signed: 1 team")
    assert "changed" not in str(model.data(model.index(TEAMS + 1), SPOKEN))
    rename(signed, team.name)
    assert model.data(index, TOOLTIP) is None


def test_the_first_edit_says_what_stays_once_and_after_the_edits_own_words(signed: Program, qtbot: QtBot) -> None:
    toasts = signed.notices.toasts
    signed.notices.toast("Removed a thing", lambda: None)
    rename(signed)
    signed.notices.toast("Placed it", lambda: None)
    qtbot.wait(300)
    assert toasts.toast is not None
    assert toasts.toast.text.text() == "Placed it"
    toasts.toast.leave()
    words = "Revision 1 stays as it was signed; this goes into revision 2"
    qtbot.waitUntil(lambda: toasts.toast is not None and toasts.toast.text.text() == words)
    assert toasts.toast is not None
    toasts.toast.leave()
    rename(signed, "Bills")
    qtbot.wait(300)
    assert toasts.toast is None


def test_the_flag_leads_to_everything_that_changed(signed: Program, qtbot: QtBot) -> None:
    rename(signed)
    signed.go("teams")
    page = signed.console.current
    assert page is not None
    qtbot.waitUntil(page.flag.isVisible)
    page.flag.click()
    assert signed.console.stage == "signoff"
    shown = signed.console.current
    assert shown is not None
    tab = shown.differences  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: tab.view.current() is not None, timeout=10_000)
    assert tab.view.hasFocus()
    assert tab.view.current().spoken.endswith("is now called Payments.")
    assert tab.pair[1] == "now"
    assert not page.flag.isVisible()


def test_a_key_shows_what_was_signed_and_escape_goes_back_to_the_work(signed: Program, qtbot: QtBot) -> None:
    team = rename(signed)
    signed.go("teams")
    page = signed.console.current
    assert page is not None
    page.open_team(team.id)  # type: ignore[attr-defined]
    drawer = page.side
    assert drawer is not None
    qtbot.waitUntil(drawer.flag.isVisible)  # type: ignore[attr-defined]
    drawer.setFocus()
    drawer.begin()  # type: ignore[attr-defined]
    work = QApplication.focusWidget()
    press(Qt.Key.Key_D, CTRL)
    chip = QApplication.focusWidget()
    assert isinstance(chip, SignedChip)
    assert not isinstance(chip, StageFlag)
    assert chip.note is not None
    assert chip.note.told[0].spoken == f"{team.name} is now called Payments."
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is work
    assert page.side is drawer, "the drawer stays open"


def test_the_key_says_when_there_is_nothing_to_look_at(signed: Program) -> None:
    signed.go("culture")
    press(Qt.Key.Key_D, CTRL)
    assert signed.notices.toasts.toast is not None
    assert signed.notices.toasts.toast.text.text() == "Nothing here has changed since revision 1 was signed"


def test_before_anything_is_signed_nothing_is_shown(program: Program) -> None:
    rename(program)
    assert program.console.rail.model.changed(TEAMS) == ""
    program.go("teams")
    press(Qt.Key.Key_D, CTRL)
    assert program.notices.toasts.toast is not None
    assert program.notices.toasts.toast.text.text() == "Nothing is signed yet"


def chips(program: Program) -> list[str]:
    """What the signs in sight say, without that of the stage."""
    every = program.console.sheet.findChildren(SignedChip)
    return [chip.text() for chip in every if chip.isVisible() and not isinstance(chip, StageFlag)]


def test_every_stage_says_what_is_not_as_it_was_signed(signed: Program, qtbot: QtBot) -> None:
    desk, console = signed.desk, signed.console
    content = desk.content
    team, principle, barrier = content.of(Team)[0], content.of(Principle)[0], content.of(Barrier)[0]
    imperative, scale = content.of(Imperative)[0], content.of(Dimension)[0]
    manner = content.of(CultureDimension)[0]
    example = next(one for one in content.of(Example) if one.dimension == manner.id)
    cell = next(one for one in content.of(Application) if one.team == team.id)
    rename(signed)
    desk.do(write_principle, principle.id, "name", "Another name")
    desk.do(say, cell.team, cell.principle, "meaning", "Other words")
    desk.do(write_imperative, imperative.id, "name", "Another name")
    desk.do(write_definition, "why_now", "Another reason")
    desk.do(write_scale, scale.id, "rule", "Another rule")
    desk.do(write_example, example.id, "on", "Another behaviour")
    desk.do(write_barrier, barrier.id, "name", "Another name")
    here = "Signed in revision 1"

    def seen(stage: str, where: str) -> list[str]:
        console.goto(stage, where)
        QApplication.processEvents()
        assert console.current is not None
        console.current.grab()
        return chips(signed)

    assert seen("teams", team.id) == []
    assert console.current is not None
    assert console.current.flag.isVisible()
    console.current.open_team(team.id)  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert chips(signed) == [here]
    assert "not as it was signed" in console.current.model.spoken(desk.content.need(Team, team.id))  # type: ignore[attr-defined]
    console.current.show_tab("list")
    console.current.grab()
    assert seen("principles", principle.id) == [here]
    page = console.current
    assert page is not None
    page.show_tab("matrix")
    page.open_cell(cell.team, cell.principle)  # type: ignore[attr-defined]
    QApplication.processEvents()
    page.grab()
    assert chips(signed) == [here]
    assert seen("definition", imperative.id) == [here, here], "the card, and why now"
    assert seen("definition", scale.id) == [here]
    assert seen("culture", example.id) == [here, here], "the scale, and the pair"
    assert seen("barriers", barrier.id) == []
    console.current.side_editor.open_barrier(barrier.id)  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert chips(signed) == [here]
    while desk.undo():
        pass
    assert chips(signed) == []
    assert [stage.key for stage in STAGES if desk.signed.summary(stage.key)] == ["signoff"], "the words on open points"
