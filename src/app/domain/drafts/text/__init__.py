"""What a text says around a sentence: whom it is about, whom *it* means, what it told of before and tells again."""
