"""The relations of a record to others: its aggregate, overlaps, follow-ups, duplicates."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.actions import donations as operations
from app.domain.language import tr
from app.domain.records import DonationRecord, DonationRef
from app.domain.relations import LINK_WORDS
from app.domain.terms import LinkKind
from app.ui.base.session import Session
from app.ui.base.things import target_of_record
from app.ui.look.plain import HtmlLabel
from app.ui.look.tokens import SPACE
from app.ui.views.donations.linking import find_for, find_record, likely_rows, way_words, ways_of
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import in_column, in_row, put, take_away
from app.ui.widgets.form import add_button, remove_button
from app.ui.widgets.labels import muted


class Relations(QWidget):
    """Each change here is an operation, done at once; an unsaved record can only get a parent."""

    changed = Signal()

    def __init__(self, session: Session, record: DonationRecord | None) -> None:
        super().__init__()
        self._session = session
        self._record = record
        self.parent_ref: DonationRef | None = record.parent if record else None
        """What a record not yet saved will be part of."""
        self._layout = in_column(on=self, gap=SPACE[0], margins=0)
        self._rows = QWidget()
        self._build()

    def show_record(self, record: DonationRecord) -> None:
        self._record = record
        self.parent_ref = record.parent
        self._build()

    def begin_under(self, parent: DonationRef) -> None:
        """What a record not yet saved will be part of, as it was chosen before."""
        self.parent_ref = parent
        self._build()

    def _build(self) -> None:
        take_away(self._rows)
        self._rows = QWidget()
        rows = in_column(on=self._rows, gap=2, margins=0)
        if self.parent_ref is not None:
            rows.addWidget(self._row(tr("Part of"), self.parent_ref, lambda: self._set_parent(None)))
        if self._record is not None:
            for child in self._record.children:
                rows.addWidget(self._row(tr("Has part"), child, None))
            for link in self._record.links:
                words = tr(LINK_WORDS[link.kind][0 if link.outgoing else 1])
                pair = (self._record.id, link.other.id) if link.outgoing else (link.other.id, self._record.id)
                rows.addWidget(self._row(words, link.other, lambda pair=pair, kind=link.kind: self._unlink(pair, kind)))
        put(rows, self._buttons())
        self._layout.addWidget(self._rows)

    def _row(self, words: str, other: DonationRef, remove: Callable[[], None] | None) -> QWidget:
        row = QWidget()
        row.setMinimumHeight(28)
        label = muted(words, wrap=False)
        label.setFixedWidth(124)
        link = HtmlLabel(f'<a href="{other.id}">{escape(other.ref)}</a> {escape(other.title)}')
        link.linkActivated.connect(lambda href: self._session.go(target_of_record(int(href))))
        layout = in_row(label, (link, 1), on=row, gap=SPACE[1], margins=0)
        if remove is not None:
            button = remove_button(tr("{relation} {ref}").format(relation=words.lower(), ref=other.ref))
            button.clicked.connect(remove)
            layout.addWidget(button)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = in_row(gap=SPACE[1])
        if self.parent_ref is None:
            part = add_button(tr("Part of…"))
            part.clicked.connect(lambda: self._find_parent(part))
            row.addWidget(part)
        if self._record is not None:
            link = add_button(tr("Link to another record…"))
            link.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(link)
            for way in ways_of(self._record.content):
                menu.addAction(way_words(*way), lambda way=way: self._find_for(link, *way))
            link.setMenu(menu)
            row.addWidget(link)
        else:
            row.addWidget(muted(tr("Overlaps and other links can be added once the record is saved."), wrap=False))
        row.addStretch(1)
        return row

    # --- finding and doing ---

    def _find_for(self, button: QWidget, kind: LinkKind, other_way: bool) -> None:
        assert self._record is not None
        find_for(self._session, self, self._record.id, kind, on_screen(button), other_way=other_way)

    def _find_parent(self, button: QWidget) -> None:
        own = self._record.id if self._record else None
        likely = likely_rows(self._session, self._record, LinkKind.FOLLOWS) if self._record else ()
        question = tr("Part of which record?")
        find_record(self._session, self, question, self._set_parent, on_screen(button), own, likely)

    def _set_parent(self, parent: DonationRef | None) -> None:
        if self._record is None:
            self.parent_ref = parent
            self._build()
            self.changed.emit()
            return
        own, above = self._record.id, None if parent is None else parent.id
        self._session.do(lambda store: operations.set_parent(store, own, above))

    def _unlink(self, pair: tuple[int, int], kind: LinkKind) -> None:
        self._session.do(
            lambda store: operations.unlink_donations(store, pair[0], pair[1], kind),
            undo_hint=tr("The link is taken away"),
        )
