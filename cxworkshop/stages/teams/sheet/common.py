"""What the tables of this stage share: the word for the customer, and links between teams."""

from __future__ import annotations

from cxworkshop.core.record import plain_text, trusted
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.words import answers
from cxworkshop.stages.teams.records import Support

THE_CUSTOMER = answers(
    {True: ("customer", "the customer", "external customer", "end customer", "client", "the client", "consumer")}
)


def link(plan: Planner, team: str, supported: str, notes: str = "") -> bool:
    """Plan a link unless it is there; returns whether it is new."""
    links = plan.memory.get("links")
    if links is None:
        links = plan.memory["links"] = {(one.team, one.supported) for one in plan.content.of(Support)}
    if (team, supported) in links:
        return False
    links.add((team, supported))
    made, order = plan.new_id(Support), plan.order(Support)
    plan.records.append(trusted(Support, id=made, order=order, notes=plain_text(notes), team=team, supported=supported))
    return True
