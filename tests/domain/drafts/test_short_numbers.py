"""Numbers as people shorten and set them: *10K*, *£1.2m*, *half a dozen*, *1·5 million*, *1 500 000*.

What may be another number is left open.
"""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


def told(gift: str) -> str:
    """What Norway gave: of each thing and sum the number, its currency or measure, and the thing."""
    found = drafts(f"Norway gave Mali {gift}.")
    things = [f"{item.low or '?'} {item.unit} {item.item}" for one in found for item in one.items]
    sums = [f"{money.currency} {money.low or '?'}" for one in found for money in one.amounts]
    return " + ".join(" ".join(part.split()) for part in (*sums, *things))


@each(
    "gift, said",
    [
        ("10K tents", "10000 tents"),
        ("500K euros and 40K masks", "EUR 500000 + 40000 masks"),
        ("£1.2m-worth of tents", "GBP 1200000 + ? tents"),
        ("£1.2m’s worth of tents", "GBP 1200000 + ? tents"),
        ("a further 3bn euros", "EUR 3000000000"),
        ("a further 3bn doses", "3000000000 doses"),
        ("half a dozen boats", "6 boats"),
        ("a half-dozen boats", "6 boats"),
        ("half a dozen million dollars", "USD 6000000"),
        ("two score tents", "40 tents"),
        ("half a score of tents", "10 tents"),
        ("threescore and ten tents", "70 tents"),
        ("fourscore tents", "80 tents"),
        ("1·5 million masks", "1500000 masks"),
        ("€1·5m", "EUR 1500000"),
        ("1·500 tents", "? tents"),
        ("1 500 000 masks", "1500000 masks"),
        ("1\u202f500\u202f000 euros", "EUR 1500000"),
        ("1.500.000 masks", "1500000 masks"),
        ("EUR 1.500.000", "EUR 1500000"),
        ("a cool million dollars", "USD 1000000"),
        ("a mere thousand tents", "1000 tents"),
        ("a round dozen boats", "12 boats"),
        ("a further million euros", "EUR 1000000"),
        ("a trio of boats", "3 boats"),
        ("2 x 500 kg of rice", "? rice"),
        ("2x 20 kg bags of rice", "2 bags rice"),
        ("2 x ambulances", "2 ambulances"),
        ("$1.2MM", "USD ?"),  # of millions, or of thousands of thousands
    ],
)
def test_a_short_number_is_read_or_left_open(gift: str, said: str) -> None:
    assert told(gift) == said


@each("gift", ["200m of rope", "200m rope", "1.2m of cloth", "300m nylon hose", "5m of the pipe"])
def test_metres_are_no_millions(gift: str) -> None:
    assert "00000" not in told(gift)


@each("gift", ["£2m of aid", "2m doses", "2m of the doses", "between £1m and £2m of aid"])
def test_millions_are_no_metres(gift: str) -> None:
    assert "00000" in told(gift)
