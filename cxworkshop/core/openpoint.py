"""Open points: what the method still asks for, said in one plain sentence, with the place where it is settled."""

from __future__ import annotations

from cxworkshop.core.frozen import frozen


@frozen
class OpenPoint:
    """One thing that is open. `id` is the rule (T1 to B3), `where` what it is about, or "" for the whole stage.

    `where` is a record's id, or, where nothing has been recorded yet, the stage's own name of the place: B3 asks about
    an area. The stage's page goes to either.

    `detail` tells two points of one rule at one record apart (a need, a second record). `key` stays the same as long
    as the point does, so that a word given to it before signing stays with it.
    """

    id: str
    stage: str
    sentence: str
    where: str = ""
    detail: str = ""

    @property
    def key(self) -> str:
        """A stable name for the point: rule, place, detail."""
        return "/".join(part for part in (self.id, self.where, self.detail) if part)


@frozen
class Rule:
    """What a rule is about, for lists that group its points: "1 team is not placed", "7 teams are not placed".

    `one` and `many` take `{n}`; `icon` is a Phosphor name; `source` names the article that asks for it.
    """

    id: str
    stage: str
    one: str
    many: str
    icon: str
    source: str

    def summary(self, n: int) -> str:
        """The rule's points in one line."""
        return (self.one if n == 1 else self.many).format(n=f"{n:,}")


@frozen
class Progress:
    """How far a stage is: `done` of `of` parts, and the same in words for the rail."""

    done: int
    of: int
    words: str

    @property
    def share(self) -> float:
        """0.0 to 1.0; a stage with nothing in it has done nothing."""
        return self.done / self.of if self.of else 0.0
