"""Who is meant where somebody says, decides, welcomes or has something, and where a verb is left out."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Eritrea, which got 40 looms from Oman, has 600 weavers.", ["OM > ER: 40 looms, given"]),
        ("Eritrea got 40 looms from Oman and needs another 60.", ["OM > ER: 40 looms, given"]),
        ("Oman, which gave Mali 40 looms, also has 20 engineers there.", ["OM > ML: 40 looms, given"]),
        ("China has sent Zambia 70 trucks, while India has sent none.", ["CN > ZM: 70 trucks, given"]),
        ("China has given Zambia 70 trucks, but Peru has not.", ["CN > ZM: 70 trucks, given"]),
    ],
)
def test_what_others_have_or_have_not_sent_is_no_gift(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("The decision to give Sudan $5 million was taken by Oman.", ["OM > SD: $5 million, announced"]),
        ("Oman has taken the decision to give Sudan 40 tents.", ["OM > SD: 40 tents, announced"]),
        ("Chile backed Oman's decision to give Sudan 40 tents.", ["OM > SD: 40 tents, announced"]),
        ("Oman's promise to send Sudan 40 tents was welcomed by Oxfam.", ["OM > SD: 40 tents, promised"]),
        ("The 40 tents given to Sudan by Oman were welcomed by the UN.", ["OM > SD: 40 tents, given"]),
        ("The UN welcomed Oman's gift of 40 tents to Sudan.", ["OM > SD: 40 tents, given"]),
        ("The UN praised Oman for giving Sudan 40 tents.", ["OM > SD: 40 tents, given"]),
        ("Oman's offer to send Sudan 40 tents was accepted by Khartoum.", ["OM > SD: 40 tents, offered"]),
    ],
)
def test_who_decides_gives_and_who_only_welcomes_it_gets_nothing(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
