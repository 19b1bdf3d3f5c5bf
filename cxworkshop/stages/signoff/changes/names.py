"""What a record is called in a sentence, and in a few words beside one; references are told by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.words import date_words, joined, shown
from cxworkshop.method_texts import indicator
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import Example
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    Scale,
    TrialCase,
)
from cxworkshop.stages.prepare.records import (
    AgendaItem,
    Consent,
    Day,
    Indicator,
    Logo,
    Parked,
    Participant,
    Readiness,
    Workshop,
)
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.signoff.records import AcceptedPoint
from cxworkshop.stages.teams.records import Need, Support, Team, team_labels

SHORT = 60

# What is told under the name of what it belongs to: the sentence itself must say which one it is.
PARTS = (Support, Need, Application, Measure, TrialCase, Example, Mitigation)

# What a record of a type is, and the field that names it.
_NOUNS: dict[type[Record], tuple[str, str]] = {
    AgendaItem: ("agenda line", "title"),
    Participant: ("person", "name"),
    Readiness: ("thing to have ready", "text"),
    Parked: ("parked thought", "text"),
    Need: ("need", "what"),
    Principle: ("principle", "name"),
    Measure: ("measure", "what"),
    Imperative: ("imperative", "name"),
    RallyingCry: ("rallying cry", "text"),
    TrialCase: ("case", "case"),
    Example: ("situation", "situation"),
    Barrier: ("barrier", "name"),
    Mitigation: ("mitigation", "name"),
}
_SECOND = {"name": ("statement", "description"), "what": (), "situation": ("on", "off")}


class Names:
    """The names of one state of the workshop. `points` are the sentences of open points by their keys."""

    def __init__(self, content: Content, points: Mapping[str, str] | None = None) -> None:
        self.content = content
        self.points = points or {}

    @cached_property
    def _teams(self) -> dict[str, str]:
        return team_labels(self.content)

    def team(self, team_id: str | None) -> str:
        """A team's name, with where it belongs when another has the same."""
        name = self._teams.get(team_id or "", "")
        return name if name and self.content.need(Team, team_id or "").name.strip() else "a team without a name"

    def of(self, record_id: str | None) -> str:
        """What the record with this id is called inside a sentence."""
        one = self.content.get(record_id)
        return self.called(one) if one is not None else "something that is gone"

    def words(self, one: Record) -> str:
        """The words a person gave the record for a name, in one line; "" when there are none."""
        if isinstance(one, Team):
            return shown(one.name)
        if isinstance(one, Scale):
            left, right = shown(one.left), shown(one.right)
            return f"{left or '…'} – {right or '…'}" if left or right else ""
        _, field = _NOUNS.get(type(one), ("", ""))
        for name in (field, *_SECOND.get(field, ())):
            if text := shown(getattr(one, name, "")):
                return text
        return ""

    @staticmethod
    def naming_field(one: Record) -> str:
        """The field whose words name the record, "" when it has none."""
        return _NOUNS.get(type(one), ("", ""))[1]

    def noun(self, one: Record) -> str:
        """What kind of thing the record is."""
        if isinstance(one, Scale):
            return "scale" if isinstance(one, Dimension) else "culture scale"
        return _NOUNS[type(one)][0]

    def called(self, one: Record) -> str:
        """The record inside a sentence: its kind and its words, or its place where it has no words of its own."""
        match one:
            case Team():
                return self.team(one.id)
            case Participant():
                return shown(one.name) or "a person without a name"
            case Workshop():
                return "the workshop"
            case Logo():
                return "the client’s logo"
            case Definition():
                return "the definition"
            case Day():
                return f"the day {date_words(one.on)}" if one.on else "the day without a date"
            case Indicator():
                return f"the question “{self.question(one.key)}”"
            case Support():
                return f"the support of {self.team(one.team)} for {self.team(one.supported)}"
            case Application():
                return f"what {self.team(one.team)} says for {self.of(one.principle)}"
            case Collision():
                return f"the ruling between {self.quoted(one.first)} and {self.quoted(one.second)}"
            case Consent():
                return f"the fist of five on {self.of(one.subject)}"
            case AreaAnswer():
                return f"the finding that there is no barrier in {area(one)}"
            case AcceptedPoint():
                return f"the word given to {self.point(one.point)}"
        words, noun = self.words(one), self.noun(one)
        return f"the {noun} “{words}”" if words else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun} without words"

    def quoted(self, record_id: str | None) -> str:
        """Only the words of a record, in quotation marks."""
        one = self.content.get(record_id)
        words = self.words(one) if one is not None else ""
        return f"“{words}”" if words else self.of(record_id)

    def listed(self, ids: tuple[str, ...], most: int = 6) -> str:
        """Several records by name: "Billing, Contact Centre and 3 more"."""
        return joined([self.of(one) for one in ids], most)

    def question(self, key: str) -> str:
        """An indicator by the name it has on the screen."""
        text = indicator(key)
        return text.name if text is not None else key.replace("-", " ")

    def point(self, key: str) -> str:
        """An open point by its sentence, as far as it is known."""
        sentence = self.points.get(key, "")
        return f"the open point “{shown(sentence.rstrip('.'), 160)}”" if sentence else "an open point"

    def subject(self, one: Record) -> str:
        """A few words that tell the thing apart in a list."""
        match one:
            case Workshop():
                return "The workshop"
            case Logo():
                return "The logo"
            case Definition():
                return "The definition"
            case Support() | Application() | Need() | Measure():
                return shown(self.team(one.team), SHORT)
            case TrialCase() | Example():
                scale = self.content.get(one.dimension)
                return shown(self.words(scale), SHORT) if scale is not None else ""
            case Mitigation():
                barrier = self.content.get(one.barrier)
                return shown(self.words(barrier), SHORT) if barrier is not None else ""
            case AreaAnswer():
                return one.area.label
            case Indicator():
                return shown(self.question(one.key), SHORT)
            case Day():
                return date_words(one.on) if one.on else "A day"
            case Collision():
                return "When imperatives collide"
            case Consent():
                return "Fist of five"
            case AcceptedPoint():
                return "Open point"
            case RallyingCry():
                return "Rallying cry"
        return shown(self.words(one), SHORT) or capital(self.called(one))


def area(answer: AreaAnswer) -> str:
    """An area inside a sentence."""
    label = answer.area.label
    return "any other area" if answer.area is Area.OTHER else label[0].lower() + label[1:]


def place(one: Record) -> str:
    """The id a page can show for the record: its own, or that of what it belongs to."""
    match one:
        case Support() | Need() | Application():
            return one.team
        case TrialCase() | Example():
            return one.dimension
        case Collision():
            return one.first
        case Consent():
            return one.subject
        case Workshop() | Logo() | Definition() | AreaAnswer() | Indicator():
            return ""
    return one.id


def capital(name: str) -> str:
    """What something is called at the beginning of a sentence; what a person wrote stays as it was written."""
    return f"{name[0].upper()}{name[1:]}" if name.startswith(("the ", "a ", "an ", "what ")) else name
