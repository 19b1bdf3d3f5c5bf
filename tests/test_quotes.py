"""What is shown or printed has the curly apostrophes and quotation marks of print; straight ones are for code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cxworkshop
from cxworkshop import paths

PACKAGE = Path(cxworkshop.__file__).parent
APOSTROPHE = re.compile(r"[^\W\d_]'[^\W\d_]|s' [a-z]")
QUOTED = re.compile(r'(?<![=\w])"\w[^"=]*"')
# What speaks to a machine: markup, SQL, and commands as they are typed.
MACHINES = re.compile(
    r"<\w+[ :>/]|</|\b(SELECT|DELETE|UPDATE|INSERT|CREATE|WHERE|PRAGMA|EXISTS)\b|^\s*cxworkshop ", re.M
)


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text in the code that has words in it and documents nothing: the line it stands in, and the text."""
    documents = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                documents.add(id(first.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.lineno, node.value


def straight(text: str) -> str:
    """What is straight in a text that a person reads; "" when nothing is."""
    if " " not in text:
        return ""  # one word is a key, or a way somebody may spell a heading
    found = APOSTROPHE.search(text)
    if found is None and not MACHINES.search(text):
        found = QUOTED.search(text)
    return found[0] if found is not None else ""


@pytest.mark.parametrize(
    ("text", "is_straight"),
    [
        ("This laptop's key", True),
        ("This laptop’s key", False),
        ("all teams' needs", True),
        ('The file "one.cxw" is there', True),
        ("The file “one.cxw” is there", False),
        ("don't", False),
        ('SELECT "after" FROM "change"', False),
        ('<rdf:li xml:lang="x-default">', False),
        ('  cxworkshop export Kestrel.cxw --team "Billing"', False),
    ],
)
def test_what_the_rule_sees(text: str, is_straight: bool) -> None:
    assert bool(straight(text)) is is_straight


def test_every_sentence_of_the_program_has_curly_quotes() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, text in sentences(ast.parse(path.read_text(encoding="utf-8"))):
            if mark := straight(text):
                found.append(f"{path.relative_to(PACKAGE)}:{line}: {mark}")
    assert found == []


def test_the_texts_of_the_method_have_them_too() -> None:
    found = []
    for path in sorted(paths.resource("method").glob("*.toml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.startswith("#") and APOSTROPHE.search(line):
                found.append(f"{path.name}:{number}")
    assert found == []
