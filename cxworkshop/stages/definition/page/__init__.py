"""The Definition page: three levels of what customer centricity means here, and the page that will be signed.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.definition.page.main import DefinitionPage

__all__ = ["DefinitionPage"]


def __getattr__(name: str) -> Any:
    if name == "DefinitionPage":
        from cxworkshop.stages.definition.page.main import DefinitionPage

        return DefinitionPage
    raise AttributeError(name)
