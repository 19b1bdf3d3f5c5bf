"""What this laptop remembers between two starts: the look, the window, and where each workshop was left.

Everything is kept in one small JSON file in the data folder. It holds paths and record ids, and nothing a client said.
A file that cannot be read is treated as absent: settings are a comfort, no reason to refuse to start.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxworkshop import paths
from cxworkshop.files import write_whole
from cxworkshop.paths import home

if TYPE_CHECKING:
    from cxworkshop.ui.desk import PaperName
    from cxworkshop.ui.theme import Mode

FILE = "preferences.json"
MODES = ("system", "light", "dark")
TEXT_SIZES = (100, 115, 130, 150)
PLACES_KEPT = 40


class Preferences:
    """Settings as attributes; `save` writes them whole. Unknown or damaged entries fall back to how it came."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path if path is not None else home() / FILE
        self._read = _read(self._path)
        look = self._part("look")
        mode, size = look.get("mode"), look.get("text_size")
        self.mode: Mode = mode if mode in MODES else "system"
        self.text_size: int = size if size in TEXT_SIZES else 100
        self.strong_contrast = look.get("strong_contrast") is True
        self.reduce_motion = look.get("reduce_motion") is True
        self.guide_open = look.get("guide_open") is not False
        window = self._part("window")
        geometry, folder, recent = window.get("geometry"), self._read.get("folder"), self._read.get("recent")
        self.geometry: str = geometry if isinstance(geometry, str) else ""
        self.recent: list[str] = [p for p in recent if isinstance(p, str)] if isinstance(recent, list) else []
        self.folder: str = folder if isinstance(folder, str) else ""
        self.paper: PaperName = paper_of(self._read.get("paper")) or "A4"  # of documents
        self.displays: list[dict[str, str]] = _entries(self._read.get("displays"))
        self.room: dict[str, Any] = self._part("room")  # ui/room/room.py says what is in it
        self.trusted: list[dict[str, str]] = _entries(self._read.get("trusted"))  # shell/checking/trust.py
        self._places = self._part("places")
        self._workshops = {path: uuid for path, uuid in self._part("workshops").items() if isinstance(uuid, str)}

    def reset_look(self) -> None:
        """The look as the program came."""
        self.mode, self.text_size = "system", 100
        self.strong_contrast, self.reduce_motion, self.guide_open = False, False, True

    def place(self, workshop: str) -> dict[str, Any]:
        """Where a workshop was left: stage and the state of its pages, ids only."""
        place = self._places.get(workshop)
        return place if isinstance(place, dict) else {}

    def set_place(self, workshop: str, place: dict[str, Any]) -> None:
        """Remember where a workshop was left; only the last few dozen workshops are kept."""
        self._places.pop(workshop, None)
        self._places[workshop] = place
        while len(self._places) > PLACES_KEPT:
            del self._places[next(iter(self._places))]

    def workshop(self, path: str) -> str:
        """The uuid of the workshop that was open at this path last, "" when none is known: its copies are under it."""
        return self._workshops.get(path, "")

    def set_workshop(self, path: str, uuid: str) -> None:
        """Remember which workshop a path was; only the last few dozen."""
        self._workshops.pop(path, None)
        self._workshops[path] = uuid
        while len(self._workshops) > PLACES_KEPT:
            del self._workshops[next(iter(self._workshops))]

    def save(self) -> bool:
        """Write the file whole; False when the disk or the folder refuses, which is worth no word to anybody."""
        data = {
            "look": {
                "mode": self.mode,
                "text_size": self.text_size,
                "strong_contrast": self.strong_contrast,
                "reduce_motion": self.reduce_motion,
                "guide_open": self.guide_open,
            },
            "window": {"geometry": self.geometry},
            "recent": self.recent,
            "folder": self.folder,
            "paper": self.paper,
            "displays": self.displays,
            "room": self.room,
            "trusted": self.trusted,
            "places": self._places,
            "workshops": self._workshops,
        }
        try:
            paths.make(self._path.parent)
            write_whole(self._path, json.dumps(data, ensure_ascii=False, indent=1).encode())
        except OSError:
            return False
        return True

    def _part(self, name: str) -> dict[str, Any]:
        part = self._read.get(name)
        return part if isinstance(part, dict) else {}


def paper_of(read: object) -> PaperName | None:
    """A paper as it was kept, None when that is none."""
    return "Letter" if read == "Letter" else "A4" if read == "A4" else None


def _entries(read: object) -> list[dict[str, str]]:
    """What is known of displays, the most recent first: words alone, whatever somebody has written into the file."""
    if not isinstance(read, list):
        return []
    found = [entry for entry in read if isinstance(entry, dict)]
    return [{str(name): word for name, word in entry.items() if isinstance(word, str)} for entry in found]


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
