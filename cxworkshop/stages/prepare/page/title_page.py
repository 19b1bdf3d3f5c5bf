"""What the title page of the documents carries of the client: the logo and the colour, and how they will look there."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.words import shown
from cxworkshop.documents import colours
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.logo_file import KINDS, LogoFile, colours_of, read_logo
from cxworkshop.stages.prepare.page.title_field import Swatch, TitlePageField
from cxworkshop.stages.prepare.page.title_preview import TitlePreview
from cxworkshop.stages.prepare.records import Logo, Workshop
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.dropped import one_file
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.filedialog import open_file
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import Paragraph

HINT = "PNG or JPEG; drop it here, or choose the file."
DARK = "White on paper, it would not be seen: it stands on a dark ground."
_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.I)


def read_colour(text: str) -> str | None:
    """`#0B5F4E`, `0b5f4e` or `#0b5` as #RRGGBB; "" for none; None when it is no colour."""
    said = text.strip()
    if not said:
        return ""
    found = _COLOUR.fullmatch(said)
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return f"#{digits.upper()}"


def colour_words(accent: str) -> str:
    """What becomes of a client's colour on paper."""
    if not accent:
        return "Without one, headings have a dark green."
    text = colours.readable_accent(accent)
    if text == colours.INK:
        return "Too near the red that stands for customers: the bar has it, headings stay black."
    if text == accent.upper():
        return "The bar and the headings have it."
    return f"The bar has it; headings have it darker, {text}, to be read easily."


