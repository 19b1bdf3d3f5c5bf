"""Setting text: breaking, balancing, fallback, pieces; and that nothing is measured one way and drawn another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.documents import colours, fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.errors import Uncovered
from cxworkshop.documents.text import Text, fitted, in_pieces, in_two_lines, known_as, path_end, shortened


def _lines(text: Text, width: float) -> list[str]:
    made = []
    for line in text.lines(width):
        words = []
        for number, token in enumerate(line.tokens):
            if number and token.blank:
                words.append(" ")
            words += ["".join(run.text for run in word.runs) for _, word in token.parts]
        made.append("".join(words))
    return made


def test_lines_break_at_spaces_and_keep_every_word() -> None:
    lines = _lines(Text("The boat leaves when the tide says so", h.BODY), 90.0)
    assert len(lines) > 1
    assert " ".join(lines) == "The boat leaves when the tide says so"


def test_line_breaks_of_the_writer_stay() -> None:
    assert _lines(Text("one\ntwo\n\nthree", h.UI), 200.0) == ["one", "two", "", "three"]


def test_a_word_too_long_is_cut_after_a_sign_that_allows_it() -> None:
    lines = _lines(Text("operations/passengers/timetables", h.UI), 70.0)
    assert lines[0].endswith("/")
    assert "".join(lines) == "operations/passengers/timetables"


def test_chinese_and_japanese_break_between_characters_but_not_before_a_full_stop() -> None:
    lines = _lines(Text("東京は晴れです。明日も晴れでしょう。", h.BODY), 60.0)
    assert len(lines) > 2
    assert not any(line.startswith("。") for line in lines)
    assert "".join(lines) == "東京は晴れです。明日も晴れでしょう。"


def test_balanced_lines_are_about_equally_long() -> None:
    words = "They bind every team. What one of them means in a given job is for that team to say."
    plain = Text(words, h.LEAD.but(balance=False)).lines(360.0)
    even = Text(words, h.LEAD).lines(360.0)
    assert len(even) == len(plain)
    spread = [max(line.width for line in lines) - min(line.width for line in lines) for lines in (plain, even)]
    assert spread[1] <= spread[0]


@given(st.text(alphabet="ab W-/\n.Éж", max_size=300), st.floats(min_value=12.0, max_value=400.0))
def test_no_line_is_wider_than_its_column(words: str, width: float) -> None:
    text = Text(words, h.UI)
    assert all(line.width <= width + 0.02 for line in text.lines(width))
    assert "".join("".join(_lines(text, width)).split()) == "".join(words.split())


@given(st.text(alphabet="ab c\n", min_size=1, max_size=400), st.floats(min_value=20.0, max_value=200.0))
def test_a_split_text_is_as_high_as_the_whole(words: str, height: float) -> None:
    text = Text(words, h.BODY)
    parts = text.split(60.0, height)
    if parts is None:
        return
    first, rest = parts
    assert first.measure(60.0) <= height
    assert first.measure(60.0) + rest.measure(60.0) == pytest.approx(text.measure(60.0))
    assert min(first.measure(60.0), rest.measure(60.0)) >= 2 * h.BODY.leading


def test_spans_meet_without_a_gap() -> None:
    lines = _lines(Text([("moved from ", h.BODY), ("6", h.BODY_BOLD), (".", h.BODY)], h.BODY), 300.0)
    assert lines == ["moved from 6."]


def test_a_missing_character_is_found_when_the_text_is_made() -> None:
    with pytest.raises(Uncovered) as missing:
        Text("boat 🚢", h.BODY)
    assert missing.value.character == "🚢"


def test_fallback_is_by_run() -> None:
    assert [run.face for run in fonts.shape(fonts.VOICE, "a漢b").runs] == [fonts.VOICE, fonts.FALLBACK, fonts.VOICE]


def test_kerning_narrows_a_pair() -> None:
    assert fonts.width(fonts.VOICE, 100, "To") < fonts.width(fonts.VOICE, 100, "T") + fonts.width(fonts.VOICE, 100, "o")


def test_figures_in_columns_are_equally_wide() -> None:
    assert len({fonts.width(fonts.TAB, 9, digit) for digit in "0123456789"}) == 1


def test_long_texts_are_cut_at_sentences() -> None:
    pieces = in_pieces("We ring at five. " * 100, 900)
    assert all(len(piece) <= 900 and piece.endswith(".") for piece in pieces)
    assert " ".join(pieces) == ("We ring at five. " * 100).strip()


@given(st.text(max_size=3000))
def test_pieces_lose_nothing(text: str) -> None:
    pieces = in_pieces(text, 200)
    assert all(len(piece) <= 200 for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_names_are_shortened_with_an_ellipsis_and_only_when_needed() -> None:
    assert shortened("Timetable Office", 40) == "Timetable Office"
    assert shortened("Timetable Office for the Outer Islands", 20) == "Timetable Office …"
    assert known_as("  ", "A team without a name") == "A team without a name"
    assert fitted("Timetable Office", h.UI, 40.0).endswith("…")
    assert len(in_two_lines("Timetable Office for the Outer Islands", h.UI, 60.0)) == 2


@pytest.mark.parametrize(
    ("client", "accent"),
    [("", "#0B5F4E"), ("#1D3FA8", "#1D3FA8"), ("#E2001A", colours.INK), ("#FF7A00", colours.INK), ("#777777", None)],
)
def test_the_accent_reads_at_seven_to_one_and_never_passes_for_coral(client: str, accent: str | None) -> None:
    made = colours.readable_accent(client)
    assert accent is None or made == accent
    assert colours.contrast(made) >= 7.0
    assert colours.contrast(colours.INK, colours.tint(made)) >= 14.0


def test_yellow_becomes_a_dark_ochre() -> None:
    assert colours.readable_accent("#FFC400").startswith(("#6", "#7"))


def test_what_a_writer_binds_stays_on_one_line() -> None:
    for style in (h.BODY, h.UI):
        for width in range(40, 160, 7):
            lines = _lines(Text("It costs 50\u00a0% of what\u202fit did", style), float(width))
            assert not any(line.endswith(("50", "what")) for line in lines)
            assert " ".join(lines) == "It costs 50 % of what it did"
    arrow = Text([("Ring the desk. ", h.BODY), ("→\u00a0", h.UI), ("Then print it.", h.BODY)], h.BODY)
    assert not any(line.endswith("→") for width in range(40, 200, 3) for line in _lines(arrow, float(width)))


def test_the_last_word_of_a_text_does_not_stand_alone_where_another_can_go_with_it() -> None:
    words = "Full summer ships pay for empty winter ones, and every islander with a spare room knows it."
    for width in range(80, 300):
        text = Text(words, h.SMALL)
        lines = text.lines(float(width))
        assert " ".join(_lines(text, float(width))) == words
        assert all(line.width <= width + 0.01 for line in lines)
        last, above = lines[-1], lines[-2]
        alone = len(last.tokens) == 1 and last.width < 0.28 * width and len(above.tokens) > 2
        assert not alone or above.width - above.tokens[-1].width < 0.6 * width


def test_a_path_too_long_keeps_its_inner_end() -> None:
    path = "Federal Acquisition › Technology Services › Office of Solutions"
    assert path_end(path, h.SMALL, 500.0) == path
    assert path_end(path, h.SMALL, 200.0) == "… › Technology Services › Office of Solutions"
    assert path_end(path, h.SMALL, 100.0) == "… › Office of Solutions"
    assert path_end(path, h.SMALL, 40.0).endswith("…")


def test_a_name_cut_inside_a_word_ends_there() -> None:
    assert fitted("Timetables", h.UI, 30.0).endswith("…")
    assert " …" not in fitted("Timetables", h.UI, 30.0)
    assert fitted("Timetable Office", h.UI, 55.0) in ("Timetable …", "Timetable O…")
