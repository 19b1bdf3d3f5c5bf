"""A list laid out in batches: its page keys work at once, also while most of it has not been laid out."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest

from cxworkshop.ui.batched import BatchedList

Key = Qt.Key


def test_pages_are_turned_before_the_rows_are_laid_out(qtbot) -> None:
    listed = BatchedList(50)
    qtbot.addWidget(listed)
    model = QStringListModel([f"Team {n}" for n in range(1000)])
    listed.setModel(model)
    listed.resize(200, 300)
    listed.show()
    listed.setFocus()
    model.setStringList([f"Team {n}" for n in range(2000)])
    listed.setCurrentIndex(model.index(700))  # in no batch yet
    rows = [700]
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageUp):
        QTest.keyClick(listed, key)
        rows.append(listed.currentIndex().row())
    assert rows[0] < rows[1] < rows[2]
    assert rows[1:] == [rows[1], rows[2], rows[1], 700]
    QTest.keyClick(listed, Key.Key_End)
    QTest.keyClick(listed, Key.Key_PageDown)
    assert listed.currentIndex().row() == 1999
    QTest.keyClick(listed, Key.Key_Home)
    QTest.keyClick(listed, Key.Key_PageUp)
    assert listed.currentIndex().row() == 0


def test_an_empty_list_turns_no_page(qtbot) -> None:
    listed = BatchedList(50)
    qtbot.addWidget(listed)
    listed.setModel(QStringListModel([]))
    listed.show()
    QTest.keyClick(listed, Key.Key_PageDown)
    assert not listed.currentIndex().isValid()
