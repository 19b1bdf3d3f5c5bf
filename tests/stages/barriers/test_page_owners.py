"""By owner: who has promised what, and the way from there to the mitigation."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.records import Barrier, MitigationState
from cxworkshop.ui.desk import Desk

from .conftest import Key, Press, mitigation


def tab(page):
    """The tab, shown and with the focus in it."""
    shown = page.show_tab("owners")
    page.take_focus()
    QApplication.processEvents()
    return shown


def test_enter_goes_to_the_mitigation_and_escape_comes_back(page, desk: Desk, press: Press) -> None:
    owners = tab(page)
    assert owners.list.current_line().mitigation.name == "One voice"
    press(Key.Key_Down, Key.Key_Return)
    card = page.side_editor.drawer.mitigations.cards[mitigation(desk, "One diary").id]
    assert card.isAncestorOf(QApplication.focusWidget())
    press(Key.Key_Escape)
    assert owners.list.hasFocus()
    assert owners.list.current_line().mitigation.name == "One diary"


def test_space_and_the_ring_say_that_it_is_done(page, desk: Desk, press: Press) -> None:
    owners = tab(page)
    press(Key.Key_Space)
    assert mitigation(desk, "One voice").state is MitigationState.DONE
    press(Key.Key_Space)
    assert mitigation(desk, "One voice").state is MitigationState.UNDER_WAY
    line = owners.list.rows.line_at(1)
    place = owners.list.item_rect(line.key).topLeft() + owners.list.delegate.shape(line).sign.center().toPoint()
    QTest.mouseClick(owners.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert mitigation(desk, "One diary").state is MitigationState.DONE


def test_an_owner_named_elsewhere_moves_the_line_and_keeps_it_current(page, desk: Desk) -> None:
    owners = tab(page)
    desk.do(do.write_mitigation, mitigation(desk, "One voice").id, "owner", "Zoe")
    assert [line.owner for line in owners.list.rows.lines] == ["Mabel Osei", "Zoe"]
    assert owners.list.current_line().mitigation.name == "One voice"


def test_the_filter_keeps_what_fits(page, press: Press) -> None:
    owners = tab(page)
    press(Key.Key_Slash, "mabel", Key.Key_Return)
    assert [line.mitigation.name for line in owners.list.rows.lines] == ["One diary"]
    press(Key.Key_Escape)
    assert owners.list.rows.rowCount() == 2


def test_without_a_mitigation_there_is_a_way_to_the_barriers(page, desk: Desk, press: Press) -> None:
    tab(page)
    desk.do(do.remove_barriers, [one.id for one in desk.content.of(Barrier)])
    press(Key.Key_Return)
    assert page.current_tab == "areas"
    assert page.areas.list.hasFocus()


def test_an_open_point_of_a_mitigation_is_shown_where_one_is(page, desk: Desk) -> None:
    owners = tab(page)
    assert page.goto(mitigation(desk, "One diary").id)
    assert page.current_tab == "owners"
    assert owners.list.current_line().mitigation.name == "One diary"
    assert page.side_editor.is_open


def test_every_line_is_spoken(page) -> None:
    owners = tab(page)
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [owners.list.rows.index(row).data(role) for row in range(2)]
    assert spoken == [
        "One voice, nobody answers for it yet, proposed, against Three teams promise a date",
        "One diary, Mabel Osei, proposed, due 30 Jun, against Three teams promise a date",
    ]
