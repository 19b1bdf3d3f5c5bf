"""Writes the JSON Schema of exported content into resources/schema; run it after changing a record type."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cxworkshop.exchange.contentfile import schema_bytes  # noqa: E402
from cxworkshop.stages import record_types  # noqa: E402


def main() -> None:
    """Write the file."""
    path = ROOT / "resources" / "schema" / "content.schema.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(schema_bytes(record_types()))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
