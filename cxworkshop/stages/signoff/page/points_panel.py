"""The open points with what one can do for them: say the word where the point stands, one for several at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.core.words import counted
from cxworkshop.stages import rules
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.page.point_rows import PointRow, rows_of
from cxworkshop.stages.signoff.page.points_list import FIELD, FIELD_GAP, PointsView
from cxworkshop.stages.signoff.records import AcceptedPoint
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Paragraph, SectionHeading
from cxworkshop.ui.suggest import SuggestEdit
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

MOST = 4000  # pixels: a list that is longer, as a rule of a thousand teams unfolded, scrolls in itself


class _Word(QLineEdit):
    """The word itself. Enter and Esc are told; Tab goes on to who says so."""

    entered = Signal()
    gave_up = Signal()
    gone = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.gone.emit()


class _Name(SuggestEdit):
    """Who gives the word; offers the people of the workshop."""

    entered = Signal()
    gave_up = Signal()
    gone = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = bool(self.offer)
        if event.key() == Qt.Key.Key_Escape and not offered:
            self.gave_up.emit()
            return
        super().keyPressEvent(event)
        if event.key() in ENTER and not offered:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.gone.emit()


class WordLine(QWidget):
    """The line that opens in a row: the word, and who says so."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys: tuple[str, ...] = ()
        self.before = ("", "")
        self.word = _Word(self)
        self.word.setProperty("cell", True)
        self.word.setPlaceholderText("Why it may stay open, and until when")
        self.word.setAccessibleName("Why it may stay open")
        self.by = _Name(lambda: [one.name for one in desk.content.of(Participant)], "Who says so", "Who says so", self)
        self.by.setProperty("cell", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP)
        column.addWidget(self.word)
        column.addWidget(self.by)
        self.hide()

    def begin(self, row: PointRow, keys: tuple[str, ...], words: str, by: str) -> None:
        """Stand in a row with what was said before, chosen whole."""
        self.keys, self.before = keys, (words, by)
        for field in (self.word, self.by):
            field.setFixedHeight(theme().px(FIELD))
        self.word.setText(words)
        self.by.set_text(by)
        self.by.setCursorPosition(0)
        self.show()
        self.raise_()
        self.word.selectAll()
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{row.sentence} Why it may stay open")

    @property
    def has_focus(self) -> bool:
        """Whether the hand is in one of the two fields."""
        return self.word.hasFocus() or self.by.hasFocus()

    @property
    def told(self) -> tuple[str, str]:
        """What stands here."""
        return " ".join(self.word.text().split()), " ".join(self.by.text().split())


