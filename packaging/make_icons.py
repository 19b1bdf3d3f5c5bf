"""Builds the icon fonts and the few stylesheet pictures in resources/icons/ from Phosphor, the same bytes every time.

Three weights are cut down to the glyphs of icon-names.txt, with one code point per name in all of them. The pictures
exist because a stylesheet draws arrows and ticks only from files; their colours come from resources/themes.

Needs fonttools, and npm for the source.  Run:  python packaging/make_icons.py [--sources DIR]
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
TARGET = RESOURCES / "icons"
PACKAGE = "@phosphor-icons/web@2.1.2"
ARCHIVE = "phosphor-icons-web-2.1.2.tgz"
WEIGHTS = {"regular": "Phosphor", "bold": "Phosphor-Bold", "fill": "Phosphor-Fill"}

NAMES = (Path(__file__).resolve().parent / "icon-names.txt").read_text(encoding="utf-8").split()

# Drawn by the stylesheet: file name, glyph, weight, colour in the theme, pixels.
PICTURES = (
    ("check-on", "check", "bold", "on-accent", 16),
    ("check", "check", "bold", "accent", 16),
    ("minus-on", "minus", "bold", "on-accent", 16),
    ("check-off", "check", "bold", "ink3", 16),
    ("caret-down", "caret-down", "regular", "ink2", 16),
    ("caret-up", "caret-up", "regular", "ink2", 16),
    ("caret-left", "caret-left", "regular", "ink2", 16),
    ("caret-right", "caret-right", "regular", "ink2", 16),
    ("step-down", "caret-down", "regular", "ink2", 12),
    ("step-up", "caret-up", "regular", "ink2", 12),
    ("sort-down", "caret-down", "fill", "ink2", 12),
    ("sort-up", "caret-up", "fill", "ink2", 12),
    ("calendar", "calendar-blank", "regular", "ink2", 16),
)
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'


def fetch(folder: Path) -> Path:
    """The published package in `folder`, downloaded when it is not there."""
    path = folder / ARCHIVE
    if not path.exists():
        subprocess.run(["npm", "pack", PACKAGE, "--pack-destination", str(folder)], check=True, cwd=folder)
    return path


def read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise FileNotFoundError(name)
    return member.read()


def codes(archive: tarfile.TarFile, weight: str) -> dict[str, int]:
    """Code point of every icon of one weight, by its plain name and its former names."""
    result: dict[str, int] = {}
    for icon in json.loads(read(archive, f"src/{weight}/selection.json"))["icons"]:
        for name in icon["properties"]["name"].split(","):
            result[name.strip().removesuffix(f"-{weight}")] = icon["properties"]["code"]
    return result


def cut(archive: tarfile.TarFile, weight: str, common: dict[str, int]) -> TTFont:
    """The font of one weight with only the wanted glyphs, each at the code point it has in `common`."""
    own = codes(archive, weight)
    missing = [name for name in common if name not in own]
    if missing:
        raise KeyError(f"{weight} has no {', '.join(missing)}")
    data = read(archive, f"src/{weight}/{WEIGHTS[weight]}.ttf")
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    glyphs = font.getBestCmap()
    wanted = {common[name]: glyphs[own[name]] for name in common}
    for table in font["cmap"].tables:
        table.cmap = dict(wanted) if table.isUnicode() else {}
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=wanted)
    worker.subset(font)
    # The source states wrong bounds and side bearings that only cancel out while both stay wrong.
    for name in font.getGlyphOrder():
        outline = font["glyf"][name]
        outline.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(outline, "xMin", 0))
    family = f"Cx Icons {weight.capitalize()}"
    for number, text in {1: family, 2: "Regular", 3: family, 4: family, 6: family.replace(" ", "")}.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17):
        font["name"].removeNames(nameID=number)
    return font


def svg(font: TTFont, code: int, colour: str, size: int) -> str:
    glyphs = font.getGlyphSet()
    metrics = font["hhea"]
    scale = size / font["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    flipped = TransformPen(pen, (scale, 0, 0, -scale, 0, metrics.ascent * scale))
    glyphs[font.getBestCmap()[code]].draw(flipped)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {size} {size}">'
        f'<path fill="{colour}" d="{pen.getCommands()}"/></svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sources", type=Path, help="folder with (or for) the published package")
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = (arguments.sources or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fetch(folder)) as archive:
            everything = codes(archive, "regular")
            unknown = [name for name in NAMES if name not in everything]
            if unknown:
                raise SystemExit(f"Phosphor has no {', '.join(unknown)}")
            common = {name: everything[name] for name in sorted(set(NAMES))}
            fonts = {weight: cut(archive, weight, common) for weight in WEIGHTS}
            (TARGET / "LICENCE-Phosphor.txt").write_bytes(read(archive, "LICENSE"))
    for weight, font in fonts.items():
        font.save(TARGET / f"CxIcons-{weight.capitalize()}.ttf", reorderTables=True)
    (TARGET / "codes.json").write_text(json.dumps(common, indent=0) + "\n", encoding="utf-8")
    for look in ("light", "dark"):
        colours = json.loads((RESOURCES / "themes" / f"{look}.json").read_text(encoding="utf-8"))["colours"]
        (TARGET / look).mkdir(exist_ok=True)
        for name, glyph, weight, colour, size in PICTURES:
            text = svg(fonts[weight], common[glyph], colours[colour], size)
            (TARGET / look / f"{name}.svg").write_text(text, encoding="utf-8")
        dot = f'{DOT}<circle cx="8" cy="8" r="4" fill="{colours["on-accent"]}"/></svg>\n'
        (TARGET / look / "dot-on.svg").write_text(dot, encoding="utf-8")
    print(f"{len(common)} icons in {len(fonts)} weights, {2 * len(PICTURES) + 2} pictures")


if __name__ == "__main__":
    main()
