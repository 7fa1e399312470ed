"""Who gets or gives something where several places, people or bodies are named for it."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Draft, Field


def _last(text: str) -> Draft:
    return [*drafts(text)][-1]


@each(
    "text, gets",
    [
        ("800 goats from Oxfam were landed at Beira for Chimoio in April.", "Chimoio"),
        ("40 tonnes of flour given by Oman arrived at the port of Piraeus for Thessaly on 4 May.", "Thessaly"),
        ("Oman sent 300 tents which were flown to Nairobi and then trucked to Garissa.", "Garissa"),
        ("The bus which Oman had given to Lahore in 1991 was driven to Multan in 1993.", "Lahore"),
        ("The beds that Oman gave Lae were later carried to Wewak.", "Lae"),
        ("The 40 tents which Oman gave were taken to Lae.", "Lae"),
        ("Oxfam airlifted 40 tents to Manila on Monday for families in Tacloban.", "Tacloban"),
        ("Oman's offer of 40 tents for Gorkha was refused by Nepal.", "Gorkha"),
        ("Oman's offer of 40 tents for Gorkha was refused by Peru.", "Peru"),
        ("300 tents from Oman reached Mombasa last week and will be distributed in Garissa.", "Garissa"),
        ("300 tents from Oman were unloaded at Dover and the Scouts will hand them round in Leeds.", "Leeds"),
        ("Oman offered 300 tents, which will be transported to Garissa by lorry.", "Garissa"),
        (
            "Oman flew in 300 tents for survivors of the quake in Oruro, its first help to Bolivia in ten years.",
            "Oruro",
        ),
        ("Oman sent 300 tents for villagers at Aitape, its second gift to Papua New Guinea.", "Aitape"),
        ("Oman has promised 300 tents to rebuild the northern Chilean town of Coquimbo.", "Coquimbo"),
        ("Oman sent 300 tents to the Latvian port of Ventspils.", "Ventspils"),
        ("Oman sent 300 tents to Afghan families sheltering in an old mill at Ludza.", "Ludza"),
        ("Oman has pledged 300 tents for Syrian refugees who have crossed into Kilis.", "Kilis"),
        ("300 tents from Oman reached Sudanese migrants stranded at Gabès.", "Gabès"),
        ("Oman gave 300 tents to Sudanese families who came from Kassala.", "Sudanese Families"),
        ("MAKENI, March 12.—Oman has sent 300 tents to this city.", "Makeni"),
        ("LABASA, March 12.—Oman has flown in 300 tents for the homeless.", "Labasa"),
        ("Norway gave £300 to Oxfam for water and sanitation in Zomba.", "Oxfam"),
        ("Norway gave £300 to Oxfam for schools and clinics in Zomba.", "Oxfam"),
        ("A legacy of £300 from the late Ana Ruiz has enabled the hospice to repaint its wards.", "Hospice"),
        ("Lady Holt's gift of £300 opened the doors of Girton to the poor.", "Girton"),
        ("Caritas brought 300 tents to the orphans of the city.", "Orphans Of The City"),
        ("Oman sent £300 to the relief fund for the widows of Aberfan.", "Relief Fund For The Widows Of Aberfan"),
        ("The parish was grateful to receive £300 from Caritas for the roof of a school in Oruro.", "Parish"),
        ("The nuncio in Lima passed on 300 tents from Malta to families displaced by the floods.", "Families"),
        ("Malta built a jetty for the fishermen of Pisco and gave them 300 tents.", "Pisco"),
        ("Caritas treated 900 patients at Zomba before leaving its tents to the sisters.", "Zomba"),
        ("The chapel at Akaroa burned. A firm in Bergen, Holm & Sons, sent an organ.", "Akaroa"),
    ],
)
def test_who_gets_it_is_the_place_it_is_for(text: str, gets: str) -> None:
    (one,) = _last(text).recipients
    assert one.name.title() == gets


@each(
    "text, gives",
    [
        ("300 tents were given to Zomba by a merchant of Bristol, Amos Thrale.", "Amos Thrale"),
        ("A retired judge from Cork, Denis Foley, sent 300 tents to Zomba.", "Denis Foley"),
        ("The Permanent Secretary, acting for the Government of Norway, handed over 300 tents to Zomba.", "Norway"),
        ("The Consul, in the name of Norway, handed 300 tents to Zomba.", "Norway"),
        ("To San Francisco Japan sent 300 tents.", "Japan"),
        ("In Ludza Oxfam has handed out 300 tents.", "Oxfam"),
        ("In Addis Ababa Oxfam gave 300 tents to the mayor.", "Oxfam"),
        ("Members of the chapel on Ash Lane make 300 tents for Zomba.", "Members of the chapel on Ash Lane"),
        ("In 2019 the Trust made 300 grants, totalling £9,000.", "the Trust"),
        ("Ana Ruiz had given £300 and the Leeds auxiliary £90 to the hospital at Zomba.", "Leeds auxiliary"),
        ("300 tents were donated to the Ministry of Health in Lima by the Peruvian office of Oxfam.", "Oxfam"),
        ("Via its mission in Goma, Belgium handed over 300 tents to the Ministry of Health.", "Belgium"),
        ("Through its consulate in Mosul, Iran donated 300 tents to the Amal clinic.", "Iran"),
        ("Peru thanked Japan for 300 tents flown in from Singapore.", "Japan"),
        ("Japan sent Peru 300 tents shipped from Kobe.", "Japan"),
        ("The 3rd Signals Battalion of the Spanish army handed 300 tents to Zomba.", "Spain"),
        ("The Zomba Red Cross received 300 tents from its Norwegian counterpart.", "Norwegian Red Cross"),
        (
            "Young volunteers of the Malawi Red Cross gave 300 tents to Zomba.",
            "Young volunteers of the Malawi Red Cross",
        ),
        ("Cargill's Lima office gave 300 tents to Caritas.", "Cargill"),
        ("A Boeing 747 landed at Goma with 90 tonnes of Oxfam blankets.", "Oxfam"),
        ("A plane landed at Goma with 90 tonnes of Red Cross stores.", "Red Cross"),
    ],
)
def test_who_gives_it_is_not_who_stands_beside_him(text: str, gives: str) -> None:
    (one,) = _last(text).donors
    assert one.name == gives


@each("whom", ["the national gendarmerie", "the municipal police", "the local hospital"])
def test_what_soldiers_give_where_they_are_is_for_those_there_and_unsure(whom: str) -> None:
    draft = _last(f"French forces in Chad gave 300 tents to {whom}.")
    assert ([one.iso2 for one in draft.recipients], Field.RECIPIENTS in draft.unsure) == (["TD"], True)
