-- From 8 to 9. The program's vocabularies become rows, with the same keys. Of a term there are its key, name,
-- description, the term it is a kind of, whether it counts in totals, and its codes.

CREATE TABLE vocabulary (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	ordinal INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT uq_vocabulary_key UNIQUE ("key")
);
CREATE TABLE term (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	vocabulary_id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	given INTEGER DEFAULT '0' NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	codes TEXT DEFAULT '{}' NOT NULL,
	parent_id INTEGER,
	counts INTEGER DEFAULT '1' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	ordinal INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT uq_term_vocabulary_id_key UNIQUE (vocabulary_id, "key"),
	CONSTRAINT uq_term_uid UNIQUE (uid),
	CONSTRAINT fk_term_vocabulary_id FOREIGN KEY(vocabulary_id) REFERENCES vocabulary (id) ON DELETE CASCADE,
	CONSTRAINT fk_term_parent_id FOREIGN KEY(parent_id) REFERENCES term (id) ON DELETE SET NULL
);
CREATE INDEX ix_term_vocabulary_id ON term (vocabulary_id);
CREATE INDEX ix_term_parent_id ON term (parent_id);
INSERT INTO vocabulary (id, "key", name, description, ordinal) VALUES
    (1, 'aid_kind', 'Kinds of aid', 'What was given: goods, money, people, know-how.', 1),
    (2, 'basis', 'Bases', 'On what ground it was given, as the source has it.', 2),
    (3, 'terms_of_giving', 'Terms of giving', 'Whether it was a gift, or is to be paid, shared or given back.', 3),
    (4, 'actor_kind', 'Kinds of actor', 'What those are who give, carry and receive.', 4),
    (5, 'fact_category', 'Categories of facts',
     'What a fact about a country is about. Figures of the first category head the country''s profile.', 5);
