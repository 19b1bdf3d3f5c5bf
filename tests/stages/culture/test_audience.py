"""Culture as the room sees it: what is us and what is not, and where the room stands."""

from __future__ import annotations

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.culture.audience import AUDIENCE
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.prepare.records import Consent
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.view import View
from tests.ui.room.pictures import marks, picture, said, shapes, signs, unreadable, view_of

pytestmark = pytest.mark.usefixtures("look")

ROUND = (0, 1, 2, 3, 4, 2, 0, 0, 0, 0, 0)
LONG = "Every passenger hears from us first, whatever the weather does, and nobody is left on a quay. " * 2


def culture(on: str = "“Is nine any good?”", off: str = "“Be advised.”", situation: str = "A repair slips") -> Content:
    return Content(
        [
            CultureDimension(id="near", order=1.0, left="A neighbour", right="An officer", rounds=(ROUND,), agreed=3),
            CultureDimension(id="own", order=2.0, left="I see to it", right="I take you there"),
            Example(id="slip", order=1.0, dimension="near", situation=situation, on=on, off=off),
            Example(id="baby", order=2.0, dimension="near", situation="A new baby", on="“So this is her.”"),
            Example(id="lift", order=3.0, dimension="own", situation="The lift is out", off="“It is reported.”"),
            Example(id="blank", order=4.0, dimension="near", situation="Nobody knows yet"),
        ]
    )


def shown(content: Content, kind: str, record: str = "", step: int = 0, *, vote: bool = False) -> View | None:
    return view_of(AUDIENCE, content, RoomItem("culture", kind, record, step, vote))


def test_a_pair_stands_in_its_situation_and_differs_by_sign_word_and_edge():
    view = shown(culture(), "pair", "slip")
    assert said(view) == "A repair slips This is us “Is nine any good?” This is not “Be advised.” 4 Culture"
    assert signs(view) == ["check-circle", "x-circle"]
    ours, other = (box for box in shapes(view, "box") if box.edge)
    assert (ours.dashed, bool(ours.hatch)) == (False, False)
    assert (other.dashed, bool(other.hatch)) == (True, True)


@pytest.mark.parametrize(("record", "sign"), [("baby", "check-circle"), ("lift", "x-circle")])
def test_either_side_may_be_missing(record: str, sign: str):
    assert signs(shown(culture(), "pair", record)) == [sign]


def test_all_pairs_of_a_scale_take_a_page_each_without_those_that_say_nothing():
    view = shown(culture(), "pairs", "near")
    assert len(picture(view).sheets) == 2
    assert "1/2" in said(view, 0)
    assert "A new baby" in said(view, 1)
    assert "Nobody knows yet" not in said(view)


def test_a_long_situation_is_read_first():
    view = shown(culture(situation=LONG), "pair", "slip")
    assert said(view, 0).startswith("1/2 Every passenger hears from us first")
    assert "This is us" not in said(view, 0)
    assert "This is us" in said(view, 1)


def test_a_scale_is_drawn_as_in_the_definition():
    view = shown(culture(), "scale", "near")
    assert "Where do we stand?" in said(view)
    assert said(view).endswith("4 Culture")
    assert len(shapes(view, "disc")) == sum(ROUND)
    assert len(shapes(view, "diamond")) == 1


def test_open_votes_tell_nothing_but_how_many_are_in():
    def open_scale(votes: tuple[int, ...]) -> View | None:
        scale = CultureDimension(id="near", order=1.0, left="A neighbour", right="An officer", rounds=(votes,))
        return shown(Content([scale]), "scale", "near", vote=True)

    def open_fist(fist: tuple[int, ...]) -> View | None:
        asked = Consent(id="c", order=1.0, culture_dimension="near", rounds=(fist,))
        return shown(Content([*culture(), asked]), "consent", "near", vote=True)

    assert marks(open_scale(ROUND)) == marks(open_scale(ROUND[::-1]))
    assert marks(open_fist((0, 0, 1, 1, 2, 3))) == marks(open_fist((3, 2, 1, 1, 0, 0)))
    assert "7 are in" in said(open_fist((0, 0, 1, 1, 2, 3)))


def test_looking_on_goes_through_the_pairs_of_all_scales_in_their_order():
    content = culture()
    seen = []
    item: RoomItem | None = RoomItem("culture", "pair", "slip")
    while item is not None:
        seen.append(item.record)
        item = AUDIENCE.neighbour(content, item, 1)
    assert seen == ["slip", "baby", "lift"]
    assert AUDIENCE.neighbour(content, RoomItem("culture", "pairs", "near"), 1) == RoomItem("culture", "pairs", "own")
    assert AUDIENCE.neighbour(content, RoomItem("culture", "consent", "near"), 1) is None


def test_what_is_gone_is_not_shown_and_not_named():
    content = culture()
    assert shown(content, "pair", "gone") is None
    assert shown(content, "scale", "gone") is None
    assert AUDIENCE.label(content, RoomItem("culture", "pair", "gone")) == ""
    assert AUDIENCE.label(content, RoomItem("culture", "pair", "slip")) == "Pair: A repair slips"
    assert AUDIENCE.label(content, RoomItem("culture", "scale", "near")) == "Scale: “A neighbour ↔ An officer”"


@pytest.mark.parametrize("words", ["", "Yes.", LONG, "Donaudampfschifffahrtsgesellschaft" * 6])
def test_everything_can_be_read(words: str):
    content = culture(words, words, words)
    for kind, record in (("pair", "slip"), ("pairs", "near"), ("pairs", "own"), ("scale", "near"), ("scale", "own")):
        assert unreadable(shown(content, kind, record)) == []
