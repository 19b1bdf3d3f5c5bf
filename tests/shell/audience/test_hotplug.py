"""Displays unplugged and plugged in again in every state of the room, on a real X server with simulated monitors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell.audience.desktop import missing, x_server

ROOT = Path(__file__).parents[3]
LONG = 300  # seconds; on a machine of its own it takes about fifteen


@pytest.fixture(scope="module")
def server() -> str:
    """Says whether an X server can be had; a machine that builds must have one."""
    if not sys.platform.startswith("linux"):
        pytest.skip("displays are simulated with an X server")
    lacking = missing()
    if lacking and (os.environ.get("CI") or os.geteuid() == 0):
        pytest.fail(f"not installed: {', '.join(lacking)}; packaging/virtual_screens.py does that")
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}; packaging/virtual_screens.py says how")
    return sys.platform


def test_every_window_stays_in_reach_and_every_picture_comes_back(
    server: str, sample_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "Sample.cxw").write_bytes(sample_file.read_bytes())
    with x_server() as display:
        played = subprocess.run(
            [sys.executable, "-m", "tests.shell.audience.cycles", str(tmp_path)],
            cwd=ROOT,
            env={
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "CXWORKSHOP_HOME": str(tmp_path / "home"),
                "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            },
            capture_output=True,
            text=True,
            timeout=LONG,
            check=False,
        )
    told = [json.loads(line) for line in played.stdout.splitlines() if line.startswith("{")]
    wrong = {one["cycle"]: one["faults"] for one in told if one["faults"]}
    assert not wrong
    assert played.returncode == 0, played.stderr
    assert "Traceback" not in played.stderr, played.stderr
    assert len(told) >= 40
