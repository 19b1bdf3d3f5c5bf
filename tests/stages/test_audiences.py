"""Every stage's pictures for the room, of the sample, in every language: nothing in them is beyond the last row."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.exchange.contentfile import read_content
from cxworkshop.stages import STAGES, record_types, stage
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.snapshot import Clock, Look, Snapshot, compose
from cxworkshop.ui.room.words import LANGUAGES, words
from cxworkshop.ui.theme import theme
from tests.ui.room.items import KINDS, every_item
from tests.ui.room.measure import measure

OF_EACH = 2  # items of each kind: `packaging/room_pictures.py` goes through all of them


@pytest.fixture(scope="module")
def sample(qapp: QApplication) -> Content:
    theme().apply(qapp)
    return read_content(paths.resource("sample", "workshop.json"), record_types())


@pytest.fixture(scope="module")
def items(sample: Content) -> list[RoomItem]:
    kinds = groupby(every_item(sample), key=lambda item: (item.stage, item.kind))
    return [item for _, found in kinds for item in list(found)[:OF_EACH]]


def test_every_stage_has_something_for_the_room():
    assert [one.key for one in STAGES if one.audience] == list(KINDS)


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize(("size", "zoom"), [((1920, 1080), 1.0), ((1024, 768), 1.2)])
def test_every_kind_of_picture_can_be_read(
    sample: Content, items: list[RoomItem], language: str, size: tuple[int, int], zoom: float
):
    look = Look(size[0] == 1024, zoom, language)
    for item in items:
        view = stage(item.stage).load("audience").view(sample, item, words(language))
        assert view is not None, item
        assert measure(compose(Snapshot(view, 0, Clock("12:40", 0.6), look), size)) == [], item


def test_every_item_has_a_label_for_the_console(sample: Content, items: list[RoomItem]):
    assert all(stage(item.stage).load("audience").label(sample, item) for item in items)


def test_going_on_from_an_item_comes_back_to_it(sample: Content, items: list[RoomItem]):
    for item in items:
        audience = stage(item.stage).load("audience")
        after = audience.neighbour(sample, item, 1)
        if after is not None and not item.open:
            back = audience.neighbour(sample, after, -1)
            looks = [audience.view(sample, one, words("en")) for one in (item, back)]
            assert looks[0] == looks[1] or item.kind == "agenda", item
