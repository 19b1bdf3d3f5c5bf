"""The people in the room: who comes, who facilitates, who is asked to sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxworkshop.core import acts
from cxworkshop.core.errors import Refused
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, shown
from cxworkshop.stages.prepare.records import Coming, Participant

_TEXTS = {"name": "Name {}", "role": "Say what {} does", "notes": "Write notes on {}"}
_ADDRESS = re.compile(r"<([^<>]*@[^<>]*)>")
_BETWEEN = re.compile(r"\t+|;|,| [–—-] ")


@frozen
class Pasted:
    """A person as a pasted line names them; `notes` holds an e-mail address if there was one."""

    name: str
    role: str = ""
    notes: str = ""


def people_in(text: str) -> list[Pasted]:
    """The people in a pasted list, one a line: "Name", "Name, role" or columns; addresses in <> go to the notes.

    A line of addresses as a mail program copies it ("Ann <a@x>; Bo <b@x>") is one person for each.
    """
    lines: list[str] = []
    for line in text.splitlines():
        several = re.split(r"(?<=>)\s*[;,]", line) if len(_ADDRESS.findall(line)) > 1 else [line]
        lines += several
    found = []
    for line in lines:
        notes = ", ".join(address.strip() for address in _ADDRESS.findall(line))
        parts = _BETWEEN.split(_ADDRESS.sub(" ", line).strip(" \t,;-–—•*·"), maxsplit=1)
        name = " ".join(parts[0].split())
        role = " ".join(parts[1].split()).strip(" ,;") if len(parts) > 1 else ""
        if name or notes:
            found.append(Pasted(name or notes, role, notes if name else ""))
    return found


def add_person(store: MemoryStore, name: str, role: str = "", *, approver: bool = False) -> Participant:
    """Add a person."""
    with store.step(f"Add {shown(name, NAME) or 'a person'}") as draft:
        return draft.add(Participant(id=new_id(Participant), name=name, role=role, approver=approver))


def add_people(store: MemoryStore, people: Sequence[Pasted]) -> list[Participant]:
    """Add a pasted list of people in one step; a name that is there already is added all the same."""
    with store.step(f"Add {counted(len(people), 'person', 'people')}") as draft:
        return [draft.add(Participant(id=new_id(Participant), name=p.name, role=p.role, notes=p.notes)) for p in people]


def write_person(store: MemoryStore, person_id: str, field: str, text: str) -> Participant:
    """Set one of a person's texts: name, role or notes. Typing on is one step."""
    return acts.write(store, Participant, person_id, field, text, _TEXTS[field], _called)


def set_person_team(store: MemoryStore, person_id: str, team_id: str | None) -> Participant:
    """Say to which team a person belongs; None: not said. Refused when the team has gone."""
    person = target(store, Participant, person_id)
    team = store.now.get(team_id)
    if team_id is not None and (team is None or team.TABLE != "team"):
        raise Refused("This team is no longer there.", "Nothing was changed.")
    with store.step(f"Say where {_called(person)} works") as draft:
        return draft.change(person, team=team_id)


def set_approver(store: MemoryStore, person_id: str, approver: bool = True) -> Participant:
    """Ask a person to sign, or no longer."""
    person = target(store, Participant, person_id)
    label = f"Ask {_called(person)} to sign" if approver else f"Ask {_called(person)} no longer to sign"
    with store.step(label) as draft:
        return draft.change(person, approver=approver)


def set_facilitator(store: MemoryStore, person_id: str, facilitator: bool = True) -> Participant:
    """Let a person facilitate, or no longer."""
    person = target(store, Participant, person_id)
    label = f"Let {_called(person)} facilitate" if facilitator else f"Let {_called(person)} no longer facilitate"
    with store.step(label) as draft:
        return draft.change(person, facilitator=facilitator)


def set_coming(store: MemoryStore, person_id: str, coming: Coming) -> Participant:
    """Note what a person answered to the invitation."""
    person = target(store, Participant, person_id)
    with store.step(f"Note what {_called(person)} answered") as draft:
        return draft.change(person, coming=coming)


def move_person(store: MemoryStore, person_id: str, before_id: str | None) -> Participant:
    """Move a person in the list, directly before another or to the end with None."""
    return acts.move(store, Participant, person_id, before_id, _called)


def remove_people(store: MemoryStore, person_ids: Sequence[str]) -> None:
    """Remove people from the list; what they signed stays in the record."""
    acts.remove(store, Participant, person_ids, _called, "person", "people")


def _called(person: Participant) -> str:
    return shown(person.name, NAME) or "a person without a name"
