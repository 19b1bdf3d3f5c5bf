"""Signed on paper: the scan is dropped or chosen, recorded with the decision, and looked at again later."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff.page import scan_view
from cxworkshop.stages.signoff.points import latest, signed_document
from cxworkshop.stages.signoff.records import Approval, Decision, Scan, SignedPart
from tests.stages.signoff.test_page_sealing import blank, frozen, keys, locked  # noqa: F401
from tests.stages.signoff.test_page_signing import ready  # noqa: F401

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF of two pages, as a scanner makes it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for _ in range(2):
        canvas.drawString(100, 400, "Signed by hand")
        canvas.showPage()
    canvas.save()
    path = tmp_path / "page 14, signed.pdf"
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    picture = QImage(300, 420, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    path = tmp_path / "photo.png"
    picture.save(str(path))
    return path


def drop(on: QWidget, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    middle = on.rect().center()
    action, buttons, none = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(on, QDragEnterEvent(middle, action, mime, buttons, none))
    QApplication.sendEvent(on, QDropEvent(QPointF(QPoint(middle)), action, mime, buttons, none))


def kept(desk) -> Scan:
    (one,) = desk.content.of(Scan)
    return one


def test_p_dropped_scan_enter(ready, desk, press, settle, scan) -> None:  # noqa: F811
    pad = ready.document.panel.pad
    press(Key.Key_S)
    press(Key.Key_W, "As on the sheet")
    pad.decision.segment("reserve").setFocus()
    press(Key.Key_P)
    assert pad.hand.scan.isVisible()
    assert not pad.ink.isVisible()
    assert QApplication.focusWidget() is pad.hand.scan.choose_button
    assert pad.missing.text() == "The scan is missing: drop it here, or choose the file."
    drop(pad, scan)
    settle(ready)
    box = pad.hand.scan
    assert (box.title.text(), box.note.text()) == ("page 14, signed.pdf", "PDF, 2 pages, 2 KB")
    assert not box.sheet.picture.isNull()
    pad.hand.on.setFocus()
    pad.hand.on.selectAll()
    press("10 Mar 2026", Key.Key_Return)
    settle(ready)
    (approval,) = desk.content.of(Approval)
    assert (approval.decision, approval.words, approval.signature) == (Decision.RESERVE, "As on the sheet", ())
    one = kept(desk)
    assert (one.approval, one.name, one.media) == (approval.id, "page 14, signed.pdf", "application/pdf")
    assert (one.signed_on, one.by) == (date(2026, 3, 10), "Anna Falk")
    assert base64.b64decode(one.image) == scan.read_bytes()
    assert one.sha256 == hashlib.sha256(scan.read_bytes()).hexdigest()
    card = ready.document.panel.grid.cards[0]
    assert card.approver.state == "approves with reservations on paper, 16:02"
    assert desk.store.undo_label is None or "paper" not in desk.store.undo_label


def test_a_file_let_fall_on_a_card_is_that_approvers_paper(ready, desk, press, settle, photo) -> None:  # noqa: F811
    panel = ready.document.panel
    drop(panel.grid.cards[1], photo)
    settle(ready)
    assert panel.pad.approver.id == "piero"
    assert panel.pad.hand.scan.note.text().startswith("PNG picture, ")
    press(Key.Key_D)
    panel.pad.decision.segment("decline").setFocus()
    press(Key.Key_Return)
    settle(ready)
    (approval,) = desk.content.of(Approval)
    assert (approval.name, approval.decision, kept(desk).media) == ("Piero Manca", Decision.DECLINE, "image/png")


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


HOSTILE = {
    "no-picture": (b"<html>", "no PDF and no picture"),
    "empty": (b"", "is empty"),
    "broken-pdf": (b"%PDF-1.7\n" + b"\xff" * 500, "it is damaged"),
    "broken-picture": (png_of(200, 200), "it is damaged"),
    "bomb": (png_of(60_000, 60_000), "larger than can be read: 60,000 × 60,000 pixels"),
    "too-long": (b"%PDF-1.7\n" + b"0" * (20 * 1024 * 1024), "larger than 20 MB"),
}


@pytest.mark.parametrize(("data", "why"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.qt_log_ignore(".*")
def test_a_hostile_scan_is_refused_in_a_sentence(ready, desk, press, settle, scan, tmp_path, data, why) -> None:  # noqa: F811
    pad = ready.document.panel.pad
    press(Key.Key_S, Key.Key_A)
    drop(pad, scan)
    settle(ready)
    path = tmp_path / "strange.bin"
    path.write_bytes(data)
    drop(pad, path)
    settle(ready)
    assert why in pad.hand.scan.note.text()
    assert "strange.bin" in pad.hand.scan.note.text()
    assert pad.hand.scan.scan is not None  # the one from before is there still
    assert pad.hand.scan.scan.data == scan.read_bytes()
    assert not desk.content.count(Approval)


def test_several_files_and_a_file_that_is_gone_are_said(ready, press, settle, scan, photo, tmp_path) -> None:  # noqa: F811
    pad = ready.document.panel.pad
    press(Key.Key_S)
    drop(pad, scan, photo)
    assert pad.hand.scan.note.text() == "One file at a time: nothing was changed."
    drop(pad, tmp_path / "gone.pdf")
    settle(ready)
    assert "There is no file" in pad.hand.scan.note.text()
    assert pad.hand.lacking() == "The scan is missing: drop it here, or choose the file."


def test_what_is_missing_on_paper_is_said_and_nothing_recorded(ready, desk, press, settle, scan) -> None:  # noqa: F811
    pad = ready.document.panel.pad
    press(Key.Key_S, Key.Key_A)
    drop(pad, scan)
    settle(ready)
    pad.hand.on.setFocus()
    pad.hand.on.selectAll()
    press("12 Mar 2026", Key.Key_Return)
    assert pad.missing.text() == "The date on the paper lies ahead: 12 March 2026."
    pad.hand.on.selectAll()
    press(Key.Key_Delete, Key.Key_Return)
    assert pad.missing.text() == "The date on the paper is missing."
    press("yesterday")
    pad.hand.by.setFocus()
    pad.hand.by.selectAll()
    press(Key.Key_Delete, Key.Key_Return)
    assert pad.missing.text() == "Who records it is missing."
    assert QApplication.focusWidget() is pad.hand.by
    assert not desk.content.count(Approval)


def test_what_was_begun_on_paper_waits_while_somebody_else_signs(ready, press, settle, scan) -> None:  # noqa: F811
    panel = ready.document.panel
    press(Key.Key_S)
    drop(panel.pad, scan)
    settle(ready)
    panel.sign("piero")
    assert panel.pad.hand.way == "draw"
    assert panel.pad.hand.scan.scan is None
    panel.sign("ida")
    assert panel.pad.hand.way == "paper"
    assert panel.pad.hand.scan.scan is not None


@pytest.fixture
def recorded(ready, desk, press, settle, scan):  # noqa: F811
    """Ida has signed on paper."""
    press(Key.Key_S, Key.Key_A)
    drop(ready.document.panel.pad, scan)
    settle(ready)
    ready.document.panel.pad.words.setFocus()
    press(Key.Key_Return)
    settle(ready)
    return ready


def test_the_scan_is_looked_at_again_and_given_out(recorded, desk, press, settle, tmp_path, scan, monkeypatch) -> None:
    panel = recorded.document.panel
    opened: list[bytes] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()).read_bytes()))
    panel.grid.cards[0].setFocus()
    press(Key.Key_Return)
    settle(recorded)
    view = panel.scan
    assert view.isVisible()
    assert not panel.pad.isVisible()
    assert not view.sheet.picture.isNull()
    assert "PDF, 2 pages" in view.about.text()
    assert scan_view.SAME in view.about.text()
    assert view.open_button.hasFocus()
    press(Key.Key_Space)
    settle(recorded)
    assert opened == [scan.read_bytes()]
    (copy,) = Path(view._folder.path()).iterdir()
    view.forget_copies()
    assert not copy.exists()
    told: list[str] = []
    desk.told.connect(told.append)  # `said` would offer to undo the last step
    view.save()
    assert Path(view.dialog.selectedFiles()[0]).name == "page 14, signed.pdf"
    view.dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    view.dialog.reject()
    settle(recorded)
    assert (tmp_path / "copy.pdf").read_bytes() == scan.read_bytes()
    assert told == ["The scan is in “copy.pdf”"]
    recorded.activateWindow()
    view.open_button.setFocus()
    settle(recorded)
    press(Key.Key_Escape)
    assert not view.isVisible()
    assert QApplication.focusWidget() is panel.grid.cards[0]


def test_a_scan_that_is_not_what_was_recorded_says_so(recorded, desk, press, settle) -> None:
    one = kept(desk)
    with desk.store.step("Damage") as draft:
        draft.change(one, image=base64.b64encode(b"%PDF-1.7 something else").decode())
    panel = recorded.document.panel
    panel.press("ida")
    settle(recorded)
    assert scan_view.OTHER in panel.scan.about.text()
    assert "damaged" in panel.scan.about.text()


def test_without_a_seal_it_can_be_recorded_anew(recorded, desk, press, settle) -> None:
    panel = recorded.document.panel
    panel.press("ida")
    settle(recorded)
    QTest.mouseClick(panel.scan.again_button, LEFT)
    assert panel.pad.isVisible()
    assert panel.pad.approver.id == "ida"


@pytest.mark.parametrize("name", ["../../.bashrc", "C:\\evil\\page.pdf", "", "…\n.pdf", "a" * 300 + ".pdf", "scan.exe"])
def test_a_name_from_somewhere_is_a_file_of_ours(recorded, desk, press, settle, name) -> None:
    with desk.store.step("Rename") as draft:
        draft.change(kept(desk), name=name)
    view = recorded.document.panel.scan
    recorded.document.panel.press("ida")
    settle(recorded)
    given = view._file_name()
    assert given.endswith(".pdf")
    assert len(given) < 130
    assert not {"/", "\\", ":", "\n"} & set(given)


def test_paper_in_a_sealed_revision_is_signed_by_the_hosts(
    keys, blank, page, desk, press, settle, frozen, scan,  # noqa: F811
) -> None:  # fmt: skip
    frozen()
    panel = page.document.panel
    press(Key.Key_S, Key.Key_A)
    QTest.mouseClick(panel.pad.key_row.own_button, LEFT)
    drop(panel.pad, scan)
    settle(page)
    assert not panel.pad.key_row.own_button.isVisible()  # the hosts' key signs, nobody else's
    assert not panel.pad.key_row.path.isVisible()
    panel.pad.words.setFocus()
    press(Key.Key_Return)
    settle(page)
    assert desk.content.count(Approval) == desk.content.count(Scan) == desk.content.count(SignedPart) == 1
    revision = latest(desk.content)
    assert revision is not None
    pdf = signed_document(desk.content, revision)
    assert pdf is not None
    report = verify(pdf, workshop=HeldAgainst(desk.content, pdf))
    assert report.signatures[1].who == "Workshop, paper of Ida Sørby"
    assert kept(desk).sha256 in report.signatures[1].decided
    card = panel.grid.cards[0]
    assert card.isEnabled()  # to look at, not to sign again
    panel.press("ida")
    settle(page)
    assert panel.scan.isVisible()
    assert not panel.scan.again_button.isVisible()
    panel.sign("ida")
    assert not panel.pad.isVisible()
