"""What goes between two processes: what came is taken only within its limits."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from cxworkshop.apart import pieces


def sent(values: Any, body: bytes = b"") -> io.BytesIO:
    out = io.BytesIO()
    pieces.write(out, pieces.ANSWER, values, body)
    out.seek(0)
    return out


def test_a_piece_comes_over_as_it_is() -> None:
    stream = sent({"sizes": [[595.0, 842.0]], "said": "a, b"}, b"pixels")
    assert pieces.read(stream, lambda: 1000) == (pieces.ANSWER, {"sizes": [[595.0, 842.0]], "said": "a, b"}, b"pixels")
    assert pieces.read(stream) is None


def test_more_bytes_than_were_asked_for_are_not_read() -> None:
    with pytest.raises(ValueError, match="more than was asked"):
        pieces.read(sent(None, bytes(1001)), lambda: 1000)


@pytest.mark.parametrize("values", [[[]] * 400, [0] * 1200, [{}] * 600], ids=["lists", "numbers", "names"])
def test_values_without_end_are_never_made(values: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """In few bytes there may be many times as many once they are read."""
    stream = sent(values)
    monkeypatch.setattr(pieces, "MOST_VALUES", 600)
    monkeypatch.setattr(json, "loads", lambda _told: pytest.fail("they were made"))
    with pytest.raises(ValueError, match="more than anybody"):
        pieces.read(stream, lambda: 10_000)
