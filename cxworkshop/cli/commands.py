"""What each command does. Every function takes the options as read and returns an exit code; Problems pass through."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.cli.passphrases import asked, of_workshop
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, ExitCode, Locked, Problem, Refused
from cxworkshop.core.words import counted
from cxworkshop.stages import STAGES, open_points, record_types, sheets

if TYPE_CHECKING:
    from cxworkshop.storage.store import Store

SUFFIX = ".cxw"


def new(options: argparse.Namespace) -> int:
    """Begin a workshop."""
    path = _workshop_path(options.file)
    content = _beginning(options)
    from cxworkshop.storage.store import Store

    with Store.create(path, record_types(), content=content, passphrase=of_workshop(options, new=True)) as store:
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
    with open_workshop(options.file, of_workshop(options), read_only=options.dry_run) as store:
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


def open_workshop(name: str, passphrase: str | None, *, read_only: bool) -> Store:
    """The workshop, under the passphrase if one is given, with a word about what a crash left behind."""
    from cxworkshop.storage.store import Store

    try:
        store = Store.open(Path(name), record_types(), read_only=read_only, passphrase=passphrase)
    except Locked as problem:
        raise asked(problem) from None
    if store.recovered is not None:
        print(store.recovered.sentence)
    if store.waiting:
        kept = "after a crash it lacks edits that are safe on this computer; they are back once it is opened for work."
        print(f"“{store.path.name}” is read as it stands: {kept}", file=sys.stderr)
    return store


def copy(options: argparse.Namespace) -> int:
    """Write the workshop to another file, with its history or without."""
    target = _workshop_path(options.to)
    if target.exists():
        raise Refused(f"There is already a file “{target.name}”.", "Nothing was written.", "Choose another name.")
    with open_workshop(options.file, of_workshop(options), read_only=True) as store:
        if options.without_history:
            store.bare_copy(target)()
        else:
            store.copy_to(target)
        without = ", without its history" if options.without_history else ""
        print(f"{target.name} holds {_holdings(store.content)}{without}.")
    return ExitCode.DONE


def repair(options: argparse.Namespace) -> int:
    """Bring back what can be read of a damaged workshop."""
    from cxworkshop.storage.repair import repair

    target = _workshop_path(options.to) if options.to is not None else None
    try:
        done = repair(Path(options.file), record_types(), of_workshop(options), target)
    except Locked as problem:
        raise asked(problem) from None
    found = done.salvaged
    print(f"What could be read was brought back into “{done.path.name}”:")
    for name, words in _standing(found.content):
        print(f"  {name}: {words}")
    if found.from_backup:
        filled = f"{found.from_backup:,} of its {len(found.content):,} records"
        print(f"The damaged file lacked {filled}; they are as the last backup on this computer has them.")
    if found.missing:
        print("What is missing:")
        for line in found.missing:
            print(f"  {line}")
    else:
        print("Nothing is known to be missing.")
    print(f"“{Path(options.file).name}” stays as it is: keep it until you are sure.")
    return ExitCode.NO if found.missing else ExitCode.DONE


def _standing(content: Content) -> list[tuple[str, str]]:
    """How far each stage is that was begun, in words."""
    told = [(stage.title, stage.load("progress")(content).words) for stage in STAGES if stage.progress]
    return [(name, words) for name, words in told if words != "Not started"]


def points(options: argparse.Namespace) -> int:
    """Name what is open."""
    from cxworkshop.stages.signoff.records import AcceptedPoint

    with open_workshop(options.file, of_workshop(options), read_only=True) as store:
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


def demo(options: argparse.Namespace) -> int:
    """The sample workshop through every stage into files."""
    from cxworkshop.cli.demo import run

    return run(Path(options.out))
