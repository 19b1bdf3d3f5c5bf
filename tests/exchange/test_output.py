"""A file that somebody else will read is there whole, or it is said what is known of it."""

from pathlib import Path

import pytest

from cxworkshop import files
from cxworkshop.core.errors import EnvironmentProblem
from cxworkshop.exchange.output import write_whole


def test_it_takes_the_place_of_the_old_one_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "Übersicht.pdf"
    for data in (b"one", b"two"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_what_goes_wrong_before_it_has_its_name_has_written_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "sync", fails)
    with pytest.raises(EnvironmentProblem, match="Nothing was written"):
        write_whole(tmp_path / "one.pdf", b"1")
    assert not list(tmp_path.iterdir())


def test_what_goes_wrong_afterwards_is_not_called_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "sync_folder", fails)
    with pytest.raises(EnvironmentProblem, match="is not certain"):
        write_whole(tmp_path / "one.pdf", b"1")
