"""What was frozen last, for pages that show what changed since; read once for each revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.stages.signoff.points import latest
from cxworkshop.ui.desk import Desk, Frozen


class LookBack:
    """Called without arguments, it gives the latest revision of the workshop on the desk, or None."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read = ("", "")
        self._records: Mapping[str, Mapping[str, Any]] = {}

    def __call__(self) -> Frozen | None:
        """The revision with the highest number; None while nothing is frozen."""
        content: Content = self._desk.content
        revision = latest(content)
        if revision is None:
            return None
        if (revision.id, revision.sha256) != self._read:
            tables = json.loads(revision.content)["records"]
            self._records = {row["id"]: row for rows in tables.values() for row in rows}
            self._read = (revision.id, revision.sha256)
        return Frozen(revision.number, self._records)
