"""Plain sentences as a wire, a ministry or a local paper writes them, in which one field was read wrongly."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


def _who(text: str) -> str:
    """Who gives and gets, of each draft of a text."""
    return "; ".join(map(sides, drafts(text)))


@each(
    "text, who",
    [
        ("Cyprus hosted a conference at which donors pledged $90 million for Gaza.", "? > PS"),
        ("Cyprus was host to a conference at which aid groups pledged $90 million for Gaza.", "? > PS"),
        ("Egypt hosted a summit where 30 states pledged $2 billion for Sudan.", "? > SD"),
        ("Egypt hosted a summit at which 12 companies pledged $2 billion for Sudan.", "? > SD"),
        ("Oman held a dinner at which guests gave $40,000 for Haiti.", "guests > HT"),
        ("France held an auction at which collectors donated 90,000 euros to Lebanon.", "collectors > LB"),
        ("Kuwait organised a telethon in which viewers donated 9 million dinars to Syria.", "viewers > SY"),
        ("Kenya ran a campaign during which schools collected 12 tonnes of maize for Somalia.", "schools > SO"),
        ("Denmark runs a fund to which readers gave 40,000 kroner for Mali.", "readers > ML"),
        ("Donors pledged $90 million for Yemen at a conference hosted by Sweden.", "? > YE"),
        ("Kuwait hosted a conference at which the emir pledged $500 million for Iraq.", "KW > IQ"),
        ("Kuwait hosted a conference at which officials promised 4 million dinars for Iraq.", "KW > IQ"),
        ("Japan held a conference at which it pledged $40 million for Syria.", "JP > SY"),
        ("Japan held a conference at which Oman pledged $40 million for Syria.", "OM > SY"),
        ("Norway owns a port from which lorries took 40 tonnes of flour to Chad.", "NO > TD"),
        ("Japan, which hosted the summit where leaders met, pledged $40 million to Mali.", "JP > ML"),
    ],
)
def test_who_is_host_to_those_who_give_gives_nothing(text: str, who: str) -> None:
    assert _who(text) == who
