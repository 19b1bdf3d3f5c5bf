"""A copy of a workshop without its history: what was deleted or taken back was never in it.

It is written anew from the records that there are; no byte of the other file is copied. What was frozen stays as it was
frozen, because it may be signed.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.files import sync
from cxworkshop.storage import checksum, opening, publish, trouble, workspace
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.publish import SAFE
from cxworkshop.storage.reading import Types
from cxworkshop.storage.workingcopy import WorkingCopy


def write(target: Path, types: Types, content: Content, key: Key | None, now: datetime) -> None:
    """Write it, replacing the target whole. It is a workshop of its own, under the same passphrase.

    Any thread may do it. An EnvironmentProblem leaves the target as it was.
    """
    part = workspace.beside(target, ".part")
    with trouble.told(target.name, safe=SAFE, folder=target.parent):
        publish.drop(part)
        try:
            made = WorkingCopy(part, target.name, key)
            try:
                opening.build(made, types, content, now)
            finally:
                made.close()
            publish.verify(part, publish.counts(content, types), key)
            with part.open("r+b") as file:
                if key is None:
                    checksum.write(file)
                sync(file.fileno())
            publish.replace(part, target)
        finally:
            publish.drop(part)
        workspace.sync_folder(target.parent)
