"""How much stands on a team's page and how large: as much as there is, as large as it fits, and one page.

The scale falls in small steps; below what is comfortable the page gives up white, then a situation and a barrier. A
team that has more to say than that goes on overleaf.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cxworkshop.documents.block import SLACK, Block, Rule, Stack
from cxworkshop.documents.house import House
from cxworkshop.documents.teampage.blocks import needs, opening, principles
from cxworkshop.documents.teampage.cuts import SHEET, Cuts
from cxworkshop.documents.teampage.endings import band
from cxworkshop.documents.teampage.parts import Stand, TeamPart

SCALES = tuple((112 - step) / 100 for step in range(0, 32, 2))  # 1.12 to 0.82


@dataclasses.dataclass(frozen=True, slots=True)
class _Rung:
    """How many situations and barriers stand on the page, between which scales, and whether white is given up."""

    situations: int
    barriers: int
    most: float = 1.12
    least: float = 0.86
    dense: bool = False


RUNGS = (
    _Rung(3, 4, least=1.0),
    _Rung(2, 3, least=0.92),
    _Rung(2, 3, most=1.0, least=0.92, dense=True),
    _Rung(1, 2, most=1.0, dense=True),
    _Rung(1, 1, most=0.94, least=0.82, dense=True),
)
OVERLEAF = (_Rung(6, 8, most=1.0), _Rung(6, 8, most=0.96, dense=True))  # of a team that needs two pages
_MOST_WHITE = 9.0  # points that a section may get of what is left over

_Made = tuple[list[Block], Block, list[Block]]  # the upper parts, the lower ones side by side, and below each other


def arranged(part: TeamPart, stand: Stand, key: Block, house: House, frame: float) -> Sequence[Block]:
    """The blocks of a page `frame` points high, at the largest scale at which they are one; else they go on overleaf.

    `key` is told when the name is drawn.
    """
    return _Page(part, stand, key, house, frame).arranged()


@dataclasses.dataclass(frozen=True, slots=True)
class _Page:
    part: TeamPart
    stand: Stand
    key: Block
    house: House
    frame: float

    def arranged(self) -> Sequence[Block]:
        for rung in RUNGS:
            made = self._largest(rung, whole=True)
            if made is not None:
                blocks = [*made[0], made[1]]
                self._loosen(blocks, rung.dense)
                return [Stack(blocks, SHEET)]
        # What a team has to say comes first; how everybody sounds, and the barriers, stand overleaf.
        found = (self._largest(rung, whole=False) for rung in OVERLEAF)
        made = next((one for one in found if one is not None), None)
        upper, beside, below = made or self._blocks(0.94, OVERLEAF[0])
        return [*upper, beside] if beside.measure(SHEET.width) <= self.frame * 0.8 else [*upper, *below]

    def _loosen(self, blocks: Sequence[Block], dense: bool) -> None:
        """Give the parts of the page some of the white that is left over."""
        left = self.frame - Stack(blocks, SHEET).measure(SHEET.width)
        opened = [block for block in blocks if isinstance(block, Rule) or block is blocks[-1]]
        for block in opened:
            block.before += min(_MOST_WHITE / 2 if dense else _MOST_WHITE, left / (len(opened) + 1))

    def _largest(self, rung: _Rung, whole: bool) -> _Made | None:
        """What stands on the page at the largest scale of the rung at which all of it, or its upper part, fits."""
        scales = [scale for scale in SCALES if rung.least <= scale <= rung.most]
        best = self._fitting(scales[-1], rung, whole)  # most rungs that do not do are known by this one
        low, high = 0, len(scales) - 1 if best is not None else 0
        while low < high:
            middle = (low + high) // 2
            made = self._fitting(scales[middle], rung, whole)
            if made is not None:
                best, high = made, middle
            else:
                low = middle + 1
        return best

    def _fitting(self, scale: float, rung: _Rung, whole: bool) -> _Made | None:
        made = self._blocks(scale, rung)
        blocks = [*made[0], made[1]] if whole else made[0]
        return made if Stack(blocks, SHEET).measure(SHEET.width) <= self.frame + SLACK else None

    def _blocks(self, scale: float, rung: _Rung) -> _Made:
        cuts, part = Cuts(self.house, scale, rung.dense), self.part
        manners, lifts = part.manners[: rung.situations], part.lifts[: rung.barriers]
        beside, below = band(manners, len(part.manners) - len(manners), lifts, len(part.lifts) - len(lifts), cuts)
        upper = [*opening(self.stand, cuts, self.key), *needs(self.stand, part.needs, cuts)]
        return [*upper, *principles(part.held, cuts)], beside, below
