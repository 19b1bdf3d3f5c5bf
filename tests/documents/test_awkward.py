"""What people really type: long names, long words, markup, other scripts, signs nobody can print, whole novels."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record, field_specs
from cxworkshop.documents.book import build_document
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.errors import MissingGlyph
from cxworkshop.documents.mark import Point
from cxworkshop.documents.paper import PaperName
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from tests.documents import factory
from tests.documents.reading import all_words, bookmarks, faults, font_names, page_words

_KEPT = {"id", "notes"}


def rewritten(text: str, content: Content | None = None) -> Content:
    """The factory's content with every free text replaced."""

    def change(one: Record) -> Record:
        fields: dict[str, Any] = {
            spec.name: text
            for spec in field_specs(type(one))
            if spec.kind is str
            and spec.ref is None
            and not spec.optional
            and spec.name not in _KEPT
            and _free(one, spec.name)
        }
        return dataclasses.replace(one, **fields)

    return factory.ordered(change(one) for one in content or factory.small())


def _one(name: str, text: str) -> dict[str, Any]:
    return {name: text}


def _free(one: Record, name: str) -> bool:
    return not (name == "accent" or (name == "unit" and not isinstance(one, Team)))


def made(content: Content, kind: Kind = "record") -> bytes:
    return build_document(content, kind, factory.chapters(), factory.revision())


@pytest.mark.parametrize(
    "text", [factory.LONG_NAME, factory.LONG_WORD, "", "漢" * 120, "W" * 700, f"{factory.LONG_WORD}/" * 4]
)
def test_any_text_everywhere_stays_on_the_page(text: str) -> None:
    assert faults(made(rewritten(text))) == []


def test_long_names_stay_on_the_pages_of_the_definition() -> None:
    assert faults(made(rewritten(factory.LONG_NAME), "definition")) == []


def test_names_are_never_cut_in_the_record() -> None:
    words = all_words(made(rewritten(factory.LONG_NAME))).replace(" ", "")
    assert words.count(factory.LONG_NAME.replace(" ", "")) >= 20


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "a<b", "R&D &amp; <", "<img src='secret.png'/>", "<para>", "100 % \\n (x)"]
)
def test_markup_is_text(text: str) -> None:
    document = made(rewritten(text), "definition")
    assert text in all_words(document)
    assert faults(document) == []


def test_other_scripts_fall_back_run_by_run() -> None:
    text = "Ελλάδα и 東京 – ok"
    document = made(rewritten(text), "definition")
    words = all_words(document).replace(" ", "")
    for part in ("Ελλάδα", "и", "東京", "–ok"):
        assert part in words
    assert "DroidSansFallback" in font_names(document)


@pytest.mark.parametrize("character", ["🚢", "ﷺ", "ש", "ก", "\ue000"])
def test_what_no_font_can_set_is_refused_with_its_place(character: str) -> None:
    content = factory.full()
    team = content.need(Team, "team-c0")
    changed = factory.ordered(
        dataclasses.replace(team, sight=f"We wave {character} at them.") if one is team else one for one in content
    )
    with pytest.raises(MissingGlyph) as refused:
        made(changed)
    assert refused.value.character == character
    assert refused.value.place == "the line-of-sight sentence of the team “Ferry Crews”"
    assert "U+" in str(refused.value)


def test_a_draft_is_refused_just_the_same() -> None:
    content = factory.ordered([Team(id="team-1", name="Ferry 🚢 Crews")])
    with pytest.raises(MissingGlyph) as refused:
        build_document(content, "definition", factory.chapters(), factory.draft())
    assert refused.value.place == "the name of the team “Ferry ? Crews”"


def test_what_is_not_printed_may_hold_anything() -> None:
    content = factory.ordered([Team(id="team-1", name="Ferry Crews", notes="🚢")])
    assert made(content)


def test_signs_that_only_steer_are_dropped() -> None:
    content = factory.ordered([Team(id="team-1", name="Fe\u200brry\ufe0f C\u00adrews")])
    assert "Ferry Crews" in all_words(made(content))


