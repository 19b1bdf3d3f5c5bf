"""The picture of the line of sight: layers by distance, few crossings, long layers folded, arrows that lead on."""

import itertools
import random
from collections.abc import Mapping

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.page.graph_heads import counts
from cxworkshop.stages.teams.page.graph_layout import KEPT, Layer, Layout, arrange, crossings
from cxworkshop.stages.teams.page.graph_place import NODE_MOST, NODE_USUAL, place
from cxworkshop.stages.teams.page.graph_steps import across, along, first, name_of_stub, places, stub_of
from cxworkshop.stages.teams.records import Group, Support, Team
from cxworkshop.stages.teams.sight import Sights, lines_of_sight


def sights(groups: Mapping[str, Group | None], links: str) -> Sights:
    teams = [Team(id=f"team-{i}", order=float(n), name=i, group=g) for n, (i, g) in enumerate(groups.items(), 1)]
    pairs = [pair.split(">") for pair in links.split()]
    supports = [
        Support(id=f"support-{n}", order=float(n), team=f"team-{a}", supported=f"team-{b}")
        for n, (a, b) in enumerate(pairs, 1)
    ]
    return lines_of_sight(Content([*teams, *supports]))


C, F, B = Group


def large(seed: int = 1, n: int = 900) -> Sights:
    chance = random.Random(seed)
    groups = {f"t{i}": C if i < 60 else F if i < 400 else B for i in range(n)}
    links = []
    for i in range(60, n):
        low, high = (0, 60) if i < 400 else (60, 400)
        links += [f"t{i}>t{chance.randrange(low, high)}" for _ in range(3)]
    return sights(groups, " ".join(links))


def px(n: float) -> int:
    return round(n)


def test_layers_run_from_the_farthest_to_the_creators():
    layout = arrange(sights({"c": C, "f": F, "b": B, "d": B}, "f>c b>f d>b"))
    assert [layer.distance for layer in layout.layers] == [3, 2, 1, 0]
    assert [layer.teams for layer in layout.layers] == [("team-d",), ("team-b",), ("team-f",), ("team-c",)]
    assert layout.links == (("team-d", "team-b"), ("team-b", "team-f"), ("team-f", "team-c"))


def test_who_reaches_nobody_is_left_out_and_named():
    layout = arrange(sights({"c": C, "f": F, "lost": B, "tray": None}, "f>c"))
    assert layout.unseen == ("team-lost",)
    assert "team-lost" not in layout.place()


def test_circles_are_drawn_towards_the_customer_only():
    layout = arrange(sights({"c": C, "f": F, "g": F, "b": B}, "f>c g>c f>g g>f b>f f>b"))
    assert set(layout.links) == {("team-f", "team-c"), ("team-g", "team-c"), ("team-b", "team-f")}


def test_crossing_links_are_untangled():
    groups = {"c1": C, "c2": C, "c3": C, "f1": F, "f2": F, "f3": F}
    links = "f1>c3 f2>c2 f3>c1"
    straight = [[f"team-f{i}" for i in (1, 2, 3)], [f"team-c{i}" for i in (1, 2, 3)]]
    layout = arrange(sights(groups, links))
    assert crossings(straight, layout.links) == 3
    assert crossings([layer.teams for layer in layout.layers], layout.links) == 0


@pytest.mark.parametrize("seed", range(5))
def test_ordering_never_adds_crossings_and_is_repeatable(seed):
    chance = random.Random(seed)
    groups = {f"{kind}{i}": group for kind, group in (("c", C), ("f", F), ("b", B)) for i in range(8)}
    links = " ".join(f"{a}{i}>{b}{chance.randrange(8)}" for a, b in (("f", "c"), ("b", "f")) for i in range(8))
    found = sights(groups, links)
    layout = arrange(found)
    plain = [[t for t in layer if t] for layer in reversed(found.layers)]
    assert crossings([layer.teams for layer in layout.layers], layout.links) <= crossings(plain, layout.links)
    assert arrange(found) == layout


def test_crossings_are_counted():
    layers = [["a", "b", "c"], ["x", "y", "z"]]
    assert crossings(layers, [("a", "x"), ("b", "y"), ("c", "z")]) == 0
    assert crossings(layers, [("a", "z"), ("b", "y"), ("c", "x")]) == 3
    assert crossings(layers, [("a", "x"), ("a", "y"), ("b", "x")]) == 1


def test_long_layers_are_folded_and_open_on_demand():
    found = large()
    folded = arrange(found)
    assert all(len(layer.teams) == KEPT for layer in folded.layers)
    assert [layer.more for layer in folded.layers] == [500 - KEPT, 340 - KEPT, 60 - KEPT]
    opened = arrange(found, expanded=frozenset({0}))
    creators = opened.layers[-1]
    assert (len(creators.teams), creators.more, creators.opened, creators.rows) == (60, 0, True, 61)


