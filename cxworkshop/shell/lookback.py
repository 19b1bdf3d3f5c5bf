"""What was signed last, or frozen last, for pages that show what changed since; read once for each revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.stages.signoff.points import last_signed, latest
from cxworkshop.ui.desk import Desk, Frozen


class LookBack:
    """Called without arguments, it gives the revision to look back on in the workshop on the desk, or None."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read = ("", "")
        self._records: Mapping[str, Mapping[str, Any]] = {}

    def __call__(self) -> Frozen | None:
        """The latest one that somebody signed, or else that was frozen; None while nothing is frozen."""
        content: Content = self._desk.content
        signed = last_signed(content)
        revision = signed if signed is not None else latest(content)
        if revision is None:
            return None
        if (revision.id, revision.sha256) != self._read:
            tables = json.loads(revision.content)["records"]
            self._records = {row["id"]: row for rows in tables.values() for row in rows}
            self._read = (revision.id, revision.sha256)
        return Frozen(revision.number, self._records, signed is not None)
