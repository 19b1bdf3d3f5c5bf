"""Principles, as the room sees them: one with what teams said, all of them, and what one means for one team."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.votes import count_in
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.prepare.records import consent_on, voters
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams.records import Group, Team, team_labels
from cxworkshop.ui.room.beside import beside
from cxworkshop.ui.room.fist import fist_view
from cxworkshop.ui.room.frame import MOST_PAGES, Frame
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import Mark, ShapeMark
from cxworkshop.ui.room.paging import Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Drawn, Gap, Panel, Part, Say, Sign, Spot, Stack
from cxworkshop.ui.room.scale import counted_in
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

KEY, NUMBER = "principles", "2"
PRINCIPLE, ALL, CELL, CONSENT = "principle", "principles", "cell", "consent"
BETWEEN = " "  # no id has a space in it
HUES = {Group.CREATOR: "cust", Group.FRONTLINE: "front", Group.BACK_OFFICE: "back"}


def cell_item(principle_id: str, team_id: str) -> RoomItem:
    """What one principle means for one team."""
    return RoomItem(KEY, CELL, f"{principle_id}{BETWEEN}{team_id}")


@frozen
class Said:
    """A team, its kind ("" while nobody has decided it), and its words."""

    name: str
    kind: str
    words: str


@frozen
class PrincipleView:
    """A principle and what it means for the teams that have said so."""

    question: str
    statement: str
    name: str
    teams: tuple[Said, ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Up to three teams a page below the principle; further pages have its name above them."""
        frame = Frame(self.question, footer=self.footer)
        headline = Say(self.statement or self.name, "headline")
        if not self.teams:
            return bind(paper, Leaf(frame, (Spot(headline, 0),)))
        rows = tuple(Spot(_team_row(paper, team), n) for n, team in enumerate(self.teams[: 3 * MOST_PAGES], start=1))
        again = Say(self.name or self.statement, "quote")
        return bind(paper, Leaf(frame, rows, top=Spot(headline, 0), again=again, most=3))


def _team_row(paper: Paper, team: Said) -> Part:
    hue = team.kind
    sign = Sign(hue or "none", 6.0, hue or "ink2")
    name = Say(team.name, "label", weight=600)
    words = Say(team.words, "reading")
    if paper.width < 1.5 * paper.height:  # two columns would be too narrow to read
        body: tuple[Cell, ...] = (Cell(Stack((name, Gap(0.6), words))),)
    else:
        body = (Cell(name, -10), Cell(words, -22))
    row = Beside((Cell(sign, "natural"), *body), 2.2, align="middle")
    return Panel(row, f"soft:{hue}" if hue else "panel", wide=3.0)


