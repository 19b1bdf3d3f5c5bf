"""The room signs whether or not a time-stamp authority answers, and reads one sentence when it did not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from cxworkshop.documents.seal import stamping
from cxworkshop.documents.seal.stampers import StampAuthority, keep_authority
from cxworkshop.stages.signoff.page import recording
from cxworkshop.stages.signoff.page.pad import STOPPED, WAITING
from cxworkshop.stages.signoff.records import Approval
from tests.documents.seal import tsa
from tests.stages.signoff.test_page_sealing import blank, check, frozen, keys
from tests.stages.signoff.test_page_signing import draw

__all__ = ["blank", "frozen", "keys"]
pytestmark = pytest.mark.network
Key = Qt.Key


@pytest.fixture
def clock(keys, monkeypatch: pytest.MonkeyPatch) -> Iterator[tsa.Clock]:
    """The laptop's authority for time, which answers; patience is no matter here."""
    monkeypatch.setattr(stamping.Stamper.__init__, "__defaults__", (60.0, None))
    with tsa.clock() as one:
        one.answer = lambda query: tsa.ok(tsa.stamped(query, None))
        keep_authority(keys, StampAuthority(one.address))
        yield one


@pytest.fixture
def told(desk) -> list[str]:
    """What the room reads."""
    said: list[str] = []
    desk.told.connect(said.append)
    return said


def sign(page, press) -> None:
    press(Key.Key_S, Key.Key_A)
    draw(page.document.panel.pad.ink)
    press(Key.Key_Return)


def test_seal_and_signature_carry_the_authoritys_time(
    keys, blank, clock, page, desk, press, settle, frozen, told
) -> None:
    frozen()
    sign(page, press)
    settle(page)
    report = check(desk)
    assert report.ok, report.findings
    assert [fact.stamper for fact in report.signatures] == [tsa.NAME] * 2
    assert told == []


def test_without_an_answer_it_is_signed_and_told_once_each(
    keys, blank, clock, page, desk, press, settle, frozen, told
) -> None:
    clock.answer = lambda _query: (503, {}, b"")
    frozen()
    assert len(told) == 1
    sign(page, press)
    settle(page)
    assert desk.content.count(Approval) == 1
    assert [fact.stamped for fact in check(desk).signatures] == [False, False]
    assert told == ["Without a time stamp: 127.0.0.1 answered with an error (503)."] * 2


@pytest.fixture
def waiting(keys, blank, clock, page, press, frozen, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leader has signed, and the authority does not answer."""
    monkeypatch.setattr(recording, "PATIENCE_MS", 20)
    frozen()
    clock.asked.clear()
    clock.answer = clock.wait
    sign(page, press)
    pad = page.document.panel.pad
    qtbot.waitUntil(lambda: bool(clock.asked) and pad.missing.text() == WAITING, timeout=30_000)


def test_enter_waits_no_longer_and_it_is_signed(waiting, clock, page, desk, press, settle, told) -> None:
    pad = page.document.panel.pad
    assert not pad.key_row.own_button.isEnabled()
    assert pad.record_button.text() == "Sign without its stamp"
    press(Key.Key_Return)
    settle(page)
    clock.go_on.set()
    assert desk.content.count(Approval) == 1
    assert [fact.stamped for fact in check(desk).signatures] == [True, False]
    assert "was not waited for" in told[0]


def test_esc_while_the_authority_is_waited_for_records_nothing(waiting, clock, page, desk, press, settle, told) -> None:
    press(Key.Key_Escape)
    settle(page)
    clock.go_on.set()
    assert page.document.panel.pad.missing.text() == STOPPED
    assert desk.content.count(Approval) == 0
    assert told == []
