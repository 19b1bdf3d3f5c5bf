"""What people do at the end of the sample workshop: a word for all that stays open, and everybody's signature."""

from __future__ import annotations

import math
import zlib
from datetime import datetime
from pathlib import Path

from cxworkshop.core.errors import Refused
from cxworkshop.stages import open_points, record_types

WORD = "Stays open until the follow-up; the owner of the team brings it there."
RESERVATION = "Once the night desk has its second seat."
POINTS = 90  # of a stroke


def word_all(workshop: str) -> None:
    """Give every open point that has none its word, by the facilitator."""
    from cxworkshop.stages.prepare.records import Participant
    from cxworkshop.stages.signoff.commands import accept_points
    from cxworkshop.stages.signoff.points import without_a_word
    from cxworkshop.storage.store import Store

    with Store.open(Path(workshop), record_types()) as store:
        content = store.content
        host = next((person.name for person in content.of(Participant) if person.facilitator), "")
        silent = without_a_word(content, open_points(content, datetime.now().astimezone().date()))
        accept_points(store, [point.key for point in silent], WORD, host)
        store.publish()


def sign_all(workshop: str) -> int:
    """Let every approver sign the latest revision, the second with a reservation; returns its number."""
    from cxworkshop.stages.issuing import authority_here
    from cxworkshop.stages.prepare.records import Participant
    from cxworkshop.stages.sealing import Decided, signed
    from cxworkshop.stages.signoff.commands import record_approval
    from cxworkshop.stages.signoff.points import latest
    from cxworkshop.stages.signoff.records import Decision
    from cxworkshop.storage.store import Store

    authority = authority_here()
    with Store.open(Path(workshop), record_types()) as store:
        revision = latest(store.content)
        if revision is None:
            raise Refused("Nothing was frozen.", "Nothing was signed.")
        people = [person for person in store.content.of(Participant) if person.approver]
        for place, person in enumerate(people):
            reserved = place == 1
            decision, words = (Decision.RESERVE, RESERVATION) if reserved else (Decision.APPROVE, "")
            time, ink = datetime.now().astimezone().replace(microsecond=0), _ink(person.name)
            decided = Decided(person.id, decision, time, words, ink)
            made = signed(store.content, revision.number, decided, authority)
            record_approval(store, revision.id, person.id, decision, time=time, words=words, signature=ink, signed=made)
            print(f"{person.name}, {person.role}: {decision.label}.")
        store.publish()
        return revision.number


def _ink(name: str) -> list[list[float]]:
    """A hand's line, another one for each name: x and y alternating, 0.0 to 1.0 of the field."""
    hand = zlib.crc32(name.encode())
    turns, high, loop = 3.5 + hand % 5 * 0.7, 0.12 + hand // 5 % 4 * 0.03, 0.02 + hand // 23 % 4 * 0.015
    beat, begins = 1.3 + hand // 101 % 6 * 0.4, hand // 607 % 7 * 0.9
    stroke: list[float] = []
    for step in range(POINTS + 1):
        part = step / POINTS
        letter = 1.9 if part < 0.16 else 1.0 - 0.55 * part  # the first one is large, the end runs out
        angle = part * turns * math.tau + begins
        x = 0.1 + 0.78 * part + math.cos(angle) * loop
        y = 0.52 - math.sin(angle) * high * letter * (0.7 + 0.3 * math.sin(part * beat * math.tau + begins))
        stroke += [min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)]
    return [stroke]
