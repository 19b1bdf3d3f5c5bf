"""Which document a person wants, and what its file is called."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import team_labels

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.paper import PaperName

TITLES: dict[Kind, str] = {
    "definition": "Definition",
    "record": "Full record",
    "team": "Team page",
    "team-pack": "Team pages",
}
_PARTS = {"client": 60, "team": 110}  # bytes each may take of them


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """A document: its kind, the id of the team whose page it is, its paper.

    `revision` is the number of a frozen one. None is the content as it stands: the last revision while nothing differs
    from it, else the draft.
    """

    kind: Kind = "definition"
    team: str = ""
    revision: int | None = None
    paper: PaperName = "A4"


def file_stem(content: Content, wanted: Wanted, number: int | None, label: str = "") -> str:
    """What the file is called, without its ending: client, document, team, and "revision 3" or "draft".

    `number` is the revision that it turns out to be, None for the draft. The team is called `label`, else as `content`
    knows it. The name is one that every system accepts.
    """
    parts = [cut(content.one(Workshop).client, _PARTS["client"]), TITLES[wanted.kind]]
    if wanted.kind == "team":
        parts.append(cut(label or team_labels(content).get(wanted.team, ""), _PARTS["team"]))
    parts.append(f"revision {number}" if number is not None else "draft")
    return " – ".join(part for part in parts if part)


def cut(words: str, limit: int) -> str:
    """Words as they may stand in a file's name, at most `limit` bytes of UTF-8."""
    plain = " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]+', " ", words).split())
    return plain.encode()[:limit].decode(errors="ignore").strip(" .")
