"""The import rules of docs/architecture.md: that they hold, that they bite, and what a start may load."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "pyproject.toml"

STAGES = ["prepare", "teams", "principles", "definition", "culture", "barriers", "signoff"]
ROOMS = ["app", "cli", "paths", "pdfium", "core", "storage", "apart", "documents", "exchange", "ui", "shell", "stages"]

DOWN = "Imports go down only"
STAGE = "Inside a stage imports go down only"
ORDER = "The order of the workshop is the order of the imports"
RECORDS = "A stage knows other stages by their records alone"
QT = "Qt stays in app, shell, ui and the pages of the stages"
SQL = "SQL stays in storage"
PAPER = "What draws documents stays in documents and the chapters and charts of the stages"
DOOR = "What draws a PDF stays behind one door"
SEAL = "Keys and signatures stay with the seal of the documents"

# What takes a tenth of a second or more to import and is imported only when it is asked for.
HEAVY = ["alembic", "matplotlib", "numpy", "openpyxl", "pikepdf", "reportlab", "uharfbuzz"]

# Starts the window in a fresh interpreter and lists what is loaded at one moment of the start.
WINDOW = """
import os, sys
from PySide6.QtWidgets import QApplication
from cxworkshop.app import start

def report(*_):
    print("LOADED", *{{n.split(".")[0] for n in list(sys.modules)}}, flush=True)
    os._exit(0)  # the rest of the start is still under way beside this

app = QApplication([])
starter = start(app)
{moment}.connect(report)
app.exec()
"""

# Breaches of each rule: the contract, the module, what is written into it, and what the contract must say.
BREACHES = [
    (DOWN, "core.step", "import cxworkshop.storage", "core.step -> cxworkshop.storage"),
    (DOWN, "ui.cards", "import cxworkshop.documents", "ui.cards -> cxworkshop.documents"),
    (DOWN, "exchange.read", "import cxworkshop.stages.teams.records", "exchange.read -> cxworkshop.stages.teams"),
    (DOWN, "helpers", "", "- cxworkshop.helpers"),
    (STAGE, "stages.teams.records", "from . import points", "teams.records -> cxworkshop.stages.teams.points"),
    (STAGE, "stages.teams.commands", "from . import chapter", "teams.commands -> cxworkshop.stages.teams.chapter"),
    (STAGE, "stages.teams.sheet", "from . import page", "teams.sheet -> cxworkshop.stages.teams.page"),
    (STAGE, "stages.teams.helpers", "", "- cxworkshop.stages.teams.helpers"),
    (
        ORDER,
        "stages.teams.records",
        "from cxworkshop.stages.barriers import records",
        "teams.records -> cxworkshop.stages.barriers.records",
    ),
    (
        RECORDS,
        "stages.barriers.commands",
        "from cxworkshop.stages.teams import commands",
        "barriers.commands -> cxworkshop.stages.teams.commands",
    ),
    (QT, "core.step", "import PySide6.QtCore", "core.step -> PySide6"),
    (QT, "stages.teams.points", "import PySide6", "teams.points -> PySide6"),
    (SQL, "stages.teams.records", "import sqlalchemy.orm", "teams.records -> sqlalchemy"),
    (SQL, "shell.window", "import sqlite3", "shell.window -> sqlite3"),
    (PAPER, "ui.charts", "import pikepdf", "ui.charts -> pikepdf"),
    (PAPER, "stages.teams.page", "import reportlab", "teams.page -> reportlab"),
    (DOOR, "shell.window", "import pypdfium2", "shell.window -> pypdfium2"),
    (DOOR, "stages.teams.page", "import cxworkshop.pdfium", "teams.page -> cxworkshop.pdfium"),
    (SEAL, "documents.kit", "import cryptography", "documents.kit -> cryptography"),
    (SEAL, "stages.signoff.commands", "import pyhanko.sign", "signoff.commands -> pyhanko"),
]


def small_house(folder: Path) -> Path:
    """A package of empty rooms under the name of ours, in which every allowed import is made once."""
    package = folder / "cxworkshop"
    files = dict.fromkeys([f"{room}/__init__.py" for room in ROOMS[4:]], "")
    files |= {"__init__.py": "", "app.py": "import PySide6, shiboken6", "cli.py": "import cxworkshop.app"}
    files |= {"pdfium.py": "import pypdfium2", "apart/pages.py": "import cxworkshop.pdfium"}
    files |= {"ui/pdf.py": "import cxworkshop.pdfium", "documents/seal/inside.py": "import cxworkshop.pdfium"}
    files |= {"paths.py": "", "shell/window.py": "import PySide6.QtGui\nimport cxworkshop.stages"}
    files |= {"core/step.py": "", "ui/cards.py": "import PySide6", "exchange/read.py": ""}
    files |= {"storage/store.py": "import sqlalchemy, alembic, sqlite3, sqlcipher3\nimport cxworkshop.core.step"}
    files |= {"storage/decipher.py": "import cryptography"}
    files |= {"documents/kit.py": "import reportlab, pikepdf"}
    files |= {"documents/seal/__init__.py": ""}
    files |= {"documents/seal/keys.py": "import pyhanko, pyhanko_certvalidator, asn1crypto, cryptography, keyring"}
    for earlier, stage in zip([None, *STAGES], STAGES, strict=False):
        room = f"stages/{stage}"
        before = f"from cxworkshop.stages.{earlier} import records as before\n" if earlier else ""
        files[f"{room}/__init__.py"] = ""
        files[f"{room}/records.py"] = before + "import cxworkshop.core.step"
        files[f"{room}/commands.py"] = before + "from . import records"
        files[f"{room}/points.py"] = "from . import records"
        files[f"{room}/charts.py"] = "import pikepdf"
        files[f"{room}/chapter.py"] = "import reportlab\nfrom . import charts, points\nimport cxworkshop.documents"
        files[f"{room}/sheet.py"] = "import cxworkshop.exchange\nfrom . import records"
        files[f"{room}/page.py"] = "import PySide6\nimport cxworkshop.ui.cards\nfrom . import commands, sheet"
        files[f"{room}/audience.py"] = "import PySide6\nfrom . import records"
    for name, text in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    return package


def lint(folder: Path) -> dict[str, str | None]:
    """Each contract of ours over the package in the folder: None where it holds, else what is said of it."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports;"
         "sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True, no_logo=True))", str(RULES)],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400"},
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    contracts = re.findall(r"^(.+) (KEPT|BROKEN)\b", told, flags=re.MULTILINE)
    assert len(contracts) == len({DOWN, STAGE, ORDER, RECORDS, QT, SQL, PAPER, DOOR, SEAL}), told
    sections = re.split(r"^(.+)\n-+\n", told, flags=re.MULTILINE)
    said = dict(zip(sections[1::2], sections[2::2], strict=True))
    return {name: None if verdict == "KEPT" else said[name] for name, verdict in contracts}


