"""What the strip under a page is given: a fist of five on that page's records, and how many people vote."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.stages import fists
from cxworkshop.stages.prepare.records import Voting, people_who_come, voters
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.tally_deeds import TallyDeeds


def tally_deeds(desk: Desk, name: Callable[[str], str | None]) -> TallyDeeds:
    """The deeds on a desk; `name` is what a record of the page is called, None when it has gone."""
    return TallyDeeds(
        show=fists.show_fingers,
        take_back=fists.take_fingers_back,
        set_people=fists.set_voters,
        rounds=lambda subject: fists.fists_on(desk.content, subject),
        people=lambda: voters(desk.content),
        said=lambda: desk.content.one(Voting).people,
        coming=lambda: people_who_come(desk.content),
        name=name,
    )
