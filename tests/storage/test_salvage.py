"""Damaged workshops: what is brought back, what is said to be missing, and that the damaged file stays as it is."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Locked, NewerFile
from cxworkshop.core.record import Record
from cxworkshop.shell.workshops import sample_content
from cxworkshop.stages.teams.records import Need, Team
from cxworkshop.storage import carving, checksum, cipher, decipher, fileform, salts
from cxworkshop.storage.carving import carve
from cxworkshop.storage.repair import repair
from cxworkshop.storage.salvage import salvage
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team

PAGE = 4096
WORDS = "seven grey ferries"
OLD = Path(__file__).parents[1] / "files"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Content]:
    """The sample as it came, with some steps on top; made once."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CXWORKSHOP_HOME", str(folder / "home"))
        path = folder / "Ours.cxw"
        store = Store.create(path, TYPES, content=sample_content())
        for number in range(20):
            add_team(store, f"Team {number}")
        content = store.content
        store.close()
        return path.read_bytes(), content


def by_id(content: Content) -> dict[str, Record]:
    return {one.id: one for one in content}


def broken(data: bytes, page: int, filling: bytes) -> bytes:
    return data[: page * PAGE] + filling + data[(page + 1) * PAGE :]


def test_a_whole_file_comes_back_whole(tmp_path: Path, whole: tuple[bytes, Content]) -> None:
    path = tmp_path / "Ours.cxw"
    path.write_bytes(whole[0])
    found = salvage(path, TYPES)
    assert by_id(found.content) == by_id(whole[1])
    assert found.missing == ()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_files_of_every_version_come_back_whole(tmp_path: Path, number: int) -> None:
    path = tmp_path / "Old.cxw"
    path.write_bytes((OLD / f"schema-{number}.cxw").read_bytes())
    found = salvage(path, TYPES)
    with Store.open(path, TYPES, read_only=True) as store:
        assert by_id(found.content) == by_id(store.content)


def test_any_page_destroyed_costs_few_records_and_none_is_made_up(tmp_path: Path, whole: tuple[bytes, Content]) -> None:
    data, content = whole
    path, there = tmp_path / "Ours.cxw", by_id(content)
    pages = len(data) // PAGE
    dice = random.Random(4)
    shares = []
    for page in {0, 1, 2, *dice.sample(range(pages), 22)}:
        for filling in (bytes(PAGE), dice.randbytes(PAGE)):
            path.write_bytes(broken(data, page, filling))
            found = salvage(path, TYPES)
            same = [one for one in found.content if there.get(one.id) == one]
            others = [one for one in found.content if one.id not in there]
            assert not others, page
            shares.append(len(same) / len(there))
    assert min(shares) > 0.95
    assert sum(shares) / len(shares) >= 0.99


def test_what_belongs_to_a_lost_record_stays_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    with Store.create(path, TYPES) as store:
        team = add_team(store, "Billing")
        with store.step("Needs") as draft:
            draft.add(Need(id="need-1", team=team.id, what="Paid in a fortnight"))
    data = path.read_bytes()
    # The row of the team and what the log says of it, made unreadable.
    path.write_bytes(data.replace(b"Billing", b"\xff\xfe\xff\xfe\xff\xfe\xff"))
    found = salvage(path, TYPES)
    [stand_in] = found.content.of(Team)
    assert stand_in.id == team.id
    assert stand_in.name == "Lost in a damaged file 1"
    assert [need.what for need in found.content.of(Need)] == ["Paid in a fortnight"]
    assert found.missing == (
        "A team is lost; “Lost in a damaged file 1” stands in its place for 1 thing that belongs to it.",
    )


def test_a_record_whose_row_is_lost_comes_back_from_the_log_unless_it_was_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    with Store.create(path, TYPES) as store:
        for name in ("Kept", "Taken back"):
            add_team(store, name)
        store.undo()
    data = path.read_bytes()
    rows = [row for row in carve(data) if row.values and str(row.values[0]).startswith("team-")]
    page = next(row.page for row in rows if "Kept" in row.values)
    path.write_bytes(broken(data, page, bytes(PAGE)))
    found = salvage(path, TYPES)
    assert [team.name for team in found.content.of(Team)] == ["Kept"]
    assert found.from_log == 1


def test_the_last_backup_fills_in_what_is_lost_but_not_what_was_removed(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, "Removed")
    with Store.open(path, TYPES) as store:  # a backup with both
        team = next(one for one in store.content.of(Team) if one.name == "Removed")
        with store.step("Remove") as draft:
            draft.remove(team)
    data = path.read_bytes()
    page = next(row.page for row in carve(data) if row.rowid is not None and "Billing" in row.values)
    # Its log is destroyed with it, so that only the backup can help.
    path.write_bytes(broken(data, page, bytes(PAGE)).replace(b'"name":"Billing"', b'"name":\xff\xffBillin\xff'))
    done = repair(path, TYPES)
    assert done.salvaged.from_backup == 1
    with Store.open(done.path, TYPES) as again:
        assert [one.name for one in again.content.of(Team)] == ["Billing"]
    assert "only the last backup" in done.sentence


