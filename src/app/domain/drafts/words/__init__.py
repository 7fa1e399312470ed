"""Lists and kinds of English words, which say nothing yet of a sentence."""
