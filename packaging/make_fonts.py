"""Builds the fonts in resources/fonts/ from their published sources, the same bytes every time.

Qt's FreeType engine ignores weights of variable fonts and ReportLab reads neither variable nor CFF fonts, so every
cut the program uses is frozen into a static TrueType file of its own.

Needs fonttools and skia-pathops, and for the sources pip and (for the Chinese, Japanese and Korean fallbacks)
apt-get.  Run:  python packaging/make_fonts.py [--sources DIR]
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.removeOverlaps import removeOverlaps
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
DIGITS = range(0x30, 0x3A)

WHEELS = {
    "fontpkg_inter-4.1.post1-py3-none-any.whl": "fontpkg-inter==4.1.post1",
    "fontpkg_literata-3.103-py3-none-any.whl": "fontpkg-literata==3.103",
    "fontpkg_ibm_plex_mono-2.3-py3-none-any.whl": "fontpkg-ibm-plex-mono==2.3",
}
INTER, LITERATA, PLEX = WHEELS
DROID, NANUM = DEBIAN = ("fonts-droid-fallback", "fonts-nanum")
# Hangul syllables, letters and their half-width forms: all that the larger fallback lacks.
HANGUL = (*range(0xAC00, 0xD7A4), *range(0x3131, 0x3190), *range(0x1100, 0x1200))

STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold"}


@dataclass(frozen=True)
class Cut:
    """One static file: where it comes from, which point of the design space, and what it is called."""

    wheel: str
    source: str
    opsz: float
    family: str
    stem: str
    weights: tuple[int, ...]
    italic: bool = False
    tabular: bool = False

    def file_name(self, weight: int) -> str:
        style = "Italic" if self.italic else STYLES[weight]
        return f"{self.stem}-{style}.ttf"


CUTS = (
    Cut(INTER, "Inter[opsz,wght]", 14, "Cx Sans", "CxSans", (400, 500, 600)),
    Cut(INTER, "Inter[opsz,wght]", 14, "Cx Sans Tab", "CxSansTab", (400, 500, 600), tabular=True),
    Cut(INTER, "Inter[opsz,wght]", 32, "Cx Display", "CxDisplay", (600,)),
    Cut(LITERATA, "Literata[opsz,wght]", 14, "Cx Voice", "CxVoice", (400, 500, 600)),
    Cut(LITERATA, "Literata-Italic[opsz,wght]", 14, "Cx Voice", "CxVoice", (400,), italic=True),
    Cut(LITERATA, "Literata[opsz,wght]", 48, "Cx Voice Display", "CxVoiceDisplay", (500, 600)),
    Cut(LITERATA, "Literata[opsz,wght]", 12, "Cx Voice Text", "CxVoiceText", (400, 500, 600)),
    Cut(LITERATA, "Literata-Italic[opsz,wght]", 12, "Cx Voice Text", "CxVoiceText", (400,), italic=True),
    Cut(LITERATA, "Literata[opsz,wght]", 72, "Cx Voice Title", "CxVoiceTitle", (400, 500, 600)),
)

# No "calt": Inter would turn a typed "->" into an arrow on screen, and the document, which draws plain glyphs,
# would then differ from what the room saw.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"]


def fetch(folder: Path) -> None:
    """Puts the published sources into `folder`, leaving alone what is there already."""
    for wheel, requirement in WHEELS.items():
        if not (folder / wheel).exists():
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), requirement]
            subprocess.run(command, check=True)
    for name in DEBIAN:
        if not debian_package(folder, name):
            subprocess.run(["apt-get", "download", name], check=True, cwd=folder)


def debian_package(folder: Path, name: str) -> Path | None:
    return next(iter(sorted(folder.glob(f"{name}_*.deb"))), None)


def from_wheel(folder: Path, wheel: str, inside: str) -> bytes:
    with zipfile.ZipFile(folder / wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("/" + inside) and "dist-info" not in n)
        return archive.read(name)


def from_debian(folder: Path, name: str, inside: str) -> bytes:
    package = debian_package(folder, name)
    if package is None:
        raise FileNotFoundError(f"{name}_*.deb is not in the sources folder")
    with tempfile.TemporaryDirectory() as unpacked:
        subprocess.run(["dpkg-deb", "-x", str(package), unpacked], check=True)
        return next(Path(unpacked).rglob(inside)).read_bytes()


def shrink(font: TTFont, characters: Iterable[int] | None = None) -> None:
    """Keeps every character (or those given), drops alternates no kept feature reaches, and hinting."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.drop_tables += ["STAT", "DSIG", "MVAR", "gasp"]
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters or font.getBestCmap().keys())
    worker.subset(font)


