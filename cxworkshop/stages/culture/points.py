"""What is open about the culture: rules C1 to C3."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.words import joined
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.scales import scale_name

RULES = (
    Rule("C1", "culture", "{n} scale lacks an example", "{n} scales lack an example", "chats", "S2"),
    Rule("C2", "culture", "No example is about promises", "No example is about promises", "hand-heart", "S2"),
    Rule("C3", "culture", "{n} scale selects nobody", "{n} scales select nobody", "identification-badge", "S2"),
)


def points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """What is open, rule by rule, each in the order of the dimensions. The day plays no part here."""
    return [*_examples(content), *_promises(content), *_selection(content)]


def progress(content: Content) -> Progress:
    """How many scales have an agreed position and an example on both sides."""
    scales = content.of(CultureDimension)
    if not scales:
        return Progress(0, 0, "Not started")
    on, off = _sides(content)
    done = sum(scale.agreed is not None and scale.id in on and scale.id in off for scale in scales)
    return Progress(done, len(scales), f"{done} of {len(scales)} scales")


def _sides(content: Content) -> tuple[set[str], set[str]]:
    """The dimensions that have an example on culture, and those that have one off culture."""
    examples = content.of(Example)
    on = {example.dimension for example in examples if example.on.strip()}
    off = {example.dimension for example in examples if example.off.strip()}
    return on, off


def _names(content: Content) -> Iterable[tuple[CultureDimension, str]]:
    for number, scale in enumerate(content.of(CultureDimension), start=1):
        yield scale, scale_name(scale, f"Culture dimension {number}")


def _examples(content: Content) -> Iterable[OpenPoint]:
    """C1: behaviour that fits, or behaviour that does not, is not shown."""
    on, off = _sides(content)
    for scale, name in _names(content):
        lacking = ["no on-culture example"] * (scale.id not in on) + ["no off-culture example"] * (scale.id not in off)
        if lacking:
            yield OpenPoint("C1", "culture", f"{name} has {joined(lacking)}.", scale.id)


def _promises(content: Content) -> Iterable[OpenPoint]:
    """C2: every culture has promise keeping, so this is open from the first day on."""
    kept = (e for e in content.of(Example) if e.promise_keeping and (e.on.strip() or e.off.strip()))
    if not any(True for _ in kept):
        yield OpenPoint("C2", "culture", "No example is about keeping promises.")


def _selection(content: Content) -> Iterable[OpenPoint]:
    """C3: a culture that neither finds people nor suppliers stays on paper. Used for one of the two is used."""
    for scale, name in _names(content):
        if not (scale.recruiting.strip() or scale.suppliers.strip()):
            sentence = f"{name} is not used to recruit or to select suppliers."
            yield OpenPoint("C3", "culture", sentence, scale.id)
