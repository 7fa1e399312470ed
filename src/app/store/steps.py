"""The steps from each version of a workspace to the next, in frozen SQL.

What a step once did is never changed again, and it asks nothing of the rest of the program, which knows the tables of
today alone: a step that called it would fail on every older workspace with the first new column. The search index,
which holds nothing of its own, is made again once after all steps (`migrations.migrate`), so a step only shapes it.
"""

from __future__ import annotations

from sqlalchemy import Connection

_ID = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"


def _made(table: str, *columns: str) -> str:
    """The statement that makes a table, written as a new workspace has it."""
    inside = ", \n\t".join(columns)
    return f"CREATE TABLE {table} (\n\t{inside}\n)"


def texts_have_an_index_of_their_own(db: Connection) -> None:
    """From 1 to 2."""
    for statement in (
        "DROP TABLE IF EXISTS search",
        "DROP TABLE IF EXISTS search_text",
        "DROP TABLE search_row",
        "CREATE TABLE search_row (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
        "thing_id INTEGER NOT NULL, block INTEGER DEFAULT '0' NOT NULL, start INTEGER DEFAULT '0' NOT NULL, "
        "\"end\" INTEGER DEFAULT '0' NOT NULL, paragraph INTEGER)",
        "CREATE INDEX ix_search_row_thing ON search_row (kind, thing_id)",
        "CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE search_text USING fts5(body, prefix = '1', "
        "tokenize = 'porter unicode61 remove_diacritics 2')",
    ):
        db.exec_driver_sql(statement)


def what_is_counted_has_names(db: Connection) -> None:
    """From 2 to 3. The workspace may name units and things; a record made of words is left out by what it holds,
    and no longer by words that were put where the person gives reasons."""
    for statement in (
        _made(
            "counted_name",
            _ID,
            "uid TEXT NOT NULL",
            "kind TEXT NOT NULL",
            "name TEXT NOT NULL",
            "words TEXT DEFAULT '[]' NOT NULL",
            "taken TEXT DEFAULT '[]' NOT NULL",
            "CONSTRAINT uq_counted_name_uid UNIQUE (uid)",
        ),
        "CREATE UNIQUE INDEX uq_counted_name ON counted_name (kind, name COLLATE NOCASE)",
        "UPDATE donation SET in_totals = 1 WHERE totals_reason = 'Made from selected words; not filled in yet.' "
        "AND scope = 'specific' AND assertion = 'given'",
        "UPDATE donation SET totals_reason = '' WHERE totals_reason = 'Made from selected words; not filled in yet.'",
    ):
        db.exec_driver_sql(statement)


def what_was_done_is_an_operation(db: Connection) -> None:
    """From 3 to 4. The tables of the journal are called as the program calls what they hold."""
    for statement in (
        _made(
            "operation",
            _ID,
            "kind TEXT NOT NULL",
            "what TEXT DEFAULT '' NOT NULL",
            "at TEXT NOT NULL",
            "author TEXT DEFAULT '' NOT NULL",
            "state TEXT DEFAULT 'done' NOT NULL",
            "merge_key TEXT DEFAULT '' NOT NULL",
        ),
        "INSERT INTO operation SELECT id, kind, what, at, author, state, merge_key FROM deed",
        _made(
            "operation_change",
            _ID,
            "operation_id INTEGER NOT NULL",
            "tbl TEXT NOT NULL",
            "row_id INTEGER NOT NULL",
            '"before" TEXT',
            '"after" TEXT',
            "CONSTRAINT fk_operation_change_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id) "
            "ON DELETE CASCADE",
        ),
        'INSERT INTO operation_change SELECT id, deed_id, tbl, row_id, "before", "after" FROM deed_change',
        # A number that was given once is never given again, though its row is gone.
        "DELETE FROM sqlite_sequence WHERE name IN ('operation', 'operation_change')",
        "INSERT INTO sqlite_sequence (name, seq) SELECT replace(name, 'deed', 'operation'), seq FROM sqlite_sequence "
        "WHERE name IN ('deed', 'deed_change')",
        "DROP TABLE deed_change",
        "DROP TABLE deed",
        "CREATE INDEX ix_operation_state ON operation (state, id)",
        "CREATE INDEX ix_operation_change_operation_id ON operation_change (operation_id)",
        "DROP TABLE journal_now",
        _made("journal_now", _ID, "operation_id INTEGER", "recording INTEGER DEFAULT '1' NOT NULL"),
        "INSERT INTO journal_now (id) VALUES (1)",
    ):
        db.exec_driver_sql(statement)


