"""Teams, as the room sees them: one team to be placed, a line of sight walked aloud, and where everybody stands."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams.hops import hops
from cxworkshop.stages.teams.records import Group, Team, alike, team_path
from cxworkshop.stages.teams.sight import lines_of_sight
from cxworkshop.ui.room.frame import Frame, Sheet
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paging import Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Either, Gap, Panel, Part, Say, Sign, Spot, Spring, Stack
from cxworkshop.ui.room.rail import Rail, Station
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

TEAM = "team"
SIGHT = "sight"
EVERYBODY = "groups"
GROUPS = ((Group.CREATOR, "cust"), (Group.FRONTLINE, "front"), (Group.BACK_OFFICE, "back"))
HUES = dict(GROUPS)
LONG = 240  # letters, at most, of what a person typed: the wall is no place for more, and the paper has it whole
NAMED = 60  # teams of a group whose names are shown; the count says how many there are


# -- where one team stands -------------------------------------------------------------------------------------------


@frozen
class Classify:
    """Where does this team stand? `decided` is the place of the room's decision among the options, -1 before it."""

    question: str
    name: str
    where: str  # the path, where another team has the same name
    purpose: str
    options: tuple[tuple[str, str], ...]  # what a group does, in two lines, in the order of the keys
    decided: int
    footer: str

    def compose(self, paper: Paper) -> list[Sheet]:
        """One page where there is room, else the team and then its options."""
        frame = Frame(self.question, footer=self.footer)
        said: list[Part] = [Say(self.name, "subject")]
        for text in (self.where, self.purpose):
            if text:
                said += [Gap(0.8), Say(text, "label", "ink2")]
        options = self._options()
        whole = frame.pages(paper, Stack((Spring(0.6, 2.2), *said, Spring(4.4, 9.0), options)))
        if len(whole) == 1:
            return whole
        return frame.pages(paper, Stack((*said,)), Stack((Say(shown(self.name, NAME), "item"), Gap(4.0), options)))

    def _options(self) -> Part:
        return Either((Beside(tuple(Cell(self._option(n, wide=False)) for n in range(len(self.options))), 2.0),
                       Stack(tuple(self._option(n, wide=True) for n in range(len(self.options))), 1.6)))  # fmt: skip

    def _option(self, n: int, *, wide: bool) -> Part:
        does, whom = self.options[n]
        hue = GROUPS[n][1]
        chosen = self.decided in (-1, n)
        ink = "ink" if chosen else "ink2"
        sign = Sign(hue, 7.4, hue if chosen else "ink2")
        number = Cell(Say(str(n + 1), "number", ink, align="right"), "natural")
        part: Part
        if wide:
            words = Stack((Say(f"{does} {whom}", "label", ink, weight=500),))
            part = Beside((Cell(sign, "natural"), Cell(words), number), 2.4, "middle")
        else:
            words = Stack((Say(does, "label", ink, weight=600), Say(whom, "label", ink, weight=500)))
            part = Stack((Beside((Cell(sign, "natural"), Cell(Gap(0)), number), align="middle"), Gap(1.6), words))
        fill = f"soft:{hue}" if chosen else "panel"
        stroke = 0.34 if self.decided < 0 else 0.75
        return Spot(Panel(part, fill, hue if chosen else "", high=1.0 if wide else 2.4, wide=3.2, stroke=stroke), n)


# -- a line of sight -------------------------------------------------------------------------------------------------


@frozen
class Stop:
    """A team on the line: `said` is what the next one needs from it, `why` its reason; `kind` its sign."""

    name: str
    kind: str
    said: str = ""
    why: str = ""


