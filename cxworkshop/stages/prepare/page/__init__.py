"""The Prepare page: the evening before, one person alone makes the day fit.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.prepare.page.main import PreparePage

__all__ = ["PreparePage"]


def __getattr__(name: str) -> Any:
    if name == "PreparePage":
        from cxworkshop.stages.prepare.page.main import PreparePage

        return PreparePage
    raise AttributeError(name)