def test_a_hundred_thousand_characters() -> None:
    novel = "The boat leaves when the tide says so, and the tide is in no hurry. " * 1470
    places = {
        "team-c0": "sight",
        "application-c1-1": "meaning",
        "barrier-2": "description",
        "example-1": "on",
        "dimension-1": "rule",
        "principle-1": "name",
        "cry-1": "text",
        "imperative-1": "statement",
    }
    content = factory.ordered(
        dataclasses.replace(one, **_one(places[one.id], novel if one.id == "team-c0" else novel[:15_000]))
        if one.id in places
        else one
        for one in factory.full()
    )
    document = made(content)
    assert faults(document) == []
    assert "continued" in all_words(document)
    assert bookmarks(document)


def test_a_novel_as_title_client_and_reservation() -> None:
    novel = "No boat without a word about when. " * 800
    content = factory.ordered(
        dataclasses.replace(one, client=novel, title=novel) if isinstance(one, Workshop) else one
        for one in factory.full()
    )
    mark = factory.revision()
    told = tuple(dataclasses.replace(one, words=novel, name=factory.LONG_NAME) for one in mark.approvals)
    document = build_document(
        content, "definition", factory.chapters(), dataclasses.replace(mark, approvals=told, note=novel), "Letter"
    )
    assert faults(document, "Letter") == []


def test_twenty_approvers_one_of_whom_declines() -> None:
    mark = factory.revision()
    declined = dataclasses.replace(mark.approvals[0], name="Ines Holm", decision="decline", words="Not without a date.")
    people = tuple((f"Approver {number}", factory.LONG_NAME if number == 7 else "Board") for number in range(20))
    mark = dataclasses.replace(mark, approvals=(*mark.approvals, declined), approvers=people)
    document = build_document(factory.full(), "definition", factory.chapters(), mark)
    assert faults(document) == []
    words = all_words(document)
    assert "Declined by Ines Holm" in words
    assert "Approver 19" in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_figures_as_large_as_they_get(paper: PaperName) -> None:
    from cxworkshop.stages.barriers.records import Barrier
    from cxworkshop.stages.teams.records import Group

    groups = (Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE, None)
    more: list[Record] = [
        Team(id=f"team-x{n}", name=f"{factory.LONG_NAME} {n}", group=groups[n % 4]) for n in range(17)
    ]
    more += [Barrier(id=f"barrier-x{n}", name=factory.LONG_NAME, severity=1 + n % 5) for n in range(30)]
    document = build_document(
        factory.ordered([*factory.full(), *more]), "definition", factory.chapters(), factory.revision(), paper
    )
    assert faults(document, paper) == []
    heads = [page for page in page_words(document) if "still blank for" in page]
    assert len(heads) == 1
    assert "all three" in heads[0]  # the figure stands on the page of its title


def test_one_word_of_a_hundred_thousand_characters() -> None:
    content = factory.ordered([Team(id="team-1", name="Ferry Crews", sight="x" * 100_000)])
    assert faults(made(content)) == []


def test_hundreds_of_open_points() -> None:
    points = tuple(Point(f"Team {n} is not placed.") for n in range(400))
    mark = factory.revision(points=(*points, *factory.POINTS))
    definition = build_document(factory.full(), "definition", factory.chapters(), mark)
    record = build_document(factory.full(), "record", factory.chapters(), mark)
    assert faults(definition) == []
    assert faults(record) == []
    assert "341 further open points" in all_words(definition)
    assert all(f"Team {n} is not placed." in all_words(record) for n in (0, 199, 399))


def test_many_of_everything() -> None:
    from cxworkshop.stages.culture.records import CultureDimension
    from cxworkshop.stages.definition.records import Dimension, Imperative, RallyingCry
    from cxworkshop.stages.principles.records import Principle

    extra: list[Record] = []
    for number in range(30):
        votes = (tuple(number * 9 if stop == 5 else 1 for stop in range(11)),)
        extra += [
            Dimension(id=f"d-{number}", left=f"Left {number}", right=f"Right {number}", rounds=votes, agreed=10),
            CultureDimension(id=f"k-{number}", left=f"Left {number}", right=f"Right {number}", rounds=votes, agreed=0),
            Principle(id=f"p-{number}", name=f"Principle name {number}", statement="We say what we do."),
            Imperative(id=f"i-{number}", name=f"Imperative {number}", statement="It must not fail."),
            RallyingCry(id=f"c-{number}", text=f"A cry that could be ours, number {number}.", votes=(0, number)),
        ]
    assert faults(made(factory.ordered([*factory.full(), *extra]))) == []
