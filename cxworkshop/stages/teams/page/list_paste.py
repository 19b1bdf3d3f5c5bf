"""Rows that come from, or go to, a spreadsheet by the clipboard: read into the fields of teams, or written as text.

Under Team pasted rows come in as new teams, as on the board; under any other column they fill the cells from the
focused one down and to the right.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from cxworkshop.core.errors import Refused
from cxworkshop.core.formulas import neutral, restored
from cxworkshop.core.words import quoted
from cxworkshop.exchange.values import unknown
from cxworkshop.exchange.words import key
from cxworkshop.stages.teams.page.list_cells import EDITABLE, Column, headcount_in
from cxworkshop.stages.teams.sheet.teams import GROUPS, TOUCHES


def rows_in(text: str) -> list[list[str]]:
    """The rows of cells in a clipboard's text; blank rows are left out."""
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    return [[restored(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]


def fields_in(rows: Sequence[Sequence[str]], first: Column) -> list[dict[str, Any]]:
    """What each row says about a team, its cells lying from column `first` on. Refused when a cell cannot be read.

    Cells that fall on a column that is only shown are passed over; so is an empty name.
    """
    found = []
    for row in rows:
        said: dict[str, Any] = {}
        for cell, column in zip(row, list(Column)[first:], strict=False):
            if column in EDITABLE:
                value = _READ[column](cell.strip())
                if column is not Column.NAME or value:
                    said[EDITABLE[column]] = value
        found.append(said)
    return found


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a spreadsheet takes them from the clipboard; no word of them becomes a formula there."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(map(neutral, row) for row in rows)
    return out.getvalue()


def _choice(known: dict[str, Any], kind: str) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        found = known.get(key(text))
        if found is None and not unknown(text) and key(text) not in ("not yet placed", "not said"):
            raise Refused(f"{quoted(text, 'Nothing')} is no {kind}.", "Nothing was pasted.")
        return found

    return read


def _headcount(text: str) -> float | None:
    try:
        return headcount_in(text)
    except Refused as refused:
        raise Refused(refused.happened, "Nothing was pasted.", refused.todo) from None


def _name(text: str) -> str:
    return " ".join(text.split())


_READ: dict[Column, Callable[[str], Any]] = {
    Column.NAME: _name,
    Column.GROUP: _choice(GROUPS, "group of the method"),
    Column.TOUCH: _choice(TOUCHES, "answer to how often a team touches the customer"),
    Column.PEOPLE: _headcount,
    Column.UNIT: str,
    Column.SIGHT: str,
    Column.PURPOSE: str,
}
