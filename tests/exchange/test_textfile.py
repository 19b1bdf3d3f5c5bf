"""Text files: encodings, delimiters, quotation, and what is no text."""

import csv

import pytest

from cxworkshop.core.errors import BadFile
from cxworkshop.exchange import textfile
from cxworkshop.exchange.textfile import find_delimiter, read_text

GERMAN = "Abteilung;Team;Köpfe\nVertrieb;Kundenbetreuung Süd;12\nLogistik;Lager Größe XL – Straße;3\n"


@pytest.mark.parametrize(
    ("encoding", "text", "told"),
    [
        ("utf-8", GERMAN, "utf-8"),
        ("utf-8-sig", GERMAN, "utf-8"),
        ("utf-16", GERMAN, "utf-16"),
        ("utf-16-le", GERMAN, "utf-16-le"),
        ("utf-16-be", GERMAN, "utf-16-be"),
        ("utf-32", GERMAN, "utf-32"),
        ("cp1252", GERMAN, "cp1252"),
        ("cp1252", "team,purpose\nBilling,“We’re on it” – even when it’s hard\n", "cp1252"),
        ("cp1252", "équipe;unité\nService à la clientèle;Qualité & délais\n", "cp1252"),
        ("cp1250", "Zespół;Dział\nObsługa klienta;Sprzedaż\nŁódź;Księgowość\n", "cp1250"),
        ("cp1251", "Отдел;Команда\nПродажи;Поддержка клиентов\n", "cp1251"),
        ("shift_jis", "部門,チーム\n営業,顧客サポート\n", "shift_jis"),
        ("gb18030", "部门,团队\n销售,客户支持\n", "gb18030"),
    ],
)
def test_the_encoding_is_found(encoding, text, told):
    read = read_text(text.encode(encoding), "list.csv")
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    expected = list(csv.reader(text.splitlines(), delimiter=delimiter))
    assert [list(row) for row in read.rows] == expected
    assert read.encoding == told


def test_utf_8_with_a_character_cut_in_two_stays_utf_8():
    data = ("Größe;" * 30 + "\n").encode() + b"M\xc3;x\n"
    read = read_text(data, "list.csv")
    assert read.encoding == "utf-8"
    assert read.rows[1][0] == "M\ufffd"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_among_the_others(delimiter):
    rows = [["Team", "Unit", "Purpose"], ["Billing", "Finance", "Bills, reminders; and | more"], ["Post", "", "x"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    read = read_text(text.encode(), "list.csv")
    assert read.delimiter == delimiter
    assert [list(row) for row in read.rows] == rows


def test_a_decimal_comma_is_no_delimiter():
    assert find_delimiter("Team;FTE\nBilling;3,5\nPost;2,0\nSafety;1,5\n") == ";"


def test_one_column_has_no_delimiter():
    read = read_text(b"Team\nBilling\nPost\n", "list.csv")
    assert [list(row) for row in read.rows] == [["Team"], ["Billing"], ["Post"]]


def test_excels_own_hint_is_obeyed_and_is_no_row():
    read = read_text(b"sep=;\r\nTeam;FTE\r\nBilling, Post;3\r\n", "list.csv")
    assert [list(row) for row in read.rows] == [["Team", "FTE"], ["Billing, Post", "3"]]


def test_line_ends_within_quotation_stay_in_their_cell_and_rows_keep_their_number():
    read = read_text(b'Team,Purpose\r\nBilling,"bills\r\nreminders"\r\n\r\nPost,letters\r\n', "list.csv")
    assert read.rows[1][1] == "bills\nreminders"
    assert list(read.rows[2]) == ["", ""]
    assert read.rows[3][0] == "Post"


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row():
    text = 'Team,Purpose\nBilling,bills\nPost,"letters\nSafety,x\n'
    with pytest.raises(BadFile, match=r"Row 3 .* never closed"):
        read_text(text.encode(), "list.csv")


def test_a_quotation_mark_in_the_middle_of_a_cell_is_a_character():
    read = read_text(b'Team,Purpose\nBilling,24" screens\nLast,"two\nlines"\n', "list.csv")
    assert read.rows[1][1] == '24" screens'


def test_control_characters_and_line_separators_never_come_in():
    read = read_text("Team\nBil\x0bling\u2028Post\x07\n".encode(), "list.csv")
    assert read.rows[1][0] == "Billing\nPost"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 100, b"\xc3\x28\x05\x06\x07" * 50])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(BadFile, match="no text and no spreadsheet"):
        read_text(data, "list.csv")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8\x00", b"\xef\xbb\xbf\xc3\x28"])
def test_a_mark_that_lies_about_the_encoding_is_told(data):
    with pytest.raises(BadFile, match="begins like a utf"):
        read_text(data, "list.csv")


def test_delimiters_alone_are_no_values():
    with pytest.raises(BadFile, match="no values"):
        read_text(b",,,\n,,,\n", "list.csv")


def test_a_giant_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(textfile, "MAX_ROWS", 100)
    with pytest.raises(BadFile, match="more than 100 rows"):
        read_text(b"Team\n" * 101, "list.csv")


def test_the_csv_modules_own_limit_is_left_as_it_was():
    before = csv.field_size_limit()
    read_text(b"Team\n" + b"x" * 200_000 + b"\n", "list.csv")
    assert csv.field_size_limit() == before
