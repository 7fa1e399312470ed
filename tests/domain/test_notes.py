"""What a note without a title is called."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.notes import first_words


@each(
    "body, words",
    [
        ("# Pumps\n\nMore.", "Pumps"),
        ("Peru got {{total recipient:PE}} and [[Chile]] {{D-01.item|9 tents}}.", "Peru got … and Chile 9 tents."),
        ("See [[D-02|the tents]] first", "See the tents first"),
        ("{{matrix recipient by donor}}\nPumps by country", "Pumps by country"),
        ("{{map|54 records, 090bf0d0}}\nPumps by country", "Pumps by country"),
        ("{{matrix recipient by donor.kind|54 records, 090bf0d0}}\n\n{{map}}", "Matrix recipient by donor.kind"),
        ("---\n\n", ""),
    ],
)
def test_live_figures_and_links_are_no_part_of_its_name(body: str, words: str) -> None:
    assert first_words(body) == words
