"""Numbers as ledgers, letters and scans of a hundred years ago have them."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, things",
    [
        ("Norway gave Peru 14 cwt. of soap.", ["14 cwt soap"]),
        ("Norway gave Peru 6 doz. pairs of stockings and 4 doz. cans of milk.",
         ["6 doz pairs of stockings", "4 doz cans of milk"]),
        ("Peru got 5½ lb. of tea and 1 cwt. 2 qrs. of sugar from Chile.", ["5.5 lb tea", "1.5 cwt sugar"]),
        ("Chile sent 2 cwt 1 qr 14 lb of salt to Peru.", ["2.375 cwt salt"]),
        ("Chile sent Peru 3 qrs. of barley.", ["3 qrs barley"]),
        ("Chile sent Peru 12 gross of needles.", ["12 gross needles"]),
        ("Chile sent Peru 12 gross tons of coal.", ["12 gross tons coal"]),
        ("Chile sent Peru 12 cwt. and 40 blankets.", ["12 cwt ", "40  blankets"]),
        ("Chile sent Peru 300 tons, 4 cwt. of coal.", ["300.2 tons coal"]),
        ("Chile sent Peru 3 cwt. 5 lb. of salt.", ["None cwt salt"]),  # which no decimals say
        ("Norway gave Peru 3 mill wheels.", ["3  mill wheels"]),
        ("Norway sent Peru a team of 31 and F$1.2 million worth of food.", ["31  team", "None  food"]),
    ],
)  # fmt: skip
def test_old_measures_are_measures_with_what_they_are_of(text: str, things: list[str]) -> None:
    (draft,) = drafts(text, "1917-05-08")
    assert [f"{one.low} {one.unit} {one.item}" for one in draft.items] == things


@each(
    "text, sums",
    [
        ("Australia gave Peru £5 10s. for blankets.", ["5.5 GBP"]),
        ("Australia gave Peru £5. 10s. 6d. for blankets.", ["5.525 GBP"]),
        ("Australia gave £1,200 10s. 6d. to Peru.", ["1200.525 GBP"]),
        ("Australia gave £3,462. 11s. 4d. to Peru.", ["None GBP"]),  # which no decimals say
        ("Australia gave Peru forty-two pounds, eleven shillings and four pence.", ["None GBP"]),
        ("Australia gave Peru twelve pounds, five shillings and sixpence.", ["12.275 GBP"]),
        ("Australia gave Peru 20 pounds and 5 shillings.", ["20.25 GBP"]),
        ("Chile gave £12 and 3 tents to Peru.", ["12 GBP"]),
        ("Greece sent drs. 30,000 and 4 ambulances to Peru.", ["30000 GRD"]),
        ("Greece sent 30,000 drs. to Peru.", ["30000 GRD"]),
        ("Italy sent lire 10,000 to Peru.", ["10000 ITL"]),
        ("Sweden gave Peru 10 mill. kronor.", ["10000000 SEK"]),
        ("Norway sent Peru a team of 31 and F$1.2 million.", ["1200000 FJD"]),
        ("Cuba sent Peru 12 drs and 3 nurses.", []),
    ],
)
def test_sums_in_pounds_and_shillings_are_one_number_or_none(text: str, sums: list[str]) -> None:
    (draft,) = drafts(text, "1917-05-08")
    assert [f"{one.low and one.low.normalize():f} {one.currency}" if one.low else f"None {one.currency}"
            for one in draft.amounts] == sums  # fmt: skip


@each(
    "text, published, is_sure",
    [
        ("Germany gave Peru 40,000 gold marks.", "1919-05-08", False),
        ("Germany gave Peru 40,000 marks.", "1955-05-08", True),
        ("France gave Peru 40,000 francs.", "1917-05-08", False),
        ("France gave Peru 40,000 francs.", "1985-05-08", True),
        ("Norway gave Peru 40,000 kroner.", "1917-05-08", True),
        ("New Zealand gave Tonga £15,000.", "1961-05-08", False),
        ("Britain gave Tonga £15,000.", "1961-05-08", True),
        ("Malaysia gave Peru M$15,000.", "1978-05-08", False),
        ("Malaysia gave Peru US$15,000.", "1978-05-08", True),
    ],
)
def test_a_currency_that_was_not_yet_is_not_sure(text: str, published: str, is_sure: bool) -> None:
    (draft,) = drafts(text, published)
    assert (Field.MONEY not in draft.unsure) is is_sure


@each(
    "text, who",
    [
        ("Norway gave 3OO,OOO garments to Poland and 6OO beds to Peru.", ["NO > PL", "NO > PE"]),
        ("In all 3OO,OOO garments were sent to Poland by Norway.", ["NO > PL"]),
        ("Norway sent 3I,000 boots to Peru.", ["NO > PE"]),
        ("Norway sent Peru £l,5OO.", ["NO > PE"]),
    ],
)
def test_letters_that_a_scan_has_in_numbers_are_nobody_and_no_number(text: str, who: list[str]) -> None:
    found = drafts(text, "1917-05-08")
    assert [sides(draft) for draft in found] == who
    assert all(one.low is None and "OOO" not in getattr(one, "item", "")
               for draft in found for one in (*draft.items, *draft.amounts))  # fmt: skip
    assert all({Field.ITEMS, Field.MONEY} & draft.unsure.keys() for draft in found)


@each("what, many", [("forty guineas", 42), ("a 24-member rescue team", 1), ("its 24-strong medical team", 1)])
def test_what_is_counted_in_two_ways_is_never_sure(what: str, many: int) -> None:
    (draft,) = drafts(f"Norway gave Peru {what}.", "1917-05-08")
    assert [one.low for one in (*draft.items, *draft.amounts)] == [many]
    assert {Field.ITEMS, Field.MONEY} & draft.unsure.keys()


@each(
    "text, sums, things",
    [
        ("In 1855 the Duke gave 10,000l. to the poor of Cork.", ["10000 GBP"], []),
        ("Chile sent Peru 40 l of milk.", [], ["40 l milk"]),
    ],
)
def test_pounds_of_old_books_are_no_litres(text: str, sums: list[str], things: list[str]) -> None:
    (draft,) = drafts(text)
    assert [f"{one.low} {one.currency}" for one in draft.amounts] == sums
    assert [f"{one.low} {one.unit} {one.item}" for one in draft.items] == things
    assert not sums or Field.MONEY in draft.unsure
