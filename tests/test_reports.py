"""The report of a defect: places and kinds, nothing a person typed and nothing of whose computer it was."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxworkshop import reports
from cxworkshop.core import codec

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def failing(secret: str) -> None:
    try:
        json.loads(secret)
    except ValueError as error:
        raise RuntimeError(secret) from error


def caught(secret: str) -> RuntimeError:
    with pytest.raises(RuntimeError) as info:
        failing(secret)
    return info.value


def test_a_report_holds_places_and_kinds_and_no_words() -> None:
    text = reports.report_text(caught("Kestrel fires Rob"), NOW)
    assert "builtins.RuntimeError" in text
    assert "json.decoder.JSONDecodeError" in text
    assert "in failing" in text
    assert "Kestrel" not in text


def test_a_place_is_named_within_its_package_and_without_the_folders_above_it() -> None:
    with pytest.raises(KeyError) as info:
        codec.json_schema([]).pop("records")
    with pytest.raises(AttributeError) as ours:
        codec.json_schema([None])  # type: ignore[list-item]
    assert str(Path(__file__).parent) not in reports.report_text(info.value, NOW)
    text = reports.report_text(ours.value, NOW)
    assert "  cxworkshop/core/codec.py:" in text
    assert str(Path(codec.__file__).parent.parent.parent) not in text


def test_a_chain_that_was_ended_on_purpose_stays_ended() -> None:
    def end() -> None:
        try:
            failing("x")
        except RuntimeError:
            raise KeyError from None

    with pytest.raises(KeyError) as info:
        end()
    assert "RuntimeError" not in reports.report_text(info.value, NOW)


def test_the_newest_reports_stay(app_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "KEPT", 3)
    error = caught("x")
    written = [reports.write_report(error, NOW + timedelta(microseconds=n)) for n in range(5)]
    assert sorted((app_home / "reports").iterdir()) == written[2:]


def test_where_no_report_can_be_written_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CXWORKSHOP_HOME", str(tmp_path / "file"))
    assert reports.write_report(caught("x"), NOW) is None


def test_no_image_of_the_memory_is_kept_when_the_program_crashes() -> None:
    """A process of its own, because the limit stays; what it begins inherits it."""
    resource = pytest.importorskip("resource")
    ask = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    code = f"import subprocess, sys\nfrom cxworkshop.cli import main\nmain(['points', 'none.cxw'])\n{ask}\n"
    code += f"print(subprocess.run([sys.executable, '-c', {ask!r}], capture_output=True, text=True).stdout)"

    def allow() -> None:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, preexec_fn=allow, check=True)
    assert done.stdout.split() == ["0", "0"]
