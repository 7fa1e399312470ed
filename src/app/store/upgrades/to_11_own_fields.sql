-- From 10 to 11. The workspace may define fields of its own on records; their values are rows.

CREATE TABLE own_field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	type TEXT NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	vocabulary_id INTEGER,
	listed INTEGER DEFAULT '0' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	ordinal INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT uq_own_field_uid UNIQUE (uid),
	CONSTRAINT uq_own_field_key UNIQUE ("key"),
	CONSTRAINT fk_own_field_vocabulary_id FOREIGN KEY(vocabulary_id) REFERENCES vocabulary (id) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX uq_own_field_name ON own_field (name COLLATE NOCASE);
CREATE INDEX ix_own_field_vocabulary_id ON own_field (vocabulary_id);
CREATE TABLE own_value (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	donation_id INTEGER NOT NULL,
	field_id INTEGER NOT NULL,
	words TEXT DEFAULT '' NOT NULL,
	low INTEGER,
	high INTEGER,
	qualifier TEXT DEFAULT '' NOT NULL,
	start TEXT DEFAULT '' NOT NULL,
	"end" TEXT DEFAULT '' NOT NULL,
	precision TEXT DEFAULT '' NOT NULL,
	inferred INTEGER DEFAULT '0' NOT NULL,
	term_id INTEGER,
	CONSTRAINT uq_own_value_donation_id_field_id UNIQUE (donation_id, field_id),
	CONSTRAINT ck_own_value_interval CHECK (low IS NULL OR high IS NULL OR low <= high),
	CONSTRAINT ck_own_value_dates CHECK (start = '' OR "end" = '' OR start <= "end"),
	CONSTRAINT fk_own_value_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE,
	CONSTRAINT fk_own_value_field_id FOREIGN KEY(field_id) REFERENCES own_field (id) ON DELETE CASCADE,
	CONSTRAINT fk_own_value_term_id FOREIGN KEY(term_id) REFERENCES term (id) ON DELETE NO ACTION
);
CREATE INDEX ix_own_value_donation_id ON own_value (donation_id);
CREATE INDEX ix_own_value_field_id ON own_value (field_id);
CREATE INDEX ix_own_value_term_id ON own_value (term_id);
