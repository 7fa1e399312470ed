"""Who is named in the very sentence: whole names, whose body it is, who only brings it, and what it is not for."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def _named(text: str) -> str:
    """Who gives, who brings and who gets it, of each draft."""
    return "; ".join(
        " > ".join("+".join(one.name for one in side) for side in (one.donors, one.carriers, one.recipients))
        for one in drafts(text)
    )


@each(
    "text, parties",
    [
        ("Lahti Methodists sent Peru 30 tents.", "Lahti Methodists >  > Peru"),
        ("Oman gave 30 tents to Wairoa's Hindu temple.", "Oman >  > Wairoa"),
        ("Oman gave 30 tents to the magistrate of Nukus.", "Oman >  > Nukus"),
        ("The Welsh Baptists gave Peru 30 beds.", "Welsh Baptists >  > Peru"),
        ("St Anne's choir gave Fiji 300 euros.", "St Anne's choir >  > Fiji"),
        ("Galician fishermen sent Peru 30 tents.", "Galician fishermen >  > Peru"),
        ("Oman gave 30 beds to nurse training colleges in Suva and Nadi.", "Oman >  > Suva+Nadi"),
        ("An anonymous donor gave Fiji 40 tents.", " >  > Fiji"),
        ("The Knesset of Israel voted Fiji 2 million dollars.", "Israel >  > Fiji"),
        ("Peru handed the Malawi health ministry 40 fridges.", "Peru >  > Malawi"),
    ],
)
def test_a_body_without_a_name_is_its_place(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, parties",
    [
        ("Peru gave 30 beds to the Museum of Clocks in Besançon.", "Peru >  > Museum of Clocks"),
        ("Irish Winter Appeal has sent 300 coats to Latvia.", "Irish Winter Appeal >  > Latvia"),
        ("French Foreign Minister Luc Arnaud gave 40 tents to Peru.", "France >  > Peru"),
        ("Our parent, Ardent plc, gave 40 tents to Peru.", "Ardent plc >  > Peru"),
        ("Chile promised the Asylum for the Blind at Cuenca 40 beds.", "Chile >  > Asylum for the Blind"),
        ("Water for All gave Tonga 12 pumps.", "Water for All >  > Tonga"),
        ("Heart to Heart gave Tonga 12 pumps.", "Heart to Heart >  > Tonga"),
        ("Laos sent 40 beds to the Foyer de la Paix.", "Laos >  > Foyer de la Paix"),
        ("Oman gave Kisii Primary 200 books.", "Oman >  > Kisii Primary"),
        ("Oman gave 30 beds to Queen Mary's Hospital in Apia.", "Oman >  > Queen Mary's Hospital"),
        ("Kenya's coffee magnate Otieno Okello gave Fiji 2 boats.", "Otieno Okello >  > Fiji"),
        ("Mr Juan Solis gave Fiji 2 million dollars.", "Juan Solis >  > Fiji"),
        ("Red Lantern Books gave Fiji 4,000 books.", "Red Lantern Books >  > Fiji"),
    ],
)
def test_a_name_is_neither_cut_nor_its_town(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, parties",
    [
        ("On behalf of Kuwait, Oxfam handed 40 tents to Fiji.", "Kuwait > Oxfam > Fiji"),
        ("Oxfam and Care gave Fiji 30 tents, both provided by Oman.", "Oman > Oxfam+Care > Fiji"),
        (
            "Volunteers from Graz handed out bread that bakers of Linz had given to Zenica.",
            "bakers of Linz > Volunteers from Graz > Zenica",
        ),
        ("Oman shipped 40 tents to Tamatave for families in Brickaville.", "Oman >  > Brickaville"),
    ],
)
def test_who_only_brings_it_does_not_give_it(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, parties",
    [
        ("Anna Berg gave Lahti her boat and 300 euros.", "Anna Berg >  > Lahti"),
        ("Norway granted 2 million kroner to Malawihjelpen for clinics in Blantyre.", "Norway >  > Malawihjelpen"),
        ("At a meeting in Vienna, Austria promised Fiji 40 tents.", "Austria >  > Fiji"),
        ("Ghana sent Oruro three bells cast in Berlin.", "Ghana >  > Oruro"),
        ("In reply to Deputy Solis: Ghana gave Peru 40 beds.", "Ghana >  > Peru"),
        ("The 4 million francs granted by Chad are to be shared by Lomé and Cotonou.", "Chad >  > Togo+Benin"),
        ("Peru sent 30 tents to Suva, and Chile another 20.", "Peru >  > Fiji; Chile >  > Fiji"),
        ("Of the 90 boats promised to Fiji by Oman, 20 arrived in Suva.", "Oman >  > Fiji; Oman >  > Fiji"),
        ("Care received 30 euros from Oman and 40 from Chad for its wells in Beira.", "Oman >  > Care; Chad >  > Care"),
        (
            "Oman gave 30 tents to Fiji and Tonga, and 20 pumps to Samoa.",
            "Oman >  > Fiji+Tonga; Oman >  > Samoa",
        ),
    ],
)
def test_who_gets_it_is_told_by_the_grammar(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, parties",
    [
        ("Peru sent Fiji 20 pumps, and Graz a lorry.", "Peru >  > Fiji; Graz >  > Fiji"),
        ("Peru sent Fiji 20 pumps and Chad 40 cots.", "Peru >  > Fiji; Peru >  > Chad"),
        (
            "Oslo's nuns gave Fiji 20 pumps and Turku's firemen 40 cots.",
            "Oslo's nuns >  > Fiji; Turku's firemen >  > Fiji",
        ),
        (
            "Oman supplied Peru with 4 cots, Chad with 9 beds and Fiji with 8 pumps.",
            "Oman >  > Peru; Oman >  > Chad; Oman >  > Fiji",
        ),
        ("Oman equipped Veskimaa with 4 cots and Chad with 9 beds.", "Oman >  > Veskimaa; Oman >  > Chad"),
        ("Chad paid 8 million francs to Oxfam, which has sent Mali 30 tents.", "Chad >  > Oxfam; Oxfam >  > Mali"),
    ],
)
def test_each_of_two_things_has_its_own_parties(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, parties",
    [
        ("At the Bonn summit Oman promised Fiji 40 pumps.", "Oman >  > Fiji"),
        ("After the Kobe quake Tonga sent Kobe 4,000 blankets.", "Tonga >  > Kobe"),
        ("The Peruvian president, Alan García, promised Fiji 40 pumps.", "Peru >  > Fiji"),
        ("Oxfam took 40 cots to Goma that Turku had paid for.", "Turku > Oxfam > Goma"),
    ],
)
def test_who_gives_is_named_and_no_more(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, getter",
    [
        ("Norway met Niger's ministers in Oslo. It gave 40 pumps to the school at Bolmaro.", "school at Bolmaro"),
        ("Samoa lost its main hospital. The Lions gave the clinic at Lufilufo 40 beds.", "clinic at Lufilufo"),
        ("Bolivia asked for help. Spain offered 20 tents for farmers in Achacalla.", "Achacalla"),
        ("Fiji asked for help. Chile gave the hospital 3 scanners.", "Fiji"),
        ("Tonga was hit by a wave. Samoa sent 40 tents to the kingdom.", "Tonga"),
    ],
)
def test_who_is_named_here_is_not_replaced_by_who_was_before(text: str, getter: str) -> None:
    assert [one.name for one in drafts(text)[-1].recipients] == [getter]


@each(
    "text, parties",
    [
        ("Bakers in Turku and the Lions of Kotka gave Fiji 40 cots.", "bakers in Turku+Lions of Kotka >  > Fiji"),
        ("In Peru, Chile and Oman gave Fiji 40 cots.", "Chile+Oman >  > Fiji"),
        (
            "Fiji got 40 cots from nuns in Graz, the Abdali Trust and Chile.",
            "nuns in Graz+Abdali Trust+Chile >  > Fiji",
        ),
        ("Peru and Chile each gave Fiji 40 cots.", "Peru >  > Fiji; Chile >  > Fiji"),
        ("Peru gave 40 cots to the towns of Nadi and Bavu.", "Peru >  > Nadi+Bavu"),
        ("Together with Oxfam, Peru gave Fiji 40 cots.", "Oxfam+Peru >  > Fiji"),
        ("Peru works together with Chile and gave Fiji 40 cots.", "Peru >  > Fiji"),
        ("Digicel and its customers gave Fiji 40 cots.", "Digicel >  > Fiji"),
        ("Oman gave Fiji 40 cots from Peru and 30 pumps.", "Oman >  > Fiji"),
    ],
)
def test_a_list_is_read_whole(text: str, parties: str) -> None:
    assert _named(text).lower() == parties.lower()


@each(
    "text, parties",
    [
        (
            "A Qantas plane arrived in Dili with 40 cots from the Rotary Club of Darwin.",
            "Rotary Club of Darwin > Qantas > Dili",
        ),
        (
            "Trucks chartered by Mercy Wheels delivered 30 tonnes of rice from Oxfam to Goma.",
            "Oxfam > Mercy Wheels > Goma",
        ),
        ("Oxfam has given Goma 40 pumps with Irish Aid funding.", "Irish Aid > Oxfam > Goma"),
        ("WFP airlifted 48 tonnes of rice to Goma (donor: Canada).", "Canada > World Food Programme > Goma"),
        ("In Lima cash was short; Peru gave Fiji 40 cots.", "Peru >  > Fiji"),
        (
            "The Abdali Trust promised Chad 4 million euros and sent 40 beds packed in Graz to Adana.",
            "Abdali Trust >  > Chad; Abdali Trust >  > Adana",
        ),
    ],
)
def test_who_pays_for_it_gives_it_and_who_it_goes_to_gets_it(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, getters",
    [
        ("In response to the Christchurch earthquake Peru gave 40 cots.", ["Christchurch"]),
        ("Peru gave Fiji 40 cots after the Lima earthquake.", ["Fiji"]),
        ("Peru gave 40 cots to Fiji, as the Suva fire service said.", ["Fiji"]),
        ("After the Peru floods Peru gave 40 cots.", []),
    ],
)
def test_where_the_disaster_was_gets_what_nobody_else_is_said_to_get(text: str, getters: list[str]) -> None:
    assert [one.name for draft in drafts(text) for one in draft.recipients] == getters


@each("disaster", ["flood", "pandemic", "tornado"])
def test_no_disaster_gives(disaster: str) -> None:
    assert not any(one.donors for one in drafts(f"The {disaster} gave Fiji 40 orphans and a new lake."))


@each(
    "text, told",
    [
        ("In Geneva Yemen was promised $150 million by Kuwait.", "KW > YE"),
        ("At talks in Paris Lebanon received 40 million euros from France.", "FR > LB"),
        ("Last week in Brussels Ukraine was given 20 tanks by Norway.", "NO > UA"),
        ("The Mother Teresa clinic was given 40 beds by Oman.", "OM > Mother Teresa clinic"),
        ("The Nelson Mandela hospital got 40 beds from Nigeria.", "NG > Nelson Mandela hospital"),
        ("Nigeria gave 40 beds to the John F. Kennedy hospital.", "NG > John F. Kennedy hospital"),
        ("Anadolu Seramik A.S. sent 40 sanitary containers to Hatay.", "Anadolu Seramik > TR"),
        ("NAIROBI, May 4 (Reuters) - Oman gave 40 tents for quake victims.", "OM > KE"),
        ("NAIROBI - Oman gave 40 tents for the victims of the flood.", "OM > KE"),
        ("LAE, May 4 (AFP) - Oman gave 40 tents to the displaced.", "OM > ?"),
    ],
)
def test_places_persons_and_agencies_that_only_stand_beside(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == told


@each(
    "text, item",
    [
        ("Oman gave its doctors' fees to the clinic.", "doctors' fees"),
        ("Oman gave teachers' kits to Fiji.", "teachers' kits"),
        ("Oxfam built and donated a nurses' residence to Suva.", "nurses' residence"),
        ("Oxfam donated the pupils' kit to Suva.", "pupils' kit"),
        ("Nigeria gave the Rosa Park clinic 40 beds.", "beds"),
    ],
)
def test_whose_things_are_and_who_gets_them_do_not_hide_them(text: str, item: str) -> None:
    (draft,) = drafts(text)
    assert [one.item for one in draft.items] == [item]


@each(
    "text, told",
    [
        ("Seoul gave the North 50,000 tonnes of rice.", "KR > KP"),
        ("The South has promised North Korea 40 lorries.", "KR > KP"),
        ("Sudan gave the South 40 lorries.", "SD > South"),
    ],
)
def test_the_north_and_the_south_are_koreas_only_beside_one(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == told


@each(
    "text, told",
    [
        ("Under the Vigo Plan Austria received 900 million dollars from Canada.", "CA > AT"),
        ("Thanks to a Norwegian grant, the university in Lilongwe has 40 new desks.", "NO > MW"),
        ("Malta gave €5 million in humanitarian aid to help people hit by the floods in Libya.", "MT > LY"),
    ],
)
def test_plans_and_words_for_aid_name_nobody(text: str, told: str) -> None:
    assert [sides(draft).replace("?", "") for draft in drafts(text)] == [told]


def test_a_sum_that_two_words_tell_of_is_there_once() -> None:
    (draft,) = drafts(
        "A load of medicines worth Rs 20 million gifted by India was received by the minister in Colombo."
    )
    assert [one.as_stated for one in draft.amounts] == ["Rs 20 million"]


@each(
    "text, told",
    [
        ("In the first nine months Brightwater sent Peru 40 tonnes of salt.", "Brightwater > PE"),
        ("Peru's Northern Highlands province of Cajamarca gave Chile 40 tonnes of rice.", "PE > CL"),
        ("Chile received £4,000 from Zambia Sugar.", "Zambia Sugar > CL"),
        ("Peru received 400 tons of wheat under PL 308.", "? > PE"),
        ("A Mennonite flight carried 40 tonnes of fish to Peru.", "? > PE"),
        ("A shipment of 4,000 parcels from Oxfam arrived in Castries for evacuees from Sainte Rochelle.", "Oxfam > LC"),
        ("A shipment of 40 tonnes of Indian aid left Kandla port for Peru.", "IN > PE"),
        ("Malta paid for a flight with 40 tonnes of salt from the UN depot in Accra to Peru.", "MT > PE"),
        ("Mrs Banda said the 40 desks given to her school were new.", "? > her school"),
        ("Peru gave 40 desks to its old school, Ashdown College.", "PE > Ashdown College"),
        ("Peru gave a van to the fire station.", "PE > fire station"),
        ("Peru gave £400 to the flood appeal.", "PE > flood appeal"),
        ("Nurses and parents gave Peru 40 beds.", "Nurses+parents > PE"),
        ("The head of the EU mission, Eva Holt, handed 40 vans over to Peru.", "European Union > PE"),
        ("The head of the EU mission, Eva Holt, and Chile's envoy gave Peru 40 vans.", "European Union+CL > PE"),
        ("Nestle Waters and its staff gave Peru 40 beds.", "Nestle Waters > PE"),
    ],
)
def test_what_stands_beside_a_giver_is_not_taken_for_him(text: str, told: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [told]


@each("who", ["Nestlé and its distributors", "The head of the mission, Eva Holt, and Chile's ambassador"])
def test_a_giver_beside_whom_others_stand_who_are_not_read_is_not_sure(who: str) -> None:
    (draft,) = drafts(f"{who} handed 40 vans over to Peru.")
    assert Field.DONORS in draft.unsure


@each(
    "text, told",
    [
        ("Robles told parliament that 20 tanks would reach Ukraine in May.", "? > UA"),
        ("Health minister Karl Falk said 40 tents would arrive in Lae on Monday.", "? > PG"),
        ("Oman said 40 tents would arrive in Lae on Monday.", "OM > PG"),
    ],
)
def test_a_person_who_says_what_comes_does_not_give_it(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == told


def test_a_country_that_waits_gives_nothing_for_sure() -> None:
    (draft,) = drafts("Liberia gets 40 ambulances, Sierra Leone waits.")
    assert Field.DONORS in draft.unsure


@each(
    "who, parties",
    [
        ("Second Methodist Church", "Second Methodist Church"),
        ("The First Bank of Zambia", "First Bank of Zambia"),
        ("First Oxfam", "Oxfam"),
        ("Vantio, together with Oxfam,", "Vantio+Oxfam"),
        ("Vantio, along with Oxfam,", "Vantio+Oxfam"),
    ],
)
def test_numbers_that_begin_a_name_and_who_gives_with_another_one_are_read(who: str, parties: str) -> None:
    assert _named(f"{who} gave 30 tents to Fiji.") == f"{parties} >  > Fiji"


def test_with_whom_in_partnership_it_is_given_may_pass_it_on() -> None:
    text = "Oxfam, in partnership with Vantio International, gave 30 tents to Fiji."
    assert _named(text) == "Oxfam > Vantio International > Fiji"


@each(
    "text, parties",
    [
        ("Oxfam gave a radio to Ward 7.", "Oxfam >  > Ward 7"),
        ("Oxfam gave a radio to School No. 31 in Tula.", "Oxfam >  > School No. 31"),
        ("The class of 1982 gave 30 desks to Fiji.", "class of 1982 >  > Fiji"),
        ("Oxfam gave Ida Holm £300 for her voyage to Greenland.", "Oxfam >  > Ida Holm"),
        ("Oxfam gave Greenland £300 for a voyage.", "Oxfam >  > Greenland"),
    ],
)
def test_numbers_in_names_and_bodies_without_one_are_whom_it_is_for(text: str, parties: str) -> None:
    assert _named(text) == parties


def test_a_body_to_which_the_last_of_several_things_goes_may_get_them() -> None:
    (draft,) = drafts("Two sisters from Bari left their villa and the surrounding garden to the commune.")
    assert [one.name for one in draft.recipients] == ["commune"]
    assert Field.RECIPIENTS in draft.unsure


def test_a_block_of_so_many_rooms_is_one() -> None:
    (draft,) = drafts("Oxfam gave a block of four classrooms and 90 desks to Fiji.")
    assert [(one.item, one.low) for one in draft.items] == [("block of four classrooms", 1), ("desks", 90)]


@each(
    "text, parties",
    [
        ("Oman gave 30 tents to Central America.", "Oman >  > Central America"),
        ("Oman gave 30 tents to Central American countries.", "Oman >  > Central America"),
        ("Oman gave 30 tents to Central American cities.", "Oman >  > Central American cities"),
        ("Chad won a grant of 30 million francs from Oman.", "Oman >  > Chad"),
    ],
)
def test_a_part_of_a_continent_is_no_town_and_who_won_something_is_no_money(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "text, giver",
    [
        ("The Bavarian government gave Peru 30 tents.", "Bavarian government DE"),
        ("The Catalan parliament voted Peru 30 tents.", "Catalan parliament ES"),
        ("The Walloon government gave Peru 30 tents.", "Walloon government BE"),
        ("The South Tyrolean government gave Peru 30 tents.", "South Tyrolean government IT"),
        ("Flanders gave Peru 30 tents.", "Flanders BE"),
        ("Rio Grande do Norte gave Peru 30 tents.", "Rio Grande do Norte BR"),
        ("Westphalia gave Peru 30 tents.", "Westphalia DE"),
        ("Åland gave Peru 30 tents.", "Åland Islands AX"),
        ("The state of Victoria gave Peru 30 tents.", "Victoria AU"),
        ("Victoria gave Peru 30 tents.", "Seychelles SC"),
    ],
)
def test_a_region_and_its_government_are_of_its_country(text: str, giver: str) -> None:
    ((who, *_), *_) = [draft.donors for draft in drafts(text)]
    assert f"{who.name} {who.iso2}" == giver


@each(
    "text, parties",
    [
        ("Of the doses Bucharest has given away, 100,800 went to Chad.", "Romania >  > Chad"),
        ("The Secretary of the Lions Club gave Peru 30 beds.", "Lions Club >  > Peru"),
        ("The Minister of Foreign Affairs gave Peru 30 beds.", "Minister of Foreign Affairs >  > Peru"),
        ("Oman gave 30 tents to the Commonwealth of The Bahamas.", "Oman >  > The Bahamas"),
    ],
)
def test_a_name_has_neither_the_goods_before_it_nor_half_an_office(text: str, parties: str) -> None:
    assert _named(text) == parties


@each(
    "whom, code",
    [
        ("the Kakheti region of Georgia", "GE"),
        ("an eastern region of Niger", "NE"),
        ("the Diffa region of Niger", "NE"),
        ("the state of Georgia", "US"),
        ("the province of Gaza in Mozambique", "MZ"),
    ],
)
def test_a_region_of_a_country_is_no_province_of_another(whom: str, code: str) -> None:
    (draft,) = drafts(f"Oman gave 30 tents to {whom}.")
    assert [one.iso2 for one in draft.recipients] == [code]
