"""The first page of somebody else's PDF as a picture, drawn in a process of its own that can be stopped at once.

A scan may come from anywhere: what brings the library down, or never ends, does so there.
"""

from __future__ import annotations

import subprocess
from typing import Final

from cxworkshop.core.errors import BadFile, EnvironmentProblem
from cxworkshop.core.frozen import frozen
from cxworkshop.exchange import beside

SECONDS: Final = 20.0  # until drawing is given up
_TODO = "Scan it anew, as PDF, PNG or JPEG."


@frozen
class FirstPage:
    """How many pages there are, and the first: `pixels` row by row, `stride` bytes each, blue, green, red, unused."""

    pages: int
    width: int
    height: int
    stride: int
    pixels: bytes


def first_page(pdf: bytes, most: int, seconds: float = SECONDS) -> FirstPage:
    """The first page on white, at most `most` pixels wide and high. Any thread.

    BadFile when it cannot be drawn: damaged, locked with a password, or taking longer than `seconds`.
    """
    try:
        done = subprocess.run(
            beside.command("cxworkshop.exchange.firstpage_child", str(most)),
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=beside.QUIET,
        )
    except subprocess.TimeoutExpired:
        raise BadFile("The PDF takes too long to draw.", "Nothing was recorded.", _TODO) from None
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise EnvironmentProblem(f"The PDF cannot be read: {reason}.", "Nothing was recorded.") from None
    head, _, pixels = done.stdout.partition(b"\n")
    if head == b"locked":
        raise BadFile("The PDF is locked with a password.", "Nothing was recorded.", "Save it without one.")
    numbers = head.split()
    if done.returncode or len(numbers) != 4 or not all(number.isdigit() for number in numbers):
        raise BadFile("The PDF cannot be read; it is damaged.", "Nothing was recorded.", _TODO)
    pages, width, height, stride = map(int, numbers)
    if len(pixels) != stride * height:
        raise BadFile("The PDF cannot be read; it is damaged.", "Nothing was recorded.", _TODO)
    return FirstPage(pages, width, height, stride, pixels)
