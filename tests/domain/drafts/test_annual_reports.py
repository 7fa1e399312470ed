"""Plain sentences of annual reports, parish letters and the press releases of firms."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def _named(parties: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(one.name, one.iso2) for one in parties]  # type: ignore[attr-defined]


@each(
    "who, named",
    [
        ("The parish of St. Martin in Dornbirn", ("parish of St. Martin in Dornbirn", "AT")),
        ("The church of Saint Helena in Pavia", ("church of Saint Helena in Pavia", "IT")),
        ("The Anglican parish of St. Jude", ("Anglican parish of St. Jude", "")),
        ("St. Lucia's parish", ("St. Lucia's parish", "")),
        ("The Finnish Postcode Lottery", ("Finnish Postcode Lottery", "")),
        ("Siemens staff in Portugal", ("Siemens staff in Portugal", "PT")),
        ("Unilever's subsidiary in Ghana, Tamale Oils,", ("Tamale Oils", "")),
        ("Brot für die Welt", ("Bread for the World", "")),
        ("The people of St. Lucia", ("St. Lucia", "LC")),
        ("The Association of Blind Persons of Malta", ("Association of Blind Persons of Malta", "")),
    ],
)
def test_who_supports_a_school_is_named_in_full(who: str, named: tuple[str, str]) -> None:
    (draft,) = drafts(f"{who} supported the school in Kitwe with 5,000 euros.")
    assert _named(draft.donors) == [named]


@each(
    "text, told",
    [
        # what a sum goes to is no range
        ("Oxfam gave EUR 1.4 million to 38 projects in Benin.", "Oxfam > BJ | EUR 1.4 million"),
        ("Oxfam gave $3,000 to 25 initiatives in Benin.", "Oxfam > BJ | $3,000"),
        ("Oxfam gave Benin $2 to 3 million.", "Oxfam > BJ | $2 to 3 million"),
        # what something costs stands beside it
        ("Oxfam funded a well in Kindu at a cost of 9,000 euros.", "Oxfam > CD | a well, 9,000 euros"),
        ("Oxfam gave laptops to 30 nonprofits in Benin.", "Oxfam > BJ | laptops"),
        # neither a disease nor a storm gets it
        ("Oxfam gave 70 tons of soap to help contain the measles.", "Oxfam > ? | 70 tons of soap"),
        ("Oxfam gave $2 million to help eradicate polio.", "Oxfam > ? | $2 million"),
        (
            "Nestlé gave 900 packs of milk to families displaced by Typhoon Rai.",
            "Nestlé > families | 900 packs of milk",
        ),
        ("Oxfam gave 80 tents to victims of Hurricane Mitch.", "Oxfam > victims of Hurricane Mitch | 80 tents"),
        # who could do it by the help of others did it
        ("Thanks to your gifts, we could send 40 beds to Togo in 2015.", "? > TG | 40 beds"),
        ("With the support of members Oxfam could deliver 40 beds to Togo.", "Oxfam > TG | 40 beds"),
        # who works somewhere need not give from there
        ("The Flemish Government gave Oxfam 40 beds for a clinic in Togo.", "BE > Oxfam | 40 beds"),
        # a firm is called by its name
        ("Oxfam handed out 40 pumps, a gift from the Danish firm Grundfos.", "Grundfos > ? | 40 pumps"),
        # a firm that asks nothing for the way gives nothing of what others give, else the way with what it brings
        (
            "Lufthansa flew 60 tons of tents from Caritas Austria to Togo free of charge.",
            "Caritas Austria > TG | 60 tons of tents",
        ),
        ("Lufthansa flew 60 tons of donated tents to Togo free of charge.", "? > TG | 60 tons of donated tents"),
        ("Lufthansa flew 60 tons of tents to Togo free of charge.", "Lufthansa > TG | 60 tons of tents"),
        ("Pfizer supplied 60 tons of soap to Togo free of charge.", "Pfizer > TG | 60 tons of soap"),
    ],
)
def test_what_is_given_to_whom(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert f"{sides(draft)} | {amounts(draft)}" == told


@each(
    "text",
    [
        "DHL carried the 40 tents free of charge.",
        "For every jar sold the shop gives 2 euros to a school in Togo.",
        "The shop gives 2 euros to a school in Togo for every jar sold.",
        "With more money, Oxfam could send 40 tents to Togo.",
        "With the help of the bank, Oxfam could have sent 40 tents to Togo.",
        "Thanks to the new depot, Oxfam could send 40 tents to Togo next time.",
    ],
)
def test_what_could_be_sent_was_only_carried_or_is_a_rate_is_no_gift(text: str) -> None:
    assert drafts(text) == []