_STANDING = {
    "evidence": (
        _made(
            "evidence",
            _ID,
            "passage_id INTEGER NOT NULL",
            "thing_id INTEGER NOT NULL",
            "field TEXT DEFAULT '' NOT NULL",
            "party_id INTEGER",
            "item_id INTEGER",
            "role TEXT DEFAULT 'supports' NOT NULL",
            "note TEXT DEFAULT '' NOT NULL",
            "created_at TEXT NOT NULL",
            "created_by TEXT DEFAULT '' NOT NULL",
            "CONSTRAINT fk_evidence_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE",
            "CONSTRAINT fk_evidence_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE",
            "CONSTRAINT fk_evidence_party_id FOREIGN KEY(party_id) REFERENCES donation_party (id) ON DELETE CASCADE",
            "CONSTRAINT fk_evidence_item_id FOREIGN KEY(item_id) REFERENCES donation_item (id) ON DELETE CASCADE",
        ),
        "id, passage_id, {thing}, field, party_id, item_id, role, note, created_at, created_by",
        (
            "CREATE INDEX ix_evidence_passage_id ON evidence (passage_id)",
            "CREATE INDEX ix_evidence_thing_id ON evidence (thing_id)",
            "CREATE INDEX ix_evidence_party_id ON evidence (party_id)",
            "CREATE INDEX ix_evidence_item_id ON evidence (item_id)",
            "CREATE UNIQUE INDEX uq_evidence ON evidence (passage_id, thing_id, field, coalesce(party_id, 0), "
            "coalesce(item_id, 0), role)",
        ),
        ("donation", "fact", "country", "actor"),
    ),
    "locator": (
        _made(
            "locator",
            _ID,
            "digest_id INTEGER NOT NULL",
            "thing_id INTEGER NOT NULL",
            "party_id INTEGER",
            "item_id INTEGER",
            "field TEXT NOT NULL",
            "role TEXT DEFAULT 'supports' NOT NULL",
            "paragraph INTEGER",
            "caption INTEGER DEFAULT '0' NOT NULL",
            "words TEXT NOT NULL",
            "nth INTEGER DEFAULT '1' NOT NULL",
            "CONSTRAINT fk_locator_digest_id FOREIGN KEY(digest_id) REFERENCES source (id) ON DELETE CASCADE",
            "CONSTRAINT fk_locator_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE",
            "CONSTRAINT fk_locator_party_id FOREIGN KEY(party_id) REFERENCES donation_party (id) ON DELETE CASCADE",
            "CONSTRAINT fk_locator_item_id FOREIGN KEY(item_id) REFERENCES donation_item (id) ON DELETE CASCADE",
        ),
        "id, digest_id, {thing}, party_id, item_id, field, role, paragraph, caption, words, nth",
        (
            "CREATE INDEX ix_locator_digest_id ON locator (digest_id)",
            "CREATE INDEX ix_locator_thing_id ON locator (thing_id)",
            "CREATE INDEX ix_locator_party_id ON locator (party_id)",
            "CREATE INDEX ix_locator_item_id ON locator (item_id)",
        ),
        ("donation", "fact", "passage"),
    ),
    "note": (
        _made(
            "note",
            _ID,
            "uid TEXT NOT NULL",
            "thing_id INTEGER",
            "title TEXT DEFAULT '' NOT NULL",
            "body TEXT DEFAULT '' NOT NULL",
            "created_at TEXT NOT NULL",
            "updated_at TEXT NOT NULL",
            "created_by TEXT DEFAULT '' NOT NULL",
            "CONSTRAINT uq_note_uid UNIQUE (uid)",
            "CONSTRAINT fk_note_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE",
        ),
        "id, uid, {thing}, title, body, created_at, updated_at, created_by",
        ("CREATE INDEX ix_note_thing_id ON note (thing_id)",),
        ("source", "passage", "tag", "donation", "country", "fact", "actor"),
    ),
}
"""The tables that had a column for each kind of thing: as they are from then on, their columns, their indexes, and the
kinds that they had a column for."""


