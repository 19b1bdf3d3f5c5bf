"""What stands on a team's page, in which order, and that one page is enough, whatever people have typed."""

from __future__ import annotations

import dataclasses
import re
import threading

import pytest

from cxworkshop.core.content import Content
from cxworkshop.documents.errors import Cancelled, MissingGlyph
from cxworkshop.documents.paper import PaperName
from cxworkshop.documents.teampage.book import build_team_pages
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.culture.records import Example
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teampages import team_parts
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team
from tests.documents import factory
from tests.documents.checking import ask, faults_of
from tests.documents.reading import all_words, font_names, page_words
from tests.documents.teampage.pages import faults, full, named, pack, page
from tests.documents.test_awkward import rewritten


def told() -> Content:
    """An organisation of four teams, one of which has said everything."""
    return factory.ordered(
        [
            Team(id="team-1", name="Accounts", unit="Finance", group=Group.BACK_OFFICE, sight="A right bill is kind."),
            Team(id="team-2", name="Ticket Office", group=Group.FRONTLINE),
            Team(id="team-3", name="Ferry Crews", group=Group.CREATOR, channels=("Visit",)),
            Team(id="team-4", name="Servers"),
            Support(id="support-1", team="team-1", supported="team-2"),
            Support(id="support-2", team="team-2", supported="team-3"),
            Support(id="support-3", team="team-4", supported="team-1"),
            Need(
                id="need-1",
                team="team-1",
                customer="team-2",
                what="Fares by noon",
                priority=Priority.MUST,
                why="The doors open at one.",
            ),
            Principle(id="principle-1", name="Say when"),
            Principle(id="principle-2", name="One ticket"),
            Application(
                id="application-1",
                team="team-1",
                principle="principle-1",
                meaning="The fares are out before they hold.",
                action="Ring the desk, then print.",
            ),
            Measure(
                id="measure-1",
                team="team-1",
                principle="principle-1",
                what="Fares out in time",
                family=Family.INTERNAL,
                baseline="3.1",
                target="4.5",
                unit="of 5",
            ),
            *(one for one in factory.full() if isinstance(one, Example)),
            Barrier(id="barrier-1", name="Two desks", teams=("team-1",), severity=4),
            Barrier(id="barrier-2", name="Not ours", teams=("team-2",)),
            Participant(id="participant-1", name="Sharon Pell", team="team-1"),
            Participant(id="participant-2", name="Hosting Hal", facilitator=True),
        ]
    )


def test_the_page_reads_in_the_order_of_its_questions() -> None:
    words = page_words(page(told(), "team-1"))
    assert len(words) == 1
    places = [
        words[0].find(part)
        for part in (
            "Accounts", "CX Enabler · back office", "Finance", "A right bill is kind.", "who serves us",
            "Who relies on us", "Ticket Office Fares by noon", "Must. The doors open at one.",
            "What the principles mean", "How we will know now target", "1 Say when", "The fares are out", "Ring the",
            "Fares out in time", "3.1", "4.5 of 5", "2 One ticket Not said yet.", "internal customers say",
            "How we sound", "On culture", "Being taken out of our way", "Two desks",
        )
    ]  # fmt: skip
    assert -1 not in places
    assert places == sorted(places)
    assert "Not ours" not in words[0]
    assert "Something here is no longer true? Tell Sharon Pell." in words[0]
    assert "Revision 3 · 21 May 2026 3fa9 1c07 d2b8" in words[0]


def test_whoever_led_the_day_is_told_where_nobody_of_the_team_was_there() -> None:
    assert "Tell Hosting Hal." in all_words(page(told(), "team-4"))


def test_the_structure_is_read_aloud_in_the_same_order(tmp_path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(page(told(), "team-1"))
    said = re.sub(r'"\s+"', " ", ask("pdfinfo", "-struct-text", path))
    places = [
        said.find(part)
        for part in ("H1", "Accounts", "A right bill", "Figure", "Who relies on us", "Fares by noon", "The fares are",
                     "Fares out", "How we sound", "TH", "On culture", "BlockQuote", "Two desks")
    ]  # fmt: skip
    assert -1 not in places
    assert places == sorted(places)
    assert "Something here" not in said  # the foot is furniture
    words = " ".join(ask("pdftotext", "-raw", path, "-").split())
    assert "The fares are out before they hold." in words


def test_the_picture_is_told_from_its_facts() -> None:
    document = page(told(), "team-1")
    alt = (
        "Where Accounts stands. It is served by Servers. It serves Ticket Office. From there the way leads on to "
        "Ferry Crews. They meet the customer."
    )
    assert _alts(document)[0] == alt
    assert _alts(page(told(), "team-3"))[0].endswith("It meets the customer itself by visit.")
    blind = factory.ordered([Team(id="team-1", name="Servers", group=Group.BACK_OFFICE)])
    assert _alts(page(blind, "team-1"))[0] == "Where Servers stands. No way leads on to the customer yet."


def _alts(document: bytes) -> list[str]:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(document)) as pdf:
        found = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one
        ]
        return sorted((str(one.Alt) for one in found), key=lambda words: not words.startswith("Where"))


