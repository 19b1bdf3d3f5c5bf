"""Reading a text file of values: its encoding, its delimiter, then its rows; quoted line ends stay in their cell."""

from __future__ import annotations

import csv
import io
from collections import Counter

from cxworkshop.core.errors import BadFile
from cxworkshop.core.record import plain_text
from cxworkshop.exchange.table import MAX_CELLS, MAX_ROWS, Table, level

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What office programs of the last thirty years wrote; more candidates make short texts ambiguous.
_OLD = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "cp850")
_OLD_EAST = ("shift_jis", "gb18030", "big5", "euc_kr")
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 1_000_000


def read_text(data: bytes, name: str) -> Table:
    """The rows of a text file. BadFile when it is no text, too large, or a quotation mark is never closed."""
    text, encoding = decode(data, name)
    first, _, rest = text.partition("\n")
    delimiter = ""
    if first[:4].lower() == "sep=" and len(first.strip("\r")) == 5:  # Excel's own hint, no row of the table
        delimiter, text = first[4], rest
    delimiter = delimiter or find_delimiter(text)
    rows, width = level(_parse(text, delimiter, name))
    if not rows:
        raise BadFile(f"“{name}” holds no values.")
    return Table("", rows, width, source=name, encoding=encoding, delimiter=delimiter)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of the bytes and the name of its encoding. BadFile when the bytes are no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                raise BadFile(f"“{name}” begins like a {encoding.removesuffix('-sig')} text and is none.") from None
    if b"\0" in data[:65536]:
        wide = _without_mark(data)
        if wide is None:
            raise BadFile(f"“{name}” is no text and no spreadsheet.", todo="Save the sheet as .xlsx or .csv.")
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            return data.decode("utf-8", "replace"), "utf-8"
    return _old_encoding(data, name)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text without its mark: every second byte is zero."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 with a character cut in two by some tool: many good multi-byte characters, hardly a bad one."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    return bad <= 3 and good >= 20 * bad


def _old_encoding(data: bytes, name: str) -> tuple[str, str]:
    """The likeliest of the old encodings; Western Windows unless the bytes speak clearly for another."""
    from charset_normalizer import from_bytes

    # Lines with nothing beyond ASCII say nothing about the encoding and cost time.
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:65536]
    if _control_characters(telling):
        raise BadFile(f"“{name}” is no text and no spreadsheet.", todo="Save the sheet as .xlsx or .csv.")
    best = from_bytes(telling, cp_isolation=[*_OLD, *_OLD_EAST]).best()
    encoding = best.encoding if best is not None else "cp1252"
    western = data.decode("cp1252", "replace")
    if encoding != "cp1252" and "\ufffd" not in western and data.decode(encoding, "replace") == western:
        encoding = "cp1252"
    return data.decode(encoding, "replace"), encoding


def _control_characters(data: bytes) -> bool:
    """Whether more than a few bytes are control characters, which text files do not hold."""
    return sum(data.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 26)) > len(data) // 200


def find_delimiter(text: str) -> str:
    """The delimiter that cuts the first rows into the most columns, most evenly; a comma when none does."""
    sample = text[:65536]
    if len(text) > len(sample):
        sample = sample.rpartition("\n")[0] or sample
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        try:
            widths = [len(row) for row in _first_rows(sample, delimiter) if any(row)]
        except csv.Error:
            continue
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, often = wide.most_common(1)[0]
        score = often / len(widths) * (1.0 + min(width, 12) / 24.0)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _first_rows(sample: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    return [row for row, _ in zip(reader, range(200), strict=False)]


def _parse(text: str, delimiter: str, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    limit = csv.field_size_limit(_LONGEST_CELL)  # the module's, so it is put back
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            if len(rows) >= MAX_ROWS or cells > MAX_CELLS:
                raise BadFile(
                    f"“{name}” holds more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells, more than a workshop needs.",
                    todo="Keep the rows that matter and save it again.",
                )
            rows.append([plain_text(cell).strip() for cell in row])
        _check_closed(text, delimiter, rows)
    except csv.Error:
        number = len(rows) + 1
        raise BadFile(
            f"Row {number:,} of “{name}” opens a quotation mark that is never closed.",
            todo="Close it or take it out, and import again.",
        ) from None
    finally:
        csv.field_size_limit(limit)
    return rows


def _check_closed(text: str, delimiter: str, rows: list[list[str]]) -> None:
    """csv.Error when the file ends inside a quotation: the last row then swallowed all that follows it."""
    if not rows or not any("\n" in cell for cell in rows[-1]):
        return
    last = rows.pop()
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "end of data" in str(error):
            raise
    rows.append(last)
