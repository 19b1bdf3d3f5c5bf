"""The words of the command line: commands, options, help with examples. Bad usage is one line and exit code 2."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

from cxworkshop import __version__
from cxworkshop.core.errors import ExitCode

KINDS = (
    "teams",
    "supports",
    "needs",
    "participants",
    "principles",
    "applications",
    "measures",
    "imperatives",
    "rallying-cries",
    "dimensions",
    "culture",
    "barriers",
    "mitigations",
)

_CODES = """exit codes:
  0  done
  1  the answer is no (points --fail while something is open; import when no row could be used; verify when
     the file is not what it should be)
  2  bad usage or input
  3  the environment: disk, lock, permission; or a defect of the program
"""

_MAIN = f"""examples:
  cxworkshop                                            open the window
  cxworkshop Kestrel.cxw                               open the window on a workshop
  cxworkshop new Kestrel.cxw --client "Kestrel Heat" --title "One customer"
  cxworkshop import Kestrel.cxw orgchart.xlsx --as teams --dry-run
  cxworkshop points Kestrel.cxw
  cxworkshop revise Kestrel.cxw --note "for the board"
  cxworkshop export Kestrel.cxw --to Kestrel.pdf --revision 1
  cxworkshop verify Kestrel.pdf Kestrel.cxw

{_CODES}"""

_NEW = """examples:
  cxworkshop new Kestrel.cxw --client "Kestrel Heat" --title "One customer"
  cxworkshop new Copy.cxw --content exported.json
  cxworkshop new Sample.cxw --sample
"""

_IMPORT = """The row whose cells are known headings is taken for the headings. They are known in any case, singular
or plural, and by common synonyms; what is not known is left out and named. The whole import is one step
that one undo takes back.

examples:
  cxworkshop import Kestrel.cxw teams.csv --as teams
  cxworkshop import Kestrel.cxw orgchart.xlsx --as teams --sheet "Teams Feb" --dry-run
  cxworkshop import Kestrel.cxw list.csv --as measures --map what=KPI --map source=
"""

_POINTS = """examples:
  cxworkshop points Kestrel.cxw
  cxworkshop points Kestrel.cxw --json > open.json
  cxworkshop points Kestrel.cxw --fail && echo "ready to sign"
"""

_KEY = """The key of this installation is opened by the system where it keeps passwords. Elsewhere its passphrase comes
from the first line of a file (- is standard input) or from CXWORKSHOP_KEY_PASSPHRASE, never from an option:
options stand in the list of processes. The first passphrase given becomes the key’s. Without one there is no
seal, and the command says so.
"""

_EXPORT = f"""examples:
  cxworkshop export Kestrel.cxw --to draft.pdf
  cxworkshop export Kestrel.cxw --to record.pdf --document record --paper Letter
  cxworkshop export Kestrel.cxw --to signed.pdf --revision 2
  cxworkshop export Kestrel.cxw --to billing.pdf --document team --team "Billing"
  cxworkshop export Kestrel.cxw --to teams.pdf --document team-pack
  cxworkshop export Kestrel.cxw --to content.json

The JSON of a revision is exactly what was frozen: its SHA-256 is the one printed in the document. Every PDF of a
revision is sealed: the definition since it was frozen, the others now, with the key of this installation.

{_KEY}"""

_REVISE = f"""{_KEY}
examples:
  cxworkshop revise Kestrel.cxw --note "as read aloud on Thursday" --by "A. Brandt"
  cxworkshop revise Kestrel.cxw --key-passphrase-file ~/.kestrel-key
  pass show kestrel | cxworkshop revise Kestrel.cxw --key-passphrase-file -
"""

_PASSPHRASE = """An encrypted workshop is one file as before, and its working copy and backups on this computer are
encrypted with it. There is no recovery: without the passphrase nobody can open it again. Passphrases come from the
first line of a file (- is standard input; at a terminal one is asked, for a new one twice), or from
CXWORKSHOP_PASSPHRASE, never from an option: options stand in the list of processes. A new one has eight characters
at least. Every other command takes --passphrase-file too.

examples:
  cxworkshop passphrase Kestrel.cxw --set
  cxworkshop passphrase Kestrel.cxw --set ~/kestrel.txt
  cxworkshop points Kestrel.cxw --passphrase-file ~/kestrel.txt
  cxworkshop passphrase Kestrel.cxw --passphrase-file ~/kestrel.txt --remove