@frozen
class PrinciplesView:
    """All principles by number: their names, or their statements where they have none."""

    question: str
    names: tuple[str, ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Up to five on a page: as many as a set of principles usually has, so that it is seen as a whole."""
        rows = tuple(Spot(_numbered(n, name), n) for n, name in enumerate(self.names, start=1) if name)
        return bind(paper, Leaf(Frame(self.question, footer=self.footer), rows, most=5))


def _numbered(n: int, name: str) -> Part:
    return Panel(Beside((Cell(Say(str(n), "label", "ink2", 600), 5.0), Cell(Say(name, "quote"))), 1.6, "baseline"))


@frozen
class CellView:
    """What one principle means for one team, what the team will do, and how it will know.

    `measures` are pairs of a family (customer, internal, operations, "" for none yet) and what is measured.
    """

    question: str
    statement: str
    team: str
    kind: str
    meaning: str
    action: str
    measures: tuple[tuple[str, str], ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Before the team has said anything, the principle with the team below it; then the team's own words."""
        hue = self.kind
        frame = Frame(self.question, footer=self.footer)
        sign = Sign(hue or "none", 6.0, hue or "ink2")
        team = Beside((Cell(sign, "natural"), Cell(Say(self.team, "item"))), 2.4, align="middle")
        if not (self.meaning or self.action or self.measures):
            panel = Panel(team, f"soft:{hue}" if hue else "panel", high=3.0)
            return bind(paper, Leaf(frame, (Spot(panel, 1),), top=Spot(Say(self.statement, "headline"), 0)))
        first = Spot(team, 0)
        top: list[Part] = []
        if self.meaning:
            top += [Gap(2.0), Spot(Say(self.meaning, "quote"), 1)]
        if self.action:
            arrow = Cell(Sign("arrow-right", 5.4, "accent", "bold", lower=0.7), "natural")
            top += [Gap(2.4), Spot(Beside((arrow, Cell(Say(self.action, "reading"))), 2.4), 2)]
        said = Leaf(frame, (), top=Stack((first, *top)))
        if not self.measures:
            return bind(paper, said)
        know = (Gap(3.0), Say(paper.words("principles.measures"), "label", "ink2"))
        rows = tuple(Spot(_measure(paper, *one), n) for n, one in enumerate(self.measures, start=3))
        whole = bind(paper, Leaf(frame, rows, top=Stack((first, *top, *know)), most=3, below_top=1.6))
        if len(whole) == 1:
            return whole
        above = Stack((first, *know))
        apart = Leaf(frame, rows, top=above, again=above, most=3, below_top=1.6)
        return bind(paper, said, apart) if top else bind(paper, apart)


def _measure(paper: Paper, family: str, what: str) -> Part:
    words: list[Part] = [Say(what, "reading")] if what else []
    if not family:
        return Panel(Stack(tuple(words)))
    words.append(Say(paper.words(f"principles.{family}"), "footer", "ink2"))
    return Panel(Beside((Cell(_family(family), 4.6), Cell(Stack(tuple(words)))), 2.4, align="middle"))


def _family(family: str) -> Part:
    """A square that is full for the customer's measures, half full for the internal customer's, else empty."""
    share = {"customer": 1.0, "internal": 0.5}.get(family, 0.0)
    color = "cust" if family == "customer" else "ink"

    def draw(paper: Paper, left: float, top: float, width: float, _step: float) -> list[Mark]:
        edge, stroke, radius = paper.hex(color), max(2.0, paper.p(0.5)), paper.p(0.6)
        found: list[Mark] = []
        if share:
            found.append(ShapeMark("box", left, top, width * share, width, edge, radius=radius))
        return [*found, ShapeMark("box", left, top, width, width, "", edge, stroke, radius)]

    return Drawn(lambda _paper, width, _step: width, draw)


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    footer = words.stage(NUMBER, KEY)
    if item.kind == ALL:
        names = tuple(one.name.strip() or one.statement.strip() for one in content.of(Principle))
        return PrinciplesView(words("principles.question"), names, footer)
    principle_id, _, team_id = item.record.partition(BETWEEN)
    principle = content.find(Principle, principle_id)
    if principle is None:
        return None
    question = words("principles.one", n=content.of(Principle).index(principle) + 1)
    name, statement = principle.name.strip(), principle.statement.strip()
    match item.kind:
        case "principle":
            return PrincipleView(question, statement, name, _said(content, principle_id), footer)
        case "consent":
            consent = consent_on(content, principle_id)
            rounds = consent.rounds if consent is not None else ()
            counted = counted_in(words, count_in(rounds, item.step, voters(content))) if item.open else None
            return fist_view(words, footer, statement or name, rounds, counted)
        case "cell":
            team = content.find(Team, team_id)
            if team is not None:
                label = f"{question}: {shown(name, NAME)}" if name else question
                return _cell(content, principle, team, label, footer)
    return None


def _said(content: Content, principle_id: str) -> tuple[Said, ...]:
    """What the teams say for a principle, in the order of the teams."""
    said = {one.team: one for one in content.of(Application) if one.principle == principle_id and one.said}
    if not said:
        return ()
    labels = team_labels(content)
    return tuple(
        Said(shown(labels[team.id], NAME), _kind(team), said[team.id].meaning.strip() or said[team.id].action.strip())
        for team in content.of(Team)
        if team.id in said
    )


def _cell(content: Content, principle: Principle, team: Team, question: str, footer: str) -> CellView:
    # An index of ten thousand cells would be made anew by every edit: one look through them costs less.
    here, ours = principle.id, team.id
    said = next((one for one in content.of(Application) if one.team == ours and one.principle == here), None)
    measures = tuple(
        (one.family.value if one.family is not None else "", one.what.strip())
        for one in content.of(Measure)
        if one.team == ours and one.principle == here and (one.what.strip() or one.family is not None)
    )
    meaning, action = (said.meaning.strip(), said.action.strip()) if said is not None else ("", "")
    name = shown(team_labels(content)[team.id], NAME)
    statement = principle.statement.strip() or principle.name.strip()
    return CellView(question, statement, name, _kind(team), meaning, action, measures, footer)


def _kind(team: Team) -> str:
    return HUES[team.group] if team.group is not None else ""


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    """The next principle; of a cell, the next team."""
    principle_id, _, team_id = item.record.partition(BETWEEN)
    if item.kind == CELL:
        other = beside(content.of(Team), team_id, by)
        return cell_item(principle_id, other) if other else None
    other = beside(content.of(Principle), principle_id, by) if item.kind == PRINCIPLE else ""
    return RoomItem(KEY, PRINCIPLE, other) if other else None


def _label(content: Content, item: RoomItem) -> str:
    principle_id, _, team_id = item.record.partition(BETWEEN)
    principle = content.find(Principle, principle_id)
    if item.kind == ALL:
        return "All principles"
    if principle is None:
        return ""
    name = shown(principle.name or principle.statement, NAME)
    if item.kind == CELL:
        team = content.find(Team, team_id)
        return f"Cell: {shown(team.name, NAME)}, {name}" if team is not None else ""
    return f"Fist of five: {name}" if item.kind == CONSENT else f"Principle: {name}"


AUDIENCE = Audience(_view, _neighbour, _label)
