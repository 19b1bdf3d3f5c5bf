"""The program behind the window: what each of the shell's commands does, and how the parts hear of each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.core.errors import Locked, Problem, Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import quoted
from cxworkshop.shell import keys, recent
from cxworkshop.shell.checking.control import Checking
from cxworkshop.shell.comeback import Comeback
from cxworkshop.shell.console import Console
from cxworkshop.shell.dropping import landing
from cxworkshop.shell.exporting import Exporter
from cxworkshop.shell.extras import Extras
from cxworkshop.shell.files import Files
from cxworkshop.shell.inroom import InRoom
from cxworkshop.shell.labelling import Labelling
from cxworkshop.shell.lookback import LookBack
from cxworkshop.shell.menubar import MenuBar
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.panes import Panes
from cxworkshop.shell.parking import ParkLine
from cxworkshop.shell.places import Places
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.relocking import Relocking
from cxworkshop.shell.restoring.control import Restoring
from cxworkshop.shell.roomdeeds import RoomDeeds
from cxworkshop.shell.signed import SignedWatch
from cxworkshop.shell.signeddeeds import SignedDeeds
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.shell.trouble import Trouble
from cxworkshop.shell.undoing import Undoing
from cxworkshop.shell.watch import Watch
from cxworkshop.shell.window import Window
from cxworkshop.shell.workshops import Workshops
from cxworkshop.stages import STAGES
from cxworkshop.stages.prepare.commands import park, write_workshop
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page

if TYPE_CHECKING:
    from cxworkshop.shell.chooser import TimeChooser
    from cxworkshop.shell.palette import Palette
    from cxworkshop.shell.sources import Sources
    from cxworkshop.shell.start import StartPage

WRITING = "A file is being written, and the window closes when it is there; closing it once more does not wait"
NEEDS_WORKSHOP = (
    "file.checkpoint", "file.copy", "file.copy_bare", "file.lock", "file.import", "file.close",
    "file.export", "file.export_record", "file.export_teams", "file.export_each", "file.print",
    "edit.park", "edit.find", "view.guide", "view.next_tab", "view.previous_tab", "view.signed",
    "view.timer", "view.timer_set", "view.timer_more", "view.timer_next",
    *(f"go.{stage.key}" for stage in STAGES),
)  # fmt: skip


class Program(QObject):
    """Brings the window to life around the parts that app.py built."""

    def __init__(
        self,
        window: Window,
        preferences: Preferences,
        desk: Desk,
        background: Background,
        workshops: Workshops,
        watch: Watch,
        box: TimeBox,
    ) -> None:
        super().__init__(window)
        self.window, self.preferences, self.desk = window, preferences, desk
        self.background, self.workshops, self.watch, self.box = background, workshops, watch, box
        self._leaving = False  # as soon as the file is written that is on its way
        desk.look_back = LookBack(desk)
        desk.signed = self.signed = SignedWatch(desk)
        desk.commands.declare(keys.COMMANDS)
        for commands in keys.of_pages():
            desk.commands.declare(commands)
        self.console = Console(desk, watch, box)
        window.stack.addWidget(self.console)
        strip = self.console.strip
        self.notices = Notices(window, self.console.banners, self.console.sheet, self)
        self.undoing = Undoing(desk, self.notices, self)
        self.signed_deeds = SignedDeeds(self.signed, self.notices, self.console, self)
        self.trouble = Trouble(desk, workshops, self.notices, strip, lambda: self.start, self)
        self.comeback = Comeback(desk, workshops, self.console, box, self.notices, self)
        self.places = Places(desk, preferences, workshops, self.console, watch, self.comeback)
        self.exporter = Exporter(desk, background, self.notices, strip.task, self)
        self.files = Files(window, desk, preferences, workshops, self.notices, self.console, self.exporter, self)
        self.extras = Extras(
            window, desk, preferences, self.console, lambda: self.start, self.files, lambda: self.room_deeds.room, self
        )
        self.checking = Checking(
            window, desk, background, preferences, self.files, self.console, lambda: self.start, self
        )
        self.restoring = Restoring(
            window, desk, background, preferences, self.files, workshops, self.console, self.notices,
            lambda: self.start, self,
        )  # fmt: skip
        self.trouble.remedies = self.restoring.remedies
        self.relocking = Relocking(workshops, background, self)
        workshops.may_leave = self.relocking.free
        self.in_room = InRoom(window, desk, preferences, self.notices, self.console, self)
        self.room_deeds = RoomDeeds(desk, box, self.console.plan, self.notices, preferences, self._page, self)
        self.panes = Panes(self._panes, self)
        self.menus = MenuBar(window, desk.commands)
        self.labels = Labelling(window, desk, self.console, self.menus, self.room_deeds, NEEDS_WORKSHOP)
        self.in_room.offer_screens(self.menus.menus[keys.ROOM])
        self._bind()
        self._connect()
        self.labels.opened()

    # -- built when they are first asked for ---------------------------------------------------------------------------

    @cached_property
    def start(self) -> StartPage:
        """The start page."""
        from cxworkshop.shell.start import StartPage

        start = StartPage(self.desk.commands, self.preferences, self.background)
        self.window.stack.addWidget(start)
        self.desk.commands.bind(start, {"file.sample": self.workshops.sample, "start.find": start.find_workshop})
        self.workshops.opening.connect(start.set_opening)
        start.chosen.connect(self.workshops.open)
        start.begun.connect(self._begun)
        start.unlocked.connect(lambda path, words: self.workshops.open(path, passphrase=words))
        start.left.connect(self._leave_start)
        return start

    @cached_property
    def park_line(self) -> ParkLine:
        """The line that parks a thought."""
        line = ParkLine(self.window.stack)
        line.parked.connect(self._park)
        return line

    @cached_property
    def chooser(self) -> TimeChooser:
        """The card that sets the timer."""
        from cxworkshop.shell.chooser import TimeChooser

        return TimeChooser(self.box, self.console.plan, self.window.stack)

    @cached_property
    def palette(self) -> Palette:
        """The palette of commands and records."""
        from cxworkshop.shell.palette import Palette

        return Palette(self.window)

    @cached_property
    def sources(self) -> Sources:
        """Where the palette looks."""
        from cxworkshop.shell.sources import Sources

        return Sources(self.desk, self.labels.usable)

    # -- the joints ----------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        files, extras, box, console = self.files, self.extras, self.box, self.console
        deeds: dict[str, Callable[[], object]] = {
            "file.new": self.begin_new,
            "file.open": self.ask_open,
            "file.check": self.checking.ask,
            "file.checkpoint": self.checkpoint,
            "file.copy": files.ask_copy,
            "file.copy_bare": files.ask_bare_copy,
            "file.earlier": self.restoring.ask,
            "file.lock": partial(extras.lock, self.workshops, self.relocking),
            "file.export": self.ask_export,
            "file.export_record": partial(files.ask_export, "record"),
            "file.export_teams": partial(files.ask_export, "team-pack"),
            "file.export_each": self.ask_each,
            "file.print": self.ask_print,
            "file.import": extras.ask_import,
            "file.close": self.close_workshop,
            "file.quit": self.window.close,
            "edit.undo": self.undoing.undo,
            "edit.redo": self.undoing.redo,
            "edit.park": lambda: self.park_line.open(),
            "edit.find": self.find,
            "view.commands": self.all_commands,
            "view.guide": console.toggle_guide,
            "view.next_pane": partial(self.step_pane, 1),
            "view.previous_pane": partial(self.step_pane, -1),
            "view.next_tab": partial(console.step_tab, 1),
            "view.previous_tab": partial(console.step_tab, -1),
            "view.signed": self.signed_deeds.look,
            "view.timer": console.plan.press,
            "view.timer_set": lambda: self.chooser.open(),
            "view.timer_more": partial(box.add, 1),
            "view.timer_next": self.next_line,
            "view.larger": partial(extras.step_text, 1),
            "view.smaller": partial(extras.step_text, -1),
            "view.settings": extras.settings,
            "help.keys": extras.key_map,
            **self.in_room.deeds(),
            **self.room_deeds.deeds(),
            **{f"go.{stage.key}": partial(self.go, stage.key) for stage in STAGES},
        }
        self.desk.commands.bind(self.window, deeds)
        self.room_deeds.bind_clicker(self.in_room.clicker_deeds(), self.console.guide.room)

    def _connect(self) -> None:
        window, workshops, console, desk = self.window, self.workshops, self.console, self.desk
        window.may_close = self.may_close
        window.dropped.connect(self.drop)
        window.stack.currentChanged.connect(self.labels.turned)
        workshops.opening.connect(lambda _name: self.places.remember())
        workshops.ready.connect(self._ready)
        workshops.refused.connect(self._refused)
        desk.changed.connect(self.labels.show)
        desk.opened.connect(self.labels.opened)
        desk.changed.connect(lambda _changed: self.notices.outdate())
        desk.said.connect(lambda text: self.notices.toast(text, self.undoing.undo))
        desk.told.connect(self.notices.toast)
        self.background.written.connect(self._written)
        self.relocking.waiting.connect(self.notices.toast)
        self.relocking.done.connect(self._relocked)
        self.relocking.refused.connect(lambda problem: self._relocked(str(problem)))
        desk.jump.connect(console.goto)
        console.shown.connect(self.labels.turned)
        console.shown.connect(lambda _page: self.notices.turned())
        console.made.connect(self._page_made)
        desk.room_met.connect(console.meet_room)
        console.strip.timer.choose.connect(lambda: self.chooser.open())

    # -- the shell's commands ------------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """The start page with the form for a new workshop in front; the open one stays until the new one is there."""
        self.console.leave()
        self.window.show_page(self.start)
        self.start.begin()

    def ask_open(self) -> None:
        """Choose what to open; where a signed PDF is checked, the next one."""
        (self.files.ask_open if self.checking.page is None else self.checking.ask)()

    def ask_export(self) -> None:
        """Choose where the document goes: the one in front, where one is, else the definition."""
        wanted = getattr(self._page(), "wanted_document", None)
        if wanted is not None:
            self.files.ask_wanted(wanted)
        else:
            self.files.ask_export("definition")

    def ask_each(self) -> None:
        """Choose where one file for each team goes: of the revision in front, where one is, else as they stand."""
        wanted = getattr(self._page(), "wanted_document", None)
        self.files.ask_each(wanted.revision if wanted is not None else None)

    def ask_print(self) -> None:
        """Choose a printer for the document: the one in front, where one is, else the definition."""
        wanted = getattr(self._page(), "wanted_document", None)
        self.files.ask_print(wanted or Wanted(paper=self.desk.paper))

    def checkpoint(self) -> None:
        """Everything into the workshop's file now; while saving fails, the failed step once more."""
        if self.trouble.saving_fails:
            self.trouble.try_again()
        else:
            self.files.checkpoint()

    def close_workshop(self) -> None:
        """Publish, let go, and go back to the start page."""
        if not self.relocking.free(self.close_workshop):
            return
        self.places.remember()
        if self.workshops.close():
            self.window.show_page(self.start)

    def go(self, stage: str) -> None:
        """Put a stage on the sheet and the focus into it."""
        self.window.show_page(self.console)
        if self.console.stage != stage or self.console.extra is not None:
            self.console.go(stage)
        self.console.focus_sheet()

    def next_line(self) -> None:
        """The next line of today's agenda begins now."""
        plan = self.console.plan
        coming = plan.coming()
        if coming is not None:
            plan.take(coming.item.id)
            self.console.strip.timer.speak()
        else:
            self.notices.toast(
                "That was the last line of today’s agenda"
                if plan.today is not None
                else "No day of the agenda is today; the dates are in Prepare"
            )

    def find(self) -> None:
        """Find a record; Enter goes there."""
        self.palette.open(self.sources.records, "Find anything in this workshop")

    def all_commands(self) -> None:
        """Find a command, or a record."""
        sources = self.sources.everything if self.desk.store is not None else self.sources.commands
        self.palette.open(sources, "Find a command, a team, a stage")

    def step_pane(self, by: int) -> None:
        """The next or previous pane; a toast comes first while it is there."""
        if by < 0 or not self.notices.toasts.focus_toast():
            self.panes.step(by)

    def drop(self, files: Sequence[Path]) -> None:
        """Files were let fall on the window."""
        where = landing(files, open_workshop=self.desk.store is not None, checking=self.checking.page is not None)
        if where.path is not None and where.kind == "workshop":
            self.console.leave()
            self.workshops.open(where.path)
        elif where.path is not None and where.kind == "document":
            self.checking.check(where.path)
        elif where.path is not None and where.kind == "certificate":
            self.checking.trust(where.path)
        elif where.path is not None:
            self.checking.close()
            take = getattr(self.console.current, "import_file", None)
            (take if callable(take) else self.extras.bring_in)(str(where.path))
        elif self.window.stack.currentWidget() is self.console:
            self.notices.toast(where.sentence)
        elif self.checking.page is not None:
            self.checking.page.say(where.sentence)
        else:
            self.start.tell(Refused(where.sentence), [])

    def may_close(self) -> bool:
        """Commit, remember, publish. Never asks; stays open when publishing fails, with the banner that says why.

        While the workshop goes under another passphrase, or a file is written, it waits for that, and closes then.
        """
        if not self.relocking.free(self.window.close) or not self._has_written():
            return False
        self.places.remember()
        saving = self._say_saving()
        if not self.workshops.close():
            self.notices.withdraw(saving)
            self.window.show_page(self.console)
            return False
        # Only now: a window that stays goes on with what it was at.
        self.workshops.end()
        self.exporter.stop()
        self.checking.stop()
        self.restoring.stop()
        self.in_room.shut()
        self.preferences.geometry = self.window.placed()
        self.preferences.save()
        self._leaving = False
        self.window.hide()  # nobody looks on while what is under way beside it comes to its end
        self.background.leave()
        return True

    def _has_written(self) -> bool:
        """Whether no file is on its way that somebody asked for, or nobody wants to wait for it: they asked twice."""
        if not self.background.writing or self._leaving:
            return True
        self._leaving = True
        self.notices.toast(WRITING)
        return False

    def _written(self) -> None:
        leaving, self._leaving = self._leaving, False
        if leaving:
            self.window.close()

    def _say_saving(self) -> str:
        """Where the file has yet to follow, that is said before the window waits for it: a slow disk takes its time."""
        store = self.workshops.store
        if store is None or not self.workshops.behind:
            return ""
        words = f"Saving {quoted(store.path.name, 'the workshop', 60)}…"
        self.notices.toast(words)
        self.window.repaint()
        return words

    # -- what follows from what ----------------------------------------------------------------------------------------

    def _begun(self, client: str, title: str, path: Path) -> None:
        def prepare(store: MemoryStore) -> None:
            write_workshop(store, "client", client)
            write_workshop(store, "title", title)

        self.workshops.create(path, prepare)

    def _ready(self, path: Path) -> None:
        recent.remember(self.preferences, path)
        self.preferences.save()
        if "start" in self.__dict__:
            self.start.settled()
        self.window.show_page(self.console)
        self.places.come_back(path)
        self.labels.show()
        self.restoring.ready(path)

    def _refused(self, _path: Path, problem: Problem) -> None:
        """Back to where it was asked for; a passphrase is asked for on the start page."""
        asks = self.desk.store is None or isinstance(problem, Locked)
        self.window.show_page(self.start if asks else self.console)

    def _relocked(self, said: str) -> None:
        """The page says so itself while it is there."""
        from cxworkshop.shell.locking import LockPage

        if not isinstance(self.extras.page, LockPage):
            self.notices.toast(said)

    def _leave_start(self) -> None:
        if self.desk.store is not None:
            self.window.show_page(self.console)
            self.console.focus_sheet()

    def _park(self, words: str, who: str) -> None:
        if self.desk.do(park, words, who=who):
            said = quoted(words, "a thought", 60)
            self.notices.toast(f"Parked {said}", self.undoing.undo)

    def _page(self) -> Page | None:
        return self.console.current if self.window.stack.currentWidget() is self.console else None

    def _page_made(self, page: Page) -> None:
        self.room_deeds.page_made(page)
        asked = getattr(page, "import_requested", None)
        if asked is not None:
            asked.connect(self.extras.bring_in)
        paged = getattr(page, "page_requested", None)
        if paged is not None:
            paged.connect(partial(self.files.ask_export, "team"))
        exported = getattr(page, "export_requested", None)
        if exported is not None:
            exported.connect(self.files.export_wanted)
        pasted = getattr(page, "import_text_requested", None)
        if pasted is not None:
            pasted.connect(self.extras.bring_in_text)

    def _panes(self) -> list[QWidget]:
        if self.window.stack.currentWidget() is self.console:
            return self.console.panes()
        if self.checking.page is not None:
            return self.checking.panes()
        if self.restoring.page is not None:
            return self.restoring.panes()
        return [self.start.side, self.start.sheet]
