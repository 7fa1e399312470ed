"""Facts typed for selected words."""

from __future__ import annotations

from tests.helpers.each import each

from app.actions.from_words import fact_of_words, read_fact
from app.actions.sources import add_draft
from app.domain.donations import DateSpan
from app.importers.read import read_source
from app.store.reads import facts
from app.store.store import Store

PUBLISHED = "2024-10-08"


def ends(span: DateSpan) -> tuple[str, str, bool]:
    return span.start, span.end, span.inferred


@each(
    "typed, expected",
    [
        ("debt: US$400 million in September 2024", ("2024-09-01", "2024-09-30", False)),
        ("debt: US$400 million as of 30 September 2024", ("2024-09-30", "2024-09-30", False)),
        ("members: 40 since 2014", (PUBLISHED, PUBLISHED, True)),
        ("debt: 4 in 2017, 5 in 2019", (PUBLISHED, PUBLISHED, True)),
        ("cases: over 130,000", (PUBLISHED, PUBLISHED, True)),
    ],
)
def test_a_fact_is_of_the_date_that_its_value_states(typed: str, expected: tuple[str, str, bool]) -> None:
    assert ends(read_fact(typed, "MV", PUBLISHED).as_of) == expected


def test_a_date_in_the_words_of_its_evidence_is_taken_where_its_value_has_none(ledger: Store) -> None:
    page = b"Reefs\n\nThe islands counted 40 piers in September 2023. They owed 9 million then.\n"
    source_id = add_draft(ledger, read_source(page, "reefs.txt")).source_id
    text = page.decode()
    start, end = text.index("The islands"), text.index(" They")
    fact = facts.one(ledger, fact_of_words(ledger, source_id, start, end, "MV", "piers: 40"))
    assert ends(fact.content.as_of) == ("2023-09-01", "2023-09-30", True)
