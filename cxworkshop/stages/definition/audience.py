"""Definition, as the room sees it: imperatives, rallying cries and their votes, scales, and what was agreed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.votes import count_in
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.definition.ballots import rounds_in, totals_in, votes_are_in, votes_noun
from cxworkshop.stages.definition.points import agreed_cry
from cxworkshop.stages.definition.records import Definition, Dimension, Imperative, RallyingCry, Scale
from cxworkshop.stages.prepare.records import AgendaItem, Day, Participant, Voting, consent_on, voters
from cxworkshop.stages.scales import scale_name
from cxworkshop.ui.room.beside import beside
from cxworkshop.ui.room.dots import fives, slots_in
from cxworkshop.ui.room.fist import fist_view
from cxworkshop.ui.room.frame import Frame
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paging import Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Gap, Panel, Part, Say, Sign, Sized, Spot, Stack
from cxworkshop.ui.room.scale import CountedIn, counted_in, position, scale_view
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

KEY, NUMBER = "definition", "3"
IMPERATIVES, CRIES, SCALE, AGREED, CONSENT = "imperatives", "cries", "scale", "agreed", "consent"
LEADING, LEVEL = "leading", "level"


# -- imperatives -------------------------------------------------------------------------------------------------------


@frozen
class ImperativesView:
    """The imperatives by number; `focus` is the place of customer focus among them, -1 without."""

    question: str
    names: tuple[str, ...]
    focus: int
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Up to five on a page, as many as an organisation has, so that customer focus is seen among them."""
        rows: list[Part] = []
        for n, name in enumerate(self.names):
            number = Cell(Say(str(n + 1), "label", "ink2", 600), 5.0)
            if n != self.focus:
                rows.append(Spot(Panel(Beside((number, Cell(Say(name, "item"))), 1.6, "baseline"), high=1.5), n))
                continue
            tag = Beside((Cell(Sign("cust", 3.4, "cust", lower=1.0), "natural"), Cell(_focus(paper))), 1.6)
            words = Stack((Say(name, "item"), Gap(0.4), tag))
            rows.append(Spot(Panel(Beside((number, Cell(words)), 1.6, "baseline"), "soft:cust", "cust", high=1.5), n))
        return bind(paper, Leaf(Frame(self.question, footer=self.footer), tuple(rows), most=5, grows=1.2))


def _focus(paper: Paper) -> Say:
    return Say(paper.words("definition.focus"), "footer", "cust", 600)


def _imperatives(content: Content, words: Words) -> ImperativesView:
    named = [one for one in content.of(Imperative) if one.name.strip() or one.statement.strip()]
    focus = next((n for n, one in enumerate(named) if one.customer_focus), -1)
    names = tuple(one.name.strip() or one.statement.strip() for one in named)
    return ImperativesView(words("definition.imperatives"), names, focus, words.stage(NUMBER, KEY))


# -- rallying cries ----------------------------------------------------------------------------------------------------


@frozen
class Candidate:
    """A rallying cry by its number. `votes` is None before a vote and for one that came after it; `before` likewise."""

    number: int
    text: str
    votes: int | None = None
    before: int | None = None
    standing: str = ""  # leading, level or ""
    agreed: bool = False


@frozen
class CriesView:
    """The candidates beside each other. While a vote is open, `counted` is all that is known of it."""

    question: str
    votes: str  # "24 votes", "" before any
    candidates: tuple[Candidate, ...]
    counted: CountedIn | None
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """Up to four on a page."""
        most = max((one.votes or 0 for one in self.candidates), default=0)
        most = max(most, max((one.before or 0 for one in self.candidates), default=0))
        rows = tuple(Spot(_candidate(paper, one, most), n) for n, one in enumerate(self.candidates))
        counted = self.counted
        slots = slots_in(counted.words, counted.count, counted.of) if counted is not None else None
        frame = Frame(self.question, right=self.votes, footer=self.footer)
        return bind(paper, Leaf(frame, rows, bottom=slots, most=4))


