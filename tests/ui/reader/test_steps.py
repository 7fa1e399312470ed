"""Words and sentences as steps: exact code points in every script."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.ui.reader.pages import find

from app.ui.reader import steps
from app.ui.reader.page import ReaderPage


def test_words_are_those_of_unicode():
    text = "China's 300,000 masks—😀 (Gorgan), שלום עולם."
    assert [text[a:b] for a, b in steps.words(text)] == ["China's", "300,000", "masks", "Gorgan", "שלום", "עולם"]


@given(st.text(max_size=60))
def test_words_and_sentences_are_in_order_and_hold_something(text: str):
    for found in (steps.words(text), steps.sentences(text)):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(any(c.isalnum() for c in text[start:end]) for start, end in steps.words(text))


@given(st.lists(st.from_regex(r"[a-zא-ת0-9]{1,6}", fullmatch=True), min_size=1, max_size=8))
def test_plain_words_are_found_whole(parts: list[str]):
    text = " 😀 ".join(parts)
    assert "".join(text[a:b] for a, b in steps.words(text)) == "".join(parts)


def test_steps_go_on_into_the_next_block_and_back(page: ReaderPage):
    end = find(page, "ends it.")[1]
    hebrew = find(page, "סין")
    assert steps.next_end(page, end, "word") == hebrew[1]
    assert steps.next_start(page, end, "word") == hebrew[0]
    assert steps.last_end(page, hebrew[0], "word") == end - 1
    assert steps.last_start(page, hebrew[0], "word") == find(page, "it.")[0]


def test_there_is_nothing_before_the_first_and_behind_the_last(page: ReaderPage):
    last = find(page, "follow it.")[1]
    assert steps.next_end(page, last, "word") is None
    assert steps.last_start(page, find(page, "What")[0], "word") is None


def test_the_word_of_a_place(page: ReaderPage):
    start, end = find(page, "300,000 masks")
    assert steps.word_at(page, start + 2) == (start, start + 7)
    assert steps.word_at(page, end) == (end - 5, end)


def test_an_empty_page_has_no_steps(qtbot):
    page = ReaderPage()
    qtbot.addWidget(page)
    assert steps.word_at(page, 0) is None
    assert steps.next_end(page, 0, "word") is None
    assert steps.last_end(page, 0, "sentence") is None
