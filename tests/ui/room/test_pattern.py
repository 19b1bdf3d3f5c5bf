"""The test pattern is measured by its marks: whole at every size, readable, and nothing over anything else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from cxworkshop.ui.room.legible import CAPITAL
from cxworkshop.ui.room.marks import ShapeMark, TextMark
from cxworkshop.ui.room.pattern import GREYS, HUES, Pattern
from cxworkshop.ui.room.roles import ROLES
from cxworkshop.ui.room.snapshot import Look, Snapshot, compose
from cxworkshop.ui.room.words import LANGUAGES
from cxworkshop.ui.tokens import contrast, palette

SIZES = [(1920, 1080), (1024, 768), (1280, 800), (1366, 768), (640, 360)]
LOOKS = [Look(dark, zoom) for dark in (False, True) for zoom in (0.9, 1.0, 1.2, 1.5)]
TONGUES = [Look(zoom=zoom, language=language) for language in sorted(LANGUAGES) for zoom in (1.0, 1.5)]


def marks(size: tuple[int, int], setting: Look):
    (sheet,) = compose(Snapshot(Pattern(), look=setting), size).sheets
    return sheet.marks


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("setting", [*LOOKS, *TONGUES])
def test_all_of_it_stands_apart_within_the_picture(size: tuple[int, int], setting: Look) -> None:
    texts = [mark for mark in marks(size, setting) if isinstance(mark, TextMark)]
    picture = QRectF(0, 0, *size)
    for n, mark in enumerate(texts):
        assert picture.contains(mark.rect), mark.text
        assert not any(mark.rect.intersects(other.rect) for other in texts[n + 1 :]), mark.text


@pytest.mark.parametrize("setting", LOOKS)
def test_text_is_as_large_as_its_role_and_stands_out(setting: Look) -> None:
    texts = [mark for mark in marks((1920, 1080), setting) if isinstance(mark, TextMark)]
    for mark in texts:
        assert mark.percent >= ROLES[mark.role].floor * max(1, setting.zoom)
        assert contrast(mark.color, mark.ground) >= 7
    assert min(mark.percent for mark in texts) < ROLES["footer"].floor * max(1, setting.zoom) + 100 / 1080


def test_the_smallest_text_of_the_wall_is_in_it() -> None:
    smallest = min(role.floor * CAPITAL[role.family] for role in ROLES.values())
    footer = ROLES["footer"]
    assert footer.floor * CAPITAL[footer.family] == smallest


@pytest.mark.parametrize("dark", [False, True])
def test_greys_hues_and_edges_are_there(dark: bool) -> None:
    shapes = [mark for mark in marks((1920, 1080), Look(dark)) if isinstance(mark, ShapeMark)]
    fills = {mark.fill for mark in shapes}
    colours = palette("room-dark" if dark else "room-light")
    assert set(GREYS) <= fills
    assert {colours.colours[hue] for hue in HUES} <= fills
    assert {colours.soft[hue] for hue in HUES} <= fills
    assert any(mark.rect == QRectF(0, 0, 1920, 1080) and mark.edge for mark in shapes)


def test_it_says_how_large_the_picture_is() -> None:
    texts = [mark.text for mark in marks((1024, 768), Look()) if isinstance(mark, TextMark)]
    assert any("1024 × 768" in text for text in texts)
