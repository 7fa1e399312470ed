"""The commands of the countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from app.ui.views.countries.place import CountriesPlace


def commands() -> tuple[Command[CountriesPlace], ...]:
    """Those of the place, of what is shown of a country, and of its facts."""
    menu = tr("Countries")
    return (
        Command("countries.add", tr("New fact"), "Ins", menu, "plus", lambda p: p.editing.add(),
                view="countries", writes=True),
        Command("countries.note", tr("Note on the country"), "N", menu, "note-pencil", lambda p: p.write_note(),
                view="country", writes=True),
        Command("countries.beside", tr("Beside another country"), "B", menu, "columns", lambda p: p.comparing.ask(),
                view="country", words=tr("compare, comparison, two countries, side by side")),
        Command("countries.swap", tr("Swap the two countries"), "X", menu, "swap", lambda p: p.comparing.swap(),
                view="country"),
        Command("countries.edit_actor", tr("Edit the actor"), "", menu, "pencil", lambda p: p.on_actor(p.edit_actor),
                view="country", writes=True),
        Command("countries.parent", tr("Whom the actor belongs to…"), "", menu, "tree-structure",
                lambda p: p.on_actor(p.ask_parent), view="country", writes=True),
        Command("countries.merge", tr("Merge the actor into another…"), "", menu, "git-merge",
                lambda p: p.on_actor(p.merge_actor), view="country", writes=True),
        Command("countries.edit", tr("Edit the fact"), "F2", menu, "pencil", lambda p: p.on_fact(p.editing.edit),
                view="facts", writes=True),
        Command("countries.remove", tr("Remove the fact"), "Del", menu, "trash",
                lambda p: p.on_fact(p.editing.remove), view="facts", writes=True, words=tr("delete")),
    )  # fmt: skip
