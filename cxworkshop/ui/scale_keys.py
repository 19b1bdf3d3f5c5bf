"""The keys of a stage's scales, bound alike in each; and the two buttons that show what they do now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.scale_board import ScaleBoard
from cxworkshop.ui.scale_session import ScaleSession


def bind_scale(
    commands: Commands,
    prefix: str,
    place: QWidget,
    board: ScaleBoard,
    session: ScaleSession,
    to_rule: Callable[[], object],
    reveal: Callable[[], bool],
) -> None:
    """Bind what `scale_commands.scale_commands` declared, and what the scale's own keys and presses tell.

    `to_rule` puts the caret in the rule. `reveal` brings the scale into sight where something else covers it, and
    says whether it was in sight already: nothing is agreed on a scale that nobody sees.
    """
    view = board.view

    def toggle() -> None:
        session.toggle_vote()
        reveal()
        board.focus_view()

    def drop() -> None:
        if not session.is_open:
            session.toggle_vote()
        reveal()
        board.focus_view()

    def seen(act: Callable[[], object]) -> Callable[[], object]:
        return lambda: reveal() and act()

    commands.bind(
        place,
        {
            f"{prefix}.vote": toggle,
            f"{prefix}.agree": seen(session.agree),
            f"{prefix}.disagree": seen(session.disagree),
            f"{prefix}.round": seen(session.round_before),
            f"{prefix}.drop_round": seen(session.drop_round),
        },
    )
    commands.bind(
        view,
        {
            f"{prefix}.drop": drop,
            f"{prefix}.take_back": seen(session.take_back),
            f"{prefix}.before": seen(lambda: view.stepped.emit(-1)),
            f"{prefix}.after": seen(lambda: view.stepped.emit(1)),
            f"{prefix}.pin_left": seen(lambda: view.move_pin(-1)),
            f"{prefix}.pin_right": seen(lambda: view.move_pin(1)),
            f"{prefix}.rule": to_rule,
        },
    )
    view.voted.connect(session.vote)
    view.taken_back.connect(session.take_back)
    view.pinned.connect(session.move_pin)
    board.round_wanted.connect(session.show_round)


class ScaleButtons:
    """The buttons for the header: the vote, and agreeing. `refresh` gives them the words of the moment."""

    def __init__(self, commands: Commands, prefix: str, session: ScaleSession) -> None:
        self._commands, self._prefix, self._session = commands, prefix, session
        self.vote = Button("Open the vote", icon="hand-palm")
        self.vote.bind(commands.action(f"{prefix}.vote"), text=False)
        self.agree = Button("Agree", icon="diamond")
        self.agree.bind(commands.action(f"{prefix}.agree"), text=False)

    def refresh(self) -> None:
        """Say what V and A would do now, and whether they can."""
        session, prefix = self._session, self._prefix
        scale = session.scale
        has = scale is not None
        if session.is_open:
            words, icon = "Close the vote", "check"
        elif scale is not None and scale.rounds:
            words, icon = "Vote again", "arrow-counter-clockwise"
        else:
            words, icon = "Open the vote", "hand-palm"
        self.vote.setText(words)
        self.vote.set_icon(icon)
        self.vote.set_kind("primary" if session.is_open else "secondary")
        stop = session.agrees_on
        agreed = scale.agreed if scale is not None else None
        standing = f"Agreed on {agreed}" if agreed is not None else "Agree"
        self.agree.setText(f"Agree on {stop}" if stop is not None else standing)
        rounds = len(scale.rounds) if scale is not None else 0
        self._commands.enable([f"{prefix}.{key}" for key in ("vote", "drop", "rule", "before", "after")], has)
        self._commands.enable([f"{prefix}.agree"], stop is not None)
        self._commands.enable([f"{prefix}.take_back"], session.is_open and session.counted > 0)
        self._commands.enable([f"{prefix}.pin_left", f"{prefix}.pin_right"], has and not session.is_open)
        self._commands.enable([f"{prefix}.disagree"], agreed is not None and not session.is_open)
        self._commands.enable([f"{prefix}.round"], rounds > 1 and not session.is_open)
        self._commands.enable([f"{prefix}.drop_round"], rounds > 0)
