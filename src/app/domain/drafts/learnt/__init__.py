"""What was learnt from sentences: weights of clues, the odds of words, and the network."""
