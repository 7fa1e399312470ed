"""New versions of a source: bringing them, correcting words, and settling the passages that wait."""
