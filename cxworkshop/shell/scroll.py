"""A frameless area that scrolls what does not fit: the kit's."""

from __future__ import annotations

from cxworkshop.ui.scroller import scroller

__all__ = ["scroller"]
