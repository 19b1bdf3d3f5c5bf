"""Names that read alike are suggested as one team; names that only resemble each other are not."""

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.duplicates import alike, likely_duplicates
from cxworkshop.stages.teams.records import Team


def test_case_punctuation_accents_and_the_word_team_do_not_count():
    names = ["Health & Safety", "Lecküberwachung", "health and safety team", "Leckuberwachung", "Legal"]
    assert alike(names) == [(0, 2), (1, 3)]


def test_numbers_tell_teams_apart_and_a_name_of_noise_is_still_a_name():
    assert alike(["Ward 1", "Ward 2", "The Team", "Team", "???", "!!!"]) == []


def test_teams_come_in_their_order():
    teams = [
        Team(id="b", name="Legal", order=2),
        Team(id="a", name="LEGAL", order=1),
        Team(id="c", name="Pay", order=3),
    ]
    assert [[t.id for t in group] for group in likely_duplicates(Content(teams))] == [["a", "b"]]
