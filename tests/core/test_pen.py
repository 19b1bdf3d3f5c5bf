"""Ink keeps the hand: points stand close where the line is wide, and the line goes through all of them."""

from itertools import pairwise

import pytest

from cxworkshop.core.pen import FIELD_RATIO, FINEST, REFERENCE, WIDEST, Touch, pieces, stroke_of


def straight(step_ms: float, pressure: float | None = None) -> list[Touch]:
    """From left to right through the middle in 41 touches, so many milliseconds apart."""
    return [Touch(0.1 + 0.8 * n / 40, 0.5, n * step_ms, pressure) for n in range(41)]


def width_of(stroke: tuple[float, ...]) -> float:
    """The width in the middle of the line, in the reference field."""
    drawn = pieces(stroke, REFERENCE * FIELD_RATIO, REFERENCE)
    return drawn[len(drawn) // 2].width


def test_a_fast_hand_draws_a_finer_line() -> None:
    slow, fast = stroke_of(straight(100.0)), stroke_of(straight(2.0))
    assert width_of(fast) < width_of(slow)
    assert len(fast) < len(slow)


def test_a_pen_that_is_pressed_draws_a_wider_line_whatever_its_speed() -> None:
    light, hard = stroke_of(straight(5.0, 0.1)), stroke_of(straight(5.0, 0.9))
    assert width_of(light) < width_of(hard)


def test_a_touch_is_a_dot() -> None:
    stroke = stroke_of([Touch(0.25, 0.5, 0.0)])
    assert stroke == (0.25, 0.5)
    (dot,) = pieces(stroke, 200.0, 60.0)
    assert (dot.x1, dot.y1) == (dot.x2, dot.y2) == (50.0, 30.0)


def test_nothing_leaves_no_stroke() -> None:
    assert stroke_of([]) == ()
    assert pieces((), 100.0, 30.0) == []


def test_a_stroke_stays_in_its_field_and_keeps_its_ends() -> None:
    stroke = stroke_of([Touch(0.0, 0.0, 0.0), Touch(1.0, 1.0, 10.0), Touch(0.5, 1.0, 20.0)])
    assert all(0.0 <= value <= 1.0 for value in stroke)
    assert stroke[:2] == (0.0, 0.0)
    assert stroke[-2:] == (0.5, 1.0)


def test_the_line_has_no_gap_and_its_widths_stay_within_bounds() -> None:
    touches = [Touch(0.1 + n * 0.015, 0.5 + 0.3 * (-1) ** (n // 6), n * 7.0) for n in range(50)]
    drawn = pieces(stroke_of(touches), REFERENCE * FIELD_RATIO, REFERENCE)
    assert all((one.x2, one.y2) == (other.x1, other.y1) for one, other in pairwise(drawn))
    assert all(FINEST - 1e-6 <= piece.width <= WIDEST + 1e-6 for piece in drawn)


def test_a_larger_field_draws_the_same_line_larger() -> None:
    stroke = stroke_of(straight(20.0))
    small, large = pieces(stroke, 100.0, 30.0), pieces(stroke, 200.0, 60.0)
    assert large[0].width == pytest.approx(2 * small[0].width)
    assert large[-1].x2 == pytest.approx(2 * small[-1].x2)


def test_a_mouse_that_trembles_by_a_pixel_draws_a_straight_line() -> None:
    touches = [Touch(0.1 + 0.01 * n, 0.5 + 0.008 * (n % 2), n * 8.0) for n in range(60)]
    ys = stroke_of(touches)[13:-12:2]
    assert max(ys) - min(ys) < 0.001
