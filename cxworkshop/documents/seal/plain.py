"""A report and a comparison as plain values, and back: the form in which they come from a process that read the file.

Whoever took that process over may say anything. What is no report of ours in every part is refused, and nothing in it
can do more than be read.
"""

from __future__ import annotations

import dataclasses
import math
import re
from datetime import datetime
from typing import Any, Final

from cxworkshop.documents.identity import read_identity
from cxworkshop.documents.seal.differing import Compared, PageState, Run
from cxworkshop.documents.seal.report import Finding, Level, Report, SignatureFact

LONGEST: Final = 20_000  # characters of one text
MOST: Final = 20_000  # of findings, signatures, pages, or runs
_DIGITS: Final = re.compile(r"(?:[0-9a-f]{64})?")


def report_values(report: Report) -> dict[str, Any]:
    """A report as plain values."""
    return {
        "ok": report.ok,
        "verdict": report.verdict,
        "signatures": [_fact_values(fact) for fact in report.signatures],
        "findings": [[one.key, one.level.value, one.sentence] for one in report.findings],
        "sha256": report.sha256,
        "revision": report.revision,
        "identity": report.identity.line() if report.identity is not None else "",
        "title": report.title,
        "authority": report.authority,
        "edition": report.edition,
    }


def read_report(told: Any) -> Report:
    """The report in these values. ValueError when they are none."""
    says = _Said(told)
    findings = tuple(
        Finding(_text(key), Level(level), _text(sentence)) for key, level, sentence in _many(says.of("findings", list))
    )
    ok, line = says.of("ok", bool), says.text("identity")
    if ok is any(one.level is Level.BAD for one in findings):
        raise ValueError("it contradicts itself")
    identity = read_identity(line) if line else None
    if line and identity is None:
        raise ValueError("it is called something that is none of ours")
    return Report(
        ok=ok,
        verdict=says.text("verdict"),
        signatures=tuple(_read_fact(one) for one in _many(says.of("signatures", list))),
        findings=findings,
        sha256=says.digits("sha256"),
        revision=says.number("revision"),
        identity=identity,
        title=says.text("title"),
        authority=says.digits("authority"),
        edition=says.text("edition"),
    )


def compared_values(compared: Compared | None) -> dict[str, Any] | None:
    """A comparison as plain values."""
    if compared is None:
        return None
    return {
        "states": [state.value for state in compared.states],
        "missing": compared.missing,
        "runs": [[run.page, run.before, run.signed, run.here, run.after, run.boxes] for run in compared.runs],
        "more": compared.more,
    }


def read_compared(told: Any, pages: int) -> Compared | None:
    """The comparison of a file with so many `pages` in these values. ValueError when they are none."""
    if told is None:
        return None
    says = _Said(told)
    states = tuple(PageState(state) for state in _many(says.of("states", list)))
    if len(states) != pages:
        raise ValueError("it is about another file")
    runs = []
    for page, before, signed, here, after, boxes in _many(says.of("runs", list)):
        if type(page) is not int or not 0 <= page < pages:
            raise ValueError("there is no such page")
        places = tuple(_box(box) for box in _many(boxes))
        runs.append(Run(page, _text(before), _text(signed), _text(here), _text(after), places))
    return Compared(states, says.number("missing") or 0, tuple(runs), says.of("more", bool))


def _fact_values(fact: SignatureFact) -> dict[str, Any]:
    # As they are: a copy of a text that pyHanko read would be a copy of all that it has read.
    values = {field.name: getattr(fact, field.name) for field in dataclasses.fields(fact)}
    values["when"] = fact.when.isoformat() if fact.when is not None else ""
    return values


def _read_fact(told: Any) -> SignatureFact:
    says = _Said(told)
    moment = says.text("when")
    when = datetime.fromisoformat(moment) if moment else None
    if when is not None and when.tzinfo is None:
        raise ValueError("a moment of no place")
    return SignatureFact(
        field=says.text("field"),
        who=says.text("who"),
        role=says.text("role"),
        seal=says.of("seal", bool),
        when=when,
        stamped=says.of("stamped", bool),
        intact=says.of("intact", bool),
        known=says.text("known"),
        fingerprint=says.digits("fingerprint"),
        decided=says.text("decided"),
        stamper=says.text("stamper"),
        stamper_known=says.text("stamper_known"),
    )


class _Said:
    """Plain values by their names, each of the kind that is asked for. ValueError for everything else."""

    def __init__(self, told: Any) -> None:
        if not isinstance(told, dict):
            raise ValueError("these are no values")
        self._told = told

    def of(self, key: str, kind: type) -> Any:
        value = self._told.get(key)
        if type(value) is not kind:
            raise ValueError(f"{key} is of another kind")
        return value

    def text(self, key: str) -> str:
        return _text(self._told.get(key))

    def digits(self, key: str) -> str:
        found = self.text(key)
        if not _DIGITS.fullmatch(found):
            raise ValueError(f"{key} is no SHA-256")
        return found

    def number(self, key: str) -> int | None:
        value = self._told.get(key)
        if value is not None and (type(value) is not int or not 0 <= value < 10**9):
            raise ValueError(f"{key} is no number")
        return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("a text was expected")
    # Half a character can stand in a file and nowhere else.
    return value[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def _many(values: Any) -> list[Any]:
    if type(values) is not list or len(values) > MOST:
        raise ValueError("these are no values, or too many")
    return values


def _box(box: Any) -> tuple[float, float, float, float]:
    if type(box) is not list or not all(type(edge) in (int, float) and math.isfinite(edge) for edge in box):
        raise ValueError("this is no place")
    left, top, right, bottom = (float(edge) for edge in box)
    return left, top, right, bottom
