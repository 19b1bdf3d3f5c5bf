"""Checking in a process that works apart: the same answer, and a sentence for whatever a hostile file does there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.core.errors import BadFile
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.plain import read_report, report_values
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import checking
from cxworkshop.stages.checking import Check, Source
from cxworkshop.stages.held import HeldAgainst
from tests.apart.conftest import Instead, instead
from tests.apart.hostile import giant_object_stream, huge_image, nested_forms
from tests.documents.seal.conftest import Signed, authority, leader, signed
from tests.sealed import sealed_workshop
from tests.shell.checking.conftest import other_words, rewritten, sheets

__all__ = ["authority", "instead", "leader", "signed"]


def looked_at(data: bytes, **limits: float) -> Report:
    with Check(**limits) as check:
        return check.verify(data)


def keys(report: Report) -> list[str]:
    return [one.key for one in report.bad]


def test_one_file_after_the_other_gets_the_answer_it_gets_here(signed: Signed) -> None:
    told: list[float] = []
    with Check() as check:
        for data in (signed.twice, signed.twice + b"\n% more", b"no PDF at all"):
            report = check.verify(data, trusted=signed.known, progress=told.append)
            assert report == verify(data, trusted=signed.known)
    assert len(told) > 2


def test_what_the_workshop_knows_comes_along() -> None:
    made = sealed_workshop()
    content = made.store.content
    with Check() as check:
        report = check.verify(made.signed, content=content)
        assert report.ok
        assert report == verify(made.signed, workshop=HeldAgainst(content, made.signed))
        changed = rewritten(made.signed, other_words)
        assert not check.verify(changed, content=content).ok
        held = check.hold(verified_pages(changed), lambda _part: None, lambda: False)
    assert (held.revision, held.source) == (1, Source.KEPT)
    assert held.compared is not None
    assert any("rebooked" in run.here for run in held.compared.runs)


def verified_pages(data: bytes) -> int:
    from cxworkshop.documents.seal.sheets import Sheets

    return len(Sheets(data).sizes)


@pytest.mark.parametrize(
    ("does", "limits", "why"),
    [
        ("Aborts", {}, "brings down what reads it"),
        ("Waits", {"seconds": 1.0}, "takes far too long"),
        ("VerifiesSlowly", {"quiet": 1.0}, "takes far too long"),
        ("TakenOver", {}, "brings down what reads it"),
    ],
)
def test_whatever_it_does_to_the_process_is_a_finding(
    instead: Instead, does: str, limits: dict[str, float], why: str
) -> None:
    instead(checking, does)
    report = looked_at(sheets(["x"]), **limits)
    assert keys(report) == ["unreadable"]
    assert why in report.bad[0].sentence
    assert report.verdict == "This file cannot be read as a signed document."


def test_what_breaks_only_while_pages_are_compared_has_been_verified(instead: Instead) -> None:
    instead(checking, "BreaksInHold")
    with Check() as check:
        assert keys(check.verify(sheets(["x"]))) == ["unsigned"]
        with pytest.raises(BadFile, match="brings down"):
            check.hold(1, lambda _part: None, lambda: False)
        assert check.ended


def test_forms_without_end_take_their_time_and_no_more() -> None:
    bomb = nested_forms()
    with Check() as check:
        assert keys(check.verify(bomb, content=sealed_workshop().store.content)) == ["unsigned"]
        check.quiet = 1.0
        with pytest.raises(BadFile, match="takes far too long"):  # its words are searched for the revision's digits
            check.hold(3, lambda _part: None, lambda: False)


def test_what_would_fill_the_memory_is_refused() -> None:
    giant = giant_object_stream()
    assert len(giant) < 100_000
    with Check() as check:
        assert keys(check.verify(giant)) == ["unreadable"]
        assert keys(check.verify(huge_image())) == ["unsigned"]


def test_it_is_stopped_at_once(signed: Signed) -> None:
    with Check() as check:
        with pytest.raises(Cancelled):
            check.verify(signed.twice, cancelled=lambda: True)
        assert check.ended


def test_nothing_of_a_workshop_touches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "CXWORKSHOP_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    made = sealed_workshop()
    with Check() as check:
        changed = rewritten(made.signed, other_words)
        check.verify(changed, content=made.store.content)
        check.hold(verified_pages(changed), lambda _part: None, lambda: False)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


ODD = {
    "no report": None,
    "another kind": {"ok": "yes"},
    "a number too many": {"revision": 10**12},
    "half a digest": {"sha256": "abc"},
    "a finding of no level": {"findings": [["x", "awful", "It is."]]},
    "a finding of two parts": {"findings": [["x", "bad"]]},
    "a good word over bad ones": {"ok": True, "findings": [["x", "bad", "It is."]]},
    "a moment of no place": {"signatures": [{"when": "2026-03-11T09:00:00"}]},
    "a foreign name": {"identity": "somebody:else"},
    "findings without end": {"findings": [["x", "bad", "It is."]] * 20_001},
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_report_in_every_part_is_refused(signed: Signed, name: str) -> None:
    values = report_values(verify(signed.twice, trusted=signed.known))
    change = ODD[name]
    told = {**values, **change} if change is not None else change
    with pytest.raises((TypeError, ValueError)):
        read_report(told)


def test_half_a_character_and_a_text_without_end_are_mended(signed: Signed) -> None:
    values = report_values(verify(b"no PDF"))
    found = read_report({**values, "title": "\ud800" + "x" * 100_000})
    assert found.title.startswith("?x")
    assert len(found.title) <= 20_000
