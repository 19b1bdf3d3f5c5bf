"""The look of the program as one object: colours, fonts, sizes and durations, and a signal when any of them changes.

Painted widgets ask `theme()` while painting and repaint on `changed`; real Qt widgets get one stylesheet and one
palette, set on the application. State is never expressed by restyling: that is slow on many widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from cxworkshop.ui import fonts, tokens
from cxworkshop.ui.tokens import Palette, PaletteName

if TYPE_CHECKING:
    from cxworkshop.ui.system import SystemLook

Mode = Literal["light", "dark", "system"]
Role = Literal[
    "hero", "h1", "h2", "h3", "body", "ui", "small", "cap", "key", "timer",
    "voice", "voice2", "voice1", "voice0", "mono",
]  # fmt: skip
Hue = Literal["accent", "cust", "front", "back", "warn", "dang"]

# What "stronger contrast" puts in place of quiet text and fine lines (design rule: ink for ink3, edge for line2).
STRONGER: Final = {"ink3": "ink", "ink2": "ink", "line": "edge", "line2": "edge"}
PIXMAP_CACHE_KB: Final = 32 * 1024


class Theme(QObject):
    """Colours, fonts, sizes and durations in force. `changed` is emitted after any of them changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "system"
        self._text_size = 100
        self._reduce_motion = False
        self._strong_contrast = False
        self._system: SystemLook | None = None
        self._system_contrast = False
        self._dark_system = False
        self._app: QApplication | None = None
        self._palette: Palette = tokens.palette("light")
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}
        self._key = ""

    # -- what is in force ------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def is_dark(self) -> bool:
        return self._palette.dark

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def text_size(self) -> int:
        """Text size in percent."""
        return self._text_size

    @property
    def scale(self) -> float:
        return self._text_size / 100

    @property
    def reduce_motion(self) -> bool:
        return self._reduce_motion

    @property
    def strong_contrast(self) -> bool:
        """Whether quiet text and fine lines are darkened: by the user's own setting or by the system's."""
        return self._strong_contrast or self._system_contrast

    @property
    def key(self) -> str:
        """Names the look in force, for keys of cached pictures."""
        if not self._key:
            self._key = f"{self._palette.name}{'+' if self.strong_contrast else ''}/{self._text_size}"
        return self._key

    # -- colours ---------------------------------------------------------------------------------------------------

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """The colour called `name` in the palette; "soft:cust", "tint:cust" and "ink:cust" reach the other tables."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(self.hex(name))
        result = QColor.fromRgba(colour.rgba())  # a copy; QColor(colour) would load Qt's whole namespace
        if alpha < 1.0:
            result.setAlphaF(alpha)
        return result

    def hex(self, name: str) -> str:
        """The same as "#RRGGBB". KeyError for a name the palette does not have."""
        table, _, hue = name.partition(":")
        match table:
            case "soft" if hue:
                return self._palette.soft[hue]
            case "tint" if hue:
                return self._palette.tint[hue]
            case "ink" if hue:
                return self._palette.ink_on_soft[hue]
        if self.strong_contrast:
            name = STRONGER.get(name, name)
        return self._palette.colours[name]

    def soft(self, hue: str) -> QColor:
        """The soft fill of a hue: drop targets, selected rows, badges."""
        return self.color(f"soft:{hue}")

    def tint(self, hue: str) -> QColor:
        """Half of the soft fill: columns and banners at rest."""
        return self.color(f"tint:{hue}")

    def ink_on(self, hue: str) -> QColor:
        """Text of a hue on its own soft fill."""
        return self.color(f"ink:{hue}")

    # -- type and size ---------------------------------------------------------------------------------------------

    def font(self, role: Role, weight: int | None = None, italic: bool = False) -> QFont:
        """The font of a role at the text size in force; `weight` 400, 500 or 600 replaces the role's own."""
        key = (role, weight, italic)
        font = self._fonts.get(key)
        if font is None:
            font = fonts.make_font(tokens.TYPE[role], self.scale, weight, italic)
            self._fonts[key] = font
        return QFont(font)

    def line_height(self, role: Role) -> int:
        """Distance of two baselines in pixels at the text size in force."""
        setting = tokens.TYPE[role]
        return round(setting.px * self.scale * setting.leading)

    def px(self, n: float) -> int:
        """`n` pixels at 100 % text size, at the text size in force."""
        return round(n * self.scale)

    def duration(self, what: str) -> int:
        """Milliseconds for "hover", "selection", "drawer", "flight" or "room"; 0 when movement is reduced."""
        return 0 if self._reduce_motion else tokens.DURATION[what]

    # -- changing it -----------------------------------------------------------------------------------------------

    def set_mode(self, mode: Mode) -> None:
        if mode not in get_args(Mode):
            raise ValueError(f"no theme is called {mode!r}")
        if mode != self._mode:
            self._mode = mode
            if self._system is not None:
                self._system.tell(mode)
            if self._wanted() != self._palette.name:
                self._refresh()

    def set_text_size(self, percent: int) -> None:
        if percent not in tokens.TEXT_SIZES:
            raise ValueError(f"text size {percent} % is none of {tokens.TEXT_SIZES}")
        if percent != self._text_size:
            self._text_size = percent
            self._refresh()

    def set_reduce_motion(self, on: bool) -> None:
        if on != self._reduce_motion:
            self._reduce_motion = on
            self.changed.emit()

    def set_strong_contrast(self, on: bool) -> None:
        if on != self._strong_contrast:
            self._strong_contrast = on
            self._refresh()

    def begin(self, app: QApplication) -> None:
        """What the first frame needs, which is colours alone: whether the system is dark, by its own palette."""
        self._dark_system = app.palette().window().color().lightness() < 128
        self._palette = tokens.palette(self._wanted())
        self._key = ""
        self._colours.clear()

    def apply(self, app: QApplication) -> None:
        """Dresses the application: style, fonts, palette, stylesheet; from then on the system's wishes are followed."""
        if self._app is None:
            self._app = app
            QPixmapCache.setCacheLimit(PIXMAP_CACHE_KB)
            app.setStyle("Fusion")
            app.aboutToQuit.connect(self._forget)
            fonts.load_first()
            fonts.load_rest_soon()
            self._listen(app)
        self._refresh()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _wanted(self) -> PaletteName:
        if self._mode != "system":
            return self._mode
        dark = self._system.dark if self._system is not None else self._dark_system
        return "dark" if dark else "light"

    def _listen(self, app: QApplication) -> None:
        # Imported here: it costs more than everything else the first frame needs.
        from cxworkshop.ui.system import SystemLook

        self._system = SystemLook(app, self)
        self._system.tell(self._mode)
        self._system_contrast = self._system.strong_contrast
        self._system.changed.connect(self._system_changed)

    def _system_changed(self) -> None:
        assert self._system is not None
        stronger = self._system.strong_contrast != self._system_contrast
        self._system_contrast = self._system.strong_contrast
        if stronger or self._wanted() != self._palette.name:
            self._refresh()

    def _forget(self) -> None:
        self._app = None
        system, self._system = self._system, None
        if system is not None:
            system.deleteLater()

    def _refresh(self) -> None:
        self._palette = tokens.palette(self._wanted())
        self._key = ""
        self._colours.clear()
        self._fonts.clear()
        QPixmapCache.clear()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        # Imported here because the stylesheet asks this module for its colours.
        from cxworkshop.ui.stylesheet import stylesheet

        app.setFont(self.font("ui"))
        app.setPalette(self.qt_palette())
        app.setStyleSheet(stylesheet(self))

    def qt_palette(self) -> QPalette:
        """The palette for what no stylesheet rule reaches: native popups, item views, disabled text."""
        result = QPalette()
        role = QPalette.ColorRole
        for target, name in {
            role.Window: "sheet",
            role.WindowText: "ink",
            role.Base: "sheet",
            role.AlternateBase: "well",
            role.Text: "ink",
            role.PlaceholderText: "ink3",
            role.Button: "raised",
            role.ButtonText: "ink",
            role.BrightText: "on-accent",
            role.Highlight: "accent",
            role.HighlightedText: "on-accent",
            role.Accent: "accent",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.ToolTipBase: "ink",
            role.ToolTipText: "sheet",
            role.Light: "raised",
            role.Midlight: "line",
            role.Mid: "line2",
            role.Dark: "edge",
            role.Shadow: "ink",
        }.items():
            result.setColor(target, self.color(name))
        for target in (role.WindowText, role.Text, role.ButtonText):
            result.setColor(QPalette.ColorGroup.Disabled, target, self.color("edge"))
        return result


_theme: Theme | None = None


def theme() -> Theme:
    """The one Theme of this process."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
