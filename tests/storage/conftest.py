"""Workshops to test with, and programs that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store

TYPES = record_types()

# A program that opens the workshop, does something to it, says so, and waits to be killed.
PROGRAM = """
import sys, time
from cxworkshop.core.record import new_id
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import workingcopy
from cxworkshop.storage.store import Store

store = Store.open(sys.argv[1], record_types())
for name in sys.argv[3:]:
    with store.step(f"Add {name}") as draft:
        draft.add(Team(id=new_id(Team), name=name))
if sys.argv[2] == "half":
    draft = store.step("Half")
    draft.__enter__().add(Team(id="team-half", name="Half"))
    transaction = store._opened.copy.transaction("")
    sql = transaction.__enter__()
    sql.exec_driver_sql("PRAGMA cache_size=2")
    for number in range(2000):
        sql.exec_driver_sql("UPDATE meta SET value = value || ?", ("x" * 100,))
print("ready", flush=True)
time.sleep(600)
"""


def add_team(store: MemoryStore, name: str) -> Team:
    """One step."""
    with store.step(f"Add {name}") as draft:
        return draft.add(Team(id=new_id(Team), name=name))


def names(store: MemoryStore) -> list[str]:
    """The teams, in order."""
    return [team.name for team in store.content.of(Team)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A .cxw of one team, closed, in a folder of its own."""
    folder = tmp_path / "Übersicht 顧客"
    folder.mkdir()
    with Store.create(folder / "Vantage.cxw", TYPES) as store:
        add_team(store, "Billing")
    return folder / "Vantage.cxw"


@pytest.fixture
def elsewhere() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program on a workshop in another process and waits until it has done its work."""
    running: list[subprocess.Popen[str]] = []

    def start(path: Path, how: str = "whole", *names: str, home: Path | None = None) -> subprocess.Popen[str]:
        environment = {**os.environ, **({"CXWORKSHOP_HOME": str(home)} if home else {})}
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), how, *names],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        running.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in running:
        kill(process)


def kill(process: subprocess.Popen[str]) -> None:
    """As if the power went for this program: it cannot clean up."""
    if process.poll() is None:
        process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
