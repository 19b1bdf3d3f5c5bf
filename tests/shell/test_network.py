"""A window with a workshop in it listens nowhere and speaks to nobody, Qt's own code included."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from cxworkshop.shell.program import Program
from cxworkshop.stages import STAGES
from tests.network import open_sockets


@pytest.mark.skipif(not Path("/proc/self/net").exists(), reason="only Linux tells what a process holds")
def test_a_window_with_a_workshop_holds_no_socket_of_the_internet(program: Program) -> None:
    for stage in STAGES:
        program.go(stage.key)
    program.desk.room.set_open(True)
    assert open_sockets() == []
    assert "PySide6.QtNetwork" not in sys.modules


@pytest.mark.network
@pytest.mark.skipif(not Path("/proc/self/net").exists(), reason="only Linux tells what a process holds")
def test_one_that_did_would_be_seen() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        assert len(open_sockets()) == 1
