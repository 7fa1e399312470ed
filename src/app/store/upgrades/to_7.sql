-- From 6 to 7. Each tagging and claim has a UUID and an author, and two people may put the same tag on the same
-- passage. Of a tagging's author only the name is known, of a claim's nothing; its time is that of its passage.

CREATE TEMP TABLE known (row_id INTEGER PRIMARY KEY, uid TEXT);
INSERT INTO known SELECT id, lower(hex(randomblob(6))) FROM passage_tag;
INSERT OR IGNORE INTO known SELECT row_id, lower(hex(randomblob(6))) FROM operation_change WHERE tbl = 'passage_tag';
CREATE TEMP TABLE old_rows AS SELECT * FROM passage_tag;
CREATE TEMP TABLE old_sequence AS SELECT * FROM sqlite_sequence WHERE name = 'passage_tag';
DROP TABLE passage_tag;
CREATE TABLE passage_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	passage_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	author_id TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_passage_tag_passage_id_tag_id_author_id UNIQUE (passage_id, tag_id, author_id),
	CONSTRAINT uq_passage_tag_uid UNIQUE (uid),
	CONSTRAINT fk_passage_tag_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE,
	CONSTRAINT fk_passage_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
INSERT INTO passage_tag
    SELECT id, (SELECT uid FROM known WHERE row_id = id), passage_id, tag_id, created_at, created_by, created_by
    FROM old_rows;
DELETE FROM sqlite_sequence WHERE name = 'passage_tag';
INSERT INTO sqlite_sequence SELECT * FROM old_sequence;
CREATE INDEX ix_passage_tag_passage_id ON passage_tag (passage_id);
CREATE INDEX ix_passage_tag_tag_id ON passage_tag (tag_id);
UPDATE operation_change
    SET "before" = json_set("before", '$.uid', (SELECT uid FROM known k WHERE k.row_id = operation_change.row_id),
    '$.author_id', json_extract("before", '$.created_by'))
    WHERE tbl = 'passage_tag' AND json_valid("before");
UPDATE operation_change
    SET "after" = json_set("after", '$.uid', (SELECT uid FROM known k WHERE k.row_id = operation_change.row_id),
    '$.author_id', json_extract("after", '$.created_by'))
    WHERE tbl = 'passage_tag' AND json_valid("after");
DROP TABLE known;
DROP TABLE old_rows;
DROP TABLE old_sequence;
CREATE TEMP TABLE known (row_id INTEGER PRIMARY KEY, uid TEXT);
INSERT INTO known SELECT id, lower(hex(randomblob(6))) FROM claim;
INSERT OR IGNORE INTO known SELECT row_id, lower(hex(randomblob(6))) FROM operation_change WHERE tbl = 'claim';
CREATE TEMP TABLE old_rows AS SELECT * FROM claim;
CREATE TEMP TABLE old_sequence AS SELECT * FROM sqlite_sequence WHERE name = 'claim';
DROP TABLE claim;
CREATE TABLE claim (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	passage_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	asserted_by TEXT DEFAULT '' NOT NULL,
	sureness TEXT NOT NULL,
	answers_id INTEGER,
	note TEXT DEFAULT '' NOT NULL,
	uid TEXT DEFAULT '' NOT NULL,
	created_at TEXT DEFAULT '' NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	author_id TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_claim_passage_id UNIQUE (passage_id),
	CONSTRAINT fk_claim_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE,
	CONSTRAINT fk_claim_answers_id FOREIGN KEY(answers_id) REFERENCES passage (id) ON DELETE SET NULL
);
INSERT INTO claim
    SELECT id, passage_id, kind, asserted_by, sureness, answers_id, note, (SELECT uid FROM known WHERE row_id = id),
    (SELECT created_at FROM passage WHERE passage.id = passage_id), '', ''
    FROM old_rows;
DELETE FROM sqlite_sequence WHERE name = 'claim';
INSERT INTO sqlite_sequence SELECT * FROM old_sequence;
CREATE INDEX ix_claim_answers_id ON claim (answers_id);
UPDATE operation_change
    SET "before" = json_set("before", '$.uid', (SELECT uid FROM known k WHERE k.row_id = operation_change.row_id),
    '$.created_at', coalesce((SELECT created_at FROM passage WHERE passage.id = json_extract("before",
    '$.passage_id')), (SELECT min(json_extract(coalesce(p.before, p.after), '$.created_at')) FROM operation_change p
    WHERE p.tbl = 'passage' AND p.row_id = json_extract("before", '$.passage_id')), ''), '$.created_by', '',
    '$.author_id', '')
    WHERE tbl = 'claim' AND json_valid("before");
UPDATE operation_change
    SET "after" = json_set("after", '$.uid', (SELECT uid FROM known k WHERE k.row_id = operation_change.row_id),
    '$.created_at', coalesce((SELECT created_at FROM passage WHERE passage.id = json_extract("after",
    '$.passage_id')), (SELECT min(json_extract(coalesce(p.before, p.after), '$.created_at')) FROM operation_change p
    WHERE p.tbl = 'passage' AND p.row_id = json_extract("after", '$.passage_id')), ''), '$.created_by', '',
    '$.author_id', '')
    WHERE tbl = 'claim' AND json_valid("after");
DROP TABLE known;
DROP TABLE old_rows;
DROP TABLE old_sequence;
