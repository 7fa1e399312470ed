"""Who gives something by his name, his post, his firm or his place, and who is only near it."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, said",
    [
        ("Secretary of State Antony Hale pledged $20 million to Sudan.", "Secretary of State Antony Hale > SD"),
        ("Secretary of Defense Ana Lisbon gave 40 beds to Lusaka.", "Secretary of Defense Ana Lisbon > ZM"),
        ("Lima will transfer EUR 5,000 to Quito.", "PE > EC"),
        ("Defence Secretary Antony Hale handed 12 engines to Kyiv.", "Defence Secretary Antony Hale > UA"),
        ("Deputy Prime Minister Ivan Lyon gave Kaduna 30 tractors.", "Deputy Prime Minister Ivan Lyon > NG"),
        ("Ambassador Hugo Troyes gave 40 laptops to Lusaka.", "Ambassador Hugo Troyes > ZM"),
        ("The Secretary of State of Norway gave 40 beds to Lusaka.", "NO > ZM"),
        ("Ambassador Hideo Mori of Japan gave 40 laptops to Lusaka.", "JP > ZM"),
        ("Ambassador Ravi Nair gave ten vans to Nepal on the 76th Republic Day of India.", "IN > NP"),
        ("Ambassador Ravi Nair gave ten vans to Nepal on the Republic Day of Nepal.", "Ambassador Ravi Nair > NP"),
    ],
)
def test_a_post_and_a_name_are_no_town(text: str, said: str) -> None:
    assert sides(drafts(text)[0]) == said


@each(
    "text, name",
    [
        ("Philanthropist Hélène de Vries gave 40 beds to Lima.", "Hélène de Vries"),
        ("Businessman Sébastien van der Meer gave 40 beds to Lima.", "Sébastien van der Meer"),
        ("Billionaire José da Silva sent 20,000 masks to Maputo.", "José da Silva"),
        ("Philanthropist Inés del Río had the school of Cusco equipped with 40 desks.", "Inés del Río"),
        ("In 1931 Norway had a hospital in Cusco furnished with 40 beds.", "Norway"),
        ("All Saints Church in Nairobi gave 40 sacks of maize to Garissa.", "All Saints Church in Nairobi"),
        ("St Anne's Church in Durban sent 40 blankets to Beira.", "St Anne's Church in Durban"),
        ("St Anne's Church sent 40 blankets to families in Durban.", "St Anne's Church"),
        ("The Korean Chamber of Commerce in Medan gave Palu 200 tents.", "Korean Chamber of Commerce in Medan"),
        ("Lima's Chinese chamber of commerce gave Cusco 200 tents.", "Lima's Chinese chamber of commerce"),
        ("The Thai chamber of commerce in Lima gave 200 tents to Pisco.", "Thai chamber of commerce in Lima"),
        ("Texas grocer B-F-G dropped off 28 pallets of water at the Civic Center.", "B-F-G"),
        ("Lahore textile mill Kashan sent 28 tents to Multan.", "Kashan"),
        ("Ohio gave 28 tents to Maine.", "Ohio"),
    ],
)
def test_a_name_is_said_whole_and_without_what_somebody_is(text: str, name: str) -> None:
    assert [one.name for one in drafts(text)[-1].donors] == [name]


@each(
    "text, code",
    [
        ("Lima's Japanese hospital got 40 beds from Oxfam.", "PE"),
        ("Accra's Lebanese school got 40 desks from Oxfam.", "GH"),
        ("The Japanese hospital got 40 beds from Oxfam.", "JP"),
        ("Kabul's Turkish embassy got 40 beds from Oxfam.", "TR"),
    ],
)
def test_a_body_of_a_people_is_of_the_town_whose_it_is(text: str, code: str) -> None:
    assert [one.iso2 for one in drafts(text)[0].recipients] == [code]


@each(
    "text, said",
    [
        ("After the flood Mercy Wings carried 300 tents from Nairobi to Beira.", "Mercy Wings"),
        ("During the Korean war Joint Church Help flew 40 tons of food from Tokyo to Busan.", "Joint Church Help"),
        ("During the war Norway flew 40 tons of food from Oslo to Tallinn.", "NO"),
        ("Chile's army flew a C-130 transport loaded with drinking water to Quito.", "CL"),
        ("Chile sent a transport loaded with rice to Quito.", "CL"),
        ("A transport loaded with rice was sent to Quito by Chile.", "CL"),
    ],
)
def test_who_flies_it_from_one_place_to_another_gives_it(text: str, said: str) -> None:
    (draft,) = drafts(text)
    givers = [one.iso2 or one.name for one in (*draft.donors, *draft.carriers)]
    assert said in givers
    assert len(draft.recipients) == 1


@each(
    "text, givers",
    [
        ("The Rotary Clubs of Milan and Lyon each gave Zagreb a van.", ["Rotary Club of Milan", "Rotary Club of Lyon"]),
        (
            "The Lions Clubs of Tampa, Miami and Orlando gave 40 beds to Lima.",
            ["Lions Club of Tampa", "Lions Club of Miami", "Lions Club of Orlando"],
        ),
        ("The Universities of Leeds and Turin gave Juba 40 beds.", ["University of Leeds", "University of Turin"]),
        ("The Rotary Clubs of Trinidad and Tobago gave 40 beds to Lima.", ["Rotary Clubs of Trinidad and Tobago"]),
        ("The Rotary Club of Milan gave 40 beds to Lima.", ["Rotary Club of Milan"]),
        ("Line crews from Ottawa Power left 40 beds in Lima.", ["Ottawa Power"]),
        ("Our colleagues at Unilever Nepal handed out 900 bars of soap in Gorkha.", ["Unilever Nepal"]),
        ("The Fiji Red Cross sent 40 beds to Lima, supported by the Finnish Red Cross.",
         ["Fiji Red Cross", "Finnish Red Cross"]),
        ("The Fiji Red Cross sent 40 beds to Lima with support from the Finnish Red Cross.",
         ["Fiji Red Cross", "Finnish Red Cross"]),
        ("With help from the Finnish Red Cross, the Fiji Red Cross sent 40 beds to Lima.",
         ["Fiji Red Cross", "Finnish Red Cross"]),
        ("40 beds were sent to Lima by the Fiji Red Cross with support from Trócaire.", ["Fiji Red Cross", "Trócaire"]),
        ("The Fiji Red Cross sent 40 beds to Lima with technical support from Trócaire.", ["Fiji Red Cross"]),
        ("UNICEF sent 40 beds to Lima, with support from the Government of Japan.", ["Japan"]),
        ("UNICEF sent 40 beds to Lima with the help of the Peruvian air force.", ["United Nations Children's Fund"]),
        ("The Fiji Red Cross sent 40 beds to Lima with support from volunteers.", ["Fiji Red Cross"]),
    ],
)  # fmt: skip
def test_each_who_gives_it_is_said(text: str, givers: list[str]) -> None:
    assert sorted(one.name for one in drafts(text)[0].donors) == sorted(givers)


@each(
    "text, codes",
    [
        ("Firefighters from Orlando brought three boats to Key West.", ["US"]),
        ("Villagers of Kalbajar gave 40 sheep to Ganja.", ["AZ"]),
        ("Farmers near Colby sent 34 bales of hay to Ohio.", ["US"]),
        ("Firefighters from Orlando and Tampa brought three boats to Key West.", ["US", "US"]),
        ("Employees of Orlando sent 34 bales of hay to Lima.", [""]),
        ("Residents of Sector 17 sent nine quintals of flour to Lima.", [""]),
        ("Volunteers from Samsung packed 3,000 food boxes for Suwon.", [""]),
    ],
)
def test_people_of_a_place_that_no_rule_takes_for_one_give_as_its_country(text: str, codes: list[str]) -> None:
    (draft,) = drafts(text)
    assert [one.iso2 for one in draft.donors] == codes
    assert Field.DONORS in draft.unsure
