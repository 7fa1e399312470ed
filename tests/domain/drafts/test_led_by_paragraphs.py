"""Who is meant by how a text is cut: the country with which a paragraph opens, headings, and *it* as the subject."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts, sides

_FLEETS = (
    "Hulls as friendship\n\nIndia handed the Maldives 3 boats in 2006. In 2013 India gave the Maldives two "
    "helicopters. In 2019 India gave Seychelles 2 boats.\n\nColombo has the largest fleet. "
)


def test_paragraph_opens_with_who_gets_what_its_next_sentences_tell_of() -> None:
    *_, draft = drafts(_FLEETS + "Australia, eager that no migrants should sail, presented two patrol boats in 2014.")
    assert sides(draft) == "AU > LK"


def test_one_more_who_gives_is_not_who_gets_it_where_all_went_to_one() -> None:
    *_, draft = drafts("Chad gave Nepal 40 tents. Oman gave Nepal 3 tons of rice.\n\nBritain joined the list. "
                       "Kenya has sent 900 blankets.")  # fmt: skip
    assert sides(draft) != "KE > GB"


def test_ministry_is_of_the_country_of_which_the_paragraph_has_begun_to_speak() -> None:
    *_, draft = drafts(
        "Guinea gave Liberia 40 tents.\n\nThe Israelis have been quieter. A statement said the foreign ministry would "
        "send Liberia 300 blankets."
    )
    assert sides(draft) == "IL > LR"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A burgh opens its cupboards\n\nThe appeal came from the Netherlands. Provost Lamb wished the town to help. "
         "The Women's Guild had been busier than the Council. By Thursday it had packed 64 bales of clothing for the "
         "island of Schouwen.", "Women's Guild > NL"),
        ("Honduras: update\n\nWFP requires 17 million dollars in Honduras. It has received 2 million dollars from "
         "Germany.", "DE > World Food Programme"),
    ],
)  # fmt: skip
def test_it_as_the_subject_is_whom_the_sentence_before_is_about(text: str, parties: str) -> None:
    *_, draft = drafts(text)
    assert sides(draft) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The largest cheque was signed by Paul Miller. His foundation gave Chad 40 tents.", "Paul Miller > TD"),
        ("Oman was fast. Its army sent 40 tents to Chad.", "OM > TD"),
    ],
)
def test_fund_of_a_person_who_was_named_is_his(text: str, parties: str) -> None:
    *_, draft = drafts(text)
    assert sides(draft) == parties


def test_what_stands_under_funding_goes_to_whose_paper_it_is() -> None:
    *_, draft = drafts(
        "UNHCR Chad - Sudan emergency: donor update, March 2024\n\nFUNDING\n\nUNHCR's operation in Chad requires USD "
        "319 million in 2024. UNHCR Chad is grateful for the support of its donors.\n\nIn the same week Luxembourg "
        "added EUR 750,000."
    )
    assert sides(draft) == "LU > UNHCR Chad"


def test_navy_is_of_where_the_text_was_written_though_another_country_is_named_more() -> None:
    *_, draft = drafts(
        "Army gets Turkish vehicles\n\nBy Fatou Ceesay, Banjul\n\nThe Ministry of Defence on Monday took possession "
        "of 14 Turkish-made vehicles and a field hospital. Turkey has trained soldiers for years, and Turkey wants to "
        "do more. China in April presented the Navy with 500 life jackets."
    )
    assert sides(draft) == "CN > GM"
