"""What a room waits for at the sign-off: one signature, the check of a few and of many pages, the pages of all teams.

Processor seconds, because a key or a page takes long enough for others to get in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from benchmarks.document import lines_of, processor_seconds
from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import organisation
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.seal.certificates import Authority, Identity, fingerprint
from cxworkshop.documents.seal.signing import approve, seal
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import record_types, sealing
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.document import build
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff import commands as do

NOW = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
LEADERS = 3


def figures(quick: bool) -> list[Figure]:
    """The floors are the key alone, and a reader that takes out the words of every page."""
    with TemporaryDirectory() as folder:
        authority = Authority.create(Path(folder) / "keys", "bench")
    leader = authority.issue("Leader", "Kestrel Water & Heat", "Board")
    found: list[Figure] = []
    for scales in (6, 340):
        found += _checked(authority, leader, scales, 3 if quick else 7)
    return [*found, *_packs(2 if quick else 5)]


def _checked(authority: Authority, leader: Identity, scales: int, rounds: int) -> Iterator[Figure]:
    """A definition with so many scales on top of what a small organisation says, sealed and signed by everybody."""
    plain = sealing.unsigned(_frozen(scales).content, 1, fingerprint(authority.certificate))
    pages = len(lines_of(plain))
    document = seal(plain, leader)
    took = in_turns(
        rounds,
        sign=processor_seconds(partial(approve, document, 1, leader)),
        key=processor_seconds(partial(leader.key.sign, plain, padding.PKCS1v15(), hashes.SHA256())),
    )
    yield Figure("one signature, by pages", pages, took["sign"], None, "the key alone", took["key"])
    for number in range(LEADERS):
        document = approve(document, number + 1, leader)
    known = [("here", authority.certificate)]
    assert verify(document, trusted=known).ok
    took = in_turns(
        rounds,
        check=processor_seconds(partial(verify, document, trusted=known)),
        read=processor_seconds(partial(lines_of, document)),
    )
    name = f"checking {LEADERS + 1} signatures, by pages"
    yield Figure(name, pages, took["check"], None, "reading its words", took["read"])


def _frozen(scales: int) -> MemoryStore:
    store = MemoryStore(organisation(10))
    with store.step("Ask") as draft:
        for number in range(LEADERS):
            draft.add(Participant(id=f"leader-{number}", name=f"Leader {number}", role="Board", approver=True))
        for record in _scales(scales):
            draft.add(record)
    do.freeze_revision(store, record_types(), note="", author="A. Host", time=NOW, open_points=())
    return store


def _scales(count: int) -> Iterator[Record]:
    for number in range(count):
        scale = CultureDimension(
            id=f"culture-{number:08x}",
            left=f"Warm and informal, {number}",
            right="Calm and formal",
            rounds=((0, 1, 2, 4, 5, 3, 2, 1, 1, 0, 0),),
            agreed=4,
            rule="Everybody is greeted; nobody is told to wait without hearing until when.",
        )
        yield scale
        for example in range(3):
            yield Example(
                id=f"example-{number:08x}-{example}",
                dimension=scale.id,
                situation="A promised call",
                on="We ring at five, also when there is no news.",
                off="We ring as soon as there is something to tell.",
            )


def _packs(rounds: int) -> list[Figure]:
    small, large = organisation(40), organisation(300)
    took = in_turns(
        rounds,
        small=processor_seconds(partial(build, small, "team-pack")),
        large=processor_seconds(partial(build, large, "team-pack")),
    )
    return [
        Figure("the pages of all teams", 40, took["small"]),
        Figure("the pages of all teams grow", 300, took["large"], 1.1, "40 teams", took["small"], 300 / 40),
    ]
