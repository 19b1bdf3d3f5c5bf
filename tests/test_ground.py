"""The ground itself: the binding to Qt, the commands, what a wheel carries, and what the lock promises."""

import ast
import re
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxworkshop import paths

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name: str) -> str:
    """A library's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_qt_calls_keep_their_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12 on Python 3.11 loses one for every void call, until the process aborts.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100


def test_the_data_folder_of_a_test_is_its_own(app_home: Path) -> None:
    assert paths.home() == app_home


def test_no_two_commands_share_a_file() -> None:
    scripts = project()
    assert not set(scripts["scripts"]) & set(scripts["gui-scripts"])


def test_every_library_that_is_imported_is_named() -> None:
    # One that is only there because another library needs it may be gone tomorrow.
    imported: set[str] = set()
    for path in (ROOT / "cxworkshop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    imported -= {*sys.stdlib_module_names, "cxworkshop"}
    imported -= {"shiboken6", "pydantic_core"}  # PySide6 and pydantic are pinned to theirs, to the digit
    named = {plain(re.split(r"[^\w.-]", entry)[0]) for entry in project()["dependencies"]}
    providers = packages_distributions()
    assert not [name for name in imported if named.isdisjoint(map(plain, providers.get(name, [name])))]


def test_a_wheel_carries_the_resources(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("cxworkshop/_resources/")}
    resources = ROOT / "resources"
    there = {path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()}
    assert {f"cxworkshop/_resources/{name}" for name in there} == inside


@pytest.mark.parametrize("name", LOCKS)
def test_every_library_of_the_lock_has_digests_and_no_server(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==(?:.*\\\n)*.*", text, flags=re.MULTILINE)
    assert pinned
    assert all("--hash=sha256:" in entry for entry in pinned)
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links", text)


def test_the_development_lock_holds_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[\w.-]+==[^\\\n]*", text, flags=re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_bounds_qt_where_python_is_below_3_12(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    old = re.search(r"^pyside6-essentials==(\d+)\.(\d+)\S* ; python_full_version < '3\.12'", text, re.MULTILINE)
    assert old is not None
    assert (int(old[1]), int(old[2])) < (6, 12)
