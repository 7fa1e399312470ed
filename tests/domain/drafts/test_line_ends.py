"""Lines that end within sentences change nothing of what is drafted of them."""

from __future__ import annotations

import textwrap

import pytest
from tests.helpers.drafted import drafts, sides

from app.actions.drafts import drafts_in, reader
from app.domain.drafts.cited import UNCITED

PARAGRAPHS = (
    "The hospital of Callao in Peru was hit hardest by the flood of the night before, and it was cut off for a day.",
    "Two lorries came to it from Oslo with 300 tents, which the Norwegian Government had bought. It also paid the "
    "board of the hospital 2 million kroner. Later a gift of 40 beds, said the mayor, was made by the people of Chile.",
)


def told(text: str) -> list[list[str]]:
    """The same from a text as a whole and from its paragraphs."""
    ends = [at for at in range(len(text)) if text[at : at + 2] == "\n\n"]
    paragraphs = list(zip([0, *(at + 2 for at in ends)], [*ends, len(text)], strict=True))
    read = (draft for one in reader().drafts(text) for draft in one.drafts)
    in_window = (draft for some in drafts_in(text, paragraphs, UNCITED) for one in some for draft in one.drafts)
    return [
        [f"{sides(one)}: {[it.item for it in one.items]} {[*one.unsure]}" for one in all_] for all_ in (read, in_window)
    ]


@pytest.mark.parametrize("width", [34, 50, 72])
def test_text_that_is_set_in_lines_is_read_as_if_it_was_not(width: int) -> None:
    whole = told("\n\n".join(PARAGRAPHS))
    assert len(whole[0]) == 3
    assert told("\n\n".join(textwrap.fill(one, width) for one in PARAGRAPHS)) == whole == [whole[0], whole[0]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru received 300 tents from\nNorway.", ["NO > PE"]),
        ("Norway gave\nPeru 40 tents.", ["NO > PE"]),
        ("Drought in Chad\nNorway gave 40 tents to Peru\nChile gave 30 tents to Fiji", ["NO > PE", "CL > FJ"]),
        ("Norway sent Peru 40 used,", []),
    ],
)
def test_short_lines_end_where_a_sentence_may(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == who
