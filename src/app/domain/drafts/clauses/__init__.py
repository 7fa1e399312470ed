"""A sentence as a row of pieces, and what ties them: its verbs, phrases and clauses."""
