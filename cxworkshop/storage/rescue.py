"""A working copy that was taken away or written over while the program works on it: made again from what is known.

While a file is open it lives on without its name, so a copy that was deleted, moved or replaced is still read whole.
One that was written over is not ours any more; then there is the content in memory, and the steps are lost.
"""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from cxworkshop.core.content import Content
from cxworkshop.core.errors import EnvironmentProblem
from cxworkshop.storage import cipher, fileform, opening, publish, workspace
from cxworkshop.storage.opening import Opened
from cxworkshop.storage.reading import Types
from cxworkshop.storage.workingcopy import WorkingCopy, last_edit

_LABEL = "Go on after the working copy was written over"


def rescue(opened: Opened, types: Types, content: Content, now: datetime) -> bool:
    """Make the working copy again, durably, somewhere else; whether its steps are in it.

    Ask `WorkingCopy.is_ours` first. OSError, sqlite3.Error or a Problem leaves
    everything as it was.
    """
    copy, old = opened.copy, opened.place
    place = workspace.new(old.document)
    place.current, place.published = old.current, old.published
    try:
        whole = not copy.is_overwritten and _copied(copy, place, publish.counts(content, types))
        if not whole:
            _written(copy, place, types, content, now)
        place.expect_edit()
    except BaseException:
        place.remove()
        raise
    copy.path = place.database
    copy.reopen(copy.key)
    opened.place = place
    if old.database.exists():  # somebody put another file there
        old.set_aside()
    else:
        old.remove()
    return whole


def _copied(copy: WorkingCopy, place: workspace.Workspace, rows: dict[str, int]) -> bool:
    """Copy what the open connection still reads; whether that is the whole workshop with its last edit."""
    try:
        publish.write_whole(copy, place.database, rows)
        with closing(fileform.connect_to_read(place.database, copy.key)) as connection:
            return last_edit(connection) == copy.edit
    except cipher.errors(EnvironmentProblem):
        publish.drop(place.database)
        return False


def _written(copy: WorkingCopy, place: workspace.Workspace, types: Types, content: Content, now: datetime) -> None:
    """Write the content in memory as a workshop of its own, with one step that says what happened."""
    publish.drop(place.database)
    made = WorkingCopy(place.database, copy.name, copy.key)
    try:
        opening.build(made, types, content, now)
        with made.transaction("Nothing was changed.") as sql:
            sql.exec_driver_sql(
                "INSERT INTO step (id, label, typing, permanent, undone, time, edit) VALUES (1, ?, '', 1, 0, ?, ?)",
                (_LABEL, now.isoformat(timespec="milliseconds"), copy.edit + 1),
            )
    finally:
        made.close()
    copy.edit += 1


def lost_steps(name: str) -> EnvironmentProblem:
    """What a person is told when the content is there again and the steps are not."""
    return EnvironmentProblem(
        f"Something else wrote over the working copy of “{name}” on this computer.",
        "Everything in the workshop is there; what was done until now cannot be undone any more.",
        "Do the last step again.",
    )