"""

_COPY = """The copy is under the same passphrase, if there is one. Without its history nobody can undo in it,
or find in it what was deleted or taken back; frozen revisions stay as they were frozen.

example:
  cxworkshop copy Kestrel.cxw --to "For the client.cxw" --without-history
"""

_REPAIR = """What is missing is listed, as far as it is known. The last backup on this computer fills in what the file
lacks. Exit code 1 when something is known to be missing.

example:
  cxworkshop repair Kestrel.cxw
"""

_VERIFY = """One sentence says what the file is; what it rests on follows. Exit code 0 only when everything holds.
Without the certificate that vouches for the signatures nobody can say whose they are: --trust names it, the
workshop itself knows it, and on the laptop that sealed the document it is known anyway.

examples:
  cxworkshop verify signed.pdf
  cxworkshop verify signed.pdf Kestrel.cxw
  cxworkshop verify signed.pdf --trust hosts.pem
  cxworkshop verify signed.pdf --trust hosts.pem --clock authority.pem
"""

_CERTIFICATE = """The certificate can be given to anybody: it lets them check what was sealed here, and sign nothing.

example:
  cxworkshop certificate --to hosts.pem
"""

_DEMO = """example:
  cxworkshop demo --out demo
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(int(ExitCode.BAD_INPUT), f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.\n")


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line as values; `run` is the function that does it. Exits 0 after help, 2 after bad usage."""
    return _parser().parse_args(_set_of(arguments))


def _set_of(arguments: Sequence[str]) -> Sequence[str]:
    """`--set Kestrel.cxw` as it is meant: the new passphrase is typed, no workshop holds one in its first line."""
    for place, (option, value) in enumerate(pairwise(arguments)):
        if option == "--set" and value.lower().endswith(".cxw"):
            return [*arguments[: place + 1], "-", *arguments[place + 1 :]]
    return arguments


def _parser() -> _Parser:
    parser = _Parser(
        prog="cxworkshop",
        description="Run a customer-centricity workshop and leave with the document leadership signs.",
        epilog=_MAIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cxworkshop {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, help_: str, epilog: str, run: str) -> _Parser:
        sub: _Parser = commands.add_parser(
            name,
            help=help_,
            description=f"{help_[:1].upper()}{help_[1:]}.",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        sub.set_defaults(run=_later(run))
        return sub

    _new(command("new", "begin a workshop in a new file", _NEW, "commands:new"))
    _import(command("import", "bring in the rows of a csv, xlsx, xls or ods file", _IMPORT, "commands:import_"))
    _points(command("points", "name what is open, by the rules of the method", _POINTS, "commands:points"))
    _export(command("export", "write the document as PDF, or all content as JSON", _EXPORT, "documents:export"))
    _revise(command("revise", "freeze a revision for signing, and seal it", _REVISE, "documents:revise"))
    under = "put a workshop under a passphrase, under another, or under none"
    _passphrase(command("passphrase", under, _PASSPHRASE, "passphrases:passphrase"))
    told = "write the workshop to another file, with its history or without"
    _copy(command("copy", told, _COPY, "commands:copy"))
    told = "bring back what can be read of a damaged workshop, into a new file"
    _repair(command("repair", told, _REPAIR, "commands:repair"))
    _verify(command("verify", "check a sealed and signed document", _VERIFY, "documents:verify"))
    told = "write the certificate of this installation"
    _certificate(command("certificate", told, _CERTIFICATE, "documents:certificate"))
    _demo(command("demo", "take the sample workshop through every stage into files", _DEMO, "commands:demo"))
    return parser


def _later(place: str) -> Callable[[argparse.Namespace], int]:
    """The function of that module and name, imported when it is run."""

    def run(options: argparse.Namespace) -> int:
        module, _, name = place.partition(":")
        return int(getattr(import_module(f"cxworkshop.cli.{module}"), name)(options))

    return run


def _workshop(sub: _Parser, words: str = "the workshop’s") -> None:
    """The passphrase of the workshop that a command opens or begins."""
    told = f"its first line is {words} passphrase; - is standard input"
    sub.add_argument("--passphrase-file", metavar="FILE", help=told)


def _passphrase(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop")
    wanted = sub.add_mutually_exclusive_group(required=True)
    told = "the first line of the file NEW is the new passphrase; without NEW it is typed, twice"
    wanted.add_argument("--set", metavar="NEW", nargs="?", const="-", help=told)
    wanted.add_argument("--remove", action="store_true", help="whoever has the file can read it from then on")
    _workshop(sub, "the workshop’s present")


def _copy(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop; it stays as it is")
    sub.add_argument("--to", required=True, metavar="NEW.cxw", help="the new file")
    sub.add_argument("--without-history", action="store_true", help="nothing of what was deleted goes with it")
    _workshop(sub)


def _repair(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the damaged workshop; it stays as it is")
    sub.add_argument("--to", metavar="NEW.cxw", help="the new file; otherwise one beside it, called “(repaired)”")
    _workshop(sub)


def _new(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop to begin; its name ends in .cxw")
    sub.add_argument("--client", metavar="C", default="", help="the organisation")
    sub.add_argument("--title", metavar="T", default="", help="what the workshop is called")
    begin = sub.add_mutually_exclusive_group()
    begin.add_argument("--content", metavar="IN.json", help="begin with the content of an exported JSON")
    begin.add_argument("--sample", action="store_true", help="begin with the sample workshop")
    _workshop(sub, "the new workshop’s")


def _import(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop")
    sub.add_argument("table", metavar="TABLE", help="the csv, xlsx, xls or ods file")
    sub.add_argument("--as", dest="kind", required=True, choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    sub.add_argument("--sheet", metavar="S", help="the sheet of a workbook; the first in sight unless named")
    put = "put a field at a heading; FIELD= leaves it out; may be given several times"
    sub.add_argument("--map", action="append", default=[], metavar="FIELD=HEADING", help=put)
    sub.add_argument("--headings", type=int, metavar="ROW", help="the number of the row with the headings")
    fill = sub.add_mutually_exclusive_group()
    fill.add_argument("--fill", dest="fill", action="store_true", default=None, help="empty unit: take the one above")
    fill.add_argument("--no-fill", dest="fill", action="store_false", help="empty unit: leave it empty")
    sub.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    _workshop(sub)


def _points(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop")
    sub.add_argument("--json", action="store_true", help="as JSON")
    sub.add_argument("--fail", action="store_true", help="exit code 1 when something is open")
    _workshop(sub)


def _export(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop")
    sub.add_argument("--to", required=True, metavar="OUT", help="OUT.pdf or OUT.json; a file that is there is replaced")
    sub.add_argument(
        "--document",
        choices=("definition", "record", "team", "team-pack"),
        default="definition",
        help="the definition that is signed, the full record with every team and measure, the page of one team, or "
        "the pages of all teams (default: definition)",
    )
    sub.add_argument("--team", metavar="T", help="whose page: the team’s name or id")
    sub.add_argument("--paper", choices=("A4", "Letter"), help="default: A4, and for a sealed revision its own")
    sub.add_argument("--revision", type=int, metavar="N", help="a frozen revision instead of the draft")
    _key(sub)


def _revise(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE", help="the workshop")
    sub.add_argument("--note", default="", metavar="TEXT", help="what this revision is for")
    sub.add_argument("--by", default="", metavar="NAME", help="who freezes it; the facilitators unless named")
    sub.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="what is sealed is on it (default: A4)")
    _key(sub)


def _key(sub: _Parser) -> None:
    words = "its first line is the passphrase of this installation’s key; - is standard input"
    sub.add_argument("--key-passphrase-file", metavar="FILE", help=words)
    _workshop(sub)


def _verify(sub: _Parser) -> None:
    sub.add_argument("file", metavar="FILE.pdf", help="the document")
    sub.add_argument("workshop", metavar="WORKSHOP.cxw", nargs="?", help="the workshop it is held against")
    trust = "a certificate to trust; may be given several times"
    _workshop(sub)
    sub.add_argument("--trust", action="append", default=[], metavar="CERTIFICATE.pem", help=trust)
    clock = "the certificate of a time-stamp authority to trust; may be given several times"
    sub.add_argument("--clock", action="append", default=[], metavar="CERTIFICATE.pem", help=clock)


def _certificate(sub: _Parser) -> None:
    sub.add_argument("--to", required=True, metavar="OUT.pem", help="where it goes; a file that is there is replaced")


def _demo(sub: _Parser) -> None:
    sub.add_argument("--out", default="demo", metavar="DIR", help="where the files go (default: demo)")
