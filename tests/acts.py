"""Everything a facilitator can do, picked at random: what the property tests of the steps and of the storage act with.

The commands are found by looking, so that a new one takes part without being listed; its arguments are chosen by the
names of its parameters.
"""

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.method_texts import agendas
from cxworkshop.stages import STAGES, open_points, record_types
from cxworkshop.stages.barriers.records import Area, Barrier, Mechanism, Mitigation, MitigationState
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import (
    Collision,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.prepare.clock import Remedy, clock_times, remedies
from cxworkshop.stages.prepare.commands import Pasted
from cxworkshop.stages.prepare.records import AgendaItem, Coming, Day, Parked, Participant, Readiness
from cxworkshop.stages.principles.records import Better, Family, Measure, Principle, Scope
from cxworkshop.stages.signoff.commands import Paper, Signature
from cxworkshop.stages.signoff.records import Decision, Revision
from cxworkshop.stages.teams.records import Group, Need, Priority, Team, Touch

NOW = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
TEXTS = ("", " ", "Billing", "Every customer has a reason to stay.", "Ä“<b>\n&", "=1+1", "x" * 300)
KEYS = ("teams", "culture", "coffee", "", "diagnosis")

_KINDS: dict[str, tuple[type[Record], ...]] = {
    **dict.fromkeys(("team_id", "supported_id", "customer_id", "keep_id", "gone_id", "parent_id"), (Team,)),
    "need_id": (Need,),
    "day_id": (Day,),
    "item_id": (AgendaItem,),
    "person_id": (Participant,),
    "approver_id": (Participant,),
    "ready_id": (Readiness,),
    "parked_id": (Parked,),
    "principle_id": (Principle,),
    "measure_id": (Measure,),
    "imperative_id": (Imperative,),
    "first_id": (Imperative,),
    "second_id": (Imperative,),
    "collision_id": (Collision,),
    "cry_id": (RallyingCry,),
    "case_id": (TrialCase,),
    "example_id": (Example,),
    "scale_id": (Dimension, CultureDimension),
    "dimension_id": (Dimension, CultureDimension),
    "subject_id": (Principle, RallyingCry, Dimension, CultureDimension),
    "barrier_id": (Barrier,),
    "mitigation_id": (Mitigation,),
    "revision_id": (Revision,),
}
_SCALE = ("left", "left_sentence", "right", "right_sentence", "rule", "notes")
_FIELDS: dict[str, tuple[str, ...]] = {
    "write_team": ("name", "unit", "purpose", "group_reason", "sight", "notes"),
    "write_need": ("what", "why", "notes"),
    "write_workshop": ("client", "title", "place", "notes"),
    "write_item": ("title", "notes"),
    "write_person": ("name", "role", "notes"),
    "write_parked": ("text", "who", "notes"),
    "write_principle": ("name", "statement", "notes"),
    "say": ("meaning", "action", "notes"),
    "write_measure": ("what", "source", "unit", "baseline", "target", "owner", "how_often", "value", "notes"),
    "write_definition": ("why_now", "imperatives_source", "notes"),
    "write_imperative": ("name", "statement", "sponsor", "serves", "notes"),
    "write_case": ("case", "answer", "notes"),
    "write_scale": _SCALE,
    "write_example": ("situation", "on", "off", "notes"),
    "write_barrier": ("name", "description", "experience", "area_name", "notes"),
    "write_mitigation": ("name", "description", "owner", "mechanism_name", "notes"),
}
_CHOICES: dict[str, dict[str, tuple[Any, ...]]] = {
    "set_measure": {
        "family": (None, *Family),
        "scope": (None, *Scope),
        "anonymous": (None, True, False),
        "better": (None, *Better),
        "next_review": (None, date(2026, 1, 1), date(2027, 1, 1)),
    },
    "set_mitigation": {
        "mechanism": (None, *Mechanism),
        "due": (None, date(2026, 6, 30)),
        "state": tuple(MitigationState),
        "residual": (None, 0, 3, 5, 6),
    },
}
_VALUES: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("done", "approver", "facilitator", "settled", "customer_focus", "promise_keeping"), (True, False)),
    **dict.fromkeys(("text", "name", "title", "role", "what", "why", "who", "statement", "ruling", "case"), TEXTS),
    **dict.fromkeys(("situation", "on", "off", "left", "right", "words", "by", "unit", "note", "author"), TEXTS),
    **dict.fromkeys(("area_name", "experience", "owner", "left_sentence", "right_sentence", "answer"), TEXTS),
    **dict.fromkeys(("baseline", "aim"), TEXTS),
    "due": (None, date(2026, 6, 30)),
    "residual": (None, 0, 3, 6),
    "fresh": (True, False),
    "reason": (None, *TEXTS),
    "plan": agendas(),
    "channel": ("Phone", "App"),
    "channels": ((), ("Phone", " ", "Phone", "Letter")),
    "group": (None, *Group),
    "touch": (None, *Touch),
    "priority": (None, *Priority),
    "coming": tuple(Coming),
    "headcount": (None, 0, 12.5, -1),
    "rows": (
        (),
        ({"name": "Legal", "headcount": 3.0},),
        ({"name": "Payroll", "group": Group.CREATOR, "unit": "Finance"},) * 2,
    ),
    "names": ((), ("Legal",), ("Legal", "Payroll", "Legal")),
    "texts": (("Ring once",), ("One", "Two")),
    "people": ((Pasted("Ann", "Chief"), Pasted("Bo")), ()),
    "minutes": (0, 15, 90, -5, 9999),
    "by": TEXTS,
    "exercise": KEYS,
    "stage": ("teams", "culture"),
    "colour": ("", "#0B5F4E", "red"),
    "dates": ((), (date(2026, 3, 10),), (date(2026, 3, 11), date(2026, 3, 10))),
    **dict.fromkeys(("starts", "ends"), (None, time(9), time(17))),
    "step": ("Explain", "Place"),
    "key": ("promises", "insight"),
    "after": (True, False),
    "votes": ((), (0, 0, 3, 5, 1, 0, 0, 0, 0, 0, 0), (1, 2)),
    "round_number": (0, 1, 2, 7),
    "ballot": (None, 0, 1),
    "hands": (0, 7, 12, -1),
    "dots": (1, 3, 9, 0),
    "fingers": (0, 3, 5, 6),
    "counts": ((0,) * 11, (1,) * 11, (1, 2)),
    "stop": (None, 0, 5, 10, 11),
    "settles": (None, True, False),
    "family": (None, *Family),
    "area": tuple(Area),
    "severity": (None, 1, 5, 6),
    "mechanism": (None, *Mechanism),
    "decision": tuple(Decision),
    "signature": ((), ((0.1, 0.2, 0.3, 0.4),)),
    "document": (b"%PDF-1.7\n%%EOF\n",),
    "authority": ("", "0" * 64),
    "image": (b"\x89PNG\r\n\x1a\n one", b"\xff\xd8\xff two", b"GIF89a"),
    "dark": (True, False),
    # Of the sealed document above, and of another one.
    "signed": (None, Signature(15, b"signed", "0" * 64), Signature(3, b"signed", "0" * 64)),
}


