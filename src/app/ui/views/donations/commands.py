"""The commands of the donations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from app.ui.views.donations.place import DonationsPlace


def commands() -> tuple[Command[DonationsPlace], ...]:
    """Those of the place, and of its table."""
    menu = tr("Donations")
    return (
        Command("donations.add", tr("New record"), "Ins", menu, "plus", lambda p: p.add_record(),
                view="donations", writes=True),
        Command("donations.filter", tr("Filter the records"), "/", menu, "funnel", lambda p: p.find_here(),
                view="records"),
        Command("donations.mode", tr("Table, matrix, map"), "M", menu, "map-trifold", lambda p: p.next_mode(),
                view="donations"),
        Command("donations.as_list", tr("The picture as a list"), "Shift+M", menu, "list-bullets",
                lambda p: p.page.map_as_list(), view="donations"),
        Command("donations.save_picture", tr("Save the picture…"), "", menu, "export",
                lambda p: p.page.save_picture(), view="donations"),
        Command("donations.edit", tr("Edit the record"), "E", menu, "pencil", lambda p: p.on_row(p.open_record),
                view="records", writes=True),
        Command("donations.remove", tr("Remove the record"), "Del", menu, "trash",
                lambda p: p.on_row(p.remove_shown), view="records", writes=True),
    )  # fmt: skip
