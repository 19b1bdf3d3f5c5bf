"""Processes of the tests in the place of ours: they break down, never end, or say what ours would never say."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Instead = Callable[..., None]


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Instead:
    """Lets a class of `tests.apart.children` answer in the place of the one that `module` begins as `DOES`."""
    before = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(part for part in (str(ROOT), before) if part))

    def put(module: object, name: str) -> None:
        monkeypatch.setattr(module, "DOES", f"tests.apart.children:{name}")

    return put
