"""The commands of the donations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.domain.note_figures import Drawn
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
                view="donations"),
        Command("donations.mode", tr("Table, matrix, map"), "M", menu, "map-trifold", lambda p: p.next_mode(),
                view="donations"),
        Command("donations.as_list", tr("The picture as a list"), "Shift+M", menu, "list-bullets",
                lambda p: p.page.map_as_list(), view="donations"),
        Command("donations.save_picture", tr("Save the picture…"), "", menu, "export",
                lambda p: p.page.save_picture(), view="donations"),
        Command("donations.save_timeline", tr("Save the timeline as a picture…"), "", menu, "export",
                lambda p: p.page.save_picture(Drawn.TIMELINE), view="donations"),
        Command("donations.note_picture", tr("Put the picture into a note…"), "", menu, "note",
                lambda p: p.page.put_into_note(), view="donations", writes=True),
        Command("donations.note_timeline", tr("Put the timeline into a note…"), "", menu, "note",
                lambda p: p.page.put_into_note(Drawn.TIMELINE), view="donations", writes=True),
        Command("donations.group", tr("Groups of the table…"), "G", menu, "rows", lambda p: p.choose_group(),
                view="records"),
        Command("donations.sort", tr("Sort by this column, or the other way round"), "S", menu, "sort",
                lambda p: p.page.sort_by_cell(), view="records"),
        Command("donations.columns", tr("Columns of the table…"), "", menu, "columns",
                lambda p: p.page.choose_columns(), view="records"),
        Command("donations.fold", tr("Fold or unfold all groups"), "", menu, "caret-down",
                lambda p: p.page.table.fold_all(), view="records"),
        Command("donations.view.save", tr("Save as a view…"), "Ctrl+S", menu, "bookmark-simple",
                lambda p: p.save_view(), view="donations", writes=True),
        Command("donations.view.rename", tr("Rename the view…"), "F2", menu, "pencil", lambda p: p.rename_view(),
                view="views", writes=True),
        Command("donations.view.remove", tr("Remove the view"), "Del", menu, "trash", lambda p: p.remove_view(),
                view="views", writes=True),
        Command("donations.edit_cell", tr("Edit the cell"), "F2", menu, "pencil", lambda p: p.edit_cell(),
                view="records", writes=True),
        Command("donations.change", tr("Change a field of all selected…"), "Shift+F2", menu, "pencil",
                lambda p: p.change_selected(), view="records", writes=True),
        Command("donations.edit", tr("Edit the record"), "E", menu, "pencil", lambda p: p.on_row(p.open_record),
                view="records", writes=True),
        Command("donations.link", tr("Link to another record…"), "L", menu, "link", lambda p: p.link_record(),
                view="records", writes=True),
        Command("donations.remove", tr("Remove the selected records"), "Del", menu, "trash",
                lambda p: p.on_row(p.remove_shown), view="records", writes=True, words=tr("delete")),
        Command("donations.discard", tr("Discard the changes of the form"), "", menu, "arrow-u-up-left",
                lambda p: p.discard_shown(), place="donations", shown="donations"),
        Command("donations.duplicates", tr("Likely duplicates"), "", menu, "git-merge", lambda p: p.show_duplicates(),
                view="donations"),
        Command("donations.second_reader", tr("Second reader"), "V", menu, "check",
                lambda p: p.read_again(), view="donations", words=tr("check of the evidence, needs attention")),
        *_of_second_reader(menu),
    )  # fmt: skip


def _of_second_reader(menu: str) -> tuple[Command[DonationsPlace], ...]:
    return (
        Command("reader.accept", tr("Accept"), "A", menu, "check", lambda p: p.reader.act("reader.accept"),
                view="second_reader", writes=True),
        Command("reader.dispute", tr("Dispute, with a remark"), "D", menu, "warning",
                lambda p: p.reader.act("reader.dispute"), view="second_reader", writes=True),
        Command("reader.not_stated", tr("Not stated by its words"), "N", menu, "prohibit",
                lambda p: p.reader.act("reader.not_stated"), view="second_reader", writes=True),
        Command("reader.to_check", tr("To be checked"), "C", menu, "flag",
                lambda p: p.reader.act("reader.to_check"), view="second_reader", writes=True),
        Command("reader.choose", tr("Choose a value, with a reason"), "H", menu, "quotes",
                lambda p: p.reader.act("reader.choose"), view="second_reader", writes=True),
        Command("reader.withdraw", tr("Withdraw your review"), "Del", menu, "arrow-u-up-left",
                lambda p: p.reader.act("reader.withdraw"), view="second_reader", writes=True),
    )  # fmt: skip
