"""What goes with something that was removed: its links, needs and answers say nothing without it.

They are counted in its sentence instead of being told one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from cxworkshop.core.record import OnRemove, Record, references
from cxworkshop.core.rewording import Span
from cxworkshop.core.words import counted, joined
from cxworkshop.stages.barriers.records import Mitigation
from cxworkshop.stages.culture.records import Example
from cxworkshop.stages.definition.records import Collision, TrialCase
from cxworkshop.stages.prepare.records import AgendaItem, Consent
from cxworkshop.stages.principles.records import Application, Measure
from cxworkshop.stages.teams.records import Need, Support

# What follows something else and is counted in its sentence: one and many, in the order in which it is told.
FOLLOWING: dict[type[Record], tuple[str, str]] = {
    Support: ("support", "supports"),
    Need: ("need", "needs"),
    Application: ("answer", "answers"),
    Measure: ("measure", "measures"),
    Consent: ("fist of five", "fists of five"),
    Collision: ("ruling", "rulings"),
    TrialCase: ("case", "cases"),
    Example: ("situation", "situations"),
    Mitigation: ("mitigation", "mitigations"),
    AgendaItem: ("agenda line", "agenda lines"),
}


class Followers:
    """Of the records that are gone from a content those that went with another one."""

    def __init__(self, gone: Iterable[Record]) -> None:
        records = {one.id: one for one in gone}
        self._numbers: dict[str, Counter[type[Record]]] = {}
        self._ids: set[str] = set()
        for one in records.values():
            leader = _leader(one, records)
            if leader:
                self._ids.add(one.id)
                self._numbers.setdefault(leader, Counter())[type(one)] += 1

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._ids

    def counted_in(self, one: Record, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The sentence that a record was removed, with what went with it: "…, and with it 2 needs and 1 measure."."""
        numbers = self._numbers.get(one.id)
        if not numbers:
            return spans
        told = joined([counted(numbers[cls], *nouns) for cls, nouns in FOLLOWING.items() if numbers[cls]])
        *first, last = spans
        return (*first, Span(f"{last.text.removesuffix('.')}, and with it {told}.", last.kind))


def _leader(one: Record, gone: Mapping[str, Record]) -> str:
    """The id of what a record went with, "" when it went by itself."""
    if type(one) not in FOLLOWING:
        return ""
    for spec in references(type(one)):
        value = getattr(one, spec.name)
        if spec.ref is not None and spec.ref.on_remove is OnRemove.CASCADE and not spec.many and value in gone:
            return str(value)
    return ""
