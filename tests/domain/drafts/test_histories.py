"""Histories, memoirs and reports of a year: what came of a promise, who speaks, and what a day is of."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Peru's pledge of 40 pumps to Chad, made in 2008, was never honoured.", "PE > TD: 40 pumps, not_given"),
        (
            "A pledge of 40 pumps which Peru had made to Chad in Lima in the spring of 2008 was never honoured.",
            "PE > TD: 40 pumps, not_given",
        ),
        ("A promise of 40 pumps, which Peru made to Chad in 2008, was kept in 2010.", "PE > TD: 40 pumps, given"),
        ("In 2008 Peru made Chad a promise of 40 pumps, which it never kept.", "PE > TD: 40 pumps, not_given"),
        ("Peru made Chad a promise of 40 pumps and kept an earlier one.", "PE > TD: 40 pumps, promised"),
    ],
)
def test_a_promise_is_kept_or_not_behind_when_it_was_made(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text, said",
    [
        (
            "The first ship, with 90 tons of rye, left Peru for Chile in 1784 and was wrecked off Lima.",
            "PE > CL: 90 tons of rye, not_given",
        ),
        ("A Peruvian ship with 90 tons of rye for Chile sailed and sank.", "PE > CL: 90 tons of rye, not_given"),
        ("Peru sent Chile a ship with 90 tons of rye, but it was wrecked.", "PE > CL: 90 tons of rye, not_given"),
    ],
)
def test_what_a_ship_has_aboard_is_lost_with_it(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


def test_we_are_not_those_to_whom_we_gave() -> None:
    text = (
        "ANNUAL REPORT 2023\n\nDear friends,\n\nThe Norvik Foundation paid out 46 million kroner last year. "
        "We gave the Red Cross of Nepal 3 million kroner.\n\nWithin a week we had sent Chad 40 tents."
    )
    assert _told(drafts(text)[-1]) == "Norvik Foundation > TD: 40 tents, given"


@each(
    "text, said",
    [
        ("Norvik Trust – Annual review 2022\n\nIn November we gave Chad 40 tents.", "2022-11-01"),
        ("The year 2022\n\nIn November the Norvik Trust gave Chad 40 tents.", "2022-11-01"),
        ("Norvik Trust – Newsletter\n\nIn November we gave Chad 40 tents.", "2023-11-01"),
    ],
)
def test_the_report_of_a_year_tells_of_that_year(text: str, said: str) -> None:
    assert [one.date is not None and one.date.first for one in drafts(text)] == [said]


def test_a_chair_with_its_article_is_no_town() -> None:
    text = "A message from the Chair\n\nThe Norvik Foundation gave 40 tents."
    assert [_told(one) for one in drafts(text)] == ["Norvik Foundation > ?: 40 tents, given"]


@each(
    "text, said",
    [
        (
            "Nordwall plc – Sustainability Report 2023\n\nWe invested EUR 6 million in communities.\n"
            "- Egypt: 200 scholarships for girls.\n- Peru: EUR 40,000 for schools.",
            ["Nordwall plc > EG: 200 scholarships, given", "Nordwall plc > PE: EUR 40,000, given"],
        ),
        (
            "Norvik Trust\n\nOur work in 2023\n\nIn May we gave Malta 30 tents.\n\nEgypt: 20 wells.",
            ["Norvik Trust > MT: 30 tents, given", "Norvik Trust > EG: 20 wells, given"],
        ),
        (
            "Norvik Trust\n\nDonations received in 2023\n\nEgypt: 20 tents.",
            ["EG > Norvik Trust: 20 tents, given"],
        ),
    ],
)
def test_places_at_the_head_of_lines_get_what_a_firm_gives(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("The company's Kenyan unit gave Chad 40 beds.", "The company's Kenyan unit"),
        ("Our Peruvian arm gave Chad 40 beds.", "Peruvian arm"),
        ("Its Kenyan subsidiary gave Chad 40 beds.", "Kenyan subsidiary"),
    ],
)
def test_what_a_firm_has_in_a_country_is_not_that_country(text: str, said: str) -> None:
    assert [one.name for one in drafts(text)[0].donors] == [said]


def _day(text: str) -> str:
    date = drafts(text)[0].date
    return "" if date is None else f"{date.first}/{date.last}"


@each(
    "text, said",
    [
        ("When the wall fell in 1989 Peru had already sent 40 trucks to Chad.", "/1989-12-31"),
        ("By the time the camp closed on 4 May 1949, Peru had given Chad 40 trucks.", "/1949-05-04"),
        ("When the wall fell in 1989, Peru sent 40 trucks to Chad.", "1989-01-01/1989-12-31"),
        ("Malta, which gave Chad 40 tents, broke with it in 1974.", ""),
        ("Malta, to which Egypt gave 40 tents, became a republic in 1974.", ""),
        ("The Japanese, who had given Chad 40 buses, left in 1999.", ""),
        ("Peru, which gave Chad 40 tents, sent 20 more on 4 May.", ""),
        ("After the flood of 2008 Peru gave Chad 10 million dollars, and in 2019 it gave it 40 trucks.", ""),
        ("Peru gave Chad 40 tents, but in 2019 Chad expelled the ambassador.", ""),
        ("Peru gave Chad 40 tents in 2010, and in 2019 Malta sent 20 trucks.", "2010-01-01/2010-12-31"),
        ("Peru sent Chad 40 tents, and in April they arrived.", "2024-04-01/2024-04-30"),
        ("The clinic, which Peru gave Chad, was opened on 4 May.", "2024-05-04/2024-05-04"),
        ("The 40 tents, which Peru gave to Chad, arrived on 4 May.", "2024-05-04/2024-05-04"),
        ("The 40 tents, which Peru gave to Chad, were stolen on 4 May.", ""),
        ("Thanks to Peru's churches, which gave 25,000 soles, 60 families will be in new homes by June.", ""),
    ],
)
def test_what_was_given_has_not_the_day_of_something_else(text: str, said: str) -> None:
    assert _day(text) == said


@each(
    "text, said",
    [
        ("Peru was to send 40 tents in January, but they will come on 9 June.", "promised 2024-06-09"),
        ("Peru was to send 40 tents in January; they will be sent in July.", "promised 2024-07-01"),
        ("The 40 tents were to reach Chad in January, but will arrive on 9 June.", "promised 2024-06-09"),
        ("The 40 tents were to arrive in Chad in January but came on 19 March.", "given 2024-03-19"),
        ("The 40 tents were due in Chad in January but arrived on 19 March.", "given 2024-03-19"),
        ("Peru was to send Chad 40 tents in January but the road will come in June.", "promised 2024-01-01"),
        ("Peru's aid of $4 million to Chad was suspended in January and resumed in March.", "given 2024-03-01"),
        ("Peru suspended its grant of $4 million to Chad in 2021 but paid it in 2023.", "given 2023-01-01"),
        ("Peru stopped its grant of $4 million to Chad in 2015; it was resumed in 2018.", "given 2018-01-01"),
        ("Peru has suspended its aid of $4 million to Chad until order is restored.", "cancelled -"),
        ("Peru suspended aid of $4 million to Chad in January and restored order in March.", "cancelled 2024-01-01"),
        ("Peru suspended aid of $4 million to Chad in January and will resume it in June.", "cancelled 2024-01-01"),
    ],
)
def test_what_came_later_than_it_was_to_has_that_day(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert f"{draft.status} {draft.date.first if draft.date is not None else '-'}" == said


@each(
    "text, said",
    [
        ("Chad got 40 beds from Peru. The school needs 90 desks. Malta has given 30.", "desks"),
        ("The library still needs 25 computers. A former student, Jef Maes, has promised ten.", "computers"),
        ("The region requires 6,000 tents. 1,900 have come from Malta.", "tents"),
        ("The clinic lacks forty beds. Malta gave 12.", "beds"),
        ("The camp needs forty tents and 20 beds. Malta gave 12.", ""),
        ("Chad got 40 beds from Peru. It had asked for 90. Malta has given 30.", "beds"),
    ],
)
def test_a_bare_number_counts_what_is_wanted(text: str, said: str) -> None:
    assert [one.item for one in drafts(text)[-1].items] == [said]


def test_a_place_is_in_no_country_that_gives_something_else() -> None:
    text = "The ship was wrecked. When Heimaey erupted in 1973, Denmark gave 15 houses, and Sweden 500 more."
    assert [*map(_told, drafts(text))] == ["DK > Heimaey: 15 houses, given", "SE > Heimaey: 500, given"]


def test_a_foundation_called_after_a_king_is_of_no_state() -> None:
    (draft,) = drafts("The town of Bukavu wants books. King Olav Foundation gave 35,000 euros.")
    assert [(one.name, one.iso2) for one in draft.donors] == [("King Olav Foundation", "")]


@each(
    "text, said",
    [
        (
            "The first relief train from Sweden reached Vienna on 11 May 1920. It carried 300 tons of flour.",
            "SE > AT: 300 tons of flour, given",
        ),
        (
            "The first ship from Peru reached Malta on 4 May 2023. It was late, but it brought 40 tents.",
            "PE > MT: 40 tents, given",
        ),
        ("A convoy from Norway arrived in Chad. It carried 40 tents.", "NO > TD: 40 tents, given"),
    ],
)
def test_what_a_train_from_somewhere_brings_is_from_there(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


def test_what_somebody_finds_for_so_many_is_not_given() -> None:
    assert (
        drafts("Two years ago Anne Claes visited the library in Bukavu and found 600 books for 9,000 students.") == []
    )


@each(
    "text, said",
    [
        (
            "Peru, which got 40 tents from Malta, gave Chad 20 trucks.",
            ["MT > PE: 40 tents, given", "PE > TD: 20 trucks, given"],
        ),
        (
            "Having received 40 tents from Malta, Peru gave Chad 20 trucks.",
            ["MT > PE: 40 tents, given", "PE > TD: 20 trucks, given"],
        ),
        (
            "Chad, which was promised 40 tents by Malta, sent Peru 20 trucks.",
            ["MT > TD: 40 tents, promised", "TD > PE: 20 trucks, given"],
        ),
        ("Peru received 40 tents and gave 20 to Chad.", ["? > PE: 40 tents, given", "PE > TD: 20, given"]),
        (
            "Oxfam received 5 million dollars from Peru and gave Chad 40 tents.",
            ["PE > Oxfam: 5 million dollars, given", "Oxfam > TD: 40 tents, given"],
        ),
        (
            "Once a recipient of $40 million a year, Peru now gives Chad $5 million.",
            ["? > PE: $40 million a year, given", "PE > TD: $5 million, given"],
        ),
    ],
)
def test_who_got_something_and_gave_something_else_does_both(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("I flew to Rome, where Andreotti promised me 150 lorries.", "Andreotti > ?: 150 lorries, promised"),
        ("I flew to Rome. The Greeks gave us 20 buses.", "GR > ?: 20 buses, given"),
        ("The ship left Tilbury on 4 May with 40 tents for Chad.", "? > TD: 40 tents, given"),
        ("A container left Tilbury with 240 beds, 60 of them from Peru.", "PE > ?: 60, given"),
    ],
)
def test_from_where_it_went_and_where_we_went_get_nothing(text: str, said: str) -> None:
    assert _told(drafts(text)[-1]) == said


@each(
    "text, said",
    [
        (
            "The Lindqvist Fund\n\nGrants made in 2023\n\n- Malmö Opera, SEK 900,000 for its programme\n"
            "- Oxfam: SEK 2.5 million\n- the town of Kiruna, 12 pianos",
            [
                "Lindqvist Fund > Malmö Opera: SEK 900,000, given",
                "Lindqvist Fund > Oxfam: SEK 2.5 million, given",
                "Lindqvist Fund > SE: 12 pianos, given",
            ],
        ),
        (
            "The Lindqvist Fund\n\nGrants made in 2023\n\nHealth: SEK 9 million\nOf these the largest were:\n"
            "- Oxfam, SEK 2.5 million for masks",
            ["Lindqvist Fund > Oxfam: SEK 2.5 million, given"],
        ),
        (
            "Donors in 2023:\n- Malmö Opera, SEK 900,000\n- Peru, 40 tents",
            ["Malmö Opera > ?: SEK 900,000, given", "PE > ?: 40 tents, given"],
        ),
    ],
)
def test_lines_below_grants_made_name_who_got_them(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "Uppsala sent 1,800 books. The Danish state voted 250,000 kroner for microfilm cameras the following May.",
            "DK > ?: 250,000 kroner, announced",
        ),
        (
            "The floods in Lomé were bad. A charity in Lima sent 40 tents. Oman gave the city 20 boats.",
            "OM > TG: 20 boats, given",
        ),
    ],
)
def test_neither_what_it_is_for_nor_where_the_last_giver_is_gets_it(text: str, said: str) -> None:
    assert _told(drafts(text)[-1]) == said
