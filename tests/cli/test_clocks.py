"""Whose clock is known on the command line: the files named for clocks, and never those named for who signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop import paths
from cxworkshop.cli.keys import known_clocks, trusted
from cxworkshop.cli.parser import read
from cxworkshop.core.errors import BadFile
from cxworkshop.documents.seal.certificates import certificate_file
from cxworkshop.documents.seal.stampers import know
from tests.documents.seal import tsa


def test_clocks_are_those_of_this_installation_and_of_the_files_that_are_named(tmp_path: Path) -> None:
    chain = tsa.chain()
    (tmp_path / "clock.pem").write_bytes(certificate_file(chain.root))
    know(paths.keys(), [chain.above])
    named = [str(tmp_path / "clock.pem")]
    assert known_clocks(named) == [("this laptop", chain.above), ("clock.pem", chain.root)]
    assert trusted([]) == []
    with pytest.raises(BadFile):
        known_clocks([str(tmp_path / "none.pem")])


def test_verify_takes_both_kinds_apart() -> None:
    options = read(["verify", "a.pdf", "--trust", "one.pem", "--clock", "two.pem", "--clock", "3.pem"])
    assert (options.trust, options.clock) == (["one.pem"], ["two.pem", "3.pem"])
