-- From 5 to 6. Each operation stores the id of its author; for older ones only the name is known.

CREATE TEMP TABLE old_operation AS SELECT *, author AS author_id FROM operation;
CREATE TEMP TABLE old_sequence AS SELECT * FROM sqlite_sequence WHERE name = 'operation';
DROP TABLE operation;
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	at TEXT NOT NULL,
	author TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'done' NOT NULL,
	merge_key TEXT DEFAULT '' NOT NULL,
	author_id TEXT DEFAULT '' NOT NULL
);
INSERT INTO operation SELECT * FROM old_operation;
DELETE FROM sqlite_sequence WHERE name = 'operation';
INSERT INTO sqlite_sequence SELECT * FROM old_sequence;
DROP TABLE old_operation;
DROP TABLE old_sequence;
CREATE INDEX ix_operation_state ON operation (state, id);
CREATE INDEX ix_operation_author ON operation (author_id, id);
