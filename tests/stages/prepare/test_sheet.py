"""The people in the room, as an invitation list gives them."""

from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.stages.teams.records import Team
from tests.exchange.making import bring, plan, store_with


def test_a_list_of_guests_comes_in():
    store = store_with(("teams", [["Team", "Unit"], ["Billing", "North"], ["Billing", "South"]]))
    rows = [
        ["Full name", "Job title", "Team", "Unit", "Facilitator", "Signs?", "RSVP", "E-mail"],
        ["A. Brandt", "CEO", "", "", "", "x", "Accepted", "a@b"],
        ["J. Hale", "Clerk", "Billing", "South", "yes", "", "declined", ""],
        ["M. Pryce", "Clerk", "Billing", "", "no", "maybe", "?", ""],
        ["", "Clerk", "", "", "", "", "", ""],
    ]
    made = bring(store, "participants", rows)
    people = store.content.of(Participant)
    assert [(p.name, p.role, p.facilitator, p.approver, p.coming) for p in people] == [
        ("A. Brandt", "CEO", False, True, Coming.YES),
        ("J. Hale", "Clerk", True, False, Coming.NO),
        ("M. Pryce", "Clerk", False, False, Coming.UNKNOWN),
    ]
    assert people[1].team == store.content.of(Team)[1].id
    assert people[2].notes == "Team: Billing\nSigns: maybe"
    assert [(row.number, row.reason) for row in made.skipped] == [(5, "it has no name")]
    assert made.mapping.left_out == (7,)


def test_people_of_one_name_are_two_people():
    made = plan("participants", [["Name"], ["J. Hale"], ["J. Hale"]])
    assert made.coming == 2
    assert [repeat.sentence for repeat in made.repeats] == ["“J. Hale” stands 2 times (rows 2 and 3)."]
