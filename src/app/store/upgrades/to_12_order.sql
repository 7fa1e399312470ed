-- From 11 to 12. Indexes, so that records are listed by date and by amount without sorting them all.

CREATE INDEX ix_donation_when ON donation (coalesce(nullif(date_start, ''), date_end), length(ref), ref);
CREATE INDEX ix_donation_worth ON donation (money_currency, coalesce(money_low, money_high, 0), length(ref), ref);
