"""The program behind the window: what each of the shell's commands does, and how the parts hear of each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from cxworkshop.core.errors import EnvironmentProblem, InUse, Problem
from cxworkshop.shell.background import Background
from cxworkshop.shell.console import Console
from cxworkshop.shell.menubar import MenuBar
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.panes import Panes
from cxworkshop.shell.parking import ParkLine
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.shell.watch import Watch
from cxworkshop.shell.window import TITLE, Window
from cxworkshop.shell.workshops import Workshops
from cxworkshop.stages import STAGES
from cxworkshop.stages.prepare.commands import park
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme
