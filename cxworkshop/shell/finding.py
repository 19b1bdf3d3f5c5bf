"""What can be found: commands by their words, records by what they are called. Forgives one slip of the finger."""

from __future__ import annotations

import dataclasses
import heapq
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.stages.barriers.records import Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Dimension, Imperative, RallyingCry, TrialCase
from cxworkshop.stages.prepare.records import AgendaItem, Parked, Participant
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams.records import Group, Need, Team, team_labels

ENOUGH = 5  # with fewer exact finds, near misses are looked for too
KINDS = {None: "none", Group.CREATOR: "cust", Group.FRONTLINE: "front", Group.BACK_OFFICE: "back"}


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `icon` is a Phosphor name, or `kind` a sign of a kind of team; `run` goes there or does it."""

    group: str
    text: str
    run: Callable[[], object]
    icon: str = ""
    kind: str = ""
    key: str = ""
    more: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A record as it can be found."""

    group: str
    stage: str
    id: str
    text: str
    folded: str
    icon: str = ""
    kind: str = ""
    more: str = ""


def fold(text: str) -> str:
    """For comparing: no case, no accents."""
    text = text.casefold()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def near(typed: str, word: str) -> bool:
    """Whether `word` begins with `typed` but for one slip: a letter wrong, missing, too many, or two swapped."""
    size = len(typed)
    if size < 3 or word[:1] != typed[:1]:
        return False
    return any(_one_slip(typed, word[:length]) for length in (size, size + 1, size - 1))


def _one_slip(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    at = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or one[at:] == other[at + 1 :]
        or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
    )


def rank(folded: str, words: Sequence[str]) -> int | None:
    """How well a folded text fits what was typed, 0 best; None when it does not hold every word."""
    first = words[0]
    if not all(word in folded for word in words):
        return None
    if folded.startswith(first):
        return 0
    return 1 if f" {first}" in folded else 2


def entries(content: Content) -> list[Entry]:
    """Every record that has a name of its own, stage by stage; then what teams said, need and measure."""
    labels = team_labels(content)
    found: list[Entry] = []

    def add(group: str, stage: str, icon: str, records: Iterable[tuple[Record, str]]) -> None:
        for record, text in records:
            text = " ".join(text.split())
            if text:
                found.append(Entry(group, stage, record.id, text, fold(text), icon))

    for team in content.of(Team):
        text = labels[team.id]
        if text.strip():
            found.append(Entry("Teams", "teams", team.id, text, fold(text), kind=KINDS[team.group]))
    add("Principles", "principles", "compass", ((p, p.name or p.statement) for p in content.of(Principle)))
    add("Imperatives", "definition", "flag-banner", ((i, i.name or i.statement) for i in content.of(Imperative)))
    add("Rallying cries", "definition", "megaphone", ((c, c.text) for c in content.of(RallyingCry)))
    add("Dimensions", "definition", "arrows-horizontal", ((d, d.title) for d in content.of(Dimension)))
    add("Culture", "culture", "chat-text", ((d, d.title) for d in content.of(CultureDimension)))
    add("Culture", "culture", "quotes", ((e, e.situation or e.on or e.off) for e in content.of(Example)))
    add("Barriers", "barriers", "wall", ((b, b.name or b.description) for b in content.of(Barrier)))
    add("Mitigations", "barriers", "wrench", ((m, m.name or m.description) for m in content.of(Mitigation)))
    add("People", "prepare", "user", ((p, p.name) for p in content.of(Participant)))
    add("Agenda", "prepare", "clock", ((a, a.title) for a in content.of(AgendaItem)))
    add("Parking lot", "prepare", "car-simple", ((p, p.text) for p in content.of(Parked)))
    add("What it means", "principles", "chat-text", ((a, a.meaning or a.action) for a in content.of(Application)))
    add("Measures", "principles", "gauge", ((m, m.what) for m in content.of(Measure)))
    add("Needs", "teams", "hand-palm", ((n, n.what or n.why) for n in content.of(Need)))
    add("Trial cases", "definition", "scales", ((c, c.case) for c in content.of(TrialCase)))
    return found


class Index:
    """The entries of one state of the workshop, and the words they are made of."""

    def __init__(self, found: Sequence[Entry]) -> None:
        self.entries = found
        self._words: dict[str, list[int]] | None = None
        self._last: tuple[str, Sequence[int]] = ("", ())

    def find(self, typed: str, most: int) -> list[Entry]:
        """The entries that fit best, at most `most`; with nothing typed the first ones."""
        words = fold(typed).split()
        whole = " ".join(words)
        if not words:
            return list(self.entries[:most])
        # Who types on narrows what was found before.
        before, places = self._last
        if not before or not fold(typed).startswith(before):
            places = range(len(self.entries))
        # What is typed whole comes before what only begins so: “Product” before “Product Marketing”.
        ranked = [
            (r, self.entries[n].folded != whole, n)
            for n in places
            if (r := rank(self.entries[n].folded, words)) is not None
        ]
        self._last = (fold(typed), [n for *_, n in ranked])
        ranked = heapq.nsmallest(most, ranked) if most < len(ranked) else sorted(ranked)
        found = [n for *_, n in ranked]
        if len(found) < ENOUGH:
            found += [n for n in self._near(words) if n not in found][: most - len(found)]
        return [self.entries[n] for n in found]

    def _near(self, words: Sequence[str]) -> list[int]:
        """Places of entries in which every word occurs or nearly does."""
        known = self._vocabulary()
        common: set[int] | None = None
        for typed in words:
            places: set[int] = set()
            for word, where in known.items():
                if word.startswith(typed) or near(typed, word):
                    places.update(where)
            common = places if common is None else common & places
        return sorted(common or ())

    def _vocabulary(self) -> dict[str, list[int]]:
        if self._words is None:
            self._words = {}
            for place, one in enumerate(self.entries):
                for word in set(one.folded.split()):
                    self._words.setdefault(word, []).append(place)
        return self._words
