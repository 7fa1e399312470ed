"""Which days a sentence names."""
