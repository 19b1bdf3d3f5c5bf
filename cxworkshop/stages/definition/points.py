"""What is open about the three levels of the definition: rules D1 to D3."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.words import joined, shown
from cxworkshop.stages.definition.records import (
    STOPS,
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.scales import scale_name

RULES = (
    Rule("D1", "definition", "{n} point about the levels", "{n} points about the levels", "list-numbers", "S2"),
    Rule("D2", "definition", "{n} point about the cry", "{n} points about the cry", "megaphone", "S2"),
    Rule("D3", "definition", "{n} point about scales", "{n} points about scales", "arrows-left-right", "S2"),
)

LONGEST_CRY = 35  # words
MIDDLE = STOPS // 2

# Whom a rallying cry can mean by its customer. "People", "everyone" and "nobody" are not among them: they may just as
# well be the staff, and a cry that leaves that open is what the rule is there to find.
_CUSTOMERS = frozenset(
    (
        *("customer", "client", "consumer", "buyer", "shopper", "subscriber", "user", "visitor", "guest"),
        *("passenger", "traveller", "traveler", "patient", "resident", "tenant", "household", "citizen"),
        *("taxpayer", "member", "policyholder", "insured", "donor", "student", "pupil", "learner", "reader"),
    )
)


def points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """What is open, level by level. The day plays no part here."""
    return [*_levels(content), *_cry(content), *_dimensions(content)]


def progress(content: Content) -> Progress:
    """How many of the three levels are complete: customer focus named, a cry agreed, every dimension settled."""
    levels = (
        any(imperative.customer_focus for imperative in _imperatives(content)),
        agreed_cry(content) is not None,
        bool(content.count(Dimension)) and not any(True for _ in _dimensions(content, settled_in_the_middle=True)),
    )
    started = any(content.count(cls) for cls in (Definition, Imperative, Collision, RallyingCry, Dimension, TrialCase))
    return Progress(sum(levels), 3, f"{sum(levels)} of 3 levels" if started else "Not started")


def agreed_cry(content: Content) -> RallyingCry | None:
    """The rallying cry the room agreed on, None while there is none or while it has no words."""
    cry = content.find(RallyingCry, content.one(Definition).cry)
    return cry if cry is not None and cry.text.strip() else None


def word_count(text: str) -> int:
    """How many words a text has; what holds no letter and no digit is no word."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def names_a_customer(text: str) -> bool:
    """Whether a text names the customer by one of the common words, in singular, plural or possessive."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return any(word in words or f"{word}s" in words for word in _CUSTOMERS)


def _imperatives(content: Content) -> list[Imperative]:
    return [one for one in content.of(Imperative) if one.name.strip() or one.statement.strip()]


def _point(rule: str, sentence: str, where: str = "", detail: str = "") -> OpenPoint:
    return OpenPoint(rule, "definition", sentence, where, detail)


def _levels(content: Content) -> Iterable[OpenPoint]:
    """D1: a level that is missing, or a first level without the customer."""
    imperatives = _imperatives(content)
    if not imperatives:
        yield _point("D1", "Level 1 is missing: no imperative is named.", detail="imperatives")
    elif not any(imperative.customer_focus for imperative in imperatives):
        yield _point("D1", "Customer focus is not among the imperatives.", detail="customer-focus")
    if agreed_cry(content) is None:
        yield _point("D1", "Level 2 is missing: no rallying cry is agreed.", detail="cry")
    if not content.count(Dimension):
        yield _point("D1", "Level 3 is missing: there is no dimension to take a position on.", detail="dimensions")


def _cry(content: Content) -> Iterable[OpenPoint]:
    """D2: only the cry that is agreed has to hold; candidates may be anything."""
    cry = agreed_cry(content)
    if cry is None:
        return
    words = word_count(cry.text)
    if words > LONGEST_CRY:
        sentence = f"The rallying cry has {words:,} words; more than {LONGEST_CRY} are hard to remember."
        yield _point("D2", sentence, cry.id, "length")
    if not names_a_customer(cry.text):
        yield _point("D2", f"The rallying cry names no customer: “{shown(cry.text)}”", cry.id, "customer")


def _dimensions(content: Content, *, settled_in_the_middle: bool = False) -> Iterable[OpenPoint]:
    """D3: dimensions without a position or a rule, and (unless told to let it pass) those exactly in the middle."""
    for number, dimension in enumerate(content.of(Dimension), start=1):
        name = scale_name(dimension, f"Dimension {number}")
        lacking = ["no agreed position"] * (dimension.agreed is None) + ["no decision rule"] * (
            not dimension.rule.strip()
        )
        if lacking:
            yield _point("D3", f"{name} has {joined(lacking)}.", dimension.id)
        if dimension.agreed == MIDDLE and not settled_in_the_middle:
            sentence = f"{name} sits exactly in the middle, which decides nothing."
            yield _point("D3", sentence, dimension.id, "middle")
