-- From 2 to 3. The workspace may name units and things; a record of words is left out of totals by its content, and
-- no longer by words that were put into the field for the person's reasons.

CREATE TABLE counted_name (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	words TEXT DEFAULT '[]' NOT NULL,
	taken TEXT DEFAULT '[]' NOT NULL,
	CONSTRAINT uq_counted_name_uid UNIQUE (uid)
);
CREATE UNIQUE INDEX uq_counted_name ON counted_name (kind, name COLLATE NOCASE);
UPDATE donation SET in_totals = 1 WHERE totals_reason = 'Made from selected words; not filled in yet.'
    AND scope = 'specific' AND assertion = 'given';
UPDATE donation SET totals_reason = '' WHERE totals_reason = 'Made from selected words; not filled in yet.';
