-- From 12 to 13. Who takes part in a record, its first item and what is said of it are found in indexes alone.

DROP INDEX ix_donation_party_donation_id;
DROP INDEX ix_donation_item_donation_id;
CREATE INDEX ix_donation_party_all ON donation_party (donation_id, role, ordinal, actor_id, country_id, name, kind);
CREATE INDEX ix_donation_item_first ON donation_item (donation_id, ordinal, item);
CREATE INDEX ix_donation_state ON donation (assertion, status);