class PointsPanel(QWidget):
    """Heading, list, and the line for a word. `shown` tells which part of the list somebody looks at."""

    shown = Signal(QRect)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._points: Sequence[OpenPoint] = ()
        self._known = False
        self._unfolded: set[str] = set()
        self._by = ""  # who spoke last: the next word is often theirs too
        self.heading = SectionHeading("Open points")
        self.none = Paragraph("", "ui", "ink2")
        self.list = PointsView()
        self.line = WordLine(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.none)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.word_wanted.connect(self.say)
        self.list.fold_wanted.connect(self.fold)
        self.list.resized.connect(self._fit)
        self.list.looked_at.connect(lambda rect: self.shown.emit(rect.translated(self.list.pos())))
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        for field in (self.line.word, self.line.by):
            field.entered.connect(self._entered)
            field.gave_up.connect(lambda: self._close(back=True))
            field.gone.connect(lambda: QTimer.singleShot(0, self, self._look))
        theme().changed.connect(self._fit)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_points(self, points: Sequence[OpenPoint], *, known: bool) -> None:
        """The open points as they were worked out last; `known` False: nothing was yet."""
        self._points, self._known = points, known
        self.refresh()

    def refresh(self) -> None:
        """Show the words as they are now."""
        accepted = {one.point: one for one in self.desk.content.of(AcceptedPoint)}
        rows = rows_of(self._points, rules(), accepted, self._unfolded)
        self.list.model_.set_rows(rows)
        worded = sum(point.key in accepted and bool(accepted[point.key].words.strip()) for point in self._points)
        count = len(self._points)
        right = "" if not count else "each has its word" if worded == count else f"{worded:,} of {count:,} have a word"
        self.heading.set_right(right)
        self.none.setText("Nothing is open that the method asks for." if self._known else "Being worked out…")
        self.none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._fit()

    @property
    def unfolded(self) -> list[str]:
        """The rules that are unfolded, by id."""
        return sorted(self._unfolded)

    def set_unfolded(self, ids: Sequence[str]) -> None:
        """Unfold these rules and no others."""
        self._unfolded = set(ids)
        self.refresh()

    def fold(self, rule_id: str, on: bool) -> None:
        """Unfold a rule, or fold it; folding one of its points goes to the rule."""
        if on == (rule_id in self._unfolded):
            return
        (self._unfolded.add if on else self._unfolded.discard)(rule_id)
        self.refresh()
        self.list.set_current(rule_id)

    def reveal(self, where: str) -> bool:
        """Show the point with this key, or the first about the record with this id."""
        point = next((p for p in self._points if where in (p.key, p.where) and where), None)
        if point is None:
            return False
        if sum(other.id == point.id for other in self._points) > 1:
            self._unfolded.add(point.id)
            self.refresh()
        if not self.list.set_current(point.key):
            self.list.set_current(f"{point.id}/")  # among those that are not listed one by one
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_to_silent(self) -> bool:
        """Make the first point without a word the current one; False when each has one."""
        row = next((row for row in self.list.model_.rows if not row.done), None)
        return row is not None and self.list.set_current(row.key)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def say(self) -> None:
        """Open the line in the current row: its word, or one word for all that are chosen."""
        rows, current = self.list.chosen(), self.list.current_row()
        if current is None:
            return
        self.commit()
        if current not in rows:
            rows = [current]
        keys = tuple(dict.fromkeys(key for row in rows for key in row.keys))
        words = current.words if len(rows) == 1 else ""
        accepted = {one.point: one for one in self.desk.content.of(AcceptedPoint)}
        if len(keys) == 1 and keys[0] in accepted:
            words = accepted[keys[0]].words  # whole, not as one line of the list
        self.list.delegate.edited = current.key
        self.list.relayout()
        self.list.scrollTo(self.list.currentIndex())
        self.line.begin(current, keys, words, current.by or self._by)
        self._place()
        self.list.looked_at.emit(self.list.visualRect(self.list.currentIndex()))

    def take_back(self) -> None:
        """Take back the words of the rows that are chosen."""
        keys = [key for row in self.list.chosen() if row.worded for key in row.keys]
        if keys and self.desk.do(do.accept_points, tuple(dict.fromkeys(keys)), ""):
            self.desk.end_typing()
            self.desk.said.emit(f"Took the word back from {counted(len(keys), 'open point')}")

    def settle(self) -> None:
        """Go to the place where the current point is settled."""
        row = self.list.current_row()
        if row is not None:
            self.commit()
            self.desk.jump.emit(row.stage, row.where)

    def commit(self) -> None:
        """Keep what is half typed."""
        if self.line.isVisibleTo(self):
            self._keep()
            self._close(back=False)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _entered(self) -> None:
        several = len(self.list.chosen()) > 1
        said = bool(self.line.told[0])
        at = self.list.currentIndex().row()
        self._keep()
        self._close(back=True)
        if not said or several:
            return
        rows = self.list.model_.rows
        following = [*range(at + 1, len(rows)), *range(at)]
        silent = next((row for row in following if not rows[row].done and not rows[row].unfolded), None)
        if silent is not None:
            self.list.set_current(rows[silent].key)
            self.say()

    def _keep(self) -> None:
        """Tell what stands in the line, when it is something else than before."""
        words, by = self.line.told
        if (words, by) == self.line.before or (not words and not self.line.before[0]):
            return
        self._by = by
        self.line.before = (words, by)
        if self.desk.do(do.accept_points, self.line.keys, words, by):
            self.desk.end_typing()

    def _close(self, *, back: bool) -> None:
        if not self.line.isVisibleTo(self):
            return
        self.line.before = self.line.told  # leaving it tells nothing more
        if back:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.hide()
        self.list.delegate.edited = ""
        self.list.relayout()

    def _look(self) -> None:
        """The hand went elsewhere: what was typed is kept."""
        if self.line.isVisibleTo(self) and not self.line.has_focus:
            self._keep()
            self._close(back=False)

    def _place(self) -> None:
        at = self.list.model_.place_of(self.list.delegate.edited) if self.list.delegate.edited else -1
        if at >= 0:
            rect = self.list.visualRect(self.list.model_.index(at))
            place = self.list.delegate.field_rect(rect, self.list.model_.rows[at])
            self.line.setGeometry(place.translated(self.list.pos() + self.list.viewport().pos()))

    def _fit(self) -> None:
        wanted = self.list.wanted_height()
        self.list.set_scrolling(wanted > MOST)
        self.list.setFixedHeight(max(1, min(wanted, MOST)))
        self._place()
