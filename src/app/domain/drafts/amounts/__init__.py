"""What is counted, measured or paid in a sentence, and how much of it."""
