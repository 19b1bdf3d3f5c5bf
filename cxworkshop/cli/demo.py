"""The sample workshop through every stage: the same commands a person would type, then a picture of each screen."""

from __future__ import annotations

import os
from pathlib import Path

from cxworkshop.core.errors import ExitCode, NoPermission

NAME = "Sample workshop.cxw"
SCREENS = "Screens"


def run(out: Path) -> int:
    """Make the workshop, its documents and its screenshots in a folder; returns an exit code and names the folder."""
    from cxworkshop.cli.commands import export, new, points, revise
    from cxworkshop.cli.parser import read

    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / NAME).unlink(missing_ok=True)
    except OSError:
        raise NoPermission(f"The folder “{out}” cannot be written.") from None
    workshop = str(out / NAME)

    new(read(["new", workshop, "--sample"]))
    export(read(["export", workshop, "--to", str(out / "Draft.pdf")]))
    points(read(["points", workshop]))
    revise(read(["revise", workshop, "--note", "As read aloud at the end of the workshop"]))
    number = _latest(workshop)
    for kind, name in (("definition", "Definition.pdf"), ("record", "Full record.pdf")):
        export(read(["export", workshop, "--to", str(out / name), "--document", kind, "--revision", number]))
    export(read(["export", workshop, "--to", str(out / "Revision.json"), "--revision", number]))
    export(read(["export", workshop, "--to", str(out / "Content.json")]))
    _screens(out)
    print(f"Everything is in {out.resolve()}")
    return ExitCode.DONE


def _latest(workshop: str) -> str:
    """The number of the revision just frozen; the sample may bring earlier ones."""
    from cxworkshop.stages import record_types
    from cxworkshop.stages.signoff.points import latest
    from cxworkshop.storage.store import Store

    with Store.open(workshop, record_types(), read_only=True) as store:
        revision = latest(store.content)
    assert revision is not None
    return str(revision.number)


def _screens(out: Path) -> None:
    """A picture of each screen, taken without one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cxworkshop.shell.demo import walk

    walk(out / SCREENS)
