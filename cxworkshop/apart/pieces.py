"""What goes between two of our processes: pieces of one kind, plain values as JSON, bytes beside them."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import IO, Any, Final

QUESTION: Final = b"q"
PART: Final = b"p"  # how far the answer is, 0.0 to 1.0
ANSWER: Final = b"a"
PROBLEM: Final = b"n"  # a Problem, in its words
GIANT: Final = b"g"  # more memory than there is
BROKE: Final = b"b"  # an error that nobody foresaw, as text
UNFIT: Final = b"u"  # the same before anything was read: no file is to blame
# Values of an answer: each takes some hundred bytes once it is read, however few it has on its way.
MOST_VALUES: Final = 8_000_000
_EDGE: Final = struct.Struct(">cQQ")  # its kind, the length of its values, the length of its bytes


def write(out: IO[bytes], kind: bytes, values: Any, body: bytes = b"") -> None:
    """Send one piece. OSError or ValueError when nobody is there to take it."""
    told = json.dumps(values).encode()
    out.write(_EDGE.pack(kind, len(told), len(body)))
    out.write(told)
    out.write(body)
    out.flush()


def read(stream: IO[bytes], most: Callable[[], int] | None = None) -> tuple[bytes, Any, bytes] | None:
    """The next piece, None at the end. ValueError when it is none, or longer than `most` bytes, or of values without
    end."""
    edge = stream.read(_EDGE.size)
    if len(edge) < _EDGE.size:
        return None
    kind, *lengths = _EDGE.unpack(edge)
    if most is not None and sum(lengths) > most():
        raise ValueError("more than was asked for")
    told, body = (stream.read(length) for length in lengths)
    if [len(told), len(body)] != lengths:
        return None
    if most is not None and sum(map(told.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise ValueError("more than anybody asks for")
    return kind, json.loads(told), body
