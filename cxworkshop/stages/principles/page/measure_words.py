"""What a measure says of itself in a line or two: its values, who owns it, and what it still lacks."""

from __future__ import annotations

from datetime import date

from cxworkshop.core.words import date_words, joined, shown
from cxworkshop.stages.principles.number import plain_number
from cxworkshop.stages.principles.records import Better, Family, Measure, Scope

NAMELESS = "A measure without a name"
SCOPES = {
    Scope.BUSINESS: "Business",
    Scope.SEGMENT: "Segment",
    Scope.INTERACTION: "Interaction",
}
BETTER = {Better.HIGHER: "Higher", Better.LOWER: "Lower"}


def short_date(day: date) -> str:
    """A date in few letters: "30 Sep 2026"."""
    number, month, year = date_words(day).split()
    return f"{number} {month[:3]} {year}"


def values(measure: Measure) -> str:
    """From where to where: "71 % → 90 %"; "" while neither is said."""
    baseline, target = shown(measure.baseline), shown(measure.target)
    return f"{baseline or '–'} → {target or '–'}" if baseline or target else ""


def standing(measure: Measure) -> str:
    """Who owns it and when it is looked at again."""
    review = f"review {short_date(measure.next_review)}" if measure.next_review is not None else ""
    return " · ".join(part for part in (shown(measure.owner, 40), review) if part)


def lacking(measure: Measure, today: date) -> str:
    """What it lacks to be worked with, as P5 and P6 ask, in a few words; "" when nothing is."""
    parts = [
        word
        for word, there in (
            ("family", measure.family is not None),
            ("baseline", bool(measure.baseline.strip())),
            ("target", bool(measure.target.strip())),
            ("owner", bool(measure.owner.strip())),
            ("review date", measure.next_review is not None),
        )
        if not there
    ]
    missing = f"no {joined(parts, last='or')}" if parts else ""
    overdue = "review overdue" if measure.next_review is not None and measure.next_review < today else ""
    peers = "not anonymous" if measure.family is Family.INTERNAL and not measure.anonymous else ""
    return ", ".join(part for part in (missing, overdue, peers) if part)


def as_number(text: str) -> str:
    """The number that is read from a value, for a note beside its words; "" where it is the words, or is not plain."""
    number = plain_number(text)
    if number is None:
        return ""
    figure = f"{number:g}" if abs(number) < 1e6 else f"{number:,.0f}"
    return "" if figure == text.strip() else f"as a number: {figure}"
