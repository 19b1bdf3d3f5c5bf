"""A document as it is given out: sealed by the workshop's key wherever that can be, else plain, with the reason.

The record and the team pages are printed with the decisions so far and sealed each time; the definition is the one that
was kept when it was sealed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.stages import document
from cxworkshop.stages.sealing import seal_identity, sealed
from cxworkshop.stages.signoff.points import seal_of, signed_document

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.mark import Mark
    from cxworkshop.documents.paper import PaperName
    from cxworkshop.documents.seal.certificates import Authority
    from cxworkshop.documents.seal.stamping import Stamper, Stamping


@dataclasses.dataclass(frozen=True, slots=True)
class Issued:
    """A document as it is given out, on which paper, and whether the workshop's seal is in it.

    `lacking` says why it is not: "draft", no "key" is open, or the revision was frozen without a "seal".
    """

    pdf: bytes
    paper: PaperName
    lacking: Literal["", "draft", "key", "seal"] = ""


def issue(
    content: Content,
    kind: Kind,
    number: int | None,
    authority: Authority | None,
    *,
    team: str | None = None,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    stamper: Stamper | None = None,
) -> Issued:
    """A document to be given out: with `number` that of a revision, sealed where that can be; None gives the draft.

    The definition is the one that was kept when it was sealed, on its own paper, with every signature so far. Every
    other kind is certified now, by the `authority`; without one it is plain. `team` is the id of the one whose page is
    wanted, and `stamper` says when it is sealed, as for `sealed`.
    """
    if number is not None and kind == "definition":
        revision = document.find_revision(content, number)
        kept, seal = signed_document(content, revision), seal_of(content, revision)
        if kept is not None and seal is not None:
            return Issued(kept, "Letter" if seal.paper == "Letter" else "A4")
    elif number is not None and authority is not None:
        return Issued(sealed(content, number, authority, paper, progress, cancelled, kind, team, stamper), paper)
    plain = document.build(
        content, kind, revision=number, paper=paper, progress=progress, cancelled=cancelled, team=team
    )
    return Issued(plain, paper, "draft" if number is None else "seal" if kind == "definition" else "key")


def authority_here() -> Authority | None:
    """This installation's key where it is open, or the system opens it; None otherwise. It asks nobody, and takes up
    to seconds where a key is made."""
    from cxworkshop.documents.seal.keys import keys_in

    keys = keys_in(paths.keys())
    with suppress(Problem, OSError):  # a key that cannot be read seals nothing, and everything else goes on
        keys.prepare()
    return keys.authority if keys.is_open else None


def sealable(mark: Mark, authority: Authority) -> Mark:
    """How a revision stands on a copy that will be sealed: with the fingerprint of who vouches for it."""
    from cxworkshop.documents.mark import RevisionMark
    from cxworkshop.documents.seal.certificates import fingerprint

    known = fingerprint(authority.certificate)
    return dataclasses.replace(mark, authority=known) if isinstance(mark, RevisionMark) else mark


def closing(
    content: Content, number: int, authority: Authority, stamping: Stamping | None = None
) -> Callable[[bytes], bytes]:
    """What seals one printed copy of a revision after the other, all with one key that is forgotten with it.

    Each must have been printed with the authority's fingerprint.
    """
    from cxworkshop.documents.seal.signing import seal
    from cxworkshop.documents.seal.stamping import with_stamp

    identity = seal_identity(content, number, authority)

    def close(printed: bytes) -> bytes:
        stamper = stamping.next() if stamping is not None else None
        return with_stamp(stamper, lambda one: seal(printed, identity, one, closed=True))

    return close
