"""The years of days without one, by the day or the month at the head of a bulletin, where no publication is known."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "head, said, start",
    [
        ("Bulletin of 24 May 2018", "since January", "2018-01-01"),
        ("Situation report No. 3, 24 May 2018", "on 17 May", "2018-05-17"),
        ("Bulletin, August 1931", "on 3 April", "1931-04-03"),
        ("BULLETIN OF THE RELIEF UNION, Geneva, August 1931", "on 3 April", "1931-04-03"),
        ("Monthly report for August 1931", "in December", "1930-12-01"),
        ("Month: July 2017", "in May", "2017-05-01"),
    ],
)
def test_a_bulletin_says_at_its_head_of_which_year_its_days_are(head: str, said: str, start: str) -> None:
    (draft,) = drafts(f"{head}\n\nNorway has given Chad 40 tents {said}.", published="")
    assert draft.date is not None
    assert draft.date.first == start


def test_of_the_month_of_its_publication_a_bulletin_says_less_than_that() -> None:
    (draft,) = drafts("Bulletin, May 2024\n\nNorway gave Chad 40 tents on Monday.", published="2024-05-08")
    assert draft.date is not None
    assert draft.date.first == "2024-05-06"


def test_a_paper_on_what_happened_in_a_month_is_not_of_it() -> None:
    (draft,) = drafts("The floods of August 1931\n\nNorway gave Chad 40 tents in 1950.", published="")
    assert draft.date is not None
    assert draft.date.first == "1950-01-01"
