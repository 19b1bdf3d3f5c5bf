"""A look into a file for lists of recent workshops."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.storage.peek import peek
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team


def test_a_peek_tells_the_title_the_client_and_how_much_there_is(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        with store.step("Name the workshop") as draft:
            draft.change(draft.one(Workshop), title="Two days", client="Vantage “Nord” 顧客")
        before = path.read_bytes()
        add_team(store, "Sales")
        assert peek(path).counts["team"] == 1  # what is not published yet is not seen
        saved = store.saved_at
    found = peek(path)
    assert (found.title, found.client, found.counts["team"], found.counts["workshop"]) == (
        "Two days",
        "Vantage “Nord” 顧客",
        2,
        1,
    )
    assert "step" not in found.counts
    assert saved is not None
    assert found.saved_at is not None
    assert abs(found.saved_at - saved).total_seconds() < 0.001
    assert before != path.read_bytes()


def test_a_workshop_without_a_name_has_an_empty_one(path: Path) -> None:
    found = peek(path)
    assert (found.title, found.client) == ("", "")


def test_a_peek_changes_nothing_and_imports_nothing_heavy(path: Path) -> None:
    before = path.read_bytes()
    script = (
        "import sys; from pathlib import Path; from cxworkshop.storage.peek import peek; peek(Path(sys.argv[1]))\n"
        "print([name for name in ('sqlalchemy', 'pydantic', 'filelock') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
