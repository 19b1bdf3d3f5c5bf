"""The page to be signed in short: its sections and its scales, and in which of them something is open."""

from __future__ import annotations

import dataclasses

from cxworkshop.stages.definition.page.paper_items import CRY, IMPERATIVES, PRINCIPLES, SCALES, WHY, Para
from cxworkshop.ui.a11y import described

OUTLINE = {
    WHY: "Why now",
    IMPERATIVES: "Imperatives",
    CRY: "Our rallying cry",
    PRINCIPLES: "Principles",
    SCALES: "Scales",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A line of the outline: a section, or a scale within its section; `id` is the paragraph it goes to."""

    id: str
    text: str
    depth: int
    open: int

    @property
    def said(self) -> str:
        return described(self.text, f"{self.open} open" if self.open else "")


def outline(paras: list[Para]) -> list[Place]:
    """The page in short."""
    places = []
    for section, title in OUTLINE.items():
        inside = [para for para in paras if para.section == section]
        # A scale's own line carries its flag.
        flags = 0 if section == SCALES and any(para.kind == "scale" for para in inside) else _open(inside)
        places.append(Place(inside[1].id if len(inside) > 1 else inside[0].id, title, 0, flags))
        for place, para in enumerate(inside):
            if para.kind == "scale":
                rest = inside[place + 1 :]
                end = next((n for n, other in enumerate(rest) if other.kind == "scale"), len(rest))
                places.append(Place(rest[0].id, f"{para.left} ↔ {para.right}", 1, _open(rest[:end])))
    return places


def _open(paras: list[Para]) -> int:
    return sum(para.open for para in paras)
