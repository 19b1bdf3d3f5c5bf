"""The end of the document: what is left open and why, who approves, and what changed since the last revision."""

from __future__ import annotations

import base64

from cxworkshop.core.content import Content
from cxworkshop.core.words import counted, shown
from cxworkshop.documents.chapter import Chapter, Context, CoverPart
from cxworkshop.documents.logo import Logo as LogoPicture
from cxworkshop.documents.logo import read_logo
from cxworkshop.documents.mark import Mark, RevisionMark, days_words
from cxworkshop.documents.words import many, sentence
from cxworkshop.stages.prepare.records import Day, Logo, Participant, Workshop
from cxworkshop.stages.signoff.chapter import approval, changed, evidence, left_open
from cxworkshop.stages.signoff.chapter.changes import changes_of
from cxworkshop.stages.teams.records import Team


def _cover(content: Content, mark: Mark) -> CoverPart:
    workshop = content.one(Workshop)
    return CoverPart(
        client=workshop.client.strip(),
        title=workshop.title.strip(),
        accent=workshop.accent,
        agreed=_agreed(content),
        approved=_approved(mark),
        asked=_asked(mark),
        left_open=_left_open(mark),
        logo=_logo(content),
    )


def _logo(content: Content) -> LogoPicture | None:
    kept = content.find(Logo, Logo.TABLE)
    if kept is None:
        return None
    client = content.one(Workshop).client.strip()
    return read_logo(base64.b64decode(kept.image), kept.dark, f"Logo of {client}" if client else "Logo")


def _agreed(content: Content) -> tuple[str, ...]:
    days = [day.on for day in content.of(Day) if day.on is not None]
    when = ""
    if days:
        when = days_words(min(days), max(days))
    people = content.count(Participant)
    teams = content.count(Team)
    sizes = [counted(teams, "team")] if teams else []
    if people:
        sizes.append(counted(people, "person", "people"))
    return tuple(line for line in (when, ", ".join(sizes)) if line) or ("Nothing yet",)


def _approved(mark: Mark) -> tuple[str, ...]:
    if not isinstance(mark, RevisionMark):
        return ("Nobody: this is a draft",)
    yes = [one.name for one in mark.approvals if one.decision != "decline"]
    no = [one.name for one in mark.approvals if one.decision == "decline"]
    lines = [", ".join(yes)] if yes else ["Nobody has signed yet"]
    if no:
        lines.append(f"Declined by {', '.join(no)}")
    waiting = len({name for name, _ in mark.approvers} - {one.name for one in mark.approvals})
    if yes and waiting:
        lines.append(f"{waiting} still to sign")
    return tuple(lines)


def _asked(mark: Mark) -> tuple[str, ...]:
    """Whoever is to decide, as long as nobody has: these pages are signed as they are, and say so for good."""
    if not isinstance(mark, RevisionMark) or mark.approvals or not mark.approvers:
        return ()
    return (", ".join(shown(name, 60) for name, _ in mark.approvers), "each decision stands under “Approval”")


def _left_open(mark: Mark) -> tuple[str, ...]:
    count = len(mark.points)
    if not count:
        return ("Nothing",)
    accepted = sum(bool(point.words.strip()) for point in mark.points)
    lines = [counted(count, "point")]
    if accepted == count:
        lines.append("each accepted with a reason")
    elif accepted:
        lines.append(f"{accepted:,} accepted with a reason")
    return tuple(lines)


def _changed_title(context: Context) -> str:
    previous = context.mark.previous
    return f"What changed since revision {previous.number}" if previous else "What changed"


CHAPTERS = (
    Chapter(
        key="left-open",
        place=70,
        title=left_open.title,
        lead=left_open.lead,
        blocks=left_open.blocks,
        result=left_open.result,
        runs_on=lambda context: not context.mark.points,
        cover=_cover,
    ),
    Chapter(
        key="approval",
        place=80,
        title="Approval",
        blocks=approval.blocks,
        result=approval.result,
        alone=True,
    ),
    Chapter(
        key="evidence",
        place=115,
        title="Signed on paper",
        appendix=True,
        present=lambda context: bool(evidence.on_paper(context)),
        lead="Who signed by hand, and the scan that the workshop keeps of it, byte for byte as it came.",
        blocks=evidence.blocks,
        result=evidence.result,
    ),
    Chapter(
        key="changes",
        place=110,
        title=_changed_title,
        appendix=True,
        present=lambda context: context.mark.previous is not None,
        lead=changed.lead,
        blocks=changed.blocks,
        result=lambda context: sentence(many(len(changes_of(context)), "change")),
    ),
    Chapter(
        key="all-open",
        place=160,
        title="Everything that is open",
        appendix=True,
        present=lambda context: len(context.mark.points) > left_open.MOST,
        lead="Every open point of this content, whether anybody has given it a word or not.",
        blocks=left_open.every,
        result=lambda context: counted(len(context.mark.points), "open point"),
    ),
)
