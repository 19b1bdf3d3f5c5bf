"""Which revision is shown: the content as it stands, or one that was frozen, and how each is told."""

from __future__ import annotations

from cxworkshop.core.words import counted
from cxworkshop.stages.signoff.page.chooser_bar import Version
from cxworkshop.stages.signoff.page.revision_foot import short_moment
from cxworkshop.stages.signoff.page.standing import Stand
from cxworkshop.stages.signoff.points import seal_of
from cxworkshop.stages.signoff.records import Approval, Decision, Revision
from cxworkshop.ui.desk import Desk, PaperName


class Versions:
    """`pinned` is the number of the revision that was chosen, None for the content as it stands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.pinned: int | None = None

    def number(self, stand: Stand) -> int | None:
        """The revision that is shown, None for the draft."""
        if self.pinned is not None:
            return self.pinned
        return stand.number if stand.current else None

    def forget_gone(self) -> None:
        """A revision that is not there is not shown."""
        if self.pinned is not None and self._revision(self.pinned) is None:
            self.pinned = None

    def sealed_on(self, stand: Stand) -> PaperName | None:
        """The paper of the sealed definition that is shown, None when that is not sealed."""
        revision = self._revision(self.number(stand))
        seal = seal_of(self._desk.content, revision) if revision is not None else None
        if seal is None:
            return None
        return "Letter" if seal.paper == "Letter" else "A4"

    def offered(self, stand: Stand) -> list[Version]:
        """The content as it stands, then every revision, the last first."""
        last = max((one.number for one in self._desk.content.of(Revision)), default=0)
        as_it_stands = f"revision {stand.number}" if stand.current else f"the draft of revision {last + 1}"
        revisions = sorted(self._desk.content.of(Revision), key=lambda one: -one.number)
        return [
            Version(None, f"As it stands: {as_it_stands}"),
            *(Version(one.number, self._told(one)) for one in revisions),
        ]

    def words(self, stand: Stand) -> str:
        """What is shown, in two words."""
        number = self.number(stand)
        return "Draft" if number is None else f"Revision {number}"

    def _told(self, revision: Revision) -> str:
        decided = {one.approver: one for one in self._desk.content.of(Approval) if one.revision == revision.id}
        signed = sum(one.decision is not Decision.DECLINE for one in decided.values())
        parts = [f"Revision {revision.number}", short_moment(revision.time, self._desk.today())]
        return ", ".join([*parts, f"{counted(signed, 'signature')}"] if signed else parts)

    def _revision(self, number: int | None) -> Revision | None:
        return next((one for one in self._desk.content.of(Revision) if one.number == number), None)
