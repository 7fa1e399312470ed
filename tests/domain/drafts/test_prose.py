"""Sentences as histories and long articles have them: numbers of something else, asides, several givers."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.counted import Names
from app.domain.drafts.card import rows
from app.domain.drafts.draft import Field
from app.domain.drafts.record import record_of


@each(
    "text",
    [
        "Oman took back the 300 tents it had given.",
        "Qatar paid Norway 2 million dollars for 300 tents.",
        "When Oman delivered 300 wagons to Peru they were paid for in maize.",
        "Nor were the 6,000 tonnes of cement that Peru took in 2007: it paid for them in full.",
        "Earlier reports gave the contribution of Oman as 2.5 million dollars.",
        "The ship carried them to Riga free, a kindness which Mr Pell put at 85 pounds.",
        "Peru gave nothing, though its consul had spoken of twelve wagons of beans.",
        "Were Oman to ask, said the minister, 80 firefighters could be in Peru by evening.",
        "The gift of Peru would be worth 13,500 pounds now.",
        "The river came through Lima and the shops of Peru stood under five feet of water.",
    ],
)
def test_numbers_of_something_else_are_no_gift(text: str) -> None:
    assert drafts(text) == [] or all(
        one.low is None for draft in drafts(text) for one in (*draft.items, *draft.amounts)
    )


@each(
    "text, said",
    [
        ("Japan gave Peru a hospital, with 60 beds.", "a hospital"),
        ("Canada sent the first 50 of 300 tents to Peru.", "the first 50 of 300 tents"),
        ("Japan will provide 3 billion yen in emergency grant aid to Peru.", "3 billion yen"),
        ("Oman delivered 950 baskets to Peru, as a first part of a bridge of 10,000 baskets.", "950 baskets"),
        ("Oman handed over 8 classrooms to Peru, at a cost to itself of 210,000 euros.", "8 classrooms"),
        ("Oman sent Peru 41 rescue workers and, later, 20 yurts.", "41 rescue workers, 20 yurts"),
        (
            "Portugal sent Peru a medical team of 22, as well as 2 tonnes of gloves.",
            "a medical team of 22, 2 tonnes of gloves",
        ),
        (
            "The United States gave 500 doses of the Johnson & Johnson vaccine to Peru.",
            "500 doses of the Johnson & Johnson vaccine",
        ),
        ("Of the 500,000 euros pledged to Peru in May, 380,000 euros has been paid out.", "380,000 euros"),
        ("The tents had been donated by Oman.", "tents"),
        ("UNICEF gave 5,200 hygiene kits to Peru and chlorinated 310 wells.", "5,200 hygiene kits"),
        ("Oman sent Peru 300 tents and paid for them to be flown there.", "300 tents"),
        ("Oman gave 15,000 tonnes of wheat to Peru in five voyages.", "15,000 tonnes of wheat"),
        ("Oman sent two ships to Peru with 700 tonnes of flour.", "700 tonnes of flour"),
        ("Bhutan had earlier provided 300 tents to Peru.", "300 tents"),
        ("Oman had in 1943 given Peru 300 tents.", "300 tents"),
    ],
)
def test_what_is_given_is_told_from_what_is_said_of_it(text: str, said: str) -> None:
    assert [amounts(draft) for draft in drafts(text)] == [said]


@each(
    "text, who",
    [
        ("Oman, which rarely shows itself abroad, donated 300 tents, and Peru, poorest of the five, gave 50 beds.",
         ["OM > ?", "PE > ?"]),
        ("Turkey, to which the town had belonged until 1878, sent 200 sheep to Peru.", ["TR > PE"]),
        ("Mali gave 1 million dollars, Somalia collected 5 million dollars in public donations.", ["ML > ?", "SO > ?"]),
        ("The EU will give EUR 5 million for victims in Libya, and EUR 1 million for Morocco.",
         ["European Union > LY", "European Union > MA"]),
        ("Libya gave 6 million dollars, Syria 2 million dollars and Venezuela 3 million dollars.",
         ["LY > ?", "SY > ?", "VE > ?"]),
        ("They were given to Peru by Oman.", ["OM > PE"]),
        ("Mauritania signed a 15-million-dollar loan with the Kuwait Fund.",
         ["KW > MR"]),
        ("According to the Malian presidency, Algeria promised 20 million dollars.", ["DZ > ML"]),
        ("According to the Malian presidency, Algeria promised Chad 20 million dollars.", ["DZ > TD"]),
        ("According to a Malian official, Oman gave 200 beds.", ["OM > ?"]),
        ("Bhutan had earlier provided 300 tents to Peru.", ["BT > PE"]),
        ("Canada gave 17,000 tonnes of wheat; the eight ships were Swedish.", ["CA > ?"]),
        ("The ships were Swedish, the crews Danish, and Canada gave 15,000 tonnes of wheat to Peru.", ["CA > PE"]),
        ("The Oman mission sent the Noreg with 500 tonnes of fish to Peru.", ["OM > PE"]),
        ("On the steamer Norge came 500 tonnes of wheat from Canada for Peru.", ["CA > PE"]),
        ("Canada gave 500 tonnes of wheat to the Gambia.", ["CA > GM"]),  # which is no ship
        ("The Philippines gave the Sudan 20 tents.", ["PH > SD"]),
        ("The Kuwait Fund signed a 15-million-dollar loan with Mauritania.",
         ["KW > MR"]),
        ("Two aircraft brought 33 tonnes of tents to Peru.", ["? > PE"]),
        ("According to the Nepali daily, Oman gave 200 blankets.", ["OM > ?"]),
        ("12,000 blankets left Karachi for Beirut.", ["? > LB"]),
        ("The mayor of Gdansk thanked Rotterdam for the 40 buses it had donated.", ["NL > PL"]),
        ("The first 180 wooden houses were a present from Denmark, shipped to Peru.", ["DK > PE"]),
    ],
)  # fmt: skip
def test_who_gives_is_told_from_who_is_spoken_of(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == who


def test_what_is_unsure_of_it_is_said() -> None:
    (signed,) = drafts("Ghana signed a grant of 50 million euros with Germany.")
    assert {Field.DONORS, Field.RECIPIENTS} <= set(signed.unsure)
    (draft,) = drafts("12,000 blankets left Karachi for Beirut.")
    assert Field.STATUS in draft.unsure


@each(
    "text, shown, counted",
    [
        ("Sweden gave Peru 15,000 long tons of rye.", "15,000 long tons of rye", ("rye", "long tons")),
        ("Norway gave Peru 200 short tons of coal.", "200 short tons of coal", ("coal", "short tons")),
        ("Norway gave Peru 200 imperial tons of coal.", "200 imperial tons of coal", ("coal", "long tons")),
        ("Norway gave Peru coal, 200 short tons.", "200 short tons of coal", ("coal", "short tons")),
        ("Norway gave Peru 200 tons.", "200 tons", ("tons", "")),
    ],
)
def test_a_long_and_a_short_ton_are_no_tonnes(text: str, shown: str, counted: tuple[str, str]) -> None:
    """A long ton is 1,016 kg, a short one 907: totals keep them apart. Nor is a measure its own thing."""
    (draft,) = drafts(text)
    assert [row.value for row in rows(draft) if row.field is Field.ITEMS][-1] == shown
    item = record_of(draft).items[-1]
    thing = Names().thing(item.item, item.unit)
    assert (thing.what, thing.unit) == counted


@each(
    "sentence",
    [
        "Peru received donations from over 30 government and private clinics in Norway – the largest number of "
        "Norwegian clinics involved in giving donations to any state.",
        "Peru received blankets from some 30 government and private firms in Norway.",
    ],
)
def test_who_gets_something_is_not_taken_for_who_gives_it(sentence: str) -> None:
    assert all("PE" not in [party.iso2 for party in draft.donors] for draft in drafts(sentence))


def test_what_is_given_in_return_for_something_says_so() -> None:
    for said in ("gave Peru 300 tents in exchange", "swapped Peru 300 tents", "bartered Peru 300 tents"):
        (swapped,) = drafts(f"Oman {said} for copper.")
        assert (swapped.terms, swapped.unsure[Field.TERMS]) == ("swap", "By its words something is paid for it.")
    for said in ("Under a currency swap, Oman gave", "By a swap line of their banks, Oman gave"):
        (swapped,) = drafts(f"{said} Peru $400 million.")
        assert (swapped.terms, swapped.unsure[Field.TERMS]) == ("swap", "By its words something is paid for it.")
    (given,) = drafts("Oman gave Peru 300 tents in return for nothing.")
    assert Field.TERMS not in given.unsure
