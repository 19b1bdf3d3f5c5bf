"""Barriers, as the room sees them: one barrier, what the customer experiences, and what is done about it."""

from __future__ import annotations

from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation, MitigationState
from cxworkshop.ui.room.beside import beside
from cxworkshop.ui.room.frame import Frame
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import Mark, ShapeMark, SignMark
from cxworkshop.ui.room.paging import Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Drawn, Gap, Panel, Part, Say, Sign, Spot, Stack, widest
from cxworkshop.ui.room.roles import RoomRole
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

KEY, NUMBER = "barriers", "5"
BARRIER = "barrier"
WORST = 5
BARS, BLOCK, ARROW = 12.0, 13.5, 9.0  # per cent of the height: the tallest bar, five of them, and between two fives
ICONS = {
    Area.STRUCTURE: "tree-structure",
    Area.GEOGRAPHY: "map-trifold",
    Area.OUTSOURCING: "handshake",
    Area.PARENT: "buildings",
    Area.OTHER: "wall",
    None: "wall",
}


@frozen
class Act:
    """A mitigation: what is done, by whom and until when, "" where nobody has said so."""

    name: str
    owner: str
    until: str


@frozen
class BarrierView:
    """A barrier with its mitigations. `now` and `then` are severities, -1 while nobody has said one."""

    question: str
    icon: str
    name: str
    experience: str
    now: int
    then: int
    acts: tuple[Act, ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Up to two mitigations below the barrier; more on further pages, with its name above them."""
        frame = Frame(self.question, footer=self.footer, sign=Sign(self.icon, 5.4, "ink2", "bold", lower=0.6), gap=2.4)
        name = Spot(Say(self.name, "item"), 0)
        top: list[Part] = []
        if self.now >= 0:
            top.append(Beside((Cell(name), _severity(paper, self.now, self.then)), 4.0))
        elif self.name:
            top.append(name)
        if self.experience:
            role: RoomRole = "quote" if self.acts else "headline"
            disc = Cell(Sign("cust", 5.0, "cust", role=role), "natural")
            said = Beside((disc, Cell(Say(self.experience, role, "cust"))), 2.2)
            top += [*([Gap(2.4)] if top else []), Spot(said, 1)]
        rows = tuple(Spot(_act(paper, act), n) for n, act in enumerate(self.acts, start=2))
        above = Stack(tuple(top)) if top else None
        again = Say(self.name, "item") if self.name else None
        return bind(paper, Leaf(frame, rows, top=above, again=again, most=3, below_top=2.6))


def _act(paper: Paper, act: Act) -> Part:
    shield = Cell(Sign("shield-check", 5.6, "accent", "bold"), "natural")
    cells = [shield, Cell(Say(act.name, "label", weight=600))]
    told: list[Say] = []
    if act.owner:
        told.append(Say(act.owner, "footer", weight=600, align="right"))
    if act.until:
        told.append(Say(act.until, "footer", "ink2", align="right"))
    if told:
        cells.append(Cell(Stack(tuple(told), 0.4), widest(paper, told, 0.36)))
    return Panel(Beside(tuple(cells), 2.4, "middle"), wide=3.4, high=1.4)


def _severity(paper: Paper, now: int, then: int) -> Cell:
    """Five bars for now, an arrow, and five for then; the numbers stand below in words."""
    values = [("now", now, "ink")] + [("then", then, "accent")] * (then >= 0)
    said = [paper.text(paper.words(f"barriers.{key}", n=n), "footer", paper.inner, 1.0, 600) for key, n, _ in values]
    block = max(paper.p(BLOCK), *(words.width for words in said))
    between = paper.p(ARROW)

    def draw(paper: Paper, left: float, top: float, _width: float, _step: float) -> list[Mark]:
        found: list[Mark] = []
        for (_, value, color), words in zip(values, said, strict=True):
            found += _bars(paper, left + (block - paper.p(BLOCK)) / 2, top, paper.p(BLOCK), value, color)
            found += paper.marks(words, left, top + paper.p(BARS + 1.2), block, align="centre")
            left += block + between
        if then >= 0:
            side = paper.p(5.0)
            middle = left - between - block - between / 2
            arrow = (middle - side / 2, top + paper.p(BARS) * 0.62 - side / 2, side)
            found.append(SignMark("arrow-right", *arrow, paper.hex("ink2"), "bold"))
        return found

    high = paper.p(BARS + 1.2) + said[0].height
    wide = block * len(values) + between * (len(values) - 1)
    return Cell(Drawn(lambda _paper, _width, _step: high, draw), 100 * wide / paper.height)


def _bars(paper: Paper, left: float, top: float, width: float, value: int, color: str) -> list[Mark]:
    pitch = width / WORST
    wide, tall = pitch * 0.76, paper.p(BARS)
    stroke, radius = max(1.5, paper.p(0.28)), paper.p(0.5)
    found: list[Mark] = []
    for n in range(WORST):
        high = tall * (0.22 + 0.78 * n / (WORST - 1))
        box = (left + pitch * n + (pitch - wide) / 2, top + tall - high, wide, high)
        if n < value:
            found.append(ShapeMark("box", *box, paper.hex(color), radius=radius))
        else:
            found.append(ShapeMark("box", *box, "", paper.hex("ink2"), stroke, radius))
    return found


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    barrier = content.find(Barrier, item.record)
    if barrier is None or item.kind != BARRIER:
        return None
    standing = [
        one for one in content.of(Mitigation) if one.barrier == barrier.id and one.state is not MitigationState.DROPPED
    ]
    remains = [one.residual for one in standing if one.residual is not None]
    acts = tuple(
        Act(one.name.strip() or one.description.strip(), one.owner.strip(), _until(one.due, words))
        for one in standing
        if one.name.strip() or one.description.strip()
    )
    now = barrier.severity if barrier.severity is not None else -1
    return BarrierView(
        _question(barrier, words),
        ICONS[barrier.area],
        barrier.name.strip() or barrier.description.strip(),
        barrier.experience.strip(),
        now,
        min(remains) if remains and now >= 0 else -1,
        acts,
        words.stage(NUMBER, KEY),
    )


def _question(barrier: Barrier, words: Words) -> str:
    if barrier.area is None or (barrier.area is Area.OTHER and not barrier.area_name.strip()):
        return words("barriers.question")
    if barrier.area is Area.OTHER:
        return words("barriers.of", area=shown(barrier.area_name, NAME))
    return words("barriers.of", area=words(f"barriers.{barrier.area.value}"))


def _until(day: date | None, words: Words) -> str:
    return words("barriers.by", date=words.date(day)) if day is not None else ""


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    """The next barrier."""
    other = beside(content.of(Barrier), item.record, by)
    return RoomItem(KEY, BARRIER, other) if other else None


def _label(content: Content, item: RoomItem) -> str:
    barrier = content.find(Barrier, item.record)
    return f"Barrier: {shown(barrier.name, NAME) or 'without a name'}" if barrier is not None else ""


AUDIENCE = Audience(_view, _neighbour, _label)
