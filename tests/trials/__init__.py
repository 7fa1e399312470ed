"""Long trials, each a command; the suite runs some rounds of them."""
