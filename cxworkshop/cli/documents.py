"""The commands about what is given out and signed: export, revise, verify, certificate.

Every function takes the options as read and returns an exit code; Problems pass through.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.cli.commands import open_workshop
from cxworkshop.cli.passphrases import of_workshop
from cxworkshop.cli.telling import Telling
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, EnvironmentProblem, ExitCode, Problem
from cxworkshop.core.words import counted, quoted
from cxworkshop.stages import open_points, record_types

if TYPE_CHECKING:
    from cxworkshop.documents.seal.certificates import Authority
    from cxworkshop.documents.seal.report import Report
    from cxworkshop.stages.signoff.records import Revision
    from cxworkshop.storage.store import Store

INTERRUPTED = 130  # what a shell expects after Ctrl C


def export(options: argparse.Namespace) -> int:
    """Write the document, or the content."""
    target = Path(options.to)
    suffix = target.suffix.lower()
    if suffix not in (".pdf", ".json"):
        raise BadFile(f"“{target.name}” names no format: --to takes a name that ends in .pdf or .json.")
    with open_workshop(options.file, of_workshop(options), read_only=True) as store:
        content = store.content
    data, what, more = _json(content, options) if suffix == ".json" else _pdf(content, options)
    from cxworkshop.exchange.output import write_whole

    write_whole(target, data)
    print(f"{target} holds {what}.")
    if more:
        print(more)
    return ExitCode.DONE


def _json(content: Content, options: argparse.Namespace) -> tuple[bytes, str, str]:
    from cxworkshop.exchange.contentfile import content_bytes

    if options.revision is None:
        return content_bytes(content, record_types()), f"{counted(len(content), 'record')}", ""
    from cxworkshop.stages.document import find_revision

    revision = find_revision(content, options.revision)
    return revision.content.encode(), f"revision {revision.number}, SHA-256 {revision.sha256}", ""


def _pdf(content: Content, options: argparse.Namespace) -> tuple[bytes, str, str]:
    """The bytes, what they are, and what there is to say about the seal."""
    from cxworkshop import paths
    from cxworkshop.cli.keys import lacking, open_key
    from cxworkshop.stages.document import find_revision
    from cxworkshop.stages.issuing import issue
    from cxworkshop.stages.signoff.points import seal_of

    team, name = _document(content, options)
    number, kind = options.revision, options.document
    authority = stamper = None
    if number is not None:
        seal = seal_of(content, find_revision(content, number))
        if kind == "definition" and seal is not None and options.paper not in (None, seal.paper):
            todo = "Leave --paper out, or print the record."
            raise BadFile(f"Revision {number} was sealed on {seal.paper}.", todo=todo)
        if kind != "definition":
            authority = open_key(options.key_passphrase_file)
        if authority is not None:
            from cxworkshop.documents.seal.stamping import stamper_in

            stamper = stamper_in(paths.keys())
    with Telling(f"Making {Path(options.to).name}") as tell:
        made = issue(
            content, kind, number, authority, team=team, paper=options.paper or "A4", progress=tell, stamper=stamper
        )
    standing = "a draft" if number is None else f"revision {number}{'' if made.lacking else ', sealed'}"
    return (
        made.pdf,
        f"{name}, {standing}",
        lacking(made.lacking, number) or (stamper.words if stamper is not None else ""),
    )


def _document(content: Content, options: argparse.Namespace) -> tuple[str | None, str]:
    """The id of the team whose page is asked for, and what the document is called."""
    from cxworkshop.stages.document import find_revision, frozen_content
    from cxworkshop.stages.teampages import find_team

    if options.document != "team":
        if options.team is not None:
            raise BadFile("--team goes with --document team.")
        names = {"record": "the full record", "team-pack": "the pages of all teams"}
        return None, names.get(options.document, "the definition")
    if options.team is None:
        raise BadFile("Name the team with --team, or take --document team-pack for all of them.")
    shown = content if options.revision is None else frozen_content(find_revision(content, options.revision))
    team = find_team(shown, options.team)
    return team.id, f"the page of {quoted(team.name, 'a team without a name')}"


def revise(options: argparse.Namespace) -> int:
    """Freeze a revision, and seal its document."""
    from cxworkshop.cli.keys import HOW, open_key
    from cxworkshop.stages.prepare.records import Participant
    from cxworkshop.stages.signoff.commands import freeze_revision
    from cxworkshop.stages.signoff.points import is_current, latest, without_a_word

    authority = open_key(options.key_passphrase_file)  # first: a wrong passphrase freezes nothing
    with open_workshop(options.file, of_workshop(options), read_only=False) as store:
        content = store.content
        last = latest(content)
        unchanged = last is not None and is_current(content, record_types())
        hosts = ", ".join(person.name for person in content.of(Participant) if person.facilitator and person.name)
        time = datetime.now().astimezone().replace(microsecond=0)
        found = open_points(content, time.date())
        silent = len(without_a_word(content, found))
        revision = freeze_revision(
            store,
            record_types(),
            note=options.note,
            author=options.by.strip() or hosts,
            time=time,
            open_points=found,
        )
        _publish(store, revision)
        print(f"Revision {revision.number} is frozen; its SHA-256 is {revision.sha256}.", flush=True)
        if unchanged and last is not None:
            print(f"Its content is the same as that of revision {last.number}.")
        if silent:
            print(f"{counted(silent, 'open point')} {'has' if silent == 1 else 'have'} no word yet.")
        if authority is None:
            print(f"It is not sealed: the key of this installation is locked, or there is none. {HOW}")
        else:
            _seal(store, revision, authority, options.paper)
    return ExitCode.DONE


def _seal(store: Store, revision: Revision, authority: Authority, paper: str) -> None:
    """Print the definition, certify it and keep it in the workshop. A Problem leaves the revision as it is."""
    from cxworkshop import paths
    from cxworkshop.documents.seal.certificates import fingerprint
    from cxworkshop.documents.seal.stamping import stamper_in
    from cxworkshop.stages.sealing import sealed
    from cxworkshop.stages.signoff.commands import seal_revision

    stamper = stamper_in(paths.keys())
    try:
        with Telling(f"Sealing revision {revision.number}") as tell:
            made = sealed(
                store.content,
                revision.number,
                authority,
                "Letter" if paper == "Letter" else "A4",
                progress=tell,
                stamper=stamper,
            )
    except Problem as problem:
        kept = f"Revision {revision.number} is frozen all the same, without a seal."
        raise Problem(f"{problem.happened} {kept}", todo=problem.todo) from problem
    seal_revision(store, revision.id, made, fingerprint(authority.certificate), paper)
    _publish(store, revision)
    print(f"Its definition is sealed on {paper}; the certificate is {fingerprint(authority.certificate)}.")
    if stamper is not None and stamper.words:
        print(stamper.words)


def _publish(store: Store, revision: Revision) -> None:
    try:
        store.publish()
    except Problem as problem:
        kept = f"Revision {revision.number} is kept on this computer and goes into the file at its next opening."
        raise EnvironmentProblem(problem.happened, todo=kept) from problem


def verify(options: argparse.Namespace) -> int:
    """Check a sealed and signed document."""
    from cxworkshop.documents.seal.telling import lines

    try:
        given = of_workshop(options) if options.workshop is not None else None
        report = looked_at(
            Path(options.file), options.workshop, options.trust, options.clock, log=True, passphrase=given
        )
    except KeyboardInterrupt:
        print("Stopped; nothing is known about this file.", file=sys.stderr)
        return INTERRUPTED
    for line in lines(report):
        print(line)
    return ExitCode.DONE if report.ok else ExitCode.NO


def looked_at(
    file: Path,
    workshop: str | None,
    named: Sequence[str],
    clocks: Sequence[str] = (),
    *,
    log: bool = False,
    passphrase: str | None = None,
) -> Report:
    """Everything that is found out about a file, held against a workshop and with the certificates in `named` files.

    By those in the files of `clocks` time-stamp authorities are known; they vouch for nobody who signs.

    How far it is stands on stderr: on a terminal, and with `log` elsewhere too when it takes long.
    """
    from cxworkshop.cli.keys import known_clocks, trusted
    from cxworkshop.exchange.reading import read_bytes
    from cxworkshop.stages.checking import Check

    pdf = read_bytes(file)
    with Check() as check:  # it begins while the rest is read
        believed, known = trusted(named), known_clocks(clocks)
        content = None
        if workshop is not None:
            with open_workshop(workshop, passphrase, read_only=True) as store:
                content = store.content
        with Telling(f"Checking {file.name}", log=log) as tell:
            return check.verify(pdf, trusted=believed, clocks=known, content=content, progress=tell)


def certificate(options: argparse.Namespace) -> int:
    """Write the certificate of this installation."""
    from cxworkshop import paths
    from cxworkshop.core.errors import Refused
    from cxworkshop.documents.seal.certificates import certificate_file, fingerprint, installed_certificate
    from cxworkshop.exchange.output import write_whole

    ours = installed_certificate(paths.keys())
    if ours is None:
        raise Refused("This installation has no certificate yet.", todo="It is made when the first revision is sealed.")
    write_whole(Path(options.to), certificate_file(ours))
    print(f"{options.to} holds the certificate; its SHA-256 is {fingerprint(ours)}.")
    return ExitCode.DONE
