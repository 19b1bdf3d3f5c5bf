"""Where a barrier goes: one place up or down, over the edge of its area too, and which one is next at hand."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.stages.barriers.page.lines import Kind, Line, Place


def carried(lines: Sequence[Line], line: Line, way: int) -> tuple[Place, str] | None:
    """Where a barrier goes one place up or down: its area and the barrier it then stands before, "" for the end."""
    row = next(n for n, each in enumerate(lines) if each.key == line.key)
    if way < 0:
        above = lines[row - 1]
        if above.kind is Kind.BARRIER:
            return above.place, above.key
        before = next((each for each in reversed(lines[:row]) if each.kind is Kind.HEAD and each is not above), None)
        return (before.place, "") if before is not None else None
    after = lines[row + 1 : row + 3]
    if after and after[0].kind is Kind.BARRIER:
        second = after[1] if len(after) > 1 and after[1].kind is Kind.BARRIER else None
        return line.place, second.key if second is not None else ""
    head = next((n for n in range(row + 1, len(lines)) if lines[n].kind is Kind.HEAD), -1)
    if head < 0 or lines[head].place.area is None:
        return None
    first = lines[head + 1] if head + 1 < len(lines) else None
    return lines[head].place, first.key if first is not None and first.kind is Kind.BARRIER else ""


def next_in(lines: Sequence[Line], place: Place, barrier_id: str) -> str:
    """The barrier that comes after one in its area, the one before it at the end; "" where it is the only one."""
    ids = [line.key for line in lines if line.barrier is not None and line.place.key == place.key]
    at = ids.index(barrier_id)
    rest = ids[at + 1 :] or ids[:at][-1:]
    return rest[0] if rest else ""