@frozen
class Sight:
    """The hops so far, the newest last and in full; `goal` is where it leads, the customer when `arrives`."""

    question: str
    stops: tuple[Stop, ...]
    goal: Stop
    arrives: bool
    footer: str

    def compose(self, paper: Paper) -> list[Sheet]:
        """One page: what was read first makes room, its words before its names; the newest hop never does."""
        frame = Frame(self.question, footer=self.footer)
        newest = len(self.stops) - 1
        room = frame.space(paper)[1]
        # The fullest form whose pages are one; the hops before are a press of the key away.
        forms = [(0, True), *((first, False) for first in range(newest + 1))]
        for first, told in forms:
            if self._rail(first, told=told).fit(paper, paper.inner, 1.0).height <= room:
                return frame.pages(paper, self._rail(first, told=told))
        return frame.pages(paper, self._rail(newest, told=False))

    def _rail(self, first: int, *, told: bool) -> Rail:
        newest = len(self.stops) - 1
        stations = [
            Station(_words(stop, told or n == newest, n == newest), stop.kind)
            for n, stop in enumerate(self.stops)
            if n >= first
        ]
        color = "cust" if self.arrives else "ink"
        goal = Station(Say(self.goal.name, "item", color), self.goal.kind, self.arrives)
        return Rail((*stations, goal), more=first > 0)


def _words(stop: Stop, told: bool, newest: bool) -> Part:
    parts: list[Part] = [Say(stop.name, "item")]
    if told and stop.said:
        parts.append(Say(stop.said, "reading", "ink" if newest else "ink2", weight=500))
    if newest and stop.why:
        parts += [Gap(0.6), Say(stop.why, "label", "ink2")]
    return Stack(tuple(parts))


# -- where everybody stands ------------------------------------------------------------------------------------------


@frozen
class Crowd:
    """One group: what it does, how many teams it has, and what the first of them are called."""

    hue: str
    title: str
    count: str
    names: tuple[str, ...]
    more: str


@frozen
class Everybody:
    """The three groups beside each other, and then the names of each."""

    question: str
    crowds: tuple[Crowd, ...]
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """The counts first, then every group on pages of its own."""
        frame = Frame(self.question, footer=self.footer)
        wide = Beside(tuple(Cell(Spot(self._panel(crowd), n)) for n, crowd in enumerate(self.crowds)), 2.0)
        low = Stack(tuple(Spot(self._row(crowd), n) for n, crowd in enumerate(self.crowds)), 1.6)
        named = [_names(paper, frame, crowd) for crowd in self.crowds if crowd.names]
        return bind(paper, Leaf(frame, (Either((wide, low)),)), *named)

    def _panel(self, crowd: Crowd) -> Part:
        head = Stack((Sign(crowd.hue, 9.0, crowd.hue), Gap(3.0), Say(crowd.count, "subject"), Gap(1.0)))
        return Panel(
            Stack((head, Say(crowd.title, "label", weight=500))), f"soft:{crowd.hue}", crowd.hue, high=3.2, wide=3.2
        )

    def _row(self, crowd: Crowd) -> Part:
        return Panel(
            Beside(
                (
                    Cell(Sign(crowd.hue, 7.4, crowd.hue), "natural"),
                    Cell(Say(crowd.title, "label", weight=500)),
                    Cell(Say(crowd.count, "number", align="right"), "natural"),
                ),
                2.4,
                "middle",
            ),
            f"soft:{crowd.hue}",
            crowd.hue,
            high=1.4,
        )


def _names(paper: Paper, frame: Frame, crowd: Crowd) -> Leaf:
    """The names of a group in two columns where they are short enough, line by line."""
    cells = (Cell(Sign(crowd.hue, 6.4, crowd.hue), "natural"), Cell(Say(crowd.title, "label", weight=600)),
             Cell(Say(crowd.count, "number", align="right"), "natural"))  # fmt: skip
    head = Panel(Beside(cells, 2.0, "middle"), f"soft:{crowd.hue}", crowd.hue, high=1.0)
    half = (paper.inner - paper.p(4)) / 2
    wide = sum(paper.text(name, "item", 1e6, 1.0).width > half for name in crowd.names) * 3 > len(crowd.names)
    names = [Spot(Say(name, "item"), n) for n, name in enumerate(crowd.names)]
    rows: list[Part] = list(names)
    if not wide:
        pairs = [names[n : n + 2] for n in range(0, len(names), 2)]
        rows = [Beside((Cell(pair[0]), Cell(pair[1] if len(pair) > 1 else Gap(0))), 4.0) for pair in pairs]
    if crowd.more:
        rows.append(Say(crowd.more, "label", "ink2"))
    return Leaf(frame, tuple(rows), head, head, most=6, gap=1.2)


