"""The walk through the program ends in an error when anything in the window failed on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from cxworkshop.shell import demo


def test_an_error_in_a_slot_is_not_swallowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def go(walk: demo.Walk, workshop: Path | None) -> None:
        def fail() -> None:
            raise LookupError("a slot of some page")

        QTimer.singleShot(0, walk.window, fail)
        walk.settle()

    monkeypatch.setattr(demo.Walk, "go", go)
    with pytest.raises(LookupError, match="a slot of some page"):
        demo.walk(tmp_path / "Screens")


def test_a_walk_without_an_error_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo.Walk, "go", lambda walk, workshop: walk.settle())
    assert demo.walk(tmp_path / "Screens") == []
