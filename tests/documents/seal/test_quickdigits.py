"""Digits read in one go are what they are one by one, whatever stands among them."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic

from tests.documents.seal.quickdigits import in_one_go, one_by_one

parts = st.sampled_from([b"0", b"9", b"a", b"F", b"feff", b"d8", b" ", b"\n", b"\0", b">", b"<", b"g", b"%", b"\xff"])


def read(reader: object, data: bytes) -> object:
    stream = io.BytesIO(b"." + data)
    stream.seek(1)
    assert callable(reader)
    try:
        found = reader(stream)
    except Exception as wrong:
        return type(wrong), str(wrong), stream.tell()
    return type(found), found, stream.tell()


@given(st.lists(parts, max_size=40).map(lambda some: b"<" + b"".join(some)))
@example(b"<>")
@example(b"<0>0>")
@example(b"<feff0041>")
@example(b"<" + b"00" * 16_000 + b"> /Next")
@example(b"<" + b"0" * 70_001 + b" >")
def test_both_read_the_same_and_stop_at_the_same_place(data: bytes) -> None:
    assert read(in_one_go, data) == read(one_by_one, data)


def test_the_tests_beside_read_like_this() -> None:
    assert generic.read_hex_string_from_stream is in_one_go


@pytest.mark.parametrize("data", [b"<0g>", b"<00"])
def test_what_is_no_string_is_an_error(data: bytes) -> None:
    assert read(in_one_go, data)[0].__name__.startswith("Pdf")  # type: ignore[index]
