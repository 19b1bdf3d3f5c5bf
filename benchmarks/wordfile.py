"""A finished document as a DOCX with the same words, tables and drawings, made from its structure: what somebody would
have who wrote it with a word processor.

Standard library but for the drawings, which PDFium paints. Nothing of the layout is copied, only type of about the same
size; marks that are smaller than a word are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from tests.documents.outline import Node, outline

DOTS = 150  # to the inch, for drawings
_SMALLEST = (60.0, 30.0)  # points; what is smaller is a mark beside words
_EMU = 12_700  # to the point
_HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def word_file(pdf: bytes, face: str = "DejaVu Sans") -> bytes:
    """The DOCX of a tagged document of ours."""
    made = _Made(pdf)
    body = "".join(made.blocks(outline(pdf)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in _parts(body, face, len(made.pictures)).items():
            file.writestr(name, text)
        for number, picture in enumerate(made.pictures):
            file.writestr(f"word/media/{number}.png", picture)
    return out.getvalue()


class _Made:
    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self.document, self.pictures = pypdfium2.PdfDocument(pdf), list[bytes]()

    def blocks(self, node: Node) -> Iterator[str]:
        """Paragraphs, tables and drawings in the order of reading."""
        for kid in node.kids:
            if isinstance(kid, str):
                continue
            if kid.role in _HEADINGS:
                yield _paragraph(kid.words, f"Heading{_HEADINGS[kid.role]}")
            elif kid.role == "Table":
                yield from self._table(kid)
            elif kid.role == "Figure":
                yield self._figure(kid)
            elif kid.role == "LI":
                yield _paragraph(kid.words, "ListParagraph")
            elif any(isinstance(part, Node) and part.role not in ("Span", "Link") for part in kid.kids):
                yield from self.blocks(kid)
            elif kid.words:
                yield _paragraph(kid.words)

    def _table(self, table: Node) -> Iterator[str]:
        for caption in table.only("Caption"):
            yield _paragraph(caption.words)
        rows, columns = list(table.all("TR")), 1
        for row in rows:
            columns = max(columns, sum(_span(cell) for cell in row.kids if isinstance(cell, Node)))
        grid = f'<w:gridCol w:w="{9600 // columns}"/>' * columns
        yield (
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:insideH w:val="single" w:sz="4"/>'
            f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        )
        for number, row in enumerate(rows):
            head = "<w:tblHeader/>" if number == 0 else ""
            yield f"<w:tr><w:trPr>{head}<w:cantSplit/></w:trPr>"
            for cell in row.kids:
                if isinstance(cell, Node):
                    spans = f'<w:gridSpan w:val="{_span(cell)}"/>' if _span(cell) > 1 else ""
                    inner = "".join(self.blocks(cell)) or _paragraph(cell.words)
                    yield f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{spans}</w:tcPr>{inner}</w:tc>'
            yield "</w:tr>"
        yield "</w:tbl>" + _paragraph("")

    def _figure(self, figure: Node) -> str:
        box = [float(edge) for edge in figure.attributes.get("/BBox", ())]
        if len(box) != 4 or not figure.pages or box[2] - box[0] < _SMALLEST[0] or box[3] - box[1] < _SMALLEST[1]:
            return _paragraph(figure.words)
        page = self.document[min(figure.pages)]
        width, height = page.get_size()
        crop = (box[0], box[1], max(0.0, width - box[2]), max(0.0, height - box[3]))
        png = io.BytesIO()
        page.render(scale=DOTS / 72, crop=crop).to_pil().save(png, "PNG")
        self.pictures.append(png.getvalue())
        return _drawing(len(self.pictures) - 1, box[2] - box[0], box[3] - box[1], figure.alt)


def _span(cell: Node) -> int:
    return int(cell.attributes.get("/ColSpan", 1))


def _paragraph(words: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _drawing(number: int, width: float, height: float, alt: str) -> str:
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    named = f'id="{number + 1}" name="Figure {number + 1}" descr="{escape(alt, {chr(34): "&quot;"})}"'
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_A}/wordprocessingDrawing"><wp:extent {size}/><wp:docPr {named}/>'
        f'<a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{_A}/picture"><pic:pic xmlns:pic="{_A}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _parts(body: str, face: str, pictures: int) -> dict[str, str]:
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"/></w:sectPr>'
    )
    foot = '<w:p><w:r><w:t>Page </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    relations = "".join(
        f'<Relationship Id="picture{n}" Type="{_R}/image" Target="media/{n}.png"/>' for n in range(pictures)
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/foot.xml" ContentType="{_TYPE}.footer+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="document" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="styles" Type="{_R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="foot" Type="{_R}/footer" Target="foot.xml"/>{relations}</Relationships>',
        "word/foot.xml": f'{_HEAD}<w:ftr xmlns:w="{_W}">{foot}</w:ftr>',
        "word/styles.xml": _styles(face),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{page}</w:body>'
        "</w:document>",
    }


def _styles(face: str) -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:pPr><w:keepNext/>'
        f"{'<w:pageBreakBefore/>' * (level == 1)}"
        f'<w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in ((1, 44), (2, 28), (3, 22), (4, 20))
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face}" '
        f'w:hAnsi="{face}"/><w:sz w:val="17"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        f'w:styleId="Normal"><w:name w:val="Normal"/></w:style>{headings}<w:style w:type="paragraph" '
        'w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:pPr><w:ind w:left="360"/></w:pPr></w:style>'
        "</w:styles>"
    )
