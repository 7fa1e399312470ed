"""Days that another gift of the sentence has, or people who came somewhere, are none of this one."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Norway gave Chad 40 tents; Peru sent 30 on 4 May.", ["", "4 May"]),
        ("Norway gave Chad 40 tents, and Peru sent 30 on 4 May.", ["", "4 May"]),
        ("The first ship, in 2017, carried 90 beds to Chad; the second brought bicycles.", ["2017", ""]),
        ("China, which gave Tonga $100,000 on 19 January, has since sent food.", ["19 January", ""]),
        ("The bakery gives 50 loaves to the families who arrived here in the spring.", [""]),
        ("Oman sent 40 tents to families whose houses burnt down on 3 May.", [""]),
        ("On 3 May Norway gave Chad 40 tents; Peru sent 30.", ["3 May", "3 May"]),
        ("The Guild thanks for gifts received during October: Lady Farnham, six pairs of blankets; the Oddfellows, £5.",
         ["October", "October"]),
        ("Peru gave Chad 40 tents, and in May it built a school in Bokoro.", ["", "May"]),
        ("Norway gave Chad 40 tents, and they arrived on 4 May.", ["4 May"]),
        ("The navy of Chile landed 40 tents at Lae and sailed again on 22 February.", [""]),
        ("The ship brought 40 tents from Chile to Lae and left for Suva on 3 May.", [""]),
        ("Chile sent 40 tents and left 20 beds in Lae on 3 May.", ["3 May"]),
    ],
)  # fmt: skip
def test_each_gift_has_its_own_day(text: str, said: list[str]) -> None:
    assert ["" if one.date is None else one.date.as_stated for one in drafts(text)] == said


@each(
    "text, day",
    [
        ("Oman sent ten boats to Peru, returning the help it had got in 2021.", ""),
        ("Oman sent ten boats to Peru, which had helped it in 2021.", ""),
        ("Oman gave Peru ten boats, half of what it had promised in March.", ""),
        ("Peru thanked Oman for the ten boats it had sent in March.", "March"),
        ("Peru got ten boats, which Oman had sent in March.", "March"),
        ("Oman had sent Peru ten boats in March.", "March"),
    ],
)
def test_what_had_been_before_has_its_own_day(text: str, day: str) -> None:
    (draft,) = drafts(text)
    assert (draft.date.as_stated if draft.date is not None else "") == day
