"""What is chosen on the Sign-off page goes out: at once, by Ctrl P where one says, or one file for each team."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.shell.program import Program
from cxworkshop.stages import record_types
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.stages.signoff.page import SignoffPage
from cxworkshop.stages.teams.commands import remove_teams, write_team
from cxworkshop.stages.teams.records import Group, Team
from tests.shell.hands import open_in

Key = Qt.Key
WHEN = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)


@pytest.fixture
def ours(start: Program, make: Callable[..., Path], qtbot: QtBot, tmp_path: Path) -> Program:
    """The program with three teams, two of one name; documents go to a folder of their own."""
    open_in(
        start,
        make(
            content=Content(
                [
                    Workshop(id="workshop", client="Tarran Sound", title="The day", order=1),
                    Team(id="n", name="Depot", unit="North", group=Group.CREATOR, order=1),
                    Team(id="s", name="Depot", unit="South", order=2),
                    Team(id="b", name="Billing: paper/online", order=3),
                ]
            )
        ),
        qtbot,
    )
    place = tmp_path / "Documents"
    place.mkdir()
    start.preferences.folder = str(place)
    return start


@pytest.fixture
def signoff(ours: Program, qtbot: QtBot) -> SignoffPage:
    """The Sign-off page of it, at rest."""
    ours.go("signoff")
    page = ours.console.current
    assert isinstance(page, SignoffPage)
    qtbot.waitUntil(lambda: page.document.keeper.sure and not page.document.proof.busy, timeout=60_000)
    return page


def press(*keys: object) -> None:
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None
        if isinstance(key, str):
            QTest.keyClicks(where, key)
        else:
            assert isinstance(key, Qt.Key)
            QTest.keyClick(where, key)
        QApplication.processEvents()


def written(program: Program) -> list[str]:
    return sorted(path.name for path in Path(program.preferences.folder).iterdir())


def export(program: Program, qtbot: QtBot, *keys: object) -> Path:
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000) as told:
        press(*keys)
    assert told.args is not None
    assert isinstance(told.args[0], Path)
    return told.args[0]


def test_one_key_three_letters_and_enter_is_the_page_in_the_folder(
    ours: Program, signoff: SignoffPage, qtbot: QtBot
) -> None:
    path = export(ours, qtbot, Key.Key_3, "bil", Key.Key_Return)
    assert written(ours) == ["Tarran Sound – Team page – Billing paper online – draft.pdf"]
    assert path.read_bytes().startswith(b"%PDF")
    banner = ours.notices.banner("export")
    assert banner is not None
    assert "in the folder “Documents”" in banner.accessibleName()


def test_the_same_page_again_takes_its_own_place_and_nobody_elses(
    ours: Program, signoff: SignoffPage, qtbot: QtBot
) -> None:
    first = export(ours, qtbot, Key.Key_3, "north", Key.Key_Return)
    assert first.stem == "Tarran Sound – Team page – Depot (North) – draft"
    ours.desk.do(write_team, "n", "unit", "Far North")
    ours.desk.do(write_team, "n", "unit", "North")
    assert export(ours, qtbot, Key.Key_Return) == first
    first.write_bytes(b"a person wrote into it")
    second = export(ours, qtbot, Key.Key_Return)
    assert second.stem == f"{first.stem} 2"
    assert first.read_bytes() == b"a person wrote into it"


def test_a_frozen_revision_goes_out_as_it_was(ours: Program, signoff: SignoffPage, qtbot: QtBot) -> None:
    assert ours.desk.do(freeze_revision, record_types(), note="", author="", time=WHEN, open_points=())
    ours.desk.do(write_team, "b", "name", "Refunds")
    signoff.document.show_version(1)
    signoff.document.show_kind("team")
    path = export(ours, qtbot, "bil", Key.Key_Return)
    assert path.name == "Tarran Sound – Team page – Billing paper online – revision 1.pdf"


def test_ctrl_p_asks_where_the_document_in_front_goes(ours: Program, signoff: SignoffPage, qtbot: QtBot) -> None:
    press(Key.Key_2)
    ours.desk.commands.action("file.export").trigger()
    dialog = ours.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Export the full record"
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Tarran Sound – Full record – draft.pdf"]
    dialog.reject()
    ours.go("teams")
    ours.desk.commands.action("file.export").trigger()
    dialog = ours.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Export the document"
    dialog.reject()


def test_the_paper_that_is_chosen_is_what_everything_goes_out_on(
    ours: Program, signoff: SignoffPage, qtbot: QtBot
) -> None:
    from cxworkshop.ui.pdf import PdfPages

    signoff.document.reading.paper.setFocus()
    path = export(ours, qtbot, Key.Key_L, Key.Key_E)
    assert PdfPages(path.read_bytes()).sizes[0] == pytest.approx((612.0, 792.0))
    ours.close_workshop()
    assert ours.preferences.paper == "Letter"
    (place,) = ours.preferences._places.values()
    assert place["paper"] == "Letter"


def test_each_workshop_keeps_its_paper(ours: Program, make: Callable[..., Path], qtbot: QtBot) -> None:
    store = ours.workshops.store
    assert store is not None
    first = store.path
    ours.desk.paper = "Letter"
    with qtbot.waitSignal(ours.workshops.ready, timeout=60_000):
        ours.workshops.open(make("Other.cxw"))
    assert str(ours.desk.paper) == "Letter"  # a new one begins as the last one was
    ours.desk.paper = "A4"
    with qtbot.waitSignal(ours.workshops.ready, timeout=60_000):
        ours.workshops.open(first)
    assert str(ours.desk.paper) == "Letter"


def test_one_file_for_each_team_in_a_folder_of_their_own(ours: Program, signoff: SignoffPage, qtbot: QtBot) -> None:
    ours.desk.commands.action("file.export_each").trigger()
    dialog = ours.files.dialog
    assert dialog is not None
    with qtbot.waitSignal(ours.exporter.finished, timeout=120_000):
        dialog.fileSelected.emit(ours.preferences.folder)
    dialog.reject()
    assert written(ours) == ["Tarran Sound – Team pages – draft"]
    place = Path(ours.preferences.folder) / "Tarran Sound – Team pages – draft"
    assert sorted(path.name for path in place.iterdir()) == [
        "Tarran Sound – Team page – Billing paper online – draft.pdf",
        "Tarran Sound – Team page – Depot (North) – draft.pdf",
        "Tarran Sound – Team page – Depot (South) – draft.pdf",
    ]
    banner = ours.notices.banner("export")
    assert banner is not None
    assert "3 team pages" in banner.accessibleName()


def test_the_files_of_the_teams_can_be_stopped_and_never_take_anybodys_place(
    ours: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxworkshop.stages.teampages import TeamPages

    (Path(ours.preferences.folder) / "Tarran Sound – Team pages – draft").mkdir()
    real = TeamPages.build

    def stop_after_one(self: TeamPages, *given: object, **more: object) -> bytes:
        made = real(self, *given, **more)  # type: ignore[arg-type]
        ours.exporter._stop.set()
        return made

    monkeypatch.setattr(TeamPages, "build", stop_after_one)
    ours.desk.commands.action("file.export_each").trigger()
    dialog = ours.files.dialog
    assert dialog is not None
    with qtbot.waitSignal(ours.exporter.finished, timeout=120_000):
        dialog.fileSelected.emit(ours.preferences.folder)
    dialog.reject()
    place = Path(ours.preferences.folder) / "Tarran Sound – Team pages – draft 2"
    assert len(list(place.iterdir())) == 1
    banner = ours.notices.banner("export")
    assert banner is not None
    assert "1 of 3" in banner.accessibleName()


def test_without_a_team_no_folder_is_made(ours: Program, qtbot: QtBot) -> None:
    ours.desk.do(remove_teams, ("n", "s", "b"))
    ours.desk.commands.action("file.export_each").trigger()
    dialog = ours.files.dialog
    assert dialog is not None
    with qtbot.waitSignal(ours.exporter.finished, timeout=120_000):
        dialog.fileSelected.emit(ours.preferences.folder)
    dialog.reject()
    assert written(ours) == []
