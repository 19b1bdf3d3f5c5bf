"""The window program from outside: what it is asked to do, that it starts on a workshop, and that it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxworkshop import __version__
from cxworkshop.app import main
from cxworkshop.stages import record_types
from cxworkshop.storage.store import Store

ROOT = Path(__file__).resolve().parent.parent

# Starts the program as a person does, closes its window when the page shows, and says what was on it.
RUN = """
import sys
from PySide6.QtCore import QTimer
from cxworkshop import app

def stands(program):
    from cxworkshop.stages.teams.records import Team

    def close():
        shown = program.window.stack.currentWidget()
        print("SHOWS", program.desk.content.count(Team), shown.accessibleName())
        program.window.close()

    later = lambda *_: QTimer.singleShot(0, close)
    program.workshops.ready.connect(later)
    program.workshops.refused.connect(later)
    if not sys.argv[1:]:
        later()

class Watched(app.Starter):
    def __init__(self, *words):
        super().__init__(*words)
        self.started.connect(stands)

app.Starter = Watched
sys.exit(app.main(sys.argv[1:]))
"""


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, *words],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CXWORKSHOP_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_help_and_version_need_no_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "--sample" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--bogus"], ["one.cxw", "two.cxw"]])
def test_what_it_does_not_understand_it_says(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "is not understood" in capsys.readouterr().err


def test_it_starts_on_a_workshop_and_ends(app_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    Store.create(path, record_types()).close()
    told = run(app_home, str(path))
    assert told.returncode == 0, told.stderr
    assert "SHOWS 0" in told.stdout
    assert "Traceback" not in told.stderr
    assert (app_home / "preferences.json").exists()


def test_it_starts_on_its_start_page(app_home: Path) -> None:
    told = run(app_home)
    assert told.returncode == 0, told.stderr
    assert "SHOWS 0 Start" in told.stdout


def test_a_missing_file_leads_to_the_start_page(app_home: Path, tmp_path: Path) -> None:
    told = run(app_home, str(tmp_path / "Gone.cxw"))
    assert told.returncode == 0, told.stderr
    assert "SHOWS 0 Start" in told.stdout
