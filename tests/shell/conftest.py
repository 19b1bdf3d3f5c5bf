"""The program as app.py builds it, on a workshop in a folder of the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.shell.program import Program
from cxworkshop.shell.workshops import sample_content
from cxworkshop.stages import record_types
from cxworkshop.storage.store import Store
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.theme import theme
from tests.shell.hands import build, finish, open_in


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """The program's look, put on once: dressing is slow."""
    theme().apply(qapp)


@pytest.fixture(autouse=True)
def look(dressed: None) -> Iterator[None]:
    """As the program looks at first, whatever the test before asked for."""
    yield
    theme().set_mode("light")
    theme().set_text_size(100)
    theme().set_strong_contrast(False)


@pytest.fixture
def start(qapp: QApplication, look: None) -> Iterator[Program]:
    """The program on its start page."""
    program = build()
    yield program
    finish(program)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    """Makes a workshop file; without content, an empty one."""

    def workshop(name: str = "Ours.cxw", content: Content | None = None) -> Path:
        path = tmp_path / name
        Store.create(path, record_types(), content=content).close()
        return path

    return workshop


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CXWORKSHOP_HOME", str(folder / "home"))
        path = folder / "Sample.cxw"
        Store.create(path, record_types(), content=sample_content()).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample for one test."""
    return Path(shutil.copy(sample_file, tmp_path / "Sample.cxw"))


@pytest.fixture
def program(start: Program, sample: Path, qtbot: QtBot) -> Program:
    """The program with the sample open, standing on its first stage, and its standing known."""
    open_in(start, sample, qtbot)
    return start


@pytest.fixture
def room(program: Program) -> Room:
    """The room of the open sample, as if its window stood on a wall."""
    room = program.desk.room
    room.set_open(True)
    return room
