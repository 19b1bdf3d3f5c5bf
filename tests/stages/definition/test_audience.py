"""Definition as the room sees it: nothing of an open vote but how far it is, and everything of a closed one."""

from __future__ import annotations

import dataclasses
from datetime import date, time

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.stages.definition.audience import AUDIENCE
from cxworkshop.stages.definition.records import Definition, Dimension, Imperative, RallyingCry
from cxworkshop.stages.prepare.records import AgendaItem, Consent, Day, Participant, Voting
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import TextMark
from cxworkshop.ui.room.view import View
from cxworkshop.ui.room.words import words
from tests.ui.room.pictures import marks, said, shapes, signs, unreadable, view_of

pytestmark = pytest.mark.usefixtures("look")

ROUND = (0, 1, 2, 3, 4, 2, 0, 0, 0, 0, 0)
LATER = (0, 0, 0, 1, 8, 3, 0, 0, 0, 0, 0)
FIST = (0, 1, 2, 3, 4, 2)
LONG = "Every passenger hears from us first, whatever the weather does, and nobody is left on a quay. " * 2


def shown(content: Content, kind: str, record: str = "", step: int = 0, *, vote: bool = False) -> View | None:
    return view_of(AUDIENCE, content, RoomItem("definition", kind, record, step, vote))


def cries(*votes: tuple[int, ...], more: tuple[Record, ...] = ()) -> Content:
    texts = ("Nobody rings twice", "Every customer comes home", "As our own")
    found = [
        RallyingCry(id=f"cry-{n}", order=float(n), text=text, votes=votes[n] if n < len(votes) else ())
        for n, text in enumerate(texts)
    ]
    return Content([*found, *more])


def scales(**values: object) -> Content:
    first = Dimension(id="more", order=1.0, left="More customers", right="Better customers")
    other = Dimension(id="same", order=2.0, left="Same for all", right="Shaped to each")
    return Content([dataclasses.replace(first, **values), other])  # type: ignore[arg-type]


# -- rallying cries ----------------------------------------------------------------------------------------------------


def test_candidates_stand_side_by_side_with_their_numbers_before_any_vote():
    view = shown(cries(), "cries")
    assert said(view) == (
        "Which one would you say out loud? 1 Nobody rings twice 2 Every customer comes home 3 As our own 3 Definition"
    )
    assert not shapes(view, "disc")


def test_a_closed_vote_begins_with_what_the_room_chose():
    text = said(shown(cries((2,), (1,), (6,)), "cries"))
    assert text.index("As our own") < text.index("Nobody rings twice") < text.index("Every customer comes home")
    agreed = Definition(id="definition", order=1.0, cry="cry-1")
    text = said(shown(cries((2,), (1,), (6,), more=(agreed,)), "cries"))
    assert text.index("Every customer comes home") < text.index("As our own") < text.index("Nobody rings twice")


@pytest.mark.parametrize("earlier", [(), (2, 5)])
def test_an_open_vote_on_the_cries_shows_nothing_of_who_is_ahead(earlier: tuple[int, ...]):
    people = Voting(id="voting", order=1.0, people=4, dots=3)
    one = cries(*((*earlier, now) for now in (7, 1, 0)), more=(people,))
    other = cries(*((*earlier, now) for now in (0, 3, 5)), more=(people,))
    first, second = (shown(content, "cries", step=len(earlier), vote=True) for content in (one, other))
    assert "8 of 12 dots are in" in said(first)
    assert len(shapes(first, "disc")) == 8
    assert len(shapes(first, "ring")) == 4
    assert first == second
    assert marks(first) == marks(second)
    assert "Place your 3 dots" in said(first)
    assert not {"flag", "equals", "diamond"} & set(signs(first))


def test_hands_are_asked_for_as_hands():
    people = Voting(id="voting", order=1.0, people=4, hands=True)
    view = shown(cries((3,), (0,), (0,), more=(people,)), "cries", vote=True)
    assert "Raise your hand for one" in said(view)
    assert "3 of 4 hands are in" in said(view)


def test_a_closed_vote_shows_totals_and_marks_the_leading_one_by_shape_and_word():
    view = shown(cries((3,), (6,), (1,)), "cries")
    assert "10 votes" in said(view)
    assert signs(view) == ["flag"]
    assert said(view).count("Leading") == 1
    assert "2 Every customer comes home Leading 6" in said(view)
    assert len(shapes(view, "disc")) == 10
    assert [box for box in shapes(view, "box") if box.edge]


def test_those_that_are_level_are_not_called_leading():
    view = shown(cries((3,), (3,), (1,)), "cries")
    assert signs(view) == ["equals", "equals"]
    assert "Leading" not in said(view)


def test_the_round_before_stands_beside_as_outlines():
    view = shown(cries((3, 1), (4, 7), (2, 1)), "cries")
    assert len(shapes(view, "disc")) == 9
    assert len(shapes(view, "ring")) == 9
    assert "4 before" in said(view)


