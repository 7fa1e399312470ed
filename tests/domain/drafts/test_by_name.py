"""Numbers behind names in a list, of what its head says; and names with an article within them."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Draft
from app.domain.drafts.record import record_of


def counted(found: list[Draft]) -> list[str]:
    """Who gives how much of what: `NO 212 Tents`."""
    out: list[str] = []
    for draft in found:
        giver = "+".join(one.iso2 or one.name for one in draft.donors)
        amounts = [f"{one.low} {one.item}" for one in draft.items] + [
            f"{one.low} {one.currency}" for one in draft.amounts
        ]
        out += [f"{giver} {amount}" for amount in amounts]
    return out


@each(
    "text, read",
    [
        ("Tents for Lae: Oslo 212; Fiji 90; Peru 155.", ["NO 212 Tents", "FJ 90 Tents", "PE 155 Tents"]),
        ("Rescuers in Lae as of 17 Sept: Türkiye 168, UAE 34, Malta 72.",
         ["TR 168 Rescuers", "AE 34 Rescuers", "MT 72 Rescuers"]),
        ("Blankets by donor: Norway 900; Sweden 400; Denmark 1,200.",
         ["NO 900 Blankets", "SE 400 Blankets", "DK 1200 Blankets"]),
        ("Funding for Lae (US$ million): Japan 12; Norway 4.5.", ["JP 12000000 USD", "NO 4500000 USD"]),
        ("Gifts to Lae in thousands of euros (2016 in brackets): Norway 1,240 (980); Peru 600.",
         ["NO 1240000 EUR", "PE 600000 EUR"]),
        ("Tents (white): Peru 40; Fiji 30.", ["PE 40 Tents", "FJ 30 Tents"]),
    ],
)  # fmt: skip
def test_numbers_behind_names_are_of_what_the_head_names(text: str, read: list[str]) -> None:
    assert counted(drafts(text)) == read


def test_the_title_of_a_record_says_what_and_how_much_though_the_words_are_a_number_alone() -> None:
    found = drafts("Rescuers in Lae: Peru 168, Fiji 34.") + drafts("Funding for Lae (US$ million): Japan 12; Fiji 4.5.")
    titles = [record_of(draft).title for draft in found]
    assert titles[:3] == ["Peru → Lae: 168 Rescuers", "Fiji → Lae: 34 Rescuers", "Japan → Lae: USD 12,000,000"]


@each(
    "text",
    [
        "Tents needed: Lae 212; Riga 90.",
        "Dead in Lae: Peru 12; Fiji 9.",
        "Tents destroyed: Lae 212, Riga 90.",
        "Staff: John 12, Mary 14.",
        "Doctors by country of birth: India 1,200; Pakistan 900.",
        "GDP (US$ billion): Japan 4,200; Norway 480.",
        "Tents: Lae 2012; Riga 2013.",
    ],
)
def test_no_number_is_read_of_what_is_not_given(text: str) -> None:
    assert not any(one.low for draft in drafts(text) for one in (*draft.items, *draft.amounts))


@each(
    "text, read",
    [
        ("Peru gave Fiji F$5 million's worth of pumps.", ["PE None pumps", "PE 5000000 FJD"]),
        ("Oslo gave its 60 millionth pair of shoes to a pupil in Lima.", ["NO None millionth pair of shoes"]),
        ("China raised its aid to Peru to $1.6 million on Thursday from $100,000.", ["CN 1600000 USD"]),
        ("China raised its aid to Peru to $1.6 million after its first offer of $100,000.", ["CN 1600000 USD"]),
    ],
)
def test_what_a_sum_was_before_and_a_rank_are_no_number(text: str, read: list[str]) -> None:
    assert counted(drafts(text)) == read


@each(
    "text, gives, gets",
    [
        ("President Bashar al-Assad gave the people of Lae 40 tents.", "SY", "PG"),
        ("Saudi Arabia gave al-Azhar University 40 tents.", "SA", "al-Azhar University"),
        ("Spain gave Mar del Plata 40 tents.", "ES", "AR"),
        ("Madrid, N.Y., sent Lae 40 cots.", "US", "PG"),
        ("The people of Surrey, British Columbia, gave Lae 40 cots.", "CA", "PG"),
        ("A French team of 60 reached Sendai on Monday.", "FR", "JP"),
        ("A Cuban medical brigade reached Crema on Sunday.", "CU", "IT"),
    ],
)
def test_a_name_is_read_with_all_that_belongs_to_it(text: str, gives: str, gets: str) -> None:
    (draft,) = drafts(text)
    assert [one.iso2 or one.name for one in (*draft.donors, *draft.recipients)] == [gives, gets]


def test_a_country_that_only_an_adjective_names_has_its_name() -> None:
    (draft,) = drafts("A French team of 60 reached Sendai on Monday.")
    assert [one.name for one in draft.donors] == ["France"]
