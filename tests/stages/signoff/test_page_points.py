"""Each open point gets its word where it stands: typed, for several at once, taken back, never lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.stages import open_points, rules
from cxworkshop.stages.signoff.page.point_rows import MOST, rows_of
from cxworkshop.stages.signoff.records import AcceptedPoint
from tests.stages.signoff.conftest import say_all

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def words(desk) -> dict[str, tuple[str, str]]:
    return {one.point: (one.words, one.by) for one in desk.content.of(AcceptedPoint)}


def shown(page) -> list[str]:
    return [row.sentence for row in page.document.panel.points.list.model_.rows]


def test_the_page_begins_at_the_first_point_without_a_word(page, desk) -> None:
    points = page.document.panel.points
    assert points.list.hasFocus()
    assert points.list.current_row() == points.list.model_.rows[0]
    assert not points.list.model_.rows[0].done


def test_space_word_enter_and_the_next_one_is_open(page, desk, press) -> None:
    points = page.document.panel.points
    first = points.list.current_row()
    press(Key.Key_Space, "Placed in April", Key.Key_Return)
    assert {words(desk)[key] for key in first.keys} == {("Placed in April", "")}
    following = points.list.current_row()
    assert following.key != first.key
    assert points.line.word.hasFocus()
    assert points.line.keys == following.keys
    press(Key.Key_Escape)
    assert points.list.hasFocus()
    assert not points.line.isVisible()


def test_tab_says_who_and_their_name_is_offered_again(page, desk, press) -> None:
    points = page.document.panel.points
    first = points.list.current_row()
    press(Key.Key_Space, "In April", Key.Key_Tab, "Pie", Key.Key_Return, Key.Key_Return)
    assert {words(desk)[key] for key in first.keys} == {("In April", "Piero Manca")}
    assert points.line.by.text() == "Piero Manca"


def test_all_of_them_get_one_word(page, desk, press) -> None:
    press((Key.Key_A, CTRL), Key.Key_Space, "Until the summer", Key.Key_Return)
    points = page.document.panel.points
    assert set(words(desk)) == {point.key for point in open_points(desk.content)}
    assert set(words(desk).values()) == {("Until the summer", "")}
    assert all(row.done for row in points.list.model_.rows)
    assert points.list.hasFocus()
    assert points.heading.right.text() == "each has its word"


def test_a_word_is_one_step_and_can_be_undone(page, desk, press) -> None:
    press(Key.Key_Space, "In April", Key.Key_Return, Key.Key_Escape)
    assert words(desk)
    desk.undo()
    assert not words(desk)
    assert not any(row.done for row in page.document.panel.points.list.model_.rows)


def test_esc_leaves_things_as_they_were(page, desk, press) -> None:
    press(Key.Key_Space, "Half a", Key.Key_Escape)
    assert not words(desk)
    assert page.document.panel.points.list.hasFocus()


def test_leaving_in_the_middle_of_a_word_keeps_it(page, desk, press) -> None:
    press(Key.Key_Space, "Half a word")
    page.leave()
    assert ("Half a word", "") in words(desk).values()


def test_pressing_elsewhere_keeps_what_is_typed(page, desk, press, qtbot) -> None:
    press(Key.Key_Space, "Half a word")
    page.document.reading.paper.setFocus()
    qtbot.waitUntil(lambda: ("Half a word", "") in words(desk).values())
    assert not page.document.panel.points.line.isVisible()


def test_a_word_is_reworded_and_emptied(page, desk, press) -> None:
    say_all(desk.store, "In April")
    points = page.document.panel.points
    points.list.set_current(points.list.model_.rows[0].key)
    press(Key.Key_Space)
    assert points.line.word.text() == "In April"
    press("In May", Key.Key_Return, Key.Key_Escape)
    first = points.list.model_.rows[0].keys
    assert {words(desk)[key][0] for key in first} == {"In May"}
    points.list.set_current(points.list.model_.rows[0].key)
    press(Key.Key_Space, Key.Key_Delete, Key.Key_Return)
    assert not set(first) & set(words(desk))


def test_delete_takes_the_word_back(page, desk, press) -> None:
    say_all(desk.store)
    before = len(words(desk))
    row = page.document.panel.points.list.current_row()
    press(Key.Key_Delete)
    assert len(words(desk)) == before - len(row.keys)


def test_letters_in_a_word_are_no_commands(page, desk, press) -> None:
    press(Key.Key_Space, "safe zone f g", Key.Key_Return)
    assert ("safe zone f g", "") in words(desk).values()


def test_a_rule_with_several_points_unfolds(page, desk, press) -> None:
    points = page.document.panel.points
    folded = len(shown(page))
    group = next(row for row in points.list.model_.rows if row.group)
    points.list.set_current(group.key)
    press(Key.Key_Right)
    assert len(shown(page)) == folded + group.count
    assert points.list.current_row().key == group.key
    press(Key.Key_Down, Key.Key_Space, "Only this one", Key.Key_Return, Key.Key_Escape)
    assert len(words(desk)) == 1
    assert points.list.model_.rows[points.list.model_.place_of(group.key)].said == f"1 of {group.count} have a word"
    press(Key.Key_Left)
    assert len(shown(page)) == folded


def test_a_click_on_the_tick_opens_the_line(page, desk) -> None:
    points = page.document.panel.points
    index = points.list.model_.index(0)
    box = points.list.delegate.box_rect(points.list.visualRect(index), points.list.model_.rows[0])
    QTest.mouseClick(points.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    QApplication.processEvents()
    assert points.line.word.hasFocus()


def test_g_goes_where_the_point_is_settled(page, desk, press, qtbot) -> None:
    points = page.document.panel.points
    group = points.list.current_row()
    press(Key.Key_Right, Key.Key_Down)
    row = points.list.current_row()
    assert row.inside
    with qtbot.waitSignal(desk.jump) as jumped:
        press(Key.Key_G)
    assert jumped.args == [row.stage, row.where]
    assert group.stage == row.stage


def test_going_to_a_point_reveals_it(page, desk) -> None:
    assert page.goto("T1/depot")
    assert page.document.panel.points.list.current_row().key == "T1/depot"
    assert page.goto("billing")
    assert page.document.panel.points.list.current_row().where == "billing"
    assert not page.goto("nothing-like-that")


def test_another_stages_change_keeps_the_line_and_what_is_typed(page, desk, press, settle) -> None:
    from cxworkshop.stages.teams.commands import write_team

    press(Key.Key_Space, "Half a")
    desk.do(write_team, "desk", "purpose", "Answers the phone")
    settle(page)
    line = page.document.panel.points.line
    assert line.word.text() == "Half a"
    assert line.word.hasFocus()
    press(" word", Key.Key_Return)
    assert ("Half a word", "") in words(desk).values()


def test_a_thousand_points_of_one_rule_are_few_rows() -> None:
    points = [OpenPoint("T1", "teams", f"Team {n} is not placed.", f"team-{n}") for n in range(1000)]
    assert [row.sentence for row in rows_of(points, rules(), {}, ())] == ["1,000 teams are not placed"]
    rows = rows_of(points, rules(), {}, {"T1"})
    assert len(rows) == MOST + 2
    assert rows[-1].sentence == "and 800 more"
    assert len(rows[-1].keys) == 800
