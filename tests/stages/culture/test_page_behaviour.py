"""Whether an example could be seen or heard: a hint from its words."""

import pytest

from cxworkshop.stages.culture.page.behaviour import ASKS, hint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "“We feel for you.”",
        '"I do not know yet."',
        "She says ‘good morning’ first.",
        "Calls back the same day",
        "We carried the boxes to the car",
        "Stopping the queue to answer one person",
        "He apologises and names a time",
        "Nobody told the crew",
        "If everyone else were stranded, one of them would keep serving customers",
        "We believe them, and write the refund at once",
    ],
)
def test_what_is_done_or_said_needs_no_hint(text):
    assert hint(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We feel respect for them", "feel"),
        ("Right balance of collaboration and ownership", "balance"),
        ("Committed to excellence", "committed"),
        ("PASSIONATE about service", "passionate"),
    ],
)
def test_an_attitude_is_named_and_asked_about(text, word):
    assert hint(text) == f"Nobody can see “{word}”. {ASKS}"


def test_what_nobody_could_see_is_asked_about_too():
    assert hint("High standards, always") == ASKS
