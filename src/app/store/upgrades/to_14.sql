-- From 13 to 14. The records of a party or with an item, and the passages under a thing, are found in indexes alone;
-- how long the longest passage is, at once.

DROP INDEX ix_donation_party_actor_id;
DROP INDEX ix_donation_party_country_id;
DROP INDEX ix_donation_item_item;
DROP INDEX ix_evidence_thing_id;
CREATE INDEX ix_donation_party_actor ON donation_party (actor_id, role, donation_id);
CREATE INDEX ix_donation_party_country ON donation_party (country_id, role, donation_id);
CREATE INDEX ix_donation_party_name ON donation_party (name, role, donation_id) WHERE name <> '';
CREATE INDEX ix_donation_item_item ON donation_item (item, donation_id);
CREATE INDEX ix_evidence_thing ON evidence (thing_id, passage_id);
CREATE INDEX ix_passage_length ON passage ("end" - "start");
