"""The tables of Teams: parents, units, supports, needs; names that are shared, missing, or point in a circle."""

import pytest

from cxworkshop.core.store import MemoryStore
from cxworkshop.exchange.importing import Choices
from cxworkshop.exchange.row import Outcome
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch, team_path
from tests.exchange.making import bring, one, plan, store_with


def teams(*rows):
    """A workshop with these teams; the first row is the headings."""
    return store_with(("teams", rows))


def called(store, name):
    (team,) = (team for team in store.content.of(Team) if team.name == name)
    return team


def links(store):
    return [
        (store.content.need(Team, link.team).name, store.content.need(Team, link.supported).name)
        for link in store.content.of(Support)
    ]


def skipped(made):
    return [(row.number, row.reason) for row in made.skipped]


def test_a_parent_may_stand_below_its_child():
    store = teams(["Team", "Part of"], ["Invoices", "Billing"], ["Billing", "Finance"], ["Finance", ""])
    assert team_path(store.content, called(store, "Invoices")) == "Finance / Billing"


def test_a_parent_that_is_no_row_is_kept_as_the_unit_and_told_once():
    made = plan("teams", [["Team", "Parent"], ["Billing", "Finance"], ["Payroll", "Finance"], ["Post", ""]])
    assert [(absent.subject, absent.rows) for absent in made.absent] == [("“Finance”", 2)]
    assert made.remarks == []
    store = teams(["Team", "Parent"], ["Billing", "Finance > Services"])
    assert (called(store, "Billing").unit, called(store, "Billing").parent) == ("Finance / Services", None)


def test_units_of_several_columns_become_one_path():
    store = teams(
        ["Directorate", "Department", "Parent", "Team"],
        ["Corporate", "Finance", "Services", "Billing"],
        ["Corporate", "Corporate", "", "Post"],
    )
    assert called(store, "Billing").unit == "Corporate / Finance / Services"
    assert called(store, "Post").unit == "Corporate"


def test_a_unit_that_only_repeats_the_parents_or_the_team_itself_says_nothing():
    store = teams(
        ["name", "parent", "department"],
        ["Technical Success", "", "Technical Success"],
        ["Advisory", "Technical Success", "Technical Success"],
        ["Scaled", "Advisory", "Technical Success"],
        ["Labs", "Advisory", "Experiments"],
    )
    assert [team.unit for team in store.content.of(Team)] == ["", "", "", "Experiments"]


@pytest.mark.parametrize("parent", ["Billing", "  billing "])
def test_a_team_that_is_its_own_parent_has_none(parent):
    store = teams(["Team", "Part of"], ["Billing", parent])
    assert one(store, Team).parent is None


def test_parents_in_a_circle_are_broken_and_told():
    made = plan("teams", [["Team", "Part of"], ["A", "B"], ["B", "C"], ["C", "A"]])
    assert [(r.row, r.subject, r.text) for r in made.remarks] == [
        (4, "Belongs to “A”", "comes in empty: the two would belong to each other")
    ]
    store = MemoryStore()
    bring(store, "teams", [["Team", "Part of"], ["A", "B"], ["B", "C"], ["C", "A"]])
    assert called(store, "C").parent is None
    assert called(store, "C").notes == "Belongs to: A"


def test_of_parents_that_share_a_name_the_unit_decides():
    store = teams(
        ["Unit", "Team", "Part of"],
        ["North", "Ward 1", ""],
        ["South", "Ward 1", ""],
        ["South", "Kitchen", "Ward 1"],
        ["", "Laundry", "North / Ward 1"],
    )
    wards = {team.unit: team.id for team in store.content.of(Team) if team.name == "Ward 1"}
    assert called(store, "Kitchen").parent == wards["South"]
    assert called(store, "Laundry").parent == wards["North"]


