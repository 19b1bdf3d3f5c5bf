"""Whatever was done to a signed document, checking answers: it neither breaks, nor stays away, nor lets it pass."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import MOST_FIELDS, verify
from tests.documents.seal import mutating
from tests.documents.seal.conftest import Signed


def test_five_hundred_changed_documents_get_an_answer(tmp_path: Path) -> None:
    assert mutating.failures(500, tmp_path) == []


@pytest.mark.parametrize(
    ("script", "seen"),
    [
        ("print('0 bits'); print('1 cut')", ""),
        ("print('0 bits'); print('1 cut'); print('passed')", "1 cut passed"),
        ("print('0 bits')", "1 answers for 2 documents"),
        ("import os; print('0 bits', flush=True); os.abort()", "at 0 bits"),
        ("import faulthandler, time; faulthandler.dump_traceback_later(0.1, exit=True); time.sleep(60)", "Timeout"),
    ],
)
def test_a_document_that_passes_breaks_or_hangs_is_reported(tmp_path: Path, script: str, seen: str) -> None:
    """The control of the test above: what it would see."""
    found = mutating.failures(2, tmp_path, run=("-c", script))
    assert len(found) == bool(seen)
    assert all(seen in one for one in found), found


def test_a_check_that_lets_everything_pass_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutating, "looked_at", lambda data, small: Report(True, "All is well.", (), ()))
    lines = list(mutating.answers(6, 0, tmp_path))
    assert lines.count("passed") == 6
    assert len(list(tmp_path.glob("passed-*.pdf"))) == 6


def test_thousands_of_places_for_a_signature_are_not_looked_at_one_by_one(signed: Signed) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed.sealed))
    form = writer.root["/AcroForm"]
    signature = form["/Fields"][0].get_object().raw_get("/V")
    for number in range(MOST_FIELDS + 1):
        named = generic.TextStringObject(f"again {number}")
        field = {pdf_name("/FT"): pdf_name("/Sig"), pdf_name("/T"): named, pdf_name("/V"): signature}
        form["/Fields"].append(writer.add_object(generic.DictionaryObject(field)))
    writer.update_container(form["/Fields"])
    writer.update_container(form)
    out = io.BytesIO()
    writer.write(out)
    report = verify(out.getvalue(), trusted=signed.known)
    assert [one.key for one in report.bad] == ["unreadable"]
    assert "places for a signature" in report.bad[0].sentence


def test_the_process_that_the_program_checks_in_answers_too(tmp_path: Path) -> None:
    assert mutating.failures(12, tmp_path, run=mutating.APART) == []