def test_who_is_wanted_is_not_folded_away():
    found = large()
    hidden = next(t for t in found.layers[2] if t not in arrange(found).place())
    assert hidden in arrange(found, keep=(hidden,)).place()


def test_nothing_overlaps_at_any_size():
    for width, height, scale in ((1173, 640, 1.0), (720, 400, 1.0), (1000, 500, 1.5)):
        layout = arrange(large(), expanded=frozenset({0}))
        placed = place(layout, width, height, lambda n, s=scale: round(n * s))  # type: ignore[misc]
        rects = [*placed.teams.values(), *placed.stubs.values()]
        for rect in rects:
            assert rect.left() >= 0
            assert rect.right() <= placed.width
            assert rect.bottom() <= placed.height
        for layer, (left, wide) in zip(layout.layers, placed.columns, strict=True):
            column = [placed.teams[team] for team in layer.teams]
            assert all(rect.left() == left and rect.width() == wide for rect in column)
            assert all(a.bottom() < b.top() for a, b in itertools.pairwise(column))
        edges = [(left, left + wide) for left, wide in placed.columns]
        assert all(a[1] < b[0] for a, b in itertools.pairwise(edges))


def test_deep_chains_grow_wide_instead_of_overlapping():
    groups = {"c": C, **{f"b{i}": B for i in range(12)}}
    links = "b0>c " + " ".join(f"b{i}>b{i - 1}" for i in range(1, 12))
    placed = place(arrange(sights(groups, links)), 900, 600, px)
    assert placed.width > 900
    lefts = [left for left, _ in placed.columns]
    assert all(b - a >= 120 for a, b in itertools.pairwise(lefts))


def test_arrows_follow_links_and_hold_at_the_ends():
    found = sights({"c1": C, "c2": C, "f1": F, "f2": F, "b": B}, "f1>c1 f2>c2 b>f2")
    layout = arrange(found)
    placed = place(layout, 1000, 600, px)
    assert first(layout.layers) == "team-b"
    assert across(layout, placed, "team-b", 1) == "team-f2"
    assert across(layout, placed, "team-f2", 1) == "team-c2"
    assert across(layout, placed, "team-c2", 1) == "team-c2"
    assert across(layout, placed, "team-f2", -1) == "team-b"
    assert across(layout, placed, "team-f1", -1) == "team-b", "without a link the nearest"
    assert along(layout.layers, "team-c1", -100) == places(layout.layers[-1])[0]
    assert along(layout.layers, "gone", 1) == "team-b"


def test_arrows_reach_the_place_that_opens_a_layer():
    layout = arrange(large())
    stub = along(layout.layers, layout.layers[0].teams[0], 10_000)
    assert stub_of(stub) == layout.layers[0].distance
    assert name_of_stub(2) == stub
    placed = place(layout, 1000, 600, px)
    assert across(layout, placed, stub, 1) in places(layout.layers[1])
    assert stub_of("team-1") is None


def test_no_team_and_no_layer():
    layout = arrange(sights({}, ""))
    assert layout == Layout((), (), ())
    assert first(layout.layers) == ""
    assert place(layout, 500, 300, px).teams == {}
    assert Layer(1, ("a",)).rows == 1


def test_nodes_are_as_wide_as_the_names_need_and_the_window_allows():
    layout = arrange(sights({"c": C, "f": F, "b": B}, "f>c b>f"))

    def wide(width: float, longest: float) -> float:
        (node,) = {wide for _, wide in place(layout, width, 600, px, longest).columns}
        return node

    assert wide(1400, 100) == NODE_USUAL, "short names leave the room to the lines"
    assert wide(1400, 290) == 290
    assert wide(1400, 900) == NODE_MOST
    assert NODE_USUAL < wide(1010, 290) < 290, "one long name is cut before the lines are crowded"
    assert place(layout, 700, 600, px, 290).width == 700, "the customer stays in sight"


def test_headings_count_as_the_board_does():
    found = sights({"c": C, "touch": None, "f": F, "new": None, "off": B, "b": B}, "f>c new>c off>c b>f touch>c")
    groups = {"team-c": C, "team-f": F, "team-off": B, "team-b": B}
    assert counts(found, groups, 0) == ((C, 1),)
    assert counts(found, groups, 1) == ((F, 1), (B, 1), (None, 2))
    assert counts(found, {**groups, "team-b": F}, 2) == ((B, 0), (F, 1))