def test_a_parent_that_may_be_several_is_kept_in_words():
    made = plan("teams", [["Unit", "Team", "Parent"], ["", "Kitchen", "Ward"], ["N", "Ward", ""], ["S", "Ward", ""]])
    (remark,) = made.remarks
    assert str(remark) == (
        "Belongs to “Ward” is kept as its unit: 2 teams are called “Ward”, and the row does not say which"
    )


def test_a_parent_may_be_a_team_that_is_already_there():
    store = teams(["Team"], ["Finance"])
    bring(store, "teams", [["Team", "Part of"], ["Billing", "finance"]])
    assert called(store, "Billing").parent == called(store, "Finance").id


def test_headcounts_may_be_fractional_unknown_or_unreadable_and_never_nought_by_default():
    store = teams(["Team", "FTE"], ["A", "3,5"], ["B", "NA"], ["C", "ca. 20"], ["D", ""], ["E", "0"], ["F", "1,200"])
    assert [team.headcount for team in store.content.of(Team)] == [3.5, None, None, None, 0, 1200]
    assert [team.notes for team in store.content.of(Team)] == ["", "", "People: ca. 20", "", "", ""]


def test_na_and_tbd_are_words_in_a_text():
    store = teams(["Team", "Purpose", "Notes"], ["NA", "TBD", "n/a"])
    team = one(store, Team)
    assert (team.name, team.purpose, team.notes) == ("NA", "TBD", "n/a")


@pytest.mark.parametrize(
    ("text", "touch"),
    [
        ("yes", Touch.EVERY_DAY),
        ("Every day", Touch.EVERY_DAY),
        ("no", Touch.NEVER),
        ("Sometimes", Touch.SOMETIMES),
        ("n/a", None),
        ("via portal", None),
    ],
)
def test_how_often_a_team_touches_the_customer_is_read(text, touch):
    store = teams(["Team", "Customer facing"], ["A", text])
    assert one(store, Team).touch is touch
    assert one(store, Team).notes == ("Touches the customer: via portal" if text == "via portal" else "")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("CX Creator", Group.CREATOR),
        ("creator", Group.CREATOR),
        ("CX Enabler · frontline support", Group.FRONTLINE),
        ("Back-office", Group.BACK_OFFICE),
        ("frontline", None),
        ("enabler", None),
    ],
)
def test_the_group_is_read_only_where_it_is_one(text, group):
    assert one(teams(["Team", "CX group"], ["A", text]), Team).group is group


def test_whom_a_team_supports_becomes_links_and_the_customer_is_no_team():
    store = teams(
        ["Team", "Serves"],
        ["A", "B; C"],
        ["B", "customers"],
        ["C", "the customer\n- B\n- D"],
        ["D", "C, B, A"],
    )
    assert links(store) == [("A", "B"), ("A", "C"), ("C", "B"), ("C", "D"), ("D", "C"), ("D", "B"), ("D", "A")]
    assert called(store, "B").touch is Touch.EVERY_DAY
    assert called(store, "A").touch is None


def test_a_name_with_a_comma_is_one_name():
    store = teams(["Team", "Supports"], ["Sales, North", ""], ["Post", "Sales, North"])
    assert links(store) == [("Post", "Sales, North")]


def test_a_team_does_not_support_itself_and_no_link_comes_twice():
    made = plan("teams", [["Team", "Supports"], ["A", "A; B; B"], ["B", ""]])
    assert dict(made.added) == {"team": 2, "support": 1}
    assert [str(remark) for remark in made.remarks] == ["“A” cannot support itself; that link is left out"]


def test_a_name_of_216_characters_and_a_thousand_wards_come_in_whole():
    name = "Amt für " + "Wasserwirtschaft und " * 9 + "Küstenschutz Nord"
    store = teams(["Team", "Unit"], [name, "x"], *(["Ward 1", f"Hospital {i}"] for i in range(1000)))
    assert store.content.count(Team) == 1001
    assert store.content.of(Team)[0].name == name


