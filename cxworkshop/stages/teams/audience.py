"""Teams, as the room sees them: one team to be placed, and a line of sight walked aloud."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams.records import Group, Team, team_labels
from cxworkshop.ui.room.frame import Frame, Sheet
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Gap, Panel, Say, Sign, Spot, Stack
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

TEAM = "team"
GROUPS = ((Group.CREATOR, "cust"), (Group.FRONTLINE, "front"), (Group.BACK_OFFICE, "back"))


@frozen
class Classify:
    """Where does this team stand? `group` is the room's decision, "" before it."""

    question: str
    name: str
    purpose: str
    options: tuple[tuple[str, str], ...]  # what a group does, in two lines, in the order of the keys
    decided: int
    footer: str

    def compose(self, paper: Paper) -> list[Sheet]:
        options = []
        for n, (does, whom) in enumerate(self.options):
            hue = GROUPS[n][1]
            chosen = self.decided in (-1, n)
            words = Stack((Say(does, "label", weight=600), Say(whom, "label")))
            head = Beside(
                (Cell(Sign(hue, 6.4, hue), "natural"), Cell(Say(str(n + 1), "number", align="right"))), align="middle"
            )
            fill = f"soft:{hue}" if chosen else "panel"
            options.append(Cell(Spot(Panel(Stack((head, Gap(1.2), words)), fill, hue if chosen else ""), n)))
        body = Stack(
            (
                Gap(1.0),
                Say(self.name, "subject"),
                Gap(0.6),
                *((Say(self.purpose, "label", "ink2"),) if self.purpose else ()),
                Gap(5.0),
                Beside(tuple(options), 3.0),
            )
        )
        return Frame(self.question, footer=self.footer).pages(paper, body)


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    team = content.find(Team, item.record)
    if team is None:
        return None
    options = tuple((words(f"classify.{key}.does"), words(f"classify.{key}.whom")) for _, key in GROUPS)
    decided = next((n for n, (group, _) in enumerate(GROUPS) if group is team.group), -1)
    name = shown(team_labels(content)[team.id], NAME)
    return Classify(words("classify.question"), name, team.purpose, options, decided, words.stage("1", "teams"))


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    return None


def _label(content: Content, item: RoomItem) -> str:
    team = content.find(Team, item.record)
    return f"Card: {team.name}" if team is not None else ""


AUDIENCE = Audience(_view, _neighbour, _label)
