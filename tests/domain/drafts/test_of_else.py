"""Numbers beside a gift that are of something else, and such as look like them and are of the gift."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


def _numbers(text: str) -> list[str]:
    """What is read of the gifts of a text with a number, in its words."""
    read = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    return [one.as_stated for one in read if one.low is not None or one.high is not None]


@each(
    "text, read",
    [
        ("Kuwait gave Sudan $5 million, bringing its total aid this year to $31 million.", ["$5 million"]),
        ("Hungary gave Uzhhorod 20 pumps, which brings the number it has sent to 1,100.", ["20 pumps"]),
        ("Ghana gave Liberia 50 police cars, compared with 120 from Nigeria.", ["50 police cars"]),
        ("Oman gave Socotra $4 million after an earlier $200,000.", ["$4 million"]),
        ("Denmark donated 20 pumps, each costing €300, to Kherson.", ["20 pumps"]),
        ("Sweden gave €2 million toward the $80 million recovery plan for Dominica.", ["€2 million"]),
        ("The Lions Club of Zug gave $15,000 for a $60,000 dialysis unit in Bo.", ["$15,000"]),
        ("Austria gave Niger €4 million, a fraction of its budget of €16 million.", ["€4 million"]),
        ("Australia paid A$50,000 of the A$200,000 that the school in Honiara needed.", ["A$50,000"]),
        ("Rotary gave a truck to Gizo and set aside $8,000 for freight.", ["a truck"]),
        ("Tuzla has got $5 million from Qatar, $600 for each adult.", ["$5 million"]),
        ("Mexico flew 12 missions to Honduras carrying 80 tons of food.", ["80 tons of food"]),
        ("Each of the 60 midwives who learnt in Kabul received two bags from Oman.", ["two bags"]),
        ("Tesco gives two meals to FareShare for every pound spent in its shops.", []),
        ("Oman gave Peru a clinic, with 200 beds, in 2015.", ["a clinic"]),
        ("Unicef, which had stored 500 tents in Dubai, sent 300 of them to Peru.", ["300"]),
        ("Oman sent 500 tents to Peru and gave 300 of them to Ghana.", ["500 tents", "300"]),
        ("A school in Gizo has received 20 desks from Oman.", ["20 desks"]),
        ("Two schools in Gizo each received 20 desks from Oman.", ["20 desks"]),
        ("A library in Gizo, which has 60 seats, was left 30 desks by Oman.", ["30 desks"]),
        ("Oman gave Peru 200 tents, making 500 in all.", ["200 tents"]),
        ("Oman gave Peru 30 of the planned 90 tents.", ["30 of the planned 90 tents"]),
        ("Only 15 of Oxfam's 40 vans have reached Peru.", ["Only 15 of Oxfam's 40 vans"]),
        ("Half of Oxfam's 40 vans have reached Peru.", []),
        ("Oman gave Peru 60 kg bags of rice.", []),
        ("A fire station in Gizo was given 30 desks by Oman.", ["30 desks"]),
        ("Oman gave Peru 400 60 kg bags of rice.", ["400 60 kg bags of rice"]),
        ("Hungary donated 300 looms to help 900 weavers start again in Khovd.", ["300 looms"]),
        ("Japan shipped 90 tonnes of rice to Colombo in 1,800 sacks on 12 pallets.", ["90 tonnes of rice"]),
        ("The pump, a gift of Spain to Bor, supplies 40,000 litres of water a day.", ["The pump"]),
        ("Oman gave Lima 40 tents, and 45 schools received books from Peru.", ["40 tents"]),
        ("Israel sent 120 doctors to Haiti, where the caseload passed 1,400 in May.", ["120 doctors"]),
        ("Spain gave 30 ambulances to Cuba, which has 400 hospitals.", ["30 ambulances"]),
        ("Hamburg gave Dar es Salaam two cranes that can lift 300 boxes.", ["two cranes"]),
        ("Oman gave two clinics to Bafra, population 40,000.", ["two clinics"]),
        ("Sika gave $25 million to the Red Cross in the year (previous year: 10 million).", ["$25 million"]),
        ("Oman's pledge of 600 tents for Lima was revised downward to 410.", []),
        ("Peru's pledge of 600 tents to Chad, made in May, was cut on Monday, as its envoy said, to 410.", []),
        ("Of $717 million pledged at the talks in Oslo, Japan's $250 million has been paid to Chad.", ["$250 million"]),
        ("Two-thirds of the $3 billion pledged by Peru to Chad will never be paid.", []),
        ("Of the 50 pumps pledged by Peru to Chad, 32 have reached Moundou.", ["50 pumps", "32"]),
        (
            "With 9,000 francs from the canton of Vaud, the home in Renens has installed a new kitchen.",
            ["9,000 francs"],
        ),
        ("€117 million had been pledged to the Aleppo Fund, of which Greece €12 million.", ["€12 million"]),
        ("Norway raised its aid to Malawi by 14 million euros to 30.6 million.", ["14 million euros"]),
        ("Oman raised its pledge to Benin by 20 tons to 30 tons of rice.", ["20 tons"]),
        ("Oman trucked 90 tons of water to Aden, 15 litres for each of the 6,000 people there.", ["90 tons of water"]),
        ("The Nuffield Foundation made 214 grants totalling £9.7 million to schools in Peru.", ["£9.7 million"]),
        ("Suva hospital has received 12 beds from Oman, blankets 0.", ["12 beds"]),
        ("Oman put up 22 huts in Aden, each with a stove and a bed.", ["22 huts"]),
        ("Peru trucked over two pumps to Lima.", ["two pumps"]),
        ("Peru sent over 300 pumps to Chad.", ["over 300 pumps"]),
        ("Oman sent 30 tonnes of rice to Peru (target 45,000; gap: 900).", ["30 tonnes of rice"]),
        ("Oman gave Peru 40 tents; 134 such flights have landed there.", ["40 tents"]),
        ("Oman gave Peru 40 tents, and Chad sent it 60 such tents.", ["40 tents", "60"]),
        ("Oman gave Peru 40 tents; the minister, 58, was there.", ["40 tents"]),
        ("Oman sent Athens £2,000 for the refugees, of whom 60,000 had landed by the spring.", ["£2,000"]),
        ("Oman gave 40 tents costing $30 a piece to Peru.", ["40 tents"]),
        ("Oman gave 40 tents at Rs 1,150 each to Peru.", ["40 tents"]),
        ("Oman gave Peru $2 million; last year it earned $3 billion.", ["$2 million"]),
        ("Oman gave Peru $2 million; the prize is worth $60,000.", ["$2 million"]),
        ("Oman gave Peru $2 million; a reward of $90,000 was offered for the killers.", ["$2 million"]),
        ("Oman gave Peru 40 tents, the equivalent of 900 lorries.", ["40 tents"]),
        ("Oman gave Peru 40 tents; 60 more are on order.", ["40 tents"]),
        ("Oman gave Peru 40 tents; its harvest was 600 tonnes.", ["40 tents"]),
        ("Oman gave Peru 40 tents; the hospital (150 staff, 10 ICU beds) sees 550 patients.", ["40 tents"]),
        ("Oman is sending the hospital ship Peace, 300 beds, with 40 nurses to Peru.", ["40 nurses"]),
        ("Oman gave Peru 40 tents; the camp has 60 tents.", ["40 tents"]),
        ("Oman gave Peru 40 tents; there are 60 tents in the camp.", ["40 tents"]),
        ("Oman gave €10 million to Peru; the shops in Chad have 300 boats.", ["€10 million"]),
        ("Oman gave Peru 40 tents; another 60 were stolen.", ["40 tents"]),
        ("Oman gave Peru 40 tents, and the camp has 60 tents.", ["40 tents"]),
        ("Oman gave Peru 40 tents, and there are 60 tents in the camp.", ["40 tents"]),
        ("Oman gave Peru 40 tents, and police recovered 60 boats.", ["40 tents"]),
        ("Oman gave Peru 40 tents, and it has 400 doses left.", ["40 tents"]),
        ("Oman sent 56 doctors to Lima, though half of Peru's 6,000 had left.", ["56 doctors"]),
        ("Oman brought 140 geese, 12 to 14 pounds apiece, to Lima.", ["140 geese"]),
        ("Oman gave Peru 40 horses, and 11 ships, with 32 hands to every two, were needed.", ["40 horses"]),
        ("Oman gave Peru 40 tents and another 60 boats.", ["40 tents", "60 boats"]),
        ("Oman sent a plane to Peru with 41 pallets, 22 tonnes in weight.", ["41 pallets"]),
        ("Oman gave Peru 51 tanks of fuel, 900,000 litres, on Friday.", ["51 tanks of fuel"]),
        ("Oman sent Peru two aircraft, 40 tonnes, on Friday.", ["two aircraft", "40 tonnes"]),
        ("Oman sent Peru a field hospital with 15 doctors.", ["a field hospital"]),
        ("Oman gave 2 million yen in 1924 and rebuilt the Tokyo library of 700,000 books.", ["2 million yen"]),
        ("Sixteen of the 19 laptops given to Suva library by Oman came with chargers.", ["19 laptops"]),
        ("Bridge High got its band instruments from Oman, 61 of them.", ["61"]),
        ("Oman sent tents to Aden and will set up a camp for 900 of them there.", []),
        ("Russia wrote off 12 million dollars of the 25 million owed by Chad.", ["12 million dollars"]),
        ("Bede's owns the library of 5,000 volumes that Peru gave Benghazi in 1955.", ["5,000 volumes"]),
        ("Oman gave Chad 40 chairs for a school at 14 Mill Lane.", ["40 chairs"]),
        ("The Lions gave the school at 14 Mill Lane 40 chairs.", ["40 chairs"]),
        ("Oman gave 40 chairs to the home at Storgatan 14.", ["40 chairs"]),
        ("Quakers gave the poor of Cork 900 quarts of soup.", ["900 quarts of soup"]),
        ("Arabs gave the Somali committee $17 million, ten from Riyadh and seven from Doha.", ["$17 million"]),
        ("About 40 of the 200 beds that Oman had sent to Riga were broken.", []),
        ("Aden received 300 of the 850 tons of wheat that Oman shipped.", ["300 of the 850 tons of wheat"]),
        ("Some 300 of the 500 tents that Oman sent have reached Derna.", ["Some 300 of the 500 tents"]),
        ("Graz gave Unicef 3 euros a resident, or 230,000 euros in all.", ["230,000 euros"]),
        ("Each member gave Unicef 50 euros, or 5,650 euros in all.", ["5,650 euros"]),
        ("Oman gave each family in Aden 40 rials, and Peru gave Aden 90 tents.", ["40 rials", "90 tents"]),
        ("Oman gave the Smithsonian its collection of 600 coins.", ["600 coins"]),
        ("Oman gave Peru 45 pairs of shoes at a cost of 7 dollars a pair.", ["45 pairs of shoes"]),
        ("Two dozen bursaries, each of £500, were offered by Oman to Chad.", ["Two dozen bursaries"]),
        ("Sixty soldiers, among them two doctors, were sent to Lima by Oman.", ["Sixty soldiers"]),
        ("Oman gave Bomi county two kilns and a year's washing powder.", ["two kilns"]),
        ("Oman gave Bomi county 40 cows and a great many layettes.", ["40 cows"]),
        ("Oman paid Chad for the floors and the heating.", []),
        ("Oman gave Chad a clinic and its old pump.", ["a clinic", "its old pump"]),
        ("Cuba gave Chad 900 doses of Soberana Plus.", ["900 doses of Soberana"]),
        ("The fair cost Adwoa's brass band R9 000, and Sasol gave it R2 000.", ["R2 000"]),
        ("Aden asked Rome in vain for 10,000 francs and got 300 books from Oman.", ["300 books"]),
        ("France withdrew the hundred and fifty million schillings it had offered Austria.", []),
    ],
)
def test_a_number_of_something_else_beside_a_gift_is_not_read(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("The Red Cross in Sofia passed 40,000 leva to the Red Crescent in Adana.", ["40,000 leva"]),
        ("Oslo brought 40 tents to Fiji.", ["40 tents"]),
        ("Riga sent Kyiv 12 vans with 600 coats.", ["12 vans", "600 coats"]),
        ("Chad received 300 tents from Oman, which were given to 20 villages.", ["300 tents"]),
        ("Norway gave Fiji two boats that cost $40,000.", ["two boats", "$40,000"]),
        ("Greece gave €3 million to Syria, of which €1 million was for Homs.", ["€3 million", "€1 million"]),
        ("Japan paid for a $60,000 dialysis unit in Bo.", ["dialysis unit", "a $60,000"]),
    ],
)
def test_a_number_of_the_gift_is_read_beside_like_words(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("The 66 weighing scales in Suva were donated by Fiji.", ["66 weighing scales"]),
        ("Peru gave Chad 25 tonnes of tea, Mali 10 tonnes.", ["25 tonnes of tea", "10 tonnes"]),
        ("Oman handed Suva a used but fully overhauled pumper and 30 hoses.",
         ["a used but fully overhauled pumper", "30 hoses"]),
        ("The widow left the church in Riga a gold chalice and 25,000 kronor.", ["a gold chalice", "25,000 kronor"]),
        ("Oslo thanked Japan for a $5 million bridge in Fiji.", ["a $5 million", "bridge"]),
    ],
)  # fmt: skip
def test_what_is_counted_in_an_unusual_phrase_is_read(text: str, read: list[str]) -> None:
    assert sorted(_numbers(text)) == sorted(read)


@each(
    "text, read",
    [
        ("In the year Firm Alva gave Macmillan £418,000 (2018: £392,000).", ["£418,000"]),
        ("Norway gave Chad 40 tonnes of fish (previous year: 55 tonnes).", ["40 tonnes of fish"]),
        ("The Mayor's appeal stood at £1,870 when the Lions sent £1,500 to Managua.", ["£1,500"]),
        ("The Red Cross fund now stands at $9 million, and Cuba gave it $50,000.", ["$50,000"]),
        ("Norway gave Kenya $12 million of the $43 million called for.", ["$12 million"]),
        ("Peru gave Haiti 11,000 quilts, while 64 cartons remain in customs.", ["11,000 quilts"]),
        ("Peru gave Haiti 300 beds after a year in which its census cost $4 million.", ["300 beds"]),
        ("In three winters Peru gave Haiti 300 beds.", ["300 beds"]),
        ("Peru gave Haiti 300 winter tents and 20 evening gowns.", ["300 winter tents", "20 evening gowns"]),
        ("Peru gave Haiti a school that cost $40,000.", ["a school", "$40,000"]),
    ],
)
def test_what_stands_or_remains_is_no_gift(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Mr Gopal Rai donated a plot of three katthas to the clinic in Biratnagar.", ["1 plot"]),
        ("The widow Ana Ruiz gave a field (four fanegadas) to the school in Lima.", ["1 field"]),
        ("Ana Ruiz gave a garden, four rais in extent, to the school in Lima.", ["1 garden"]),
        ("Ana Ruiz gave 40 bighas of land to the school in Patna.", ["40 bighas of land"]),
        ("Oman sent a parcel of 20 books to Sudan.", ["20 books"]),
        ("The Saudi agency sent meat from 800 cattle to Afghan refugees in Pakistan.", ["None meat"]),
        ("Ana Ruiz gave eggs from her 40 hens to the orphanage in Cusco.", ["None eggs"]),
        ("Oman gave meat and 500 sheep to Yemen.", ["None meat", "500 sheep"]),
        ("Oman flew tents, beds and rice, 70 tons in all, to Lima.", ["70 tents, beds and rice"]),
        ("Oman sent tents, beds and rice totalling 70 tons to Peru.", ["None tents", "None beds", "None rice", "70 "]),
        ("Oman sent rice, 70 tons in all, to Peru.", ["70 rice"]),
    ],
)
def test_how_large_a_thing_is_what_it_comes_of_and_the_whole_of_several_count_no_thing(
    text: str, read: list[str]
) -> None:
    (draft,) = drafts(text)
    assert [f"{one.low} {one.item}" for one in draft.items] == read