def things_have_an_identity_of_their_own(db: Connection) -> None:
    """From 4 to 5. Every thing, also of those that were removed, gets a row of `thing`; what is attached to things
    names that row, in the images of the history too, so that what was removed can still be put back."""
    db.exec_driver_sql(
        _made(
            "thing",
            _ID,
            "kind TEXT NOT NULL",
            "row_id INTEGER NOT NULL",
            "uid TEXT NOT NULL",
            "CONSTRAINT uq_thing_kind_row_id UNIQUE (kind, row_id)",
            "CONSTRAINT uq_thing_kind_uid UNIQUE (kind, uid)",
        )
    )
    db.exec_driver_sql(
        "CREATE TEMP TABLE known (kind TEXT, row_id INTEGER, thing_id INTEGER, PRIMARY KEY (kind, row_id))"
    )
    told = "json_extract(coalesce(after, before), '$.uid')"
    image = "json_valid(coalesce(after, before)) AND " + told + " IS NOT NULL"
    for kind in ("source", "passage", "tag", "note", "country", "actor", "donation", "fact"):
        uid = "code" if kind == "country" else "uid"
        for statement in (
            f"INSERT INTO thing (kind, row_id, uid) SELECT '{kind}', id, {uid} FROM {kind} ORDER BY id",
            f"INSERT OR IGNORE INTO thing (kind, row_id, uid) SELECT tbl, row_id, {told} FROM operation_change "
            f"WHERE tbl = '{kind}' AND {image} ORDER BY id",
            f"INSERT INTO known SELECT kind, row_id, id FROM thing WHERE kind = '{kind}'",
            # One that was removed, and made again under the name by which it is known everywhere.
            "INSERT OR IGNORE INTO known SELECT tbl, c.row_id, t.id FROM operation_change c "
            f"JOIN thing t ON t.kind = tbl AND t.uid = {told} WHERE tbl = '{kind}' AND {image}",
        ):
            db.exec_driver_sql(statement)
    for table, (made, columns, indexes, kinds) in _STANDING.items():
        for statement in (
            f"ALTER TABLE {table} RENAME TO before_things",
            made,
            f"INSERT INTO {table} SELECT {columns.format(thing=_thing_of(kinds, '{0}_id'))} FROM before_things",
            f"DELETE FROM sqlite_sequence WHERE name = '{table}'",
            f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', seq FROM sqlite_sequence "
            "WHERE name = 'before_things'",
            "DROP TABLE before_things",
            *indexes,
            *(_on_things(table, side, kinds) for side in ('"before"', '"after"')),
        ):
            db.exec_driver_sql(statement)
    db.exec_driver_sql("DROP TABLE known")


def _thing_of(kinds: tuple[str, ...], column: str) -> str:
    """The thing that one of these columns names, whichever is not empty."""
    found = (f"(SELECT thing_id FROM known WHERE kind = '{kind}' AND row_id = {column.format(kind)})" for kind in kinds)
    return f"coalesce({', '.join((*found, 'NULL'))})"


def _on_things(table: str, side: str, kinds: tuple[str, ...]) -> str:
    """The statement that lets images of a table name things."""
    gone = ", ".join(f"'$.{kind}_id'" for kind in kinds)
    on = _thing_of(kinds, f"json_extract({side}, '$.{{0}}_id')")
    return (
        f"UPDATE operation_change SET {side} = json_set(json_remove({side}, {gone}), '$.thing_id', {on}) "
        f"WHERE tbl = '{table}' AND json_valid({side})"
    )


def an_operation_is_of_a_person(db: Connection) -> None:
    """From 5 to 6. Each operation says who did it by more than a name; of the older ones the name is all there is."""
    for statement in (
        "CREATE TEMP TABLE old_operation AS SELECT *, author AS author_id FROM operation",
        "CREATE TEMP TABLE old_sequence AS SELECT * FROM sqlite_sequence WHERE name = 'operation'",
        "DROP TABLE operation",
        _made(
            "operation",
            _ID,
            "kind TEXT NOT NULL",
            "what TEXT DEFAULT '' NOT NULL",
            "at TEXT NOT NULL",
            "author TEXT DEFAULT '' NOT NULL",
            "state TEXT DEFAULT 'done' NOT NULL",
            "merge_key TEXT DEFAULT '' NOT NULL",
            "author_id TEXT DEFAULT '' NOT NULL",
        ),
        "INSERT INTO operation SELECT * FROM old_operation",
        "DELETE FROM sqlite_sequence WHERE name = 'operation'",
        "INSERT INTO sqlite_sequence SELECT * FROM old_sequence",
        "DROP TABLE old_operation",
        "DROP TABLE old_sequence",
        "CREATE INDEX ix_operation_state ON operation (state, id)",
        "CREATE INDEX ix_operation_author ON operation (author_id, id)",
    ):
        db.exec_driver_sql(statement)


