"""The sentences for records that came or went: a link, a need, a case are told by what they join."""

from __future__ import annotations

from cxworkshop.core.fist import result_words
from cxworkshop.core.record import Record
from cxworkshop.core.rewording import Span, SpanKind
from cxworkshop.core.words import shown
from cxworkshop.stages.barriers.records import AreaAnswer, Mitigation
from cxworkshop.stages.culture.records import Example
from cxworkshop.stages.definition.records import Collision, RallyingCry, TrialCase
from cxworkshop.stages.prepare.records import Consent, Indicator
from cxworkshop.stages.principles.records import Application, Measure
from cxworkshop.stages.signoff.changes.names import Names, area, capital
from cxworkshop.stages.signoff.changes.of_teams import action_words, meaning_words
from cxworkshop.stages.signoff.changes.said import quote
from cxworkshop.stages.signoff.records import AcceptedPoint
from cxworkshop.stages.teams.records import Need, Support

Spans = list[Span]


def came(one: Record, names: Names) -> Spans:
    """A record that was not there before."""
    match one:
        case Support():
            return [
                Span(f"{capital(names.team(one.team))} supports "),
                Span(names.team(one.supported), "new"),
                Span("."),
            ]
        case Need():
            return [Span(f"{_customer(one, names)} needs "), *quote(one.what, "new", end=""),
                    Span(f" from {names.team(one.team)}.")]  # fmt: skip
        case Application():
            return _answer(one, names)
        case Measure():
            return [Span(f"{capital(names.team(one.team))} measures "), *quote(one.what, "new", end=""),
                    Span(f"{_for(one, names)}.")]  # fmt: skip
        case TrialCase() | Example() | Mitigation():
            noun, whole, words = _part(one, names)
            article = "An" if noun[0] in "aeiou" else "A"
            return [Span(f"{article} {noun} was added"), Span(f" to {whole}", "of"), Span(": "),
                    *quote(words, "new")]  # fmt: skip
        case Collision():
            return [Span(f"When {names.quoted(one.first)} and {names.quoted(one.second)} collide: "),
                    *quote(one.ruling, "new")]  # fmt: skip
        case RallyingCry():
            return [Span("A candidate for the rallying cry was added: "), *quote(one.text, "new")]
        case AreaAnswer():
            because = [Span(": "), *quote(one.reason, "new")] if one.reason.strip() else [Span(".")]
            return [Span("The room found no barrier in "), Span(area(one), "new"), *because]
        case AcceptedPoint():
            return [Span(f"{_point(one, names)} may stay open{_by(one)}: "), *quote(one.words, "new")]
        case Indicator():
            return [Span("The room gave its score on "), Span(f"“{names.question(one.key)}”", "new"), Span(".")]
        case Consent():
            return fist(one, names)
    return [*_name(one, names, "new"), Span(" was added.")]


def went(one: Record, names: Names) -> Spans:
    """A record that is no longer there."""
    match one:
        case Support():
            return [Span(f"{capital(names.team(one.team))} no longer supports "),
                    Span(names.team(one.supported), "old"), Span(".")]  # fmt: skip
        case Need():
            return [Span(f"{_customer(one, names)} is no longer said to need "), *quote(one.what, "old", end=""),
                    Span(f" from {names.team(one.team)}.")]  # fmt: skip
        case Application():
            return [Span(f"{capital(names.team(one.team))} no longer says anything for "),
                    Span(names.quoted(one.principle), "old"), Span(".")]  # fmt: skip
        case Measure():
            return [Span(f"{capital(names.team(one.team))} no longer measures "), *quote(one.what, "old", end=""),
                    Span(f"{_for(one, names)}.")]  # fmt: skip
        case TrialCase() | Example() | Mitigation():
            noun, whole, words = _part(one, names)
            article = "An" if noun[0] in "aeiou" else "A"
            return [Span(f"{article} {noun} was taken out"), Span(f" of {whole}", "of"), Span(": "),
                    *quote(words, "old")]  # fmt: skip
        case Collision():
            return [Span(f"There is no longer a ruling for when {names.quoted(one.first)} and "
                         f"{names.quoted(one.second)} collide; it was "), *quote(one.ruling, "old")]  # fmt: skip
        case RallyingCry():
            return [Span("A candidate for the rallying cry was taken out: "), *quote(one.text, "old")]
        case AreaAnswer():
            return [Span("It is no longer said that there is no barrier in "), Span(area(one), "old"), Span(".")]
        case AcceptedPoint():
            return [Span(f"The word given to {names.point(one.point)} was taken back; it was "),
                    *quote(one.words, "old")]  # fmt: skip
        case Indicator():
            return [Span("The room’s score on "), Span(f"“{names.question(one.key)}”", "old"),
                    Span(" was taken out.")]  # fmt: skip
        case Consent():
            return [Span("The fist of five"), Span(f" on {names.of(one.subject)}", "of"), Span(" was taken out.")]
    return [*_name(one, names, "old"), Span(" was removed.")]


def fist(one: Consent, names: Names, again: str = "") -> Spans:
    """What the room showed, in the last round."""
    said = result_words(one.rounds[-1]) if one.rounds else ""
    about = [Span(f"The room showed{again}, by a fist of five"), Span(f" on {names.of(one.subject)}", "of")]
    return [*about, Span(": "), Span(f"{said[0].lower()}{said[1:]}", "new")] if said else [*about, Span(", nothing.")]


def _name(one: Record, names: Names, kind: SpanKind) -> Spans:
    """The kind of thing plainly, its words as new or old."""
    called = capital(names.called(one))
    before, mark, rest = called.partition("“")
    if not mark:
        return [Span(called, kind)]
    return [Span(before), Span(mark + rest, kind)]


def _customer(need: Need, names: Names) -> str:
    return capital(names.team(need.customer)) if need.customer else "An internal customer not named yet"


def _for(one: Measure, names: Names) -> str:
    return f" for {names.quoted(one.principle)}" if one.principle else ""


def _part(one: TrialCase | Example | Mitigation, names: Names) -> tuple[str, str, str]:
    """What kind of part it is, of what, and its words."""
    noun, words = names.noun(one), names.words(one) or "…"
    whole = one.barrier if isinstance(one, Mitigation) else one.dimension
    return noun, names.of(whole), words


def _answer(one: Application, names: Names) -> Spans:
    said = [
        (meaning_words(one, names), one.meaning),
        (action_words(one, names), one.action),
    ]
    spans: Spans = []
    for about, words in said:
        if words.strip():
            spans += [Span(" ")] if spans else []
            spans += [Span(f"{about}: "), *quote(words, "new")]
    return spans or [Span(f"{capital(names.team(one.team))} has a place for {names.quoted(one.principle)}.")]


def _point(one: AcceptedPoint, names: Names) -> str:
    point = names.point(one.point)
    return point[0].upper() + point[1:]


def _by(one: AcceptedPoint) -> str:
    return f", says {shown(one.by)}" if one.by.strip() else ""
