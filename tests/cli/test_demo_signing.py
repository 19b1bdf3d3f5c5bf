"""The hands of the demo: each another line, and each within its field."""

from __future__ import annotations

import pytest

from cxworkshop.cli.demo_signing import _ink


@pytest.mark.parametrize("name", ["Catriona Voss", "Einar Halcrow", "X", "Ægir Þór Wolfeschlegelsteinhausen", ""])
def test_a_line_stays_in_its_field(name: str) -> None:
    (stroke,) = _ink(name)
    assert len(stroke) % 2 == 0
    assert all(0.0 <= value <= 1.0 for value in stroke)


def test_nobody_signs_as_somebody_else_does() -> None:
    assert _ink("Catriona Voss") == _ink("Catriona Voss")
    assert _ink("Catriona Voss") != _ink("Einar Halcrow")
