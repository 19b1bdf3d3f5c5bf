"""Time stamps from an authority (RFC 3161), when one is configured and answers; without one everything goes on.

Before a signature is made, the authority is asked once: what it says is what the signature's appearance names, and how
much room its answer takes. Then it stamps the signature itself. Both together may take `SECONDS`.
"""

from __future__ import annotations

import base64
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Final

from asn1crypto import algos, cms, core, tsp
from pyhanko.sign.timestamps import TimeStamper

from cxworkshop.core.errors import EnvironmentProblem
from cxworkshop.documents.seal.asking import NoAnswer, host_of, is_private, post
from cxworkshop.documents.seal.stampers import StampAuthority, stamp_authority
from cxworkshop.documents.seal.tokens import Token, TokenWrong, der, digest_of, plain, read

SECONDS: Final = 5.0
LARGEST: Final = 64 * 1024  # bytes of an answer; authorities send 3,000 to 12,000
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


class StampFailed(EnvironmentProblem):
    """No time stamp came, or not one that holds; `why` says it in a few words that begin with who was asked."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The time-stamp authority {why}.")
        self.why = why


class Stamper(TimeStamper):
    """Asks one authority, for one signature. `first` is what it said beforehand, `trouble` why there is no stamp.

    It waits until `stopped` says that nobody does any more, or somebody calls `cancel`.
    """

    def __init__(
        self, authority: StampAuthority, seconds: float = SECONDS, stopped: Callable[[], bool] | None = None
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.authority = authority
        self.first: Token | None = None
        self.trouble: StampFailed | None = None
        self.took = 0.0  # seconds that were waited so far
        self._seconds = seconds
        self._probe: cms.ContentInfo | None = None
        self._cancelled = threading.Event()
        self._stopped = stopped or (lambda: False)

    def cancel(self) -> None:
        """Nobody waits any more: from any thread, at any time."""
        self._cancelled.set()

    @property
    def words(self) -> str:
        """One calm sentence when something was signed without its stamp, "" otherwise."""
        return f"Without a time stamp: {self.trouble.why}." if self.trouble is not None else ""

    def begin(self) -> Token:
        """Ask for the time, and who says so. StampFailed when no answer holds."""
        if self.first is None:
            # What is stamped here says nothing: 32 random bytes.
            self._probe, self.first = self._stamped(secrets.token_bytes(32))
        return self.first

    @property
    def certificates(self) -> list[bytes]:
        """What goes with its stamps (DER), once it was asked."""
        return [der(one) for one in self.first.certificates] if self.first is not None else []

    async def async_dummy_response(self, md_algorithm: str) -> cms.ContentInfo:
        """What was said first, as the measure of what will be said."""
        self.begin()
        assert self._probe is not None
        return self._probe

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A stamp of this digest. StampFailed when none comes that holds."""
        return self._of(message_digest)[0]

    async def validation_paths(self, validation_context: Any) -> Any:
        """None: whose authority it is, is asked when the document is checked."""
        none: tuple[Any, ...] = ()
        for path in none:
            yield path

    def _stamped(self, data: bytes) -> tuple[cms.ContentInfo, Token]:
        return self._of(digest_of(data)("sha256"))

    def _of(self, digest: bytes) -> tuple[cms.ContentInfo, Token]:
        nonce = secrets.randbits(63) | 1 << 62  # always of the same length
        imprint = {"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": digest}
        query = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True})
        began = time.monotonic()
        try:
            token = _token(self._ask(query.dump()), nonce)
            kept = cms.ContentInfo.load(plain(token).dump())
            return kept, read(kept, lambda _hash: digest)
        except NoAnswer as none:
            raise self._failed(str(none)) from None
        except TokenWrong as wrong:
            raise self._failed(f"sent no time stamp that holds: {wrong}") from None
        finally:
            self.took += time.monotonic() - began

    def _ask(self, query: bytes) -> bytes:
        one = self.authority
        headers = {"Content-Type": QUERY, "Accept": REPLY}
        if one.user or one.password:
            if not is_private(one.address):
                raise NoAnswer("is not asked: a password goes only to addresses that begin with https://")
            words = base64.b64encode(f"{one.user}:{one.password}".encode()).decode()
            headers["Authorization"] = f"Basic {words}"
        left = self._seconds - self.took
        if left <= 0:
            raise NoAnswer(f"took longer than {self._seconds:g} seconds")
        answer = post(one.address, query, headers, seconds=left, largest=LARGEST, cancelled=self._is_over)
        if answer.status in (401, 403):
            raise NoAnswer("wants another user or password")
        if 300 <= answer.status < 400:
            where = f" ({host_of(answer.elsewhere)})" if answer.elsewhere.startswith("http") else ""
            raise NoAnswer(f"has another address now{where}")
        if answer.status != 200:
            raise NoAnswer(f"answered with an error ({answer.status})")
        return answer.body

    def _is_over(self) -> bool:
        return self._cancelled.is_set() or self._stopped()

    def _failed(self, why: str) -> StampFailed:
        return StampFailed(f"{host_of(self.authority.address)} {why}")


def stamper_in(folder: Path, stopped: Callable[[], bool] | None = None) -> Stamper | None:
    """Who stamps what is signed now, by the settings of an installation; None while nobody is asked."""
    authority = stamp_authority(folder)
    return Stamper(authority, stopped=stopped) if authority is not None else None


class Stamping:
    """Stampers for many signatures after each other: once the authority did not answer, it is not asked again."""

    def __init__(self, folder: Path, stopped: Callable[[], bool] | None = None) -> None:
        self._authority, self._stopped = stamp_authority(folder), stopped
        self.last: Stamper | None = None

    def next(self) -> Stamper | None:
        """Who stamps the next signature."""
        in_vain = self.last is not None and self.last.trouble is not None
        if self._authority is not None and not in_vain:
            self.last = Stamper(self._authority, stopped=self._stopped)
            return self.last
        return None

    @property
    def words(self) -> str:
        """One calm sentence when some were signed without a stamp, "" otherwise."""
        return self.last.words if self.last is not None else ""


def with_stamp(stamper: Stamper | None, sign: Callable[[Stamper | None], bytes]) -> bytes:
    """What `sign` makes with the stamper, and without where no stamp is to be had: `stamper.trouble` says why then."""
    if stamper is not None:
        try:
            stamper.begin()
            return sign(stamper)
        except StampFailed as failed:
            stamper.trouble = failed
    return sign(None)


class _Reply(core.Sequence):  # type: ignore[misc]
    """What an authority answers; one that refuses sends no stamp."""

    _fields: ClassVar[list[tuple[Any, ...]]] = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


def _token(body: bytes, nonce: int) -> cms.ContentInfo:
    """The stamp in an answer. TokenWrong when there is none, or it answers another question."""
    try:
        reply = _Reply.load(body, strict=True)
        status = reply["status"]["status"].native
        if status not in ("granted", "granted_with_mods"):
            said = " ".join(str(part) for part in reply["status"]["status_string"].native or ())
            raise TokenWrong(f"it refused ({_short(said) or status})")
        token = reply["time_stamp_token"]
        answered = token["content"]["encap_content_info"]["content"].parsed["nonce"].native
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TokenWrong("it cannot be read") from None
    if answered != nonce:
        raise TokenWrong("it is the answer to another question")
    return token


def _short(said: str) -> str:
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
    return words if len(words) <= 80 else words[:79] + "…"
