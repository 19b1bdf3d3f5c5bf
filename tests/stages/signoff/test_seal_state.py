"""The one state of the last revision's seal, for every set of facts, and what it adds to the verdict."""

from itertools import product
from typing import get_args

import pytest

from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff.page.seal_state import (
    KeyState,
    SealFacts,
    SealStand,
    SealState,
    seal_facts,
    seal_state,
    with_seal,
)
from cxworkshop.stages.signoff.page.standing import Verdict
from tests.stages.signoff.conftest import freeze, say_all, small_workshop

READY = Verdict(True, "", "Revision 2 is ready to sign", "2 of 2 approvers have not decided.", "accent")


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (SealFacts(False, key="open"), SealState.NONE),
        (SealFacts(True, sealed=True, decided=True, may_sign=False, failed=True), SealState.SEALED),
        (SealFacts(True, decided=True, key="open"), SealState.NONE),
        (SealFacts(True, may_sign=False, key="open"), SealState.WAITING),
        (SealFacts(True, key="open"), SealState.MAKING),
        (SealFacts(True, key="preparing"), SealState.MAKING),
        (SealFacts(True, key="open", failed=True), SealState.FAILED),
        (SealFacts(True, key="preparing", failed=True), SealState.FAILED),
        (SealFacts(True, key="locked"), SealState.LOCKED),
        (SealFacts(True), SealState.WITHOUT),
    ],
)
def test_the_state_follows_from_the_facts(facts: SealFacts, state: SealState) -> None:
    assert seal_state(facts) is state


def test_only_what_nobody_may_sign_yet_is_being_made_and_whoever_waits_is_told() -> None:
    """Whatever the facts: the verdict lets nobody sign exactly while the seal is being made."""
    yes = (False, True)
    for frozen, sealed, decided, failed in product(yes, repeat=4):
        for key in get_args(KeyState):
            state = seal_state(SealFacts(frozen, sealed, decided, True, key, failed))
            said = with_seal(READY, SealStand(state, 2))
            assert said.may_sign is (state is not SealState.MAKING)
            assert (said == READY) is (state not in {SealState.MAKING, SealState.FAILED, SealState.LOCKED})


def test_the_facts_are_those_of_the_last_revision() -> None:
    store = small_workshop()
    assert seal_facts(store.content, "open", may_sign=False, failed=False) == SealFacts(False)
    say_all(store)
    freeze(store)
    assert seal_facts(store.content, "open", may_sign=True, failed=False) == SealFacts(True, key="open")


def test_how_far_it_is_and_why_it_failed_is_said() -> None:
    assert with_seal(READY, SealStand(SealState.MAKING, 2, 0.35)).title == "Revision 2 is being sealed, 35 %"
    trouble = Problem("The disk is full.", todo="Make room.")
    said = with_seal(READY, SealStand(SealState.FAILED, 2, trouble=trouble))
    assert said.text == "The disk is full. Make room. It can be signed without a seal."
    assert said.freeze == "may"
