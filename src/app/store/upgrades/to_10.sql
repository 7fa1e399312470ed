-- From 9 to 10. Further amounts and dates of a record.

CREATE TABLE donation_amount (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	donation_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	role TEXT NOT NULL,
	low INTEGER,
	high INTEGER,
	currency TEXT DEFAULT '' NOT NULL,
	qualifier TEXT DEFAULT '' NOT NULL,
	as_stated TEXT DEFAULT '' NOT NULL,
	period TEXT DEFAULT '' NOT NULL,
	condition TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER,
	through TEXT DEFAULT '' NOT NULL,
	CONSTRAINT ck_donation_amount_interval CHECK (low IS NULL OR high IS NULL OR low <= high),
	CONSTRAINT fk_donation_amount_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE,
	CONSTRAINT fk_donation_amount_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE NO ACTION
);
CREATE INDEX ix_donation_amount_actor_id ON donation_amount (actor_id);
CREATE INDEX ix_donation_amount_donation_id ON donation_amount (donation_id);
CREATE TABLE donation_date (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	donation_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	event TEXT NOT NULL,
	start TEXT DEFAULT '' NOT NULL,
	"end" TEXT DEFAULT '' NOT NULL,
	precision TEXT DEFAULT '' NOT NULL,
	as_stated TEXT DEFAULT '' NOT NULL,
	inferred INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT ck_donation_date_dates CHECK (start = '' OR "end" = '' OR start <= "end"),
	CONSTRAINT fk_donation_date_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id) ON DELETE CASCADE
);
CREATE INDEX ix_donation_date_donation_id ON donation_date (donation_id);
