"""Signed documents changed at random, from a bit to the structure, and what checking makes of them in a process of its
own: an answer for each, whatever was done to it.

    python -m tests.documents.seal.mutating [--apart] COUNT FIRST FOLDER

With --apart each is checked as the program checks a stranger's: in the process of `stages.checking`, within its limits.

A process of its own, because a crash of a library that is not Python's, or one that never comes back, would take the
tests with it. Each case has a number, from which all chance in it comes.
"""

from __future__ import annotations

import faulthandler
import io
import random
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from cxworkshop.documents.seal.certificates import Authority, Identity
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.signing import approve, seal
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import sealing
from cxworkshop.stages.checking import Check
from tests import sealed as made
from tests.documents.seal import quickdigits
from tests.documents.seal.conftest import Signed, made_once

PATIENCE = 60.0  # seconds one case may take before it counts as one that never comes back
MEMORY = 4 << 30  # bytes of address space for the process that checks
_TOKEN = re.compile(rb"(?<![0-9.])-?[0-9]+(?![0-9.])")
_NAME = re.compile(rb"/[A-Za-z]{2,}")
_REFERENCE = re.compile(rb"(?<![0-9])([0-9]{1,9}) 0 R")

Change = Callable[[bytes, random.Random], bytes]


# -- bytes -------------------------------------------------------------------------------------------------------------


def _bits(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 60, 400))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 4, 40, 400, 4000, 40000)))


