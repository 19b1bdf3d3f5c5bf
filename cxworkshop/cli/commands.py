"""What each command does. Every function takes the options as read and returns an exit code; Problems pass through."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, EnvironmentProblem, ExitCode, Problem
from cxworkshop.core.words import counted, quoted
from cxworkshop.stages import STAGES, open_points, record_types, sheets

if TYPE_CHECKING:
    from cxworkshop.storage.store import Store

SUFFIX = ".cxw"


def new(options: argparse.Namespace) -> int:
    """Begin a workshop."""
    path = _workshop_path(options.file)
    content = _beginning(options)
    from cxworkshop.storage.store import Store

    with Store.create(path, record_types(), content=content) as store:
        print(f"{store.path.name} holds {_holdings(store.content)}.")
    return ExitCode.DONE


def _beginning(options: argparse.Namespace) -> Content:
    """What a new workshop begins with: a name, and the content of a file or of the sample."""
    from cxworkshop import paths
    from cxworkshop.core.store import MemoryStore
    from cxworkshop.exchange.contentfile import read_content
    from cxworkshop.stages.document import frozen_content
    from cxworkshop.stages.prepare.records import Workshop
    from cxworkshop.stages.signoff.records import Revision

    content = Content()
    if options.content:
        content = read_content(Path(options.content), record_types())
        for revision in content.of(Revision):
            frozen_content(revision)  # what was altered since it was frozen is refused here, not at its printing
    elif options.sample:
        content = read_content(paths.resource("sample", "workshop.json"), record_types())
    named = {name: text for name in ("client", "title") if (text := getattr(options, name).strip())}
    store = MemoryStore(content)
    if named:
        with store.step("Name the workshop") as draft:
            draft.change(draft.one(Workshop), **named)
    return store.content


def _workshop_path(name: str) -> Path:
    from cxworkshop.exchange.output import check_folder

    path = Path(name)
    if not path.suffix:
        path = path.with_name(path.name + SUFFIX)
    if path.suffix.lower() != SUFFIX:
        raise BadFile(f"“{path.name}” is no name for a workshop; it ends in {SUFFIX}.")
    check_folder(path)
    return path


def _holdings(content: Content) -> str:
    """What a workshop holds, in words."""
    from cxworkshop.stages.teams.records import Team

    return f"{counted(content.count(Team), 'team')} and {counted(len(content), 'record')} in all"


def import_(options: argparse.Namespace) -> int:
    """Bring in a table."""
    from cxworkshop.exchange.apart import Reading

    path = Path(options.table)
    with Reading(path, options.sheet) as reading:
        # What the rest takes is loaded while the file is read.
        from cxworkshop.exchange.importing import Choices, apply_import, plan_import
        from cxworkshop.exchange.mapping import missing, override, propose
        from cxworkshop.exchange.report import lines

        sheet = sheets()[options.kind]
        _names, table = reading.result()
    mapping = override(propose(table, sheet, options.headings), sheet, _maps(options.map))
    if not options.sheet and missing(mapping, sheet):
        _name_sheets(path, table.name)
    choices = Choices(fill_down=options.fill)
    with _open(options.file, read_only=options.dry_run) as store:
        plan = plan_import(store.content, table, sheet, mapping, choices)
        if not options.dry_run and apply_import(store, plan).added:
            _publish(store)
    for line in lines(plan, done=not options.dry_run):
        print(line)
    if options.dry_run:
        print("Nothing was changed.")
    return ExitCode.DONE if plan.coming else ExitCode.NO


def _name_sheets(path: Path, read: str) -> None:
    """BadFile when the first sheet of a workbook is not the list and there are others to choose from."""
    from cxworkshop.exchange.apart import Reading
    from cxworkshop.exchange.words import listed, quoted

    with Reading(path, names=True) as reading:
        names, _table = reading.result()
    others = [quoted(one.name) for one in names if one.name != read]
    if others:
        raise BadFile(
            f"The sheet {quoted(read)} of “{path.name}” has no headings that fit.",
            todo=f"Name another with --sheet; there {'is' if len(others) == 1 else 'are'} {listed(others)}.",
        )


def _publish(store: Store) -> None:
    """Bring the file up to date; when that fails, take the step back, so that the command was all or nothing."""
    try:
        store.publish()
    except Problem:
        with suppress(Problem):
            store.undo()
        raise


def _maps(texts: Sequence[str]) -> dict[str, str]:
    wanted = {}
    for text in texts:
        field, found, heading = text.partition("=")
        if not found or not field.strip():
            raise BadFile(f"--map takes FIELD=HEADING, not “{text}”.")
        wanted[field.strip()] = heading
    return wanted


def _open(name: str, *, read_only: bool) -> Store:
    from cxworkshop.storage.store import Store

    store = Store.open(Path(name), record_types(), read_only=read_only)
    if store.recovered is not None:
        print(store.recovered.sentence)
    if store.waiting:
        kept = "after a crash it lacks edits that are safe on this computer; they are back once it is opened for work."
        print(f"“{store.path.name}” is read as it stands: {kept}", file=sys.stderr)
    return store


def points(options: argparse.Namespace) -> int:
    """Name what is open."""
    from cxworkshop.stages.signoff.records import AcceptedPoint

    with _open(options.file, read_only=True) as store:
        found = open_points(store.content, date.today())
        words = {accepted.point: accepted.words for accepted in store.content.of(AcceptedPoint)}
    if options.json:
        rows = [
            {
                "id": point.id,
                "stage": point.stage,
                "sentence": point.sentence,
                "where": point.where,
                "detail": point.detail,
                "key": point.key,
                "accepted": words.get(point.key, ""),
            }
            for point in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for stage in STAGES:
            mine = [point for point in found if point.stage == stage.key]
            if mine:
                print(f"{stage.title}: {counted(len(mine), 'open point')}")
            for point in mine:
                said = words.get(point.key, "").strip()
                print(f"  {point.id}  {point.sentence}{f' (accepted: {said})' if said else ''}")
        print(f"{counted(len(found), 'open point')} in all." if found else "Nothing is open.")
    return ExitCode.NO if found and options.fail else ExitCode.DONE


def export(options: argparse.Namespace) -> int:
    """Write the document, or the content."""
    target = Path(options.to)
    suffix = target.suffix.lower()
    if suffix not in (".pdf", ".json"):
        raise BadFile(f"“{target.name}” names no format: --to takes a name that ends in .pdf or .json.")
    with _open(options.file, read_only=True) as store:
        content = store.content
    data, what = _json(content, options) if suffix == ".json" else _pdf(content, options)
    from cxworkshop.exchange.output import write_whole

    write_whole(target, data)
    print(f"{target} holds {what}.")
    return ExitCode.DONE


def _json(content: Content, options: argparse.Namespace) -> tuple[bytes, str]:
    from cxworkshop.exchange.contentfile import content_bytes

    if options.revision is None:
        return content_bytes(content, record_types()), f"{counted(len(content), 'record')}"
    from cxworkshop.stages.document import find_revision

    revision = find_revision(content, options.revision)
    return revision.content.encode(), f"revision {revision.number}, SHA-256 {revision.sha256}"


def _pdf(content: Content, options: argparse.Namespace) -> tuple[bytes, str]:
    from cxworkshop.stages.document import build, find_revision
    from cxworkshop.stages.signoff.points import seal_of, signed_document

    team, name = _document(content, options)
    if options.revision is not None and options.document == "definition":
        revision = find_revision(content, options.revision)
        seal, signed = seal_of(content, revision), signed_document(content, revision)
        if seal is not None and signed is not None:
            if options.paper not in (None, seal.paper):
                todo = "Leave --paper out, or print the record."
                raise BadFile(f"Revision {revision.number} was sealed on {seal.paper}.", todo=todo)
            return signed, f"{name}, revision {revision.number}, sealed"
    data = build(content, options.document, revision=options.revision, paper=options.paper or "A4", team=team)
    standing = "a draft" if options.revision is None else f"revision {options.revision}"
    return data, f"{name}, {standing}"


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
    """Freeze a revision."""
    from cxworkshop.stages.prepare.records import Participant
    from cxworkshop.stages.signoff.commands import freeze_revision
    from cxworkshop.stages.signoff.points import is_current, latest, without_a_word

    with _open(options.file, read_only=False) as store:
        content = store.content
        last = latest(content)
        unchanged = last is not None and is_current(content, record_types())
        hosts = ", ".join(person.name for person in content.of(Participant) if person.facilitator and person.name)
        time = datetime.now().astimezone().replace(microsecond=0)
        found = open_points(content, time.date())
        revision = freeze_revision(
            store,
            record_types(),
            note=options.note,
            author=options.by.strip() or hosts,
            time=time,
            open_points=found,
        )
        try:
            store.publish()
        except Problem as problem:
            kept = f"Revision {revision.number} is kept on this computer and goes into the file at its next opening."
            raise EnvironmentProblem(problem.happened, todo=kept) from problem
        print(f"Revision {revision.number} is frozen; its SHA-256 is {revision.sha256}.")
        if unchanged and last is not None:
            print(f"Its content is the same as that of revision {last.number}.")
        silent = len(without_a_word(content, found))
        if silent:
            print(f"{counted(silent, 'open point')} {'has' if silent == 1 else 'have'} no word yet.")
    return ExitCode.DONE


def verify(options: argparse.Namespace) -> int:
    """Check a sealed and signed document."""
    from cxworkshop import paths
    from cxworkshop.documents.seal.certificates import installed_certificate, named_certificates
    from cxworkshop.documents.seal.telling import lines
    from cxworkshop.documents.seal.verify import THIS_LAPTOP, verify
    from cxworkshop.exchange.reading import read_bytes
    from cxworkshop.stages.sealing import HeldAgainst

    pdf = read_bytes(Path(options.file))
    trusted = []
    ours = installed_certificate(paths.keys())
    if ours is not None:
        trusted.append((THIS_LAPTOP, ours))
    for name in options.trust:
        trusted += named_certificates(read_bytes(Path(name)), Path(name).name)
    held = None
    if options.workshop is not None:
        with _open(options.workshop, read_only=True) as store:
            held = HeldAgainst(store.content, pdf)
    report = verify(pdf, trusted=trusted, workshop=held)
    for line in lines(report):
        print(line)
    return ExitCode.DONE if report.ok else ExitCode.NO


def certificate(options: argparse.Namespace) -> int:
    """Write the certificate of this installation."""
    from cxworkshop import paths
    from cxworkshop.core.errors import Refused
    from cxworkshop.documents.seal.certificates import certificate_file, fingerprint, installed_certificate
    from cxworkshop.exchange.output import write_whole

    ours = installed_certificate(paths.keys())
    if ours is None:
        raise Refused("This installation has no certificate yet.", todo="It is made when the first revision is frozen.")
    write_whole(Path(options.to), certificate_file(ours))
    print(f"{options.to} holds the certificate; its SHA-256 is {fingerprint(ours)}.")
    return ExitCode.DONE


def demo(options: argparse.Namespace) -> int:
    """The sample workshop through every stage into files."""
    from cxworkshop.cli.demo import run

    return run(Path(options.out))