class TitlePagePanel(QWidget):
    """Opens below the fields of the plan, by `field`, which shows the same in small.

    `left` asks to be closed, `wanted` to be opened; a file may be let fall anywhere on it and on the field.
    """

    left = Signal()
    wanted = Signal()
    rearranged = Signal()  # there are other colours to take

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.field = TitlePageField()
        self.field.clicked.connect(lambda: self.left.emit() if self.isVisible() else self.wanted.emit())
        self.field.dropped.connect(self._take)
        self.dialog: QFileDialog | None = None
        self._reading = 0
        self._wanted = False
        self._logo: Logo | None = None
        self._picture: QImage | None = None
        self.preview = TitlePreview()
        self.choose_button = Button("Choose a logo…", "secondary", icon="image")
        self.choose_button.clicked.connect(self.choose)
        self.remove_button = Button("Remove", "quiet")
        self.remove_button.clicked.connect(self.remove)
        self.note = Paragraph(HINT, "small", "ink2")
        self.colour = LineEdit("", "None, or #0B5F4E", "Client’s colour")
        self.colour.committed.connect(self._colour_typed)
        self.colour_field = Field("Colour", self.colour)
        self.colour_note = Paragraph("", "small", "ink2")
        self.close_button = IconButton("x", "Close", size=28, icon_size=16)
        self.close_button.set_name("Close", "Esc")
        self.close_button.clicked.connect(self.left)
        self._swatches: list[Swatch] = []
        self._swatch_row = FlowLayout(gap=2, line_gap=2)
        logo = QVBoxLayout()
        logo.setSpacing(6)
        tools = FlowLayout(gap=6, line_gap=6)
        self._tools = tools
        tools.addWidget(self.choose_button)
        tools.addWidget(self.remove_button)
        logo.addLayout(tools)
        logo.addWidget(self.note)
        logo.addStretch(1)
        colour = QVBoxLayout()
        colour.setSpacing(6)
        colour.addWidget(self.colour_field)
        colour.addLayout(self._swatch_row)
        colour.addWidget(self.colour_note)
        colour.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 8, 12)
        row.setSpacing(20)
        row.addWidget(self.preview, 5)
        row.addLayout(logo, 4)
        row.addLayout(colour, 4)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAcceptDrops(True)
        self.setAccessibleName("Title page of the documents: logo and colour")
        self.hide()

    # -- what is shown -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is recorded."""
        content = self.desk.content
        workshop, logo = content.one(Workshop), content.find(Logo, Logo.TABLE)
        fresh = logo is not self._logo
        self._logo = logo
        data = base64.b64decode(logo.image) if logo is not None and fresh else b""
        if fresh:
            picture = QImage.fromData(data) if data else None
            self._picture = picture
            self.preview.show_logo(picture, dark=logo is not None and logo.dark)
            self._offer(colours_of(data) if picture is not None and not picture.isNull() else [])
        self.preview.show_words(workshop.client, workshop.accent)
        self.field.show_title(self._picture, workshop.accent, dark=logo is not None and logo.dark)
        self.choose_button.setText("Another logo…" if logo is not None else "Choose a logo…")
        self.remove_button.setVisible(logo is not None)
        if fresh:
            self._say("")
        self.colour.set_text(workshop.accent)
        self.colour_note.setText(colour_words(workshop.accent))

    def reset(self) -> None:
        """Another workshop: nothing of the one before is on its way."""
        self._reading += 1
        self.colour_field.set_error("")
        self.hide()

    def focus_first(self) -> None:
        """The logo comes first."""
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, offered: list[str]) -> None:
        self._swatch_row.clear()
        self._swatches = [Swatch(colour, self) for colour in offered]
        for swatch in self._swatches:
            swatch.taken.connect(self._set_colour)
            self._swatch_row.addWidget(swatch)
            swatch.show()
        self.rearranged.emit()

    @property
    def swatches(self) -> tuple[Swatch, ...]:
        """The colours of the logo that are offered."""
        return tuple(self._swatches)

    def _say(self, problem: str) -> None:
        logo = self._logo
        name = shown(logo.name, 40) if logo is not None else ""
        self.note.setText(problem or (DARK if logo is not None and logo.dark else name or HINT))
        self.note.set_color("ink:warn" if problem else "ink2")
        if problem:
            announce(self, problem)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for the file."""
        self.dialog = open_file(self.window(), "The client’s logo", KINDS, self.load)

    def load(self, path: Path | None) -> None:
        """Make a logo of a file, beside the window; None is what was no single file."""
        if path is None:
            self._say("One file at a time: nothing was changed.")
            return
        self._reading += 1
        turn, store = self._reading, self.desk.store
        self.note.setText("The logo is being read…")

        def done(logo: LogoFile) -> None:
            if turn == self._reading and store is self.desk.store:
                self.desk.do(do.set_logo, logo.data, logo.name, dark=logo.dark)
                announce(self, f"Logo: {logo.name}")

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if turn == self._reading:
                self._say(" ".join(part for part in (error.happened, error.todo) if part))

        self.desk.background.run(lambda: read_logo(path), done, failed)

    def remove(self) -> None:
        """Take the logo away; undo brings it back."""
        self.desk.do(do.remove_logo)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what is half typed."""
        self.colour.commit()

    def _colour_typed(self, text: str) -> None:
        colour = read_colour(text)
        if colour is None:
            self.colour_field.set_error("A colour is # and six digits from 0 to F, such as #0B5F4E.")
            return
        self._set_colour(colour)

    def _set_colour(self, colour: str) -> None:
        self.colour_field.set_error("")
        if colour != self.desk.content.one(Workshop).accent:
            self.desk.do(do.set_accent, colour)
        self.colour.set_text(self.desk.content.one(Workshop).accent)

    # -- inside --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take(self, path: Path | None) -> None:
        """A file was let fall on the field: what becomes of it is seen below."""
        if not self.isVisible():
            self.wanted.emit()
        self.load(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self._wanted = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._wanted = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._wanted = False
        self.update()
        self.load(one_file(event.mimeData()))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        border, width = ("accent", 2) if self._wanted else ("line2", 1)
        draw_panel(QPainter(self), QRectF(self.rect()), fill="well", border=border, width=width, elevation=0)
