"""Long names in two lines: whatever the name and the width, it fits, and the end stays."""

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from cxworkshop.ui.elide import ELLIPSIS, break_name, cut_middle, needs_two, two_lines
from cxworkshop.ui.theme import theme

NORTH = "Kundendienstzentrum Strom und Wasser, Früh- und Spätschicht Nord"
SOUTH = "Kundendienstzentrum Strom und Wasser, Früh- und Spätschicht Süd"
words = st.text("abcdefghijklmnopqrstuvwxyzÄÖÜß-/&,.()\u00ad", min_size=1, max_size=30)
names = st.lists(words, min_size=1, max_size=12).map(" ".join)


def metrics() -> QFontMetricsF:
    return QFontMetricsF(theme().font("ui", 600))


@given(names, st.floats(60, 400))
@example(NORTH, 150.0)
@example("Abteilung", 60.0)
def test_both_lines_fit_and_what_is_left_out_is_said(name, width):
    result = two_lines(name, metrics(), width)
    measure = metrics().horizontalAdvance
    bare = " ".join(name.split()).replace("\u00ad", "")
    assert all(measure(line) <= width + 0.01 for line in result.lines)
    assert result.cut is any(ELLIPSIS in line for line in result.lines)
    assert result.first or not bare.strip()
    if not result.cut:
        spelt = (result.first + " " + result.second).replace(" ", "").replace("-", "")
        assert spelt == bare.replace(" ", "").replace("-", "")
    else:
        assert ELLIPSIS in result.second
        assert bare.endswith(result.second.rsplit(ELLIPSIS, 1)[1].strip())


@given(names, st.floats(40, 300))
def test_a_cut_keeps_the_end(name, width):
    shown = cut_middle(name, metrics().horizontalAdvance, width)
    assert name.endswith(shown.rsplit(ELLIPSIS, 1)[-1].strip())


def test_names_that_differ_at_the_end_stay_apart():
    for width in (150, 190, 228, 260):
        north, south = two_lines(NORTH, metrics(), width), two_lines(SOUTH, metrics(), width)
        assert north.second.endswith("Nord")
        assert south.second.endswith("Süd")
        assert north != south


def test_it_breaks_at_a_space_before_a_soft_hyphen_before_a_letter():
    letters = float

    def measure(text: str) -> float:
        return letters(len(text))

    assert break_name("Contact Centre North", measure, 15) == two("Contact Centre", "North")
    assert break_name("Koordinations\u00adstelle", measure, 15) == two("Koordinations-", "stelle")
    assert break_name("Anlagenverzeichnis", measure, 11) == two("Anlagenver-", "zeichnis")
    assert break_name("Früh-und-Spätschicht", measure, 12) == two("Früh-und-", "Spätschicht")
    assert break_name("Leckortung", measure, 15) == two("Leckortung", "")


def two(first: str, second: str):
    result = break_name(first, lambda text: 0.0, 1.0)
    return type(result)(first, second, False)


def test_a_short_name_needs_one_line():
    assert not needs_two("Leckortung", metrics(), 200)
    assert needs_two(NORTH, metrics(), 200)


def test_the_middle_goes_by_letters_around_whole_last_words():
    def measure(text: str) -> float:
        return float(len(text))

    assert cut_middle("disposition Außendienst Gesamtgebiet", measure, 32) == "disposition Außend… Gesamtgebiet"
    assert cut_middle("Regulierungsangelegenheiten", measure, 16).startswith("Reg")
    assert len(cut_middle("Regulierungsangelegenheiten", measure, 16)) <= 16
