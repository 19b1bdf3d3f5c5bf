"""Spreadsheets made for the tests, and the shortest way from rows to what an import does with them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.exchange.importing import Choices, ImportPlan, apply_import, plan_import
from cxworkshop.exchange.mapping import override, propose
from cxworkshop.exchange.table import Table, level
from cxworkshop.stages import sheets

Rows = Sequence[Sequence[str]]


def table(rows: Rows, name: str = "", source: str = "list.csv") -> Table:
    """A table as reading gives it."""
    levelled, width = level([list(row) for row in rows])
    return Table(name, levelled, width, source=source)


def plan(
    kind: str,
    rows: Rows,
    content: Content | None = None,
    choices: Choices | None = None,
    maps: Mapping[str, str] | None = None,
) -> ImportPlan:
    """What an import of these rows would do."""
    sheet, read = sheets()[kind], table(rows)
    mapping = override(propose(read, sheet), sheet, maps or {})
    return plan_import(content or Content(), read, sheet, mapping, choices)


def bring(store: MemoryStore, kind: str, rows: Rows, choices: Choices | None = None, **maps: str) -> ImportPlan:
    """Plan and do it."""
    made = plan(kind, rows, store.content, choices, maps)
    apply_import(store, made)
    return made


def store_with(*imports: tuple[str, Rows]) -> MemoryStore:
    """A workshop into which these were imported."""
    store = MemoryStore()
    for kind, rows in imports:
        bring(store, kind, rows)
    return store


def one(store: MemoryStore, cls: type[Record]) -> Any:
    """The only record of a type."""
    (found,) = store.content.of(cls)
    return found


def xlsx(path: Path, rows: Sequence[Sequence[Any]], **sheets_: Sequence[Sequence[Any]]) -> Path:
    """A workbook; the first sheet is called Teams."""
    book = openpyxl.Workbook()
    for title, body in {"Teams": rows, **sheets_}.items():
        sheet = book.active if title == "Teams" else book.create_sheet(title)
        assert sheet is not None
        sheet.title = title
        for row in body:
            sheet.append(list(row))
    book.save(path)
    return path


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(path: Path, rows: str) -> Path:
    """An OpenDocument sheet of rows written as in the format: `ods_row("a", "b")`."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OFFICE}:office:1.0" '
        f'xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Teams">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        manifest = f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"/>'
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr("content.xml", content)
    return path


def ods_row(*cells: str, times: int = 1, each: int = 1) -> str:
    """A row, repeated `times`, of cells each repeated `each` times; an empty text is an empty cell."""
    several = f' table:number-columns-repeated="{each}"' if each > 1 else ""
    inside = "".join(
        f'<table:table-cell office:value-type="string"{several}><text:p>{cell}</text:p></table:table-cell>'
        if cell
        else f"<table:table-cell{several}/>"
        for cell in cells
    )
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{inside}</table:table-row>"
