"""Documents on pages, read again by another program."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from tests.exporters.documents import document

from app.exporters.flow import Document, Flowing, Grid, Look, Para, Remark, Role, Run
from app.render.pages import pages


def read(made: bytes) -> list[str]:
    """The words of each page, each space one."""
    pdf = pypdfium2.PdfDocument(made)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()


def squeezed(made: bytes) -> str:
    """The letters of all pages without spaces: of a page of one narrow column the reader makes lines of one letter."""
    return "".join("".join(read(made)).split())


def test_everything_that_is_said_is_on_the_pages(qapp) -> None:
    words = squeezed(pages(document()))  # where lines break depends on the faces that are there
    for said in (
        "Ferries & <bells>", "Night ferries", "Quay Papers 12, ¶3", "Ada | Co", "פרק שני", "300,000",
        "What the note says.", "there (https://example.org/a?b=1&c=2)",
        "Motive/Trade & gain; Claim: thesis", "Evidence for: D-22", "3.", "¶1",
    ):  # fmt: skip
        assert "".join(said.split()) in words, said
    assert words.count("QuayPapers12,¶3") == 1


@pytest.mark.parametrize("long", [1, 40])
def test_a_footnote_is_at_the_foot_of_the_page_of_its_mark(qapp, long: int) -> None:
    paras = [Para((Run(f"paragraph{n} " + "ferry " * 240), Run("", note=n))) for n in range(1, 41)]
    notes = tuple((Run(f"footnote{n} " + "goes on " * long),) for n in range(1, 41))
    found = read(pages(Document("Many", tuple(paras), notes)))
    assert len(found) > 5
    where = {int(n): page for page, words in enumerate(found) for n in re.findall(r"footnote(\d+)", words)}
    for n in range(1, 41):
        end = next(page for page, words in enumerate(found) if f"footnote{n} " in words)
        begun = next(page for page, words in enumerate(found) if f"paragraph{n} " in words)
        assert begun <= end <= begun + 1
    assert len(where) == 40
    whole = " ".join(found)
    assert (whole.count("goes"), whole.count("ferry")) == (40 * long, 40 * 240)


def test_what_is_longer_than_a_page_goes_on_on_the_next_and_nothing_is_lost(qapp) -> None:
    cell = (Run(" ".join(f"cell{n}" for n in range(2000))),)
    blocks: list[Flowing] = [
        Para((Run("Head"),), Role.HEADING, 1),
        Grid((), ((cell, (Run("beside"),)),)),
        Para((Run("x" * 5000, Look.CODE), Run("\n".join(f"line{n}" for n in range(200)))), Role.CODE),
        Para((Run(""),)),
        Para((Run("noted", remarks=(1,)), Run("", note=1))),
    ]
    notes = ((Run(f"{' '.join(f'note{n}' for n in range(3000))}."),),)
    found = squeezed(pages(Document("Long", tuple(blocks), notes, (Remark((("Tags", "Last"),)),))))
    for word, count in (("cell", 2000), ("line", 200), ("note", 3000)):
        assert set(re.findall(rf"{word}(\d+)", found)) == {str(n) for n in range(count)}
    assert found.count("x") >= 5000
    assert "Last" in found


def test_every_word_of_a_page_is_found_by_its_letters(qapp) -> None:
    assert (
        "After the gifts of office staff"
        in read(pages(Document("t", (Para((Run("After the gifts of office staff"),)),))))[0]
    )


YEAR = "המסכות נשלחו בשנת 2020"


@pytest.mark.parametrize("words", [YEAR, f"{YEAR}.", "המסכות נשלחו", "In Nepal: תרומה"])
def test_the_number_of_a_footnote_is_behind_the_last_word_in_either_direction(qapp, words: str) -> None:
    """To the left of figures at the end of a Hebrew sentence, not as if it were one of them."""
    made = pages(Document("T", (Para((Run(words), Run("", note=1))),), notes=((Run("Note"),),)))
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    lefts = [(text.get_text_range(at, 1), text.get_charbox(at)[0]) for at in range(text.count_chars())]
    mark = next(left for char, left in lefts if char == "1")
    others = [left for char, left in lefts if char in words and not char.isspace() and char not in "Note1"]
    assert mark > max(others) if words.startswith("In") else mark < min(others)
