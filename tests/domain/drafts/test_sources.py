"""Who gave it beside who only brings it, places named behind their country, and things that are given together."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts
from tests.helpers.each import each


@each(
    "text, giver, carrier",
    [
        ("Oxfam handed out 3,000 hygiene kits paid for by Norway in Herat.", "NO", "Oxfam"),
        ("DHL flew 10,000 test kits, a gift of Norway, to Rwanda.", "NO", "DHL"),
        ("Oxfam will hand out the 9,000 blankets that Norway bought for Tonga.", "NO", "Oxfam"),
        ("Oxfam distributed 900 tents from Norway in Pemba.", "NO", "Oxfam"),
        ("Oxfam passed on Norway's gift of $2 million to Rwanda.", "NO", "Oxfam"),
        ("The Scouts handed out 500 parcels from Oslo in Narvik.", "Scouts", ""),
        ("Norway delivered to Nepal 40 ambulances bought by its embassy.", "NO", ""),
        ("The Norwegian Air Force flew 300 tents donated by Norway to Beira.", "NO", "Norway"),
        ("Norway gave Moldova 40 generators, delivered by Oxfam.", "NO", "Oxfam"),
        ("Norway gave 400 tents to Malawi, which the Red Cross trucked to Nsanje.", "NO", "Red Cross"),
        ("Norway entrusted Caritas with 300,000 euros for Lebanon.", "NO", "Caritas"),
        ("Norway's 2 million kroner reached Syria by way of Caritas.", "NO", "Caritas"),
        ("Norway gave 40 beds to a hospital in Kabul run by Emergency.", "NO", ""),
    ],
)
def test_who_is_said_to_have_given_it_gives_it_and_the_subject_brings_it(text: str, giver: str, carrier: str) -> None:
    (draft,) = drafts(text)
    assert [one.iso2 or one.name for one in draft.donors] == [giver]
    assert ", ".join(one.name for one in draft.carriers) == carrier


@each(
    "text, name, code",
    [
        ("The Mexican town of Ciudad Acuña has sent Kerrville 14 pumps.", "Ciudad Acuña", "MX"),
        ("The Indian state of Kerala has sent 5 tonnes of rice to Nepal.", "Kerala", "IN"),
        ("The Canadian people gave 5 tonnes of rice to Nepal.", "Canada", "CA"),
    ],
)
def test_a_place_behind_its_country_gives_it_itself(text: str, name: str, code: str) -> None:
    (draft,) = drafts(text)
    assert [(one.name, one.iso2) for one in draft.donors] == [(name, code)]


@each(
    "text, told",
    [
        ("The first Polish charter with six medics and 20 tonnes of supplies landed in Quito.",
         ["six medics, 20 tonnes of supplies"]),
        ("Vesta Cables is donating 12 transformers and 9 kilometres of cable to Moldova's grid operator.",
         ["12 transformers, 9 kilometres of cable"]),
        ("Oman gave Aden 40 tents, Qatar 30 tents.", ["40 tents", "30 tents"]),
    ],
)  # fmt: skip
def test_things_side_by_side_are_one_gift(text: str, told: list[str]) -> None:
    assert [amounts(draft) for draft in drafts(text)] == told
