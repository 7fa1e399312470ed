"""Operations on saved views and questions: save, change, rename, remove."""

from __future__ import annotations

from dataclasses import replace

from app.actions.name_length import refuse_long
from app.domain.changes import Operation
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.saved_views import SavedView, ViewContent
from app.store.reader import Reader
from app.store.reads import saved_views as reads
from app.store.store import Store
from app.store.writes import contents


def save_view(store: Store, content: ViewContent) -> SavedView:
    """Save a view under a name. Raises `BadInput` for an empty or used name."""
    content = _named(content)
    with store.write(Operation.SAVE_VIEW, content.name) as tx:
        _refuse_taken(tx, content.name, None)
        return SavedView(contents.add(tx, content), content)


def change_view(store: Store, view_id: int, content: ViewContent) -> None:
    """Change the content or the name of a view. Raises `BadInput` as `save_view` does, and `NotFound`."""
    content = _named(content)
    with store.write(Operation.SAVE_VIEW, content.name) as tx:
        reads.one(tx, view_id)
        _refuse_taken(tx, content.name, view_id)
        contents.edit(tx, view_id, content)


def rename_view(store: Store, view_id: int, name: str) -> None:
    """Rename a view, keeping its present content. Raises as `change_view` does."""
    change_view(store, view_id, replace(reads.one(store, view_id).content, name=name))


def remove_view(store: Store, view_id: int) -> None:
    """Remove a view; the records stay. Raises `NotFound`."""
    with store.write(Operation.REMOVE_VIEW, reads.one(store, view_id).content.name) as tx:
        tx.remove("saved_view", view_id)


def _named(content: ViewContent) -> ViewContent:
    name = " ".join(content.name.split())
    if not name:
        raise BadInput(tr("A view needs a name."))
    refuse_long(name)
    return replace(content, name=name)


def _refuse_taken(db: Reader, name: str, but: int | None) -> None:
    for one in reads.saved_views(db):
        if one.id != but and one.content.name.casefold() == name.casefold():
            raise BadInput(tr("There is a view “{name}” already. Choose another name.").format(name=one.content.name))
