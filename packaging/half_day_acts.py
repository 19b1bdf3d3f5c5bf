"""The acts of the half-day, station by station: what the facilitator presses, and what is pressed only for the room."""

from __future__ import annotations

from datetime import UTC

from half_day_hands import Hands
from PySide6.QtCore import QPoint, QRect

from cxworkshop.shell.timebox import State
from cxworkshop.stages.signoff.records import Approval


class Acts(Hands):
    """The sample's first afternoon, its next morning, and the signing."""

    def day(self) -> None:
        """Every station in its order."""
        for act in (
            self.welcome, self.one_by_one, self.needs, self.walked, self.tea, self.principles, self.barriers,
            self.imperatives, self.cries, self.scales, self.culture, self.lunch, self.signing,
        ):  # fmt: skip
            act()

    # -- the first afternoon -------------------------------------------------------------------------------------------

    def welcome(self) -> None:
        """The room opens on the welcome; then the agenda, and its first line runs."""
        self.keys("Ctrl+0")
        self.room("F5")
        if self.dark:
            self.command("make the room dark")
        self.command("show the welcome")
        self.shown("prepare welcome")
        self.look("welcome")
        self.pass_by(3)
        self.keys("Ctrl+L")
        self.command("show the agenda")
        self.shown("prepare agenda")
        self.look("agenda")
        self.room("PgDown", "PgDown", "PgUp", "Shift+F7")
        self.pass_by(19.5)
        self.look("agenda-last-minute")
        self.keys("Ctrl+M")
        self.pass_by(3)
        self.look("agenda-over")
        self.room("Shift+F7")
        for minutes in (41, 28):  # where we stand, and the calls
            self.keys("Ctrl+L")
            self.pass_by(minutes)

    def one_by_one(self) -> None:
        """The cards of the tray, which lead the room; black in the middle of them."""
        self.keys("Ctrl+1", "Ctrl+L")
        self.room("Ctrl+Return")
        self.shown("teams team")
        self.look("teams-card")
        self.keys("R")
        self.look("teams-one-by-one")
        self.keys("2")
        self.room("B")
        self.keys("S", "3")
        self.look("teams-one-by-one-black")
        self.room("B")
        self.keys("Z", "3")
        self.look("teams-one-by-one-end")
        self.keys("Esc")
        self.pass_by(20)
        self.keys("Ctrl+T")  # a question; time stands still
        self.moment.pass_by(2)
        self.look("teams-paused")
        self.keys("Ctrl+T")

    def needs(self) -> None:
        """A card that is moved while it is on the wall, frozen and not; a need is written behind a black wall."""
        self.keys("Ctrl+F", "'Travel Alerts", "Enter")
        self.room("Ctrl+Return", "F7")
        self.keys("1")
        self.look("teams-frozen")
        self.room("F7")
        self.keys("Ctrl+Z")
        self.look("teams-undone")
        self.keys("Ctrl+F", "'Travel Alerts", "Enter", "Enter", "N", "'Word of a cancellation")
        self.room("F8")
        self.keys("' before the app has it", "Enter")
        self.look("teams-drawer-black")
        self.room("F8")
        self.keys("Esc", "Esc")
        self.shown("teams team")

    def walked(self) -> None:
        """A line of sight, read aloud; on the way the cable is pulled and put back."""
        self.keys("Ctrl+F", "'Payroll", "Enter", "L", "W")
        self.room("Ctrl+Return")
        self.shown("teams sight")
        self.look("sight")
        self.keys("Space")
        self.look("sight-step")
        self.pull()
        self.look("sight-unplugged")
        self.keys("Space")
        self.put_back()
        self.shown("teams sight")
        self.look("sight-back")
        self.keys("Shift+Space", "Space", "Space")
        self.room("F9", "F9")
        self.look("sight-spotlight")
        self.room("Shift+F9", "Shift+F9")
        self.keys("Esc", "Ctrl+1")

    def tea(self) -> None:
        """The break's clock, offered when its line begins."""
        self.pass_by(57)
        self.look("teams-time-over")
        self.keys("Ctrl+L")
        self.look("tea-offered")
        self.room("Shift+F8")
        self.shown("prepare pause")
        self.pass_by(15)
        self.look("tea")
        self.pass_by(10.5)
        self.look("tea-over")

    def principles(self) -> None:
        """A principle, a fist of five on it, a cell with a measure that is written while it is on the wall."""
        self.keys("Ctrl+2", "Ctrl+T")  # the time of the break is over: it begins that of the stage
        self.room("Ctrl+Return")
        self.shown("principles principle")
        self.look("principle")
        self.room("PgDown", "PgDown", "PgUp", "PgUp")
        self.keys("F", "V", *"44352")
        self.shown("principles consent")
        self.look("principle-fist-open")
        self.room("F7")
        self.keys(*"55431", "Ctrl+Z", "3", "V")
        self.look("principle-fist-frozen")
        self.room("F7")
        self.look("principle-fist-closed")
        self.keys("Esc", "Enter", "End", "' It holds at sea.", "Enter", "Esc")
        self.pass_by(30)
        self.keys("Ctrl+PgDown", "Down", "Right")
        self.room("Ctrl+Return")
        self.shown("principles cell")
        self.look("cell")
        self.keys("M", "C", "'Beds found before the last bus", "Tab", "'61 %", "Tab")
        self.room("Ctrl+Shift+B", "Ctrl+Shift+B", "PgDown")
        self.keys("'at or above 90 %", "Enter")
        self.look("cell-measured")
        self.keys("Esc", "Esc", "Esc")
        self.room("PgDown")
        self.look("cell-measures")
        self.pass_by(52)

    def barriers(self) -> None:
        """A barrier with its severity, and its mitigation written in front of everybody."""
        self.keys("Ctrl+5", "Ctrl+L")
        self.room("Ctrl+Return")
        self.shown("barriers barrier")
        self.look("barrier")
        self.keys(
            "N", "'Two timetables for one pier", "Enter", "'Told two times for one ship", "Tab", "4", "Enter", "Esc"
        )
        self.room("Ctrl+Return")
        self.shown("barriers barrier")
        self.look("barrier-new")
        self.keys("M", "'One timetable, printed once", "Tab", "'Yusuf Demir", "Tab", "'1 Jun 2027", "Tab", "2")
        self.look("barrier-mitigating")
        self.keys("Enter", "Esc", "Esc")
        self.look("barrier-mitigated")
        self.room("PgUp", "PgDown")
        self.pass_by(20)
        self.keys("Ctrl+J", "'Who pays for the old boards @Marek", "Enter")

    # -- the next morning ----------------------------------------------------------------------------------------------

    def imperatives(self) -> None:
        """The first level, corrected while it is on the wall."""
        self.moment.next_morning(8, 46)
        self.keys("Ctrl+3", "Ctrl+T")
        self.expect(self.program.box.state is State.RUNNING, "the timer does not run in the morning")
        self.room("Ctrl+Return")
        self.shown("definition imperatives")
        self.look("imperatives")
        self.room("PgDown")
        self.keys("2", "Enter", "End", "', door to door", "Enter", "Esc")
        self.look("imperatives-edited")

    def cries(self) -> None:
        """A vote by dots that is taken back, blanked, unplugged, closed and held again; then a fist of five."""
        self.keys("Ctrl+PgDown")
        self.room("Ctrl+Return")
        self.shown("definition cries")
        self.look("cries")
        self.keys("V", *"2213", "Ctrl+Z", "2")
        self.look("cries-open")
        self.room("F8")
        self.keys(*"4235")
        self.pull()
        self.look("cries-open-unplugged")
        self.keys("2", "2", "Backspace", "3")
        self.put_back()
        self.expect(not self.with_room or self.program.desk.room.black, "black did not stay black over the cable")
        self.room("F8")
        self.look("cries-open-back")
        self.keys("V")
        self.look("cries-closed")
        self.keys("V", *"33233")
        self.room("F7")
        self.keys(*"2332", "V", "3", "A")
        self.look("cries-agreed-frozen")
        self.room("F7")
        self.shown("definition cries")
        self.look("cries-agreed")
        self.keys("F")  # nobody was asked about it before, so it begins at once
        self.room("Ctrl+Return")
        self.keys(*"4453344", "V")
        self.shown("definition consent")
        self.look("cry-fist")
        self.keys("Esc", "D")
        self.look("cries-compared")
        self.keys("Esc")

    def scales(self) -> None:
        """A scale: shown, open, closed, agreed, and its rule written under everybody's eyes."""
        self.pass_by(80)
        self.keys("Ctrl+L")
        self.room("Shift+F8")
        self.pass_by(18)
        self.look("coffee")
        self.keys("Ctrl+L", "Ctrl+PgDown")
        self.room("Ctrl+Return")
        self.shown("definition scale")
        self.look("scale")
        self.keys("V", *"778")
        self.look("scale-open")
        self.keys("Backspace", *"8T696")
        self.room("F7")
        self.keys(*"7787", "V", "Left", "A")
        self.look("scale-agreed-frozen")
        self.room("F7")
        self.look("scale-agreed")
        self.keys("Enter", "End", "' Said at every counter.", "Enter", "Esc")
        self.look("scale-ruled")
        self.room("PgDown", "PgUp")
        self.keys("Ctrl+PgDown")
        self.room("Ctrl+Return")
        self.shown("definition agreed")
        self.look("agreed")
        self.room("PgDown")
        self.look("agreed-next")

    def culture(self) -> None:
        """A scale under vote, and a pair of what is on and off culture."""
        self.pass_by(72)
        self.keys("Ctrl+4", "Ctrl+L")
        self.room("Ctrl+Return")
        self.shown("culture scale")
        self.look("culture")
        self.keys("V", *"2334")
        self.look("culture-open")
        self.keys(*"3234", "V", "A")
        self.look("culture-agreed")
        self.keys("N", "'Fog, and nobody knows yet", "Enter", "'Says so, and when there will be word", "Enter")
        self.keys("'Waits until there is something to say", "Enter", "Esc")
        self.room("Ctrl+Return")
        self.shown("culture pair")
        self.look("pair")
        self.room("F9")
        self.look("pair-spotlight")
        self.room("PgUp")
        self.keys("Esc")

    def lunch(self) -> None:
        """Only the timer, then the clock of the longer break."""
        self.command("show only the timer")
        self.shown("prepare timer")
        self.pass_by(50)
        self.look("timer-only")
        self.pass_by(9.5)
        self.look("timer-only-last-minute")
        self.keys("Ctrl+L")
        self.room("Shift+F8")
        self.pass_by(5)
        self.look("lunch")

    # -- what is left of it --------------------------------------------------------------------------------------------

    def signing(self) -> None:
        """What stays open gets a word behind a black wall; a revision is frozen; the first approver signs."""
        self.room("F8")
        self.keys("Ctrl+6")
        panel = self.page.document.panel
        panel.now = lambda: self.moment.at.astimezone(UTC)
        hand = self.hand
        hand.wait(lambda: panel.keeper.sure and panel.points.list.hasFocus(), "the open points")
        self.keys("Ctrl+A", "Space", "'Until the summer", "Enter")
        hand.wait(lambda: panel.keeper.sure, "the open points as they are now")
        self.look("open-points")
        self.room("Ctrl+Return", "F8")
        self.shown("signoff standing")
        self.look("standing")
        self.keys("F", "'After day two", "Enter")
        hand.wait(lambda: panel.may_sign, "the signing")
        self.keys("S", "A")
        self.hand.draw(panel.pad.ink, _signature(panel.pad.ink.field()))
        self.look("signing")
        self.keys("Enter")
        hand.wait(lambda: self.program.desk.content.count(Approval) == 1, "the signature")
        self.look("signed")
        self.room("F5")


def _signature(field: QRect) -> list[QPoint]:
    """A hand's line across the signing field."""
    across, down = field.width() // 6, field.height() // 3
    return [QPoint(field.left() + across * n, field.center().y() + down * (-1) ** n // 2) for n in range(1, 6)]
