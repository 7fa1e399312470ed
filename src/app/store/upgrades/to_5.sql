-- From 4 to 5. Every thing, including removed ones, gets a row of `thing`. What is attached to things refers to that
-- row, in the journal's images too, so that removed things can still be restored.

CREATE TABLE thing (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	CONSTRAINT uq_thing_kind_row_id UNIQUE (kind, row_id),
	CONSTRAINT uq_thing_kind_uid UNIQUE (kind, uid)
);
CREATE TEMP TABLE kinds (place INTEGER PRIMARY KEY, kind TEXT);
INSERT INTO kinds (kind) VALUES
    ('source'), ('passage'), ('tag'), ('note'), ('country'), ('actor'), ('donation'), ('fact');
CREATE TEMP TABLE here AS
    SELECT 'source' AS kind, id AS row_id, uid FROM source
    UNION ALL SELECT 'passage', id, uid FROM passage
    UNION ALL SELECT 'tag', id, uid FROM tag
    UNION ALL SELECT 'note', id, uid FROM note
    UNION ALL SELECT 'country', id, code FROM country
    UNION ALL SELECT 'actor', id, uid FROM actor
    UNION ALL SELECT 'donation', id, uid FROM donation
    UNION ALL SELECT 'fact', id, uid FROM fact;
CREATE TEMP TABLE told AS  -- by the history, of what was removed too
    SELECT id AS at, tbl AS kind, row_id, json_extract(coalesce(after, before), '$.uid') AS uid FROM operation_change
    WHERE tbl IN (SELECT kind FROM kinds) AND json_valid(coalesce(after, before));
INSERT OR IGNORE INTO thing (kind, row_id, uid)
    SELECT kind, row_id, uid FROM (
        SELECT 0 AS at, * FROM here UNION ALL SELECT * FROM told WHERE uid IS NOT NULL
    ) JOIN kinds USING (kind) ORDER BY place, at, row_id;
CREATE TEMP TABLE known (kind TEXT, row_id INTEGER, thing_id INTEGER, PRIMARY KEY (kind, row_id));
INSERT INTO known SELECT kind, row_id, id FROM thing;
-- One that was removed, and made again under the name by which it is known everywhere.
INSERT OR IGNORE INTO known SELECT kind, told.row_id, thing.id FROM told JOIN thing USING (kind, uid) ORDER BY at;

ALTER TABLE evidence RENAME TO before_things;
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	passage_id INTEGER NOT NULL,
	thing_id INTEGER NOT NULL,
	field TEXT DEFAULT '' NOT NULL,
	party_id INTEGER,
	item_id INTEGER,
	role TEXT DEFAULT 'supports' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	created_at TEXT NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	CONSTRAINT fk_evidence_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE,
	CONSTRAINT fk_evidence_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE,
	CONSTRAINT fk_evidence_party_id FOREIGN KEY(party_id) REFERENCES donation_party (id) ON DELETE CASCADE,
	CONSTRAINT fk_evidence_item_id FOREIGN KEY(item_id) REFERENCES donation_item (id) ON DELETE CASCADE
);
INSERT INTO evidence
    SELECT id, passage_id, (SELECT thing_id FROM known WHERE (kind, row_id) IN (VALUES
            ('donation', donation_id), ('fact', fact_id), ('country', country_id), ('actor', actor_id)
        )), field, party_id, item_id, role, note, created_at, created_by
    FROM before_things;
DELETE FROM sqlite_sequence WHERE name = 'evidence';
INSERT INTO sqlite_sequence (name, seq) SELECT 'evidence', seq FROM sqlite_sequence WHERE name = 'before_things';
DROP TABLE before_things;
CREATE INDEX ix_evidence_passage_id ON evidence (passage_id);
CREATE INDEX ix_evidence_thing_id ON evidence (thing_id);
CREATE INDEX ix_evidence_party_id ON evidence (party_id);
CREATE INDEX ix_evidence_item_id ON evidence (item_id);
CREATE UNIQUE INDEX uq_evidence
    ON evidence (passage_id, thing_id, field, coalesce(party_id, 0), coalesce(item_id, 0), role);
UPDATE operation_change SET "before" = json_set(
        json_remove("before", '$.donation_id', '$.fact_id', '$.country_id', '$.actor_id'),
        '$.thing_id', (SELECT thing_id FROM known WHERE (kind, known.row_id) IN (VALUES
            ('donation', json_extract("before", '$.donation_id')),
            ('fact', json_extract("before", '$.fact_id')), ('country', json_extract("before", '$.country_id')),
            ('actor', json_extract("before", '$.actor_id'))
        ))
    ) WHERE tbl = 'evidence' AND json_valid("before");
UPDATE operation_change SET "after" = json_set(
        json_remove("after", '$.donation_id', '$.fact_id', '$.country_id', '$.actor_id'),
        '$.thing_id', (SELECT thing_id FROM known WHERE (kind, known.row_id) IN (VALUES
            ('donation', json_extract("after", '$.donation_id')), ('fact', json_extract("after", '$.fact_id')),
            ('country', json_extract("after", '$.country_id')), ('actor', json_extract("after", '$.actor_id'))
        ))
    ) WHERE tbl = 'evidence' AND json_valid("after");

