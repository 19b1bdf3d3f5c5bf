"""Words on their way to a spreadsheet and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.core.formulas import neutral, restored


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"])
def test_what_would_be_a_formula_is_text(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"
    assert restored(neutral(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Deck", "'", "'s-Hertogenbosch", "3", "a=b", " =1"])
def test_other_words_stay_as_they_are(cell: str) -> None:
    assert neutral(cell) == cell
    assert restored(cell) == cell


@given(st.text())
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    assert neutral(cell)[:1] not in set("=+-@\t\r\n")
