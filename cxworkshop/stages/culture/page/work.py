"""One scale of the culture at work, from top to bottom: strip, poles and votes, rule, examples, how it is used."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.culture.page.examples_cells import EDGE
from cxworkshop.stages.culture.page.examples_table import ExampleTable
from cxworkshop.stages.culture.page.heading import Sides
from cxworkshop.stages.culture.page.strip import EDGE as STRIP_EDGE
from cxworkshop.stages.culture.page.strip import Strip
from cxworkshop.stages.culture.page.use import Use
from cxworkshop.stages.culture.records import CultureDimension
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import SectionHeading
from cxworkshop.ui.messages import Message
from cxworkshop.ui.scale_board import ScaleBoard
from cxworkshop.ui.scale_session import ScaleSession
from cxworkshop.ui.signed import SignedChip, follow_signed
from cxworkshop.ui.steptext import StepText

INSET = 24


class Work(QWidget):
    """The parts, laid under each other; the page fills and connects them. `scale_line` takes the scale's buttons."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ruled = ""  # the scale whose rule stands in the field
        self.strip = Strip()
        self.flag = SignedChip(desk)
        self.pair_flag = SignedChip(desk)
        self.add_scale = Button("Add a scale", "link", icon="plus")
        self.board = ScaleBoard(low=True)
        self.rule = StepText("What follows from it, in the room’s words", "Rule", "voice", quiet=True)
        self.promise = Message(
            "Every culture has promise keeping",
            "Which example is about doing what we said we would do?",
            "warn",
            "hand-heart",
        )
        self.promise_button = self.promise.add_button("Mark this example")
        self.examples_heading = SectionHeading("Examples")
        self.table = ExampleTable(desk)
        self.use = Use()
        follow_signed(desk, self.strip.strip, self.strip)
        follow_signed(desk, self.table.examples, self.table)
        self.table.went.connect(self._follow_pair)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 14, INSET, INSET)
        column.setSpacing(0)
        strip = QHBoxLayout()
        strip.setContentsMargins(-STRIP_EDGE, 0, -STRIP_EDGE, 0)
        strip.addWidget(self.strip, 1)
        column.addLayout(strip)
        self.scale_line = QHBoxLayout()
        self.scale_line.setSpacing(8)
        self.scale_line.addWidget(self.add_scale)
        self.scale_line.addStretch(1)
        self.scale_line.addWidget(self.flag)
        column.addLayout(self.scale_line)
        column.addSpacing(8)
        column.addWidget(self.board)
        column.addWidget(self.rule)
        column.addSpacing(18)
        column.addWidget(self.promise)
        column.addSpacing(10)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(self.examples_heading, 1)
        heading.addWidget(self.pair_flag)
        column.addLayout(heading)
        table = QVBoxLayout()
        table.setContentsMargins(-EDGE, 0, -EDGE, 0)
        table.setSpacing(0)
        table.addWidget(Sides(self.table.column_widths))
        table.addWidget(self.table)
        column.addLayout(table)
        column.addSpacing(14)
        column.addWidget(self.use)
        column.addStretch(1)

    def show_scale(self, scale: CultureDimension, session: ScaleSession) -> None:
        """Show a scale with its rule and its use."""
        if scale.id != self.ruled:
            self.rule.commit()
            self.ruled = scale.id
        self.board.show_scale(scale, session.standing(), session.shown_round, session.pin)
        self.rule.set_text(scale.rule)
        self.use.show_scale(scale)
        self.flag.show_things(scale.id)

    def show_promise(self, kept: bool) -> None:
        """Ask for an example of keeping promises, until there is one."""
        self.promise.setVisible(not kept)
        self._follow_pair()

    def _follow_pair(self) -> None:
        """The hand is on another example, or on the same as it is now."""
        example = self.table.current_example()
        self.pair_flag.show_things(*((example.id,) if example is not None else ()))
        self._name_promise()

    def _name_promise(self) -> None:
        self.promise_button.setText("Mark this example" if self.table.current_example() is not None else "Add one")

    def commit(self) -> None:
        """Keep what is half typed."""
        self.board.commit()
        self.rule.commit()
        self.table.commit()
        self.use.commit()
