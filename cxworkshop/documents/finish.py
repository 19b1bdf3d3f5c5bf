"""The last pass over the file: pictures, tags, metadata, colour, attachments, and bytes that depend on nothing else."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxworkshop.documents.canvas import SignaturePlace
from cxworkshop.documents.endings import mend_object_streams, pad_streams
from cxworkshop.documents.metadata import About, information, pdf_moment, xmp
from cxworkshop.documents.packing import packed
from cxworkshop.documents.tagging import Structure
from cxworkshop.documents.tree import keys, objects
from cxworkshop.paths import resource

if TYPE_CHECKING:
    import pikepdf

Picture = tuple[int, str, bytes]  # the page it stands on, the name the page calls it by, the picture as a PDF page


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the document: its name, its bytes, their type, and what they are to it.

    "Source" is what the whole document was made from, "Data" what one of its figures shows.
    """

    name: str
    data: bytes
    mime: str
    relation: str
    description: str


@dataclass(slots=True)
class Plan:
    """What the last pass adds: what the file says about itself, its pictures, its structure, the signature fields, and
    what is attached."""

    about: About
    pictures: Sequence[Picture] = ()
    structure: Structure | None = None
    fields: Sequence[SignaturePlace] = ()
    attachments: Sequence[Attachment] = field(default=())


def finished(document: bytes, plan: Plan) -> bytes:
    """The document as it is given out: PDF/A-3a and PDF/UA-1, the same bytes for the same plan."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        _place_pictures(pdf, plan.pictures)
        for number, page in enumerate(pdf.pages):
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
            if plan.structure is not None:
                page.obj.Tabs = pikepdf.Name.S
                page.obj.StructParents = number
        if plan.structure is not None:
            _tag(pdf, plan.structure)
        _add_fields(pdf, plan.fields)
        _say_what_it_is(pdf, plan.about)
        _attach(pdf, plan)
        pad_streams(pdf)
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            force_version="1.7",
        )
    done = mend_object_streams(out.getvalue())
    return done if plan.structure is None else _with_structure(done, plan.structure)


def _place_pictures(pdf: pikepdf.Pdf, pictures: Sequence[Picture]) -> None:
    """Put each picture into the document under the name its page calls it by."""
    import pikepdf

    by_page: dict[int, list[tuple[str, bytes]]] = defaultdict(list)
    for page, name, picture in pictures:
        by_page[page].append((name, picture))
    for number, forms in sorted(by_page.items()):
        resources = pdf.pages[number].obj.Resources
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        for name, picture in forms:
            with pikepdf.open(io.BytesIO(picture)) as source:
                form = pdf.copy_foreign(source.pages[0].as_form_xobject())
            resources.XObject[f"/{name}"] = form


def _tag(pdf: pikepdf.Pdf, structure: Structure) -> None:
    """Say that the document is tagged, and leave a place for the tree, which goes in when all else is numbered."""
    import pikepdf

    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    for annotation, key in keys(structure):
        pdf.get_object(annotation.number, 0).StructParent = key


def _with_structure(document: bytes, structure: Structure) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(document)) as pdf:
        root, size = pdf.Root.StructTreeRoot.objgen[0], int(pdf.trailer.Size)
        pages = [page.obj for page in pdf.pages]
        shown: list[Any] = [one for page in pages if "/Annots" in page for one in page.Annots]
        annotations = {int(one.StructParent): one.objgen[0] for one in shown if "/StructParent" in one}
        numbers = [page.objgen[0] for page in pages]
        named = list(pdf.Root.Names.EmbeddedFiles.Names) if "/Names" in pdf.Root else []
        files = {str(name): one.objgen[0] for name, one in zip(named[::2], named[1::2], strict=True)}
    return packed(document, objects(structure, root, size, numbers, annotations, files))


def _add_fields(pdf: pikepdf.Pdf, fields: Sequence[SignaturePlace]) -> None:
    """Make the signature fields a form, each with what is seen in it until it is signed."""
    import pikepdf

    made = []
    for field_ in fields:
        page, widget = pdf.pages[field_.page].obj, pdf.get_object(field_.number, 0)
        left, low, right, high = (float(edge) for edge in widget.Rect)
        seen = pdf.make_stream(
            field_.unsigned.encode("latin-1"),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=pikepdf.Array([0, 0, round(right - left, 2), round(high - low, 2)]),
            Resources=pikepdf.Dictionary(Font=page.Resources.Font),
        )
        widget.P, widget.AP = page, pikepdf.Dictionary(N=seen)
        made.append(widget)
    if made:
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(made), SigFlags=3)


def _say_what_it_is(pdf: pikepdf.Pdf, about: About) -> None:
    import pikepdf

    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(information(about)))
    metadata = pdf.make_stream(xmp(about))
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(resource("colour", "sRGB.icc").read_bytes(), N=3)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        Info=pikepdf.String("sRGB"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


def _attach(pdf: pikepdf.Pdf, plan: Plan) -> None:
    """Attach the files by name, and the source to the document as a whole."""
    import pikepdf

    names: list[Any] = []
    whole: list[Any] = []
    for one in sorted(plan.attachments, key=lambda attachment: attachment.name):
        parameters = pikepdf.Dictionary(Size=len(one.data))
        if plan.about.frozen is not None:
            parameters.ModDate = pikepdf.String(pdf_moment(plan.about.frozen))
        stream = pdf.make_stream(
            one.data,
            Type=pikepdf.Name.EmbeddedFile,
            Subtype=pikepdf.Name(f"/{one.mime}"),
            Params=parameters,
        )
        specification = pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=pikepdf.String(one.name),
            UF=pikepdf.String(one.name),
            Desc=pikepdf.String(one.description),
            AFRelationship=pikepdf.Name(f"/{one.relation}"),
            EF=pikepdf.Dictionary(F=stream, UF=stream),
        )
        names += [pikepdf.String(one.name), pdf.make_indirect(specification)]
        if one.relation == "Source" or plan.structure is None:
            whole.append(names[-1])
    if names:
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array(names)))
    if whole:
        pdf.Root.AF = pikepdf.Array(whole)
