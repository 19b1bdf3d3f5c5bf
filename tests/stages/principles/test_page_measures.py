"""All of a measure: what is typed is kept as typed, choices, dates, and taking it away."""

from datetime import date

import pytest

from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.records import Better, Family, Measure, Scope


def opened(page, hands, measure: str = "measure-2"):
    assert page.goto(measure)
    hands.settle()
    return page.editor.measures.cards[measure]


def test_every_text_is_kept_in_the_words_that_were_typed(page, hands, desk):
    form = opened(page, hands, "measure-2").form
    for field, words in (
        ("what", "Jobs closed"),
        ("target", "at or above 95 %"),
        ("unit", "%"),
        ("owner", "R. Adeyemi"),
        ("how_often", "each month"),
        ("source", "Job system"),
    ):
        form.lines[field].setFocus()
        form.lines[field].selectAll()
        hands.press(f"'{words}", "Tab")
        assert getattr(desk.content.need(Measure, "measure-2"), field) == words
    assert form._values["target"].note.text() == "as a number: 95"
    assert form._values["baseline"].note.text() == "as a number: 71"
    form.value.setFocus()
    hands.press("'Fewer second visits", "Tab")
    form.notes.setFocus()
    hands.press("'Ask Mabel", "Tab")
    measure = desk.content.need(Measure, "measure-2")
    assert (measure.value, measure.notes) == ("Fewer second visits", "Ask Mabel")


def test_choices_are_made_by_key_and_mouse(page, hands, desk):
    form = opened(page, hands, "measure-2").form
    assert not form._scope.isVisible()
    form.family.buttons[Family.OPERATIONS].setFocus()
    hands.press("C")
    assert desk.content.need(Measure, "measure-2").family is Family.CUSTOMER
    assert form.lines["what"].hasFocus()
    hands.settle()
    hands.click(form.scope.segment(Scope.INTERACTION.value))
    hands.click(form.better.segment(Better.HIGHER.value))
    form.family.buttons[Family.CUSTOMER].setFocus()
    hands.press("I")
    hands.settle()
    hands.click(form.anonymous.segment("yes"))
    measure = desk.content.need(Measure, "measure-2")
    assert (measure.scope, measure.better, measure.anonymous) == (Scope.INTERACTION, Better.HIGHER, True)
    form.principle.set_key("none")
    form.principle.chosen.emit("none")
    assert desk.content.need(Measure, "measure-2").principle is None


@pytest.mark.parametrize(
    ("typed", "kept", "error"),
    [
        ("30 Sep 2026", date(2026, 9, 30), ""),
        ("30.9.", date(2026, 9, 30), ""),
        ("31 Feb 2026", None, "There is no 31 February. Try 28 Feb."),
        ("1 and 2 March 2026", None, "One day is enough here. Try 30 Sep 2026."),
        ("soon", None, "“soon” is no month. Write it like 10–11 March 2026."),
    ],
)
def test_the_next_review_is_read_as_it_is_written(page, hands, desk, typed, kept, error):
    form = opened(page, hands).form
    form.review.setFocus()
    hands.press(f"'{typed}", "Tab")
    assert desk.content.need(Measure, "measure-2").next_review == kept
    assert form._review_field.error == error
    if kept is not None:
        assert form.review.text() == "30 Sep 2026"


def test_esc_folds_then_closes_then_stands_on_the_cell(page, hands, desk):
    card = opened(page, hands)
    hands.press("'x", "Tab", "Escape")
    assert not card.is_unfolded
    assert card.head.hasFocus()
    hands.press("Escape")
    assert page.matrix.view.hasFocus()


def test_one_measure_is_unfolded_at_a_time(page, hands, desk):
    first = opened(page, hands, "measure-2")
    other = page.editor.measures.cards["measure-3"]
    other.head.setFocus()
    hands.press("Return")
    assert other.is_unfolded
    assert not first.is_unfolded
    hands.press("Escape")
    assert not other.is_unfolded


def test_del_takes_a_measure_away_and_undo_brings_it_back(page, hands, desk, said):
    card = opened(page, hands, "measure-2")
    hands.press("Escape", "Delete")
    assert desk.content.find(Measure, "measure-2") is None
    assert said == ["Removed “Jobs closed within 5 days”"]
    assert page.editor.isAncestorOf(hands.focus)
    assert desk.undo()
    assert "measure-2" in page.editor.measures.cards
    assert card is not page.editor.measures.cards["measure-2"]


def test_a_measure_that_goes_while_it_is_written_makes_no_complaint(page, hands, desk, said):
    opened(page, hands, "measure-2")
    hands.press("'half")
    with desk.store.step("elsewhere") as draft:
        draft.remove(draft.need(Measure, "measure-2"))
    hands.settle()
    assert said == []
    assert page.editor.isAncestorOf(hands.focus)


def test_del_in_a_field_takes_a_letter_not_the_measure(page, hands, desk):
    form = opened(page, hands).form
    form.lines["what"].setFocus()
    hands.press("Home", "Delete", "Tab")
    assert desk.content.need(Measure, "measure-2").what == "obs closed within 5 days"


def order(desk, like: Measure) -> list[str]:
    return [one.id for one in desk.content.of(Measure) if (one.team, one.principle) == (like.team, like.principle)]


def test_measures_change_places_by_key_and_by_their_grip(page, hands, desk):
    card = opened(page, hands, "measure-2")
    like = desk.content.need(Measure, "measure-2")
    desk.do(commands.add_measure, like.team, like.principle, what="Second visits")
    hands.settle()
    other = next(one for one in order(desk, like) if one != "measure-2")
    before = order(desk, like)
    card.form.lines["what"].setFocus()
    hands.press("alt+shift+Down")
    assert order(desk, like) == before[::-1]
    assert card.form.lines["what"].hasFocus()
    hands.settle()
    beside = page.editor.measures.cards[other]
    assert beside.y() < card.y()
    assert card.grip.isVisible()
    card.unfold(False)
    hands.settle()
    card.grip.carried.emit(beside.mapToGlobal(beside.rect().center()).y() - 4)
    assert order(desk, like) == before
    desk.undo()
    desk.undo()
    assert order(desk, like) == before
