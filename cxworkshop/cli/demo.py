"""The sample workshop through every stage: the same commands a person would type, then a picture of each screen.

It has a data folder and a key of its own, which nobody can use once it is over: what belongs to the person at this
computer is neither read nor touched.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from cxworkshop.cli.demo_signing import sign_all, word_all
from cxworkshop.core.errors import ExitCode, NoPermission

NAME = "Sample workshop.cxw"
CERTIFICATE = "Certificate.pem"
SCREENS = "Screens"
TEAM = "Contact Centre"
DOCUMENTS = (
    ("definition", "Definition.pdf"),
    ("record", "Full record.pdf"),
    ("team", "Team page.pdf"),
    ("team-pack", "Team pages.pdf"),
)


def run(out: Path) -> int:
    """Make the workshop, its documents and its screenshots in a folder; returns an exit code and names the folder.

    1 when one of the documents is not what it should be.
    """
    from cxworkshop.documents.seal.guest import home

    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / NAME).unlink(missing_ok=True)
        own = tempfile.TemporaryDirectory(prefix=".own-", dir=out)
    except OSError:
        raise NoPermission(f"The folder “{out}” cannot be written.") from None
    with own as folder, home(Path(folder), key=True):
        sound = _documents(out)
    _screens(out)
    print(f"Everything is in {out.resolve()}")
    return ExitCode.DONE if sound else ExitCode.NO


def _documents(out: Path) -> bool:
    """From a new workshop to sealed and signed documents; whether each is what it should be."""
    from cxworkshop.cli.commands import new, points
    from cxworkshop.cli.documents import certificate, export, revise
    from cxworkshop.cli.parser import read

    workshop = str(out / NAME)
    new(read(["new", workshop, "--sample"]))
    export(read(["export", workshop, "--to", str(out / "Draft.pdf")]))
    points(read(["points", workshop]))
    word_all(workshop)
    revise(read(["revise", workshop, "--note", "As read aloud at the end of the workshop"]))
    number = str(sign_all(workshop))
    of_revision = ["--revision", number]
    for kind, name in DOCUMENTS:
        team = ["--team", TEAM] if kind == "team" else []
        export(read(["export", workshop, "--to", str(out / name), "--document", kind, *team, *of_revision]))
    export(read(["export", workshop, "--to", str(out / "Revision.json"), *of_revision]))
    export(read(["export", workshop, "--to", str(out / "Content.json")]))
    certificate(read(["certificate", "--to", str(out / CERTIFICATE)]))
    sound = [_verdict(out / name, workshop) for _kind, name in DOCUMENTS]  # each is told
    return all(sound)


def _verdict(document: Path, workshop: str) -> bool:
    """Check a document against its workshop and say what it is."""
    from cxworkshop.cli.documents import looked_at

    report = looked_at(document, workshop, ())
    print(f"{document.name}: {report.verdict}")
    return report.ok


def _screens(out: Path) -> None:
    """A picture of each screen, taken without one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cxworkshop.shell.demo import walk

    walk(out / SCREENS)
