"""Type a few letters of a team's name, Enter takes the one that is marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.records import team_labels
from cxworkshop.ui.finder import Finder


class TeamFinder(Finder):
    """A line that finds a team; its labels tell teams of one name apart."""

    def __init__(self, content: Callable[[], Content], placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(lambda: team_labels(content()), placeholder, parent)
