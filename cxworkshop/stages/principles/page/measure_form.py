"""All of one measure: every field saves when it is left, and values keep the words that were typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.family import FamilyPicker
from cxworkshop.stages.principles.page.matrix_model import principle_name
from cxworkshop.stages.principles.page.measure_words import BETTER, SCOPES, as_number, short_date
from cxworkshop.stages.principles.records import Better, Family, Measure, Principle, Scope
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.dates import Unreadable, read_dates
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import ComboBox, Field, LineEdit
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.texts import PlainText

NONE = "none"
_YES, _NO = "yes", "no"
_TEXTS = ("what", "source", "unit", "baseline", "target", "owner", "how_often")


class MeasureForm(QWidget):
    """Made when a measure is first unfolded."""

    remove_wanted = Signal()

    def __init__(self, desk: Desk, measure_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.measure_id = measure_id
        self.family = FamilyPicker()
        self.family.chosen.connect(lambda family: self._set("family", family))
        self.family.settled.connect(self._next)
        self.lines = {field: LineEdit() for field in _TEXTS}
        self.lines["what"].setPlaceholderText("Calls answered within a minute")
        self.lines["baseline"].setPlaceholderText("71 %")
        self.lines["target"].setPlaceholderText("at or above 90 %")
        self.lines["how_often"].setPlaceholderText("each month")
        for field, line in self.lines.items():
            line.committed.connect(lambda text, field=field: self._write(field, text))
        self.scope = Segmented([Option(scope.value, words) for scope, words in SCOPES.items()], "Scope")
        self.scope.changed.connect(lambda key: self._set("scope", Scope(key)))
        self.anonymous = Segmented([Option(_YES, "Anonymous"), Option(_NO, "Not anonymous")], "How it is gathered")
        self.anonymous.changed.connect(lambda key: self._set("anonymous", key == _YES))
        self.better = Segmented([Option(better.value, words) for better, words in BETTER.items()], "Better is")
        self.better.changed.connect(lambda key: self._set("better", Better(key)))
        self.review = LineEdit("", "30 Sep 2026", "Next review")
        self.review.committed.connect(self._review)
        self.value = PlainText("What should it create, for customers or in money?", name="Value it should create")
        self.value.committed.connect(lambda text: self._write("value", text))
        self.principle = ComboBox([], "For which principle")
        self.principle.chosen.connect(lambda key: self._set("principle", None if key == NONE else key))
        self.notes = PlainText("Only for you and the record", name="Notes")
        self.notes.committed.connect(lambda text: self._write("notes", text))
        remove = Button("Remove the measure", "link", icon="trash")
        remove.clicked.connect(self.remove_wanted)
        self._scope = Field("Scope", self.scope, right="of the customers asked")
        self._anonymous = Field("How it is gathered", self.anonymous)
        self._review_field = Field("Next review", self.review)
        self._values = {field: Field(field.capitalize(), self.lines[field]) for field in ("baseline", "target")}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(10)
        column.addWidget(Field("Family", self.family))
        column.addWidget(Field("What is measured", self.lines["what"]))
        column.addWidget(self._scope)
        column.addWidget(self._anonymous)
        column.addLayout(_pair(self._values["baseline"], self._values["target"]))
        column.addLayout(_pair(Field("Unit", self.lines["unit"]), Field("Better is", self.better)))
        column.addLayout(_pair(Field("Owner", self.lines["owner"]), self._review_field))
        column.addLayout(_pair(Field("How often", self.lines["how_often"]), Field("Source", self.lines["source"])))
        column.addWidget(Field("Value it should create", self.value))
        column.addWidget(Field("For which principle", self.principle))
        column.addWidget(Field("Notes", self.notes))
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def show_measure(self, measure: Measure) -> None:
        """Show a measure as it is; what is being typed stays."""
        self.family.set_value(measure.family)
        for field, line in self.lines.items():
            line.set_text(getattr(measure, field))
            if not line.hasFocus():
                line.setCursorPosition(0)  # long words show their beginning
        self.scope.set_value(measure.scope.value if measure.scope is not None else None)
        self._scope.setVisible(measure.family is Family.CUSTOMER or measure.scope is not None)
        self.anonymous.set_value(None if measure.anonymous is None else _YES if measure.anonymous else _NO)
        self._anonymous.setVisible(measure.family is Family.INTERNAL or measure.anonymous is not None)
        self.better.set_value(measure.better.value if measure.better is not None else None)
        for field, holder in self._values.items():
            holder.set_hint(as_number(getattr(measure, field)))
        if not self._review_field.error:
            self.review.set_text(short_date(measure.next_review) if measure.next_review is not None else "")
        self.value.set_text(measure.value)
        self.notes.set_text(measure.notes)
        names = [(p.id, f"{n}  {principle_name(p, n)}") for n, p in enumerate(self.desk.content.of(Principle), 1)]
        self.principle.set_options([*names, (NONE, "None yet")])
        self.principle.set_key(measure.principle or NONE)

    def begin(self) -> None:
        """Put the focus where something is missing, else on what is measured."""
        measure = self.desk.content.find(Measure, self.measure_id)
        if measure is None:
            return
        if measure.family is None:
            self.family.focus_family()
            return
        unsaid = next((f for f in ("what", "baseline", "target", "owner") if not getattr(measure, f).strip()), "")
        place: QWidget = self.lines[unsaid or "what"]
        if not unsaid and measure.next_review is None:
            place = self.review
        elif not unsaid and measure.family is Family.INTERNAL and not measure.anonymous:
            place = self.anonymous.segment(_YES)
        place.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Keep what is half typed."""
        for line in (*self.lines.values(), self.review):
            line.commit()
        for edit in (self.value, self.notes):
            edit.commit()

    def _write(self, field: str, text: str) -> None:
        if self.desk.content.find(Measure, self.measure_id) is None:
            return  # it has gone, and the field with it
        self.desk.do(commands.write_measure, self.measure_id, field, text)
        self.desk.end_typing()

    def _set(self, field: str, value: object) -> None:
        self.desk.do(commands.set_measure, self.measure_id, field, value)

    def _next(self) -> None:
        self.lines["what"].setFocus(Qt.FocusReason.TabFocusReason)

    def _review(self, text: str) -> None:
        try:
            days = read_dates(text, self.desk.today())
        except Unreadable as why:
            self._review_field.set_error(str(why))
            return
        if len(days) > 1:
            self._review_field.set_error("One day is enough here. Try 30 Sep 2026.")
            return
        self._review_field.set_error("")
        if self.desk.content.find(Measure, self.measure_id) is None:
            return
        self._set("next_review", days[0] if days else None)
        measure = self.desk.content.find(Measure, self.measure_id)
        if measure is not None and measure.next_review is not None:
            self.review.set_text(short_date(measure.next_review))


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return row
