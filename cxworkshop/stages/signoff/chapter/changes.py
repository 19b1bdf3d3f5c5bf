"""What the document prints of the changes between two revisions, by the chapter each belongs to."""

from __future__ import annotations

from cxworkshop.core.record import Record
from cxworkshop.documents.chapter import Context
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.prepare.records import Day, Logo, Participant, Workshop
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.signoff.changes import Change, compare
from cxworkshop.stages.teams.records import Need, Support, Team

CHAPTERS: tuple[tuple[str, tuple[type[Record], ...]], ...] = (
    ("The definition", (Definition, Imperative, Collision, RallyingCry, Dimension, TrialCase)),
    ("Principles", (Principle, Application)),
    ("Culture", (CultureDimension, Example)),
    ("Barriers", (Barrier, Mitigation, AreaAnswer)),
    ("Teams", (Team, Support, Need)),
    ("Measures", (Measure,)),
    ("The workshop", (Workshop, Logo, Day, Participant)),
)
_CHAPTER = {cls: chapter for chapter, types in CHAPTERS for cls in types}
_PLACES = {chapter: number for number, (chapter, _) in enumerate(CHAPTERS)}
_UNPRINTED = frozenset({"notes", "coming"})


def chapter_of(change: Change) -> str:
    """The chapter a change is listed under, "" for what the document does not print."""
    return "" if change.field in _UNPRINTED else _CHAPTER.get(change.record_type, "")


def changes_of(context: Context) -> list[Change]:
    """The changes since the revision before, in the order of the chapters, found once for the document."""
    previous = context.mark.previous
    if previous is None:
        return []

    def printed() -> list[Change]:
        every = [change for change in compare(previous.content, context.content) if chapter_of(change)]
        return sorted(every, key=lambda change: _PLACES[chapter_of(change)])

    return context.once("changes", lambda _content: printed())
