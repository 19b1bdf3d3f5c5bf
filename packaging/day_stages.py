"""The acts of the recorded day: each stage as a facilitator would run it, by keys where there are keys."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import day_room as room
from day_lists import BACK_OFFICE, CREATOR, FRONTLINE, BarrierLine, Lists, MetricLine, opposite
from PySide6.QtCore import QPoint

from cxworkshop.shell.hand import Hand
from cxworkshop.stages.barriers.records import Area
from cxworkshop.stages.culture.records import CultureDimension
from cxworkshop.stages.definition.records import Dimension
from cxworkshop.stages.principles.records import Principle
from cxworkshop.stages.signoff.records import Approval
from cxworkshop.stages.teams.records import Team

LINKS = 24  # so many connections are drawn; the rest stays open
CELLS = (4, 3, 2)  # so many teams of each kind say what a principle means for them


class Stages:
    """What is pressed in each stage. `page` is looked at as a person looks at the screen, and never told anything."""

    hand: Hand
    lists: Lists
    client: str

    @property
    def page(self) -> Any:
        """The page on the sheet."""
        return self.hand.program.console.current

    def go_to(self, stage: int) -> None:
        """To a stage by its number."""
        self.hand.keys(f"Ctrl+{stage}")

    def find(self, words: str) -> None:
        """To a record by its name."""
        self.hand.keys("Ctrl+F", f"'{words}", "Enter")

    # -- prepare -------------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """The plan, the days, the place and the people; two of them will sign."""
        hand, plan = self.hand, self.page.plan
        hand.shoot("prepare-empty")
        hand.keys("Enter")  # begin with the plan of two days
        hand.click(plan.about.dates)
        hand.keys("Ctrl+A", f"'{_two_days(hand.program.desk.today())}", "Enter")
        hand.click(plan.about.place)
        hand.keys(f"'{room.PLACE}", "Tab")
        hand.click(plan.people.add_button)
        for name, role in room.PEOPLE:
            hand.keys(f"'{name}", "Tab", f"'{role}", "Enter")
        hand.keys("Enter", "F", "A", "Home")  # nothing typed ends it; the last leads
        for _ in range(room.APPROVERS):
            hand.keys("S", "A", "Down")
        hand.shoot("prepare")

    # -- teams ---------------------------------------------------------------------------------------------------------

    def teams(self) -> None:
        """The list falls on the window and comes in; then one by one, and who supports whom."""
        hand, console = self.hand, self.hand.program.console
        self.go_to(1)
        hand.shoot("teams-empty")
        hand.drop(self.lists.folder / "teams.csv")
        hand.wait(lambda: console.extra is not None and not console.extra.import_state.busy, "the import")  # type: ignore[attr-defined]
        hand.shoot("import")
        hand.keys("Ctrl+Shift+I")
        hand.rest()
        keys = {team.name: team.key for team in self.lists.teams}
        hand.keys("R")
        for place in range(len(self.lists.teams)):
            if place == len(self.lists.teams) // 3:
                hand.shoot("teams-one-by-one")
            hand.keys(keys[self.page.rapid.team.name])
        hand.keys("Enter")
        for team, supported in self.lists.links(LINKS):
            self.find(team)
            _look(self.page.board.current().name, team)
            hand.keys("C", f"'{supported}")
            _look(self.page.overlay.choices.index(0).data(), supported)
            hand.keys("Enter", "Esc")
        hand.shoot("teams")
        hand.keys("Enter")
        hand.shoot("team-drawer")
        hand.keys("Esc", "Ctrl+PgDown")
        hand.shoot("teams-sight")
        hand.keys("Ctrl+PgDown")
        hand.shoot("teams-list")
        hand.keys("Ctrl+PgUp", "Ctrl+PgUp")

    # -- principles ----------------------------------------------------------------------------------------------------

    def principles(self) -> None:
        """Every published principle: name, Enter, statement, Enter."""
        hand = self.hand
        self.go_to(2)
        hand.shoot("principles-empty")
        for name, statement in self.lists.principles:
            hand.keys(f"'{name}", "Enter", *([f"'{statement}"] if statement else []), "Enter")
        hand.keys("Esc")
        hand.shoot("principles")

    def matrix(self) -> None:
        """What principles mean for some teams of each kind, and how they would notice."""
        hand = self.hand
        hand.keys("Ctrl+PgDown")
        places = len(self.hand.program.desk.content.of(Principle))
        for at, (team, metrics) in enumerate(self._measured()):
            column = at % places
            hand.keys("/", f"'{team}", "Enter", "Home", *["Right"] * column, "Enter")
            name, _statement = self.lists.principles[column]
            hand.keys(f"'For {team}, “{name}” begins with the next request.", "Enter")
            for metric in metrics:
                family = "C" if metric.customer else "O"
                hand.keys(family, f"'{metric.what}", "Tab", "Tab", *([f"'{metric.target}"] if metric.target else []))
                hand.keys("Enter")
            if at == 0:
                hand.shoot("cell-editor")
            hand.keys("Esc", "Esc", "Esc", "Esc")
        hand.shoot("matrix")

    def _measured(self) -> list[tuple[str, list[MetricLine]]]:
        """Teams with what they measure: what is published, else one measure each that anybody could take."""
        found: dict[str, list[MetricLine]] = {}
        for metric in self.lists.metrics:
            found.setdefault(metric.team, []).append(metric)
        for key, most in zip((CREATOR, FRONTLINE, BACK_OFFICE), CELLS, strict=True):
            for team in [one for one in self.lists.of_kind(key) if one.name not in found][:most]:
                what = "Customers who say so when asked" if key == CREATOR else "Handed over without a second question"
                found[team.name] = [MetricLine(team.name, what, key == CREATOR, "at or above 80 %")]
        known = {team.name for team in self.hand.program.desk.content.of(Team)}
        return [(team, metrics) for team, metrics in found.items() if team in known]

    # -- definition ----------------------------------------------------------------------------------------------------

    def imperatives(self) -> None:
        """Four cards, why now, and which one waits."""
        hand = self.hand
        self.go_to(3)
        hand.shoot("imperatives-empty")
        for card in room.IMPERATIVES:
            for part in card:
                hand.keys(f"'{part}", "Enter")
        hand.keys("Esc", "X", "2", f"'{room.RULING}", "Enter", "W", f"'{room.WHY_NOW}", "Enter")
        hand.shoot("imperatives")

    def cries(self) -> None:
        """Three candidates, ten votes, and one agreed."""
        hand = self.hand
        hand.keys("Ctrl+PgDown")
        for cry in room.CRIES:
            hand.keys(f"'{cry}", "Enter")
        hand.keys("Esc", "V", *room.CRY_VOTES)
        hand.shoot("cries-voting")
        hand.keys("V", "A")
        hand.shoot("cries")
        hand.keys("D")
        hand.shoot("cries-compared")
        hand.keys("Esc")

    def scales(self) -> None:
        """Some of the library, each with a vote, an agreement, a rule and a case."""
        hand = self.hand
        hand.keys("Ctrl+PgDown")
        hand.shoot("scales-library")
        hand.keys("Down", *["1"] * room.SCALES, "Esc")
        for place in reversed(range(room.SCALES)):
            hand.keys("V", *room.votes(3 + 2 * place))
            if place == room.SCALES - 1:
                hand.shoot("scales-voting")
            hand.keys("V", "A", "Enter", f"'{room.RULE}", "Enter", f"'{room.CASE}", "Enter", f"'{room.ANSWER}", "Enter")
            hand.keys("Esc", "Up")
        hand.shoot("scales")
        hand.keys("Ctrl+PgDown")
        hand.shoot("full-definition")
        assert all(one.agreed is not None for one in hand.program.desk.content.of(Dimension))

    # -- culture -------------------------------------------------------------------------------------------------------

    def culture(self) -> None:
        """The published values as scales, or some of the library; votes, rules, examples on and off, and their use."""
        hand = self.hand
        self.go_to(4)
        hand.shoot("culture-library")
        values = list(self.lists.culture)
        for value in values:
            hand.keys(f"'{value}", "Enter", f"'{opposite(value)}", "Enter")
        if not values:
            hand.keys("Down", "1", "1")
        hand.keys("Esc")
        count = len(values) or 2
        for place in reversed(range(count)):
            hand.keys("V", *room.votes(2 + place % 3 * 2), "V", "A", "Enter", f"'{room.CULTURE_RULE}", "Enter")
            examples = self._examples(values[place]) if values else [room.EXAMPLES[place]]
            for example in [*examples, *([room.PROMISE] if place == 0 else [])]:
                for part in example:
                    hand.keys(*([f"'{part}"] if part else []), "Enter")
            hand.keys("Esc")
            if place == 0:
                hand.keys("P", "U", f"'{room.RECRUITING}", "Enter", f"'{room.SUPPLIERS}", "Enter")
                hand.shoot("culture")
            else:
                hand.keys("Esc", "Up")
        assert all(one.agreed is not None for one in hand.program.desk.content.of(CultureDimension))

    def _examples(self, value: str) -> list[tuple[str, str, str]]:
        """What is published for a value; where no situation is given it is everyday work."""
        return [(f"{value}, in everyday work", on, off) for on, off in self.lists.culture[value]]

    # -- barriers ------------------------------------------------------------------------------------------------------

    def barriers(self) -> None:
        """What is published, each in its area with severity, mitigation, owner and due; the other areas hold none."""
        hand = self.hand
        self.go_to(5)
        hand.shoot("barriers-empty")
        lines = self.lists.barriers or tuple(BarrierLine(*one) for one in room.BARRIERS)
        due = hand.program.desk.today() + timedelta(days=90)
        for area in (Area.STRUCTURE, Area.GEOGRAPHY, Area.OUTSOURCING, Area.PARENT):
            here = [line for line in lines if line.area == area.value]
            self._stand_on(area)
            if not here:
                hand.keys("0", f"'{room.NONE_HERE}", "Enter")
                continue
            hand.keys("N")
            for line in here:
                place = lines.index(line)
                hand.keys(f"'{line.name}", "Enter", *([f"'{line.feels}"] if line.feels else []), "Tab")
                hand.keys(str(line.severity(place)))
                if line.mitigation:
                    owner = room.PEOPLE[place % len(room.PEOPLE)][0]
                    when = due + timedelta(days=7 * place)
                    hand.keys(f"'{line.mitigation}", "Tab", f"'{owner}", "Tab", f"'{when.day} {when:%b} {when.year}")
                    if place % 2 == 0:
                        hand.keys("Tab", str(line.severity(place) // 2))
                if line is here[-1]:
                    hand.shoot(f"barriers-{area.value}-writing")
                hand.keys("Enter")
            hand.keys("Esc")
        hand.keys("Home")
        hand.shoot("barriers")
        hand.keys("Enter")
        hand.shoot("barrier-drawer")
        hand.keys("Esc", "Ctrl+PgDown")
        hand.shoot("barriers-by-owner")
        hand.keys("Ctrl+PgUp", "Ctrl+J", f"'{room.PARKED}")
        hand.shoot("park")
        hand.keys("Enter")

    def _stand_on(self, area: Area) -> None:
        """Down from the top to the first line of an area."""
        rows = self.page.areas.list
        self.hand.keys("Home")
        for _ in range(rows.rows.rowCount()):
            if rows.current_line().place.area is area:
                return
            self.hand.keys("Down")
        raise AssertionError(f"the list does not show {area.label}")

    # -- sign-off ------------------------------------------------------------------------------------------------------

    def words(self) -> None:
        """Every open point gets its word; those of one rule get it together."""
        hand = self.hand
        self.go_to(6)
        panel = self.page.document.panel
        hand.wait(lambda: panel.keeper.sure and panel.points.list.hasFocus(), "the open points")
        hand.shoot("open-points")
        hand.keys("Space")
        at = 0
        while panel.points.line.isVisible():
            hand.keys(f"'{room.WORDS[at % len(room.WORDS)]}", "Enter")
            at += 1
            hand.wait(lambda: panel.keeper.sure, "the open points as they are now")
        hand.shoot("words-given")

    def sign(self) -> None:
        """Freeze, and each approver signs with the mouse."""
        hand, panel = self.hand, self.page.document.panel
        hand.keys("F", f"'{room.NOTE}")
        hand.shoot("freezing")
        hand.keys("Enter")
        hand.wait(lambda: panel.may_sign, "the signing")
        for number in range(room.APPROVERS):
            hand.keys("S", "A", f"'{room.APPROVING}")
            hand.draw(panel.pad.ink, _signature(panel.pad.ink.field(), number))
            if not number:
                hand.shoot("signing")
            hand.keys("Enter")
            self._signed(number + 1)
        self.settle_document()
        hand.shoot("signed")
        hand.keys("Ctrl+PgDown")
        hand.shoot("revisions")
        hand.keys("Ctrl+PgUp")

    def _signed(self, count: int) -> None:
        """Until so many signatures are recorded: each is made beside the window."""
        content = self.hand.program.desk.content
        self.hand.wait(lambda: content.count(Approval) == count and not self.page.document.panel.pad.isVisible())

    def settle_document(self) -> None:
        """Until the pages on the screen are those of the workshop as it is."""
        document = self.page.document
        self.hand.wait(lambda: document.keeper.sure and not document.proof.busy and document.reading.paper.settled)


def _look(seen: str, wanted: str) -> None:
    """A person would see at once that it is another one."""
    if seen != wanted:
        raise AssertionError(f"“{seen}” is on the screen, not “{wanted}”")


def _two_days(today: date) -> str:
    """A Tuesday and the day after in the month after next, as people write them."""
    tenth = date(today.year + (today.month + 1) // 12, (today.month + 1) % 12 + 1, 10)
    first = tenth + timedelta(days=(1 - tenth.weekday()) % 7)
    return f"{first.day} and {first.day + 1} {first:%B} {first.year}"


def _signature(field: Any, number: int) -> list[QPoint]:
    """A hand's line across the field, another one for each person."""
    return [
        QPoint(
            round(field.left() + field.width() * (0.08 + 0.8 * n / 60)),
            round(field.top() + field.height() * (0.5 + 0.3 * math.sin(n / (3 + number)) * math.cos(n / 9 + number))),
        )
        for n in range(61)
    ]
