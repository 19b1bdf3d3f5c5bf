"""A half-day in front of a room leaves the workshop that the same half-day without a room leaves, and the room saw
nothing that is the facilitator's alone. The cable is pulled twice, where displays can be simulated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
LONG = 300  # seconds; on a machine of its own it takes about twenty
KINDS = {
    "prepare welcome", "prepare agenda", "prepare pause", "prepare timer", "teams team", "teams sight",
    "principles principle", "principles consent", "principles consent open", "principles cell",
    "definition imperatives", "definition cries", "definition cries open", "definition consent",
    "definition consent open", "definition scale", "definition scale open", "definition agreed", "culture scale",
    "culture scale open", "culture pair", "barriers barrier", "signoff standing",
}  # fmt: skip


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both half-days, played side by side."""
    out = tmp_path_factory.mktemp("half-day")
    command = [sys.executable, str(PACKAGING / "half_day.py"), "--out", str(out), "--no-pictures"]
    played = subprocess.run(
        command,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )
    assert played.returncode in (0, 1), played.stderr
    assert "Traceback" not in played.stderr, played.stderr
    return out


@pytest.fixture(scope="module")
def wall(days: Path) -> dict[str, Any]:
    """What stood on the wall."""
    found: dict[str, Any] = json.loads((days / "with" / "wall.json").read_text(encoding="utf-8"))
    return found


def test_the_workshop_is_the_same_to_the_letter_with_a_room_and_without(days: Path) -> None:
    with_room, without = ((days / name / "content.json").read_text("utf-8") for name in ("with", "without"))
    assert with_room == without
    assert "One timetable, printed once" in without  # and it is a day in which something was done
    assert json.loads(without)["records"]["approval"]


def test_nothing_private_stood_on_the_wall_and_no_open_vote_told_how_it_stands(wall: dict[str, Any]) -> None:
    assert wall["faults"] == []
    assert len(wall["seen"]) > 80


def test_every_exercise_was_on_the_wall(wall: dict[str, Any]) -> None:
    assert set(wall["kinds"]) >= KINDS


def test_the_cable_was_pulled_twice(wall: dict[str, Any]) -> None:
    if not wall["unplugged"]:
        pytest.skip("displays cannot be simulated here; tests/shell/audience/test_hotplug.py says why")
    assert wall["unplugged"] == 2
