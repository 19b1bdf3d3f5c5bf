"""What is said about a file, from the sign of the verdict down to everything that was looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import counted, quoted
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.cards import Cards
from cxworkshop.shell.checking.examine import Examined
from cxworkshop.shell.checking.parts import Details, Findings, RunBox
from cxworkshop.shell.checking.trust import Believed
from cxworkshop.shell.checking.trust_list import TrustRow, TrustRows
from cxworkshop.shell.checking.verdict_mark import VerdictMark
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.labels import Paragraph, SectionHeading
from cxworkshop.ui.theme import theme

NARROW = 590  # pixels at 100 % that the sentences take: longer lines are hard to read
MOST_RUNS = 8  # places that are shown word by word


class Sentences(KeyboardFocus, QWidget):
    """The verdict and what it means, no wider than they are read well. Tab stops here, for a screen reader."""

    halo_radius = 8

    def __init__(self, said: str, means: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = Paragraph(said, "hero", "ink", max_width=NARROW)
        self.meaning = Paragraph(means, "h2", "ink2", 400, max_width=NARROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.verdict)
        column.addWidget(self.meaning)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{said} {means}")
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(theme().px(NARROW))


def _limited(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row


class Body(QWidget):
    """`copy` puts text on the clipboard and says so in a few words."""

    def __init__(
        self,
        found: Examined,
        copy: Callable[[str, str], object],
        believed: Sequence[Believed] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.trusted = TrustRows(believed, copy) if believed else None
        said = wording.verdict(found)
        self.sentences = Sentences(said, wording.meaning(found))
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 8, 40, 24)
        column.setSpacing(0)
        column.addWidget(VerdictMark(wording.tone(found)))
        column.addSpacing(26)
        column.addLayout(_limited(self.sentences))
        self._runs(column, found)
        people = [one for one in found.report.signatures if not one.seal]
        if people:
            column.addSpacing(30)
            column.addWidget(
                SectionHeading("Signed by" if wording.tone(found) is not wording.Tone.BAD else "Signatures in the file")
            )
            column.addSpacing(6)
            column.addWidget(Cards(found, people))
        column.addSpacing(28)
        column.addWidget(SectionHeading("Details"))
        column.addSpacing(8)
        column.addWidget(_details(found, copy))
        if self.trusted is not None:
            column.addSpacing(26)
            column.addWidget(SectionHeading("Certificates trusted on this laptop"))
            column.addSpacing(8)
            column.addWidget(self.trusted)
        column.addSpacing(26)
        column.addWidget(SectionHeading("What was looked at"))
        column.addSpacing(8)
        column.addWidget(Findings(found.report.findings))
        column.addStretch(1)
        self.setAccessibleName(said)
        self.setAccessibleDescription(wording.as_text(found))

    def stops(self) -> list[QWidget]:
        """What Tab stops at behind the verdict, from above to below."""
        details = [one for one in self.findChildren(IconButton) if not isinstance(one.parentWidget(), TrustRow)]
        rows = self.trusted.rows if self.trusted is not None else []
        return [*details, *(stop for row in rows for stop in (row.copy, row.remove))]

    def _runs(self, column: QVBoxLayout, found: Examined) -> None:
        runs = found.compared.runs if found.compared is not None else ()
        if not runs:
            return
        column.addSpacing(30)
        column.addWidget(SectionHeading("What is different", wording.against(found)))
        several = len({run.page for run in runs}) > 1
        for run in runs[:MOST_RUNS]:
            if several:
                column.addSpacing(6)
                column.addWidget(Paragraph(f"Page {run.page + 1}", "small", "ink2"))
            column.addSpacing(6)
            column.addWidget(RunBox(run))
        rest = len(runs) - MOST_RUNS
        if rest > 0:
            column.addSpacing(8)
            more = " or more" if found.compared is not None and found.compared.more else ""
            column.addWidget(Paragraph(f"and {counted(rest, 'other passage')}{more}", "ui", "ink2"))


def _details(found: Examined, copy: Callable[[str, str], object]) -> Details:
    details = Details(copy)
    report, revision = found.report, found.revision
    if report.sha256:
        details.add_digest("Seal", wording.short(report.sha256), report.sha256)
    if revision is not None:
        by = f" by {' '.join(revision.author.split())}" if revision.author.strip() else ""
        details.add("Revision", f"{revision.number}, frozen {wording.moment(revision.time)}{by}")
        points = revision.open_points
        if points:
            worded = sum(bool(point.words.strip()) for point in points)
            every = "each accepted in writing" if worded == len(points) else f"{worded} of them accepted in writing"
            details.add("Open points", f"{len(points):,}, {every}")
    for fact in report.signatures:
        if fact.seal:
            whose = wording.whose(found, fact)
            said = [quoted(fact.who, "nobody", 80), wording.clock(fact), f"{whose[:1].lower()}{whose[1:]}"]
            details.add("Sealed", ", ".join(part for part in said if part))
    if report.authority:
        details.add_digest("Certificate", wording.short(report.authority), report.authority)
    if found.leaves is not None:
        details.add("Pages", wording.compared_words(found))
    if found.truth is not None and not found.earlier and not found.truth.printed:
        signed = hashlib.sha256(found.truth.pdf).hexdigest()
        details.add_digest("Signed file", wording.short(signed), signed)
    details.add_digest("This file", wording.short(found.digest), found.digest)
    return details
