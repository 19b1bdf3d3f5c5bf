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
POINTS = 18  # of a letter
MOST_LETTERS = 7
TALL = "bdfhklt"


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
    letters = [one for one in name or "x" if not one.isspace()][:MOST_LETTERS]
    heights = [0.52 if one.isupper() else 0.4 if one in TALL else 0.2 for one in letters]
    loop, lean, begins = 0.03 + hand % 4 * 0.008, 0.06 + hand // 7 % 4 * 0.05, 3.4 + hand // 31 % 5 * 0.3
    stroke: list[float] = []
    count = len(heights) * POINTS
    for step in range(count + 1):
        part, at = step / max(count, 1), step / POINTS
        here = heights[min(int(at), len(heights) - 1)] * (1.0 - 0.4 * part)
        up = math.sin(at * math.tau + begins) * here
        x = 0.1 + 0.76 * part + math.cos(at * math.tau + begins) * loop + up * lean
        y = 0.62 - up - 0.1 * part
        stroke += [min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)]
    return [_smooth(stroke)]


def _smooth(stroke: list[float]) -> list[float]:
    """Without the corners where one letter goes over into the next."""
    near = range(-4, 5)
    xs, ys = stroke[::2], stroke[1::2]
    last = len(xs) - 1
    smooth: list[float] = []
    for at in range(last + 1):
        around = [min(max(at + step, 0), last) for step in near]
        smooth += [sum(line[one] for one in around) / len(around) for line in (xs, ys)]
    return smooth
