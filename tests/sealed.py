"""A small workshop whose revision was sealed and signed in earnest, made once: by which keys, and with which words."""

from __future__ import annotations

import dataclasses
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop import paths
from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.identity import KINDS
from cxworkshop.documents.seal.certificates import Authority, fingerprint
from cxworkshop.exchange.contentfile import read_content
from cxworkshop.stages import issuing, record_types, sealing
from cxworkshop.stages.prepare.records import Participant, Workshop
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.points import signed_document
from cxworkshop.stages.signoff.records import Decision, Revision
from cxworkshop.stages.teams.records import Group, Team

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.paper import PaperName

NOW = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
PASSPHRASE = "four quiet harbours"
INK = ((0.1, 0.5, 0.3, 0.2, 0.4, 0.8, 0.6, 0.3, 0.7, 0.6, 0.9, 0.5),)
WORDS = "We have not asked the crews on the outer islands. " * 20


@dataclasses.dataclass(frozen=True)
class SealedWorkshop:
    """The workshop, its revision, the keys, and the document in all its states."""

    store: MemoryStore
    revision: Revision
    authority: Authority
    unsigned: bytes
    sealed: bytes
    signed: bytes


def begun() -> MemoryStore:
    """Three approvers and a team, nothing frozen."""
    store = MemoryStore()
    with store.step("Begin") as draft:
        draft.add(Workshop(id="workshop", client="Kestrel Heat", title="One customer"))
        draft.add(Participant(id="participant-1", name="Ida Sørby", role="Chief executive", approver=True))
        draft.add(Participant(id="participant-2", name="Piero Manca", role="Finance", approver=True))
        draft.add(Participant(id="participant-3", name="Rosa Amsel", approver=True))
        draft.add(Participant(id="participant-4", name="Anna Falk", facilitator=True))
        draft.add(Team(id="team-1", name="Contact Centre", group=Group.CREATOR, sight="They hear us first."))
    return store


def freeze(store: MemoryStore, note: str = "For the board") -> Revision:
    """Freeze the next revision; nothing is open."""
    return do.freeze_revision(store, record_types(), note=note, author="Anna Falk", time=NOW, open_points=())


@cache
def authority() -> Authority:
    """The keys of the tests, made once."""
    with tempfile.TemporaryDirectory() as folder:
        return Authority.create(Path(folder) / "keys", PASSPHRASE)


def sign(store: MemoryStore, who: int | str, decision: Decision, words: str = "", ink: bool = True) -> None:
    """Let an approver, by number or id, sign the latest revision."""
    revision = store.content.of(Revision)[-1]
    strokes = INK if ink else ()
    approver = who if isinstance(who, str) else f"participant-{who}"
    decided = sealing.Decided(approver, decision, NOW, words, strokes)
    made = sealing.signed(store.content, revision.number, decided, authority())
    do.record_approval(
        store, revision.id, decided.approver, decision, time=NOW, words=words, signature=strokes, signed=made
    )


@cache
def sealed_workshop() -> SealedWorkshop:
    """Revision 1, sealed; one approves in ink, one has a reservation and types the name, one declines at length."""
    store = begun()
    revision = freeze(store)
    mark = fingerprint(authority().certificate)
    unsigned = sealing.unsigned(store.content, 1, mark)
    sealed = sealing.sealed(store.content, 1, authority())
    do.seal_revision(store, revision.id, sealed, mark)
    sign(store, 1, Decision.APPROVE)
    sign(store, 2, Decision.RESERVE, "Once the night desk is settled.", ink=False)
    sign(store, 3, Decision.DECLINE, WORDS)
    signed = signed_document(store.content, revision)
    assert signed is not None
    return SealedWorkshop(store, revision, authority(), unsigned, sealed, signed)


@dataclasses.dataclass(frozen=True)
class Finals:
    """A workshop with a signed revision, and its four documents as they are given out, by kind."""

    store: MemoryStore
    authority: Authority
    documents: dict[Kind, bytes]


def finals(store: MemoryStore, paper: PaperName = "A4") -> Finals:
    """Freeze, seal, let three approve, reserve and decline, and print everything; the team is the first there is."""
    number = freeze(store).number
    sealed = sealing.sealed(store.content, number, authority(), paper)
    do.seal_revision(store, store.content.of(Revision)[-1].id, sealed, fingerprint(authority().certificate))
    approvers = [person.id for person in store.content.of(Participant) if person.approver]
    sign(store, approvers[0], Decision.APPROVE)
    sign(store, approvers[1], Decision.RESERVE, "Once the night desk is settled.", ink=False)
    sign(store, approvers[2], Decision.DECLINE, WORDS)
    documents = {}
    for kind in KINDS:
        team = store.content.of(Team)[0].id if kind == "team" else None
        issued = issuing.issue(store.content, kind, number, authority(), team=team, paper=paper)
        assert not issued.lacking
        documents[kind] = issued.pdf
    return Finals(store, authority(), documents)


@cache
def sample() -> Finals:
    """The four documents of the sample workshop, some 150 pages."""
    return finals(MemoryStore(read_content(paths.resource("sample", "workshop.json"), record_types())))


@cache
def little() -> Finals:
    """The four documents of a workshop that has hardly begun, some 18 pages."""
    return finals(begun())
