"""Where to begin to look for a passage in a new text."""

from __future__ import annotations

from app.domain.likely_place import likely_place

BEFORE = "The harbour board met on a Monday in the old town hall of the city. "
AFTER = " On Sundays there is a smaller boat to the island with its two farms."


def test_what_is_next_to_it_says_where() -> None:
    old = f"{BEFORE}The mayor said no.{AFTER}"
    start = len(BEFORE)
    end = start + len("The mayor said no.")
    new = f"A new beginning of some length. {BEFORE}Nobody knows what the mayor said.{AFTER}"
    assert likely_place(old, new, start, end) == new.index("Nobody")


def test_what_is_after_it_says_where_when_what_was_before_is_gone() -> None:
    old = f"{BEFORE}The mayor said no.{AFTER}"
    start = len(BEFORE)
    new = f"Quite another beginning. Words.{AFTER}"
    assert likely_place(old, new, start, start + len("The mayor said no.")) == new.index(AFTER)
    farther = old.replace(" On Sundays", " It was said twice. On Sundays")
    assert abs(likely_place(farther, new, start, start + 18) - new.index(AFTER)) < 48


def test_words_that_occur_twice_say_nothing() -> None:
    old = f"{BEFORE}The mayor said no.{AFTER}"
    start = len(BEFORE)
    new = f"{BEFORE}One. {BEFORE}Two.{AFTER}{AFTER}"
    assert likely_place(old, new, start, start + 18) == round(len(new) * start / len(old))


def test_empty_texts_have_a_beginning() -> None:
    assert likely_place("", "", 0, 0) == 0
    assert likely_place("abc", "", 1, 2) == 0
