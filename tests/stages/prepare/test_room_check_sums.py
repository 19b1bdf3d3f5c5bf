"""What follows from a measured room: one sentence, its remedy, and the rows of seats."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from cxworkshop.stages.prepare.page.room_check_sums import (
    PITCH,
    READ,
    Measured,
    Wall,
    distances,
    lines,
    minutes,
    rows,
    share,
    size_words,
    too_far,
    verdict,
)
from cxworkshop.ui.room.legible import Band
from cxworkshop.ui.room.paper import Look, Paper
from cxworkshop.ui.room.roles import ROLES

USUAL, LARGE = Wall(1.0), Wall(1.2)
ROOMS = st.builds(
    Measured,
    picture=st.floats(0.3, 20),
    seat=st.floats(0.5, 100),
    seats=st.integers(1, 500),
    known=st.just(True),
)


def room(picture: float, seat: float, seats: int = 24) -> Measured:
    return Measured(picture, seat, seats, known=True)


def test_the_design_s_room() -> None:
    found = rows(room(1.5, 11.5), USUAL)
    assert [round(row.distance, 1) for row in found] == [3, 4.7, 6.4, 8.1, 9.8, 11.5]
    assert [row.band for row in found] == [Band.EASY] * 4 + [Band.LEGIBLE, Band.SMALL]
    answer = verdict(room(1.5, 11.5), USUAL, LARGE)
    assert answer.title == "The last row cannot read names and dates."
    assert answer.text == "At 11.5 m they measure 14.5 arc minutes. 16 are needed."
    assert answer.note == "About 4 of 24 seats are too far."
    assert not answer.good
    assert answer.helps


def test_large_text_is_the_remedy() -> None:
    answer = verdict(room(1.5, 11.5), LARGE, LARGE)
    assert answer.good
    assert answer.title == "The last row can read it."
    assert "17.5 arc minutes" in answer.text
    assert not answer.helps


def test_where_large_text_is_not_enough_it_says_what_is() -> None:
    answer = verdict(room(1.5, 16), USUAL, LARGE)
    assert not answer.helps
    assert "With large text, seat all within 12.5 m, or make the picture 2 m high." in answer.note
    assert verdict(room(1.5, 12.5), LARGE, LARGE).good
    assert verdict(room(2, 16), LARGE, LARGE).good
    already = verdict(room(1.5, 16, seats=4), LARGE, LARGE)
    assert already.note.startswith("Seat all within 12.5 m")


@pytest.mark.parametrize(
    ("seat", "title"),
    [
        (8.0, "The last row reads it with ease."),
        (10.0, "The last row can read it."),
        (12.0, "The last row cannot read names and dates."),
        (14.0, "The last row cannot read labels and questions."),
        (16.0, "The last row can read the subject alone."),
        (60.0, "The last row cannot read the wall."),
    ],
)
def test_the_sentence_names_what_is_lost(seat: float, title: str) -> None:
    assert verdict(room(1.5, seat), USUAL, LARGE).title == title


def test_the_rule_of_a_two_hundredth_speaks_only_where_it_is_stricter() -> None:
    assert verdict(room(1.5, 9), USUAL, LARGE).note == ""
    assert verdict(room(1.5, 10), USUAL, LARGE).note == (
        "Planners of halls ask for 1/200 of the distance: 50 mm. Capitals are 48 mm."
    )


def test_a_seat_nearer_than_the_picture_is_high_is_asked_about() -> None:
    assert "mixed up" in verdict(room(3, 1.2), USUAL, LARGE).note


@given(ROOMS)
def test_rows_go_evenly_to_the_last_seat(measured: Measured) -> None:
    found = distances(measured)
    assert found[-1] == measured.seat
    assert 1 <= len(found) <= max(1, measured.seats)
    assert all(after - before >= PITCH - 1e-9 for before, after in pairwise(found))
    assert len(distances(measured, 3)) <= 3


@given(ROOMS, st.sampled_from([0.9, 1.0, 1.2, 1.5]), st.sampled_from([768, 1080, 2160]))
def test_the_sentence_agrees_with_the_drawing(measured: Measured, zoom: float, pixels: int) -> None:
    wall, large = Wall(zoom, pixels), Wall(1.2, pixels)
    answer = verdict(measured, wall, large)
    last = rows(measured, wall)[-1]
    assert answer.good == (last.band is not Band.SMALL)
    assert (too_far(measured, wall) > 0) == (not answer.good)
    assert answer.title.endswith(".")
    assert size_words(measured, wall)
    if answer.helps:
        assert verdict(measured, large, large).good


@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.1, 1.2, 1.35, 1.5])
@pytest.mark.parametrize("height", [768, 1080, 1200])
def test_sizes_are_those_of_the_wall(qapp: QApplication, zoom: float, height: int) -> None:
    paper = Paper(height * 16 / 9, height, Look(zoom=zoom))
    for _, role in READ:
        assert share(role, Wall(zoom, height)) == pytest.approx(paper.text("H", role, 9999, 1.0).px / height)


def test_the_smallest_kind_of_text_is_reckoned_with() -> None:
    measured = room(1.5, 10)
    found = lines(measured, USUAL, LARGE)
    assert found[0].now == min(minutes(role, measured, USUAL) for role in ROLES)
    assert all(line.other > line.now for line in found)


def test_words_for_the_size() -> None:
    assert size_words(room(1.5, 10), USUAL) == (
        "48 px of 1080, capitals 73 % of that: 48 mm high. Legible from 16 arc minutes, easy from 20."
    )
