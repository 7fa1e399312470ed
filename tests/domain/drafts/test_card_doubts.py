"""At which rows of the card the reasons are why a draft is not sure."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.actions.drafts import reader
from app.domain.drafts.card import rows, with_words, without
from app.domain.drafts.draft import Field, Span

LILLE = "Employees in Ghent and Lille gave 300 blankets to Fiji."


@each(
    "text, field, unsure",
    [
        (LILLE, Field.DONORS, ["Lille · FR"]),
        ("Oman and employees in Lille gave Fiji 300 tents.", Field.DONORS, ["employees in Lille · FR"]),
        ("Oman sent 40 tents to Jordan, Georgia and Tripoli.", Field.RECIPIENTS, ["Libya · LY"]),  # as called there
        # a reason that names nobody is about all of them
        ("Blankets came by plane from Norway and Sweden to Fiji.", Field.DONORS, ["Norway · NO", "Sweden · SE"]),
    ],
)
def test_a_reason_is_at_the_party_that_it_names(text: str, field: Field, unsure: list[str]) -> None:
    (draft,) = drafts(text)
    assert [row.value for row in rows(draft, text=text) if row.field is field and row.unsure] == unsure


def test_in_hebrew_the_name_is_found_among_its_marks_of_direction() -> None:
    (draft,) = drafts(LILLE)
    for reason in ("\u2068Lille\u2069 הוא גם שם של מקום ב־\u2068Belgium\u2069.", 'המקום "\u2068Lille\u2069" לא מוכר.'):
        first, second = rows(replace(draft, unsure={Field.DONORS: reason}), text=LILLE)[:2]
        assert (first.unsure, second.unsure) == ("", reason)


def test_a_reason_stays_while_another_row_of_its_field_is_changed() -> None:
    (draft,) = drafts(LILLE)
    ghent, lille = rows(draft, text=LILLE)[:2]
    oman, there = "Oman", Span(0, 4)
    for row, stays in ((ghent, True), (lille, False)):
        assert (Field.DONORS in with_words(draft, row, reader(), oman, there).unsure) is stays
        assert (Field.DONORS in without(draft, row).unsure) is stays
