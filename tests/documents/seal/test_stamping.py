"""Time stamps: one that holds is asked for and kept; whatever else comes back, or nothing, is said in words."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto import cms, tsp

from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import asking
from cxworkshop.documents.seal.stampers import StampAuthority, keep_authority
from cxworkshop.documents.seal.stamping import LARGEST, Stamper, StampFailed, Stamping, with_stamp
from cxworkshop.documents.seal.tokens import TokenWrong, der, digest_of, known_as, plain, read, vouched
from tests.documents.seal import tsa

pytestmark = pytest.mark.network


@pytest.fixture(scope="module")
def server() -> Iterator[tsa.Clock]:
    with tsa.clock() as clock:
        yield clock


@pytest.fixture
def clock(server: tsa.Clock) -> tsa.Clock:
    server.answer = lambda query: tsa.ok(tsa.stamped(query))
    server.asked.clear()
    return server


def refused(clock: tsa.Clock, seconds: float = 60.0) -> str:
    with pytest.raises(StampFailed) as failed:
        Stamper(StampAuthority(clock.address), seconds).begin()
    return failed.value.happened


def test_the_authority_says_its_name_and_the_time(clock: tsa.Clock) -> None:
    stamper = Stamper(StampAuthority(clock.address), 60.0)
    said = stamper.begin()
    assert (said.who, said.when) == (tsa.NAME, tsa.TIME)
    assert said.certificates == (tsa.chain().own, tsa.chain().above)
    assert stamper.begin() is said
    headers, query = clock.asked[0]
    assert len(clock.asked) == 1
    assert headers["Content-Type"] == "application/timestamp-query"
    assert headers["User-Agent"] == "cxworkshop"
    assert "Authorization" not in headers
    assert tsp.TimeStampReq.load(query)["cert_req"].native is True


def test_a_user_and_a_password_go_along_and_never_over_an_open_connection(clock: tsa.Clock) -> None:
    Stamper(StampAuthority(clock.address, "anna", "four harbours"), 60.0).begin()
    assert clock.asked[0][0]["Authorization"] == tsa.basic("anna", "four harbours")
    with pytest.raises(StampFailed, match="https"):
        Stamper(StampAuthority("http://clock.invalid/tsr", "anna", "four harbours")).begin()
    assert "four" not in repr(StampAuthority(clock.address, "anna", "four harbours"))


def _nonce(query: bytes) -> bytes:
    asked = tsp.TimeStampReq.load(query)
    asked["nonce"] = 7
    return tsa.stamped(asked.dump())


def _other(query: bytes) -> bytes:
    asked = tsp.TimeStampReq.load(query)
    asked["message_imprint"]["hashed_message"] = bytes(32)
    return tsa.stamped(asked.dump())


def _rejected(query: bytes) -> bytes:
    # A reply without a stamp, which the library will not make.
    status = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["not\x1b today"]})
    return b"\x30" + bytes([len(status.dump())]) + status.dump()


def _bit(place: float) -> Callable[[bytes], bytes]:
    def changed(query: bytes) -> bytes:
        made = bytearray(tsa.stamped(query))
        made[int(len(made) * place)] ^= 4
        return bytes(made)

    return changed


def _nobody(query: bytes) -> bytes:
    reply = tsp.TimeStampResp.load(tsa.stamped(query))
    reply["time_stamp_token"]["content"]["certificates"] = []
    return reply.dump(force=True)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "cannot be read"),
        (b"<html>Welcome</html>", "cannot be read"),
        (lambda query: tsa.stamped(query)[:-9], "cannot be read"),
        (lambda query: tsa.stamped(query) + b"\0", "cannot be read"),
        (_nonce, "the answer to another question"),
        (_other, "of something else"),
        (_rejected, "it refused (not today)"),
        (_bit(0.999), "signature does not hold"),
        (_nobody, "certificate is not in it"),
        (lambda query: tsa.stamped(query, by=tsa.chain(stamps=False)), "not for time stamps"),
        (lambda query: tsa.stamped(query, datetime(2041, 1, 1, tzinfo=UTC)), "not valid at that time"),
    ],
)
def test_what_is_no_time_stamp_of_this_is_refused(
    clock: tsa.Clock, answer: bytes | Callable[[bytes], bytes], words: str
) -> None:
    clock.answer = lambda query: tsa.ok(answer if isinstance(answer, bytes) else answer(query))
    said = refused(clock)
    assert words in said
    assert said.startswith("The time-stamp authority 127.0.0.1 ")
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ((500, {}, b"oh"), "answered with an error (500)"),
        ((401, {}, b""), "wants another user or password"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "has another address now."),
        ((308, {"Location": "https://clock.example/tsr"}, b""), "has another address now (clock.example)"),
        ((308, {"Location": "https://[clock.example"}, b""), "has another address now (https://[clock.example)"),
        ((200, {}, b"x" * (LARGEST + 1)), "sent far more than a time stamp"),
        ((200, {"Content-Length": "900"}, b"x" * 10), "cannot be read"),
    ],
)
def test_other_answers_are_told_in_words_and_followed_nowhere(clock: tsa.Clock, reply: tsa.Reply, words: str) -> None:
    clock.answer = lambda _query: reply
    assert words in refused(clock)
    assert len(clock.asked) == 1


def test_who_is_slow_is_left(clock: tsa.Clock) -> None:
    clock.go_on.clear()
    clock.answer = clock.wait
    assert "did not answer within 0.2 seconds" in refused(clock, 0.2)
    while not clock.asked:  # what was left goes on for a moment
        time.sleep(0.01)
    clock.go_on.set()


def test_whoever_no_longer_waits_gets_on_at_once(clock: tsa.Clock) -> None:
    clock.go_on.clear()
    clock.answer = clock.wait
    stamper = Stamper(StampAuthority(clock.address), 60.0)
    waiting = threading.Thread(target=_cancel_when_asked, args=(clock, stamper))
    waiting.start()
    with pytest.raises(StampFailed, match="was not waited for"):
        stamper.begin()
    waiting.join()
    clock.go_on.set()


def _cancel_when_asked(clock: tsa.Clock, stamper: Stamper) -> None:
    while not clock.asked:
        time.sleep(0.01)
    stamper.cancel()


def test_nobody_there_is_no_failure_of_the_program() -> None:
    with tsa.clock() as gone:
        address = gone.address
    assert "could not be reached" in refused_at(address)
    assert "could not be reached" in refused_at("https" + address[4:])


def refused_at(address: str) -> str:
    with pytest.raises(StampFailed) as failed:
        Stamper(StampAuthority(address)).begin()
    return failed.value.happened


def test_it_goes_by_the_systems_proxy_and_to_this_computer_without(
    clock: tsa.Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", clock.address.removesuffix("/tsr"))
    monkeypatch.delenv("no_proxy", raising=False)
    assert Stamper(StampAuthority("http://clock.invalid/tsr"), 60.0).begin().who == tsa.NAME
    assert clock.asked[0][0]["Host"] == "clock.invalid"
    monkeypatch.setenv("http_proxy", "http://proxy.invalid")
    assert Stamper(StampAuthority(clock.address), 60.0).begin().who == tsa.NAME


def test_without_a_stamp_it_is_signed_all_the_same(clock: tsa.Clock) -> None:
    def sign(stamper: Stamper | None) -> bytes:
        return b"without" if stamper is None else b"with"

    assert with_stamp(None, sign) == b"without"
    held = Stamper(StampAuthority(clock.address), 60.0)
    assert with_stamp(held, sign) == b"with"
    assert held.words == ""
    clock.answer = lambda _query: (503, {}, b"")
    stamper = Stamper(StampAuthority(clock.address), 60.0)
    assert with_stamp(stamper, sign) == b"without"
    assert stamper.words == "Without a time stamp: 127.0.0.1 answered with an error (503)."


def test_an_authority_that_falls_silent_between_its_two_answers(clock: tsa.Clock) -> None:
    def sign(stamper: Stamper | None) -> bytes:
        if stamper is None:
            return b"without"
        clock.answer = lambda _query: (500, {}, b"")
        stamper._stamped(b"the signature")
        return b"with"

    stamper = Stamper(StampAuthority(clock.address), 60.0)
    assert with_stamp(stamper, sign) == b"without"
    assert stamper.trouble is not None


def test_of_many_the_ones_after_the_first_failure_do_not_ask(clock: tsa.Clock, keys: Path) -> None:
    keep_authority(keys, StampAuthority(clock.address))
    clock.answer = lambda _query: (503, {}, b"")
    stamping = Stamping(keys)
    assert [with_stamp(stamping.next(), lambda one: b"with" if one else b"without") for _ in range(3)] == [
        b"without"
    ] * 3
    assert len(clock.asked) == 1
    assert "answered with an error (503)" in stamping.words
    assert Stamping(keys / "none").next() is None
    assert Stamping(keys / "none").words == ""


def test_what_was_stopped_asks_no_longer(clock: tsa.Clock) -> None:
    clock.go_on.clear()
    clock.answer = clock.wait
    with pytest.raises(StampFailed, match="was not waited for"):
        Stamper(StampAuthority(clock.address), 60.0, lambda: bool(clock.asked)).begin()
    clock.go_on.set()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "clock.example/tsr",
        "file:///etc/passwd",
        "ftp://clock.example",
        "javascript:alert(1)",
        "https://",
        "https://clock.example:x/",
        "https://clock .example",
        "https://clöck.example",
        "https://anna:word@clock.example",
        "https://" + "a" * 600,
    ],
)
def test_only_addresses_of_the_web_are_taken(address: str) -> None:
    with pytest.raises(Refused):
        asking.checked_address(address)
    assert asking.checked_address(" https://clock.example/tsr ") == "https://clock.example/tsr"


# -- what is kept ------------------------------------------------------------------------------------------------------


def kept(data: bytes, root: bool = False) -> cms.ContentInfo:
    """The stamp of these bytes as it is kept."""
    query = tsp.TimeStampReq(
        {
            "version": 1,
            "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest_of(data)("sha256")},
            "nonce": 1 << 62,
            "cert_req": True,
        }
    )
    reply = tsp.TimeStampResp.load(tsa.stamped(query.dump(), root=root))
    return cms.ContentInfo.load(plain(reply["time_stamp_token"]).dump())


def test_every_byte_of_a_stamp_is_vouched_for() -> None:
    data = b"what a leader signed"
    whole = kept(data).dump()
    under = frozenset({der(tsa.chain().above)})
    assert vouched(read(kept(data), digest_of(data)), under)
    passed = []
    for place in range(0, len(whole), 5):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        try:
            token = cms.ContentInfo.load(bytes(changed), strict=True)
            if vouched(read(token, digest_of(data)), under):
                passed.append(place)
        except (TokenWrong, ValueError):
            continue
    assert passed == []


def test_an_authority_is_known_by_any_certificate_it_hangs_from() -> None:
    chain = tsa.chain()
    token = read(kept(b"x"), digest_of(b"x"))
    for one in (chain.own, chain.above, chain.root):
        assert known_as(token, [("a file", one)]) == "a file"
    assert known_as(token, []) == ""
    assert known_as(token, [("another", tsa.chain(stamps=False).root)]) == ""
    assert not vouched(token, frozenset())
    assert vouched(read(kept(b"x", root=True), digest_of(b"x")), frozenset())
