"""Which way a text runs, and numbers that stay with the words they count."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.direction import apart, leads_to, runs_right_to_left


def shown(text: str) -> str:
    """With brackets in place of what isolates."""
    return "".join(apart(text)).replace("\u2068", "[").replace("\u2069", "]")


@each(
    "text, said",
    [
        ("20 אוהלים", "[20 אוהלים]"),
        ("D-01 20 אוהלים לעיר", "D-01 [20 אוהלים לעיר]"),
        ("Israel: 20 אוהלים; Kenya: 1,200 מיכלי מים", "Israel: [20 אוהלים]; Kenya: [1,200 מיכלי מים]"),
        ("cash (stated as “כ-400,000 דולר”)", "cash (stated as “כ-400,000 דולר”)"),
        ("3 tents", "3 tents"),
        ("", ""),
    ],
)
def test_a_number_stays_with_the_words_it_counts(text: str, said: str) -> None:
    assert shown(text) == said


def test_what_is_isolated_says_nothing_of_the_whole() -> None:
    assert runs_right_to_left("20 אוהלים from")
    assert not runs_right_to_left("\u206820 אוהלים\u2069 from")
    assert not runs_right_to_left("300")


def test_who_gave_to_whom_reads_the_right_way_round_in_any_script() -> None:
    assert leads_to("Denmark", "Nepal") == "Denmark → Nepal"
    assert leads_to("יפן", "בלנטייר") == "יפן ← בלנטייר"
    assert leads_to("Japan", "بلانتاير") == "Japan – بلانتاير"
