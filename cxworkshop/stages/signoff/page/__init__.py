"""The Sign-off page: read the document, say what stays open, freeze it, sign it; and what changed between revisions.

The page itself is imported when it is asked for: its commands are declared at start, long before it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxworkshop.stages.signoff.page.main import SignoffPage

__all__ = ["SignoffPage"]


def __getattr__(name: str) -> Any:
    if name == "SignoffPage":
        from cxworkshop.stages.signoff.page.main import SignoffPage

        return SignoffPage
    raise AttributeError(name)
