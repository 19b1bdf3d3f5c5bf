"""Files by what they are, whatever they are called: workbooks and their sheets, giants, and what is no spreadsheet."""

import pickle
import zipfile
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from cxworkshop.core.errors import BadFile, EnvironmentProblem, NoPermission
from cxworkshop.exchange import reading, workbook
from cxworkshop.exchange.reading import list_sheets, read_table
from cxworkshop.exchange.table import column_letter
from tests.exchange.making import ods, ods_row, xlsx

FILES = Path(__file__).parent / "files"


def rows(path: Path, sheet: str | None = None) -> list[list[str]]:
    return [list(row) for row in read_table(path, sheet).rows]


def test_a_workbook_is_read_as_a_person_sees_it(tmp_path):
    values = [
        "  Billing ",
        212,
        12.5,
        0.1 + 0.2,
        True,
        date(2026, 3, 1),
        datetime(2026, 3, 1, 9, 30),
        time(14, 5),
        timedelta(hours=30),
    ]
    path = xlsx(tmp_path / "a.xlsx", [["Team"], values])
    assert rows(path)[1] == [
        "Billing",
        "212",
        "12.5",
        "0.3",
        "TRUE",
        "2026-03-01",
        "2026-03-01 09:30",
        "14:05",
        "30:00",
    ]


