"""A colleague who works on the same workspace, with a connection of their own to its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.actions.tags import edit_tag
from app.domain.changes import Author
from app.store.reads.tags import codebook
from app.store.store import Store


def defines(workspace: Path, tag: str, definition: str) -> None:
    """Ben gives the tag of this name a definition."""
    with Store(workspace, Author("Ben", "id of ben")) as store:
        known = next(one for one in codebook(store) if one.content.name == tag)
        edit_tag(store, known.id, replace(known.content, definition=definition))
