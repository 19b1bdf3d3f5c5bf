"""Columns of the list: whole ones fill the table, whatever its width, and nobody loses what was pulled by hand."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cxworkshop.stages.teams.page.list_cells import Column
from cxworkshop.stages.teams.page.list_widths import whole_columns


@given(st.lists(st.tuples(st.integers(40, 400), st.integers(40, 200)), min_size=1, max_size=12), st.integers(0, 2500))
def test_whole_columns_fill_the_room(columns: list[tuple[int, int]], room: int) -> None:
    wanted, least = [w for w, _ in columns], [n for _, n in columns]
    widths = whole_columns(wanted, least, room)
    floors = [min(w, n) for w, n in columns]
    assert all(width >= floor for width, floor in zip(widths, floors, strict=True))
    total, edges = 0, []
    for width in widths:
        total += width
        edges.append(total)
    assert room in edges or (room < floors[0] and widths[0] == floors[0])


def test_the_widest_gives_way_first() -> None:
    assert whole_columns([300, 100, 80], [100, 50, 50], 400) == [220, 100, 80]
    assert whole_columns([300, 100, 80], [100, 50, 50], 100) == [100, 100, 80]
    assert whole_columns([100, 100], [50, 50], 301) == [151, 150]


def test_no_column_is_cut_by_the_edge_of_the_table(page, hands):
    page.show_tab("list")
    hands.settle()
    table = page.list_tab.table

    def edges() -> list[int]:
        return [table.columnViewportPosition(column) + table.columnWidth(column) for column in Column]

    for width in (1173, 900, 1500):
        page.resize(width, 700)
        hands.settle()
        assert table.viewport().width() in edges()
    head = table.horizontalHeader()
    handle = QPoint(table.columnViewportPosition(1) - 1, head.height() // 2)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(head.viewport(), handle + QPoint(30, 0))
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=handle + QPoint(30, 0))
    assert table.columnWidth(0) > 0


def test_the_row_under_the_hand_shows(page, hands):
    page.show_tab("list")
    hands.settle()
    page.list_tab.table.setFocus()
    assert [index.row() for index in page.list_tab.table.selectionModel().selectedRows()] == [0]
