"""A gift made a draft, with names, words and what is unsure."""
