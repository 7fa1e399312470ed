"""Evidence is read as sentences: each once, with the words of every field marked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.anchor import AnchorState
from app.domain.blocks import Block
from app.domain.evidence import BEFORE, LONGEST, NEAR, SentencesOf, by_sentence, from_marks
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole

TEXT = (
    "Peru gave 40 tents to Chad. They came by sea in May.\n\n"
    "The Dr. Vega fund in Lima paid for 🚚 two lorries; Chad thanked it."
)
BLOCKS = (Block(0, TEXT.index("\n"), paragraph=1), Block(TEXT.index("The Dr."), len(TEXT), paragraph=2))


def _item(
    words: str, field: str, number: int = 1, role: EvidenceRole = EvidenceRole.SUPPORTS, text: str = TEXT,
    blocks: tuple[Block, ...] = BLOCKS, version: int = 1, note: str = "",
) -> EvidenceItem:  # fmt: skip
    start = text.index(words)
    low, high = SentencesOf(text, blocks).around(start, start + len(words))
    return EvidenceItem(
        number, field, None, "", role, note, number, 1, "A report", SourceKind.ARTICLE, 1, start,
        start + len(words), words, AnchorState.VERIFIED, version, text[low:high], low,
    )  # fmt: skip


def test_two_pieces_in_one_sentence_are_one_entry() -> None:
    found = by_sentence([_item("Peru", "donor", 1), _item("40 tents", "item", 2), _item("in May", "date", 3)])
    assert [one.text for one in found] == ["Peru gave 40 tents to Chad.", "They came by sea in May."]
    assert [[found[0].text[a:b] for a, b in field.marks] for field in found[0].fields] == [["Peru"], ["40 tents"]]
    assert [field.keys for field in found[0].fields] == [("donor",), ("item",)]
    assert found[0].marks == ((0, 4), (10, 18))


def test_fields_on_the_same_words_are_named_together_and_others_apart() -> None:
    gave = [_item("Peru gave", "assertion", 1), _item("Peru gave", "status", 1), _item("Peru", "donor", 2)]
    (found,) = by_sentence(gave)
    assert [field.keys for field in found.fields] == [("donor",), ("assertion", "status")]


def test_a_field_that_is_also_contradicted_is_distinguished() -> None:
    against = _item("40 tents", "item", 2, EvidenceRole.CONTRADICTS, note="Were they 30?")
    (found,) = by_sentence([_item("40 tents", "item", 1), against])
    assert [(field.role, field.notes) for field in found.fields] == [
        (EvidenceRole.SUPPORTS, ()),
        (EvidenceRole.CONTRADICTS, ("Were they 30?",)),
    ]


def test_evidence_over_several_sentences_keeps_them_all_and_draws_in_what_is_there() -> None:
    over = _item("to Chad. They came", "recipient", 1)
    (found,) = by_sentence([_item("in May", "date", 2), over, _item("Peru", "donor", 3)])
    assert found.text == "Peru gave 40 tents to Chad. They came by sea in May."
    assert found.first.quote == "in May"  # the first that was given
    assert [field.keys[0] for field in found.fields] == ["donor", "recipient", "date"]


def test_a_full_stop_after_a_title_ends_no_sentence_and_a_lorry_is_one_code_point() -> None:
    (found,) = by_sentence([_item("two lorries", "item")])
    assert found.text == "The Dr. Vega fund in Lima paid for 🚚 two lorries; Chad thanked it."
    ((start, end),) = found.marks
    assert found.text[start:end] == "two lorries"


def test_the_same_words_of_another_version_are_another_entry() -> None:
    assert len(by_sentence([_item("Peru", "donor", 1), _item("Peru", "donor", 2, version=2)])) == 2


def test_words_that_are_not_in_the_text_any_more_are_shown_alone() -> None:
    lost = EvidenceItem(
        1, "donor", None, "", EvidenceRole.SUPPORTS, "", 1, 1, "A report", SourceKind.ARTICLE, 1, 7, 11, "Peru",
        AnchorState.LOST, 1,
    )  # fmt: skip
    (found,) = by_sentence([lost])
    assert (found.text, found.marks) == ("Peru", ((0, 4),))


def test_of_a_table_without_full_stops_only_what_is_near_is_shown() -> None:
    text = " ".join(f"row{number}" for number in range(2_000))
    item = _item("row900", "item", text=text, blocks=(Block(0, len(text), paragraph=1),))
    (found,) = by_sentence([item])
    assert "row900" in found.text
    assert len(found.text) < LONGEST
    assert all(word in text.split() for word in found.text.split())


def test_one_line_for_a_sentence_begins_shortly_before_its_words() -> None:
    long = "a " * 60 + "Peru gave."
    (found,) = by_sentence([_item("Peru", "donor", text=long, blocks=(Block(0, len(long), paragraph=1),))])
    words, ((start, end),) = from_marks(found)
    assert (words[:3], words[start:end]) == ("…a ", "Peru")
    assert start <= BEFORE + 2


def test_where_words_begin_in_white_space_between_blocks_nothing_is_taken_from_elsewhere() -> None:
    gap = TEXT.index("\n")
    assert SentencesOf(TEXT, BLOCKS).around(gap, gap + 2) == (gap, gap + 2)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), min_size=1, max_size=12))
def test_every_piece_is_in_exactly_one_entry_whose_words_are_the_texts(stretches: list[tuple[int, int]]) -> None:
    sentences = SentencesOf(TEXT, BLOCKS)
    items: list[EvidenceItem] = []
    for number, (start, length) in enumerate(stretches):
        end = min(len(TEXT), start + length)
        low, high = sentences.around(start, end)
        assert low <= start < end <= high
        items.append(
            EvidenceItem(
                number, f"f{number % 3}", None, "", EvidenceRole.SUPPORTS, "", number, 1, "", SourceKind.ARTICLE, 1,
                start, end, TEXT[start:end], AnchorState.VERIFIED, 1, TEXT[low:high], low,
            )
        )  # fmt: skip
    found = by_sentence(items)
    begins = [min(sentences.around(item.start, item.end)[0] for item in one.items) for one in found]
    assert sorted(item.id for one in found for item in one.items) == list(range(len(items)))
    spans = sorted((start, start + len(one.text)) for start, one in zip(begins, found, strict=True))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for begin, one in zip(begins, found, strict=True):
        assert one.text == TEXT[begin : begin + len(one.text)]
        marked = {offset for start, end in one.marks for offset in range(start, end)}
        assert marked == {at - begin for item in one.items for at in range(item.start, item.end)}


def test_of_a_very_long_stretch_whole_words_are_shown_on_either_side() -> None:
    text = "crates " * (LONGEST // 3)
    start = text.index("crates", len(text) // 2)
    low, high = SentencesOf(text, (Block(0, len(text), paragraph=1),)).around(start, start + 6)
    assert all(NEAR - len("crates ") < side <= NEAR for side in (start - low, high - start - 6))
    assert text[low:high] == text[low:high].strip()