# -- supports and needs -----------------------------------------------------------------------------------------------

THREE = ("teams", [["Team", "Unit"], ["Billing", "Finance"], ["Contact Centre", "Customer"], ["Post", "Finance"]])


def test_supports_name_teams_in_any_case_and_several_at_once():
    store = store_with(THREE)
    made = bring(store, "supports", [["Team", "Supports"], ["billing", "CONTACT CENTRE; Post"], ["Post", "Billing"]])
    assert links(store) == [("Billing", "Contact Centre"), ("Billing", "Post"), ("Post", "Billing")]
    assert made.coming == 2


def test_supports_that_cannot_be_are_left_out_with_a_reason():
    store = store_with(THREE)
    rows = [
        ["Team", "Supports"],
        ["Billing", "Post"],
        ["Billing", "Post"],
        ["Nobody", "Post"],
        ["Billing", "Nobody"],
        ["Billing", "customers"],
        ["Billing", "Billing"],
        ["", "Post"],
        ["Billing", ""],
    ]
    made = bring(store, "supports", rows)
    assert skipped(made) == [
        (3, "the link is already there"),
        (4, "there is no team called “Nobody”"),
        (5, "there is no team called “Nobody”"),
        (6, "the customer is no team; that a team touches the customer is said in the table of teams"),
        (7, "a team cannot support itself"),
        (8, "it has no team"),
        (9, "it has no supports"),
    ]
    assert bring(store, "supports", rows).coming == 0


def test_of_teams_that_share_a_name_the_unit_beside_it_decides():
    store = teams(["Team", "Unit"], ["Ward 1", "North / A"], ["Ward 1", "South / A"], ["Kitchen", ""])
    rows = [
        ["Team", "Team unit", "Supports", "Supported unit"],
        ["Kitchen", "", "Ward 1", "South / A"],
        ["Kitchen", "", "Ward 1 (North)", ""],
        ["Kitchen", "", "Ward 1", "A"],
        ["Kitchen", "", "Ward 1", ""],
    ]
    made = bring(store, "supports", rows)
    assert [store.content.need(Team, link.supported).unit for link in store.content.of(Support)] == [
        "South / A",
        "North / A",
    ]
    assert skipped(made) == [
        (4, "2 teams are called “Ward 1” in “A”, and the row does not say which"),
        (5, "2 teams are called “Ward 1”, and the row does not say which"),
    ]


def test_the_path_of_a_team_is_also_that_of_its_parents():
    store = teams(
        ["Team", "Part of"], ["Finance", ""], ["Sales", ""], ["Desk", "Finance"], ["Desk", "Sales"], ["Post", ""]
    )
    bring(store, "supports", [["Team", "Supports"], ["Post", "Finance / Desk"]])
    (link,) = store.content.of(Support)
    assert team_path(store.content, store.content.need(Team, link.supported)) == "Finance"


def test_needs_keep_what_is_missing_and_take_the_team_from_above():
    store = store_with(THREE)
    rows = [
        ["Served by", "Internal customer", "Need", "Priority", "Why"],
        ["Billing", "Contact Centre", "Answers within the hour", "Must", "They are on the phone"],
        ["", "Post", "Addresses", "soon", ""],
        ["", "Nobody", "Peace", "low", "-"],
        ["", "", "Order", "", ""],
    ]
    made = bring(store, "needs", rows, Choices(fill_down=True))
    assert [(need.what, need.priority, need.why, need.notes) for need in store.content.of(Need)] == [
        ("Answers within the hour", Priority.MUST, "They are on the phone", ""),
        ("Addresses", None, "", "Priority: soon"),
        ("Peace", Priority.COULD, "-", "Internal customer: Nobody"),
        ("Order", None, "", ""),
    ]
    assert {store.content.need(Team, need.team).name for need in store.content.of(Need)} == {"Billing"}
    assert [row.outcome for row in made.rows[1:]] == [Outcome.ADD] * 4
