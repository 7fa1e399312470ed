"""The migration steps from each version of a workspace to the next, in frozen SQL.

A step is never changed and calls nothing of the rest of the program, which only knows today's tables: otherwise the
first new column would break it for every older workspace. The search index is rebuilt once after all steps
(`migrations.migrate`), so a step only has to shape it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

Step = Callable[[Connection], None]

_ID = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"


def _made(table: str, *columns: str) -> str:
    """The statement that creates a table as a new workspace has it."""
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
    """From 2 to 3. The workspace may name units and things; a record of words is left out of totals by its content, and
    no longer by words that were put into the field for the person's reasons.
    """
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
    """From 3 to 4. The tables of the journal get the names the program uses."""
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
    """From 4 to 5. Every thing, including removed ones, gets a row of `thing`. What is attached to things refers to
    that row, in the journal's images too, so that removed things can still be restored.
    """
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
    """The statement that lets images of a table refer to things."""
    gone = ", ".join(f"'$.{kind}_id'" for kind in kinds)
    on = _thing_of(kinds, f"json_extract({side}, '$.{{0}}_id')")
    return (
        f"UPDATE operation_change SET {side} = json_set(json_remove({side}, {gone}), '$.thing_id', {on}) "
        f"WHERE tbl = '{table}' AND json_valid({side})"
    )


def an_operation_is_of_a_person(db: Connection) -> None:
    """From 5 to 6. Each operation stores the id of its author; for older ones only the name is known."""
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
    """From 6 to 7. Each tagging and claim has a UUID and an author, and two people may put the same tag on the same
    passage. Of a tagging's author only the name is known, of a claim's nothing; its time is that of its passage.
    """
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


def drafts_are_kept(db: Connection) -> None:
    """From 7 to 8. Drafts found by the rules are stored, and so are those a person has put away or refused."""
    for statement in (
        _made(
            "found_drafts",
            _ID,
            "hash TEXT NOT NULL",
            "rules TEXT NOT NULL",
            "drafts TEXT NOT NULL",
            "CONSTRAINT uq_found_drafts_hash UNIQUE (hash)",
        ),
        _made(
            "kept_draft",
            _ID,
            "uid TEXT NOT NULL",
            "source_id INTEGER NOT NULL",
            "hash TEXT NOT NULL",
            "start INTEGER NOT NULL",
            "sentence TEXT NOT NULL",
            "number INTEGER NOT NULL",
            "draft TEXT NOT NULL",
            "is_refused INTEGER DEFAULT '0' NOT NULL",
            "updated_at TEXT NOT NULL",
            "created_by TEXT DEFAULT '' NOT NULL",
            "author_id TEXT NOT NULL",
            "CONSTRAINT uq_kept_draft_author_id_source_id_hash_start_number "
            "UNIQUE (author_id, source_id, hash, start, number)",
            "CONSTRAINT uq_kept_draft_uid UNIQUE (uid)",
        ),
        "CREATE INDEX ix_kept_draft_source_id ON kept_draft (source_id)",
    ):
        db.exec_driver_sql(statement)


_VOCABULARIES = (
    ("aid_kind", "Kinds of aid", "What was given: goods, money, people, know-how.", (
        ("goods", "goods", "", "", 1, "{}"),
        ("goods_valued", "goods valued", "Goods whose worth somebody has put in money.", "", 1, "{}"),
        ("food", "food", "", "", 1, '{"OECD CRS": "72040"}'),
        ("shelter", "shelter", "", "", 1, '{"OECD CRS": "72010"}'),
        ("water_and_sanitation", "water and sanitation", "", "", 1, '{"OECD CRS": "14030"}'),
        ("fuel", "fuel", "", "", 1, "{}"),
        ("medical_supplies", "medical supplies", "", "", 1, "{}"),
        ("vaccine", "vaccine", "", "", 1, '{"OECD CRS": "12250"}'),
        ("search_and_rescue", "search and rescue", "", "", 1, "{}"),
        ("experts", "experts", "", "", 1, '{"IATI": "D01", "AidData": "Free-standing technical assistance"}'),
        ("training", "training", "", "", 1, "{}"),
        ("remote_expertise", "remote expertise", "", "", 1, "{}"),
        ("ict", "ICT", "Information and communication technology.", "", 1, '{"OECD CRS": "22040"}'),
        ("logistics", "logistics", "", "", 1, "{}"),
        ("cash", "cash", "", "", 1, "{}"),
        ("debt_relief", "debt relief", "", "", 1, '{"IATI": "F01", "OECD CRS": "60010"}'),
        ("loan", "loan", "", "", 0, "{}"),
        ("deposit", "deposit", "", "", 0, "{}"),
        ("other", "other", "", "", 1, "{}"),
        ("unspecified", "unspecified", "", "", 1, "{}"),
    )),
    ("basis", "Bases", "On what ground it was given, as the source has it.", (
        ("humanitarian", "humanitarian", "", "", 1, "{}"),
        ("solidarity", "solidarity", "", "", 1, "{}"),
        ("personal", "personal", "", "", 1, "{}"),
        ("diaspora", "diaspora", "", "", 1, "{}"),
        ("alumni", "alumni", "", "", 1, "{}"),
        ("twin_city", "twin cities", "", "", 1, "{}"),
        ("affinity", "affinity", "", "", 1, "{}"),
        ("religious", "religious", "", "", 1, "{}"),
        ("reciprocity", "reciprocity", "In return for help that was given earlier.", "", 1, "{}"),
        ("agreement", "agreement", "By a treaty or contract between the parties.", "", 1, "{}"),
        ("commercial", "commercial", "", "", 1, "{}"),
        ("strategic", "strategic", "", "", 1, "{}"),
        ("unspecified", "unspecified", "", "", 1, "{}"),
    )),
    ("terms_of_giving", "Terms of giving", "Whether it was a gift, or is to be paid, shared or given back.", (
        ("grant", "grant", "A gift: nothing is to be paid or given back.", "", 1,
         '{"IATI": "110", "OECD CRS": "110", "AidData": "Grant"}'),
        ("loan", "loan", "", "", 0, '{"IATI": "421", "OECD CRS": "421", "AidData": "Loan"}'),
        ("loan_in_kind", "loan in kind", "Things that are to be given back.", "", 0,
         '{"IATI": "421", "OECD CRS": "421"}'),
        ("credit_line", "credit line", "", "", 0, "{}"),
        ("deposit", "deposit", "Money placed with a bank, which stays the giver's.", "", 0, "{}"),
        ("swap", "swap", "Currencies or things that are exchanged for a time.", "", 0, "{}"),
        ("sale", "sale at a reduced price", "", "", 0, "{}"),
        ("shared_cost", "shared cost", "Giver and receiver each pay a part of the amount.", "", 1, "{}"),
        ("unspecified", "unspecified", "", "", 1, "{}"),
    )),
    ("actor_kind", "Kinds of actor", "What those are who give, carry and receive.", (
        ("government", "government", "", "", 1, '{"IATI": "10"}'),
        ("central_government", "central government", "", "government", 1,
         '{"IATI": "10", "AidData": "Government Agency"}'),
        ("provincial_government", "provincial government", "", "government", 1, '{"IATI": "11"}'),
        ("municipal_government", "municipal government", "", "government", 1, '{"IATI": "11"}'),
        ("diplomatic_mission", "diplomatic mission", "", "", 1, '{"IATI": "10"}'),
        ("military", "military", "", "", 1, '{"IATI": "10"}'),
        ("state_bank", "state bank", "", "", 1, '{"IATI": "15"}'),
        ("state_company", "state company", "", "", 1, '{"IATI": "15", "AidData": "State-owned Company"}'),
        ("state_media", "state media", "", "", 1, '{"IATI": "15"}'),
        ("private_company", "private company", "", "", 1, '{"IATI": "70"}'),
        ("ownership_uncertain", "ownership uncertain", "A company that may be private or the state's.", "", 1, "{}"),
        ("foundation", "foundation", "", "", 1, '{"IATI": "60"}'),
        ("ngo", "NGO", "", "", 1, "{}"),
        ("religious_body", "religious body", "", "", 1, "{}"),
        ("community", "community", "", "", 1, "{}"),
        ("alumni", "alumni", "", "", 1, "{}"),
        ("individual", "individual", "", "", 1, "{}"),
        ("international_organization", "international organization", "", "", 1, '{"IATI": "40"}'),
        ("university", "university", "", "", 1, '{"IATI": "80"}'),
        ("laboratory", "laboratory", "", "", 1, '{"IATI": "80"}'),
        ("hospital", "hospital", "", "", 1, "{}"),
        ("country", "country", "A country as such, where the text names no body of it.", "", 1, "{}"),
        ("place", "place", "A town or a region as such.", "", 1, "{}"),
        ("group", "group", "A group of countries or organisations.", "", 1, "{}"),
        ("unspecified", "unspecified", "", "", 1, "{}"),
    )),
    ("fact_category", "Categories of facts",
     "What a fact about a country is about. Figures of the first category head the country's profile.", (
        ("epidemic", "epidemic", "", "", 1, "{}"),  # only where it is used
        ("crisis", "crisis", "A disaster, a war, a famine: how many are struck by it.", "", 1, "{}"),
        ("health", "health", "", "", 1, "{}"),
        ("economy", "economy", "", "", 1, "{}"),
        ("trade", "trade", "", "", 1, "{}"),
        ("security", "military and security", "", "", 1, "{}"),
        ("relations", "relations between countries", "", "", 1, "{}"),
        ("relation_china", "relation with China", "", "", 1, "{}"),  # only where it is used
        ("alliance", "alliance", "", "", 1, "{}"),
        ("5g", "5G", "", "", 1, "{}"),  # only where it is used
        ("infrastructure", "infrastructure", "", "", 1, "{}"),
        ("multilateral", "multilateral", "", "", 1, "{}"),
        ("legal", "legal", "", "", 1, "{}"),
        ("vaccine", "vaccine", "", "", 1, "{}"),  # only where it is used
        ("domestic", "at home", "", "", 1, "{}"),
        ("aid", "aid", "", "", 1, "{}"),
        ("twinning", "twin towns", "", "", 1, "{}"),  # only where it is used
        ("other", "other", "", "", 1, "{}"),
        ("unspecified", "no category", "", "", 1, "{}"),
    )),
)  # fmt: skip
"""Key, name, description and terms of each vocabulary; of a term its key, name, description, the term it is a kind of,
whether it counts in totals, and its codes."""
_OF_A_SUBJECT = ("epidemic", "relation_china", "5g", "vaccine", "twinning")
"""Categories of facts that only a workspace gets in which one has been used."""


def vocabularies_are_the_workspaces(db: Connection) -> None:
    """From 8 to 9. The program's vocabularies become rows, with the same keys; a record has terms of giving."""
    for statement in (
        _made(
            "vocabulary",
            _ID,
            '"key" TEXT NOT NULL',
            "name TEXT NOT NULL",
            "description TEXT DEFAULT '' NOT NULL",
            "ordinal INTEGER DEFAULT '0' NOT NULL",
            'CONSTRAINT uq_vocabulary_key UNIQUE ("key")',
        ),
        _made(
            "term",
            _ID,
            "uid TEXT NOT NULL",
            "vocabulary_id INTEGER NOT NULL",
            '"key" TEXT NOT NULL',
            "name TEXT NOT NULL",
            "given INTEGER DEFAULT '0' NOT NULL",
            "description TEXT DEFAULT '' NOT NULL",
            "codes TEXT DEFAULT '{}' NOT NULL",
            "parent_id INTEGER",
            "counts INTEGER DEFAULT '1' NOT NULL",
            "retired INTEGER DEFAULT '0' NOT NULL",
            "ordinal INTEGER DEFAULT '0' NOT NULL",
            'CONSTRAINT uq_term_vocabulary_id_key UNIQUE (vocabulary_id, "key")',
            "CONSTRAINT uq_term_uid UNIQUE (uid)",
            "CONSTRAINT fk_term_vocabulary_id FOREIGN KEY(vocabulary_id) REFERENCES vocabulary (id) ON DELETE CASCADE",
            "CONSTRAINT fk_term_parent_id FOREIGN KEY(parent_id) REFERENCES term (id) ON DELETE SET NULL",
        ),
        "CREATE INDEX ix_term_vocabulary_id ON term (vocabulary_id)",
        "CREATE INDEX ix_term_parent_id ON term (parent_id)",
    ):
        db.exec_driver_sql(statement)
    used = {
        row[0]
        for row in db.exec_driver_sql(
            "SELECT category FROM fact UNION SELECT json_extract(before, '$.category') FROM operation_change "
            "WHERE tbl = 'fact' AND json_valid(before) UNION SELECT json_extract(after, '$.category') "
            "FROM operation_change WHERE tbl = 'fact' AND json_valid(after)"
        )
    }
    for number, (vocabulary, name, description, terms) in enumerate(_VOCABULARIES, 1):
        db.exec_driver_sql(
            'INSERT INTO vocabulary (id, "key", name, description, ordinal) VALUES (?, ?, ?, ?, ?)',
            (number, vocabulary, name, description, number),
        )
        for place, (key, called, about, parent, counts, codes) in enumerate(terms, 1):
            if vocabulary == "fact_category" and key in _OF_A_SUBJECT and key not in used:
                continue
            db.exec_driver_sql(
                'INSERT INTO term (uid, vocabulary_id, "key", name, description, codes, parent_id, counts, ordinal) '
                "VALUES (lower(hex(randomblob(6))), ?, ?, ?, ?, ?, "
                '(SELECT id FROM term WHERE vocabulary_id = ? AND "key" = ?), ?, ?)',
                (number, key, called, about, codes, number, parent, counts, place),
            )
    _record_has_terms_of_giving(db)


