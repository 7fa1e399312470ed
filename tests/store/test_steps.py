"""Workspaces of earlier versions come up to date with all that was in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.made import create, make_empty, make_starter

from app.actions import donations, trash
from app.actions.check import check
from app.actions.counted import set_name
from app.actions.evidence import link_evidence
from app.actions.notes import add_note
from app.actions.sources import add_bytes
from app.domain.counted import CountedKind, CountedName
from app.domain.donations import Donation, Item
from app.domain.giving import LeftOut, left_out
from app.domain.kinds import things
from app.domain.terms import Assertion
from app.domain.vocabularies import giving
from app.paths import RESOURCES
from app.store import header
from app.store.reads import donations as donation_reads
from app.store.reads import notes, vocabularies
from app.store.reads.operation_changes import changes_of
from app.store.reads.search import search
from app.store.reads.sources import current_text
from app.store.reads.trash import removed
from app.store.store import Store

TEXT = "The town sent two crates of quinces over the sea.\n\nNobody has said what became of them since.\n"
INDEX = """
SELECT kind, thing_id, block, start, "end", paragraph, t.body, s.title, s.body FROM search_row r
LEFT JOIN search_text t ON t.rowid = r.id AND r.kind = 'text'
LEFT JOIN search s ON s.rowid = r.id AND r.kind <> 'text' ORDER BY 1, 2, 3
"""
_STOOD_ON = {
    "evidence": ("donation", "fact", "country", "actor"),
    "locator": ("donation", "fact", "passage"),
    "note": ("source", "passage", "tag", "donation", "country", "fact", "actor"),
}


def _image_of_4(table: str, side: str, kinds: tuple[str, ...]) -> str:
    thing = f"(SELECT row_id FROM thing WHERE id = json_extract({side}, '$.thing_id') AND kind = '{{0}}')"
    on = ", ".join(f"'$.{kind}_id', {thing.format(kind)}" for kind in kinds)
    image = f"json_remove(json_set({side}, {on}), '$.thing_id')"
    return f"UPDATE operation_change SET {side} = {image} WHERE tbl = '{table}' AND {side} IS NOT NULL;"


_KEY_OF_WORK = ", \n\tCONSTRAINT fk_source_work_id FOREIGN KEY(work_id) REFERENCES work (id) ON DELETE SET NULL"
BACK_TO_15 = (
    "".join(f"DROP TRIGGER journal_donation_item_{event};" for event in ("insert", "update", "delete"))
    + "ALTER TABLE donation_item DROP COLUMN alternative;"
)
BACK_TO_13 = BACK_TO_15 + (
    "DROP INDEX ix_donation_party_actor; DROP INDEX ix_donation_party_country; DROP INDEX ix_donation_party_name;"
    "DROP INDEX ix_donation_item_item; DROP INDEX ix_evidence_thing; DROP INDEX ix_passage_length;"
    "CREATE INDEX ix_donation_party_actor_id ON donation_party (actor_id);"
    "CREATE INDEX ix_donation_party_country_id ON donation_party (country_id);"
    "CREATE INDEX ix_donation_item_item ON donation_item (item);"
    "CREATE INDEX ix_evidence_thing_id ON evidence (thing_id);"
)
BACK_TO_12 = BACK_TO_13 + (
    "DROP INDEX ix_donation_party_all; DROP INDEX ix_donation_item_first; DROP INDEX ix_donation_state;"
    "CREATE INDEX ix_donation_party_donation_id ON donation_party (donation_id);"
    "CREATE INDEX ix_donation_item_donation_id ON donation_item (donation_id);"
)
BACK_TO_11 = (
    BACK_TO_12
    + "".join(f"DROP TRIGGER thing_{kind}_{event};" for kind in things() for event in ("insert", "delete"))
    + "".join(f"DROP TRIGGER journal_source_{event};" for event in ("insert", "update", "delete"))
    + "DROP TABLE review; DROP TABLE saved_view; DROP INDEX ix_source_citekey;"
    "ALTER TABLE source DROP COLUMN citekey; ALTER TABLE source DROP COLUMN reference;"
)
BACK_TO_10 = (
    BACK_TO_11 + "DROP TABLE own_value; DROP TABLE own_field; DROP TABLE table_row; DROP TABLE table_file;"
    "DROP INDEX ix_donation_item_item; DROP INDEX ix_donation_money; DROP INDEX ix_source_work_id;"
    + "".join(f"DROP TRIGGER journal_evidence_{event};" for event in ("insert", "update", "delete"))
    + f"PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, '{_KEY_OF_WORK}', '') "
    "WHERE name = 'source'; PRAGMA writable_schema = RESET;"
    "ALTER TABLE source DROP COLUMN work_id; ALTER TABLE source DROP COLUMN text;"
    "ALTER TABLE evidence DROP COLUMN uid; ALTER TABLE evidence DROP COLUMN author_id;"
    "DROP TABLE paragraph_pair; DROP TABLE work;"
)
BACK_TO_9 = (
    BACK_TO_10
    + "DROP TABLE donation_amount; DROP TABLE donation_date;"
    + "".join(f"DROP TRIGGER journal_donation_{event};" for event in ("insert", "update", "delete"))
    + "ALTER TABLE donation DROP COLUMN condition;"
)
_WITHOUT_AUTHORS = {
    "passage_tag": ("id, passage_id, tag_id, created_at, created_by", "'$.uid', '$.author_id'"),
    "claim": (
        "id, passage_id, kind, asserted_by, sureness, answers_id, note",
        "'$.uid', '$.author_id', '$.created_at', '$.created_by'",
    ),
}
BACK_TO_5 = BACK_TO_9 + (
    "DROP TABLE kept_draft; DROP TABLE found_drafts; DROP TABLE term; DROP TABLE vocabulary;"
    "ALTER TABLE donation DROP COLUMN terms;"
)
BACK_TO_4 = BACK_TO_5 + "".join(
    (
        *(
            f"CREATE TEMP TABLE counted AS SELECT * FROM sqlite_sequence WHERE name = '{table}';"
            f"CREATE TABLE older AS SELECT {columns} FROM {table}; DROP TABLE {table};"
            f"ALTER TABLE older RENAME TO {table};"
            "INSERT INTO sqlite_sequence SELECT * FROM counted; DROP TABLE counted;"
            f"UPDATE operation_change SET before = json_remove(before, {gone}), after = json_remove(after, {gone}) "
            f"WHERE tbl = '{table}';"
            for table, (columns, gone) in _WITHOUT_AUTHORS.items()
        ),
        "DROP INDEX ix_operation_author; ALTER TABLE operation DROP COLUMN author_id;",
        *(
            f"DROP INDEX IF EXISTS uq_{table}; DROP INDEX ix_{table}_thing_id;"
            f"DROP TRIGGER IF EXISTS journal_{table}_update; ALTER TABLE {table} RENAME COLUMN thing_id TO on_id;"
            + "".join(
                f"ALTER TABLE {table} ADD COLUMN {kind}_id INTEGER; UPDATE {table} SET {kind}_id = "
                f"(SELECT row_id FROM thing WHERE id = on_id AND kind = '{kind}');"
                for kind in kinds
            )
            + "".join(_image_of_4(table, side, kinds) for side in ("before", "after"))
            for table, kinds in _STOOD_ON.items()
        ),
        "DROP TABLE thing;",
    )
)
BACK_TO_3 = f"""
{BACK_TO_4}
ALTER TABLE operation RENAME TO deed;
ALTER TABLE operation_change RENAME TO deed_change;
ALTER TABLE deed_change RENAME COLUMN operation_id TO deed_id;
"""
BACK_TO_2 = f"{BACK_TO_3} DROP TABLE counted_name; PRAGMA user_version = 2;"
BACK_TO_1 = f"""
{BACK_TO_2}
DROP TABLE search; DROP TABLE search_text; DROP TABLE search_row;
CREATE TABLE search_row (id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, thing_id INTEGER NOT NULL,
  block INTEGER DEFAULT '0' NOT NULL);
