"""How a text was reworded: what stayed, what is gone, what came in, and no more of the rest than is needed."""

from cxworkshop.core.rewording import CONTEXT, Span, reworded


def test_words_taken_out_and_put_in_stand_between_those_that_stayed() -> None:
    assert reworded("we fix what costs us most first", "we fix what fails most often first") == [
        Span("we fix what"),
        Span(" "),
        Span("costs us", "old"),
        Span(" "),
        Span("fails", "new"),
        Span(" "),
        Span("most"),
        Span(" "),
        Span("often", "new"),
        Span(" "),
        Span("first"),
    ]


def test_long_passages_that_stayed_are_cut() -> None:
    same = [f"w{number}" for number in range(40)]
    spans = reworded(" ".join([*same, "old", *same]), " ".join([*same, "new", *same]))
    assert spans is not None
    assert spans[0].text == " ".join(["…", *same[-CONTEXT:]])
    assert spans[-1].text == " ".join([*same[:CONTEXT], "…"])


def test_texts_with_little_in_common_are_not_mixed() -> None:
    assert reworded("one two three four", "quite another sentence") is None
    assert reworded("word " * 700, "word " * 701) is None
