"""What docs/keys.md says that an act takes is what it takes: each is played key by key in the real window."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.hand import Hand, home, nothing_goes_wrong
from cxworkshop.stages import open_points
from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Definition, Dimension, Imperative, RallyingCry
from cxworkshop.stages.prepare.records import Consent, Parked, Participant
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.signoff.commands import accept_points
from cxworkshop.stages.signoff.records import AcceptedPoint, Approval, Decision, Revision
from cxworkshop.stages.teams.records import Group, Support, Team

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
sys.path.insert(0, str(PACKAGING))
try:
    keystrokes = importlib.import_module("keystrokes")
finally:
    sys.path.remove(str(PACKAGING))
ACTS = {act.key: act for act in keystrokes.read()}


# -- where the exercises begin -----------------------------------------------------------------------------------------


def tray() -> Content:
    return Content([Team(id=f"team-{n}", order=float(n), name=f"Team {n}") for n in range(1, 11)])


def organisation() -> Content:
    return Content(
        [
            Team(id="team-work", order=1.0, name="Work Planning"),
            Team(id="team-calls", order=2.0, name="Contact Centre", group=Group.CREATOR),
            Team(id="team-desk", order=3.0, name="IT Service Desk", group=Group.BACK_OFFICE),
            Participant(id="participant-osei", order=1.0, name="Mabel Osei", role="Chair", approver=True),
        ]
    )


def with_principles() -> Content:
    first = Principle(id="principle-1", order=1.0, name="Say it first", statement="We tell them before they ask.")
    return Content([*organisation(), first])


def with_scales() -> Content:
    definition = Dimension(id="dimension-1", order=1.0, left="More", right="Better")
    culture = CultureDimension(id="culture-1", order=1.0, left="Familiar", right="Courteous")
    return Content([*organisation(), definition, culture])


def with_cries() -> Content:
    cries = (RallyingCry(id=f"cry-{n}", order=float(n), text=f"Every customer comes home by {n}") for n in range(1, 5))
    return Content([*organisation(), *cries])


def ready_to_freeze() -> Content:
    store = MemoryStore(with_scales())
    accept_points(store, tuple(point.key for point in open_points(store.content)), "By the end of April")
    return store.content


# -- what has come about -----------------------------------------------------------------------------------------------


def placed(content: Content) -> None:
    groups = [team.group for team in content.of(Team)]
    assert groups == [Group.CREATOR] * 4 + [Group.FRONTLINE] * 3 + [Group.BACK_OFFICE] * 3


def connected(content: Content) -> None:
    assert [(one.team, one.supported) for one in content.of(Support)] == [("team-work", "team-calls")]


def five_principles(content: Content) -> None:
    found = [(one.name, one.statement) for one in content.of(Principle)]
    assert found == [(f"Name {n}", f"We keep it {n} times.") for n in range(1, 6)]


def said_and_measured(content: Content) -> None:
    (said,), (measure,) = content.of(Application), content.of(Measure)
    assert (said.team, said.meaning) == ("team-calls", "We ring first.")
    assert (measure.what, measure.family) == ("Told before they rang", Family.CUSTOMER)
    assert (measure.baseline, measure.target, measure.principle) == ("40 %", "at or above 90 %", "principle-1")


def four_imperatives(content: Content) -> None:
    found = [(one.name, one.statement) for one in content.of(Imperative)]
    assert found == [(f"Name {n}", f"We mean it {n} times.") for n in range(1, 5)]


def agreed_on_a_cry(content: Content) -> None:
    cries = content.of(RallyingCry)
    assert [cry.votes for cry in cries] == [(2,), (7,), (1,)]
    assert content.one(Definition).cry == cries[1].id


def dotted(content: Content) -> None:
    assert [cry.votes for cry in content.of(RallyingCry)] == [(16,), (30,), (10,), (16,)]


def by_hands(content: Content) -> None:
    assert [cry.votes for cry in content.of(RallyingCry)] == [(13,), (8,), (5,), (4,)]


def by_fingers(content: Content) -> None:
    (asked,) = content.of(Consent)
    assert (asked.cry, asked.rounds) == ("cry-1", ((0, 2, 4, 9, 9, 0), (0, 0, 0, 10, 0, 14)))


def voted(content: Content) -> None:
    (scale,) = content.of(Dimension)
    assert scale.votes == (0, 0, 2, 5, 9, 6, 0, 0, 2, 0, 0)
    assert scale.agreed == 4


def a_pair(content: Content) -> None:
    (example,) = content.of(Example)
    assert (example.situation, example.on, example.off) == (
        "A bill looks wrong",
        "Let us look at it together",
        "The system says it is right",
    )


def a_barrier(content: Content) -> None:
    (barrier,), (answer,) = content.of(Barrier), content.of(Mitigation)
    assert (barrier.name, barrier.experience) == ("No refund at the counter", "Told to write a letter")
    assert (barrier.area, barrier.severity) == (Area.STRUCTURE, 4)
    assert (answer.name, answer.owner, answer.due) == ("Refunds up to 150", "Mabel Osei", date(2031, 6, 30))


def three_words(content: Content) -> None:
    rules = {one.point.partition("/")[0] for one in content.of(AcceptedPoint)}
    assert len(rules) == 3
    assert {one.words for one in content.of(AcceptedPoint)} == {"By the end of April"}


def all_words(content: Content) -> None:
    accepted = {one.point: one.words for one in content.of(AcceptedPoint)}
    assert accepted == {point.key: "Until the summer" for point in open_points(content)}


def signed(content: Content) -> None:
    (revision,), (approval,) = content.of(Revision), content.of(Approval)
    assert (revision.notes, approval.revision) == ("After day two", revision.id)
    assert approval.decision is Decision.APPROVE
    assert len(approval.signature) == 1


def as_it_was(content: Content) -> None:
    assert content.count(Team) == 3


def parked(content: Content) -> None:
    (thought,) = content.of(Parked)
    assert (thought.text, thought.who) == ("The old price list still hangs in the lobby", "Elin")


PLAYED: dict[str, tuple[Callable[[], Content], Callable[[Content], None]]] = {
    "place": (tray, placed),
    "connect": (organisation, connected),
    "principles": (organisation, five_principles),
    "cell": (with_principles, said_and_measured),
    "imperatives": (organisation, four_imperatives),
    "cry": (organisation, agreed_on_a_cry),
    "dots": (with_cries, dotted),
    "hands": (with_cries, by_hands),
    "fist": (with_cries, by_fingers),
    "votes": (with_scales, voted),
    "pair": (with_scales, a_pair),
    "barrier": (organisation, a_barrier),
    "words": (with_scales, three_words),
    "all": (with_scales, all_words),
    "sign": (ready_to_freeze, signed),
    "page": (organisation, as_it_was),
    "park": (organisation, parked),
}
WRITTEN = {"page": "Team page – Contact Centre – draft.pdf"}  # in the folder where documents go


@pytest.fixture(scope="module", autouse=True)
def look(qapp: QApplication) -> None:
    """The program's look, put on once: the hand dresses the window, and no act changes it."""


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    """One window for all acts: each opens its own workshop in it."""
    folder = tmp_path_factory.mktemp("window")
    with home(folder / "home"):
        hand = Hand(qapp, folder)
        yield hand
        hand.end()


