"""The sign of what is not as it was signed: it comes, goes, tells what was signed, and leads to the comparison."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.rewording import Span
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.sidelist import SideList
from cxworkshop.ui.siderow import TextRow
from cxworkshop.ui.signed import SignedChip, StageFlag, follow_signed
from cxworkshop.ui.since import SignedSince, Told

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class Since(SignedSince):
    """What differs as the test says."""

    number = 3

    def __init__(self) -> None:
        super().__init__()
        self.told_of: dict[str, list[Told]] = {}
        self.new: set[str] = set()

    def differ(self, thing: str, *sentences: str) -> None:
        """A thing has these changes from now on; without any it is as it was signed."""
        self.told_of[thing] = [Told((Span(words),), words) for words in sentences]
        self.changed.emit(frozenset({thing}))

    def differs(self, *things: str) -> bool:
        return any(self.told_of.get(thing) for thing in things)

    def is_new(self, *things: str) -> bool:
        return all(thing in self.new for thing in things)

    def summary(self, stage: str) -> str:
        count = sum(bool(told) for told in self.told_of.values())
        return f"{count} teams" if count and stage == "teams" else ""

    def told(self, *things: str) -> list[Told]:
        return [one for thing in things for one in self.told_of.get(thing, [])]


@pytest.fixture
def since() -> Since:
    return Since()


@pytest.fixture
def desk(qapp: QApplication, since: Since) -> Desk:
    desk = Desk()
    desk.signed = since
    return desk


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> QWidget:
    """A window with something to work on and a chip above it."""
    place = QWidget()
    column = QVBoxLayout(place)
    place.chip = SignedChip(desk)  # type: ignore[attr-defined]
    place.work = QPushButton("Work")  # type: ignore[attr-defined]
    column.addWidget(place.chip)  # type: ignore[attr-defined]
    column.addStretch(1)
    column.addWidget(place.work)  # type: ignore[attr-defined]
    qtbot.addWidget(place)
    place.resize(500, 400)
    place.show()
    qtbot.waitExposed(place)
    place.activateWindow()
    place.work.setFocus()  # type: ignore[attr-defined]
    return place


@pytest.fixture
def chip(place: QWidget) -> SignedChip:
    chip: SignedChip = place.chip  # type: ignore[attr-defined]
    chip.show_things("team-1")
    return chip


def test_what_is_as_it_was_signed_has_no_sign(chip: SignedChip, since: Since) -> None:
    assert not chip.isVisible()
    since.differ("team-1", "Billing is now called Payments.")
    assert chip.isVisible()
    assert (chip.text(), chip.accessibleName()) == ("Signed in revision 3", "Signed in revision 3")
    since.differ("team-1")
    assert not chip.isVisible()


def test_another_thing_changes_nothing_here(chip: SignedChip, since: Since) -> None:
    since.differ("team-2", "Depot is gone.")
    assert not chip.isVisible()
    chip.show_things("team-2")
    assert chip.isVisible()
    chip.show_things()
    assert not chip.isVisible()


def test_what_was_not_there_to_be_signed_says_so(chip: SignedChip, since: Since) -> None:
    since.new.add("team-1")
    since.differ("team-1", "Billing was added.")
    assert chip.text() == "New since revision 3"


def test_a_sign_made_before_it_has_a_place_shows_when_it_has_one(desk: Desk, since: Since, qtbot: QtBot) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    chip = SignedChip(desk)
    chip.show_things("team-1")
    assert not chip.isVisible(), "it would be a window of its own"
    place = QWidget()
    QVBoxLayout(place).addWidget(chip)
    qtbot.addWidget(place)
    place.show()
    assert chip.isVisible()


def test_with_the_focus_it_shows_what_was_signed_and_without_no_more(
    chip: SignedChip, since: Since, place: QWidget
) -> None:
    since.differ("team-1", "Billing is now called Payments.", "Its line of sight is now “We bill”.")
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    assert chip.note is not None
    assert chip.note.heading == "Since revision 3 was signed"
    assert [told.spoken for told in chip.note.told] == [told.spoken for told in since.told("team-1")]
    assert chip.accessibleDescription() == "Billing is now called Payments. Its line of sight is now “We bill”."
    assert place.rect().contains(chip.note.geometry())
    place.work.setFocus()  # type: ignore[attr-defined]
    assert chip.note is None


def test_more_than_there_is_room_for_is_counted(chip: SignedChip, since: Since, place: QWidget) -> None:
    since.differ("team-1", *(f"{'It is now another sentence, longer than the one before. ' * 4}{n}" for n in range(20)))
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    assert chip.note is not None
    assert 0 < chip.note.left_out < 20
    place.grab()


def test_a_mouse_that_rests_on_it_shows_the_same(chip: SignedChip, since: Since, qtbot: QtBot) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    QTest.mouseMove(chip, QPoint(10, 10))
    qtbot.waitUntil(lambda: chip.note is not None)
    assert chip.note is not None
    assert chip.note.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_sentences_go_when_they_are_true_no_more(chip: SignedChip, since: Since) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    since.differ("team-1", "Billing is now called Bills.")
    assert chip.note is None


def test_shown_again_they_are_the_new_ones(chip: SignedChip, since: Since) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    since.differ("team-1", "Billing is now called Bills.")
    chip.show_note()
    assert chip.note is not None
    assert chip.note.told[0].spoken == "Billing is now called Bills."


def test_enter_and_click_lead_to_the_comparison(chip: SignedChip, since: Since, desk: Desk, qtbot: QtBot) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    with qtbot.waitSignal(desk.jump) as jumped:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert jumped.args == ["signoff", "since team-1"]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(desk.jump):
        QTest.keyClick(chip, Qt.Key.Key_Return)


def test_looked_at_by_a_key_it_gives_the_focus_back(chip: SignedChip, since: Since, place: QWidget) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    chip.look()
    assert chip.hasFocus()
    assert chip.note is not None
    QTest.keyClick(chip, Qt.Key.Key_Escape)
    assert place.work.hasFocus()  # type: ignore[attr-defined]
    assert chip.note is None


def test_while_a_vote_is_open_nothing_is_told_of_it(chip: SignedChip, since: Since) -> None:
    since.differ("team-1", "The room voted on it: 17 votes.")
    chip.set_quiet(True)
    since.differ("team-1", "The room voted on it: 18 votes.")
    assert not chip.isVisible()
    chip.set_quiet(False)
    assert chip.isVisible()


def test_a_sign_that_goes_with_the_focus_leaves_it_to_somebody(chip: SignedChip, since: Since, place: QWidget) -> None:
    since.differ("team-1", "Billing is now called Payments.")
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    since.differ("team-1")
    assert place.work.hasFocus()  # type: ignore[attr-defined]


def test_a_page_says_how_much_of_it_changed_and_its_title_comes_first(desk: Desk, since: Since, qtbot: QtBot) -> None:
    page = Page(desk, "Teams", "Who touches the customer?")
    page.add_tab("only", "", QWidget)
    page.add_button(QPushButton("Add a team to them"))
    page.flag.show_stage("teams")
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    assert not page.flag.isVisible()
    since.differ("team-1", "Billing is now called Payments.")
    QApplication.processEvents()
    assert page.flag.isVisible()
    assert page.flag.text() == "Changed since revision 3"
    page.flag.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.flag.note is not None
    assert [told.spoken for told in page.flag.note.told] == ["1 teams."]
    with qtbot.waitSignal(desk.jump) as jumped:
        page.flag.click()
    assert jumped.args == ["signoff", "since stage:teams"]
    wide = page.flag.width()
    page.resize(330, 400)
    qtbot.waitUntil(lambda: page.flag.width() < wide)
    assert page._title.width() >= page._title.sizeHint().width()
    assert isinstance(page.flag, StageFlag)


def test_rows_of_a_list_carry_the_sign(desk: Desk, since: Since, qtbot: QtBot) -> None:
    side = SideList("Principles", "Add")
    side.follow_signed(desk)
    side.set_rows([TextRow("one", "Tell early"), TextRow("two", "Say it once")])
    qtbot.addWidget(side)
    side.resize(268, 300)
    side.show()
    model = side.view.model_

    def told() -> list[str]:
        return [model.data(model.index(row), ACCESSIBLE) for row in range(2)]

    assert told() == ["Tell early", "Say it once"]
    before = side.grab().toImage()
    since.differ("two", "It is now called otherwise.")
    assert told() == ["Tell early", "Say it once, not as it was signed"]
    assert side.grab().toImage() != before


def test_a_list_that_is_gone_hears_nothing(desk: Desk, since: Since, qtbot: QtBot) -> None:
    view = QListView()

    class Asks:
        differs = staticmethod(lambda _thing: False)

    follow_signed(desk, Asks(), view)  # type: ignore[arg-type]
    view.deleteLater()
    qtbot.wait(1)
    since.differ("team-1", "Billing is now called Payments.")


def test_nothing_is_signed_until_somebody_says_so(qapp: QApplication) -> None:
    signed = Desk().signed
    assert not signed.differs("team-1")
    assert not signed.is_new("team-1")
    assert (signed.number, signed.summary("teams"), signed.told("team-1")) == (0, "", [])
