"""A scale to work on: both poles with their sentences, written in place, the rounds of votes, and the scale itself."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.labels import Label
from cxworkshop.ui.scale import ScaleView
from cxworkshop.ui.scale_words import Standing
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.steptext import StepText
from cxworkshop.ui.theme import theme

MOST_ROUNDS = 6
GAP = 32
PADDING = 24  # around the words of a pole
LEAST = 0.3  # of the width, for the shorter pole


class ScaleLike(Protocol):
    """What a scale must have, whatever stage it belongs to; `rounds` are the tallies of its votes, oldest first."""

    @property
    def id(self) -> str: ...
    @property
    def left(self) -> str: ...
    @property
    def left_sentence(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def right_sentence(self) -> str: ...
    @property
    def rounds(self) -> tuple[tuple[int, ...], ...]: ...
    @property
    def agreed(self) -> int | None: ...


class ScaleBoard(QWidget):
    """`written` tells the scale, its field (left, left_sentence, right, right_sentence) and its new text.

    `round_wanted` carries the number of a round from 0.
    """

    written = Signal(str, str, str)
    round_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, low: bool = False) -> None:
        super().__init__(parent)
        self._scale_id = ""
        self.left = StepText("Left pole", "Left pole", "voice1", quiet=True)
        why = "What speaks for it, in a sentence"
        self.left_sentence = StepText(why, "What speaks for the left pole", "body", quiet=True, dim=True)
        self.right = StepText("Right pole", "Right pole", "voice1", quiet=True, right=True)
        self.right_sentence = StepText(why, "What speaks for the right pole", "body", quiet=True, dim=True, right=True)
        self._fields = {
            "left": self.left,
            "left_sentence": self.left_sentence,
            "right": self.right,
            "right_sentence": self.right_sentence,
        }
        self.view = ScaleView(low=low)
        self._rounds: Segmented | None = None
        self._rounds_row = QHBoxLayout()
        self._rounds_row.setContentsMargins(0, 0, 0, 0)
        self._rounds_row.setSpacing(8)
        self._rounds_label = Label("Round", "small", "ink2")
        self._rounds_row.addStretch(1)
        self._rounds_row.addWidget(self._rounds_label)
        self._poles = QHBoxLayout()
        self._poles.setSpacing(GAP)
        for pole, sentence in ((self.left, self.left_sentence), (self.right, self.right_sentence)):
            side = QVBoxLayout()
            side.setSpacing(0)
            side.addWidget(pole)
            side.addWidget(sentence)
            side.addStretch(1)
            self._poles.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 if low else 6)
        column.addLayout(self._poles)
        column.addLayout(self._rounds_row)
        column.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        order = list(self._fields.values())
        for number, (name, field) in enumerate(self._fields.items()):
            field.committed.connect(lambda text, n=name: self.written.emit(self._scale_id, n, text))
            field.escaped.connect(self.focus_view)
            following = order[number + 1] if number + 1 < len(order) else None
            field.entered.connect(following.begin if following is not None else self.focus_view)

    def show_scale(self, scale: ScaleLike, standing: Standing, shown: int, pin: int | None) -> None:
        """Show a scale with the round `shown`, counted from 0. Half-typed words stay while it is the same scale."""
        if scale.id != self._scale_id:
            self.commit()
            self._scale_id = scale.id
        texts = (scale.left, scale.left_sentence, scale.right, scale.right_sentence)
        for field, text in zip(self._fields.values(), texts, strict=True):
            field.set_text(text)
        self._share()
        self._show_rounds(0 if standing.open else len(scale.rounds), shown)
        self.view.show_standing(standing, pin)

    def _share(self) -> None:
        """Half of the width for each pole, or what the longer one needs where the other is short."""
        metrics = QFontMetricsF(theme().font("voice1"))
        wants = [metrics.horizontalAdvance(field.text()) + theme().px(PADDING) for field in (self.left, self.right)]
        half = (self.width() - GAP) / 2
        if max(wants) <= half or min(wants) > half:
            wants = [1, 1]
        total = sum(wants)
        for side, want in enumerate(wants):
            self._poles.setStretch(side, round(100 * min(max(want / total, LEAST), 1 - LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def focus_view(self) -> None:
        """Put the focus on the scale."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_poles(self) -> None:
        """Write the poles: Enter goes from one to its sentence and to the other."""
        self.left.begin()

    def commit(self) -> None:
        """Keep what is half typed."""
        for field in self._fields.values():
            field.commit()

    def _show_rounds(self, count: int, shown: int) -> None:
        """The rounds to choose from, the last few of many; nothing while there is only one."""
        first = max(0, count - MOST_ROUNDS)
        keys = [str(number) for number in range(first, count)] if count > 1 else []
        have = list(self._rounds.keys) if self._rounds is not None else []
        if keys != have:
            if self._rounds is not None:
                if self._rounds.isAncestorOf(self.window().focusWidget() or self):
                    self.focus_view()
                self._rounds_row.removeWidget(self._rounds)
                self._rounds.hide()
                self._rounds.deleteLater()
                self._rounds = None
            if keys:
                options = [Option(key, str(int(key) + 1)) for key in keys]
                self._rounds = Segmented(options, "Rounds of votes", self, height=26)
                self._rounds.changed.connect(lambda key: self.round_wanted.emit(int(key)))
                self._rounds_row.addWidget(self._rounds)
                self._rounds.show()
        self._rounds_label.setVisible(bool(keys))
        if self._rounds is not None:
            self._rounds.set_value(str(shown) if str(shown) in keys else keys[-1])
