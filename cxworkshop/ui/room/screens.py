"""A display as the program knows it: no reference to the screen itself, which goes stale when it is unplugged."""

from __future__ import annotations

from cxworkshop.core.frozen import frozen


@frozen
class ScreenInfo:
    """`key` names the display by maker, model and serial, so that it is known again tomorrow; `number` counts from 1
    as the system lists them. Place and size are logical pixels on the desktop, `ratio` is device pixels a logical one.
    `connector` is the system's own name ("HDMI-1").
    """

    key: str
    number: int
    name: str
    maker: str = ""
    model: str = ""
    serial: str = ""
    connector: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    ratio: float = 1.0
    primary: bool = False

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width, height."""
        return self.x, self.y, self.width, self.height
