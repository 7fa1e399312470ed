"""Several who give or get in one sentence, of whom each has his own: by order, by *each*, by *from*, by matching."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    said = [*draft.items, *draft.amounts]
    return f"{sides(draft)}: " + ", ".join("?" if one.low is None else f"{one.low:f}" for one in said)


@each(
    "text, said",
    [
        ("Malawi and Zambia received 12 and 20 tents.", ["? > MW: 12", "? > ZM: 20"]),
        ("Peru gave Malawi and Zambia 12 and 20 tents.", ["PE > MW: 12", "PE > ZM: 20"]),
        ("Norway sent 12,000 and 20,000 tonnes of rice to Mali and Chad.", ["NO > ML: 12000", "NO > TD: 20000"]),
        (
            "Germany and France promised 1.2 billion and 800 million euros.",
            ["DE > ?: 1200000000", "FR > ?: 800000000"],
        ),
        (
            "Germany, France and Italy gave 4, 3 and 2 million euros to Chad.",
            ["DE > TD: 4000000", "FR > TD: 3000000", "IT > TD: 2000000"],
        ),
        ("Peru and Oman gave Chad $4 million and $2 million.", ["PE > TD: 4000000", "OM > TD: 2000000"]),
        ("Oman and Peru gave Chad and Mali 20 and 30 tents.", ["OM+PE > TD+ML: ?"]),
    ],
)
def test_as_many_numbers_as_parties_are_theirs_in_order(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


def test_the_unit_is_that_of_all_the_numbers() -> None:
    items = [draft.items[0] for draft in drafts("Spain and Portugal delivered 30 and 15 tonnes of medicines to Chad.")]
    assert [(one.unit, one.item) for one in items] == [("tonnes", "medicines")] * 2


@each(
    "text, said",
    [
        ("Kenya got $2 million each from Germany and France.", ["DE > KE: 2000000", "FR > KE: 2000000"]),
        ("Germany and France gave Kenya $2 million each.", ["DE > KE: 2000000", "FR > KE: 2000000"]),
        ("Kenya received grants of $2 million each from Germany and Oman.", ["DE > KE: 2000000", "OM > KE: 2000000"]),
        ("Chad got 40 tents from Peru and Oman each.", ["PE > TD: 40", "OM > TD: 40"]),
        ("Chad and Mali got 40 tents each from Peru.", ["PE > TD: 40", "PE > ML: 40"]),
    ],
)
def test_one_country_gets_as_much_from_each(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "Chad has received $21 million, including $5 million from Japan and 3 million euros from Germany.",
            ["? > TD: 21000000", "JP > TD: 5000000", "DE > TD: 3000000"],
        ),
        (
            "Chad got 900 tents, including 500 from Peru and 300 from Oman.",
            ["? > TD: 900", "PE > TD: 500", "OM > TD: 300"],
        ),
        (
            "Chad was given 900 tents, including 500 by Peru and 300 by Oman.",
            ["? > TD: 900", "PE > TD: 500", "OM > TD: 300"],
        ),
    ],
)
def test_each_part_that_is_included_is_of_who_gave_it(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("Norway's gift of 40 tents to Chad was matched by Peru.", ["NO > TD: 40", "PE > TD: 40"]),
        ("Norway's gift of 40 million kroner was matched by Ireland.", ["NO > ?: 40000000", "IE > ?: 40000000"]),
    ],
)
def test_who_matches_a_gift_gives_as_much(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
