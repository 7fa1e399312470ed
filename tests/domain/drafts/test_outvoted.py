"""Who gives it where several are named near the verb: a name with people of its own, who gives back, who does not."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, who",
    [
        ("Alcoa and its workers gave Fiji 40 boats.", ["Alcoa > FJ"]),
        ("After the flood in Chile, Nedbank and its clients sent 200 beds to Temuco.", ["Nedbank > CL"]),
        ("Fiji and its neighbours gave Chad 30 tents.", ["FJ > TD"]),
        ("The 30 beds for Malawi came from Peru, not from Norway.", ["PE > MW"]),
        ("Chad gave Mali 40 tents, and Mali in return sent 90 goats.", ["TD > ML", "ML > TD"]),
        ("Chad gave Mali 40 tents, and Mali in turn gave 90 goats to Togo.", ["TD > ML", "ML > TG"]),
        ("Kenya sent 30 buses to Malawi for tea, and in turn Malawi sent rice.", ["KE > MW", "MW > KE"]),
        ("Our Easter lorry for Lviv left Graz with 90 beds.", ["? > UA"]),
        ("In the year to June, Oxfam gave out 60 tents in Mali.", ["Oxfam > ML"]),
        (
            "The senator for Leyte asked who had paid for the 19 boats given to Guiuan, and was told: Oman.",
            ["OM > PH"],
        ),
        ("The Friends, a Turku charity, gave three boats to Fiji.", ["Friends > FJ"]),
    ],
)
def test_who_gives_it_is_chosen_among_those_named(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == who
