"""Tables of gifts: a row with plain headings is a draft."""
