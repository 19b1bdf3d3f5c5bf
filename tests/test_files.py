"""A file is written whole or not at all, and a made name is free, says what it is, and fits."""

import os
from pathlib import Path

import pytest

from cxworkshop import files


def full(*_args: object) -> None:
    raise OSError(28, "No space left on device")


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "Überblick.json"
    for data in (b"one", b"two\r\n\x00"):
        files.write_whole(path, data)
        assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_what_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, where, full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["one"]


def test_what_a_cut_off_program_left_is_written_over(tmp_path: Path) -> None:
    part = tmp_path / "one.new"
    part.write_bytes(b"a long rest of something else")
    files.write_whole(tmp_path / "one", b"new", part=part)
    assert (tmp_path / "one").read_bytes() == b"new"
    assert not part.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_what_is_private_is_for_this_user_alone(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "key", b"secret", private=True)
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    (tmp_path / "other.part").touch(0o644)  # what a cut off program left
    files.write_whole(tmp_path / "other", b"secret", private=True)
    assert (tmp_path / "other").stat().st_mode & 0o077 == 0


def test_a_folder_that_may_not_be_read_can_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def forbidden(path: Path, *args: int) -> int:
        if path == tmp_path:
            raise PermissionError(13, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr(os, "open", forbidden)
    files.write_whole(tmp_path / "one", b"1")
    assert (tmp_path / "one").read_bytes() == b"1"


def test_the_disk_is_waited_for_only_where_it_matters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    files.write_whole(tmp_path / "one", b"1", durable=False)
    assert waited == []
    files.write_whole(tmp_path / "one", b"1", folder=False)
    assert len(waited) == 1


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "Night desk.cxw"
    names = []
    for _ in range(3):
        free = files.free_name(path)
        names.append(free.name)
        free.touch()
    assert names == ["Night desk.cxw", "Night desk 2.cxw", "Night desk 3.cxw"]
    (tmp_path / "Night desk (repaired).cxw").symlink_to(tmp_path / "nowhere")
    again = files.free_name(path, " (repaired {})", first=" (repaired)")
    assert again.name == "Night desk (repaired 2).cxw"


def test_a_long_name_is_cut_so_that_it_fits_and_stays_its_own(tmp_path: Path) -> None:
    long, other = tmp_path / f"{'ü' * 120}a.cxw", tmp_path / f"{'ü' * 120}b.cxw"
    made = [files.free_name(one, " (repaired {})", first=" (repaired)") for one in (long, other)]
    assert len({one.name for one in made}) == 2
    assert all(len(os.fsencode(one.name)) <= files.LONGEST_NAME for one in made)
    assert all(one.name.endswith(" (repaired).cxw") for one in made)


def test_a_thousand_names_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda _path: True)
    with pytest.raises(FileExistsError):
        files.free_name(tmp_path / "one")
