"""Help that a disaster brought, that came as somebody suffered, or that joined the search for survivors."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    day = "" if draft.date is None else f" {draft.date.first or draft.date.last}"
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}{day}"


@each(
    "text,said",
    [
        (
            "Armenia's earthquake in December 1988 brought 113 rescuers from France.",
            ["FR > AM: 113 rescuers, given 1988-12-01"],
        ),
        ("The floods in Lae brought 40 boats from Fiji on Sunday.", ["FJ > PG: 40 boats, given 2024-05-05"]),
        ("Peru's flood in April brought 90 tents from Chile.", ["CL > PE: 90 tents, given 2024-04-01"]),
        ("Peru brought Fiji 90 tents.", ["PE > FJ: 90 tents, given"]),
        ("An earthquake in Nepal brought down 300 schools.", []),
        (
            "Cyprus sent 40 rescuers and Israel offered more as Greece mourned its dead.",
            ["CY > GR: 40 rescuers, given"],
        ),
        ("Peru sent 40 rescuers as Chile dug for survivors.", ["PE > CL: 40 rescuers, given"]),
        ("Peru sent 40 rescuers to Fiji as Chile dug for survivors.", ["PE > FJ: 40 rescuers, given"]),
        ("Rescue teams from Peru joined the search for survivors in Chile.", ["PE > CL: Rescue teams, given"]),
        ("Forty firefighters from Oman joined the operation in Chad.", ["OM > TD: Forty firefighters, given"]),
        ("Two boats from Lima joined the race on Sunday.", []),
        ("A widow from Lae gave the library 300 books.", ["PG > library: 300 books, given"]),
        ("The council gave the library 30 days to leave.", []),
    ],
)
def test_help_that_came_is_told(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
