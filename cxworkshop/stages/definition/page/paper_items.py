"""The definition as the page that will be signed: its paragraphs in order, where each is written, and what is open."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.core.rewording import Span
from cxworkshop.core.words import quoted
from cxworkshop.stages.definition.points import agreed_cry, points
from cxworkshop.stages.definition.records import Collision, Definition, Dimension, Imperative, TrialCase
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.principles.records import Principle
from cxworkshop.ui.a11y import described

WHY, IMPERATIVES, CRY, PRINCIPLES, SCALES = "why", "imperatives", "cry", "principles", "scales"
HEADINGS = {
    WHY: "Why now",
    IMPERATIVES: "What we must not fail at",
    CRY: "Our rallying cry",
    PRINCIPLES: "What we hold to",
    SCALES: "When two good things pull apart",
}
NAMELESS = "…"


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph and is never printed: an open point, a case the rule leaves open, a change.

    A change since the last revision has `spans`: its words struck or underlined; `signed` when somebody signed that.
    """

    title: str
    text: str = ""
    spans: tuple[Span, ...] = ()
    signed: bool = False

    @property
    def open(self) -> bool:
        """Whether it asks for something."""
        return not self.spans

    @property
    def said(self) -> str:
        """The note as it is read aloud."""
        words = {"old": "taken out: {}", "new": "put in: {}"}
        spans = (words.get(span.kind, "{}").format(span.text) for span in self.spans if span.text.strip())
        return f"{self.title}: {self.text or ', '.join(spans)}"


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A text of a paragraph that can be written where it stands; `ask` stands in for it while it is empty."""

    field: str
    text: str
    ask: str


@dataclasses.dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `record` is what it shows, "" for a heading; without parts it is written somewhere else.

    `kind` says how it is set: top, heading, words, imperative, ruling, cry, principle, scale, rule, case, elsewhere
    (nothing is there, and it is written on another tab), end.
    """

    id: str
    section: str
    kind: str
    record: str = ""
    head: str = ""
    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()
    left: str = ""
    right: str = ""
    stop: int | None = None
    customer: bool = False

    @property
    def text(self) -> str:
        """What is read: the parts that are written, in one."""
        return " ".join(part.text.strip() for part in self.parts if part.text.strip())

    @property
    def ask(self) -> str:
        """What stands there while nothing is written."""
        return self.parts[0].ask if self.parts else ""

    @property
    def open(self) -> int:
        """How many of its notes ask for something."""
        return sum(note.open for note in self.notes)

    @property
    def still(self) -> bool:
        """Whether it is only there for the eye."""
        return self.kind in ("top", "heading", "end")

    @property
    def said(self) -> str:
        where = "" if self.stop is None else f"agreed on {self.stop} of 10"
        notes = (note.said for note in self.notes)
        between = f"{self.left} to {self.right}" if self.kind == "scale" else ""
        words = self.text or (self.ask if self.parts else "")
        parts = [part for part in (self.head, between, where, words, *notes) if part]
        return described(parts[0], *parts[1:]) if parts else ""


def paper(content: Content) -> list[Para]:
    """The page, paragraph by paragraph, with what is open beside it."""
    open_points = points(content)
    return [
        _top(content),
        *_why(content),
        *_imperatives(content, open_points),
        *_cry(content, open_points),
        *_principles(content),
        *_scales(content, open_points),
        Para("end", "", "end"),
    ]


def _top(content: Content) -> Para:
    workshop = content.one(Workshop)
    return Para("top", "", "top", left=workshop.client, right=workshop.title)


def _heading(section: str) -> Para:
    return Para(f"heading.{section}", section, "heading", head=HEADINGS[section])


def _of(open_points: list[OpenPoint], rule: str, where: str = "", details: tuple[str, ...] = ()) -> tuple[Note, ...]:
    found = (p for p in open_points if p.id == rule and p.where == where and (not details or p.detail in details))
    return tuple(Note(_TITLES.get((p.id, p.detail), "Open point"), p.sentence) for p in found)


_TITLES = {
    ("D1", "imperatives"): "Level 1",
    ("D1", "customer-focus"): "Level 1",
    ("D1", "cry"): "Level 2",
    ("D1", "dimensions"): "Level 3",
    ("D2", "length"): "Long to remember",
    ("D2", "customer"): "Whose cry is it?",
    ("D3", ""): "Not settled",
    ("D3", "middle"): "In the middle",
}


