"""Reading in a process of its own: the same answer, and an end to whatever a hostile file does."""

import sys
from pathlib import Path

import pytest

from cxworkshop.apart.process import Apart
from cxworkshop.core.errors import BadFile, EnvironmentProblem
from cxworkshop.exchange.apart import Reading, Stopped, read_apart
from cxworkshop.exchange.reading import list_sheets, read_table
from tests.exchange.making import xlsx

OLD = Path(__file__).parent / "files" / "teams.xls"


def test_the_answer_is_the_same_as_in_this_process(tmp_path):
    text = tmp_path / "list.csv"
    text.write_bytes("Team;Head\nDéck;“3”\n".encode("cp1252"))
    book = xlsx(tmp_path / "two.xlsx", [["Team"], ["Deck"]], Notes=[["Note"], ["Wet"]])
    for path in (text, book, OLD):
        with Reading(path, names=True) as reading:
            assert reading.result() == (list_sheets(path), read_table(path))


def test_a_named_sheet_is_read_and_a_missing_one_told(tmp_path):
    path = xlsx(tmp_path / "two.xlsx", [["Team"], ["Deck"]], Notes=[["Note"], ["Wet"]])
    assert read_apart(path, "notes").rows == [["Note"], ["Wet"]]
    with pytest.raises(BadFile, match="has no sheet “Third”"):
        read_apart(path, "Third")


def test_a_problem_is_told_as_it_was_raised(tmp_path):
    with pytest.raises(BadFile, match="There is no file"):
        read_apart(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    "answer",
    [None, [], {}, {"rows": [["a", 1]]}, {"rows": 3, "filled": []}, {"rows": [], "filled": [[1]]}],
    ids=["nothing", "list", "empty", "a number in a cell", "no rows", "half a place"],
)
def test_an_answer_that_is_none_of_ours_is_a_damaged_file(tmp_path, monkeypatch, answer):
    path = tmp_path / "list.csv"
    path.write_text("Team\nDeck\n")
    monkeypatch.setattr(Apart, "hear", lambda _self, **_how: (answer, b""))
    with pytest.raises(BadFile, match="damaged"):
        read_apart(path)


def test_a_file_that_fills_the_memory_is_refused_and_only_its_process_is_hurt(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("Team\n" + ("x" * 900_000 + "\n") * 60)
    with pytest.raises(BadFile, match="larger than a workshop needs"), Reading(path, memory=200 * 1024**2) as reading:
        reading.result()


def test_more_text_than_a_workshop_needs_is_refused(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("Team\n" + ("x" * 999_999 + "\n") * 70)
    with pytest.raises(BadFile, match="larger than a workshop needs"):
        read_apart(path)


def slow(tmp_path: Path) -> Path:
    path = tmp_path / "slow.csv"
    path.write_text("Team;Division\n" + "Deck;Ferries\n" * 190_000)
    return path


def test_a_file_that_takes_too_long_is_given_up(tmp_path):
    with pytest.raises(BadFile, match="takes too long to read"), Reading(slow(tmp_path), seconds=0.01) as reading:
        reading.result()


def test_a_reading_can_be_stopped_and_its_process_is_gone(tmp_path):
    reading = Reading(slow(tmp_path))
    with pytest.raises(Stopped):
        reading.result(lambda: True)
    assert reading.ended
    reading.stop()  # once more does no harm


def test_a_process_that_is_brought_down_is_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    path = tmp_path / "list.csv"
    path.write_text("Team\nDeck\n")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(BadFile, match="cannot be read; it is damaged"):
        read_apart(path)


def test_where_no_process_can_be_had_the_environment_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(EnvironmentProblem, match="cannot be read: No such file"):
        read_apart(tmp_path / "list.csv")


def test_a_folder_brings_no_modules_of_its_own_along(tmp_path, monkeypatch):
    for name in ("cxworkshop", "python_calamine", "zipfile"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('hostile')")
    path = xlsx(tmp_path / "list.xlsx", [["Team"], ["Deck"]])
    monkeypatch.chdir(tmp_path)
    assert read_apart(path).rows == [["Team"], ["Deck"]]
