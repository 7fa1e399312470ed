"""Sentences, in code points."""

import pytest

from app.ui.reader.sentences import sentence_at

TEXT = "One 😀 sentence. Two is “quoted.” Three?"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (0, "One 😀 sentence."),
        (TEXT.index("sentence"), "One 😀 sentence."),
        (TEXT.index("Two"), "Two is “quoted.”"),
        (TEXT.index("quoted") + 3, "Two is “quoted.”"),
        (TEXT.index("Three"), "Three?"),
        (len(TEXT), "Three?"),
    ],
)
def test_the_sentence_around_a_place(at: int, words: str):
    start, end = sentence_at(TEXT, at)
    assert TEXT[start:end] == words


def test_hebrew_and_nothing():
    text = "משפט אחד. משפט שני."
    start, end = sentence_at(text, text.index("שני"))
    assert text[start:end] == "משפט שני."
    assert sentence_at("", 0) == (0, 0)
