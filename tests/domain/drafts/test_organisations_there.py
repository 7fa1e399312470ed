"""Organisations from elsewhere get what is given them for a place; those of the place itself are the place's."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Norway gave $15 million to UN agencies in Chad.", "NO > UN agencies"),
        ("Norway gave $15 million to UN agencies in Liberia, Guinea and Sierra Leone.", "NO > UN agencies"),
        ("Sweden gave 40 million kronor to aid agencies working in Sudan.", "SE > aid agencies"),
        ("Sweden gave aid agencies in Sudan 4 million kronor.", "SE > aid agencies"),
        ("Canada gave $500,000 to relief organizations in South Asia.", "CA > relief organizations"),
        (
            "Canada gave $500,000 to humanitarian organisations providing water and shelter in the Bahamas.",
            "CA > humanitarian organisations",
        ),
        ("Oman gave $2 million to Norwegian organisations working in Chad.", "OM > Norwegian organisations"),
        (
            "Oman pledged $5 million to non-governmental organizations working in Haiti.",
            "OM > non-governmental organizations",
        ),
        ("International aid agencies in Lebanon received $3 million from Japan.", "JP > International aid agencies"),
        ("Ireland has provided 2 million euros to UN agencies for Yemen.", "IE > UN agencies"),
        ("Oman gave $2 million to Chadian organisations in Chad.", "OM > TD"),
        ("Oman gave $2 million to national NGOs in Chad.", "OM > TD"),
        ("Oman gave $2 million to charities in Malawi.", "OM > MW"),
        ("Ireland gave 2 million euros to Yemen through UN agencies in Sanaa.", "IE > YE"),
        ("Oman gave $2 million to the people of Chad.", "OM > TD"),
        ("Oman gave $2 million to schools in Chad.", "OM > TD"),
        ("Oman supports the work of Oxfam in Chad with $2 million.", "OM > Oxfam"),
        (
            "Oman is backing the relief efforts of the World Food Programme in Chad with $2 million.",
            "OM > World Food Programme",
        ),
        ("Oman supports the work of farmers in Chad with $2 million.", "OM > TD"),
    ],
)
def test_who_gets_it_for_a_place(text: str, said: str) -> None:
    assert sides(*drafts(text)) == said
