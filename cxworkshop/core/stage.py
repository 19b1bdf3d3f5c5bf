"""The declaration a stage folder makes. Strings keep Qt, ReportLab and Matplotlib out until somebody needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cxworkshop.core.frozen import frozen


@frozen
class Stage:
    """One room of the workshop.

    The references are "package.module:name" or "" when the stage has none: `records` a tuple of record types,
    `points` a function Content → list[OpenPoint], `rules` a tuple of Rule, `progress` a function Content → Progress,
    `sheets` a tuple of importable tables, `chapters` a tuple of document chapters, `page` a QWidget class,
    `audience` an Audience (what it shows to the room), `team_page` a function Content → (team id → its part of the
    team's page).
    """

    key: str
    title: str
    number: str
    icon: str
    question: str
    records: str
    points: str = ""
    rules: str = ""
    progress: str = ""
    sheets: str = ""
    chapters: str = ""
    page: str = ""
    audience: str = ""
    team_page: str = ""

    def load(self, part: str) -> Any:
        """What the reference called `part` names; an empty reference gives an empty tuple."""
        reference = getattr(self, part)
        if not reference:
            return ()
        module, _, name = reference.partition(":")
        return getattr(import_module(module), name)
