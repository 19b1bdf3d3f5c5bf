"""The scripts that set a machine up: which Python they take, what they say when something is missing."""

import importlib
import os
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "packaging"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SCRIPTS))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


def find_python(folder: Path, pythons: dict[str, bool], **named: str) -> subprocess.CompletedProcess[str]:
    """Runs find-python.sh on a machine that has just these Pythons; True is one that is new enough."""
    for name, new_enough in pythons.items():
        program = folder / name
        program.write_text(
            f"#!/bin/sh\n[ $1 = --version ] && echo Python 3.8.1 && exit 0\nexit {int(not new_enough)}\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(SCRIPTS / "find-python.sh")],
        env={"PATH": str(folder), **named},
        capture_output=True,
        text=True,
        check=False,
    )


def test_programs_that_look_at_documents_are_installed_or_asked_for(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checkers, system = script("checkers"), script("system_packages")
    monkeypatch.setattr(checkers.shutil, "which", lambda name: None if name in ("mutool", "pdfinfo") else name)
    monkeypatch.setattr(system, "install", lambda names: False)
    monkeypatch.setattr(system, "manager", lambda: "dnf")
    monkeypatch.setattr(system, "command", lambda names: f"dnf install {' '.join(names)}")
    assert checkers.missing() == ["mutool", "pdfinfo"]
    assert not checkers.ensure()
    said = capsys.readouterr().out
    assert "mutool, pdfinfo" in said
    assert "dnf install mupdf poppler-utils" in said


def test_python3_is_taken_when_it_is_new_enough(tmp_path: Path) -> None:
    assert find_python(tmp_path, {"python3": True, "python3.13": True}).stdout == "python3\n"


def test_a_newer_python_beside_an_old_python3_is_found(tmp_path: Path) -> None:
    assert find_python(tmp_path, {"python3": False, "python3.12": True}).stdout == "python3.12\n"


def test_a_python_that_is_named_goes_first(tmp_path: Path) -> None:
    found = find_python(tmp_path, {"python3": True, "mine": True}, PYTHON="mine")
    assert found.stdout == "mine\n"


def test_a_machine_with_only_an_old_python_is_told_so(tmp_path: Path) -> None:
    found = find_python(tmp_path, {"python3": False})
    assert found.returncode == 1
    assert "needs Python 3.11 or newer; this machine has Python 3.8.1" in found.stderr


@pytest.mark.parametrize(
    ("manager", "said"),
    [("apt-get", "apt-get install -y --no-install-recommends libgl1"), ("pacman", "pacman -S --needed libgl1")],
)
def test_the_command_fits_the_machine(script: Any, monkeypatch: pytest.MonkeyPatch, manager: str, said: str) -> None:
    packages = script("system_packages")
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}" if name == manager else None)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert packages.command(["libgl1"]) == said
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert packages.command(["libgl1"]) == f"sudo {said}"


def test_nothing_is_installed_where_that_is_not_allowed(script: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = script("system_packages")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(packages.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(packages.subprocess, "run", lambda *a, **k: pytest.fail("something was run"))
    assert not packages.install(["libgl1"])


def test_what_qt_lacks_is_said_with_the_command(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    qt = script("qt_libraries")
    monkeypatch.setattr(qt.sys, "platform", "linux")
    monkeypatch.setattr(qt, "problem", lambda screen: "libEGL.so.1: cannot open shared object file")
    monkeypatch.setattr(qt.system_packages, "install", lambda names: False)
    assert not qt.ensure(screen=False)
    said = capsys.readouterr()
    assert "libEGL.so.1" in said.out
    assert "libegl1" in said.err or "libglvnd" in said.err


def test_qt_starts_on_the_machine_that_runs_the_tests(script: Any) -> None:
    assert script("qt_libraries").problem(screen=False) is None


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_screen_is_what_the_environment_names(
    script: Any, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], named: bool
) -> None:
    run = script("run")
    monkeypatch.setattr(run.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run.screen_named() is named


def test_simulated_displays_are_offered_and_never_demanded(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screens = script("virtual_screens")
    monkeypatch.setattr(screens.sys, "platform", "linux")
    monkeypatch.setattr(screens.shutil, "which", lambda name: None)
    monkeypatch.setattr(screens.system_packages, "manager", lambda: "apt-get")
    monkeypatch.setattr(screens.system_packages, "install", lambda names: False)
    assert not screens.ensure()
    said = capsys.readouterr().out
    assert "there is no Xvfb and no xrandr and no dbus-daemon" in said
    assert "xvfb x11-xserver-utils dbus" in said
