-- From 11 to 12. Views of the records, and questions, are saved under a name.

CREATE TABLE saved_view (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	answers TEXT DEFAULT 'table' NOT NULL,
	base TEXT DEFAULT '' NOT NULL,
	question TEXT DEFAULT '' NOT NULL,
	grouped TEXT DEFAULT '' NOT NULL,
	sort TEXT DEFAULT '' NOT NULL,
	descending INTEGER DEFAULT '0' NOT NULL,
	columns TEXT DEFAULT '[]' NOT NULL,
	ordinal INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT uq_saved_view_uid UNIQUE (uid)
);
CREATE UNIQUE INDEX uq_saved_view_name ON saved_view (name COLLATE NOCASE);
