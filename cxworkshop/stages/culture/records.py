"""Culture: how it feels to deal with us, as scales with behaviours that fit and behaviours that do not (S2)."""

from __future__ import annotations

from typing import Annotated

from cxworkshop.core.record import Id, OnRemove, Record, Ref, Text, record
from cxworkshop.stages.definition.records import Scale


@record("culture_dimension")
class CultureDimension(Scale):
    """A dimension of the culture, with how it is used to recruit and to select suppliers."""

    recruiting: Text = ""
    suppliers: Text = ""


@record("example")
class Example(Record):
    """In a situation, a behaviour that is on culture and its opposite; either side may be missing for now."""

    dimension: Annotated[Id, Ref("culture_dimension", OnRemove.CASCADE)]
    situation: Text = ""
    on: Text = ""
    off: Text = ""
    promise_keeping: bool = False


RECORDS = (CultureDimension, Example)
