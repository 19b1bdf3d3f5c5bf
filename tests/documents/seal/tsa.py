"""A time-stamp authority on this computer: answers as one should, or in one of the ways in which they fail."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

TIME = datetime(2026, 3, 11, 16, 2, 3, tzinfo=UTC)
FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
NAME = "Northern Clock 3"
Reply = tuple[int, dict[str, str], bytes]


@dataclasses.dataclass(frozen=True)
class Chain:
    """The certificates of an authority: its own, the one above, and the root that is never sent."""

    own: x509.Certificate
    above: x509.Certificate
    root: x509.Certificate
    key: rsa.RSAPrivateKey


def _certificate(
    name: str, key: rsa.RSAPrivateKey, issuer: str, by: rsa.RSAPrivateKey, *, stamps: bool, until: datetime = UNTIL
) -> x509.Certificate:
    def called(words: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])

    made = (
        x509.CertificateBuilder()
        .subject_name(called(name))
        .issuer_name(called(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=not stamps, path_length=None), critical=True)
    )
    if stamps:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return made.sign(by, hashes.SHA256())


@cache
def chain(stamps: bool = True, until: datetime = UNTIL) -> Chain:
    """Made once: keys take a moment."""
    root, above, own = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(3))
    return Chain(
        _certificate(NAME, own, "Northern Clocks", above, stamps=stamps, until=until),
        _certificate("Northern Clocks", above, "Northern Root", root, stamps=False),
        _certificate("Northern Root", root, "Northern Root", root, stamps=False),
        own,
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def stamped(query: bytes, when: datetime | None = TIME, by: Chain | None = None, root: bool = False) -> bytes:
    """The answer to a query, as it should be; `when` None is now."""
    one = by or chain()
    key = one.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    beside = [_asn1(one.above)] + ([_asn1(one.root)] if root else [])
    authority = DummyTimeStamper(
        _asn1(one.own),
        asn1_keys.PrivateKeyInfo.load(key),
        certs_to_embed=beside,  # type: ignore[arg-type]
        fixed_dt=when or datetime.now(UTC).replace(microsecond=0),
    )
    return authority.request_tsa_response(tsp.TimeStampReq.load(query)).dump()


class Clock:
    """A server that answers each question by `answer`, and keeps what it was asked: (headers, body)."""

    def __init__(self) -> None:
        self.answer: Callable[[bytes], Reply] = lambda query: ok(stamped(query))
        self.asked: list[tuple[dict[str, str], bytes]] = []
        self.go_on = threading.Event()  # for answers that wait
        clock = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                clock.asked.append((dict(self.headers), query))
                status, headers, body = clock.answer(query)
                with contextlib.suppress(OSError):  # who asked may have left
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is printed."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/tsr"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def wait(self, query: bytes) -> Reply:
        """An answer that comes only when the test says so."""
        self.go_on.wait(10)
        return ok(stamped(query))

    def close(self) -> None:
        """No more answers."""
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextlib.contextmanager
def clock() -> Iterator[Clock]:
    """A running authority."""
    one = Clock()
    try:
        yield one
    finally:
        one.close()


def ok(body: bytes) -> Reply:
    """An answer as RFC 3161 has it."""
    return 200, {"Content-Type": "application/timestamp-reply"}, body


def basic(user: str, password: str) -> str:
    """What a user and a password look like on the way."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def later(seconds: float) -> datetime:
    """A moment after `TIME`."""
    return TIME + timedelta(seconds=seconds)
