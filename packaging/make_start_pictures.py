"""Makes the three small pictures of the start page from the sample: the board, the line of sight, the signed page.

Run with the Python of .venv after the screens or the sample have changed. The pictures are committed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "start"
SIZE = (356, 222)  # twice the size on the page, for sharp screens
SCREENS = {"board": "teams", "sight": "teams-sight"}


def main() -> int:
    """Writes resources/start/{board,sight,definition}-{light,dark}.png."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from cxworkshop.shell.demo import walk

    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pictures = {path.stem.partition("-")[2]: path for path in walk(Path(folder))}
        for name, screen in SCREENS.items():
            for look in ("light", "dark"):
                shot = pictures[f"{screen}-dark" if look == "dark" else screen]
                crop(shot, TARGET / f"{name}-{look}.png")
    for look in ("light", "dark"):
        page(TARGET / f"definition-{look}.png")
    return 0


def crop(shot: Path, target: Path) -> None:
    """The sheet's inner part, made small."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QImage

    inner = QImage(str(shot)).copy(QRect(232, 150, 880, 549))
    smooth = Qt.TransformationMode.SmoothTransformation
    inner.scaled(*SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).save(str(target))


def page(target: Path) -> None:
    """The page of the definition, cut below its middle; paper stays white in every theme."""
    import pypdfium2
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QImage

    from cxworkshop.shell.workshops import sample_content
    from cxworkshop.stages.document import build

    document = pypdfium2.PdfDocument(build(sample_content()))
    bitmap = document[2].render(scale=2).to_numpy()
    height, width = bitmap.shape[:2]
    image = QImage(bitmap.tobytes(), width, height, width * 3, QImage.Format.Format_BGR888)
    smooth = Qt.TransformationMode.SmoothTransformation
    tall = image.copy(QRect(0, 0, width, width * SIZE[1] // SIZE[0]))
    tall.scaled(*SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).save(str(target))


if __name__ == "__main__":
    sys.exit(main())
