"""What differs between two states of a workshop, in sentences of the room, made from the records alone.

Pure functions without a window and without a document: the sign-off page and the signed document both read them.
"""

from __future__ import annotations

from cxworkshop.core.rewording import Span, SpanKind
from cxworkshop.stages.signoff.changes.compare import compare, same
from cxworkshop.stages.signoff.changes.said import Change, Sign
from cxworkshop.stages.signoff.changes.since import Since

__all__ = ["Change", "Sign", "Since", "Span", "SpanKind", "compare", "same"]
