"""A document goes to a printer: the one in front, on its paper, the pages that were chosen; it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.shell.program import Program
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.pdf import PdfPages
from tests.shell.hands import open_in

PACK = Wanted("team-pack", paper="Letter")


@pytest.fixture
def ours(start: Program, make: Callable[..., Path], qtbot: QtBot) -> Program:
    """The program with three teams: a pack of four pages."""
    teams = [Team(id=f"t{n}", name=f"Team {n}", order=n) for n in range(1, 4)]
    open_in(start, make(content=Content([Workshop(id="workshop", client="Tarran Sound", order=1), *teams])), qtbot)
    return start


@pytest.fixture
def printer(tmp_path: Path, qapp: object) -> QPrinter:
    """A printer that prints into a file, with few dots so that it is quick."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    return printer


def printed(program: Program, printer: QPrinter, qtbot: QtBot) -> PdfPages:
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.printing.start(PACK, printer)
    return PdfPages(Path(printer.outputFileName()).read_bytes())


def toast(program: Program) -> str:
    found = program.notices.toasts.toast
    assert found is not None
    return found.text.text()


def test_every_page_comes_out(ours: Program, printer: QPrinter, qtbot: QtBot) -> None:
    assert len(printed(ours, printer, qtbot).sizes) == 4
    assert toast(ours) == "4 pages went to the printer"


def test_the_pages_that_were_chosen_come_out(ours: Program, printer: QPrinter, qtbot: QtBot) -> None:
    printer.setFromTo(2, 3)
    assert len(printed(ours, printer, qtbot).sizes) == 2
    printer.setFromTo(4, 90)
    assert len(printed(ours, printer, qtbot).sizes) == 1


def test_it_stops_between_two_pages(
    ours: Program, printer: QPrinter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = PdfPages.image

    def stop(pages: PdfPages, page: int, width: int) -> object:
        ours.exporter._stop.set()
        return real(pages, page, width)

    monkeypatch.setattr(PdfPages, "image", stop)
    with qtbot.waitSignal(ours.exporter.finished, timeout=120_000):
        ours.files.printing.start(PACK, printer)
    assert toast(ours) == "Stopped: 1 page went to the printer"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(ours: Program, printer: QPrinter, qtbot: QtBot, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
    with qtbot.waitSignal(ours.exporter.finished, timeout=120_000):
        ours.files.printing.start(PACK, printer)
    banner = ours.notices.banner("export")
    assert banner is not None
    assert "The printer does not answer" in banner.accessibleName()


def test_the_dialog_is_the_systems_and_names_the_document(ours: Program) -> None:
    ours.desk.paper = "Letter"
    ours.desk.commands.action("file.print").trigger()
    dialog = ours.files.printing.dialog
    assert dialog is not None
    assert dialog.printer().docName() == "Tarran Sound – Definition – draft"
    dialog.reject()
