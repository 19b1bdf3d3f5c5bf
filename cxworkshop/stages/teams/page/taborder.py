"""Tab in reading order, as every editor has it; the name under which the drawer has always known it."""

from cxworkshop.ui.taborder import in_reading_order

__all__ = ["in_reading_order"]
