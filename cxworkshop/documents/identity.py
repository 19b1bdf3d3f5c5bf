"""What a document is, in one line that stands in its own metadata: which kind, of which revision, on which paper.

With it the same document can be printed again and held against a file, byte for byte.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from cxworkshop.core.words import quoted
from cxworkshop.documents.mark import Mark, RevisionMark

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.paper import PaperName

SCHEME: Final = "cxworkshop:"
# Checking a file must not load what prints one.
KINDS: Final[tuple[Kind, ...]] = ("definition", "record", "team", "team-pack")
PAPERS: Final[tuple[PaperName, ...]] = ("A4", "Letter")
TEAM_KINDS: Final[tuple[Kind, ...]] = ("team", "team-pack")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
LONGEST: Final = 1000  # characters: a line that is longer is none of ours


@dataclasses.dataclass(frozen=True, slots=True)
class Identity:
    """`number` is the revision's, or the one a draft may become. `decisions` of those recorded on it stand in the
    document, from the first; `team` is the id of the one whose page it is, "" for every other kind."""

    kind: Kind
    number: int
    draft: bool = False
    team: str = ""
    paper: PaperName = "A4"
    decisions: int = 0

    def line(self) -> str:
        """As it stands in the metadata: `cxworkshop:record?revision=3&paper=A4&decisions=2`."""
        said: dict[str, str | int] = {"draft" if self.draft else "revision": self.number, "paper": self.paper}
        if not self.draft:
            said["decisions"] = self.decisions
        if self.team:
            said["team"] = self.team
        return f"{SCHEME}{self.kind}?{urlencode(said)}"

    @property
    def is_copy(self) -> bool:
        """Whether it stands beside the definition: nobody signs in it."""
        return self.kind != "definition"

    @property
    def for_teams(self) -> bool:
        """Whether it is the page of a team, or of all: only the first digits of the revision are printed there."""
        return self.kind in TEAM_KINDS

    def words(self, revision: str, title: str = "") -> str:
        """What it is called, `revision` being "revision 3" and `title` the document's own: "the full record of …"."""
        if self.kind == "record":
            return f"the full record of {revision}"
        if self.kind == "team":
            return f"the page of {quoted(title, 'a team without a name', 80)} in {revision}"
        return f"the pack of team pages of {revision}" if self.kind == "team-pack" else revision


def identity(kind: Kind, mark: Mark, paper: PaperName, team: str = "") -> Identity:
    """What a document of this kind is that stands as `mark` says."""
    decisions = mark.decisions if isinstance(mark, RevisionMark) else 0
    return Identity(kind, mark.number, mark.draft, team, paper, decisions)


def read_identity(line: str) -> Identity | None:
    """What the line says; None when it is none of ours. Anybody may have written it."""
    if not line.startswith(SCHEME) or len(line) > LONGEST:
        return None
    name, _, rest = line.removeprefix(SCHEME).partition("?")
    said = dict(parse_qsl(rest))
    kind = next((one for one in KINDS if one == name), None)
    paper = next((one for one in PAPERS if one == said.get("paper")), None)
    draft = "draft" in said
    number, decisions = said.get("draft" if draft else "revision", ""), said.get("decisions", "0")
    if kind is None or paper is None or not _NUMBER.fullmatch(number) or not _NUMBER.fullmatch(decisions):
        return None
    return Identity(kind, int(number), draft, said.get("team", ""), paper, int(decisions))
