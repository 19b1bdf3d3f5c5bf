"""What every test stands on: Qt without a screen, an app-data folder of its own, repeatable examples."""

import gc
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cxworkshop.storage import cipher, workingcopy
from cxworkshop.storage.cipher import Key
from tests import keypool
from tests.network import guard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Whoever runs the tests keeps passwords of their own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# The machines that run this are shared and slow at times: how long an example takes says nothing.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


guard.install()
keypool.install()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before anything of a test is set up it is known whether it may reach a network."""
    guard.allowed = item.get_closest_marker("network") is not None
    guard.reached.clear()


LONG = ("tests/torture/", "tests/shell/test_half_day", "tests/shell/audience/test_hotplug", "tests/documents/seal/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that several processes end together."""
    root = Path(__file__).parent.parent
    places = {item.path: item.path.relative_to(root).as_posix() for item in items}
    items.sort(
        key=lambda item: next((at for at, part in enumerate(LONG) if places[item.path].startswith(part)), len(LONG))
    )


def pytest_collection_finish() -> None:
    """Modules are there to stay: looking through them for garbage again and again takes a part of every test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Nothing reached for a network, not even in an attempt that something caught."""
    yield
    assert guard.reached == []


@pytest.fixture(autouse=True)
def app_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The application's data folder of this test, empty; cxworkshop.paths finds it by CXWORKSHOP_HOME."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CXWORKSHOP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the power, so none needs to wait until its bytes lie on the disk."""
    connect = cipher.connect

    def hasty(path: Path, key: Key | None = None, *, immutable: bool = False) -> sqlite3.Connection:
        connection = connect(path, key, immutable=immutable)
        if not immutable:
            connection.execute("PRAGMA synchronous=OFF")
        return connection

    monkeypatch.setattr(cipher, "connect", hasty)
    monkeypatch.setattr(workingcopy, "PRAGMAS", (*workingcopy.PRAGMAS, "synchronous=OFF"))
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture(autouse=True)
def nothing_left_on_the_screen(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test with widgets closed is gone with it; without a running loop nothing else deletes it.

    Pages left lying about are dressed again by every change of theme or text size in the tests that follow.
    """
    yield
    if {"qapp", "qtbot"} & set(request.fixturenames):
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
