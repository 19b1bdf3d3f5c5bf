"""Every pair of text and ground the design names keeps the contrast it promises."""

import pytest

from cxworkshop.ui.tokens import HUES, RADIUS, TYPE, Palette, contrast, palette

GROUNDS = ("backstage", "sheet", "well", "raised", "hover", *(f"soft:{hue}" for hue in HUES))

# Contrast on each of GROUNDS, as light/dark.
PROMISED = {
    "ink": "15.1/16.4 17.6/15.1 16.2/15.9 17.6/13.3 14.0/12.8 "
    "14.6/11.0 15.1/13.1 14.8/13.2 15.3/13.2 15.9/12.5 14.8/13.7",
    "ink2": "7.2/10.4 8.4/9.5 7.7/10.0 8.4/8.4 6.6/8.1 6.9/7.0 7.2/8.2 7.0/8.4 7.3/8.3 7.5/7.9 7.0/8.6",
    "ink3": "5.2/7.0 6.1/6.5 5.6/6.8 6.1/5.7 4.8/5.5 5.0/4.7 5.2/5.6 5.1/5.7 5.3/5.7 5.4/5.3 5.1/5.9",
}
OWN_INK = {
    "accent": (7.7, 7.7),
    "cust": (6.7, 7.9),
    "front": (10.4, 10.4),
    "back": (7.4, 8.4),
    "warn": (8.6, 9.2),
    "dang": (8.5, 8.5),
}
ROUNDING = 0.05


def ground(look: Palette, name: str) -> str:
    return look.soft[name[5:]] if name.startswith("soft:") else look.hex(name)


@pytest.mark.parametrize("ink", PROMISED)
@pytest.mark.parametrize(("name", "column"), [("light", 0), ("dark", 1)])
def test_text_reaches_the_promised_contrast_on_every_ground(ink, name, column):
    look = palette(name)
    for ground_name, pair in zip(GROUNDS, PROMISED[ink].split(), strict=True):
        promised = float(pair.split("/")[column])
        assert contrast(look.hex(ink), ground(look, ground_name)) >= promised - ROUNDING, ground_name


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize(("name", "column"), [("light", 0), ("dark", 1)])
def test_a_hue_reads_on_its_own_soft_ground_and_tint(hue, name, column):
    look = palette(name)
    assert contrast(look.ink_on_soft[hue], look.soft[hue]) >= OWN_INK[hue][column] - ROUNDING
    assert contrast(look.ink_on_soft[hue], look.tint[hue]) >= 4.5
    assert contrast(look.hex("ink2"), look.tint[hue]) >= 4.5
    assert contrast(look.hex("ink3"), look.tint[hue]) >= 4.5


@pytest.mark.parametrize(("name", "on_accent", "letters"), [("light", 7.6, 5.0), ("dark", 8.4, 6.5)])
def test_text_on_fills(name, on_accent, letters):
    look = palette(name)
    assert contrast(look.hex("on-accent"), look.hex("accent")) >= on_accent - ROUNDING
    assert contrast(look.hex("on-accent"), look.hex("accent-hover")) >= 4.5
    for fill in ("cust", "ink", "ink3"):
        assert contrast(look.hex("sheet"), look.hex(fill)) >= letters - ROUNDING


@pytest.mark.parametrize(("name", "least"), [("light", 4.9), ("dark", 6.2)])
def test_fills_and_borders_stand_out_from_their_ground(name, least):
    look = palette(name)
    for fill in ("accent", "cust", "front", "back", "dang"):
        assert contrast(look.hex(fill), look.hex("sheet")) >= least - ROUNDING, fill
    for ground_name in ("backstage", "sheet", "well", "raised", "field"):
        assert contrast(look.hex("edge"), look.hex(ground_name)) >= 3.0, ground_name


@pytest.mark.parametrize(
    ("name", "promised"),
    [
        (
            "room-light",
            {"ink": (18.6, 16.8), "ink2": (9.9, 9.0), "cust": (8.9, 8.1), "accent": (9.5, 8.6), "front": (13.5, 12.2)},
        ),
        (
            "room-dark",
            {
                "ink": (18.2, 16.0),
                "ink2": (12.1, 10.6),
                "cust": (9.9, 8.7),
                "accent": (11.6, 10.2),
                "front": (14.5, 12.7),
            },
        ),
    ],
)
def test_the_room_is_legible_from_the_last_row(name, promised):
    look = palette(name)
    for text, (on_ground, on_panel) in promised.items():
        assert contrast(look.hex(text), look.hex("bg")) >= on_ground - ROUNDING, text
        assert contrast(look.hex(text), look.hex("panel")) >= on_panel - ROUNDING, text
    for hue, soft in look.soft.items():
        for text in (look.hex("ink"), look.hex("ink2"), look.ink_on_soft[hue]):
            assert contrast(text, soft) >= 7.0, hue


def test_both_console_looks_name_the_same_colours():
    light, dark = palette("light"), palette("dark")
    assert set(light.colours) == set(dark.colours)
    for look in (light, dark):
        assert set(look.soft) == set(look.tint) == set(look.ink_on_soft) == set(HUES)
    assert dark.dark
    assert not light.dark


def test_contrast_is_the_published_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


def test_no_type_is_smaller_than_eleven_pixels():
    assert min(role.px for role in TYPE.values()) == 11
    assert RADIUS["card"] < RADIUS["sheet"] < RADIUS["dialog"]
