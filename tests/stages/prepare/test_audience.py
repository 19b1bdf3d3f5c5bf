"""What the room sees of the day: a welcome, half a day's agenda, the clock of a break, and the time alone."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.stages.prepare.audience import AUDIENCE, Agenda, Time, Welcome
from cxworkshop.stages.prepare.records import AgendaItem, Coming, Day, Participant, Workshop
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import TextMark
from cxworkshop.ui.room.snapshot import Clock, Composed, Look, Snapshot, compose
from cxworkshop.ui.room.words import words
from cxworkshop.ui.theme import theme
from tests.ui.room.items import every_item
from tests.ui.room.measure import measure

EN = words("en")
SIZES = [(1920, 1080), (1024, 768)]
ONE = [("Welcome", 20, ""), ("Where we stand", 40, "diagnosis"), ("Teams", 80, "teams"), ("", 20, "coffee"),
       ("Principles", 60, "principles"), ("What we take into the night", 25, ""), ("Six calls", 30, "")]  # fmt: skip
TWO = [("What the night brought", 30, ""), ("", 90, "definition"), ("Lunch on the quay", 60, "lunch"),
       ("", 60, "signoff")]  # fmt: skip


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme().apply(qapp)


def workshop(**fields: Any) -> Content:
    days = [Day(id="day-1", order=1.0, starts=time(13)), Day(id="day-2", order=2.0, starts=time(8, 30))]
    lines = [
        AgendaItem(
            id=f"line-{day}{n}", order=day * 100.0 + n, day=f"day-{day}", title=title, minutes=minutes, exercise=key
        )
        for day, lines in ((1, ONE), (2, TWO))
        for n, (title, minutes, key) in enumerate(lines, 1)
    ]
    people = [
        Participant(id=f"person-{n}", order=float(n), coming=Coming.NO if n == 3 else Coming.YES) for n in range(25)
    ]
    known = {"client": "Kestrel Water", "title": "Who is it for?", **fields}
    return Content([Workshop(id="workshop", order=1.0, **known), *days, *lines, *people])


def item(kind: str, record: str = "", step: int = 0) -> RoomItem:
    return RoomItem("prepare", kind, record, step)


def shown(
    what: RoomItem, size: tuple[int, int] = SIZES[0], look: Look | None = None, clock: Clock | None = None
) -> Composed:
    look = look or Look()
    return compose(Snapshot(AUDIENCE.view(workshop(), what, words(look.language)), 0, clock, look), size)


def text(composed: Composed, page: int = 0) -> str:
    return " ".join(mark.text for mark in composed.sheets[page].marks if isinstance(mark, TextMark))


def agenda(record: str = "", step: int = 0) -> Agenda:
    view = AUDIENCE.view(workshop(), item("agenda", record, step), EN)
    assert isinstance(view, Agenda)
    return view


# -- welcome -----------------------------------------------------------------------------------------------------------


def test_the_welcome_says_what_is_asked_by_whom_and_when_it_starts():
    view = AUDIENCE.view(workshop(), item("welcome"), EN)
    assert view == Welcome("Who is it for?", "Kestrel Water", "Two days, 24 people", "Starts at 13:00")
    second = AUDIENCE.view(workshop(), item("welcome", "day-2"), EN)
    assert isinstance(second, Welcome)
    assert second.footer == "Starts at 08:30"


def test_a_workshop_that_knows_nothing_yet_welcomes_all_the_same():
    view = AUDIENCE.view(Content(), item("welcome"), EN)
    assert view == Welcome(EN("welcome.question"), "", "", "")
    assert AUDIENCE.view(workshop(), item("welcome", "gone"), EN) is None


def test_the_next_welcome_is_that_of_the_next_day():
    assert AUDIENCE.neighbour(workshop(), item("welcome"), 1) == item("welcome", "day-2")
    assert AUDIENCE.neighbour(workshop(), item("welcome", "day-2"), 1) is None
    assert AUDIENCE.neighbour(workshop(), item("welcome", "day-1"), -1) is None


# -- agenda ------------------------------------------------------------------------------------------------------------


def test_the_agenda_has_the_lines_of_the_half_day_with_their_times():
    view = agenda("line-13")
    assert view.question == "This afternoon"
    assert [line.time for line in view.lines] == ["13:00", "13:20", "14:00", "15:20", "15:40", "16:40", "17:05"]
    assert [line.on for line in view.lines] == [False, False, True, False, False, False, False]
    assert view.lines[2].about == "who touches the customer?"


def test_lines_without_a_title_are_called_by_what_they_are():
    assert agenda("line-14").lines[3].title == "Coffee"
    assert agenda("line-22").lines[1].title == "Definition"
    assert AUDIENCE.view(workshop(), item("agenda", "gone"), EN) is None


def test_lunch_ends_the_morning():
    assert [line.title for line in agenda("line-21").lines] == [
        "What the night brought", "Definition", "Lunch on the quay",
    ]  # fmt: skip
    assert [line.title for line in agenda("line-24").lines] == ["Sign-off"]


def test_the_first_page_has_the_line_that_is_on():
    for n in range(1, 8):
        composed = shown(item("agenda", f"line-1{n}"))
        on = agenda(f"line-1{n}").lines[n - 1]
        assert on.time in text(composed), on
        accent = [mark for mark in composed.sheets[0].marks if getattr(mark, "fill", "") == "#D6ECE4"]
        assert len(accent) == 1


def test_what_is_over_stays_where_the_rest_fits_the_page():
    assert len(shown(item("agenda", "line-23")).sheets) == 1
    assert "What the night brought" in text(shown(item("agenda", "line-23")))


def test_the_next_half_is_another_half_with_no_line_that_is_on():
    second = AUDIENCE.neighbour(workshop(), item("agenda", "line-13"), 1)
    assert second == item("agenda", "line-13", 2)
    assert second is not None
    view = AUDIENCE.view(workshop(), second, EN)
    assert isinstance(view, Agenda)
    assert view.question == "Day 2, morning"
    assert not any(line.on for line in view.lines)
    third = AUDIENCE.neighbour(workshop(), second, 1)
    assert third == item("agenda", "line-13", 3)
    assert third is not None
    assert AUDIENCE.neighbour(workshop(), third, 1) is None


def test_without_a_start_there_are_no_times():
    day = Day(id="day-1", order=1.0)
    line = AgendaItem(id="line-1", order=1.0, day="day-1", title="Teams")
    view = AUDIENCE.view(Content([day, line]), item("agenda", "line-1"), EN)
    assert isinstance(view, Agenda)
    assert (view.question, view.lines[0].time) == ("Today", "")
    assert AUDIENCE.view(Content(), item("agenda"), EN) == Agenda("The agenda", (), "Prepare")


# -- the time ----------------------------------------------------------------------------------------------------------


def test_a_break_counts_down_and_says_when_to_be_back():
    said = text(shown(item("pause", "line-14"), clock=Clock("12:40", 0.6, back_at="15:40")))
    assert said == "Coffee 12:40 Back at 15:40"


def test_a_break_that_is_over_keeps_its_promise_on_the_wall():
    said = text(shown(item("pause", "line-14"), clock=Clock("+1:12", 0.0, over=True, back_at="15:40")))
    assert said == "Coffee +1:12 Back at 15:40"


def test_without_a_running_timer_the_minutes_of_the_line_stand_there():
    assert text(shown(item("pause", "line-14"))) == "Coffee 20:00"
    assert text(shown(item("timer", "line-15"))) == "Principles 60:00"
    assert AUDIENCE.view(workshop(), item("pause", "gone"), EN) is None


def test_the_timer_alone_is_nothing_but_the_time():
    assert text(shown(item("timer"), clock=Clock("08:30", 0.5))) == "08:30"
    assert text(shown(item("timer"))) == "–:––", "nothing was started yet"
    view = AUDIENCE.view(workshop(), item("timer"), EN)
    assert isinstance(view, Time)
    assert view.timed
    assert AUDIENCE.neighbour(workshop(), item("timer"), 1) is None


@pytest.mark.parametrize("clock", ["12:40", "1:05:00", "+12:40", "120:00"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.5])
def test_the_time_stands_whole_on_one_page(clock: str, size: tuple[int, int], zoom: float):
    composed = shown(item("pause", "line-14"), size, Look(zoom=zoom), Clock(clock, 0.6, back_at="15:40"))
    assert len(composed.sheets) == 1
    assert clock in text(composed).split()
    assert measure(composed) == []


# -- what is measured --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", [Look(), Look(dark=True), Look(zoom=0.9), Look(zoom=1.5), Look(language="de")])
def test_every_picture_can_be_read(size: tuple[int, int], look: Look):
    for what in every_item(workshop(), frozenset({"prepare"})):
        assert measure(shown(what, size, look, Clock("12:40", 0.6, back_at="15:40"))) == [], what


def test_labels_are_the_consoles_words():
    content = workshop()
    labels = [
        AUDIENCE.label(content, item(*one)) for one in (("welcome",), ("agenda",), ("pause", "line-11"), ("timer",))
    ]
    assert labels == ["Welcome", "Agenda", "Break clock: Welcome", "Timer only"]
