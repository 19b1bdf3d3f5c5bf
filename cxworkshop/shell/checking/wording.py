"""The sentences about a file: the verdict, what it means, each page, and all of it as text to be sent to somebody."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from cxworkshop.core.words import counted, date_words, joined
from cxworkshop.documents.seal.differing import Compared, PageState
from cxworkshop.documents.seal.report import Level, SignatureFact
from cxworkshop.documents.seal.trust import THIS_LAPTOP
from cxworkshop.documents.seal.verdict import MARGINAL
from cxworkshop.shell.checking.examine import Examined

OFFLINE = "This laptop checked it without a network."
SILENT = "Who changed it, and when, the file does not say."


class Tone(StrEnum):
    """GOOD is as it was signed; DOUBT was not changed, but something must be asked; BAD is something else."""

    GOOD = "good"
    DOUBT = "doubt"
    BAD = "bad"


def tone(found: Examined) -> Tone:
    """How the verdict looks; its words say the same."""
    if found.report.ok:
        return Tone.GOOD
    keys = {one.key for one in found.report.bad}
    if is_unsealed(found):
        return Tone.DOUBT
    doubt = keys <= MARGINAL and ("missing" not in keys or found.earlier or is_copy(found))
    return Tone.DOUBT if doubt else Tone.BAD


def is_copy(found: Examined) -> bool:
    """Whether it is a record or the pages of teams, which nobody signs."""
    return found.report.identity is not None and found.report.identity.is_copy


def is_unsealed(found: Examined) -> bool:
    """Whether it is a document of this program that nobody sealed: a draft, or a plain print of a revision."""
    return found.report.identity is not None and "unsigned" in {one.key for one in found.report.bad}


def is_printed_alike(found: Examined) -> bool:
    """Whether the workshop printed it again to the byte."""
    return any(one.key == "pages" and one.level is Level.GOOD for one in found.report.findings)


def verdict(found: Examined) -> str:
    """The one sentence, with what is different where that is known."""
    if found.earlier:
        return f"This is an earlier copy of revision {number_of(found)}. More people have signed since."
    said = found.report.verdict
    different = difference(found.compared) if found.compared is not None else ""
    return f"{said} {different}".strip()


def number_of(found: Examined) -> int | None:
    """The number of the workshop's revision that the file is, or claims to be."""
    return found.report.revision or (found.revision.number if found.revision is not None else None)


def difference(compared: Compared) -> str:
    """What differs: "One passage on page 3 is different."; "" where all pages are as they were signed."""
    changed = [n + 1 for n, state in enumerate(compared.states) if state in (PageState.WORDS, PageState.LOOKS)]
    added = [n + 1 for n, state in enumerate(compared.states) if state is PageState.ADDED]
    said = []
    if len(changed) == 1:
        runs = [run for run in compared.runs if run.page == changed[0] - 1]
        if compared.states[changed[0] - 1] is PageState.LOOKS:
            said.append(f"Page {changed[0]} looks different.")
        elif len(runs) == 1:
            said.append(f"One passage on page {changed[0]} is different.")
        else:
            said.append(f"{counted(len(runs), 'passage')} on page {changed[0]} are different.")
    elif changed:
        said.append(f"Pages {joined([str(n) for n in changed], 4)} are different.")
    if added:
        numbers = joined([str(n) for n in added], 4)
        said.append(f"Page {numbers} was added." if len(added) == 1 else f"Pages {numbers} were added.")
    unknown = [n + 1 for n, state in enumerate(compared.states) if state is PageState.UNKNOWN]
    if len(unknown) == 1:
        said.append(f"Page {unknown[0]} cannot be drawn, so nobody can say whether it looks the same.")
    elif unknown:
        numbers = joined([str(n) for n in unknown], 4)
        said.append(f"Pages {numbers} cannot be drawn, so nobody can say whether they look the same.")
    if compared.missing:
        said.append(f"{counted(compared.missing, 'page')} of what was signed {_is(compared.missing)} missing.")
    return " ".join(said)


def _is(n: int) -> str:
    return "is" if n == 1 else "are"


