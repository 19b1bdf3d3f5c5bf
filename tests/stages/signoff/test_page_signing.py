"""Freezing and signing in place: keys, pen and words, and nobody signs what must not be signed."""

import math
from typing import ClassVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.stages.signoff.page.approvers import ApproverCard
from cxworkshop.stages.signoff.page.panel import ALL_THE_SAME
from cxworkshop.stages.signoff.points import latest
from cxworkshop.stages.signoff.records import Approval, Decision, Revision
from cxworkshop.stages.teams.commands import write_team
from tests.stages.signoff.conftest import NOW, freeze, say_all

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ready(page, desk, settle):
    """Every point has its word, and revision 1 is frozen."""
    say_all(desk.store)
    settle(page)
    freeze(desk.store)
    settle(page)
    page.take_focus()
    return page


def draw(ink) -> None:
    field = ink.field()
    points = [
        QPoint(
            round(field.left() + field.width() * (0.1 + 0.8 * n / 30)),
            round(field.top() + field.height() * (0.5 + 0.3 * math.sin(n / 4))),
        )
        for n in range(31)
    ]
    QTest.mousePress(ink, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(ink, point)
        QApplication.processEvents()
    QTest.mouseRelease(ink, LEFT, pos=points[-1])
    QApplication.processEvents()


def approvals(desk) -> tuple[Approval, ...]:
    return desk.content.of(Approval)


def test_sign_waits_with_the_reason_in_words(page, desk, press) -> None:
    panel = page.document.panel
    assert not page.sign_button.isEnabled()
    assert "need a word before anybody signs" in page.sign_button.accessibleDescription()
    assert "need a word before anybody signs" in panel.card.title.text()
    assert not any(card.isEnabled() for card in panel.grid.cards)
    press(Key.Key_S)
    assert not panel.pad.isVisible()
    assert page.freeze_button.isVisible()
    assert page.freeze_button.kind == "secondary"


def test_f_note_enter_freezes(page, desk, press, settle) -> None:
    say_all(desk.store)
    settle(page)
    assert page.freeze_button.kind == "primary"
    press(Key.Key_F, "After day two", Key.Key_Return)
    (revision,) = desk.content.of(Revision)
    assert (revision.number, revision.notes, revision.author, revision.time) == (1, "After day two", "Anna Falk", NOW)
    assert all(point.words for point in revision.open_points)
    settle(page)
    panel = page.document.panel
    assert not panel.card.line.isVisible()
    assert page.sign_button.isEnabled()
    assert page.sign_button.kind == "primary"
    assert not page.freeze_button.isVisible()
    card = QApplication.focusWidget()
    assert isinstance(card, ApproverCard)
    assert card.approver.id == "ida"


def test_esc_freezes_nothing_and_keeps_the_note(page, desk, press) -> None:
    press(Key.Key_F, "Half a note", Key.Key_Escape)
    assert not desk.content.count(Revision)
    assert not page.document.panel.card.line.isVisible()
    press(Key.Key_F)
    assert page.document.panel.card.line.note.text() == "Half a note"


def test_the_digits_of_the_revision_are_copied_whole(ready, desk, monkeypatch) -> None:
    from cxworkshop.stages.signoff.page import revision_foot

    class Clipboard:
        kept = ""

        @classmethod
        def clipboard(cls):
            return cls

        @classmethod
        def setText(cls, text: str) -> None:
            cls.kept = text

    monkeypatch.setattr(revision_foot, "QGuiApplication", Clipboard)
    foot = ready.document.panel.foot
    QTest.mouseClick(foot.hash.copy_button, LEFT)
    revision = latest(desk.content)
    assert revision is not None
    assert Clipboard.kept == revision.sha256
    assert revision.sha256[:4] in foot.hash._said.text()


def test_s_decision_words_ink_enter(ready, desk, press, settle) -> None:
    pad = ready.document.panel.pad
    press(Key.Key_S)
    assert pad.isVisible()
    assert pad.approver.id == "ida"
    press(Key.Key_A, "Gladly")
    draw(pad.ink)
    press(Key.Key_Return)
    (approval,) = approvals(desk)
    assert (approval.name, approval.decision, approval.words, approval.time) == (
        "Ida Sørby", Decision.APPROVE, "Gladly", NOW,
    )  # fmt: skip
    assert len(approval.signature) == 1
    assert not pad.isVisible()
    card = QApplication.focusWidget()
    assert isinstance(card, ApproverCard)
    assert card.approver.id == "piero"
    assert ready.document.panel.heading.right.text() == "1 of 2 signed"
    settle(ready)
    assert ready.sign_button.isEnabled()


def test_a_name_is_typed_instead_and_must_be_the_right_one(ready, desk, press) -> None:
    press(Key.Key_S, Key.Key_W)
    pad = ready.document.panel.pad
    pad.decision.segment("reserve").setFocus()
    press(Key.Key_T, "Ida", Key.Key_Return)
    assert not approvals(desk)
    assert pad.missing.text() == "The name is another one. It stands above: Ida Sørby."
    press(" sørby", Key.Key_Return)
    (approval,) = approvals(desk)
    assert (approval.decision, approval.signature) == (Decision.RESERVE, ())


def test_what_is_missing_is_said_and_nothing_recorded(ready, desk, press) -> None:
    pad = ready.document.panel.pad
    press(Key.Key_S, Key.Key_Return)
    assert not approvals(desk)
    assert pad.missing.text().startswith("The decision is missing")
    press(Key.Key_D, Key.Key_Return)
    assert not approvals(desk)
    assert pad.missing.text().startswith("The signature is missing")
    assert pad.ink.hasFocus()


def test_a_no_is_recorded_as_faithfully(ready, desk, press, settle) -> None:
    press(Key.Key_S, Key.Key_D, "Not without a budget")
    draw(ready.document.panel.pad.ink)
    press(Key.Key_Return)
    (approval,) = approvals(desk)
    assert (approval.decision, approval.words) == (Decision.DECLINE, "Not without a budget")
    settle(ready)
    assert ready.document.panel.heading.right.text() == "0 of 2 signed"
    assert "declines" in ready.document.panel.grid.cards[0].accessibleName()


def test_esc_puts_the_pad_away_and_what_was_begun_is_there_still(ready, desk, press) -> None:
    pad = ready.document.panel.pad
    press(Key.Key_S, Key.Key_A, "Half a")
    draw(pad.ink)
    press(Key.Key_Escape)
    assert not pad.isVisible()
    assert QApplication.focusWidget() is ready.document.panel.grid.cards[0]
    press(Key.Key_Return)
    assert pad.words.text() == "Half a"
    assert not pad.ink.is_empty
    assert pad.decision.value() == "approve"


def test_somebody_else_may_sign_in_between(ready, desk, press, settle) -> None:
    panel = ready.document.panel
    press(Key.Key_S, Key.Key_A, "Half a")
    draw(panel.pad.ink)
    QTest.mouseClick(panel.grid.cards[1], LEFT)
    assert panel.pad.approver.id == "piero"
    assert (panel.pad.words.text(), panel.pad.decision.value(), panel.pad.ink.is_empty) == ("", None, True)
    press(Key.Key_D, "Never")
    draw(panel.pad.ink)
    press(Key.Key_Return)
    settle(ready)
    press(Key.Key_S)
    assert panel.pad.approver.id == "ida"
    assert (panel.pad.words.text(), panel.pad.decision.value(), panel.pad.ink.is_empty) == ("Half a", "approve", False)


def test_s_in_the_pad_stays_with_whoever_signs(ready, press) -> None:
    pad = ready.document.panel.pad
    press(Key.Key_Right, Key.Key_S, Key.Key_S)
    assert pad.approver.id == "piero"


def test_the_card_in_focus_is_the_one_that_signs(ready, desk, press) -> None:
    pad = ready.document.panel.pad
    press(Key.Key_Right, Key.Key_Return)
    assert pad.approver.id == "piero"
    press(Key.Key_Escape, Key.Key_Left, Key.Key_S)
    assert pad.approver.id == "ida"


def test_letters_in_the_words_are_no_commands(ready, desk, press) -> None:
    press(Key.Key_S, Key.Key_A, "add the words: staff, zeal")
    pad = ready.document.panel.pad
    assert pad.words.text() == "add the words: staff, zeal"
    assert pad.decision.value() == "approve"


def test_a_later_edit_closes_the_signing_and_says_why(ready, desk, press, settle) -> None:
    press(Key.Key_S)
    desk.do(write_team, "desk", "purpose", "Answers the phone")
    settle(ready)
    panel = ready.document.panel
    assert not panel.pad.isVisible()
    assert panel.card.title.text() == "One thing has changed since revision 1"
    assert not ready.sign_button.isEnabled()
    assert ready.freeze_button.text() == "Freeze revision 2"
    desk.undo()
    settle(ready)
    assert ready.sign_button.isEnabled()


def test_the_facilitators_notes_close_no_pad(ready, desk, press, settle) -> None:
    from cxworkshop.stages.prepare.commands import write_stage_note

    press(Key.Key_S, Key.Key_A, "Gladly")
    desk.do(write_stage_note, "signoff", "Ida is quick")
    settle(ready)
    assert ready.document.panel.pad.isVisible()
    assert ready.document.panel.pad.words.hasFocus()


def test_whoever_decides_again_is_recorded_again(ready, desk, press, settle) -> None:
    for decision in (Key.Key_D, Key.Key_A):
        ready.document.panel.grid.cards[0].setFocus()
        press(Key.Key_S, decision, Key.Key_Tab)
        draw(ready.document.panel.pad.ink)
        press(Key.Key_Return)
        settle(ready)
    assert [one.decision for one in approvals(desk)] == [Decision.DECLINE, Decision.APPROVE]
    assert ready.document.panel.heading.right.text() == "1 of 2 signed"


def test_going_to_an_approver_focuses_the_card(ready) -> None:
    assert ready.goto("piero")
    card = QApplication.focusWidget()
    assert isinstance(card, ApproverCard)
    assert card.approver.id == "piero"


def test_the_place_to_sign_grows_with_the_words_of_whoever_comes_second(ready, press, qtbot) -> None:
    """Nothing in it is cut: not the line to sign on below many words, not what paper takes."""
    pad = ready.document.panel.pad
    press(Key.Key_S, Key.Key_Escape, Key.Key_Down, Key.Key_S)
    press(Key.Key_W, "Only with the night desk funded first, and I will say so in May. " * 3)
    qtbot.waitUntil(lambda: pad.height() >= pad.heightForWidth(pad.width()))
    assert pad.hand.height() >= pad.hand.minimumSizeHint().height()
    press(Key.Key_Tab, Key.Key_P)
    qtbot.waitUntil(lambda: pad.height() >= pad.heightForWidth(pad.width()))


def test_where_there_is_little_height_the_place_to_sign_begins_with_its_decision(ready, press, settle) -> None:
    panel = ready.document.panel
    ready.resize(ready.width(), 440)
    settle(ready)
    press(Key.Key_S)
    top = panel.pad.title.mapTo(panel.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < panel.viewport().height()
    assert panel.pad.heightForWidth(panel.pad.width()) > panel.viewport().height()


def test_undo_of_a_word_leaves_the_focus_where_the_word_is_missing(ready, desk, press, settle) -> None:
    """The card that had it cannot be signed any more."""
    assert isinstance(QApplication.focusWidget(), ApproverCard)
    while not desk.content.count(Approval) and ready.document.panel.may_sign:
        desk.store.undo()
        settle(ready)
    assert QApplication.focusWidget() is ready.document.panel.points.list


class OneIsBlank:
    """Two sheets, of which the second could not be drawn."""

    sizes = ((200.0, 280.0),) * 2
    wrong: ClassVar = {1: "It takes too long to draw."}

    def image(self, _page: int, width: int) -> QImage:
        picture = QImage(width, width, QImage.Format.Format_RGB32)
        picture.fill("white")
        return picture

    def text(self, _page: int) -> str:
        return ""


def test_nobody_signs_a_page_that_is_not_shown_without_having_heard_so(ready, desk, press, settle, qtbot) -> None:
    reading, panel = ready.document.reading, ready.document.panel
    told: list[str] = []
    desk.told.connect(told.append)
    reading.show_pages(OneIsBlank())
    reading.paper.go_to(1)
    qtbot.waitUntil(lambda: bool(reading.unseen))
    assert reading.unseen == "Page 2 is not shown: it takes too long to draw."
    assert reading._unseen.isVisible()
    panel.focus_first()
    press(Key.Key_S)
    assert not panel.pad.isVisible()
    assert told == [f"{reading.unseen} {ALL_THE_SAME}"]
    press(Key.Key_S)
    assert panel.pad.isVisible()
    reading.show_words("")
    assert (reading.unseen, panel.unseen) == ("", "")
    assert not reading._unseen.isVisible()
