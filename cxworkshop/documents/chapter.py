"""What a chapter is: a stage declares its chapters, the book numbers them, and none knows the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

from cxworkshop.core.content import Content
from cxworkshop.documents.block import Block
from cxworkshop.documents.house import House
from cxworkshop.documents.layers import Sight
from cxworkshop.documents.logo import Logo
from cxworkshop.documents.mark import Mark

Kind = Literal["definition", "record", "team", "team-pack"]  # the latter two: `teampage`
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What a chapter is written from. `memo` keeps what several parts of one document derive from its content."""

    content: Content
    mark: Mark
    kind: Kind
    house: House
    memo: dict[str, Any] = dataclasses.field(default_factory=dict)

    def once(self, key: str, make: Callable[[Content], T]) -> T:
        """What `make` derives from the content, derived once for the document."""
        if key not in self.memo:
            self.memo[key] = make(self.content)
        made: T = self.memo[key]
        return made


@dataclasses.dataclass(frozen=True, slots=True)
class CoverPart:
    """What a chapter gives to the title page; the book puts the parts together.

    `asked` stands instead of `approved` where the pages are what is put before people: what they decide is added to
    the document later, and a page that says that nobody has signed would then be wrong.
    """

    client: str = ""
    title: str = ""
    accent: str = ""
    agreed: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    sight: Sight | None = None
    logo: Logo | None = None


@dataclasses.dataclass(frozen=True)
class Chapter:
    """A chapter of the document. `place` orders chapters; an appendix stands in the full record only, with a letter.

    `result` is the line below the title in the contents; `blocks` gives what stands below title and lead, and an
    empty list when nothing is recorded: then `missing` says in two sentences what would stand here. A chapter that
    `runs_on` has said all with its lead, and stands below the last one; nothing stands below one that is `alone`.
    """

    key: str
    place: int
    title: str | Callable[[Context], str]
    blocks: Callable[[Context], Sequence[Block]]
    result: Callable[[Context], str]
    missing: str = ""
    lead: str | Callable[[Context], str] = ""
    appendix: bool = False
    runs_on: Callable[[Context], bool] = lambda _: False
    alone: bool = False
    present: Callable[[Context], bool] = lambda _: True
    cover: Callable[[Content, Mark], CoverPart] | None = None


def said(what: str | Callable[[Context], str], context: Context) -> str:
    """A text that a chapter gives as it is, or works out from the content."""
    return what if isinstance(what, str) else what(context)
