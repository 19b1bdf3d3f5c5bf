"""Every dialog that asks for a file or a folder: where it begins, which ending a name gets, and what it must not keep.

On Windows and macOS they are the system's own, with the places a person put there, and that system's list of what was
chosen. On a free desktop they are Qt's: those desktops enter what was chosen into a file that every program reads. Qt
writes down its folders too, which is taken back when a dialog closes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

ALL = "All files (*)"
Then = Callable[[Path], object]
SYSTEMS_OWN = sys.platform in ("win32", "darwin")
_KEPT = ("history", "lastVisited", "shortcuts")  # what Qt writes down for all Qt programs
_Place = QStandardPaths.StandardLocation
_SIDEBAR = (_Place.HomeLocation, _Place.DocumentsLocation, _Place.DesktopLocation, _Place.DownloadLocation)


class LastFolder:
    """The folder in which the last file was chosen, for all dialogs alike; the shell remembers it over the years."""

    def __init__(self) -> None:
        self._folder = ""
        self._get: Callable[[], str] = lambda: self._folder
        self._put: Callable[[str], object] = self._keep

    def live_in(self, get: Callable[[], str], put: Callable[[str], object]) -> None:
        """Where it is remembered."""
        self._get, self._put = get, put

    def path(self) -> Path:
        """The folder, or that of documents where there is none, or it is gone."""
        folder = self._get()
        return Path(folder) if folder and Path(folder).is_dir() else documents()

    def put(self, folder: Path) -> None:
        """A file was chosen here."""
        self._put(str(folder))

    def _keep(self, folder: str) -> None:
        self._folder = folder


last_folder = LastFolder()


def documents() -> Path:
    """Where a person's documents are on this system."""
    place = QStandardPaths.writableLocation(_Place.DocumentsLocation)
    return Path(place) if place else Path.home()


def open_file(parent: QWidget, title: str, kinds: str, then: Then) -> QFileDialog:
    """Ask for a file that is there, of the `kinds` ("PDF (*.pdf)"); `then` hears which. The window is not held up."""
    dialog = _dialog(parent, title, last_folder.path(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, then)


def save_file(parent: QWidget, title: str, kinds: str, name: str | Path, then: Then) -> QFileDialog:
    """Ask where a file goes. `name` is offered, in its own folder where it has one; without an ending it gets the first
    of the `kinds`."""
    offered = Path(name)
    folder = offered.parent if offered.is_absolute() and offered.parent.is_dir() else last_folder.path()
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = re.search(r"\*\.(\w+)", kinds)
    dialog.setDefaultSuffix(ending[1] if ending is not None else offered.suffix.lstrip("."))
    dialog.selectFile(offered.name)
    return _ask(dialog, then)


def choose_folder(parent: QWidget, title: str, then: Then) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, last_folder.path(), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog, then, folder=True)


def _dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    before = _kept()
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not SYSTEMS_OWN)
    dialog.setHistory([])
    places = [QStandardPaths.writableLocation(place) for place in _SIDEBAR]
    known = [QUrl.fromLocalFile(place) for place in dict.fromkeys(places) if place and Path(place).is_dir()]
    dialog.setSidebarUrls([QUrl("file:"), *known])
    guard = _Guard(before)
    dialog.destroyed.connect(guard.put_back)
    return dialog


def _ask(dialog: QFileDialog, then: Then, *, folder: bool = False) -> QFileDialog:
    def chosen(name: str) -> None:
        path = Path(name)
        last_folder.put(path if folder else path.parent)
        then(path)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class _Guard(QObject):
    """Holds what stood in Qt's list of folders before a dialog, and puts it back after it."""

    _all: set[_Guard] = set()  # noqa: RUF012 (each lives as long as its dialog)

    def __init__(self, before: dict[str, Any]) -> None:
        super().__init__()
        self._before = before
        self._all.add(self)

    def put_back(self) -> None:
        """The dialog is gone, and has written."""
        self._all.discard(self)
        settings = _settings()
        for key, value in self._before.items():
            if value is None:
                settings.remove(key)
            else:
                settings.setValue(key, value)
        settings.sync()


def _kept() -> dict[str, Any]:
    settings = _settings()
    return {f"FileDialog/{key}": settings.value(f"FileDialog/{key}") for key in _KEPT}


def _settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")
