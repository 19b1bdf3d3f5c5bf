"""The same revision gives the same bytes, in whichever process, time zone, locale and order of sets it is printed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.identity import KINDS
from cxworkshop.exchange.contentfile import content_bytes, read_content
from cxworkshop.stages import record_types, sealing
from cxworkshop.stages.teams.records import Team
from tests import sealed as made
from tests.documents import factory

# Two zones, on either side of the date line, and two locales; Turkish has letters of its own for i and I.
ELSEWHERE = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77", "PYTHONUTF8": "1"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "random"},
)
CODE = "from tests.documents.test_same_bytes import digests; digests({file!r})"


def frozen() -> MemoryStore:
    """An organisation whose first revision was frozen."""
    store = MemoryStore(factory.full())
    made.freeze(store)
    return store


def digests(file: str) -> None:
    """Print the SHA-256 of every unsigned document of the workshop in a file of content."""
    content = read_content(Path(file), record_types())
    found = {}
    for kind in KINDS:
        team = content.of(Team)[0].id if kind == "team" else None
        pdf = sealing.unsigned(content, 1, "5e" * 32, "Letter" if kind == "record" else "A4", kind=kind, team=team)
        found[kind] = hashlib.sha256(pdf).hexdigest()
    print(json.dumps(found))


def test_three_processes_in_two_zones_and_two_locales_print_the_same(tmp_path: Path) -> None:
    file = tmp_path / "workshop.json"
    file.write_bytes(content_bytes(frozen().content, record_types()))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CODE.format(file=str(file))], env={**os.environ, **there}, stdout=subprocess.PIPE
        )
        for there in ELSEWHERE
    ]
    told = [json.loads(one.communicate()[0]) for one in running]
    assert [one.returncode for one in running] == [0, 0, 0]
    assert set(told[0]) == set(KINDS)
    assert told[0] == told[1] == told[2]
