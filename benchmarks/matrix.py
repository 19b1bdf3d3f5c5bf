"""The matrix of teams and principles at a thousand by ten: shown, one cell edited, scrolled; beside ten by ten.

The page stands on a desk of its own with content in memory, so that the figures are the page's and not the disk's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import organisation
from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page import PrinciplesPage
from cxworkshop.stages.principles.page.keys import COMMANDS
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme

SMALL, LARGE = 10, 1_000
PRINCIPLES = 10
PATIENCE = 30.0
SAID, MEASURED = 0.6, 0.4  # of the cells; of those that say something


def crossed(teams: int) -> Content:
    """So many teams, ten principles, and what the teams say and measure, the same each time."""
    records: list[Record] = list(organisation(teams, filled=False))
    ids = [record.id for record in records if isinstance(record, Team)]
    return Content([*records, *_said(ids)])


def _said(teams: list[str]) -> Iterator[Record]:
    random = Random(len(teams))
    principles = [
        Principle(id=f"principle-{n:08x}", order=float(n), name=f"Principle {n}", statement=f"We keep promise {n}.")
        for n in range(1, PRINCIPLES + 1)
    ]
    yield from principles
    number = 0
    for team in teams:
        for principle in principles:
            if random.random() > SAID:
                continue
            number += 1
            yield Application(
                id=f"application-{number:08x}",
                order=float(number),
                team=team,
                principle=principle.id,
                meaning="One named owner for every open case.",
            )
            if random.random() < MEASURED:
                yield Measure(
                    id=f"measure-{number:08x}",
                    order=float(number),
                    team=team,
                    principle=principle.id,
                    what="Customers who had to ring only once",
                    family=random.choice([*Family]),
                    target="at or above 80 %",
                )


class Painted(QObject):
    """Hears when a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


class Session:
    """The page on one workshop, with its matrix in front."""

    def __init__(self, app: QApplication, content: Content) -> None:
        self._app = app
        self._desk = Desk()
        self._desk.commands.declare(COMMANDS)
        self._desk.put(MemoryStore(content))
        self._words = 0
        self._page = self._build()

    def _build(self) -> PrinciplesPage:
        page = PrinciplesPage(self._desk)
        page.resize(1172, 560)  # so that ten teams scroll as well
        page.show_tab("matrix")
        page.show()
        page.matrix.focus_matrix()
        page.matrix.view.choose_first()
        return page

    def show(self) -> float:
        """Seconds to build the page anew and paint its matrix."""
        self._page.close()
        self._page.deleteLater()
        self._rest()
        begun = time.perf_counter()
        self._page = self._build()
        painted = Painted(self._page.matrix.view.viewport())
        self._until(painted)
        took = time.perf_counter() - begun
        self._rest()
        return took

    def edit(self) -> float:
        """Seconds from a team's new words for a cell until the matrix is painted."""
        view = self._page.matrix.view
        team, principle = view.current
        self._words += 1
        words = f"What it means, said {self._words} times."
        return self._painted(lambda: self._desk.do(commands.say, team, principle, "meaning", words))

    def scroll(self) -> float:
        """Seconds from the key that goes a page down, or up again at the end, until the matrix is painted."""
        view = self._page.matrix.view
        bar = view.verticalScrollBar()
        key = Qt.Key.Key_PageDown if bar.value() < bar.maximum() else Qt.Key.Key_PageUp
        return self._painted(lambda: QTest.keyClick(view, key))

    def walk(self) -> float:
        """Seconds from an arrow until the next cell is the current one on the screen."""
        view = self._page.matrix.view
        key = Qt.Key.Key_Right if view.currentIndex().column() < PRINCIPLES - 1 else Qt.Key.Key_Home
        return self._painted(lambda: QTest.keyClick(view, key))

    def _painted(self, act: Callable[[], object]) -> float:
        self._rest()
        painted = Painted(self._page.matrix.view.viewport())
        begun = time.perf_counter()
        act()
        self._until(painted)
        took = time.perf_counter() - begun
        self._page.matrix.view.viewport().removeEventFilter(painted)
        painted.deleteLater()
        return took

    def _until(self, painted: Painted) -> None:
        end = time.monotonic() + PATIENCE
        while not painted.times:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if time.monotonic() > end:
                raise TimeoutError("the matrix was not painted")

    def _rest(self) -> None:
        for _ in range(5):
            self._app.processEvents()


def figures(quick: bool) -> list[Figure]:
    """Each act at 1,000 teams beside 10, in turns."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["benchmarks"])
    theme().apply(app)
    small, large = Session(app, crossed(SMALL)), Session(app, crossed(LARGE))
    acts = {
        f"{act} {size}": getattr(session, act)
        for act in ("show", "edit", "walk", "scroll")
        for size, session in ((SMALL, small), (LARGE, large))
    }
    in_turns(2, **acts)
    took = in_turns(5 if quick else 21, **acts)
    return [
        Figure(words, LARGE, took[f"{act} {LARGE}"], goal, f"{SMALL} teams", took[f"{act} {SMALL}"])
        for act, words, goal in (
            ("show", "matrix of ten principles built and shown", 2.0),
            ("edit", "a cell of the matrix edited, painted", 1.5),
            ("walk", "the next cell of the matrix, painted", 1.5),
            ("scroll", "the matrix a page further, painted", 1.5),
        )
    ]
