"""A little of every harm that `make torture` does: nothing is lost or damaged, and every control is seen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from torture import shim
from torture.__main__ import BUILD
from torture.plan import PLAN, RECORDED

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name == "nt", reason="harm is done to forked processes")
@pytest.mark.parametrize("harm", PLAN)
def test_nothing_is_lost(harm: str, tmp_path: Path) -> None:
    if harm in RECORDED:
        try:
            shim.build(BUILD)
        except shim.NotHere as why:
            pytest.skip(str(why))
    to = tmp_path / "torture.json"
    command = [sys.executable, "-m", "torture", "--quick", "--only", harm, "--to", str(to)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads(to.read_text(encoding="utf-8"))["rows"]
    assert [row["name"] for row in rows] == list(PLAN[harm])
    assert all(row["tried"] >= row["goal"] and row["caught"] for row in rows)
