"""Earlier copies and repair from anywhere in the window: the page comes over what stood there, Esc goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Damaged, NewerFile, Problem, Refused
from cxworkshop.core.frozen import frozen
from cxworkshop.core.putback import plan, put_back
from cxworkshop.shell.console import Console
from cxworkshop.shell.files import Files
from cxworkshop.shell.notices import Notices, Remedy
from cxworkshop.shell.over import Over
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.window import Window
from cxworkshop.shell.workshops import Workshops
from cxworkshop.stages import record_types
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.shell.restoring.differences import Differences
    from cxworkshop.shell.restoring.mending import MendPage
    from cxworkshop.shell.restoring.page import RestorePage
    from cxworkshop.shell.start import StartPage
    from cxworkshop.storage.backup import Backup
    from cxworkshop.storage.earlier import Earlier
    from cxworkshop.storage.repair import Repaired

REPAIR, WRITTEN = "repair", "written"
OPENING = "It is being written and opened…"
NOTHING_ELSE = "Nothing was replaced, and nothing else was changed."


@frozen
class _Later:
    """What is put back when the workshop of this path is open: these differences, as they are in `source`."""

    path: Path
    source: Content
    chosen: Differences


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
        self._repaired: tuple[Repaired, Path] | None = None  # to be told when it is open
        self._later: _Later | None = None  # to be put back when it is open
        self._over: Over[RestorePage | MendPage] = Over(window, desk, console, start, _let_go, self)
        self.close = self._over.close
        workshops.unpublished.connect(self._stays)
        workshops.refused.connect(self._refused)

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
        may_put = store is None or store.path != path or not store.read_only
        page = RestorePage(self._background, path, self._over.back_words, content, may_put=may_put)
        page.left.connect(self.close)
        page.wanted.connect(self._restore)
        page.repair_wanted.connect(lambda: self.repair(path))
        page.elsewhere_wanted.connect(lambda name: self._files.ask_restored(name, page.take_to))
        page.put_wanted.connect(self._put_back)
        self._over.show(page)
        page.begin(find)

    def _restore(self, earlier: Earlier, one: Backup, to: Path | None) -> None:
        from cxworkshop.shell.restoring.page import RestorePage
        from cxworkshop.storage.backup import RESTORING

        page, store, types = self.page, self._workshops.store, record_types()
        if not isinstance(page, RestorePage):
            return
        here = store is not None and store.path == earlier.document
        as_well = page.as_well
        failed = partial(self._failed, page)
        page.working(OPENING)

        def job() -> Path:
            made = earlier.restore(one, types, to)
            if not here:  # only now, here as below: keeping one may let the oldest go, which may be the chosen one
                earlier.keep(types)
            return made

        def done(made: Path) -> None:
            if self.page is not page:  # somebody left, or another workshop came: that is what they want to look at
                self._tell_written(made, earlier)
                return
            try:
                if here and store is not None and store is self._workshops.store:
                    store.keep(RESTORING)
            except Problem as problem:
                failed(Problem(problem.happened, f"“{made.name}” is there, and nothing was replaced.", problem.todo))
                return
            if as_well is not None:
                self._later = _Later(made, *as_well)
            self._workshops.restored(made, earlier)

        self._background.run(job, done, failed, writes=True)

    def _failed(self, page: RestorePage, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        if self.page is page:
            page.say(error)
        else:
            self._desk.problem.emit(error)

    def _tell_written(self, made: Path, earlier: Earlier) -> None:
        """A copy was written after its page had been left: nothing is opened over what is being looked at."""
        deeds: list[Remedy] = [("Open it", "", lambda: self._workshops.restored(made, earlier))]
        if self._window.stack.currentWidget() is self._console:
            deeds.append(("Close", "", lambda: self._notices.solved(WRITTEN)))
            self._notices.tell(WRITTEN, f"The earlier copy is in “{made.name}”", deeds, safe=NOTHING_ELSE)
        else:
            self._start().tell(Problem(f"The earlier copy is in “{made.name}”.", NOTHING_ELSE), deeds)

    # -- single things -------------------------------------------------------------------------------------------------

    def _put_back(self, earlier: Earlier, source: Content, chosen: Differences) -> None:
        """Put single things of a copy back into the workshop itself: the one that is open, or opened for it."""
        from cxworkshop.shell.restoring.page import RestorePage

        page, store = self.page, self._workshops.store
        if not isinstance(page, RestorePage):
            return
        later = _Later(earlier.document, source, chosen)
        if store is not None and store.path == earlier.document:
            self.close()
            self._put(later)
            return
        page.working(f"“{earlier.document.name}” is being opened…")
        self._later = later
        self._workshops.restored(earlier.document, earlier)

    def _put(self, later: _Later) -> None:
        """Do it, say so, and go there where it is one thing."""
        from cxworkshop.shell.restoring import wording
        from cxworkshop.shell.restoring.differences import ONE_PER
        from cxworkshop.stages.signoff.changes.names import place

        pieces = [piece for one in later.chosen for piece in one.pieces]
        made = plan(later.source, self._desk.content, pieces, ONE_PER)
        if not made.changes:
            self._desk.told.emit("It is as it was already")
            return
        if not self._desk.do(put_back, wording.step_words(later.chosen), made):
            return
        self._desk.said.emit(wording.put_told(later.chosen))
        first = self._desk.content.get(pieces[0].record)
        stage = later.chosen[0].stage
        if len(later.chosen) == 1 and first is not None and stage:
            self._desk.jump.emit(stage, place(first))

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

        page = MendPage(self._background, path, self._over.back_words, self._known(path))
        page.left.connect(self.close)
        page.earlier_wanted.connect(lambda: self.of(path))
        page.mended.connect(lambda repaired, words: self._open_repaired(repaired, words, path))
        self._over.show(page)
        page.begin()

    def _open_repaired(self, repaired: Repaired, passphrase: str | None, damaged: Path) -> None:
        self._repaired = repaired, damaged
        words = passphrase if repaired.salvaged.encrypted else None
        self._workshops.open(repaired.path, passphrase=words)

    def ready(self, path: Path) -> None:
        """A workshop stands on the desk: its uuid is remembered, and what a repair could not bring back is told."""
        self._remember(path)
        self._notices.solved(WRITTEN)
        later, self._later = self._later, None
        if later is not None and later.path.resolve() == path.resolve():
            self._put(later)
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

    @property
    def page(self) -> RestorePage | MendPage | None:
        """The page that shows, if any."""
        return self._over.page

    def _stays(self, _problem: Problem) -> None:
        """The workshop before could not be let go and says so on its own page: nobody waits here for nothing."""
        from cxworkshop.shell.restoring.page import RestorePage

        self._later = None
        if isinstance(self.page, RestorePage) and self.page.busy:
            self.close()

    def _refused(self, _path: Path, _problem: Problem) -> None:
        """It could not be opened: what was to be put back into it is not, and the reason stands on another page."""
        self._later = None

    def stop(self) -> None:
        """The program ends: what is under way need not come to its end."""
        if self.page is not None:
            _let_go(self.page)

    def panes(self) -> list[QWidget]:
        """What F6 steps through while the page shows."""
        return self.page.panes() if self.page is not None else []

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


def _let_go(page: RestorePage | MendPage) -> None:
    from cxworkshop.shell.restoring.page import RestorePage

    if isinstance(page, RestorePage):
        page.stop()
    else:
        page.let_go()
