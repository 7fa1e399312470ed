"""The definition of a tag, beside the passages that carry it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.domain.codebook import SEPARATOR, Tag
from app.domain.language import tr, tr_in, tr_n
from app.ui.look import fonts
from app.ui.look.mirror import listed
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import head, muted
from app.ui.widgets.place import HELP


class TagCard(QWidget):
    """One tag of the codebook."""

    def __init__(self, tag: Tag, under: int, below: QWidget) -> None:
        """`under` is the number of its descendants; `below` is shown at the bottom."""
        super().__init__()
        self.setProperty(HELP, "tag")
        self.edit = ChipButton(tr("Edit tag"), glyph="pencil", command="passages.edit_tag", dashed=True)
        content = tag.content
        rows = in_column(head(tr_in("codebook", "Tag"), "tag"), on=self, gap=SPACE[1], margins=0)
        card = QFrame()
        card.setProperty("look", "card")
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
                put(inside, SPACE[1], muted(label), _plain(words))
        if not content.definition:
            put(inside, SPACE[0], muted(tr("Nothing is said yet of what it means.")))
        rows.addWidget(card)
        self.ways = Flow()
        self.ways.addWidget(self.edit)
        put(rows, self.ways, below)


def _plain(words: str) -> QLabel:
    return PlainLabel(words, wrap=True, selectable=True)
