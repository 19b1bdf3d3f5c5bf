"""The scale between two poles: what its keys and presses tell, what it says, and what it keeps from the eye."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxworkshop.ui.scale import ScaleView
from cxworkshop.ui.scale_paint import stop_x
from cxworkshop.ui.scale_words import Standing, caption, counted_words, described_scale, open_words, pin_words

Key = Qt.Key
CAMPS = (2, 3, 1, 0, 1, 1, 2, 4, 6, 3, 1)
POLES = ("Delight everyone", "Satisfy enough")


@pytest.fixture
def view(qtbot: QtBot) -> ScaleView:
    view = ScaleView()
    qtbot.addWidget(view)
    view.resize(700, view.height())
    view.show()
    view.activateWindow()
    view.setFocus()
    return view


def told(signal) -> list:
    heard: list = []
    signal.connect(lambda *args: heard.append(args[0] if args else None))
    return heard


def at(view: ScaleView, stop: int, *, keys: bool = False) -> QPoint:
    """A point over a stop, or on the key drawn under it."""
    y = view.height() - 40 if keys else view.height() // 2
    return QPoint(round(stop_x(view.rect().toRectF(), stop, view._inset())), y)


def test_while_the_vote_is_open_digits_vote_and_nothing_moves_the_pin(view: ScaleView) -> None:
    votes, back, pins = told(view.voted), told(view.taken_back), told(view.pinned)
    view.show_standing(Standing(*POLES, open=True))
    QTest.keyClicks(view, "07tT")
    QTest.keyClick(view, Key.Key_Backspace)
    QTest.keyClick(view, Key.Key_Left)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 5))  # only takes the focus
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 3, keys=True))
    assert votes == [0, 7, 10, 10, 3]
    assert len(back) == 1
    assert pins == []


def test_closed_the_arrows_and_the_mouse_move_the_pin_and_digits_do_nothing(view: ScaleView) -> None:
    votes, pins, steps = told(view.voted), told(view.pinned), told(view.stepped)
    view.show_standing(Standing(*POLES, CAMPS))
    assert view.pin == 7  # the middle vote
    for key in (Key.Key_5, Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(view, key)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 0))
    QTest.keyClick(view, Key.Key_Left)  # the end
    assert votes == []
    assert pins == [6, 5, 6, 0]
    assert steps == [1, -1]


def test_the_pin_stands_at_what_is_agreed_else_at_the_middle_vote_else_in_the_middle(view: ScaleView) -> None:
    for standing, pin in ((Standing(agreed=9, votes=CAMPS), 9), (Standing(votes=CAMPS), 7), (Standing(), 5)):
        view.show_standing(standing)
        assert view.pin == pin
    view.show_standing(Standing(agreed=9), 2)
    assert view.pin == 2


def test_a_screen_reader_hears_the_poles_and_what_the_dots_say(view: ScaleView) -> None:
    view.show_standing(Standing(*POLES, CAMPS, 8))
    assert view.accessibleName() == "Scale, Delight everyone to Satisfy enough"
    heard = view.accessibleDescription()
    assert heard == (
        "24 votes from 0 to 10, middle half from 4 to 8; 6 people hold out for “Delight everyone”; agreed: 8"
    )


def test_an_open_vote_tells_how_many_are_in_and_nothing_else() -> None:
    assert described_scale(Standing(*POLES, agreed=8, open=True, counted=14)) == "14 votes are in"
    assert described_scale(Standing(*POLES, open=True, counted=1)) == "1 vote is in"
    assert described_scale(Standing(*POLES, open=True)) == "The vote is open"


@pytest.mark.parametrize(
    ("standing", "pin", "words"),
    [
        (Standing(), 5, "Not agreed"),
        (Standing(), 6, "A agrees on 6"),
        (Standing(votes=CAMPS), 7, "A agrees on 7"),
        (Standing(votes=CAMPS, agreed=8), 8, "Agreed: 8"),
        (Standing(votes=CAMPS, agreed=8), 6, "Agreed: 8 · A agrees on 6"),
        (Standing(agreed=5), 5, "Agreed: 5"),
        (
            Standing(agreed=5, decides_nothing="The middle decides nothing."),
            5,
            "Agreed: 5. The middle decides nothing.",
        ),
    ],
)
def test_what_stands_at_the_pin(standing: Standing, pin: int, words: str) -> None:
    assert pin_words(standing, pin, "A") == words


def test_an_earlier_round_says_so() -> None:
    assert caption(Standing(votes=CAMPS, earlier="Round 1 of 2")).startswith("Round 1 of 2 · 24 votes")
    assert caption(Standing()) == ""
    assert caption(Standing(votes=CAMPS), short=True) == "24 votes · middle half from 4 to 8"


@pytest.mark.parametrize(
    "standing",
    [
        Standing(),
        Standing(*POLES, CAMPS, 8),
        Standing(*POLES, CAMPS[::-1], 5, decides_nothing="Nothing."),
        Standing(*POLES, (0,) * 10 + (1,)),
        Standing(*POLES, (100_000,) * 11, 0),
        Standing("x" * 300, "y" * 300, CAMPS, 0, earlier="Round 1 of 2"),
        Standing(*POLES, open=True, counted=3),
    ],
)
@pytest.mark.parametrize("width", [320, 1000])
def test_every_standing_is_drawn_at_every_width(view: ScaleView, standing: Standing, width: int) -> None:
    view.resize(width, view.height())
    for pin in (None, 0, 10):
        view.show_standing(standing, pin)
        assert not view.grab().isNull()


def test_an_open_vote_says_how_many_are_in_of_the_people_and_is_calm_about_more() -> None:
    assert counted_words(Standing(open=True, counted=18, people=24)) == "18 of 24 are in"
    assert counted_words(Standing(open=True, counted=18)) == "18 votes are in"
    assert open_words(Standing(open=True, counted=18, people=24)) == "Where they stand shows when the vote is closed."
    assert open_words(Standing(open=True, counted=26, people=24)).startswith("2 more than there are people.")
    assert described_scale(Standing(*POLES, open=True, counted=18, people=24)) == "18 of 24 are in"


def test_the_round_before_stands_in_outline_and_is_told(view: ScaleView) -> None:
    alone = Standing(*POLES, CAMPS)
    view.show_standing(alone)
    plain = view.grab().toImage()
    both = Standing(*POLES, CAMPS, before=(0, 0, 0, 0, 9, 0, 0, 0, 15, 0, 0))
    assert caption(both) == f"{caption(alone)} · outlined: the round before"
    assert caption(both, short=True) == caption(alone, short=True)
    view.show_standing(both)
    assert view.grab().toImage() != plain
    crowd = Standing(*POLES, tuple(9 * n for n in CAMPS), before=(0, 0, 40, 0, 0, 0, 0, 0, 10, 0, 0))
    view.show_standing(crowd)  # bars
    assert view.grab().toImage() != plain
