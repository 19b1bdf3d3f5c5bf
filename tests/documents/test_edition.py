"""The edition: the same for the same program, another when anything that prints has changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cxworkshop import __version__
from cxworkshop.documents import edition as edition_
from cxworkshop.documents.edition import edition


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what prints, as another checkout has it."""
    here = Path(edition_.__file__).resolve().parent.parent
    for room in ("core", "documents", "stages"):
        shutil.copytree(here / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(edition_, "_PACKAGE", tmp_path)
    return tmp_path


def now() -> str:
    return edition.__wrapped__()


def test_it_is_alike_wherever_the_program_lies(package: Path) -> None:
    assert now() == edition()
    assert re.fullmatch(re.escape(__version__) + r"\+[0-9a-f]{16}", edition())
    module = package / "documents" / "book.py"
    module.write_bytes(module.read_bytes().replace(b"\n", b"\r\n"))
    assert now() == edition()
    page = package / "stages" / "teams" / "page" / "__init__.py"
    page.write_text("# nothing of a screen is printed\n")
    assert now() == edition()


def test_whatever_prints_makes_another(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = package / "documents" / "house.py"
    module.write_text(module.read_text() + "\n# another grey\n")
    assert now() != edition()
    monkeypatch.undo()
    monkeypatch.setattr("importlib.metadata.version", lambda _library: "99")
    assert now() != edition()
