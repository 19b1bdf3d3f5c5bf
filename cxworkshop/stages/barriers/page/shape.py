"""Where the parts of a line stand at a width: one place for the painter, the mouse, the editors and the tooltips.

Three forms: side by side; mitigations beside and severity below; and, in a narrow sheet, everything below each other.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import Enum

from PySide6.QtCore import QRectF

from cxworkshop.stages.barriers.page.lines import Kind, Line, barrier_words, mechanism_words, mitigation_words
from cxworkshop.stages.barriers.page.wrapped import Style, Words, width_of, words
from cxworkshop.stages.barriers.records import Mitigation, MitigationState
from cxworkshop.ui.days import day_words, late_words
from cxworkshop.ui.kinds import keycap_size, severity_size
from cxworkshop.ui.theme import theme

MARGIN = 5  # around a row, for ring and halo
GAP = 7
LEFT, RIGHT, ABOVE, BELOW = 16, 14, 11, 10
HEAD_ABOVE, HEAD_BELOW = 8, 7
TAIL = 112
BUTTON = 34
NAME, FEELS = Style("ui", 600), Style("voice")
WHAT, HOW, WHO, DUE = Style("ui", 600), Style("small"), Style("ui", 500), Style("small")
SAID = Style("ui", 600)
NO_FEELS = "What does the customer feel?"


class Form(Enum):
    """How much stands side by side."""

    WIDE = "wide"
    HALF = "half"
    SLIM = "slim"


def form_at(width: float) -> Form:
    """The form of a list so many pixels wide."""
    real = width / theme().scale
    return Form.WIDE if real >= 780 else Form.HALF if real >= 450 else Form.SLIM


@dataclasses.dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths of the columns, in pixels from the left of the list."""

    form: Form
    left: float
    left_width: float
    severity: float
    what: float
    what_width: float
    right: float  # where the content ends
    tail: float  # width of the owner's column, 0 where it stands below

    @classmethod
    def at(cls, width: float) -> Columns:
        """The columns of a list so many pixels wide."""
        px = theme().px
        form = form_at(width)
        left, right = MARGIN + px(LEFT), width - MARGIN - px(RIGHT)
        if form is Form.WIDE:
            severity, what = width * 0.425, max(width * 0.595, width * 0.425 + px(176))
            tail = px(TAIL)
            return cls(form, left, severity - px(24) - left, severity, what, right - tail - px(12) - what, right, tail)
        if form is Form.HALF:
            what = width * 0.53
            return cls(form, left, what - px(20) - left, left, what, right - what, right, 0)
        return cls(form, left, right - left, left, left, right - left, right, 0)


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """A mitigation within a row."""

    mitigation: Mitigation
    rect: QRectF
    what: Words
    how: Words
    who: Words
    due: Words
    late: bool
    no_owner: bool
    no_due: bool


@dataclasses.dataclass(frozen=True, slots=True)
class RowShape:
    """A row of the list. What a row has not is None; `button` and `second` are what can be pressed."""

    height: int
    rect: QRectF  # the row's ground
    name: Words | None = None
    feels: Words | None = None
    before: QRectF | None = None  # five bars
    after: QRectF | None = None
    items: tuple[Item, ...] = ()
    bare: Words | None = None
    button: QRectF | None = None
    second: QRectF | None = None

    @property
    def cut(self) -> bool:
        """Whether something of the words is left out."""
        own = [each for each in (self.name, self.feels, self.bare) if each is not None]
        return any(each.cut for each in own) or any(
            each.cut for item in self.items for each in (item.what, item.how, item.who)
        )


def shape_of(line: Line, width: float, today: date, gap_height: int) -> RowShape:
    """The shape of a line; all places are measured from the top left of its item."""
    px = theme().px
    if line.kind is Kind.HEAD:
        height = px(HEAD_ABOVE + HEAD_BELOW) + Style("ui").leading
        return RowShape(height, QRectF(0, 0, width, height))
    if line.kind is Kind.GAP:
        return RowShape(gap_height + px(GAP), QRectF(MARGIN, 0, width - 2 * MARGIN, gap_height))
    if line.kind is Kind.BARRIER:
        return _barrier(line, width, today)
    return _area(line, width)


def _close(bottom: float, width: float, **parts: object) -> RowShape:
    height = max(bottom + theme().px(BELOW), theme().px(48))
    ground = QRectF(MARGIN, 0, width - 2 * MARGIN, height)
    return RowShape(round(height) + theme().px(GAP), ground, **parts)  # type: ignore[arg-type]


def _barrier(line: Line, width: float, today: date) -> RowShape:
    px = theme().px
    barrier = line.barrier
    assert barrier is not None
    at = Columns.at(width)
    top = float(px(ABOVE))
    name = words(barrier_words(barrier), NAME, at.left, top, at.left_width, most=2)
    dot = px(16)
    said = barrier.experience if barrier.experience.strip() else NO_FEELS
    style = FEELS if barrier.experience.strip() else Style("ui", italic=True)
    feels = words(said, style, at.left + dot, name.rect.bottom(), at.left_width - dot, most=3)
    bars = severity_size(theme().scale)
    if at.form is Form.WIDE:
        middle = px(31)
        before = QRectF(at.severity, middle - bars.height() / 2, bars.width(), bars.height())
        bottom = feels.rect.bottom()
        start = top
    else:
        before = QRectF(at.left, feels.rect.bottom() + px(8), bars.width(), bars.height())
        bottom = before.bottom() + px(2)
        start = top if at.form is Form.HALF else bottom + px(10)
    after = QRectF(before.right() + px(44), before.top(), bars.width(), bars.height())
    if line.standing or line.mitigations:
        items = _items(line, at, start, today)
        bottom = max(bottom, items[-1].rect.bottom())
        shape = {"name": name, "feels": feels, "before": before, "after": after, "items": items}
        if line.standing:
            return _close(bottom, width, **shape)
        start = bottom + px(8) if at.form is not Form.WIDE else items[-1].rect.bottom() + px(8)
    else:
        shape = {"name": name, "feels": feels, "before": before, "after": after}
    bare, button, low = _nothing(at, start)
    return _close(max(bottom, low), width, **shape, bare=bare, button=button)


