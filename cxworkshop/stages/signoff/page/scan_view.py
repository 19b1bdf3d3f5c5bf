"""A decision given on paper, looked at later: its scan as a picture, what was recorded, and the file itself."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.pictures import ENDINGS
from cxworkshop.core.words import date_words
from cxworkshop.stages.signoff.page.approvers import Approver
from cxworkshop.stages.signoff.page.scan_file import ScanFile, about, look_at
from cxworkshop.stages.signoff.page.scan_sheet import ScanSheet
from cxworkshop.stages.signoff.records import Scan
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.filedialog import ALL, save_file
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.theme import theme

TALLEST = 460  # px of the picture at 100 %
INSET = 14
SAME = "It is byte for byte what was recorded."
OTHER = "It is not what was recorded: its SHA-256 is another."


@dataclasses.dataclass(frozen=True, slots=True)
class _Seen:
    """What looking at a kept scan found: the file, how it looks unless it cannot be drawn, and whether it is whole."""

    file: ScanFile | None
    whole: bool
    why_not: str = ""


class ScanView(QWidget):
    """`left` asks to be put away, `again` to record the decision anew."""

    left = Signal()
    again = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.approver = Approver("", "", "")
        self.dialog: QFileDialog | None = None
        self._scan: Scan | None = None
        self._data = b""
        self._folder: QTemporaryDir | None = None  # what is opened lies there, until another workshop or the end
        self.title = ElidedLabel("", "ui", "ink", 600)
        self.close_button = IconButton("x", "Close", size=28, icon_size=16)
        self.close_button.set_name("Close", "Esc")
        self.close_button.clicked.connect(self.left)
        self.sheet = ScanSheet()
        self.name = ElidedLabel("", "ui", "ink", 500, mode=Qt.TextElideMode.ElideMiddle)
        self.about = Paragraph("", "small", "ink2")
        self.open_button = Button("Open", "secondary")
        self.open_button.clicked.connect(self.open)
        self.open_button.setToolTip("Open the scan in the program of this computer that shows such files")
        self.save_button = Button("Save a copy…", "secondary")
        self.save_button.clicked.connect(self.save)
        self.again_button = Button("Record it anew", "quiet")
        self.again_button.clicked.connect(self.again)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self._tools = FlowLayout(gap=8, line_gap=6)
        for button in (self.open_button, self.save_button, self.again_button):
            self._tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 8, INSET, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addLayout(self._tools)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        theme().changed.connect(self._fit)
        self.hide()

    def begin(self, approver: Approver, scan: Scan, *, may_again: bool) -> None:
        """Show a scan; it is looked at beside the window."""
        self.approver, self._scan, self._data = approver, scan, base64.b64decode(scan.image)
        self.title.setText(f"{approver.called} · signed on paper")
        self.name.setText(scan.name or "A scan without a name")
        self.again_button.setVisible(may_again)
        name_changed(self, f"Scan of what {approver.called} signed on paper")
        self.sheet.show_picture(None)
        self._show(None)

        data = self._data

        def done(seen: _Seen) -> None:
            if scan is self._scan:
                self.sheet.show_picture(seen.file.first if seen.file is not None else None)
                self._show(seen)
                self._fit()

        self.desk.background.run(lambda: _look(scan, data), done)

    def finish(self) -> None:
        """Nothing is looked at any more."""
        self._scan, self._data = None, b""
        self.sheet.show_picture(None)

    def forget_copies(self) -> None:
        """Nothing that was opened is left lying about."""
        if self._folder is not None:
            self._folder.remove()
            self._folder = None

    def focus_first(self) -> None:
        """The file itself comes first."""
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        """Show the scan in the program that this computer has for it; what is opened is a copy."""
        if not self._data or self._scan is None:
            return
        if self._folder is None:
            self._folder = QTemporaryDir()
            app = QCoreApplication.instance()
            if app is not None:
                app.aboutToQuit.connect(self.forget_copies)
        self._write(Path(self._folder.path()) / self._file_name(), opens=True)

    def save(self) -> None:
        """Ask where a copy shall lie."""
        self.dialog = save_file(self.window(), "Save the scan", ALL, self._file_name(), self._write)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _file_name(self) -> str:
        """The name that the scan came with, as far as it is a file's name and no way elsewhere."""
        if self._scan is None:
            return ""
        name = "".join(
            c for c in Path(self._scan.name.replace("\\", "/")).name if c.isprintable() and c not in '<>:"|?*'
        )
        ending = ENDINGS.get(self._scan.media, "")
        stem = name.strip(". ")[:120] or "scan"
        allowed = {ending, ".jpeg"} if ending == ".jpg" else {ending}
        return stem if Path(stem).suffix.lower() in allowed else f"{stem}{ending}"

    def _write(self, path: Path, *, opens: bool = False) -> None:
        data = self._data

        def job() -> None:
            from cxworkshop.exchange.output import write_whole

            write_whole(path, data)

        def done(_nothing: None) -> None:
            if opens:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            else:
                announce(self, f"Saved as {path.name}")
                self.desk.told.emit(f"The scan is in “{path.name}”")

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            self.desk.problem.emit(error)

        self.desk.background.run(job, done, failed, writes=not opens)

    def _show(self, seen: _Seen | None) -> None:
        scan = self._scan
        if scan is None:
            return
        file = seen.file if seen is not None else None
        by = f", recorded by {scan.by.strip()}" if scan.by.strip() else ""
        lines = [
            about(scan.media, len(scan.image) // 4 * 3, file.pages if file is not None else 0),
            f"{date_words(scan.signed_on)} on the paper{by}, {self.approver.when}",
            f"SHA-256 {scan.sha256[:12]} … {scan.sha256[-4:]}",
        ]
        if seen is not None:
            lines += [SAME if seen.whole else OTHER, *([seen.why_not] if seen.why_not else [])]
        self.about.setText("\n".join(lines))
        self.about.set_color("ink2" if seen is None or seen.whole else "ink:dang")

    def _fit(self) -> None:
        width = max(80, self.width() - 2 * INSET)
        picture, tallest = self.sheet.picture, theme().px(TALLEST)
        height = round(width * picture.height() / picture.width()) if not picture.isNull() else theme().px(118)
        self.sheet.setFixedSize(width, min(tallest, height + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), QRectF(self.rect()), fill="well", border="accent", width=2, elevation=0)


def _look(scan: Scan, data: bytes) -> _Seen:
    """Take a kept scan apart: it was whole when it was recorded, and may have been damaged since."""
    whole = hashlib.sha256(data).hexdigest() == scan.sha256
    try:
        return _Seen(look_at(data, scan.name), whole)
    except Problem as problem:
        return _Seen(None, whole, problem.happened)
