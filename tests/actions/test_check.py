"""Every kind of damage is seen, on a real workspace that was meddled with behind the program's back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.helpers.long import few
from tests.helpers.made import make_starter

from app.actions import check as checking
from app.actions.check import KINDS, Problem, check
from app.actions.notes import add_note, edit_note, remove_note
from app.actions.tags import add_tag, edit_tag
from app.actions.workspaces import save_copy
from app.domain.codebook import TagContent
from app.paths import RESOURCES
from app.store.reads.passages import tag_paths
from app.store.reads.tags import content_of
from app.store.store import Store


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The starter workspace, with a note that was written in three steps."""
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        note = add_note(store, "one")
        edit_note(store, note, "", "two")
        edit_note(store, note, "", "three")
    return path.read_bytes()


@pytest.fixture
def path(starter: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "w.passagework"
    file.write_bytes(starter)
    return file


def meddle(path: Path, *statements: str) -> None:
    """Change the file as a careless hand would, past the journal."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE journal_now SET recording = 0")
        for statement in statements:
            assert db.execute(statement).rowcount != 0, statement
        db.execute("UPDATE journal_now SET recording = 1")


def problems(path: Path) -> tuple[Problem, ...]:
    with Store(path) as store:
        return check(store).problems


def test_what_another_program_writes_meanwhile_is_no_damage(path: Path) -> None:
    class Disturbed(Store):
        """One in which somebody else adds a tag after every statement."""

        number = 0

        def rows(self, *args: Any) -> Any:
            found = super().rows(*args)
            if not self.number % 7:
                add_tag(other, TagContent(f"new {self.number}"))
            self.number += 1
            return found

    with Store(path) as other, Disturbed(path) as store:
        assert check(store).problems == ()
        assert store.number > 20


TOTALS = "UPDATE donation SET in_totals = 1 WHERE id = (SELECT min(id) FROM donation WHERE {which})"
DAMAGE: dict[str, tuple[str, str, str]] = {
    "paragraph": ("UPDATE passage SET paragraph = paragraph + 1 WHERE id = 9", "anchor", "passage 9 of source 1"),
    "no paragraph": ("UPDATE passage SET paragraph = NULL WHERE id = 9", "anchor", "passage 9 of source 1"),
    "unknown state": ("UPDATE passage SET state = 'vague' WHERE id = 9", "anchor", "passage 9 of source 1"),
    "state": ("UPDATE passage SET state = 'review' WHERE id = 9", "anchor", "passage 9 of source 1"),
    "quote": ("UPDATE passage SET quote = quote || 's' WHERE id = 9", "anchor", "passage 9 of source 1"),
    "context": ("UPDATE passage SET suffix = 'x' WHERE id = 9", "anchor", "passage 9 of source 1"),
    "promise": (TOTALS.format(which="assertion = 'promised' AND scope = 'specific'"), "record", "record "),
    "aggregate": (TOTALS.format(which="assertion = 'given' AND scope = 'aggregate'"), "record", "record "),
    "negative": (TOTALS.format(which="assertion = 'not_given'"), "record", "record "),
    "evidence deleted": ("DELETE FROM evidence WHERE id = 12", "journal", "evidence 12"),
    "evidence of another": ("UPDATE evidence SET passage_id = passage_id + 1 WHERE id = 12", "journal", "evidence 12"),
    "evidence made up": (
        "INSERT INTO evidence (passage_id, thing_id, created_at) VALUES (9, 3, '2020')", "journal", "evidence ",
    ),
    "a title": ("UPDATE donation SET title = 'Another' WHERE id = 5", "journal", "donation 5"),
    "a tag taken off": ("DELETE FROM passage_tag WHERE id = 3", "journal", "passage_tag 3"),
    "an image deleted": ("DELETE FROM operation_change WHERE tbl = 'fact' AND row_id = 4", "journal", "fact 4"),
    "the newest image deleted": (
        "DELETE FROM operation_change WHERE id = (SELECT max(id) FROM operation_change)", "journal", "note ",
    ),
    "an image between deleted": (
        "DELETE FROM operation_change WHERE id = (SELECT max(id) - 1 FROM operation_change)", "journal", "note ",
    ),
    "an image edited": (
        "UPDATE operation_change SET after = json_set(after, '$.value', 'less') WHERE tbl = 'fact' AND row_id = 4",
        "journal", "fact 4",
    ),
    "an image between edited": (
        "UPDATE operation_change SET after = json_set(after, '$.body', 'zwei') WHERE after LIKE '%\"two\"%'",
        "journal", "note ",
    ),
    "an image before edited": (
        "UPDATE operation_change SET before = json_set(before, '$.body', 'zwei') WHERE before LIKE '%\"two\"%'",
        "journal", "note ",
    ),
    "an image no JSON": (
        "UPDATE operation_change SET after = substr(after, 1, 9) WHERE tbl = 'fact' AND row_id = 4",
        "journal", "operation 1",
    ),
    "a kind of operation made up": ("UPDATE operation SET kind = 'Guess' WHERE id = 1", "journal", "operation 1"),
    "search forgot a document": ("DELETE FROM search WHERE rowid = 40", "search", "the search index"),
    "kept file": ("UPDATE raw SET bytes = x'20'", "content", "file 1"),
    "text": ("UPDATE body SET text = replace(text, 'e', 'a')", "content", "text 1"),
    "cut": ("INSERT INTO source_cut (version_id, block, why) VALUES (1, 999, 'footer')", "cut", "source 1"),
    "reference": ("DELETE FROM actor WHERE id = 2", "database", ""),
    "a country's name": ("UPDATE country SET name = 'Nowhere' WHERE code = 'IL'", "reference", "country IL"),
    "a country's other names": (
        "UPDATE country SET aliases = replace(aliases, 'a', 'b') WHERE code = 'IL'", "reference", "country IL",
    ),
    "a country's code": ("UPDATE country SET code = 'I\\' WHERE code = 'IL'", "reference", "country IL"),
    "a country gone": (
        "DELETE FROM country WHERE code = 'AQ'", "reference", "country AQ",
    ),
    "a member of a group": (
        "DELETE FROM country_member WHERE id = (SELECT min(id) FROM country_member)", "reference", "country ",
    ),
    "an index": ("DROP INDEX ix_donation_title", "database", "index ix_donation_title"),
    "a trigger of somebody's": (
        "CREATE TRIGGER odd AFTER INSERT ON note BEGIN DELETE FROM tag; END", "database", "trigger odd",
    ),
    "a condition of rows": (
        "UPDATE sqlite_master SET sql = replace(sql, 'low <= high', 'low >= high') WHERE name = 'fact'",
        "database", "table fact",
    ),
    "what a trigger writes down": (
        "UPDATE sqlite_master SET sql = replace(sql, char(39) || 'note' || char(39), '1') WHERE name = "
        "'journal_note_update'", "database", "trigger journal_note_update",
    ),
    "no identity": ("DELETE FROM thing WHERE kind = 'tag' AND row_id = 3", "database", "tag 3"),
    "an identity of another": ("UPDATE thing SET uid = 'x' WHERE kind = 'tag' AND row_id = 3", "database", "tag 3"),
    "evidence for nothing": (
        "UPDATE thing SET row_id = 999 WHERE kind = 'donation' AND row_id = 5", "database", "donation 5",
    ),
    "ids given out": ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'donation'", "database", "table donation"),
}  # fmt: skip
UNREADABLE: dict[str, tuple[str, str]] = {
    "no JSON": ("UPDATE tag SET aliases = '[\"a' WHERE id = 3", "tag 3"),
    "no list": ("UPDATE source SET authors = '{}' WHERE id = 1", "source 1"),
    "a list of numbers": ("UPDATE country SET aliases = '[1]' WHERE id = 7", "country 7"),
    "no blocks": ("UPDATE body SET blocks = 'none'", "text 1"),
    "a block of no kind": ("UPDATE body SET blocks = replace(blocks, 'heading', 'heeding')", "text 1"),
    "no text": ("UPDATE note SET body = CAST(x'ff41' AS TEXT) WHERE id = 2", "note 2"),
    "no text in a passage": ("UPDATE passage SET quote = CAST(x'c3' AS TEXT) WHERE id = 9", "passage 9"),
    "bytes for a text": ("UPDATE tag SET name = CAST(name AS BLOB) WHERE id = 4", "tag 4"),
    "a word for a number": ("UPDATE passage SET start = 'x' WHERE id = 9", "passage 9"),
    "a broken number": ("UPDATE donation SET money_low = 1.5, money_high = 2 WHERE id = 5", "donation 5"),
    "a word of no vocabulary": ("UPDATE donation SET scope = 'specifik' WHERE id = 5", "donation 5"),
    "another": ("UPDATE actor SET kind = 'Company' WHERE id = 5", "actor 5"),
    "in a party": ("UPDATE donation_party SET role = 'donar' WHERE id = 5", "donation_party 5"),
    "in evidence": ("UPDATE evidence SET role = '' WHERE id = 5", "evidence 5"),
    "in a source": ("UPDATE source SET kind = 'digesu' WHERE id = 1", "source 1"),
    "in a cut": ("UPDATE source_cut SET why = 'x' WHERE id = 1", "source_cut 1"),
    "no date": ("UPDATE fact SET as_of_start = '2020-0x-31' WHERE id = 1", "fact 1"),
    "no time": ("UPDATE operation SET at = '2026-1' WHERE id = 1", "operation 1"),
    "neither yes nor no": ("UPDATE locator SET caption = 3 WHERE id = 1", "locator 1"),
    "a type of no field": (
        """INSERT INTO own_field (uid, "key", name, type) VALUES ('0a', 'own', 'Own', 'numbr')""",
        "own_field 1",
    ),
    "neither a column nor none": (
        """INSERT INTO own_field (id, uid, "key", name, type, listed) VALUES (9, '0b', 'b', 'B', 'text', 7)""",
        "own_field 9",
    ),
    "an image of no table": ("UPDATE operation_change SET tbl = 'nota' WHERE tbl = 'note'", "operation_change "),
}
"""What no reader of the program can make sense of."""


def test_the_workspace_was_sound_before(path: Path) -> None:
    assert problems(path) == ()


ALONE = {
    "text",
    "kept file",
    "cut",
    "a condition of rows",
    "what a trigger writes down",
    "no blocks",
    "a block of no kind",
    "an image no JSON",
}
"""What is seen in much else too, or stands in the way of another damage."""


def rounds(damages: Iterable[tuple[str, str, str]]) -> list[list[str]]:
    """Damages with their kind and where they are seen, in rounds in which no finding could be that of two."""
    out: list[tuple[list[str], list[tuple[str, str]]]] = []
    for name, kind, where in damages:
        for names, taken in out:
            apart = all(kind != k or not (where.startswith(w) or w.startswith(where)) for k, w in taken)
            if apart and not ALONE & {name, *names}:
                names.append(name)
                taken.append((kind, where))
                break
        else:
            out.append(([name], [(kind, where)]))
    return [names for names, _ in out]


@pytest.mark.parametrize(
    "names",
    rounds((name, kind, where) for name, (_, kind, where) in DAMAGE.items()),
    ids=", ".join,
)
def test_each_damage_is_seen(path: Path, names: list[str]) -> None:
    """Those that are seen apart from each other are done at once, as a check takes its time."""
    meddle(path, *(DAMAGE[name][0] for name in names))
    found = problems(path)
    for name in names:
        _, kind, where = DAMAGE[name]
        assert [problem for problem in found if problem.kind == kind and problem.where.startswith(where)], (name, found)
        assert len(found) < 10 * len(names) or kind in ("content", "database")
    for problem in found:
        assert problem.kind in KINDS
        assert problem.sentence().endswith(".")


@pytest.mark.parametrize(
    "names", rounds((name, "row", where) for name, (_, where) in UNREADABLE.items()), ids=", ".join
)
def test_what_can_not_be_read_is_a_sentence_that_names_its_row(path: Path, names: list[str]) -> None:
    meddle(path, *(UNREADABLE[name][0] for name in names))
    found = problems(path)
    for name in names:
        named = UNREADABLE[name][1].replace("text 1", "body 1")
        assert [one for one in found if one.kind == "row" and one.where.startswith(named)], (name, found)
    for problem in found:
        assert problem.sentence().endswith(".")
        assert "too damaged" not in problem.what


def test_countries_of_another_version_of_the_program_are_no_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shipped may be corrected; a workspace keeps what it was made with, and a fingerprint of that."""
    shipped = checking.load_reference(RESOURCES / "reference")
    newer = replace(shipped, countries=tuple(replace(one, name=f"New {one.name}") for one in shipped.countries))
    monkeypatch.setattr(checking, "load_reference", lambda _folder: newer)
    assert problems(path) == ()
    meddle(path, "UPDATE country SET region = 'Moon' WHERE code = 'IL'")
    assert {problem.kind for problem in problems(path)} == {"reference"}


def test_countries_that_are_all_gone_are_missed(path: Path) -> None:
    meddle(path, "DELETE FROM country_member", "DELETE FROM country")
    assert "reference" in {problem.kind for problem in problems(path)}


def test_countries_written_before_there_was_a_fingerprint_are_compared_with_what_is_shipped(path: Path) -> None:
    meddle(path, "DELETE FROM setting WHERE key = 'reference'")
    assert problems(path) == ()
    meddle(path, "UPDATE country SET region = 'Moon' WHERE code = 'IL'")
    assert problems(path) == (Problem("reference", "its region is not as it was written", "country IL"),)


def test_things_that_search_does_not_know_are_named(path: Path) -> None:
    forgotten: set[Problem] = set()
    for kind in ("source", "tag", "note", "donation", "fact", "actor", "country"):
        which = f"(SELECT max(id) FROM search_row WHERE kind = '{kind}')"
        with closing(sqlite3.connect(path)) as db:
            (thing,) = db.execute(f"SELECT thing_id FROM search_row WHERE id = {which}").fetchone()
        meddle(path, f"DELETE FROM search WHERE rowid = {which}", f"DELETE FROM search_row WHERE id = {which}")
        forgotten.add(Problem("search", "search does not know it", f"{kind} {thing}"))
    found = problems(path)
    assert (set(found), len(found)) == (forgotten, len(forgotten))


def test_a_paragraph_that_search_does_not_know_is_counted(path: Path) -> None:
    which = "(SELECT max(id) FROM search_row WHERE kind = 'text')"
    meddle(path, f"DELETE FROM search_text WHERE rowid = {which}", f"DELETE FROM search_row WHERE id = {which}")
    assert problems(path) == (Problem("search", "search does not know 1 of its paragraphs", "source 1"),)


def test_what_search_knows_of_nothing_is_named(path: Path) -> None:
    meddle(
        path,
        "INSERT INTO search_row (kind, thing_id, block) VALUES ('note', 999, 0)",
        "INSERT INTO search (rowid, title, body) SELECT max(id), 'x', 'y' FROM search_row",
    )
    assert problems(path) == (Problem("search", "search knows it, but it is not there", "note 999"),)


# --- what is no damage ----------------------------------------------------------------------------------


def steps(store: Store) -> None:
    """Undone, redone, and undone for good by something else; removed, and put back by undo."""
    note = add_note(store, "a")
    edit_note(store, note, "", "b")
    store.undo()
    edit_tag(store, 1, replace(content_of(store, 1), definition="Other words."))
    edit_note(store, note, "", "c")
    remove_note(store, note)
    store.undo()
    store.undo()
    store.redo()
    add_note(store, "another")
    store.undo()


UNTOUCHED: dict[str, Callable[[Store], object]] = {
    "steps": steps,
    "all undone": lambda store: [None for _ in iter(store.undo, None)],
    "pruned": lambda store: store.prune(older_than="9999", keep_bytes=0),
}


@few("how", UNTOUCHED, keep=1, why="more of it")
def test_what_the_program_does_itself_is_sound(path: Path, how: str) -> None:
    with Store(path, "Ann") as store:
        UNTOUCHED[how](store)
        assert check(store).problems == ()
        steps(store) if how == "pruned" else add_note(store, "after")
        assert check(store).problems == ()


@few("with_history", [True, False], keep=1, why="more copies")
def test_a_copy_is_sound_and_stays_so(path: Path, tmp_path: Path, with_history: bool) -> None:
    copy = tmp_path / "copy.passagework"
    with Store(path, "Ann") as store:
        save_copy(store, copy, with_history=with_history)
    with Store(copy, "Ben") as store:
        assert check(store).problems == ()
        steps(store)
        assert check(store).problems == ()


SEALED: dict[str, Callable[[Store, Path], Path]] = {
    "pruned": lambda store, _other: (store.prune(older_than="9999", keep_bytes=0), store.path)[1],
    "a copy without history": lambda store, other: (save_copy(store, other, with_history=False), other)[1],
    "worked in since": lambda store, _other: (store.prune(older_than="9999", keep_bytes=0), steps(store), store.path)[
        2
    ],
}
"""What leaves a workspace without the images of its rows."""


@few("how", SEALED, keep=1, why="more rows")
def test_rows_that_are_no_longer_in_the_history_are_checked_all_the_same(path: Path, tmp_path: Path, how: str) -> None:
    with Store(path, "Ann") as store:
        sealed = SEALED[how](store, tmp_path / "other.passagework")
    assert problems(sealed) == ()
    changed = {
        "fact 0 to 49": "UPDATE fact SET value = 'less' WHERE id = 4",
        "passage_tag 100 to 149": "DELETE FROM passage_tag WHERE id = 103",
        "collection 0 to 49": "INSERT INTO collection (uid, name) VALUES ('x', 'y')",
        "tag 0 to 49": "UPDATE tag SET definition = 'x' WHERE id = 5",
    }
    meddle(sealed, *changed.values())
    what = "not all is as it was where the history begins"
    assert {Problem("journal", what, where) for where in changed} <= set(problems(sealed))
    with Store(sealed) as store:  # what is done next is compared with what was, and hides none of it
        edit_tag(store, 5, replace(content_of(store, 5), definition="y"))
    assert "tag 0 to 49" in {problem.where for problem in problems(sealed)}


def test_a_beginning_of_the_history_that_can_not_be_read_is_said(path: Path) -> None:
    with Store(path) as store:
        store.prune(older_than="9999", keep_bytes=0)
    meddle(path, "UPDATE setting SET value = substr(value, 2) WHERE key = 'baseline'")
    assert problems(path) == (Problem("journal", "what was where it begins cannot be read", "the history"),)


@pytest.mark.parametrize("lost", ["DELETE FROM body", "UPDATE body SET blocks = 'none'", "DELETE FROM journal_now"])
def test_what_breaks_a_check_off_is_a_problem_and_the_others_go_on(path: Path, lost: str) -> None:
    meddle(path, "UPDATE donation SET in_totals = 1 WHERE scope = 'aggregate'")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(lost)
    kinds = {problem.kind for problem in problems(path)}
    assert "record" in kinds
    assert len(kinds) > 1


def test_a_codebook_that_goes_round_in_a_circle_is_listed_all_the_same(path: Path) -> None:
    meddle(path, "UPDATE tag SET parent_id = id WHERE id = 3")
    with Store(path) as store:
        assert len(tag_paths(store)) > 3
    assert problems(path) != ()


@few(
    "statement, where",
    [
        ("UPDATE journal_now SET recording = 0", "the history"),
        ("DELETE FROM journal_now", "the history"),
        ("DROP TRIGGER journal_passage_update", "table passage"),
    ],
    keep=1,
    why="more histories",
)
def test_a_history_that_is_no_longer_written_down_is_seen(path: Path, statement: str, where: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)
    said = "not written down, so they cannot be undone"
    assert [(one.kind, one.where) for one in problems(path) if said in one.what] == [("journal", where)]


def test_a_table_that_a_migration_altered_is_as_one_that_was_made_at_once(path: Path) -> None:
    """A column that was added stands at the end, and its default may be written otherwise."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE journal_now SET recording = 0")
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'journal_claim%' ORDER BY name")
        made = [(name, sql) for name, sql in triggers.fetchall() if sql.startswith("CREATE TRIGGER")]
        for name, _ in made:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("CREATE TABLE kept AS SELECT id, note FROM claim")
        db.execute("ALTER TABLE claim DROP COLUMN note")
        db.execute('ALTER TABLE claim ADD COLUMN "note" text DEFAULT "" NOT NULL')
        db.execute("UPDATE claim SET note = (SELECT note FROM kept WHERE kept.id = claim.id)")
        db.execute("DROP TABLE kept")
        for _, sql in made:
            db.execute(sql)
        db.execute("UPDATE journal_now SET recording = 1")
    assert problems(path) == ()
