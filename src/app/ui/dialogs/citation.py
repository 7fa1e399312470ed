"""Editing the citation of a source."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions.merge_edit import Seen
from app.actions.sources import edit_meta
from app.domain.citation import full_citation, kept_entry
from app.domain.dates import as_iso
from app.domain.language import later, tr
from app.domain.references import with_kept
from app.domain.sources import SourceKind, SourceMeta, SourceRow
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Lines, Sheet, card, section
from app.ui.look import fonts
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, holding, in_column, put
from app.ui.widgets.labels import Scrolled

DIGEST_SAYS = later("A digest is our own words. It is cited as our paraphrase, never as a quotation of its authors.")
LINES = ("series", "number", "published", "publisher", "language", "url", "of", "citekey")
"""The names of the single-line fields, in the dialog and in `SourceMeta`."""


class CitationDialog(Sheet):
    """All bibliographic fields of a source. The resulting citation is shown while typing."""

    help_word = "source"

    def __init__(self, session: Session, row: SourceRow, parent: QWidget | None) -> None:
        digest = row.kind is SourceKind.DIGEST
        super().__init__(parent, tr("Citation"), tr(DIGEST_SAYS) if digest else "", width=600)
        self._session = session
        self._row, self._seen = row, Seen(row.meta)
        meta = row.meta
        self.title = Lines(meta.title, 2)
        self.authors = Lines("\n".join(meta.authors), 2, tr("One on a line"))
        self.series = QLineEdit(meta.series)
        self.number = QLineEdit(meta.number)
        kept = kept_entry(meta.reference)
        self.volume, self.pages = (QLineEdit(str(kept.get(key) or "")) for key in ("volume", "page"))
        self.published = QLineEdit(meta.published)
        self.published.setPlaceholderText(tr("2020, 2020-05 or 2020-05-31"))
        self.language = QLineEdit(meta.language)
        self.language.setPlaceholderText(tr("en, he …"))
        self.publisher = QLineEdit(meta.publisher)
        self.url = QLineEdit(meta.url)
        self.topics = Lines("\n".join(meta.topics), 3, tr("One on a line"))
        self.caption = Lines(meta.caption, 2)
        self.disclaimer = Lines(meta.disclaimer, 2)
        self.citekey = QLineEdit(meta.citekey)
        self.citekey.setToolTip(tr("The name by which Pandoc, LaTeX and reference managers refer to this source"))
        self.of = QLineEdit(meta.of)
        self.of.setPlaceholderText(tr("Authors, series and number of the work"))
        self.preview = PlainLabel(font=fonts.reading(14), wrap=True, selectable=True)
        self._lay_out(digest)
        for field in (*self.findChildren(QLineEdit), *self.findChildren(Lines)):
            field.textChanged.connect(self._changed)
        self._changed()
        self.add_foot(tr("Save"), hint=tr("Ctrl+Enter saves"))
        lines = ("title", "authors", "volume", "pages", "topics", "caption", "disclaimer")
        self.keep_words(session, "source", row.id, {name: getattr(self, name) for name in (*lines, *LINES)})
        self.resize(600, min(740, self.screen().availableSize().height() - 80))

    def _lay_out(self, digest: bool) -> None:
        form = LabelGrid()
        form.add(tr("&Title"), self.title)
        form.add(tr("&Authors"), self.authors)
        form.add(tr("&Series"), self.series, beside=(tr("Nu&mber"), self.number, 96))
        form.add(tr("&Volume"), self.volume, beside=(tr("Pag&es"), self.pages, 96))
        form.add(tr("&Date"), self.published, beside=(tr("Lan&guage"), self.language, 96))
        form.add(tr("&Publisher"), self.publisher)
        form.add(tr("Web a&ddress"), self.url)
        form.add(tr("Citation &key"), self.citekey)
        if digest:
            form.add(tr("Paraphrase &of"), self.of)
        form.add(tr("T&opics"), self.topics)
        form.add(tr("&Caption"), self.caption)
        form.add(tr("Disc&laimer"), self.disclaimer)
        inside = holding(in_column(form, STRETCH, margins=margins(0, 0, SPACE[1], 0)))
        self.body.addWidget(Scrolled(inside, clear=True), 1)
        put(self.body, section(tr("Cited as")), card(self.preview))

    def _changed(self) -> None:
        self.complain("")
        self.preview.setText(full_citation(self.meta(), self._row.kind))

    def meta(self) -> SourceMeta:
        values = {name: getattr(self, name).text().strip() for name in LINES}
        return replace(
            self._row.meta,
            title=" ".join(self.title.value().split()),
            authors=self.authors.items(),
            topics=self.topics.items(),
            caption=self.caption.value(),
            disclaimer=self.disclaimer.value(),
            reference=with_kept(
                self._row.meta.reference, volume=self.volume.text().strip(), page=self.pages.text().strip()
            ),
            **values | {"published": as_iso(values["published"])},
        )

    def submit(self) -> None:
        meta = self.meta()
        if meta == self._row.meta:
            self.accept()
            return
        at_fault = self.published if meta.title else self.title
        store = self._session.store
        if self.attempt(lambda: self._seen.save(partial(edit_meta, store, self._row.id, meta)), at_fault) is not None:
            self.accept()
