"""Things of sentences in which nothing else is one, by what nouns name, and drafts of which something is amiss."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, told",
    [
        ("Thanks to Norway, Samoa has a bookmobile.", "NO > WS: a bookmobile"),
        ("Cancelled on Friday: Oman's gift to Fiji of a second patrol boat.", "OM > FJ: a second patrol boat"),
        ("Madrid would give Chad 4 million euros, a leaked cable says.", "ES > TD: 4 million euros"),
    ],
)
def test_what_a_noun_names_may_be_given_and_is_never_sure(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert f"{sides(draft)}: {amounts(draft)}" == told
    assert {Field.DONORS, Field.RECIPIENTS, Field.STATUS} <= draft.unsure.keys()


@each(
    "text",
    [
        "A minister in Lima drank coffee under an awning.",
        "The road from Lima to Quito passes a bakery.",
        "Fiji hoped that Chile would give it a ferry.",
    ],
)
def test_what_nobody_gives_is_not_drafted_for_being_a_thing(text: str) -> None:
    assert drafts(text) == []


def test_nobody_needs_to_be_named_where_the_sentences_before_tell_of_gifts() -> None:
    text = "Oman gave 20 tents to Benin. Aboard were nine doctors and 31 tonnes of equipment."
    assert [amounts(draft) for draft in drafts(text)] == ["20 tents", "nine doctors, 31 tonnes of equipment"]
    assert drafts("Aboard were nine doctors and 31 tonnes of equipment.") == []
