"""The Guide: steps ticked, notes kept as they are typed, open points that jump, thoughts parked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from cxworkshop import method_texts
from cxworkshop.shell.parking import words_and_name
from cxworkshop.shell.program import Program
from cxworkshop.stages.prepare.commands import stage_note
from cxworkshop.stages.prepare.records import Parked
from cxworkshop.stages.signoff.commands import accept_point
from cxworkshop.stages.signoff.points import without_a_word
from cxworkshop.stages.teams.commands import add_team
from tests.shell.hands import CTRL, press, type_in


def steps_done(program: Program, stage: str) -> tuple[str, ...]:
    note = stage_note(program.desk.content, stage)
    return note.steps_done if note is not None else ()


def test_a_step_is_ticked_with_space_and_unticked_again(program: Program) -> None:
    program.console.go("signoff")
    steps = method_texts.guide("signoff").steps
    guide = program.console.guide
    guide.set_open(True)  # it stands back for the document
    guide.steps.setFocus()
    assert guide.steps.lines[1].now
    press(Qt.Key.Key_Space)
    assert steps[1].text in steps_done(program, "signoff")
    assert guide.steps.lines[2].now
    assert program.box.label == steps[2].text
    press(Qt.Key.Key_Return)
    assert steps[1].text not in steps_done(program, "signoff")


def test_arrows_walk_the_steps(program: Program) -> None:
    program.console.go("signoff")
    guide = program.console.guide
    guide.set_open(True)
    guide.steps.setFocus()
    row = guide.steps.currentIndex().row()
    press(Qt.Key.Key_Down)
    assert guide.steps.currentIndex().row() == row + 1


def test_notes_are_kept_while_typing_as_one_step(program: Program, qtbot: QtBot) -> None:
    program.console.go("culture")
    notes = program.console.guide.notes
    notes.clear()
    notes.setFocus()
    type_in("Ask Rob first")

    def kept() -> bool:
        note = stage_note(program.desk.content, "culture")
        return note is not None and note.notes == "Ask Rob first"

    qtbot.waitUntil(kept)
    type_in(", then Mabel")
    program.console.go("barriers")
    note = stage_note(program.desk.content, "culture")
    assert note is not None
    assert note.notes == "Ask Rob first, then Mabel"
    assert program.console.guide.notes.text() != note.notes


def test_notes_are_not_lost_when_the_window_closes_in_the_middle_of_a_word(program: Program) -> None:
    program.console.go("culture")
    notes = program.console.guide.notes
    notes.setFocus()
    notes.selectAll()
    type_in("half a wor")
    program.console.leave()
    note = stage_note(program.desk.content, "culture")
    assert note is not None
    assert note.notes == "half a wor"


def test_an_open_point_jumps_to_its_next_record(program: Program) -> None:
    program.console.go("principles")
    guide = program.console.guide
    guide.set_open(True)  # it stands back for the statements
    jumps: list[str] = []
    program.desk.jump.connect(lambda _stage, where: jumps.append(where))
    check = program.watch.standing.of("principles")[0]
    assert guide.points.lines[0].text == check.summary
    guide.points.setFocus()
    press(Qt.Key.Key_Return)
    guide.points.setFocus()
    press(Qt.Key.Key_Return)
    wanted = [point.where for point in check.points] * 2
    assert jumps == wanted[:2]


def test_open_points_follow_the_workshop_without_being_asked(program: Program, qtbot: QtBot) -> None:
    program.console.go("teams")
    before = len(program.watch.standing.of("teams")[0].points)
    program.desk.do(add_team, "Night Desk")
    qtbot.waitUntil(lambda: len(program.watch.standing.of("teams")[0].points) == before + 1, timeout=10_000)
    assert program.console.guide.points.lines[0].text.startswith(str(before + 1))


def test_many_changes_are_computed_once(program: Program, qtbot: QtBot) -> None:
    heard: list[None] = []
    program.watch.updated.connect(lambda: heard.append(None))
    for number in range(12):
        program.desk.do(add_team, f"Desk {number}")
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    qtbot.wait(300)
    assert len(heard) <= 2


def test_ctrl_j_parks_a_thought_and_gives_the_focus_back(program: Program) -> None:
    program.console.go("culture")
    program.console.focus_sheet()
    before = QApplication.focusWidget()
    waiting = sum(not one.settled for one in program.desk.content.of(Parked))
    press(Qt.Key.Key_J, CTRL)
    type_in("Who pays for the coast? @Rob Tennant")
    press(Qt.Key.Key_Return)
    parked = program.desk.content.of(Parked)[-1]
    assert (parked.text, parked.who) == ("Who pays for the coast?", "Rob Tennant")
    assert QApplication.focusWidget() is before
    assert program.console.guide.parking.accessibleName() == f"Parking lot, {waiting + 1} parked"


def test_esc_parks_nothing(program: Program) -> None:
    program.console.focus_sheet()
    before = program.desk.content.of(Parked)
    press(Qt.Key.Key_J, CTRL)
    type_in("never mind")
    press(Qt.Key.Key_Escape)
    assert program.desk.content.of(Parked) == before
    assert not program.park_line.isVisible()


def test_a_parked_thought_is_settled_from_the_list(program: Program) -> None:
    program.park_line.parked.emit("Ask the partner", "")
    guide = program.console.guide
    guide.parking.click()
    guide.parked.list.setFocus()
    guide.parked.list.setCurrentIndex(guide.parked.list.model().index(0, 0))
    first = guide.parked.list.lines[0]
    press(Qt.Key.Key_Return)
    parked = program.desk.content.find(Parked, first.key)
    assert parked is not None
    assert parked.settled


def test_the_stub_opens_the_guide_at_its_part(program: Program) -> None:
    program.console.go("signoff")
    guide = program.console.guide
    guide.set_open(False)
    assert guide.stub.isVisible()
    guide.stub.asked.emit("notes")
    assert guide.is_open
    assert guide.notes.hasFocus()


def test_who_said_it_follows_the_last_at_sign() -> None:
    assert words_and_name("Debt letters @Rob") == ("Debt letters", "Rob")
    assert words_and_name("Mail to a@b.org") == ("Mail to a@b.org", "")
    assert words_and_name("@Rob") == ("@Rob", "")
    assert words_and_name("one @two @three four") == ("one @two", "three four")


def test_every_stage_shows_its_own_exercise(program: Program) -> None:
    guide = program.console.guide
    seen: set[str] = set()
    for key, text in method_texts.guides().items():
        program.console.go(key)
        guide.set_open(True)  # it stood back where the page is wide
        assert [line.text for line in guide.steps.lines] == [step.text for step in text.steps]
        assert [line.right for line in guide.steps.lines] == [str(step.minutes) for step in text.steps]
        assert guide.listen.text() in text.watch
        seen.add(guide.listen.text())
    assert len(seen) == len(method_texts.guides())


def test_before_signing_the_guide_counts_the_points_that_need_a_word(program: Program) -> None:
    guide, content = program.console.guide, program.desk.content
    points = [one for checks in program.watch.standing.checks.values() for check in checks for one in check.points]
    silent = without_a_word(content, points)
    assert 0 < len(silent) < len(points)
    program.console.go("signoff")
    program.desk.do(accept_point, silent[0].key, "It stays open until the spring")
    program.watch.refresh()
    shown = guide.stub.findChildren(QAbstractButton)
    assert f"Open points: {len(silent) - 1}" in [one.accessibleName() for one in shown]
