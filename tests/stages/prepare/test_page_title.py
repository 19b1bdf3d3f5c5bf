"""The title page: a logo is dropped or chosen, made ready for paper and seen; the colour is typed or taken from it."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.core.errors import Problem, Refused
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.logo_file import LARGEST, colours_of, read_logo
from cxworkshop.stages.prepare.page.title_page import DARK, colour_words, read_colour
from cxworkshop.stages.prepare.records import Logo, Workshop
from cxworkshop.ui.desk import Desk

from .conftest import Key, Press

NAVY, WHITE, PALE, CLEAR = (20, 50, 90, 255), (255, 255, 255, 255), (228, 228, 230, 255), (0, 0, 0, 0)


def drawn(
    path: Path, ink: tuple[int, ...], ground: tuple[int, ...] = CLEAR, size: tuple[int, int] = (400, 200)
) -> Path:
    """A disc in the middle of a ground."""
    picture = Image.new("RGBA", size, ground)
    wide, tall = size
    ImageDraw.Draw(picture).ellipse((wide // 4, tall // 4, wide * 3 // 4, tall * 3 // 4), fill=ink)
    picture.convert("RGBA" if ground[3] < 255 else "RGB").save(path)
    return path


def picture_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# -- the file ----------------------------------------------------------------------------------------------------------


def test_a_logo_is_trimmed_to_what_is_seen(tmp_path: Path) -> None:
    logo = read_logo(drawn(tmp_path / "navy.png", NAVY))
    picture = picture_of(logo.data)
    assert (picture.format, picture.mode, logo.dark, logo.name) == ("PNG", "RGBA", False, "navy.png")
    assert abs(picture.width - 200) <= 2
    assert abs(picture.height - 100) <= 2


def test_white_on_nothing_stands_on_a_dark_ground(tmp_path: Path) -> None:
    assert read_logo(drawn(tmp_path / "white.png", WHITE)).dark
    assert read_logo(drawn(tmp_path / "pale.png", PALE)).dark


def test_a_white_ground_is_paper_and_what_stands_on_it_counts(tmp_path: Path) -> None:
    logo = read_logo(drawn(tmp_path / "on-white.png", NAVY, WHITE))
    assert not logo.dark
    assert abs(picture_of(logo.data).width - 200) <= 2
    with pytest.raises(Refused, match="too pale"):
        read_logo(drawn(tmp_path / "pale.png", PALE, WHITE))


@pytest.mark.parametrize("ground", [CLEAR, WHITE])
def test_an_empty_picture_is_refused(tmp_path: Path, ground: tuple[int, ...]) -> None:
    with pytest.raises(Refused, match="nothing to be seen"):
        read_logo(drawn(tmp_path / "empty.png", ground, ground))


def test_a_large_logo_becomes_small_and_loses_what_it_says_beside(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    noise = Image.effect_noise((2000, 1000), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "The boardroom, taken by Ida"
    noise.save(path, exif=exif, comment="private")
    logo = read_logo(path)
    assert len(logo.data) <= do.MOST_OF_A_LOGO
    picture = picture_of(logo.data)
    assert max(picture.size) <= LARGEST
    assert picture.format == "JPEG"
    assert b"boardroom" not in logo.data
    assert b"private" not in logo.data
    assert abs(picture.width / picture.height - 2.0) < 0.02


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", "is an SVG"),
        ("logo.png", b"GIF89a", "no PNG and no JPEG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n broken", "damaged"),
        ("logo.jpg", b"\xff\xd8\xff\xe0 broken", "damaged"),
        ("logo.png", b"", "is empty"),
    ],
)
@pytest.mark.qt_log_ignore(".*")
def test_what_is_no_logo_is_refused_in_words(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem, match=why):
        read_logo(tmp_path / name)


def test_the_colours_of_a_logo_are_those_that_fill_it(tmp_path: Path) -> None:
    path = drawn(tmp_path / "two.png", NAVY)
    picture = Image.open(path)
    ImageDraw.Draw(picture).rectangle((180, 80, 220, 120), fill=(200, 60, 30, 255))
    picture.save(path)
    assert colours_of(read_logo(path).data) == ["#14325A", "#C83C1E"]
    assert colours_of(read_logo(drawn(tmp_path / "black.png", (0, 0, 0, 255))).data) == []


# -- the colour --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("", ""), ("#0B5F4E", "#0B5F4E"), ("0b5f4e", "#0B5F4E"), (" #abc ", "#AABBCC"), ("red", None), ("#12345", None)],
)
def test_a_colour_is_read_as_it_is_written(typed: str, colour: str | None) -> None:
    assert read_colour(typed) == colour


def test_what_becomes_of_a_colour_is_said() -> None:
    assert "dark green" in colour_words("")
    assert colour_words("#1D3FA8") == "The bar and the headings have it."
    assert "darker, #6" in colour_words("#FFC400")
    assert "headings stay black" in colour_words("#C7421B")


# -- the page ----------------------------------------------------------------------------------------------------------


def drop(on: QWidget, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    middle = on.rect().center()
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(on, QDragEnterEvent(middle, action, mime, button, none))
    QApplication.sendEvent(on, QDropEvent(QPointF(QPoint(middle)), action, mime, button, none))


@pytest.fixture
def settle(desk: Desk, qtbot):
    def settle() -> None:
        qtbot.waitUntil(lambda: not desk.background.busy, timeout=15_000)
        QApplication.processEvents()

    return settle


def test_a_logo_dropped_on_the_field_is_kept_shown_and_taken_back(page, desk: Desk, settle, tmp_path: Path) -> None:
    about = page.plan.about
    panel = about.title_page
    assert not panel.isVisible()
    drop(panel.field, drawn(tmp_path / "kestrel.png", NAVY))
    settle()
    (logo,) = desk.content.of(Logo)
    assert (logo.name, logo.dark) == ("kestrel.png", False)
    assert QImage.fromData(base64.b64decode(logo.image)).width() > 190
    assert panel.isVisible()
    assert panel.preview.picture is not None
    assert panel.note.text() == "kestrel.png"
    assert [swatch.colour for swatch in panel.swatches] == ["#14325A"]
    assert panel.field.accessibleName() == "Title page, with the logo, no colour"
    desk.undo()
    assert not desk.content.count(Logo)
    assert panel.preview.picture is None
    assert not panel.remove_button.isVisible()


def test_by_keys_it_opens_a_colour_is_taken_the_logo_removed_and_it_closes(
    page, desk: Desk, press: Press, settle, tmp_path: Path
) -> None:
    about = page.plan.about
    panel = about.title_page
    about.title_page.field.setFocus()
    press(Key.Key_Return)
    assert panel.choose_button.hasFocus()
    panel.load(drawn(tmp_path / "white.png", WHITE))
    settle()
    assert desk.content.of(Logo)[0].dark
    assert panel.note.text() == DARK
    panel.load(drawn(tmp_path / "navy.png", NAVY))
    settle()
    panel.swatches[0].setFocus()
    press(Key.Key_Space)
    assert desk.content.one(Workshop).accent == "#14325A"
    assert panel.colour.text() == "#14325A"
    panel.colour.setFocus()
    panel.colour.selectAll()
    press("red", Key.Key_Return)
    assert "six digits" in panel.colour_field.error
    assert desk.content.one(Workshop).accent == "#14325A"
    panel.colour.selectAll()
    press("ffc400", Key.Key_Return)
    assert panel.colour_field.error == ""
    assert desk.content.one(Workshop).accent == "#FFC400"
    assert "darker" in panel.colour_note.text()
    panel.remove_button.setFocus()
    press(Key.Key_Return)
    assert not desk.content.count(Logo)
    press(Key.Key_Escape)
    assert not panel.isVisible()
    assert panel.field.hasFocus()
    desk.undo()
    assert desk.content.count(Logo) == 1


def test_what_is_refused_is_said_and_the_logo_stays(page, desk: Desk, settle, tmp_path: Path) -> None:
    panel = page.plan.about.title_page
    page.plan.about.open_title_page()
    navy = drawn(tmp_path / "navy.png", NAVY)
    drop(panel, navy)
    settle()
    drop(panel, navy, navy)
    assert panel.note.text() == "One file at a time: nothing was changed."
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    drop(panel, tmp_path / "logo.svg")
    settle()
    assert "is an SVG" in panel.note.text()
    assert desk.content.of(Logo)[0].name == "navy.png"


def test_another_workshop_closes_it_and_a_logo_on_its_way_does_not_land_there(
    page, desk: Desk, settle, tmp_path: Path
) -> None:
    from cxworkshop.core.store import MemoryStore

    page.plan.about.open_title_page()
    page.plan.about.title_page.load(drawn(tmp_path / "navy.png", NAVY))
    desk.put(MemoryStore())
    settle()
    assert not desk.content.count(Logo)
    assert not page.plan.about.title_page.isVisible()


def test_tab_goes_through_it_as_it_is_read(page, press: Press, settle, tmp_path: Path) -> None:
    about = page.plan.about
    panel = about.title_page
    about.open_title_page()
    panel.load(drawn(tmp_path / "navy.png", NAVY))
    settle()
    about.place.setFocus()
    seen = []
    for _ in range(6):
        press(Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [
        panel.field, panel.choose_button, panel.remove_button, panel.colour, panel.swatches[0], panel.close_button,
    ]  # fmt: skip
