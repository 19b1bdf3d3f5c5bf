"""Copies that are given out carry the time of the authority that is set; of many, none asks again after a failure."""

from __future__ import annotations

import pytest

from cxworkshop import paths
from cxworkshop.documents.seal import stamping
from cxworkshop.documents.seal.stampers import StampAuthority, keep_authority
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages.issuing import closing
from tests import sealed as made
from tests.documents.seal import tsa
from tests.documents.seal.conftest import plain_document

pytestmark = pytest.mark.network


def test_each_copy_asks_until_one_asked_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamping.Stamper.__init__, "__defaults__", (60.0, None))
    store = made.begun()
    made.freeze(store)
    with tsa.clock() as clock:
        clock.answer = lambda query: tsa.ok(tsa.stamped(query, None))
        keep_authority(paths.keys(), StampAuthority(clock.address))
        many = stamping.Stamping(paths.keys())
        close = closing(store.content, 1, made.authority(), many)
        copies = [close(plain_document())]
        assert many.words == ""
        clock.answer = lambda _query: (503, {}, b"")
        clock.asked.clear()
        copies += [close(plain_document()), close(plain_document())]
        assert len(clock.asked) == 1
    assert many.words == "Without a time stamp: 127.0.0.1 answered with an error (503)."
    reports = [verify(copy, trusted=[("here", made.authority().certificate)]) for copy in copies]
    assert [report.ok for report in reports] == [True] * 3
    assert [report.signatures[0].stamper for report in reports] == [tsa.NAME, "", ""]


def test_nobody_is_asked_while_none_is_set() -> None:
    store = made.begun()
    made.freeze(store)
    copy = closing(store.content, 1, made.authority(), stamping.Stamping(paths.keys()))(plain_document())
    assert not verify(copy).signatures[0].stamped
