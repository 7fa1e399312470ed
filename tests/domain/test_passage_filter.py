"""The sentences around a quote."""

from __future__ import annotations

from app.domain.passage_filter import context

TEXT = "Other.\nOne came. Two went. Three stayed here. Four left. Five slept.\nAnother."


def _around(quote: str, count: int) -> tuple[str, str]:
    start = TEXT.index(quote)
    return context(TEXT, start, start + len(quote), count)


def test_no_context_is_nothing() -> None:
    assert _around("Three stayed here.", 0) == ("", "")


def test_whole_sentences_stay_in_their_paragraph() -> None:
    assert _around("Three stayed here.", 1) == ("Two went. ", " Four left.")
    assert _around("Three stayed here.", 2) == ("One came. Two went. ", " Four left. Five slept.")
    assert _around("One came.", 2) == ("", " Two went. Three stayed here.")
    assert _around("Five slept.", 1) == ("Four left. ", "")


def test_a_quote_within_a_sentence_has_the_rest_of_it() -> None:
    assert _around("stayed", 1) == ("Two went. Three ", " here. Four left.")


def test_a_quote_over_two_paragraphs_has_the_ends_of_both() -> None:
    assert _around("Five slept.\nAnother", 1) == ("Four left. ", ".")
