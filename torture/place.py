"""Where a row does its harm: a folder with a desk and a data folder in it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.storage.store import Store, warm
from torture.work import TYPES

FILES = Path(__file__).resolve().parent.parent / "tests" / "files"


class Place:
    """`root` holds `desk`, where the documents are, and `home`, the program's data folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.desk = root / "desk"
        self.home = root / "home"
        self.document = self.desk / "Überblick 顧客.cxw"

    def clear(self) -> None:
        """Nothing but an empty desk."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.desk.mkdir(parents=True)

    def begin(self, content: Content | None = None) -> None:
        """An empty desk with a new workshop on it, closed, and no data folder."""
        self.clear()
        Store.create(self.document, TYPES, content=content).close()
        shutil.rmtree(self.home)

    def documents(self) -> list[Path]:
        """Every workshop a person would see on the desk."""
        return sorted(path for path in self.desk.glob("*.cxw") if not path.name.startswith("."))

    def backups(self) -> list[Path]:
        """Every backup of every workshop."""
        return sorted(self.home.glob("backups/*/*.cxw"))

    def two_hours_later(self) -> None:
        """Folders of working copies that death left without a note are old enough to be nobody's any more."""
        then = time.time() - 7200
        for folder in self.home.glob("working/open/*"):
            if not (folder / "state.json").exists():
                os.utime(folder, (then, then))

    def left_over(self) -> list[str]:
        """What should not be there once every workshop is closed: working copies, and hidden files on the desk."""
        hidden = [path.name for path in self.desk.iterdir() if path.name.startswith(".")]
        return hidden + [path.name for path in self.home.glob("working/open/*")]


@contextmanager
def place(name: str) -> Iterator[Place]:
    """A place for as long as the block takes; this process and its children have their data folder there."""
    warm(TYPES)
    before = os.environ.get("CXWORKSHOP_HOME")
    with tempfile.TemporaryDirectory(prefix=f"cxworkshop-torture-{name}-") as folder:
        found = Place(Path(folder).resolve() / "place")
        found.clear()
        os.environ["CXWORKSHOP_HOME"] = str(found.home)
        try:
            yield found
        finally:
            if before is None:
                del os.environ["CXWORKSHOP_HOME"]
            else:
                os.environ["CXWORKSHOP_HOME"] = before


def sample() -> Content:
    """The sample workshop."""
    text = paths.resource("sample", "workshop.json").read_text(encoding="utf-8")
    return codec.from_document(json.loads(text), TYPES)