def _overwritten(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    filler = chance.choice((b"\0", b"\xff", b" ", b"0", b"<", b"("))
    put = chance.randbytes(end - start) if chance.random() < 0.5 else filler * (end - start)
    return data[:start] + put + data[end:]


def _left_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    place = chance.randrange(len(data))
    return data[:place] + data[start:end] + data[place:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[place:] if chance.random() < 0.3 else data[:place]


def _joined(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(seeds())
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


# -- words of the format -----------------------------------------------------------------------------------------------

_OBJECT = re.compile(rb"^([0-9]+) 0 obj\b", re.M)
NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"9223372036854775808", b"1" + b"0" * 400, b"4294967295")


def _swapped(data: bytes, found: list[re.Match[bytes]], put: Callable[[re.Match[bytes]], bytes], times: int) -> bytes:
    """The data with up to `times` of the matches, which stand in order, exchanged."""
    parts, at = [], 0
    for one in sorted(found[:times], key=lambda match: match.start()):
        parts += [data[at : one.start()], put(one)]
        at = one.end()
    return b"".join([*parts, data[at:]])


def _some(pattern: re.Pattern[bytes], data: bytes, chance: random.Random) -> list[re.Match[bytes]]:
    found = list(pattern.finditer(data))
    chance.shuffle(found)
    return found


def _numbers(data: bytes, chance: random.Random) -> bytes:
    return _swapped(data, _some(_TOKEN, data, chance), lambda _: chance.choice(NUMBERS), chance.choice((1, 3, 20)))


def _names(data: bytes, chance: random.Random) -> bytes:
    found = _some(_NAME, data, chance)
    others = [one.group() for one in found] or [b"/Type"]
    return _swapped(data, found, lambda _: chance.choice(others), chance.choice((1, 3, 20)))


def _references(data: bytes, chance: random.Random) -> bytes:
    """Objects that hold themselves, each other, or what is no such thing at all."""
    found = _some(_REFERENCE, data, chance)
    numbers = [one.group(1) for one in found] or [b"1"]
    return _swapped(data, found, lambda _: chance.choice(numbers) + b" 0 R", chance.choice((1, 3, 20)))


def _ranges(data: bytes, chance: random.Random) -> bytes:
    edges = [chance.choice((0, -1, 1, len(data), 10**12, chance.randrange(len(data)))) for _ in range(4)]
    put = b"/ByteRange [" + b" ".join(b"%d" % edge for edge in edges[: chance.choice((2, 3, 4, 4, 4))]) + b"]"
    found = _some(re.compile(rb"/ByteRange\s*\[[^\]]*\]"), data, chance)
    return _swapped(data, found, lambda one: put.ljust(len(one.group())), chance.choice((1, 9)))


def _contents(data: bytes, chance: random.Random) -> bytes:
    """What stands in the place of a signature: no digits, too few, or a certificate that goes on for ever."""

    def put(one: re.Match[bytes]) -> bytes:
        digits = bytearray(one.group())
        kind = chance.randrange(4)
        if kind == 0:
            return b"<" + chance.choice((b"", b"0", b"zz", b"3080" * 400, b"30848fffffff" + b"00" * 30)) + b">"
        for _ in range(chance.choice((1, 10, 200))):
            digits[chance.randrange(1, min(len(digits) - 1, 6000))] = chance.choice(b"0123456789abcdef")
        return bytes(digits)

    found = _some(re.compile(rb"<[0-9a-fA-F]{4000,}>"), data, chance)
    return _swapped(data, found, put, chance.choice((1, 9)))


def _deep(data: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((50, 2_000, 100_000))
    opened, shut = chance.choice(((b"[", b"]"), (b"<</A", b">>"), (b"(", b")"), (b"<</K[", b"]>>")))
    found = _some(_REFERENCE, data, chance)
    return _swapped(data, found, lambda _: opened * depth + shut * depth, 1)


def _bomb(data: bytes, chance: random.Random) -> bytes:
    """A stream that grows a thousand times, or a million times, when it is opened."""
    packed, filters = _packed_zeros(), b"/FlateDecode"
    if chance.random() < 0.5:
        packed, filters = zlib.compress(packed, 9), b"[/FlateDecode /FlateDecode]"
    found = _some(re.compile(rb"<<(?:(?!>>|<<).)*>>\s*stream\r?\n.*?endstream", re.S), data, chance)
    put = b"<</Filter %s /Length %d>> stream\n%s\nendstream" % (filters, len(packed), packed)
    return _swapped(data, found, lambda _: put, chance.choice((1, 1, 40)))


@cache
def _packed_zeros() -> bytes:
    return zlib.compress(bytes(30_000_000), 9)


def _with_its_table(data: bytes) -> bytes:
    """An open document whose table says again where each object begins: else nobody reads further than that."""
    body = data[: data.rfind(b"\nxref") + 1] or data
    trailer = re.search(rb"trailer\s*(<<.*)startxref", data, re.S)
    places = {int(one.group(1)) % 100_000: one.start() for one in _OBJECT.finditer(body)}
    lines = [b"%010d %05d %c \n" % (places.get(n, 0), 0 if n in places else 65535, b"nf"[n not in places])
             for n in range(max(places, default=0) + 1)]  # fmt: skip
    table = b"xref\n0 %d\n" % len(lines) + b"".join(lines)
    return body + table + b"trailer\n%sstartxref\n%d\n%%%%EOF\n" % (trailer.group(1) if trailer else b"<<>>", len(body))


# -- with a key --------------------------------------------------------------------------------------------------------


@cache
def _stranger() -> Identity:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return Authority.create(Path(folder) / "keys", "x").issue("A stranger")


def _sealed_by_a_stranger(data: bytes, chance: random.Random) -> bytes:
    """A changed document under a seal that is sound, so that what lies behind the digests is looked at too."""
    change = chance.choice((_numbers, _names, _names, _references, _references, _bomb))
    changed = _with_its_table(change(_open(made_once().plain), chance))
    try:
        return seal(changed, _stranger())
    except Exception:  # there is nothing left to put a seal on
        return changed


def _signed_after_a_change(_: bytes, chance: random.Random) -> bytes:
    """Somebody with a key of ours signs after an object was exchanged: only a comparison with before can tell."""
    small = made_once()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(small.once))
        number = chance.randrange(1, int(writer.prev.trailer["/Size"]))
        held = writer.prev.get_object(generic.Reference(number, 0, writer.prev), transparent_decrypt=False)
        writer.objects[(0, number)] = _other(held, chance)
        writer._force_write_when_empty = True
        out = io.BytesIO()
        writer.write(out)
        return approve(out.getvalue(), 2, _leader())
    except Exception:  # nothing that can be signed came of it
        return small.once + b"\n"


@cache
def _leader() -> Identity:
    return made_once().authority.issue("Bo Lind")


def _other(held: object, chance: random.Random) -> generic.PdfObject:
    if isinstance(held, generic.DictionaryObject) and len(held) > 1 and chance.random() < 0.7:
        changed = generic.DictionaryObject(held)
        key = chance.choice(list(changed))
        changed[key] = chance.choice((generic.NullObject(), generic.NumberObject(7), pdf_name("/Other")))
        return changed
    return chance.choice((generic.NumberObject(1), generic.ArrayObject(), generic.DictionaryObject()))


# -- all of it ---------------------------------------------------------------------------------------------------------

OPEN: dict[str, Change] = {
    "bits of open objects": _bits, "numbers of open objects": _numbers, "names": _names, "references": _references,
    "deep": _deep, "bomb": _bomb,
}  # fmt: skip
CHANGES: dict[str, Change] = {
    "bits": _bits, "overwritten": _overwritten, "left out": _left_out, "doubled": _doubled, "cut": _cut,
    "joined": _joined, "numbers": _numbers, "ranges": _ranges, "contents": _contents, **OPEN,
}  # fmt: skip
SIGNED: dict[str, Change] = {
    "sealed by a stranger": _sealed_by_a_stranger, "signed after a change": _signed_after_a_change,
}  # fmt: skip
KINDS = (*CHANGES, *CHANGES, *CHANGES, *SIGNED)  # a signature takes its time: fewer of those


@cache
def seeds() -> tuple[bytes, ...]:
    """What is changed: a small document, sealed and signed, and a real one."""
    small = made_once()
    store = made.begun()
    made.freeze(store)
    return *[small.twice, small.sealed, small.once] * 3, sealing.sealed(store.content, 1, small.authority)


@cache
def _open(document: bytes) -> bytes:
    """The document with every object where it can be read and changed, which its signatures do not survive."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        pdf.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def mutant(number: int) -> tuple[str, bytes]:
    """What was done, and the changed document; the same for the same number."""
    chance = random.Random(f"mutant {number}")
    name, seed = KINDS[number % len(KINDS)], chance.choice(seeds())
    if name in SIGNED:
        return name, SIGNED[name](seed, chance)
    if name not in OPEN:
        return name, CHANGES[name](seed, chance)
    changed = CHANGES[name](_open(seed), chance)
    return name, _with_its_table(changed) if chance.random() < 0.8 else changed


def looked_at(data: bytes, small: Signed) -> Report:
    """What checking says of it where the key is known."""
    return verify(data, trusted=small.known)


def answers(count: int, first: int, folder: Path) -> Iterator[str]:
    """Each case by its number and name before it is looked at; then "passed", where nothing was said against it.

    The document lies in `folder` while it is looked at, and stays there when it passed.
    """
    small = made_once()
    for number in range(first, first + count):
        name, data = mutant(number)
        at_hand = folder / "at-hand.pdf"
        at_hand.write_bytes(data)
        yield f"{number} {name}"
        report = looked_at(data, small)
        assert report.verdict
        assert report.ok is not bool(report.bad)
        assert not any(word in one.sentence for one in report.bad for word in _OUR_OWN), report.bad
        if report.ok and data not in seeds():
            at_hand.rename(folder / f"passed-{number}.pdf")
            yield "passed"


_OUR_OWN = ("NameError", "ImportError", "UnboundLocalError")  # no file is to blame for these
_OURS = ("-m", "tests.documents.seal.mutating")
APART = (*_OURS, "--apart")


def failures(count: int, folder: Path, first: int = 0, run: Sequence[str] = _OURS) -> list[str]:
    """What went wrong while `count` changed documents were looked at in another process: nothing, as it should be.

    A document that made it fail is `at-hand.pdf` in `folder` then. `run` is what Python is told to run there.
    """
    command = [sys.executable, *run, str(count), str(first), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    found = [f"{lines[place - 1]} passed" for place, line in enumerate(lines) if line == "passed"]
    if done.returncode:
        found.append(f"ended with {done.returncode} at {lines[-1] if lines else 'the start'}: {done.stderr[-3000:]}")
    elif sum(line != "passed" for line in lines) != count:
        found.append(f"{len(lines)} answers for {count} documents")
    return found


@contextmanager
def _apart() -> Iterator[None]:
    """Check as the program does, one file after the other in one process; one that breaks down is a failure."""
    global looked_at
    before, check = looked_at, Check(seconds=PATIENCE / 2)

    def there(data: bytes, small: Signed) -> Report:
        report = check.verify(data, trusted=small.known)
        assert not check.ended, report.bad
        return report

    looked_at = there
    with check:
        try:
            yield
        finally:
            looked_at = before


def _main(count: int, first: int, folder: Path, *, apart: bool) -> None:
    if sys.platform.startswith("linux"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with _apart() if apart else quickdigits.installed():
        for line in answers(count, first, folder):
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            print(line, flush=True)


if __name__ == "__main__":
    *options, many, begin, where = sys.argv[1:]
    _main(int(many), int(begin), Path(where), apart=bool(options))
