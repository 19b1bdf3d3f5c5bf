"""Which cells of an xlsx or ods sheet show a percentage: the file stores 0.95 and says elsewhere that it reads 95%."""

from __future__ import annotations

import html
import io
import re
import zipfile

_CUSTOM = re.compile(rb"<(?:\w+:)?numFmt\b[^>]*>")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ODS_TABLE = re.compile(rb"<table:table(?=[\s>])([^>]*)>(.*?)</table:table>", re.DOTALL)
_ODS_ROW = re.compile(rb"<table:table-row(?=[\s/>])([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])([^>]*?)/?>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_PERCENTAGE = b'office:value-type="percentage"'
_BUILT_IN = frozenset({b"9", b"10"})


def percent_cells(data: bytes, sheet: str) -> list[tuple[int, int]]:
    """Row and column, counted from 0, of the cells with a percent format; none where the file cannot say."""
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if "content.xml" in packed.namelist():
            return _in_open_document(packed.read("content.xml"), sheet)
        try:
            styles = _percent_styles(packed.read("xl/styles.xml"))
            path = _path_of(packed, sheet) if styles else ""
            body = packed.read(path) if path else b""
        except KeyError:
            return []
    if not body:
        return []
    wanted = re.compile(rb'<(?:\w+:)?c\b(?=[^>]* s="(?:%s)")[^>]*? r="([A-Z]{1,3})(\d{1,7})"' % b"|".join(styles))
    return [(int(row) - 1, _column(letters)) for letters, row in wanted.findall(body)]


def _in_open_document(content: bytes, sheet: str) -> list[tuple[int, int]]:
    """There each cell says itself what kind of value it holds; rows and cells that are alike are written once."""
    body = next((one[2] for one in _ODS_TABLE.finditer(content) if _name_of(one[1]) == sheet), b"")
    found: list[tuple[int, int]] = []
    row = 0
    for part in _ODS_ROW.finditer(body):
        times, column = _repeats(part[1]), 0
        for cell in _ODS_CELL.finditer(part[2] or b""):
            each = _repeats(cell[1])
            if _PERCENTAGE in cell[1]:
                found += [(row + down, column + on) for down in range(times) for on in range(each)]
            column += each
        row += times
    return found


def _name_of(attributes: bytes) -> str:
    return html.unescape(_attribute(attributes, b"table:name").decode("utf-8", "replace"))


def _repeats(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def shown(text: str) -> str:
    """A stored fraction as it reads: 0.95 is 95%."""
    try:
        return f"{format(round(float(text) * 100.0, 9), '.12g')}%"
    except ValueError:
        return text  # words in a cell with a percent format


def _percent_styles(styles: bytes) -> list[bytes]:
    """The numbers of the cell formats that show a percentage."""
    percent = set(_BUILT_IN)
    for custom in _CUSTOM.findall(styles):
        if "%" in re.sub(r'"[^"]*"', "", html.unescape(_attribute(custom, b"formatCode").decode("utf-8", "replace"))):
            percent.add(_attribute(custom, b"numFmtId"))
    formats = _FORMATS.search(styles)
    found = _FORMAT.findall(formats[0]) if formats else []
    return [b"%d" % place for place, one in enumerate(found) if _attribute(one, b"numFmtId") in percent]


def _path_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """Where a sheet lies in the package; KeyError or "" when the package does not say."""
    for one in _SHEET.findall(packed.read("xl/workbook.xml")):
        if html.unescape(_attribute(one, b"name").decode("utf-8", "replace")) != sheet:
            continue
        wanted = _attribute(one, rb"\w+:id")
        for relation in _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels")):
            if _attribute(relation, b"Id") == wanted:
                target = _attribute(relation, b"Target").decode("utf-8", "replace")
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _attribute(element: bytes, name: bytes) -> bytes:
    found = re.search(rb'\s%s="([^"]*)"' % name, element)
    return found[1] if found else b""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
