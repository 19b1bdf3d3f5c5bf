"""PDF/A-3a and PDF/UA-1 by the judgement of programs that are not ours, and what those programs make of a document."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from cxworkshop.core import codec
from cxworkshop.documents.book import build_document
from cxworkshop.documents.mark import Previous
from cxworkshop.stages import record_types
from tests.documents import factory
from tests.documents.checking import ask, faults_of
from tests.documents.reading import built
from tests.documents.test_awkward import rewritten

_SAID = (
    "dc:title", "dc:creator", "dc:description", "xmp:CreatorTool", "pdf:Producer", "xmp:CreateDate", "xmp:ModifyDate",
    "pdfaid:part", "pdfaid:conformance", "pdfuaid:part",
)  # fmt: skip


@cache
def frozen() -> bytes:
    """A revision as the program prints it: with its content inside."""
    source = codec.canonical(factory.full(), record_types())
    digest = hashlib.sha256(source.encode()).hexdigest()
    mark = dataclasses.replace(factory.revision(), source=source, sha256=digest)
    return build_document(factory.full(), "definition", factory.chapters(), mark)


def unsigned() -> bytes:
    """A revision that nobody has signed yet, with the fields that wait."""
    mark = dataclasses.replace(factory.revision(), approvals=())
    return build_document(factory.full(), "definition", factory.chapters(), mark, "Letter")


def _changed() -> bytes:
    mark = factory.revision(previous=Previous(2, factory.FROZEN, factory.small(), "ab" * 32))
    return build_document(factory.full(), "record", factory.chapters(), mark)


def _words(text: str) -> bytes:
    return build_document(rewritten(text), "record", factory.chapters(), factory.revision())


_DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "definition": frozen,
    "definition, Letter": lambda: built("full", paper="Letter"),
    "definition, draft": lambda: built("full", draft=True),
    "definition, draft of nothing, Letter": lambda: built("empty", paper="Letter", draft=True),
    "definition, unsigned, Letter": unsigned,
    "record": lambda: built("full", "record"),
    "record, draft": lambda: built("full", "record", draft=True),
    "record of nothing": lambda: built("empty", "record"),
    "record with changes": _changed,
    "record, 200 teams, Letter": lambda: built("200", "record", "Letter"),
    "record, other scripts": lambda: _words("Ελλάδα и 東京 🄱 – ok"),
    "record, markup": lambda: _words("<b>(a\\b) & \"c\"</b>\t%"),
    "record, long words": lambda: _words(factory.LONG_WORD * 12),
}  # fmt: skip


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_every_document_conforms(name: str) -> None:
    document = _DOCUMENTS[name]()
    assert faults_of(document, "ua1") == []
    assert faults_of(document, "3a") == []


def test_the_checker_finds_faults() -> None:
    with pikepdf.open(io.BytesIO(frozen())) as pdf:
        del pdf.Root.MarkInfo
        del pdf.Root.OutputIntents
        out = io.BytesIO()
        pdf.save(out)
    assert faults_of(out.getvalue(), "ua1")
    assert faults_of(out.getvalue(), "3a")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "definition.pdf"
    path.write_bytes(frozen())
    return path


def test_qpdf_and_mutool_find_nothing_wrong(file: Path) -> None:
    assert "No syntax or stream encoding errors" in ask("qpdf", "--check", file)
    assert "Pages: 16" in ask("mutool", "info", file)
    assert (
        ask("mutool", "draw", "-F", "txt", "-o", "-", file).count("Everybody is greeted; nobody is called madam.") == 1
    )


def test_poppler_sees_a_tagged_document_with_its_title(file: Path) -> None:
    said = dict(line.split(":", 1) for line in ask("pdfinfo", file).splitlines() if ":" in line)
    assert said["Tagged"].strip() == "yes"
    assert said["Title"].strip() == "What our passengers can count on"
    assert said["Author"].strip() == "Saltmarsh Ferries & Buses"


def test_poppler_reads_the_structure_aloud_in_order(file: Path) -> None:
    told = ask("pdfinfo", "-struct-text", file)
    words = re.sub(r'"\s+"', " ", told)
    places = [
        words.find(part)
        for part in (
            "20 to 21 May 2026", "How to read it", "Level 1 The imperatives", "Everybody who boards goes ashore.",
            "Every passenger knows what happens next.", "Level 3 Three scales", "More passengers Passengers who return",
            "A poster campaign for the new northern line this summer?", "Nobody left on the quay", "A promised call",
            "We ring as soon as there is something to tell.", "Boats and buses have two desks",
            "2 teams see no customer yet",
            "at or above 95 %", "The outer quay has no staff after six, and nothing", "Approves with reservations",
            "The digits are the SHA-256",
        )
    ]  # fmt: skip
    assert -1 not in places
    assert places == sorted(places)
    assert "Page 5 of" not in told  # the foot is furniture
    assert told.count("What we look at") == 1  # the head of a table that goes on overleaf


def test_text_taken_out_is_whole_words_in_order(file: Path) -> None:
    words = " ".join(ask("pdftotext", "-raw", file, "-").split())
    for part in (
        "Two islands vote on a bridge next spring. Those who still take the boat must want to.",
        "1 The definition 3 Four imperatives, one cry, three scales",
        "Both ends deserve respect. The diamond shows where we stand; the rule beneath it is what we go by.",
    ):
        assert part in words


def test_every_font_is_embedded_and_maps_back_to_characters(file: Path) -> None:
    lines = ask("pdffonts", file).splitlines()[2:]
    assert len(lines) > 8
    for line in lines:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line
        assert "Helvetica" not in line


def test_what_lies_beyond_the_first_plane_maps_back_too() -> None:
    with pikepdf.open(io.BytesIO(_words("Ελλάδα и 東京 🄱 – ok"))) as pdf:
        maps = [font.ToUnicode.read_bytes() for font in pdf.pages[0].obj.Resources.Font.values()]
    assert any(b"<D83CDD31>" in one for one in maps)
    entries = [entry for one in maps for entry in re.findall(rb"<[0-9A-F]{2}> <([0-9A-F]{4,8})>", one)]
    assert all(int(entry, 16) >= 32 for entry in entries)


def test_the_file_says_twice_and_alike_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(frozen())) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            said = {name: xmp[name] for name in _SAID}
        assert info["/Title"] == said["dc:title"] == "What our passengers can count on"
        assert [info["/Author"]] == list(said["dc:creator"]) == ["Saltmarsh Ferries & Buses"]
        assert info["/Subject"] == said["dc:description"] == "Definition, revision 3"
        assert info["/Creator"] == said["xmp:CreatorTool"]
        assert info["/Producer"] == said["pdf:Producer"]
        assert info["/CreationDate"] == "D:20260521160433+00'00'"
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2026-05-21T16:04:33+00:00"
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert not any("/Trans" in page.obj for page in pdf.pages)
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)


def test_a_moment_of_another_zone_is_told_in_universal_time() -> None:
    from cxworkshop.documents.metadata import pdf_moment

    assert pdf_moment(datetime.fromisoformat("2026-05-21T18:04:33+02:00")) == "D:20260521160433+00'00'"
    assert pdf_moment(datetime(2026, 5, 21, 16, 4, 33, tzinfo=UTC)) == "D:20260521160433+00'00'"


def test_a_revision_carries_the_content_whose_digits_it_prints() -> None:
    with pikepdf.open(io.BytesIO(frozen())) as pdf:
        attached = pdf.attachments["revision.json"]
        data = attached.get_file().read_bytes()
        assert attached.obj.AFRelationship == "/Source"
        assert [one.objgen for one in pdf.Root.AF] == [attached.obj.objgen]
    digest = hashlib.sha256(data).hexdigest()
    assert " ".join(digest[i : i + 4] for i in range(0, 64, 4)) in _first_page(frozen())


def test_a_figure_carries_its_numbers() -> None:
    with pikepdf.open(io.BytesIO(frozen())) as pdf:
        names = [name for name in pdf.attachments if name != "revision.json"]
        assert names == ["figure-01.csv", "figure-02.csv", "figure-03.csv", "figure-04.csv"]
        data = pdf.attachments["figure-04.csv"].get_file().read_bytes().decode("utf-8-sig").splitlines()
        assert data == [
            "kind,teams,without a line of sight",
            "CX Creators,8,0",
            "CX Enablers · frontline support,7,0",
            "CX Enablers · back office,9,2",
        ]
        carried = {str(one.Alt): one.AF for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/AF" in one
                   and one.get("/S") == "/Figure"}  # fmt: skip
        assert len(carried) == 4
        (file,) = next(files for alt, files in carried.items() if "2 of them without a line of sight" in alt)
        assert (str(file.UF), str(file.AFRelationship)) == ("figure-04.csv", "/Data")


def test_nothing_in_the_numbers_of_a_figure_is_a_formula() -> None:
    from cxworkshop.documents.figure import table
    from cxworkshop.stages.barriers.charts import Weight, severities

    words = table(severities([Weight("=HYPERLINK(1)", 5, 2), Weight("a, b", 4, None)], "#0B5F4E")).decode("utf-8-sig")
    assert words.splitlines()[1:] == ["'=HYPERLINK(1),5,2", '"a, b",4,']


def test_a_draft_carries_no_content_and_no_date() -> None:
    with pikepdf.open(io.BytesIO(built("full", draft=True))) as pdf:
        assert "revision.json" not in pdf.attachments
        assert "/CreationDate" not in pdf.docinfo


def _first_page(document: bytes) -> str:
    from tests.documents.reading import page_words

    return page_words(document)[0]


def test_no_stream_ends_in_a_carriage_return() -> None:
    for document in (frozen(), built("full", "record"), built("200", "record", "Letter")):
        assert b"\r\nendstream" not in document
