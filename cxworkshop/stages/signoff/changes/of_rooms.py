"""Sentences of their own for what the room decided: positions, votes, the cry, severities, and what is yes or no."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.record import Record
from cxworkshop.core.rewording import Span
from cxworkshop.core.words import counted, joined, shown
from cxworkshop.stages.barriers.records import Barrier, Mitigation
from cxworkshop.stages.definition.records import Collision, Definition, RallyingCry, Scale, TrialCase
from cxworkshop.stages.prepare.records import Consent, Indicator, Logo
from cxworkshop.stages.signoff.changes.comings import fist
from cxworkshop.stages.signoff.changes.names import Names, area, capital
from cxworkshop.stages.signoff.changes.said import quote, text_change, value_change
from cxworkshop.stages.signoff.changes.values import enum_words
from cxworkshop.stages.signoff.records import AcceptedPoint

Spans = list[Span]
Say = Callable[..., Spans]  # the record before and after, the names before and after
LAST_STOP = 10


def either(yes: str, no: str, field: str) -> Say:
    """Two sentences about the record, one for yes and one for no."""

    def say(old: Record, new: Record, was: Names, now: Names) -> Spans:
        return [Span(f"{capital(now.called(new))} "), Span(yes if getattr(new, field) else no, "new"), Span(".")]

    return say


def logo(old: Logo, new: Logo, was: Names, now: Names) -> Spans:
    """Another logo; what it looks like, words cannot say."""
    return [Span("The client’s logo was "), Span("exchanged for another", "new"), Span(".")]


def agreed(old: Scale, new: Scale, was: Names, now: Names) -> Spans:
    """The room settled on a stop, on another, or took it back."""
    of = Span(f" of {now.called(new)}", "of")
    if new.agreed is None:
        return [Span("The agreed position"), of, Span(" was taken back; it was "), Span(str(old.agreed), "old"),
                Span(".")]  # fmt: skip
    if old.agreed is None:
        return [Span("The room agreed on position "), Span(str(new.agreed), "new"), of, Span(_nearer(new)), Span(".")]
    pole = new.left if new.agreed < old.agreed else new.right
    closer = f", closer to “{shown(pole)}”" if pole.strip() else ""
    return [Span("The agreed position"), of, Span(" moved from "), Span(str(old.agreed), "old"), Span(" to "),
            Span(str(new.agreed), "new"), Span(f"{closer}.")]  # fmt: skip


def _nearer(scale: Scale) -> str:
    stop = scale.agreed if scale.agreed is not None else LAST_STOP // 2
    pole = scale.left if stop * 2 < LAST_STOP else scale.right if stop * 2 > LAST_STOP else ""
    return f", nearer to “{shown(pole)}”" if pole.strip() else ""


def rounds(old: Scale, new: Scale, was: Names, now: Names) -> Spans:
    """The room voted along a scale."""
    on = Span(f" on {now.called(new)}", "of")
    if len(new.rounds) < len(old.rounds):
        return [Span("A vote"), on, Span(" was taken out.")]
    if len(new.rounds) == len(old.rounds):
        return [Span("The votes"), on, Span(" were corrected.")]
    again = " again" if old.rounds else ""
    people = counted(sum(new.votes), "person", "people")
    return [Span(f"The room voted{again}"), on, Span(": "), Span(people, "new"), Span(".")]


def cry_votes(old: RallyingCry, new: RallyingCry, was: Names, now: Names) -> Spans:
    """The room voted on the rallying cry."""
    cry = f"“{shown(new.text)}”" if new.text.strip() else "a rallying cry without words"
    if len(new.votes) < len(old.votes):
        return [Span(f"A vote on {cry} was taken out.")]
    if len(new.votes) == len(old.votes):
        return [Span(f"The votes for {cry} were corrected.")]
    again = " again" if old.votes else ""
    return [Span(f"The room voted{again} on {cry}: "), Span(counted(new.votes[-1], "vote"), "new"), Span(".")]


def cry(old: Definition, new: Definition, was: Names, now: Names) -> Spans:
    """The room agreed on a rallying cry."""
    before, after = was.content.find(RallyingCry, old.cry), now.content.find(RallyingCry, new.cry)
    gone = quote(before.text if before is not None else "", "old")
    if after is None:
        return [Span("The room no longer agrees on the rallying cry "), *gone]
    if before is None:
        return [Span("The room agreed on the rallying cry "), *quote(after.text, "new")]
    return [
        Span("The room agreed on the rallying cry "),
        *quote(after.text, "new", end=""),
        Span(" instead of "),
        *gone,
    ]


def fists(old: Consent, new: Consent, was: Names, now: Names) -> Spans:
    """The room showed a fist of five, for the first time or again."""
    on = Span(f" on {now.of(new.subject)}", "of")
    if len(new.rounds) < len(old.rounds):
        return [Span("A fist of five"), on, Span(" was taken out.")]
    if len(new.rounds) == len(old.rounds):
        return [Span("The fist of five"), on, Span(" was corrected.")]
    return fist(new, now, " again" if old.rounds else "")


def indicator(when: str) -> Say:
    """The room scored where it stands, "before" or "after" the workshop."""

    def say(old: Indicator, new: Indicator, was: Names, now: Names) -> Spans:
        had, has = (old.before, new.before) if when == "before" else (old.after, new.after)
        on = [Span(f"The room’s score {when} the workshop"), Span(f" on {now.called(new)}", "of")]
        if not sum(had):
            return [*on, Span(" was taken: "), Span(counted(sum(has), "person", "people"), "new"), Span(".")]
        return [*on, Span(" was changed." if sum(has) else " was taken out.")]

    return say


def settles(old: TrialCase, new: TrialCase, was: Names, now: Names) -> Spans:
    """Whether a rule decides a case it was tried on."""
    case = f"the case “{shown(new.case)}”" if new.case.strip() else "a case without words"
    on = Span(f" of {now.of(new.dimension)}", "of")
    if new.settles is None:
        return [Span("It is open again whether the rule"), on, Span(f" decides {case}.")]
    return [Span("The rule"), on, Span(" "), Span("decides" if new.settles else "does not decide", "new"),
            Span(f" {case}.")]  # fmt: skip


def ruling(old: Collision, new: Collision, was: Names, now: Names) -> Spans:
    """Which imperative waits when two collide."""
    return text_change([Span(capital(now.called(new)))], old.ruling, new.ruling)


def barrier_teams(old: Barrier, new: Barrier, was: Names, now: Names) -> Spans:
    """Which teams a barrier stands in the way of."""
    more = [now.team(one) for one in new.teams if one not in old.teams]
    less = [was.team(one) for one in old.teams if one not in new.teams]
    spans = [Span(capital(now.called(new)))]
    if more:
        spans += [Span(" also affects " if len(more) < len(new.teams) else " affects "), Span(joined(more, 6), "new")]
    if less:
        spans += [Span(", no longer " if more else " no longer affects "), Span(joined(less, 6), "old")]
    if not more and not less:
        spans += [Span(" names the teams it affects in another order")]
    return [*spans, Span(".")]


def severity(old: Barrier, new: Barrier, was: Names, now: Names) -> Spans:
    """How heavy a barrier weighs."""
    about = [Span("The severity"), Span(f" of {now.called(new)}", "of")]
    return value_change(about, _of_five(old.severity), _of_five(new.severity))


def residual(old: Mitigation, new: Mitigation, was: Names, now: Names) -> Spans:
    """How heavy a barrier is expected to weigh afterwards."""
    about = [Span(f"The severity expected to remain after {now.called(new)}")]
    return value_change(about, _of_five(old.residual), _of_five(new.residual))


def _of_five(value: int | None) -> str:
    return "" if value is None else f"{value} of 5"


def state(old: Mitigation, new: Mitigation, was: Names, now: Names) -> Spans:
    """How far a mitigation is."""
    return [Span(f"{capital(now.called(new))} went from "), Span(enum_words(old.state), "old"), Span(" to "),
            Span(enum_words(new.state), "new"), Span(".")]  # fmt: skip


def owner(old: Mitigation, new: Mitigation, was: Names, now: Names) -> Spans:
    """Who answers for a mitigation; its barrier stands beside the sentence, so the mitigation is named."""
    return text_change([Span(f"The owner of {now.called(new)}")], old.owner, new.owner)


def reason(old: Record, new: Record, was: Names, now: Names) -> Spans:
    """Why an area holds no barrier."""
    about = [Span(f"The reason for finding no barrier in {area(new)}")]  # type: ignore[arg-type]
    return text_change(about, getattr(old, "reason", ""), getattr(new, "reason", ""))


def point_words(old: AcceptedPoint, new: AcceptedPoint, was: Names, now: Names) -> Spans:
    """The word with which an open point may stay open."""
    return text_change([Span(capital(now.called(new)))], old.words, new.words)


def point_by(old: AcceptedPoint, new: AcceptedPoint, was: Names, now: Names) -> Spans:
    """Who gave the word."""
    return value_change([Span(f"The name beside {now.called(new)}")], shown(old.by), shown(new.by))


def point(old: AcceptedPoint, new: AcceptedPoint, was: Names, now: Names) -> Spans:
    """A word was given to another point."""
    return [Span(f"The word given to {was.point(old.point)} was given to {now.point(new.point)} instead.")]
