"""A whole day from `new` to a signed revision, by keys and mouse alone, and everything is there the next morning."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.documents.seal.keys import keys_in
from cxworkshop.documents.seal.verify import verify
from cxworkshop.shell.hand import Hand, nothing_goes_wrong
from cxworkshop.stages import open_points, record_types
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Collision, Definition, Dimension, Imperative, RallyingCry, TrialCase
from cxworkshop.stages.prepare.records import AgendaItem, Day, Parked, Participant, Workshop
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.signoff.points import is_current, latest, standing, without_a_word
from cxworkshop.stages.signoff.records import Decision
from cxworkshop.stages.teams.records import Group, Support, Team

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "tests" / "files" / "day"
CLIENT = "Halden Lift Works"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("day")


@pytest.fixture
def morning(script: ModuleType, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Hand, Path]]:
    """The program started again on the workshop that the day left, and the document it exported."""
    keys_in(paths.keys()).open("four quiet harbours")
    with nothing_goes_wrong():
        day = script.Day(qapp, tmp_path, script.read(LISTS), CLIENT, pictures=False)
        path = day.go()
        day.hand.end()
        assert path.is_file()
        assert day.report.verdict == "This is revision 1, byte for byte as two people signed it."
        hand = script.come_back(qapp, tmp_path, pictures=False)
        yield hand, day.document
        hand.end()


def test_a_day_leaves_a_signed_revision_and_the_document(morning: tuple[Hand, Path], script: ModuleType) -> None:
    hand, document = morning
    content = hand.program.desk.content
    prepared(content)
    placed(content)
    held_to(content)
    defined(content)
    cultured(content)
    hindered(content)
    signed(content)
    printed(document)


def prepared(content: Content) -> None:
    workshop = content.one(Workshop)
    assert (workshop.client, workshop.title) == (CLIENT, "Customer centricity")
    assert workshop.place.startswith("The long room")
    assert len(content.of(Day)) == 2
    assert all(day.on is not None for day in content.of(Day))
    assert content.count(AgendaItem) > 10
    people = content.of(Participant)
    assert [one.name for one in people if one.approver] == ["Ines Valdorf", "Tobias Renn"]
    assert [one.name for one in people if one.facilitator] == ["Noor Castell"]
    assert [one.text for one in content.of(Parked)] == ["The old price list still hangs in the lobby"]


def placed(content: Content) -> None:
    teams = {team.name: team for team in content.of(Team)}
    assert len(teams) == 8
    assert {name for name, team in teams.items() if team.group is Group.CREATOR} == {"Fitters North"}
    assert {name for name, team in teams.items() if team.group is Group.BACK_OFFICE} == {"Finance", "People & Training"}
    assert all(team.group is not None for team in teams.values())
    assert (teams["Drawings"].unit, teams["Drawings"].headcount) == ("Design", 4)
    parent = teams["Fitters North"].parent
    assert parent == teams["Service Crews"].id
    links = {(content.need(Team, one.team).name, content.need(Team, one.supported).name) for one in content.of(Support)}
    assert ("Spare Parts", "Fitters North") in links
    assert len(links) == 7


def held_to(content: Content) -> None:
    principles = content.of(Principle)
    assert [one.name for one in principles] == ["Nobody stands", "Once is enough", "Plain bills"]
    assert principles[0].statement == "Whoever waits for a lift hears from us before they ask"
    assert content.count(Application) >= 5
    desk = next(team for team in content.of(Team) if team.name == "Call Desk")
    (measure,) = [one for one in content.of(Measure) if one.team == desk.id]
    assert (measure.what, measure.family, measure.target) == (
        "Told before they rang again",
        Family.CUSTOMER,
        "at or above 90 %",
    )
    assert measure.principle == principles[0].id


def defined(content: Content) -> None:
    definition = content.one(Definition)
    assert definition.why_now.startswith("Our customers can leave")
    cards = content.of(Imperative)
    assert [(card.name, card.customer_focus) for card in cards][:2] == [("Customer focus", True), ("Sound work", False)]
    assert all(card.statement and card.sponsor and card.serves for card in cards)
    assert content.count(Collision) == 1
    cries = content.of(RallyingCry)
    assert [cry.votes for cry in cries] == [(6,), (1,), (3,)]
    assert definition.cry == cries[0].id
    scales = content.of(Dimension)
    assert len(scales) == 3
    assert all(sum(scale.votes) == 10 and scale.agreed is not None and scale.rule for scale in scales)
    assert [case.settles for case in content.of(TrialCase)] == [True] * 3


def cultured(content: Content) -> None:
    (scale,) = content.of(CultureDimension)
    assert (scale.left, scale.right) == ("Plain words", "Exact to the letter")
    assert sum(scale.votes) == 10
    assert scale.agreed is not None
    assert scale.recruiting
    assert scale.suppliers
    examples = content.of(Example)
    assert examples[0].on == "Says “your motor is worn out” and shows it"
    assert [bool(one.off) for one in examples] == [True, False, True]
    assert [one.promise_keeping for one in examples] == [False, False, True]


def hindered(content: Content) -> None:
    barriers = {one.area: one for one in content.of(Barrier)}
    assert set(barriers) == {Area.GEOGRAPHY, Area.OUTSOURCING, Area.STRUCTURE}
    assert barriers[Area.OUTSOURCING].severity == 5
    answers = {content.need(Barrier, one.barrier).area: one for one in content.of(Mitigation)}
    assert set(answers) == {Area.GEOGRAPHY, Area.STRUCTURE}
    assert all(one.owner and one.due for one in answers.values())
    assert [one.area for one in content.of(AreaAnswer)] == [Area.PARENT]


def signed(content: Content) -> None:
    revision = latest(content)
    assert revision is not None
    assert (revision.number, revision.notes) == (1, "At the end of the day")
    assert is_current(content, record_types())
    assert without_a_word(content, open_points(content)) == []
    approvals = [approval for _person, approval in standing(content)]
    assert len(approvals) == 2
    for approval in approvals:
        assert approval is not None
        assert approval.decision is Decision.APPROVE
        assert approval.words == "Every page of it."
        assert len(approval.signature) == 1


def printed(document: Path) -> None:
    with closing(pypdfium2.PdfDocument(document)) as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    for words in (
        CLIENT,
        "Revision 1",
        "Whoever waits for a lift hears from us",
        "Every customer knows",
        "Parts come from one depot",
        "Told before they rang again",
        "Plain words",
        "Ines Valdorf",
    ):
        assert words in text
    assert "Draft" not in text
    # What an approver says stands in the signature, and is drawn in its field.
    people = [one for one in verify(document.read_bytes()).signatures if not one.seal]
    assert [one.decided for one in people] == ["Approved: Every page of it."] * 2
