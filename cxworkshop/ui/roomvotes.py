"""The votes of a page as the room is told of them: what is voted on, in which round, and that it is still running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxworkshop.ui.room.item import RoomItem

if TYPE_CHECKING:
    from cxworkshop.ui.desk import Desk
    from cxworkshop.ui.scale_session import ScaleSession
    from cxworkshop.ui.tally import Tally


def tell(desk: Desk, place: str, vote: RoomItem | None) -> None:
    """Tell the room of a vote, or that none runs at this place."""
    if vote is not None or desk.has_room:
        desk.room.set_vote(place, vote)


def tell_scale(desk: Desk, stage: str, session: ScaleSession) -> None:
    """Tell the room whether a vote on a scale of this stage runs."""
    vote = RoomItem(stage, "scale", session.open_id, session.open_round, True) if session.open_id else None
    tell(desk, f"{stage}.scale", vote)


def tell_fist(desk: Desk, stage: str, place: str, tally: Tally) -> None:
    """Tell the room whether fingers are being counted at a place of this stage."""
    session = tally.session
    vote = RoomItem(stage, "consent", session.subject, session.round, True) if session.is_open else None
    tell(desk, f"{stage}.{place}.fist", vote)


def asked(stage: str, tally: Tally) -> RoomItem | None:
    """The fist of five that is on the screen, with what was shown last; None while none is."""
    return RoomItem(stage, "consent", tally.asking) if tally.asking else None
