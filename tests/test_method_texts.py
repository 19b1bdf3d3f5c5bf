"""The method in words: every text is there, adds up and fits the place it stands in."""

import json
from datetime import datetime, timedelta

import pytest

from cxworkshop import method_texts, paths
from cxworkshop.method_texts import AgendaDay, Guide, ScaleText
from cxworkshop.stages import STAGES
from cxworkshop.stages.barriers.records import Area, Mechanism

STAGE_KEYS = [stage.key for stage in STAGES]
EXERCISES = {*STAGE_KEYS, "diagnosis", "coffee", "lunch", ""}
SCALES = [*method_texts.definition_scales(), *method_texts.culture_scales()]


def test_every_stage_has_a_guide_and_nothing_else_has():
    assert list(method_texts.guides()) == STAGE_KEYS


@pytest.mark.parametrize("guide", method_texts.guides().values(), ids=STAGE_KEYS)
def test_a_guide_fits_beside_its_stage(guide: Guide):
    assert 0 < len(guide.title) <= 32
    assert 0 < len(guide.why) <= 160
    assert 3 <= len(guide.steps) <= 6
    assert all(0 < len(step.text) <= 60 for step in guide.steps)
    assert 3 <= len(guide.say) <= 6
    assert all(0 < len(line) <= 140 for line in guide.say)
    assert 1 <= len(guide.watch) <= 4
    assert all(0 < len(line) <= 140 for line in guide.watch)


@pytest.mark.parametrize("guide", method_texts.guides().values(), ids=STAGE_KEYS)
def test_the_minutes_of_a_guide_add_up(guide: Guide):
    assert guide.minutes == sum(step.minutes for step in guide.steps)
    assert all(step.minutes % 5 == 0 and step.minutes > 0 for step in guide.steps)


def test_the_steps_of_a_guide_can_be_told_apart():
    # What is done is kept by the step's words.
    for guide in method_texts.guides().values():
        assert len({step.text for step in guide.steps}) == len(guide.steps)


def test_there_are_ten_indicators_and_then_five_must_haves():
    assert [one.family for one in method_texts.indicators()] == ["indicator"] * 10 + ["must-have"] * 5


def test_an_indicator_fits_its_row_and_its_scale():
    for one in method_texts.indicators():
        assert 0 < len(one.name) <= 24, one.key
        assert 0 < len(one.statement) <= 140, one.key
        assert 0 < len(one.low) <= 20, one.key
        assert 0 < len(one.high) <= 20, one.key


def test_an_indicator_is_found_by_its_key():
    assert [method_texts.indicator(one.key) for one in method_texts.indicators()] == list(method_texts.indicators())
    assert method_texts.indicator("from-another-version") is None


def test_there_is_a_choice_of_scales():
    assert len(method_texts.definition_scales()) >= 12
    assert len(method_texts.culture_scales()) >= 10


@pytest.mark.parametrize("scale", SCALES, ids=[scale.left for scale in SCALES])
def test_each_pole_has_a_short_name_and_a_sentence_in_its_favour(scale: ScaleText):
    for name, sentence in [(scale.left, scale.left_sentence), (scale.right, scale.right_sentence)]:
        assert 0 < len(name) <= 26
        assert 0 < len(sentence) <= 90
        assert sentence.endswith(".")


def test_no_pole_is_offered_twice_in_one_library():
    for library in [method_texts.definition_scales(), method_texts.culture_scales()]:
        poles = [pole for scale in library for pole in (scale.left, scale.right)]
        assert len(set(poles)) == len(poles)


DAYS = [(plan.key, day) for plan in method_texts.agendas() for day in plan.days]


@pytest.mark.parametrize(("key", "day"), DAYS, ids=[f"{key}-{n}" for n, (key, _) in enumerate(DAYS, 1)])
def test_a_day_of_an_agenda_ends_in_time(key: str, day: AgendaDay):
    starts, ends = (datetime(2027, 1, 4, t.hour, t.minute) for t in (day.starts, day.ends))
    spare = ends - starts - timedelta(minutes=sum(line.minutes for line in day.lines))
    assert timedelta() <= spare <= timedelta(minutes=15)


def test_every_agenda_goes_through_all_stages_and_signs_before_the_last_look():
    for plan in method_texts.agendas():
        exercises = [line.exercise for day in plan.days for line in day.lines]
        assert set(exercises) <= EXERCISES
        assert set(STAGE_KEYS) - set(exercises) == {"prepare"}
        first = [exercises.index(key) for key in STAGE_KEYS if key != "prepare"]
        assert exercises.count("diagnosis") == 2
        assert first[-1] == max(first)


def test_nobody_sits_for_more_than_two_and_a_half_hours():
    for _, day in DAYS:
        at_a_stretch = 0
        for line in day.lines:
            at_a_stretch = 0 if line.exercise in ("coffee", "lunch") else at_a_stretch + line.minutes
            assert at_a_stretch <= 150


def test_the_readiness_list_is_short_enough_to_be_read():
    assert 5 <= len(method_texts.readiness()) <= 9
    assert all(0 < len(text) <= 52 for text in method_texts.readiness())


def test_the_channels_have_icons_that_the_program_ships():
    codes = json.loads(paths.resource("icons", "codes.json").read_text(encoding="utf-8"))
    icons = {one.icon for one in method_texts.channels()} | {method_texts.OTHER_CHANNEL}
    assert icons <= set(codes)
    assert len(method_texts.channels()) == 9


@pytest.mark.parametrize(
    ("word", "icon"),
    [
        ("Phone", "phone"),
        (" email ", "at"),
        ("Semaphore", method_texts.OTHER_CHANNEL),
        ("", method_texts.OTHER_CHANNEL),
    ],
)
def test_a_channel_of_the_rooms_own_still_gets_an_icon(word: str, icon: str):
    assert method_texts.channel_icon(word) == icon


def test_the_texts_keep_to_the_words_of_the_house():
    for path in sorted(paths.resource("method").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        assert "!" not in text, path.name
        assert not [line for line in lines if "please" in line.casefold()], path.name
        assert text.replace("\n", "").isprintable(), path.name


@pytest.mark.parametrize("area", list(Area))
def test_every_area_is_offered_ways_of_several_families(area: Area):
    offered = method_texts.mechanisms(area.value)
    assert 3 <= len(offered) <= 9
    assert {one.family for one in offered} <= {mechanism.value for mechanism in Mechanism}
    assert len({one.family for one in offered}) >= 3
    assert len({one.words for one in offered}) == len(offered)
    assert all(one.how.endswith(".") and not one.words.endswith(".") for one in offered)


def test_an_area_nobody_wrote_for_is_offered_the_general_ways():
    assert method_texts.mechanisms("weather") == method_texts.mechanisms("other")


def test_scales_of_the_definition_come_with_cases_to_try_a_rule_on():
    for scale in method_texts.definition_scales():
        assert len(scale.cases) == 2, scale.left
        assert all(len(case) <= 90 and not case.endswith(".") for case in scale.cases), scale.left


def test_situations_for_the_culture_are_short_and_all_different():
    found = method_texts.situations()
    assert 6 <= len(found) <= 12
    assert len(set(found)) == len(found)
    assert all(len(one) <= 40 for one in found)
