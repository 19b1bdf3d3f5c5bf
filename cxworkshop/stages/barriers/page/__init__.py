"""The Barriers page: what stands in the way, by area and by who takes it down.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.barriers.page.main import BarriersPage

__all__ = ["BarriersPage"]


def __getattr__(name: str) -> Any:
    if name == "BarriersPage":
        from cxworkshop.stages.barriers.page.main import BarriersPage

        return BarriersPage
    raise AttributeError(name)
