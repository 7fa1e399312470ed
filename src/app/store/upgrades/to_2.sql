-- From 1 to 2.

DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS search_text;
DROP TABLE search_row;
CREATE TABLE search_row (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	thing_id INTEGER NOT NULL,
	block INTEGER DEFAULT '0' NOT NULL,
	start INTEGER DEFAULT '0' NOT NULL,
	"end" INTEGER DEFAULT '0' NOT NULL,
	paragraph INTEGER
);
CREATE INDEX ix_search_row_thing ON search_row (kind, thing_id);
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE search_text USING fts5(body, prefix = '1', tokenize = 'porter unicode61 remove_diacritics 2');
