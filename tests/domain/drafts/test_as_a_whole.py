"""Whom the network has no doubt of is taken where the rules have nobody or others, and is never sure."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def test_who_gets_it_is_read_from_the_whole() -> None:
    (draft, *_) = drafts(
        "Old soldiers in Bergen shipped 900 blankets to Lae and are looking for a firm to carry 200 stoves there."
    )
    assert [one.name for one in draft.recipients] == ["Lae"]
    assert draft.unsure[Field.RECIPIENTS].startswith("It is read from the sentence as a whole")


@each(
    "text, said",
    [
        ("Unicef delivered 300 German-donated tents to Peru.", "DE > PE"),
        ("Oman matched the American contribution of $40 million.", "OM > ?"),
        ("Peru gave 40 desks to its old school, Ashdown College.", "PE > Ashdown College"),
        ("At a meeting in Oslo donors pledged 300 million dollars for Benin.", "? > BJ"),
        ("A lorry with 40 beds left the fire station in Lyon for Chad.", "? > TD"),
    ],
)
def test_plain_words_are_not_overruled(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == said
