"""Final documents that nobody touched, looked at again and again: under other clocks, by other workshops, always sound.

    python -m tests.documents.seal.untouched COUNT

does it with the documents of the sample, which takes COUNT times a second or two.
"""

from __future__ import annotations

import locale
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.identity import KINDS
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import record_types
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from tests import sealed as made

ZONES = ("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati")
LOCALES = ("C", "C.utf8", "de_DE.UTF-8", "tr_TR.UTF-8")


def _edited(content: Content) -> Content:
    """The workshop after somebody went on working, without another revision."""
    store = MemoryStore(content)
    with store.step("Go on") as draft:
        draft.change(draft.one(Workshop), title="Something else")
        draft.change(draft.of(Team)[0], name="Called otherwise since", sight="")
        draft.add(Team(id="team-later", name="A team that came later"))
    return store.content


def _stored(content: Content) -> Content:
    """The workshop as a file gives it back."""
    return codec.from_document(codec.to_document(content, record_types()), record_types())


WORKSHOPS: dict[str, Callable[[Content], Content] | None] = {
    "no workshop": None, "as it was": lambda content: content, "edited since": _edited, "read from a file": _stored,
}  # fmt: skip


@contextmanager
def somewhere(zone: str, language: str) -> Iterator[None]:
    """This process in another time zone and, where the machine has it, another locale."""
    before, spoken = os.environ.get("TZ"), locale.setlocale(locale.LC_ALL)
    try:
        _go(zone)
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, language)
        yield
    finally:
        locale.setlocale(locale.LC_ALL, spoken)
        _go(before)


def _go(zone: str | None) -> None:
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    if hasattr(time, "tzset"):  # Windows takes its zone from elsewhere
        time.tzset()


def refused(one: made.Finals, count: int, turns: Sequence[Kind] = KINDS) -> list[str]:
    """Which of `count` checks of the documents, in these turns, were not passed."""
    known = [("here", one.authority.certificate)]
    states = {name: change and change(one.store.content) for name, change in WORKSHOPS.items()}
    found = []
    for number in range(count):
        kind = turns[number % len(turns)]
        turn = number + number // len(turns)  # or every kind would meet only some of the states
        name, content = list(states.items())[turn % 4]
        with somewhere(ZONES[turn // 4 % 4], LOCALES[turn // 16 % 4]):
            document = one.documents[kind]
            held = HeldAgainst(content, document) if content is not None else None
            report = verify(document, trusted=known, workshop=held)
        if not report.ok or len(report.signatures) not in (1, 4):
            found.append(f"{number} {kind}, {name}: {report.verdict} {[one.sentence for one in report.bad]}")
    return found


if __name__ == "__main__":
    wrong = refused(made.sample(), int(sys.argv[1]))
    print("\n".join(wrong) or f"{sys.argv[1]} of {sys.argv[1]} were passed.")
    raise SystemExit(bool(wrong))
