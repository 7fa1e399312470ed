"""The selected words in the inspector: their extent, the actions, and what is attached to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import tr, tr_n
from app.domain.passages import Passage
from app.domain.sentences import sentences
from app.domain.shortened import shortened
from app.domain.sources import SourceText
from app.domain.words import count_in
from app.ui.look.tokens import SPACE
from app.ui.panels.quote import Quote
from app.ui.views.read.selection_bar import WAYS
from app.ui.views.read.tag_digits import Likely
from app.ui.widgets.boxes import in_column, in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import head, muted

QUOTED, HERE_AT_MOST = 400, 8
"""How many characters of the words are shown, and how many of their tags and records."""


class SelectionCard(QWidget):
    """Shown at the top of the inspector while words are selected."""

    tag_wanted = Signal(int)

    def __init__(
        self,
        text: SourceText,
        stretch: tuple[int, int],
        likely: Sequence[Likely],
        here: Sequence[Passage],
        *,
        has_draft: bool = False,
        country: str = "",
    ) -> None:
        """`here` are the passages that overlap the selection; `has_draft` says whether a gift is read in it, and
        `country` is the code of the one that is named."""
        super().__init__()
        extent, place = described(text, stretch)
        heads = in_row((head(extent, "selection"), 1), muted(place, wrap=False))
        quote = Quote(shortened(text.text[slice(*stretch)], QUOTED))
        rows = in_column(heads, quote, on=self, gap=SPACE[0], margins=(0, 0, 0, SPACE[3]))
        ways, tags = in_column(gap=0), in_column(gap=0)
        for command, word, glyph in WAYS:
            hint = country if command == "page.country" else ""
            hint = tr("draft ready") if command == "page.draft" and has_draft else hint
            ways.addWidget(ChipButton(tr(word), glyph=glyph, command=command, row=True, hint=hint))
        put(rows, ways)
        if likely:
            put(rows, SPACE[1], head(tr("Likely tags")))
        on_it = {tag.id for passage in here if (passage.start, passage.end) == stretch for tag in passage.tags}
        for one in likely:
            tag, hint = one.tag, tr("on it") if one.tag.id in on_it else ""
            row = ChipButton(tag.content.name, color=tag.content.color, key=one.key.upper(), row=True, hint=hint)
            row.clicked.connect(lambda _=False, tag_id=tag.id: self.tag_wanted.emit(tag_id))
            tags.addWidget(row)
        put(rows, tags)
        self._add_already_here(rows, here)

    def _add_already_here(self, rows: QVBoxLayout, here: Sequence[Passage]) -> None:
        tags = dict.fromkeys((tag.name, tag.color) for passage in here for tag in passage.tags)
        things = dict.fromkeys(ref.label for passage in here for ref in passage.evidence)
        chips = [ChipButton(name, color=color) for name, color in tags]
        chips += [ChipButton(label, glyph="link") for label in things]
        if not chips:
            return
        put(rows, SPACE[1], head(tr("Already here")))
        flow = Flow()
        for number, chip in enumerate(chips):
            chip.setEnabled(False)
            if number < HERE_AT_MOST:
                flow.addWidget(chip)
            else:
                chip.deleteLater()
        if len(chips) > HERE_AT_MOST:
            flow.addWidget(muted(f"+{len(chips) - HERE_AT_MOST}", wrap=False))
        put(rows, flow)


def described(text: SourceText, stretch: tuple[int, int]) -> tuple[str, str]:
    """*Selection · 1 sentence* and *¶ 6 · 17 words*: the extent, and where it begins."""
    start, end = stretch
    cut = text.cut_blocks()
    read = [b for number, b in enumerate(text.blocks) if b.start < end and start < b.end and number not in cut]
    count = sum(count_in(text.text[max(block.start, start) : min(block.end, end)]) for block in read)
    words = tr_n("{n} word", "{n} words", count)
    blocks = [block for block in read if block.paragraph]
    place = tr("¶ {paragraph}").format(paragraph=blocks[0].paragraph) if blocks else ""
    if len(blocks) > 1:
        extent = tr_n("{n} paragraph", "{n} paragraphs", len(blocks))
    else:
        whole = _whole_sentences(text.text, blocks[0].start, blocks[0].end, stretch) if blocks else 0
        extent = tr_n("{n} sentence", "{n} sentences", whole) if whole else words
    side = " · ".join(part for part in (place, words if extent != words else "") if part)
    return tr("Selection · {extent}").format(extent=extent), side


def _whole_sentences(text: str, low: int, high: int, stretch: tuple[int, int]) -> int:
    """The number of whole sentences of a paragraph in a stretch; 0 if it begins or ends within one."""
    start, end = stretch
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    found = [(low + one, low + other) for one, other in sentences(text[low:high])]
    inside = [one for one in found if start <= one[0] and one[1] <= end]
    return len(inside) if inside and (inside[0][0], inside[-1][1]) == (start, end) else 0