_WITH_AUTHORS = {
    "passage_tag": (
        _made(
            "passage_tag",
            _ID,
            "uid TEXT NOT NULL",
            "passage_id INTEGER NOT NULL",
            "tag_id INTEGER NOT NULL",
            "created_at TEXT NOT NULL",
            "created_by TEXT DEFAULT '' NOT NULL",
            "author_id TEXT DEFAULT '' NOT NULL",
            "CONSTRAINT uq_passage_tag_passage_id_tag_id_author_id UNIQUE (passage_id, tag_id, author_id)",
            "CONSTRAINT uq_passage_tag_uid UNIQUE (uid)",
            "CONSTRAINT fk_passage_tag_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE",
            "CONSTRAINT fk_passage_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE",
        ),
        "id, (SELECT uid FROM known WHERE row_id = id), passage_id, tag_id, created_at, created_by, created_by",
        (
            "CREATE INDEX ix_passage_tag_passage_id ON passage_tag (passage_id)",
            "CREATE INDEX ix_passage_tag_tag_id ON passage_tag (tag_id)",
        ),
        "'$.author_id', json_extract({0}, '$.created_by')",
    ),
    "claim": (
        _made(
            "claim",
            _ID,
            "passage_id INTEGER NOT NULL",
            "kind TEXT NOT NULL",
            "asserted_by TEXT DEFAULT '' NOT NULL",
            "sureness TEXT NOT NULL",
            "answers_id INTEGER",
            "note TEXT DEFAULT '' NOT NULL",
            "uid TEXT DEFAULT '' NOT NULL",
            "created_at TEXT DEFAULT '' NOT NULL",
            "created_by TEXT DEFAULT '' NOT NULL",
            "author_id TEXT DEFAULT '' NOT NULL",
            "CONSTRAINT uq_claim_passage_id UNIQUE (passage_id)",
            "CONSTRAINT fk_claim_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE",
            "CONSTRAINT fk_claim_answers_id FOREIGN KEY(answers_id) REFERENCES passage (id) ON DELETE SET NULL",
        ),
        "id, passage_id, kind, asserted_by, sureness, answers_id, note, (SELECT uid FROM known WHERE row_id = id), "
        "(SELECT created_at FROM passage WHERE passage.id = passage_id), '', ''",
        ("CREATE INDEX ix_claim_answers_id ON claim (answers_id)",),
        "'$.created_at', coalesce("
        "(SELECT created_at FROM passage WHERE passage.id = json_extract({0}, '$.passage_id')), "
        "(SELECT min(json_extract(coalesce(p.before, p.after), '$.created_at')) FROM operation_change p "
        "WHERE p.tbl = 'passage' AND p.row_id = json_extract({0}, '$.passage_id')), ''), "
        "'$.created_by', '', '$.author_id', ''",
    ),
}


def taggings_and_claims_are_of_a_person(db: Connection) -> None:
    """From 6 to 7. Each tagging and claim has a name of its own in every workspace and says whose it is, and two people
    may put the same tag on the same passage. Of a tagging's author the name is all there is, of a claim's nothing;
    it is as old as its passage."""
    for table, (made, columns, indexes, more) in _WITH_AUTHORS.items():
        for statement in (
            "CREATE TEMP TABLE known (row_id INTEGER PRIMARY KEY, uid TEXT)",
            f"INSERT INTO known SELECT id, lower(hex(randomblob(6))) FROM {table}",
            "INSERT OR IGNORE INTO known SELECT row_id, lower(hex(randomblob(6))) FROM operation_change "
            f"WHERE tbl = '{table}'",
            f"CREATE TEMP TABLE old_rows AS SELECT * FROM {table}",
            f"CREATE TEMP TABLE old_sequence AS SELECT * FROM sqlite_sequence WHERE name = '{table}'",
            f"DROP TABLE {table}",
            made,
            f"INSERT INTO {table} SELECT {columns} FROM old_rows",
            f"DELETE FROM sqlite_sequence WHERE name = '{table}'",
            "INSERT INTO sqlite_sequence SELECT * FROM old_sequence",
            *indexes,
            *(
                f"UPDATE operation_change SET {side} = json_set({side}, '$.uid', "
                f"(SELECT uid FROM known k WHERE k.row_id = operation_change.row_id), {more.format(side)}) "
                f"WHERE tbl = '{table}' AND json_valid({side})"
                for side in ('"before"', '"after"')
            ),
            "DROP TABLE known",
            "DROP TABLE old_rows",
            "DROP TABLE old_sequence",
        ):
            db.exec_driver_sql(statement)


