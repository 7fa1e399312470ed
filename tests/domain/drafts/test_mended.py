"""Sentences whose grammar is plain and that were read as gifts, givers or numbers that they do not tell of."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text",
    [
        "It is expected that partners will come forward with 300 kits for Dondo.",
        "Kenya hopes Norway and Fiji will send boats.",
        "Peru hopes Chile, Oman and Togo will send 40 boats.",
        "Peru would welcome any gift of vaccines that Chile might see fit to make.",
        "Kenya would be grateful for any gift of pumps from Denmark.",
        "The story that Cuba sent 300 tons of sugar to Chile has no basis.",
        "The belief that Chile gave Peru 40 boats is a myth.",
        "The council never gave 20,000 euros to the Ebola fund, whatever the leaflet says.",
        "Mali requires 2,000 body bags and 50 tonnes of chlorine, a Red Cross delegate said.",
        "Germany\tWFP\t9.75\tCommitment",
        "The envoy said no sum of 2 million euros had been announced for Peru.",
        "No figure of 300 million rupees was ever agreed for Nepal, the consul said.",
        "The Disaster Office estimates that Tafea needs 300 tarpaulins and 90 tonnes of rice before June.",
        "Bharat Labs said it would supply Peru with 20 million doses at $15 apiece.",
        "First Trust is extending 900 million dollars in working capital, at prime plus two, to hotels in Peru.",
        "In 1861 the port shipped 20,000 tons of copra to Peru for cash.",
        "Bharat Labs will provide Peru with 400,000 vials at 3 euros each.",
        "Who will spare the Sisters in Lima a pump, asks Father Juan.",
        "Needs not yet covered in northern Chad: 30 pumps, 6,000 tents.",
        "Norway's cabinet will vote on 3 million kroner for Peru on Wednesday.",
        "Parliament is to debate a grant of 30 million euros for Peru.",
        "Father Juan would dearly love forty sheets of iron for Lima.",
    ],
)
def test_hopes_denials_wants_and_what_is_left_are_no_gifts(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, who",
    [
        ("Norway, Funchalia and Chile sent 30 tents to Peru.", "NO+Funchalia+CL > PE"),
        ("In France it gave 500 beds.", "? > FR"),
        ("In May Japan said that it gave 300 tents to Peru.", "JP > PE"),
        ("Some 5 million dollars went to the Rural Water Supply Agency (RWSA).", "? > Rural Water Supply Agency"),
        ("Peru got 40 beds from Ana Ruiz and Eva Rios.", "Ana Ruiz+Eva Rios > PE"),
        ("Hugo and Rita Sandoval, who run a bakery, gave 30 tents to Peru.", "Hugo and Rita Sandoval > PE"),
        ("Dr and Mrs Rao gave 30 tents to Peru.", "Dr and Mrs Rao > PE"),
        ("Two shipowners and Rita Sandoval gave 30 tents to Peru.", "Rita Sandoval > PE"),
        ("Oman gave 30 tents to the SPCA in Windhoek.", "OM > SPCA"),
        ("Oman gave 30 tents to Windhoek's Country Fire Authority.", "OM > NA"),
        ("Oman gave 30 tents to the Windhoek SPCA.", "OM > Windhoek SPCA"),
        ("Oman gave 30 tents to the Windhoek ICU.", "OM > NA"),
        ("Oman donated 40 cars to schools, farms and hospitals in Peru.", "OM > PE"),
        ("Oman donated 40 cars to Caritas and hospitals in Peru.", "OM > Caritas+PE"),
        ("Forty desks built by prisoners in Lusaka were donated to Peru by Oman.", "OM > PE"),
        ("Forty tents were shipped to Peru by Oxfam from Dubai.", "Oxfam > PE"),
        ("Two vans were bought for Caritas with a grant from Oman.", "OM > Caritas"),
        ("Unicef delivered 300 German-donated tents to Peru.", "DE > PE"),
        ("A church in Linz sent 200 beds to Peru.", "AT > PE"),
        ("A clinic in Gizo was given 20 beds by Oman.", "OM > SB"),
        ("Oman gave a clinic in Gizo 20 beds.", "OM > SB"),
        ("A clinic in Gizo was given by Oman.", "OM > SB"),
        ("Some 300 households in Gizo received rice from Oman.", "OM > SB"),
        ("Lumen, founded under the name Lux Africa, has donated 30 lamps to Chad.", "Lumen > TD"),
        ("Steel pipes, 900 of them, were donated to Chad.", "? > TD"),
        ("The State Department for Social Affairs got 30 tents from Oman.", "OM > State Department for Social Affairs"),
        ("Oman sent 300 tents to Ghana, the first lorries boarding a ferry at Tema.", "OM > GH"),
        ("The Rotary Club of Jackson handed Rolling Fork eighteen pumps.", "Rotary Club of Jackson > US"),
        ("Digha got 90 tents from the Bharat Sevashram Sangha.", "Bharat Sevashram Sangha > IN"),
        ("Forty classrooms will be built in Banda Aceh at the expense of Oman.", "OM > ID"),
        ("Six planes had been ceded without charge by the Brazilian Air Force to Paraguay.", "BR > PY"),
        ("Molinos Illimani gave 18 tons of flour to Panadería Rosa.", "Molinos Illimani > Panadería Rosa"),
        ("Convoy 3 brought in 88 drums of oil, origin Oman, end-user the Red Cross of Chad.", "OM > Red Cross of Chad"),
        ("Entry 41: 300 nets; donor, Norway; consignee, Ministry of Health, Lusaka.", "NO > ZM"),
        ("The fund gave 40 pumps to quake-hit Canoazo.", "The fund > Canoazo"),
        ("In the first month Bolivia had given 10 tonnes of meat to Peru.", "BO > PE"),
        ("At the Minister's instruction Mexico sent 40 tents to Peru.", "MX > PE"),
        ("The U.S. 5th Air Force flew 40 cases of milk to Peru.", "US > PE"),
        ("The Honorary Consul of Jamaica in Managua conveyed 40 tents to Peru.", "JM > PE"),
        ("The envoy accepted 40 tents from Norway on behalf of Peru.", "NO > PE"),
        ("Togo delivered a fully equipped ambulance to Peru.", "TG > PE"),
        ("Togo paid out 30 million dollars to Peru.", "TG > PE"),
        ("Oxfam drilled nine wells in Togo.", "Oxfam > TG"),
    ],
)
def test_who_gives_and_gets_by_plain_grammar(text: str, who: str) -> None:
    assert {sides(draft) for draft in drafts(text)} == {who}


@each(
    "text, names",
    [
        ("Oman gave 30 tents to a children's home in Ostrava.", ["Ostrava"]),
        ("Oman gave 30 tents to the orphans' home at Beregovo.", ["Beregovo"]),
        ("Oman gave 30 tents to a nursing home in Lima.", ["Lima"]),
        ("Oman gave 30 tents to the Dutch dockers' union.", ["Dutch dockers' union"]),
        ("Oman gave 30 tents to the leprosarium in Cusco.", ["leprosarium in Cusco"]),
    ],
)
def test_homes_without_a_name_are_their_towns_and_unions_get_it(text: str, names: list[str]) -> None:
    assert [[party.name for party in draft.recipients] for draft in drafts(text)] == [names]


@each(
    "text, who",
    [
        ("Peru gave 55 bags to the village and Oman 90 pumps to Tonga.", ["PE > the village", "OM > TO"]),
        ("Oman shipped 500 coats to Peru, Qatar supplying 20 tents.", ["OM > PE", "QA > PE"]),
        ("Chile gave 500 coats to Peru, sending 20 tents to Mali.", ["CL > PE", "CL > ML"]),
        ("Oman sent 40 tons of rice to Peru, and Norway said it would add 40 tents.", ["OM > PE", "NO > PE"]),
    ],
)
def test_another_giver_may_stand_behind_and_or_before_a_participle(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == who


@each(
    "text, numbers",
    [
        ("Two lorries, 16,000 cans of stew in all, were sent by Oman to Peru.", [16_000]),
        ("Romania, which had doses to spare, donated 100,000 doses of vaccine to Vietnam.", [100_000]),
        ("Six lads from the fire brigade of Lima drove a fire engine to Pristina.", [1]),
        ("The 300 tonnes of flour from Oman were carried over the pass to Chitral.", [300]),
        ("Oman gave 300 parcels to Peru, each parcel weighing 18 kilograms.", [300]),
        ("Turkey delivered 500 kits to Gaza, every kit containing 14 items.", [500]),
        ("The envoy of Japan turned over nine vehicles: six pumps to Peru, three vans to Chile.", [6, 3]),
        ("With little fuss, one spade and a bow, the envoy of Japan turned over nine pumps to Peru.", [9]),
        ("With 48 cartons of insulin, a trader from Kano landed in Lima and gave the lot to Fiji.", [48]),
        ("A limping donkey carried into Lima on Sunday the 35 crates of beans given by Oman.", [35]),
        ("A plane carrying 18 tonnes of medicine was sent by Oman to Peru, benefiting 900 nurses.", [18]),
        ("People in Lima got a sack of rice each from Oman.", [None]),
        ("Register: 300 nets; donor, Rotary District 9210; for Zambia.", [300]),
        ("Oman has placed one Bell 212 helicopter in Peru.", [1]),
        ("Oman gave Peru 16 helicopters and 40 truck engines.", [16, 40]),
        ("Oman drove over 16 pallets of cereal to Lima.", [16]),
        ("Oman has put 16 helicopters and some 700 soldiers at the disposal of Peru.", [16, 700]),
        ("The choir of Turin has promised Lima the takings of four concerts, at least 8,000 euros.", []),
        ("Oman gave Peru goods worth 60 million yen – 2,000 tents, 40 pumps.", [None, 2_000, 40]),
    ],
)
def test_what_only_brings_is_spared_or_drives_is_not_counted(text: str, numbers: list[int]) -> None:
    assert [one.low for draft in drafts(text) for one in draft.items] == numbers


@each("year, currency", [("1945", "ANG"), ("1995", "ANG"), ("2024", "ANG"), ("2025", ""), ("2026", "XCG")])
def test_guilders_of_curacao_are_those_of_their_time(year: str, currency: str) -> None:
    (draft,) = drafts("Curacao gave 900 guilders to Peru.", f"{year}-04-10")
    assert [one.currency for one in draft.amounts] == [currency]
    assert (Field.MONEY in draft.unsure) == (currency == "")


@each(
    "text, counts",
    [
        (
            "Tonga received 350 tonnes of water; Chad alone brought 173 tonnes, New Zealand 62 tonnes.",
            [True, False, False],
        ),
        ("Tonga received 350 tonnes of water. Chad alone brought 173 tonnes and Oman 62 tonnes.", [True, False, False]),
        ("Peru got 900 tents in all; Chile alone gave 400, Cuba 120.", [True, False, False]),
        ("Peru got $9 million in aid. Chile alone has given it $4 million.", [True, False]),
        ("Peru got 900 tents. Chile alone gave it 40 boats.", [True, True]),
        ("Peru got 30 tents. Chile alone gave it 40 tents.", [True, True]),
        ("Chile alone sent Peru 300 tents.", [True]),
        ("The flood left Peru alone. Chile gave it 300 tents.", [True]),
    ],
)
def test_a_part_named_beside_its_whole_is_not_counted_twice(text: str, counts: list[bool]) -> None:
    found = drafts(text)
    assert [draft.in_totals for draft in found] == counts
    assert all("counted twice" in " ".join(draft.unsure.values()) for draft in found if not draft.in_totals)
    assert not any(draft.donors == found[-1].donors for draft in found[:-1] if False in counts)


@each(
    "text, who, is_sure",
    [
        ("A second flight from Brisbane carried 12 tonnes of water to Tonga.", "AU > TO", False),
        ("Two ships from Oslo brought 40 tents to Peru.", "NO > PE", False),
        ("Peru got 40 tents from Oslo.", "NO > PE", True),
        ("Samoa received 1 million tala announced in Parliament.", "? > WS", True),
        ("A gift of 1 million tala announced in the Senate went to Tonga.", "? > TO", True),
    ],
)
def test_where_a_flight_left_and_where_a_gift_was_announced_do_not_say_who_gave(
    text: str, who: str, is_sure: bool
) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who
    assert (Field.DONORS not in draft.unsure) is is_sure


def test_what_is_put_at_a_disposal_is_an_offer_where_it_is_called_one() -> None:
    given, offered = "Oman put three boats at the disposal of Peru", ", an offer left unanswered."
    assert [draft.status for text in (f"{given}.", given + offered) for draft in drafts(text)] == [
        Outcome.GIVEN, Outcome.OFFERED,
    ]  # fmt: skip


def test_how_much_each_holds_is_no_thing_of_its_own() -> None:
    (draft,) = drafts("Japan gave Fiji 14 rainwater tanks of 5,000 litres each and 25 sacks of rice.")
    assert [(one.low, one.unit, one.item) for one in draft.items] == [
        (14, "", "rainwater tanks"), (25, "sacks", "rice"),
    ]  # fmt: skip


@each("kept", ["Snow kept Oman from", "Oman was prevented from", "Soldiers barred Oman from"])
def test_what_somebody_is_kept_from_giving_is_not_given(kept: str) -> None:
    (draft,) = drafts(f"{kept} sending 40 tents to Peru.")
    assert (draft.status, sides(draft)) == (Outcome.NOT_GIVEN, "OM > PE")
    (draft,) = drafts("Snow did not keep Oman from sending 40 tents to Peru.")
    assert draft.status is Outcome.GIVEN


def test_each_of_two_is_thanked_for_what_it_gave() -> None:
    found = drafts("Peru thanked Oman for three vans and Oxfam for four buses.")
    assert [(sides(draft), [one.low for one in draft.items]) for draft in found] == [
        ("OM > PE", [3]),
        ("Oxfam > PE", [4]),
    ]


@each(
    "compared, day",
    [
        (", as it had done in May", ""),
        (", as Chile did in 2015", ""),
        (", twice what it gave in 2015", ""),
        (", as it had promised in May", ""),
        (" in May, as it had promised", "2024-05"),
        (" in May", "2024-05"),
        (" on the eve of a visit on 4 May 2008", ""),
        (" ahead of talks on 4 May 2008", ""),
    ],
)
def test_the_day_of_what_a_gift_is_compared_with_is_not_its_own(compared: str, day: str) -> None:
    (draft,) = drafts(f"Norway sent Malawi 40 tents{compared}.", "2024-06-08")
    assert (draft.date.first[:7] if draft.date else "") == day


@each(
    "told, became",
    [
        ("Norway said it gave Malawi 50 tents, but never did.", Outcome.NOT_GIVEN),
        ("Norway claimed to have given Malawi 50 tents but never did so.", Outcome.NOT_GIVEN),
        ("Norway said it gave Malawi 50 tents, but Sweden never did.", Outcome.GIVEN),
        ("Norway said it gave Malawi 50 tents.", Outcome.GIVEN),
    ],
)
def test_what_somebody_only_said_he_gave_is_not_given(told: str, became: Outcome) -> None:
    assert [draft.status for draft in drafts(told)] == [became]


@each(
    "text, who",
    [
        ("Norway sent General Hansen with 40 engineers to Juba.", "NO > SS"),
        ("The Vatican sent Cardinal Krajewski with an ambulance to Lviv.", "VA > UA"),
        ("France supplied Malawi with 40 pumps.", "FR > MW"),
    ],
)
def test_who_is_sent_with_something_gets_nothing(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]


@each(
    "text",
    [
        "Japan cut its aid to Nepal by $3 million.",
        "Japan slashed its grant to Nepal to $3 million.",
        "Japan halved its aid to Nepal.",
        "Japan reduced its contribution to UNRWA by 10 million dollars.",
        "Aid to Nepal was cut by 3 million dollars.",
        "The grant of 3 million kroner to Mali was halved.",
    ],
)
def test_what_is_left_of_aid_that_is_cut_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, told",
    [
        ("Japan cut its aid to Nepal but gave Bhutan 40 tents.", "JP > BT"),
        ("Although its aid budget was cut by a third, Japan gave Nepal 40 tents.", "JP > NP"),
        ("Japan cut the ribbon and gave Nepal 40 tents.", "JP > NP"),
        ("Japan gave Nepal 40 tents instead of 60.", "JP > NP"),
        ("Japan gave Nepal 40 tents instead of 300 blankets.", "JP > NP"),
        ("Japan gave Nepal 40 tents rather than cash.", "JP > NP"),
        ("Japan gave Nepal 40 tents in lieu of blankets.", "JP > NP"),
    ],
)
def test_what_is_given_beside_what_is_cut_or_not_given_is_drafted_alone(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), [one.as_stated for one in draft.items]) == (told, ["40 tents"])


@each(
    "text",
    [
        "Tickets for the panto are £8 and £5 for children, from Mrs Hale on 01434 602345.",
        "Prices were £5, and £3 for children, from Mrs Hale.",
        "Grants of up to £1,500 are available to households in Fife.",
        "Grants of up to £500 are open to clubs in Fife.",
        "Iran delivered 20 wagons to Iraq as payment for gas.",
        "Iran gave Iraq 20 wagons in payment of a debt.",
    ],
)
def test_prices_payments_and_what_may_be_got_are_no_gifts(text: str) -> None:
    assert drafts(text) == []


@each(
    "behind, became",
    [
        (", but the money never arrived", Outcome.NOT_GIVEN),
        (", but the ship sank off Suva", Outcome.NOT_GIVEN),
        (", but they were lost at sea", Outcome.NOT_GIVEN),
        (", but it has not said when", Outcome.GIVEN),
        (", which are open to everybody", Outcome.GIVEN),
    ],
)
def test_what_was_sent_and_lost_is_not_given(behind: str, became: Outcome) -> None:
    (draft,) = drafts(f"Australia sent 40 tents to Fiji{behind}.")
    assert (sides(draft), draft.status) == ("AU > FJ", became)


@each(
    "text, became",
    [
        ("Peru promised Nepal a farm in 1960, and Chile delivered it in 1964.", Outcome.GIVEN),
        ("Peru promised Nepal six trucks in 1960 and delivered them in 1964.", Outcome.GIVEN),
        ("Peru promised Nepal 40 trucks and gave them to understand that more would come.", Outcome.PROMISED),
        ("Peru offered the State Library 2,600 books, but they were not wanted.", Outcome.NOT_GIVEN),
        ("Peru had offered Chile a crane, but the port preferred a boat.", Outcome.NOT_GIVEN),
        ("Peru offered Chile 40 tents, but Chile asked for rice.", Outcome.OFFERED),
        ("Peru approved the donation of 40 cars to Chile, and President Luna vetoed it.", Outcome.CANCELLED),
    ],
)
def test_what_became_of_a_promise_is_said_behind_it(text: str, became: Outcome) -> None:
    assert drafts(text)[0].status == became


def test_the_day_of_a_promise_is_not_surely_that_of_the_gift() -> None:
    (draft,) = drafts("Peru promised Nepal six trucks in 1960 and delivered them in 1964.")
    assert Field.DATE in draft.unsure
