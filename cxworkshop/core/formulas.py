"""Words that a spreadsheet would take for a formula and run, and how they are handed to it as words."""

from __future__ import annotations

_BEGIN = frozenset("=+-@\t\r\n")  # as OWASP lists them under "CSV injection"


def neutral(cell: str) -> str:
    """A cell as a spreadsheet takes it for text: an apostrophe before what would be a formula."""
    return f"'{cell}" if cell[:1] in _BEGIN and cell else cell


def restored(cell: str) -> str:
    """What `neutral` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _BEGIN and cell[1:] else cell
