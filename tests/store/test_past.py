"""Small workspaces of every past version, made by that version's own code: opened, checked and worked in.

`past/make.py` says how the next one is made.
"""

from __future__ import annotations

import ast
import lzma
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.helpers.long import few, thinned
from tests.helpers.made import create
from tests.store.test_faults import environment

from app.actions.check import check
from app.actions.donations import edit_donation
from app.actions.exports import export_markdown
from app.actions.passages import tag_passage
from app.actions.sources import add_bytes
from app.actions.tags import add_tag, remove_tags
from app.domain.codebook import TagContent
from app.store import backup, header, migrations, steps
from app.store.header import VERSION
from app.store.reads.donations import id_of, record
from app.store.reads.history import history
from app.store.reads.notes import every as every_note
from app.store.reads.search import search
from app.store.reads.sources import current_text, library
from app.store.reads.tags import codebook
from app.store.schema import fact, passage
from app.store.store import Store

PAST = Path(__file__).with_name("past")
FILES = sorted(PAST.glob("*.passagework.xz"))
NAMES = [file.name.removesuffix(".passagework.xz") for file in FILES]


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture(params=thinned(FILES, keep=6, why="every past version; the oldest goes through each step"), ids=NAMES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "w.passagework"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    assert version_of(path) == int(request.param.name.split("-")[1].split(".")[0])
    return path


def test_every_past_version_has_its_workspace() -> None:
    assert {f"version-{number}" for number in range(1, VERSION)} <= set(NAMES)


def shape(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()


def planned(path: Path) -> list[tuple[str, ...]]:
    """What SQLite is told of how many rows a condition leaves."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY 1, 2").fetchall()


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as today's program makes it, with nothing in it."""
    path = tmp_path_factory.mktemp("new") / "w.passagework"
    create(path)
    return path


def test_it_comes_up_to_date_with_all_that_was_in_it(old: Path, new: Path) -> None:
    was = version_of(old)
    called = {"operation": "deed" if was < 4 else "operation", "passage": "passage", "tag": "tag"}
    with closing(sqlite3.connect(old)) as db:
        kept = {now: db.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for now, name in called.items()}
    with Store(old, "Ann") as store:
        assert check(store).problems == ()
        titles = {row.meta.title for row in library(store)}
        assert titles == {"Quinces for the islands", "Café crème at the quay"}
        assert {tag.path for tag in codebook(store)} == {"Motive", "Motive/Image repair", "Cargo"}
        assert {note.title for note in every_note(store)} == {"Friendship", "To ask"}
        money = record(store, id_of(store, "D-01")).content.money
        assert money is not None
        assert (money.low, money.currency) == (45_000, "USD")
        assert [row.value for row in store.rows(select(fact.c.value))] == ["14"]
        assert len(history(store)) >= 20
        for words in ("quinces", "creme quay", "חבושים", "水果", "reputation", "friendship", "growers", "harbours"):
            assert search(store, words), words
        assert not search(store, "tamarinds")
    assert version_of(old) == VERSION
    assert shape(old) == shape(new)
    assert planned(old) == planned(new) != []
    with closing(sqlite3.connect(old)) as db:
        for name, rows in kept.items():
            now = db.execute(f"SELECT id FROM {name} ORDER BY id").fetchall()
            assert now == [(row[0],) for row in rows]
    copies = [version_of(made.path) for made in backup.backups(old) if made.why == "before migration"]
    assert copies == ([was] if was < VERSION else [])


@cache
def today(name: str) -> bytes:
    """The workspace of a version, brought up to date."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.passagework"
        path.write_bytes(lzma.decompress(FILES[NAMES.index(name)].read_bytes()))
        Store(path, "Ann").close()
        return path.read_bytes()


@few("name", NAMES, keep=2, why="every past version in turn")
def test_it_is_worked_in(name: str, tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    path.write_bytes(today(name))
    migrated = name != f"version-{VERSION}"
    with Store(path, "Ann") as store:
        assert (store.undo() is None) == migrated  # the images of an older version no longer fit
        source = next(row.id for row in library(store) if "Quinces" in row.meta.title)
        text = current_text(store, source).text
        made = add_tag(store, TagContent("New"))
        start = text.index("no body" if "no body" in text else "nobody")
        passages = len(store.rows(select(passage.c.id)))
        tag_passage(store, source, start, start + 6, [made], "nobody")
        first = id_of(store, "D-01")
        content = record(store, first).content
        edit_donation(store, first, type(content)(**{**_fields(content), "title": "Quinces, sent by sea"}))
        added = add_bytes(store, b"A new page\n\nIt tells of medlars and of little else.\n", "new.txt", "text/plain")
        assert search(store, "medlars")
        assert search(store, "sent by sea")
        for _ in range(4):
            assert store.undo() is not None
        assert len(store.rows(select(passage.c.id))) == passages
        assert not search(store, "medlars")
        for _ in range(4):
            assert store.redo() is not None
        remove_tags(store, [made])
        assert added.source_id in {row.id for row in library(store)}
        assert check(store).problems == ()
        export_markdown(store, tmp_path / "out")
    assert len(list((tmp_path / "out").rglob("*.md"))) > 5


def _fields(content: object) -> dict[str, object]:
    return {name: getattr(content, name) for name in content.__slots__}  # type: ignore[attr-defined]


_VARIES = re.compile(
    r"\b[0-9a-f]{8,}\b|\b20\d\d-\d\d-\d\dT?[\d:.Z]*|\b\d+ [A-Z][a-z]+ 20\d\d\b|(?<=\naliases:\n)(?:  - .*\n)+"
)


@few("names", [NAMES[:: len(NAMES) - 1], NAMES], keep=1, why="every past version", ids=["two", "all"])
def test_all_are_exported_alike(names: list[str], tmp_path: Path) -> None:
    """What they hold was made by the same script: nothing but names of rows and times may differ, and the names of
    countries, which are those that a workspace was made with."""
    found: list[dict[str, str]] = []
    for name in names:
        path, out = tmp_path / name / "w.passagework", tmp_path / name / "out"
        path.parent.mkdir()
        path.write_bytes(today(name))
        with Store(path) as store:
            export_markdown(store, out)
        texts = {str(page.relative_to(out)): page.read_text("utf-8") for page in out.rglob("*.md")}
        found.append({page: _VARIES.sub("*", words) for page, words in texts.items()})
    assert len(found) == len(names) >= 2
    assert len(found[0]) > 5
    for other in found[1:]:
        assert other == found[0]


# --- steps stay true ----------------------------------------------------------------------------------


def test_steps_ask_nothing_of_the_rest_of_the_program() -> None:
    tree = ast.parse(Path(steps.__file__).read_text("utf-8"))
    asked = {
        node.module if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not any(str(name).startswith("app") for name in asked)


WITH_A_NEW_COLUMN = """
import sys
from pathlib import Path
from sqlalchemy import Column, Text
from app.store import header, migrations, schema
schema.donation.append_column(Column("terms_of_giving", Text, nullable=False, server_default="unknown"))
schema.tag.append_column(Column("weight", Text, nullable=False, server_default=""))
header.VERSION += 1
def later(db):
    db.exec_driver_sql("ALTER TABLE donation ADD COLUMN terms_of_giving TEXT NOT NULL DEFAULT 'unknown'")
    db.exec_driver_sql("ALTER TABLE tag ADD COLUMN weight TEXT NOT NULL DEFAULT ''")
migrations.STEPS = (*migrations.STEPS, later)
from app.actions.check import check
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.store.reads.search import search
from app.store.store import Store
for name in sys.argv[1:]:
    with Store(Path(name), "Ann") as store:
        assert check(store).problems == (), check(store).problems
        assert search(store, "quinces")
        add_tag(store, TagContent("New"))
        assert store.undo() is not None
        print(store.rows(schema.donation.select())[0].terms_of_giving)
"""


def test_a_column_that_the_tables_of_today_have_and_an_older_one_has_not_breaks_no_step(tmp_path: Path) -> None:
    paths: list[str] = []
    for number, file in enumerate(FILES):
        if file.name.startswith(("version-1.", "version-2.", "version-9.")):
            path = tmp_path / f"w{number}.passagework"
            path.write_bytes(lzma.decompress(file.read_bytes()))
            paths.append(str(path))
    command = [sys.executable, "-c", WITH_A_NEW_COLUMN, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.stderr == ""
    assert done.stdout.split() == ["unknown"] * len(paths)
    assert [version_of(Path(path)) for path in paths] == [VERSION + 1] * len(paths)


def test_a_workspace_that_another_program_brought_up_to_date_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both saw the old version; the one that comes second takes no undo from what was done since."""
    path = tmp_path / "w.passagework"
    path.write_bytes(lzma.decompress(FILES[0].read_bytes()))
    assert header.read_version(path) < VERSION
    real = migrations.back_up_before_migration

    def late(there: Path) -> object:
        monkeypatch.setattr(migrations, "back_up_before_migration", real)
        with Store(there, "Ann") as first:
            add_tag(first, TagContent("Since"))
        return real(there)

    monkeypatch.setattr(migrations, "back_up_before_migration", late)
    with Store(path, "Ann") as store:
        assert "Since" in {tag.path for tag in codebook(store)}
        assert store.undo() is not None
