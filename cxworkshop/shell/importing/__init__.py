"""Bringing in a spreadsheet: how to read it, the file as it is, and what will happen, on one page."""

from __future__ import annotations

from cxworkshop.shell.importing.page import ImportPage

__all__ = ["ImportPage"]
