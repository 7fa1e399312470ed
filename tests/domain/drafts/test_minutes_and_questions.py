"""Minutes and answers to questions: who resolves to give, whose funds it is, and what is only asked."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        (
            "Minutes\n\nPeru had sent 40 tents. It was agreed to send 500 dollars to Chad.",
            ["PE > ?", "? > TD"],
        ),
        (
            "Minutes of the club\n\nOxfam gave £900. Resolved, that £50 be sent to the miners of Asturias.",
            ["Oxfam > ?", "? > ES"],
        ),
        ("Peru's cabinet met on Monday. It was decided to send 20 tents to Chad.", ["PE > TD"]),
    ],
)
def test_what_a_meeting_resolves_is_of_none_who_gave_before(text: str, said: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == said


def test_an_officer_who_reports_to_a_meeting_gets_nothing() -> None:
    text = "Minutes\n\nThe Secretary reported that £214 had been collected. Messrs Hession had given 60 pairs of boots."
    assert [sides(draft) for draft in drafts(text)] == ["Messrs Hession > ?"]


@each(
    "text, said",
    [
        ("£50 was sent to Chad from the Rotary Club's own funds.", ["Rotary Club > TD"]),
        ("Norway sent Chad £50 from its own funds.", ["NO > TD"]),
    ],
)
def test_funds_are_of_whoever_has_them(text: str, said: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == said


@each(
    "text",
    [
        "Mr Okoye asked how many tents Norway had sent to Chad.",
        "Mr Callaghan: To ask the Minister how many tents have been sent to Dadaab.",
        "Mrs Rossi asked the Secretary of State what assistance her Department has given to Mali since January.",
    ],
)
def test_what_somebody_asks_is_not_told(text: str) -> None:
    assert drafts(text) == []


def test_what_is_told_to_whom_was_asked_is() -> None:
    (draft,) = drafts("Asked how much Norway had given, he said that it had sent Chad 40 tents.")
    assert sides(draft) == "NO > TD"
