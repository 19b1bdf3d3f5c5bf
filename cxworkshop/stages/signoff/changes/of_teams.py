"""Sentences of their own for what concerns teams: where they stand, whom they support, what they say and measure."""

from __future__ import annotations

from cxworkshop.core.rewording import Span
from cxworkshop.core.words import joined, shown
from cxworkshop.stages.principles.records import Application, Measure
from cxworkshop.stages.signoff.changes.names import Names, capital
from cxworkshop.stages.signoff.changes.said import text_change, value_change
from cxworkshop.stages.signoff.changes.values import GROUPS, enum_words
from cxworkshop.stages.teams.records import Need, Support, Team

Spans = list[Span]


def group(old: Team, new: Team, was: Names, now: Names) -> Spans:
    """A team was placed, moved, or taken out of its kind."""
    team = capital(now.team(new.id))
    if old.group is None:
        kind = GROUPS[new.group] if new.group is not None else ""
        return [Span(f"{team} was placed in "), Span(kind, "new"), Span(".")]
    if new.group is None:
        return [Span(f"{team} was taken out of "), Span(GROUPS[old.group], "old"), Span(" and is not placed.")]
    return [Span(f"{team} moved from "), Span(GROUPS[old.group], "old"), Span(" to "), Span(GROUPS[new.group], "new"),
            Span(".")]  # fmt: skip


def name(old: Team, new: Team, was: Names, now: Names) -> Spans:
    """A team is called otherwise."""
    return [Span(capital(was.team(old.id)), "old"), Span(" is now called "), Span(now.team(new.id), "new"), Span(".")]


def parent(old: Team, new: Team, was: Names, now: Names) -> Spans:
    """A team belongs to another, or to none."""
    team = capital(now.team(new.id))
    if old.parent is None:
        return [Span(f"{team} now belongs to "), Span(now.of(new.parent), "new"), Span(".")]
    if new.parent is None:
        return [Span(f"{team} no longer belongs to "), Span(was.of(old.parent), "old"), Span(".")]
    return [Span(f"{team} moved from "), Span(was.of(old.parent), "old"), Span(" to "),
            Span(now.of(new.parent), "new"), Span(".")]  # fmt: skip


def headcount(old: Team, new: Team, was: Names, now: Names) -> Spans:
    """How many people; not known is not none."""
    about = [Span("The number of people"), Span(f" in {now.team(new.id)}", "of")]
    before = f"{old.headcount:,g}" if old.headcount is not None else ""
    return value_change(about, before, f"{new.headcount:,g}" if new.headcount is not None else "")


def touch(old: Team, new: Team, was: Names, now: Names) -> Spans:
    """How often the customer meets the team."""
    about = [Span(f"How often the customer sees, hears or speaks to {now.team(new.id)}")]
    before = f"“{enum_words(old.touch)}”" if old.touch is not None else ""
    return value_change(about, before, f"“{enum_words(new.touch)}”" if new.touch is not None else "")


def channels(old: Team, new: Team, was: Names, now: Names) -> Spans:
    """By which ways the team meets customers."""
    team = capital(now.team(new.id))
    more = joined([one for one in new.channels if one not in old.channels], 8)
    less = joined([one for one in old.channels if one not in new.channels], 8)
    if more and less:
        return [Span(f"{team} meets customers by "), Span(more, "new"), Span(", no longer by "), Span(less, "old"),
                Span(".")]  # fmt: skip
    if more:
        link = "also meets customers by" if old.channels else "meets customers by"
        return [Span(f"{team} {link} "), Span(more, "new"), Span(".")]
    if less:
        return [Span(f"{team} no longer meets customers by "), Span(less, "old"), Span(".")]
    return [Span(f"{team} names its channels in another order.")]


def support(old: Support, new: Support, was: Names, now: Names) -> Spans:
    """A link joins other teams, as when two teams turned out to be one."""
    return [Span(f"{capital(now.team(new.team))} supports "), Span(now.team(new.supported), "new"),
            Span(f"; before, {was.team(old.team)} supported "), Span(was.team(old.supported), "old"),
            Span(".")]  # fmt: skip


def need_team(old: Need, new: Need, was: Names, now: Names) -> Spans:
    """Another team is to serve a need."""
    return [Span(f"{_need(new)} is now needed from "), Span(now.team(new.team), "new"), Span(", no longer from "),
            Span(was.team(old.team), "old"), Span(".")]  # fmt: skip


def need_customer(old: Need, new: Need, was: Names, now: Names) -> Spans:
    """Another internal customer has the need, or nobody is named for it."""
    need = f"{_need(new)} from {now.team(new.team)}"
    if old.customer is None:
        return [Span(f"{need} is needed by "), Span(now.team(new.customer), "new"), Span(".")]
    if new.customer is None:
        return [Span(f"{need} is no longer said to be needed by "), Span(was.of(old.customer), "old"), Span(".")]
    return [Span(f"{need} is needed by "), Span(now.team(new.customer), "new"), Span(", no longer by "),
            Span(was.of(old.customer), "old"), Span(".")]  # fmt: skip


def need_priority(old: Need, new: Need, was: Names, now: Names) -> Spans:
    """How much depends on a need."""
    about = [Span(f"The priority of {now.called(new)}"), Span(f" from {now.team(new.team)}", "of")]
    before = enum_words(old.priority) if old.priority is not None else ""
    return value_change(about, before, enum_words(new.priority) if new.priority is not None else "")


def _need(need: Need) -> str:
    return f"“{shown(need.what)}”" if need.what.strip() else "A need without words"


def meaning_words(one: Application, names: Names) -> str:
    """What `meaning` holds, at the beginning of a sentence."""
    return f"What {names.quoted(one.principle)} means for {names.team(one.team)}"


def action_words(one: Application, names: Names) -> str:
    """What `action` holds, at the beginning of a sentence."""
    return f"What {names.team(one.team)} does for {names.quoted(one.principle)}"


def meaning(old: Application, new: Application, was: Names, now: Names) -> Spans:
    """What a principle means for a team."""
    return text_change([Span(meaning_words(new, now))], old.meaning, new.meaning)


def action(old: Application, new: Application, was: Names, now: Names) -> Spans:
    """What a team does for a principle."""
    return text_change([Span(action_words(new, now))], old.action, new.action)


def anonymous(old: Measure, new: Measure, was: Names, now: Names) -> Spans:
    """Whether peers are asked without their names."""
    state = "is gathered anonymously" if new.anonymous else "is not gathered anonymously"
    state = "no longer says whether it is gathered anonymously" if new.anonymous is None else state
    return [Span(capital(now.called(new))), Span(f" of {now.team(new.team)}", "of"), Span(" "), Span(state, "new"),
            Span(".")]  # fmt: skip
