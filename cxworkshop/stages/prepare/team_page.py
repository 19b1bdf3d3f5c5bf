"""Prepare on a team's page: whose it is, in which colour, and whom to tell that something is no longer true."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.content import Content
from cxworkshop.documents.teampage.parts import TeamPart
from cxworkshop.stages.prepare.records import Coming, Participant, Workshop


def team_page(content: Content) -> Callable[[str], TeamPart]:
    """The part of each team, by its id. To be told: who of the team was in the room, else who led the day."""
    workshop = content.one(Workshop)
    there: dict[str, str] = {}
    hosts = ""
    for person in content.of(Participant):
        name = " ".join(person.name.split())
        if not name or person.coming is Coming.NO:
            continue
        if person.facilitator:
            hosts = hosts or name
        elif person.team:
            there.setdefault(person.team, name)

    def part(team: str) -> TeamPart:
        return TeamPart(client=workshop.client.strip(), accent=workshop.accent, contact=there.get(team, hosts))

    return part


TEAM_PAGE = team_page