def test_repair_writes_a_new_file_and_leaves_the_damaged_one(path: Path) -> None:
    data = path.read_bytes()
    damaged = broken(data, len(data) // PAGE - 1, bytes(PAGE))
    path.write_bytes(damaged)
    first, second = repair(path, TYPES), repair(path, TYPES)
    assert path.read_bytes() == damaged
    assert first.path.name == "Vantage (repaired).cxw"
    assert second.path.name == "Vantage (repaired 2).cxw"
    Store.open(first.path, TYPES).close()


def test_a_whole_file_needs_no_repair(path: Path) -> None:
    with pytest.raises(BadFile, match="is whole"):
        repair(path, TYPES)
    assert list(path.parent.glob("*repaired*")) == []


def test_a_newer_programs_file_is_not_repaired_by_this_one(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (fileform.VERSION + 1).to_bytes(4)
    path.write_bytes(data)  # its digest does not hold: the version may be what is damaged
    repair(path, TYPES).path.unlink()
    with path.open("r+b") as file:
        checksum.write(file)
    with pytest.raises(NewerFile, match="newer version"):
        repair(path, TYPES)
    assert list(path.parent.glob("*repaired*")) == []


def test_a_row_larger_than_any_of_ours_is_passed_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carving, "_LONGEST", 100_000)
    with Store.open(path, TYPES) as store:
        add_team(store, "Billing")
        team = next(one for one in store.content.of(Team) if one.name == "Billing")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE team SET name = printf('%.*c', 200000, char(1)) WHERE id = ?", (team.id,))
    connection.close()
    assert repair(path, TYPES).salvaged.content.get(team.id) == team  # as the log of steps knows it


@pytest.mark.parametrize("rest", [b"", b"no workshop at all" * 400, bytes(3 * PAGE)])
def test_what_is_no_workshop_gives_nothing(tmp_path: Path, rest: bytes) -> None:
    path = tmp_path / "Ours.cxw"
    path.write_bytes(rest)
    with pytest.raises(BadFile, match="Nothing can be read"):
        repair(path, TYPES)


def test_an_encrypted_file_is_repaired_with_its_passphrase_and_stays_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    with Store.create(path, TYPES, passphrase=WORDS, content=sample_content()) as store:
        there = by_id(store.content)
    data = path.read_bytes()
    pages = len(data) // PAGE
    path.write_bytes(broken(data, pages // 2, bytes(PAGE)))
    with pytest.raises(Locked):
        repair(path, TYPES)
    with pytest.raises(Locked):
        repair(path, TYPES, "eight grey ferries")
    done = repair(path, TYPES, WORDS)
    same = [one for one in done.salvaged.content if there.get(one.id) == one]
    assert len(same) / len(there) > 0.95
    assert cipher.looks_encrypted(done.path)
    Store.open(done.path, TYPES, passphrase=WORDS).close()


@pytest.mark.parametrize("first", [bytes(PAGE), bytes(range(256)) * 16, b"text " * 819 + b"."])
def test_without_its_first_page_the_salt_comes_from_a_backup_and_the_passphrase_opens_the_rest(
    tmp_path: Path, first: bytes
) -> None:
    path = tmp_path / "Ours.cxw"
    with Store.create(path, TYPES, passphrase=WORDS, content=sample_content()) as store:
        there = by_id(store.content)
        store.keep("while testing")
    data = path.read_bytes()
    path.write_bytes(first + data[PAGE:])
    with pytest.raises(Locked):
        repair(path, TYPES)
    with pytest.raises(Locked, match="does not open"):
        repair(path, TYPES, "eight grey ferries")
    done = repair(path, TYPES, WORDS)
    same = [one for one in done.salvaged.content if there.get(one.id) == one]
    assert len(same) / len(there) > 0.99
    with Store.open(done.path, TYPES, passphrase=WORDS) as again:
        assert again.encrypted
    assert path.read_bytes() == first + data[PAGE:]


def test_a_destroyed_first_page_is_told_from_a_wrong_passphrase_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    with Store.create(path, TYPES, passphrase=WORDS, content=sample_content()) as store:
        store.keep("while testing")
    path.write_bytes(random.Random(6).randbytes(PAGE) + path.read_bytes()[PAGE:])
    with pytest.raises(Locked):
        Store.open(path, TYPES, passphrase="eight grey ferries")
    with pytest.raises(BadFile, match="damaged"):
        Store.open(path, TYPES, passphrase=WORDS)


def test_a_mistyped_passphrase_is_tried_with_few_other_salts_the_workshops_own_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Ours.cxw"
    for number in range(6):
        one = path if number == 0 else tmp_path / f"{number}.cxw"
        with Store.create(one, TYPES, passphrase=WORDS, content=sample_content()) as store:
            store.keep("while testing")
    path.write_bytes(random.Random(6).randbytes(PAGE) + path.read_bytes()[PAGE:])
    tried: list[str] = []
    real = cipher.Key.__init__

    def counted(key: cipher.Key, passphrase: str, salt: bytes) -> None:
        tried.append(passphrase)
        real(key, passphrase, salt)

    monkeypatch.setattr(cipher.Key, "__init__", counted)
    with pytest.raises(Locked):
        Store.open(path, TYPES, passphrase="eight grey ferries")
    assert len(tried) <= 5  # its own and four others
    with pytest.raises(BadFile, match="damaged"):
        Store.open(path, TYPES, passphrase=WORDS)


def test_a_file_of_which_little_is_left_shows_its_key_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    with Store.create(path, TYPES, passphrase=WORDS, content=sample_content()) as store:
        store.keep("while testing")
    data = path.read_bytes()
    keep = next(n for n in range(1, len(data) // PAGE) if n not in dict(decipher.sample(path)))
    noise = random.Random(6)
    path.write_bytes(
        b"".join(
            data[n * PAGE : (n + 1) * PAGE] if n == keep else noise.randbytes(PAGE) for n in range(len(data) // PAGE)
        )
    )
    key = salts.key_of(path, WORDS)
    assert key is not None
    assert decipher.plain(path.read_bytes(), key)[1] == 1


def test_where_nothing_remembers_the_salt_nobody_is_asked_for_a_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    Store.create(path, TYPES, passphrase=WORDS, content=sample_content()).close()
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    with pytest.raises(BadFile, match="nothing on this computer remembers it"):
        repair(path, TYPES)


def test_a_working_copy_that_a_crash_left_knows_the_salt(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    store = Store.create(path, TYPES, passphrase=WORDS, content=sample_content())
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    assert salts.elsewhere(path) == [salts.elsewhere(path)[0]]
    assert len(repair(path, TYPES, WORDS).salvaged.content) > 100
    store.close(publish=False)


def test_deciphered_pages_are_those_of_the_plain_file(tmp_path: Path) -> None:
    path, other, key = tmp_path / "plain.cxw", tmp_path / "encrypted.cxw", cipher.Key.new(WORDS)
    Store.create(path, TYPES, content=sample_content()).close()
    cipher.convert(path, None, other, key)
    data, sound = decipher.plain(other.read_bytes(), key)
    schema = ("table", "index")  # whose last column says on which page the rest is
    assert sound == len(data) // PAGE
    rows = {row.values for row in carve(path.read_bytes()) if row.rowid is not None and row.values[0] not in schema}
    assert {row.values for row in carve(data)} >= rows
    changed = bytearray(other.read_bytes())
    changed[5 * PAGE + 9] ^= 1
    assert decipher.plain(bytes(changed), key)[1] == sound - 1


def test_a_hostile_file_ends(tmp_path: Path) -> None:
    """Pages that point at themselves and rows that say they are endless."""
    page = bytearray(PAGE)
    page[0:1] = b"\x0d"
    page[3:5] = (500).to_bytes(2, "big")
    for cell in range(500):
        page[8 + 2 * cell : 10 + 2 * cell] = (2000).to_bytes(2, "big")
    page[2000:2009] = b"\x80\xff\xff\x7f\x01\xff\xff\xff\xff"
    tree = bytearray(PAGE)
    tree[0:1] = b"\x05"
    tree[8:12] = (2).to_bytes(4, "big")
    data = b"SQLite format 3\x00\x10\x00" + bytes(82) + bytes(PAGE - 100) + bytes(tree) + bytes(page) * 200
    path = tmp_path / "hostile.cxw"
    path.write_bytes(data)
    with pytest.raises(BadFile):
        salvage(path, TYPES)


def test_how_far_it_is_is_told_and_stopping_it_leaves_nothing(tmp_path: Path, whole: tuple[bytes, Content]) -> None:
    class Stopped(Exception):  # noqa: N818 - what somebody pressed
        pass

    path = tmp_path / "Ours.cxw"
    path.write_bytes(broken(whole[0], 9, bytes(PAGE)))
    said: list[str] = []
    repair(path, TYPES, to=tmp_path / "First.cxw", going=said.append)
    assert said[0] == "Looking at the file"
    assert "Reading its pages: 50 %" in said
    assert said[-1] == "Writing the new file"
    before = sorted(tmp_path.rglob("*.cxw"))

    def stop(words: str) -> None:
        if words == "Writing the new file":
            raise Stopped

    with pytest.raises(Stopped):
        repair(path, TYPES, to=tmp_path / "Second.cxw", going=stop)
    assert sorted(tmp_path.rglob("*.cxw")) == before


def test_a_file_that_lost_its_own_name_has_the_backup_that_is_known_to_be_its(tmp_path: Path) -> None:
    path = tmp_path / "Ours.cxw"
    Store.create(path, TYPES, content=sample_content()).close()
    with Store.open(path, TYPES) as store:
        uuid = store.earlier().workshop
    data = path.read_bytes()
    path.write_bytes(data.replace(uuid.encode(), b"x" * len(uuid)))
    lost = next(n for n in range(5, len(data) // PAGE) if data[n * PAGE] == 0x0D)
    path.write_bytes(broken(path.read_bytes(), lost, bytes(PAGE)))
    assert repair(path, TYPES).salvaged.from_backup == 0
    assert repair(path, TYPES, known=uuid).salvaged.from_backup > 0
