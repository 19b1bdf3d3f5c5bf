"""Culture, as the room sees it: its scales, and what is on culture and off culture in a situation."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.votes import count_in
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.prepare.records import consent_on, voters
from cxworkshop.stages.scales import scale_name
from cxworkshop.ui.room.beside import beside
from cxworkshop.ui.room.fist import fist_view
from cxworkshop.ui.room.frame import Frame
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paging import Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Gap, Panel, Part, Say, Sign, Spot, Stack
from cxworkshop.ui.room.scale import counted_in, scale_view
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

KEY, NUMBER = "culture", "4"
SCALE, PAIR, PAIRS, CONSENT = "scale", "pair", "pairs", "consent"


@frozen
class Pair:
    """What is done in a situation when it is on culture, and when it is off; either may be missing."""

    situation: str
    on: str
    off: str


@frozen
class PairsView:
    """One pair, or all pairs of a scale, each on a page of its own."""

    pairs: tuple[Pair, ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """The situation above, what is us and what is not below it; quotes that are long on a page each."""
        return bind(paper, *(leaf for pair in self.pairs or (Pair("", "", ""),) for leaf in self._leaves(paper, pair)))

    def _leaves(self, paper: Paper, pair: Pair) -> list[Leaf]:
        question = shown(pair.situation, NAME)
        if question == pair.situation:
            return [self._leaf(paper, pair, question)]
        # A situation that takes more than a line or two comes first, or it would leave no room for what is done.
        first = Leaf(Frame(footer=self.footer), (Spot(Say(pair.situation, "headline"), 0),))
        return [first, self._leaf(paper, pair, question)]

    def _leaf(self, paper: Paper, pair: Pair, question: str) -> Leaf:
        rows: list[Part] = []
        if pair.on:
            rows.append(Spot(Panel(_side(paper, "on", pair.on), "soft:accent", "accent", wide=3.4, high=2.6), 0))
        if pair.off:
            off = _side(paper, "off", pair.off)
            rows.append(Spot(Panel(off, "panel", "ink2", wide=3.4, high=3.0, dashed=True, hatch="ink2"), 1))
        frame = Frame(question, footer=self.footer)
        return Leaf(frame, tuple(rows), most=2, gap=2.2)


def _side(paper: Paper, side: str, words: str) -> Part:
    """A check in a disc and the accent for what is us; a cross in a ring and lighter letters for what is not."""
    on = side == "on"
    ink = "accent" if on else "ink2"
    sign = Sign("check-circle" if on else "x-circle", 6.2, ink, "fill" if on else "bold")
    head = Beside((Cell(sign, "natural"), Cell(Say(paper.words(f"culture.{side}"), "label", ink, 600))), 2.2, "middle")
    return Stack((head, Gap(1.6), Say(words, "quote", "ink" if on else "ink2", 0 if on else 500)))


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    footer = words.stage(NUMBER, KEY)
    if item.kind == PAIR:
        example = content.find(Example, item.record)
        return PairsView((_pair(example),), footer) if example is not None else None
    scale = content.find(CultureDimension, item.record)
    if scale is None:
        return None
    if item.kind == PAIRS:
        return PairsView(tuple(map(_pair, _of(content, scale.id))), footer)
    if item.kind == SCALE:
        counted = counted_in(words, count_in(scale.rounds, item.step, voters(content))) if item.open else None
        return scale_view(
            words, footer, left=scale.left.strip(), right=scale.right.strip(),
            left_sentence=scale.left_sentence.strip(), right_sentence=scale.right_sentence.strip(),
            rounds=scale.rounds, agreed=scale.agreed, rule=scale.rule.strip(), counted=counted,
        )  # fmt: skip
    if item.kind == CONSENT:
        consent = consent_on(content, scale.id)
        rounds = consent.rounds if consent is not None else ()
        counted = counted_in(words, count_in(rounds, item.step, voters(content))) if item.open else None
        return fist_view(words, footer, scale.rule.strip() or scale.title, rounds, counted)
    return None


def _pair(example: Example) -> Pair:
    return Pair(example.situation.strip(), example.on.strip(), example.off.strip())


def _of(content: Content, scale_id: str) -> list[Example]:
    """The pairs of a scale that say something."""
    return [one for one in content.of(Example) if one.dimension == scale_id and (one.on.strip() or one.off.strip())]


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    """The next scale, or all pairs of it; of a pair, the next pair of all scales in their order."""
    if item.kind == PAIR:
        pairs = [one for scale in content.of(CultureDimension) for one in _of(content, scale.id)]
        other = beside(pairs, item.record, by)
    elif item.kind in (SCALE, PAIRS):
        other = beside(content.of(CultureDimension), item.record, by)
    else:
        return None
    return RoomItem(KEY, item.kind, other) if other else None


def _label(content: Content, item: RoomItem) -> str:
    if item.kind == PAIR:
        example = content.find(Example, item.record)
        return f"Pair: {shown(example.situation, NAME) or 'without a situation'}" if example is not None else ""
    scale = content.find(CultureDimension, item.record)
    if scale is None:
        return ""
    what = {PAIRS: "Pairs", CONSENT: "Fist of five"}.get(item.kind, "Scale")
    return f"{what}: {scale_name(scale, 'without poles', NAME)}"


AUDIENCE = Audience(_view, _neighbour, _label)
