"""The matrix by keyboard and mouse: walking it, opening cells, going on, filtering, and what other stages change."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from cxworkshop.core.content import Content
from cxworkshop.stages.principles import commands as do
from cxworkshop.stages.principles.page.matrix_model import Sought
from cxworkshop.stages.principles.records import Family, Measure, Principle
from cxworkshop.stages.teams import commands as teams
from cxworkshop.stages.teams.records import Group, Team

from .conftest import meaning, measures, water_company


def where(page) -> tuple[str, str]:
    team, principle = page.matrix.view.current
    return team.removeprefix("team-"), principle.removeprefix("principle-")


def test_arrows_walk_the_cells_and_pass_over_headings(matrix, hands):
    assert where(matrix) == ("calls", "1")
    hands.press("Down", "Down", "Right")
    assert where(matrix) == ("plan", "2")
    hands.press("Down", "Down")
    assert where(matrix) == ("audit", "2")
    hands.press("Down")
    assert where(matrix) == ("audit", "2")
    hands.press("Home")
    assert where(matrix) == ("audit", "1")
    hands.press("End")
    assert where(matrix) == ("audit", "3")


def test_rows_stand_by_kind_and_the_unplaced_come_last(matrix):
    model = matrix.matrix.model
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert heads == [
        "CX Creator, 2 teams",
        "Contact Centre",
        "Field Repairs",
        "CX Enabler · frontline support, 1 team",
        "Work Planning, measures only operations",
        "CX Enabler · back office, 1 team",
        "IT Service Desk",
        "Not yet placed, 1 team",
        "Internal Audit",
    ]


def test_a_screen_reader_hears_team_principle_and_state(matrix):
    matrix.matrix.view.set_current("team-plan", "principle-1")
    index = matrix.matrix.view.currentIndex()
    words = "Work Planning, Say it first, 1 measure: operational effectiveness, only operations"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == words
    reader = QAccessible.queryAccessibleInterface(matrix.matrix.view)
    assert reader.text(QAccessible.Text.Name) == "Teams and principles"


def test_a_cell_is_said_and_measured_with_few_keys(matrix, hands, desk):
    hands.press("Down", "Return", "'The crew that opens the road rings.", "Return")
    hands.press("C", "'Told within an hour", "Tab", "'40 %", "Tab", "'at or above 90 %", "Return")
    assert meaning(desk, "repairs", 1) == "The crew that opens the road rings."
    measure = desk.content.of(Measure)[-1]
    assert (measure.team, measure.principle, measure.family) == ("team-repairs", "principle-1", Family.CUSTOMER)
    assert (measure.what, measure.baseline, measure.target) == ("Told within an hour", "40 %", "at or above 90 %")
    hands.press("alt+Down")
    assert where(matrix) == ("plan", "1")
    assert matrix.editor.meaning.hasFocus()
    hands.press("Escape")
    assert matrix.matrix.view.hasFocus()
    assert not matrix.side_editor.is_open
    assert desk.undo()
    assert measures(desk, "repairs", 1) == []


def test_alt_arrows_lead_from_cell_to_cell_with_every_word_kept(matrix, hands, desk):
    hands.press("Return", "alt+Right", "'More", "alt+Down", "'Repairs say this", "alt+Left")
    assert meaning(desk, "calls", 2) == "The person who answers stays.More"
    assert meaning(desk, "repairs", 2) == "Repairs say this"
    assert where(matrix) == ("repairs", "1")
    hands.press("alt+Up", "alt+Left")
    assert where(matrix) == ("calls", "1")
    hands.press("alt+Right", "alt+Right", "alt+Right")
    assert where(matrix) == ("repairs", "1")


def test_the_editor_follows_the_hand_on_the_matrix(matrix, hands, qtbot):
    hands.press("Return")
    matrix.matrix.view.setFocus()
    hands.press("Right")
    qtbot.waitUntil(lambda: matrix.editor.cell == ("team-calls", "principle-2"))
    assert matrix.matrix.view.hasFocus()
    hands.press("Escape")
    assert not matrix.side_editor.is_open


def test_m_adds_a_measure_by_its_letter(matrix, hands, desk):
    hands.press("M", "I", "'Heard what they need", "Return")
    assert measures(desk, "calls", 1) == ["Told before they rang", "Heard what they need"]
    assert desk.content.of(Measure)[-1].family is Family.INTERNAL
    hands.press("O", "'Second one", "Return")
    assert measures(desk, "calls", 1)[-1] == "Second one"
    hands.press("Escape")  # the editor was opened for it alone
    assert not matrix.side_editor.is_open
    assert matrix.matrix.view.hasFocus()


def test_a_measure_begun_in_the_editor_leads_back_to_the_words(matrix, hands, desk):
    hands.press("Return", "Return", "O", "'One", "Return", "Escape")
    assert measures(desk, "calls", 1)[-1] == "One"
    assert not matrix.editor.measures.new.isVisible()
    assert matrix.editor.meaning.hasFocus()


def test_a_measure_begun_and_given_up_leaves_nothing(matrix, hands, desk):
    before = desk.content.count(Measure)
    hands.press("M", "C", "Return")
    hands.press("Escape")
    assert desk.content.count(Measure) == before
    assert desk.store.undo_label is None or "measure" not in (desk.store.undo_label or "")


@pytest.mark.parametrize("way", ["Escape", "leave", "step"])
def test_a_half_typed_measure_is_kept(matrix, hands, desk, way):
    hands.press("M", "O", "'Half said")
    if way == "leave":
        matrix.leave()
    else:
        hands.press("Escape" if way == "Escape" else "alt+Down")
    assert measures(desk, "calls", 1) == ["Told before they rang", "Half said"]


def test_u_goes_to_the_next_team_out_of_balance_and_round_again(matrix, hands, desk):
    hands.press("Right", "U")
    assert where(matrix) == ("plan", "1")  # the cell where it shows
    do.add_measure(desk.store, "team-desk", "principle-3", what="Tickets", family=Family.OPERATIONS)
    hands.press("U")
    assert where(matrix) == ("desk", "3")
    hands.press("U")
    assert where(matrix) == ("plan", "1")
    do.add_measure(desk.store, "team-plan", None, what="Asked", family=Family.CUSTOMER)
    do.add_measure(desk.store, "team-desk", None, what="Asked", family=Family.INTERNAL)
    hands.press("U")
    assert where(matrix) == ("plan", "1")


def test_the_warning_invites_the_missing_measures(matrix, hands, desk):
    hands.press("U", "Return")
    editor = matrix.editor
    assert editor.warning.isVisible()
    assert editor.warning.title.text() == "Work Planning measures only operations"
    peers = editor.measures.invitations[Family.INTERNAL]
    assert peers.text() == "Add a measure Field Repairs would feel"
    peers.setFocus()
    hands.press("Return", "'Crews knew by seven", "Return")
    assert desk.content.of(Measure)[-1].family is Family.INTERNAL
    hands.press("Escape")
    assert not editor.warning.isVisible()
    assert not any(each.isVisible() for each in editor.measures.invitations.values())


def test_measures_for_no_principle_stand_apart(matrix, hands):
    hands.press("U", "Return")
    cards = matrix.editor.measures.cards
    assert set(cards) == {"measure-2", "measure-3"}
    assert cards["measure-3"].y() > matrix.editor.measures._loose_words.y() > cards["measure-2"].y()


def test_clicks_choose_and_open_a_cell(matrix, hands):
    view = matrix.matrix.view
    place = view.visualRect(view.matrix.index(view.matrix.row_of("team-desk"), 1)).center()
    hands.click(view.viewport(), place)
    assert where(matrix) == ("desk", "2")
    head = view.teams
    row = view.matrix.row_of("team-repairs")
    hands.click(head.viewport(), QPoint(40, head.sectionViewportPosition(row) + 10))
    assert where(matrix) == ("repairs", "2")
    hands.click(view.heads.viewport(), QPoint(view.heads.sectionViewportPosition(2) + 10, 20))
    assert matrix.current_tab == "statements"
    assert matrix.statements.list.current_key == "principle-3"


@pytest.mark.parametrize(
    ("sought", "teams"),
    [
        (Sought(words="it serv"), ["desk"]),
        (Sought(groups=frozenset({Group.CREATOR, None})), ["calls", "repairs", "audit"]),
        (Sought(silent=True), ["repairs", "desk", "audit"]),
        (Sought(principle="principle-2", silent=True), ["repairs", "plan", "desk", "audit"]),
        (Sought(words="nobody"), []),
    ],
)
def test_the_matrix_is_filtered(matrix, sought, teams):
    model = matrix.matrix.model
    model.seek(sought)
    seen = [model.team_at(row).id for row in range(model.rowCount()) if model.team_at(row)]
    assert seen == [f"team-{key}" for key in teams]
    assert model.columnCount() == (1 if sought.principle else 3)


def test_the_filter_line_by_keys(matrix, hands, desk):
    hands.press("Slash", "'work")
    assert matrix.matrix.model.shown == 1
    hands.press("Return")
    assert matrix.matrix.view.hasFocus()
    hands.press("Return", "'Kept in sight", "Tab", "Escape", "Escape")
    assert not matrix.matrix.filters.isVisible()
    assert matrix.matrix.model.shown == 5
    hands.press("Slash", "'nobody")
    assert matrix.matrix._nobody.isVisible()
    hands.press("Escape", "Escape")
    assert matrix.matrix.model.shown == 5
    assert matrix.matrix.view.hasFocus()


def test_what_is_said_stays_in_sight_of_a_filter_for_silence(matrix, hands, desk):
    matrix.matrix.filters.silent.click()
    hands.settle()
    matrix.matrix.focus_matrix()
    matrix.matrix.view.set_current("team-repairs", "principle-1")
    hands.press("Return", "'We ring ahead.", "alt+Down")
    assert meaning(desk, "repairs", 1) == "We ring ahead."
    assert matrix.matrix.model.row_of("team-repairs") >= 0
    assert where(matrix) == ("desk", "1")


def test_other_stages_changes_show_without_moving_the_selection(matrix, hands, desk):
    matrix.matrix.view.set_current("team-desk", "principle-2")
    with desk.store.step("Rename") as draft:
        draft.change(draft.need(Team, "team-calls"), name="Voice Centre")
    model = matrix.matrix.model
    assert model.label("team-calls") == "Voice Centre"
    with desk.store.step("Place") as draft:
        draft.change(draft.need(Team, "team-audit"), group=Group.CREATOR)
    assert model.row_of("team-audit") < model.row_of("team-plan")
    assert where(matrix) == ("desk", "2")
    with desk.store.step("Add") as draft:
        draft.add(Team(id="team-new", name="Newcomers", group=Group.CREATOR))
    assert model.row_of("team-new") > 0
    assert where(matrix) == ("desk", "2")
    with desk.store.step("Remove") as draft:
        draft.remove(draft.need(Team, "team-desk"))
    assert where(matrix)[1] == "2"
    assert model.team_at(matrix.matrix.view.currentIndex().row()) is not None


def test_half_typed_words_survive_what_others_change(matrix, hands, desk):
    hands.press("Return", "'half a wor")
    with desk.store.step("Rename") as draft:
        draft.change(draft.need(Team, "team-calls"), name="Voice Centre")
        draft.add(Measure(id="measure-x", team="team-calls", principle="principle-1", what="New"))
    assert matrix.editor.meaning.text().endswith("half a wor")
    assert matrix.editor.eyebrow.text() == "Voice Centre × principle 1"
    assert "measure-x" in matrix.editor.measures.cards
    matrix.leave()
    assert meaning(desk, "calls", 1).endswith("half a wor")


def test_an_editor_whose_principle_goes_is_closed(matrix, hands, desk, said):
    hands.press("Return", "'never kept")
    desk.do(do.remove_principles, ["principle-1"])
    assert not matrix.side_editor.is_open
    assert matrix.matrix.view.hasFocus()
    assert said == []
    assert desk.undo()
    assert desk.content.find(Principle, "principle-1") is not None


def test_open_points_lead_to_the_cell(page, desk, hands):
    assert page.goto("team-plan")
    assert page.current_tab == "matrix"
    assert where(page) == ("plan", "1")
    assert page.matrix.view.hasFocus()
    assert page.goto("measure-1")
    assert page.side_editor.is_open
    card = page.editor.measures.cards["measure-1"]
    assert card.is_unfolded
    assert card.form.lines["owner"].hasFocus()
    assert page.goto("application-2")
    assert page.editor.cell == ("team-calls", "principle-2")
    assert page.goto("principle-3")
    assert page.current_tab == "statements"
    assert not page.goto("team-nobody")


def test_the_header_counts_and_only_what_is_shown_has_buttons(matrix, desk, hands):
    assert matrix._question.text() == "3 of 15 cells say what it means. 2 of them are measured."
    assert matrix.filter.isVisible()
    hands.press("Return")
    assert not matrix.import_button.isVisible()
    hands.press("Escape")
    assert matrix.import_button.isVisible()
    matrix.show_tab("statements")
    assert not matrix.filter.isVisible()


def test_the_page_comes_back_as_it_was_left(matrix, desk, qtbot, hands):
    matrix.matrix.view.set_current("team-desk", "principle-2")
    kept = matrix.state()
    desk.put(None)
    matrix.restore(kept)
    assert matrix.matrix.view.current == ("", "")
    from cxworkshop.core.store import MemoryStore

    desk.put(MemoryStore(water_company()))
    matrix.restore(kept)
    assert where(matrix) == ("desk", "2")


@pytest.mark.parametrize("missing", [Team, Principle])
def test_without_teams_or_principles_the_matrix_says_what_helps(matrix, desk, hands, missing):
    from cxworkshop.core.store import MemoryStore

    desk.put(
        MemoryStore(
            Content([r for r in water_company() if isinstance(r, Team | Principle) and not isinstance(r, missing)])
        )
    )
    matrix.show_tab("matrix")
    matrix.take_focus()
    jumps: list[str] = []
    desk.jump.connect(lambda stage, _where: jumps.append(stage))
    hands.press("Return")
    if missing is Team:
        assert jumps == ["teams"]
    else:
        assert matrix.current_tab == "statements"
        assert matrix.empty.name.hasFocus()


def test_larger_text_keeps_the_heads_and_the_cells_apart(matrix, dressed, hands):
    dressed.set_text_size(150)
    hands.settle()
    view = matrix.matrix.view
    assert view.viewport().x() == view.teams.width()
    assert view.viewport().y() == view.heads.height()


def test_what_changed_while_another_stage_was_shown_is_there_when_it_comes_back(matrix, desk, hands):
    matrix.matrix.view.set_current("team-plan", "principle-2")
    matrix.leave()
    matrix.hide()
    do.remove_principles(desk.store, ["principle-3"])
    teams.place_team(desk.store, "team-audit", Group.CREATOR)
    teams.place_team(desk.store, "team-audit", Group.BACK_OFFICE)
    teams.remove_teams(desk.store, ["team-calls"])
    teams.rename_team(desk.store, "team-plan", "Planning")
    matrix.show()
    model = matrix.matrix.model
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert [head.split(",")[0] for head in heads] == [
        "CX Creator",
        "Field Repairs",
        "CX Enabler · frontline support",
        "Planning",
        "CX Enabler · back office",
        "IT Service Desk",
        "Internal Audit",
    ]
    assert model.columnCount() == 2
    assert where(matrix) == ("plan", "2")
