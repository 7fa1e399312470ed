"""A word that takes up somebody of the sentence before says who gets it, where only one there fits it."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, who",
    [
        ("Gales stripped the roofs from Portree. The Norwegian Red Cross shipped the town 300 tarpaulins.", "Portree"),
        ("The library in Mostar burned down. Schools across Tyrol have posted it 4,000 books.", "library in Mostar"),
        ("The observatory at Helwan had no clock. A Swiss banker left the institution 9,000 francs.", "Helwan"),
        ("The Kabul museum was looted in 1993. The Getty Foundation awarded it 200,000 dollars.", "Kabul museum"),
        ("Dire Dawa has cholera. Last week Caritas supplied the district with 600 cots.", "Dire Dawa"),
        ("A quake levelled Bam. Austria flew a field hospital of 40 beds there on Sunday.", "Bam"),
        ("Oman sent 40 tents to the Greek island of Samos, and Qatar gave it 20 boats.", "Samos"),
        ("Oxfam gave 300 euros to the Malian town of Gao, and Caritas sent it 40 beds.", "Gao"),
        ("Tashkent shook for a minute. Georgia built it a cinema.", "Tashkent"),
        ("Manila thanked Tokyo. Tokyo has given it two patrol boats.", "Philippines"),
        ("The villagers of Kemin are cold. A firm in Almaty brought them 60 stoves.", "Kemin"),
        ("Chad and Niger lost their millet. Kuwait approved 2 million dollars for each of them.", "Niger"),
        ("The Ashfield branch of the Elks met. Two clubs in Ghent sent it 60 chairs.", "Ashfield branch of the Elks"),
        ("Floods swept Oruro. On Monday a lorry from Iquique brought the city 900 blankets.", "Oruro"),
        ("Lausanne was not asked. When the dam above Derna burst, Algeria sent the city eight planes of aid.", "Derna"),
        ("Bam was named again. The Maldives voted 25,000 dollars to the Iranian town.", "Bam"),
        ("The mayor of Derna spoke. Malta gave the mayor of that town 40 pumps.", "Derna"),
        ("Ndola and Kitwe are dry. The two towns received 80 tonnes of maize from the FAO.", "Ndola, Kitwe"),
        ("A quake rattled Bam. Oman sent the city 40 tents, and Bahrain's navy flew in 30 beds.", "Bam"),
        ("Indian sailors met in Kinniya. Caritas sent the town 40 tents.", "Kinniya"),
        ("Walvis Bay is without water. The Danish Red Cross flew the port three purification units.", "Walvis Bay"),
        ("Cold Bay had no power. Firms in Anchorage sent the village 30 heaters.", "Cold Bay"),
        ("Peru's third city, Trujillo, was flooded. Chile has sent the city 60 pumps.", "Trujillo"),
        ("The old capital Luang Prabang has a new school. Japan gave it 40 computers.", "Luang Prabang"),
        ("Niger's herders starve. Morocco pledged 5,000 tonnes of barley for the country.", "Niger"),
        ("The Kandahar maternity was shelled. Caritas left the clinic two incubators.", "Kandahar"),
        ("Villagers at Ban Nam lost all. Families there were given 200 goats by Heifer.", "Ban Nam"),
        ("Father Luis Ortega lived at Chota. Parishes in Vigo sent the priest a jeep.", "Father Luis Ortega"),
        ("Basse-Terre and Nouméa met. Martinique sent the latter 50 generators.", "Nouméa"),
        ("Laos and Togo are dry. The two received 400 pumps from Qatar.", "Laos, Togo"),
        # Nothing says who gets it.
        ("The Salta provincial hospital burned. Rotary of Cordoba has promised 40 beds.", "Salta"),
        ("The bishop of Wewak came home. Parishes in Bavaria have sent 60,000 euros.", "Wewak"),
        # Others are said to get it, or nobody that fits is named.
        ("A firm traded at Tororo. The company gave 900 books to schools in Busia.", "schools in Busia"),
        ("The Portuguese navy left Beira. Caritas gave Chimoio 300 tents there.", "Chimoio"),
        ("The town of Bihać was shelled. Turkey sent Mostar 300 tents.", "Mostar"),
        ("Our nurses returned from Gitega. UNICEF gave them 40 bicycles for the journey.", ""),
        ("Beira is far. From there the crew sent 20 tents to Chimoio.", "Chimoio"),
        ("Laos and Chad met in May. In June the former gave 500 tents to the latter for widows in Mongo.", "Chad"),
        ("After the Kobe earthquake Fiji gave the city 40 tents.", "Kobe"),
        ("Chad has envoys in Puno and Pisaq. In June Oman gave the latter 40 tents.", "Pisaq"),
        ("Forty states have offered help to Burma. Kosovo lent it 50 tents.", "Myanmar"),
    ],
)
def test_who_gets_it_is_taken_up(text: str, who: str) -> None:
    draft = drafts(text)[-1]
    assert ", ".join(one.name for one in draft.recipients) == who
    assert Field.RECIPIENTS in draft.unsure or who in ("", "Chimoio", "Mostar")


@each(
    "text, who",
    [
        ("Pakistan and India met in Bhuj. On Tuesday the former flew 200 tents to Nepal.", "Pakistan"),
        ("Laos and Vietnam share the river. Both gave 20 boats to Cambodia.", "Laos, Vietnam"),
        ("Kyoto-based Hanada Optics makes lenses. The company shipped 120 microscopes to Lusaka.", "Hanada Optics"),
        ("Greece has quarrelled with Türkiye, yet on Monday it sent 24 rescuers to Izmit.", "Greece"),
        ("Until May, Lima withheld the nine engines it had given Chile.", "Peru"),
        ("Goats of Mercy works in Chad. Within a year it had shipped 300 goats to Mongo.", "Goats of Mercy"),
        ("Rockefeller never saw Peking. In 1921 he gave China a college and 40 beds.", "Rockefeller"),
        ("Founded in Kyoto in 1921, Hanada Optics is small. It shipped 120 microscopes to Lusaka.", "Hanada Optics"),
        ("The Egli Stiftung owns a farm. In May the foundation gave Laos 40 pumps.", "Egli Stiftung"),
        ("While Fiji is still dark, Oman has added 4 pumps to the 40 boats which it sent in May.", "Oman"),
        ("From Oman the zoo in Lae has two lions, which it gave in 1990.", "Oman"),
        ("While Fiji is still dark, Oman has added $9,000 to the 40 tents it sent in May.", "Oman"),
        ("Laos and Peru met. The latter, itself short of boats, sent 20 tents to Fiji.", "Peru"),
    ],
)
def test_who_gives_it_is_taken_up(text: str, who: str) -> None:
    assert ", ".join(one.name for one in drafts(text)[-1].donors) == who


def test_it_is_nobody_of_its_own_clause() -> None:
    found = drafts("The Ekman Foundation met. Besides beds for the White Helmets it gave Idlib Hospital a scanner.")
    assert {one.name for draft in found for one in draft.donors} == {"Ekman Foundation"}


def test_each_of_them_gets_it() -> None:
    found = drafts("Chad and Niger lost their millet. Kuwait approved 2 million dollars for each of them.")
    assert [sides(one) for one in found] == ["KW > TD", "KW > NE"]
    found = drafts("The Elks of Ghent and the Lima Sailing Club met. Each gave 900 euros to Bethesda Hospice.")
    assert [len(one.donors) for one in found] == [1, 1]


def test_nobody_who_is_not_named_leaves_no_words_behind() -> None:
    (draft,) = drafts("An anonymous well-wisher left 900 francs with the Caritas depot in Lima.")
    assert not draft.donors
    assert Field.DONORS not in draft.spans


def test_it_is_not_where_something_is_only_signed() -> None:
    (draft,) = drafts("Under an agreement signed in Nairobi on Monday, China grants it 450 million yuan.")
    assert draft.recipients == ()
    assert Field.RECIPIENTS in draft.unsure


def test_they_are_not_who_gives_them_something_and_no_word_for_them_is_a_name() -> None:
    nobody = drafts("Peru promised them $20 million; Kuwait, 1,300 km away, has sent 10 ambulances.")
    assert [sides(one) for one in nobody] == ["PE > ?", "KW > ?"]
    they = drafts("The Lebanese have fled. Peru promised them $20 million; Kuwait, 1,300 km away, has sent 10 boats.")
    assert [sides(one) for one in they] == ["PE > LB", "KW > LB"]