# -- from the records ------------------------------------------------------------------------------------------------


def _called(team: Team, words: Words, limit: int = LONG) -> str:
    return shown(team.name, limit) or words("team.unnamed")


def _where(content: Content, team: Team) -> str:
    """Where a team belongs, if its name does not tell it from another."""
    return shown(team_path(content, team), LONG) if len(alike(content, team)) > 1 else ""


def _in_a_line(content: Content, team: Team, words: Words) -> str:
    """What a team is called where it is one of several: as short as in any sentence."""
    where = shown(_where(content, team), NAME)
    name = _called(team, words, NAME)
    return f"{name} ({where})" if where else name


def _classify(content: Content, team: Team, words: Words) -> View:
    options = tuple((words(f"classify.{key}.does"), words(f"classify.{key}.whom")) for _, key in GROUPS)
    decided = next((n for n, (group, _) in enumerate(GROUPS) if group is team.group), -1)
    return Classify(
        words("classify.question"),
        _called(team, words),
        _where(content, team),
        shown(team.purpose, LONG),
        options,
        decided,
        words.stage("1", "teams"),
    )


def _sight(content: Content, team: Team, step: int, words: Words) -> View | None:
    walk = hops(content, team.id)
    if not walk:
        return None
    kinds = lines_of_sight(content).kinds
    step = min(step, len(walk) - 1)
    stops = []
    for hop in walk[: step + 1]:
        if hop.there is None:
            said, why = shown(hop.here.sight or hop.here.purpose, LONG), ""
        else:
            said, why = (shown(hop.need.what, LONG), shown(hop.need.why, LONG)) if hop.need else ("", "")
        stops.append(Stop(_in_a_line(content, hop.here, words), HUES[kinds[hop.here.id]], said, why))
    there = walk[step].there
    goal = Stop(words("sight.customer"), "cust")
    if there is not None:
        goal = Stop(_in_a_line(content, there, words), HUES[kinds[there.id]])
    return Sight(words("sight.question"), tuple(stops), goal, there is None, words.stage("1", "teams"))


def _everybody(content: Content, words: Words) -> View:
    crowds = []
    for group, hue in GROUPS:
        teams = [team for team in content.of(Team) if team.group is group]
        title = f"{words(f'classify.{hue}.does')} {words(f'classify.{hue}.whom')}"
        names = tuple(_called(team, words, NAME) for team in teams[:NAMED])
        more = words("groups.more", n=len(teams) - NAMED) if len(teams) > NAMED else ""
        crowds.append(Crowd(hue, title, words.number(len(teams)), names, more))
    return Everybody(words("groups.question"), tuple(crowds), words.stage("1", "teams"))


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    if item.kind == EVERYBODY:
        return _everybody(content, words)
    team = content.find(Team, item.record)
    if team is None:
        return None
    return _sight(content, team, item.step, words) if item.kind == SIGHT else _classify(content, team, words)


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    if item.kind == SIGHT:
        steps = len(hops(content, item.record)) if item.record in content else 0
        step = min(item.step, steps - 1) + by
        return RoomItem("teams", SIGHT, item.record, step) if 0 <= step < steps else None
    if item.kind != TEAM:
        return None
    teams = content.of(Team)
    place = next((n for n, team in enumerate(teams) if team.id == item.record), None)
    if place is None or not 0 <= place + by < len(teams):
        return None
    return RoomItem("teams", TEAM, teams[place + by].id)


def _label(content: Content, item: RoomItem) -> str:
    if item.kind == EVERYBODY:
        return "Where everybody stands"
    team = content.find(Team, item.record)
    if team is None:
        return ""
    name = shown(team.name, NAME) or "A team without a name"
    return f"Line of sight: {name}, step {item.step + 1}" if item.kind == SIGHT else f"Card: {name}"


AUDIENCE = Audience(_view, _neighbour, _label)
