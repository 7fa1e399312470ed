"""Reports in parts that stand below the name of a country each."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

SAID = ["OM > NP", "PE > NP", "EG > NE", "MT > NE"]


@each(
    "text",
    [
        "Nepal: Oman gave 300 tons of dates. Peru sent 20 nurses.\n\n"
        "Niger: Egypt sent 20 doctors. Malta sent 40 tents.",
        "NEPAL. Drought in the east. Oman gave 300 tons of dates. Peru sent 20 nurses.\n\n"
        "NIGER. Floods of 31 March. Egypt sent 20 doctors. Malta sent 40 tents.",
        "1. Nepal. Oman gave 300 tons of dates. Peru sent 20 nurses.\n"
        "2. Niger. Egypt sent 20 doctors. Malta sent 40 tents.",
        "Nepal\n• Oman gave 300 tons of dates.\n• Peru sent 20 nurses.\n\n"
        "Niger\n• Egypt sent 20 doctors.\n• Malta sent 40 tents.",
        "Aid in May\n\nNepal\nOman gave 300 tons of dates. Peru sent 20 nurses.\n\n"
        "Niger\nEgypt sent 20 doctors. Malta sent 40 tents.",
    ],
)
def test_what_others_give_below_the_name_of_a_country_goes_there(text: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == SAID


def test_whoever_stands_at_the_head_of_a_part_may_give_himself() -> None:
    text = (
        "Floods in Niger\n\nEgypt: 40 tents have arrived. It also sent 20 doctors.\n\nPeru: The army flew in 9 boats.\n"
    )
    assert {draft.recipients[0].iso2 for draft in drafts(text)} == {"NE"}
