"""What the environment or the input did, told to the user in plain words; everything else that goes wrong is our bug.

A `Problem` is raised on purpose and shown as it is. Any other exception that reaches a window or the command
line is a defect of the program and is reported as one.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How the command line ends: 0 done, 1 the answer is no, 2 bad usage or input, 3 the environment."""

    DONE = 0
    NO = 1
    BAD_INPUT = 2
    ENVIRONMENT = 3


class Problem(Exception):  # noqa: N818 - the word people read; not every problem is an error
    """Something a person must be told: what happened, what is safe, what to do, each one plain sentence.

    `exit_code` is what the command line ends with when the problem reaches it.
    """

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, happened: str, safe: str = "", todo: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.todo) if part)


class Refused(Problem):
    """The act makes no sense in this workshop: nothing was changed."""


class Locked(Refused):
    """The workshop is encrypted, and no passphrase was given or another one than its own."""


class BadFile(Problem):
    """The file is not what it should be: empty, truncated, foreign, or not a workshop at all."""


class Damaged(BadFile):
    """The file was a workshop, and is cut short, empty or changed so that it cannot be read as one any more."""


class NewerFile(BadFile):
    """The file was written by a newer version of the program; its bytes stay as they are."""


class EnvironmentProblem(Problem):
    """The machine said no: disk, permission, device. The same act may succeed later."""

    exit_code = ExitCode.ENVIRONMENT


class DiskFull(EnvironmentProblem):
    """No space is left where something had to be written."""


class NoPermission(EnvironmentProblem):
    """The folder or the file may not be written by this person."""


class InUse(EnvironmentProblem):
    """Another running instance, here or on another computer, holds the workshop."""
