"""What is said about earlier copies, without a window."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.putback import Piece, plan
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.differences import Compared, Difference, between
from cxworkshop.shell.restoring.wording import Copy
from cxworkshop.stages.prepare.commands import write_workshop
from cxworkshop.stages.teams.commands import add_team, write_team
from cxworkshop.stages.teams.records import Need, Team
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


def test_what_cannot_be_undone_is_said_before_it_is_put_back() -> None:
    team, freeze = Difference("Billing was removed."), Difference("Revision 1 was frozen.", for_good=True)
    undoable, stays = "in one step that can be undone.", "Revisions and decisions come back for good."
    assert wording.put_changes((team,)) == f"It changes this workshop, {undoable}"
    assert wording.put_changes((freeze,)) == f"It changes this workshop. {stays}"
    assert wording.put_changes((team, freeze)) == f"It changes this workshop, {undoable} {stays}"


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


def test_what_is_in_a_copy_is_told_for_the_stages_that_were_begun() -> None:
    store = MemoryStore()
    add_team(store, "Billing")
    write_workshop(store, "client", "Tarran")
    told = dict(wording.facts(store.content))
    assert told["Teams"] == "1 in the tray"
    assert "Culture" not in told


def test_the_headline_says_what_there_is() -> None:
    good, bad = copy(), copy("bad")
    two = Compared(missing=(Difference("A was added."), Difference("B was added.")))
    say = wording.headline
    assert say("open", [good], None, TODAY) == "The newest earlier copy is from 12:00:05."
    assert say("damaged", [bad, good], None, TODAY) == "The file is damaged. A good copy from 12:00:05 is here."
    assert say("damaged", [good], two, TODAY).endswith("A good copy from 12:00:05 has all but two changes.")
    lost = Compared((Difference("C was removed."),), (Difference("A was added."),), partly=True)
    assert say("damaged", [good], lost, TODAY).endswith("A good copy from 12:00:05 is here.")
    assert say("damaged", [good], Compared(), TODAY).endswith("has everything that can still be read.")
    assert say("gone", [good], None, TODAY) == "The file is not where it was. A good copy from 12:00:05 is here."
    assert say("damaged", [bad], None, TODAY) == "The file is damaged. None of its earlier copies can be read."
    assert say("open", [], None, TODAY) == "No earlier copy of it is on this laptop."
    assert say("", [copy("waiting")], None, TODAY) == "Checking its earlier copies…"
    assert say("", [], None, TODAY, found=False) == "Looking for earlier copies…"


def test_the_clipboard_has_every_sentence() -> None:
    told = wording.as_text(copy(), between(*changed()), "Ours.cxw", TODAY)
    assert told.startswith("Ours.cxw, as it was 12:00:05 (on opening)")
    assert "What comes back\n- Billing was removed." in told
    assert "What is missing\n- Night Desk was added." in told


def test_what_is_put_back_is_told_in_words() -> None:
    one, two = Difference("Billing was removed.", subject="Billing"), Difference("Sales was removed.", subject="Sales")
    say = [wording.put_words(0), wording.put_words(1), wording.put_words(3), wording.put_words(40)]
    assert say == ["Put back what is ticked", "Put it back", "Put the three back", "Put the 40 back"]
    assert wording.as_well(1) == "Put this one back as well"
    assert wording.as_well(3) == "Put these three back as well"
    assert wording.step_words((one, one)) == "Put Billing back"
    assert wording.step_words((one, two)) == "Put two changes back"
    assert wording.put_told((one,)) == "Billing is as it was"
    assert wording.put_told((one, two)) == "Two changes are put back"


def test_what_comes_along_and_what_stays_empty_is_told_before() -> None:
    teams = [Team(id=f"team-{n}", name=name, order=n) for n, name in enumerate(("Billing", "Sales"), start=1)]
    need = Need(id="need-1", team="team-1", customer="team-2", what="One bill", order=1)
    source = Content([*teams, need])
    made = plan(source, Content(), [Piece("need-1")])
    told = wording.put_means(made, source, (Difference("The need was removed."),))
    assert told == "Billing comes along. The customer of the need “One bill” stays empty: " + (
        "it is not there any more."
    )
    whole = plan(source, Content([teams[1]]), [Piece("team-1")])
    told = wording.put_means(whole, source, (Difference("Billing was removed, and with it 1 need."),))
    assert told == ""