def test_a_percentage_is_read_as_one(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Target"], [0.95], [0.1], [0.125], ["at least 90 %"], [3], [0.5]], Other=[[0.5]])
    book = openpyxl.load_workbook(path)
    for row, form in ((2, "0%"), (3, "0.00%"), (4, "0.0%;[Red]-0.0%"), (5, "0%"), (6, '0" % sure"')):
        book["Teams"].cell(row, 1).number_format = form
    book["Teams"].title = "R & D"
    book.save(path)
    assert [row[0] for row in rows(path)] == ["Target", "95%", "10%", "12.5%", "at least 90 %", "3", "0.5"]
    assert rows(path, "Other") == [["0.5"]]


def test_a_percentage_of_an_open_document_is_read_as_one(tmp_path):
    percent = (
        '<table:table-cell office:value-type="percentage" office:value="{}"{}><text:p>{}</text:p></table:table-cell>'
    )
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = ' table:number-columns-repeated="2"'
    number = '<table:table-cell office:value-type="float" office:value="0.5"><text:p>0.5</text:p></table:table-cell>'
    first = percent.format("0.95", "", "95%") + empty + percent.format("0.125", "", "12.5%")
    second = number + percent.format("1", twice, "100%")
    body = (
        ods_row("Target", "a", "b", "c")
        + f"<table:table-row>{first}</table:table-row>"
        + f'<table:table-row table:number-rows-repeated="2">{second}</table:table-row>'
    )
    assert rows(ods(tmp_path / "a.ods", body)) == [
        ["Target", "a", "b", "c"],
        ["95%", "", "", "12.5%"],
        ["0.5", "100%", "100%", ""],
        ["0.5", "100%", "100%", ""],
    ]


def test_rows_keep_the_number_the_file_gives_them(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [[], [], ["", "Team"], [], ["", "Billing"], []])
    assert rows(path) == [["", ""], ["", ""], ["", "Team"], ["", ""], ["", "Billing"]]


def test_an_old_workbook_is_read():
    assert rows(FILES / "teams.xls") == [
        ["Org unit", "Team name", "FTE", "Reviewed"],
        ["Networks", "Leak Response", "46", "2026-03-01"],
        ["Networks", "Zähler & Größen", "12.5", ""],
    ]


def test_an_open_document_is_read_whatever_it_repeats_below(tmp_path):
    body = ods_row("Team", "FTE") + ods_row("Billing", "3") + ods_row("", times=1_048_574, each=16_384)
    assert rows(ods(tmp_path / "a.ods", body)) == [["Team", "FTE"], ["Billing", "3"]]


def test_sheets_in_sight_come_first_and_are_found_in_any_case(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["hidden"]], Pivot=[["Team"], ["Billing"]], Old=[["Post"]])
    book = openpyxl.load_workbook(path)
    book["Teams"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    assert [(one.name, one.hidden) for one in list_sheets(path)] == [("Pivot", False), ("Old", False), ("Teams", True)]
    assert read_table(path).name == "Pivot"
    assert rows(path, "oLD") == [["Post"]]
    assert rows(path, "Teams") == [["hidden"]]
    with pytest.raises(BadFile, match="no sheet “Nowhere”; it has “Pivot”, “Old” and “Teams”"):
        read_table(path, "Nowhere")


def test_a_text_file_has_one_sheet_without_a_name(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Team\nBilling\n")
    assert [one.name for one in list_sheets(path)] == [""]
    with pytest.raises(BadFile, match="has no sheets"):
        read_table(path, "Teams")


def test_cells_merged_downwards_show_their_value_and_titles_stay_where_they_are(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Our teams"], ["Unit", "Team"], ["Customer", "A"], ["", "B"], ["", "C"]])
    book = openpyxl.load_workbook(path)
    book["Teams"].merge_cells("A1:B1")
    book["Teams"].merge_cells("A3:A5")
    book.save(path)
    read = read_table(path)
    assert list(read.rows[0]) == ["Our teams", ""]
    assert [row[0] for row in read.rows][2:] == ["Customer"] * 3
    assert read.filled == {(3, 0), (4, 0)}


def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Team"], ["Billing"]])
    other = path.rename(tmp_path / "export.csv")
    assert rows(other) == [["Team"], ["Billing"]]


def test_what_reading_gives_can_be_sent_to_another_process(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Team"], ["Billing"]])
    read = pickle.loads(pickle.dumps(partial(read_table, path)))()
    assert pickle.loads(pickle.dumps(read)) == read


NO_SPREADSHEET = {
    "text.xlsx": (b"Team,Unit\nBilling,Finance\n", "is no spreadsheet, although its name ends in .xlsx"),
    "page.xls": (b"<html><table><tr><td>Team</td></tr></table></html>", "is a web page"),
    "cut.xlsx": (None, "is no spreadsheet, or it is damaged"),
    "list.pdf": (b"%PDF-1.7 \n", "is a PDF"),
    "photo.csv": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
    "some.csv": (b"SQLite format 3\0" + bytes(100), "is a database"),
    "empty.csv": (b"", "is empty"),
    "blank.xlsx": (b"\xef\xbb\xbf \r\n\t\n", "is empty"),
    "binary.csv": (bytes(range(1, 255)) * 8, "is no text and no spreadsheet"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "is no spreadsheet, or it is damaged"),
}


@pytest.mark.parametrize("name", NO_SPREADSHEET)
def test_what_is_no_spreadsheet_is_refused_in_words(tmp_path, name):
    data, told = NO_SPREADSHEET[name]
    path = tmp_path / name
    if data is None:
        whole = xlsx(tmp_path / "whole.xlsx", [["Team"], ["Billing"]]).read_bytes()
        data = whole[: len(whole) // 2]
    path.write_bytes(data)
    for read in (read_table, list_sheets):
        if read is list_sheets and name == "binary.csv":
            continue  # a text file has one sheet whatever is in it; reading it tells
        with pytest.raises(BadFile, match=told):
            read(path)


def test_a_text_document_is_no_spreadsheet(tmp_path):
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<document/>")
    with pytest.raises(BadFile, match="no spreadsheet"):
        read_table(path)


def test_an_empty_sheet_is_told(tmp_path):
    with pytest.raises(BadFile, match=r"“Teams” of “a\.xlsx” is empty"):
        read_table(xlsx(tmp_path / "a.xlsx", []))


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(BadFile, match="There is no file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(BadFile, match="is a folder"):
        read_table(tmp_path)


def test_a_file_that_may_not_be_read_is_the_environments_fault(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("Team\n")

    def refuse(error):
        def open_(*_, **__):
            raise error

        return open_

    monkeypatch.setattr(Path, "open", refuse(PermissionError(13, "Permission denied")))
    with pytest.raises(NoPermission, match="may not be read"):
        read_table(path)
    monkeypatch.setattr(Path, "open", refuse(OSError(5, "Input/output error")))
    with pytest.raises(EnvironmentProblem, match="cannot be read: Input/output error"):
        read_table(path)


# -- giants ---------------------------------------------------------------------------------------------------------


def rewrite(path: Path, sheet: bytes) -> Path:
    """The workbook with another first sheet."""
    with zipfile.ZipFile(path) as packed:
        members = {info.filename: packed.read(info) for info in packed.infolist()}
    members["xl/worksheets/sheet1.xml"] = sheet
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def sheet_of(*cells: str) -> bytes:
    body = "".join(
        f'<row r="{cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">{{{i}}}</row>' for i, cell in enumerate(cells)
    )
    values = [f'<c r="{cell}" t="inlineStr"><is><t>x</t></is></c>' for cell in cells]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{body.format(*values)}</sheetData></worksheet>'.encode()


def test_a_few_cells_far_apart_are_refused_before_they_fill_the_memory(tmp_path):
    path = rewrite(xlsx(tmp_path / "a.xlsx", [["x"]]), sheet_of("A1", "XFD1048576"))
    assert path.stat().st_size < 10_000
    with pytest.raises(BadFile, match="larger than a workshop needs"):
        read_table(path)


def test_far_rows_without_cell_references_are_refused_too(tmp_path):
    bare = sheet_of("A1", "A1048576").replace(b'<c r="A1048576"', b"<c")
    with pytest.raises(BadFile, match="larger than a workshop needs"):
        read_table(rewrite(xlsx(tmp_path / "a.xlsx", [["x"]]), bare))


def test_an_empty_cell_far_away_is_no_giant(tmp_path):
    far = sheet_of("A1", "B2").replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    assert rows(rewrite(xlsx(tmp_path / "a.xlsx", [["x"]]), far)) == [["x", ""], ["", "x"]]


def test_a_sheet_that_unpacks_into_too_much_is_refused_by_its_directory(tmp_path, monkeypatch):
    path = xlsx(tmp_path / "a.xlsx", [["x" * 30_000] for _ in range(50)])
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    with pytest.raises(BadFile, match="larger than a workshop needs"):
        read_table(path)


def test_a_directory_that_lies_about_sizes_is_a_damaged_file(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["x" * 30_000] for _ in range(50)])
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        info = packed.getinfo("xl/worksheets/sheet1.xml")
    place = data.rfind(b"xl/worksheets/sheet1.xml") - 46 + 24
    assert int.from_bytes(data[place : place + 4], "little") == info.file_size
    data[place : place + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(BadFile, match="damaged"):
        read_table(path)


@pytest.mark.parametrize(
    "body",
    [
        ods_row("x", times=1_000_000),
        ods_row("x", times=4_000, each=4_000),
        ods_row("x") + ods_row("", times=1_000_000, each=16_384) + ods_row("y"),
    ],
)
def test_an_open_document_that_says_and_so_on_too_often_is_refused(tmp_path, body):
    with pytest.raises(BadFile, match="larger than a workshop needs"):
        read_table(ods(tmp_path / "a.ods", body))


def test_a_file_too_large_to_be_a_list_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_FILE", 1024)
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 2000)
    with pytest.raises(BadFile, match="is larger than"):
        read_table(path)


def test_a_binary_workbook_is_named(tmp_path):
    path = tmp_path / "a.xlsb"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.bin", b"\0" * 10)
    with pytest.raises(BadFile, match="binary workbook"):
        read_table(path)


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(index, letters):
    assert column_letter(index) == letters
