"""What a document says that it is: read back as it was written, and nothing else is taken for it."""

from __future__ import annotations

import io
from typing import get_args

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.documents import chapter, identity, paper
from cxworkshop.documents.identity import Identity, read_identity
from tests.documents import factory
from tests.documents.reading import built


def test_the_kinds_and_papers_are_those_of_the_documents() -> None:
    assert get_args(chapter.Kind) == identity.KINDS
    assert tuple(paper.PAPERS) == identity.PAPERS


@given(
    st.sampled_from(identity.KINDS),
    st.integers(1, 10**8),
    st.booleans(),
    st.from_regex(r"[a-z][a-z0-9_-]{0,63}", fullmatch=True) | st.just(""),
    st.sampled_from(identity.PAPERS),
    st.integers(0, 500),
)
def test_it_is_read_as_it_was_written(
    kind: chapter.Kind, number: int, draft: bool, team: str, sheet: paper.PaperName, decisions: int
) -> None:
    one = Identity(kind, number, draft, team, sheet, 0 if draft else decisions)
    assert read_identity(one.line()) == one


@pytest.mark.parametrize(
    "line",
    [
        "",
        "record?revision=1&paper=A4",
        "cxworkshop:",
        "cxworkshop:novel?revision=1&paper=A4",
        "cxworkshop:record?revision=1&paper=A3",
        "cxworkshop:record?revision=-1&paper=A4",
        "cxworkshop:record?revision=1&paper=A4&decisions=many",
        "cxworkshop:record?paper=A4",
        "cxworkshop:record?revision=1&paper=A4&team=" + "x" * 1000,
    ],
)
def test_anything_else_is_none_of_ours(line: str) -> None:
    assert read_identity(line) is None


@given(st.text(max_size=200))
def test_no_line_whatever_makes_it_fail(line: str) -> None:
    read_identity(line)
    read_identity(f"cxworkshop:record?{line}")


def test_a_document_carries_it_in_its_metadata() -> None:
    with pikepdf.open(io.BytesIO(built("full", "record", "Letter"))) as pdf:
        said = str(pdf.open_metadata()["dc:identifier"])
    assert read_identity(said) == Identity("record", factory.revision().number, paper="Letter")
    with pikepdf.open(io.BytesIO(built("full", draft=True))) as pdf:
        assert "draft=" in str(pdf.open_metadata()["dc:identifier"])


def test_each_is_called_as_people_call_it() -> None:
    said = [Identity(kind, 3).words("revision 3", "Billing") for kind in identity.KINDS]
    assert said == [
        "revision 3",
        "the full record of revision 3",
        "the page of “Billing” in revision 3",
        "the pack of team pages of revision 3",
    ]
    assert Identity("team", 3).words("revision 3") == "the page of a team without a name in revision 3"
