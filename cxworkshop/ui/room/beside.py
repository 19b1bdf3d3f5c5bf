"""What comes before and after a record in its own order, for looking on in the room."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.record import Record


def beside(records: Sequence[Record], record_id: str, by: int) -> str:
    """The id of the record `by` places on from `record_id`; "" at the ends, or when it is not among them."""
    place = next((n for n, one in enumerate(records) if one.id == record_id), None)
    if place is None or not 0 <= place + by < len(records):
        return ""
    return records[place + by].id
