"""Whom *they* means that somebody says: of whom he says it, and never himself."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("“They sent us 40 tents,” Mayor Diaz said of the Germans.", ["DE > ?"]),
        ("“It gave us 40 buses,” the mayor said of Berlin.", ["DE > ?"]),
        (
            "Turkey sent 500 tents to Herat. China pledged 50 million yuan. “They sent us tents before anyone else,” "
            "governor Abdul Qadir said of the Turks.",
            ["TR > AF", "CN > AF", "TR > ?"],
        ),
        (
            "Graz, a town in Austria, gave the fire brigade of Osijek a bus. “They asked us nothing in return,” Babić "
            "said. “In 2015 they sent us 40 sets of clothing.”",
            ["AT > HR", "AT > ?"],
        ),
    ],
)
def test_they_are_those_of_whom_it_is_said(text: str, said: list[str]) -> None:
    assert [*map(sides, drafts(text))] == said
