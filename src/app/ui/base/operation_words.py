"""Texts about operations for menus, buttons and messages."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.changes import Operation
from app.domain.language import later_n, tr, tr_n, tr_term
from app.domain.shortened import shortened

Label = tuple[Operation, str] | None
"""An operation and what it was done to."""
TOLD = 60
"""Code points that are said of what it was done to."""


_WENT = {
    "passage": later_n("{n} passage", "{n} passages"),
    "passage_tag": later_n("{n} tagging", "{n} taggings"),
    "evidence": later_n("{n} evidence link", "{n} evidence links"),
    "claim": later_n("{n} claim", "{n} claims"),
    "note": later_n("{n} note", "{n} notes"),
    "own_value": later_n("{n} value of a field", "{n} values of fields"),
    "donation_link": later_n("{n} link between records", "{n} links between records"),
}
"""What is worth saying where it goes with something else, by table and in this order."""
_BARE = later_n("{n} passage that carried nothing else", "{n} passages that carried nothing else")


def undo_words(label: Label) -> str:
    """*Undo tag passage “twin cities”*, or that there is nothing to undo."""
    if label is None:
        return tr("Nothing to undo")
    return tr("Undo {operation} {what}").format(operation=tr_term(label[0]).lower(), what=label[1]).strip()


def redo_words(label: Label) -> str:
    """The same for redo."""
    if label is None:
        return tr("Nothing to redo")
    return tr("Redo {operation} {what}").format(operation=tr_term(label[0]).lower(), what=label[1]).strip()


def undone_words(operation: Operation, what: str) -> str:
    """The message after undoing an operation; what it was done to may be out of sight."""
    said = tr("Undone: {operation} {what}").format(operation=tr_term(operation).lower(), what=shortened(what, TOLD))
    return said.strip()


def done_again_words(operation: Operation, what: str) -> str:
    """The message after redoing an operation."""
    said = tr("Done again: {operation} {what}").format(operation=tr_term(operation).lower(), what=shortened(what, TOLD))
    return said.strip()


def removed_words(sentence: str, gone: Mapping[str, int]) -> str:
    """*Removed the passage with 5 evidence links and 1 note.*: a sentence without its full stop, and what else was
    removed.

    `gone` counts rows by table.
    """
    forms = _WENT if "source" in gone else {**_WENT, "passage": _BARE}
    went = [tr_n(*forms[table], gone[table]) for table in forms if gone.get(table)]
    if not went:
        return tr("{removed}.").format(removed=sentence)
    listed = went[0]
    if len(went) > 1:
        listed = tr("{some} and {last}").format(some=", ".join(went[:-1]), last=went[-1])
    return tr("{removed} with {things}.").format(removed=sentence, things=listed)
