"""What a stage declares so that one of its tables can be imported and exported: a `Sheet` and its fields.

A sheet knows what its columns may be called, how a row becomes records, and how records become rows again. The
stages write these declarations; reading, mapping, planning and writing are the same for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen

if TYPE_CHECKING:
    from cxworkshop.exchange.planner import Planner
    from cxworkshop.exchange.row import Row


@frozen
class Field:
    """One column a sheet understands.

    `label` heads it on screen and in exports. `synonyms` are other headings it is known by, likeliest first.
    `stands_in` are headings that mean something else first, and this when no better column is there. `fills`:
    files often write the value once and leave the rows below empty.
    """

    name: str
    label: str
    synonyms: tuple[str, ...] = ()
    help: str = ""
    fills: bool = False
    stands_in: tuple[str, ...] = ()


NOTES = Field("notes", "Notes", ("note", "comment", "comments", "remark", "remarks"))


@frozen
class Sheet:
    """A table that can be imported and exported.

    `kind` names it on the command line, `one` and `many` are its noun. Of each group in `needed` at least one field
    must have a column, and a row must say something in one of them. `name` lists the fields of which the first that
    is filled names the row; `table` is where such names already are. `build` adds a row's records to the plan;
    `announce` runs over all rows before the first is built, so that rows may refer to rows below them, and a row it
    accepted may not be skipped afterwards. `rows` gives the workshop's content, field by name.
    """

    kind: str
    title: str
    one: str
    many: str
    fields: tuple[Field, ...]
    needed: tuple[tuple[str, ...], ...]
    build: Callable[[Row, Planner], None]
    rows: Callable[[Content], Iterable[Mapping[str, str]]]
    announce: Callable[[Row, Planner], None] | None = None
    name: tuple[str, ...] = ()
    table: str = ""

    def field(self, name: str) -> Field:
        """The field with this name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def recorded(sheet: Sheet, content: Content) -> tuple[list[str], list[list[str]]]:
    """What the workshop holds of a sheet: the headings, and rows of text. Columns without a word are left out."""
    rows = list(sheet.rows(content))
    fields = [f for f in sheet.fields if any(row.get(f.name) for row in rows)] or [sheet.fields[0]]
    return [f.label for f in fields], [[row.get(f.name, "") for f in fields] for row in rows]
