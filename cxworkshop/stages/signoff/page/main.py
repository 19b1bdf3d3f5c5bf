"""The Sign-off page put together: its two tabs, its buttons, and what each command does."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.signoff.page.chooser_bar import COMMANDS as KINDS
from cxworkshop.stages.signoff.page.differences import DifferencesTab
from cxworkshop.stages.signoff.page.document_tab import DocumentTab
from cxworkshop.stages.signoff.records import AcceptedPoint, Revision
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.buttons import Button, ButtonKind
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.signed import SINCE

DOCUMENT, REVISIONS = "document", "revisions"
COMPARING = "What is different, said in sentences. No revision is ever changed or lost."


class SignoffPage(Page):
    """Read it, say what stays open, sign. `export_requested` carries what is to be written where documents go."""

    wide = True  # paper, and beside it everything that signing takes

    export_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._about = stage("signoff")
        super().__init__(desk, self._about.title, self._about.question, parent)
        self.swap_button = self._button("Swap", "secondary", "arrows-left-right", "signoff.swap")
        self.export_button = self._button("Export PDF", "secondary", "export", "file.export", spare=True)
        self.sign_button = self._button("Sign", "secondary", "pen-nib", "signoff.sign")
        self.freeze_button = self._button("Freeze revision 1", "primary", "snowflake", "signoff.freeze")
        self.document = DocumentTab(desk)
        self.differences = DifferencesTab(desk, self)
        self.differences.hide()  # until its tab is chosen
        self.add_tab(DOCUMENT, "Document", lambda: self.document)
        self.add_tab(REVISIONS, "Revisions", lambda: self.differences)
        self._bind()
        self.document.changed.connect(self._dress)
        self.document.compare_wanted.connect(self._compare)
        self.document.export_wanted.connect(self.export_requested)
        self.differences.compared.connect(self._dress)
        self.differences.nothing.freeze_wanted.connect(self._freeze_first)
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        self._dress()

    # -- the page ------------------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        self.document.hear(changed.changes)
        self.differences.hear(changed.changes)

    def on_opened(self) -> None:
        self.document.reset()
        self.differences.reset()
        self._dress()

    def take_focus(self) -> None:
        if (self.current_tab or DOCUMENT) == REVISIONS:
            self.differences.focus_first()
        else:
            self.document.focus_first()

    def leave(self) -> None:
        self.document.leave()

    def goto(self, where: str) -> bool:
        since, *things = where.split(" ")
        if since == SINCE and self.desk.signed.number:
            self.show_tab(REVISIONS)
            self.differences.since_signed(things)
            self.differences.focus_first()
            return True
        accepted = self.desk.content.find(AcceptedPoint, where)
        revision = self.desk.content.find(Revision, where)
        if revision is not None:
            self._compare(revision.number)
            return True
        self.show_tab(DOCUMENT)
        panel = self.document.panel
        if panel.points.reveal(accepted.point if accepted is not None else where):
            return True
        card = panel.grid.card_of(where)
        if card is not None:
            card.setFocus()
        return card is not None

    def state(self) -> dict[str, Any]:
        return {**super().state(), "document": self.document.state(), "compared": self.differences.state()}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        document, compared = state.get("document"), state.get("compared")
        if isinstance(document, dict):
            self.document.restore(document)
        if isinstance(compared, dict):
            self.differences.restore(compared)

    @property
    def wanted_document(self) -> Wanted | None:
        """The document that is in front, None on another tab: it is what is meant by the document."""
        return self.document.wanted if (self.current_tab or DOCUMENT) == DOCUMENT else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()

    def room_item(self) -> RoomItem | None:
        """Who signs, and who has: what is open is the facilitator's to see."""
        return RoomItem("signoff", "standing")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _button(self, text: str, kind: ButtonKind, icon: str, command: str, *, spare: bool = False) -> Button:
        button = Button(text, kind, icon=icon)
        button.bind(self.desk.commands.action(command), text=False)
        self.add_button(button, spare=command == "file.export")
        return button

    def _bind(self) -> None:
        panel, reading = self.document.panel, self.document.reading
        self.desk.commands.bind(
            self.document,
            {
                "signoff.sign": self.document.sign,
                "signoff.freeze": self.document.freeze,
                "signoff.next": lambda: reading.paper.turn(1),
                "signoff.previous": lambda: reading.paper.turn(-1),
                "signoff.zoom": reading.toggle_fit,
                **{command: partial(self._show_kind, kind) for kind, command in KINDS.items()},
                "signoff.version": reading.bar.offer_versions,
                "signoff.paper": self.document.other_paper,
                "signoff.export": self.document.export,
            },
        )
        self.desk.commands.bind(
            panel.points.list,
            {
                "signoff.word": panel.points.say,
                "signoff.take_back": panel.points.take_back,
                "signoff.settle": panel.points.settle,
            },
        )

    def _compare(self, number: int) -> None:
        self.show_tab(REVISIONS)
        self.differences.compare_with(number)
        self.differences.focus_first()

    def _freeze_first(self) -> None:
        self.show_tab(DOCUMENT)
        self.document.freeze()

    def _show_kind(self, kind: str) -> None:
        self.show_tab(DOCUMENT)
        self.document.show_kind(kind)

    def _turned(self) -> None:
        self.document.panel.leave()
        self._dress()

    def _dress(self) -> None:
        """The question and the buttons that belong to what is shown."""
        comparing = (self.current_tab or DOCUMENT) == REVISIONS
        panel = self.document.panel
        self.set_question(COMPARING if comparing else self._about.question)
        may_sign, may_freeze = panel.may_sign, panel.may_freeze
        self.desk.commands.enable(["signoff.sign"], may_sign)
        self.desk.commands.enable(["signoff.freeze"], may_freeze)
        self.desk.commands.enable(["signoff.swap"], all(self.differences.pair))
        self.swap_button.setVisible(comparing and all(self.differences.pair))
        self.differences.nothing.freeze.setEnabled(may_freeze)
        self.sign_button.setVisible(not comparing)
        self.freeze_button.setVisible(not comparing and may_freeze)
        self.freeze_button.setText(f"Freeze revision {panel.next_number}")
        self.freeze_button.set_kind("primary" if panel.verdict.freeze == "now" else "secondary")
        self.sign_button.set_kind("primary" if may_sign else "secondary")
        for button in (self.freeze_button, self.sign_button):
            button.updateGeometry()  # a button of another weight has words of another width
        why = f"{panel.verdict.title}. {panel.verdict.text}" if not may_sign else ""
        self.sign_button.setToolTip(tooltip(why))
        self.sign_button.setAccessibleDescription(why)
