"""Those whom a disaster has befallen, who are not the storm, and not all that is homeless."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Denmark sent 300 water pumps for victims of Katrina.", "DK > victims of Katrina"),
        ("Belgium gave 50,000 euros to the survivors of Nargis.", "BE > survivors of Nargis"),
        ("Kuwait gave $100 million to those hit by Katrina.", "KW > those hit by Katrina"),
        ("Oman sent 40 tents to families made homeless by Idai.", "OM > families made homeless"),
        ("Peru sent 30 tonnes of food to those left homeless by Mitch.", "PE > those left homeless"),
        ("Oman sent 40 tents to the homeless.", "OM > homeless"),
        ("Oman sent 40 tents to the survivors of Kobe.", "OM > JP"),
    ],
)
def test_who_gets_it_is_whom_it_befell(text: str, said: str) -> None:
    assert sides(*drafts(text)) == said


@each(
    "text, said",
    [
        ("Lions gave 12 beds to Amatrice's temporary clinic.", "Lions > IT"),
        ("Twelve beds went to Amatrice's people.", "? > IT"),
    ],
)
def test_a_small_place_has_its_country_where_its_body_gets_it(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == said
    assert "recipients" in draft.unsure
