"""The tables of this stage: imperatives, candidates for the rallying cry, and the dimensions of the definition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.values import Unread, several, whole
from cxworkshop.exchange.words import same
from cxworkshop.stages.definition.records import Dimension, Imperative, RallyingCry, TrialCase
from cxworkshop.stages.scalesheet import AGREED, LEFT_MEANS, RIGHT_MEANS, RULE, scale_fields, scale_row


def _build_imperative(row: Row, plan: Planner) -> None:
    plan.add(
        Imperative,
        row.take_id(Imperative),
        name=row.text("name"),
        statement=row.text("statement"),
        sponsor=row.text("sponsor"),
        serves=row.text("serves"),
        customer_focus=bool(row.yes_no("customer_focus")),
        notes=row.notes(),
    )


def _imperative_rows(content: Content) -> Iterator[dict[str, str]]:
    for one in content.of(Imperative):
        yield {
            "name": one.name,
            "statement": one.statement,
            "sponsor": one.sponsor,
            "serves": one.serves,
            "customer_focus": "yes" if one.customer_focus else "",
            "notes": one.notes,
        }


IMPERATIVES = Sheet(
    kind="imperatives",
    title="Imperatives",
    one="imperative",
    many="imperatives",
    fields=(
        Field("name", "Imperative", ("name", "priority", "strategic priority", "goal", "title", "key imperative")),
        Field("statement", "Statement", ("description", "text", "wording", "meaning")),
        Field("sponsor", "Sponsor", ("owner", "executive sponsor", "lead", "responsible")),
        Field("serves", "Serves", ("whom it serves", "for whom", "stakeholder", "stakeholders", "for")),
        Field(
            "customer_focus", "Customer focus", ("is customer focus", "customer", "about the customer"), "Yes or no."
        ),
        NOTES,
    ),
    needed=(("name", "statement"),),
    build=_build_imperative,
    rows=_imperative_rows,
    name=("name", "statement"),
    table="imperative",
)


def _build_cry(row: Row, plan: Planner) -> None:
    votes: list[int] = []
    for text in several(row.text("votes")):
        try:
            count = whole(text, 0, 100_000)
        except Unread as why:
            row.unread("votes", text, str(why))
        else:
            votes += [count] if count is not None else []
    plan.add(RallyingCry, row.take_id(RallyingCry), text=row.text("text"), votes=tuple(votes), notes=row.notes())


def _cry_rows(content: Content) -> Iterator[dict[str, str]]:
    for cry in content.of(RallyingCry):
        yield {"text": cry.text, "votes": "; ".join(str(count) for count in cry.votes), "notes": cry.notes}


RALLYING_CRIES = Sheet(
    kind="rallying-cries",
    title="Rallying cries",
    one="candidate",
    many="candidates for the rallying cry",
    fields=(
        Field("text", "Rallying cry", ("candidate", "cry", "text", "wording", "statement", "slogan", "proposal")),
        Field("votes", "Votes", ("dots", "vote", "points", "score"), "The total of each closed round, oldest first."),
        NOTES,
    ),
    needed=(("text",),),
    build=_build_cry,
    rows=_cry_rows,
    name=("text",),
    table="rallying_cry",
)


def _build_dimension(row: Row, plan: Planner) -> None:
    fields = {**scale_fields(row), "notes": row.notes()}
    poles = same(fields["left"]), same(fields["right"])
    if not (row.text("case") or row.text("answer")):
        row.id = plan.add(Dimension, row.take_id(Dimension), **fields)
        plan.memory.setdefault((Dimension, poles), []).append(row.id)
        return
    row.id = plan.gather(Dimension, poles, **fields)
    plan.add(TrialCase, dimension=row.id, case=row.text("case"), answer=row.text("answer"))


def _dimension_rows(content: Content) -> Iterator[dict[str, str]]:
    cases: dict[str, list[TrialCase]] = {}
    for case in content.of(TrialCase):
        cases.setdefault(case.dimension, []).append(case)
    for one in content.of(Dimension):
        own = {**scale_row(one), "notes": one.notes}
        for _, tried in zip_longest((0,), cases.get(one.id, ())):
            yield own if tried is None else {**own, "case": tried.case, "answer": tried.answer}


DIMENSIONS = Sheet(
    kind="dimensions",
    title="Dimensions",
    one="dimension",
    many="dimensions",
    fields=(
        Field("dimension", "Dimension", ("scale", "poles", "name", "tension"), "Both poles, “left ↔ right”."),
        Field("left", "Left", ("left pole", "from", "pole a", "one side", "this")),
        LEFT_MEANS,
        Field("right", "Right", ("right pole", "to", "pole b", "other side", "that")),
        RIGHT_MEANS,
        AGREED,
        RULE,
        Field("case", "Case", ("trial case", "example decision", "decision"), "A decision the rule is tried on."),
        Field("answer", "Answer", ("outcome", "what the rule says", "result")),
        NOTES,
    ),
    needed=(("dimension", "left", "right"),),
    build=_build_dimension,
    rows=_dimension_rows,
    name=("dimension", "left", "right"),
    table="dimension",
)

SHEETS = (IMPERATIVES, RALLYING_CRIES, DIMENSIONS)
