-- From 3 to 4. The tables of the journal get the names the program uses.

CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	at TEXT NOT NULL,
	author TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'done' NOT NULL,
	merge_key TEXT DEFAULT '' NOT NULL
);
INSERT INTO operation SELECT id, kind, what, at, author, state, merge_key FROM deed;
CREATE TABLE operation_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	operation_id INTEGER NOT NULL,
	tbl TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	"before" TEXT,
	"after" TEXT,
	CONSTRAINT fk_operation_change_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
INSERT INTO operation_change SELECT id, deed_id, tbl, row_id, "before", "after" FROM deed_change;
-- A number that was given once is never given again, though its row is gone.
DELETE FROM sqlite_sequence WHERE name IN ('operation', 'operation_change');
INSERT INTO sqlite_sequence (name, seq) SELECT replace(name, 'deed', 'operation'), seq FROM sqlite_sequence
    WHERE name IN ('deed', 'deed_change');
DROP TABLE deed_change;
DROP TABLE deed;
CREATE INDEX ix_operation_state ON operation (state, id);
CREATE INDEX ix_operation_change_operation_id ON operation_change (operation_id);
DROP TABLE journal_now;
CREATE TABLE journal_now (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	operation_id INTEGER,
	recording INTEGER DEFAULT '1' NOT NULL
);
INSERT INTO journal_now (id) VALUES (1);
