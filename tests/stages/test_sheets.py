"""All sheets together: what a workshop holds goes out as a table and comes back as the same."""

import csv
import io
import json
from random import Random

import pytest

from cxworkshop import paths
from cxworkshop.cli.parser import KINDS
from cxworkshop.core.codec import from_document, to_document
from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.exchange.importing import Choices
from cxworkshop.exchange.kinds import recorded
from cxworkshop.exchange.textfile import read_text
from cxworkshop.stages import record_types, sheets
from tests.exchange.making import bring

BEFORE = {
    "supports": ["teams-alone"],
    "needs": ["teams"],
    "participants": ["teams"],
    "applications": ["teams", "principles"],
    "measures": ["teams", "principles"],
    "barriers": ["teams"],
    "mitigations": ["teams", "barriers-alone"],
}


@pytest.fixture(scope="module")
def sample() -> Content:
    text = paths.resource("sample", "workshop.json").read_text(encoding="utf-8")
    return from_document(json.loads(text), record_types())


def as_file(headings, rows):
    """The rows as they would stand in a file, read back."""
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return [list(row) for row in read_text(out.getvalue().encode(), "list.csv").rows]


def without(headings, rows, *labels):
    keep = [i for i, heading in enumerate(headings) if heading not in labels]
    return [headings[i] for i in keep], [[row[i] for i in keep] for row in rows]


def furnished(content, kinds):
    store = MemoryStore()
    for kind in kinds:
        name, _, alone = kind.partition("-")
        headings, rows = recorded(sheets()[name], content)
        if alone:
            drop = (
                "Supports",
                "Mitigation",
                "Mechanism",
                "Mitigation in words",
                "Owner",
                "Due",
                "State",
                "Severity after",
            )
            headings, rows = without(headings, rows, *drop)
            rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
        bring(store, name, as_file(headings, rows), Choices(fill_down=False))
    return store


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_goes_out_comes_back_the_same(sample, kind):
    there = recorded(sheets()[kind], sample)
    assert there[1], "the sample says something in every table"
    store = furnished(sample, BEFORE.get(kind, ()))
    made = bring(store, kind, as_file(*there), Choices(fill_down=False))
    assert made.skipped == []
    assert recorded(sheets()[kind], store.content) == there


@pytest.mark.parametrize("kind", KINDS)
def test_a_workshop_without_anything_has_empty_tables(kind):
    headings, rows = recorded(sheets()[kind], Content())
    assert (len(headings), rows) == (1, [])


def test_the_command_line_names_exactly_the_sheets_there_are():
    assert sorted(KINDS) == sorted(sheets())


@pytest.mark.parametrize("kind", KINDS)
def test_a_declaration_holds_together(kind):
    sheet = sheets()[kind]
    names = [field.name for field in sheet.fields]
    assert len(set(names)) == len(names)
    assert {name for group in sheet.needed for name in group} <= set(names)
    assert set(sheet.name) <= set(names)
    assert {field.label for field in sheet.fields} >= {"Notes"}


# What people write where a name, a number, a date or a word is asked for.
ODD = (
    *(
        "A",
        "B; A",
        "A / B",
        "A (Finance)",
        "a\nb",
        "x ↔ y",
        "1;2;3",
        "customer",
        "x" * 3000,
        "🙂" * 50,
        "İ",
        "ﬁ",
        "\u202eabc",
    ),
    *("99999999999", "1 000 000", "1,000,000,000", "-3", "0", "99", "3.5", "0,5", "5/5", "100%", "1e400", "NaN", "inf"),
    *("²", "٣", "=1+1", "#N/A", "31/02/2026", "2026-13-45", "12/31/99", "31.12.0000", "9999-12-31", "0000-01-01"),
    *("ja", "no", "on", "every day", "must"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_a_cell_an_import_is_made_and_taken_back(kind: str, sample: Content) -> None:
    random, fields = Random(kind), sheets()[kind].fields
    there = list(sheets()[kind].rows(sample))
    rows = [[field.label for field in fields]]
    for _ in range(120):
        known = random.choice(there) if random.random() < 0.8 else {}
        rows.append([random.choice(ODD) if random.random() < 0.3 else known.get(f.name, "") for f in fields])
    store = MemoryStore(sample.snapshot())
    bring(store, kind, rows)
    assert from_document(to_document(store.content, record_types()), record_types()) == store.content
    store.undo()
    assert store.content == sample