def loaded_by(code: str, home: Path) -> set[str]:
    """The top-level packages that a fresh interpreter holds after running the code."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('LOADED', *{{n.split('.')[0] for n in sys.modules}})"],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CXWORKSHOP_HOME": str(home)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr
    line = next(line for line in reversed(told.stdout.splitlines()) if line.startswith("LOADED "))
    return set(line.split()[1:])


def test_the_import_rules_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(RULES), cache_dir=str(tmp_path), no_logo=True) == 0


def test_the_import_rules_allow_what_the_house_needs(tmp_path: Path) -> None:
    small_house(tmp_path)
    assert set(lint(tmp_path).values()) == {None}


def test_the_import_rules_bite(tmp_path: Path) -> None:
    package = small_house(tmp_path)
    for _, module, breach, _ in BREACHES:
        path = package / f"{module.replace('.', '/')}.py"
        path.write_text((path.read_text() if path.exists() else "") + breach + "\n", encoding="utf-8")
    said = lint(tmp_path)
    unnoticed = [finding for contract, _, _, finding in BREACHES if finding not in (said[contract] or "")]
    assert not unnoticed


def test_the_command_line_loads_nothing_heavy(app_home: Path) -> None:
    assert not loaded_by("import cxworkshop.cli", app_home) & {*HEAVY, "PySide6", "sqlalchemy"}


def test_the_first_frame_stands_on_qt_and_little_else(app_home: Path) -> None:
    loaded = loaded_by(WINDOW.format(moment="starter.parent().first.painted"), app_home)
    assert "PySide6" in loaded
    assert not loaded & {*HEAVY, "sqlalchemy", "pydantic"}


def test_the_start_page_needs_no_library_of_documents_or_spreadsheets(app_home: Path) -> None:
    assert not loaded_by(WINDOW.format(moment="starter.started"), app_home) & {*HEAVY}
