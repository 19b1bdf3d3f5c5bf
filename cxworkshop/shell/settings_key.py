"""The key of this laptop in the settings: what may be told of it, who keeps its passphrase, and its way to another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cxworkshop import paths
from cxworkshop.core.errors import Problem
from cxworkshop.core.words import date_words
from cxworkshop.shell.settings_form import Buttons, PassphraseForm, run_beside
from cxworkshop.shell.settings_grid import SettingsGrid
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.filedialog import open_file, save_file
from cxworkshop.ui.labels import Label, Paragraph

if TYPE_CHECKING:
    from cxworkshop.documents.seal.keys import KeyFacts, Keys

NO_KEY = "There is none yet: it is made when the first revision is frozen."
DAMAGED = "Its files cannot be read. Bring in its backup, or make a new one; what is there is put aside."
SYSTEM = "This system keeps it. Nobody types it, and whoever is logged in here can sign."
TYPED = "Whoever hosts types it once after each start of the program."
LOCKED = "Whoever hosts types it once after each start of the program. It was not typed yet."
EXPORTED = "Whoever has the certificate can check what is sealed here. It holds no secret."
ELSEWHERE = "Where a laptop is lost the key need not be: a backup lets the next one go on."
PACK = "Whoever has the file and this passphrase can sign as this laptop does. Keep the two apart."
BRING = "This laptop goes on with the key of the backup. The one that is here is put aside; nothing sealed is lost."
RENEW = (
    "From now on this laptop seals with a new key. The old one is put aside, and what it sealed can still be checked "
    "here. A revision that it sealed cannot be signed with the new one."
)
CERTIFICATES, BACKUPS = "Certificates (*.pem *.crt)", "Key backups (*.p12 *.pfx)"


class KeySettings(QWidget):
    """Shows and changes the key. `told` carries what was done, in words."""

    told = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Key of this laptop")
        self._background = background
        self._keys: Keys | None = None
        self._facts: KeyFacts | None = None
        self._store = False  # whether the system keeps passwords
        self.dialog: QFileDialog | None = None
        self.standing = Paragraph("Looking…", "ui", "ink2")
        self.digits = Label("", "mono", "ink")
        self.digits.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.digits.setAccessibleName("Fingerprint of the certificate")
        self.keeper = Paragraph("", "ui", "ink2")
        self.change = Button("Change…", "secondary")
        self.change.setAccessibleName("Change the passphrase")
        self.to_system = Button("Let the system keep it…", "secondary")
        self.to_person = Button("Type it myself…", "secondary")
        self.export = Button("Export certificate…", "secondary")
        self.pack = Button("Back up the key…", "secondary")
        self.bring = Button("Bring in a backup…", "secondary")
        self.renew = Button("Make a new key…", "quiet")
        self.passphrase_form, self.move_form = PassphraseForm(self), PassphraseForm(self)
        self.grid = SettingsGrid()
        self.grid.add_stack("Key of this laptop", self.standing, self.digits)
        self._keeper_buttons = Buttons(self.change, self.to_system, self.to_person)
        self.grid.add_stack("Its passphrase", self.keeper, self._keeper_buttons, self.passphrase_form)
        self.grid.add_stack("Certificate", Paragraph(EXPORTED, "ui", "ink2"), Buttons(self.export))
        moves = Buttons(self.pack, self.bring, self.renew)
        self.grid.add_stack("Another laptop", Paragraph(ELSEWHERE, "ui", "ink2"), moves, self.move_form)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self.grid)
        self.change.clicked.connect(self._ask_change)
        self.to_system.clicked.connect(self._ask_system)
        self.to_person.clicked.connect(self._ask_person)
        self.export.clicked.connect(lambda: self._save("Export the certificate", CERTIFICATES, "pem", self._exported))
        self.pack.clicked.connect(self._ask_pack)
        self.bring.clicked.connect(self._choose_backup)
        self.renew.clicked.connect(self._ask_renew)
        self._show()
        self._look()

    @property
    def forms(self) -> tuple[PassphraseForm, PassphraseForm]:
        """The places that ask."""
        return self.passphrase_form, self.move_form

    # -- what is so ----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Find out beside the window how the key stands; nothing is made."""

        def job() -> tuple[Keys, KeyFacts | None, bool]:
            from cxworkshop.documents.seal import secret
            from cxworkshop.documents.seal.keys import keys_in

            keys = keys_in(paths.keys())
            keys.prepare(make=False)
            return keys, keys.facts, secret.store_name() is not None

        self._run(job, self._found, lambda problem: self.standing.setText(str(problem)))

    def _found(self, found: tuple[Keys, KeyFacts | None, bool]) -> None:
        self._keys, self._facts, self._store = found
        self._show()

    def _show(self) -> None:
        keys, facts = self._keys, self._facts
        there = facts is not None
        if facts is not None:
            self.standing.setText(
                f"Made on {date_words(facts.made.astimezone().date())}, valid until "
                f"{date_words(facts.until.astimezone().date())}. Fingerprint of its certificate, SHA-256:"
            )
            self.digits.setText(grouped(facts.fingerprint))
        elif keys is not None:
            self.standing.setText(DAMAGED if keys.is_damaged else NO_KEY)
        self.digits.setVisible(there)
        by_system = keys is not None and keys.by_system
        locked = keys is not None and not keys.is_open
        kept = SYSTEM if by_system else LOCKED if locked else TYPED
        without = "It will be kept by this system." if self._store else "It is chosen with the first revision."
        self.keeper.setText(kept if there else without)
        self._keeper_buttons.setVisible(there)
        self.change.setVisible(not by_system)
        self.to_system.setVisible(not by_system and self._store)
        self.to_person.setVisible(by_system)
        for button in (self.export, self.pack):
            button.setEnabled(there)
        self.renew.setEnabled(there or (keys is not None and keys.is_damaged))
        self.bring.setEnabled(keys is not None)

    # -- whose passphrase ----------------------------------------------------------------------------------------------

    def _ask_change(self) -> None:
        form = self._open(self.passphrase_form)
        words = "Where the old one is forgotten, a backup of the key can be brought in under a new one."
        form.open_form(
            self.change,
            "Change the passphrase",
            words,
            "Change it",
            lambda: self._do(
                form, lambda keys, old, new: keys.change_passphrase(old, new), "The passphrase is changed."
            ),
            old="Passphrase now",
            new="New passphrase",
        )

    def _ask_system(self) -> None:
        form = self._open(self.passphrase_form)
        form.open_form(
            self.to_system,
            "Let the system keep it",
            "The key gets a passphrase that nobody knows, in the place where this system keeps passwords.",
            "Let the system keep it",
            lambda: self._do(form, lambda keys, old, _new: keys.let_system_keep(old), "The system keeps it now."),
            old="Passphrase now",
        )

    def _ask_person(self) -> None:
        form = self._open(self.passphrase_form)
        form.open_form(
            self.to_person,
            "Type it myself",
            "From the next start on, the program asks for it before it seals or signs. It cannot be looked up.",
            "Use this passphrase",
            lambda: self._do(form, lambda keys, _old, new: keys.keep_it_myself(new), "The passphrase is yours now."),
            new="New passphrase",
        )

    # -- another laptop, another key -----------------------------------------------------------------------------------

    def _exported(self, path: Path) -> None:
        def job() -> str:
            from cxworkshop.exchange.output import write_whole

            keys = self._keys
            assert keys is not None
            write_whole(path, keys.certificate())
            return f"“{path.name}” holds the certificate."

        self._run(job, self._tell, lambda problem: self._tell(str(problem)), writes=True)

    def _ask_pack(self) -> None:
        form = self._open(self.move_form)
        locked = self._keys is not None and not self._keys.is_open

        def pack(path: Path) -> None:
            def job(keys: Keys, old: str, new: str) -> None:
                from cxworkshop.exchange.output import write_whole

                write_whole(path, keys.packed(new, old))

            self._do(form, job, f"“{path.name}” holds the key, encrypted.")

        form.open_form(
            self.pack,
            "Back up the key",
            PACK,
            "Choose where…",
            lambda: self._save("Back up the key", BACKUPS, "p12", pack),
            old="Passphrase of this laptop’s key" if locked else "",
            new="Passphrase of the backup",
        )

    def _choose_backup(self) -> None:
        self.dialog = open_file(self.window(), "The backup of a key", BACKUPS, self.ask_bring)

    def ask_bring(self, path: Path) -> None:
        """Bring in the key of this backup: asks for its passphrase, and for one here where nobody keeps it."""
        form = self._open(self.move_form)

        def job(keys: Keys, old: str, new: str) -> None:
            from cxworkshop.exchange.reading import read_bytes

            keys.bring_in(read_bytes(path), old, new)

        form.open_form(
            self.bring,
            f"Bring in “{path.name}”",
            BRING if self._facts is not None else "This laptop goes on with the key of the backup.",
            "Bring it in",
            lambda: self._do(form, job, "This laptop goes on with the key of the backup."),
            old="Passphrase of the backup",
            new="" if self._store else "New passphrase for this laptop",
        )

    def _ask_renew(self) -> None:
        form = self._open(self.move_form)
        form.open_form(
            self.renew,
            "Make a new key",
            RENEW,
            "Make a new key",
            lambda: self._do(form, lambda keys, _old, new: keys.renew(new), "This laptop has a new key."),
            new="" if self._store else "Passphrase for the new key",
            kind="danger",
        )

    # -- inside --------------------------------------------------------------------------------------------------------

    def _open(self, form: PassphraseForm) -> PassphraseForm:
        for other in self.forms:
            if other is not form:
                other.close_form()
        return form

    def _do(self, form: PassphraseForm, deed: Callable[[Keys, str, str], object], done: str) -> None:
        """Do it beside the window, with the old and the new passphrase as they were sent.

        The form closes when it is done, and says why when it is not.
        """
        keys = self._keys
        if keys is None:
            return
        old, new = form.old.text(), form.new.text()  # Esc empties the fields while it goes on
        form.show_working(True)

        def job() -> KeyFacts | None:
            deed(keys, old, new)
            return keys.facts

        def well(facts: KeyFacts | None) -> None:
            self._facts = facts
            form.close_form()
            self._show()
            if self.window().focusWidget() is None:
                self._first_button().setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(done)

        def refused(problem: Problem) -> None:
            form.refuse(" ".join((problem.happened, problem.safe)).strip())

        self._run(job, well, refused, writes=True)

    def _first_button(self) -> QWidget:
        """Where the focus goes when what had it is gone."""
        buttons = (self.to_person, self.change, self.bring)
        return next((one for one in buttons if one.isVisible() and one.isEnabled()), self.bring)

    def _run(
        self,
        job: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[[Problem], object],
        *,
        writes: bool = False,
    ) -> None:
        run_beside(self, self._background, job, done, failed, writes=writes)

    def _tell(self, words: str) -> None:
        announce(self, words)
        self.told.emit(words)

    def _save(self, title: str, kinds: str, suffix: str, then: Callable[[Path], None]) -> None:
        name = f"cxworkshop-key.{suffix}" if suffix == "p12" else f"cxworkshop-certificate.{suffix}"
        self.dialog = save_file(self.window(), title, kinds, name, then)


def grouped(digits: str) -> str:
    """Hexadecimal digits in two lines of four groups of eight."""
    groups = [digits[n : n + 8] for n in range(0, len(digits), 8)]
    half = (len(groups) + 1) // 2
    return "\n".join("  ".join(part) for part in (groups[:half], groups[half:]) if part)
