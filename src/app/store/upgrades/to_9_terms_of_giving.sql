-- From 8 to 9. A record has terms of giving. What refers to its table goes on referring to its name.

PRAGMA legacy_alter_table = ON;
ALTER TABLE donation RENAME TO before_terms;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE donation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	ref TEXT NOT NULL,
	title TEXT NOT NULL,
	scope TEXT NOT NULL,
	assertion TEXT NOT NULL,
	status TEXT NOT NULL,
	aid_kind TEXT NOT NULL,
	parent_id INTEGER,
	terms TEXT DEFAULT '' NOT NULL,
	money_low INTEGER,
	money_high INTEGER,
	money_currency TEXT DEFAULT '' NOT NULL,
	money_qualifier TEXT DEFAULT '' NOT NULL,
	money_kind TEXT DEFAULT '' NOT NULL,
	money_as_stated TEXT DEFAULT '' NOT NULL,
	money_period TEXT DEFAULT '' NOT NULL,
	date_start TEXT DEFAULT '' NOT NULL,
	date_end TEXT DEFAULT '' NOT NULL,
	date_precision TEXT DEFAULT '' NOT NULL,
	date_as_stated TEXT DEFAULT '' NOT NULL,
	date_inferred INTEGER DEFAULT '0' NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	motive TEXT DEFAULT '' NOT NULL,
	motive_by TEXT DEFAULT '' NOT NULL,
	donors_low INTEGER,
	donors_high INTEGER,
	donors_qualifier TEXT DEFAULT '' NOT NULL,
	donors_as_stated TEXT DEFAULT '' NOT NULL,
	recipients_low INTEGER,
	recipients_high INTEGER,
	recipients_qualifier TEXT DEFAULT '' NOT NULL,
	recipients_as_stated TEXT DEFAULT '' NOT NULL,
	in_totals INTEGER DEFAULT '0' NOT NULL,
	totals_reason TEXT DEFAULT '' NOT NULL,
	ambiguity TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	CONSTRAINT ck_donation_money CHECK (money_low IS NULL OR money_high IS NULL OR money_low <= money_high),
	CONSTRAINT ck_donation_currency CHECK ((money_low IS NULL AND money_high IS NULL) OR money_currency <> ''),
	CONSTRAINT ck_donation_dates CHECK (date_start = '' OR date_end = '' OR date_start <= date_end),
	CONSTRAINT uq_donation_uid UNIQUE (uid),
	CONSTRAINT uq_donation_ref UNIQUE (ref),
	CONSTRAINT fk_donation_parent_id FOREIGN KEY(parent_id) REFERENCES donation (id) ON DELETE SET NULL
);
INSERT INTO donation (id, uid, ref, title, scope, assertion, status, aid_kind, parent_id, money_low, money_high,
    money_currency, money_qualifier, money_kind, money_as_stated, money_period, date_start, date_end,
    date_precision, date_as_stated, date_inferred, basis, motive, motive_by, donors_low, donors_high,
    donors_qualifier, donors_as_stated, recipients_low, recipients_high, recipients_qualifier, recipients_as_stated,
    in_totals, totals_reason, ambiguity, note, created_at, updated_at, terms)
    SELECT id, uid, ref, title, scope, assertion, status, aid_kind, parent_id, money_low, money_high,
    money_currency, money_qualifier, money_kind, money_as_stated, money_period, date_start, date_end,
    date_precision, date_as_stated, date_inferred, basis, motive, motive_by, donors_low, donors_high,
    donors_qualifier, donors_as_stated, recipients_low, recipients_high, recipients_qualifier, recipients_as_stated,
    in_totals, totals_reason, ambiguity, note, created_at, updated_at, 'unspecified'
    FROM before_terms;
DELETE FROM sqlite_sequence WHERE name = 'donation';
UPDATE sqlite_sequence SET name = 'donation' WHERE name = 'before_terms';
DROP TABLE before_terms;
CREATE INDEX ix_donation_parent_id ON donation (parent_id);
CREATE INDEX ix_donation_ref ON donation (length(ref), ref);
CREATE INDEX ix_donation_title ON donation (title COLLATE NOCASE);
CREATE INDEX ix_donation_date_start ON donation (date_start);
