"""The text of whole documents against the copies in tests/reference, so that a change of wording or order is seen.

Set CXWORKSHOP_WRITE_REFERENCE=1 to write the copies anew after a change that was meant.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from cxworkshop.documents.chapter import Kind
from tests.documents.reading import built, pages

_FOLDER = Path(__file__).parent.parent / "reference"


def _text(document: bytes) -> str:
    """One line a stretch of text with its size, pages apart; places may differ by a hair between readers."""
    lines = []
    for number, page in enumerate(pages(document), start=1):
        lines.append(f"--- page {number}")
        lines += [f"{piece.size:5.1f}  {piece.words}" for piece in page]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("what", "kind", "draft"),
    [("full", "definition", False), ("empty", "definition", True), ("full", "record", False)],
)
def test_the_document_reads_as_before(what: str, kind: Kind, draft: bool) -> None:
    kept = _FOLDER / f"document-{what}-{kind}{'-draft' if draft else ''}.txt"
    now = _text(built(what, kind, draft=draft))
    if os.environ.get("CXWORKSHOP_WRITE_REFERENCE"):
        kept.write_text(now, encoding="utf-8")
    before = kept.read_text(encoding="utf-8")
    changed = list(difflib.unified_diff(before.splitlines(), now.splitlines(), "before", "now", lineterm="", n=1))
    assert not changed, "\n".join(changed[:40])
