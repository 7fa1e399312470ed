"""Gifts told by labels, in sentences or lines of their own, and lists behind a head."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("Donor: Government of Peru. Recipient: Oxfam. Amount: USD 4 million.", ["PE > Oxfam: USD 4 million"]),
        ("Amount: USD 4 million. Donor: Peru. Recipient: Oxfam.", ["PE > Oxfam: USD 4 million"]),
        ("Donor: Peru. Amount: USD 4 million. Recipient: Oxfam.", ["PE > Oxfam: USD 4 million"]),
        ("Donor: Peru\nRecipient: Oxfam\nItem: 40 tents\n\nIt rained.", ["PE > Oxfam: 40 tents"]),
        ("Grantee: BRAC. Amount: $140,000.", ["? > BRAC: $140,000"]),
        ("Recipient: Proshika; Amount: $4,000; Purpose: wells in Chad", ["? > Proshika: $4,000"]),
        (
            "Donor: Peru\nAmount: USD 4 million\nDonor: Chile\nAmount: USD 5 million",
            ["PE > ?: USD 4 million", "CL > ?: USD 5 million"],
        ),
        ("The main donor: Peru gave 40 tents to Chad.", ["PE > TD: 40 tents"]),
        ("Amount: USD 4 million.", []),
        ("Grants awarded: Oxfam, £30,000; Mencap, £10,000.", ["? > Oxfam: £30,000", "? > Mencap: £10,000"]),
        ("Donations received: Peru, PEN 3 million; Oxfam, £9,000.", ["PE > ?: PEN 3 million", "Oxfam > ?: £9,000"]),
    ],
)
def test_labels_say_who_gives_what_to_whom(text: str, said: list[str]) -> None:
    assert told(text) == said


def test_labels_say_what_became_of_it() -> None:
    (draft,) = drafts("Donor: Peru. Amount: USD 4 million. Recipient: Oxfam. Status: pledged.")
    assert draft.status == "promised"
    assert drafts("Donor: Peru. Amount: USD 4 million. Recipient: Oxfam. Status: requested.") == []
