"""Rows in processes of their own: one that breaks down is not reached, and a run that is stopped leaves nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from torture import __main__ as program
from torture import killing
from torture.plan import PLAN
from torture.row import Row, told
from torture.running import MARK, Running

pytestmark = pytest.mark.skipif(os.name == "nt", reason="harm is done to forked processes")
ROOT = Path(__file__).resolve().parents[2]
EDITING, PUBLISHING, *_ = PLAN["killing"]


def rows_of(script: str, folder: Path) -> list[Row]:
    running = Running(
        [[EDITING, PUBLISHING]], at_once=2, quick=True, folder=folder, library=folder, program=("-c", script)
    )
    return list(running.rows())


def test_rows_of_a_process_that_breaks_down_are_not_reached(tmp_path: Path) -> None:
    done = json.dumps(Row(EDITING, "cycles", 1, tried=1, caught=1).as_json())
    one, other = rows_of(f"import os; print({MARK + done!r}, flush=True); os.abort()", tmp_path)
    assert (one.name, one.met) == (EDITING, True)
    assert (other.name, other.met) == (PUBLISHING, False)
    assert "its process ended with -6" in told(other)


def test_a_row_that_breaks_down_says_why(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(quick: bool) -> Row:
        raise LookupError("no such thing")

    monkeypatch.setitem(killing.ROWS, EDITING, broken)
    assert program.main(["--quick", "--rows", EDITING]) == 0
    line = capsys.readouterr().out.strip()
    row = Row.from_json(json.loads(line.removeprefix(MARK)))
    assert not row.met
    assert "LookupError: no such thing (test_running.py" in row.note


def test_a_run_that_is_stopped_keeps_what_it_has_and_leaves_nothing(tmp_path: Path) -> None:
    to, folder = tmp_path / "torture.json", tmp_path / "here"
    folder.mkdir()
    command = [sys.executable, "-m", "torture", "--quick", "--only", "versions", "killing"]
    with subprocess.Popen(
        [*command, "--to", str(to), "--folder", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read()
    assert running.returncode == 130, rest
    assert any(name in first for name in (*PLAN["versions"], *PLAN["killing"]))
    assert "Stopped. Not done: " in rest
    assert len(json.loads(to.read_text(encoding="utf-8"))["rows"]) < len(PLAN["killing"]) + 1
    assert list(folder.iterdir()) == []
    if sys.platform.startswith("linux"):
        assert processes_in(folder) == []


def processes_in(folder: Path) -> list[str]:
    """Processes that were told to work in a folder."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"TMPDIR={folder}".encode() in environment.read_bytes():
                found.append(environment.parent.name)
        except OSError:
            continue  # it is gone, or another person's
    return found