def test_a_candidate_that_came_after_the_vote_has_no_total():
    view = shown(cries((3,), (6,), ()), "cries")
    assert said(view).endswith("3 As our own 3 Definition")


@pytest.mark.parametrize("votes", [((), (), ()), ((3,), (6,), (1,))])
def test_the_agreed_cry_is_marked_as_agreed(votes: tuple[tuple[int, ...], ...]):
    view = shown(cries(*votes, more=(Definition(id="definition", order=1.0, cry="cry-0"),)), "cries")
    assert "Nobody rings twice Agreed" in said(view)
    assert "diamond" in signs(view)


def test_more_candidates_than_four_take_another_page():
    many = Content([RallyingCry(id=f"cry-{n}", order=float(n), text=f"Candidate {n}") for n in range(6)])
    view = shown(many, "cries")
    assert "Candidate 2" in said(view, 0)
    assert "Candidate 3" not in said(view, 0)
    assert "2/2" in said(view, 1)


# -- scales ------------------------------------------------------------------------------------------------------------


def test_an_open_scale_says_only_how_many_are_in():
    people = Voting(id="voting", order=1.0, people=20)
    turned = tuple(reversed(ROUND))
    first = shown(Content([*scales(rounds=(ROUND,), agreed=2, rule="So"), people]), "scale", "more", vote=True)
    second = shown(Content([*scales(rounds=(turned,), agreed=9, rule="But"), people]), "scale", "more", vote=True)
    assert first == second
    assert marks(first) == marks(second)
    assert "12 of 20 are in" in said(first)
    assert "Hold up 0 to 10 fingers" in said(first)
    assert len(shapes(first, "disc")) == 12
    assert len(shapes(first, "ring")) == 8
    assert not shapes(first, "diamond")


def test_an_open_second_round_does_not_show_the_first():
    people = Voting(id="voting", order=1.0, people=20)
    view = shown(Content([*scales(rounds=(ROUND,)), people]), "scale", "more", 1, vote=True)
    assert "0 of 20 are in" in said(view)
    assert not shapes(view, "disc")


def test_how_many_there_are_may_not_be_known():
    view = shown(scales(rounds=(ROUND,)), "scale", "more", vote=True)
    assert "12 are in" in said(view)
    assert not shapes(view, "ring")


def test_a_closed_scale_has_a_dot_for_each_vote_and_a_diamond_where_it_was_agreed():
    view = shown(scales(rounds=(ROUND,), agreed=3, rule="Those who stay come first."), "scale", "more")
    dots = shapes(view, "disc", 0)
    assert len(dots) == sum(ROUND)
    columns: dict[float, int] = {}
    for dot in dots:
        columns[dot.rect.center().x()] = columns.get(dot.rect.center().x(), 0) + 1
    assert [columns[x] for x in sorted(columns)] == [count for count in ROUND if count]
    diamond = shapes(view, "diamond", 0)[0]
    assert diamond.rect.center().x() == pytest.approx(sorted(columns)[2])
    assert "12 votes" in said(view, 0)
    assert "Agreed" in said(view, 0)
    assert "Those who stay come first." in said(view, 1)


def test_two_rounds_stand_beside_each_other():
    view = shown(scales(rounds=(ROUND, LATER)), "scale", "more")
    assert len(shapes(view, "ring")) == sum(ROUND) + 1  # and one that says what rings are
    assert len(shapes(view, "disc")) == sum(LATER) + 1
    assert "12 before" in said(view)
    assert not shapes(view, "diamond")


def test_a_crowd_is_bars_with_their_numbers():
    view = shown(scales(rounds=(tuple(300 * n for n in ROUND),)), "scale", "more")
    assert not shapes(view, "disc")
    assert "1,200" in said(view)
    assert "3,600 votes" in said(view)


def test_before_any_vote_the_room_reads_what_speaks_for_the_poles():
    view = shown(scales(left_sentence="The more the better.", right_sentence="The few who stay."), "scale", "more")
    assert "The more the better." in said(view)
    assert "votes" not in said(view)


@pytest.mark.parametrize("values", [{}, {"rounds": (ROUND, LATER), "agreed": 0, "rule": LONG}, {"agreed": 10}])
@pytest.mark.parametrize("vote", [False, True])
@pytest.mark.parametrize("poles", ["", "Few", LONG, "Donaudampfschifffahrtsgesellschaft" * 6])
def test_a_scale_can_be_read_with_any_poles(values: dict[str, object], vote: bool, poles: str):
    content = scales(left=poles, right=poles, left_sentence=poles, right_sentence=poles, **values)
    assert unreadable(shown(content, "scale", "more", vote=vote)) == []


# -- a fist of five ----------------------------------------------------------------------------------------------------


def fists(*rounds: tuple[int, ...]) -> Content:
    return Content(
        [*scales(rule="Those who stay come first."), Consent(id="c", order=1.0, dimension="more", rounds=rounds)]
    )


