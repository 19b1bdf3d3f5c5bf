"""Drawer, toast, messages, menu, table and empty page: opened, used and left by keyboard."""

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.ui.a11y import announce, described, name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import CardState, draw_card, draw_column, draw_panel, reach
from cxworkshop.ui.drawer import Drawer
from cxworkshop.ui.empty import EmptyState
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.messages import Banner, Message
from cxworkshop.ui.tables import Table
from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.theme import theme
from cxworkshop.ui.toast import STAY_MS, ToastArea


@pytest.fixture
def sheet(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    opener = Button("Network Control Room")
    row.addWidget(opener, 1)
    drawer = Drawer("Team")
    body = QWidget()
    column = QVBoxLayout(body)
    first = LineEdit("Network Control Room")
    column.addWidget(first)
    column.addWidget(PlainText("Purpose"))
    drawer.set_body(body)
    drawer.set_footer(Button("Show in the room", "quiet"))
    row.addWidget(drawer)
    with qtbot.waitActive(window):
        window.show()
    opener.setFocus(Qt.FocusReason.TabFocusReason)
    return window, opener, drawer, first


def test_a_drawer_opens_docked_and_esc_gives_the_focus_back(sheet, qtbot):
    window, opener, drawer, first = sheet
    with qtbot.waitSignal(drawer.opened):
        drawer.open()
    assert drawer.width() == 412
    qtbot.waitUntil(lambda: drawer.geometry().right() == window.rect().right())
    first.setFocus()
    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert window.focusWidget() is opener
    assert drawer.isHidden()
    assert not drawer.is_open


def test_esc_closes_and_keeps_what_was_typed(sheet, qtbot):
    _, _, drawer, first = sheet
    told: list[str] = []
    first.committed.connect(told.append)
    drawer.open()
    first.setFocus()
    qtbot.keyClicks(first, "x")
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert not drawer.is_open
    assert told == ["Network Control Roomx"]


def test_a_drawer_closes_by_its_cross_and_returns_to_a_given_opener(sheet, qtbot):
    window, opener, drawer, first = sheet
    first.setFocus()
    drawer.open(opener)
    qtbot.mouseClick(drawer.close_button, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is opener


def test_a_drawer_moves_and_takes_input_at_once(sheet, qtbot):
    _, _, drawer, first = sheet
    theme().set_reduce_motion(False)
    drawer.open()
    assert drawer.isVisible()
    first.setFocus()
    assert first.hasFocus()
    qtbot.waitUntil(lambda: drawer.width() == drawer.full_width())
    drawer.close_drawer()
    drawer.open()
    qtbot.waitUntil(lambda: drawer.width() == drawer.full_width())
    assert drawer.isVisible()


def test_a_drawer_grows_with_the_text(sheet):
    drawer = sheet[2]
    drawer.open()
    theme().set_text_size(115)
    assert drawer.width() == drawer.full_width() > 412


def test_a_drawer_lies_over_a_sheet_that_is_too_narrow_for_both(sheet, qtbot):
    window, opener, drawer, _ = sheet
    window.resize(700, 600)
    drawer.open()
    assert drawer.lies_over
    assert opener.width() == 700, "nothing is squeezed"
    assert drawer.geometry().right() == window.rect().right()
    assert drawer.close_button.mapTo(window, drawer.close_button.rect().topRight()).x() < 700
    window.resize(1000, 600)
    qtbot.waitUntil(lambda: 500 < opener.geometry().right() < drawer.geometry().left())
    assert not drawer.lies_over
    window.resize(700, 600)
    qtbot.waitUntil(lambda: opener.width() == 700)
    drawer.close_drawer()
    window.resize(1000, 600)
    drawer.open()
    qtbot.waitUntil(lambda: 500 < opener.geometry().right() < drawer.geometry().left())


def test_a_drawer_is_never_wider_than_its_sheet(sheet):
    window, _, drawer, _ = sheet
    window.resize(360, 600)
    drawer.open()
    assert drawer.full_width() == 360
    theme().set_text_size(150)
    assert drawer.full_width() == 360


def test_undo_in_a_toast_runs_once(sheet, qtbot):
    window, opener, *_ = sheet
    area, done = ToastArea(window), []
    toast = area.show_toast("Energy Sales moved to Creators", lambda: done.append("undone"))
    assert window.focusWidget() is opener, "a toast never takes the focus by itself"
    assert area.focus_toast()
    assert window.focusWidget() is toast.button
    qtbot.keyClick(toast.button, Qt.Key.Key_Return)
    assert done == ["undone"]
    assert area.toast is None
    assert window.focusWidget() is opener


def test_esc_leaves_a_toast_and_a_new_one_takes_its_place(sheet, qtbot):
    window, opener, *_ = sheet
    area = ToastArea(window)
    assert not area.focus_toast()
    area.show_toast("One", lambda: None)
    second = area.show_toast("Two", lambda: None)
    assert area.toast is second
    area.focus_toast()
    assert second.button is not None
    qtbot.keyClick(second.button, Qt.Key.Key_Escape)
    assert window.focusWidget() is opener
    assert not area.focus_toast()
    assert STAY_MS == 8000


def test_a_toast_fits_its_page_whatever_it_says(sheet, qtbot):
    window = sheet[0]
    area = ToastArea(window)
    toast = area.show_toast("A name of a team that is very long " * 10, lambda: None)
    for width in (1000, 500):
        window.resize(width, 400)
        qtbot.waitUntil(lambda: toast.geometry().bottom() <= window.height() + 24)
        assert toast.plate.translated(toast.pos()).right() <= window.width()


def test_a_message_is_read_as_a_whole(qtbot):
    message = Message("Work Planning measures only operations", "Add one a customer would notice.", "warn", "scales")
    qtbot.addWidget(message)
    assert message.accessibleName() == "Work Planning measures only operations, Add one a customer would notice."
    message.set_words("The projector is back")
    assert message.text.isHidden()
    assert message.heightForWidth(300) >= message.heightForWidth(900)


def test_a_banner_shows_all_of_its_words_at_every_width_and_size(qtbot):
    banner = Banner("The disk is full", "All work is on the disk. " * 5, "Free 20 MB or save a copy. " * 5)
    qtbot.addWidget(banner)
    remedy = banner.add_button("Try again", "inverted", "Ctrl S")
    for percent in (100, 150):
        theme().set_text_size(percent)
        banner.show()
        for width in (560, 880, 1200):
            QApplication.processEvents()
            banner.resize(width, banner.heightForWidth(width))
            QApplication.processEvents()
            for label in banner.findChildren(type(banner.title)):
                assert label.height() >= label.heightForWidth(label.width()), (percent, width, label.text())
            assert banner.rect().contains(remedy.geometry())


def test_an_empty_page_puts_its_field_in_front(qtbot):
    ghost = Button("Out of reach")
    page = EmptyState("No teams yet", "Paste the list of teams, one per line.", ghost)
    qtbot.addWidget(page)
    field = PlainText("Contact Centre", lines=4)
    page.column.addWidget(field)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
    assert page.window().focusWidget() is not ghost
    assert ghost.geometry() == page.rect()
    assert page.card.geometry().center().x() == pytest.approx(page.rect().center().x(), abs=1)
    field.setFocus()
    assert field.hasFocus()


def test_a_menu_has_room_for_words_and_keys_and_runs_them(qtbot):
    menu = Menu()
    qtbot.addWidget(menu)
    ran = []
    for words, key in (("Show in the room", "Ctrl+Return"), ("Freeze", "F7")):
        action = menu.addAction(words)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, words=words: ran.append(words))
    menu.addSeparator()
    off = menu.addAction("Remove")
    off.setEnabled(False)
    menu.popup(menu.pos())
    assert menu.width() >= menu.wanted_width()
    assert not menu.grab().isNull()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert ran == ["Show in the room"]
    assert menu.isHidden()


@pytest.fixture
def table(qtbot):
    view = Table("Teams")
    qtbot.addWidget(view)
    model = QStandardItemModel(30, 2)
    model.setHorizontalHeaderLabels(["Name", "Unit"])
    for row in range(30):
        fixed = QStandardItem("Operations")
        fixed.setEditable(False)
        model.setItem(row, 0, QStandardItem(f"Team {row}"))
        model.setItem(row, 1, fixed)
    view.setModel(model)
    view.set_widths([300, 200])
    view.resize(600, 400)
    with qtbot.waitActive(view):
        view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view, model


def test_a_table_is_edited_by_enter_and_kept_by_enter(table, qtbot):
    view, model = table
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Leak Response")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.item(1, 0).text() == "Leak Response")
    assert view.currentIndex().row() == 1


def test_enter_on_what_cannot_be_edited_opens_it(table, qtbot):
    view, model = table
    view.setCurrentIndex(model.index(3, 1))
    with qtbot.waitSignal(view.activated) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert isinstance(told.args[0], QModelIndex)


def test_letters_are_free_in_a_table(table, qtbot):
    view, _ = table
    before = view.currentIndex()
    qtbot.keyClicks(view, "team 9")
    assert view.currentIndex() == before


def test_rows_are_alike_and_follow_the_text_size(table):
    view, _ = table
    assert {view.rowHeight(row) for row in range(30)} == {36}
    theme().set_text_size(150)
    assert {view.rowHeight(row) for row in range(30)} == {54}


def painted(draw) -> QImage:
    image = QImage(240, 140, QImage.Format.Format_ARGB32)
    image.fill(theme().color("sheet"))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def test_every_state_of_a_card_looks_different_and_the_same_twice():
    rect = QRect(40, 40, 160, 54)
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        pictures = [painted(lambda p, s=state: draw_card(p, rect, s)) for state in CardState]
        again = [painted(lambda p, s=state: draw_card(p, rect, s)) for state in CardState]
        assert pictures == again
        assert all(a != b for i, a in enumerate(pictures) for b in pictures[i + 1 :])


def test_a_card_stays_inside_the_margin_it_promises():
    rect = QRect(60, 50, 100, 40)
    for elevation in range(4):
        image = painted(lambda p, e=elevation: draw_panel(p, rect, elevation=e, ring=True))
        ground = theme().color("sheet").rgb()
        margin = max(reach(elevation), 3) + 1
        allowed = rect.adjusted(-margin, -margin, margin, margin)
        for x in range(0, 240, 3):
            for y in range(0, 140, 3):
                if not allowed.contains(x, y):
                    assert image.pixel(x, y) == ground, (elevation, x, y)


def test_a_column_says_that_something_may_drop():
    rect = QRect(20, 20, 180, 100)
    for hue in ("cust", "front", "back", None):
        rest = painted(lambda p, h=hue: draw_column(p, rect, h))
        target = painted(lambda p, h=hue: draw_column(p, rect, h, target=True))
        assert rest != target


def test_names_for_screen_readers(qtbot):
    assert described("Work Planning", "Frontline", "", "supports 5") == "Work Planning, Frontline, supports 5"
    widget = QWidget()
    qtbot.addWidget(widget)
    name_changed(widget, "Leak Response, not placed")
    assert widget.accessibleName() == "Leak Response, not placed"
    announce(widget, "Leak Response moved to Creators")
