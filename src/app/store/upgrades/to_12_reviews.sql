-- From 11 to 12. Tables for reviews of the fields of records and facts, empty at first.

CREATE TABLE review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	thing_id INTEGER NOT NULL,
	field TEXT DEFAULT '' NOT NULL,
	party_id INTEGER,
	item_id INTEGER,
	amount_id INTEGER,
	date_id INTEGER,
	verdict TEXT NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	remark TEXT DEFAULT '' NOT NULL,
	created_at TEXT NOT NULL,
	created_by TEXT DEFAULT '' NOT NULL,
	author_id TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_review_uid UNIQUE (uid),
	CONSTRAINT fk_review_thing_id FOREIGN KEY(thing_id) REFERENCES thing (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_party_id FOREIGN KEY(party_id) REFERENCES donation_party (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_item_id FOREIGN KEY(item_id) REFERENCES donation_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_amount_id FOREIGN KEY(amount_id) REFERENCES donation_amount (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_date_id FOREIGN KEY(date_id) REFERENCES donation_date (id) ON DELETE CASCADE
);
CREATE INDEX ix_review_thing_id ON review (thing_id);
CREATE INDEX ix_review_party_id ON review (party_id);
CREATE INDEX ix_review_item_id ON review (item_id);
CREATE INDEX ix_review_amount_id ON review (amount_id);
CREATE INDEX ix_review_date_id ON review (date_id);
CREATE UNIQUE INDEX uq_review
    ON review (thing_id, field, coalesce(party_id, 0), coalesce(item_id, 0), coalesce(amount_id, 0),
    coalesce(date_id, 0), author_id);
