"""Files let fall on the window: a workshop opens, a spreadsheet comes in, a PDF is checked, or a sentence.

Where a PDF is being checked, a certificate is trusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from cxworkshop.core.frozen import frozen

SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")

CERTIFICATES = (".crt", ".pem", ".cer", ".der")


@frozen
class Landing:
    """What becomes of a drop: all but "nothing" carry the file, "nothing" the sentence that says why."""

    kind: Literal["workshop", "sheet", "document", "certificate", "nothing"]
    path: Path | None = None
    sentence: str = ""


def landing(files: Sequence[Path], *, open_workshop: bool, checking: bool = False) -> Landing:
    """Decide by the name alone: the file itself is looked at where it is opened, off the window's thread."""
    if len(files) != 1:
        return Landing("nothing", sentence="One file at a time: nothing was changed.")
    path = files[0]
    if path.is_dir():
        return Landing(
            "nothing",
            sentence=f"“{path.name}” is a folder. A workshop, a spreadsheet or a signed PDF can be dropped here.",
        )
    suffix = path.suffix.lower()
    if suffix == ".cxw":
        return Landing("workshop", path)
    if suffix in SHEETS:
        if not open_workshop:
            return Landing("nothing", sentence="Open a workshop first; then its lists can be brought in.")
        return Landing("sheet", path)
    if suffix == ".pdf":
        return Landing("document", path)
    if suffix in CERTIFICATES:
        if not checking:
            return Landing(
                "nothing", sentence=f"“{path.name}” is a certificate. Check a signed PDF, then drop it there."
            )
        return Landing("certificate", path)
    kind = f"a {suffix[1:]} file" if suffix else "a file without an ending"
    return Landing(
        "nothing",
        sentence=f"“{path.name}” is {kind}. A workshop (.cxw), a spreadsheet or a signed PDF can be dropped here.",
    )
