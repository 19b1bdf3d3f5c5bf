"""A document that is still open when the program ends is closed in time, and nothing is complained about."""

import subprocess
import sys

PROGRAM = """
import weakref

class Anything:
    pass

thing = Anything()
weakref.finalize(thing, lambda: None)  # registered before the library is loaded, as in the real program

from cxworkshop import pdfium
from cxworkshop.core.content import Content
from cxworkshop.stages.document import build

document = pdfium.Document(build(Content()))
closed = pdfium.Document(build(Content()))
closed.close()
"""


def test_nothing_is_complained_about_at_the_end() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
