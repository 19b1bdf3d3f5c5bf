"""What the table of the benchmarks says about a figure, and the organisation they measure, the same each time."""

import pytest

from benchmarks.figure import Figure, duration, in_turns, table
from benchmarks.organisation import organisation
from cxworkshop.stages.teams.records import Support, Team
from cxworkshop.stages.teams.sight import lines_of_sight


def test_a_ratio_meets_its_goal_to_two_digits():
    assert Figure("step", 10, 2.004, 2.0, "bare", 1.0).met
    assert not Figure("step", 10, 2.02, 2.0, "bare", 1.0).met
    assert Figure("switch", 10, 0.016, 0.016).met
    assert not Figure("switch", 10, 0.0171, 0.016).met
    assert Figure("import", 10, 9.0, None, "bare", 1.0).met


def test_growth_is_an_exponent():
    assert Figure("record", 10_000, 10.0, 1.1, "1,000 teams", 1.0, 10).reached == pytest.approx(1.0)
    assert Figure("record", 10_000, 100.0, 1.1, "1,000 teams", 1.0, 10).reached == pytest.approx(2.0)


def test_times_are_read_in_the_unit_that_fits():
    assert [duration(s) for s in (2.4, 0.137, 0.0042, 0.00042)] == ["2.40 s", "137 ms", "4.2 ms", "0.42 ms"]


def test_every_act_has_its_turn_in_every_round_and_the_middle_counts():
    order: list[str] = []
    times = iter([1.0, 5.0, 9.0])

    def slow() -> float:
        order.append("slow")
        return next(times)

    def quick() -> float:
        order.append("quick")
        return 0.5

    assert in_turns(3, slow=slow, quick=quick) == {"slow": 5.0, "quick": 0.5}
    assert order == ["slow", "quick"] * 3


def test_the_table_says_what_is_over():
    text = table([Figure("first paint", None, 0.2, 1.3, "an empty window", 0.1), Figure("sights", 10_000, 0.4, 1.0)])
    first, second = text.splitlines()[2:]
    assert " ".join(first.split()) == "first paint 200 ms an empty window 100 ms 2.00× ≤ 1.3× over"
    assert " ".join(second.split()) == "sights 10,000 400 ms ≤ 1.00 s"


def test_the_organisation_is_the_same_each_time_and_much_like_a_real_one():
    content = organisation(100)
    assert content == organisation(100)
    assert content.count(Team) == 100
    assert 350 < content.count(Support) <= 400
    assert lines_of_sight(content).unconnected
    assert organisation(100, filled=False).count(Team) == 100
