"""The table of this stage: examples of what is on and off culture, each under its dimension.

A file repeats a dimension for each of its examples; rows of one dimension are gathered under it, also under one that
the workshop already has. Lists are rarely paired, so either side of an example may be empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.words import same
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.scalesheet import AGREED, LEFT_MEANS, RIGHT_MEANS, RULE, scale_fields, scale_row

_EXAMPLE = ("situation", "on", "off")


def _dimension(row: Row, plan: Planner, fields: dict[str, Any]) -> str:
    """The dimension a row belongs to: the workshop's, an earlier row's, or a new one."""
    known: dict[tuple[str, str], str] | None = plan.memory.get("dimensions")
    if known is None:
        known = plan.memory["dimensions"] = {
            (same(one.left), same(one.right)): one.id for one in plan.content.of(CultureDimension)
        }
    poles = same(fields["left"]), same(fields["right"])
    found = known.get(poles)
    if found is None:
        found = known[poles] = plan.add(CultureDimension, **fields)
        return found
    for name in plan.fill(found, **fields):
        row.keep(plan.label(name), row.text(name))
    return found


def _build(row: Row, plan: Planner) -> None:
    fields = {**scale_fields(row), "recruiting": row.text("recruiting"), "suppliers": row.text("suppliers")}
    promise = row.yes_no("promise_keeping")
    if not any(row.text(name) for name in _EXAMPLE):
        notes = row.notes()
        row.id = _dimension(row, plan, {**fields, "notes": notes})
        return
    row.id = _dimension(row, plan, fields)
    plan.add(
        Example,
        dimension=row.id,
        situation=row.text("situation"),
        on=row.text("on"),
        off=row.text("off"),
        promise_keeping=bool(promise),
        notes=row.notes(),
    )


def _rows(content: Content) -> Iterator[dict[str, str]]:
    examples: dict[str, list[Example]] = {}
    for example in content.of(Example):
        examples.setdefault(example.dimension, []).append(example)
    for one in content.of(CultureDimension):
        own = {**scale_row(one), "recruiting": one.recruiting, "suppliers": one.suppliers}
        if one.notes:
            yield {**own, "notes": one.notes}
        elif one.id not in examples:
            yield own
        for shown in examples.get(one.id, ()):
            yield {
                **own,
                "situation": shown.situation,
                "on": shown.on,
                "off": shown.off,
                "promise_keeping": "yes" if shown.promise_keeping else "",
                "notes": shown.notes,
            }


CULTURE = Sheet(
    kind="culture",
    title="Culture",
    one="example",
    many="examples on and off culture",
    fields=(
        Field("dimension", "Dimension", ("scale", "name", "value", "poles", "theme"), "One pole, or both.", fills=True),
        Field("left", "Left", ("left pole", "pole a", "one side"), fills=True),
        LEFT_MEANS,
        Field("right", "Right", ("right pole", "pole b", "other side"), fills=True),
        RIGHT_MEANS,
        AGREED,
        RULE,
        Field("situation", "Situation", ("when", "moment", "context", "case")),
        Field("on", "On culture", ("on", "on example", "on_example", "we do", "do", "fits", "positive example")),
        Field("off", "Off culture", ("off", "off example", "off_example", "we do not", "don't", "does not fit")),
        Field("promise_keeping", "Promise keeping", ("promise", "about promises", "keeps promises"), "Yes or no."),
        Field("recruiting", "In recruiting", ("recruiting", "recruitment", "hiring", "used in recruiting")),
        Field("suppliers", "With suppliers", ("suppliers", "supplier selection", "procurement", "selecting suppliers")),
        NOTES,
    ),
    needed=(("dimension", "left", "right"),),
    build=_build,
    rows=_rows,
)

SHEETS = (CULTURE,)