def _candidate(paper: Paper, one: Candidate, most: int) -> Part:
    marked = one.agreed or one.standing == LEADING
    ink, fill = ("accent", "soft:accent") if marked else ("ink2", "panel")
    words: list[Part] = [Say(one.text, "quote")]
    if one.votes is not None or one.agreed:
        words += [Gap(0.8), Beside((Cell(_dots(paper, one, most, ink, fill)), *_told(paper, one)), 2.0, "middle")]
    number = Cell(Say(str(one.number), "label", ink, 600), 5.0)
    row: Part = Beside((number, Cell(Stack(tuple(words)))), 1.6, "baseline")
    if one.votes is not None:
        row = Beside(
            (Cell(row), Cell(Sized(Say(paper.words.number(one.votes), "number", align="right")), "natural")),
            3.0,
            "middle",
        )
    return Panel(row, fill, "accent" if marked else "", wide=3.0, high=1.4)


def _dots(paper: Paper, one: Candidate, most: int, ink: str, fill: str) -> Part:
    if one.before is None:
        return fives(one.votes or 0, most, ink)
    words = paper.words("before", n=paper.words.number(one.before))
    now = fives(one.votes or 0, most, ink, beside=words)
    return Stack((now, Gap(0.7), fives(one.before, most, "ink2", filled=False, words=words, ground=fill)))


def _told(paper: Paper, one: Candidate) -> tuple[Cell, ...]:
    """What stands out, by its sign and its word."""
    if not one.agreed and not one.standing:
        return ()
    key = "agreed" if one.agreed else one.standing
    name = {"agreed": "diamond", LEADING: "flag", LEVEL: "equals"}[key]
    ink = "accent" if one.standing == LEADING or one.agreed else "ink2"
    sign = Sign(name, 4.0, "ink" if one.agreed else ink, "bold" if key == LEVEL else "fill", lower=0.4)
    return (Cell(sign, "natural"), Cell(Say(paper.words(key), "footer", ink, 600), "natural"))


def _cries(content: Content, item: RoomItem, words: Words) -> CriesView:
    cries = content.of(RallyingCry)
    footer = words.stage(NUMBER, KEY)
    numbered = [(n, one) for n, one in enumerate(cries, start=1) if one.text.strip()]
    if item.open:
        plain = tuple(Candidate(n, one.text.strip()) for n, one in numbered)
        voting, noun = content.one(Voting), votes_noun(content)
        ask = words("hand.raise") if noun == "hand" else words.count("dot.place", voting.dots)
        given = votes_are_in(content, item.step)
        return CriesView(ask, "", plain, counted_in(words, given, noun), footer)
    last = rounds_in(content) - 1
    chosen = content.one(Definition).cry
    totals = totals_in(content, last)
    most = max(totals.values(), default=0)
    ahead = [key for key, votes in totals.items() if most and votes == most]
    if most:  # what the room chose must not wait on a further page
        numbered.sort(key=lambda pair: (pair[1].id != chosen, -totals.get(pair[1].id, 0)))
    candidates = tuple(
        Candidate(
            n,
            one.text.strip(),
            totals.get(one.id),
            one.votes[last - 1] if last > 0 and one.id in totals else None,
            (LEADING if len(ahead) == 1 else LEVEL) if one.id in ahead else "",
            one.id == chosen,
        )
        for n, one in numbered
    )
    votes = words.count("votes", sum(totals.values())) if totals else ""
    return CriesView(words("definition.cries"), votes, candidates, None, footer)


# -- what was agreed ---------------------------------------------------------------------------------------------------


@frozen
class AgreedView:
    """The rallying cry and the positions as the room agreed on them; `signing` says who signs it when, if known."""

    question: str
    cry: str
    positions: tuple[tuple[str, str, int], ...]  # left, right, the stop
    signing: str
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """The cry with up to three positions; further positions on further pages."""
        frame = Frame(self.question, footer=self.footer, sign=Sign("diamond", 5.6, "ink", "fill", lower=0.4))
        top = Spot(Say(self.cry, "headline"), 0) if self.cry else None
        rows: list[Part] = [Spot(position(*one), n) for n, one in enumerate(self.positions, start=1)]
        if self.signing:
            pen = Cell(Sign("pen-nib", 6.0, "accent", "bold"), "natural")
            words = Cell(Say(self.signing, "label", "accent", 600))
            rows.append(Spot(Panel(Beside((pen, words), 2.4, "middle"), "soft:accent", wide=3.4), len(rows) + 1))
        return bind(paper, Leaf(frame, tuple(rows), top=top, most=4, gap=3.4, below_top=5.0, grows=1.0))


