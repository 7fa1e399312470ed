"""What typical sentences of wires, ministries, situation reports, firms and local papers say beside a plain gift."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Norway is providing 60 million kroner to Chad.", ["NO > TD: 60 million kroner, announced"]),
        ("Canada is contributing C$3 million to Chad.", ["CA > TD: C$3 million, announced"]),
        ("Chad got 40 tents from Peru, the largest gift to the country so far.", ["PE > TD: 40 tents, given"]),
        ("Tonga got 40 tents from Peru, the first gift to the kingdom.", ["PE > TO: 40 tents, given"]),
        ("Peru gave Kenya's Ruto 40 tents.", ["PE > KE: 40 tents, given"]),
        (
            "Chad got 138 million dollars, the largest sum from Peru (50 million dollars).",
            ["? > TD: 138 million dollars, given", "PE > TD: 50 million dollars, given"],
        ),
        ("Chad got 40 tents, the largest gift from Peru so far.", ["PE > TD: 40 tents, given"]),
        ("Edmonton's Somalis sent 11,000 dollars to Chad.", ["CA > TD: 11,000 dollars, given"]),
        (
            "Peru flew 40 tonnes of WFP biscuits to Chad.",
            ["World Food Programme > TD: 40 tonnes of WFP biscuits, given"],
        ),
        ("Peru sent 40 WFP tents to Chad.", ["PE > TD: 40 WFP tents, given"]),
        (
            "Acme is donating $2 for every ticket to Chad, up to a total of $20 million.",
            ["Acme > TD: up to a total of $20 million, announced"],
        ),
        (
            "Peru gave $9 million to aid organizations providing water in Chad.",
            ["PE > aid organizations: $9 million, given"],
        ),
        (
            "The Lions Club of Kailua gave 40 beds to the mayor of Minamisanriku.",
            ["Lions Club of Kailua > JP: 40 beds, given"],
        ),
        ("Peru handed out 40 tents in Lae and Finintugu.", ["PE > PG+PG: 40 tents, given"]),
        (
            "Thanks to a Peruvian grant of 9 million soles, the women of Kibaha no longer have to walk for water.",
            ["PE > TZ: 9 million soles, given"],
        ),
        ("Oman has a cheque for 40,000 dollars ready for Chad.", ["OM > TD: 40,000 dollars, given"]),
        (
            "A lorry with 40 beds left the fire station in Lyon for Chad.",
            ["? > TD: 40 beds, given"],
        ),
    ],
)
def test_it_is_read_as_it_says(text: str, said: list[str]) -> None:
    assert [_told(draft) for draft in drafts(text, "2023-03-14")] == said
