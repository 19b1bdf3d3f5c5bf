"""Cards are dragged within and between columns; a line shows where they would go, and one step moves them."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.stages.teams.page import TeamsPage, cardlist
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.columns import MIME
from cxworkshop.stages.teams.records import Group

Left = Qt.MouseButton.LeftButton
NoMod = Qt.KeyboardModifier.NoModifier


def names(page: TeamsPage, group: Group | None) -> list[str]:
    column = page.model.columns[group]
    return [team.name for row in range(column.rowCount()) if (team := column.team_at(row)) is not None]


def edge(cards: CardList, row: int, *, below: bool = False) -> QPointF:
    """A point just inside the upper or lower half of a card."""
    rect = cards.visualRect(cards.column.index(row))
    return QPointF(rect.center().x(), rect.bottom() - 12 if below else rect.top() + 6)


def over(cards: CardList, data: QMimeData, at: QPointF) -> QDragMoveEvent:
    event = QDragMoveEvent(at.toPoint(), Qt.DropAction.MoveAction, data, Left, NoMod)
    cards.dragMoveEvent(event)
    return event


def drop(cards: CardList, data: QMimeData, at: QPointF) -> QDropEvent:
    event = QDropEvent(at, Qt.DropAction.MoveAction, data, Left, NoMod)
    cards.dropEvent(event)
    return event


def carry(page: TeamsPage, *ids: str) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, "\n".join(ids).encode())
    return data


def test_a_drop_places_a_card_where_the_line_was(page, desk):
    cards = page.board.columns[Group.CREATOR].cards
    data = carry(page, "team-debt")
    assert over(cards, data, edge(cards, 1)).isAccepted()
    assert page.board.columns[Group.CREATOR]._target
    event = drop(cards, data, edge(cards, 1))
    assert event.dropAction() is Qt.DropAction.IgnoreAction, "the view must not remove the rows itself"
    assert names(page, Group.CREATOR) == ["Contact Centre", "Debt Support", "Field Repairs", "Priority Services"]
    assert names(page, None) == ["Leak Response", "Internal Audit"]
    assert not page.board.columns[Group.CREATOR]._target
    assert desk.store.undo_label == "Place Debt Support in CX Creator"
    assert page.board.current().name == "Debt Support"
    desk.undo()
    assert names(page, None)[1] == "Debt Support"


def test_a_drop_below_the_last_card_goes_to_the_end(page):
    cards = page.board.columns[Group.FRONTLINE].cards
    data = carry(page, "team-audit")
    drop(cards, data, QPointF(60, cards.viewport().height() - 4))
    assert names(page, Group.FRONTLINE) == ["Network Control Room", "Work Planning", "Internal Audit"]


def test_a_drop_within_the_column_only_moves(page, desk):
    cards = page.board.columns[None].cards
    drop(cards, carry(page, "team-leak"), edge(cards, 1, below=True))
    assert names(page, None) == ["Debt Support", "Leak Response", "Internal Audit"]
    assert desk.store.undo_label == "Move Leak Response"


def test_several_cards_dropped_among_themselves_hold_together(page):
    cards = page.board.columns[None].cards
    drop(cards, carry(page, "team-leak", "team-debt"), edge(cards, 1))
    assert names(page, None) == ["Leak Response", "Debt Support", "Internal Audit"]
    creators = page.board.columns[Group.CREATOR].cards
    drop(creators, carry(page, "team-leak", "team-debt"), edge(creators, 0))
    assert names(page, Group.CREATOR)[:3] == ["Leak Response", "Debt Support", "Contact Centre"]
    assert len(creators.selectionModel().selectedIndexes()) == 2


def test_an_empty_column_takes_a_card(page, hands):
    page.board.focus_team("team-control")
    hands.press("0", "0")
    cards = page.board.columns[Group.FRONTLINE].cards
    over(cards, carry(page, "team-lab"), QPointF(50, 20))
    assert not page.grab().isNull()
    drop(cards, carry(page, "team-lab"), QPointF(50, 20))
    assert names(page, Group.FRONTLINE) == ["Laboratory"]


def test_leaving_takes_the_line_away_and_other_things_are_refused(page):
    cards = page.board.columns[Group.CREATOR].cards
    over(cards, carry(page, "team-leak"), edge(cards, 0))
    cards.dragLeaveEvent(QDragLeaveEvent())
    assert cards._drop_row is None
    text = QMimeData()
    text.setText("Contact Centre")
    before = names(page, Group.CREATOR)
    drop(cards, text, edge(cards, 0))
    assert names(page, Group.CREATOR) == before


class Carrying:
    """Stands in for the window system's drag loop, which the platform without a screen does not have."""

    def __init__(self) -> None:
        self.way: list[tuple[CardList, QPointF]] = []
        self.lifted: frozenset[str] = frozenset()

    def run(self, drag: QDrag) -> Qt.DropAction:
        source = drag.source()
        assert isinstance(source, CardList)
        assert not drag.pixmap().isNull()
        self.lifted = source.delegate.lifted
        source.window().grab()  # the lifted cards are painted as empty places
        data = drag.mimeData()
        for cards, at in self.way:
            enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.MoveAction, data, Left, NoMod)
            QApplication.sendEvent(cards.viewport(), enter)
            assert enter.isAccepted()
            move = QDragMoveEvent(at.toPoint(), Qt.DropAction.MoveAction, data, Left, NoMod)
            QApplication.sendEvent(cards.viewport(), move)
            cards.window().grab()
        cards, at = self.way[-1]
        event = QDropEvent(at, Qt.DropAction.MoveAction, data, Left, NoMod)
        QApplication.sendEvent(cards.viewport(), event)
        return event.dropAction()


