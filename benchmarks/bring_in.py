"""Importing a spreadsheet: everything from the file to durable teams, against reading its cells with calamine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

from benchmarks.figure import Figure, in_turns, timed
from benchmarks.organisation import home
from cxworkshop.core.content import Content
from cxworkshop.exchange.apart import read_apart
from cxworkshop.exchange.importing import apply_import, plan_import
from cxworkshop.exchange.mapping import propose
from cxworkshop.stages import record_types, sheets
from cxworkshop.storage.store import Store, warm

SIZES = (100, 1_000, 10_000)
GOAL = 5.0  # at the largest size; below it what is done once weighs more than the rows
HEADINGS = (
    "Team", "Division", "Department", "Headcount", "Purpose", "Touches the customer", "How",
    "Group", "Line of sight", "Notes", "Cost centre", "Manager",
)  # fmt: skip


def figures(quick: bool) -> list[Figure]:
    """Sheets of so many rows and twelve columns."""
    warm(record_types())
    found: list[Figure] = []
    with home() as folder:
        for size in SIZES[1:] if quick else SIZES:
            path = folder / f"{size}.xlsx"
            write_sheet(path, size)
            took = in_turns(
                3 if quick else 5,
                read=partial(timed, partial(read_cells, path)),
                whole=partial(bring_in, folder, path),
            )
            goal = GOAL if size == SIZES[-1] else None
            found.append(Figure("import of an xlsx", size, took["whole"], goal, "reading it by calamine", took["read"]))
    return found


def read_cells(path: Path) -> object:
    """What any import has to do at least."""
    import python_calamine

    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def bring_in(folder: Path, path: Path) -> float:
    """Seconds from the file to the last durable team: read, columns proposed, planned, and done as one step."""
    workshop = folder / "workshop.cxw"
    workshop.unlink(missing_ok=True)
    with Store.create(workshop, record_types()) as store:

        def act() -> None:
            table = read_apart(path)
            sheet = sheets()["teams"]
            plan = plan_import(Content(), table, sheet, propose(table, sheet))
            report = apply_import(store, plan)
            assert report.added

        took = timed(act)
        store.close(publish=False)
    return took


def write_sheet(path: Path, rows: int) -> None:
    """A list as organisations keep it."""
    from openpyxl import Workbook

    random = Random(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Teams")
    sheet.append(HEADINGS)
    for number in range(rows):
        sheet.append(
            (
                f"{random.choice(('Network', 'Field', 'Customer', 'Billing'))} Services {number}",
                random.choice(("Operations", "Corporate", "Customer")),
                random.choice(("Finance", "Networks", "Contact", None)),
                random.choice((None, 3, 12, 40.5)),
                "Keeps what customers rely on running, day and night.",
                random.choice(("every day", "sometimes", "never", None)),
                random.choice(("Phone; Visit", "Letter", None)),
                random.choice(("CX Creator", "frontline support", "back office", None)),
                "What we plan is what the crew at the door keeps.",
                None,
                f"CC{number:05}",
                "R. Adeyemi",
            )
        )
    book.save(path)
