"""The Teams page: the board, the line of sight and the list, with one drawer for a team.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.main import TeamsPage

__all__ = ["TeamsPage"]


def __getattr__(name: str) -> Any:
    if name == "TeamsPage":
        from cxworkshop.stages.teams.page.main import TeamsPage

        return TeamsPage
    raise AttributeError(name)
