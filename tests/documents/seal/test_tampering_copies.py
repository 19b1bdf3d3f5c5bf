"""A sealed record, a team's page and the pack of all, changed in every way: each change is named, none breaks it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import pytest

from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import issuing
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from tests import sealed as made
from tests.documents.seal.test_tampering import CHANGES
from tests.documents.seal.test_verify import _append, _attachment, _content, _note, _page, bad, flips

COPIES: tuple[Kind, ...] = ("record", "team", "team-pack")
BROKEN = {
    "This is not what was signed.", "This file cannot be read as a signed document.", "Nobody has signed this file.",
}  # fmt: skip


def held(document: bytes, one: made.Finals | None = None) -> Report:
    return verify(document, workshop=HeldAgainst((one or made.little()).store.content, document))


def named(data: bytes) -> bool:
    """Whether the check says what is wrong, and says it of a file that is broken."""
    report = verify(data, trusted=[("here", made.authority().certificate)])
    nobody = report.verdict.startswith("Nobody has sealed this copy of")  # a bit can take the whole signature away
    return not report.ok and bool(report.bad) and (report.verdict in BROKEN or nobody)


@pytest.mark.parametrize(("kind", "count"), [("record", 160), ("team", 220), ("team-pack", 50)])
def test_a_single_bit_anywhere_is_named(kind: Kind, count: int) -> None:
    document = made.little().documents[kind]
    assert held(document).ok
    assert [place for place, data in flips(document, count, seed=count) if not named(data)] == []


@pytest.mark.parametrize(("kind", "count"), [("record", 20), ("team", 20)])
def test_a_single_bit_of_the_signature_itself_is_named(kind: Kind, count: int) -> None:
    document, chance = made.little().documents[kind], random.Random(count)
    (hole,) = (match.span() for match in re.finditer(rb"<[0-9a-fA-F]{4000,}>", document))
    for _ in range(count):
        changed = bytearray(document)
        changed[chance.randrange(*hole)] ^= 1 << chance.randrange(8)
        assert named(bytes(changed))


@pytest.mark.parametrize(("kind", "count"), [("record", 70), ("team", 70)])
def test_bytes_put_in_taken_out_and_moved_are_named(kind: Kind, count: int) -> None:
    document, chance = made.little().documents[kind], random.Random(20261124)
    for number in range(count):
        changed = bytearray(document)
        CHANGES[number % len(CHANGES)](changed, chance)
        assert bytes(changed) == document or named(bytes(changed)), number


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("change", [_page, _note, _attachment, _content])
def test_an_update_is_named(kind: Kind, change: Callable[..., None]) -> None:
    report = held(_append(made.little().documents[kind], change))
    assert report.verdict == "This is not what was signed."


def test_a_copy_whose_seal_was_cut_off_again_is_a_copy_that_nobody_sealed() -> None:
    for kind in COPIES:
        document = made.little().documents[kind]
        first = re.search(rb"%%EOF\r?\n?", document)
        assert first is not None
        report = held(document[: first.end()])
        assert bad(report) == {"unsigned"}
        assert report.verdict.startswith("Nobody has sealed this copy of ")


def test_the_parts_of_one_document_are_nothing_behind_another() -> None:
    documents = made.little().documents
    ends = {kind: [match.end() for match in re.finditer(rb"%%EOF\r?\n?", one)] for kind, one in documents.items()}
    for kind in COPIES:
        for other in documents:
            if kind != other:
                mixed = documents[kind][: ends[kind][0]] + documents[other][ends[other][0] :]
                assert not held(mixed).ok
                assert not held(documents[kind] + documents[other][ends[other][0] :]).ok
    first, second = documents["definition"], documents["record"]
    assert not held(first[: ends["definition"][1]] + second[ends["record"][0] :]).ok


@cache
def _later() -> made.Finals:
    """The same workshop gone on to a second revision, and the documents of that."""
    store = MemoryStore(made.little().store.content.snapshot())  # the others go on with theirs
    with store.step("Change") as draft:
        draft.change(draft.one(Workshop), title="One customer, and better")
    number, documents = made.freeze(store).number, {}
    for kind in COPIES:
        team = store.content.of(Team)[0].id if kind == "team" else None
        documents[kind] = issuing.issue(store.content, kind, number, made.authority(), team=team).pdf
    return made.Finals(store, made.authority(), documents)


@pytest.mark.parametrize("kind", COPIES)
def test_a_superseded_copy_passed_as_current_and_parts_of_two_revisions(kind: Kind) -> None:
    one = _later()
    old, new = made.little().documents[kind], one.documents[kind]
    assert held(new, one).ok
    report = held(old, one)
    assert bad(report) == {"superseded"}
    assert report.verdict.endswith("a later revision has taken its place.")
    (cut, _), (theirs, _) = ([match.end() for match in re.finditer(rb"%%EOF\r?\n?", data)] for data in (old, new))
    for mixed in (old[:cut] + new[theirs:], new[:theirs] + old[cut:]):
        assert not held(mixed, one).ok
        assert named(mixed)
