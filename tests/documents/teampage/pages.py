"""Team pages of the factory's content, made once for all tests, and what must hold on each of them."""

from __future__ import annotations

import dataclasses
from functools import cache

from cxworkshop.core.content import Content
from cxworkshop.documents.mark import Mark
from cxworkshop.documents.paper import PAPERS, PaperName
from cxworkshop.documents.teampage.book import build_team_pages
from cxworkshop.documents.teampage.cuts import SHEET
from cxworkshop.stages.teampages import team_parts
from cxworkshop.stages.teams.records import Team
from tests.documents import factory, reading


def pack(content: Content, paper: PaperName = "A4", mark: Mark | None = None) -> bytes:
    """The pages of all teams."""
    teams = [team.id for team in content.of(Team)]
    return build_team_pages(content, teams, team_parts(content), mark or factory.revision(), paper, pack=True)


def page(content: Content, team: str, paper: PaperName = "A4", mark: Mark | None = None) -> bytes:
    """The page of one team."""
    return build_team_pages(content, [team], team_parts(content), mark or factory.revision(), paper, pack=False)


@cache
def full(paper: PaperName = "A4", draft: bool = False) -> bytes:
    """The pack of the factory's organisation."""
    return pack(factory.full(), paper, factory.draft() if draft else None)


def faults(document: bytes, paper: PaperName = "A4") -> list[str]:
    """What is wrong with the layout; team pages are wider than others, and the cry may stand high."""
    frame = dataclasses.replace(PAPERS[paper], head=20.0, foot=29.0)
    return reading.faults(document, paper, frame, -SHEET.x)


def named(content: Content, name: str) -> Team:
    """The team of this name."""
    return next(team for team in content.of(Team) if team.name == name)
