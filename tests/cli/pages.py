"""A page to bring in."""

from __future__ import annotations

PAGE = """The Slow Return of the Night Ferry

By Ada Brandt

12 March 2021

The harbour board voted on Tuesday to bring the night ferry back after an absence of eleven years. Three boats will
sail each evening from the old pier, the board said, and the last of them will leave shortly before midnight.

Shopkeepers along the quay have asked for the ferry since the bridge closed to lorries in 2018. They say that they lost
a third of their evening customers, and that 40 of the 112 shops have shut since then.

The city’s treasurer was less sure – he told the council that each crossing would cost 3,200 crowns, and that no more
than “a few dozen” passengers could be expected on a winter night 🚢.
"""
"""A page written for these tests, with a curly quote, a dash and a letter beyond the first plane."""
