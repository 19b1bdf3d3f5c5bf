"""Every dialog begins in the folder of the last one, gives a name its ending, and leaves no trace on the desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from cxworkshop.ui import filedialog

NATIVE, USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


@pytest.fixture
def qts_own(tmp_path: Path) -> Iterator[Path]:
    """What Qt writes down for all Qt programs; another one has been used already."""
    folder = tmp_path / "settings"
    folder.mkdir()
    file = folder / "QtProject.conf"
    file.write_text("[FileDialog]\nhistory=file:///srv/others\n", encoding="utf-8")
    QSettings.setPath(NATIVE, USER, str(folder))
    yield file
    QSettings.setPath(NATIVE, USER, str(tmp_path))


@pytest.fixture
def window(qtbot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(filedialog, "last_folder", filedialog.LastFolder())
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def close(dialog: QFileDialog) -> None:
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_clients_name_stays_out_of_what_all_programs_share(window: QWidget, qts_own: Path, tmp_path: Path) -> None:
    place = tmp_path / "Kestrel Harbour"
    place.mkdir()
    chosen: list[Path] = []
    dialog = filedialog.save_file(window, "Export", "PDF (*.pdf)", place / "Kestrel – Definition", chosen.append)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    close(dialog)
    assert chosen == [place / "Kestrel – Definition.pdf"]
    kept = qts_own.read_text(encoding="utf-8")
    assert "Kestrel" not in kept
    assert "file:///srv/others" in kept  # what is another program's stays


@pytest.mark.usefixtures("qts_own")
@pytest.mark.parametrize("own", [True, False])
def test_the_systems_own_dialog_is_for_systems_whose_people_know_it(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    monkeypatch.setattr(filedialog, "SYSTEMS_OWN", own)
    dialog = filedialog.open_file(window, "Open", filedialog.ALL, lambda _path: None)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog) is not own
    dialog.reject()


def test_nothing_is_left_where_nothing_was(window: QWidget, qts_own: Path, tmp_path: Path) -> None:
    qts_own.unlink()
    place = tmp_path / "Kestrel Harbour"
    place.mkdir()
    filedialog.last_folder.put(place)
    dialog = filedialog.open_file(window, "Open", "PDF (*.pdf)", lambda _path: None)
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Kestrel" not in qts_own.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qts_own")
def test_the_next_dialog_begins_where_the_last_file_was(window: QWidget, tmp_path: Path) -> None:
    place, other = tmp_path / "One", tmp_path / "Two"
    place.mkdir()
    other.mkdir()
    close(filedialog.save_file(window, "Save", "Workshops (*.cxw)", place / "a.cxw", lambda _path: None))
    ask = filedialog.open_file(window, "Open", filedialog.ALL, lambda _path: None)
    assert Path(ask.directory().absolutePath()) == place
    ask.reject()
    folder = filedialog.choose_folder(window, "Where", lambda _path: None)
    folder.fileSelected.emit(str(other))
    folder.reject()
    assert filedialog.last_folder.path() == other


@pytest.mark.usefixtures("qts_own")
@pytest.mark.parametrize(
    ("kinds", "name", "ending"),
    [("Backups (*.p12 *.pfx)", "key", "p12"), ("All files (*)", "scan.jpg", "jpg"), ("All files (*)", "scan", "")],
)
def test_a_name_without_an_ending_gets_one(window: QWidget, kinds: str, name: str, ending: str) -> None:
    dialog = filedialog.save_file(window, "Save", kinds, name, lambda _path: None)
    assert dialog.defaultSuffix() == ending
    dialog.reject()


def test_a_folder_that_is_gone_is_not_begun_in(tmp_path: Path) -> None:
    last = filedialog.LastFolder()
    last.live_in(lambda: str(tmp_path / "unplugged"), lambda _folder: None)
    assert last.path() == filedialog.documents()
