"""Saying things to screen readers: what happened, and what a thing is called and in which state it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Speaks `text` without moving the focus: placements, votes, failures to save. `urgent` interrupts."""
    # Imported here, as below: Qt's names for it take longer than a page takes to be built.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def name_changed(widget: QWidget, name: str) -> None:
    """Gives a widget a new accessible name and tells a screen reader that follows it."""
    if widget.accessibleName() != name:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        widget.setAccessibleName(name)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def described(thing: str, *states: str) -> str:
    """The thing, then its states: "Work Planning, Frontline enabler, supports 5". Empty states are left out."""
    return ", ".join([thing, *(state for state in states if state)])
