"""Backups: the workshop as it was when it was opened, and as it was before its file was brought up to date."""

from __future__ import annotations

import filecmp
import shutil
from datetime import datetime
from pathlib import Path

from cxworkshop import paths

KEPT = 10


def keep(database: Path, workshop: str, now: datetime, *, why: str = "") -> Path | None:
    """Copy a closed database to the workshop's backups and keep the newest ten; None when the last one is equal.

    `workshop` is the workshop's uuid, `why` a few words for the file's name ("before version 2").
    """
    folder = paths.home() / "backups" / workshop
    folder.mkdir(parents=True, exist_ok=True)
    known = sorted(folder.glob("*.cxw"))
    if known and not why and filecmp.cmp(known[-1], database, shallow=False):
        return None
    reason = f" {why}" if why else ""
    target = folder / f"{now.astimezone():%Y-%m-%d %H.%M.%S}{reason}.cxw"
    part = target.with_suffix(".part")
    shutil.copyfile(database, part)
    part.replace(target)
    for old in [*known, target][:-KEPT]:
        old.unlink(missing_ok=True)
    return target
