"""A whole document from workshop to PDF, against LibreOffice and a DOCX with the same words, tables and drawings.

Whole processes on both sides; LibreOffice with a profile it has used before, and at its first start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import home, organisation
from benchmarks.wordfile import word_file
from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.documents.chapter import Kind
from cxworkshop.exchange.contentfile import read_content
from cxworkshop.stages import record_types
from cxworkshop.stages.document import build
from cxworkshop.storage.store import Store

NAMES = ("soffice", "libreoffice")


def figures(quick: bool) -> list[Figure]:
    """A definition of about 12 pages, the sample's with all its drawings, and a record of about 200."""
    office = next((path for name in NAMES if (path := shutil.which(name))), None)
    if office is None:
        print("LibreOffice is not installed here: no document is compared with its conversion.", file=sys.stderr)
        return []
    sample = read_content(paths.resource("sample", "workshop.json"), record_types())
    documents: tuple[tuple[str, Kind, Content, int], ...] = (
        ("a small definition", "definition", organisation(10), 7),
        ("the sample's definition", "definition", sample, 7),
        ("the record of 300 teams", "record", organisation(300), 3 if quick else 5),
    )
    found = []
    with home() as folder:
        for number, (name, kind, content, rounds) in enumerate(documents):
            workshop = folder / f"{number}.cxw"
            with Store.create(workshop, record_types(), content=content):
                pass
            found += _compared(folder, workshop, office, name, kind, content, rounds)
    return found


def _compared(
    folder: Path, workshop: Path, office: str, name: str, kind: Kind, content: Content, rounds: int
) -> list[Figure]:
    pdf = build(content, kind)
    written = workshop.with_suffix(".docx")
    written.write_bytes(word_file(pdf))
    used = folder / "profile"
    ours = [sys.executable, "-m", "cxworkshop.cli", "export", str(workshop), "--document", kind]
    ours += ["--to", str(workshop.with_suffix(".ours.pdf"))]
    acts: dict[str, Callable[[], float]] = {
        "ours": lambda: _seconds(ours),
        "used": lambda: _converted(office, used, written),
        "first": lambda: _converted(office, used.with_name("first"), written, fresh=True),
    }
    acts["ours"]()
    acts["used"]()
    took = in_turns(rounds, **acts)
    pages = _pages(workshop.with_suffix(".ours.pdf"))
    theirs = f"LibreOffice, {_pages(workshop.with_suffix('.pdf'))} pages"
    return [
        Figure(f"{name} from file to PDF", pages, took["ours"], 0.6, theirs, took["used"]),
        Figure(f"{name} from file to PDF", pages, took["ours"], None, "LibreOffice's first start", took["first"]),
    ]


def _converted(office: str, profile: Path, written: Path, *, fresh: bool = False) -> float:
    if fresh:
        shutil.rmtree(profile, ignore_errors=True)
    where = f"-env:UserInstallation={profile.as_uri()}"
    return _seconds([office, where, "--headless", "--convert-to", "pdf", "--outdir", str(written.parent), str(written)])


def _seconds(command: list[str]) -> float:
    """Processor seconds of a process and all that it started: on a shared machine others get in between, and waiting
    at the start, of which LibreOffice does some, is not held against anybody."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _pages(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count
