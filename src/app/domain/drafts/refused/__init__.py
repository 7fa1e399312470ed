"""What a sentence says of a thing that makes it no gift."""