@pytest.fixture
def carrying(monkeypatch: pytest.MonkeyPatch) -> Carrying:
    carrying = Carrying()

    class Loop(QDrag):
        def exec(self, *_actions: Qt.DropAction) -> Qt.DropAction:
            return carrying.run(self)

    monkeypatch.setattr(cardlist, "QDrag", Loop)
    return carrying


def pull(cards: CardList, row: int) -> None:
    """Press the mouse on a card and move it away."""
    start = cards.visualRect(cards.column.index(row)).center()
    QTest.mousePress(cards.viewport(), Left, NoMod, start)
    QTest.mouseMove(cards.viewport(), start + QPoint(2, 1))
    QTest.mouseMove(cards.viewport(), start + QPoint(40, 30))
    QTest.mouseRelease(cards.viewport(), Left, NoMod, start + QPoint(40, 30))


def test_the_mouse_carries_a_card_to_another_column(page, carrying):
    tray, creators = page.board.columns[None].cards, page.board.columns[Group.CREATOR].cards
    carrying.way = [(tray, edge(tray, 2)), (creators, edge(creators, 1))]
    pull(tray, 1)
    assert names(page, Group.CREATOR)[1] == "Debt Support"
    assert names(page, None) == ["Leak Response", "Internal Audit"]
    assert carrying.lifted == {"team-debt"}
    assert tray.delegate.lifted == frozenset()


def test_the_mouse_carries_everything_that_is_selected(page, hands, carrying):
    tray, back = page.board.columns[None].cards, page.board.columns[Group.BACK_OFFICE].cards
    hands.press("Space", "Down", "Space")
    carrying.way = [(back, edge(back, 0))]
    pull(tray, 0)
    assert names(page, Group.BACK_OFFICE)[:2] == ["Leak Response", "Debt Support"]


def test_a_card_that_is_not_selected_is_carried_alone(page, hands, carrying):
    tray, back = page.board.columns[None].cards, page.board.columns[Group.BACK_OFFICE].cards
    hands.press("Space")
    carrying.way = [(back, edge(back, 0))]
    pull(tray, 2)
    assert names(page, None) == ["Leak Response", "Debt Support"]


def test_a_trembling_hand_is_a_click(page, carrying):
    cards = page.board.columns[None].cards
    start = cards.visualRect(cards.column.index(1)).center()
    QTest.mousePress(cards.viewport(), Left, NoMod, start)
    QTest.mouseMove(cards.viewport(), start + QPoint(2, 2))
    QTest.mouseRelease(cards.viewport(), Left, NoMod, start + QPoint(2, 2))
    assert carrying.lifted == frozenset()
    assert page.board.current().name == "Debt Support"


def test_the_heading_and_the_folded_tray_take_cards_too(page, hands):
    column = page.board.columns[Group.CREATOR]
    data = carry(page, "team-audit")
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(column, kind(QPoint(40, 10), Qt.DropAction.MoveAction, data, Left, NoMod))
    assert column._target
    QApplication.sendEvent(column, QDropEvent(QPointF(40, 10), Qt.DropAction.MoveAction, data, Left, NoMod))
    assert names(page, Group.CREATOR)[0] == "Internal Audit"
    page.open_team("team-lab")
    tray = page.board.columns[None]
    assert tray.stub
    data = carry(page, "team-estates")
    QApplication.sendEvent(tray, QDragEnterEvent(QPoint(20, 300), Qt.DropAction.MoveAction, data, Left, NoMod))
    QApplication.sendEvent(tray, QDropEvent(QPointF(20, 300), Qt.DropAction.MoveAction, data, Left, NoMod))
    assert names(page, None)[-1] == "Estates"
