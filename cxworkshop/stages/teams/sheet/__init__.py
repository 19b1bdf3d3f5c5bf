"""The tables of this stage: teams, who supports whom, and what internal customers need."""

from cxworkshop.stages.teams.sheet.links import NEEDS, SUPPORTS
from cxworkshop.stages.teams.sheet.teams import TEAMS

SHEETS = (TEAMS, SUPPORTS, NEEDS)
