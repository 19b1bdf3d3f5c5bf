"""What is left open in the document: each point with its word, and one word that was given to many stands once."""

import pytest

from cxworkshop.stages import open_points
from cxworkshop.stages.document import build, current_revision
from cxworkshop.stages.signoff import commands as do
from tests.documents.reading import all_words
from tests.stages.signoff.conftest import freeze, say_all, small_workshop


def printed(store) -> str:
    words = all_words(build(store.content, "definition", revision=current_revision(store.content)))
    return " ".join(words.split())


@pytest.mark.parametrize("apart", [False, True])
def test_one_word_for_many_points_stands_once_above_them(apart: bool) -> None:
    store = small_workshop()
    points = open_points(store.content)
    say_all(store, "By the end of April")
    if apart:
        do.accept_points(store, (points[1].key,), "In the summer")
    freeze(store)
    words = printed(store)
    assert words.count("By the end of April") == (2 if apart else 1)
    assert ("In the summer" in words) == apart
    assert "points with one reason" in words
    for point in points:
        assert " ".join(point.sentence.split()) in words
