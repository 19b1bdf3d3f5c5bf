"""Editors for several lines that grow with what is written, plain text only; the room's own words in the serif."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.tokens import TYPE

CHROME = 10  # border and padding above and below, together
MARGIN = 2  # the document's own, on each side


class PlainText(QTextEdit):
    """Grows from `lines` to `max_lines`, then scrolls. `committed` carries the text when the field is left changed.

    Tab and Esc leave the field, and what was typed is kept. Pasted text loses its formats.
    """

    committed = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        lines: int = 1,
        max_lines: int = 8,
        name: str = "",
        parent: QWidget | None = None,
        *,
        role: Role = "ui",
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._lines = lines
        self._max_lines = max_lines
        self._kept = ""
        self._styling = False
        self._close = False  # the lines are set closer than the font asks for
        self._hint = ""
        self.single_paragraph = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(MARGIN)
        self.document().contentsChanged.connect(self._grow)
        theme().changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        return self.toPlainText()

    def placeholderText(self) -> str:
        return self._hint

    def setPlaceholderText(self, text: str) -> None:
        # Qt cuts it to the height of a line, which takes the feet off letters that are set close.
        self._hint = text
        super().setPlaceholderText("" if self._close else text)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._close and self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(theme().color("ink3"))
            metrics = QFontMetricsF(self.font())
            top = MARGIN + self._line() - metrics.height()
            words = metrics.elidedText(self._hint, Qt.TextElideMode.ElideRight, self.viewport().width() - 2 * MARGIN)
            painter.drawText(QPointF(MARGIN, top + metrics.ascent()), words)

    def set_role(self, role: Role) -> None:
        """Sets the words in another type; caret and undo stay."""
        if role != self._role:
            self._role = role
            self._restyle()

    def set_text(self, text: str) -> None:
        """Shows `text` as what is kept; does nothing while the user is in the middle of a change."""
        if self.hasFocus() and self.text() != self._kept:
            return
        self._kept = text
        if self.text() != text:
            self.setPlainText(text)
            self._restyle()

    def commit(self) -> None:
        """Tells of a change now, as leaving the field would."""
        if self.text() != self._kept:
            self._kept = self.text()
            self.committed.emit(self._kept)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # a file let fall here is for the window
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self.single_paragraph else text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.commit()  # Esc leaves; what was typed is never lost by it
            event.ignore()
        elif self.single_paragraph and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            # Ctrl Enter belongs to the room everywhere.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Dressed for the first time, a widget forgets the font it was given when the text size changed before that.
        if self.font() != theme().font(self._role):
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self._height_of(self._lines))

    def _line(self) -> int:
        return theme().line_height(self._role)

    def _height_of(self, lines: int) -> int:
        one = max(theme().px(34), self._line() + 2 * MARGIN + CHROME)
        return one + (lines - 1) * self._line()

    def _grow(self) -> None:
        if self._styling:
            return
        needed = math.ceil(self.document().size().height()) + CHROME
        height = min(max(self._height_of(self._lines), needed), self._height_of(self._max_lines))
        full = needed > height
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if self.height() != height:
            self.setFixedHeight(height)

    def _restyle(self) -> None:
        """Font and leading; leading is a property of blocks, and a font of the document."""
        self._styling = True
        font = theme().font(self._role)
        self.setFont(font)
        self.viewport().setFont(font)  # the placeholder is drawn with it, and it does not follow by itself
        self.document().setDefaultFont(font)
        form = QTextBlockFormat()
        natural = QFontMetricsF(font).height()
        leading = 100.0 * TYPE[self._role].px * theme().scale * TYPE[self._role].leading / natural
        self._close = leading < 100.0
        super().setPlaceholderText("" if self._close else self._hint)
        if not self._close:
            form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        else:
            # Large type is set closer than its font asks for; only a fixed height keeps the last line whole then.
            form.setLineHeight(theme().line_height(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        undo = self.isUndoRedoEnabled()
        self.setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        # Qt puts the leading above each line; half of it belongs below the last.
        extra = max(0.0, theme().line_height(self._role) - natural)
        frame = self.document().rootFrame().frameFormat()
        frame.setTopMargin(max(0.0, MARGIN - extra / 2))
        frame.setBottomMargin(2 * MARGIN - frame.topMargin())
        self.document().rootFrame().setFrameFormat(frame)
        self.setUndoRedoEnabled(undo)
        self._styling = False
        self._grow()


class VoiceEdit(PlainText):
    """The same in the room's serif: principles, cries, line-of-sight sentences, quotes."""

    def __init__(
        self,
        placeholder: str = "",
        role: Role = "voice",
        lines: int = 1,
        max_lines: int = 8,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, lines, max_lines, name, parent, role=role)
