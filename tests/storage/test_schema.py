"""The schema: derived from the records, reached by the migrations; every old file opens with all its content."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from cxworkshop.core import codec
from cxworkshop.core.errors import BadFile, NewerFile
from cxworkshop.core.record import field_specs
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import fileform, migrate
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES

FILES = Path(__file__).resolve().parent.parent / "files"


def shape(path: Path) -> dict[str, Any]:
    """Everything that makes a schema, however its text was written."""
    connection = sqlite3.connect(path)

    def all_of(pragma: str, *columns: int) -> list[tuple[Any, ...]]:
        return sorted((tuple(row[i] for i in columns) for row in connection.execute(f"PRAGMA {pragma}")), key=str)

    found: dict[str, Any] = {}
    for table, text in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        found[table] = {
            "columns": list(connection.execute(f'PRAGMA table_xinfo("{table}")')),
            "keys": all_of(f'foreign_key_list("{table}")', 2, 3, 4, 5, 6),
            "deferred": text.count("DEFERRABLE INITIALLY DEFERRED"),
            "indexes": all_of(f'index_list("{table}")', 1, 2, 3, 4),
            "rowid": "WITHOUT ROWID" not in text,
        }
    connection.close()
    return found


def migrated(path: Path, version: int = fileform.VERSION) -> Path:
    migrate.upgrade(path, path.name, start=0, to=version)
    return path


def test_the_migrations_lead_to_the_schema_that_new_files_have(path: Path, tmp_path: Path) -> None:
    chain = migrated(tmp_path / "chain.sqlite")
    assert shape(chain) == shape(path)
    assert fileform.version_of(chain) == fileform.version_of(path) == fileform.VERSION


def test_the_newest_migration_is_the_programs_version() -> None:
    script = ScriptDirectory.from_config(migrate.config())
    assert script.get_current_head() == f"{fileform.VERSION:04d}"


def test_every_field_of_a_record_is_a_column_of_its_table(path: Path) -> None:
    tables = shape(path)
    assert set(tables) == {cls.TABLE for cls in TYPES} | set(fileform.OWN_TABLES)
    for cls in TYPES:
        specs = field_specs(cls)
        columns = tables[cls.TABLE]["columns"]
        assert [column[1] for column in columns] == [spec.name for spec in specs]
        assert [not column[3] for column in columns] == [spec.optional for spec in specs]
        single = [spec for spec in specs if spec.ref is not None and not spec.many]
        assert tables[cls.TABLE]["deferred"] == len(single)
        assert len(tables[cls.TABLE]["keys"]) == len(single)


@pytest.mark.parametrize("version", range(1, fileform.VERSION + 1))
def test_a_file_of_every_version_opens_with_everything_in_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.cxw"
    shutil.copy(FILES / f"schema-{version}.cxw", path)
    before = path.read_bytes()
    expected = json.loads((FILES / f"schema-{version}.json").read_text(encoding="utf-8"))["records"]
    for read_only in (True, False):
        with Store.open(path, TYPES, read_only=read_only) as store:
            found = codec.to_document(store.content, TYPES)["records"]
            for table, records in expected.items():
                for record, then in zip(found[table], records, strict=True):
                    assert then.items() <= record.items()
            assert path.read_bytes() == before
            if not read_only:
                assert store.redo_label == "Remove Billing"
                while store.undo() is not None:
                    pass
                assert len(store.content) == sum(len(records) for records in expected.values()) - 1
                while store.redo() is not None:
                    pass


@pytest.mark.parametrize("version", range(1, fileform.VERSION + 1))
def test_the_file_of_a_version_has_something_in_every_table(version: int) -> None:
    connection = sqlite3.connect(FILES / f"schema-{version}.cxw")
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    empty = [name for name in tables if not connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]]
    connection.close()
    assert empty == []


def test_a_migration_that_loses_rows_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.sqlite"
    shutil.copy(FILES / "schema-1.cxw", path)
    before = path.read_bytes()

    def deleting(config: Any, *_: object) -> None:
        config.attributes["connection"].exec_driver_sql("DELETE FROM support")

    monkeypatch.setattr(command, "upgrade", deleting)
    with pytest.raises(BadFile, match="damaged"):
        migrate.upgrade(path, path.name, start=1, to=fileform.VERSION)
    assert path.read_bytes() == before


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{to:04d}"
down_revision = "{start:04d}"


def upgrade() -> None:
    with op.batch_alter_table("team", recreate="always") as team:
        team.alter_column("name", existing_type=sa.Text(), nullable=True)
    op.execute("UPDATE team SET unit = 'Moved'")
"""


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The program one version on: its migration makes the table anew that most others refer to."""
    version = fileform.VERSION + 1
    ours = Path(migrate.__file__).parent / "migrations"
    theirs = tmp_path / "migrations"
    shutil.copytree(ours, theirs, ignore=shutil.ignore_patterns("__pycache__"))
    (theirs / "versions" / "next.py").write_text(NEXT.format(to=version, start=fileform.VERSION), encoding="utf-8")

    def config() -> Config:
        made = Config()
        made.set_main_option("script_location", str(theirs))
        return made

    monkeypatch.setattr(migrate, "config", config)
    monkeypatch.setattr(fileform, "VERSION", version)
    return version


def test_an_older_file_is_brought_up_to_date_in_its_working_copy(
    path: Path, app_home: Path, newer_program: int
) -> None:
    before = path.read_bytes()
    with Store.open(path, TYPES, read_only=True) as store:
        assert [team.unit for team in store.content.of(Team)] == ["Moved"]
    with Store.open(path, TYPES) as store:
        assert [(team.name, team.unit) for team in store.content.of(Team)] == [("Billing", "Moved")]
        assert path.read_bytes() == before
        (backup,) = app_home.glob("backups/*/*.cxw")
        assert backup.name.endswith(f" before version {newer_program}.cxw")
        assert backup.read_bytes() == before
        with store.step("Add Sales") as draft:
            draft.add(Team(id="team-2", name="Sales"))
    assert fileform.version_of(path) == newer_program
    assert app_home.glob("working/open/*")
    with Store.open(path, TYPES) as store:
        assert len(store.content) == 2


def test_making_a_table_anew_keeps_what_refers_to_it(tmp_path: Path, newer_program: int) -> None:
    path = tmp_path / "old.cxw"
    shutil.copy(FILES / "schema-1.cxw", path)
    before = Store.open(path, TYPES, read_only=True).content
    records = json.loads((FILES / "schema-1.json").read_text(encoding="utf-8"))["records"]
    assert {cls.TABLE: before.count(cls) for cls in TYPES} == {
        cls.TABLE: len(records.get(cls.TABLE, ())) for cls in TYPES
    }


def test_the_unpublished_edits_of_an_older_program_are_brought_up_to_date_too(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    store = Store.open(path, TYPES)
    with store.step("Add Sales") as draft:
        draft.add(Team(id="team-2", name="Sales"))
    store.close(publish=False)
    version = request.getfixturevalue("newer_program")
    with Store.open(path, TYPES) as store:
        assert [team.unit for team in store.content.of(Team)] == ["Moved", "Moved"]
        assert store.recovered is not None
    assert fileform.version_of(path) == version


def test_edits_that_a_newer_program_left_wait_for_it(path: Path, app_home: Path) -> None:
    store = Store.open(path, TYPES)
    with store.step("Add Sales") as draft:
        draft.add(Team(id="team-2", name="Sales"))
    store.close(publish=False)
    (left,) = app_home.glob("working/open/*/workshop.sqlite")
    connection = sqlite3.connect(left)
    connection.execute(f"PRAGMA user_version={fileform.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerFile, match="newer version"):
        Store.open(path, TYPES)
    assert left.exists()
    assert path.read_bytes() == before
