"""What is open about the teams: rules T1 to T5.

T2 to T5 speak about the room's decision, so a team that is not placed raises T1 alone. T2 speaks when a fact is known
that contradicts: a team that was placed as frontline support on first instinct, and of which nobody has said yet whom
it supports or whether it touches the customer, contradicts nothing. Its lack of a line of sight is T3's to tell.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.words import NAME, joined, quoted
from cxworkshop.stages.teams.records import Group, Need, Team, team_labels
from cxworkshop.stages.teams.sight import Sights, lines_of_sight

RULES = (
    Rule("T1", "teams", "{n} team is not placed", "{n} teams are not placed", "circle-dashed", "S0"),
    Rule("T2", "teams", "{n} group contradicts the facts", "{n} groups contradict the facts", "warning", "S0"),
    Rule("T3", "teams", "{n} team has no line of sight", "{n} teams have no line of sight", "link-break", "S0"),
    Rule("T4", "teams", "{n} point about needs is open", "{n} points about needs are open", "question", "S0"),
    Rule("T5", "teams", "{n} Enabler has no sentence", "{n} Enablers have no sentence", "quotes", "S0"),
)


def points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """What is open, rule by rule, each in the order of the teams. The day plays no part here."""
    teams = content.of(Team)
    labels = team_labels(content)
    sights = lines_of_sight(content)
    enablers = [team for team in teams if team.group is not None and team.group.enabler]

    found = [_point("T1", f"{labels[team.id]} is not placed.", team) for team in teams if team.group is None]
    for team in teams:
        if why := _contradiction(team, sights, labels):
            found.append(_point("T2", why, team))
    for team_id in sights.unconnected:
        sentence = f"{labels[team_id]} has no line of sight: no path leads from it to a CX Creator."
        found.append(OpenPoint("T3", "teams", sentence, team_id))
    found += _needs(content, enablers, labels)
    for team in enablers:
        if not team.sight.strip():
            sentence = f"{labels[team.id]} does not say in its own words how it reaches the customer."
            found.append(_point("T5", sentence, team))
    return found


def progress(content: Content) -> Progress:
    """How many teams the room has placed."""
    teams = content.of(Team)
    placed = sum(team.group is not None for team in teams)
    if not teams:
        return Progress(0, 0, "Not started")
    if not placed:
        return Progress(0, len(teams), f"{len(teams):,} in the tray")
    return Progress(placed, len(teams), f"{placed:,} of {len(teams):,} placed")


def _point(rule: str, sentence: str, team: Team, detail: str = "") -> OpenPoint:
    return OpenPoint(rule, "teams", sentence, team.id, detail)


def _contradiction(team: Team, sights: Sights, labels: dict[str, str]) -> str:
    """Why the decided group contradicts the facts, "" when it does not; touching the customer outweighs the links.

    Supporting no CX Creator contradicts only once something is known: a link to another team, or how it touches.
    """
    if team.group is None or team.group is Group.CREATOR:
        return ""
    label = labels[team.id]
    if team.touches_customer:
        return f"{label} touches the customer every day and is placed as {team.group.label}."
    creators = [other for other in sights.supports[team.id] if sights.kinds[other] is Group.CREATOR]
    if team.group is Group.BACK_OFFICE and creators:
        whom = joined([labels[other] for other in creators], most=2)
        are = "a CX Creator" if len(creators) == 1 else "CX Creators"
        return f"{label} is placed as {team.group.label} and supports {are}: {whom}."
    known = bool(sights.supports[team.id]) or team.touch is not None
    if team.group is Group.FRONTLINE and not creators and known:
        return f"{label} is placed as {team.group.label} and supports no CX Creator."
    return ""


def _needs(content: Content, enablers: list[Team], labels: dict[str, str]) -> list[OpenPoint]:
    """T4: Enablers that name no internal customer; then, of any team, the needs that lack a priority or a why."""
    of_team: dict[str, list[Need]] = defaultdict(list)
    for need in content.of(Need):
        of_team[need.team].append(need)
    found = [
        _point("T4", f"{labels[team.id]} names no internal customer.", team)
        for team in enablers
        if not any(need.customer for need in of_team[team.id])
    ]
    for team in content.of(Team):
        for number, need in enumerate(of_team.get(team.id, ()), start=1):
            lacking = ["no priority"] * (need.priority is None) + ["no why"] * (not need.why.strip())
            if lacking:
                what = quoted(need.what, f"number {number}", NAME)
                sentence = f"{labels[team.id]}: the need {what} has {joined(lacking)}."
                found.append(_point("T4", sentence, team, need.id))
    return found
