-- From 10 to 11. Sources may be texts of one work.

CREATE TABLE work (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	created_at TEXT NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	author_id TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_work_uid UNIQUE (uid)
);
CREATE TABLE paragraph_pair (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	source_id INTEGER NOT NULL,
	paragraph INTEGER NOT NULL,
	original INTEGER NOT NULL,
	CONSTRAINT uq_paragraph_pair_source_id_paragraph_original UNIQUE (source_id, paragraph, original),
	CONSTRAINT fk_paragraph_pair_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE INDEX ix_paragraph_pair_source_id ON paragraph_pair (source_id);
