"""Who gives and who gets: countries that are described, who pays for what others bring, what opens a sentence."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    via = f" via {', '.join(one.name for one in draft.carriers)}" if draft.carriers else ""
    return f"{sides(draft)}{via}: {amounts(draft)}, {draft.status}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Debt-ridden Zambia got 20 boats from Japan.", ["JP > ZM: 20 boats, given"]),
        ("Oil-producing Angola sent Zambia 20 trucks.", ["AO > ZM: 20 trucks, given"]),
        ("Neutral Switzerland sent Peru 20 trucks.", ["CH > PE: 20 trucks, given"]),
        ("Tiny Chad sent Peru 20 trucks.", ["TD > PE: 20 trucks, given"]),
        ("Karim Chad sent Peru 20 trucks.", ["Karim Chad > PE: 20 trucks, given"]),
        ("Funded by Norway, Oxfam gave Mali 40 tents.", ["NO > ML via Oxfam: 40 tents, given"]),
        ("Financed by the mayor of Lyon, Oxfam gave Mali 40 tents.", ["FR > ML via Oxfam: 40 tents, given"]),
        ("Oxfam, funded by Norway, distributed 40 tents in Mali.", ["NO > ML via Oxfam: 40 tents, given"]),
        ("Funded by Norway, the clinic got 40 beds from Peru.", ["PE > clinic: 40 beds, given"]),
        ("According to Malawi's president, Norway sent 40 tents.", ["NO > MW: 40 tents, given"]),
        ("At the request of Chad's president, Oman sent 40 tents.", ["OM > TD: 40 tents, given"]),
        ("Meeting Chad's president, Oman's ambassador offered 40 tents.", ["OM > TD: 40 tents, offered"]),
        ("Thanks to the mayor of Lyon, Malawi has 40 new tents.", ["FR > MW: 40 new tents, given"]),
        ("Joined by Sweden and Finland, Norway sent Mali 40 tents.", ["SE+FI+NO > ML: 40 tents, given"]),
        ("Norway, joined by Sweden, sent Mali 40 tents.", ["NO+SE > ML: 40 tents, given"]),
        ("At a ceremony joined by Malawi's president, Norway gave 40 tents.", ["NO > MW: 40 tents, given"]),
        ("Together with Chad and Niger, Mali got 40 tents from Norway.", ["NO > TD+NE+ML: 40 tents, given"]),
        ("Refugees from Sudan in Chad received 40 tents from Peru.", ["PE > TD: 40 tents, given"]),
        ("The island state of Tonga received 40 tents from Peru.", ["PE > TO: 40 tents, given"]),
        ("The Pacific island nation of Tonga got 40 tents from Peru.", ["PE > TO: 40 tents, given"]),
        ("The neighbours of Mali will get 40 tents from Peru.", ["PE > neighbours of Mali: 40 tents, promised"]),
        ("Mali's neighbours were given 40 tents by Peru.", ["PE > Mali's neighbours: 40 tents, given"]),
        ("Mali's neighbours sent 40 tents.", ["Mali's neighbours > ?: 40 tents, given"]),
        ("During a visit by Chad's president to Tokyo, Japan promised 40 buses.", ["JP > ?: 40 buses, promised"]),
        ("Oman gave $7 million to the Red Cross appeal for Chad.", ["OM > TD via Red Cross: $7 million, given"]),
        ("The Oxfam flood appeal for Chad got $7 million from Oman.", ["OM > TD via Oxfam: $7 million, given"]),
        ("Oman gave $7 million to the Red Cross appeal.", ["OM > Red Cross: $7 million, given"]),
        ("To help victims of the drought in Chad, Oman sent 40 tents.", ["OM > TD: 40 tents, given"]),
        ("Three states, Peru, Oman and Fiji, sent Chad 40 tents.", ["PE+OM+FJ > TD: 40 tents, given"]),
        ("A hospital in Aleppo, Syria, got 40 beds from Oman.", ["OM > SY: 40 beds, given"]),
        ("A school in Lyon, France, was given 40 beds by Oman.", ["OM > FR: 40 beds, given"]),
        ("Oman gave a hospital in Aleppo, Syria, 40 beds.", ["OM > SY: 40 beds, given"]),
        ("A school for the blind in Mali was given 40 beds by Oman.", ["OM > ML: 40 beds, given"]),
        ("Oman's envoy visited a school in Lyon. He brought 300 desks.", ["OM > FR: 300 desks, given"]),
        ("Bergen, Norway's second city, gave Mali 12 buses.", ["NO > ML: 12 buses, given"]),
        ("Tripoli, Lebanon's second city, got 12 buses from Oman.", ["OM > LB: 12 buses, given"]),
        ("Oslo's twin town Mbombela was given 12 buses.", ["? > ZA: 12 buses, given"]),
        ("Oman's gift of 60 tonnes of rice was flown to Mali by Peru.", ["OM > ML via Peru: 60 tonnes of rice, given"]),
        ("40 tents from a UN depot in Accra were flown to Mali by Peru.", ["PE > ML: 40 tents, given"]),
        ("Poles living in Chicago sent Lviv $90,000.", ["Poles living in Chicago > UA: $90,000, given"]),
        ("Oman's minister, Said Hamad, sent Chad 40 tents.", ["OM > TD: 40 tents, given"]),
    ],
)
def test_it_is_read_as_it_says(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@pytest.mark.parametrize("verb", ["handed over", "later sent", "together with Oxfam sent"])
def test_what_he_does_is_no_part_of_his_name(verb: str) -> None:
    assert drafts(f"A Qatari charity {verb} 40 tents in Malawi.")[0].donors[0].name == "Qatari charity"


def test_one_of_a_people_is_no_state() -> None:
    (one,) = drafts("A rich Swede gave Mali 40 tents.")[0].donors
    assert (one.name, one.iso2) == ("A rich Swede", "SE")
    (one,) = drafts("A Norwegian donation of 40 tents reached Mali.")[0].donors
    assert (one.name, one.iso2) == ("Norway", "NO")


def test_who_is_from_a_town_is_not_that_town() -> None:
    (one,) = drafts("A bookseller in Sacramento has promised Mali 40 tents.")[0].donors
    assert (one.name, one.iso2) == ("A bookseller in Sacramento", "US")


@pytest.mark.parametrize("said", ["A member of the EU since 1995, Sweden", "Sweden, free since 1523,"])
def test_since_when_he_is_something_is_no_day_of_a_gift(said: str) -> None:
    assert drafts(f"{said} gave Mali 40 tents.")[0].date is None