def _why(content: Content) -> Iterator[Para]:
    yield _heading(WHY)
    definition = content.one(Definition)
    part = Part("why_now", definition.why_now, "Why now? What happens if nothing changes?")
    yield Para("definition.why_now", WHY, "words", Definition.TABLE, parts=(part,))


def _imperatives(content: Content, open_points: list[OpenPoint]) -> Iterator[Para]:
    yield _heading(IMPERATIVES)
    imperatives = content.of(Imperative)
    level = _of(open_points, "D1", details=("imperatives", "customer-focus"))
    if not imperatives:
        yield Para("missing.imperatives", IMPERATIVES, "elsewhere", head="No imperative is written down.", notes=level)
        return
    for place, one in enumerate(imperatives):
        ask = "One sentence: what would be different if we meant it?"
        yield Para(
            f"{one.id}.statement",
            IMPERATIVES,
            "imperative",
            one.id,
            head=one.name.strip() or NAMELESS,
            parts=(Part("statement", one.statement, ask),),
            notes=level if place == 0 else (),
            customer=one.customer_focus,
        )
    for collision in content.of(Collision):
        first, second = content.find(Imperative, collision.first), content.find(Imperative, collision.second)
        if first is not None and second is not None:
            names = f"{first.name.strip() or NAMELESS} and {second.name.strip() or NAMELESS}"
            part = Part("ruling", collision.ruling, "Which one waits, and up to where?")
            head = f"When these collide: {names}"
            yield Para(f"{collision.id}.ruling", IMPERATIVES, "ruling", collision.id, head=head, parts=(part,))


def _cry(content: Content, open_points: list[OpenPoint]) -> Iterator[Para]:
    yield _heading(CRY)
    cry = agreed_cry(content)
    if cry is None:
        notes = _of(open_points, "D1", details=("cry",))
        yield Para("missing.cry", CRY, "elsewhere", head="The room has agreed on no rallying cry yet.", notes=notes)
        return
    part = Part("text", cry.text, "One sentence people will still say to each other in a year")
    yield Para(f"{cry.id}.text", CRY, "cry", cry.id, parts=(part,), notes=_of(open_points, "D2", cry.id))


def _principles(content: Content) -> Iterator[Para]:
    yield _heading(PRINCIPLES)
    principles = content.of(Principle)
    if not principles:
        yield Para("missing.principles", PRINCIPLES, "elsewhere", head="No principle is written down.")
    for one in principles:
        part = Part("statement", one.statement, "No statement yet")
        head = one.name.strip() or NAMELESS
        yield Para(one.id, PRINCIPLES, "principle", one.id, head=head, parts=(part,))


def _scales(content: Content, open_points: list[OpenPoint]) -> Iterator[Para]:
    yield _heading(SCALES)
    dimensions = content.of(Dimension)
    if not dimensions:
        notes = _of(open_points, "D1", details=("dimensions",))
        yield Para("missing.scales", SCALES, "elsewhere", head="No scale is agreed.", notes=notes)
    cases: dict[str, list[TrialCase]] = {}
    for case in content.of(TrialCase):
        cases.setdefault(case.dimension, []).append(case)
    for one in dimensions:
        left, right = one.left.strip() or NAMELESS, one.right.strip() or NAMELESS
        yield Para(f"{one.id}.scale", SCALES, "scale", one.id, left=left, right=right, stop=one.agreed)
        voted = "The room voted, but agreed on nothing. No rule yet." if one.votes and one.agreed is None else ""
        part = Part("rule", one.rule, voted or "Which rule follows from it?")
        yield Para(f"{one.id}.rule", SCALES, "rule", one.id, parts=(part,), notes=_of(open_points, "D3", one.id))
        for case in cases.get(one.id, ()):
            open_case = Note(
                "One case is not decided", f"{quoted(case.case, 'A case', 160)} The rule does not say yet."
            )
            parts = (Part("case", case.case, "A real decision"), Part("answer", case.answer, "What the rule answers"))
            notes = (open_case,) if case.settles is False else ()
            yield Para(f"{case.id}.case", SCALES, "case", case.id, parts=parts, notes=notes)
