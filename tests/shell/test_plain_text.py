"""Whatever people type is words: on every screen, on the wall and in every document, and nothing is fetched for it."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.shell.program import Program
from cxworkshop.shell.workshops import sample_content
from cxworkshop.stages import STAGES, document, record_types
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store
from cxworkshop.ui.room.item import RoomItem
from tests.payloads import payloads
from tests.shell.hands import CTRL, open_in, press
from tests.shell.room_hands import at, words_on
from tests.typed import retyped

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
LONG_AGO = 1_000_000_000


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Path]:
    """A picture that whoever reads it leaves a trace on; nobody may have."""
    path = tmp_path / "bait.png"
    path.write_bytes(PNG)
    lay(path)
    yield path
    assert not was_read(path)


def lay(path: Path) -> None:
    """So that the next reading changes the time of the last one, also where systems save themselves that mostly."""
    os.utime(path, (LONG_AGO, time.time()))


def was_read(path: Path) -> bool:
    return path.stat().st_atime != LONG_AGO


@pytest.fixture
def hostile(bait: Path) -> Content:
    """The sample with a payload in every field that people type, each of the hundred many times."""
    turn = itertools.cycle(payloads(bait))
    return retyped(sample_content(), lambda _text: next(turn))


def test_a_bait_that_was_read_would_be_seen(bait: Path) -> None:
    label = QLabel(f'<img src="{bait.as_uri()}">')
    label.grab()
    if not was_read(bait):
        pytest.skip("this file system keeps no time of reading")
    lay(bait)


def rich(text: str) -> bool:
    """Whether Qt would take the text for markup where nobody says that it is none."""
    return bool(Qt.mightBeRichText(text)) if hasattr(Qt, "mightBeRichText") else bool(re.search(r"<\w", text))


WORDS_ALONE = re.compile(r"<span>([^<>]|<br>)*</span>")


def taken_for_markup(root: QWidget) -> list[str]:
    """What a widget below `root` shows of a person's words as something else than words."""
    found = []
    for widget in root.findChildren(QWidget):
        text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
        if widget.metaObject().className() == "QTipLabel":  # Qt's own, where the mouse was left; as the tips below
            if rich(text) and not WORDS_ALONE.fullmatch(text):
                found.append(f"tooltip on the screen: {text[:60]}")
            continue
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and text:
            found.append(f"{type(widget).__name__}: {text[:60]}")
        if isinstance(widget, QTextEdit) and (widget.acceptRichText() or images(widget.document())):
            found.append(f"{type(widget).__name__} takes markup")
        tip = widget.toolTip()
        if rich(tip) and not WORDS_ALONE.fullmatch(tip):
            found.append(f"tooltip of {type(widget).__name__}: {tip[:60]}")
    return found


def images(text: QTextDocument) -> bool:
    return "<img" in text.toHtml() and "<img" not in text.toPlainText()


def test_every_screen_and_the_wall_show_words(
    start: Program, qtbot: QtBot, hostile: Content, bait: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Hostile.cxw"
    Store.create(path, record_types(), content=hostile).close()
    open_in(start, path, qtbot)
    room = start.desk.room
    room.set_open(True)
    for stage in STAGES:
        page = at(start, stage.key)
        for tab in page.tab_keys:
            at(start, stage.key, tab)
            press(Qt.Key.Key_Return, CTRL)
            start.window.grab()
            assert words_on(room) or room.item is None
            assert taken_for_markup(start.window) == [], (stage.key, tab)
    team = next(iter(hostile.of(Team)))
    room.send(RoomItem("teams", "team", team.id))
    shown = re.sub(r"\s", "", words_on(room))
    assert re.sub(r"\s", "", team.name)[:12] in shown
    start.find()
    QApplication.processEvents()
    assert taken_for_markup(start.window) == []


def seen(text: str) -> str:
    """The characters that can be seen, as whoever reads the text of a PDF spells them."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] not in "ZC")


@pytest.mark.parametrize("kind", ["definition", "record", "team-pack"])
def test_every_document_prints_words_and_holds_nothing_that_acts(
    hostile: Content, bait: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(document.build(hostile, kind))  # type: ignore[arg-type]
    made = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    if kind == "record":
        printed = seen(made.stdout.decode())
        assert [one for one in payloads(bait) if seen(one)[:30] not in printed] == []
    with pikepdf.open(path) as pdf:
        for held in pdf.objects:
            if isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
                assert "/JS" not in held
                assert held.get("/S") not in ("/URI", "/JavaScript", "/Launch", "/GoToR", "/ImportData", "/SubmitForm")
                assert held.get("/Subtype") != "/Image"
