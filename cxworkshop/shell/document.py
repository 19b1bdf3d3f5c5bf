"""A draft of the document from the records as they are, written whole to a file. No Qt: runs in any thread."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cxworkshop import stages
from cxworkshop.core.content import Content
from cxworkshop.core.errors import DiskFull, EnvironmentProblem, NoPermission
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.records import AcceptedPoint, Revision

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.mark import DraftMark

SAFE = "The workshop is unchanged, and no half document was left behind."


def write_document(
    content: Content,
    kind: str,
    path: Path,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Path | None:
    """Build the document and put it in place whole; None when it was stopped. Problem when it cannot be had.

    `kind` is "definition" or "record".
    """
    from cxworkshop.documents.book import build_document
    from cxworkshop.documents.errors import Cancelled

    chapters = [chapter for stage in stages.STAGES if stage.chapters for chapter in stage.load("chapters")]
    try:
        data = build_document(
            content, cast("Kind", kind), chapters, draft_mark(content), progress=progress, cancelled=cancelled
        )
    except Cancelled:
        return None
    write_whole(path, data)
    return path


def draft_mark(content: Content) -> DraftMark:
    """What the draft says about itself: the revision it may become, what is open, and who is asked to sign."""
    from cxworkshop.documents.mark import DraftMark, Point

    accepted = {one.point: one for one in content.of(AcceptedPoint)}
    points = []
    for point in stages.open_points(content):
        word = accepted.get(point.key)
        points.append(Point(point.sentence, word.words if word else "", word.by if word else ""))
    approvers = tuple((one.name, one.role) for one in content.of(Participant) if one.approver)
    number = max((one.number for one in content.of(Revision)), default=0) + 1
    return DraftMark(number, tuple(points), approvers)


def write_whole(path: Path, data: bytes) -> None:
    """Replace the file by `data`, or leave it as it was. EnvironmentProblem in plain words."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        _forget(beside)
        raise _told(error, path) from error


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the disk that refused the document may refuse this too; the name begins with a dot


def _told(error: OSError, path: Path) -> EnvironmentProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"The disk is full: “{path.name}” cannot be written.", SAFE, "Free some space and try again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NoPermission(f"“{path.name}” may not be written there.", SAFE, "Choose another folder.")
    return EnvironmentProblem(f"“{path.name}” cannot be written there.", SAFE, "Choose another folder.")
