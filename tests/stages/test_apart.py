"""A large document is printed in a process of its own: the same bytes, the same refusals, stopped at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import EnvironmentProblem, Refused
from cxworkshop.documents.errors import Cancelled, MissingGlyph
from cxworkshop.stages import apart, document
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from tests.apart.conftest import Instead, instead

__all__ = ["instead"]


def content(title: str = "The day") -> Content:
    workshop = Workshop(id="workshop", client="Tarran Sound Ferries", title=title, order=1)
    return Content([workshop, *(Team(id=f"t{n}", name=f"Team {n}", order=n) for n in range(1, 4))])


def beside(job: Callable[[], Any]) -> Any:
    """What a job gives in a thread, as it runs beside a window."""
    told: list[Any] = []

    def body() -> None:
        try:
            told.append(job())
        except Exception as error:
            told.append(error)

    thread = threading.Thread(target=body)
    thread.start()
    thread.join(60)
    return told[0]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every document is large enough; which processes were begun for that."""
    monkeypatch.setattr(apart, "MANY", 1)
    commands: list[list[str]] = []
    real = subprocess.Popen

    def popen(command: list[str], **more: Any) -> Any:
        commands.append(command)
        return real(command, **more)

    monkeypatch.setattr(subprocess, "Popen", popen)
    return commands


def test_a_large_document_beside_a_window_is_printed_apart_byte_for_byte(begun: list[list[str]]) -> None:
    here = document.build(content(), "team-pack", paper="Letter")
    assert begun == []
    told: list[float] = []
    there = beside(lambda: document.build(content(), "team-pack", paper="Letter", progress=told.append))
    assert there == here
    assert len(begun) == 1
    assert told == sorted(told)
    assert len(told) > 0


def test_what_is_small_or_one_page_begins_no_process(begun: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert beside(lambda: document.build(content(), "team", team="t1")).startswith(b"%PDF")
    monkeypatch.setattr(apart, "MANY", 1000)
    assert beside(lambda: document.build(content(), "team-pack")).startswith(b"%PDF")
    assert begun == []


def test_a_refusal_comes_over_as_it_is(begun: list[list[str]]) -> None:
    refused = beside(lambda: document.build(content(), "record", revision=7))
    assert isinstance(refused, Refused)
    assert "no revision 7" in refused.happened
    missing = beside(lambda: document.build(content("Day \U00012000"), "record"))
    assert isinstance(missing, MissingGlyph)
    assert missing.character == "\U00012000"
    assert missing.place
    assert len(begun) == 2


def test_it_ends_when_nobody_wants_it_any_more(begun: list[list[str]]) -> None:
    assert isinstance(beside(lambda: document.build(content(), "record", cancelled=lambda: True)), Cancelled)


def test_a_system_that_gives_no_process_is_told(begun: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    none = beside(lambda: document.build(content(), "record"))
    assert isinstance(none, EnvironmentProblem)
    assert "cannot be made" in none.happened


@pytest.mark.parametrize("says", ["", "a line that is no piece", "p"])
def test_a_process_that_is_ended_is_told(says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MANY", 1)
    real = subprocess.Popen

    def other(_command: list[str], **more: Any) -> Any:
        return real([sys.executable, "-c", f"print({says!r})"], **more)

    monkeypatch.setattr(subprocess, "Popen", other)
    ended = beside(lambda: document.build(content(), "record"))
    assert isinstance(ended, EnvironmentProblem)
    assert "ended the process" in ended.happened


@pytest.mark.parametrize(("does", "why"), [("NeedsMore", "needs more memory"), ("Waits", "took more than an hour")])
def test_what_trying_again_cannot_help_says_so_and_does_not_ask_for_it(
    instead: Instead, monkeypatch: pytest.MonkeyPatch, does: str, why: str
) -> None:
    instead(apart, does)
    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(apart, "SECONDS", 1)
    refused = beside(lambda: document.build(content(), "record"))
    assert isinstance(refused, EnvironmentProblem)
    assert why in refused.happened
    assert "ended the process" not in refused.happened
    assert refused.todo == ""