def test_a_team_of_which_nothing_is_said_has_a_page_that_says_so_calmly() -> None:
    bare = factory.ordered([Team(id="team-1", name="Payroll")])
    document = page(bare, "team-1", mark=factory.draft())
    (words,) = page_words(document)
    parts = (
        "Payroll", "Not placed yet", "Nobody is named yet.", "Not said yet: which teams rely on us",
        "There is no principle yet.", "Not said yet: what fits our culture", "No barrier is named",
    )  # fmt: skip
    assert [part for part in parts if part not in words] == []
    assert faults(document) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_team_has_one_page(paper: PaperName) -> None:
    document = full(paper)
    teams = factory.full().of(Team)
    words = page_words(document)
    assert len(words) == 1 + len(teams)
    for team in teams:
        assert sum(f"{' '.join(team.name.split())} CX" in one for one in words[1:]) >= 1
    assert faults(document, paper) == []


def test_many_blank_principles_are_one_line() -> None:
    more = [Principle(id=f"principle-x{n}", name=f"Principle {n}") for n in range(12)]
    (words,) = page_words(page(factory.ordered([*told(), *more]), "team-1"))
    assert "Not said yet: 2 One ticket; 3 Principle 0; 4 Principle 1;" in words


def test_a_very_full_team_goes_on_overleaf() -> None:
    content = told()
    more = [Principle(id=f"principle-x{n}", name=f"Principle {n}") for n in range(9)]
    said = [
        Application(id=f"application-x{n}", team="team-1", principle=one.id, meaning="We say it first. " * 16)
        for n, one in enumerate(more)
    ]
    document = page(factory.ordered([*content, *more, *said]), "team-1")
    words = page_words(document)
    assert len(words) == 2
    assert "Accounts, continued" in words[1]
    assert "11 Principle 8" in " ".join(words)
    assert "Page 2 of 2" in words[1]
    assert faults(document) == []


@pytest.mark.parametrize("text", [factory.LONG_NAME, factory.LONG_WORD, "", "漢" * 120, f"{factory.LONG_WORD}/" * 4])
def test_any_text_everywhere_stays_on_the_page(text: str) -> None:
    assert faults(pack(rewritten(text))) == []


def test_a_novel_in_every_field_flows_on() -> None:
    content = rewritten("A boat leaves when we said it would, and not before. " * 60)
    team = content.of(Team)[0]
    assert faults(page(content, team.id, "Letter"), "Letter") == []


def test_markup_is_text_and_names_stand_in_full() -> None:
    content = factory.ordered([Team(id="team-1", name=f"<b>{factory.LONG_NAME}</b>")])
    words = all_words(page(content, "team-1")).replace(" ", "")
    assert f"<b>{factory.LONG_NAME}</b>".replace(" ", "") in words


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a pack", full),
        ("a pack, draft, Letter", lambda: full("Letter", draft=True)),
        ("a page", lambda: page(told(), "team-1")),
        ("a page in other scripts", lambda: page(rewritten("Ελλάδα и 東京 🄱 – ok"), "team-1")),
        ("long names", lambda: pack(rewritten(factory.LONG_NAME))),
    ],
)
def test_every_page_conforms(name: str, make) -> None:
    document = make()
    assert faults_of(document, "ua1") == []
    assert faults_of(document, "3a") == []


def test_every_font_is_embedded() -> None:
    assert "Helvetica" not in font_names(full())


def test_equal_facts_give_equal_bytes() -> None:
    assert pack(factory.full()) == full()


def test_a_character_that_cannot_be_set_is_named_with_its_place() -> None:
    content = factory.ordered([Team(id="team-1", name="Pay\U0001f600roll")])
    with pytest.raises(MissingGlyph, match="the name of the team"):
        page(content, "team-1")


def test_making_can_be_stopped_and_says_how_far_it_is() -> None:
    content = factory.full()
    teams = [team.id for team in content.of(Team)]
    seen: list[float] = []
    stop = threading.Event()

    def progress(share: float) -> None:
        seen.append(share)
        if len(seen) == 3:
            stop.set()

    with pytest.raises(Cancelled):
        build_team_pages(
            content, teams, team_parts(content), factory.revision(), "A4", progress, stop.is_set, pack=True
        )
    assert seen == sorted(seen)
    assert len(seen) == 3


def test_a_creator_says_what_it_is_for_while_it_has_no_sentence() -> None:
    content = factory.full()
    crew = dataclasses.replace(named(content, "Ferry Crews"), sight="", purpose="We bring you over.")
    content = Content([crew if one.id == crew.id else one for one in content])
    assert "We bring you over." in all_words(page(content, crew.id))
