"""Work beside the window, by the name under which the window's parts ask for it; the worker itself knows no shell."""

from cxworkshop.ui.background import Background

__all__ = ["Background"]