def _record_has_terms_of_giving(db: Connection) -> None:
    """Rebuild the table of records with the new column, while other tables refer to it by name."""
    before = ("id", "uid", "ref", "title", "scope", "assertion", "status", "aid_kind", "parent_id")
    intervals = ("money_low INTEGER", "money_high INTEGER")
    after = (
        *intervals,
        *(
            f"money_{part} TEXT DEFAULT '' NOT NULL"
            for part in ("currency", "qualifier", "kind", "as_stated", "period")
        ),
        *(f"date_{part} TEXT DEFAULT '' NOT NULL" for part in ("start", "end", "precision", "as_stated")),
        "date_inferred INTEGER DEFAULT '0' NOT NULL",
        *(f"{name} TEXT DEFAULT '' NOT NULL" for name in ("basis", "motive", "motive_by")),
        *(
            f"{who}_{part}"
            for who in ("donors", "recipients")
            for part in (
                "low INTEGER",
                "high INTEGER",
                "qualifier TEXT DEFAULT '' NOT NULL",
                "as_stated TEXT DEFAULT '' NOT NULL",
            )
        ),
        "in_totals INTEGER DEFAULT '0' NOT NULL",
        *(f"{name} TEXT DEFAULT '' NOT NULL" for name in ("totals_reason", "ambiguity", "note")),
        "created_at TEXT NOT NULL",
        "updated_at TEXT NOT NULL",
    )
    kept = ", ".join((*before, *(column.split()[0] for column in after)))
    for statement in (
        "PRAGMA legacy_alter_table = ON",  # what refers to the table goes on referring to its name
        "ALTER TABLE donation RENAME TO before_terms",
        "PRAGMA legacy_alter_table = OFF",
        _made(
            "donation",
            _ID,
            *(f"{name} TEXT NOT NULL" for name in before[1:-1]),
            "parent_id INTEGER",
            "terms TEXT DEFAULT '' NOT NULL",
            *after,
            "CONSTRAINT ck_donation_money CHECK (money_low IS NULL OR money_high IS NULL OR money_low <= money_high)",
            "CONSTRAINT ck_donation_currency CHECK ((money_low IS NULL AND money_high IS NULL) "
            "OR money_currency <> '')",
            "CONSTRAINT ck_donation_dates CHECK (date_start = '' OR date_end = '' OR date_start <= date_end)",
            "CONSTRAINT uq_donation_uid UNIQUE (uid)",
            "CONSTRAINT uq_donation_ref UNIQUE (ref)",
            "CONSTRAINT fk_donation_parent_id FOREIGN KEY(parent_id) REFERENCES donation (id) ON DELETE SET NULL",
        ),
        f"INSERT INTO donation ({kept}, terms) SELECT {kept}, 'unspecified' FROM before_terms",
        "DELETE FROM sqlite_sequence WHERE name = 'donation'",
        "UPDATE sqlite_sequence SET name = 'donation' WHERE name = 'before_terms'",
        "DROP TABLE before_terms",
        "CREATE INDEX ix_donation_parent_id ON donation (parent_id)",
        "CREATE INDEX ix_donation_ref ON donation (length(ref), ref)",
        "CREATE INDEX ix_donation_title ON donation (title COLLATE NOCASE)",
        "CREATE INDEX ix_donation_date_start ON donation (date_start)",
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
    """From 9 to 10. A record has a condition, and further amounts and dates; evidence and locators may be about those.
    The journal's images get the new columns, empty.
    """
    for statement in _OF_AMOUNTS_AND_DATES:
        db.exec_driver_sql(statement)
    words = "TEXT DEFAULT '' NOT NULL"
    _grown(db, "donation", {"terms TEXT DEFAULT '' NOT NULL": (f"condition {words}",)})
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
    for table, added in (("donation", "'$.condition', ''"), ("evidence", empty), ("locator", empty)):
        for side in ('"before"', '"after"'):
            db.exec_driver_sql(
                f"UPDATE operation_change SET {side} = json_insert({side}, {added}) "
                f"WHERE tbl = '{table}' AND json_valid({side})"
            )


_WORKS = (
    _made(
        "work",
        _ID,
        "uid TEXT NOT NULL",
        "created_at TEXT NOT NULL",
        "created_by TEXT DEFAULT '' NOT NULL",
        "author_id TEXT DEFAULT '' NOT NULL",
        "CONSTRAINT uq_work_uid UNIQUE (uid)",
    ),
    _made(
        "paragraph_pair",
        _ID,
        "source_id INTEGER NOT NULL",
        "paragraph INTEGER NOT NULL",
        "original INTEGER NOT NULL",
        "CONSTRAINT uq_paragraph_pair_source_id_paragraph_original UNIQUE (source_id, paragraph, original)",
        "CONSTRAINT fk_paragraph_pair_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE",
    ),
    "CREATE INDEX ix_paragraph_pair_source_id ON paragraph_pair (source_id)",
)


def works_have_texts_and_evidence_an_author(db: Connection) -> None:
    """From 10 to 11. Sources may be texts of one work; there is none yet, as a digest still names its original itself.
    Evidence has a UUID and an author, of whom only the name is known.
    """
    for statement in _WORKS:
        db.exec_driver_sql(statement)
    empty = "TEXT DEFAULT '' NOT NULL"
    key = "CONSTRAINT fk_source_work_id FOREIGN KEY(work_id) REFERENCES work (id) ON DELETE SET NULL"
    unique = "CONSTRAINT uq_source_uid UNIQUE (uid)"
    _grown(db, "source", {f"added_by {empty}": ("work_id INTEGER", f"text {empty}"), unique: (key,)})
    _grown(db, "evidence", {f"created_by {empty}": (f"uid {empty}", f"author_id {empty}")})
    for statement in (
        "CREATE INDEX ix_source_work_id ON source (work_id)",
        "CREATE TEMP TABLE known (row_id INTEGER PRIMARY KEY, uid TEXT)",
        "INSERT INTO known SELECT id, lower(hex(randomblob(6))) FROM evidence",
        "INSERT OR IGNORE INTO known SELECT row_id, lower(hex(randomblob(6))) FROM operation_change "
        "WHERE tbl = 'evidence'",
        "UPDATE evidence SET uid = (SELECT uid FROM known WHERE row_id = evidence.id), author_id = created_by",
        *(
            f"UPDATE operation_change SET {side} = json_insert({side}, {added}) "
            f"WHERE tbl = '{table}' AND json_valid({side})"
            for table, added in (
                ("source", "'$.work_id', NULL, '$.text', ''"),
                (
                    "evidence",
                    "'$.uid', (SELECT uid FROM known k WHERE k.row_id = operation_change.row_id), "
                    "'$.author_id', json_extract({0}, '$.created_by')",
                ),
            )
            for side in ('"before"', '"after"')
            for added in (added.format(side),)
        ),
        "DROP TABLE known",
    ):
        db.exec_driver_sql(statement)


def records_come_from_tables(db: Connection) -> None:
    """From 10 to 11. Tables that were imported, and the row of each record that came from one."""
    for statement in (
        _made(
            "table_file",
            _ID,
            "uid TEXT NOT NULL",
            "name TEXT NOT NULL",
            "sheet TEXT DEFAULT '' NOT NULL",
            "hash TEXT NOT NULL",
            "headings TEXT DEFAULT '[]' NOT NULL",
            "is_source INTEGER DEFAULT '0' NOT NULL",
            "added_at TEXT NOT NULL",
            "added_by TEXT DEFAULT '' NOT NULL",
            "CONSTRAINT uq_table_file_uid UNIQUE (uid)",
        ),
        _made(
            "table_row",
            _ID,
            "table_id INTEGER NOT NULL",
            "donation_id INTEGER NOT NULL",
            "number INTEGER NOT NULL",
            "cells TEXT NOT NULL",
            "CONSTRAINT fk_table_row_table_id FOREIGN KEY(table_id) REFERENCES table_file (id) ON DELETE CASCADE",
            "CONSTRAINT fk_table_row_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE",
        ),
        "CREATE INDEX ix_table_row_table_id ON table_row (table_id)",
        "CREATE INDEX ix_table_row_donation_id ON table_row (donation_id)",
        "CREATE INDEX ix_donation_item_item ON donation_item (item)",
        "CREATE INDEX ix_donation_money ON donation (money_currency, money_low)",
    ):
        db.exec_driver_sql(statement)


def _grown(db: Connection, table: str, more: dict[str, tuple[str, ...]]) -> None:
    """Rebuild a table with these additional column definitions, keeping its rows and indexes."""
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


def records_have_fields_of_the_workspaces_own(db: Connection) -> None:
    """From 10 to 11. The workspace may define fields of its own on records; their values are rows."""
    words = "TEXT DEFAULT '' NOT NULL"
    flag = "INTEGER DEFAULT '0' NOT NULL"
    for statement in (
        _made(
            "own_field",
            _ID,
            "uid TEXT NOT NULL",
            '"key" TEXT NOT NULL',
            "name TEXT NOT NULL",
            "type TEXT NOT NULL",
            f"description {words}",
            "vocabulary_id INTEGER",
            f"listed {flag}",
            f"retired {flag}",
            f"ordinal {flag}",
            "CONSTRAINT uq_own_field_uid UNIQUE (uid)",
            'CONSTRAINT uq_own_field_key UNIQUE ("key")',
            "CONSTRAINT fk_own_field_vocabulary_id FOREIGN KEY(vocabulary_id) REFERENCES vocabulary (id) "
            "ON DELETE NO ACTION",
        ),
        "CREATE UNIQUE INDEX uq_own_field_name ON own_field (name COLLATE NOCASE)",
        "CREATE INDEX ix_own_field_vocabulary_id ON own_field (vocabulary_id)",
        _made(
            "own_value",
            _ID,
            "donation_id INTEGER NOT NULL",
            "field_id INTEGER NOT NULL",
            f"words {words}",
            "low INTEGER",
            "high INTEGER",
            f"qualifier {words}",
            f"start {words}",
            f'"end" {words}',
            f"precision {words}",
            f"inferred {flag}",
            "term_id INTEGER",
            "CONSTRAINT uq_own_value_donation_id_field_id UNIQUE (donation_id, field_id)",
            "CONSTRAINT ck_own_value_interval CHECK (low IS NULL OR high IS NULL OR low <= high)",
            "CONSTRAINT ck_own_value_dates CHECK (start = '' OR \"end\" = '' OR start <= \"end\")",
            "CONSTRAINT fk_own_value_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE",
            "CONSTRAINT fk_own_value_field_id FOREIGN KEY(field_id) REFERENCES own_field (id) ON DELETE CASCADE",
            "CONSTRAINT fk_own_value_term_id FOREIGN KEY(term_id) REFERENCES term (id) ON DELETE NO ACTION",
        ),
        "CREATE INDEX ix_own_value_donation_id ON own_value (donation_id)",
        "CREATE INDEX ix_own_value_field_id ON own_value (field_id)",
        "CREATE INDEX ix_own_value_term_id ON own_value (term_id)",
    ):
        db.exec_driver_sql(statement)


def fields_are_reviewed(db: Connection) -> None:
    """From 11 to 12. Tables for reviews of the fields of records and facts, empty at first."""
    words = "TEXT DEFAULT '' NOT NULL"
    parts = ("party", "item", "amount", "date")
    for statement in (
        _made(
            "review",
            _ID,
            "uid TEXT NOT NULL",
            "thing_id INTEGER NOT NULL",
            f"field {words}",
            *(f"{part}_id INTEGER" for part in parts),
            "verdict TEXT NOT NULL",
            f"value {words}",
            f"remark {words}",
            "created_at TEXT NOT NULL",
            f"created_by {words}",
            f"author_id {words}",
            "CONSTRAINT uq_review_uid UNIQUE (uid)",
            "CONSTRAINT fk_review_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE",
            *(
                f"CONSTRAINT fk_review_{part}_id FOREIGN KEY({part}_id) REFERENCES donation_{part} (id) "
                "ON DELETE CASCADE"
                for part in parts
            ),
        ),
        *(f"CREATE INDEX ix_review_{name}_id ON review ({name}_id)" for name in ("thing", *parts)),
        "CREATE UNIQUE INDEX uq_review ON review (thing_id, field, "
        + ", ".join(f"coalesce({part}_id, 0)" for part in parts)
        + ", author_id)",
    ):
        db.exec_driver_sql(statement)


def sources_have_a_citation_key(db: Connection) -> None:
    """From 11 to 12. A source has a citation key, empty until `citekeys.complete`, and may keep the entry a reference
    manager had for it.
    """
    empty = "TEXT DEFAULT '' NOT NULL"
    _grown(db, "source", {f"of_work {empty}": (f"citekey {empty}", f"reference {empty}")})
    db.exec_driver_sql("CREATE INDEX ix_source_citekey ON source (citekey COLLATE NOCASE)")
    for side in ('"before"', '"after"'):
        db.exec_driver_sql(
            f"UPDATE operation_change SET {side} = json_insert({side}, '$.citekey', '', '$.reference', '') "
            f"WHERE tbl = 'source' AND json_valid({side})"
        )


def digests_and_their_originals_are_works(db: Connection) -> None:
    """From 11 to 12. A digest with locators and the article it cites, if that is there, become texts of one work, as
    those added since version 11 are already. The pairs of paragraphs follow from the evidence that both have. What a
    person took out of a work stays out.
    """
    citation = "SELECT id, series, number, url, work_id, added_at, added_by FROM source WHERE "
    taken_out = (
        "SELECT c.row_id FROM operation_change c JOIN operation o ON o.id = c.operation_id "
        "WHERE o.kind = 'Take text out of its work' AND o.state <> 'undone' AND c.tbl = 'source'"
    )
    digests = db.exec_driver_sql(
        f"{citation} id IN (SELECT digest_id FROM locator) AND work_id IS NULL AND id NOT IN ({taken_out}) ORDER BY id"
    ).all()
    for digest in digests:
        articles = db.exec_driver_sql(
            f"{citation} kind = 'article' AND text IN ('', 'original') AND id <> {digest.id} ORDER BY id"
        )
        article = next((one for one in articles if _cited_alike_of_12(digest, one)), None)
        if article is None:
            continue
        work_id = article.work_id
        if work_id is None:
            made = "INSERT INTO work (uid, created_at, created_by) VALUES (lower(hex(randomblob(6))), ?, ?)"
            later = max(digest, article, key=lambda row: row.added_at)
            work_id = db.exec_driver_sql(made, (later.added_at, later.added_by)).lastrowid
        for source_id, role in ((article.id, "original"), (digest.id, "digest")):
            db.exec_driver_sql("UPDATE source SET work_id = ?, text = ? WHERE id = ?", (work_id, role, source_id))
        for pair in _pairs_of_12(_evidence_of_12(db, digest.id), _evidence_of_12(db, article.id)):
            db.exec_driver_sql(
                "INSERT INTO paragraph_pair (source_id, paragraph, original) VALUES (?, ?, ?)", (digest.id, *pair)
            )


def _cited_alike_of_12(digest: Row[Any], article: Row[Any]) -> bool:
    number, other = ((row.series.strip().casefold(), row.number.strip().casefold()) for row in (digest, article))
    bare = (row.url.strip().casefold().partition("#")[0].partition("?")[0] for row in (digest, article))
    address, there = (url.split("://")[-1].removeprefix("www.").rstrip("/") for url in bare)
    return (all(number) and number == other) or (address != "" and address == there)


def _evidence_of_12(db: Connection, source_id: int) -> dict[tuple[Any, ...], list[int]]:
    """The paragraphs in which each field has evidence in a source, in order."""
    rows = db.exec_driver_sql(
        "SELECT e.thing_id, e.field, e.party_id, e.item_id, e.amount_id, e.date_id, e.role, coalesce(p.paragraph, 0) "
        "FROM evidence e JOIN passage p ON p.id = e.passage_id JOIN source_version v ON v.id = p.version_id "
        "WHERE v.source_id = ? ORDER BY p.start",
        (source_id,),
    )
    out: dict[tuple[Any, ...], list[int]] = {}
    for *key, paragraph in rows:
        out.setdefault(tuple(key), []).append(paragraph)
    return out


def _pairs_of_12(ours: dict[tuple[Any, ...], list[int]], theirs: dict[tuple[Any, ...], list[int]]) -> set[Any]:
    """Pairs of paragraphs that share the most fields with each other, in both directions."""
    counts = Counter(
        pair
        for key, paragraphs in ours.items()
        if len(paragraphs) == len(theirs.get(key, ()))
        for pair in zip(paragraphs, theirs[key], strict=True)
    )
    out: set[Any] = set()
    for side in (0, 1):
        best: dict[int, Any] = {}
        for pair in sorted(counts, key=lambda pair: (-counts[pair], abs(pair[0] - pair[1]), pair)):
            best.setdefault(pair[side], pair)
        out.update(best.values())
    return out


def views_are_saved(db: Connection) -> None:
    """From 11 to 12. Views of the records, and questions, are saved under a name."""
    words = "TEXT DEFAULT '' NOT NULL"
    for statement in (
        _made(
            "saved_view",
            _ID,
            "uid TEXT NOT NULL",
            "name TEXT NOT NULL",
            "answers TEXT DEFAULT 'table' NOT NULL",
            f"base {words}",
            f"question {words}",
            f"grouped {words}",
            f"sort {words}",
            "descending INTEGER DEFAULT '0' NOT NULL",
            "columns TEXT DEFAULT '[]' NOT NULL",
            "ordinal INTEGER DEFAULT '0' NOT NULL",
            "CONSTRAINT uq_saved_view_uid UNIQUE (uid)",
        ),
        "CREATE UNIQUE INDEX uq_saved_view_name ON saved_view (name COLLATE NOCASE)",
    ):
        db.exec_driver_sql(statement)


def lists_have_their_order(db: Connection) -> None:
    """From 11 to 12. Indexes, so that records are listed by date and by amount without sorting them all."""
    for name, columns in (
        ("when", "coalesce(nullif(date_start, ''), date_end)"),
        ("worth", "money_currency, coalesce(money_low, money_high, 0)"),
    ):
        db.exec_driver_sql(f"CREATE INDEX ix_donation_{name} ON donation ({columns}, length(ref), ref)")


def parts_are_read_in_their_indexes(db: Connection) -> None:
    """From 12 to 13. Who takes part in a record, its first item and what is said of it are found in indexes alone."""
    for statement in (
        "DROP INDEX ix_donation_party_donation_id",
        "DROP INDEX ix_donation_item_donation_id",
        "CREATE INDEX ix_donation_party_all ON donation_party "
        "(donation_id, role, ordinal, actor_id, country_id, name, kind)",
        "CREATE INDEX ix_donation_item_first ON donation_item (donation_id, ordinal, item)",
        "CREATE INDEX ix_donation_state ON donation (assertion, status)",
        *PLANNED,
    ):
        db.exec_driver_sql(statement)


def who_and_where_is_read_in_indexes(db: Connection) -> None:
    """From 13 to 14. The records of a party or with an item, and the passages under a thing, are found in indexes
    alone; how long the longest passage is, at once."""
    for statement in (
        "DROP INDEX ix_donation_party_actor_id",
        "DROP INDEX ix_donation_party_country_id",
        "DROP INDEX ix_donation_item_item",
        "DROP INDEX ix_evidence_thing_id",
        "CREATE INDEX ix_donation_party_actor ON donation_party (actor_id, role, donation_id)",
        "CREATE INDEX ix_donation_party_country ON donation_party (country_id, role, donation_id)",
        "CREATE INDEX ix_donation_party_name ON donation_party (name, role, donation_id) WHERE name <> ''",
        "CREATE INDEX ix_donation_item_item ON donation_item (item, donation_id)",
        "CREATE INDEX ix_evidence_thing ON evidence (thing_id, passage_id)",
        'CREATE INDEX ix_passage_length ON passage ("end" - "start")',
    ):
        db.exec_driver_sql(statement)


PLANNED = (
    "ANALYZE sqlite_schema",  # makes the table
    "DELETE FROM sqlite_stat1",
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES "
    "('thing', 'sqlite_autoindex_thing_1', '1000000 200000 1'), "
    "('thing', 'sqlite_autoindex_thing_2', '1000000 200000 1'), "
    "('donation', 'ix_donation_state', '1000000 300000 60000')",
    "ANALYZE sqlite_schema",  # reads it
)
"""Tells SQLite in every workspace alike that very many things are of one kind and very many records of one state. Not
told, it takes either for the rarest of conditions and looks through all of them for the passages of one page."""


def together(*several: Step) -> Step:
    """Several steps that lead to one version."""

    def step(db: Connection) -> None:
        for one in several:
            one(db)

    return step


STEPS: Sequence[Step] = (
    texts_have_an_index_of_their_own,
    what_is_counted_has_names,
    what_was_done_is_an_operation,
    things_have_an_identity_of_their_own,
    an_operation_is_of_a_person,
    taggings_and_claims_are_of_a_person,
    drafts_are_kept,
    vocabularies_are_the_workspaces,
    records_say_more,
    together(
        records_have_fields_of_the_workspaces_own,
        records_come_from_tables,
        works_have_texts_and_evidence_an_author,
    ),
    together(
        fields_are_reviewed,
        sources_have_a_citation_key,
        digests_and_their_originals_are_works,
        views_are_saved,
        lists_have_their_order,
    ),
    parts_are_read_in_their_indexes,
    who_and_where_is_read_in_indexes,
)
"""The first upgrades version 1 to version 2, and so on."""
