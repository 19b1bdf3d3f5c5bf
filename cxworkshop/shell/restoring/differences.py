"""What differs between a copy and the workshop now, sentence by sentence, each with what putting it back takes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.putback import PLACE, OnePer, Piece
from cxworkshop.core.record import Record, field_specs, references
from cxworkshop.core.words import counted, joined, quoted
from cxworkshop.stages import STAGES
from cxworkshop.stages.barriers.records import AreaAnswer
from cxworkshop.stages.definition.records import Collision
from cxworkshop.stages.prepare.records import Consent, Indicator, StageNote, Voting
from cxworkshop.stages.signoff.changes import Change, compare
from cxworkshop.stages.signoff.changes.compare import ONCE
from cxworkshop.stages.signoff.changes.followers import FOLLOWING
from cxworkshop.stages.signoff.changes.names import Names, capital
from cxworkshop.stages.signoff.points import decided, seal_of, signed_parts
from cxworkshop.stages.signoff.records import PRIVATE, AcceptedPoint, Approval, Revision, Scan, Seal, SignedPart
from cxworkshop.storage.mending import is_stand_in

# Of what there is one each, where the type itself does not say so: another that came since takes the words.
ONE_PER: OnePer = {
    Indicator: ("key",),
    StageNote: ("stage",),
    AreaAnswer: ("area",),
    AcceptedPoint: ("point",),
    Collision: ("first", "second"),
    Consent: ("principle", "cry", "dimension", "culture_dimension"),
    Revision: ("number",),
    Seal: ("revision",),
}
_VOTING = {
    "people": "How many people vote was changed.",
    "dots": "How many dots each person has was changed.",
    "hands": "How the room votes for a rallying cry was changed.",
}


@frozen
class Difference:
    """One sentence of what was done since the copy, and the pieces that it takes to make it undone, or done.

    `subject` names the thing in a few words, for the step that puts it back; `stage` is the key of the stage it is on.
    What comes back `for_good` cannot be undone.
    """

    sentence: str
    pieces: tuple[Piece, ...] = ()
    subject: str = ""
    stage: str = ""
    for_good: bool = False


Differences = tuple[Difference, ...]


@frozen
class Compared:
    """What differs between a copy and the workshop now, as sentences of what was done since.

    What was taken out since comes `back`, what was added is `missing`, what was changed is `undone`. `partly`: of a
    damaged file only what can still be read was compared.
    """

    back: Differences = ()
    missing: Differences = ()
    undone: Differences = ()
    partly: bool = False

    @property
    def lacking(self) -> int:
        """How many changes since then the copy does not have."""
        return len(self.missing) + len(self.undone)

    @property
    def lost(self) -> Differences:
        """What the copy has, and the workshop had, and has no more."""
        return (*self.back, *self.undone)

    @property
    def later(self) -> Differences:
        """What was done since the copy and can be put into it."""
        return tuple(one for one in (*self.missing, *self.undone) if one.pieces)


def between(copy: Content, now: Content, *, partly: bool = False) -> Compared:
    """What taking a copy in the place of the workshop as it is now would mean.

    What only forgot a thing that is gone is counted in the sentence of that, and comes back with it. `partly`: `now` is
    what can be read of a damaged file; what was lost there is no change that anybody made.
    """
    changes = compare(copy, now)
    swallowed = _swallowed(changes, copy, now)
    told = [(change.sign, _difference(change, swallowed)) for change in changes]
    back = [one for sign, one in told if sign == "removed"]
    missing = [one for sign, one in told if sign == "added"]
    undone = [one for sign, one in told if sign not in ("removed", "added")]
    back += _decided(now, copy)
    missing += _decided(copy, now)
    for sign, one in _private(copy, now):
        (back if sign == "removed" else missing if sign == "added" else undone).append(one)
    if partly:
        lost = {piece.record for one in undone for piece in one.pieces if _is_lost(piece, now)}
        undone = [one for one in undone if not any(piece.record in lost for piece in one.pieces)]
        gone = {one.id for one in copy if (one.id not in now or one.id in lost) and _is_shared(one)}
        rest = [one for one in back if not one.pieces or not gone.issuperset(x.record for x in one.pieces)]
        back = [*_gone(copy, gone), *rest]
    undone, forgot = _without_forgotten(undone, copy, now)
    back = [_with_forgotten(one, forgot) for one in back]
    return Compared(tuple(back), tuple(missing), tuple(undone), partly)


def _is_lost(piece: Piece, now: Content) -> bool:
    """Whether what stands there now only keeps the place of what a damaged file has lost."""
    one = now.get(piece.record)
    return one is not None and one.id != one.TABLE and is_stand_in(one)


def _is_shared(one: Record) -> bool:
    """Whether it is content that everybody is given, and not always there."""
    return one.IS_CONTENT and type(one) not in PRIVATE and type(one) not in ONCE


def _gone(copy: Content, gone: set[str]) -> Iterator[Difference]:
    """What a damaged file does not have: things by name, what belongs to them counted. Nobody removed it, it seems."""
    names, belonging = Names(copy), Counter[type[Record]]()
    for one in (one for one in copy if one.id in gone):
        if type(one) in FOLLOWING:
            belonging[type(one)] += 1
        else:
            sentence = f"{capital(names.called(one))} is not in the damaged file any more."
            yield Difference(sentence, (Piece(one.id),), names.subject(one))
    if belonging:
        said = joined([counted(belonging[cls], *nouns) for cls, nouns in FOLLOWING.items() if belonging[cls]])
        verb = "is" if belonging.total() == 1 else "are"
        yield Difference(f"{said[:1].upper()}{said[1:]} {verb} not in the damaged file any more.")


def _without_forgotten(undone: list[Difference], copy: Content, now: Content) -> tuple[list[Difference], Counter[str]]:
    """The changes that are more than a reference to something that is gone; by what is gone, how many are not."""
    kept, forgot = [], Counter[str]()
    for one in undone:
        gone = [_forgotten(piece, copy, now) for piece in one.pieces]
        if gone and all(gone):
            forgot.update({key for keys in gone for key in keys})
        else:
            kept.append(one)
    return kept, forgot


def _forgotten(piece: Piece, copy: Content, now: Content) -> tuple[str, ...]:
    """The ids of what is gone, where all that happened to a field is that it does not name them any more."""
    one, other = copy.get(piece.record), now.get(piece.record)
    spec = next((spec for spec in references(type(one)) if spec.name == piece.field), None) if one is not None else None
    if one is None or other is None or spec is None:
        return ()
    was, after = getattr(one, piece.field), getattr(other, piece.field)
    named = tuple(was) if spec.many else () if was is None else (was,)
    kept = tuple(after) if spec.many else () if after is None else (after,)
    gone = tuple(key for key in named if key not in now)
    return gone if kept == tuple(key for key in named if key not in gone) else ()


def _with_forgotten(one: Difference, forgot: Counter[str]) -> Difference:
    number = sum(forgot[piece.record] for piece in one.pieces if not piece.field)
    if not number:
        return one
    words = "1 other no longer names it" if number == 1 else f"{number:,} others no longer name it"
    return dataclasses.replace(one, sentence=f"{one.sentence.removesuffix('.')}; {words}.")


def _difference(change: Change, swallowed: dict[str, tuple[str, ...]]) -> Difference:
    fields = (change.field, *(swallowed.pop(change.record, ()) if change.field else ()))
    return Difference(
        change.sentence, tuple(Piece(change.record, field) for field in fields), change.subject, change.stage
    )


def _swallowed(changes: list[Change], copy: Content, now: Content) -> dict[str, tuple[str, ...]]:
    """By record the fields that differ and have no sentence of their own: another field's says it as well."""
    told: dict[str, set[str]] = {}
    for change in changes:
        if change.field:
            told.setdefault(change.record, set()).add(change.field)
    found = {}
    for key, fields in told.items():
        one, other = copy.get(key), now.get(key)
        if one is not None and other is not None:
            found[key] = tuple(name for name in _differing(one, other) if name not in fields)
    return found


