"""What is said about earlier copies: when and why each was made, what is in it, and what differs from now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.putback import PutBack
from cxworkshop.core.record import Record
from cxworkshop.core.words import counted, joined, quoted, shown, size_words
from cxworkshop.shell.restoring.differences import Compared, Differences
from cxworkshop.stages import STAGES
from cxworkshop.stages.signoff.changes.followers import FOLLOWING
from cxworkshop.stages.signoff.changes.names import Names
from cxworkshop.stages.signoff.changes.values import field_words
from cxworkshop.stages.signoff.records import PRIVATE, Revision
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.backup import Backup

# How the workshop itself is: open here, whole and closed, damaged, no longer there, or not yet known.
Standing = Literal["open", "whole", "damaged", "unreadable", "gone", ""]
State = Literal["waiting", "good", "bad"]
NONE_YET = "Not started"
ON_OPENING = "on opening"
KEPT = (
    "This laptop keeps a copy of a workshop each time it is opened and every ten minutes while it changes: the last "
    "ten, one of each of seven days, one of each of four weeks."
)
_PARTLY = (
    "Compared with what can still be read of the damaged file. What is not in it was lost, or taken out before: nobody "
    "can tell."
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SMALL = ("nothing", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@frozen
class Copy:
    """A backup as it is listed. `facts` are names and words of what is in it; `why_not` says why it cannot be read."""

    backup: Backup
    size: int = 0
    state: State = "waiting"
    teams: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    why_not: str = ""


def moment(time: datetime, today: date, *, seconds: bool = True) -> str:
    """When, as short as can be: "14:30:05", "Mon 9 Mar, 18:02", "9 Mar 2025, 18:02"."""
    local = time.astimezone()
    if local.date() == today:
        return f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"
    day = f"{local.day} {_MONTHS[local.month - 1]}"
    if local.year == today.year:
        return f"{_DAYS[local.weekday()]} {day}, {local:%H:%M}"
    return f"{day} {local.year}, {local:%H:%M}"


def why(one: Backup) -> str:
    """Why it was made, in a few words."""
    return shown(one.why, 40) or ON_OPENING


def holds(copy: Copy) -> str:
    """What is in it, in a line: "41 teams · 1.2 MB"."""
    size = size_words(copy.size) if copy.size else ""
    teams = "" if copy.state != "good" else counted(copy.teams, "team") if copy.teams else "no teams yet"
    return " · ".join(part for part in (teams, size) if part)


def note(copy: Copy, newest_good: Copy | None) -> str:
    """The word at the end of a line."""
    if copy.state == "bad":
        return "cannot be read"
    if copy.state == "waiting":
        return "being checked…"
    return "newest good copy" if copy is newest_good else ""


def spoken(copy: Copy, newest_good: Copy | None, today: date) -> str:
    """A line for who does not see it."""
    parts = (moment(copy.backup.time, today), why(copy.backup), holds(copy), note(copy, newest_good))
    return ", ".join(part for part in parts if part)


def newest_good(copies: Sequence[Copy]) -> Copy | None:
    """The first that can be read."""
    return next((copy for copy in copies if copy.state == "good"), None)


def facts(content: Content) -> tuple[tuple[str, str], ...]:
    """How far each stage is, where it was begun."""
    told = [(stage.title, stage.load("progress")(content).words) for stage in STAGES if stage.progress]
    revisions = content.count(Revision)
    own = (("Revisions", f"{revisions:,}"),) if revisions else ()
    return (*((name, words) for name, words in told if words != NONE_YET), *own)


def teams(content: Content) -> int:
    """How many there are."""
    return content.count(Team)


def headline(
    standing: Standing, copies: Sequence[Copy], compared: Compared | None, today: date, *, found: bool = True
) -> str:
    """What there is, in one sentence. `compared` is that of the newest good copy; `found`: all copies are known."""
    good = newest_good(copies)
    damaged = standing in ("damaged", "unreadable")
    begins = "The file is damaged. " if damaged else "The file is not where it was. " if standing == "gone" else ""
    if not found:
        return "Looking for earlier copies…"
    if not copies:
        return f"{begins}No earlier copy of it is on this laptop."
    if good is None:
        if any(copy.state == "waiting" for copy in copies):
            return f"{begins}Checking its earlier copies…"
        return f"{begins}None of its earlier copies can be read."
    when = moment(good.backup.time, today).replace(" ", "\N{NO-BREAK SPACE}")
    # Of a file that lost something nobody can tell what was changed from what was lost.
    if begins and compared is not None and not compared.back:
        return f"{begins}A good copy from {when} has {_all_but(compared.lacking)}."
    if begins:
        return f"{begins}A good copy from {when} is here."
    return f"The newest earlier copy is from {when}."


def locked(copies: int) -> str:
    """What there is as long as nobody has typed the passphrase."""
    return "Its earlier copy is encrypted." if copies == 1 else f"Its {copies:,} earlier copies are encrypted."


def _all_but(changes: int) -> str:
    if not changes:
        return "everything that can still be read"
    words = _SMALL[changes] if changes < len(_SMALL) else f"{changes:,}"
    return f"all but {words} {'change' if changes == 1 else 'changes'}"


def meaning(standing: Standing, name: str, *, any_copies: bool, choosing: bool = False) -> str:
    """What is safe, in one or two sentences; `choosing`: single things can be ticked."""
    called = quoted(name, "The file", 80)
    if standing in ("damaged", "unreadable"):
        return f"{called} is kept as it is; nothing here deletes anything."
    if not any_copies:
        return KEPT
    if standing == "gone":
        return f"{called} was moved, renamed or deleted. Nothing here deletes anything."
    if choosing:
        return "Tick what is to come back, or open the copy as a new file beside it. Nothing here deletes anything."
    return "A copy opens as a new file beside this one, which stays as it is. Nothing here deletes anything."


def compared_with(standing: Standing, compared: Compared | None, copy: Copy) -> str:
    """What a copy is compared with, where there is something to say about that."""
    if copy.state != "good":
        return ""
    if standing == "gone":
        return "The file is not there, so there is nothing to compare with."
    if standing == "unreadable":
        return "Nothing can be read of the damaged file, so there is nothing to compare with."
    if compared is None:
        return "Comparing…"
    if compared.back or compared.lacking:
        return _PARTLY if compared.partly else ""
    return "Nothing that can still be read differs." if compared.partly else "It is the same as the workshop now."


def groups(compared: Compared) -> tuple[tuple[str, Differences], ...]:
    """The sentences under their headings."""
    return (
        ("What comes back", compared.back),
        ("What is missing", compared.missing),
        ("What is as it was before", compared.undone),
    )


def as_text(copy: Copy, compared: Compared | None, name: str, today: date) -> str:
    """Everything that is said about a copy, for the clipboard."""
    lines = [f"{name}, as it was {moment(copy.backup.time, today)} ({why(copy.backup)})", ""]
    lines += [f"{label}: {words}" for label, words in copy.facts]
    for head, sentences in groups(compared or Compared()):
        if sentences:
            lines += ["", head, *(f"- {one.sentence}" for one in sentences)]
    return "\n".join(lines)


# -- putting single things back ----------------------------------------------------------------------------------------


def number_words(n: int) -> str:
    """Small numbers as words: "three", "12"."""
    return _SMALL[n] if n < len(_SMALL) else f"{n:,}"


def opens_as(name: str, later: int) -> str:
    """Where a copy goes, and with how much of what was done after it."""
    if not later:
        return f"It opens as a new file: “{name}”."
    changes = "the one change" if later == 1 else f"the {number_words(later)} changes"
    return f"It opens as a new file, with {changes} since: “{name}”."


def put_words(ticked: int) -> str:
    """What the button that puts single things back says."""
    if not ticked:
        return "Put back what is ticked"
    return "Put it back" if ticked == 1 else f"Put the {number_words(ticked)} back"


def put_changes(chosen: Differences) -> str:
    """What putting it back does to the workshop, and what of that can be undone."""
    for_good = [one for one in chosen if one.for_good]
    if not for_good:
        return "It changes this workshop, in one step that can be undone."
    stays = "Revisions and decisions come back for good."
    if len(for_good) == len(chosen):
        return f"It changes this workshop. {stays}"
    return f"It changes this workshop, in one step that can be undone. {stays}"


def as_well(later: int) -> str:
    """What the switch says that puts into a copy what was done after it."""
    return "Put this one back as well" if later == 1 else f"Put these {number_words(later)} back as well"


def as_well_because(later: int) -> str:
    """Why that can be done."""
    if later == 1:
        return "It was done after the copy, and the damaged file still has it."
    return "They were done after the copy, and the damaged file still has them."


def step_words(chosen: Differences) -> str:
    """What the step is called that puts things back: "Put Billing back", "Put three changes back"."""
    subjects = list(dict.fromkeys(one.subject for one in chosen))
    if len(subjects) == 1 and subjects[0]:
        return f"Put {subjects[0]} back"
    return f"Put {number_words(len(chosen))} {'change' if len(chosen) == 1 else 'changes'} back"


def put_told(chosen: Differences) -> str:
    """That it is done."""
    subjects = list(dict.fromkeys(one.subject for one in chosen))
    if len(subjects) == 1 and subjects[0]:
        return f"{subjects[0]} is as it was"
    return f"{number_words(len(chosen)).capitalize()} {'change is' if len(chosen) == 1 else 'changes are'} put back"


def put_means(made: PutBack, source: Content, chosen: Differences) -> str:
    """What comes along with what is ticked, and what stays empty; "" where there is nothing to say."""
    names = Names(source)
    told = " ".join(one.sentence for one in chosen)
    content = [one for one in made.along if one.IS_CONTENT and type(one) not in PRIVATE]
    along = [names.called(one) for one in content if not _is_told(one, told, names)]
    said = []
    if along:
        said.append(f"{_listed(along)} {'comes' if len(along) == 1 else 'come'} along.")
    if made.without:
        empty = (f"the {field_words(one, name)} of {names.called(one)}" for one, name in made.without)
        said.append(
            f"{_listed(empty)} {'stays' if len(made.without) == 1 else 'stay'} empty: it is not there any more."
        )
    return " ".join(said)


def _is_told(one: Record, told: str, names: Names) -> bool:
    """Whether the sentence that is ticked speaks of it: what goes with a team is counted in its sentence."""
    words = names.words(one)
    return (type(one) in FOLLOWING and ", and with it " in told) or (bool(words) and words in told)


def _listed(names: Iterable[str]) -> str:
    words = joined(list(names), 3)
    return words[:1].upper() + words[1:]
