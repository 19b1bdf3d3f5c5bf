"""The DOCX that LibreOffice is given says what our document says."""

import io
import zipfile
from xml.etree import ElementTree

from benchmarks.wordfile import word_file
from tests.documents.outline import outline
from tests.documents.reading import built

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_it_holds_every_word_table_and_drawing_of_the_document() -> None:
    pdf = built("full")
    with zipfile.ZipFile(io.BytesIO(word_file(pdf))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    body = ElementTree.fromstring(parts["word/document.xml"])
    said = " ".join(" ".join(text.text or "" for text in body.iter(f"{W}t")).split())
    root = outline(pdf)
    drawn = sum(name.startswith("word/media/") for name in parts)
    assert 3 <= drawn <= len(list(root.all("Figure")))
    for part in root.all("H1", "H2", "TH", "TD", "LI"):
        inside = [figure.words for figure in part.all("Figure") if figure.words]
        assert inside or part.words in said, part.words
    assert len(list(body.iter(f"{W}tbl"))) == len(list(root.all("Table")))
    styles = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert styles.count("Heading1") == len(list(root.all("H1")))
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)
