"""The Teams page: the board, the line of sight and the list, with one drawer for a team."""

from __future__ import annotations

from cxworkshop.stages.teams.page.main import TeamsPage

__all__ = ["TeamsPage"]
