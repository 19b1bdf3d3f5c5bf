"""What a command reads, and what it says when its target has gone."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.step import Draft
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.stages.teams.records import Need, Team


def test_a_command_reads_the_open_step_before_the_content():
    store = MemoryStore()
    assert isinstance(store.now, Content)
    with store.step("Add") as draft:
        draft.add(Team(id="team-1", name="Billing"))
        assert isinstance(store.now, Draft)
        assert target(store, Team, "team-1").name == "Billing"
        draft.remove(draft.need(Team, "team-1"))
        with pytest.raises(Refused):
            target(store, Team, "team-1")
    assert isinstance(store.now, Content)


def test_what_has_gone_is_named_by_its_kind():
    with pytest.raises(Refused, match=r"This need is no longer there\. Nothing was changed\."):
        target(MemoryStore(), Need, "need-1")
    store = MemoryStore()
    with store.step("Add") as draft:
        draft.add(Team(id="team-1", name="Billing"))
    with pytest.raises(Refused):
        target(store, Need, "team-1")
