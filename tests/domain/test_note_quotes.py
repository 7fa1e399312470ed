"""Quotes of passages in notes, and when they are said to have changed; templates."""

from __future__ import annotations

from app.domain.note_quotes import block_quote, marked, quotes_in
from app.domain.note_templates import OURS, templates
from app.domain.notes import Note

QUOTE = block_quote("Two million masks\n went  to Rome.", "0123456789ab", "¶ 5, The [title]")


def test_a_block_quote_names_its_passage() -> None:
    assert QUOTE == "> Two million masks\n> went  to Rome.\n> [[p-01234567|¶ 5, The title]]\n"
    (found,) = quotes_in(f"Before.\n\n{QUOTE}\nAfter [[p-89abcdef]].\n> plain quote\n")
    assert (found.uid, found.words.split()) == ("01234567", ["Two", "million", "masks", "went", "to", "Rome."])


def test_only_other_words_are_marked() -> None:
    body = f"Before.\n\n{QUOTE}\nBetween.\n\n{QUOTE}\n"
    assert marked(body, lambda _uid: "Two million masks went to Rome.", lambda _now: "!") == body
    changed = marked(body, lambda _uid: "Three million masks went to Rome.", lambda now: "!" if now else "?")
    assert changed == body.replace("title]]\n", "title]]!\n")
    assert marked(body, lambda _uid: None, lambda now: "!" if now else "?").count("?") == 2


def note(note_id: int, title: str) -> Note:
    return Note(note_id, "", title, f"body {note_id}", "", None, "", "", "", "")


def test_a_note_with_the_mark_in_its_title_is_a_template() -> None:
    own = templates((note(1, "Template: Interview"), note(2, "Template:"), note(3, "No template: x")))
    assert [(one.name, one.note_id) for one in own] == [("Interview", 1), *((one.name, None) for one in OURS)]
    assert templates((note(1, "Template: Source summary"),))[0].body == "body 1"
    assert len(templates((note(1, "Template: Source summary"),))) == len(OURS)