def _commands() -> list[Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for module_name in (*(f"{stage.key}.commands" for stage in STAGES), "fists"):
        module = __import__(f"cxworkshop.stages.{module_name}", fromlist=["*"])
        for name, act in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(act).parameters), "")
            if first == "store" and not name.startswith("_") and name not in ("add_scale", "target"):
                found[f"{module_name}.{name}"] = act
    return [found[name] for name in sorted(found)]


def _understood(command: Callable[..., Any]) -> bool:
    known = {"store", "before_id", "field", "remedy", "types", "time", "value", "open_points", "keys", "paper"}
    names = inspect.signature(command).parameters
    return all(n in known or n in _VALUES or n in _KINDS or n.removesuffix("s") in _KINDS for n in names)


FOUND = _commands()
COMMANDS = [command for command in FOUND if _understood(command)]


def act(store: MemoryStore, number: int, seed: int) -> bool:
    """Do the command with this number (of any size) with arguments chosen by the seed; False when it is refused."""
    command = COMMANDS[number % len(COMMANDS)]
    random = Random(seed)
    parameters = [p for name, p in inspect.signature(command).parameters.items() if name != "store"]
    given = {p.name: _argument(store.content, command, p, random) for p in parameters}
    if "field" in given and command.__name__ in _CHOICES:
        given["field"] = random.choice(list(_CHOICES[command.__name__]))
        given["value"] = random.choice(_CHOICES[command.__name__][given["field"]])
    positional = [given[p.name] for p in parameters if p.kind is not p.KEYWORD_ONLY]
    named = {p.name: given[p.name] for p in parameters if p.kind is p.KEYWORD_ONLY}
    try:
        command(store, *positional, **named)
    except Refused:
        return False
    return True


