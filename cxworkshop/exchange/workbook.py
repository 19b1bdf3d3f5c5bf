"""Reading a workbook (xlsx, xls, ods): its sheets, and one of them as rows of text, with an eye on giants.

A few kilobytes can hold a sheet of a billion cells. The zip directory and the places of the outermost cells are
looked at before anything is unpacked into memory.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from cxworkshop.core.collector import no_collection
from cxworkshop.core.errors import BadFile
from cxworkshop.core.record import plain_text
from cxworkshop.exchange import percent
from cxworkshop.exchange.table import MAX_CELLS, MAX_ROWS, MAX_UNPACKED, SheetName, Table, level
from cxworkshop.exchange.words import listed, quoted, same

_FAR = re.compile(rb' r="(?:[A-Z]{3}\d+|[A-Z]{0,3}\d{6,7})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*? r="([A-Z]{1,3})(\d{1,7})"[^>]*?(/?)>')
_BARE_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*? r="(\d{6,7})"[^>]*>\s*<(?:\w+:)?c(?: [^r>][^>]*)?>')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*[^/])>")  # closed at once: nothing in it
_SAVE = "Save the sheet as .xlsx or .csv."


def sheets(data: bytes, name: str) -> list[SheetName]:
    """The sheets of a workbook, those in sight first. BadFile when it is none or has no sheet."""
    return _sheets(_open(data, name), name)


def _sheets(book: Any, name: str) -> list[SheetName]:
    found = [
        SheetName(meta.name, hidden=not str(meta.visible).endswith(".Visible"))
        for meta in book.sheets_metadata
        if str(meta.typ).endswith(".WorkSheet")
    ]
    if not found:
        raise BadFile(f"“{name}” holds no sheet.")
    return sorted(found, key=lambda one: one.hidden)


def read_workbook(data: bytes, name: str, sheet: str | None) -> Table:
    """One sheet of a workbook, the first in sight when none is named. BadFile when it is none, protected, a giant."""
    import python_calamine

    book = _open(data, name)
    title = _choose(_sheets(book, name), sheet, name)
    try:
        found = book.get_sheet_by_name(title)
        if found.total_height > MAX_ROWS or found.total_height * found.total_width > MAX_CELLS:
            raise _giant(name)
        with no_collection():
            columns = [_column_shown(column) for column in zip(*found.to_python(skip_empty_area=False), strict=True)]
            texts = list(map(list, zip(*columns, strict=True)))
        merged = found.merged_cell_ranges or []
    except python_calamine.CalamineError:
        raise BadFile(f"{quoted(title)} of “{name}” cannot be read; the file is damaged.", todo=_SAVE) from None
    for row, column in percent.percent_cells(data, title):
        if row < len(texts) and column < len(texts[row]) and texts[row][column]:
            texts[row][column] = percent.shown(texts[row][column])
    filled = _fill_merged(texts, merged)
    levelled, width = level(texts)
    if not levelled:
        raise BadFile(f"The sheet {quoted(title)} of “{name}” is empty.")
    return Table(title, levelled, width, source=name, filled=filled)


def _choose(found: list[SheetName], wanted: str | None, name: str) -> str:
    if not wanted:
        return found[0].name
    for one in found:
        if one.name == wanted:
            return wanted
    for one in found:
        if same(one.name) == same(wanted):
            return one.name
    there = listed([quoted(one.name) for one in found])
    raise BadFile(f"“{name}” has no sheet {quoted(wanted)}; it has {there}.")


def _open(data: bytes, name: str) -> Any:
    import python_calamine

    _look_first(data, name)
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError:
        raise BadFile(f"“{name}” is protected by a password.", todo="Save it without one and import again.") from None
    except (python_calamine.CalamineError, OSError):
        raise BadFile(f"“{name}” is no spreadsheet, or it is damaged.", todo=_SAVE) from None


def _look_first(data: bytes, name: str) -> None:
    """BadFile when the packed file is damaged or would unpack into more than a workshop's lists ever are."""
    if not data.startswith(b"PK"):
        return  # a binary .xls holds at most 65,536 × 256 cells
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = packed.infolist()
            if sum(info.file_size for info in infos) > MAX_UNPACKED:
                raise _giant(name)
            for info in infos:
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".bin"):
                    raise BadFile(f"“{name}” is a binary workbook (.xlsb), which is not read.", todo=_SAVE)
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    _check_extent(packed.read(info), name)
                elif info.filename == "content.xml":
                    _check_repeats(packed.read(info), name)
                elif info.filename == "xl/sharedStrings.xml":
                    packed.read(info)  # fails where the directory lies about the size
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError):
        raise BadFile(f"“{name}” is no spreadsheet, or it is damaged.", todo=_SAVE) from None


def _check_extent(sheet: bytes, name: str) -> None:
    """BadFile when the rectangle around the cells that hold something is too large; cheap for everyday sheets."""
    if not _FAR.search(sheet):
        return
    last_row = last_column = 1
    for column, row, closed in _CELL.findall(sheet):
        if not closed:
            last_row = max(last_row, int(row))
            last_column = max(last_column, _column_number(column))
    for row in _BARE_ROW.findall(sheet):
        last_row = max(last_row, int(row))
    if last_row > MAX_ROWS or last_row * last_column > MAX_CELLS:
        raise _giant(name)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_repeats(content: bytes, name: str) -> None:
    """BadFile when an OpenDocument sheet says "and so on" for more cells that hold something than may be read."""
    cells = rows = 0
    for row in _ODS_ROW.finditer(content):
        here = sum(_repeats(cell[1]) for cell in _ODS_CELL.finditer(row[2] or b""))
        if here:
            times = _repeats(row[1])
            rows += times
            cells += times * here
            if cells > MAX_CELLS or rows > MAX_ROWS:
                raise _giant(name)


def _repeats(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _giant(name: str) -> BadFile:
    return BadFile(
        f"“{name}” is larger than a workshop needs: more than {MAX_ROWS:,} rows, or too much when unpacked.",
        todo="Copy the rows that matter into a new sheet and import that.",
    )


def _column_shown(column: Sequence[Any]) -> Sequence[str]:
    """A column's values as a person would read them; one of plain words alone is looked at as a whole."""
    try:
        whole = "".join(column)
    except TypeError:  # there is a number or a date in it
        return [_shown(value) for value in column]
    plain = whole.isascii() and whole.isprintable()
    return list(map(str.strip, column)) if plain else [_shown(value) for value in column]


def _shown(value: Any) -> str:
    """A value as a person would read it in the sheet; whole numbers without a point, days without a midnight."""
    kind = type(value)
    if kind is str:
        return value.strip() if value.isascii() and value.isprintable() else plain_text(value).strip()
    if kind is float:
        return format(value, ".15g")
    if kind is bool:
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def _fill_merged(rows: list[list[str]], merged: list[Any]) -> frozenset[tuple[int, int]]:
    """Write the value of cells merged downwards into every row they cover; titles merged across stay one cell."""
    filled = set()
    for (top, left), (bottom, _right) in merged:
        if bottom == top or top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if value and not rows[row][left]:
                rows[row][left] = value
                filled.add((row, left))
    return frozenset(filled)
