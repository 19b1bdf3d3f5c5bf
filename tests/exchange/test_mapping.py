"""Which column becomes which field: synonyms in any writing, where the headings stand, and what a person changes."""

import pytest

from cxworkshop.core.errors import BadFile
from cxworkshop.exchange.mapping import check, confidence, missing, override, propose
from cxworkshop.stages import sheets
from tests.exchange.making import table


def mapped(kind, *headings):
    """The heading each field is read from."""
    proposal = propose(table([headings, ["x"] * len(headings)]), sheets()[kind])
    return {field: headings[column] for field, column in proposal.columns.items()}


@pytest.mark.parametrize("sheet", sheets().values(), ids=lambda sheet: sheet.kind)
def test_every_sheet_reads_its_own_headings_names_and_synonyms(sheet):
    for write in (lambda f: f.label, lambda f: f.name, lambda f: f.label.upper()):
        headings = [write(field) for field in sheet.fields]
        assert mapped(sheet.kind, *headings) == {f.name: write(f) for f in sheet.fields}
    for field in sheet.fields:
        for known in field.synonyms:
            assert confidence(known, field) > 0.9, (sheet.kind, known)


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            "teams",
            {"name": "Team name", "unit": "Org unit", "headcount": "FTE", "supports": "Serves", "notes": "Comment"},
        ),
        ("teams", {"name": "name", "parent": "parent", "unit": "department", "purpose": "description"}),
        ("teams", {"name": "TEAMS", "division": "Business-Unit", "unit": "Dept.", "headcount": "No. of people"}),
        (
            "teams",
            {"name": "team_name", "headcount": "headCount", "touch": "Customer facing?", "parent": "Parent Unit"},
        ),
        ("principles", {"name": "Principle", "statement": "STATEMENT"}),
        ("culture", {"dimension": "dimension", "on": "on_example", "off": "off_example"}),
        ("culture", {"dimension": "Dimension", "on": "On", "off": "Off"}),
        ("culture", {"dimension": "Dimensions", "on": "on culture", "off": "OFF-CULTURE"}),
        ("barriers", {"name": "Barrier", "mitigation": "Mitigation", "owner": "Owner", "due": "Due date"}),
        ("measures", {"team": "team", "what": "metric", "family": "kind", "target": "target", "source": "source"}),
        (
            "needs",
            {"team": "Served by", "customer": "Internal customer", "what": "What they need", "priority": "MoSCoW"},
        ),
        ("supports", {"team": "From", "supported": "To"}),
        ("participants", {"name": "Full name", "role": "Job title", "approver": "Signs?", "coming": "RSVP"}),
    ],
)
def test_headings_of_real_lists_are_known(kind, headings):
    assert mapped(kind, *headings.values()) == headings


@pytest.mark.parametrize(
    "heading", ["Lead", "Team lead", "Team ID", "Team manager", "Department head", "Cost centre", "Sub-team"]
)
def test_what_belongs_to_a_team_is_not_the_team(heading):
    assert mapped("teams", "Team", heading) == {"name": "Team"}


def test_a_heading_with_more_words_is_known_but_less_surely():
    proposal = propose(table([["Team name 2026", "Headcount (FTE)"], ["Billing", "3"]]), sheets()["teams"])
    assert proposal.columns == {"name": 0, "headcount": 1}
    assert all(0.55 <= sure < 1.0 for sure in proposal.confidence.values())


def test_a_list_of_one_kind_is_not_taken_for_another():
    proposal = propose(table([["Org unit", "Team name", "Lead", "FTE"], ["a", "b", "c", "3"]]), sheets()["principles"])
    assert proposal.columns == {}


def test_a_field_takes_one_column_and_a_column_one_field():
    proposal = propose(table([["Team", "Team name", "Unit"], ["a", "b", "c"]]), sheets()["teams"])
    assert proposal.columns == {"name": 0, "unit": 2}
    assert proposal.left_out == (1,)


def test_a_list_of_departments_is_a_list_of_teams():
    assert mapped("teams", "Department", "FTE") == {"name": "Department", "headcount": "FTE"}


def test_titles_and_empty_rows_above_the_headings_are_passed_over():
    rows = [
        ["Kestrel – Teams for workshop"],
        ["as of Feb, ask Dilip re: Networks"],
        [],
        ["Org unit", "Team name", "Lead", "FTE"],
        ["Customer", "Contact Centre", "A. Brandt", "212"],
    ]
    proposal = propose(table(rows), sheets()["teams"])
    assert proposal.row == 4
    assert proposal.columns == {"unit": 0, "name": 1, "headcount": 3}


def test_a_person_may_say_where_the_headings_are():
    rows = [["Team", "Unit"], ["Squad", "FTE"], ["a", "1"]]
    assert propose(table(rows), sheets()["teams"], 2).columns == {"name": 0, "headcount": 1}
    with pytest.raises(BadFile, match="There is no row 9; the sheet has 3"):
        propose(table(rows), sheets()["teams"], 9)


def test_headings_that_match_nothing_are_refused_with_what_was_found_and_what_is_needed():
    proposal = propose(table([["A list"], ["Alpha", "Beta", ""], ["1", "2", "3"]]), sheets()["measures"])
    assert missing(proposal, sheets()["measures"]) == [("team",), ("what",)]
    with pytest.raises(BadFile) as told:
        check(proposal, sheets()["measures"])
    words = str(told.value)
    assert "No heading in row 2" in words
    assert "“Team” and “Measure”" in words
    assert "found “Alpha” and “Beta”" in words
    assert "--map team=HEADING" in words


def test_columns_are_changed_by_name_heading_or_letter():
    sheet = sheets()["teams"]
    proposal = propose(table([["Team", "Who", "Size", "Size"], ["a", "b", "3", "4"]]), sheet)
    assert proposal.columns == {"name": 0, "headcount": 2}
    changed = override(proposal, sheet, {"purpose": "who", "Headcount": "d"})
    assert changed.columns == {"name": 0, "purpose": 1, "headcount": 3}
    assert override(changed, sheet, {"purpose": ""}).columns == {"name": 0, "headcount": 3}
    assert override(proposal, sheet, {"name": "Who"}).columns == {"name": 1, "headcount": 2}
    assert proposal.columns == {"name": 0, "headcount": 2}


def test_a_field_or_heading_that_is_not_there_is_refused_with_what_is():
    sheet = sheets()["principles"]
    proposal = propose(table([["Principle", "Text"], ["a", "b"]]), sheet)
    with pytest.raises(BadFile, match="no field “title of it”; they have name, statement and notes"):
        override(proposal, sheet, {"title of it": "Text"})
    with pytest.raises(BadFile, match="no heading “Wording” in row 1; there are “Principle” and “Text”"):
        override(proposal, sheet, {"statement": "Wording"})


def test_a_column_moves_from_one_field_to_another():
    sheet = sheets()["teams"]
    proposal = propose(table([["Team", "Unit"], ["a", "b"]]), sheet)
    moved = proposal.with_column("purpose", 1)
    assert moved.columns == {"name": 0, "purpose": 1}
    assert moved.field_of(1) == "purpose"
    assert moved.without_column(1).columns == {"name": 0}
    assert moved.without_column(5) is moved
