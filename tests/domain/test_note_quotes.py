"""Quotes of passages in notes, and when they are said to have changed; templates."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.anchor import AnchorState
from app.domain.note_quotes import QuoteState, block_quote, marked, quotes_in, requoted, state_of
from app.domain.note_templates import OURS, templates
from app.domain.notes import Note

QUOTE = block_quote("Two million masks\n went  to Rome.", "0123456789ab", "¶ 5, The [title]")


def test_a_block_quote_names_its_passage() -> None:
    assert QUOTE == "> Two million masks\n> went  to Rome.\n> [[p-01234567|¶ 5, The title]]\n"
    (found,) = quotes_in(f"Before.\n\n{QUOTE}\nAfter [[p-89abcdef]].\n> plain quote\n")
    assert (found.uid, found.words.split()) == ("01234567", ["Two", "million", "masks", "went", "to", "Rome."])


def test_only_other_words_are_marked() -> None:
    body = f"Before.\n\n{QUOTE}\nBetween.\n\n{QUOTE}\n"
    same = ("Two million masks went to Rome.", AnchorState.VERIFIED)
    assert marked(body, lambda _uid: same, lambda _quote, _state: "!") == body
    other = ("Three million masks went to Rome.", AnchorState.VERIFIED)
    changed = marked(body, lambda _uid: other, lambda quote, state: f"!{quote.uid} {state}")
    assert changed == body.replace("title]]\n", "title]]!01234567 changed\n")
    assert marked(body, lambda _uid: None, lambda _quote, state: f"!{state}").count("!gone") == 2


@each(
    "words, anchor, state",
    [
        ("Two million masks went to Rome.", AnchorState.VERIFIED, QuoteState.SAME),
        ("Two million masks went to Rome.", AnchorState.MOVED, QuoteState.SAME),
        ("Two million masks went to Rome.", AnchorState.CHANGED, QuoteState.SAME),
        ("Two million masks went to Rome.", AnchorState.REVIEW, QuoteState.WAITS),
        ("Two million masks went to Rome.", AnchorState.LOST, QuoteState.LOST),
        ("Two million gowns went to Rome.", AnchorState.REVIEW, QuoteState.CHANGED),
    ],
)
def test_a_quote_is_in_the_state_of_its_passage(words: str, anchor: AnchorState, state: QuoteState) -> None:
    (quote,) = quotes_in(QUOTE)
    assert state_of(quote, (words, anchor)) is state
    assert state_of(quote, None) is QuoteState.GONE


def test_other_blocks_take_the_place_of_quotes_and_of_nothing_else() -> None:
    other = block_quote("Other words.", "0123456789ab", "¶ 6")
    body = f"Before.\n\n{QUOTE}\nBetween\n> a plain quote\n\n{QUOTE.rstrip()}"
    assert requoted(body, lambda _quote: None) == body
    assert requoted(body, lambda _quote: other) == body.replace(QUOTE, other).replace(QUOTE.rstrip(), other.rstrip())


def note(note_id: int, title: str) -> Note:
    return Note(note_id, "", title, f"body {note_id}", "", None, "", "", "", "")


def test_a_note_with_the_mark_in_its_title_is_a_template() -> None:
    own = templates((note(1, "Template: Interview"), note(2, "Template:"), note(3, "No template: x")))
    assert [(one.name, one.note_id) for one in own] == [("Interview", 1), *((one.name, None) for one in OURS)]
    assert templates((note(1, "Template: Source summary"),))[0].body == "body 1"
    assert len(templates((note(1, "Template: Source summary"),))) == len(OURS)
