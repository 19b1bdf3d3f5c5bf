"""Two thousand ways to change a sealed document, every one named, and none making the check fail: here the definition,
small and in earnest, beside it in test_verify.py and test_tampering_copies.py."""

from __future__ import annotations

import io
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.seal.certificates import Authority, fingerprint
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import sealing
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.points import signed_document
from cxworkshop.stages.signoff.records import Decision
from tests import sealed as made
from tests.documents.seal.conftest import Signed
from tests.documents.seal.test_verify import _append, _attachment, _content, _note, _page, _unsigned, bad, flips

CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    lambda data, chance: data.insert(chance.randrange(len(data)), chance.randrange(256)),
    lambda data, chance: data.__delitem__(chance.randrange(len(data))),
    lambda data, chance: data.extend(chance.randbytes(chance.randrange(1, 40))),
    lambda data, chance: data.__delitem__(slice(-chance.randrange(1, 3000), None)),
    lambda data, chance: data.reverse(),
    lambda data, chance: data.__setitem__(chance.randrange(len(data)), chance.randrange(256)),
    lambda data, chance: data.extend(data[chance.randrange(len(data)) :]),
)


def test_seven_hundred_single_bits_under_a_seal(signed: Signed) -> None:
    passed = [place for place, data in flips(signed.sealed, 700, seed=5) if verify(data, trusted=signed.known).ok]
    assert passed == []


def test_four_hundred_bytes_put_in_taken_out_and_moved(signed: Signed) -> None:
    chance = random.Random(20261123)
    passed = []
    for number in range(400):
        changed = bytearray(signed.sealed)
        CHANGES[number % len(CHANGES)](changed, chance)
        if bytes(changed) != signed.sealed and verify(bytes(changed), trusted=signed.known).ok:
            passed.append(number)
    assert passed == []


# -- a document in earnest ---------------------------------------------------------------------------------------------


def _held(document: bytes, store: MemoryStore | None = None) -> Report:
    content = (store or made.sealed_workshop().store).content
    return verify(document, workshop=HeldAgainst(content, document))


def _anywhere(document: bytes) -> Iterator[bytes]:
    yield from (data for _, data in flips(document, 40, seed=11))
    chance = random.Random(12)
    holes = [match.span() for match in re.finditer(rb"<[0-9a-fA-F]{4000,}>", document)]
    for _ in range(20):
        changed = bytearray(document)
        changed[chance.randrange(*chance.choice(holes))] ^= 1 << chance.randrange(8)
        yield bytes(changed)


def test_a_single_bit_of_a_document_that_three_leaders_signed() -> None:
    one = made.sealed_workshop()
    trusted = [("here", one.authority.certificate)]
    assert verify(one.signed, trusted=trusted).ok
    assert not [n for n, data in enumerate(_anywhere(one.signed)) if verify(data, trusted=trusted).ok]


@pytest.mark.parametrize("change", [_page, _note, _attachment, _unsigned, _content])
def test_an_update_of_it_is_named(change: Callable[..., None]) -> None:
    report = _held(_append(made.sealed_workshop().signed, change))
    assert report.verdict == "This is not what was signed."


def test_what_the_approvers_added_cannot_be_taken_out_or_moved() -> None:
    one = made.sealed_workshop()
    ends = [match.end() for match in re.finditer(rb"%%EOF\r?\n?", one.signed)]
    parts = [one.signed[start:end] for start, end in zip([0, *ends], ends, strict=False) if end > len(one.sealed)]
    assert len(parts) == 3
    first, second, third = parts
    for document in (
        one.sealed + second,
        one.sealed + third,
        one.sealed + first + third,
        one.sealed + second + first + third,
        one.sealed + first + first,
        one.unsigned + first,
    ):
        assert not _held(document).ok
    assert bad(_held(one.sealed + first)) == {"missing"}
    assert (
        _held(one.sealed + first).verdict == "This is revision 1, as it was signed, but not every signature is in it."
    )
    assert bad(_held(one.unsigned)) == {"unsigned"}


def _two_revisions() -> tuple[MemoryStore, bytes, bytes]:
    """A workshop whose revision 1 was signed and then followed by revision 2."""
    store, documents = made.begun(), []
    mark = fingerprint(made.authority().certificate)
    for number in (1, 2):
        with store.step("Change") as draft:
            draft.change(draft.one(Workshop), title=f"One customer, take {number}")
        revision = made.freeze(store)
        do.seal_revision(store, revision.id, sealing.sealed(store.content, number, made.authority()), mark)
        made.sign(store, 1, Decision.APPROVE)
        document = signed_document(store.content, revision)
        assert document is not None
        documents.append(document)
    return store, documents[0], documents[1]


def test_a_superseded_file_passed_as_current_and_parts_of_two_revisions() -> None:
    store, first, second = _two_revisions()
    assert _held(second, store).ok
    old = _held(first, store)
    assert bad(old) == {"superseded"}
    assert old.verdict == "This is revision 1, as it was signed; a later revision has taken its place."
    assert bad(_held(second)) >= {"unknown"}
    ends = [[match.end() for match in re.finditer(rb"%%EOF\r?\n?", one)] for one in (first, second)]
    here, there = ends
    for one, other, cuts, theirs in ((first, second, here, there), (second, first, there, here)):
        for cut, their in zip(cuts[-3:-1], theirs[-3:-1], strict=True):
            mixed = one[:cut] + other[their:]
            assert not _held(mixed, store).ok
            assert not verify(mixed, trusted=[("here", made.authority().certificate)]).ok


def test_the_seal_of_another_laptop_is_not_the_workshops() -> None:
    from cxworkshop.documents.seal.signing import seal

    one = made.sealed_workshop()
    forged = seal(one.unsigned, _stranger().issue("Workshop, revision 1", "Kestrel Heat"))
    report = _held(forged)
    assert "stranger" in bad(report)
    assert io.BytesIO(forged).read(len(one.unsigned)) == one.unsigned


def _stranger() -> Authority:
    with tempfile.TemporaryDirectory() as folder:
        return Authority.create(Path(folder) / "keys", "x")
