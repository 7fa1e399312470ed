"""Which of what may be meant is meant: each thing, party, day and outcome of a gift, weighed by clues."""
