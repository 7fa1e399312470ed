"""Sentences, in code points."""

import pytest

from app.domain.sentences import sentence_at, sentence_starts

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


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Department listed it.",
        "Insight No. 1324 says so.",
        "Dr. Jack J. Ma gave 2.5 million.",
        "By Jan. 31 none had come.",
    ],
)
def test_a_short_form_ends_no_sentence(text: str):
    whole = f"Before it. {text} After it."
    start, end = sentence_at(whole, whole.index(text) + 9)
    assert whole[start:end] == text


def test_starts_are_in_order_and_begin_at_nothing():
    assert sentence_starts(TEXT) == [0, TEXT.index("Two"), TEXT.index("Three")]
    assert sentence_starts("") == [0]