def _nothing(at: Columns, start: float) -> tuple[Words, QRectF, float]:
    """The sentence of a barrier that nothing reduces, and the button beside or below it."""
    px = theme().px
    wide = button_width("Mitigate", "M")
    sign = px(26)
    height = px(BUTTON)
    text = "Nothing reduces this yet"
    beside = at.right - at.what - wide - px(12) >= width_of(text, SAID) + sign
    if beside:
        top = float(px(31) - height / 2) if at.form is Form.WIDE and start == px(ABOVE) else start
        line = words(text, SAID, at.what + sign, top + (height - SAID.leading) / 2, at.right - wide - at.what - sign)
        return line, QRectF(at.right - wide, top, wide, height), top + height
    line = words(text, SAID, at.what + sign, start, at.right - at.what - sign, most=2)
    button = QRectF(at.what, line.rect.bottom() + px(8), min(wide, at.right - at.what), height)
    return line, button, button.bottom()


def button_width(text: str, key: str) -> float:
    """How wide a painted button with a plus and a key is."""
    px = theme().px
    return px(12 + 14 + 8) + width_of(text, Style("ui", 500)) + px(18) + keycap_size(key).width() + px(10)


def _items(line: Line, at: Columns, start: float, today: date) -> tuple[Item, ...]:
    px = theme().px
    made: list[Item] = []
    top = start
    for one in line.mitigations:
        dropped = one.state is MitigationState.DROPPED
        late = (
            one.due is not None and one.due < today and one.state not in (MitigationState.DONE, MitigationState.DROPPED)
        )
        owner = " ".join(one.owner.split()) or "no owner yet"
        due = _due(one, today, late=late)
        sign = px(18) if late or one.state is MitigationState.DONE else 0
        how = " · ".join(part for part in (mechanism_words(one) or one.description, _state(one)) if part)
        what = words(mitigation_words(one), WHAT, at.what, top, at.what_width, most=2)
        below = words(how, HOW, at.what, what.rect.bottom(), at.what_width)
        if at.tail:
            left = at.right - at.tail
            who = words(owner, WHO, left, top, at.tail, right=True)
            when = words(due, DUE, left + sign, top + WHO.leading, at.tail - sign, right=True)
            if below.rect.top() >= when.rect.bottom() - 2:  # beside it nothing stands any more
                below = words(how, HOW, at.what, what.rect.bottom(), at.right - at.what)
            low = max(below.rect.bottom(), when.rect.bottom())
        else:
            third = below.rect.bottom() if below.lines else what.rect.bottom()
            when_width = width_of(due, DUE) + sign
            room = at.what_width - when_width - px(14)
            who = words(owner, WHO, at.what, third, min(room, width_of(owner, WHO) + 1))
            when = words(due, DUE, who.rect.right() + px(12) + sign, third + 1, when_width - sign + 2)
            low = who.rect.bottom()
        rect = QRectF(at.what - px(7), top - px(3), at.right - at.what + px(14), low - top + px(6))
        made.append(
            Item(
                one,
                rect,
                what,
                below,
                who,
                when,
                late,
                not one.owner.strip() and not dropped,
                one.due is None and not dropped,
            )
        )
        top = low + px(8)
    return tuple(made)


def _state(one: Mitigation) -> str:
    """What the second line says of the state; the others are said beside it, or are how things begin."""
    return one.state.label.lower() if one.state is MitigationState.UNDER_WAY else ""


def _due(one: Mitigation, today: date, *, late: bool) -> str:
    if one.state is MitigationState.DONE:
        return "done"
    if one.state is MitigationState.DROPPED:
        return "dropped"
    if one.due is None:
        return "no date yet"
    return late_words(one.due, today) if late else day_words(one.due, today)


def _area(line: Line, width: float) -> RowShape:
    px = theme().px
    left, right = MARGIN + px(LEFT), width - MARGIN - px(RIGHT)
    sign = px(26)
    if line.kind is Kind.NONE:
        assert line.answer is not None
        name = words("None here", NAME, left + sign, px(ABOVE) + 2, right - left - sign)
        reason = line.answer.reason.strip()
        said = words(
            reason or "No reason is given.",
            FEELS if reason else Style("ui", italic=True),
            left + sign,
            name.rect.bottom(),
            min(right - left - sign, px(720)),
            most=4,
        )
        return _close(said.rect.bottom(), width, name=name, feels=said)
    add, none, height = button_width("Add barrier", "N"), button_width("None here", "0"), px(BUTTON)
    text = "Nothing said yet: add a barrier or say none here"
    if right - left - add - none - px(24) >= width_of(text, SAID) + sign:
        top = float(px(10))
        bare = words(text, SAID, left + sign, top + (height - SAID.leading) / 2, right - left)
        second = QRectF(right - none, top, none, height)
        button = QRectF(second.left() - px(8) - add, top, add, height)
    else:
        bare = words(text, SAID, left + sign, px(ABOVE), right - left - sign, most=2)
        top = bare.rect.bottom() + px(8)
        button = QRectF(left, top, min(add, right - left), height)
        second = QRectF(button.right() + px(8), top, none, height)
        if second.right() > right:
            second = QRectF(left, button.bottom() + px(6), min(none, right - left), height)
    return _close(second.bottom(), width, bare=bare, button=button, second=second)