def meaning(found: Examined) -> str:
    """What the verdict means, in one to three plain sentences."""
    keys = {one.key for one in found.report.bad}
    signed = moment(last_signed(found))
    if "unreadable" in keys:
        return f"It may be damaged, or something else than it is called. {OFFLINE}"
    if is_unsealed(found):
        return _unsealed(found)
    if "unsigned" in keys:
        return f"There is no seal in it, so nobody can say whether its words are still the same. {OFFLINE}"
    if found.report.ok:
        since = f"Nothing was added, taken away or moved since {signed}." if signed else "Nothing was changed since."
        return f"{since} {OFFLINE}"
    if found.earlier:
        return f"Nothing in it was changed. The workshop on this laptop holds the later one. {OFFLINE}"
    if tone(found) is Tone.DOUBT:
        return f"{_doubt(found, keys)} {OFFLINE}"
    return " ".join(part for part in (_origin(found), _beside(found), SILENT) if part)


def _unsealed(found: Examined) -> str:
    identity = found.report.identity
    if identity is not None and identity.draft:
        return f"A draft changes until it is frozen, and nobody can say whose words these are. {OFFLINE}"
    if is_printed_alike(found):
        return f"The workshop on this laptop prints it the same, byte for byte. A sealed one can be exported. {OFFLINE}"
    return f"There is no seal in it, so nobody can say whether its words are still the same. {OFFLINE}"


def _doubt(found: Examined, keys: set[str]) -> str:
    said = []
    if "stranger" in keys:
        said.append(
            "Ask the sender for their certificate and drop it here; its fingerprint, read aloud, tells whose it is."
        )
    if "unknown" in keys:
        said.append("Open the workshop it comes from to hold it against that.")
    if "lifetime" in keys:
        said.append("Ask whoever signed whether it was them: a certificate counts only in the time it is made for.")
    if "superseded" in keys:
        said.append("It is true to what was signed then; ask for the later one before you rely on it.")
    if "missing" in keys and is_copy(found):
        said.append("Hold it against the latest copy of the workshop.")
    return " ".join(said)


def _origin(found: Examined) -> str:
    """What the file claims to be, where the workshop or the file itself tells it."""
    number = number_of(found)
    if found.revision is not None and number is not None:
        signed = max((one.time for one in found.approvals), default=None)
        when = f", signed on {date_words(signed.astimezone().date())}" if signed is not None else ""
        return f"The seal inside the file belongs to revision {number}{when}. The file no longer gives that seal."
    if found.truth is not None:
        return "The file still holds what was signed, and something was put on top of it afterwards."
    return "The file no longer gives the seal that it carries."


def _beside(found: Examined) -> str:
    """Pages that are all the same do not make the file what was signed: something that no page shows is different."""
    compared = found.compared
    if compared is None or compared.missing or compared.same != len(compared.states):
        return ""
    return "Every page reads and looks as it was signed; something that no page shows is different."


def last_signed(found: Examined) -> datetime | None:
    """The moment of the last signature that holds."""
    return max((one.when for one in found.report.signatures if one.intact and one.when is not None), default=None)


def moment(when: datetime | None) -> str:
    """A time by this laptop's clock: "11 March 2026, 16:24"."""
    if when is None:
        return ""
    local = when.astimezone()
    return f"{date_words(local.date())}, {local:%H:%M}"


def whose(found: Examined, fact: SignatureFact) -> str:
    """Whose key a signature was made with, in words; of a file that was changed nobody has looked at the keys."""
    if not fact.intact:
        return "Does not hold"
    if not fact.known:
        return "Key not known here" if {one.key for one in found.report.bad} & {"stranger"} else "Key not looked at"
    return "Key vouched for by this laptop" if fact.known == THIS_LAPTOP else f"Key vouched for by {fact.known}"


def clock(fact: SignatureFact) -> str:
    """When it was signed, and whether somebody else's clock says so; "" while nothing proves it."""
    if fact.when is None:
        return ""
    if not fact.stamped:
        return moment(fact.when)
    known = "" if fact.stamper_known else ", not known here"
    return f"{moment(fact.when)}, by the clock of {fact.stamper}{known}"


