"""What is said about earlier copies, without a window."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.wording import Compared, Copy
from cxworkshop.stages.prepare.commands import write_workshop
from cxworkshop.stages.prepare.records import StageNote
from cxworkshop.stages.signoff.records import PRIVATE
from cxworkshop.stages.teams.commands import add_team, write_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.backup import Backup

NOON = datetime(2026, 3, 10, 12, 0, 5).astimezone()
TODAY = date(2026, 3, 10)


def copy(state: wording.State = "good", *, ago: timedelta = timedelta(), why: str = "", teams: int = 41) -> Copy:
    return Copy(Backup(Path("x.cxw"), 1, NOON - ago, why), 1_200_000, state, teams)


def changed() -> tuple[Content, Content]:
    """A workshop before and after: a team came, one went, one was renamed."""
    store = MemoryStore()
    billing, sales = add_team(store, "Billing"), add_team(store, "Sales")
    before = store.content.snapshot()
    add_team(store, "Night Desk")
    write_team(store, sales.id, "name", "Outside Sales")
    with store.step("Remove a team") as draft:
        draft.remove(store.content.find(Team, billing.id) or billing)
    return before, store.content.snapshot()


def test_when_is_said_as_short_as_it_can_be() -> None:
    assert wording.moment(NOON, TODAY) == "12:00:05"
    assert wording.moment(NOON, TODAY, seconds=False) == "12:00"
    assert wording.moment(NOON - timedelta(days=1), TODAY) == "Mon 9 Mar, 12:00"
    assert wording.moment(NOON - timedelta(days=365), TODAY) == "10 Mar 2025, 12:00"


def test_a_line_says_when_why_what_is_in_it_and_how_it_stands() -> None:
    good, older, bad = copy(), copy(ago=timedelta(minutes=11), why="every ten minutes", teams=1), copy("bad")
    assert wording.spoken(good, good, TODAY) == "12:00:05, on opening, 41 teams · 1.1 MB, newest good copy"
    assert wording.spoken(older, good, TODAY) == "11:49:05, every ten minutes, 1 team · 1.1 MB"
    assert wording.spoken(bad, good, TODAY) == "12:00:05, on opening, 1.1 MB, cannot be read"
    assert wording.note(copy("waiting"), None) == "being checked…"
    assert wording.newest_good([bad, good, older]) is good


def test_what_came_went_and_changed_since_is_told_apart() -> None:
    compared = wording.between(*changed())
    assert compared.back == ("Billing was removed.",)
    assert compared.missing == ("Night Desk was added.",)
    assert len(compared.undone) == 1
    assert "Outside Sales" in compared.undone[0]
    assert compared.lacking == 2


def test_equal_states_differ_in_nothing() -> None:
    content = changed()[0]
    assert wording.between(content, content) == Compared()


def test_notes_of_the_facilitator_are_told_without_their_words() -> None:
    assert StageNote in PRIVATE
    before = MemoryStore()
    add_team(before, "Billing")
    now = Content([*before.content, StageNote(id="note-1", stage="teams", notes="Ask Ned")])
    assert wording.between(before.content, now).undone == ("Your own notes and ticks were changed.",)


def test_what_is_in_a_copy_is_told_for_the_stages_that_were_begun() -> None:
    store = MemoryStore()
    add_team(store, "Billing")
    write_workshop(store, "client", "Tarran")
    told = dict(wording.facts(store.content))
    assert told["Teams"] == "1 in the tray"
    assert "Culture" not in told


def test_the_headline_says_what_there_is() -> None:
    good, bad = copy(), copy("bad")
    two = Compared(missing=("A was added.", "B was added."))
    say = wording.headline
    assert say("open", [good], None, TODAY) == "The newest earlier copy is from 12:00:05."
    assert say("damaged", [bad, good], None, TODAY) == "The file is damaged. A good copy from 12:00:05 is here."
    assert say("damaged", [good], two, TODAY).endswith("A good copy from 12:00:05 has all but two changes.")
    lost = Compared(("C was removed.",), ("A was added.",), partly=True)
    assert say("damaged", [good], lost, TODAY).endswith("A good copy from 12:00:05 is here.")
    assert say("damaged", [good], Compared(), TODAY).endswith("has everything that can still be read.")
    assert say("gone", [good], None, TODAY) == "The file is not where it was. A good copy from 12:00:05 is here."
    assert say("damaged", [bad], None, TODAY) == "The file is damaged. None of its earlier copies can be read."
    assert say("open", [], None, TODAY) == "No earlier copy of it is on this laptop."
    assert say("", [copy("waiting")], None, TODAY) == "Checking its earlier copies…"
    assert say("", [], None, TODAY, found=False) == "Looking for earlier copies…"


def test_the_clipboard_has_every_sentence() -> None:
    told = wording.as_text(copy(), wording.between(*changed()), "Ours.cxw", TODAY)
    assert told.startswith("Ours.cxw, as it was 12:00:05 (on opening)")
    assert "What comes back\n- Billing was removed." in told
    assert "What is missing\n- Night Desk was added." in told
