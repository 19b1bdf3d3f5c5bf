"""What is to be seen in the file: which rows stay out, which cells cannot be read, which come from the row above."""

from __future__ import annotations

from collections import defaultdict

from cxworkshop.exchange.importing import ImportPlan
from cxworkshop.exchange.row import Outcome, Row

LEFT_OUT = (Outcome.SKIP, Outcome.EMPTY, Outcome.TOTAL, Outcome.ABOVE)


class Marks:
    """Looked up by row and column, both from 0, while the table is painted; made once for each plan."""

    def __init__(self, plan: ImportPlan | None = None, heading_row: int = 0) -> None:
        self._rows = plan.rows if plan is not None else ()
        self._mapping = plan.mapping if plan is not None else None
        self.heading_row = heading_row  # counted from 1, 0 while there is none
        self.bad: dict[int, set[int]] = defaultdict(set)
        self.twice: set[int] = set()
        if plan is None:
            return
        for remark in plan.remarks:
            columns = self.bad[remark.row - 1]
            if remark.column is not None:
                columns.add(remark.column)
        for repeat in plan.repeats:
            if not repeat.apart:
                self.twice.update(row - 1 for row in (repeat.rows if repeat.existing else repeat.rows[1:]))

    def row(self, row: int) -> Row | None:
        """What becomes of a row, None while nobody knows."""
        return self._rows[row] if row < len(self._rows) else None

    def is_heading(self, row: int) -> bool:
        """Whether the headings stand in this row."""
        return row + 1 == self.heading_row

    def left_out(self, row: int) -> bool:
        """Whether a row becomes nothing; while there is no plan, those above the headings."""
        planned = self.row(row)
        if planned is None:
            return row + 1 < self.heading_row
        return planned.outcome in LEFT_OUT and not self.is_heading(row)

    def shown(self, row: int, column: int) -> str | None:
        """The value taken from the row above, None where the cell's own stands."""
        planned = self.row(row)
        if planned is None or not planned.taken or self._mapping is None:
            return None
        field = self._mapping.field_of(column)
        return planned.text(field) if field is not None and field in planned.taken else None

    def reason(self, row: int) -> str:
        """Why a row is left out, in words; "" where there is nothing to say."""
        planned = self.row(row)
        if planned is None or planned.outcome is Outcome.ADD:
            return ""
        words = {Outcome.EMPTY: "it is empty", Outcome.ABOVE: "it stands above the headings"}
        return planned.reason or words.get(planned.outcome, "")
