"""The commands of the list of passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.views.passages.place import PassagesPlace


def _command(
    name: str,
    text: str,
    key: str,
    glyph: str,
    does: Callable[[PassagesPlace], object],
    *,
    writes: bool = True,
    words: str = "",
) -> Command[PassagesPlace]:
    menu = tr("Passages")
    return Command(f"passages.{name}", text, key, menu, glyph, does, view="passages", writes=writes, words=words)


def commands() -> tuple[Command[PassagesPlace], ...]:
    """Those of the list."""
    return (
        _command("filter", tr("Narrow the passages…"), "F", "funnel", lambda p: p.narrowing.choose(), writes=False),
        _command("matrix", tr("Matrix of tags"), "M", "columns", lambda p: p.page.bar.matrix.toggle(), writes=False),
        _command("tag", tr("Tag the selected passages"), "T", "tag", lambda p: p.narrowing.tag_selected()),
        _command("untag", tr("Take a tag off the selected passages"), "U", "tag",
                 lambda p: p.narrowing.untag_selected()),
        _command("note", tr("Note on the selected passage"), "N", "note-pencil", lambda p: p.add_note()),
        _command("quote", tr("Quote the selected passages in a note"), "Q", "quotes", lambda p: p.quote_chosen()),
        _command("copy", tr("Copy with citation"), "Ctrl+C", "copy", lambda p: p.copy(), writes=False),
        _command("edit_tag", tr("Edit the tag that is listed…"), "F2", "pencil", lambda p: p.edit_tag(),
                 words=tr("rename")),
        _command("remove", tr("Remove the selected passages"), "Del", "trash", lambda p: p.remove_chosen(),
                 words=tr("delete")),
    )  # fmt: skip
