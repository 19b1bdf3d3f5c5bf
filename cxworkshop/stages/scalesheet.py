"""What the tables of both stages' scales share: the columns of a scale, read from a row and written as one."""

from __future__ import annotations

from typing import Any

from cxworkshop.exchange.kinds import Field
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.values import two_sides
from cxworkshop.stages.definition.records import STOPS, Scale

LEFT_MEANS = Field("left_sentence", "Left means", ("left sentence", "left description", "left meaning"))
RIGHT_MEANS = Field("right_sentence", "Right means", ("right sentence", "right description", "right meaning"))
AGREED = Field("agreed", "Agreed", ("position", "agreed position", "stop", "agreed stop"), "0 (left) to 10 (right).")
RULE = Field("rule", "Rule", ("decision rule", "rule that follows", "so we"))


def scale_fields(row: Row) -> dict[str, Any]:
    """A scale's own fields from a row; both poles may stand in the one cell called "dimension"."""
    left, right = two_sides(row.text("dimension"))
    return {
        "left": row.text("left") or left,
        "left_sentence": row.text("left_sentence"),
        "right": row.text("right") or right,
        "right_sentence": row.text("right_sentence"),
        "agreed": row.whole("agreed", 0, STOPS - 1),
        "rule": row.text("rule"),
    }


def scale_row(scale: Scale) -> dict[str, str]:
    """The same fields as the text of a row."""
    return {
        "left": scale.left,
        "left_sentence": scale.left_sentence,
        "right": scale.right,
        "right_sentence": scale.right_sentence,
        "agreed": "" if scale.agreed is None else str(scale.agreed),
        "rule": scale.rule,
    }
