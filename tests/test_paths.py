"""Where the program keeps things: nobody else looks into its data folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cxworkshop import paths
from cxworkshop.stages import record_types
from cxworkshop.storage.store import Store


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps data folders to their owner")
def test_the_data_folder_is_for_this_person_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "above" / "data"
    monkeypatch.setenv("CXWORKSHOP_HOME", str(home))
    before = os.umask(0o022)
    try:
        with Store.create(tmp_path / "Ours.cxw", record_types()):
            assert stat.S_IMODE(home.stat().st_mode) == 0o700
            assert stat.S_IMODE(home.parent.stat().st_mode) == 0o755
            assert any(home.rglob("workshop.sqlite"))
    finally:
        os.umask(before)


def test_a_folder_that_is_there_stays_as_it_is(app_home: Path) -> None:
    app_home.chmod(0o750)
    paths.make(app_home / "some" / "where")
    assert (app_home / "some" / "where").is_dir()
    assert stat.S_IMODE(app_home.stat().st_mode) == 0o750
