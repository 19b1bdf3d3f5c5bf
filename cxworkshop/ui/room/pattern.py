"""The test pattern: whether the picture is whole, its greys and colours apart, and its smallest text readable."""

from __future__ import annotations

import dataclasses
from typing import Final

from cxworkshop.ui.room.frame import STEPS, Sheet
from cxworkshop.ui.room.marks import Mark, ShapeMark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.roles import RoomRole

GREYS: Final = ("#000000", "#2B2B2B", "#555555", "#808080", "#AAAAAA", "#D5D5D5", "#FFFFFF")
# What a projector set too bright or too dark loses first: the last step before white, and the first after black.
NEARLY: Final = {"#000000": "#161616", "#FFFFFF": "#E9E9E9"}
HUES: Final = ("accent", "back", "front", "cust")
ALIKE: Final = "Il1 O0"  # letters that a blurred picture makes one
MARKED: Final = "Äyß"  # and what stands highest and hangs lowest


@dataclasses.dataclass(frozen=True)
class Pattern:
    """Nothing of a workshop is in it, so that it may stand on the wall while people come in."""

    def compose(self, paper: Paper) -> list[Sheet]:
        """One page. Sizes are per cent of the height, text those of its roles."""
        marks = _edges(paper)
        left, width = paper.margin, paper.inner
        top = paper.p(9)
        high = paper.p(12.5)
        marks += _greys(paper, left, top, width * 0.56, high)
        marks += _hues(paper, left + width * 0.6, top, width * 0.4, high)
        top += high + paper.p(5)
        marks += _letters(paper, left, top, width, paper.height - top - paper.p(4) - _below(paper))
        bottom = paper.height - paper.p(8)
        below: tuple[tuple[str, RoomRole], ...] = ((_smallest(paper), "footer"), (_larger(paper), "label"))
        for words, role in below:
            lines = paper.text(words, role, width, 1.0)
            bottom -= lines.height
            marks += paper.marks(lines, left, bottom, width)
            bottom -= paper.p(1.6)
        return [Sheet(tuple(marks))]


def _smallest(paper: Paper) -> str:
    return paper.words("pattern.smallest")


def _larger(paper: Paper) -> str:
    size = f"{round(paper.width)} × {round(paper.height)}"
    return f"{paper.words('pattern.edges')}  {size}"


def _below(paper: Paper) -> float:
    """The height that the lines under the large letters take, in pixels."""
    smallest = paper.text(_smallest(paper), "footer", paper.inner, 1.0).height
    return smallest + paper.text(_larger(paper), "label", paper.inner, 1.0).height + paper.p(9.6)


def _edges(paper: Paper) -> list[Mark]:
    """A line along the very edge, and one inside by 2 per cent, to see how much is cut off."""
    ink, stroke = paper.hex("ink"), max(2.0, paper.p(0.4))
    inset = paper.p(2)
    return [
        ShapeMark("box", 0, 0, paper.width, paper.height, "", ink, stroke),
        ShapeMark(
            "box", inset, inset, paper.width - 2 * inset, paper.height - 2 * inset, "", ink, max(1.0, stroke / 3)
        ),
    ]


def _greys(paper: Paper, left: float, top: float, width: float, height: float) -> list[Mark]:
    found: list[Mark] = []
    step = width / len(GREYS)
    for n, grey in enumerate(GREYS):
        found.append(ShapeMark("box", left + n * step, top, step, height, grey))
        if grey in NEARLY:
            side = min(step, height) * 0.42
            found.append(
                ShapeMark(
                    "box", left + n * step + (step - side) / 2, top + (height - side) / 2, side, side, NEARLY[grey]
                )
            )
    found.append(ShapeMark("box", left, top, width, height, "", paper.hex("ink2"), max(1.0, paper.p(0.14))))
    return found


def _hues(paper: Paper, left: float, top: float, width: float, height: float) -> list[Mark]:
    """Each hue as a disc on its own soft fill: on a pale picture the fills go first."""
    found: list[Mark] = []
    gap = paper.p(1.2)
    wide = (width - gap * (len(HUES) - 1)) / len(HUES)
    side = min(wide, height) * 0.56
    for n, hue in enumerate(HUES):
        x = left + n * (wide + gap)
        found.append(ShapeMark("box", x, top, wide, height, paper.hex(f"soft:{hue}"), radius=paper.p(1)))
        disc = ShapeMark("disc", x + (wide - side) / 2, top + (height - side) / 2, side, side, paper.hex(hue))
        found.append(disc)
    return found


def _letters(paper: Paper, left: float, top: float, width: float, height: float) -> list[Mark]:
    """Letters that are easily taken for each other, as large as both kinds fit beside each other."""
    gap = paper.p(8)
    for step in STEPS:
        plain = paper.text(ALIKE, "subject", width, step)
        voice = paper.text(MARKED, "headline", width, step)
        tall = max(plain.height, voice.height)
        if plain.width + gap + voice.width <= width and tall <= height:
            break
    down = max(0.0, height - tall) / 2
    # Both stand on one line, though their sizes differ.
    line = max(plain.ascent, voice.ascent)
    found = paper.marks(plain, left, top + down + line - plain.ascent, width)
    return found + paper.marks(voice, left + plain.width + gap, top + down + line - voice.ascent, width)
