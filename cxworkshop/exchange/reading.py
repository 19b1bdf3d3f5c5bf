"""Reading a table from a file by what it is, whatever it is called: csv and its kin, xlsx, xls, ods.

A path goes in, plain values come out. For what a stranger made it is called through `apart`, in another process.
"""

from __future__ import annotations

from pathlib import Path

from cxworkshop.core.errors import BadFile, EnvironmentProblem, NoPermission
from cxworkshop.exchange.table import MAX_FILE, SheetName, Table

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a text document",
    b"\x1f\x8b": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"Rar!": "a packed file",
}
_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_FEWER_ROWS = "Copy the rows that matter into a new sheet and import that."


def list_sheets(path: Path) -> list[SheetName]:
    """The sheets of a file, those in sight first; a text file has one without a name. BadFile, EnvironmentProblem."""
    data = read_bytes(path, _FEWER_ROWS)
    if not _is_book(data, path):
        return [SheetName("")]
    from cxworkshop.exchange.workbook import sheets

    return sheets(data, path.name)


def read_table(path: Path, sheet: str | None = None) -> Table:
    """One sheet of a file, the first in sight when none is named. BadFile, EnvironmentProblem.

    `sheet` is matched without case; a text file has no sheets, and naming one is refused.
    """
    data = read_bytes(path, _FEWER_ROWS)
    if not _is_book(data, path):
        if sheet:
            raise BadFile(f"“{path.name}” is a text file and has no sheets; leave the sheet out.")
        from cxworkshop.exchange.textfile import read_text

        return read_text(data, path.name)
    from cxworkshop.exchange.workbook import read_workbook

    return read_workbook(data, path.name, sheet)


def read_bytes(path: Path, smaller: str = "") -> bytes:
    """All bytes of the file. BadFile for a folder, nothing, or a giant; EnvironmentProblem when it cannot be read.

    `smaller` says what to do about a giant.
    """
    if path.is_dir():
        raise BadFile(f"“{path.name}” is a folder, not a file.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise BadFile(f"There is no file “{path}”.") from None
    except PermissionError:
        raise NoPermission(f"“{path.name}” may not be read by you.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the system refused"
        raise EnvironmentProblem(f"“{path.name}” cannot be read: {reason}.") from None
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise BadFile(f"“{path.name}” is empty.")
    if len(data) > MAX_FILE:
        raise BadFile(f"“{path.name}” is larger than {MAX_FILE // 1024 // 1024} MB.", todo=smaller)
    return data


def _is_book(data: bytes, path: Path) -> bool:
    """Whether the bytes are a workbook. BadFile when they are something else altogether."""
    if data.startswith((_ZIP, _OLD_OFFICE)):
        return True
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise BadFile(f"“{path.name}” is {what}, not a spreadsheet.", todo="Save the sheet as .xlsx or .csv.")
    if path.suffix.lower() in _BOOKS:
        start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        what = "a web page" if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")) else "no spreadsheet"
        raise BadFile(
            f"“{path.name}” is {what}, although its name ends in {path.suffix.lower()}.",
            todo="Save the sheet as .xlsx or .csv.",
        )
    return False
