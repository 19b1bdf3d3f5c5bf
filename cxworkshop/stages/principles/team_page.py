"""Principles on a team's page: what each means at its desk, what it does about it, and how it will know."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.content import Content
from cxworkshop.documents.teampage.parts import Gauge, Held, TeamPart
from cxworkshop.stages.principles.chapter.measures import with_unit
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle

_FAMILIES = {
    Family.CUSTOMER: "customers say",
    Family.INTERNAL: "internal customers say",
    Family.OPERATIONS: "we count ourselves",
}


def team_page(content: Content) -> Callable[[str], TeamPart]:
    """The part of each team, by its id: every principle in its order, then measures of no single one."""
    said: dict[str, dict[str, Application]] = {}
    for one in content.of(Application):
        if one.said:
            said.setdefault(one.team, {})[one.principle] = one
    gauges: dict[str, dict[str, list[Gauge]]] = {}
    for measure in content.of(Measure):
        gauges.setdefault(measure.team, {}).setdefault(measure.principle or "", []).append(_gauge(measure))
    principles = content.of(Principle)

    def part(team: str) -> TeamPart:
        mine, known = said.get(team, {}), gauges.get(team, {})
        held = [
            _held(str(number + 1), one.name, mine.get(one.id), known.get(one.id, []))
            for number, one in enumerate(principles)
        ]
        if known.get(""):
            held.append(_held("", "Beyond any one principle", None, known[""]))
        return TeamPart(held=tuple(held))

    return part


def _held(number: str, name: str, said: Application | None, gauges: list[Gauge]) -> Held:
    meaning, action = (said.meaning, said.action) if said is not None else ("", "")
    return Held(number, name, meaning, action, tuple(gauges))


def _gauge(one: Measure) -> Gauge:
    unit = " ".join(one.unit.split())
    # What a mark is out of is said once, with the target.
    once = unit.lower().startswith("of ") and bool(one.target.strip())
    now = "" if not one.baseline.strip() else with_unit(one.baseline, "" if once else unit)
    target = "" if not one.target.strip() else with_unit(one.target, unit)
    letter = one.family.letter if one.family else ""
    return Gauge(letter, _FAMILIES[one.family] if one.family else "", one.what, now, target)


TEAM_PAGE = team_page
