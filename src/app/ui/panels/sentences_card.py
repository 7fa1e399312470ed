"""A figure in the inspector: the sentences behind it, and the way to its records."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.language import tr, tr_n
from app.store.reads.figure_sentences import AT_MOST, Behind, Figure
from app.ui.base.country_words import and_more
from app.ui.look import fonts
from app.ui.look.mirror import at_start, isolated, listed, margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceCard, EvidenceCards
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import head, key_hint, muted

NAMED = 6
LISTED = 12
"""So many records of a sum are listed with what each states."""
LEGEND_HIDDEN = "matrix_legend_hidden"
"""The setting that hides how to read a cell of the matrix, under its sentences."""


class SentencesCard(QWidget):
    """Each sentence once, with the words of every record marked; Up and Down walk them, Enter goes to one."""

    records_wanted = Signal()

    def __init__(self, figure: Figure, behind: Behind, way: str = "") -> None:
        """`way` is the text of the button if there is one thing behind the figure."""
        super().__init__()
        self.setAccessibleName(tr("Sentences of {figure}").format(figure=figure.label))
        name = PlainLabel(figure.label, wrap=True, font=fonts.interface(14, semibold=True))
        self.cards = EvidenceCards(behind.items)
        facts = len(figure.facts)
        behind_it = tr_n("{n} fact", "{n} facts", facts) if facts else tr_n("{n} record", "{n} records", figure.number)
        records = figure.words or behind_it
        sentences = tr_n("{n} sentence", "{n} sentences", self.cards.count)
        self.records = ChipButton(way or tr("Show the records"), glyph="package", pressed=self.records_wanted)
        top = in_row((head(tr("Sentences"), "evidence"), 1), key_hint(tr("Esc")))
        counts = muted(listed((records, sentences)))
        around = margins(SPACE[3], SPACE[3], SPACE[2], SPACE[3])
        layout = in_column(top, at_start(name), counts, on=self, gap=SPACE[1], margins=around)
        for words in self._remarks(figure, behind):
            layout.addWidget(muted(words))
        put(layout, (self.records, 0, Qt.AlignmentFlag.AlignLeft), self.cards, STRETCH)
        self.records.setHidden(bool(figure.facts) and not way)

    def _remarks(self, figure: Figure, behind: Behind) -> list[str]:
        remarks = [tr("{ref}: {amount}").format(ref=isolated(ref), amount=isolated(much)) for ref, much in figure.adds]
        if len(remarks) > LISTED:
            remarks = [and_more("\n".join(remarks[:LISTED]), figure.number - LISTED)]
        elif remarks:
            remarks = [and_more("\n".join(remarks), figure.number - len(remarks))]
        remarks += figure.remarks
        if figure.number > AT_MOST:
            remarks.append(tr("Here are those of the first {n} records.").format(n=AT_MOST))
        if behind.without:
            named = isolated(", ".join(behind.without[:NAMED]))
            refs = and_more(named, len(behind.without) - NAMED)
            remarks.append(tr("No words are linked yet to {refs}.").format(refs=refs))
        return remarks

    def focus_first(self) -> None:
        first = self.cards.findChild(EvidenceCard)
        (first or self.records).setFocus(Qt.FocusReason.OtherFocusReason)
