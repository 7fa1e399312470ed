"""The tag palette: a few letters and Enter put a tag on the selection; Ctrl+Enter makes a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.codebook import SEPARATOR, Tag, names_typed
from app.domain.fuzzy import Names
from app.domain.language import tr
from app.ui.widgets.popup_list import PopupList, PopupRow, SeenRows

MOST = 60


class TagNames:
    """A codebook with names, aliases and paths folded once, for searching at each key press."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.tags = tags
        self._names = Names(tag.content.name for tag in tags)
        others = [(number, alias) for number, tag in enumerate(tags) for alias in tag.content.aliases]
        self._of_other = [number for number, _ in others]
        self._others = Names(alias for _, alias in others)
        self._paths = Names(tag.path for tag in tags)
        self._texts: dict[int, tuple[str, str, str]] = {}
        """Cached by number: what a tag is under, its explanation, and its key."""

    @cached_property
    def number_of(self) -> dict[int, int]:
        return {tag.id: number for number, tag in enumerate(self.tags)}

    @cached_property
    def by_name(self) -> dict[str, Tag]:
        """The first tag with each name, ignoring case."""
        return {tag.content.name.casefold(): tag for tag in reversed(self.tags)}

    @cached_property
    def by_path(self) -> dict[str, Tag]:
        """The tags by path, ignoring case."""
        return {tag.path.casefold(): tag for tag in self.tags}

    def ranks(self, typed: str) -> list[int | None]:
        """How well each tag matches, lower is better: by name, then alias, then path."""
        ranks = self._names.ranks(typed, MOST)
        others: dict[int, int] = {}
        for number, rank in zip(self._of_other, self._others.ranks(typed), strict=True):
            if rank is not None and ranks[number] is None:
                others[number] = min(rank, others.get(number, rank))
        for number, rank in others.items():
            ranks[number] = 20 + rank
        if len(ranks) - ranks.count(None) < MOST:  # else none of the others is among the best
            for number in self._paths.fitting(typed):
                if ranks[number] is None:
                    ranks[number] = 50
        return ranks

    def row(self, typed: str, number: int, digit: str, applied: frozenset[int]) -> PopupRow:
        tag = self.tags[number]
        if number not in self._texts:
            above = tag.path.rpartition(SEPARATOR)[0].replace(SEPARATOR, " › ")
            self._texts[number] = above, _described(tag), tag.content.key.upper()
        above, description, key = self._texts[number]
        return PopupRow(
            tag.id,
            tag.content.name,
            side=tr("on this passage") if tag.id in applied else above,
            color=tag.content.color,
            hint=key or digit,
            marks=self._names.marks(typed, number),
            description=description,
        )


def tag_rows(
    typed: str, names: TagNames, likely: Mapping[int, str], applied: frozenset[int], last: Sequence[PopupRow] = ()
) -> SeenRows:
    """The matching tags, best first, or the likely ones if nothing is typed; then `last`. `likely` has their digits."""
    order = {names.number_of[tag_id]: at for at, tag_id in enumerate(likely) if tag_id in names.number_of}
    tags = names.tags
    ranks = names.ranks(typed)
    many, place = len(tags), order.get
    found = [  # one number each, which are compared faster than three
        (rank * (many + 1) + place(number, many)) * many + number
        for number, rank in enumerate(ranks)
        if rank is not None
    ]
    best = [one % many for one in nsmallest(MOST, found)]

    def row(at: int) -> PopupRow:
        return names.row(typed, best[at], likely.get(tags[best[at]].id, ""), applied)

    return SeenRows(len(best), row, last)


def _described(tag: Tag) -> str:
    aliases = tr("Also: {names}").format(names=", ".join(tag.content.aliases)) if tag.content.aliases else ""
    return "\n".join(line for line in (tag.content.definition, aliases) if line)


class TagPalette(PopupList):
    """Opens at the caret; the text stays visible."""

    picked = Signal(int, bool)
    """A tag's id, and whether the palette stays for another."""
    made = Signal(str, bool)
    """The name of a new tag, or its path such as *Parent/Child*, and whether the palette stays."""
    at_most = MOST

    def __init__(
        self, parent: QWidget, tags: Sequence[Tag], likely: Mapping[int, str], applied: frozenset[int], name: str = ""
    ) -> None:
        """`name` says what is tagged, where it is not the words at the caret."""
        self._names = TagNames(tags)
        self._likely = likely
        self.applied = applied
        self._kept = False
        self._has_put = False
        """Whether it stayed open after a tag was put on: then Enter closes it, unless something is typed or chosen."""
        super().__init__(parent, name or tr("Tag the passage"), self._rows, "tag", name or tr("Tag…"))
        self.chosen.connect(self._pick)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._explain())

    def show_tags(self, tags: Sequence[Tag], likely: Mapping[int, str], applied: frozenset[int]) -> None:
        """Update the codebook, after a tag was put on and the palette stayed open."""
        self._names, self._likely, self.applied, self._has_put = TagNames(tags), likely, applied, True
        self.field.clear()
        self.refresh()
        self._explain()

    def _rows(self, typed: str) -> SeenRows:
        last: tuple[PopupRow, ...] = ()
        names = names_typed(typed, self._names.tags)
        if names and self._typed() is None:
            new, above = tr("New tag “{name}”").format(name=names[-1]), " › ".join(names[:-1])
            side = tr("under {tag}").format(tag=above) if above else ""
            last = (PopupRow(None, new, side=side, icon="plus", hint="Ctrl ⏎"),)
        return tag_rows(typed, self._names, self._likely, self.applied, last)

    def _typed(self) -> Tag | None:
        """The tag whose name or path is typed in full."""
        names = names_typed(self.field.text(), self._names.tags)
        known = self._names.by_path if len(names) > 1 else self._names.by_name
        return known.get(SEPARATOR.join(names).casefold())

    def keep_open(self) -> None:
        """The choice failed: keep what was typed, to be corrected."""
        self._kept = True

    def first_row(self) -> int | None:
        """If nothing is typed, the first tag that is not on the words yet: Enter would remove another one."""
        first = super().first_row()
        if self.field.text().strip():
            return first
        if self._has_put or not self.offers_first:
            return None
        rows = enumerate(self.rows.rows)
        return next((i for i, row in rows if row.key is not None and row.key not in self.applied), first)

    def _explain(self) -> None:
        number = self._names.number_of.get(cast("int", self.current_key()))
        tag = None if number is None else self._names.tags[number]
        ways = tr("Shift+Enter: several in one go · Parent/Child: nested")
        if tag is None and self._has_put and not self.field.text().strip():
            ways = tr("Shift+Enter: one more · Enter: done")
        self.say(ways, _described(tag) if tag else "")

    def _pick(self, key: object, modifiers: Qt.KeyboardModifier) -> None:
        stays, self._kept = bool(modifiers & Qt.KeyboardModifier.ShiftModifier), False
        if key is None:
            self.made.emit(" ".join(self.field.text().split()), stays)
        elif isinstance(key, int):
            self.picked.emit(key, stays)
        if not stays and not self._kept:
            self.close()

    def enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl+Enter makes a tag of what is typed, whatever was found."""
        if modifiers & Qt.KeyboardModifier.ControlModifier and self.field.text().strip():
            if not names_typed(self.field.text(), ()):
                return
            same = self._typed()
            if same is not None and same.id in self.applied:  # it is there already, and must not be taken off
                self.close()
                return
            self._pick(same.id if same else None, Qt.KeyboardModifier.NoModifier)
        elif self._has_put and not self.list.currentIndex().isValid() and not self.field.text().strip():
            self.close()
        else:
            super().enter(modifiers)
