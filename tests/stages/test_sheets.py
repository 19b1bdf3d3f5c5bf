"""All sheets together: what a workshop holds goes out as a table and comes back as the same."""

import csv
import io
import json

import pytest

from cxworkshop import paths
from cxworkshop.cli.parser import KINDS
from cxworkshop.core.codec import from_document
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
