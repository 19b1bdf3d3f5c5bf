"""What nobody touched is passed, every time and everywhere."""

from __future__ import annotations

from cxworkshop.documents.chapter import Kind
from tests import sealed as made
from tests.documents.seal.untouched import refused

TURNS: list[Kind] = ["record", "team-pack", "definition"]  # these take their time
TURNS += ["team"] * 17


def test_the_untouched_documents_pass_a_hundred_times() -> None:
    assert refused(made.little(), 100, TURNS) == []
