"""When a signature was made: by whose clock, whether that clock is known, and whether its certificates lasted then.

Without a time stamp the time is what the computer said that was used. With one it is the authority's; whether anybody
here knows the authority is another question, and told beside it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from asn1crypto import cms
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import ValidationInfoReadingError

from cxworkshop.core.words import counted
from cxworkshop.documents.mark import day_words
from cxworkshop.documents.seal.certificates import common_name
from cxworkshop.documents.seal.tokens import Token, TokenWrong, digest_of, known_as, read, vouched

AGREE: Final = timedelta(minutes=10)  # two clocks that differ by less are the same time
STAMP: Final = "signature_time_stamp_token"


@dataclasses.dataclass(frozen=True)
class Clock:
    """The time of a signature. `stamper` is the authority's name, "" where the computer's clock is all there is.

    `known` is the name of the certificate that vouches for the authority. `wrong` says why a stamp does not hold.
    """

    when: datetime | None = None
    claimed: datetime | None = None
    stamper: str = ""
    known: str = ""
    wrong: str = ""


@dataclasses.dataclass(frozen=True)
class Clocks:
    """What time stamps are held against: certificates (DER) that the document carries under its signatures, and those
    by which authorities are known here, each with the name under which it is told."""

    signed: frozenset[bytes] = frozenset()
    known: Sequence[tuple[str, x509.Certificate]] = ()


def clock_of(info: cms.SignerInfo, claimed: datetime | None, clocks: Clocks) -> Clock:
    """The time of a signature, from its signer info and what the computer claimed."""
    beside = info["unsigned_attrs"]
    if not isinstance(beside, cms.CMSAttributes):  # there are none
        return Clock(claimed, claimed)
    try:
        token = _stamp(info, beside)
        if not vouched(token, clocks.signed):
            raise TokenWrong("a certificate beside it is not as it was")
    except TokenWrong as wrong:
        return Clock(claimed, claimed, wrong=str(wrong))
    return Clock(token.when, claimed, token.who, known_as(token, clocks.known))


def signed_certificates(reader: PdfFileReader) -> frozenset[bytes]:
    """The certificates (DER) that the document itself carries."""
    try:
        return frozenset(one.dump() for one in DocumentSecurityStore.read_dss(reader).load_certs())
    except ValidationInfoReadingError:
        return frozenset()


def drift_words(clock: Clock) -> str:
    """How far the computer was from the authority, where that is worth a sentence; "" otherwise."""
    if not clock.stamper or clock.claimed is None or clock.when is None:
        return ""
    drift = clock.claimed - clock.when
    if abs(drift) <= AGREE:
        return ""
    minutes = round(abs(drift).total_seconds() / 60)
    long = counted(minutes, "minute") if minutes < 120 else counted(round(minutes / 60), "hour")
    if minutes >= 60 * 48:
        long = counted(round(minutes / 60 / 24), "day")
    return f"The computer’s clock was {long} {'ahead of' if drift > timedelta() else 'behind'} {clock.stamper}."


def not_valid(certificates: Sequence[x509.Certificate], clock: Clock) -> str:
    """Which certificate was not valid at the time of the signature, in a sentence; "" when all of them were.

    One that begins after the time of a stamp, and not after what the computer claimed, was made by a fast clock.
    """
    when = clock.when
    if when is None:
        return ""
    for one in certificates:
        if max(when, clock.claimed or when) < one.not_valid_before_utc or when > one.not_valid_after_utc:
            return (
                f"The certificate of {common_name(one) or 'somebody without a name'} was valid from "
                f"{_day(one.not_valid_before_utc)} to {_day(one.not_valid_after_utc)}, "
                f"and not on {_day(when)}, when it was used."
            )
    return ""


def ended(certificates: Sequence[x509.Certificate], clock: Clock, now: datetime | None = None) -> str:
    """Which certificate has ended since the signature, in a sentence; "" when none has. It held when it was used."""
    for one in certificates:
        if clock.when is not None and one.not_valid_after_utc < (now or datetime.now(UTC)):
            whose = f"by the clock of {clock.stamper}" if clock.stamper else "as the computer claimed that was used"
            return (
                f"The certificate of {common_name(one) or 'somebody without a name'} has ended on "
                f"{_day(one.not_valid_after_utc)}. It was valid on {_day(clock.when)}, when it was used, {whose}."
            )
    return ""


def _stamp(info: cms.SignerInfo, beside: cms.CMSAttributes) -> Token:
    if len(beside) != 1 or beside[0]["type"].native != STAMP or len(beside[0]["values"]) != 1:
        raise TokenWrong("something else stands beside it")
    return read(beside[0]["values"][0], digest_of(info["signature"].native))


def _day(moment: datetime) -> str:
    return day_words(moment.astimezone(UTC).date())
