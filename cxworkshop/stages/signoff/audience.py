"""Sign-off, as the room sees it: who signs, who has signed and what they decided. What stays open is no part of it."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.stages.signoff.points import latest, standing
from cxworkshop.stages.signoff.records import Decision
from cxworkshop.ui.room.frame import Frame
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paging import Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Panel, Part, Say, Sign, Spot, Stack, widest
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

KEY, NUMBER = "signoff", ""
STANDING = "standing"
SIGNS = {"approve": "seal-check", "reserve": "seal-check", "decline": "x-circle"}


@frozen
class Signature:
    """An approver. `decision` is "" while there is none, `time` when it was signed ("15:42"), "" where it was not."""

    name: str
    role: str
    decision: str
    time: str


@frozen
class StandingView:
    """Everybody who is asked to sign, in their order; `revision` is what they sign, "" while nothing is frozen."""

    question: str
    revision: str
    people: tuple[Signature, ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Up to four people on a page."""
        frame = Frame(self.question, right=self.revision, footer=self.footer)
        rows = tuple(Spot(_person(paper, one), n) for n, one in enumerate(self.people))
        return bind(paper, Leaf(frame, rows, most=4))


def _person(paper: Paper, one: Signature) -> Part:
    who: list[Part] = [Say(one.name, "label", weight=600)]
    if one.role:
        who.append(Say(one.role, "footer", "ink2"))
    yes = one.decision in ("approve", "reserve")
    ink = "accent" if yes else "ink2"
    sign = Sign(SIGNS.get(one.decision, "pen-nib"), 6.0, ink, "fill" if yes else "bold")
    cells = [Cell(sign, "natural"), Cell(Stack(tuple(who), 0.4))]
    if one.decision:
        told = [Say(paper.words(f"signoff.{one.decision}"), "label", ink, 600, align="right")]
        if one.time:
            told.append(Say(paper.words("signoff.signed", time=one.time), "footer", "ink2", align="right"))
        cells.append(Cell(Stack(tuple(told), 0.4), widest(paper, told, 0.54)))
    return Panel(Beside(tuple(cells), 2.4, "middle"), "soft:accent" if yes else "panel", wide=3.2, high=1.4)


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    if item.kind != STANDING:
        return None
    revision = latest(content)
    people = tuple(
        Signature(
            (approval.name if approval is not None else person.name).strip(),
            (approval.role if approval is not None else person.role).strip(),
            approval.decision.value if approval is not None else "",
            f"{approval.time.astimezone():%H:%M}"
            if approval is not None and approval.decision is not Decision.DECLINE
            else "",
        )
        for person, approval in standing(content)
    )
    if not people:
        return None
    number = words("signoff.revision", n=revision.number) if revision is not None else ""
    return StandingView(words("signoff.question"), number, people, words.stage(NUMBER, KEY))


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    return None


def _label(content: Content, item: RoomItem) -> str:
    return "Who signs"


AUDIENCE = Audience(_view, _neighbour, _label)
