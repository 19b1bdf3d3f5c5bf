"""A word that everybody typed, through every part of the program and every failure, and then looked for on the disk.

Everything the program writes by itself goes under the data folder and the folder for temporary files; what a person
asked for (the workshop, exported documents) lies beside them and is searched too where it is encrypted.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cxworkshop.cli import main
from cxworkshop.documents.seal.guest import home
from cxworkshop.shell.crash import CrashWatch
from cxworkshop.shell.demo_signing import Signing
from cxworkshop.shell.workshops import sample_content
from cxworkshop.stages import STAGES, record_types
from cxworkshop.storage import cipher
from cxworkshop.storage.store import Store
from cxworkshop.ui.room.item import RoomItem
from tests.typed import retyped

CANARY = "Zwölfkanarienvögel"
SPELLINGS = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), CANARY.encode("latin-1"))
WORDS = "seven grey ferries"


def hits(*folders: Path) -> set[Path]:
    """The files in which the canary can be read."""
    found = set()
    for folder in folders:
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):  # gone meanwhile
                if path.is_file() and any(one in path.read_bytes() for one in SPELLINGS):
                    found.add(path)
    return found


class Walk(Signing):
    """Goes through every part of the program; `look` is called wherever something may lie about."""

    def through(self, workshop: Path, passphrase: str | None) -> Iterator[str]:
        """Says where it is, each time."""
        program, desk = self.program, self.program.desk
        program.workshops.open(workshop, passphrase=passphrase)
        self.wait(lambda: desk.store is not None and program.watch.standing.progress)
        yield "open"
        desk.room.set_open(True)
        for number, stage in enumerate(STAGES):
            page = self.turn_to(number)
            for tab in page.tab_keys:
                self.turn_to(number, tab)
                self.keys("Ctrl+Return")
            yield stage.key
        desk.room.send(RoomItem("teams", "groups"))
        self.keys("Ctrl+F", f"'{CANARY}", "Esc", "Ctrl+K", f"'{CANARY}", "Esc")
        self.keys("Ctrl+J", f"'{CANARY} parked", "Enter")
        yield "found and parked"
        sheet = self.folder / "list.csv"
        sheet.write_text(f"Team,People\n{CANARY} one,3\n{CANARY} two,many\n")
        program.extras.bring_in(str(sheet))
        self.rest()
        self.settle(20)
        self.keys("Esc")
        program.extras.close()
        broken = self.folder / "list.xlsx"
        broken.write_bytes(b"PK\x03\x04" + CANARY.encode() * 50)
        program.extras.bring_in(str(broken))
        self.rest()
        self.keys("Esc")
        program.extras.close()
        yield "imported"
        QTimer.singleShot(0, self.window, self._fail)
        self.settle(20)
        yield "failed"
        self.word()
        self.revision(f"{CANARY} frozen")
        self.wait(lambda: not self.signoff().document.panel.is_sealing, "the seal")
        yield "frozen"
        self.sign()
        yield "signed and checked"
        program.exporter.start("record", self.folder / "Record.pdf")
        self.wait(lambda: not program.exporter.running, "the record")
        program.exporter.start("record", self.folder / "no such folder" / "Record.pdf")
        self.wait(lambda: not program.exporter.running, "the refusal")
        yield "exported"
        self.keys("Ctrl+Z", "Ctrl+S", "Ctrl+W")
        yield "closed"

    def _fail(self) -> None:
        raise ValueError(CANARY)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path, Path]]:
    """The data folder, the one for temporary files, and the one where a person keeps things."""
    ours, temporary, folder = tmp_path / "home", tmp_path / "temporary", tmp_path / "folder"
    temporary.mkdir()
    folder.mkdir()
    # Where the desktop, Qt and other programs keep what they remember of a person.
    for name, place in {
        "HOME": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".share",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(temporary / "person" / place))
        (temporary / "person" / place).mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(cipher, "_ROUNDS", 1)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with home(ours, key=True):
        assert Path(tempfile.gettempdir()) == temporary
        yield ours, temporary, folder


def begun(folder: Path, passphrase: str | None = None) -> Path:
    path = folder / "Ours.cxw"
    content = retyped(sample_content(), lambda text: f"{CANARY} {text[:40]}")
    Store.create(path, record_types(), content=content, passphrase=passphrase).close()
    return path


def test_the_program_leaves_what_people_typed_nowhere(qapp: QApplication, places: tuple[Path, Path, Path]) -> None:
    ours, temporary, folder = places
    path = begun(folder, WORDS)
    end = CrashWatch().install()
    walk = Walk(qapp, folder)
    try:
        for where in walk.through(path, WORDS):
            assert hits(ours, temporary) == set(), where
            assert not list(temporary.rglob("*.pdf")), where
    finally:
        walk.end()
        end()
        qapp.processEvents()
    assert [report.name for report in (ours / "reports").glob("*ValueError.txt")]
    # What a person brought or exported is theirs to read.
    assert {one.suffix for one in hits(folder, ours, temporary)} == {".csv", ".xlsx", ".pdf"}
    assert not list((ours / "working" / "open").iterdir())


def test_what_lies_open_is_seen(places: tuple[Path, Path, Path]) -> None:
    ours, _temporary, folder = places
    with Store.open(begun(folder), record_types()):
        assert {one.relative_to(ours).parts[0] for one in hits(ours)} == {"working", "backups"}
    assert {one.relative_to(ours).parts[0] for one in hits(ours)} == {"backups"}


def test_the_command_line_leaves_nothing_either(places: tuple[Path, Path, Path]) -> None:
    ours, temporary, folder = places
    path, sheet, out = begun(folder), folder / "list.csv", str(folder / "out.pdf")
    sheet.write_text(f"Team,People\n{CANARY} one,3\n")
    for arguments in (
        ["points", str(path)],
        ["import", str(path), str(sheet), "--as", "teams"],
        ["export", str(path), "--to", out],
        ["verify", out, str(path)],
        ["verify", str(sheet)],
        ["revise", str(path), "--note", CANARY],
    ):
        assert main(arguments) in (0, 1, 2), arguments[0]
        assert {one.relative_to(ours).parts[0] for one in hits(ours, temporary)} <= {"backups"}, arguments[0]
