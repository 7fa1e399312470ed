"""Names, places and parties of plain sentences in the manner of many hands."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Malta gave the Habib Foundation CHF 20,000.", "MT > Habib Foundation: CHF 20,000"),
        ("Malta gave Leeds Lions GBP 300.", "MT > Leeds Lions: GBP 300"),
        ("Malta gave Tata Steel Rs 200 crore.", "MT > Tata Steel: Rs 200 crore"),
        ("Malta gave Bakti Foundation RM200,000.", "MT > Bakti Foundation: RM200,000"),
        ("Malta gave two million dollars to the fund for Haiti.", "MT > HT: two million dollars"),
        ("The charity for the blind gave Malta 40 tents.", "charity for the blind > MT: 40 tents"),
        ("Malta gave £2,000 to the Hope Fund for Syrian refugees.", "MT > Hope Fund: £2,000"),
        ("The German Federal Foreign Office gave 9 beds to Chad.", "DE > TD: 9 beds"),
        ("The Foreign Office in London gave 9 beds to Chad.", "GB > TD: 9 beds"),
        ("The National Bank of Malawi gave K40 million to Nsanje.", "National Bank of Malawi > MW: K40 million"),
        ("Oxfam gave the Rafina rescue team two boats.", "Oxfam > Rafina rescue team: two boats"),
        ("Oxfam gave the Tumby Bay football club 40 balls.", "Oxfam > Tumby Bay football club: 40 balls"),
        ("The islanders of Tristan da Cunha sent nine beds to Lae.", "SH > PG: nine beds"),
    ],
)
def test_a_name_ends_where_it_does(text: str, said: str) -> None:
    assert [f"{sides(one)}: {amounts(one)}" for one in drafts(text)] == [said]


@each(
    "text, said",
    [
        ("After the floods in Moore, Oklahoma, the Acme Company and the Zorbex Company gave 9 beds.", "Moore"),
        ("In Turner, Kansas, the Harvey Company gave 40 tents.", "Turner"),
        ("Oxfam gave 40 tents to Xyzville, Virginia.", "Xyzville"),
        ("Oxfam gave 40 tents to Kano, Borno, Adamawa and Yobe.", "Kano, Borno, Adamawa, Yobe"),
        ("In Houston, Texas, Oxfam and Caritas gave 40 tents.", "Houston"),
        ("Nepal, Gorkha earthquake: Oxfam gave 40 tents.", "Gorkha"),
        ("Oxfam gave 40 kits to women and girls in Lae.", "Lae"),
        ("Oxfam gave 40 kits to women, children and old people in Lae.", "Lae"),
        ("Oxfam gave 40 beds to victims of the Palu earthquake.", "Palu"),
        ("Oxfam gave 40 beds to families hit by the Zorgan landslide.", "Zorgan"),
        ("Oxfam gave the villages of Lae and Goroka ten pumps.", "Lae, Goroka"),
        ("Chile offered help, promising 30 tents.", ""),
        ("Oman gave $300 to each family whose home was destroyed.", ""),
    ],
)
def test_a_place_gets_it_by_its_own_name(text: str, said: str) -> None:
    assert [", ".join(who.name for who in one.recipients) for one in drafts(text)] == [said]


@each(
    "text, said",
    [
        ("Forty tents from WHO's Dubai hub reached Benghazi.", "World Health Organization"),
        ("Forty tents from the Dubai depot of Oxfam arrived in Niamey.", "Oxfam"),
        ("Oxfam made a gift of 300 coats from its Oslo stores to Lviv.", "Oxfam"),
        ("Forty vans bought by Oxfam from Ford were handed to Goma hospital.", "Oxfam"),
        ("The twin towns of Trier and Metz sent ten pumps to Lviv.", "Trier, Metz"),
        ("A plane carrying nine Chinese doctors landed in Rome, the Italian Red Cross said.", "China"),
        ("FedEx has flown 90 tons of rice to Lae for Oxfam.", "Oxfam"),
        ("No fewer than six firms gave tents to Chad.", "six firms"),
    ],
)
def test_who_gives_it_is_not_who_had_it_in_hand(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert (", ".join(who.name for who in draft.donors), draft.status) == (said, "given")


@each("text", ["A consignment of 300,000 doses purchased by Fiji from China arrived in Suva on Monday."])
def test_what_a_state_has_bought_is_no_gift_to_it(text: str) -> None:
    assert drafts(text) == []
