"""The commands of the codebook, wherever its panel is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.panels.codebook.controller import CodebookController


def _command(
    name: str, text: str, key: str, glyph: str, does: Callable[[CodebookController], object], words: str = ""
) -> Command[CodebookController]:
    menu = tr("Codebook")
    return Command(f"codebook.{name}", text, key, menu, glyph, does, view="codebook", writes=True, words=words)


def commands() -> tuple[Command[CodebookController], ...]:
    """Those of the tree of tags."""
    return (
        _command("put", tr("Tag the selection with it"), "", "tag",
                 lambda c: c.on_chosen(lambda tag: c.panel.tag_wanted.emit(tag.id))),
        Command("codebook.passages", tr("List its passages"), "Ctrl+Return", tr("Codebook"), "highlighter",
                lambda c: c.on_chosen(lambda tag: c.panel.passages_wanted.emit(tag.id)), view="codebook"),
        _command("auto_with", tr("Auto-tag with it…"), "", "magnifying-glass",
                 lambda c: c.on_chosen(lambda tag: c.auto_tag(tag.id))),
        _command("edit", tr("Edit the tag…"), "F2", "pencil", lambda c: c.on_chosen(lambda tag: c.edit(tag.id)),
                 tr("rename")),
        _command("beside", tr("New tag beside it…"), "Ins", "plus",
                 lambda c: c.add(tag.parent_id if (tag := c.panel.current_tag()) else None)),
        _command("under", tr("New tag under it…"), "Shift+Ins", "plus",
                 lambda c: c.on_chosen(lambda tag: c.add(tag.id))),
        _command("up", tr("Move the tag up"), "Alt+Up", "caret-up",
                 lambda c: c.on_chosen(lambda tag: c.panel.move_along(tag, -1))),
        _command("down", tr("Move the tag down"), "Alt+Down", "caret-down",
                 lambda c: c.on_chosen(lambda tag: c.panel.move_along(tag, 1))),
        _command("top", tr("Move the tag to the top"), "", "arrow-left",
                 lambda c: c.on_chosen(lambda _: c.move(c.panel.chosen_ids(), None, None))),
        _command("merge", tr("Merge tags…"), "", "git-branch", lambda c: c.merge()),
        _command("split", tr("Split the tag…"), "", "columns", lambda c: c.on_chosen(lambda tag: c.split(tag.id))),
        _command("remove", tr("Remove the tag"), "Del", "trash",
                 lambda c: c.on_chosen(lambda _: c.remove(c.panel.chosen_ids())), tr("delete")),
    )  # fmt: skip
