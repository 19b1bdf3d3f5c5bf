"""The end of the walk: a word for what stays open, a revision, a signature by mouse, and the document checked."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, Qt

from cxworkshop.shell.hand import Hand
from cxworkshop.stages import open_points
from cxworkshop.stages.signoff.page.main import SignoffPage
from cxworkshop.stages.signoff.points import latest, signed_document, without_a_word
from cxworkshop.stages.signoff.records import Approval, Revision
from cxworkshop.ui.page import Page
from cxworkshop.ui.paper import PaperView

CTRL = Qt.KeyboardModifier.ControlModifier


class Signing(Hand):
    """The hand that turns to stages, freezes, signs and checks."""

    def turn_to(self, number: int, tab: str = "") -> Page:
        """A stage by its key, and one of its tabs with the focus where its work is."""
        self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        page = self.program.console.current
        assert page is not None
        if tab in page.tab_keys:
            page.show_tab(tab)
            page.take_focus()
        self.settle()
        return page

    def painted(self) -> None:
        """Wait until the paper in sight shows its pages."""
        self.rest()
        page = self.program.console.current
        papers = [one for one in page.findChildren(PaperView) if one.isVisible()] if page is not None else []
        self.wait(lambda: all(paper.page_count and paper.settled for paper in papers), "the document")

    def signing(self) -> None:
        """Two revisions, the first one signed, and what changed between them."""
        self.word()
        self.revision("As read aloud", picture=True)
        self.sign()
        self.turn_to(1)
        for key in ("1", "Right", "2"):
            self.keys(key)
        self.revision("After the last look")
        self.turn_to(6, "revisions")
        self.shoot("signoff-revisions")
        self.turn_to(6, "document")

    def word(self) -> None:
        """Everything that stays open gets its word."""
        panel, content = self.signoff().document.panel, self.program.desk.content
        self.wait(lambda: panel.keeper.sure, "the open points")
        if not without_a_word(content, open_points(content, self.program.desk.today())):
            return
        self.wait(lambda: panel.points.list.hasFocus(), "the list of open points")
        self.keys("Ctrl+A", "Space", "'Until the follow-up in May", "Enter")
        self.wait(lambda: panel.keeper.sure, "the open points as they are now")

    def sign(self) -> None:
        """The first approver signs with the mouse."""
        panel, content = self.signoff().document.panel, self.program.desk.content
        self.wait(lambda: not panel.is_sealing, "the seal")
        if not panel.may_sign:
            return
        before = content.count(Approval)
        self.keys("S", "A")
        if not panel.pad.isVisible():
            return
        field = panel.pad.ink.field()
        line = [
            QPoint(
                round(field.left() + field.width() * (0.08 + 0.8 * n / 60)),
                round(field.top() + field.height() * (0.5 + 0.3 * math.sin(n / 3) * math.cos(n / 9))),
            )
            for n in range(61)
        ]
        self.draw(panel.pad.ink, line)
        self.shoot("signoff-signing")
        self.keys("Enter")
        self.wait(lambda: content.count(Approval) > before, "the signature")
        self.painted()
        self.shoot("signoff-signed")
        self.check()

    def check(self) -> None:
        """What was signed, let fall on the window; and the same with one byte changed."""
        content, checking = self.program.desk.content, self.program.checking
        revision = latest(content)
        signed = signed_document(content, revision) if revision is not None else None
        if signed is None:
            return
        changed = bytearray(signed)
        changed[len(signed) // 9] ^= 1
        for name, data in (("good", signed), ("tampered", bytes(changed))):
            path = self.folder / f"Definition, {name}.pdf"
            path.write_bytes(data)
            self.drop(path)
            self.wait(lambda: checking.page is not None and not checking.page.busy, "the verdict")
            self.shoot(f"verify-{name}")
            self.press(Qt.Key.Key_Escape)

    def signoff(self) -> SignoffPage:
        """The last stage, at its document."""
        page = self.turn_to(6, "document")
        self.painted()
        assert isinstance(page, SignoffPage)
        return page

    def revision(self, note: str, *, picture: bool = False) -> None:
        """Freeze a revision; where nothing changed since the last one there is none to freeze."""
        self.turn_to(6, "document")
        self.painted()
        if not self.program.desk.commands.action("signoff.freeze").isEnabled():
            return
        count = self.program.desk.content.count(Revision)
        self.keys("F")
        if picture:
            self.shoot("signoff-freeze")
        self.type(note)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.program.desk.content.count(Revision) > count, "the revision")
