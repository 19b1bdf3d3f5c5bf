"""The screen saver of a Linux session, over its bus.

The room's wish has a connection of its own, and closing that is how the wish ends: the services drop what belongs to a
client that has left, so letting go and crashing are the same to them. (They also offer to take a wish back by its
number, which is unsigned, and PySide sends every whole number signed.)
"""

from __future__ import annotations

import os

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from cxworkshop.shell.audience.awake import PROGRAM, REASON

SERVICE = "org.freedesktop.ScreenSaver"
PATH = "/org/freedesktop/ScreenSaver"


class OfSession(QObject):
    """Asks the session's screen saver to wait for as long as the connection stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"cxworkshop-room-{os.getpid()}-{id(self)}"
        self._held = False

    def hold(self) -> None:
        if self._held:
            return
        self._held = True
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._name)
        if bus.isConnected():
            call = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
            call.setArguments([PROGRAM, REASON])
            # Nobody waits for the answer: a service that is only now started would stop the window.
            bus.asyncCall(call)

    def let_go(self) -> None:
        if self._held:
            self._held = False
            QDBusConnection.disconnectFromBus(self._name)
