"""Objects that are added to a finished file: every reader finds them, and everything that was there."""

from __future__ import annotations

import io

import pikepdf
import pytest

from cxworkshop.documents.endings import mend_object_streams, pad_streams
from cxworkshop.documents.packing import packed


def _file(objects: int = 3, words: str = "boat") -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "Boats"
        pdf.Root.Waiting = pdf.make_indirect(pikepdf.Dictionary(Empty=True))
        pdf.Root.Held = pikepdf.Array(
            [pdf.make_indirect(pikepdf.Dictionary(Number=n, Words=words)) for n in range(objects)]
        )
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


@pytest.mark.parametrize("count", [1, 24, 25, 26, 1234])
def test_added_objects_are_found_beside_the_others(count: int) -> None:
    plain = _file()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        place, size = pdf.Root.Waiting.objgen[0], int(pdf.trailer.Size)
    bodies = {size + n: b"<</Place %d>>" % n for n in range(count)}
    bodies[place] = b"<</All[" + b" ".join(b"%d 0 R" % number for number in bodies) + b"]>>"
    with pikepdf.open(io.BytesIO(packed(plain, bodies))) as pdf:
        assert [int(one.Place) for one in pdf.Root.Waiting.All] == list(range(count))
        assert [int(one.Number) for one in pdf.Root.Held] == [0, 1, 2]
        assert len(pdf.pages) == 1
        assert not pdf.check_pdf_syntax()


def test_the_same_objects_give_the_same_file_and_others_another_name() -> None:
    plain = _file()
    assert packed(plain, {20: b"<<>>"}) == packed(plain, {20: b"<<>>"})
    ids = []
    for body in (b"<</A 1>>", b"<</A 2>>"):
        with pikepdf.open(io.BytesIO(packed(plain, {20: body}))) as pdf:
            ids.append(bytes(pdf.trailer.ID[0]))
    assert ids[0] != ids[1]


def test_a_file_that_does_not_end_as_expected_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end"):
        packed(_file() + b"x", {20: b"<<>>"})


def test_object_streams_that_end_in_a_carriage_return_are_written_anew() -> None:
    files = (_file(5, "a" * number) for number in range(600))
    plain = next(file for file in files if b"\r\nendstream" in file and b"/ObjStm" in file.split(b"\r\nendstream")[0])
    done = mend_object_streams(plain)
    assert len(done) == len(plain)
    assert b"\r\nendstream" not in done
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(io.BytesIO(done)) as after:
        assert [str(one.Words) for one in after.Root.Held] == [str(one.Words) for one in before.Root.Held]
        assert not after.check_pdf_syntax()


def test_streams_that_would_end_so_are_lengthened() -> None:
    import zlib

    with pikepdf.new() as pdf:
        data = next(b"BT ET %d" % n for n in range(9999) if zlib.adler32(b"BT ET %d" % n) & 0xFF == 0x0D)
        streams = [pdf.make_stream(data), pdf.make_stream(data, Length1=len(data))]
        kept = pdf.make_stream(data, Type=pikepdf.Name.EmbeddedFile)
        pdf.Root.Held = pikepdf.Array([*streams, kept])
        pad_streams(pdf)
        assert [one.read_bytes() for one in streams] == [data + b"\n", data + b"\0\0\0\1"]
        assert int(streams[1].Length1) == len(data) + 4
        assert kept.read_bytes() == data


def test_the_table_of_objects_never_ends_in_a_carriage_return() -> None:
    plain = _file()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        size = int(pdf.trailer.Size)
    made = [packed(plain, {size + place: b"<<>>" for place in range(count)}) for count in range(1, 400)]
    assert not any(b"\r\nendstream" in one for one in made)
    for one in made[::9]:
        with pikepdf.open(io.BytesIO(one)) as pdf:
            assert not pdf.check_pdf_syntax()
