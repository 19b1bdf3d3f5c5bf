"""The four documents of the sample read in the right order: by a program that takes out text, and by one that reads
the structure aloud. What stands in one cell or paragraph stays together, and what follows comes after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from cxworkshop.documents.chapter import Kind
from tests import sealed as made
from tests.documents.checking import ask
from tests.documents.outline import Node, outline

KINDS: tuple[Kind, ...] = get_args(Kind)
BLOCKS = {"P", "H1", "H2", "H3", "TH", "TD", "LBody", "BlockQuote", "Caption", "Link", "Figure"}


def _plain(words: str) -> str:
    """Without spaces: programs differ about them where a line or a page ends."""
    return re.sub(r"[\s\u00ad]+", "", words)


def _pieces(node: Node) -> Iterator[tuple[str, str]]:
    """Role and own words of everything that holds words, in the order of the structure."""
    for kid in node.kids:
        if isinstance(kid, Node):
            own = [_plain(part) for part in kid.kids if isinstance(part, str)]
            if kid.role in BLOCKS:
                yield from ((kid.role, words) for words in own if words)
            if kid.role != "Figure":  # its labels are drawn, not told
                yield from _pieces(kid)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading")
    for kind, document in made.sample().documents.items():
        (path / f"{kind}.pdf").write_bytes(document)
    return path


def _late(pieces: list[str], text: str, back: int) -> list[str]:
    """The pieces that a text lacks, or has more than `back` characters before where the one before them ended."""
    found, at = [], 0
    for piece in pieces:
        place = text.find(piece, max(0, at - back))
        if place < 0:
            found.append(piece)
        else:
            at = max(at, place + len(piece)) if place < at else place + len(piece)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_is_taken_out_follows_the_structure(folder: Path, kind: Kind) -> None:
    text = _plain(ask("pdftotext", "-raw", folder / f"{kind}.pdf", "-"))
    pieces = [words for role, words in _pieces(outline(made.sample().documents[kind])) if role != "Figure"]
    assert len(pieces) > 30
    assert _late(pieces, text, 600) == []


def test_the_structure_is_read_aloud_in_the_same_order(folder: Path) -> None:
    """A team's page; a definition is in test_conformance.py. Poppler takes half a minute for a longer one."""
    told = re.sub(r'"\s+"', "", ask("pdfinfo", "-struct-text", folder / "team.pdf"))
    pieces = [words for role, words in _pieces(outline(made.sample().documents["team"])) if role != "Figure"]
    assert _late(pieces, _plain(told).replace('""', ""), 0) == []


def test_a_text_in_another_order_is_seen() -> None:
    """The control."""
    assert _late(["one", "two", "three"], "onetwothree", 0) == []
    assert _late(["one", "two", "three"], "onethreetwo", 0) == ["three"]
    assert _late(["one", "two"], "one", 0) == ["two"]
