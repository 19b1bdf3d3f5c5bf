"""Lines of sight: shortest ways to the customer through circles, repeats and teams that nobody has placed yet."""

from collections import deque
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.records import Group, Support, Team, Touch
from cxworkshop.stages.teams.sight import implied_groups, lines_of_sight, reach_in_words

C, F, B = Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE


def workshop(teams, links):
    """`teams` maps a letter to a group or None; `links` are pairs of letters, "ab" meaning a supports b."""
    records = [Team(id=k, name=k.upper(), group=g, order=n) for n, (k, g) in enumerate(teams.items(), 1)]
    links = [Support(id=f"support-{n}", team=a, supported=b, order=n) for n, (a, b) in enumerate(links, 1)]
    return Content([*records, *links])


def path(content, team):
    return "".join(lines_of_sight(content).path(team))


def test_the_way_follows_support_to_the_creator():
    content = workshop({"a": B, "b": F, "c": C}, ["ab", "bc"])
    assert path(content, "a") == "abc"
    assert lines_of_sight(content).layers == (("c",), ("b",), ("a",))


def test_the_shortest_way_wins_and_ties_go_by_the_order_of_the_teams():
    content = workshop({"x": C, "a": B, "b": F, "c": F, "d": F}, ["ac", "ab", "ad", "cx", "bx", "dx"])
    assert path(content, "a") == "abx"


def test_a_creator_is_there_already_even_when_it_supports_another():
    content = workshop({"a": C, "b": C}, ["ab"])
    assert path(content, "a") == "a"
    assert lines_of_sight(content).distance == {"a": 0, "b": 0}


def test_circles_self_support_and_repeats_survive():
    content = workshop({"a": B, "b": B, "c": B, "d": F, "e": C}, ["aa", "ab", "ab", "bc", "ca", "cd", "de", "ee"])
    sights = lines_of_sight(content)
    assert path(content, "a") == "abcde"
    assert sights.supports["a"] == ("b",)
    assert sights.supporters["a"] == ("c",)


def test_a_circle_without_a_creator_is_unconnected():
    content = workshop({"a": B, "b": F, "c": C}, ["ab", "ba"])
    sights = lines_of_sight(content)
    assert sights.unconnected == ("a", "b")
    assert sights.path("a") == ()
    assert sights.web("a").teams == ()


def test_only_placed_enablers_count_as_unconnected():
    content = workshop({"a": None, "b": B, "c": C}, [])
    assert lines_of_sight(content).unconnected == ("b",)


def test_the_web_holds_every_shortest_way_and_nothing_else():
    content = workshop({"a": B, "b": F, "c": F, "x": C, "y": C, "z": F}, ["ab", "ac", "bx", "by", "cy", "az", "xa"])
    web = lines_of_sight(content).web("a")
    assert web.teams == ("a", "b", "c", "x", "y")
    assert set(web.links) == {("a", "b"), ("a", "c"), ("b", "x"), ("b", "y"), ("c", "y")}
    assert reach_in_words(content, "a") == "A reaches the customer through 2 CX Enablers and 2 CX Creators."
    assert reach_in_words(content, "b") == "B reaches the customer through 2 CX Creators."
    assert reach_in_words(content, "x") == "X touches the customer directly."
    assert reach_in_words(content, "z") == "No path leads from Z to a CX Creator yet."


def test_what_the_facts_imply():
    teams = [
        Team(id="a", name="A", touch=Touch.EVERY_DAY, group=B, order=1),
        Team(id="b", name="B", order=2),
        Team(id="c", name="C", touch=Touch.EVERY_DAY, order=3),
        Team(id="d", name="D", touch=Touch.SOMETIMES, order=4),
        Team(id="e", name="E", order=5),
        Team(id="f", name="F", order=6),
    ]
    links = [Support(id=f"support-{p}", team=p[0], supported=p[1], order=1) for p in ("bc", "da", "ed", "ff")]
    implied = implied_groups(Content([*teams, *links]))
    assert {k: i.group for k, i in implied.items()} == {"a": C, "b": F, "c": C, "d": B, "e": B, "f": B}
    assert implied["b"].reason == "It supports C, a CX Creator."
    assert [k for k, i in implied.items() if not i.known] == ["f"]


def test_a_team_that_supports_several_creators_names_the_first():
    content = workshop({"a": None, "x": C, "y": C, "z": C}, ["az", "ay", "ax"])
    assert implied_groups(content)["a"].reason == "It supports X and 2 other CX Creators."


def test_an_unplaced_team_that_touches_the_customer_ends_the_way():
    teams = [Team(id="a", name="A", group=F, order=1), Team(id="c", name="C", touch=Touch.EVERY_DAY, order=2)]
    content = Content([*teams, Support(id="support-1", team="a", supported="c", order=1)])
    assert path(content, "a") == "ac"


def test_an_empty_workshop_has_no_lines():
    sights = lines_of_sight(Content())
    assert (sights.layers, sights.unconnected, dict(sights.kinds)) == ((), (), {})


def test_the_answer_is_kept_until_a_team_or_a_link_changes():
    content = workshop({"a": B, "c": C}, [])
    first = lines_of_sight(content)
    assert lines_of_sight(content.snapshot()) is first
    content.apply([(None, Support(id="support-1", team="a", supported="c", order=1))])
    assert path(content, "a") == "ac"


@given(
    st.lists(st.sampled_from([C, F, B, None]), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30),
)
def test_ways_are_as_short_as_a_search_from_each_team_finds_them(groups, pairs):
    names = "abcdefghi"[: len(groups)]
    links = [names[a] + names[b] for a, b in pairs if a < len(names) and b < len(names)]
    content = workshop(dict(zip(names, groups, strict=True)), links)
    sights = lines_of_sight(content)
    for name in names:
        far = {name: 0}
        queue = deque(name)
        while queue:
            here = queue.popleft()
            for a, b in map(tuple, links):
                if a == here and b not in far:
                    far[b] = far[here] + 1
                    queue.append(b)
        shortest = min((far[n] for n in far if sights.kinds[n] is C), default=None)
        way = sights.path(name)
        assert sights.distance.get(name) == shortest
        assert len(way) == (0 if shortest is None else shortest + 1)
        assert all(a + b in links for a, b in pairwise(way))
