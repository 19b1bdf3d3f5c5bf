"""How far each team is with each principle: what it says and which families of measure would tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cxworkshop.core.content import Content
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Team


@dataclass(frozen=True, slots=True)
class Coverage:
    """By (team id, principle id): the application, if anything is said, and the measures in their order."""

    applications: dict[tuple[str, str], Application]
    measures: dict[tuple[str, str], list[Measure]]

    def said(self, team: str, principle: str) -> bool:
        """Whether the team says what the principle means for it."""
        return (team, principle) in self.applications

    def families(self, team: str, principle: str) -> frozenset[Family]:
        """The families of the team's measures for the principle."""
        found = self.measures.get((team, principle), ())
        return frozenset(measure.family for measure in found if measure.family is not None)

    def measured(self, team: str, principle: str) -> bool:
        """Whether the team has any measure for the principle, of a family or of none yet."""
        return (team, principle) in self.measures


def coverage(content: Content) -> Coverage:
    """What every team says and measures, found in one walk."""
    applications = {(one.team, one.principle): one for one in content.of(Application) if one.said}
    measures: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in content.of(Measure):
        if measure.principle is not None:
            measures[measure.team, measure.principle].append(measure)
    return Coverage(applications, dict(measures))


def counts(content: Content, covered: Coverage, principle: Principle) -> tuple[int, int]:
    """How many teams say what the principle means, and how many of those also measure it."""
    said = measured = 0
    for team in content.of(Team):
        if covered.said(team.id, principle.id):
            said += 1
            measured += covered.measured(team.id, principle.id)
    return said, measured
