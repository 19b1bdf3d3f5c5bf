"""Everything that goes wrong: one line, its exit code, and the workshop as it was."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages import record_types
from cxworkshop.storage import fileform
from cxworkshop.storage.store import Store

Make = Callable[[Path, Path], object]


def content_of(path: Path) -> Content:
    with Store.open(path, record_types(), read_only=True) as store:
        return store.content


def write(data: bytes) -> Make:
    return lambda path, _: path.write_bytes(data)


def cut(path: Path, workshop: Path) -> None:
    data = workshop.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def newer(path: Path, workshop: Path) -> None:
    path.write_bytes(workshop.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={fileform.VERSION + 1}")
    connection.close()


FILES: dict[str, tuple[Make, str]] = {
    "a missing file": (lambda path, _: None, "There is no file"),
    "a folder": (lambda path, _: path.mkdir(), "is a folder"),
    "an empty file": (write(b""), "is empty"),
    "a text file": (write(b"Dear Sharon,\n"), "is not a workshop"),
    "a truncated workshop": (cut, "is damaged"),
    "a newer workshop": (newer, "newer version"),
    "a file cut to its head": (write(b"SQLite format 3\0"), "is damaged"),
}

COMMANDS = {
    "import": lambda bad, teams, out: ("import", bad, teams, "--as", "teams"),
    "dry run": lambda bad, teams, out: ("import", bad, teams, "--as", "teams", "--dry-run"),
    "points": lambda bad, teams, out: ("points", bad),
    "export": lambda bad, teams, out: ("export", bad, "--to", out / "a.pdf"),
    "revise": lambda bad, teams, out: ("revise", bad, "--note", "x"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("file", FILES)
def test_a_workshop_that_is_none(folder, workshop, teams, run, file, command):
    make, told = FILES[file]
    bad = folder / "bad.cxw"
    make(bad, workshop)
    before = bad.read_bytes() if bad.is_file() else None
    said = run(*COMMANDS[command](bad, teams, folder))
    assert said.code == 2
    assert told in said.error
    assert said.error.count("\n") == 1
    assert said.out == ""
    assert (bad.read_bytes() if bad.is_file() else None) == before
    assert not (folder / "a.pdf").exists()


TABLES: dict[str, tuple[str, Make, tuple[str, ...], str]] = {
    "a missing table": ("none.csv", lambda path, _: None, (), "There is no file"),
    "a folder": ("folder.csv", lambda path, _: path.mkdir(), (), "is a folder"),
    "an empty table": ("a.csv", write(b""), (), "is empty"),
    "a spreadsheet that is none": ("a.xlsx", write(b"Team,Unit\nA,B\n"), (), "is no spreadsheet"),
    "half a spreadsheet": ("a.xlsx", write(b"PK\x03\x04" + b"x" * 500), (), "or it is damaged"),
    "a picture": ("a.csv", write(b"\x89PNG\r\n\x1a\n"), (), "is a picture"),
    "binary": ("a.csv", write(bytes(range(256)) * 20), (), "is no text and no spreadsheet"),
    "a workshop": ("a.csv", lambda path, workshop: path.write_bytes(workshop.read_bytes()), (), "is a database"),
    "an open quotation": ("a.csv", write(b'Team,Unit\n"A,B\nC,D\n'), (), "never closed"),
    "headings that match nothing": ("a.csv", write(b"Alpha,Beta\n1,2\n"), (), "found “Alpha” and “Beta”"),
    "no such sheet": ("a.csv", write(b"Team\nA\n"), ("--sheet", "Feb"), "has no sheets"),
    "no such heading": ("a.csv", write(b"Team\nA\n"), ("--map", "unit=Where"), "no heading “Where”"),
    "no such field": ("a.csv", write(b"Team\nA\n"), ("--map", "colour=Team"), "no field “colour”"),
    "no mapping at all": ("a.csv", write(b"Team\nA\n"), ("--map", "Team"), "--map takes FIELD=HEADING"),
    "no such row": ("a.csv", write(b"Team\nA\n"), ("--headings", "9"), "There is no row 9"),
    "a row that is no number": ("a.csv", write(b"Team\nA\n"), ("--headings", "two"), "invalid int value"),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_that_is_none(folder, workshop, run, case):
    name, make, options, told = TABLES[case]
    table = folder / name
    make(table, workshop)
    before = workshop.read_bytes()
    said = run("import", workshop, table, "--as", "teams", *options)
    assert said.code == 2
    assert told in said.error
    assert said.error.count("\n") == 1
    assert said.out == ""
    assert workshop.read_bytes() == before


CONTENTS: dict[str, tuple[bytes, str]] = {
    "no json": (b"Team,Unit\n", "is no JSON: line 1"),
    "no utf-8": (b'{"a": "\xe4"}', "is not written in UTF-8"),
    "another json": (b'{"a": 1}', "holds no workshop content"),
    "too deep": (b"[" * 200_000, "nested too deeply"),
    "a newer format": (b'{"format": "cxworkshop-content", "version": 99, "records": {}}', "version 99"),
    "an unknown table": (b'{"format": "cxworkshop-content", "version": 1, "records": {"x": []}}', "does not know: x"),
    "a record that does not fit": (
        json.dumps(
            {"format": "cxworkshop-content", "version": 1, "records": {"team": [{"id": "team-1", "name": 5}]}}
        ).encode(),
        "“team” number 1 in this JSON does not fit: name",
    ),
    "a link to nothing": (
        json.dumps(
            {
                "format": "cxworkshop-content",
                "version": 1,
                "records": {"support": [{"id": "support-1", "team": "team-1", "supported": "team-2"}]},
            }
        ).encode(),
        "there is no such team",
    ),
}


def _revision(frozen: str, digest: str) -> bytes:
    revision = {
        "id": "revision-1",
        "number": 1,
        "time": "2026-03-18T12:00:00Z",
        "content": frozen,
        "sha256": digest,
    }
    return json.dumps({"format": "cxworkshop-content", "version": 1, "records": {"revision": [revision]}}).encode()


CONTENTS |= {
    "a revision that was altered": (
        _revision('{"format": "cxworkshop-content", "version": 1, "records": {}}', "0" * 64),
        "Revision 1 is not what was frozen",
    ),
    "a revision of nothing": (_revision("x", hashlib.sha256(b"x").hexdigest()), "holds no workshop content"),
    "half a character": (_revision("\ud800", "0" * 64), "1"),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_content_that_is_none(folder, run, case):
    data, told = CONTENTS[case]
    (folder / "in.json").write_bytes(data)
    said = run("new", folder / "a.cxw", "--content", folder / "in.json")
    assert said.code == 2
    assert told in said.error
    assert said.error.count("\n") == 1
    assert not (folder / "a.cxw").exists()


USAGE = {
    ("new", "a.pdf"): "ends in .cxw",
    ("export", "W", "--to", "out.docx"): "ends in .pdf or .json",
    ("export", "W"): "--to",
    ("export", "W", "--to", "a.pdf", "--paper", "A3"): "A3",
    ("export", "W", "--to", "a.pdf", "--document", "poster"): "poster",
    ("import", "W", "x.csv"): "--as",
    ("import", "W", "x.csv", "--as", "cats"): "cats",
    ("points",): "FILE",
    ("points", "W", "--loud"): "--loud",
    ("dance",): "dance",
}


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_bad_usage(workshop, run, arguments):
    said = run(*(workshop if word == "W" else word for word in arguments))
    assert said.code == 2
    assert USAGE[arguments] in said.error
    assert said.error.count("\n") == 1


# -- the environment --------------------------------------------------------------------------------------------------


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def forbidden(part: Path, target: Path) -> None:
    """No file may take another's place, but for the program's own backups."""
    if "backups" not in target.parts:
        raise PermissionError(13, "Permission denied")
    part.replace(target)


ENVIRONMENT = {
    "a full disk while importing": ("import", "cxworkshop.storage.publish.os.fsync", full, "is full"),
    "a folder that forbids importing": (
        "import",
        "cxworkshop.storage.publish.replace",
        forbidden,
        "may not be written",
    ),
    "a full disk while exporting": ("export", "cxworkshop.files.os.fsync", full, "is full"),
    "a folder that forbids exporting": (
        "export",
        "cxworkshop.files.replace",
        forbidden,
        "may not be written",
    ),
    "a full disk while beginning": ("new", "cxworkshop.storage.publish.os.fsync", full, "is full"),
}


@pytest.mark.parametrize("case", ENVIRONMENT)
def test_the_machine_says_no(folder, workshop, teams, run, monkeypatch, case):
    command, where, how, told = ENVIRONMENT[case]
    before, held = workshop.read_bytes(), content_of(workshop)
    calls = {
        "import": ("import", workshop, teams, "--as", "teams"),
        "export": ("export", workshop, "--to", folder / "out.json"),
        "new": ("new", folder / "new.cxw", "--client", "x"),
    }
    with monkeypatch.context() as patch:
        patch.setattr(where, how)
        said = run(*calls[command])
    assert said.code == 3
    assert told in said.error
    assert said.error.count("\n") == 1
    assert said.out == ""
    assert workshop.read_bytes() == before
    assert not [path.name for path in folder.iterdir() if path.name.endswith(".part")]
    assert not (folder / "out.json").exists()
    assert not (folder / "new.cxw").exists()
    with Store.open(workshop, record_types()) as store:
        assert store.content == held, "what failed is not found at the next opening either"


def test_a_revision_that_could_not_be_published_is_kept_and_said(workshop, run, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.publish.replace", forbidden)
        said = run("revise", workshop, "--note", "x")
    assert said.code == 3
    assert "Revision 1 is kept on this computer" in said.error
    assert said.error.count("\n") == 1
    back, frozen, *_ = run("revise", workshop).out.splitlines()
    assert back.startswith("1 edit up to ")
    assert frozen.startswith("Revision 2 is frozen")


@pytest.mark.parametrize("command", ["new", "export"])
def test_a_folder_that_is_not_there(workshop, run, command):
    for nowhere in (workshop.parent / "nowhere", workshop):  # missing, and a file in its place
        calls = {"new": ("new", nowhere / "a.cxw"), "export": ("export", workshop, "--to", nowhere / "a.json")}
        said = run(*calls[command])
        assert said.code == 3
        assert said.error.startswith(f"There is no folder “{nowhere}”.")
        assert said.error.count("\n") == 1
    assert not (workshop.parent / "nowhere").exists()


def test_an_export_over_a_folder_is_refused(workshop, folder, run):
    (folder / "out.json").mkdir()
    said = run("export", workshop, "--to", folder / "out.json")
    assert (said.code, said.error) == (2, "“out.json” is a folder, not a file.\n")


@pytest.mark.parametrize("command", ["import", "revise"])
def test_a_second_instance(workshop, teams, folder, run, command):
    before = workshop.read_bytes()
    with Store.open(workshop, record_types()):
        said = run(*COMMANDS[command](workshop, teams, folder))
        assert said.code == 3
        assert "already open" in said.error
        assert said.error.count("\n") == 1
        assert workshop.read_bytes() == before


def test_a_demo_in_a_folder_that_is_a_file(workshop, run):
    said = run("demo", "--out", workshop)
    assert said.code == 3
    assert said.error.count("\n") == 1
