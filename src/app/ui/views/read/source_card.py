"""A source in the inspector: its citation, its figures, what was cut, and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from app.domain.language import tr, tr_n, tr_term
from app.domain.months import iso_words
from app.domain.sources import SourceKind, SourceRow
from app.ui.base import keys
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import at_start, mirrored
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.views.read import texts_of_work
from app.ui.views.read.coverage import CoverageView, coverage_text
from app.ui.views.read.marks import series_words
from app.ui.views.read.reading import Reading
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.history_chip import HistoryChip
from app.ui.widgets.labels import head, muted

if TYPE_CHECKING:
    from app.ui.views.read.proposals import Proposals

_NAMED_KEYS = {
    "tag": "page.tag", "note": "page.note", "record": "page.draft", "country": "page.country",
    "sentence": "select.sentence", "word": "select.word", "before": "passage.previous", "after": "passage.next",
    "figure": "go.figure",
}  # fmt: skip
BAR_PX, LABEL_PX = 4, 64
"""How high the bar is; how wide the names of facts are at least."""


class ShareBar(QWidget):
    """How much of the figures is evidence, which the words above it say: of a bar of progress a screen reader would say
    each step as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(BAR_PX)
        self._share = 0.0

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.current(), painting.smooth(self)
        painting.box(painter, self.rect(), BAR_PX / 2, theme.colour(colours.line))
        done = QRect(0, 0, round(self.width() * self._share), self.height())
        painting.box(painter, mirrored(done, self.rect()), BAR_PX / 2, theme.colour(colours.accent))
        painter.end()


class SourceCard(QWidget):
    """The current source."""

    def __init__(self, place: Reading, coverage: CoverageView, proposals: Proposals) -> None:
        super().__init__()
        self._place, self._coverage, self._proposals = place, coverage, proposals
        layout = in_column(on=self, gap=SPACE[1], margins=0)
        if (row := place.row) is None:
            layout.addWidget(muted(tr("Nothing is open.")))
            return
        layout.addWidget(head(tr("Source"), "source"))
        title = PlainLabel(row.meta.title, font=fonts.reading(18), wrap=True)
        label_px = _label_px(row)
        put(layout, at_start(title), _facts(_cited(row), label_px))
        if row.work_id is not None:
            put(layout, SPACE[1], texts_of_work.TextList(place, row))
        from app.ui.views.read.lost_drafts import LostDrafts

        layout.addWidget(LostDrafts(place.session, row.id))
        self._evidence = muted("")
        self._bar = ShareBar()
        self._passages = muted("", wrap=False)
        self._count_passages()
        place.session.changed.connect(self._count_passages)  # after the page, which was there first
        put(layout, SPACE[1], in_row(head(tr("Evidence")), STRETCH, self._passages, gap=SPACE[1], margins=0))
        self._gifts = ChipButton("", glyph="package", command="go.gifts")
        put(layout, self._evidence, self._bar, SPACE[1], in_row(self._gifts, STRETCH, margins=0), self._chips(row))
        self._show_coverage()
        self._count_gifts()
        proposals.changed.connect(self._count_gifts)
        coverage.counted.connect(self._show_coverage)
        put(layout, SPACE[1], head(tr("Details")), _facts((*_details(row), (tr("Cut"), self._cuts())), label_px))
        how = tr(
            "Select words, then {tag} to tag, {note} to note, {record} to draft a record, {country} to link "
            "a country. {sentence} selects the sentence, {word} the word, {before} and {after} go from passage "
            "to passage, {figure} to the next figure that is not yet evidence."
        )
        links = Backlinks(place.session, "source", row.id)
        put(layout, SPACE[1], links, head(tr("Reading")), keys.explain(muted(""), how, **_NAMED_KEYS))

    def _count_passages(self, _changes: object = None) -> None:
        count = len(self._place.passages())
        self._passages.setText(tr_n("{n} passage", "{n} passages", count))

    def _count_gifts(self) -> None:
        """How many sentences look like donations; hidden until that is known."""
        if (found := self._proposals.found()) is not None:
            count = len(found.open)
            likely = tr_n("{n} likely donation", "{n} likely donations", count)
            self._gifts.setText(likely if count else tr("No likely donation"))
        self._gifts.setVisible(found is not None)

    def _show_coverage(self, _source: int = 0) -> None:
        found, own = self._coverage.of_work(), self._coverage.current()
        if found is not None:
            words = coverage_text(found)
            if found.open_figures:
                missing = tr_n("{said}, {missing} of {n} not yet", "{said}, {missing} of {n} not yet", found.figures)
                words = keys.hint(missing.format(said=words, missing=found.open_figures), "go.figure")
            if own is not None and own is not found:
                words = tr("The original: {said}. This text: {own}").format(said=words, own=coverage_text(own))
            self._evidence.setText(words)
            self._bar.show_share(found.share)
        for widget in (self._evidence, self._bar):
            widget.setVisible(found is not None and found.figures > 0)

    def _chips(self, row: SourceRow) -> Flow:
        flow = Flow()
        flow.addWidget(ChipButton(tr("Edit citation"), glyph="pencil", command="source.edit"))
        if self._place.text is not None and self._place.text.cuts:
            words = tr("Hide what was cut") if self._place.show_cuts else tr("Show what was cut")
            flow.addWidget(ChipButton(words, glyph="scissors", pressed=lambda: self._place.session.run("source.cuts")))
        for chip in texts_of_work.chips(self._place, row):
            flow.addWidget(chip)
        flow.addWidget(HistoryChip(self._place.session, "source", row.id))
        if row.kind is SourceKind.DIGEST and not self._has_original(row):
            add = ChipButton(tr("Add the original…"), glyph="plus")
            add.clicked.connect(lambda _=False: self._place.session.add_wanted.emit(add))
            flow.addWidget(add)
        return flow

    def _has_original(self, row: SourceRow) -> bool:
        articles = (one.meta for one in self._place.side.rows if one.kind is SourceKind.ARTICLE)
        return any((one.series, one.number) == (row.meta.series, row.meta.number) for one in articles)

    def _cuts(self) -> str:
        if self._place.text is None:
            return ""
        counts = Counter(cut.why for cut in self._place.text.cuts)
        return ", ".join(f"{n} {tr_term(why)}" for why, n in counts.most_common())


