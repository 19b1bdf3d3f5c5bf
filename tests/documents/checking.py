"""Asks programs that are not ours about a finished document."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import page as page_validation
import pytest


def faults_of(document: bytes, profile: str) -> list[str]:
    """What page-validation finds against a profile: "3a" is PDF/A-3a, "ua1" PDF/UA-1."""
    report = page_validation.validate_pdf_bytes(document, profile=profile)
    found = sorted({f"{one.rule_id}: {one.message}" for one in report.failures})
    assert report.is_compliant == (not found)
    # It takes a carriage return that ends a stream's content, once in a hundred by chance, for part of the line's end.
    by_chance = b"\r\nendstream" in document
    return [one for one in found if not (by_chance and one.startswith("PDFA3A-STREAM-LENGTH"))]


def ask(program: str, *words: str | Path) -> str:
    """What a program prints; fails when it fails. The test is left out where the program is not installed."""
    needs(program)
    asked = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "error" not in asked.stderr.lower(), asked.stderr
    return asked.stdout


def needs(program: str) -> None:
    """Leave the test out where a program is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here; packaging/checkers.py says how")
