"""Notes in a row with headings on their own lines, as of a parish: who stands in one is not meant by the next."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        (
            "VILLAGE NOTES\n\nChurch roof. The Rotary Club has given £2,000 towards the roof of St Brigid's.\n\n"
            "School. Mrs Delia Moran presented the school with a piano. Mr Byrne gave two desks.\n\n"
            "Lifeboat. The collection came to £614 and has been handed over to the RNLI.",
            ["Rotary Club > St Brigid", "Delia Moran > the school", "Mr Byrne > ?", "? > RNLI"],
        ),
        (
            "The bells. Miss Harker left £5,000 for the tower.\n\nLent lunches. These raised £412, which has gone to "
            "Christian Aid.\n\nSunday school. The new chairs were bought with a grant from the Parker Trust.",
            ["Miss Harker > tower", "? > Christian Aid", "Parker Trust > ?"],
        ),
    ],
)
def test_a_note_means_nobody_of_another(text: str, said: list[str]) -> None:
    assert [*map(sides, drafts(text))] == said


def test_a_short_sentence_with_a_verb_is_no_heading() -> None:
    text = (
        "A flood hit Beira on Monday.\n\nTen houses fell. Oxfam sent 40 tents.\n\nThe rains go on. Peru sent 20 boats."
    )
    assert [*map(sides, drafts(text))] == ["Oxfam > MZ", "PE > MZ"]


def test_what_an_appeal_brought_in_is_no_number_of_what_others_gave() -> None:
    text = "Tesco gave the ward 400 eggs. The firemen brought them. The appeal for toys brought in 1,250."
    assert [[f"{item.low:f}" for item in one.items] for one in drafts(text)] == [["400"]]
