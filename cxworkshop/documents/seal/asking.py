"""One question to one address on the network, with an end: no redirects, no more bytes and no more time than allowed.

This is the only place of the program that reaches for a network, and only to an address that a person has typed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import http.client
import ipaddress
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlsplit

from cxworkshop.core.errors import Refused

LONGEST_ADDRESS: Final = 500
LONGEST_HOST: Final = 253  # a name on the network has no more
PATIENCE: Final = 0.05  # seconds between two looks whether somebody still waits
PIECE: Final = 8192


class NoAnswer(Exception):  # noqa: N818 - the word people read
    """Nobody answered, or not as they should; the words follow the name of who was asked."""


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came back: the status of HTTP, the kind of content in lower case, and the bytes."""

    status: int
    kind: str
    body: bytes
    elsewhere: str = ""


def checked_address(text: str) -> str:
    """An address as it may be asked. Refused, in words, when it is none, or not one of http or https."""
    address = text.strip()
    todo = "It begins with https:// or http://, and the name of the authority follows."
    odd = not address.isascii() or any(sign.isspace() or not sign.isprintable() for sign in address)
    if odd or len(address) > LONGEST_ADDRESS:
        raise Refused("This is no address.", todo=todo)
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Refused("This is no address.", todo=todo) from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise Refused("This is no address of a time-stamp authority.", todo=todo)
    if "@" in parts.netloc:
        raise Refused("User and password stand in the address.", todo="They have fields of their own.")
    return address


def host_of(address: str) -> str:
    """Who is asked, for sentences; the address itself where it names nobody. It may be anything that was answered."""
    try:
        host = urlsplit(address).hostname or address
    except ValueError:
        host = address
    return "".join(sign for sign in host if sign.isprintable())[:LONGEST_HOST]


def is_private(address: str) -> bool:
    """Whether a password may go there: the connection is encrypted, or does not leave this computer."""
    return urlsplit(address).scheme.lower() == "https" or _here(address)


def post(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float,
    largest: int,
    cancelled: Callable[[], bool],
) -> Answer:
    """Send `body` and wait at most `seconds` for at most `largest` bytes.

    NoAnswer when nothing came, when it took longer, when it was more, or when `cancelled` says that nobody waits.
    """
    asked = _Question(address, body, headers, seconds, largest)
    threading.Thread(target=asked.run, name="cxworkshop-asking", daemon=True).start()
    until = time.monotonic() + seconds
    while not asked.over.wait(PATIENCE):
        if cancelled():
            asked.left = True
            raise NoAnswer("was not waited for")
        if time.monotonic() > until:
            asked.left = True
            raise NoAnswer(f"did not answer within {_seconds(seconds)}")
    if asked.answer is None:
        raise NoAnswer(asked.why)
    return asked.answer


class _Question:
    """Asked in a thread of its own: looking up a name cannot be stopped, only left."""

    def __init__(self, address: str, body: bytes, headers: Mapping[str, str], seconds: float, largest: int) -> None:
        named = {"User-Agent": "cxworkshop", **headers}
        self._request = urllib.request.Request(address, body, named, method="POST")
        self._here, self._seconds, self._largest = _here(address), seconds, largest
        self.over = threading.Event()
        self.left = False
        self.answer: Answer | None = None
        self.why = "could not be reached"

    def run(self) -> None:
        """Ask; `answer` or `why` is there afterwards."""
        try:
            self.answer = self._ask()
        except NoAnswer as none:
            self.why = str(none)
        except TimeoutError:
            self.why = f"did not answer within {_seconds(self._seconds)}"
        except urllib.error.URLError as error:
            self.why = self._unreached(error.reason)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.why = self._unreached(error)
        finally:
            self.over.set()

    def _unreached(self, reason: object) -> str:
        if isinstance(reason, ssl.SSLError):
            return "could not be reached safely: its certificate for the connection does not hold"
        if isinstance(reason, TimeoutError):
            return f"did not answer within {_seconds(self._seconds)}"
        if isinstance(reason, (http.client.HTTPException, ValueError)):
            return "did not answer as it should"
        return "could not be reached"

    def _ask(self) -> Answer:
        # Only what is named here: the usual opener would follow redirects and read files.
        opener = urllib.request.OpenerDirector()
        handlers: list[urllib.request.BaseHandler] = [
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        ]
        if not self._here:
            handlers.append(urllib.request.ProxyHandler())
        for handler in handlers:
            opener.add_handler(handler)
        reply = opener.open(self._request, timeout=self._seconds)
        if reply is None:
            raise NoAnswer("could not be reached")
        with contextlib.closing(reply):
            kind = str(reply.headers.get_content_type()).lower()
            return Answer(reply.status, kind, self._body(reply), str(reply.headers.get("Location", "")))

    def _body(self, reply: http.client.HTTPResponse) -> bytes:
        got = bytearray()
        while piece := reply.read1(PIECE):
            got += piece
            if len(got) > self._largest:
                raise NoAnswer("sent far more than a time stamp")
            if self.left:
                raise NoAnswer("was not waited for")
        return bytes(got)


def _here(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _seconds(seconds: float) -> str:
    return f"{seconds:g} second{'' if seconds == 1 else 's'}"
