"""The disk that loses power: what was synced is there, of the rest any part; a rename is one act."""

from __future__ import annotations

from pathlib import Path
from random import Random

from torture.replay import SECTOR, Disk, picture, put
from torture.row import Row, control, table
from torture.shim import Entry

ROOT = Path("/root-of-it")


def log(*entries: tuple[str, int, int, str, str]) -> list[Entry]:
    """Entries; of a write the fourth value is what is written, else paths below the root."""
    made = []
    for kind, fd, number, one, two in entries:
        first = one.encode() if kind == "w" else f"{ROOT}/{one}".encode()
        made.append(Entry(kind, fd, number, first, f"{ROOT}/{two}".encode()))
    return made


def after(entries: list[Entry], before: dict[str, bytes | None], many: int = 300) -> list[dict[str, bytes | None]]:
    """Disks that the power may leave after these entries."""
    disk = Disk(ROOT, before)
    for entry in entries:
        disk.feed(entry)
    return [state.files for state in disk.states(Random(1), many, 0)]


NEW = 1 << 32


def test_what_was_not_synced_may_be_there_in_any_part() -> None:
    found = after(log(("o", 3, 0, "a", ""), ("w", 3, 0, "x" * 3 * SECTOR, "")), {"a": b"y" * 3 * SECTOR})
    contents = {files["a"] for files in found}
    old, new = b"y" * SECTOR, b"x" * SECTOR
    assert {old * 3, new * 3, new + old + new, old + new + old, new + old * 2} <= contents


def test_what_was_synced_is_there() -> None:
    entries = log(("o", 3, 0, "a", ""), ("w", 3, 0, "new", ""), ("s", 3, 0, "", ""))
    assert after(entries, {"a": b"old"}, 50) == [{"a": b"new"}] * 50


def test_a_new_name_is_certain_only_once_its_folder_was_synced() -> None:
    entries = log(("o", 3, NEW, "a", ""), ("w", 3, 0, "new", ""), ("s", 3, 0, "", ""))
    found = after(entries, {})
    assert {} in found
    assert {"a": b"new"} in found
    entries += log(("o", 4, 0, "", ""), ("s", 4, 0, "", ""))
    assert after(entries, {}, 50) == [{"a": b"new"}] * 50


def test_a_rename_happens_or_not() -> None:
    entries = log(("r", -1, 0, "part", "document"))
    found = after(entries, {"part": b"new", "document": b"old"})
    assert {tuple(sorted(files.items())) for files in found} == {
        (("document", b"new"),),
        (("document", b"old"), ("part", b"new")),
    }


def test_a_folder_that_is_lost_takes_along_what_was_synced_in_it() -> None:
    entries = log(("d", -1, 0, "home", ""), ("o", 3, NEW, "home/a", ""), ("s", 3, 0, "", ""))
    entries += log(("o", 4, 0, "home", ""), ("s", 4, 0, "", ""))
    found = after(entries, {})
    assert {} in found
    assert {"home": None, "home/a": b""} in found


def test_a_picture_is_put_back_as_it_was(tmp_path: Path) -> None:
    files = {"desk": None, "desk/a": b"1", "home": None}
    put(tmp_path / "place", files)
    assert picture(tmp_path / "place") == files


def test_a_row_without_a_control_that_was_seen_is_not_reached() -> None:
    row = Row("power loss", "states", 2, tried=2)
    tried = iter([0, 1])
    control(row, "nothing is synced", 5, lambda seen: seen.lose("all of it") if next(tried) else None)
    assert (row.met, row.caught, row.control_tried) == (True, 1, 2)
    row.damage("cannot be read")
    assert not row.met
    assert "NOT REACHED" in table([row])
    assert "power loss: cannot be read" in table([row])
