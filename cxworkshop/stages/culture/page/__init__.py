"""The Culture page: how it feels to deal with us, in scales and in behaviour that somebody could see.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.culture.page.main import CulturePage

__all__ = ["CulturePage"]


def __getattr__(name: str) -> Any:
    if name == "CulturePage":
        from cxworkshop.stages.culture.page.main import CulturePage

        return CulturePage
    raise AttributeError(name)
