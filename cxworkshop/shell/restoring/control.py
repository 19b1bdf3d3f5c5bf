"""Earlier copies and repair from anywhere in the window: the page comes over what stood there, Esc goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Damaged, NewerFile, Problem, Refused
from cxworkshop.shell.console import Console
from cxworkshop.shell.files import Files
from cxworkshop.shell.notices import Notices, Remedy
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.window import Window
from cxworkshop.shell.workshops import Workshops
from cxworkshop.stages import STAGES, record_types
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.shell.extras import Alone
    from cxworkshop.shell.restoring.mending import MendPage
    from cxworkshop.shell.restoring.page import RestorePage
    from cxworkshop.shell.start import StartPage
    from cxworkshop.storage.backup import Backup
    from cxworkshop.storage.earlier import Earlier
    from cxworkshop.storage.repair import Repaired

REPAIR = "repair"
OPENING = "It is being written and opened…"


class Restoring(QObject):
    """There is one such page at a time."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        files: Files,
        workshops: Workshops,
        console: Console,
        notices: Notices,
        start: Callable[[], StartPage],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._background, self._preferences = window, desk, background, preferences
        self._files, self._workshops, self._console = files, workshops, console
        self._notices, self._start = notices, start
        self._alone: Alone | None = None
        self._from_console = False
        self._repaired: tuple[Repaired, Path] | None = None  # to be told when it is open
        self.page: RestorePage | MendPage | None = None
        window.stack.currentChanged.connect(self._shown)

    # -- earlier copies ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Those of the open workshop, or of the one chosen on the start page; the same command leaves the page."""
        from cxworkshop.shell.restoring.page import RestorePage

        if isinstance(self.page, RestorePage):
            self.close()
            return
        store = self._workshops.store
        line = None
        if self._window.stack.currentWidget() is not self._console:
            line = self._start().chosen_line
        if line is not None and (store is None or line.path != store.path):
            self.of(line.path)
        elif store is not None:
            self.of(store.path)
        else:
            self._start().tell(Refused("No workshop is chosen.", todo="Choose one in the list, or open it."), [])

    def of(self, path: Path) -> None:
        """The earlier copies of a workshop, open here or not, damaged or gone."""
        from cxworkshop.shell.restoring.page import RestorePage

        store = self._workshops.store
        known = self._known(path)
        content: Content | None = None
        find = _finder(path, known)
        if store is not None and store.path == path:
            self._console.leave()
            content = self._desk.content.snapshot()
            if not store.read_only:
                try:
                    earlier = store.earlier()
                except Problem as problem:
                    self._desk.problem.emit(problem)
                    return
                find = _given(earlier)
        page = RestorePage(self._background, path, self._back_words(), content)
        page.left.connect(self.close)
        page.wanted.connect(self._restore)
        page.repair_wanted.connect(lambda: self.repair(path))
        page.elsewhere_wanted.connect(lambda name: self._files.ask_restored(name, page.take))
        self._show(page)
        page.begin(find)

    def _restore(self, earlier: Earlier, one: Backup, to: Path | None) -> None:
        from cxworkshop.shell.restoring.page import RestorePage
        from cxworkshop.storage.backup import RESTORING

        page, store, types = self.page, self._workshops.store, record_types()
        if not isinstance(page, RestorePage):
            return
        here = store is not None and store.path == earlier.document
        page.working(OPENING)

        def job() -> Path:
            made = earlier.restore(one, types, to)
            if not here:  # only now, here as below: keeping one may let the oldest go, which may be the chosen one
                earlier.keep(types)
            return made

        def done(made: Path) -> None:
            try:
                if here and store is not None:
                    store.keep(RESTORING)
            except Problem as problem:
                failed(Problem(problem.happened, f"“{made.name}” is there, and nothing was replaced.", problem.todo))
            else:
                self._workshops.restored(made, earlier)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if self.page is page:
                page.say(error)
            else:
                self._desk.problem.emit(error)

        self._background.run(job, done, failed)

    # -- repair --------------------------------------------------------------------------------------------------------

    def remedies(self, path: Path, problem: Problem) -> list[Remedy]:
        """What can be done about a workshop that cannot be opened."""
        if not isinstance(problem, BadFile) or isinstance(problem, NewerFile):
            return []
        if not isinstance(problem, Damaged) and not self._known(path):
            return []  # something else, that never was a workshop here
        found: list[Remedy] = [("Earlier copies…", "", lambda: self.of(path))]
        if path.is_file() and path.stat().st_size:
            found.append(("Bring back what can be read", "", lambda: self.repair(path)))
        return found

    def repair(self, path: Path) -> None:
        """Bring back what can be read of a damaged file, into a new one, and open that."""
        from cxworkshop.shell.restoring.mending import MendPage

        page = MendPage(self._background, path, self._back_words(), self._known(path))
        page.left.connect(self.close)
        page.earlier_wanted.connect(lambda: self.of(path))
        page.mended.connect(lambda repaired, words: self._open_repaired(repaired, words, path))
        self._show(page)
        page.begin()

    def _open_repaired(self, repaired: Repaired, passphrase: str | None, damaged: Path) -> None:
        self._repaired = repaired, damaged
        words = passphrase if repaired.salvaged.encrypted else None
        self._workshops.open(repaired.path, passphrase=words)

    def ready(self, path: Path) -> None:
        """A workshop stands on the desk: its uuid is remembered, and what a repair could not bring back is told."""
        self._remember(path)
        told, self._repaired = self._repaired, None
        if told is None or told[0].path.resolve() != path:
            return
        repaired, damaged = told
        if not repaired.salvaged.missing:
            done: Remedy = ("Understood", "", lambda: self._notices.solved(REPAIR))
            self._notices.tell(REPAIR, repaired.sentence, [done], safe=f"“{damaged.name}” stays as it is.")
            return
        from cxworkshop.shell.restoring.missing import MissingPage

        page = MissingPage(repaired, damaged.name)
        page.left.connect(self._console.close_extra)
        self._console.show_extra(page)
        page.setFocus()

    # -- the page ------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Back to where one was."""
        if self._alone is None:
            return
        if self._from_console and self._desk.store is not None:
            self._window.show_page(self._console)
            self._console.focus_sheet()
        else:
            self._window.show_page(self._start())
            self._start().focus_first()

    def stop(self) -> None:
        """The program ends: what is under way need not come to its end."""
        _let_go(self.page)

    def panes(self) -> list[QWidget]:
        """What F6 steps through while the page shows."""
        return self.page.panes() if self.page is not None else []

    def _show(self, page: RestorePage | MendPage) -> None:
        from cxworkshop.shell.extras import Alone

        if self._alone is None:
            self._from_console = self._window.stack.currentWidget() is self._console
        before, old = self._alone, self.page
        self.page, self._alone = page, Alone(page)
        self._window.show_page(self._alone)
        page.setFocus()
        if before is not None:
            _let_go(old)
            self._window.stack.removeWidget(before)
            before.deleteLater()

    def _shown(self, _number: int) -> None:
        """Something else stands in the window: the page is done with."""
        alone = self._alone
        if alone is None or self._window.stack.currentWidget() is alone or self._window.stack.indexOf(alone) < 0:
            return
        _let_go(self.page)
        self.page = self._alone = None
        self._window.stack.removeWidget(alone)
        alone.deleteLater()

    def _back_words(self) -> str:
        from_console = self._window.stack.currentWidget() is self._console
        if self._alone is not None:
            from_console = self._from_console
        stage = next((stage.title for stage in STAGES if stage.key == self._console.stage), "")
        return stage if from_console and stage else "Start"

    # -- which workshop a path was -------------------------------------------------------------------------------------

    def _known(self, path: Path) -> str:
        places = self._preferences
        return places.workshop(str(path)) or places.workshop(str(path.expanduser().resolve()))

    def _remember(self, path: Path) -> None:
        store = self._workshops.store
        if store is None or store.read_only:
            return
        try:
            self._preferences.set_workshop(str(path), store.earlier().workshop)
        except Problem:
            return  # its copies are found by what stands in the file
        self._preferences.save()


def _finder(path: Path, known: str) -> Callable[[], Earlier]:
    def find() -> Earlier:
        from cxworkshop.storage.earlier import Earlier

        return Earlier.of(path, known=known)

    return find


def _given(earlier: Earlier) -> Callable[[], Earlier]:
    return lambda: earlier


def _let_go(page: RestorePage | MendPage | None) -> None:
    from cxworkshop.shell.restoring.page import RestorePage

    if isinstance(page, RestorePage):
        page.stop()
    elif page is not None:
        page.let_go()
