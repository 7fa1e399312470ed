"""When two gifts look like one, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.helpers.each import each

from app.domain.alike import likeness
from app.domain.donations import Donation, Item, Money, Party
from app.domain.terms import PartyRole


def gift(item: str, number: int, unit: str = "") -> Donation:
    parties = (Party(PartyRole.DONOR, "Fiji", iso2="FJ"), Party(PartyRole.RECIPIENT, "Tonga", iso2="TO"))
    return Donation("", parties=parties, items=(Item(item, Decimal(number), Decimal(number), unit=unit),))


@each(
    "ours, theirs, said",
    [
        (gift("pumps", 30), gift("pump", 7), "pump in both"),
        (gift("pumps", 30), gift("pumps", 30), "the same number of pumps"),
        (gift("pumps", 30), gift("pumps", 32), "about the same number of pumps"),
        (gift("bottled water", 40), gift("spring water", 9), "spring water and bottled water"),
        (gift("bottled water", 40), gift("spring water", 40), "as much spring water as bottled water"),
        (gift("bottled water", 40), gift("spring water", 41), "about as much spring water as bottled water"),
        (gift("pumping units", 30), gift("kitchen units", 7), ""),
        (gift("tonnes", 30, "tonnes"), gift("tonnes", 700, "tonnes"), ""),
        (gift("tents and beds", 70, "tonnes"), gift("tents", 75), "tents and tents and beds"),
        (gift("tents", 70, "tonnes"), gift("tents", 70, "t"), "the same number of tents"),
    ],
)
def test_a_likeness_says_of_which_things(ours: Donation, theirs: Donation, said: str) -> None:
    found = likeness(ours, theirs)
    assert (said in found.reasons) if said and found is not None else (not said and found is None)


def test_a_sum_that_may_be_what_came_of_another_of_its_source_is_alike() -> None:
    fund = Party(PartyRole.RECIPIENT, "Relief Fund", iso2="TO")

    def of(million: int, currency: str = "TOP") -> Donation:
        many = Decimal(million * 10**6)
        return replace(gift("", 0), items=(), money=Money(many, many, currency))

    pledged = replace(of(150), parties=(of(150).parties[0], fund))
    found = likeness(of(90), pledged, one_source=True)
    assert found is not None
    assert found.reasons == ("same donor", "sums in TOP", "recipients in one country")
    assert likeness(of(90), pledged) is None, "elsewhere it is another gift"
    assert likeness(of(30), pledged, one_source=True) is None
    assert likeness(of(90, "FJD"), pledged, one_source=True) is None


@each("place, is_found", [("MX", False), ("VE", True), ("", True)])
def test_a_town_of_the_same_name_in_another_country_is_another_recipient(place: str, is_found: bool) -> None:
    ours, theirs = (
        replace(
            gift("pumps", 30),
            parties=(Party(PartyRole.DONOR, "Fiji", iso2="FJ"), Party(PartyRole.RECIPIENT, "Mérida", iso2=one)),
        )
        for one in ("VE", place)
    )
    found = likeness(ours, theirs)
    assert ("same recipient" in found.reasons if found is not None else False) is is_found
