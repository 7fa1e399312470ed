"""Numbers of what is given, beside words that also say whom things are for or how large they are."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def counts(text: str) -> list[str]:
    """Every number of the drafts of a text."""
    found = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    return [f"{one.low}" for one in found if one.low is not None]


@each(
    "text, expected",
    [
        ("Norway promised Samoa 200 houses.", ["200"]),
        ("Norway gave none of the 40 houses that it had promised Samoa.", ["40"]),
        ("Of the 40 boats that Norway promised Samoa, seven have now been handed over.", ["40", "7"]),
        ("Norway gave Samoa six 3D printers.", ["6"]),
        ("Oxfam prepositioned 900 kits in Apia; 200 have been given to families in Samoa.", ["200"]),
        ("900 kits were pre-positioned in Samoa by Oxfam.", []),
        ("Norway gave Samoa between $5 and $6.5 million.", ["5000000"]),
        ("Norway gave Samoa between EUR 600 and EUR 900.", ["600"]),
        ("Norway gave Samoa between £800 and £1 million.", []),
        ("Norway gave blankets to 400 homes in Riga.", []),
        ("Norway gave Samoa two million kroner for the rebuilding of 300 houses.", ["2000000"]),
        ("Japan presented the hospital in Riga with two cots.", ["2"]),
        ("Norway gave Riga hospital 30 beds.", ["30"]),
        ("Norway sent Riga a hospital with 60 beds.", ["1"]),
        ("The duke gave Bray 34 acres.", ["34"]),
        ("The fire burnt 900 acres near Athens and Norway sent Greece 2 planes.", ["2"]),
        ("The Netherlands has offered Pakistan an engineer company of 180 men.", ["180"]),
        ("Norway sent doctors (55) and nurses (20) to Samoa.", ["55", "20"]),
        ("Norway gave Samoa the tents (12) it had promised.", []),
        ("Norway gave Samoa two boats and promised ten more.", ["2", "10"]),
        ("Norway gave Samoa its own tents, fifteen in number.", ["15"]),
        ("Norway gave the two USD 300,000.", ["300000"]),
        ("Norway gave Peru €2 million, half of it for schools.", ["2000000"]),
        ("Among 63 grants voted on Saturday was one of $30,000 to Saipan.", ["30000"]),
        ("She asked her patients in Bergen for scales. They gave her 61 and she has passed them on to Riga.", ["61"]),
        ("The minister replied that 6,500 had been given to the Red Cross for Gaza.", ["6500"]),
        ("The ward has eleven nurses. Three were sent to the capital by the ministry.", []),
        ("Two hospitals work at Riga. One, with 60 beds, was given by Jordan on 18 August.", ["1"]),
        ("He wrote twelve letters. Three were sent to the king.", []),
        ("Botswana flew food to Mutare with two helicopters.", []),
        ("Norway provided Samoa with two helicopters.", ["2"]),
        ("Indonesia offered Algeria's government arms for two battalions.", []),
        ("Nairobi's traders promised the fund 900 euros. Eleven of the twelve never paid it a cent.", ["900"]),
        ("Norway's team left for home, leaving two generators to the fire brigade in Sagaing.", ["2"]),
        (
            "Oman gave Mali EUR 60,000 - EUR 45,000 in May and EUR 15,000 in July - to buy maize.",
            ["60000", "45000", "15000"],
        ),
        ("Norway handed over its old fire engine to Lviv.", ["1"]),
        ("The firefighters of Dover gave Lima their old ladder truck on Friday.", ["1"]),
        ("Norway gave the school at Suva a rain tank of 10,000 litres and books.", ["1"]),
        ("A Norwegian plane arrived in Palu on Friday with a field hospital.", ["1"]),
    ],
)
def test_numbers_of_what_is_given_are_read_and_no_others(text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@each(
    "text, currency, why",
    [
        ("The Rotary Club of Dunedin gave $500 to the school in Timaru.", "NZD", "“$” is taken as NZD."),
        ("Save the Children Australia gave $3 million to Mali.", "AUD", "“$” is taken as AUD."),
        ("The Rotary Club of Elmsford gave $500 to the lifeboat at Wexmouth.", "USD", "“$” is taken as USD."),
        ("The Wexmouth Trust gave 500 dollars to the lifeboat.", "USD", "“dollars” is taken as USD."),
        ("WFP gave $3 million to Mali.", "USD", None),
        ("Canada has paid Haiti 50,000 dollars every month since March 2023.", "CAD", "“dollars” is taken as CAD."),
    ],
)
def test_whose_dollars_are_meant_is_said_where_it_is_not_sure(text: str, currency: str, why: str | None) -> None:
    (draft,) = drafts(text)
    assert (draft.amounts[0].currency, draft.unsure.get(Field.MONEY)) == (currency, why)


@each("building", ["the old library building", "its old building", "a new building"])
def test_a_building_is_given(building: str) -> None:
    (draft,) = drafts(f"Norway donated {building} to the Red Cross.")
    assert [(one.as_stated, one.low) for one in draft.items] == [(building, 1)]