def test_an_open_fist_shows_only_how_many_are_in():
    first = shown(fists(FIST), "consent", "more", vote=True)
    second = shown(fists(tuple(reversed(FIST))), "consent", "more", vote=True)
    assert marks(first) == marks(second)
    assert "12 are in" in said(first)
    assert "Those who stay come first." in said(first)


def test_a_closed_fist_says_how_many_can_go_with_it():
    view = shown(fists(FIST, (0, 0, 1, 4, 4, 3)), "consent", "more")
    assert "Not yet: 1 3 before" in said(view)
    assert "Can go with it: 11 9 before" in said(view)
    assert len(shapes(view, "disc")) == 12
    assert unreadable(view) == []


def test_a_fist_on_a_cry_asks_about_its_words():
    content = Content([*cries(), Consent(id="c", order=1.0, cry="cry-1", rounds=(FIST,))])
    assert "Every customer comes home" in said(shown(content, "consent", "cry-1"))
    assert shown(content, "consent", "gone") is None


# -- imperatives and what was agreed -----------------------------------------------------------------------------------


def test_customer_focus_alone_is_coral():
    names = ("Safe passage", "The customer’s journey", "Earn the contract", "Good work", "A clean sound")
    content = Content(
        [Imperative(id=f"i-{n}", order=float(n), name=name, customer_focus=n == 1) for n, name in enumerate(names)]
    )
    view = shown(content, "imperatives")
    assert [box.fill for box in shapes(view, "box") if box.edge] == ["#FBE6DD"]
    assert said(view).count("Customer focus") == 1
    assert signs(view) == ["cust"]
    assert "1/" not in said(view)  # all five are seen at once
    assert unreadable(view) == []


def agreed(*more: Record) -> Content:
    return Content(
        [
            *cries(more=(Definition(id="definition", order=1.0, cry="cry-0"),)),
            *scales(agreed=7),
            *more,
        ]
    )


def test_what_was_agreed_is_the_cry_and_the_side_the_room_leans_to():
    view = shown(agreed(), "agreed")
    assert said(view) == "Agreed by the room Nobody rings twice More customers Better customers 3 Definition"
    weights = {mark.text: mark.weight for mark in marks(view) if isinstance(mark, TextMark)}
    assert weights["Better customers"] > weights["More customers"]
    assert len(shapes(view, "diamond")) == 1


def test_when_it_is_signed_comes_from_the_agenda_or_is_not_said():
    people = [Participant(id=f"p-{n}", order=float(n), name="Ida", approver=n < 4) for n in range(6)]
    day = Day(id="day", order=1.0, on=date(2027, 2, 10), starts=time(8, 30))
    lines = (
        AgendaItem(id="a", order=1.0, day="day", minutes=450, exercise="culture"),
        AgendaItem(id="b", order=2.0, day="day", minutes=30, exercise="signoff"),
    )
    assert "4 leaders sign it at 16:00" in said(shown(agreed(day, *lines, *people), "agreed"))
    assert "sign" not in said(shown(agreed(day, *people), "agreed"))
    assert "sign" not in said(shown(agreed(day, *lines), "agreed"))
    late = dataclasses.replace(day, starts=None)
    assert "sign" not in said(shown(agreed(late, *lines, *people), "agreed"))


def test_with_nothing_agreed_there_is_nothing_in_its_place():
    assert AUDIENCE.view(scales(), RoomItem("definition", "agreed"), words("en")) is None


# -- looking on --------------------------------------------------------------------------------------------------------


def test_the_next_scale_is_the_neighbour_and_decides_nothing():
    content = scales(rounds=(ROUND,))
    item = RoomItem("definition", "scale", "more")
    assert AUDIENCE.neighbour(content, item, 1) == RoomItem("definition", "scale", "same")
    assert AUDIENCE.neighbour(content, item, -1) is None
    assert AUDIENCE.neighbour(content, RoomItem("definition", "cries"), 1) is None


def test_labels_are_those_of_the_console_and_nothing_is_shown_of_what_is_gone():
    content = scales()
    assert AUDIENCE.label(content, RoomItem("definition", "cries")) == "Rallying cries"
    label = AUDIENCE.label(content, RoomItem("definition", "scale", "more"))
    assert label == "Scale: “More customers ↔ Better customers”"
    assert shown(content, "scale", "gone") is None
    assert AUDIENCE.label(content, RoomItem("definition", "scale", "gone")) == ""


def test_a_picture_changes_with_its_record_and_with_no_other():
    content = scales(rounds=(ROUND,))
    before = shown(content, "scale", "same")
    assert shown(scales(rounds=(LATER,)), "scale", "same") == before
    assert shown(scales(rounds=(LATER,)), "scale", "more") != shown(content, "scale", "more")


def test_the_wall_speaks_its_own_language():
    view = view_of(AUDIENCE, cries((3,), (6,), (1,)), RoomItem("definition", "cries"), "de")
    assert "Which one" not in said(view)
    assert "Every customer comes home" in said(view)
