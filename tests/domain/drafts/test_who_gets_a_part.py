"""A whole and who gets a part of it: the part is a gift of its own, and the whole is not that getter's."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}"


@each(
    "text, said",
    [
        (
            "Peru has donated 400 doses: 100 to Chad and 50 to Benin.",
            ["PE > ?: 400 doses", "PE > TD: 100", "PE > BJ: 50"],
        ),
        (
            "Peru has donated 400 doses, 100 of them to Chad and 50 to Benin.",
            ["PE > ?: 400 doses", "PE > TD: 100", "PE > BJ: 50"],
        ),
        (
            "Peru gave $4 million, including $2 million to Chad.",
            ["PE > ?: $4 million", "PE > TD: $2 million"],
        ),
        ("Peru pledged 400 tents, 300 of them to Chad.", ["PE > ?: 400 tents", "PE > TD: 300"]),
        ("Peru gave 400 tents, half of them to Chad.", ["PE > ?: 400 tents", "PE > TD: half"]),
        ("Peru sent 400 tents, 300 to Chad and 100 to Benin.", ["PE > TD: 300", "PE > BJ: 100"]),
        ("Peru gave 400 tents to Chad, 100 of them for Abeche.", ["PE > TD: 400 tents"]),
        ("Peru gave $4 million, half to Chad and half to Benin.", ["PE > TD+BJ: $4 million"]),
    ],
)
def test_the_whole_is_not_of_who_gets_a_part(text: str, said: list[str]) -> None:
    assert [_told(one) for one in drafts(text)] == said


def test_a_part_does_not_count_beside_its_whole() -> None:
    assert [one.in_totals for one in drafts("Peru gave 400 tents, 300 of them to Chad.")] == [True, False]


@each(
    "text, count",
    [
        ("Peru gave 400 tents, of which 200 went to Chad, 50 to Benin and 30 to Oman.", [True, False, False, False]),
        (
            "Peru gave aid agencies $20 million, of which $6 million went to Oxfam and $4 million to UNHCR.",
            [True] + [False] * 2,
        ),
        (
            "Peru gave Chad $20 million, of which $6 million went to Oxfam, and Chile gave Oman $4 million.",
            [True, False, True],
        ),
    ],
)
def test_a_further_part_does_not_count_beside_its_whole_either(text: str, count: list[bool]) -> None:
    assert [one.in_totals for one in drafts(text)] == count


def test_a_share_is_not_read_as_a_number() -> None:
    _, part = drafts("Peru gave 400 tents, two thirds of them to Chad.")
    assert [(one.low, one.as_stated) for one in part.items] == [(None, "two thirds")]


@each(
    "text, said",
    [
        (
            "Peru sent Chad 40 tents in May, 30 in June and 20 in July.",
            ["PE > TD: 40 tents", "PE > TD: 30", "PE > TD: 20"],
        ),
        ("Peru sent Chad 40 tents, 30 in May and 10 in June.", ["PE > TD: 30", "PE > TD: 10"]),
    ],
)
def test_numbers_of_months_are_parts_only_behind_a_whole_without_a_month(text: str, said: list[str]) -> None:
    assert [_told(one) for one in drafts(text)] == said
