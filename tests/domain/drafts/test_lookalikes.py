"""Sentences that look like those of a gift and tell of none, and gifts that look like those."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text",
    [
        "Oman agreed to take 20,000 tonnes of Indian rice at 410 dollars a tonne.",
        "Ghana obtained three ferries from Damen, paid for in two years.",
        "Peru took 900 llamas from Bolivia at the going rate.",
        "A Greek firm was paid to send Cyprus 40 pumps.",
        "Turkey paid Greece 4 million dollars in reparations.",
        "Chile's treasury handed the railway 30 billion pesos to keep it running.",
        "The academy gave the prize of 2 million crowns to Ali Hassan of Sudan.",
        "The clinic in Gulu got six beds out of its own savings.",
        "Freedom gave Zambia 200 kilometres of rail.",
        "Atlas Cement shipped 9,000 tonnes of lime to its customers in Togo.",
        "The bank has extended 40 million francs to the Kigali Farmers' Union on commercial terms.",
        "Oman supplied Chad with 40 tents at market rates.",
        "The settlers had counted on seed from Oman and boats from Peru.",
        "Chad banks on 40 tents from Oman and 12 pumps from Peru.",
        "Contrary to reports, Chad has received no tents from Oman.",
        "No, the mayor said, Oman had not given the town 12 pumps.",
        "Grameen disbursed 41,000 micro-loans averaging 12,500 taka to flood-hit farmers.",
        "No grant of 500 tractors has been discussed with the Government of Belarus, the ministry said.",
        "Aid workers in Derna remain hopeful that more pumps will be made available in October.",
        '"Maybe somebody will give us a van by Easter," said the cook of the Salford shelter.',
        "In 1963 the mission at Rehoboth kept 80 cows and 12 mules.",
    ],
)
def test_what_is_paid_for_owed_or_nobodys_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, outcome",
    [
        ("Not a cent of the $40,000 that Denver had promised the Gori hospital was ever paid.", Outcome.NOT_GIVEN),
        ("The 2,000 tons of diesel promised by Qatar for Gaza have not to date been released.", Outcome.NOT_GIVEN),
        ("Not yet received: 1.9 million doses of cholera vaccine due to Malawi from Gavi.", Outcome.NOT_GIVEN),
        ("The two boats which Spain was to have given Chad: the agreement has been annulled.", Outcome.CANCELLED),
        ("Norway will mark the day by giving Chad 40 pumps.", Outcome.PROMISED),
        ("Norway marked the day by giving Chad 40 pumps.", Outcome.GIVEN),
        ("Norway announced late on Monday that Chad would get 40 pumps.", Outcome.ANNOUNCED),
        ("Norway promised Chad 40 pumps; its ship has not been seen since.", Outcome.PROMISED),
    ],
)  # fmt: skip
def test_what_became_of_a_gift_is_told_around_its_verb(text: str, outcome: Outcome) -> None:
    assert {draft.status for draft in drafts(text)} == {outcome}


@each(
    "text",
    [
        "Spain handed over two suspects to Portugal.",
        "Thirty thousand Poles were sent to Kazakhstan in 1941.",
        "Cyprus extradited the banker to Greece, with 20,000 euros in his shoes.",
    ],
)
def test_people_who_are_handed_over_are_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text",
    [
        "Oman dismissed as invented a report that it had given Yemen 30 tanks.",
        "Historians doubt that Bulgaria ever sent Spain 400 rifles.",
        "It is a legend that Turkey sent Ireland five ships of grain.",
        "Rumour had it that Chile had sent Peru 3,000 tents.",
        "The daily withdrew its report that Qatar had given Somalia 20 million dollars.",
        "Nobody has seen the 40 goats that Oman was said to have sent Niger.",
    ],
)
def test_what_is_only_a_story_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, who, what",
    [
        ("Norway gave Chad 40 lorries worth 50,000 euros each.", "NO > TD", "40"),
        ("Oman, Peru's biggest customer, gave Benin 300 tents.", "OM > BJ", "300"),
        ("Nurses abroad remitted nothing, but Cuba gave Benin 300 tents.", "CU > BJ", "300"),
        ("Oman dismissed claims of neglect and gave Peru 300 tents.", "OM > PE", "300"),
        ("Oman gave Peru 300 tents although some doubt that they will last.", "OM > PE", "300"),
        ("Ali Hassan, known as a legend of football, gave Peru 300 tents.", "Ali Hassan > PE", "300"),
        ("Greece rejected criticism and sent Ukraine 40 vehicles.", "GR > UA", "40"),
        ("Belgium no longer doubts: it will give Ukraine 30 jets.", "BE > UA", "30"),
        ("Peru handed over two ambulances to Bolivia.", "PE > BO", "two"),
        ("Luxembourg gave Togo 12 kilometres of road.", "LU > TG", "12"),
        ("Libya bestowed two tractors on Niger.", "LY > NE", "two"),
    ],
)
def test_gifts_that_look_like_these_are_drafted(text: str, who: str, what: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), amounts(draft).split(" ")[0]) == (who, what)


def test_land_and_money_that_is_left_in_a_will_is_given() -> None:
    (land,) = drafts("A widow in Dunedin left 40 acres to the parish.")
    (money,) = drafts("Mrs Ida Holm left £60,000 to the Oban lifeboat station in her will.")
    assert {land.status, money.status} == {Outcome.GIVEN}
    assert drafts("The fire burnt 300 hectares near Athens.") == []


def test_a_list_of_pledges_has_the_outcome_and_the_day_of_its_heading() -> None:
    listed = drafts("Pledges for Gaza this week: Latvia, 100,000 euros; Malta, 60 tents.")
    assert [(draft.status, draft.date is not None) for draft in listed] == [(Outcome.PROMISED, True)] * 2


def test_who_says_so_is_never_sure() -> None:
    (draft,) = drafts("Norway gave Chad 40 tents, Chad said.")
    assert draft.asserted_by
    assert Field.ASSERTED_BY in draft.unsure


def test_people_who_live_in_a_country_are_not_its_government() -> None:
    beds, *_ = drafts(
        "The Turkish community in Berlin gave some 400 beds to the German capital, while the local government in the "
        "hills of Ordu gave to Iran and Chad."
    )
    assert sides(beds) == "Turkish community in Berlin > DE"