def bake_tabular_digits(font: TTFont) -> None:
    """Makes the tabular digits the default ones; only digits, because Inter's tnum widens the hyphen too."""
    swaps: dict[str, str] = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    swaps.update(table.mapping)
    plain = {code: font.getBestCmap()[code] for code in DIGITS}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: swaps[name] for code, name in plain.items()})


def rename(font: TTFont, family: str, weight: int, italic: bool) -> None:
    style = "Italic" if italic else STYLES[weight]
    names = font["name"]
    for number in (7, 16, 17, 18, 21, 22, 25):
        names.removeNames(nameID=number)
    regular = weight == 400
    full = family if style == "Regular" else f"{family} {style}"
    postscript = f"{family.replace(' ', '')}-{style}"
    version = names.getDebugName(5) or ""
    wanted = {
        1: family if regular else f"{family} {style}",
        2: style if regular else "Regular",
        3: f"{version};{postscript}",
        4: full,
        6: postscript,
    }
    if not regular:
        wanted |= {16: family, 17: style}
    for number, text in wanted.items():
        names.removeNames(nameID=number)
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    selection = font["OS/2"].fsSelection & ~0b1100001
    font["OS/2"].fsSelection = selection | (0b1 if italic else 0b1000000 if regular else 0)
    font["head"].macStyle = 0b10 if italic else 0


def cuts(folder: Path) -> Iterator[tuple[str, TTFont]]:
    for cut in CUTS:
        data = from_wheel(folder, cut.wheel, cut.source + ".ttf")
        for weight in cut.weights:
            variable = TTFont(io.BytesIO(data), recalcTimestamp=False)
            font = instancer.instantiateVariableFont(variable, {"opsz": cut.opsz, "wght": weight})
            if cut.tabular:
                bake_tabular_digits(font)
            shrink(font)
            removeOverlaps(font, ignoreErrors=True)
            rename(font, cut.family, weight, cut.italic)
            yield cut.file_name(weight), font


def korean(folder: Path) -> TTFont:
    """Hangul alone, under a name of our own, because its makers reserve theirs for the whole font."""
    data = from_debian(folder, NANUM, "NanumGothic.ttf")
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    shrink(font, HANGUL)
    rename(font, "Cx Fallback Korean", 400, italic=False)
    return font


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sources", type=Path, help="folder with (or for) the published packages")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (arguments.sources or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        fetch(folder)
        TARGET.mkdir(parents=True, exist_ok=True)
        for name, font in cuts(folder):
            font.save(TARGET / name, reorderTables=True)
        korean(folder).save(TARGET / "CxFallbackKorean.ttf", reorderTables=True)
        # These two go in untouched: Plex reserves its name, and Droid's outlines need no change.
        (TARGET / "CxMono-Regular.ttf").write_bytes(from_wheel(folder, PLEX, "files/IBMPlexMono-Regular.ttf"))
        (TARGET / "CxFallback.ttf").write_bytes(from_debian(folder, DROID, "DroidSansFallbackFull.ttf"))
        for wheel, licence in ((INTER, "Inter"), (LITERATA, "Literata"), (PLEX, "IBMPlexMono")):
            (TARGET / f"LICENCE-{licence}.txt").write_bytes(from_wheel(folder, wheel, "LICENSE"))
        for name, licence in ((DROID, "DroidSansFallback"), (NANUM, "NanumGothic")):
            (TARGET / f"LICENCE-{licence}.txt").write_bytes(from_debian(folder, name, "copyright"))
    for path in sorted(TARGET.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        print(f"{path.name:34} {path.stat().st_size:>9} {digest}")


if __name__ == "__main__":
    main()