def short(digest: str) -> str:
    """A SHA-256 as its first and last digits: "7c1e 94ab … 0f62 d8e3"."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-8:-4]} {digest[-4:]}" if len(digest) >= 16 else digest


def states_of(found: Examined) -> tuple[PageState, ...]:
    """How each page stands: known from a comparison, or because every byte is as it was signed."""
    pages = len(found.leaves.sizes) if found.leaves is not None else 0
    if found.compared is not None:
        return found.compared.states
    known = is_printed_alike(found) if is_unsealed(found) else tone(found) is not Tone.BAD
    return (PageState.SAME if known else PageState.UNKNOWN,) * pages


def page_words(found: Examined, page: int) -> str:
    """The line below the page that shows."""
    states = states_of(found)
    of = f"Page {page + 1} of {len(states)}"
    wrong = found.leaves.wrong.get(page) if found.leaves is not None else None
    if wrong:
        return f"{of} is not shown: {wrong[:1].lower()}{wrong[1:].rstrip('.')}"
    match states[page]:
        case PageState.SAME:
            if is_unsealed(found):
                return f"{of}, as the workshop prints it"
            return f"{of}, as it was signed" if _people(found) else f"{of}, as it was sealed"
        case PageState.WORDS:
            runs = sum(run.page == page for run in found.compared.runs) if found.compared is not None else 0
            passages = "one passage is" if runs == 1 else f"{runs} passages are"
            return f"Page {page + 1}: {passages} different" if runs else f"Page {page + 1}: its words are different"
        case PageState.LOOKS:
            return f"Page {page + 1}: it looks different"
        case PageState.ADDED:
            return f"Page {page + 1}: not in what was signed"
        case _:
            return f"{of}, as it is in this file"


def _people(found: Examined) -> bool:
    return any(not one.seal for one in found.report.signatures)


def compared_words(found: Examined) -> str:
    """The line of the details about the pages."""
    pages = len(states_of(found))
    if found.compared is not None:
        extra = f", {counted(found.compared.missing, 'page')} missing" if found.compared.missing else ""
        return f"{found.compared.same:,} of {pages:,} {'matches' if found.compared.same == 1 else 'match'}{extra}"
    if not pages:
        return "None can be shown"
    if tone(found) is Tone.BAD or (is_unsealed(found) and not is_printed_alike(found)):
        return f"{pages:,}, with nothing here to compare them with"
    if found.held and found.revision is not None and is_printed_alike(found):
        return f"{pages:,} of {pages:,} match"
    return f"{pages:,}, none changed since it was sealed"


def against(found: Examined) -> str:
    """What the words were compared with."""
    truth = found.truth
    by_workshop = truth is not None and (truth.number is not None or truth.printed)
    return "compared with the workshop on this laptop" if by_workshop else "compared with what the file still holds"


def as_text(found: Examined) -> str:
    """Everything on the page as plain text, to be copied and to be read aloud."""
    lines = [found.name, verdict(found), meaning(found), ""]
    lines += [f"SHA-256 of the file: {found.digest}"]
    if found.report.sha256:
        lines.append(f"SHA-256 of the sealed content: {found.report.sha256}")
    if found.report.authority:
        lines.append(f"SHA-256 of the certificate that vouches for the seal: {found.report.authority}")
    lines.append(f"Pages: {compared_words(found)}")
    facts = found.report.signatures
    if facts:
        lines += ["", "Signatures"]
    for fact in facts:
        parts = [
            "The workshop’s seal" if fact.seal else fact.who,
            fact.role,
            clock(fact),
            fact.decided,
            whose(found, fact),
        ]
        lines.append(f"– {', '.join(part for part in parts if part)}")
        lines.append(f"  certificate {fact.fingerprint}")
    if found.compared is not None and found.compared.runs:
        lines += ["", "What is different"]
        for run in found.compared.runs:
            lines.append(f"– Page {run.page + 1}, signed: … {run.before} [{run.signed}] {run.after} …")
            lines.append(f"  Page {run.page + 1}, this file: … {run.before} [{run.here}] {run.after} …")
    lines += ["", "What was looked at"]
    signs = {Level.GOOD: "holds", Level.NOTE: "note", Level.BAD: "does not hold"}
    lines += [f"– {one.sentence} ({signs[one.level]})" for one in found.report.findings]
    return "\n".join(lines) + "\n"
