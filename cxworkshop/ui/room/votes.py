"""The votes that are running, and what they ask of the wall: the subject of one never stands there but with it open."""

from __future__ import annotations

import dataclasses
from typing import Final

from cxworkshop.ui.room.item import RoomItem

CONSENT: Final = "consent"  # a fist of five, in every stage
_GUESS = ""  # the place of a vote that was on the wall when the program ended, until its page says how it stands


class RunningVotes:
    """By the place of the console that takes them, one each."""

    def __init__(self) -> None:
        self._by_place: dict[str, RoomItem] = {}

    def set(self, place: str, item: RoomItem | None) -> RoomItem | None:
        """One runs at a place, or none does any more; returns the one that ran there."""
        before = self._by_place.pop(place, None)
        guess = self._by_place.get(_GUESS)
        if item is not None:
            self._by_place[place] = item
            if guess is not None and same(guess, item):
                del self._by_place[_GUESS]
        return before

    def suppose(self, item: RoomItem | None) -> None:
        """What comes back to the wall: when it is an open vote, that runs until its page says otherwise."""
        if item is not None and item.open and not any(same(vote, item) for vote in self._by_place.values()):
            self._by_place[_GUESS] = item

    def as_it_runs(self, item: RoomItem) -> RoomItem:
        """The item with the vote open that runs on it, or as it is."""
        return next((vote for vote in self._by_place.values() if same(vote, item)), item)

    def forget(self) -> None:
        """Another workshop: none runs."""
        self._by_place.clear()


def same(one: RoomItem, other: RoomItem) -> bool:
    """Whether both are the same thing, whatever round or hop of it."""
    return (one.stage, one.kind, one.record) == (other.stage, other.kind, other.record)


def asks(shown: RoomItem, vote: RoomItem) -> bool:
    """Whether a fist of five is about the record that is shown."""
    return vote.kind == CONSENT and bool(vote.record) and (shown.stage, shown.record) == (vote.stage, vote.record)


def closed(item: RoomItem) -> RoomItem:
    """The same subject when its vote has ended."""
    return dataclasses.replace(item, step=0, open=False)
