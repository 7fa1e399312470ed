"""Raised marks of notes are part of no word and no number; exponents are."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.dates import read_date
from app.domain.figures import figures
from app.domain.money import read_money
from app.domain.note_marks import without_note_marks
from app.domain.quantity import read_quantity


@each("text", ["$5 million¹²", "5 million dollars³", "5 million³ dollars", "$5,000,000²,⁴", "USD⁷ 5 million"])
def test_an_amount_with_marks_is_read_as_one_without(text: str) -> None:
    read = read_money(text)
    assert read is not None
    assert (read.money.low, read.money.currency) == (5_000_000, "USD")


@each("text, item", [("4,000 tents²", "tents"), ("4,000³ tents", "tents"), ("4,000 m³ of wood", "m³ of wood")])
def test_so_is_a_quantity(text: str, item: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.low, read.item) == (4_000, item)


def test_and_a_day() -> None:
    read = read_date("3 May 2020¹")
    assert read is not None
    assert (read.start, read.end) == ("2020-05-03", "2020-05-03")


def test_figures_end_where_they_do_without_marks() -> None:
    text = "Chile¹ gave $5 million¹² and 3 million euros³ for 4,000³ tents on 3 May 2020¹."
    found = [text[low:high] for low, high, _ in figures(text, 0, len(text))]
    assert found == ["$5 million", "3 million euros", "4,000"]


@each("text", ["40 m³ of wood", "30 km² of fields", "10⁶ cells", "a square of 5²", "x ¹³C"])
def test_powers_stay(text: str) -> None:
    assert without_note_marks(text) == text
