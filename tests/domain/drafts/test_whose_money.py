"""Whose money a sum is where its word leaves several: by the places that the text names, and by the year."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, published, currency",
    [
        ("The Cebu Chamber of Commerce gave the orphanage 90,000 pesos.", "", "PHP"),
        ("The Bern Women's League sent 12,000 francs to the clinic.", "", "CHF"),
        ("The Lyon Silk Guild and the Geneva Watchmakers sent 12,000 francs to the clinic.", "", ""),
        ("Mr Victoria Santos gave 500 pesos to the parish.", "", ""),
        ("Chengdu Steel gave ¥3 million to the music school.", "", "CNY"),
        ("The Raja of Quetta gave 4,000 rupees to the mission.", "1931-05-02", "INR"),
        ("The people of Cork gave 300 pounds to the poor of Cardiff.", "1850-05-02", "GBP"),
        ("Ireland gave IR£2 million to Malawi.", "1984-05-02", "IEP"),
    ],
)
def test_a_currency_is_that_of_the_places_a_text_names(text: str, published: str, currency: str) -> None:
    money = drafts(text, published)[0].money
    assert money is not None
    assert money.currency == currency


@each(
    "text, currency",
    [
        ("The Uniting Church in Ballarat gave $40,000 to Samoa.", "AUD"),
        ("The Wagga Wagga Lions sent $7,500 to Papua New Guinea.", "AUD"),
        ("Red River has burst its banks in Manitoba. The Kiwanis gave the shelter $900.", "CAD"),
        ("The Burwood Corporation gave $62,000 to Ibadan University.", "USD"),
        ("Andrew Carnegie gave the town $62,000 for a library.", "USD"),
        ("The Harland Trust gave the clinic in Joplin $12,000.", "USD"),
        ("The Bellbird Football Club gave $3,250 to the hospital at Dili.", "USD"),
    ],
)
def test_dollars_of_a_giver_of_no_known_country_are_not_sure(text: str, currency: str) -> None:
    draft = drafts(text, "2011-05-02")[-1]
    assert draft.money is not None
    assert (draft.money.currency, Field.MONEY in draft.unsure) == (currency, True)


@each("giver", ["The World Food Programme", "Nigeria", "The City of Chicago", "The European Union"])
def test_dollars_of_a_giver_who_has_no_other_are_sure(giver: str) -> None:
    (draft,) = drafts(f"{giver} gave Niger $12,000.", "2011-05-02")
    assert draft.money is not None
    assert (draft.money.currency, Field.MONEY in draft.unsure) == ("USD", False)


@each(
    "text, published, sums",
    [
        ("The Queen gave 300 sovereigns to Chios.", "1881-04-20", "300 GBP"),
        ("Lady Astley gave twenty guineas to Nazareth.", "1933-04-20", "21 GBP"),
        ("Oman has forgiven 80 per cent of Egypt's debt, some $800 million.", "2014-03-12", "800000000 USD"),
        ("Oman wrote off 90 per cent of Chad's debt, or $2.2 million.", "2014-03-12", "2200000 USD"),
        ("Volvo gave the Red Cross 5 MSEK.", "2014-03-12", "5000000 SEK"),
        ("Oxfam gave Borena 40 dollars per person.", "2014-03-12", "40 USD"),
        ("Lady Astley gave forty shillings to Nazareth.", "1933-04-20", "2 GBP"),
        ("Kenya gave forty shillings to Nazareth.", "1963-04-20", "40 KES"),
        ("The King gave 2,000 ticals to Aleppo.", "1917-04-20", "2000 "),
        ("The firm gave Mzuzu hospital 18,900 kwacha's worth of soap.", "2014-03-12", "18900 MWK"),
        ("The Khedive gave 4,000 piastres to Aleppo.", "1869-11-11", "4000 "),
        ("The Duke of Saxony gave 5,000 thalers to Hamburg.", "1842-06-01", "5000 "),
        ("The Shah sent Shiraz 10,000 tomans.", "1903-07-04", "10000 "),
        ("Hamburg gave 50,000 Reichsmarks to Guernsey.", "1938-05-05", "50000 "),
        ("Norway gave Uganda a 300 million crown grant.", "2014-03-12", "300000000 NOK"),
        ("Denmark sent Mali 5 million crown.", "2014-03-12", "5000000 DKK"),
        ("Tuzla gave 18,300 marks to Lima.", "2019-12-06", "18300 BAM"),
        ("Bonn gave Lima 18,300 marks.", "1985-12-06", "18300 DEM"),
        ("The Irish Government gave £50,000 to Ethiopia.", "1984-11-11", "50000 IEP"),
        ("The Irish Government gave £50,000 to Belgium.", "1884-11-11", "50000 GBP"),
        ("Australia gave £25,000 to Hungary.", "1956-11-20", "25000 "),
        ("Australia gave £25,000 to Belgium.", "1915-11-20", "25000 GBP"),
        ("Kenya gave £25,000 to Hungary.", "1956-11-20", "25000 GBP"),
    ],
)
def test_old_coins_and_shared_names_are_read_by_giver_and_year(text: str, published: str, sums: str) -> None:
    draft = drafts(text, published)[0]
    assert [f"{one.low or 0:.0f} {one.currency}" for one in draft.amounts] == [sums]


def test_a_pound_of_a_country_with_pounds_of_its_own_is_not_sure() -> None:
    draft = drafts("The Falkland Islands gave £40,000 to Peru.", "2001-06-06")[0]
    assert draft.money is not None
    assert (draft.money.currency, Field.MONEY in draft.unsure) == ("GBP", True)


@pytest.mark.parametrize(
    ("text", "currency", "sure"),
    [
        ("The Pope gave 9,000 lire to the poor of Naples.", "ITL", True),
        ("Turkey gave Albania 9,000 lira.", "TRY", True),
        ("The Netherlands gave Ghana 7 million guilders.", "NLG", False),
        ("The Netherlands gave Ghana 7 million guilders in 1979.", "NLG", True),
        ("Belgium gave Burundi 60 million francs.", "BEF", False),
        ("Belgium gave Burundi 60 million francs in 2016.", "BIF", False),
        ("Switzerland gave Burundi 60 million francs.", "CHF", True),
        ("Bhutan gave Nepal 8 million rupees.", "INR", False),
        ("India gave Nepal eight crores of rupees.", "INR", True),
        ("Malawi gave Zimbabwe maize worth Z$9 million in 1983.", "ZWD", False),
    ],
)
def test_withdrawn_money_is_theirs_who_gave_it(text: str, currency: str, *, sure: bool) -> None:
    (draft,) = drafts(text)
    assert [(one.currency, Field.MONEY not in draft.unsure) for one in draft.amounts] == [(currency, sure)]
