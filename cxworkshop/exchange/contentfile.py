"""All content of a workshop as a JSON file, in the form that resources/schema publishes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile
from cxworkshop.core.record import Record
from cxworkshop.exchange.reading import read_bytes


def read_content(path: Path, types: Sequence[type[Record]]) -> Content:
    """The content of a JSON file. BadFile, with the place but without the content, when it is something else."""
    data = read_bytes(path)
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadFile(f"“{path.name}” is no JSON: it is not written in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadFile(f"“{path.name}” is no JSON: line {error.lineno:,} cannot be read.") from None
    except RecursionError:
        raise BadFile(f"“{path.name}” is no workshop content: it is nested too deeply.") from None
    return codec.from_document(document, types)


def content_bytes(content: Content, types: Sequence[type[Record]]) -> bytes:
    """All content, revisions and approvals included, as JSON for people and programs; equal content, equal bytes."""
    document = codec.to_document(content, types)
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def schema_bytes(types: Sequence[type[Record]]) -> bytes:
    """The JSON Schema of such a file, as it is published under resources/schema."""
    return (json.dumps(codec.json_schema(types), ensure_ascii=False, indent=2) + "\n").encode()