ALTER TABLE locator RENAME TO before_things;
CREATE TABLE locator (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	digest_id INTEGER NOT NULL,
	thing_id INTEGER NOT NULL,
	party_id INTEGER,
	item_id INTEGER,
	field TEXT NOT NULL,
	role TEXT DEFAULT 'supports' NOT NULL,
	paragraph INTEGER,
	caption INTEGER DEFAULT '0' NOT NULL,
	words TEXT NOT NULL,
	nth INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT fk_locator_digest_id FOREIGN KEY(digest_id) REFERENCES source (id) ON DELETE CASCADE,
	CONSTRAINT fk_locator_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE,
	CONSTRAINT fk_locator_party_id FOREIGN KEY(party_id) REFERENCES donation_party (id) ON DELETE CASCADE,
	CONSTRAINT fk_locator_item_id FOREIGN KEY(item_id) REFERENCES donation_item (id) ON DELETE CASCADE
);
INSERT INTO locator
    SELECT id, digest_id, (SELECT thing_id FROM known WHERE (kind, row_id) IN (VALUES
            ('donation', donation_id), ('fact', fact_id), ('passage', passage_id)
        )), party_id, item_id, field, role, paragraph, caption, words, nth
    FROM before_things;
DELETE FROM sqlite_sequence WHERE name = 'locator';
INSERT INTO sqlite_sequence (name, seq) SELECT 'locator', seq FROM sqlite_sequence WHERE name = 'before_things';
DROP TABLE before_things;
CREATE INDEX ix_locator_digest_id ON locator (digest_id);
CREATE INDEX ix_locator_thing_id ON locator (thing_id);
CREATE INDEX ix_locator_party_id ON locator (party_id);
CREATE INDEX ix_locator_item_id ON locator (item_id);
UPDATE operation_change SET "before" = json_set(
        json_remove("before", '$.donation_id', '$.fact_id', '$.passage_id'),
        '$.thing_id', (SELECT thing_id FROM known WHERE (kind, known.row_id) IN (VALUES
            ('donation', json_extract("before", '$.donation_id')),
            ('fact', json_extract("before", '$.fact_id')), ('passage', json_extract("before", '$.passage_id'))
        ))
    ) WHERE tbl = 'locator' AND json_valid("before");
UPDATE operation_change SET "after" = json_set(
        json_remove("after", '$.donation_id', '$.fact_id', '$.passage_id'),
        '$.thing_id', (SELECT thing_id FROM known WHERE (kind, known.row_id) IN (VALUES
            ('donation', json_extract("after", '$.donation_id')), ('fact', json_extract("after", '$.fact_id')),
            ('passage', json_extract("after", '$.passage_id'))
        ))
    ) WHERE tbl = 'locator' AND json_valid("after");

ALTER TABLE note RENAME TO before_things;
CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	thing_id INTEGER,
	title TEXT DEFAULT '' NOT NULL,
	body TEXT DEFAULT '' NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_note_uid UNIQUE (uid),
	CONSTRAINT fk_note_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE
);
INSERT INTO note
    SELECT id, uid, (SELECT thing_id FROM known WHERE (kind, row_id) IN (VALUES
            ('source', source_id), ('passage', passage_id), ('tag', tag_id), ('donation', donation_id),
            ('country', country_id), ('fact', fact_id), ('actor', actor_id)
        )), title, body, created_at, updated_at, created_by
    FROM before_things;
DELETE FROM sqlite_sequence WHERE name = 'note';
INSERT INTO sqlite_sequence (name, seq) SELECT 'note', seq FROM sqlite_sequence WHERE name = 'before_things';
DROP TABLE before_things;
CREATE INDEX ix_note_thing_id ON note (thing_id);
UPDATE operation_change SET "before" = json_set(
        json_remove(
            "before", '$.source_id', '$.passage_id', '$.tag_id', '$.donation_id', '$.country_id', '$.fact_id', '$.actor_id'
        ),
        '$.thing_id', (SELECT thing_id FROM known WHERE (kind, known.row_id) IN (VALUES
            ('source', json_extract("before", '$.source_id')),
            ('passage', json_extract("before", '$.passage_id')), ('tag', json_extract("before", '$.tag_id')),
            ('donation', json_extract("before", '$.donation_id')),
            ('country', json_extract("before", '$.country_id')), ('fact', json_extract("before", '$.fact_id')),
            ('actor', json_extract("before", '$.actor_id'))
        ))
    ) WHERE tbl = 'note' AND json_valid("before");
UPDATE operation_change SET "after" = json_set(
        json_remove(
            "after", '$.source_id', '$.passage_id', '$.tag_id', '$.donation_id', '$.country_id', '$.fact_id', '$.actor_id'
        ),
        '$.thing_id', (SELECT thing_id FROM known WHERE (kind, known.row_id) IN (VALUES
            ('source', json_extract("after", '$.source_id')),
            ('passage', json_extract("after", '$.passage_id')), ('tag', json_extract("after", '$.tag_id')),
            ('donation', json_extract("after", '$.donation_id')),
            ('country', json_extract("after", '$.country_id')), ('fact', json_extract("after", '$.fact_id')),
            ('actor', json_extract("after", '$.actor_id'))
        ))
    ) WHERE tbl = 'note' AND json_valid("after");

DROP TABLE known;
DROP TABLE told;
DROP TABLE here;
DROP TABLE kinds;
