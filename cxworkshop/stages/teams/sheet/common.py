"""What the tables of this stage share: the word for the customer, and links between teams."""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.core.record import plain_text, trusted
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.words import answers
from cxworkshop.stages.teams.records import Support

THE_CUSTOMER = answers(
    {True: ("customer", "the customer", "external customer", "end customer", "client", "the client", "consumer")}
)


def link(plan: Planner, team: str, supported: Iterable[str], notes: str = "") -> bool:
    """Plan the links from a team that are not there yet; returns whether there were any."""
    links: set[tuple[str, str]] | None = plan.memory.get("links")
    if links is None:
        links = plan.memory["links"] = {(one.team, one.supported) for one in plan.content.of(Support)}
    before, notes = len(links), plain_text(notes)
    for other in supported:
        pair = (team, other)
        if pair not in links:
            links.add(pair)
            made, order = plan.new_id(Support), plan.order(Support)
            plan.records.append(trusted(Support, id=made, order=order, notes=notes, team=team, supported=other))
    return len(links) > before
