"""What a facilitator does with a fist of five on a principle, a rallying cry or a scale, and with who votes at all.

The thing the room is asked about is named by its id alone. No step says how many fingers: what undo shows may be read.
"""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.fist import FISTS
from cxworkshop.core.record import Record, new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import counted
from cxworkshop.stages.prepare.records import MOST_PEOPLE, Consent, Voting, consent_on

_ASKED = {
    "principle": "principle",
    "rallying_cry": "cry",
    "dimension": "dimension",
    "culture_dimension": "culture_dimension",
}


def show_fingers(store: MemoryStore, subject_id: str, fingers: int, *, fresh: bool) -> Consent:
    """Count one more person who shows 0 to 5 fingers, durable at once. `fresh` begins a new round with this person.

    Refused for more fingers, and for what a room is not asked about.
    """
    field = _field(store.now.get(subject_id))
    if not 0 <= fingers < FISTS:
        raise Refused("A fist of five has 0 to 5 fingers.", "Nothing was counted.")
    with store.step("Count a person’s fingers") as draft:
        known = _asked(store, subject_id)
        asked = known or draft.change(draft.add(Consent(id=new_id(Consent))), **{field: subject_id})
        earlier = asked.rounds if fresh else asked.rounds[:-1]
        counts = [0] * FISTS if fresh or not asked.rounds else list(asked.rounds[-1])
        counts[fingers] += 1
        return draft.change(asked, rounds=(*earlier, tuple(counts)))


def take_fingers_back(store: MemoryStore, subject_id: str, fingers: int) -> None:
    """Count one person less with so many fingers in the last round; what nobody voted on is not kept."""
    asked = _asked(store, subject_id)
    if asked is None or not asked.rounds or not 0 <= fingers < FISTS or not asked.rounds[-1][fingers]:
        raise Refused("There are no fingers to take back here.", "Nothing was changed.")
    counts = list(asked.rounds[-1])
    counts[fingers] -= 1
    rounds = (*asked.rounds[:-1], tuple(counts)) if any(counts) else asked.rounds[:-1]
    with store.step("Take a person’s fingers back") as draft:
        if rounds or asked.notes.strip():
            draft.change(asked, rounds=rounds)
        else:
            draft.remove(asked)


def fists_on(content: Content, subject_id: str) -> tuple[tuple[int, ...], ...]:
    """The rounds on a record, oldest first, six counts each; empty while there was none."""
    asked = consent_on(content, subject_id)
    return asked.rounds if asked is not None else ()


def set_voters(store: MemoryStore, people: int | None) -> Voting:
    """Say how many people vote, 1 to 999; None: everybody who comes. Refused outside."""
    if people is not None and not 1 <= people <= MOST_PEOPLE:
        raise Refused(f"1 to {MOST_PEOPLE} people can vote.", "Nothing was changed.")
    label = f"Let {counted(people, 'person', 'people')} vote" if people is not None else "Let everybody who comes vote"
    with store.step(label) as draft:
        return draft.change(draft.one(Voting), people=people)


def _asked(store: MemoryStore, subject_id: str) -> Consent | None:
    return next((one for one in store.now.of(Consent) if one.subject == subject_id), None)


def _field(asked: Record | None) -> str:
    field = _ASKED.get(asked.TABLE) if asked is not None else None
    if field is None:
        raise Refused("What the room is asked about is no longer there.", "Nothing was changed.")
    return field