@pytest.fixture
def hand(window: Hand) -> Iterator[Hand]:
    with nothing_goes_wrong():
        yield window
        window.keys("Ctrl+W")
        window.wait(lambda: window.program.desk.store is None)


def to_the_start(hand: Hand, act: Any, path: Path) -> None:
    """Where the exercise begins: its stage, its tab, and whatever has to be known there."""
    program = hand.program
    program.workshops.open(path)
    hand.wait(lambda: program.desk.store is not None and bool(program.watch.standing.progress))
    hand.keys(f"Ctrl+{act.stage}")
    page = program.console.current
    assert page is not None
    while act.tab and page.current_tab != act.tab:
        hand.keys("Ctrl+PgDown")
    if act.stage == 6:
        at_rest(hand)


def at_rest(hand: Hand) -> None:
    """Sign-off knows what is open, and has the focus where the work is."""
    document = hand.program.console.current.document  # type: ignore[union-attr]
    beside = document.picker if document.kind == "team" else document.panel
    hand.wait(lambda: document.keeper.sure and beside.isAncestorOf(hand.focus))


def play(hand: Hand, keys: list[str]) -> None:
    for key in keys:
        if key == keystrokes.DRAW:
            ink = hand.program.console.current.document.panel.pad.ink  # type: ignore[union-attr]
            field = ink.field().toRect()
            hand.draw(ink, [field.center() - QPoint(40, 0), field.center(), field.center() + QPoint(40, 9)])
        else:
            hand.keys(key)
        if key == "Enter" and hand.program.console.stage == "signoff":
            at_rest(hand)


@pytest.mark.parametrize("key", ACTS)
def test_the_keys_do_what_they_are_said_to(key: str, hand: Hand, make: Callable[..., Path]) -> None:
    act = ACTS[key]
    start, come_about = PLAYED[key]
    to_the_start(hand, act, make(content=start()))
    pressed, typed = hand.pressed, hand.typed
    play(hand, act.keys)
    hand.program.console.leave()
    come_about(hand.program.desk.content)
    if key in WRITTEN:
        hand.wait(lambda: not hand.program.exporter.running and (hand.folder / WRITTEN[key]).exists())
    assert (hand.pressed - pressed, hand.typed - typed) == (act.pressed, act.letters)


def test_repeated_keys_are_counted_and_told_once() -> None:
    act = keystrokes.Act("a", "Act", "here", 1, "", ({"times": 2, "keys": ["'Name {n}", "Enter"]}, "Ctrl+A", "draw"))
    assert act.keys == ["'Name 1", "Enter", "'Name 2", "Enter", "Ctrl+A", "draw"]
    assert (act.pressed, act.letters) == (4, 12)
    assert act.told == "2 × ( “Name …” `Enter` ) `Ctrl A` the signature"


def test_the_table_in_the_documentation_is_the_one_that_is_played() -> None:
    written = (PACKAGING.parent / "docs" / "keys.md").read_text(encoding="utf-8")
    assert keystrokes.table() in written, "run packaging/make_keys.py"
