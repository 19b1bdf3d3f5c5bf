"""Where the last revision stands with its seal, worked out once from the facts, and what that adds to the verdict."""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Literal

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff.page.standing import Verdict
from cxworkshop.stages.signoff.points import decided, latest, seal_of

KeyState = Literal["none", "preparing", "locked", "open"]
SHARES = 100  # what a share of the seal is told in


class SealState(Enum):
    """Of the last revision. Only MAKING stands between it and its signing."""

    NONE = "none"  # nothing is frozen, or it was decided on without a seal
    SEALED = "sealed"
    WAITING = "waiting"  # nobody may sign it yet for another reason: it is sealed when that is gone
    MAKING = "making"  # the keys are made ready, or the document is
    FAILED = "failed"
    LOCKED = "locked"  # the key takes its passphrase
    WITHOUT = "without"  # there is no key here


@dataclasses.dataclass(frozen=True, slots=True)
class SealFacts:
    """What the state follows from. `failed` is of this revision, `may_sign` as it would be if nothing were sealed."""

    frozen: bool
    sealed: bool = False
    decided: bool = False
    may_sign: bool = True
    key: KeyState = "none"
    failed: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class SealStand:
    """The state, of which revision (its number, 0 for none), how far its making is (0.0 to 1.0), or why it failed."""

    state: SealState = SealState.NONE
    number: int = 0
    share: float = 0.0
    trouble: Problem | None = None


def seal_facts(content: Content, key: KeyState, *, may_sign: bool, failed: bool) -> SealFacts:
    """The facts of the last revision as the records have them."""
    revision = latest(content)
    if revision is None:
        return SealFacts(False)
    sealed = seal_of(content, revision) is not None
    return SealFacts(True, sealed, bool(decided(content, revision)), may_sign, key, failed)


def seal_state(facts: SealFacts) -> SealState:
    """The one state that the facts allow."""
    if not facts.frozen:
        return SealState.NONE
    if facts.sealed:
        return SealState.SEALED
    if facts.decided:
        return SealState.NONE
    if not facts.may_sign:
        return SealState.WAITING
    if facts.failed:
        return SealState.FAILED
    match facts.key:
        case "open" | "preparing":
            return SealState.MAKING
        case "locked":
            return SealState.LOCKED
        case "none":
            return SealState.WITHOUT


def with_seal(now: Verdict, seal: SealStand) -> Verdict:
    """The verdict with the seal in it; `now` is as it would be if nothing were sealed."""
    match seal.state:
        case SealState.FAILED:
            trouble = seal.trouble
            why = (trouble.happened, trouble.todo) if trouble is not None else ()
            text = " ".join(part for part in (*why, "It can be signed without a seal.") if part)
            return Verdict(True, "may", f"Revision {seal.number} could not be sealed", text, "warn")
        case SealState.MAKING:
            share = f", {round(seal.share * SHARES)} %" if seal.share else ""
            title = f"Revision {seal.number} is being sealed{share}"
            return Verdict(False, "", title, "Then it can be signed.", "plain")
        case SealState.LOCKED:
            text = f"{now.text} It has no seal: the key of this laptop was locked when it was frozen."
            return dataclasses.replace(now, freeze="may", text=text)
        case _:
            return now