_OF_AMOUNTS_AND_DATES = (
    _made(
        "donation_amount",
        _ID,
        "donation_id INTEGER NOT NULL",
        "ordinal INTEGER NOT NULL",
        "role TEXT NOT NULL",
        "low INTEGER",
        "high INTEGER",
        "currency TEXT DEFAULT '' NOT NULL",
        "qualifier TEXT DEFAULT '' NOT NULL",
        "as_stated TEXT DEFAULT '' NOT NULL",
        "period TEXT DEFAULT '' NOT NULL",
        "condition TEXT DEFAULT '' NOT NULL",
        "actor_id INTEGER",
        "through TEXT DEFAULT '' NOT NULL",
        "CONSTRAINT ck_donation_amount_interval CHECK (low IS NULL OR high IS NULL OR low <= high)",
        "CONSTRAINT fk_donation_amount_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE",
        "CONSTRAINT fk_donation_amount_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE NO ACTION",
    ),
    "CREATE INDEX ix_donation_amount_actor_id ON donation_amount (actor_id)",
    "CREATE INDEX ix_donation_amount_donation_id ON donation_amount (donation_id)",
    _made(
        "donation_date",
        _ID,
        "donation_id INTEGER NOT NULL",
        "ordinal INTEGER NOT NULL",
        "event TEXT NOT NULL",
        "start TEXT DEFAULT '' NOT NULL",
        "\"end\" TEXT DEFAULT '' NOT NULL",
        "precision TEXT DEFAULT '' NOT NULL",
        "as_stated TEXT DEFAULT '' NOT NULL",
        "inferred INTEGER DEFAULT '0' NOT NULL",
        "CONSTRAINT ck_donation_date_dates CHECK (start = '' OR \"end\" = '' OR start <= \"end\")",
        "CONSTRAINT fk_donation_date_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE",
    ),
    "CREATE INDEX ix_donation_date_donation_id ON donation_date (donation_id)",
)


def records_say_more(db: Connection) -> None:
    """From 7 to 8. A record has terms of giving, a condition, amounts and dates beside the main ones; evidence and
    locators may be about those. The images of the history get the new columns, empty."""
    for statement in _OF_AMOUNTS_AND_DATES:
        db.exec_driver_sql(statement)
    words = "TEXT DEFAULT '' NOT NULL"
    _grown(db, "donation", {"parent_id INTEGER": (f"terms {words}", f"condition {words}")})
    for table in ("evidence", "locator"):
        key = "CONSTRAINT fk_{0}_{1}_id FOREIGN KEY({1}_id) REFERENCES donation_{1} (id) ON DELETE CASCADE"
        item, amount, date = (key.format(table, part) for part in ("item", "amount", "date"))
        _grown(db, table, {"item_id INTEGER": ("amount_id INTEGER", "date_id INTEGER"), item: (amount, date)})
        for part in ("amount", "date"):
            db.exec_driver_sql(f"CREATE INDEX ix_{table}_{part}_id ON {table} ({part}_id)")
    db.exec_driver_sql("DROP INDEX uq_evidence")
    db.exec_driver_sql(
        "CREATE UNIQUE INDEX uq_evidence ON evidence (passage_id, thing_id, field, coalesce(party_id, 0), "
        "coalesce(item_id, 0), coalesce(amount_id, 0), coalesce(date_id, 0), role)"
    )
    empty = "'$.amount_id', NULL, '$.date_id', NULL"
    for table, added in (("donation", "'$.terms', '', '$.condition', ''"), ("evidence", empty), ("locator", empty)):
        for side in ('"before"', '"after"'):
            db.exec_driver_sql(
                f"UPDATE operation_change SET {side} = json_insert({side}, {added}) "
                f"WHERE tbl = '{table}' AND json_valid({side})"
            )


def _grown(db: Connection, table: str, more: dict[str, tuple[str, ...]]) -> None:
    """Make a table again with these lines behind those of its own, and with all its rows and indexes."""
    made = str(db.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{table}'").scalar_one())
    asked = f"SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"
    indexes = [str(sql) for (sql,) in db.exec_driver_sql(asked)]
    columns = ", ".join(f'"{row[1]}"' for row in db.exec_driver_sql(f"PRAGMA table_info({table})"))
    for line, added in more.items():
        last = f"\t{line}\n" in made
        end = "\n" if last else ", \n"
        made = made.replace(f"\t{line}{end}", ", \n".join(f"\t{one}" for one in (line, *added)) + end)
    for statement in (
        f"CREATE TEMP TABLE before_growing AS SELECT * FROM {table}",
        f"CREATE TEMP TABLE given AS SELECT * FROM sqlite_sequence WHERE name = '{table}'",
        f"DROP TABLE {table}",
        made,
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM before_growing",
        f"DELETE FROM sqlite_sequence WHERE name = '{table}'",
        "INSERT INTO sqlite_sequence SELECT * FROM given",
        "DROP TABLE before_growing",
        "DROP TABLE given",
        *indexes,
    ):
        db.exec_driver_sql(statement)