def _differing(one: Record, other: Record) -> list[str]:
    """The fields in which two states of a record differ, but for its place."""
    names = (spec.name for spec in field_specs(type(one)) if spec.name not in ("id", PLACE))
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _decided(before: Content, after: Content) -> Iterator[Difference]:
    """The revisions, and what was decided and signed on them, that are in one and not in the other.

    What would become a second revision of the same number, or would stand in a sealed document behind other signatures
    than those that it signed, has no pieces.
    """
    numbers = {one.number for one in before.of(Revision)}
    for revision in after.of(Revision):
        fresh = revision.id not in before
        other = fresh and revision.number in numbers
        name = f"revision {revision.number}"
        if fresh:
            words = f"Another {name} was frozen." if other else f"Revision {revision.number} was frozen."
            yield _for_good(words, () if other else (revision,))
        for seal in after.of(Seal):
            if seal.revision == revision.id and seal.id not in before and not fresh:
                known = seal_of(before, revision)
                yield _for_good(f"The document of {name} was sealed.", (seal,) if known is None else ())
        chain = _chain(before, after, revision)
        for one in decided(after, revision):
            if one.id not in before:
                words = f"{_who(one)} decided on {'another ' if other else ''}{name}."
                yield _for_good(words, () if other else (one,) if fresh else _behind(chain, one, after))
    yield from _signed(before, after)


