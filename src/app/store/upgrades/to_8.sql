-- From 7 to 8. Drafts found by the rules are stored, and so are those a person has put away or refused.

CREATE TABLE found_drafts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	hash TEXT NOT NULL,
	rules TEXT NOT NULL,
	drafts TEXT NOT NULL,
	CONSTRAINT uq_found_drafts_hash UNIQUE (hash)
);
CREATE TABLE kept_draft (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	source_id INTEGER NOT NULL,
	hash TEXT NOT NULL,
	start INTEGER NOT NULL,
	sentence TEXT NOT NULL,
	number INTEGER NOT NULL,
	draft TEXT NOT NULL,
	is_refused INTEGER DEFAULT '0' NOT NULL,
	updated_at TEXT NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	author_id TEXT NOT NULL,
	CONSTRAINT uq_kept_draft_author_id_source_id_hash_start_number UNIQUE (author_id, source_id, hash, start, number),
	CONSTRAINT uq_kept_draft_uid UNIQUE (uid)
);
CREATE INDEX ix_kept_draft_source_id ON kept_draft (source_id);
