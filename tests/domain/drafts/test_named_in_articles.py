"""Houses, people and funds to whom a sentence of an article says it goes, though the text is about a country."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field

_PERU = (
    "Peru has had the worst floods in a century. Chile sent Peru 40 tents by air. Then Bolivia brought Peru 3 tons of "
    "rice. "
)


@each(
    "text, name",
    [
        ("Oxfam has given 3,200 chickens to local widows.", "local widows"),
        ("The brewery Trigal has switched one line to water and given the shelters 200 bottles.", "shelters"),
        ("The people of Arica gave his father's crew a stove and dry clothes.", "father's crew"),
        ("Oxfam gave 3 million dollars to the relief fund.", "relief fund"),
        ("For the Ashaninka themselves the Saudi king announced 15 million dollars.", "Ashaninka"),
    ],
)
def test_who_plainly_gets_it_keeps_his_words_beside_the_country_of_the_text(text: str, name: str) -> None:
    *_, draft = drafts(_PERU + text)
    assert [(one.name, one.iso2) for one in draft.recipients] == [(name, "PE")]
    assert Field.RECIPIENTS in draft.unsure


@each("text", ["Oxfam gave 3 million dollars to the country.", "Oxfam gave the government 40 boats."])
def test_what_stands_for_the_country_is_the_country(text: str) -> None:
    *_, draft = drafts(_PERU + text)
    assert [(one.name, one.iso2) for one in draft.recipients] == [("Peru", "PE")]
    assert sides(draft) == "Oxfam > PE"
