"""What a facilitator does while preparing: one step each, named, and taken back whole."""

import base64
from datetime import date, time

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.commands import Pasted, people_in
from cxworkshop.stages.prepare.records import (
    AgendaItem,
    Coming,
    Day,
    Indicator,
    Logo,
    Parked,
    Participant,
    Readiness,
    StageNote,
    Workshop,
)
from cxworkshop.stages.teams.records import Team


@pytest.fixture
def store():
    return MemoryStore()


def takes_back(store, label):
    assert store.undo_label == label
    after = store.snapshot()
    store.undo()
    assert store.content != after
    store.redo()
    assert store.content == after


def titles(store, day):
    return [item.title for item in store.content.of(AgendaItem) if item.day == day.id]


def test_the_workshop_is_named_while_typing(store):
    for text in ("K", "Ke", "Kestrel"):
        do.write_workshop(store, "client", text)
    do.write_workshop(store, "place", "Pump House")
    do.set_accent(store, "#0B5F4E")
    takes_back(store, "Set the client’s colour")
    assert len(store.history()) == 3
    store.undo()
    store.undo()
    store.undo()
    assert store.content.count(Workshop) == 0


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#GGGGGG"])
def test_what_is_no_colour_is_refused(store, colour):
    with pytest.raises(Refused, match="six digits"):
        do.set_accent(store, colour)


PICTURE = b"\x89PNG\r\n\x1a\n as small as a picture can be"


def test_a_logo_is_set_exchanged_and_taken_away(store):
    do.set_logo(store, PICTURE, "kestrel.png")
    takes_back(store, "Set the client’s logo")
    do.set_logo(store, b"\xff\xd8\xff white", "white.jpg", dark=True)
    (logo,) = store.content.of(Logo)
    assert (base64.b64decode(logo.image), logo.name, logo.dark) == (b"\xff\xd8\xff white", "white.jpg", True)
    do.remove_logo(store)
    assert store.content.count(Logo) == 0
    takes_back(store, "Remove the client’s logo")
    do.remove_logo(store)
    assert len(store.history()) == 3  # there was nothing to remove


@pytest.mark.parametrize(
    ("image", "why"),
    [
        (b"", "no PNG and no JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG and no JPEG"),
        (PICTURE + b"x" * do.MOST_OF_A_LOGO, "larger than 400 KB"),
    ],
)
def test_what_is_no_logo_is_refused(store, image, why):
    with pytest.raises(Refused, match=why):
        do.set_logo(store, image)


def test_the_next_day_keeps_the_hours(store):
    first = do.add_day(store)
    do.set_day_date(store, first.id, date(2026, 3, 10))
    do.set_day_starts(store, first.id, time(13))
    do.set_day_ends(store, first.id, time(17))
    takes_back(store, "Set when day 1 ends")
    second = do.add_day(store)
    takes_back(store, "Add day 2")
    assert (second.on, second.starts, second.ends) == (date(2026, 3, 11), time(13), time(17))


def test_dates_are_given_to_days_in_order(store):
    do.set_dates(store, [date(2026, 3, 11), date(2026, 3, 10), date(2026, 3, 11)])
    takes_back(store, "Set the dates: Tue 10 – Wed 11 March 2026")
    first, second = store.content.of(Day)
    do.add_item(store, first.id, "Welcome")
    do.set_dates(store, [date(2026, 4, 1)])
    assert [(day.id, day.on) for day in store.content.of(Day)] == [(first.id, date(2026, 4, 1))]
    with pytest.raises(Refused, match="Day 1 has an agenda"):
        do.set_dates(store, [])
    store.undo()
    assert store.content.need(Day, second.id).on == date(2026, 3, 11)


def test_removing_a_day_takes_its_agenda(store):
    day = do.add_day(store)
    do.add_item(store, day.id, "Welcome")
    do.remove_day(store, day.id)
    assert len(store.content) == 0
    takes_back(store, "Remove day 1")


def test_agenda_lines(store):
    day, other = do.add_day(store), do.add_day(store)
    welcome = do.add_item(store, day.id, "Welcome", minutes=20)
    teams = do.add_item(store, day.id, "Teams", minutes=60, exercise="teams")
    coffee = do.add_item(store, day.id, "Coffee", exercise="coffee", before_id=teams.id)
    takes_back(store, "Add “Coffee” to the agenda")
    assert titles(store, day) == ["Welcome", "Coffee", "Teams"]
    do.shift_item(store, teams.id, -1)
    takes_back(store, "Move “Teams”")
    do.shift_item(store, welcome.id, 1)
    do.shift_item(store, welcome.id, 5)
    assert titles(store, day) == ["Teams", "Coffee", "Welcome"]
    steps = len(store.history())
    do.shift_item(store, teams.id, -1)
    assert len(store.history()) == steps
    do.move_item(store, coffee.id, None, other.id)
    do.move_item(store, teams.id, coffee.id)
    assert (titles(store, day), titles(store, other)) == (["Welcome"], ["Teams", "Coffee"])
    do.set_exercise(store, welcome.id, "diagnosis")
    do.write_item(store, welcome.id, "title", "Hello")
    do.remove_items(store, [welcome.id])
    takes_back(store, "Remove “Hello” from the agenda")
    do.remove_items(store, [teams.id, coffee.id])
    takes_back(store, "Remove 2 lines from the agenda")


