"""The definition on a team's page: the rallying cry, which every page carries."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.content import Content
from cxworkshop.documents.teampage.parts import TeamPart
from cxworkshop.stages.definition.records import Definition, RallyingCry


def team_page(content: Content) -> Callable[[str], TeamPart]:
    """The part of each team, by its id: the same for all."""
    chosen = content.find(RallyingCry, content.one(Definition).cry)
    part = TeamPart(cry=chosen.text.strip() if chosen is not None else "")
    return lambda team: part


TEAM_PAGE = team_page
