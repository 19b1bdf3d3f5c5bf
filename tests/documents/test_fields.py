"""The places where a revision is signed: tagged, named, locked by their own signature, and sound when it is there."""

from __future__ import annotations

import dataclasses
import io
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cxworkshop.documents.book import build_document
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.field import APPROVAL_FIELD, SEAL_FIELD
from cxworkshop.documents.seal import signing
from cxworkshop.documents.seal.certificates import Authority
from tests.documents import factory
from tests.documents.checking import faults_of
from tests.documents.outline import Node, outline
from tests.documents.reading import built, faults, page_words


@cache
def waiting() -> bytes:
    """A revision that three people are asked to sign, and none has."""
    mark = dataclasses.replace(factory.revision(), approvals=())
    return build_document(factory.full(), "definition", factory.chapters(), mark)


def _fields(pdf: pikepdf.Pdf) -> dict[str, Any]:
    fields: Any = pdf.Root.AcroForm.Fields
    return {str(field.T): field for field in fields}


def test_there_is_a_field_for_the_seal_and_for_each_approver() -> None:
    with pikepdf.open(io.BytesIO(waiting())) as pdf:
        fields = _fields(pdf)
        assert list(fields) == ["approval_01", "approval_02", "approval_03", "certified_by_workshop"]
        assert str(fields["approval_02"].TU) == "Signature of Tunde Okafor, Operations"
        for name, field in fields.items():
            assert field.FT == "/Sig"
            assert int(field.F) == 4
            assert [str(one) for one in field.Lock.Fields] == [name]
            assert field.P.objgen == pdf.pages[-1].obj.objgen
        assert [float(edge) for edge in fields["certified_by_workshop"].Rect] == [0, 0, 0, 0]


def test_the_names_are_those_the_seal_looks_for() -> None:
    assert SEAL_FIELD == signing.SEAL_FIELD
    assert APPROVAL_FIELD == signing.APPROVAL_FIELD


def test_each_field_is_heard_after_the_name_of_its_person() -> None:
    approval = outline(waiting()).only("Sect")[-1]
    roles = [kid.role for kid in approval.kids if isinstance(kid, Node)]
    assert roles[2:8] == ["H2", "Form", "H2", "Form", "H2", "Form"]
    with pikepdf.open(io.BytesIO(waiting())) as pdf:
        forms: list[Any] = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Form"
        ]
        assert len(forms) == 4
        # An array here would count as a change of the structure once the field is signed.
        assert all(isinstance(form.K, pikepdf.Dictionary) and form.K.Type == "/OBJR" for form in forms)


def test_it_says_that_it_is_not_signed_only_until_it_is() -> None:
    with pikepdf.open(io.BytesIO(waiting())) as pdf:
        seen = _fields(pdf)["approval_01"].AP.N
        assert b"TJ" in seen.read_bytes()
        assert "/Font" in seen.Resources
    assert "Not signed" not in page_words(waiting())[-1]


def test_a_draft_has_no_fields_and_who_has_decided_needs_none() -> None:
    with pikepdf.open(io.BytesIO(built("full", draft=True))) as pdf:
        assert "/AcroForm" not in pdf.Root
    with pikepdf.open(io.BytesIO(built("full"))) as pdf:
        assert list(_fields(pdf)) == ["approval_03", "certified_by_workshop"]


def test_twenty_fields_stay_on_their_pages() -> None:
    people = tuple((f"Approver {number}", factory.LONG_NAME if number == 7 else "Board") for number in range(20))
    mark = dataclasses.replace(factory.revision(), approvals=(), approvers=people)
    document = build_document(factory.full(), "definition", factory.chapters(), mark)
    assert faults(document) == []
    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert len(_fields(pdf)) == 21
        assert {int(pdf.pages.index(pikepdf.Page(field.P))) for field in _fields(pdf).values()} == {15, 16, 17, 18}


def _stamp() -> bytes:
    canvas = BookCanvas((229.5, 157.0), tagged=False)
    canvas.say(8.0, 92.0, "Lena Varga", "CxVoiceText-Regular", 18, "#1B2C6B")
    canvas.showPage()
    return canvas.finish()


@pytest.fixture(scope="module")
def sealed_and_signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    authority = Authority.create(tmp_path_factory.mktemp("keys"), "four quiet harbours")
    sealed = signing.seal(waiting(), authority.issue("Workshop", "Saltmarsh Ferries & Buses"))
    leader = authority.issue("Lena Varga", "Saltmarsh Ferries & Buses", "Managing director")
    return sealed, signing.approve(sealed, 1, leader, _stamp(), reason="approve")


def test_sealed_and_signed_it_still_conforms(sealed_and_signed: tuple[bytes, bytes], tmp_path: Path) -> None:
    sealed, signed = sealed_and_signed
    assert signed.startswith(sealed)
    assert sealed.startswith(waiting())
    assert faults_of(sealed, "ua1") == []
    assert faults_of(sealed, "3a") == []
    assert faults_of(signed, "ua1") == []
    # The checker wants each signature to cover the whole file, which only the last of several can.
    assert [fault for fault in faults_of(signed, "3a") if "BYTERANGE" not in fault] == []
    assert outline(signed).words == outline(waiting()).words