CREATE INDEX ix_search_row_thing ON search_row (kind, thing_id);
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2');
PRAGMA user_version = 1;
"""


def _index(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(INDEX).fetchall()


SAID_IN_2 = "Made from selected words; not filled in yet."


def test_a_record_made_of_words_in_version_2_counts_as_soon_as_it_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    blankets = (Item("blankets", Decimal(5), Decimal(5)),)
    kept_out = Donation("kept out", items=blankets, in_totals=False, totals_reason="only a picture")
    with Store(path, "Ann") as store:
        for content in (
            Donation("bare", in_totals=False, totals_reason=SAID_IN_2),
            Donation("filled in", items=blankets, in_totals=False, totals_reason=SAID_IN_2),
            Donation("promised", assertion=Assertion.PROMISED, in_totals=False, totals_reason=SAID_IN_2),
            kept_out,
        ):
            donations.add_donation(store, content)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(BACK_TO_2)
    with Store(path, "Ann") as store:
        found = {record.content.title: record.content for record in donation_reads.records(store)}
        assert [left_out(found[title]) for title in ("bare", "filled in", "promised", "kept out")] == [
            LeftOut.NOT_FILLED_IN, None, LeftOut.PROMISED, LeftOut.KEPT_OUT,
        ]  # fmt: skip
        assert {content.totals_reason for content in found.values()} == {"", "only a picture"}
        assert found["kept out"] == kept_out
        set_name(store, CountedName(CountedKind.UNIT, "crates"))
        assert check(store).problems == ()
        assert store.undo() is not None
        assert store.undo() is None  # of what was done before, nothing is undone
        assert check(store).problems == ()
    with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(":memory:")) as new:
        tables = "SELECT name, sql FROM sqlite_master WHERE name LIKE '%counted_name%' AND sql NOT NULL ORDER BY 1"
        create(tmp_path / "new.passagework")
        new.execute("ATTACH ? AS made", (str(tmp_path / "new.passagework"),))
        made = new.execute(tables.replace("sqlite_master", "made.sqlite_master")).fetchall()
        assert [(name, " ".join(sql.split())) for name, sql in db.execute(tables)] == [
            (name, " ".join(sql.split())) for name, sql in made
        ]


@pytest.mark.long(
    "an old workspace more; `tests/store/test_past.py` keeps one of each version",
    instead="test_it_comes_up_to_date_with_all_that_was_in_it",
)
def test_the_index_of_version_1_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        add_bytes(store, TEXT.encode(), "quinces.txt", "text/plain")
        found = search(store, "quinces")
    assert found
    before = _index(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(BACK_TO_1)
    with Store(path, "Ann") as store:
        assert search(store, "quinces") == found
    assert header.read_version(path) == header.VERSION
    assert _index(path) == before


def test_what_was_removed_in_version_4_is_put_back_with_what_was_attached_to_it(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        source = add_bytes(store, TEXT.encode(), "quinces.txt", "text/plain").source_id
        stays, goes = (donations.add_donation(store, Donation(title)) for title in ("stays", "goes"))
        start = current_text(store, source).text.index("quinces")
        for record in (stays, goes):
            link_evidence(store, source, start, start + 7, "quinces", ("donation", record), (("title", None),))
            add_note(store, "Said of it.", f"Of {record}", "donation", record)
        add_note(store, "Of nothing.", "Free")
        donations.remove_donation(store, goes)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{BACK_TO_4} PRAGMA user_version = 4;")
    with Store(path, "Ann") as store:
        assert check(store).problems == ()
        assert {note.title: note.target_id for note in notes.every(store)} == {f"Of {stays}": stays, "Free": None}
        assert [piece.quote for piece in donation_reads.record(store, stays).evidence] == ["quinces"]
        (gone,) = removed(store)
        assert (gone.table, gone.label, gone.with_it) == ("donation", "D-02 · goes", 2)
        changed = changes_of(store, gone.operation_id).rows
        assert ("record", "D-02 · goes") in {(f.label, f.before) for row in changed for f in row.fields}
        assert trash.put_back(store, gone).left == 0
        assert {note.title: note.target_id for note in notes.every(store)} == {
            f"Of {stays}": stays, f"Of {goes}": goes, "Free": None,
        }  # fmt: skip
        assert [piece.quote for piece in donation_reads.record(store, goes).evidence] == ["quinces"]
        assert check(store).problems == ()
        assert store.undo() is not None
        assert [piece.quote for piece in donation_reads.record(store, stays).evidence] == ["quinces"]
        assert len(removed(store)) == 1


@pytest.mark.long(
    "an old workspace more; `tests/store/test_past.py` keeps one of each version",
    instead="test_it_comes_up_to_date_with_all_that_was_in_it",
)
def test_a_workspace_of_version_4_gets_the_terms_it_had_and_those_of_its_subject_where_they_were_used(
    tmp_path: Path,
) -> None:
    def terms(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with Store(path) as store:
            assert check(store).problems == ()
            return {
                one.key: [(row.term.key, row.content, row.used_by) for row in one.rows]
                for one in vocabularies.vocabularies(store)
            }

    for make, name in ((make_starter, "starter"), (make_empty, "empty")):
        path = tmp_path / f"{name}.passagework"
        make(path, "Ann", RESOURCES)
        before = terms(path)
        with closing(sqlite3.connect(path)) as db:
            db.executescript(f"{BACK_TO_4} PRAGMA user_version = 4;")
        assert terms(path) == before
        assert ("epidemic" in {key for key, _, _ in before["fact_category"]}) == (make is make_starter)
        with Store(path, "Ann") as store:
            made = donations.add_donation(store, Donation("Lent", terms=giving("loan")))
            assert donation_reads.record(store, made).content.terms.display_name == "loan"
            assert store.undo() is not None
            assert check(store).problems == ()
