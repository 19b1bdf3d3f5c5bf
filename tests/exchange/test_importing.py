"""What becomes of every row: added, joined, skipped and why; one step that one undo takes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.exchange.importing import Choices, apply_import
from cxworkshop.exchange.report import lines
from cxworkshop.exchange.row import Outcome
from cxworkshop.stages.principles.records import Principle
from cxworkshop.stages.teams.records import Support, Team, team_path
from tests.exchange.making import bring, plan, store_with

MESSY = [
    ["Kestrel – Teams for workshop"],
    ["as of Feb, ask Dilip re: Networks"],
    [],
    ["Org unit", "Team name", "Lead", "FTE", "Serves", "Comment"],
    ["Customer", "Contact Centre", "A. Brandt", "212", "customers", ""],
    ["", "Contact Ctr. (evenings)", "Partner", "38", "customers", "outsourced"],
    ["", "Debt Support", "K. Ohlin", "18", "customers", ""],
    ["Subtotal", "", "", "268", "", ""],
    ["Networks", "Work Planning", "R. Tennant", "ca. 20", "Field Repairs; Dispatch", ""],
    ["", "Leak Response", "M. Pryce", "46", "customers", ""],
    ["", "Leak response", "M. Pryce", "46", "", "double?"],
    [],
    ["Corporate", "Estates / Facilities", "J. Hale", "31", "Contact Centre", ""],
    ["", "Field Repairs", "T. Okafor", "12", "Work Planning, Leak Response", ""],
    ["", "", "", "9", "", ""],
]


def outcomes(made):
    return {row.number: row.outcome for row in made.rows}


def names(store):
    return [team.name for team in store.content.of(Team)]


def test_a_messy_list_is_sorted_out():
    made = plan("teams", MESSY)
    assert made.mapping.row == 4
    assert outcomes(made) == {
        **dict.fromkeys((1, 2, 3, 4), Outcome.ABOVE),
        **dict.fromkeys((5, 6, 7, 9, 10, 11, 13, 14), Outcome.ADD),
        8: Outcome.TOTAL,
        12: Outcome.EMPTY,
        15: Outcome.SKIP,
    }
    assert made.coming == 8
    assert made.sentence == (
        "8 rows become teams. 6 rows are left out: 3 above the headings, 1 empty, 1 total and 1 that cannot be used."
    )
    assert [(row.number, row.reason) for row in made.skipped] == [(8, "it is a total"), (15, "it has no team")]
    assert dict(made.added) == {"team": 8, "support": 4}


def test_what_cannot_be_read_is_told_and_kept_in_the_notes():
    store = MemoryStore()
    made = bring(store, "teams", MESSY)
    told = [(remark.row, remark.column, remark.subject, remark.text) for remark in made.remarks]
    assert told == [
        (9, 3, "People “ca. 20”", "comes in empty"),
        (9, 4, "Supports “Dispatch”", "comes in empty: there is no team called “Dispatch”"),
        (13, 1, "“Estates / Facilities”", "may be one team or two; it comes in as one"),
    ]
    planning = next(team for team in store.content.of(Team) if team.name == "Work Planning")
    assert planning.headcount is None
    assert planning.notes == "People: ca. 20\nSupports: Dispatch"


def test_an_empty_unit_takes_the_one_above_when_the_file_writes_it_once():
    made = plan("teams", MESSY)
    assert made.fill_down
    assert [row.number for row in made.rows if "unit" in row.taken] == [6, 7, 10, 11, 14]
    assert {row.number: row.text("unit") for row in made.rows if row.outcome is Outcome.ADD}[14] == "Corporate"
    unfilled = plan("teams", MESSY, choices=Choices(fill_down=False))
    assert not any(row.taken for row in unfilled.rows)


@pytest.mark.parametrize(
    "units",
    [
        ["Finance", "Finance", "", "Sales", ""],  # repeats a value where it is meant
        ["", "Finance", "", "Sales", ""],  # begins without one
        ["Finance", "Sales", "Finance", "Sales", ""],  # hardly any is missing
    ],
)
def test_an_empty_unit_stays_empty_where_the_file_means_it(units):
    rows = [["Team", "Unit"], *([f"Team {i}", unit] for i, unit in enumerate(units))]
    assert not plan("teams", rows).fill_down


def test_totals_may_be_kept():
    made = plan("teams", [["Team", "FTE"], ["A", "3"], ["Total", "3"]], choices=Choices(leave_out_totals=False))
    assert made.coming == 2
    assert plan("teams", [["Team", "FTE"], ["Total Rewards", "3"], ["Grand total:", "3"]]).coming == 1


def test_headings_repeated_further_down_are_no_team():
    made = plan("teams", [["Team", "FTE"], ["A", "3"], ["Team", "FTE"], ["B", "4"]])
    assert [(row.number, row.reason) for row in made.skipped] == [(3, "it repeats the headings")]


def test_repeated_names_are_kept_and_reported_and_never_merged():
    store = MemoryStore()
    made = bring(store, "teams", MESSY)
    assert [(list(repeat.rows), repeat.exact) for repeat in made.repeats] == [([5, 6], False), ([10, 11], True)]
    assert made.repeats[0].sentence == (
        "“Contact Centre” and “Contact Ctr. (evenings)” are written alike (rows 5 and 6)."
    )
    assert made.repeats[1].sentence == "“Leak Response” and “Leak response” are written alike (rows 10 and 11)."
    assert names(store).count("Leak Response") == 1
    assert len(names(store)) == 8
    again = bring(store, "teams", MESSY)
    assert len(names(store)) == 16
    assert all(repeat.existing for repeat in again.repeats)
    assert again.repeats[0].sentence.endswith("are written alike (rows 5 and 6, and in the workshop 2 times).")


def test_the_same_name_in_different_units_is_told_last_and_as_such():
    rows = [["Team", "Unit"], ["Ward 1", "North"], ["Ward 1", "South"], ["Post", "A"], ["Post", "A"]]
    repeats = plan("teams", rows).repeats
    assert [(repeat.names[0], repeat.apart) for repeat in repeats] == [("Post", False), ("Ward 1", True)]
    assert repeats[1].sentence == "“Ward 1” stands 2 times (rows 2 and 3), each in another unit."


def test_a_person_may_say_that_two_rows_are_one():
    store = MemoryStore()
    made = bring(store, "teams", MESSY, Choices(one={11: 10, 6: 5}))
    assert names(store).count("Leak Response") == 1
    assert "Leak response" not in names(store)
    assert made.coming == 6
    assert {row.number: row.reason for row in made.rows if row.outcome is Outcome.JOIN} == {
        6: "it is one with row 5",
        11: "it is one with row 10",
    }
    centre = next(team for team in store.content.of(Team) if team.name == "Contact Centre")
    assert centre.headcount == 212
    assert centre.notes == "outsourced\nTeam in row 6: Contact Ctr. (evenings)\nPeople in row 6: 38"
    leak = next(team for team in store.content.of(Team) if team.name == "Leak Response")
    assert leak.notes == "double?"
    assert [list(repeat.rows) for repeat in made.repeats] == [[5, 6], [10, 11]], "the question stays on screen"


def test_the_name_of_a_joined_row_still_finds_the_team():
    rows = [["Team", "Supports"], ["Contact Centre", ""], ["Contact Ctr.", ""], ["Post", "Contact Ctr."]]
    store = MemoryStore()
    bring(store, "teams", rows, Choices(one={3: 2}))
    (link,) = store.content.of(Support)
    assert store.content.need(Team, link.supported).name == "Contact Centre"


def test_a_row_may_be_one_with_a_team_that_is_there_and_fills_what_it_lacks():
    store = store_with(("teams", [["Team", "FTE"], ["Billing", ""], ["Post", "4"]]))
    billing, post = store.content.of(Team)
    rows = [["Team", "FTE", "Purpose", "Serves"], ["billing", "12", "bills", "Post"], ["Post", "9", "", ""]]
    made = bring(store, "teams", rows, Choices(one={2: billing.id, 3: post.id}))
    assert made.coming == 0
    assert made.count(Outcome.JOIN) == 2
    assert [(t.name, t.headcount, t.purpose) for t in store.content.of(Team)] == [
        ("Billing", 12, "bills"),
        ("Post", 4, ""),
    ]
    (link,) = store.content.of(Support)
    assert (link.team, link.supported) == (billing.id, post.id)


@pytest.mark.parametrize("one", [{2: 3, 3: 2}, {2: 2}, {2: 99}, {2: "team-gone"}, {99: 2}])
def test_joining_that_makes_no_sense_joins_nothing(one):
    made = plan("teams", [["Team"], ["A"], ["B"]], choices=Choices(one=one))
    assert made.coming == 2


def test_rows_joined_in_a_chain_end_in_one():
    store = MemoryStore()
    bring(store, "teams", [["Team", "FTE"], ["A", ""], ["B", "3"], ["C", ""]], Choices(one={4: 3, 3: 2}))
    (team,) = store.content.of(Team)
    assert (team.name, team.headcount) == ("A", 3)


def test_an_import_is_one_step_and_one_undo_takes_it_back():
    store = store_with(("principles", [["Principle"], ["Own it"]]))
    before = store.snapshot()
    bring(store, "teams", MESSY)
    assert store.undo_label == "Import 8 teams"
    store.undo()
    assert store.content == before
    store.redo()
    assert len(names(store)) == 8


def test_planning_changes_nothing_and_is_the_same_again():
    store = store_with(("teams", [["Team"], ["A"]]))
    before = store.snapshot()
    first, second = plan("teams", MESSY, store.content), plan("teams", MESSY, store.content)
    assert store.content == before
    assert outcomes(first) == outcomes(second)
    assert first.sentence == second.sentence


def test_a_plan_is_refused_when_what_it_refers_to_has_gone():
    store = store_with(("teams", [["Team"], ["A"], ["B"]]))
    made = plan("supports", [["Team", "Supports"], ["A", "B"]], store.content)
    with store.step("Remove A") as draft:
        draft.remove(store.content.of(Team)[0])
    before = store.snapshot()
    with pytest.raises(Refused, match="changed since"):
        apply_import(store, made)
    assert store.content == before


def test_records_come_in_after_those_that_are_there_in_the_order_of_the_file():
    store = store_with(("teams", [["Team"], ["A"], ["B"]]))
    bring(store, "teams", [["Team"], ["D"], ["C"]])
    assert names(store) == ["A", "B", "D", "C"]


def test_the_report_names_every_row():
    made = plan("teams", MESSY)
    words = "\n".join(lines(made, done=False))
    assert "headings in row 4" in words
    assert "“Org unit” as Unit" in words
    assert "Left out: “Lead”." in words
    assert "10 rows read; 8 teams and 4 supports would be added; 2 rows skipped." in words
    assert "1 empty row passed over." in words
    assert "  row 15: it has no team" in words
    assert "  row 9: People “ca. 20” comes in empty" in words
    assert "5 rows without Unit took the one above." in words
    assert "Would be kept as they are, never merged" in words


def test_nothing_to_add_is_said():
    made = plan("supports", [["Team", "Supports"], ["A", "B"]])
    assert made.sentence == "No row becomes a link. 1 row is left out: 1 that cannot be used."
    assert "nothing would be added; 1 row skipped." in "\n".join(lines(made, done=False))


CELLS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=12))
def test_whatever_stands_in_a_list_of_teams_each_row_is_accounted_for(body):
    rows = [["Team", "Part of", "Unit", "FTE", "Supports"], *body]
    store = MemoryStore()
    made = bring(store, "teams", rows, Choices(fill_down=False))
    assert len(store.content.of(Team)) == made.coming
    counted = made.count(Outcome.ADD, Outcome.SKIP, Outcome.TOTAL, Outcome.EMPTY, Outcome.ABOVE)
    assert counted == len(made.rows)
    for team in store.content.of(Team):
        team_path(store.content, team)
    while store.undo():
        pass
    assert store.content == Content()


def test_a_first_column_of_numbers_is_no_title():
    store = MemoryStore()
    bring(store, "principles", [["No", "Principle", "Statement"], ["1", "Own it", "We do"], ["2", "", "NA"]])
    assert [(p.name, p.statement) for p in store.content.of(Principle)] == [("Own it", "We do"), ("", "NA")]
