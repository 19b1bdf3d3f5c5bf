"""Makes resources/sample/workshop.json, the workshop a new user looks at first, from the words in packaging/sample/.

The words live in TOML, one file for each part of the method, so that they can be read and corrected like a text; this
script only gives every record its identifier and its order. The same words give the same bytes.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from cxworkshop import method_texts, stages  # noqa: E402
from cxworkshop.core import codec  # noqa: E402
from cxworkshop.core.content import Content  # noqa: E402
from cxworkshop.core.record import Record  # noqa: E402
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation  # noqa: E402
from cxworkshop.stages.culture.records import CultureDimension, Example  # noqa: E402
from cxworkshop.stages.definition.records import (  # noqa: E402
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.prepare.records import (  # noqa: E402
    AgendaItem,
    Coming,
    Consent,
    Day,
    Indicator,
    Parked,
    Participant,
    Readiness,
    StageNote,
    Voting,
    Workshop,
)
from cxworkshop.stages.principles.records import Application, Better, Family, Measure, Principle, Scope  # noqa: E402
from cxworkshop.stages.signoff.records import AcceptedPoint  # noqa: E402
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch  # noqa: E402

OUT = HERE.parent / "resources" / "sample" / "workshop.json"
Words = Mapping[str, Any]


def words(name: str) -> dict[str, Any]:
    """The words of one part, as packaging/sample/ holds them."""
    return tomllib.loads((HERE / "sample" / f"{name}.toml").read_text(encoding="utf-8"))


def prepare(w: Words) -> Iterator[Record]:
    """The workshop, its days and agenda, the people, the readiness list, the scores and what was parked."""
    yield Workshop(id=Workshop.TABLE, order=1.0, **w["workshop"])
    item = count(1)
    for d, day in enumerate(w["days"], 1):
        yield Day(id=f"day-{d}", order=float(d), on=day["on"], starts=day["starts"], ends=day["ends"])
        for title, minutes, exercise in day["items"]:
            n = next(item)
            yield AgendaItem(
                id=f"agenda-{n:02}",
                order=float(n),
                day=f"day-{d}",
                title=title,
                minutes=minutes,
                exercise=exercise,
            )
    for n, (key, name, role, team, part) in enumerate(w["people"]["list"], 1):
        yield Participant(
            id=f"person-{key}",
            order=float(n),
            name=name,
            role=role,
            team=f"team-{team}" if team else None,
            facilitator=part == "facilitator",
            approver=part == "approver",
            coming=Coming.UNKNOWN if part == "unknown" else Coming.YES,
        )
    for n, (text, done) in enumerate(w["readiness"], 1):
        yield Readiness(id=f"readiness-{n}", order=float(n), text=text, done=done)
    for n, (key, (before, after, higher)) in enumerate(w["indicators"].items(), 1):
        yield Indicator(
            id=f"indicator-{key}",
            order=float(n),
            key=key,
            before=tuple(before),
            after=tuple(after),
            one_higher=higher,
        )
    for n, (text, who, stage, settled) in enumerate(w["parked"]["list"], 1):
        yield Parked(id=f"parked-{n}", order=float(n), text=text, who=who, stage=stage, settled=settled)
    for n, (stage, (notes, done)) in enumerate(w["stage_notes"].items(), 1):
        steps = [step.text for step in method_texts.guide(stage).steps]
        kept = steps if done < 0 else steps[:done]
        yield StageNote(id=f"note-{stage}", order=float(n), stage=stage, notes=notes, steps_done=tuple(kept))
    yield Voting(id=Voting.TABLE, order=1.0, **w["voting"])


def teams(w: Words) -> Iterator[Record]:
    """The teams, who supports whom, and what they need from each other."""
    links, needs = count(1), count(1)
    for n, (key, t) in enumerate(w.items(), 1):
        yield Team(
            id=f"team-{key}",
            order=float(n),
            name=t["name"],
            parent=f"team-{t['parent']}" if "parent" in t else None,
            unit=t.get("unit", ""),
            headcount=t.get("headcount"),
            purpose=t.get("purpose", ""),
            touch=Touch(t["touch"]),
            channels=tuple(t.get("channels", ())),
            group=Group(t["group"]) if "group" in t else None,
            group_reason=t.get("group_reason", ""),
            sight=t.get("sight", ""),
            notes=t.get("notes", ""),
        )
        for other in t.get("supports", ()):
            yield Support(
                id=f"support-{key}_{other}",
                order=float(next(links)),
                team=f"team-{key}",
                supported=f"team-{other}",
            )
        for m, (customer, priority, what, why) in enumerate(t.get("needs", ()), 1):
            yield Need(
                id=f"need-{key}-{m}",
                order=float(next(needs)),
                team=f"team-{key}",
                customer=f"team-{customer}",
                what=what,
                priority=Priority[priority.upper()],
                why=why,
            )


def principles(w: Words, measures: Words) -> Iterator[Record]:
    """The principles, what each means for a team, and how the team would know."""
    number = count(1)
    for n, (key, p) in enumerate(w.items(), 1):
        yield Principle(
            id=f"principle-{key}", order=float(n), name=p["name"], statement=p["statement"], notes=p.get("notes", "")
        )
        for team, (meaning, action) in p["teams"].items():
            yield Application(
                id=f"applied-{key}_{team}",
                order=float(next(number)),
                team=f"team-{team}",
                principle=f"principle-{key}",
                meaning=meaning,
                action=action,
            )
    number = count(1)
    for team, rows in measures.items():
        for m, row in enumerate(rows, 1):
            yield measure(f"measure-{team}-{m}", float(next(number)), team, row)


def measure(key: str, order: float, team: str, row: Words) -> Measure:
    """One measure from its words; `as` is the family, for a customer measure with its scope."""
    family, _, scope = row["as"].partition(" ")
    return Measure(
        id=key,
        order=order,
        team=f"team-{team}",
        principle=f"principle-{row['for']}",
        what=row["what"],
        family=Family(family),
        scope=Scope(scope) if family == "customer" else None,
        source=row["source"],
        anonymous=(scope == "anonymous") if family == "internal" else None,
        unit=row["unit"],
        better=Better(row["better"]),
        baseline=row.get("now", ""),
        target=row.get("target", ""),
        owner=row.get("owner", ""),
        how_often=row["often"],
        next_review=row.get("review"),
        value=row.get("value", ""),
    )


def scale(s: Words) -> dict[str, Any]:
    """What a dimension of the definition and one of the culture share."""
    fields = {k: s[k] for k in ("left", "left_sentence", "right", "right_sentence")}
    rounds = tuple(tuple(r) for r in s["rounds"])
    return {
        **fields,
        "rounds": rounds,
        "agreed": s.get("agreed"),
        "rule": s.get("rule", ""),
        "notes": s.get("notes", ""),
    }


def definition(w: Words) -> Iterator[Record]:
    """The three levels: imperatives, rallying cry, scales with the cases they were tried on."""
    yield Definition(
        id=Definition.TABLE,
        order=1.0,
        why_now=w["why_now"].strip(),
        imperatives_source=w["imperatives_source"],
        cry=f"cry-{w['cry']}",
    )
    for n, i in enumerate(w["imperatives"], 1):
        yield Imperative(
            id=f"imperative-{i['id']}",
            order=float(n),
            name=i["name"],
            statement=i["statement"],
            sponsor=i["sponsor"],
            serves=i["serves"],
            customer_focus=i.get("focus", False),
        )
    for n, c in enumerate(w["collisions"], 1):
        yield Collision(
            id=f"collision-{c['first']}-{c['second']}",
            order=float(n),
            first=f"imperative-{c['first']}",
            second=f"imperative-{c['second']}",
            ruling=c["ruling"],
        )
    for n, c in enumerate(w["cries"], 1):
        yield RallyingCry(
            id=f"cry-{c['id']}", order=float(n), text=c["text"], votes=tuple(c["votes"]), notes=c.get("notes", "")
        )
    number = count(1)
    for n, s in enumerate(w["scales"], 1):
        yield Dimension(id=f"scale-{s['id']}", order=float(n), **scale(s))
        for m, (case, answer, settles) in enumerate(s["cases"], 1):
            yield TrialCase(
                id=f"case-{s['id']}-{m}",
                order=float(next(number)),
                dimension=f"scale-{s['id']}",
                case=case,
                answer=answer,
                settles=settles,
            )


def culture(w: Words) -> Iterator[Record]:
    """The culture scales with their pairs of examples."""
    number = count(1)
    for n, s in enumerate(w["scales"], 1):
        used = {"recruiting": s["recruiting"], "suppliers": s["suppliers"]}
        yield CultureDimension(id=f"culture-{s['id']}", order=float(n), **scale(s), **used)
        for m, (situation, on, off, promise) in enumerate(s["examples"], 1):
            yield Example(
                id=f"example-{s['id']}-{m}",
                order=float(next(number)),
                dimension=f"culture-{s['id']}",
                situation=situation,
                on=on,
                off=off,
                promise_keeping=promise,
            )


def consents(principles: Words, definition: Words, culture: Words) -> Iterator[Record]:
    """The fists of five: what stands as `fists` beside the words that the room was asked about."""
    asked = [("principle", f"principle-{key}", p) for key, p in principles.items()]
    asked += [("cry", f"cry-{c['id']}", c) for c in definition["cries"]]
    asked += [("dimension", f"scale-{s['id']}", s) for s in definition["scales"]]
    asked += [("culture_dimension", f"culture-{s['id']}", s) for s in culture["scales"]]
    shown = [(kind, subject, one["fists"]) for kind, subject, one in asked if "fists" in one]
    for n, (kind, subject, fists) in enumerate(shown, 1):
        rounds = tuple(tuple(fist) for fist in fists)
        yield Consent(id=f"consent-{subject}", order=float(n), rounds=rounds, **{kind: subject})


def barriers(w: Words) -> Iterator[Record]:
    """The barriers, their mitigations, and the areas the room found empty."""
    number = count(1)
    for n, (area, reason) in enumerate(w["none_here"].items(), 1):
        yield AreaAnswer(id=f"none-here-{area}", order=float(n), area=Area(area), reason=reason)
    for n, b in enumerate(w["barriers"], 1):
        fields = {k: v for k, v in b.items() if k not in ("id", "teams", "mitigations")}
        yield Barrier(id=f"barrier-{b['id']}", order=float(n), teams=tuple(f"team-{t}" for t in b["teams"]), **fields)
        for m in b["mitigations"]:
            fields = {k: v for k, v in m.items() if k != "id"}
            yield Mitigation(
                id=f"mitigation-{m['id']}", order=float(next(number)), barrier=f"barrier-{b['id']}", **fields
            )


def signoff(w: Words) -> Iterator[Record]:
    """The words given to points that stay open."""
    for n, (point, text, by) in enumerate(w["accepted"], 1):
        yield AcceptedPoint(id=f"accepted-{n}", order=float(n), point=point, words=text, by=by)


def content() -> Content:
    """The whole sample workshop."""
    records: list[Record] = []
    records += prepare(words("prepare"))
    records += teams(words("teams"))
    records += principles(words("principles"), words("measures"))
    records += definition(words("definition"))
    records += culture(words("culture"))
    records += consents(words("principles"), words("definition"), words("culture"))
    records += barriers(words("barriers"))
    records += signoff(words("signoff"))
    return Content(records)


def text() -> str:
    """The sample as the exchange format, indented so that a change of words shows as a change of lines."""
    document = codec.to_document(content(), stages.record_types())
    codec.from_document(document, stages.record_types())
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(text(), encoding="utf-8", newline="\n")
