"""Work beside the window: its answer comes back, and at the end nobody waits for what nobody needs."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.ui.background import Background


def test_answers_and_errors_come_back_on_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    background = Background()
    here: list[object] = []

    def fail() -> None:
        raise ValueError("no")

    background.run(lambda: 7, lambda answer: here.append((answer, threading.current_thread())))
    background.run(fail, here.append, lambda error: here.append((str(error), threading.current_thread())))
    qtbot.waitUntil(lambda: len(here) == 2, timeout=10_000)
    assert sorted(map(str, here)) == sorted(map(str, [(7, threading.main_thread()), ("no", threading.main_thread())]))
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)


def test_the_end_waits_for_a_file_and_not_for_an_answer(qapp: QApplication) -> None:
    background = Background()
    never, soon, written = threading.Event(), threading.Event(), []

    def write() -> None:
        soon.wait(5.0)
        written.append("all of it")

    for _ in range(5):  # as many as there are, it is one moment
        background.run(lambda: never.wait(60.0), lambda _answer: None)
    background.run(write, lambda _answer: None, writes=True)
    threading.Timer(0.2, soon.set).start()
    background.leave()
    assert written == ["all of it"]
    assert background.busy
    never.set()
    background.wait()
    assert not background.busy


def test_it_tells_when_no_file_is_being_written_any_more(qapp: QApplication, qtbot: QtBot) -> None:
    background, may, told = Background(), threading.Event(), []
    background.written.connect(lambda: told.append("written"))
    background.run(lambda: 1, lambda _answer: told.append("an answer"))
    qtbot.waitUntil(lambda: told == ["an answer"])
    background.run(lambda: may.wait(20.0), lambda _answer: told.append("two"), writes=True)
    background.run(lambda: 2, lambda _answer: told.append("one"), writes=True)
    qtbot.waitUntil(lambda: "one" in told)
    assert background.writing
    may.set()
    qtbot.waitUntil(lambda: "written" in told)
    assert told == ["an answer", "one", "two", "written"]
    assert not background.writing
