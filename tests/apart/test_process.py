"""A process that works apart: asked, heard, stopped, limited, and never believed more than it must be."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from cxworkshop.apart import child
from cxworkshop.apart.process import Apart, Saying, Stopped
from cxworkshop.core.errors import BadFile, EnvironmentProblem, NoPermission
from tests.apart.conftest import Instead

SAYING = Saying("It cannot be read", "Nothing was changed.", BadFile("ended"), BadFile("slow"), BadFile("large"))


@pytest.fixture
def begun(instead: Instead) -> Iterator[Any]:
    """Begins a process of the tests, and ends it."""
    here = SimpleNamespace(DOES="")
    made: list[Apart] = []

    def begin(name: str = "Echo", saying: Saying = SAYING, memory: int = 1024**3, seconds: int = 60) -> Apart:
        instead(here, name)
        made.append(Apart(here.DOES, saying, memory=memory, seconds=seconds))
        return made[-1]

    yield begin
    for one in made:
        one.end()


def test_one_question_after_the_other_is_answered(begun: Any) -> None:
    with begun() as echo:
        for body in (b"", b"one", bytes(3_000_000)):
            assert echo.ask({"ü": [1, None, 2.5]}, body, seconds=60) == ({"ü": [1, None, 2.5]}, body)
    assert echo.ended
    with pytest.raises(BadFile, match="ended"):
        echo.ask("again", seconds=60)
    echo.end()  # once more does no harm


def test_how_far_it_is_is_told_on_the_way(begun: Any) -> None:
    told: list[float] = []
    assert begun().ask("parts", seconds=60, progress=told.append)[0] == "parts"
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_what_a_library_prints_does_not_stand_among_the_answers(begun: Any) -> None:
    assert begun().ask("print", seconds=60) == ("print", b"")


def test_a_problem_comes_over_in_its_words_and_it_goes_on(begun: Any) -> None:
    echo = begun()
    with pytest.raises(NoPermission, match="may not be read") as caught:
        echo.ask("problem", seconds=60)
    assert (caught.value.safe, caught.value.todo) == ("Nothing was changed.", "Ask for it.")
    with pytest.raises(BadFile, match="It is odd"):
        echo.ask("other problem", seconds=60)
    assert echo.ask("still there", seconds=60)[0] == "still there"


def test_an_error_is_our_fault_or_the_files(begun: Any) -> None:
    with pytest.raises(RuntimeError, match="nobody foresaw this"):
        begun().ask("error", seconds=60)
    whose = Saying("", "", SAYING.ended, SAYING.slow, SAYING.large, bug=BadFile("damaged"))
    with pytest.raises(BadFile, match="damaged"):
        begun("Echo", whose).ask("error", seconds=60)


def test_a_class_that_is_not_there_is_our_fault(begun: Any) -> None:
    whose = Saying("", "", SAYING.ended, SAYING.slow, SAYING.large, bug=BadFile("damaged"))
    with pytest.raises(RuntimeError, match="NoSuchClass"):
        begun("NoSuchClass", whose).ask("error", seconds=60)


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [("Aborts", "", "ended"), ("Echo", "memory", "large"), ("Echo", "many", "ended"), ("Talks", "", "ended")],
)
def test_what_breaks_down_or_says_too_much_is_a_sentence(begun: Any, name: str, values: str, why: str) -> None:
    broken = begun(name)
    with pytest.raises(BadFile, match=why):
        broken.ask(values, seconds=60, most=1_000_000)
    assert broken.ended or why == "large"


@pytest.mark.parametrize("how", [{"seconds": 0.2}, {"seconds": 60.0, "quiet": 0.2}])
def test_what_takes_too_long_is_given_up(begun: Any, how: dict[str, float]) -> None:
    waits = begun()
    with pytest.raises(BadFile, match="slow"):
        waits.ask("sleep", **how)
    assert waits.ended


@pytest.mark.skipif(os.name != "posix", reason="the system knows no limit of work")
def test_the_system_ends_what_works_too_long_though_nobody_waits(begun: Any) -> None:
    works = begun("Echo", SAYING, 1024**3, 0)
    with pytest.raises(BadFile, match="slow"):
        works.ask("work", seconds=60)


def test_it_is_stopped_at_once(begun: Any) -> None:
    waits = begun()
    with pytest.raises(Stopped):
        waits.ask("sleep", seconds=60, cancelled=lambda: True)
    assert waits.ended


def test_another_thread_ends_it(begun: Any) -> None:
    waits, told = begun(), list[str]()

    def ask() -> None:
        try:
            waits.ask("sleep", seconds=60)
        except BadFile as problem:
            told.append(problem.happened)

    thread = threading.Thread(target=ask)
    thread.start()
    waits.end()
    thread.join(20)
    assert told == ["ended"]


def test_whoever_forgets_it_ends_it(begun: Any) -> None:
    one = Apart("tests.apart.children:Echo", SAYING, memory=1024**3, seconds=60)
    there = one._process
    del one
    gc.collect()
    assert there.poll() is not None


def test_it_ends_when_nobody_is_there_any_more() -> None:
    command = [sys.executable, "-P", "-m", "cxworkshop.apart.child", "json:JSONDecoder", str(1024**3), "60"]
    alone = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert alone.communicate()[0] == b""
    assert alone.returncode == 0


def test_it_knows_no_passphrase_and_writes_no_file(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXWORKSHOP_PASSPHRASE", "quiet harbour")
    monkeypatch.setenv("CXWORKSHOP_KEY_PASSPHRASE", "quiet harbour")
    echo = begun()
    told, _ = echo.ask("environment", seconds=60)
    assert "quiet harbour" not in str(told)
    assert told["PYTHONPATH"]
    if os.name == "posix":
        assert echo.ask("write", seconds=60)[0] == "refused"


def test_where_no_process_can_be_had_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(EnvironmentProblem, match="It cannot be read: No such file"):
        Apart("tests.apart.children:Echo", SAYING, memory=1024**3, seconds=60)


def test_what_is_no_piece_is_the_end_of_it(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.Popen

    def other(_command: list[str], **more: Any) -> Any:
        return real([sys.executable, "-c", "print('a line that is no piece at all, and long')"], **more)

    monkeypatch.setattr(subprocess, "Popen", other)
    with pytest.raises(BadFile, match="ended"):
        begun().ask("", seconds=60)


def test_a_system_that_refuses_a_limit_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    asked = []

    def refuse(what: int, _limits: tuple[int, int]) -> None:
        asked.append(what)
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)
    child.hold_to(1024**3)
    child.allow(60)
    assert asked == [resource.RLIMIT_AS, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU]


def test_a_question_that_is_refused_by_the_one_who_asks_ends_it(begun: Any) -> None:
    def interrupt(_part: float) -> None:
        raise KeyboardInterrupt

    parts = begun()
    with pytest.raises(KeyboardInterrupt):
        parts.ask("parts", seconds=60, progress=interrupt)
    assert parts.ended
