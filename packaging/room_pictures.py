"""Every picture a workshop can put on the wall, measured and shrunk onto contact sheets.

    python packaging/room_pictures.py [WORKSHOP.cxw] --out DIR [--long] [--stage KEY …] [--language xx] [--zoom 1.2]

Without a workshop it is the sample. Each picture is composed at 1920×1080 and 1024×768, light and dark, and measured
for its smallest text, its contrast, overlaps and what runs out of where it belongs; the sheets show it 340 pixels high,
and `grey-` in grey. `--long` makes every name 200 characters long first. Ends with 1 when something was found.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.exchange.contentfile import read_content
from cxworkshop.stages import record_types, stage
from cxworkshop.ui.room.snapshot import Clock, Composed, Look, Snapshot, compose, paint
from cxworkshop.ui.room.words import LANGUAGES, words
from cxworkshop.ui.theme import theme
from tests.ui.room.items import KINDS, every_item
from tests.ui.room.measure import measure

SIZES = ((1920, 1080), (1024, 768))
HIGH = 340  # of a picture on the contact sheet: as it looks from the last row
GAP = 12
ACROSS = 4
DOWN = 7
LONG = 200
NAMES = ("name", "title", "client", "left", "right")
FILLING = "and the colleagues who look after everything that comes before, between and behind it all year round"
CLOCK = Clock("12:40", 0.62, back_at="11:15")


class Sheets:
    """Pictures side by side, on as many sheets as they need."""

    def __init__(self, out: Path, name: str, size: tuple[int, int]) -> None:
        self.out, self.name = out, name
        self.wide = round(HIGH * size[0] / size[1])
        self.count = 0
        self._sheet: QImage | None = None

    def add(self, composed: Composed, page: int) -> None:
        """One page of a picture."""
        place = self.count % (ACROSS * DOWN)
        if place == 0:
            self.save()
            self._sheet = QImage(
                ACROSS * (self.wide + GAP) + GAP, DOWN * (HIGH + GAP) + GAP, QImage.Format.Format_RGB32
            )
            self._sheet.fill(0x808080)
        large = QImage(composed.width, composed.height, QImage.Format.Format_RGB32)
        painter = QPainter(large)
        snapshot = dataclasses.replace(composed.snapshot, page=page)
        paint(painter, Composed(snapshot, composed.width, composed.height, composed.sheets))
        painter.end()
        small = large.scaled(
            self.wide, HIGH, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        assert self._sheet is not None
        painter = QPainter(self._sheet)
        left, top = GAP + place % ACROSS * (self.wide + GAP), GAP + place // ACROSS * (HIGH + GAP)
        painter.drawImage(left, top, small)
        painter.end()
        self.count += 1

    def save(self) -> None:
        """Write the sheet that is being filled, in colour and in grey."""
        if self._sheet is None:
            return
        number = -(-self.count // (ACROSS * DOWN))
        used = -(-((self.count - 1) % (ACROSS * DOWN) + 1) // ACROSS) * (HIGH + GAP) + GAP
        sheet = self._sheet.copy(0, 0, self._sheet.width(), used)
        sheet.save(str(self.out / f"{self.name}-{number}.png"))
        sheet.convertToFormat(QImage.Format.Format_Grayscale8).save(str(self.out / f"grey-{self.name}-{number}.png"))
        self._sheet = None


def read(workshop: Path | None) -> Content:
    """A workshop's records, or the sample's."""
    if workshop is None:
        return read_content(paths.resource("sample", "workshop.json"), record_types())
    from cxworkshop.storage.reading import read_only

    return read_only(workshop, record_types())


def lengthened(content: Content) -> Content:
    """The same workshop, every name in it 200 characters long."""
    return Content(list(_lengthened(content)))


def _lengthened(content: Content) -> Iterator[Record]:
    for record in content:
        fields = {field.name for field in dataclasses.fields(record)} & set(NAMES)
        longer: dict[str, Any] = {}
        for field in fields:
            now = getattr(record, field)
            if isinstance(now, str) and now.strip():
                longer[field] = f"{now}, {FILLING}, {FILLING}"[:LONG].rstrip().ljust(LONG, "s")
        yield dataclasses.replace(record, **longer) if longer else record


def main() -> int:
    """Composes, measures, draws; says what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workshop", type=Path, nargs="?", help="a workshop's file; without it, the sample")
    parser.add_argument("--out", type=Path, required=True, help="where the contact sheets go")
    parser.add_argument("--long", action="store_true", help="with every name 200 characters long")
    parser.add_argument("--stage", action="append", choices=tuple(KINDS), help="only this stage; may be given again")
    parser.add_argument("--language", default="en", choices=tuple(LANGUAGES), help="what the wall speaks")
    parser.add_argument("--zoom", type=float, default=1.0, help="the wall's zoom")
    parser.add_argument("--measure-only", action="store_true", help="draw nothing")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["cxworkshop"])
    assert isinstance(app, QApplication)
    theme().apply(app)
    content = lengthened(read(given.workshop)) if given.long else read(given.workshop)
    items = list(every_item(content, frozenset(given.stage or KINDS)))
    faults: Counter[str] = Counter()
    slowest = (0.0, "")
    pictures = 0
    for size in SIZES:
        for dark in (False, True):
            look = Look(dark, given.zoom, given.language)
            sheets: dict[str, Sheets] = {}
            for item in items:
                view = stage(item.stage).load("audience").view(content, item, words(given.language))
                if view is None:
                    continue
                begun = time.perf_counter()
                composed = compose(Snapshot(view, 0, CLOCK, look), size)
                slowest = max(slowest, (time.perf_counter() - begun, str(item)))
                pictures += len(composed.sheets)
                for found in measure(composed):
                    faults[found.fault] += 1
                    print(f"{item.stage} {item.kind} {item.record} {item.step} {'open ' if item.open else ''}"
                          f"{size[0]} {'dark' if dark else 'light'}: {found}")  # fmt: skip
                if given.measure_only:
                    continue
                name = f"{item.stage}-{size[0]}-{'dark' if dark else 'light'}"
                book = sheets.setdefault(name, Sheets(given.out, name, size))
                for page in range(len(composed.sheets)):
                    book.add(composed, page)
            for book in sheets.values():
                book.save()
    found_ = ", ".join(f"{count} {fault}" for fault, count in faults.most_common()) or "nothing"
    print(f"{len(items)} items, {pictures} pictures; found {found_}; slowest {slowest[0] * 1000:.0f} ms: {slowest[1]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
