"""Lines that end within sentences change nothing of what is drafted of them."""

from __future__ import annotations

import textwrap

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.actions.drafts import drafts_in, drafts_of_text, reader
from app.domain.drafts.text.cited import UNCITED
from app.domain.drafts.text.line_ends import in_sentences

PARAGRAPHS = (
    "The hospital of Callao in Peru was hit hardest by the flood of the night before, and it was cut off for a day.",
    "Two lorries came to it from Oslo with 300 tents, which the Norwegian Government had bought. It also paid the "
    "board of the hospital 2 million kroner. Later a gift of 40 beds, said the mayor, came from the people of Chile.",
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


@each("width", [34, 50, 72])
def test_text_that_is_set_in_lines_is_read_as_if_it_was_not(width: int) -> None:
    whole = told("\n\n".join(PARAGRAPHS))
    assert len(whole[0]) == 3
    assert told("\n\n".join(textwrap.fill(one, width) for one in PARAGRAPHS)) == whole == [whole[0], whole[0]]


@each(
    "text, who",
    [
        ("Peru received 300 tents from\nNorway.", ["NO > PE"]),
        ("Norway gave\nPeru 40 tents.", ["NO > PE"]),
        ("Drought in Chad\nNorway gave 40 tents to Peru\nChile gave 30 tents to Fiji", ["NO > PE", "CL > FJ"]),
        ("Norway sent Peru 40 used,", []),
        ("Norway gave Peru 40 tents on 9\nMay 2021.", ["NO > PE"]),
        ("Norway gave Peru 40 tents on May\n9, 2021.", ["NO > PE"]),
        ("In May\n2021 Norway gave Peru 40 tents.", ["NO > PE"]),
    ],
)
def test_short_lines_end_where_a_sentence_may(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == who


@each(
    "text, said, on_words",
    [
        ("Norway sent Bel-\ngium 30 tents.", "NO > BE: 30 tents", ["Norway", "Bel-\ngium", "30 tents"]),
        ("Bel-\ngium sent Peru 8 wag-\n  gons of coal.", "BE > PE: 8 coal",
         ["Bel-\ngium", "Peru", "8 wag-\n  gons of coal"]),
        ("Norway sent Peru 8 wag- gons of coal on 3 Septem- ber 2019.", "NO > PE: 8 coal",
         ["Norway", "Peru", "8 wag- gons of coal", "3 Septem- ber 2019"]),
        ("Norway sent Peru twenty-\nfour tents.", "NO > PE: 24 tents", ["Norway", "Peru", "twenty-\nfour tents"]),
        ("Norway sent Peru a 20-\ntonne load of rice.", "NO > PE: 20 rice", ["a 20-\ntonne load of rice"]),
        ("The  Foreign  Ministry of  Norway sent Peru 8  X-ray sets on 3  May 2019.", "NO > PE: 8 X-ray sets",
         ["Foreign  Ministry of  Norway", "Peru", "3  May 2019"]),
        ("So far 25  300 tents came.\n> Norway gave Peru 30 bar-\n> rels of oil.", "NO > PE: 30 oil",
         ["Norway", "30 bar-\n> rels of oil"]),
        ("Norway sent Peru 40 two- and three-man tents.", None, ["Norway", "Peru"]),
        ("In Peru, Nor-\nway's gift to (Bel-\ngium), of ice, is known. Chile sent Peru 30 tents.", "CL > PE: 30 tents",
         ["Chile", "Peru", "30 tents"]),
    ],
)  # fmt: skip
def test_words_that_lines_broke_are_read_whole_and_stand_where_they_are(
    text: str, said: str | None, on_words: list[str]
) -> None:
    in_window = [one for some in drafts_in(text, [(0, len(text))], UNCITED) for one in some]
    for found in (in_window, [one for one in drafts_of_text(text) if one.drafts]):
        draft = found[-1].drafts[-1]
        if said is not None:
            assert f"{sides(draft)}: {draft.items[0].low} {draft.items[0].item}" == said
        words = [text[one.start : one.end] for spans in draft.spans.values() for one in spans]
        assert set(on_words) <= set(words)
        parts = [*draft.donors, *draft.recipients, *draft.items]
        assert all(text[one.start : one.end] in words for one in parts)


@each(
    "text",
    [
        "Rotary club hands two ambulances to district hospital\nThe club in Mutare handed over two ambulances to the "
        "district hospital on Friday, its president said.",
        "- Museum of Natural History, Chur: two microscopes\nA further 40,000 francs went to Lae last March.",
        "Grants of the year\n- Museum of Natural History in Chur: microscopes\n- Hospital in Lae: two ambulances.",
    ],
)
def test_a_heading_and_a_line_of_a_list_end_with_their_lines(text: str) -> None:
    assert not any("\n" in text[start:end] for start, end in in_sentences(text))


@each("text", ["Norway gave Peru 40 tents on 9\nMay 2021.", "On May\n9, 2021 Norway gave Peru 40 tents."])
def test_a_date_goes_on_in_the_next_line(text: str) -> None:
    assert [draft.date and draft.date.first for draft in drafts(text)] == ["2021-05-09"]
