"""The main job without a window: from an empty file to the document, each command with its answer."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pypdfium2
import pytest

from cxworkshop import __version__, cli, paths
from cxworkshop.exchange.contentfile import schema_bytes
from cxworkshop.stages import record_types
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store


def content(path):
    with Store.open(path, record_types(), read_only=True) as store:
        return store.content


def pages(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


# -- new --------------------------------------------------------------------------------------------------------------


def test_new_begins_a_workshop_with_its_names(folder, run):
    said = run("new", folder / "Kestrel", "--client", " Kestrel ", "--title", "One customer")
    assert said.code == 0
    assert said.out == "Kestrel.cxw holds 0 teams and 1 record in all.\n"
    workshop = content(folder / "Kestrel.cxw").one(Workshop)
    assert (workshop.client, workshop.title) == ("Kestrel", "One customer")


def test_new_never_touches_a_file_that_is_there(workshop, run):
    before = workshop.read_bytes()
    said = run("new", workshop, "--sample")
    assert said.code == 2
    assert "There is already a file “Kestrel.cxw”" in said.error
    assert workshop.read_bytes() == before


def test_the_sample_has_teams_and_open_points(folder, run):
    assert run("new", folder / "s.cxw", "--sample", "--client", "Another name").code == 0
    assert content(folder / "s.cxw").one(Workshop).client == "Another name"
    assert run("points", folder / "s.cxw", "--fail").code == 1


def test_content_that_goes_out_comes_in_the_same(folder, run):
    first, second = folder / "a.json", folder / "b.json"
    assert run("new", folder / "a.cxw", "--sample").code == 0
    assert run("revise", folder / "a.cxw", "--note", "x").code == 0
    assert run("export", folder / "a.cxw", "--to", first).code == 0
    assert run("new", folder / "b.cxw", "--content", first).code == 0
    assert run("export", folder / "b.cxw", "--to", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert content(folder / "a.cxw") == content(folder / "b.cxw")


def test_content_and_sample_exclude_each_other(folder, run):
    said = run("new", folder / "a.cxw", "--sample", "--content", "x.json")
    assert said.code == 2
    assert said.error.count("\n") == 1


# -- import -----------------------------------------------------------------------------------------------------------


def test_an_import_says_what_it_did_and_one_undo_takes_it_back(folder, teams, run):
    path = folder / "a.cxw"
    run("new", path)
    said = run("import", path, teams, "--as", "teams")
    assert said.code == 0
    assert said.out.splitlines() == [
        "teams.csv: headings in row 1.",
        "Read “Team” as Team, “Unit” as Unit, “FTE” as People and “Serves” as Supports.",
        "3 rows read; 3 teams and 1 support added; 0 rows skipped.",
        "Not read as it stands; the words are kept in the notes where a value comes in empty:",
        "  row 3: People “ca. 20” comes in empty",
    ]
    with Store.open(path, record_types()) as store:
        assert store.undo_label == "Import 3 teams"
        store.undo()
        assert store.content.count(Team) == 0


def test_a_workbook_whose_first_sheet_is_no_list_names_the_others(workshop, folder, run):
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("Cover").append(["Organisation chart"])
    sheet = book.create_sheet("Teams")
    sheet.append(["Team"])
    sheet.append(["Night Desk"])
    book.save(folder / "chart.xlsx")
    said = run("import", workshop, folder / "chart.xlsx", "--as", "teams")
    assert said.code == 2
    assert "“Cover”" in said.error
    assert "--sheet; there is “Teams”" in said.error
    assert run("import", workshop, folder / "chart.xlsx", "--as", "teams", "--sheet", "Teams").code == 0


def test_a_dry_run_says_the_same_and_changes_nothing(workshop, teams, run):
    before = workshop.read_bytes()
    said = run("import", workshop, teams, "--as", "teams", "--dry-run")
    assert said.code == 0
    assert "3 teams and 1 support would be added" in said.out
    assert "“Billing” (row 3) is already in the workshop." in said.out
    assert said.out.endswith("Nothing was changed.\n")
    assert workshop.read_bytes() == before


def test_an_import_that_brings_nothing_answers_no(workshop, folder, run):
    (folder / "links.csv").write_text("Team,Supports\nNobody,Billing\n", encoding="utf-8")
    before = workshop.read_bytes()
    said = run("import", workshop, folder / "links.csv", "--as", "supports")
    assert said.code == 1
    assert "row 2: there is no team called “Nobody”" in said.out
    assert workshop.read_bytes() == before


def test_columns_may_be_named_left_out_and_found_by_letter(workshop, folder, run):
    path = folder / "kpis.csv"
    path.write_text("Exported 2026\nWho;KPI name;x;source\nBilling;Letters;95 %;somewhere\n", encoding="utf-8")
    said = run(
        *("import", workshop, path, "--as", "measures", "--headings", 2),
        *("--map", "team=who", "--map", "what=KPI name", "--map", "target=C", "--map", "source="),
    )
    assert said.code == 0
    assert "Read “Who” as Team, “KPI name” as Measure and “x” as Target." in said.out
    assert "Left out: “source”." in said.out


# -- points -----------------------------------------------------------------------------------------------------------


def test_points_are_named_by_stage_and_counted(workshop, run):
    said = run("points", workshop)
    assert said.code == 0
    assert "Teams: " in said.out
    assert "T1  Billing is not placed." in said.out
    assert said.out.splitlines()[-1].endswith("open points in all.")
    assert run("points", workshop, "--fail").code == 1


def test_points_as_json_are_for_programs(workshop, run):
    found = json.loads(run("points", workshop, "--json").out)
    assert {"id", "stage", "sentence", "where", "detail", "key", "accepted"} == set(found[0])
    assert len({point["key"] for point in found}) == len(found)
    assert run("points", workshop, "--json", "--fail").code == 1


def test_an_overdue_review_is_open(workshop, folder, run):
    measures = folder / "measures.csv"
    measures.write_text("Team,Measure,Next review\nPost,Letters lost,2020-01-31\n", encoding="utf-8")
    assert run("import", workshop, measures, "--as", "measures").code == 0
    sentence = "the review of the measure “Letters lost” was due on 31 January 2020."
    assert sentence in run("points", workshop).out
    run("revise", workshop)
    (revision,) = content(workshop).of(Revision)
    assert any(sentence in point.sentence for point in revision.open_points)


def test_what_a_crash_left_is_told(workshop, teams, run):
    store = Store.open(workshop, record_types())
    with store.step("Add Night Desk") as draft:
        draft.add(Team(id="team-night", name="Night Desk"))
    store.close(publish=False)
    said = run("points", workshop)
    assert (said.code, said.error.count("\n")) == (0, 1)
    assert "lacks edits" in said.error
    assert "Night Desk" not in said.out
    said = run("revise", workshop)
    assert said.out.startswith("1 edit up to ")
    said = run("points", workshop)
    assert "Night Desk" in said.out
    assert said.error == ""


# -- revise and export ------------------------------------------------------------------------------------------------


def test_a_revision_is_frozen_and_its_document_is_the_same_every_time(workshop, folder, teams, run):
    said = run("revise", workshop, "--note", "for the board", "--by", "A. Brandt")
    assert said.code == 0
    assert said.out.startswith("Revision 1 is frozen; its SHA-256 is ")
    digest = said.out.split()[7].rstrip(".")
    assert run("export", workshop, "--to", folder / "a.pdf", "--revision", 1).code == 0
    assert run("import", workshop, teams, "--as", "teams").code == 0
    assert run("export", workshop, "--to", folder / "b.pdf", "--revision", 1).code == 0
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()
    text = "\n".join(pages(folder / "a.pdf"))
    assert " ".join(digest[i : i + 4] for i in (0, 4, 8)) in text
    assert "Kestrel" in text

    said = run("export", workshop, "--to", folder / "one.json", "--revision", 1)
    assert digest in said.out
    assert hashlib.sha256((folder / "one.json").read_bytes()).hexdigest() == digest

    said = run("revise", workshop)
    assert said.out.startswith("Revision 2 is frozen")
    assert "same as that of" not in said.out
    assert "same as that of revision 2" in run("revise", workshop).out


def test_a_draft_is_marked_and_the_record_is_longer(workshop, folder, run):
    assert run("export", workshop, "--to", folder / "draft.pdf").code == 0
    assert run("export", workshop, "--to", folder / "record.PDF", "--document", "record", "--paper", "Letter").code == 0
    draft, record = pages(folder / "draft.pdf"), pages(folder / "record.PDF")
    assert "not frozen" in draft[1]
    assert len(record) > len(draft)
    document = pypdfium2.PdfDocument(folder / "record.PDF")
    assert document[0].get_size() == (612, 792)
    document.close()


def test_a_revision_that_is_not_there_is_refused(workshop, folder, run):
    said = run("export", workshop, "--to", folder / "a.pdf", "--revision", 3)
    assert (said.code, said.error) == (2, "The workshop has no revision 3: nothing has been frozen yet.\n")
    assert not (folder / "a.pdf").exists()


def test_an_export_replaces_a_file_and_needs_no_lock(workshop, folder, run):
    (folder / "a.json").write_text("old")
    before = workshop.read_bytes()
    with Store.open(workshop, record_types()):
        assert run("export", workshop, "--to", folder / "a.json").code == 0
        assert run("points", workshop).code == 0
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["format"] == "cxworkshop-content"
    assert workshop.read_bytes() == before
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


def test_the_published_schema_is_that_of_the_records(workshop, folder, run):
    path = paths.resource("schema", "content.schema.json")
    assert path.read_bytes() == schema_bytes(record_types()), "run packaging/make_schema.py"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    run("new", folder / "s.cxw", "--sample")
    run("revise", folder / "s.cxw")
    run("export", folder / "s.cxw", "--to", folder / "s.json")
    run("export", folder / "s.cxw", "--to", folder / "r.json", "--revision", 1)
    validator = jsonschema.Draft202012Validator(schema)
    for name in ("s.json", "r.json"):
        validator.validate(json.loads((folder / name).read_text(encoding="utf-8")))


# -- help, demo, and how it ends --------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [(), ("new",), ("import",), ("points",), ("export",), ("revise",), ("demo",)])
def test_help_is_documented_with_examples(run, command):
    said = run(*command, "--help")
    assert said.code == 0
    assert "example" in said.out
    assert said.error == ""
    for name in ("new", "import", "points", "export", "revise", "demo"):
        assert command or f"    {name} " in said.out
    assert command or "exit codes:" in said.out


def test_the_version_is_told(run):
    assert run("--version").out == f"cxworkshop {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["Kestrel.CXW"]])
def test_nothing_or_a_workshop_alone_opens_the_window(monkeypatch, arguments):
    import cxworkshop.app

    asked: list[list[str]] = []

    def opened(words):
        asked.append(words)
        return 7

    monkeypatch.setattr(cxworkshop.app, "main", opened)
    assert cli.main(arguments) == 7
    assert asked == [arguments]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a screen")
def test_without_a_screen_the_window_is_not_even_tried(monkeypatch, run):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = run()
    assert (said.code, said.error.count("\n")) == (3, 1)
    assert said.error.startswith("There is no screen")


def test_importing_the_command_line_loads_nothing_heavy():
    heavy = "('PySide6', 'sqlalchemy', 'reportlab', 'matplotlib', 'numpy', 'openpyxl', 'pydantic')"
    code = (
        "import sys, cxworkshop.cli, cxworkshop.cli.parser as p\n"
        "try: p.read(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([n for n in {heavy} if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_demo_takes_the_sample_through_everything(tmp_path, run, monkeypatch):
    walked: list[Path] = []
    monkeypatch.setattr("cxworkshop.cli.demo._screens", walked.append)
    out = tmp_path / "demo"
    out.mkdir()
    (out / "Sample workshop.cxw").write_bytes(b"of the last time")
    said = run("demo", "--out", out)
    assert (said.code, said.error) == (0, "")
    assert walked == [out]
    assert said.out.splitlines()[-1] == f"Everything is in {out.resolve()}"
    assert {path.name for path in out.iterdir()} == {
        "Sample workshop.cxw",
        "Draft.pdf",
        "Definition.pdf",
        "Full record.pdf",
        "Team page.pdf",
        "Team pages.pdf",
        "Certificate.pem",
        "Revision.json",
        "Content.json",
    }
    verdicts = said.out.splitlines()[-5:-1]
    assert verdicts[0] == "Definition.pdf: This is revision 1, byte for byte as four people signed it."
    assert all(one.endswith(", byte for byte as the workshop sealed it.") for one in verdicts[1:])
    # What it sealed with was its own, and is gone.
    assert not paths.keys().exists()
    trust = ("--trust", out / "Certificate.pem")
    assert run("verify", out / "Team page.pdf", *trust).code == 0
    assert run("verify", out / "Team page.pdf").code == 1


def test_whoever_stops_reading_is_not_told_off(workshop):
    command = [sys.executable, "-m", "cxworkshop.cli", "points", str(workshop), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ})
    assert process.stdout is not None
    process.stdout.close()
    _, error = process.communicate()
    assert (process.returncode, error) == (0, b"")


def test_a_console_that_lacks_characters_shows_others(workshop):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "cxworkshop.cli", "points", str(workshop)],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert b"Own it" in done.stdout


def test_ctrl_c_is_calm(workshop, run, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("cxworkshop.cli.commands.open_points", stop)
    said = run("points", workshop)
    assert (said.code, said.error) == (130, "Stopped; what was done up to here is kept.\n")


def test_a_defect_is_one_line_and_a_report_without_a_word_of_the_client(workshop, run, monkeypatch, app_home):
    def fail(content, today):
        raise RuntimeError(f"Kestrel’s secret {content}")

    monkeypatch.setattr("cxworkshop.cli.commands.open_points", fail)
    said = run("points", workshop)
    assert said.code == 3
    assert said.error.startswith("The program failed, and that is its own fault (RuntimeError).")
    assert said.error.count("\n") == 1
    (report,) = (app_home / "reports").iterdir()
    assert str(report) in said.error
    words = report.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in words
    assert "commands.py" in words
    assert "secret" not in words
    assert str(Path.home()) not in words
    monkeypatch.setattr("cxworkshop.reports.home", lambda: workshop)
    assert run("points", workshop).error.endswith("No report could be written.\n")


def test_the_page_of_a_team_is_written_by_its_name_and_all_of_them_as_a_pack(workshop, folder, run):
    said = run("export", workshop, "--to", folder / "one.pdf", "--document", "team", "--team", "billing")
    assert (said.code, said.out) == (0, f"{folder / 'one.pdf'} holds the page of “Billing”, a draft.\n")
    said = run("export", workshop, "--to", folder / "all.pdf", "--document", "team-pack", "--paper", "Letter")
    assert (said.code, said.out) == (0, f"{folder / 'all.pdf'} holds the pages of all teams, a draft.\n")
    assert (folder / "one.pdf").read_bytes().startswith(b"%PDF")


def test_a_team_that_is_not_there_is_refused_with_those_that_are(workshop, folder, run):
    said = run("export", workshop, "--to", folder / "one.pdf", "--document", "team", "--team", "Biling")
    assert said.code == 2
    assert said.error.startswith("No team is called “Biling”. There is: Billing (")
    assert not (folder / "one.pdf").exists()


def test_a_page_needs_its_team_and_a_team_its_page(workshop, folder, run):
    said = run("export", workshop, "--to", folder / "one.pdf", "--document", "team")
    assert (said.code, "--team" in said.error) == (2, True)
    said = run("export", workshop, "--to", folder / "one.pdf", "--team", "Billing")
    assert (said.code, "--document team" in said.error) == (2, True)
