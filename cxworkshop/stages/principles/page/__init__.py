"""The Principles page: the statements, and the matrix of teams and principles with one editor for a cell.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.principles.page.main import PrinciplesPage

__all__ = ["PrinciplesPage"]


def __getattr__(name: str) -> Any:
    if name == "PrinciplesPage":
        from cxworkshop.stages.principles.page.main import PrinciplesPage

        return PrinciplesPage
    raise AttributeError(name)
