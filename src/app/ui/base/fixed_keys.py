"""Fixed keys: those of popups, fields and dialogs, with their usual meaning.

They are listed beside the commands, and cannot be changed.
"""

from __future__ import annotations

from typing import NamedTuple

from app.domain.language import later, tr

_KEYS = {
    later("In every list and dialog"): (
        ("Tab Shift+Tab", later("To the next field or button, or the one before")),
        ("Return", later("Open what is chosen; in a dialog, do it")),
        ("Esc", later("Back a step; close without changing anything")),
        ("Ctrl+Return", later("Do it, from fields of several lines too")),
        ("Menu Shift+F10", later("Everything that can be done with what is chosen")),
        ("Shift+Up Shift+Down", later("Choose several in a list")),
        ("Ctrl+C", later("Copy")),
    ),
    later("On the page"): (
        ("Left Right Up Down", later("Move the caret")),
        ("Shift+Left Shift+Right", later("Select by hand")),
        ("Alt", later("Held while the mouse selects: letters, not whole words")),
        ("Ctrl+Left Ctrl+Right", later("Move by words")),
        ("Return", later("Look at the passage under the caret")),
        ("Esc", later("Back to reading")),
    ),
    later("In the find bar"): (
        ("Return Shift+Return", later("Next hit, and the one before")),
        ("Esc", later("Back to the text, with the caret at the hit")),
        ("Ctrl+Return", later("Select the hit, and back to the text")),
        ("Alt+C Alt+W Alt+R", later("Capitals count, whole words, a pattern")),
    ),
    later("In the draft of a record"): (
        ("Return", later("Accept the row and go on; where all are accepted, the next draft")),
        ("Alt+Return", later("Accept all that is sure")),
        ("Ctrl+Return", later("Save this record")),
        ("Ctrl+Shift+Return", later("Save all records of the list, or of the sentence")),
        ("F4", later("Save this record and open all its fields")),
        ("PgDown PgUp", later("The next draft of the sentence, or the one before")),
        ("Alt+M", later("One record for all of a list, or one for each")),
        ("Alt+C", later("Count in totals, or not")),
        (
            "1 2 3 4 5 6 7 8 9",
            later("The row with this number, a new one where it has none; where a figure is missing, that"),
        ),
        ("F2", later("Type another value; its first letter begins it too")),
        ("Alt+W", later("Select the words of the row in the text")),
        ("Left Right", later("Other words of the sentence for the row; another outcome")),
        ("Alt+1 Alt+2 Alt+3 Alt+4", later("Another reading of what is not sure, as it is written in the row")),
        ("Shift+Right", later("One more value from the sentence, as a second donor")),
        ("Del", later("Empty the row")),
        ("Alt+L", later("Link the words to the first record that is alike")),
        ("Alt+O", later("Open the record that already has its words as evidence")),
        ("Alt+X", later("Refuse this draft; after the last one the sentence is not offered again")),
        ("Esc", later("Put the draft away; it waits")),
    ),
    later("In the tag palette"): (
        ("Return", later("Put the tag on, or take it off")),
        ("Shift+Return", later("Put the tag on, and stay for the next one")),
        ("Ctrl+Return", later("Make a new tag of what is typed, as Name or Parent/Child")),
    ),
    later("When linking"): (
        ("Return", later("Link, or link what is checked")),
        ("Shift+Return", later("Check several fields")),
        ("Tab", later("What the passage does: supports, contradicts, context")),
        ("Backspace", later("Back to the first step, where nothing is typed")),
    ),
    later("While writing a note"): (
        ("[ [", later("Link to anything by its name")),
        ("Ctrl+B Ctrl+I", later("Bold, italic")),
    ),
    later("In a list to pick from"): (("Space Ctrl+A", later("Pick one, pick all")),),
    later("On a card of evidence"): (("Q", later("Quote the passage in a note")),),
    later("In the history"): (("Ctrl+F", later("Filter by words")), ("Tab Return", later("Put back what a field was"))),
    later("In the vocabularies"): (
        ("Ins", later("Type a new term")),
        ("F2 Del", later("Name the term, or remove it")),
        ("Alt+Up Alt+Down", later("Move the term up or down")),
        ("Ctrl+Z", later("Undo what was done to terms")),
    ),
    later("In the form of a record"): (
        ("Ctrl+S", later("Save the record")),
        ("Ctrl+PgDown Ctrl+PgUp", later("The next section, or the one before")),
    ),
    later("On the card of an actor"): (("F2", later("Edit the actor")), ("Ctrl+S", later("Save the actor"))),
    later("In the review queue"): (
        ("A", later("Accept the new words")),
        ("C", later("Choose the words by hand")),
        ("K", later("Keep the passage on the old version")),
        ("G", later("Go there in the text")),
        ("Ctrl+F", later("Find in the newest text")),
    ),
}


class FixedKey(NamedTuple):
    """A key, or several with spaces between them, and what it does."""

    view: str
    keys: str
    text: str


def fixed_keys() -> tuple[FixedKey, ...]:
    """Every key that cannot be changed, in the order of the views."""
    return tuple(FixedKey(tr(view), keys, tr(text)) for view, rows in _KEYS.items() for keys, text in rows)