CREATE TEMP TABLE known (vocabulary_id, place, "key", name, description, parent, counts, codes);
INSERT INTO known VALUES
    (1, 1, 'goods', 'goods', '', '', 1, '{}'),
    (1, 2, 'goods_valued', 'goods valued', 'Goods whose worth somebody has put in money.', '', 1, '{}'),
    (1, 3, 'food', 'food', '', '', 1, '{"OECD CRS": "72040"}'),
    (1, 4, 'shelter', 'shelter', '', '', 1, '{"OECD CRS": "72010"}'),
    (1, 5, 'water_and_sanitation', 'water and sanitation', '', '', 1, '{"OECD CRS": "14030"}'),
    (1, 6, 'fuel', 'fuel', '', '', 1, '{}'),
    (1, 7, 'medical_supplies', 'medical supplies', '', '', 1, '{}'),
    (1, 8, 'vaccine', 'vaccine', '', '', 1, '{"OECD CRS": "12250"}'),
    (1, 9, 'search_and_rescue', 'search and rescue', '', '', 1, '{}'),
    (1, 10, 'experts', 'experts', '', '', 1, '{"IATI": "D01", "AidData": "Free-standing technical assistance"}'),
    (1, 11, 'training', 'training', '', '', 1, '{}'),
    (1, 12, 'remote_expertise', 'remote expertise', '', '', 1, '{}'),
    (1, 13, 'ict', 'ICT', 'Information and communication technology.', '', 1, '{"OECD CRS": "22040"}'),
    (1, 14, 'logistics', 'logistics', '', '', 1, '{}'),
    (1, 15, 'cash', 'cash', '', '', 1, '{}'),
    (1, 16, 'debt_relief', 'debt relief', '', '', 1, '{"IATI": "F01", "OECD CRS": "60010"}'),
    (1, 17, 'loan', 'loan', '', '', 0, '{}'),
    (1, 18, 'deposit', 'deposit', '', '', 0, '{}'),
    (1, 19, 'other', 'other', '', '', 1, '{}'),
    (1, 20, 'unspecified', 'unspecified', '', '', 1, '{}'),
    (2, 1, 'humanitarian', 'humanitarian', '', '', 1, '{}'),
    (2, 2, 'solidarity', 'solidarity', '', '', 1, '{}'),
    (2, 3, 'personal', 'personal', '', '', 1, '{}'),
    (2, 4, 'diaspora', 'diaspora', '', '', 1, '{}'),
    (2, 5, 'alumni', 'alumni', '', '', 1, '{}'),
    (2, 6, 'twin_city', 'twin cities', '', '', 1, '{}'),
    (2, 7, 'affinity', 'affinity', '', '', 1, '{}'),
    (2, 8, 'religious', 'religious', '', '', 1, '{}'),
    (2, 9, 'reciprocity', 'reciprocity', 'In return for help that was given earlier.', '', 1, '{}'),
    (2, 10, 'agreement', 'agreement', 'By a treaty or contract between the parties.', '', 1, '{}'),
    (2, 11, 'commercial', 'commercial', '', '', 1, '{}'),
    (2, 12, 'strategic', 'strategic', '', '', 1, '{}'),
    (2, 13, 'unspecified', 'unspecified', '', '', 1, '{}'),
    (3, 1, 'grant', 'grant', 'A gift: nothing is to be paid or given back.', '', 1,
     '{"IATI": "110", "OECD CRS": "110", "AidData": "Grant"}'),
    (3, 2, 'loan', 'loan', '', '', 0, '{"IATI": "421", "OECD CRS": "421", "AidData": "Loan"}'),
    (3, 3, 'loan_in_kind', 'loan in kind', 'Things that are to be given back.', '', 0,
     '{"IATI": "421", "OECD CRS": "421"}'),
    (3, 4, 'credit_line', 'credit line', '', '', 0, '{}'),
    (3, 5, 'deposit', 'deposit', 'Money placed with a bank, which stays the giver''s.', '', 0, '{}'),
    (3, 6, 'swap', 'swap', 'Currencies or things that are exchanged for a time.', '', 0, '{}'),
    (3, 7, 'sale', 'sale at a reduced price', '', '', 0, '{}'),
    (3, 8, 'shared_cost', 'shared cost', 'Giver and receiver each pay a part of the amount.', '', 1, '{}'),
    (3, 9, 'unspecified', 'unspecified', '', '', 1, '{}'),
    (4, 1, 'government', 'government', '', '', 1, '{"IATI": "10"}'),
    (4, 2, 'central_government', 'central government', '', 'government', 1,
     '{"IATI": "10", "AidData": "Government Agency"}'),
    (4, 3, 'provincial_government', 'provincial government', '', 'government', 1, '{"IATI": "11"}'),
    (4, 4, 'municipal_government', 'municipal government', '', 'government', 1, '{"IATI": "11"}'),
    (4, 5, 'diplomatic_mission', 'diplomatic mission', '', '', 1, '{"IATI": "10"}'),
    (4, 6, 'military', 'military', '', '', 1, '{"IATI": "10"}'),
    (4, 7, 'state_bank', 'state bank', '', '', 1, '{"IATI": "15"}'),
    (4, 8, 'state_company', 'state company', '', '', 1, '{"IATI": "15", "AidData": "State-owned Company"}'),
    (4, 9, 'state_media', 'state media', '', '', 1, '{"IATI": "15"}'),
    (4, 10, 'private_company', 'private company', '', '', 1, '{"IATI": "70"}'),
    (4, 11, 'ownership_uncertain', 'ownership uncertain', 'A company that may be private or the state''s.', '', 1,
     '{}'),
    (4, 12, 'foundation', 'foundation', '', '', 1, '{"IATI": "60"}'),
    (4, 13, 'ngo', 'NGO', '', '', 1, '{}'),
    (4, 14, 'religious_body', 'religious body', '', '', 1, '{}'),
    (4, 15, 'community', 'community', '', '', 1, '{}'),
    (4, 16, 'alumni', 'alumni', '', '', 1, '{}'),
    (4, 17, 'individual', 'individual', '', '', 1, '{}'),
    (4, 18, 'international_organization', 'international organization', '', '', 1, '{"IATI": "40"}'),
    (4, 19, 'university', 'university', '', '', 1, '{"IATI": "80"}'),
    (4, 20, 'laboratory', 'laboratory', '', '', 1, '{"IATI": "80"}'),
    (4, 21, 'hospital', 'hospital', '', '', 1, '{}'),
    (4, 22, 'country', 'country', 'A country as such, where the text names no body of it.', '', 1, '{}'),
    (4, 23, 'place', 'place', 'A town or a region as such.', '', 1, '{}'),
    (4, 24, 'group', 'group', 'A group of countries or organisations.', '', 1, '{}'),
    (4, 25, 'unspecified', 'unspecified', '', '', 1, '{}'),
    (5, 1, 'epidemic', 'epidemic', '', '', 1, '{}'),
    (5, 2, 'crisis', 'crisis', 'A disaster, a war, a famine: how many are struck by it.', '', 1, '{}'),
    (5, 3, 'health', 'health', '', '', 1, '{}'),
    (5, 4, 'economy', 'economy', '', '', 1, '{}'),
    (5, 5, 'trade', 'trade', '', '', 1, '{}'),
    (5, 6, 'security', 'military and security', '', '', 1, '{}'),
    (5, 7, 'relations', 'relations between countries', '', '', 1, '{}'),
    (5, 8, 'relation_china', 'relation with China', '', '', 1, '{}'),
    (5, 9, 'alliance', 'alliance', '', '', 1, '{}'),
    (5, 10, '5g', '5G', '', '', 1, '{}'),
    (5, 11, 'infrastructure', 'infrastructure', '', '', 1, '{}'),
    (5, 12, 'multilateral', 'multilateral', '', '', 1, '{}'),
    (5, 13, 'legal', 'legal', '', '', 1, '{}'),
    (5, 14, 'vaccine', 'vaccine', '', '', 1, '{}'),
    (5, 15, 'domestic', 'at home', '', '', 1, '{}'),
    (5, 16, 'aid', 'aid', '', '', 1, '{}'),
    (5, 17, 'twinning', 'twin towns', '', '', 1, '{}'),
    (5, 18, 'other', 'other', '', '', 1, '{}'),
    (5, 19, 'unspecified', 'no category', '', '', 1, '{}');
-- Categories that only a workspace gets in which one has been used.
DELETE FROM known WHERE vocabulary_id = 5 AND "key" IN ('epidemic', 'relation_china', '5g', 'vaccine', 'twinning')
    AND "key" NOT IN (SELECT category FROM fact)
    AND "key" NOT IN (SELECT coalesce(json_extract(before, '$.category'), '') FROM operation_change
        WHERE tbl = 'fact' AND json_valid(before))
    AND "key" NOT IN (SELECT coalesce(json_extract(after, '$.category'), '') FROM operation_change
        WHERE tbl = 'fact' AND json_valid(after));
INSERT INTO term (uid, vocabulary_id, "key", name, description, codes, counts, ordinal)
    SELECT lower(hex(randomblob(6))), vocabulary_id, "key", name, description, codes, counts, place
    FROM known ORDER BY vocabulary_id, place;
UPDATE term SET parent_id = (
    SELECT above.id FROM known JOIN term above ON above.vocabulary_id = known.vocabulary_id AND above."key" = parent
    WHERE known.vocabulary_id = term.vocabulary_id AND known."key" = term."key");
DROP TABLE known;
