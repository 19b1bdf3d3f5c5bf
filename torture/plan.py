"""Which rows there are, in the order of the table, and about how long each takes when nothing else runs.

It imports nothing of the program, so that the process that hands out the work knows every row whatever breaks.
"""

from __future__ import annotations

from typing import Final

# By the module that does the harm: its rows, and their seconds. The longest begin first.
PLAN: Final[dict[str, dict[str, int]]] = {
    "killing": {
        "kill -9 while editing": 60,
        "kill -9 while publishing": 40,
        "kill -9 while migrating": 60,
        "kill -9 while freezing a revision": 40,
    },
    "replacing": {
        "kill -9 while a passphrase is set, changed, taken off": 120,
        "kill -9 while restoring an earlier copy": 40,
        "kill -9 while repairing": 40,
    },
    "power": {
        "power loss: edits": 60,
        "power loss: publish": 60,
        "power loss: backup": 60,
        "power loss: migration": 60,
        "power loss: passphrase set, changed, taken off": 60,
        "power loss: restoring an earlier copy": 60,
        "power loss: repair": 60,
    },
    "full": {
        "disk full at every write of a session": 120,
        "disk full at every write of a publish": 120,
    },
    "meddling": {
        "document deleted, renamed, replaced, read-only, unmounted": 30,
        "working copy deleted, renamed, replaced, read-only, unmounted": 30,
        "document changed elsewhere: conflict copy": 30,
    },
    "copies": {"copy to a target deleted, renamed, replaced, read-only, unmounted, full": 30},
    "holders": {
        "second instance": 10,
        "killed holder": 10,
        "lock of another machine": 10,
    },
    "clocks": {
        "clock set back, time zone changed: “saved” and history": 20,
        "clock set back, suspend and resume: timer": 5,
    },
    "mutated": {"2,000 mutated workshop files": 300},
    "salvaged": {"salvage of a file with a page destroyed": 120},
    "backups": {"every backup that rotation keeps": 60},
    "versions": {"every released schema version's file": 10},
    "defects": {"an exception in any slot, paint, timer or worker": 20},
    "sheets": {"5,000 fuzzed spreadsheets": 600},
    "pdfs": {"5,000 fuzzed PDFs to verify": 600},
}
RECORDED: Final = ("power", "full", "meddling", "copies")  # these need the library that stands before the C library
BOTH_CORES: Final = ("power",)  # these share their work among two processes of their own
HARM_OF: Final = {name: harm for harm, names in PLAN.items() for name in names}
SECONDS: Final = {name: seconds for names in PLAN.values() for name, seconds in names.items()}
