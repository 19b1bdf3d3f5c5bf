"""The bundled fonts and icons: present, of the right kind, and with the characters people type."""

import json

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontInfo, QIcon, QImage, QPainter

from cxworkshop.paths import resource
from cxworkshop.ui import fonts
from cxworkshop.ui.icons import codes, draw_icon, icon
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import TYPE

DOCUMENT_CUTS = [
    f"{stem}-{style}.ttf"
    for stem, styles in {
        "CxSans": ("Regular", "Medium", "SemiBold"),
        "CxSansTab": ("Regular", "Medium", "SemiBold"),
        "CxVoiceText": ("Regular", "Italic", "Medium", "SemiBold"),
        "CxVoiceTitle": ("Regular", "Medium", "SemiBold"),
        "CxMono": ("Regular",),
    }.items()
    for style in styles
]
ALL = [*fonts.FIRST, *fonts.LATER, *DOCUMENT_CUTS]
TYPED = "ÄÖÜäöüßéèçñŁłŠšŽžőűășİığ„“”‘’–—…·•€£%‰≥≤→←↑↓−×°§"


@pytest.mark.parametrize("name", sorted(set(ALL)))
def test_fonts_are_static_truetype(name):
    with TTFont(resource("fonts", name), lazy=True) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert not font["OS/2"].fsType & 2, "embedding must be allowed"


@pytest.mark.parametrize("name", sorted({n for n in ALL if "Fallback" not in n and "Mono" not in n}))
def test_fonts_have_the_characters_people_type(name):
    with TTFont(resource("fonts", name), lazy=True) as font:
        missing = [c for c in TYPED if ord(c) not in font.getBestCmap()]
    if "Voice" in name:
        missing = [c for c in missing if c not in "→←↑↓"]  # Literata draws no arrows: they fall back by run
    assert missing == []


def test_the_fallbacks_cover_chinese_japanese_and_korean():
    covered: set[int] = set()
    for name in ("CxFallback.ttf", "CxFallbackKorean.ttf"):
        with TTFont(resource("fonts", name), lazy=True) as font:
            covered |= set(font.getBestCmap())
    assert {ord(c) for c in "客户中心顧客お客様ひらカタ고객한글뷁"} <= covered


def test_tabular_digits_are_the_default_ones_and_of_one_width():
    with TTFont(resource("fonts", "CxSansTab-Regular.ttf")) as tabular:
        widths = {tabular["hmtx"][tabular.getBestCmap()[ord(c)]][0] for c in "0123456789"}
        hyphen = tabular["hmtx"][tabular.getBestCmap()[ord("-")]]
    with TTFont(resource("fonts", "CxSans-Regular.ttf")) as plain:
        loose = {plain["hmtx"][plain.getBestCmap()[ord(c)]][0] for c in "0123456789"}
        assert hyphen == plain["hmtx"][plain.getBestCmap()[ord("-")]]
    assert len(widths) == 1
    assert len(loose) > 1


def test_every_font_has_its_licence():
    for name in ("Inter", "Literata", "IBMPlexMono", "DroidSansFallback", "NanumGothic"):
        assert resource("fonts", f"LICENCE-{name}.txt").stat().st_size > 1000
    assert "MIT" in resource("icons", "LICENCE-Phosphor.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("role", TYPE)
def test_every_role_is_set_in_its_own_cut(role):
    setting = TYPE[role]
    font = theme().font(role)
    assert font.pixelSize() == setting.px
    if setting.family:
        assert QFontInfo(font).family() == setting.family
        assert QFontInfo(font).weight() == setting.weight
    assert QFontInfo(theme().font("ui", 500)).weight() == 500
    assert QFontInfo(theme().font("voice", italic=True)).italic()


def test_text_size_scales_every_role():
    theme().set_text_size(150)
    assert theme().font("body").pixelSize() == 21
    assert theme().px(34) == 51
    assert theme().line_height("ui") == round(13 * 1.5 * 1.45)


def test_every_icon_is_in_every_weight():
    known = codes()
    assert len(known) > 400
    assert known == json.loads(resource("icons", "codes.json").read_text(encoding="utf-8"))
    for weight in ("Regular", "Bold", "Fill"):
        with TTFont(resource("icons", f"CxIcons-{weight}.ttf"), lazy=True) as font:
            assert set(known.values()) <= set(font.getBestCmap())


@pytest.mark.parametrize("weight", ["regular", "bold", "fill"])
def test_an_icon_is_drawn_inside_its_square(weight):
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    draw_icon(painter, QRect(10, 10, 20, 20), "check-square", "ink", weight)
    painter.end()
    inked = [(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha() > 40]
    assert inked
    assert all(9 <= x <= 30 and 9 <= y <= 30 for x, y in inked)


def test_an_icon_follows_the_theme_and_the_disabled_state():
    sign = icon("flag", 16, "ink")

    def darkest() -> int:
        image = sign.pixmap(16, 16).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        )

    light = darkest()
    theme().set_mode("dark")
    assert darkest() > light + 100
    disabled = sign.pixmap(16, 16, QIcon.Mode.Disabled).toImage()
    assert disabled != sign.pixmap(16, 16).toImage()


def test_an_unknown_icon_is_an_error_at_once():
    with pytest.raises(KeyError, match="no-such-sign"):
        icon("no-such-sign")
