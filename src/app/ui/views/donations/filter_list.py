"""The list of saved views, recipients and donors beside the ledger."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.language import tr, tr_n
from app.domain.question_grammar import EXAMPLE
from app.ui.base import keys
from app.ui.views.donations.filters import Entry
from app.ui.views.donations.saved import NONE_SAVED
from app.ui.widgets.side_list import SideLine, SideList


class FilterList(SideList):
    """Chooses which records are shown: the list of records follows the current line."""

    picked = Signal(object)
    """The `Entry` that was chosen."""

    def __init__(self) -> None:
        super().__init__(tr("Views, recipients and donors"))
        self._entries: dict[str, Entry] = {}
        self.moved.connect(lambda key: self.picked.emit(self._entries[key]))

    def show_entries(self, entries: tuple[Entry, ...], key: str) -> None:
        """Show these lines, selecting the one with `key`, or none."""
        self._entries = {entry.key: entry for entry in entries if entry.wanted is not None}
        self.show_lines([_line(entry) for entry in entries])
        self.choose_key(key)

    def entry(self, key: str) -> Entry | None:
        return self._entries.get(key)


def _line(entry: Entry) -> SideLine:
    if entry.key == NONE_SAVED:
        save = keys.current().of("donations.view.save")
        tip = tr("Ask in the filter, as {question}, and press {save}: the question is kept here.")
        tip = tip.format(question=EXAMPLE, save=keys.shown(save))
        return SideLine(entry.key, entry.text, tip=tip, spoken=tip, hint=True)
    if entry.wanted is None:
        return SideLine(entry.key, entry.text, head=True)
    if entry.count < 0:  # it was not counted
        return SideLine(entry.key, entry.text)
    said = tr_n("{name}, {n} record", "{name}, {n} records", entry.count).format(name=entry.text)
    return SideLine(entry.key, entry.text, entry.count, said, code=entry.code)
