"""A consultancy's own method: its files come first, and one that cannot be used is told and does no harm."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxworkshop import method_files, method_texts, paths
from cxworkshop.core.limits import validated

STAGE = """
[teams]
title = "Our own title"
why = "Because."
steps = [["First this", 5], ["Then that", 15]]
say = ["Good morning."]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CXWORKSHOP_HOME", str(tmp_path))
    own = tmp_path / "method"
    own.mkdir()
    method_texts.forget()
    yield own
    monkeypatch.undo()
    method_texts.forget()


@pytest.mark.parametrize("name", method_files.FILES)
def test_the_programs_own_files_hold_what_a_consultancys_must(name: str, folder: Path) -> None:
    shipped = tomllib.loads(paths.resource("method", f"{name}.toml").read_text(encoding="utf-8"))
    checked = validated(method_files.FILES[name], shipped)
    assert method_files.texts(name) == checked
    assert repr(method_files.texts(name)) == repr(checked)


def test_a_stage_of_ones_own_replaces_that_stage_and_no_other(folder: Path) -> None:
    theirs = method_texts.guide("principles")
    method_texts.forget()
    (folder / "guide.toml").write_text(STAGE, encoding="utf-8")
    guide = method_texts.guide("teams")
    assert guide.title == "Our own title"
    assert guide.minutes == 20
    assert [step.text for step in guide.steps] == ["First this", "Then that"]
    assert guide.watch == ()
    assert method_texts.guide("principles") == theirs
    assert method_files.own_files() == ("guide",)
    assert method_files.problems() == ()


def test_another_file_is_replaced_whole(folder: Path) -> None:
    (folder / "readiness.toml").write_text('items = ["Coffee is ordered"]', encoding="utf-8")
    assert method_texts.readiness() == ("Coffee is ordered",)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("guide", "[teams]\ntitle = 1 2", "line 2"),
        ("guide", STAGE.replace("15", "-5"), "at teams, steps, 2, 2: "),
        ("guide", STAGE.replace('why = "Because."', ""), "at teams, why: "),
        ("guide", STAGE + 'colour = "red"', "at teams, colour: "),
        ("channels", 'channels = [["Pigeon", "no-such-sign"]]', "no icon called “no-such-sign”"),
        ("indicators", '[one]\nfamily = "guess"', "at one"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_the_programs_text_stands(
    folder: Path, name: str, text: str, told: str
) -> None:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (problem,) = method_files.problems()
    assert f"“{name}.toml” cannot be used" in problem.happened
    assert told in problem.happened
    assert method_texts.guide("teams").title != "Our own title"
    assert method_texts.channel_icon("Phone") == "phone"
    assert len(method_texts.indicators()) == 15


def test_bytes_that_are_no_text_are_told(folder: Path) -> None:
    (folder / "agenda.toml").write_bytes(b"\xff\xfe\x00")
    (problem,) = method_files.problems()
    assert "cannot be read as text" in problem.happened
    assert method_texts.agendas()
