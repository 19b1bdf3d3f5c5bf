"""An organisation of any size, the same each time: teams with links, needs, and what they say about principles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch

LINKS = 4  # a team supports so many others
_FIRST = ("Network", "Field", "Customer", "Data", "Energy", "Billing", "Legal", "Water", "Fleet", "Regional")
_SECOND = ("Control Room", "Repairs", "Service Desk", "Planning", "Office", "Systems", "Communications", "Stores")
_UNITS = ("Operations", "Operations / Networks", "Corporate / Finance", "Customer / Contact", "")
_GROUPS = (Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE, Group.BACK_OFFICE, None)


def organisation(teams: int, *, filled: bool = True) -> Content:
    """A workshop with so many teams. About a fifth of them is not placed yet; a team in fifty supports nobody.

    Not `filled`: as it is on the first morning, the teams and whom they support (half of all records).
    """
    random = Random(teams)
    records = [*_teams(teams, random)]
    if filled:
        records += _said([team for team in records if isinstance(team, Team)], random)
    return Content(records)


def _teams(count: int, random: Random) -> Iterator[Record]:
    yield Workshop(id="workshop", order=1.0, client="Kestrel Water & Heat", title="Customer centricity")
    teams = [_team(number, random) for number in range(count)]
    yield from teams
    number = 0
    for team in teams:
        if random.random() < 0.02:
            continue
        for other in random.sample(teams, min(LINKS, count)):
            if other is not team:
                number += 1
                yield Support(id=f"support-{number:08x}", order=float(number), team=team.id, supported=other.id)


def _said(teams: Sequence[Team], random: Random) -> Iterator[Record]:
    for number, team in enumerate(teams, 1):
        yield Need(
            id=f"need-{number:08x}",
            order=float(number),
            team=team.id,
            customer=random.choice(teams).id,
            what="The plan for the coming week, with every street that will be closed",
            priority=random.choice([None, *Priority]),
            why="Without it crews arrive where nobody can work.",
        )
    principles = [
        Principle(id=f"principle-{n:08x}", order=float(n), name=name, statement=f"We {name.lower()} every time.")
        for n, name in enumerate(("Keep promises", "Say it first", "Own it to the end", "Make it easy", "Learn"), 1)
    ]
    yield from principles
    for number, team in enumerate(teams, 1):
        for which, principle in enumerate(random.sample(principles, 2)):
            yield Application(
                id=f"application-{number:08x}{which}",
                order=float(2 * number + which),
                team=team.id,
                principle=principle.id,
                meaning="Whoever takes the call stays with it until the customer has confirmed that it is done.",
                action="One named owner for every open case.",
            )
        yield Measure(
            id=f"measure-{number:08x}",
            order=float(number),
            team=team.id,
            principle=principles[number % 5].id,
            what="Customers who had to ring only once",
            family=random.choice([None, *Family]),
            unit="%",
            baseline="61",
            target="at or above 80 %",
            owner="R. Adeyemi",
        )


def _team(number: int, random: Random) -> Team:
    group = random.choice(_GROUPS)
    return Team(
        id=f"team-{number:08x}",
        order=float(number + 1),
        name=f"{random.choice(_FIRST)} {random.choice(_SECOND)} {number}",
        unit=random.choice(_UNITS),
        headcount=random.choice((None, 3.0, 12.0, 40.5)),
        purpose="Keeps what customers rely on running, day and night.",
        touch=Touch.EVERY_DAY if group is Group.CREATOR else random.choice((None, Touch.NEVER, Touch.SOMETIMES)),
        channels=("Phone", "Visit") if group is Group.CREATOR else (),
        group=group,
        sight="What we plan is what the crew at the door keeps." if random.random() < 0.5 else "",
    )


@contextmanager
def home() -> Iterator[Path]:
    """An empty folder on the disk of this checkout, which is also the program's data folder while it is open."""
    build = Path(__file__).resolve().parent.parent / "build"
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=build) as folder:
        before = os.environ.get("CXWORKSHOP_HOME")
        os.environ["CXWORKSHOP_HOME"] = str(Path(folder) / "home")
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["CXWORKSHOP_HOME"]
            else:
                os.environ["CXWORKSHOP_HOME"] = before


def workshop_file(folder: Path, teams: int, *, filled: bool = True) -> Path:
    """An organisation of so many teams as a .cxw."""
    from cxworkshop.stages import record_types
    from cxworkshop.storage.store import Store

    path = folder / f"{teams} teams{', filled' if filled else ''}.cxw"
    with Store.create(path, record_types(), content=organisation(teams, filled=filled)):
        return path
