"""The page to be signed: what stands on it, what is open beside it, and writing where the words stand."""

import dataclasses
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cxworkshop.core.codec import to_document
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import record_types
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.paper_changes import changed_since
from cxworkshop.stages.definition.page.paper_items import Para, paper
from cxworkshop.stages.definition.page.paper_notes import note_height
from cxworkshop.stages.definition.page.paper_outline import outline
from cxworkshop.stages.definition.page.paper_paint import Columns
from cxworkshop.stages.definition.records import Definition, Dimension, Imperative, TrialCase
from cxworkshop.ui.desk import Desk, Frozen
from cxworkshop.ui.theme import theme

from .conftest import Key, Press, show


@pytest.fixture
def tab(page):
    return show(page, "paper")


def test_the_page_holds_all_levels_in_the_order_of_the_document(desk: Desk) -> None:
    desk.do(do.agree_cry, "home")
    kinds = [(para.section, para.kind) for para in paper(desk.content) if not para.still]
    assert kinds == [
        ("why", "words"),
        *[("imperatives", "imperative")] * 3,
        ("imperatives", "ruling"),
        ("cry", "cry"),
        ("principles", "principle"),
        ("scales", "scale"),
        ("scales", "rule"),
        ("scales", "case"),
        ("scales", "scale"),
        ("scales", "rule"),
        ("scales", "case"),
    ]


def test_what_is_open_stands_beside_its_paragraph(desk: Desk) -> None:
    notes = {para.id: [note.text for note in para.notes] for para in paper(desk.content) if para.notes}
    assert notes == {
        "missing.cry": ["Level 2 is missing: no rallying cry is agreed."],
        "same.rule": ["“Same ↔ Shaped” has no agreed position and no decision rule."],
        "storm.case": ["“Refund after a storm?” The rule does not say yet."],
    }
    desk.do(do.agree_cry, "once")
    texts = [note.text for para in paper(desk.content) if para.id == "once.text" for note in para.notes]
    assert texts == ["The rallying cry names no customer: “Nobody rings twice”"]


def test_the_outline_flags_what_is_open(desk: Desk) -> None:
    places = {place.text: place.open for place in outline(paper(desk.content))}
    assert places["Our rallying cry"] == 1
    assert places["More ↔ Better"] == 0
    assert places["Same ↔ Shaped"] == 2
    assert places["Scales"] == 0


def test_an_empty_workshop_has_a_page_that_says_what_is_missing(page, desk: Desk, press: Press) -> None:
    desk.put(MemoryStore())
    page.on_opened()
    tab = show(page, "paper")
    assert tab.sheet.current_id() == "definition.why_now"
    press(Key.Key_Return, "They leave.", Key.Key_Return)
    assert desk.content.one(Definition).why_now == "They leave."
    press(Key.Key_U)
    assert tab.sheet.current_id() == "missing.imperatives"
    press(Key.Key_Return)
    assert page.current_tab == "imperatives"


def test_a_sentence_is_changed_where_it_stands(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_Down, Key.Key_Return, "Nobody is hurt at work.", Key.Key_Escape)
    assert desk.content.need(Imperative, "safe").statement == "Nobody is hurt at work."
    assert tab.sheet.hasFocus()
    assert tab.sheet.current_id() == "safe.statement"
    press(Key.Key_Up)
    assert tab.sheet.current_id() == "definition.why_now"


def test_u_goes_around_the_open_points(tab, desk: Desk, press: Press) -> None:
    visited = []
    for _ in range(4):
        press(Key.Key_U)
        visited.append(tab.sheet.current_id())
    assert visited == ["missing.cry", "same.rule", "storm.case", "missing.cry"]


def test_a_rule_and_a_case_are_written_in_their_parts(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_U, Key.Key_U, Key.Key_Return, "The promise is the same for all.", Key.Key_Return)
    assert desk.content.need(Dimension, "same").rule == "The promise is the same for all."
    press(
        Key.Key_Down, Key.Key_Return, "A refund after a storm?", Key.Key_Return, "Within the guarantee.", Key.Key_Return
    )
    storm = desk.content.need(TrialCase, "storm")
    assert (storm.case, storm.answer) == ("A refund after a storm?", "Within the guarantee.")
    assert tab.sheet.hasFocus()


def test_what_is_written_elsewhere_is_gone_to(page, tab, desk: Desk, press: Press) -> None:
    gone: list[tuple[str, str]] = []
    desk.jump.connect(lambda stage, where: gone.append((stage, where)))
    tab.sheet.focus_row("early")
    press(Key.Key_Return)
    assert gone == [("principles", "early")]
    tab.sheet.focus_row("missing.cry")
    press(Key.Key_Return)
    assert page.current_tab == "cries"
    show(page, "paper")
    tab.sheet.focus_row("more.scale")
    press(Key.Key_Return)
    assert page.current_tab == "scales"


