"""The measuring sees each fault that it is for; a picture without one gives no finding."""

from __future__ import annotations

import dataclasses

import pytest

from cxworkshop.ui.room.frame import Sheet
from cxworkshop.ui.room.marks import Mark, ShapeMark, SignMark, TextMark
from cxworkshop.ui.room.snapshot import Look
from tests.ui.room.measure import Finding, contrast, ink, measure_sheet

SIZE = (1920, 1080)
INK, PAPER, PANEL = "#0E1412", "#FFFFFF", "#F1F4F2"


def text(words: str = "Laboratory", **but: object) -> TextMark:
    plain = TextMark(words, "item", 200, 500, 200, 420, 400, 90, 80, 100 * 80 / 1080, INK, PAPER)
    return dataclasses.replace(plain, **but)  # type: ignore[arg-type]


def box(left: float, top: float, width: float, height: float, fill: str = PANEL, **but: object) -> ShapeMark:
    return dataclasses.replace(ShapeMark("box", left, top, width, height, fill), **but)  # type: ignore[arg-type]


def faults(*marks: Mark, look: Look | None = None, spots: int = 0) -> list[str]:
    return [found.fault for found in measure_sheet(Sheet(tuple(marks), spots), SIZE, look or Look())]


def test_what_can_be_read_gives_no_finding():
    assert faults(text()) == []
    assert faults(box(150, 380, 1000, 200), text(ground=PANEL)) == []
    assert faults(text(), text("Stores", x=200, baseline=600), SignMark("cust", 100, 440, 60, INK)) == []


@pytest.mark.parametrize(
    ("px", "zoom", "seen"),
    [(69, 1.0, []), (67, 1.0, ["small"]), (69, 1.2, ["small"]), (82, 1.2, []), (67, 0.9, ["small"])],
)
def test_text_below_the_floor_of_its_role_is_small(px, zoom, seen):
    assert faults(text(px=px, percent=100 * px / 1080), look=Look(zoom=zoom)) == seen


def test_size_is_what_is_painted_whatever_the_mark_says():
    assert faults(text(px=60, percent=7.4)) == ["small"]


def test_contrast_is_that_on_what_is_really_beneath():
    grey = "#8A8A8A"
    assert faults(text(color=grey)) == ["contrast"]
    assert faults(box(0, 0, 1900, 1000, INK), text(color="#FFFFFF", ground=INK)) == []
    assert faults(box(0, 0, 1900, 1000, INK), text()) == ["ground", "contrast"]
    assert faults(box(0, 0, 1900, 1000, INK), box(150, 380, 1000, 200), text(ground=PANEL)) == []
    assert faults(text(ground="#0A0D0C"), look=Look(dark=True)) == ["contrast"]
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_hatching_under_words_is_seen():
    hatched = box(150, 380, 1000, 200, hatch=INK)
    assert faults(hatched, text(ground=PANEL)) == ["ground"]
    assert faults(hatched, box(160, 390, 980, 180), text(ground=PANEL)) == []


def test_text_over_text_is_seen():
    assert faults(text(), text("Stores", x=300, baseline=530)) == ["overlap"]


@pytest.mark.parametrize(("x", "baseline"), [(-20, 500), (1800, 500), (200, 40), (200, 1080)])
def test_text_out_of_the_picture_is_seen(x, baseline):
    assert faults(text("Laboratory g", x=x, baseline=baseline)) == ["outside"]


def test_shapes_out_of_the_picture_are_seen():
    assert faults(box(1800, 100, 200, 100)) == ["outside"]


def test_text_out_of_its_panel_is_seen():
    assert faults(box(150, 380, 300, 200), text(ground=PANEL)) == ["panel"]


@pytest.mark.parametrize(
    "shape",
    [
        box(580, 380, 400, 200),
        ShapeMark("line", 100, 470, 900, 4, edge=INK, stroke=4),
        ShapeMark("disc", 150, 440, 100, 100, PANEL),
        SignMark("front", 180, 440, 60, INK),
    ],
)
def test_text_over_the_edge_of_a_shape_is_seen(shape):
    assert faults(shape, text()) == ["edge"]


def test_what_is_painted_over_text_is_seen():
    assert faults(text(), box(150, 380, 1000, 200)) == ["covered"]


def test_characters_that_no_font_has_are_seen():
    assert faults(text("Labor \U0001fbf0")) == ["missing"]
    assert faults(text("Łódź, Ürümqi, 東京, Ångström, ½ – “yes”, 12\u202f345")) == []


def test_items_of_the_spotlight_count_from_0():
    assert faults(text(spot=0), text("Stores", baseline=700, spot=1), spots=2) == []
    assert faults(text(spot=1), spots=2) == ["spots"]


def test_a_finding_reads_as_a_sentence():
    found = measure_sheet(Sheet((text(px=60, percent=5.6),)), SIZE, Look())
    assert [str(one) for one in found] == ["page 1: small: “Laboratory” 5.56 % as item, whose floor is 6.30 %"]
    assert isinstance(found[0], Finding)


def test_ink_is_where_the_letters_are():
    area = ink(text("Hx"))
    assert area.bottom() == pytest.approx(500, abs=2)
    assert area.top() == pytest.approx(500 - 0.73 * 80, abs=3)