def _cited(row: SourceRow) -> tuple[tuple[str, str], ...]:
    """What it is known by."""
    meta = row.meta
    authors = ", ".join(meta.authors)
    of = meta.of if row.work_id is None else ""  # else the original is named among the texts
    series, day = series_words(meta), iso_words(meta.published)
    return (tr("Of"), of), (tr("By"), authors), (tr("Series"), series), (tr("Date"), day)


def _details(row: SourceRow) -> tuple[tuple[str, str], ...]:
    meta = row.meta
    length = tr_n("{n} paragraph", "{n} paragraphs", row.paragraphs), tr_n("{n} word", "{n} words", row.words)
    return (
        (tr("Publisher"), meta.publisher),
        (tr("Topics"), ", ".join(meta.topics)),
        (tr("Caption"), meta.caption),
        (tr("Web address"), meta.url),
        (tr("Length"), ", ".join(length) if row.work_id is None else ""),
    )


def _label_px(row: SourceRow) -> int:
    """How wide the names of all that is said of a source are, so that each is whole and both parts are in line."""
    metrics = QFontMetrics(fonts.interface(SMALL_PX))
    return max(LABEL_PX, *(metrics.horizontalAdvance(name) + 1 for name, _ in (*_cited(row), *_details(row))))


def _facts(pairs: Iterable[tuple[str, str]], label_px: int) -> QFormLayout:
    form = QFormLayout()
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setHorizontalSpacing(SPACE[2])
    form.setVerticalSpacing(SPACE[0] + 2)
    for name, value in pairs:
        if value:
            words = at_start(PlainLabel(value))
            words.setWordWrap(True)
            words.setMinimumWidth(80)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label = muted(name, wrap=False)
            label.setFixedWidth(label_px)
            label.setContentsMargins(0, 1, 0, 0)  # on the baseline of the first line, however many there are
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            form.addRow(label, words)
    return form
