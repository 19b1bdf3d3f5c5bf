"""How tall the cards of the whole board are: 72 pixels as soon as one name needs two lines, so that all stay alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.stages.teams.page.column import Column
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.widths import NameWidths
from cxworkshop.stages.teams.records import Group, Team

LEAST_ROOM = 80  # a column narrower than this is not laid out yet


class CardHeights(QObject):
    """Chooses when the hands rest; the cost of an edit does not grow with the number of teams."""

    def __init__(self, model: BoardModel, columns: Mapping[Group | None, Column], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._columns = columns
        self._widths = NameWidths(model.labels.of)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._choose)

    def read(self, content: Content) -> None:
        """Take in all names: the workshop or the size of the text is another one."""
        self._widths.read(content.of(Team))
        self._rest.start()

    def follow(self, changes: Iterable[Change]) -> None:
        """Names changed."""
        self._widths.follow(changes)
        for team_id in self._model.relabelled:
            self._widths.rename(self._model.content.need(Team, team_id))
        self._rest.start()

    def choose_soon(self) -> None:
        """Columns have another width."""
        self._rest.start()

    def _choose(self) -> None:
        rooms = {
            group: column.cards.delegate.name_room()
            for group, column in self._columns.items()
            if column.cards.viewport().width() > LEAST_ROOM and not column.stub
        }
        two = self._widths.exceed(rooms)
        for column in self._columns.values():
            if column.cards.delegate.two_lines != two:
                column.cards.delegate.two_lines = two
                column.cards.doItemsLayout()
                column.cards.keep_in_sight()
