"""Chronicles and years in review: the day at the head of an entry is that of all that it tells without a day."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.date.first if draft.date is not None else '-'}"


@each(
    "text, said",
    [
        (
            "Chad and its partners\n\n1968 – Peru builds a school at Abéché. Oman gives Chad 20 drills.\n"
            "1993 – Chad gets 30 buses from Malta.\nSweden gives Chad 9 vans.",
            [
                "PE > TD: a school, 1968-01-01",
                "OM > TD: 20 drills, 1968-01-01",
                "MT > TD: 30 buses, 1993-01-01",
                "SE > TD: 9 vans, -",
            ],
        ),
        (
            "Chad and its partners\n\n2000 – A bad winter. Malta gave Chad $500,000, Oman 300 tents.",
            ["MT > TD: $500,000, 2000-01-01", "OM > TD: 300 tents, 2000-01-01"],
        ),
        (
            "Our year 2023\n\nMarch. Floods in Chad. Malta gave Chad 40 tents. In June it gave 20 more.",
            ["MT > TD: 40 tents, 2023-03-01", "MT > TD: 20, 2023-06-01"],
        ),
        (
            "Chad\n\nA chronicle of its partners\n\nHow it began\n\n1968\n\nPeru gave Chad 40 drills.\n\n"
            "Oman gave Chad 20 vans.\n\nThe years of war\n\nMalta gave Chad 9 tents.",
            ["PE > TD: 40 drills, 1968-01-01", "OM > TD: 20 vans, 1968-01-01", "MT > TD: 9 tents, -"],
        ),
        (
            "Chad\n\n1970: A bad harvest. 30 vans that Oman had given Chad broke down.",
            ["OM > TD: 30 vans, -"],
        ),
        (
            "Chad\n\n1991. Peru sends Chad a van. \n1993, 30 September: a quake. Malta gives Chad 20 tents.",
            ["PE > TD: a van, 1991-01-01", "MT > TD: 20 tents, 1993-09-30"],
        ),
        ("8 May 2024\n\nPeru gave Chad 40 tents.", ["PE > TD: 40 tents, -"]),
    ],
)
def test_the_day_at_the_head_of_an_entry_is_of_all_of_it(text: str, said: list[str]) -> None:
    assert [_told(one) for one in drafts(text)] == said
