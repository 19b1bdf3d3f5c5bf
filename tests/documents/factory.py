"""Content for document tests: a ferry and bus company that does not exist, in any size and with awkward words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.documents.chapter import Chapter
from cxworkshop.documents.mark import ApprovalMark, DraftMark, Point, Previous, RevisionMark
from cxworkshop.stages import STAGES
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mechanism, Mitigation, MitigationState
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.prepare.records import Day, Participant, Workshop
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle, Scope
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch

LONG_NAME = (
    "Provisional Joint Coordination Office for Timetables, Crew Rosters, Quayside Signage and Passenger Announcements "
    "on the Outer Island Routes and the Connecting Night Services (until the harbour board has decided on its future)"
)
LONG_NAME = (LONG_NAME + " " * 216)[:216].strip().ljust(216, "x")
LONG_WORD = "Schlechtwetterersatzfahrplanabstimmungsbesprechungsprotokoll"

SHA = "3fa91c07d2b84e65a1f07c9be24d5810637fce92ab48d1507e6c3902f5d81b4a"
FROZEN = datetime(2026, 5, 21, 16, 4, 33, tzinfo=UTC)


def chapters() -> list[Chapter]:
    """The chapters of all stages, as the program assembles them."""
    return [chapter for stage in STAGES for chapter in stage.load("chapters")]


def ordered(records: Iterable[Record]) -> Content:
    """The records with an order by their position, as a store would have placed them."""
    import dataclasses

    numbers = count(1)
    return Content(dataclasses.replace(one, order=float(next(numbers))) for one in records)


CREATORS = (
    "Ferry Crews",
    "Bus Drivers North",
    "Bus Drivers South",
    "Ticket Halls",
    "Passenger Desk",
    "Lost Property",
    "School Routes",
    "Night Services",
)
FRONTLINE = (
    "Timetable Office",
    "Crew Rosters",
    "Ticket Machines",
    "Announcements",
    "Quay Maintenance",
    "Workshop East",
    "Driver School",
)
BACK = (
    "Payroll",
    "Purchasing",
    "Fuel and Energy",
    "Insurance",
    "Network Servers",
    "Recruitment",
    "Internal Audit",
    "Legal Office",
    "Property",
)


def _teams() -> list[Record]:
    made: list[Record] = []
    for number, name in enumerate(CREATORS):
        made.append(
            Team(
                id=f"team-c{number}",
                name=name,
                unit="Operations / Passengers",
                headcount=40 + 7 * number,
                touch=Touch.EVERY_DAY,
                group=Group.CREATOR,
                sight="Passengers meet us on board." if number % 2 else "",
            )
        )
    for number, name in enumerate(FRONTLINE):
        made.append(
            Team(
                id=f"team-f{number}",
                name=name,
                unit="Operations / Planning",
                headcount=6.5 + number,
                touch=Touch.SOMETIMES,
                group=Group.FRONTLINE,
                sight="A boat leaves when we said it would.",
            )
        )
    for number, name in enumerate(BACK):
        made.append(
            Team(
                id=f"team-b{number}",
                name=name,
                unit="Services",
                headcount=None if number == 2 else 4 + number,
                touch=Touch.NEVER,
                group=Group.BACK_OFFICE,
                sight="" if number == 3 else "People who are paid on time can smile at a passenger.",
            )
        )
    links = [
        ("f0", "c0"),
        ("f0", "c1"),
        ("f0", "c2"),
        ("f0", "c7"),
        ("f1", "c0"),
        ("f1", "c1"),
        ("f1", "c2"),
        ("f2", "c3"),
        ("f2", "c4"),
        ("f3", "c0"),
        ("f3", "c4"),
        ("f3", "c7"),
        ("f4", "c0"),
        ("f5", "c1"),
        ("f5", "c2"),
        ("f5", "c6"),
        ("f6", "c1"),
        ("f6", "c2"),
        ("f6", "c6"),
        ("b0", "f1"),
        ("b0", "f6"),
        ("b1", "f5"),
        ("b1", "f4"),
        ("b2", "f5"),
        ("b4", "f2"),
        ("b4", "f3"),
        ("b5", "f6"),
        ("b5", "b0"),
        ("b7", "b1"),
        ("b8", "f4"),
    ]
    made += [Support(id=f"support-{n}", team=f"team-{a}", supported=f"team-{b}") for n, (a, b) in enumerate(links)]
    made += [
        Need(
            id="need-1",
            team="team-f0",
            customer="team-c0",
            what="Tide tables two weeks ahead",
            priority=Priority.MUST,
            why="The first boat decides the whole day.",
        ),
        Need(
            id="need-2",
            team="team-b0",
            customer="team-f1",
            what="Overtime settled within the month",
            priority=Priority.SHOULD,
        ),
        Need(
            id="need-3", team="team-b4", what="Machines that start after a power cut", why="Queues end in missed boats."
        ),
    ]
    return made


def _principles() -> list[Record]:
    made: list[Record] = [
        Principle(
            id="principle-1", name="Say when", statement="Every delay comes with the time at which we will know more."
        ),
        Principle(
            id="principle-2",
            name="Nobody left on the quay",
            statement="The last connection waits, or we bring you home.",
        ),
        Principle(
            id="principle-3", name="One ticket", statement="A journey is sold, changed and refunded in one place."
        ),
        Principle(id="principle-4", name="Hands free", statement=""),
    ]
    teams = [f"c{n}" for n in range(8)] + [f"f{n}" for n in range(7)] + [f"b{n}" for n in range(9)]
    families = (Family.CUSTOMER, Family.INTERNAL, Family.OPERATIONS)
    for number, team in enumerate(teams):
        for principle in range(1, 5):
            if (number * 7 + principle * 3) % 4 == 0 or (principle == 4 and number > 9):
                continue
            made.append(
                Application(
                    id=f"application-{team}-{principle}",
                    team=f"team-{team}",
                    principle=f"principle-{principle}",
                    meaning="Whoever hears of a delay first tells the next desk within five minutes.",
                    action="We put the time on the board before we look for the cause." if number % 3 else "",
                )
            )
            for family in range((number + principle) % 4):
                kind = families[(number + family * (1 + principle % 2)) % 3]
                made.append(
                    Measure(
                        id=f"measure-{team}-{principle}-{family}",
                        team=f"team-{team}",
                        principle=f"principle-{principle}",
                        what=(
                            "Passengers who knew when they would arrive",
                            "“The roster was right”, asked of the crews",
                            "Boats leaving within two minutes",
                        )[families.index(kind)],
                        family=kind,
                        scope=Scope.BUSINESS if kind is Family.CUSTOMER and number < 4 else None,
                        source="Quay survey" if kind is Family.CUSTOMER else "",
                        anonymous=kind is Family.INTERNAL or None,
                        unit="%",
                        baseline=("61", "3.2 of 5", "")[family % 3],
                        target=("80", "4.2 of 5", "at or above 95 %")[family % 3],
                        owner=("R. Amsel", "", "T. Okafor")[number % 3],
                        next_review=date(2026, 9, 30) if number % 4 else None,
                    )
                )
    return made


VOTES = ((0, 0, 1, 2, 2, 3, 5, 4, 2, 1, 0), (3, 5, 4, 3, 2, 1, 1, 1, 0, 0, 0), (1, 1, 2, 2, 3, 3, 2, 2, 2, 1, 1))


def _definition() -> list[Record]:
    return [
        Definition(
            id="definition",
            cry="cry-1",
            imperatives_source="Strategy to 2030",
            why_now="Two islands vote on a bridge next spring. Those who still take the boat must want to.",
        ),
        Imperative(
            id="imperative-1",
            name="Passengers",
            customer_focus=True,
            sponsor="L. Varga",
            statement="People choose the boat although they could drive around.",
        ),
        Imperative(id="imperative-2", name="Safety", statement="Everybody who boards goes ashore."),
        Imperative(id="imperative-3", name="The towns", statement="Both harbours are better for our being there."),
        Imperative(id="imperative-4", name="Our crews", statement="A job one would pass on to one's children."),
        Collision(
            id="collision-1",
            first="imperative-1",
            second="imperative-2",
            ruling="Safety first, and the passenger is told so in the same breath.",
        ),
        RallyingCry(id="cry-1", text="Every passenger knows what happens next.", votes=(6, 12)),
        RallyingCry(id="cry-2", text="On time or on your side.", votes=(7, 8)),
        RallyingCry(id="cry-3", text="Closer than the bridge.", votes=(5,)),
        Dimension(
            id="dimension-1",
            left="More passengers",
            right="Passengers who return",
            rounds=(VOTES[0],),
            agreed=7,
            rule="Before we advertise a route we repair what made its regulars leave.",
        ),
        Dimension(
            id="dimension-2",
            left="One timetable for all",
            right="A service for each town",
            rounds=(VOTES[1],),
            agreed=2,
            left_sentence="One rhythm everybody can learn",
            right_sentence="Each town when it needs us",
            rule="The timetable is one. What differs is how we help those it does not fit.",
        ),
        Dimension(id="dimension-3", left="Cheapest fare", right="Fare that never surprises", rounds=(VOTES[2],)),
        TrialCase(
            id="case-1",
            dimension="dimension-1",
            case="A poster campaign for the new northern line this summer?",
            answer="No. First the shelter on the northern quay.",
            settles=True,
        ),
        TrialCase(
            id="case-2",
            dimension="dimension-2",
            case="A school asks for a boat at seven on market days.",
            answer="We move the bus instead.",
            settles=True,
        ),
    ]


def _culture() -> list[Record]:
    return [
        CultureDimension(
            id="culture-1",
            left="Warm and informal",
            right="Calm and formal",
            rounds=(VOTES[1],),
            agreed=2,
            rule="Everybody is greeted; nobody is called madam.",
            recruiting="Candidates spend a morning on the quay.",
            suppliers="Kiosk tenants sign the same page.",
        ),
        CultureDimension(
            id="culture-2",
            left="Apologise at once",
            right="Find out first",
            rounds=(VOTES[0],),
            agreed=8,
            rule="The wait is regretted straight away, its reason once somebody has found it.",
        ),
        Example(
            id="example-1",
            dimension="culture-1",
            situation="A family misses the boat",
            on="“That hurts. The next one is at ten past four, and there is cocoa upstairs.”",
            off="“The timetable is displayed at the entrance.”",
        ),
        Example(
            id="example-2",
            dimension="culture-1",
            situation="A promised call",
            on="We ring at five, also with no news.",
            off="We ring as soon as there is something to tell.",
            promise_keeping=True,
        ),
        Example(
            id="example-3",
            dimension="culture-2",
            situation="A machine keeps the money",
            on="“Here is your ticket, the machine is my problem.”",
        ),
    ]


def _barriers() -> list[Record]:
    return [
        Barrier(
            id="barrier-1",
            area=Area.STRUCTURE,
            name="Boats and buses have two desks",
            severity=5,
            experience="Two answers to one question",
            teams=("team-c4", "team-c0"),
            description="Each desk sees only its own half of a journey.",
        ),
        Barrier(
            id="barrier-2",
            area=Area.GEOGRAPHY,
            name="The outer quay has no staff after six",
            severity=4,
            experience="Nobody to ask when the last boat is late",
        ),
        Barrier(
            id="barrier-3",
            area=Area.OUTSOURCING,
            name="Machines are serviced under a yearly contract",
            severity=3,
            experience="A ticket machine stays dark for days",
        ),
        Mitigation(
            id="mitigation-1",
            barrier="barrier-1",
            mechanism=Mechanism.WORKFLOW,
            name="One screen for the journey",
            description="Both desks read and change the same booking.",
            owner="T. Okafor",
            due=date(2026, 8, 31),
            residual=2,
            state=MitigationState.UNDER_WAY,
        ),
        Mitigation(
            id="mitigation-2",
            barrier="barrier-1",
            mechanism=Mechanism.MATRIX,
            name="A lead for whole journeys",
            residual=3,
        ),
        Mitigation(
            id="mitigation-3",
            barrier="barrier-3",
            name="Pay by hours of light",
            owner="R. Amsel",
            due=date(2026, 7, 1),
            residual=1,
        ),
        AreaAnswer(id="area-1", area=Area.PARENT, reason="The towns own us directly."),
    ]


def _prepare() -> list[Record]:
    return [
        Workshop(id="workshop", client="Saltmarsh Ferries & Buses", title="What our passengers can count on"),
        Day(id="day-1", on=date(2026, 5, 20)),
        Day(id="day-2", on=date(2026, 5, 21)),
        *(
            Participant(id=f"participant-{n}", name=name, role=role, approver=n < 3)
            for n, (name, role) in enumerate(
                (
                    ("Lena Varga", "Managing director"),
                    ("Tunde Okafor", "Operations"),
                    ("Rosa Amsel", "Finance"),
                    ("Ivo Brandt", "Ferry Crews"),
                )
            )
        ),
    ]


def full() -> Content:
    """Everything filled, with a few things left open."""
    return ordered([*_prepare(), *_teams(), *_principles(), *_definition(), *_culture(), *_barriers()])


def small() -> Content:
    """A few records of every kind, for tests that fill each field with something awkward."""
    kept = {"team-c0", "team-c1", "team-f0", "team-f2", "team-b0", "principle-1", "principle-2"}
    records = [one for one in full() if not isinstance(one, Team | Principle) or one.id in kept]
    known = {one.id for one in records}
    return ordered(
        one for one in records
        if all(getattr(one, name, None) in (known | {None}) for name in ("team", "supported", "customer", "principle"))
        and not (isinstance(one, Barrier) and not known.issuperset(one.teams))
        and not (isinstance(one, Mitigation) and one.barrier == "barrier-1")
    )  # fmt: skip


def empty() -> Content:
    """A workshop nobody has written in."""
    return Content()


def large(teams: int) -> Content:
    """Four principles, every team with a link, a sentence, an application and a measure."""
    made: list[Record] = [*_prepare(), *_definition(), *_culture(), *_barriers()[1:3], *_principles()[:4]]
    groups = (Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE)
    for number in range(teams):
        group = groups[number % 3]
        made.append(
            Team(
                id=f"team-{number}",
                name=f"{(CREATORS + BACK)[number % 17]} {number}",
                unit="Operations / Area",
                headcount=number % 40,
                touch=Touch.EVERY_DAY if group is Group.CREATOR else Touch.NEVER,
                group=group,
                sight="A boat leaves when we said it would." if number % 2 else "",
            )
        )
        if group is not Group.CREATOR and number % 11:
            made.append(Support(id=f"support-{number}", team=f"team-{number}", supported=f"team-{number - 1}"))
        made.append(
            Application(
                id=f"application-{number}",
                team=f"team-{number}",
                principle=f"principle-{1 + number % 3}",
                meaning="Whoever hears of a delay first tells the next desk.",
            )
        )
        made.append(
            Measure(
                id=f"measure-{number}",
                team=f"team-{number}",
                principle=f"principle-{1 + number % 3}",
                what="Boats leaving within two minutes",
                family=list(Family)[number % 3],
                baseline="61 %",
                target="at or above 95 %",
                owner="T. Okafor",
                next_review=date(2026, 9, 30),
            )
        )
    return ordered(made)


POINTS = (
    Point(
        "The outer quay has no staff after six, and nothing is planned about it.",
        "Left until the harbour plan of 2027 is settled. Lena Varga brings it back in November.",
        "L. Varga",
    ),
    Point("“Hands free” has no statement.", "", ""),
)


def revision(number: int = 3, points: tuple[Point, ...] = POINTS, previous: Previous | None = None) -> RevisionMark:
    """A revision that two of three approvers have decided on."""
    ink = ((0.1, 0.8, 0.15, 0.2, 0.22, 0.7, 0.3, 0.3, 0.36, 0.66, 0.45, 0.4, 0.55, 0.62, 0.7, 0.5, 0.9, 0.45),)
    return RevisionMark(
        number,
        FROZEN,
        "Ivo Brandt",
        "After the second day",
        SHA,
        points,
        (
            ApprovalMark(
                "Lena Varga", "Managing director", "approve", datetime(2026, 5, 21, 16, 20, 1, tzinfo=UTC), "", ink
            ),
            ApprovalMark(
                "Tunde Okafor",
                "Operations",
                "reserve",
                datetime(2026, 5, 21, 16, 24, 40, tzinfo=UTC),
                "Only with a date for the outer quay.",
                ink,
            ),
        ),
        (("Lena Varga", "Managing director"), ("Tunde Okafor", "Operations"), ("Rosa Amsel", "Finance")),
        previous,
    )


def draft(number: int = 4, points: tuple[Point, ...] = POINTS) -> DraftMark:
    """A draft of the same workshop."""
    return DraftMark(number, points, (("Lena Varga", "Managing director"), ("Rosa Amsel", "Finance")))
