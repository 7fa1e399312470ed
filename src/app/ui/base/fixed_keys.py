"""Fixed keys: those of popups, fields and dialogs, with their usual meaning.

They are listed beside the commands, and cannot be changed.
"""

from __future__ import annotations

from typing import NamedTuple

from app.domain.language import tr


class FixedKey(NamedTuple):
    """A key, or several with spaces between them, and what it does."""

    view: str
    keys: str
    text: str


def fixed_keys() -> tuple[FixedKey, ...]:
    """Every key that cannot be changed, in the order of the views."""
    return (*_everywhere(), *_page(), *_draft(), *_popups(), *_dialogs())


def _everywhere() -> tuple[FixedKey, ...]:
    view = tr("In every list and dialog")
    return (
        FixedKey(view, "Tab Shift+Tab", tr("To the next field or button, or the one before")),
        FixedKey(view, "Return", tr("Open what is chosen; in a dialog, do it")),
        FixedKey(view, "Esc", tr("Back a step; close without changing anything")),
        FixedKey(view, "Ctrl+Return", tr("Do it, from fields of several lines too")),
        FixedKey(view, "Menu Shift+F10", tr("Everything that can be done with what is chosen")),
        FixedKey(view, "Shift+Up Shift+Down", tr("Choose several in a list")),
        FixedKey(view, "Ctrl+C", tr("Copy")),
    )


def _page() -> tuple[FixedKey, ...]:
    view, find = tr("On the page"), tr("In the find bar")
    return (
        FixedKey(view, "Left Right Up Down", tr("Move the caret")),
        FixedKey(view, "Shift+Left Shift+Right", tr("Select by hand")),
        FixedKey(view, "Alt", tr("Held while the mouse selects: letters, not whole words")),
        FixedKey(view, "Ctrl+Left Ctrl+Right", tr("Move by words")),
        FixedKey(view, "Return", tr("Look at the passage under the caret")),
        FixedKey(view, "Esc", tr("Back to reading")),
        FixedKey(find, "Return Shift+Return", tr("Next hit, and the one before")),
        FixedKey(find, "Esc", tr("Back to the text, with the caret at the hit")),
        FixedKey(find, "Ctrl+Return", tr("Select the hit, and back to the text")),
        FixedKey(find, "Alt+C Alt+W Alt+R", tr("Capitals count, whole words, a pattern")),
    )


def _draft() -> tuple[FixedKey, ...]:
    view = tr("In the draft of a record")
    return (
        FixedKey(view, "Return", tr("Accept the row and go on; where all are accepted, the next draft")),
        FixedKey(view, "Alt+Return", tr("Accept all that is sure")),
        FixedKey(view, "Ctrl+Return", tr("Save this record")),
        FixedKey(view, "Ctrl+Shift+Return", tr("Save all records of the list, or of the sentence")),
        FixedKey(view, "F4", tr("Save this record and open all its fields")),
        FixedKey(view, "PgDown PgUp", tr("The next draft of the sentence, or the one before")),
        FixedKey(view, "M", tr("One record for all of a list, or one for each")),
        FixedKey(view, "C", tr("Count in totals, or not")),
        FixedKey(view, "1 2 3 4 5 6 7 8 9", tr("The row with this number; where a figure is missing, that")),
        FixedKey(view, "F2", tr("Type another value")),
        FixedKey(view, "W", tr("Select the words of the row in the text")),
        FixedKey(view, "Left Right", tr("Other words of the sentence for the row; another outcome")),
        FixedKey(view, "Shift+Right", tr("One more value from the sentence, as a second donor")),
        FixedKey(view, "Del", tr("Empty the row")),
        FixedKey(view, "Alt+L", tr("Link the words to the first record that is alike")),
        FixedKey(view, "X", tr("Do not offer this sentence again")),
        FixedKey(view, "Esc", tr("Put the draft away; it waits")),
    )


def _popups() -> tuple[FixedKey, ...]:
    tags, links, editor = tr("In the tag palette"), tr("When linking"), tr("While writing a note")
    return (
        FixedKey(tags, "Return", tr("Put the tag on, or take it off")),
        FixedKey(tags, "Shift+Return", tr("Put the tag on, and stay for the next one")),
        FixedKey(tags, "Ctrl+Return", tr("Make a new tag of what is typed, as Name or Parent/Child")),
        FixedKey(links, "Return", tr("Link, or link what is checked")),
        FixedKey(links, "Shift+Return", tr("Check several fields")),
        FixedKey(links, "Tab", tr("What the passage does: supports, contradicts, context")),
        FixedKey(links, "Backspace", tr("Back to the first step, where nothing is typed")),
        FixedKey(editor, "[ [", tr("Link to anything by its name")),
        FixedKey(editor, "Ctrl+B Ctrl+I", tr("Bold, italic")),
    )


def _dialogs() -> tuple[FixedKey, ...]:
    form, actor, review = tr("In the form of a record"), tr("On the card of an actor"), tr("In the review queue")
    history, picking, evidence = tr("In the history"), tr("In a list to pick from"), tr("On a card of evidence")
    terms = tr("In the vocabularies")
    return (
        FixedKey(picking, "Space Ctrl+A", tr("Pick one, pick all")),
        FixedKey(evidence, "Q", tr("Quote the passage in a note")),
        FixedKey(history, "Ctrl+F", tr("Filter by words")),
        FixedKey(history, "Tab Return", tr("Put back what a field was")),
        FixedKey(terms, "F2 Del", tr("Name the term, or remove it")),
        FixedKey(terms, "Alt+Up Alt+Down", tr("Move the term up or down")),
        FixedKey(terms, "Ctrl+Z", tr("Undo what was done to terms")),
        FixedKey(form, "Ctrl+S", tr("Save the record")),
        FixedKey(actor, "F2", tr("Edit the actor")),
        FixedKey(actor, "Ctrl+S", tr("Save the actor")),
        FixedKey(review, "A", tr("Accept the new words")),
        FixedKey(review, "C", tr("Choose the words by hand")),
        FixedKey(review, "K", tr("Keep the passage on the old version")),
        FixedKey(review, "G", tr("Go there in the text")),
        FixedKey(review, "Ctrl+F", tr("Find in the newest text")),
    )
