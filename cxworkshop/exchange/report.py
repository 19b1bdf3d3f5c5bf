"""What an import does, or did, in lines of plain words: rows read, added, skipped and why, kept and to look at."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.core.words import counted
from cxworkshop.exchange.importing import ImportPlan
from cxworkshop.exchange.row import Outcome
from cxworkshop.exchange.table import column_letter
from cxworkshop.exchange.words import listed, quoted

_ENCODINGS = {"utf-8": "", "cp1252": "Western European (Windows-1252)"}


def lines(plan: ImportPlan, *, done: bool) -> Iterator[str]:
    """The report; `done` says whether it has happened or would."""
    yield from _read(plan)
    totals = plan.count(Outcome.ADD, Outcome.SKIP, Outcome.TOTAL, Outcome.JOIN)
    added = listed([_of(table, number) for table, number in plan.added], 20)
    skipped = plan.skipped
    yield (
        f"{counted(totals, 'row')} read; {added} {'added' if done else 'would be added'}; "
        f"{counted(len(skipped), 'row')} skipped."
    )
    if plan.count(Outcome.EMPTY):
        yield f"{counted(plan.count(Outcome.EMPTY), 'empty row')} passed over."
    if skipped:
        yield "Skipped:"
        yield from (f"  row {row.number:,}: {row.reason}" for row in skipped)
    remarks = plan.remarks
    if remarks:
        yield "Not read as it stands; the words are kept in the notes where a value comes in empty:"
        yield from (f"  row {remark.row:,}: {remark}" for remark in remarks)
    for absent in plan.absent:
        yield f"{absent.subject} {absent.text} ({counted(absent.rows, 'row')})."
    if plan.repeats:
        yield f"{'Kept' if done else 'Would be kept'} as they are, never merged; look whether they are the same:"
        yield from (f"  {repeat.sentence}" for repeat in plan.repeats)


def _read(plan: ImportPlan) -> Iterator[str]:
    table, mapping, sheet = plan.table, plan.mapping, plan.sheet
    where = f"sheet {quoted(table.name)}, " if table.name else ""
    headings = listed(
        [
            f"{quoted(mapping.headings[column] or column_letter(column), 40)} as {sheet.field(name).label}"
            for name, column in sorted(mapping.columns.items(), key=lambda item: item[1])
        ],
        40,
    )
    how = _ENCODINGS.get(table.encoding, table.encoding)
    yield f"{table.source}: {where}headings in row {mapping.row:,}{f', read as {how}' if how else ''}."
    yield f"Read {headings}."
    if mapping.left_out:
        yield f"Left out: {listed([quoted(mapping.headings[column], 40) for column in mapping.left_out], 40)}."
    if plan.fill_down:
        filled = [field.label for field in sheet.fields if field.fills and field.name in mapping.columns]
        taken = sum(1 for row in plan.rows if row.taken)
        yield f"{counted(taken, 'row')} without {listed(filled)} took the one above."


def _of(table: str, number: int) -> str:
    noun = table.replace("_", " ")
    return counted(number, noun, f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s")
