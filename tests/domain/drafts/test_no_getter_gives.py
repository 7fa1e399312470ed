"""Who gets a gift is not who *it*, *they* or *the town* are that give it."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("A letter was read from the mayor of Lima thanking the town for 12 beds received in June.", "the town > PE"),
        (
            "The Ibarra Foundation has no staff in Chad. Last year it paid for three wells in Chad.",
            "Ibarra Foundation > TD",
        ),
    ],
)
def test_nobody_gives_it_to_himself(text: str, said: str) -> None:
    assert [sides(one) for one in drafts(text)] == [said]
