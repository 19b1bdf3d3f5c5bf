"""Taking turns: PDFium is no friend of threads, so whoever asks it anything, for a page or a check, holds this lock."""

from __future__ import annotations

import threading

# Taken again by the same thread when the collector lets a document go in the middle of another one's work.
PDFIUM = threading.RLock()
