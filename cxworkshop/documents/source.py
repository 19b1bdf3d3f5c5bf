"""What a document carries inside: the content of the revision from which it was made."""

from __future__ import annotations

from cxworkshop.documents.finish import Attachment
from cxworkshop.documents.mark import Mark, RevisionMark


def attachments(mark: Mark) -> tuple[Attachment, ...]:
    """What a revision was made from. A draft carries nothing: there are no digits it could be compared with."""
    if not isinstance(mark, RevisionMark) or not mark.source:
        return ()
    words = f"The content of revision {mark.number}, from which this document was made; its SHA-256 is printed in it."
    return (Attachment("revision.json", mark.source.encode(), "application/json", "Source", words),)
