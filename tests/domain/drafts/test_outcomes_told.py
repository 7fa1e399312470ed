"""What became of a gift, in plain sentences: promises that came, steps one after the other, what was put off."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft, Field
from app.domain.terms import Outcome


def _told(draft: Draft) -> str:
    day = "" if draft.date is None else f" {draft.date.first or draft.date.last}"
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}{day}"


@each(
    "text,said",
    [
        ("Japan promised Laos 60 vans in 2018 and delivered them in 2020.", "JP > LA: 60 vans, given 2020-01-01"),
        ("Japan promised Laos 60 vans in 2018 and in 2020 delivered them.", "JP > LA: 60 vans, given 2020-01-01"),
        ("Japan promised Laos 60 vans in 2018 and has since delivered them.", "JP > LA: 60 vans, given"),
        ("Japan promised Laos 60 vans in 2018, delivering them in 2020.", "JP > LA: 60 vans, given 2020-01-01"),
        ("Japan announced 60 vans for Laos and handed them over in 2020.", "JP > LA: 60 vans, given 2020-01-01"),
        ("Japan promised Laos 60 vans in 2018; they were delivered in 2020.", "JP > LA: 60 vans, given 2020-01-01"),
        ("Japan promised Laos 60 vans in 2018, all of which have arrived.", "JP > LA: 60 vans, given"),
        ("Japan promised Laos 60 vans in 2018, and all have arrived.", "JP > LA: 60 vans, given"),
        ("Sixty vans were promised to Laos by Japan and delivered in 2020.", "JP > LA: Sixty vans, given 2020-01-01"),
        (
            "Japan approved a grant of $8 million to Laos in 2019; the money was paid in 2021.",
            "JP > LA: $8 million, given 2021-01-01",
        ),
        (
            "An $8 million grant from Japan to Laos was approved in 2019 and paid in 2021.",
            "JP > LA: An $8 million, given 2021-01-01",
        ),
        ("The $8 million Japan approved for Laos in 2019 have been paid.", "JP > LA: $8 million, given"),
        (
            "The grant of $8 million that Japan promised Laos in 2019 was paid in 2021.",
            "JP > LA: $8 million, given 2021-01-01",
        ),
        ("Japan agreed to send Laos 60 vans and did so in 2020.", "JP > LA: 60 vans, given 2020-01-01"),
        ("Japan promised Laos 60 vans, and half of them have arrived.", "JP > LA: 60 vans, promised"),
        ("Japan approved $8 million for Laos, which was given a month to answer.", "JP > LA: $8 million, announced"),
        ("Japan promised Laos 60 vans and sent them to Syria.", "JP > LA: 60 vans, promised"),
        ("Japan offered Laos 60 vans, and they were accepted.", "JP > LA: 60 vans, offered"),
        ("None of the 60 vans that Japan promised Laos has arrived.", "JP > LA: 60 vans, not_given"),
    ],
)
def test_what_came_of_a_promise_is_given_on_the_day_on_which_it_came(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text, part, whole",
    [
        ("Chad accepted 10 of the 30 pumps that Peru offered.", "10 of the 30 pumps, given", "30 pumps, offered"),
        (
            "Peru has built 40 of the 90 schools it promised Chad in 2020.",
            "40 of the 90 schools, given",
            "90 schools, promised",
        ),
        ("Peru sent Chad 60 of the 90 pumps it approved in 2021.", "60 of the 90 pumps, given", "90 pumps, announced"),
        (
            "Peru has paid Chad 3 million of the 8 million euros it approved in 2021.",
            "3 million of the 8 million euros, given",
            "8 million euros, announced",
        ),
        (
            "Only 60 of the 90 pumps pledged by Peru to Chad have arrived.",
            "Only 60 of the 90 pumps, given",
            "90 pumps, promised",
        ),
        ("Of the 90 pumps pledged by Peru to Chad, 60 have arrived.", "60, given", "90 pumps, promised"),
        (
            "Of the $9 million pledged by Peru to Chad, $6 million has been paid.",
            "$6 million, given",
            "$9 million, promised",
        ),
        ("Peru has paid Chad $6 million of its $9 million pledge.", "$6 million, given", "$9 million, promised"),
        (
            "So far 60 of the 90 promised pumps have reached Chad from Peru.",
            "60 of the 90 promised pumps, given",
            "90 promised pumps, promised",
        ),
        (
            "Peru gave Chad $6 million, the first part of a package of $9 million announced in April.",
            "$6 million, given",
            "$9 million, announced",
        ),
        (
            "Peru delivered 60 pumps to Chad, the first batch of 90 pumps it promised.",
            "60 pumps, given",
            "90 pumps, promised",
        ),
    ],
)
def test_what_was_promised_stands_beside_the_part_that_came(text: str, part: str, whole: str) -> None:
    assert {*map(_told, drafts(text))} == {f"PE > TD: {part}", f"PE > TD: {whole}"}


@each(
    "text",
    [
        "Peru sent Chad 60 of its 90 pumps.",
        "Peru sent Chad 60 of the 90 pumps it has.",
        "Of the 90 pumps in the port, Peru sent Chad 60.",
    ],
)
def test_what_was_not_promised_is_no_promise(text: str) -> None:
    assert {one.status for one in drafts(text)} == {Outcome.GIVEN}


@each(
    "text,said",
    [
        ("Peru has postponed the delivery of 40 pumps to Chad.", "PE > TD: 40 pumps, promised"),
        ("Peru's delivery of 40 pumps to Chad has been put off.", "PE > TD: 40 pumps, promised"),
        ("Peru has put off sending Chad 40 pumps.", "PE > TD: 40 pumps, promised"),
        ("Snow has delayed the arrival of 40 pumps that Peru gave Chad.", "PE > TD: 40 pumps, given"),
        ("Peru has suspended the delivery of 40 pumps to Chad.", "PE > TD: 40 pumps, cancelled"),
    ],
)
def test_what_is_put_off_is_still_to_come(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        ("Peru promised Chad 40 pumps and kept its promise.", "PE > TD: 40 pumps, given"),
        ("Peru promised Chad 40 pumps, a promise it never kept.", "PE > TD: 40 pumps, not_given"),
        ("Peru promised Chad 40 pumps, but did not keep its word.", "PE > TD: 40 pumps, not_given"),
        ("Peru promised Chad 40 pumps, but broke its promise.", "PE > TD: 40 pumps, cancelled"),
        ("Peru's promise of 40 pumps to Chad has been kept.", "PE > TD: 40 pumps, given"),
        ("Peru's promise of 40 pumps to Chad was never kept.", "PE > TD: 40 pumps, not_given"),
        ("Peru's pledge of 40 pumps to Chad has yet to be honoured.", "PE > TD: 40 pumps, not_given"),
        ("Peru's pledge of 40 pumps to Chad was only half honoured.", "PE > TD: 40 pumps, promised"),
    ],
)
def test_a_promise_is_kept_or_broken_by_words_around_it(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        ("Peru pays Chad $2 million a month.", ["PE > TD: $2 million a month, given"]),
        ("Peru will pay Chad $2 million a month for a year.", ["PE > TD: $2 million a month, promised"]),
        ("The Swiss government pays the town of Lae 5,000 francs a month.", ["CH > PG: 5,000 francs a month, given"]),
        ("Peru paid Chad $2 million in three instalments.", ["PE > TD: $2 million, given"]),
        ("Peru pays Chad $2 million a month for the port.", []),
        ("Peru pays Chad $2 million a month in rent.", []),
    ],
)
def test_what_a_state_pays_time_and_again_is_given(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text,said",
    [
        ("Rebels looted the 40 pumps that Peru had given Chad.", "PE > TD: 40 pumps, given"),
        ("Forty pumps donated by Peru were stolen from a warehouse in Chad.", "PE > TD: Forty pumps, given"),
        ("The 40 pumps that Peru sent to Chad were lost at sea.", "PE > TD: 40 pumps, not_given"),
        ("Peru sent Chad 40 pumps, but they were turned back at the border.", "PE > TD: 40 pumps, not_given"),
        ("The ship that was bringing Chad 40 pumps from Peru sank in May.", "PE > TD: 40 pumps, not_given 2024-05-01"),
    ],
)
def test_what_is_taken_later_was_given_and_what_sinks_was_not(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        (
            "Peru promised Chad 40 pumps in 2020 but delivered only 20.",
            ["PE > TD: 40 pumps, promised 2020-01-01", "PE > TD: only 20, given"],
        ),
        (
            "Peru promised Chad 40 pumps in 2020 and delivered 20 in 2021.",
            ["PE > TD: 40 pumps, promised 2020-01-01", "PE > TD: 20, given 2021-01-01"],
        ),
    ],
)
def test_the_day_of_a_promise_is_none_of_what_came_of_it(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text,said",
    [
        ("Peru has committed itself to giving Chad 40 pumps.", "PE > TD: 40 pumps, promised"),
        (
            "A deal under which Peru gives Chad $2 million was signed in 2020.",
            "PE > TD: $2 million, promised 2020-01-01",
        ),
    ],
)
def test_a_part_that_came_is_given_and_what_one_is_bound_to_is_promised(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        ("Of the 14 million euros Peru pledged to Chad, 6 million have been paid.", ["14 million euros", "6 million"]),
        ("It is not known whether Peru gave Chad 40 pumps.", []),
        ("Nobody knows if Peru gave Chad 40 pumps.", []),
        ("Chad is waiting for Peru to send 40 pumps.", []),
        ("Peru's cabinet discussed a grant of $2 million for Chad.", []),
        ("A grant of $2 million from Peru to Chad is being negotiated.", []),
        ("Peru's cabinet discussed and approved a grant of $2 million for Chad.", ["$2 million"]),
    ],
)
def test_sums_of_a_promise_are_read_and_what_is_not_known_is_none(text: str, said: list[str]) -> None:
    assert [*map(amounts, drafts(text))] == said


@each(
    "text,said",
    [
        ("Chad got 40 pumps from Peru, not the 90 it was promised.", "PE > TD: 40 pumps, given"),
        ("Peru did not withdraw its offer of 40 pumps to Chad.", "PE > TD: 40 pumps, offered"),
        ("Peru has not cancelled its gift of 40 pumps to Chad.", "PE > TD: 40 pumps, promised"),
        ("Peru has threatened to withdraw its offer of 40 pumps to Chad.", "PE > TD: 40 pumps, offered"),
        ("Peru's offer of 40 pumps to Chad was not withdrawn.", "PE > TD: 40 pumps, offered"),
        ("Peru withdrew its offer of 40 pumps to Chad.", "PE > TD: 40 pumps, cancelled"),
        ("Peru offered Chad 40 pumps but withdrew the offer.", "PE > TD: 40 pumps, cancelled"),
        ("Peru gave Chad 40 pumps, but not the 10 vans.", "PE > TD: 40 pumps, given"),
    ],
)
def test_what_is_not_taken_back_stands_and_what_was_promised_instead_is_not_given(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text, words",
    [
        ("Ms Aydin informed the group that Oman had pledged 500 houses for Riga.", "had pledged"),
        ("The first 120 houses were handed over to Riga on 20 May 2020.", "were handed over"),
        ("Promised by Oman for Riga: 500 houses.", "Promised"),
        ("Oman: 75,000 euros for Riga", "75,000 euros"),
    ],
)
def test_the_words_of_an_outcome_are_the_verb_also_of_a_thing_that_is_only_found(text: str, words: str) -> None:
    (draft,) = drafts(text)
    ((low, high),) = draft.spans[Field.STATUS]
    assert text[low:high] == words


def test_what_a_gift_is_a_part_of_does_not_say_so() -> None:
    (draft, _) = drafts("Peru gave Chad $6 million, the first part of a package of $9 million announced in April.")
    assert not draft.asserted_by