def _argument(content: Content, command: Callable[..., Any], parameter: inspect.Parameter, random: Random) -> Any:
    name, about = parameter.name, command.__name__
    if name == "before_id":
        about = next(n for n in inspect.signature(command).parameters if "_id" in n).removesuffix("s")
        kinds: tuple[type[Record], ...] = (AgendaItem,) if command.__name__ == "add_item" else _KINDS[about]
        return random.choice((None, _some_id(content, kinds, random)))
    if name.removesuffix("s") in _KINDS and name.endswith("_ids"):
        kinds = _KINDS[name.removesuffix("s")]
        return tuple(_some_id(content, kinds, random) for _ in range(random.randint(1, 3)))
    if name in _KINDS:
        optional = "None" in str(parameter.annotation)
        found = _some_id(content, _KINDS[name], random)
        return random.choice((None, found)) if optional else found
    if name == "field":
        return random.choice(_FIELDS[about]) if about in _FIELDS else ""
    if name == "remedy":
        offered = [remedy for day in clock_times(content) for remedy in remedies(day)]
        return random.choice(offered) if offered else Remedy("", "day-gone")
    if name in ("open_points", "keys", "key") and command.__module__.endswith("signoff.commands"):
        points = open_points(content)
        if name == "open_points":
            return points
        return random.choice(points).key if name == "key" else [point.key for point in points[:3]]
    if name == "votes" and about == "record_votes":
        return {cry.id: random.randint(0, 9) for cry in content.of(RallyingCry)}
    if name == "hands" and about == "count_by_hands":
        return random.choice((True, False))
    if name == "people" and about == "set_voters":
        return random.choice((None, 0, 24))
    if name == "by" and parameter.annotation == "int":
        return random.choice((-5, -1, 1, 5))
    if name == "on" and about == "set_day_date":
        return random.choice((None, date(2026, 3, 10), date.max))
    if name == "paper":
        papers: tuple[Any, ...] = ("A4", "Letter")
        if about == "record_approval":
            papers = (None, Paper(b"%PDF-1.7", "page.pdf", date(2026, 3, 10), "Ann"), Paper(b"?", "", date(2026, 3, 1)))
        return random.choice(papers)
    special = {"types": record_types(), "time": NOW, "value": None}
    if name in special:
        return special[name]
    optional = "None" in str(parameter.annotation)
    return random.choice([value for value in _VALUES[name] if value is not None or optional])


def _some_id(content: Content, kinds: tuple[type[Record], ...], random: Random) -> str:
    ids = [record.id for kind in kinds for record in content.of(kind)]
    return random.choice(ids) if ids and random.random() < 0.97 else f"{kinds[0].PREFIX}-gone"