def _agreed(content: Content, words: Words) -> AgreedView | None:
    cry = agreed_cry(content)
    positions = tuple(
        (one.left.strip(), one.right.strip(), one.agreed) for one in content.of(Dimension) if one.agreed is not None
    )
    text = cry.text.strip() if cry is not None else ""
    if not text and not positions:
        return None
    signing = _signing(content, words)
    return AgreedView(words("definition.agreed"), text, positions, signing, words.stage(NUMBER, KEY))


def _signing(content: Content, words: Words) -> str:
    """How many leaders sign, and at what time of the agenda; "" while one of the two is not known."""
    leaders = sum(one.approver for one in content.of(Participant))
    for day in reversed(content.of(Day)):
        if day.starts is None or not leaders:
            continue
        at = datetime.combine(day.on or date.min, day.starts)
        for line in content.of(AgendaItem):
            if line.day != day.id:
                continue
            if line.exercise == "signoff":
                key = "definition.signs.one" if leaders == 1 else "definition.signs.other"
                return words(key, n=leaders, time=f"{at:%H:%M}")
            at += timedelta(minutes=line.minutes)
    return ""


# -- the stage's pictures ----------------------------------------------------------------------------------------------


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    match item.kind:
        case "imperatives":
            return _imperatives(content, words)
        case "cries":
            return _cries(content, item, words)
        case "agreed":
            return _agreed(content, words)
        case "scale":
            scale = content.find(Dimension, item.record)
            return _scale(content, scale, item, words) if scale is not None else None
        case "consent":
            return _consent(content, item, words)
    return None


def _scale(content: Content, scale: Scale, item: RoomItem, words: Words) -> View:
    counted = counted_in(words, count_in(scale.rounds, item.step, voters(content))) if item.open else None
    return scale_view(
        words, words.stage(NUMBER, KEY), left=scale.left.strip(), right=scale.right.strip(),
        left_sentence=scale.left_sentence.strip(), right_sentence=scale.right_sentence.strip(),
        rounds=scale.rounds, agreed=scale.agreed, rule=scale.rule.strip(), counted=counted,
    )  # fmt: skip


def _consent(content: Content, item: RoomItem, words: Words) -> View | None:
    if content.find(RallyingCry, item.record) is None and content.find(Dimension, item.record) is None:
        return None
    subject = _subject(content, item.record)
    consent = consent_on(content, item.record)
    rounds = consent.rounds if consent is not None else ()
    counted = counted_in(words, count_in(rounds, item.step, voters(content))) if item.open else None
    return fist_view(words, words.stage(NUMBER, KEY), subject, rounds, counted)


def _subject(content: Content, record_id: str) -> str:
    cry = content.find(RallyingCry, record_id)
    if cry is not None:
        return cry.text.strip()
    scale = content.find(Dimension, record_id)
    if scale is None:
        return ""
    return scale.rule.strip() or scale.title


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    """The next scale."""
    other = beside(content.of(Dimension), item.record, by) if item.kind == SCALE else ""
    return RoomItem(KEY, SCALE, other) if other else None


def _label(content: Content, item: RoomItem) -> str:
    plain = {IMPERATIVES: "Imperatives", CRIES: "Rallying cries", AGREED: "The definition as agreed"}
    if item.kind in plain:
        return plain[item.kind]
    if item.kind == CONSENT:
        subject = _subject(content, item.record)
        return f"Fist of five: {shown(subject, NAME)}" if subject else ""
    scale = content.find(Dimension, item.record)
    return f"Scale: {scale_name(scale, 'without poles', NAME)}" if scale is not None else ""


AUDIENCE = Audience(_view, _neighbour, _label)