def test_half_typed_words_are_kept(page, tab, desk: Desk, press: Press) -> None:
    press(Key.Key_Return, "Half typed")
    page.leave()
    assert desk.content.one(Definition).why_now == "Half typed"


def test_the_page_follows_what_others_change(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_Return, "They")
    desk.do(do.write_imperative, "safe", "statement", "Nobody at all.")
    press(" leave.", Key.Key_Escape)
    assert desk.content.one(Definition).why_now == "They leave."
    assert next(para.text for para in tab.sheet.paras() if para.id == "safe.statement") == "Nobody at all."
    tab.sheet.focus_row("safe.statement")
    desk.do(do.remove_imperatives, ["safe"])
    assert tab.sheet.hasFocus()


def test_the_outline_leads_to_a_paragraph_and_marks_where_it_is(tab, press: Press) -> None:
    places = tab.outline.list
    rect = places.row_rect("same.rule").center().toPoint()
    QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect)
    assert tab.sheet.current_id() == "same.rule"
    tab.take_focus()
    press(Key.Key_U, Key.Key_U)
    assert places.current_id() == "missing.cry"


def test_notes_never_lie_on_each_other_and_move_onto_a_narrow_page(tab, desk: Desk) -> None:
    notes = [place for _note, place, _top in tab.sheet.notes()]
    assert len(notes) == 3
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(notes))
    wide, narrow = Columns.of(tab.sheet.viewport().width()), Columns.of(theme().px(480))
    assert wide.margin > 0
    assert wide.notes() + wide.margin <= tab.sheet.viewport().width()
    assert narrow.margin == 0
    assert note_height(next(tab.sheet.notes())[0], 200) > 0


def test_a_page_without_notes_stands_in_the_middle() -> None:
    columns = Columns.of(1000, noted=False)
    assert columns.margin == 0
    assert columns.left == (1000 - columns.paper) / 2


def frozen(desk: Desk) -> Frozen:
    """What the workshop holds now, as revision 6."""
    records = to_document(desk.content, record_types())["records"]
    return Frozen(6, {row["id"]: row for rows in records.values() for row in rows})


def told(para: Para) -> list[tuple[str, str]]:
    return [(note.title, "".join(f"[{s.kind}]{s.text}" for s in note.spans)) for note in para.notes if not note.open]


def test_what_changed_since_the_last_revision_stands_in_the_margin(tab, desk: Desk, press: Press) -> None:
    revision = frozen(desk)
    desk.look_back = lambda: revision
    desk.do(do.write_scale, "more", "rule", "We grow with customers who stay.")
    desk.do(do.agree_position, "more", 6)
    new = desk.do(do.add_imperative, "Clean").value
    assert new is not None
    desk.do(do.write_imperative, new.id, "statement", "We halve it.")
    paras = {para.id: para for para in tab.sheet.paras()}
    changed = "Changed since revision 6"
    reworded = "[plain]We grow with[plain] [old]those[plain] [new]customers[plain] [plain]who stay."
    assert told(paras["more.rule"]) == [(changed, reworded)]
    assert told(paras["more.scale"]) == [(changed, "[old]position 8 of 10[plain] [new]position 6 of 10")]
    assert told(paras[f"{new.id}.statement"]) == [("New since revision 6", "[new]We halve it.")]
    assert not told(paras["safe.statement"])
    assert paras["more.rule"].open == 0
    assert "taken out: those, put in: customers" in paras["more.rule"].said
    press(Key.Key_U)
    assert tab.sheet.current_id() == "missing.cry"


def test_what_was_signed_says_so(tab, desk: Desk) -> None:
    revision = dataclasses.replace(frozen(desk), signed=True)
    desk.look_back = lambda: revision
    desk.do(do.write_scale, "more", "rule", "We grow with customers who stay.")
    (note,) = (note for para in tab.sheet.paras() if para.id == "more.rule" for note in para.notes if not note.open)
    assert note.said.startswith("Signed in revision 6: We grow with, taken out: those")
    tab.grab()


def test_texts_with_little_in_common_are_told_one_after_the_other(desk: Desk) -> None:
    revision = frozen(desk)
    desk.do(do.write_definition, "why_now", "The contract ends.")
    (para,) = (changed_since(p, revision) for p in paper(desk.content) if p.id == "definition.why_now")
    assert told(para)[0][1] == "[old]They can leave within a week.[plain] [new]The contract ends."
    desk.do(do.write_definition, "why_now", "")
    (para,) = (changed_since(p, revision) for p in paper(desk.content) if p.id == "definition.why_now")
    assert told(para)[0][1] == "[old]They can leave within a week."