def test_minutes_typed_and_pressed(store):
    item = do.add_item(store, do.add_day(store).id, "Teams", minutes=10)
    for _ in range(4):
        do.change_minutes(store, item.id, -5)
    assert store.content.need(AgendaItem, item.id).minutes == 0
    takes_back(store, "Set how long “Teams” takes")
    store.undo()
    assert store.content.need(AgendaItem, item.id).minutes == 10
    assert do.set_minutes(store, item.id, 99_999).minutes == 24 * 60


def test_a_pasted_list_of_people():
    text = (
        "Ingrid Sørdal, Chief executive\n\n- Paolo Marchetti\tFinance director\nAnne-Marie Otto – Operations, North\n"
        "Ruth\nAnn Bo <ann@x.org>; Cy <cy@x.org>\n<dee@x.org>\n ;\n"
    )
    assert people_in(text) == [
        Pasted("Ingrid Sørdal", "Chief executive"),
        Pasted("Paolo Marchetti", "Finance director"),
        Pasted("Anne-Marie Otto", "Operations, North"),
        Pasted("Ruth"),
        Pasted("Ann Bo", "", "ann@x.org"),
        Pasted("Cy", "", "cy@x.org"),
        Pasted("dee@x.org"),
    ]


def test_people(store):
    first, second = do.add_people(store, people_in("Ingrid, Chief executive\nPaolo"))
    takes_back(store, "Add 2 people")
    do.set_approver(store, first.id)
    takes_back(store, "Ask Ingrid to sign")
    do.set_facilitator(store, second.id)
    takes_back(store, "Let Paolo facilitate")
    do.set_coming(store, first.id, Coming.YES)
    takes_back(store, "Note what Ingrid answered")
    do.write_person(store, second.id, "role", "Finance director")
    takes_back(store, "Say what Paolo does")
    do.move_person(store, second.id, first.id)
    assert [p.name for p in store.content.of(Participant)] == ["Paolo", "Ingrid"]
    do.set_approver(store, first.id, False)
    takes_back(store, "Ask Ingrid no longer to sign")
    do.remove_people(store, [first.id, second.id])
    takes_back(store, "Remove 2 people")
    do.add_person(store, "Mabel", "Operations", approver=True)
    takes_back(store, "Add Mabel")


def test_a_person_works_in_a_team_that_is_there(store):
    person = do.add_person(store, "Ruth")
    with store.step("Add a team") as draft:
        draft.add(Team(id="team-1", name="Billing"))
    do.set_person_team(store, person.id, "team-1")
    takes_back(store, "Say where Ruth works")
    for gone in ("team-2", person.id):
        with pytest.raises(Refused, match="This team is no longer there"):
            do.set_person_team(store, person.id, gone)
    do.set_person_team(store, person.id, None)
    assert store.content.need(Participant, person.id).team is None


def test_things_to_tick(store):
    lamp, pens = do.add_ready(store, "Spare lamp"), do.add_ready(store, "Pens")
    do.tick_ready(store, lamp.id)
    takes_back(store, "Tick “Spare lamp”")
    do.tick_ready(store, lamp.id, False)
    takes_back(store, "Untick “Spare lamp”")
    do.write_ready(store, pens.id, "Pens and paper")
    do.move_ready(store, pens.id, lamp.id)
    assert [r.text for r in store.content.of(Readiness)] == ["Pens and paper", "Spare lamp"]
    do.remove_ready(store, [lamp.id])
    takes_back(store, "Remove “Spare lamp”")


def test_the_parking_lot(store):
    parked = do.park(store, "Vans are old", who="Rob")
    takes_back(store, "Park “Vans are old”")
    do.write_parked(store, parked.id, "text", "Vans are too old")
    do.find_home(store, parked.id, "barriers")
    takes_back(store, "Give “Vans are too old” a home")
    do.settle(store, parked.id)
    takes_back(store, "Settle “Vans are too old”")
    do.settle(store, parked.id, False)
    assert store.content.need(Parked, parked.id) == Parked(
        id=parked.id, order=1.0, text="Vans are too old", who="Rob", stage="barriers"
    )
    do.remove_parked(store, [parked.id])
    takes_back(store, "Remove “Vans are too old” from the parking lot")


def test_private_notes_and_steps_of_the_guide(store):
    for text in ("A", "As", "Ask Rob"):
        do.write_stage_note(store, "teams", text)
    assert len(store.history()) == 1
    do.tick_step(store, "teams", "Explain")
    do.tick_step(store, "teams", "Place")
    do.tick_step(store, "teams", "Explain")
    do.tick_step(store, "teams", "Place", False)
    takes_back(store, "Untick “Place”")
    do.write_stage_note(store, "culture", "Other")
    note = do.stage_note(store.content, "teams")
    assert note is not None
    assert (note.notes, note.steps_done) == ("Ask Rob", ("Explain",))
    assert store.content.count(StageNote) == 2
    assert do.stage_note(store.content, "barriers") is None


def test_the_room_scores_itself_before_and_after(store):
    votes = (0, 0, 3, 5, 1, 0, 0, 0, 0, 0, 0)
    do.record_indicator(store, "promises", votes)
    takes_back(store, "Record where we stand")
    do.record_indicator(store, "promises", votes[::-1], after=True)
    do.write_one_higher(store, "promises", "Ring back")
    (one,) = store.content.of(Indicator)
    assert (one.before, one.after, one.one_higher) == (votes, votes[::-1], "Ring back")
    with pytest.raises(Refused, match="eleven counts"):
        do.record_indicator(store, "promises", (1, 2))


def test_what_has_gone_is_refused_in_words(store):
    with pytest.raises(Refused, match=r"This agenda item is no longer there\. Nothing was changed\."):
        do.set_minutes(store, "agenda-item-1", 5)
