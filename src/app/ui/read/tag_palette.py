"""The tag palette: a few letters and Enter put a tag on the selection; Ctrl+Enter makes a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.codebook import SEPARATOR, Tag
from app.domain.fuzzy import match
from app.domain.language import tr
from app.ui.widgets.popup_list import PopupList, PopupRow

MOST = 60


def tag_rows(typed: str, tags: Sequence[Tag], recent: Sequence[int], worn: frozenset[int]) -> list[PopupRow]:
    """The tags that fit what is typed, best first; with nothing typed the recent ones first."""
    order = {tag_id: number for number, tag_id in enumerate(recent)}
    found: list[tuple[tuple[int, int, int], Tag, tuple[tuple[int, int], ...]]] = []
    for number, tag in enumerate(tags):
        hit = match(typed, tag.content.name)
        marks = hit[1] if hit else ()
        rank = hit[0] if hit else None
        if rank is None and typed:
            others = [other[0] for alias in tag.content.aliases if (other := match(typed, alias))]
            rank = 20 + min(others) if others else 50 if match(typed, tag.path) is not None else None
        if rank is not None:
            found.append(((rank, order.get(tag.id, 99), number), tag, marks))
    found.sort(key=lambda entry: entry[0])
    return [_row(tag, marks, order.get(tag.id), tag.id in worn) for _, tag, marks in found[:MOST]]


def _row(tag: Tag, marks: tuple[tuple[int, int], ...], recent: int | None, worn: bool) -> PopupRow:
    above = tag.path.rpartition(SEPARATOR)[0].replace(SEPARATOR, " › ")
    return PopupRow(
        tag.id,
        tag.content.name,
        side=tr("on this passage") if worn else above,
        below="",
        color=tag.content.color,
        hint=tag.content.key.upper() or (str(recent + 1) if recent is not None and recent < 9 else ""),
        marks=marks,
    )


def _told(tag: Tag) -> str:
    aliases = tr("Also: {names}").format(names=", ".join(tag.content.aliases)) if tag.content.aliases else ""
    return "\n".join(line for line in (tag.content.definition, aliases) if line)


class TagPalette(PopupList):
    """Opens at the caret over the text, which stays visible."""

    picked = Signal(int, bool)
    """A tag's id, and whether the palette stays for another."""
    made = Signal(str, bool)
    """The name of a new tag, and whether the palette stays."""

    def __init__(self, parent: QWidget, tags: Sequence[Tag], recent: Sequence[int], worn: frozenset[int]) -> None:
        self._tags = list(tags)
        self._recent = list(recent)
        self.worn = worn
        super().__init__(parent, tr("Tag the passage"), self._rows, "tag", tr("Tag…"))
        self.chosen.connect(self._pick)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._explain())

    def show_tags(self, tags: Sequence[Tag], recent: Sequence[int], worn: frozenset[int]) -> None:
        """Show the codebook as it is now, after a tag was put on and the palette stayed."""
        self._tags, self._recent, self.worn = list(tags), list(recent), worn
        self.field.clear()
        self.refresh()

    def _rows(self, typed: str) -> list[PopupRow]:
        rows = tag_rows(typed, self._tags, self._recent, self.worn)
        name = " ".join(typed.split())
        if name and not any(row.text.lower() == name.lower() for row in rows):
            rows.append(PopupRow(None, tr("New tag “{name}”").format(name=name), icon="plus", hint="Ctrl ⏎"))
        return rows

    def _explain(self) -> None:
        tag = next((tag for tag in self._tags if tag.id == self.current_key()), None)
        self.say((_told(tag) if tag else "") or tr("Enter applies · Shift+Enter applies and stays"))

    def _pick(self, key: object, modifiers: Qt.KeyboardModifier) -> None:
        stays = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key is None:
            self.made.emit(" ".join(self.field.text().split()), stays)
        elif isinstance(key, int):
            self.picked.emit(key, stays)
        if not stays:
            self.close()

    def enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl+Enter makes a tag of what is typed, whatever was found."""
        name = " ".join(self.field.text().split())
        if modifiers & Qt.KeyboardModifier.ControlModifier and name:
            same = next((tag for tag in self._tags if tag.content.name.lower() == name.lower()), None)
            self._pick(same.id if same else None, Qt.KeyboardModifier.NoModifier)
        else:
            super().enter(modifiers)
