"""Things that are given, with the number that is said of each, as plain sentences have them."""

from __future__ import annotations

from decimal import Decimal

from tests.helpers.each import each

from app.actions.drafts import make_reader

READER = make_reader()


def _items(text: str) -> list[tuple[str, Decimal | None]]:
    """The things of the drafts of a sentence, each with how many there are at least."""
    drafts = [draft for told in READER.drafts(text, "2024-03-20") for draft in told.drafts]
    return [(one.item, one.low) for draft in drafts for one in draft.items]


@each(
    "things, expected",
    [
        ("40 beehives, lenses and veils", [("beehives", 40), ("lenses", None), ("veils", None)]),
        ("200 desks, chalk and slates", [("desks", 200), ("chalk", None), ("slates", None)]),
        ("64 boats, nets and 25 engines", [("boats", 64), ("nets", None), ("engines", 25)]),
        ("a kiln, clay and glazes", [("kiln", 1), ("clay", None), ("glazes", None)]),
        ("bricks, 40 doors and window frames", [("bricks", None), ("doors", 40), ("window frames", None)]),
        ("ten concentrators and test cartridges", [("concentrators", 10), ("test cartridges", None)]),
        ("30 balls, two goals and a bell", [("balls", 30), ("goals", 2), ("bell", 1)]),
        ("four cranes and eight drivers", [("cranes", 4), ("drivers", 8)]),
        ("three ships loaded with grain", [("grain", 3)]),
        ("40 lorries with tents, food and medicines", [("tents, food and medicines", 40)]),
        ("two planes with 40 tents", [("tents", 40)]),
        ("half an acre of land", [("land", "0.5")]),
        ("a quarter of a gram of radium", [("radium", "0.25")]),
        ("a year's supply of firewood", [("firewood", 1)]),
        ("six months' supply of insulin", [("insulin", 6)]),
        ("a 20-foot container of desks", [("desks", 1)]),
        ("her own pick-up", [("own pick-up", 1)]),
        ("its own field bakery", [("own field bakery", 1)]),
    ],
)
def test_what_is_given_has_the_number_that_is_said_of_it(
    things: str, expected: list[tuple[str, str | int | None]]
) -> None:
    meant = [(item, None if many is None else Decimal(many)) for item, many in expected]
    assert _items(f"Norway gave Malawi {things}.") == meant


@each(
    "sentence, expected",
    [
        ("Portugal gave the patrol boat Zaire to Angola.", [("patrol boat Zaire", 1)]),
        ("The lifeboat Princess Royal was given to St Agnes by Miss Young.", [("lifeboat Princess Royal", 1)]),
        ("The tug Norway gave to Iceland came to Akureyri.", [("tug", 1)]),
        ("Colombia gave Peru 60 pumps and an Air Force Hercules.", [("pumps", 60), ("Air Force Hercules", 1)]),
        ("Italy gave its mobile clinic and its flour to Gaza.", [("mobile clinic", 1), ("flour", None)]),
    ],
)
def test_a_vessel_with_a_name_is_one_thing_and_nobody(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert _items(sentence) == expected


@each(
    "sentence, donor, item",
    [
        ("Oman's medical team has reached Lae.", "Oman", ("medical team", 1)),
        ("Jordan's military field hospital arrived in Gaza in May.", "Jordan", ("military field hospital", 1)),
        ("Iran's national football team arrived in Lae.", "", None),
        ("Chad's negotiating team arrived in Lae.", "", None),
    ],
)
def test_a_team_of_helpers_that_comes_is_sent_by_whose_it_is(
    sentence: str, donor: str, item: tuple[str, int] | None
) -> None:
    drafts = [draft for told in READER.drafts(sentence, "2024-03-20") for draft in told.drafts]
    assert [one.name for draft in drafts for one in draft.donors] == ([donor] if donor else [])
    assert _items(sentence) == ([item] if item else [])


@each(
    "sentence",
    [
        "The Maharaja endowed the hospital at Neyyoor with a tapestry and 25,000 rupees.",
        "Norway provided Haiti with a tapestry.",
    ],
)
def test_what_somebody_is_provided_with_is_given(sentence: str) -> None:
    assert ("tapestry", Decimal(1)) in _items(sentence)


@each(
    "words",
    [
        "over 300 km of bad road",
        "for 400 families in two camps",
        "after two years of drought",
        "and 300 houses were rebuilt",
        "for 300 homes",
        "and officials thanked them",
    ],
)
def test_other_numbers_and_nouns_beside_a_gift_are_no_part_of_it(words: str) -> None:
    assert _items(f"Norway gave Malawi 30 tents {words}.") == [("tents", Decimal(30))]


def test_houses_are_given_behind_whom_they_are_given_to() -> None:
    assert _items("Norway gave the town 24 houses.") == [("houses", Decimal(24))]
    assert _items("Last week 20 houses were given to Malawi by Norway.") == [("houses", Decimal(20))]


@each(
    "things, expected",
    [
        ("two buses and wheelchairs worth €9,000", [("buses", 2), ("wheelchairs", None)]),
        ("Five water pumps and hoses", [("water pumps", 5), ("hoses", None)]),
        ("8 donkeys and mules", [("donkeys and mules", 8)]),
        ("300 coats and hats", [("coats and hats", 300)]),
        ("a sewing set", [("sewing set", 1)]),
        ("a well set up in 1990", [("well", 1)]),
        ("medicines totalling 9 tons", [("medicines", 9)]),
        ("rice, 70 tons in all", [("rice", 70)]),
        ("vaccine, 900 doses in all", [("vaccine", 900)]),
        ("300 tents totalling nine tons", [("tents", 300)]),
    ],
)
def test_a_number_is_of_what_it_can_count(things: str, expected: list[tuple[str, int | None]]) -> None:
    assert _items(f"Norway gave Malawi {things[0].lower()}{things[1:]}.") == expected


@each(
    "text, expected",
    [
        ("Norway supplied diesel to Malawian tractors and fire engines.", ["diesel"]),
        ("Norway supplied diesel to tractors and ambulances in Malawi.", ["diesel"]),
        ("Norway gave money to schools and beds to hospitals.", ["money", "beds"]),
        ("Norway flew to Malawi diesel and tents.", ["diesel", "tents"]),
    ],
)
def test_goods_that_get_something_are_not_given(text: str, expected: list[str]) -> None:
    assert [item for item, _ in _items(text)] == expected


def test_beds_that_are_received_are_counted() -> None:
    assert _items("Tunisia acknowledges the receipt of 200 hospital beds from Qatar.") == [("hospital beds", 200)]
