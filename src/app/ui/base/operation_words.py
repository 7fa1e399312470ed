"""Texts about operations for menus, buttons and messages."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.changes import Operation
from app.domain.language import later_n, tr, tr_n, tr_term
from app.domain.shortened import shortened

Label = tuple[Operation, str] | None
"""An operation and what it was done to."""
SHOWN = 60
"""How many code points are shown of what an operation was done to."""

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


def _filled(sentence: str, operation: Operation, what: str) -> str:
    return sentence.format(operation=tr_term(operation).lower(), what=what).strip()


def undo_words(label: Label) -> str:
    """*Undo tag passage “twin cities”*, or that there is nothing to undo."""
    return tr("Nothing to undo") if label is None else _filled(tr("Undo {operation} {what}"), *label)


def redo_words(label: Label) -> str:
    """The same for redo."""
    return tr("Nothing to redo") if label is None else _filled(tr("Redo {operation} {what}"), *label)


def undone_words(operation: Operation, what: str) -> str:
    """The message after undoing an operation; what it was done to may be out of sight."""
    return _filled(tr("Undone: {operation} {what}"), operation, shortened(what, SHOWN))


def offered_words(operation: Operation, what: str) -> str:
    """The offer of the operation before one that cannot be undone; `{key}` in it is for the key."""
    sentence = tr("{key} undoes the one before it instead: {operation} {what}")
    return _filled(sentence.replace("{key}", "{{key}}"), operation, shortened(what, SHOWN))


def done_again_words(operation: Operation, what: str) -> str:
    """The message after redoing an operation."""
    return _filled(tr("Done again: {operation} {what}"), operation, shortened(what, SHOWN))


def removed_words(sentence: str, gone: Mapping[str, int]) -> str:
    """*Removed the passage with 5 evidence links and 1 note.*: the `sentence` has no full stop, `gone` counts rows by
    table."""
    forms = _WENT if "source" in gone else {**_WENT, "passage": _BARE}
    went = [tr_n(*forms[table], gone[table]) for table in forms if gone.get(table)]
    if not went:
        return tr("{removed}.").format(removed=sentence)
    *some, things = went
    if some:
        things = tr("{some} and {last}").format(some=", ".join(some), last=things)
    return tr("{removed} with {things}.").format(removed=sentence, things=things)
