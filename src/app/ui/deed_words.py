"""Deeds in the words of menus, buttons and tips."""

from __future__ import annotations

from app.domain.changes import Deed
from app.domain.language import tr, tr_term

Label = tuple[Deed, str] | None
"""A deed and what it was done to."""


def undo_words(label: Label) -> str:
    """*Undo tag passage “twin cities”*, or that there is nothing to undo."""
    if label is None:
        return tr("Nothing to undo")
    return tr("Undo {deed} {what}").format(deed=tr_term(label[0]).lower(), what=label[1]).strip()


def redo_words(label: Label) -> str:
    """The same for what can be done again."""
    if label is None:
        return tr("Nothing to redo")
    return tr("Redo {deed} {what}").format(deed=tr_term(label[0]).lower(), what=label[1]).strip()


def undone_words(deed: Deed) -> str:
    """What is said once a deed was taken back."""
    return tr("Undone: {deed}").format(deed=tr_term(deed).lower())


def done_again_words(deed: Deed) -> str:
    """What is said once a deed was done again."""
    return tr("Done again: {deed}").format(deed=tr_term(deed).lower())
