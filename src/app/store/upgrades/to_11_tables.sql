-- From 10 to 11. Tables that were imported, and the row of each record that came from one.

CREATE TABLE table_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	sheet TEXT DEFAULT '' NOT NULL,
	hash TEXT NOT NULL,
	headings TEXT DEFAULT '[]' NOT NULL,
	is_source INTEGER DEFAULT '0' NOT NULL,
	added_at TEXT NOT NULL,
	added_by TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_table_file_uid UNIQUE (uid)
);
CREATE TABLE table_row (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	table_id INTEGER NOT NULL,
	donation_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	cells TEXT NOT NULL,
	CONSTRAINT fk_table_row_table_id FOREIGN KEY(table_id) REFERENCES table_file (id) ON DELETE CASCADE,
	CONSTRAINT fk_table_row_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE
);
CREATE INDEX ix_table_row_table_id ON table_row (table_id);
CREATE INDEX ix_table_row_donation_id ON table_row (donation_id);
CREATE INDEX ix_donation_item_item ON donation_item (item);
CREATE INDEX ix_donation_money ON donation (money_currency, money_low);
