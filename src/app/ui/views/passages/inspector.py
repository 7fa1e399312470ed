"""The right pane: the selected passage, a summary of several, and the selected tag."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.codebook import SEPARATOR, Tag
from app.domain.excerpts import Excerpt
from app.domain.language import tr, tr_in, tr_n
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.mirror import listed
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.panels.passage_card import PassageCard
from app.ui.widgets.boxes import STRETCH, in_column, put, styled, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow, flowing
from app.ui.widgets.history_chip import HistoryChip, shows_thing
from app.ui.widgets.labels import Scrolled, head, muted
from app.ui.widgets.place import HELP


class TagCard(QWidget):
    """One tag of the codebook."""

    def __init__(self, tag: Tag, under: int, below: QWidget) -> None:
        """`under` is the number of its descendants; `below` is shown at the bottom."""
        super().__init__()
        self.setProperty(HELP, "tag")
        content = tag.content
        rows = in_column(head(tr_in("codebook", "Tag"), "tag"), on=self, gap=SPACE[1], margins=0)
        card = styled(QFrame(), "card")
        name = PlainLabel(content.name, font=fonts.interface(semibold=True), wrap=True)
        above = tag.path.split(SEPARATOR)[:-1]
        counts = tr_n("{n} passage", "{n} passages", tag.passages)
        counts += " · " + tr_n("{n} tag under it", "{n} tags under it", under) if under else ""
        inside = in_column(name, muted(listed((" › ".join(above), counts))), on=card, gap=SPACE[0], margins=SPACE[2])
        for label, words in (
            (tr("Meaning"), content.definition),
            (tr("When to use"), content.when_to_use),
            (tr("When not"), content.when_not),
            (tr("Examples"), "\n".join(content.examples)),
            (tr("Also called"), ", ".join(content.aliases)),
            (tr("Key"), content.key.upper()),
        ):
            if words:
                put(inside, SPACE[1], muted(label), PlainLabel(words, wrap=True, selectable=True))
        if not content.definition:
            put(inside, SPACE[0], muted(tr("Nothing is said yet of what it means.")))
        rows.addWidget(card)
        self.ways = Flow()
        self.ways.addWidget(ChipButton(tr("Edit tag"), glyph="pencil", command="passages.edit_tag", dashed=True))
        put(rows, self.ways, below)


class PassagesInspector(Scrolled):
    """Shows cards, the passage above its tag."""

    open_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(tr("Inspector"))
        self._inside = styled(QWidget(), "side")
        self._rows = in_column(STRETCH, on=self._inside, gap=SPACE[3], margins=SPACE[3])
        self.setWidget(self._inside)
        self.passage_card: PassageCard | None = None
        self._upper: QWidget | None = None
        self._note_wanted: int | None = None
        self._lower: TagCard | None = None
        self._ways = self._make_ways()

    def _make_ways(self) -> QWidget:
        ways = QWidget()
        tag = ChipButton(tr("Tag"), glyph="tag", command="passages.tag", dashed=True)
        untag = ChipButton(tr("Take a tag off"), glyph="tag", command="passages.untag", dashed=True)
        rows = in_column(flowing(tag, untag), on=ways, gap=SPACE[1], margins=0)
        for chip in (
            ChipButton(tr("Go to its place"), glyph="book-open", key="Enter", pressed=lambda: self.open_wanted.emit()),
            ChipButton(tr("Copy with citation"), glyph="copy", command="passages.copy"),
            ChipButton(tr("Remove"), glyph="trash", command="passages.remove"),
        ):
            rows.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        ways.hide()
        self._rows.insertWidget(0, ways)
        return ways

    def show_excerpts(self, excerpts: list[Excerpt]) -> None:
        """Show the selected passage, or the number of several."""
        one = excerpts[0] if len(excerpts) == 1 else None
        if one is not None and self.passage_card is not None and self.passage_card.passage.id == one.passage.id:
            self.passage_card.show_excerpt(one)
            return
        if self.passage_card is not None:
            self.passage_card.save()
            self.passage_card = None
        take_away(self._upper)
        self._upper = None
        if one is not None:
            self.passage_card = PassageCard(self._session, None, one)
            self.passage_card.noted.connect(self._write_later)
            self._upper = self.passage_card
        else:
            self._upper = (
                head(tr_n("{n} passage selected", "{n} passages selected", len(excerpts))) if excerpts else _hint()
            )
        self._rows.insertWidget(0, self._upper)
        self._ways.setVisible(bool(excerpts))
        self.verticalScrollBar().setValue(0)
        if self.passage_card is not None and self._note_wanted is not None:
            self.passage_card.write_note(self._note_wanted)
            self._note_wanted = None

    def _write_later(self, note_id: int) -> None:
        """Focus the note once its passage is shown."""
        self._note_wanted = note_id

    def show_tag(self, tag: Tag | None, under: int) -> None:
        """Show the meaning of the selected tag below the passage; None without one."""
        take_away(self._lower)
        self._lower = None
        if tag is not None:
            self._lower = TagCard(tag, under, Backlinks(self._session, "tag", tag.id))
            self._lower.ways.addWidget(HistoryChip(self._session, "tag", tag.id))
            shows_thing(self._lower, "tag", tag.id)
            self._rows.insertWidget(self._rows.count() - 1, self._lower)

    def add_note(self) -> None:
        if self.passage_card is not None:
            self.passage_card.add_note()

    def save(self) -> None:
        if self.passage_card is not None:
            self.passage_card.save()


def _hint() -> QWidget:
    how = tr(
        "Move through the passages with the arrows to see what is linked to them. Enter or a click goes to "
        "the text; Ctrl or Shift selects several."
    )
    return muted(how)