def _signed(before: Content, after: Content) -> Iterator[Difference]:
    """What was signed, and scanned, of decisions that are in both."""
    for revision in after.of(Revision):
        chain = _chain(before, after, revision)
        for approval, part in signed_parts(after, revision):
            if part.id not in before and approval.id in before:
                words = f"The decision of {_who(approval)} was signed."
                yield _for_good(words, _behind(chain, part, after))
    for scan in after.of(Scan):
        scanned = after.find(Approval, scan.approval)
        if scan.id not in before and scanned is not None and scanned.id in before:
            yield _for_good(f"A scan of the decision of {_who(scanned)} was added.", (scan,))


def _chain(before: Content, after: Content, revision: Revision) -> list[Record] | None:
    """What was sealed and signed behind what both have, in its order; None where they have signed different things.

    Each signature signs all bytes before it, so that none can come without those that stand before it.
    """
    ours, theirs = signed_parts(before, revision), signed_parts(after, revision)
    seal, known = seal_of(after, revision), seal_of(before, revision)
    same = [part.id for _, part in ours] == [part.id for _, part in theirs[: len(ours)]]
    if not same or (known is not None and (seal is None or seal.id != known.id)):
        return None
    links: list[Record] = [seal] if known is None and seal is not None else []
    return links + [part if approval.id in before else approval for approval, part in theirs[len(ours) :]]


def _behind(chain: list[Record] | None, one: Approval | SignedPart, after: Content) -> tuple[Record, ...]:
    """A decision, or what it signed, with the signatures before it; () where it cannot stand there."""
    if chain is None:
        signed = isinstance(one, SignedPart) or any(part.approval == one.id for part in after.of(SignedPart))
        return () if signed else (one,)
    at = next((number for number, link in enumerate(chain) if link.id == one.id), None)
    return (one,) if at is None else tuple(chain[: at + 1])


def _for_good(sentence: str, records: tuple[Record, ...]) -> Difference:
    return Difference(sentence, tuple(Piece(one.id) for one in records), for_good=True)


def _who(one: Approval) -> str:
    return quoted(one.name, "Somebody", 60).strip("“”")


def _private(copy: Content, now: Content) -> Iterator[tuple[str, Difference]]:
    """The facilitator's own notes and ticks, never in their words, and how the room votes."""
    titles = {stage.key: stage.title for stage in STAGES}
    keys = dict.fromkeys(one.id for content in (copy, now) for one in content.of(StageNote))
    for key in keys:
        one, other = copy.find(StageNote, key), now.find(StageNote, key)
        note = one if one is not None else other
        if note is None or one == other:
            continue
        about = f"Your own notes and ticks on {titles.get(note.stage, note.stage)}"
        if one is None:
            yield "added", Difference(f"{about} were added, private.", (Piece(key),))
        elif other is None:
            yield "removed", Difference(f"{about} were taken out, private.", (Piece(key),))
        elif differing := _differing(one, other):
            pieces = tuple(Piece(key, name) for name in differing)
            yield "changed", Difference(f"{about} were changed, private.", pieces)
    for name in _differing(copy.one(Voting), now.one(Voting)):
        pieces = (Piece(Voting.TABLE, name),)
        yield "changed", Difference(_VOTING.get(name, "How the room votes was changed."), pieces)
