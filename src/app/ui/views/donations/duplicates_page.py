"""Likely duplicates: the pairs, and a side-by-side comparison, to merge or link them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from app.actions import donations, duplicates
from app.domain.duplicates import MOST_TOGETHER, DuplicatePair, differences, stated_by_one
from app.domain.fields import Kind
from app.domain.language import tr, tr_n, tr_term
from app.domain.terms import LinkKind
from app.store.store import Store
from app.ui.base.session import Session, go_from
from app.ui.base.things import target_of_record
from app.ui.look import fonts
from app.ui.look.mirror import at_start, isolated, listed, margins
from app.ui.look.plain import PlainLabel, as_tip, on_button
from app.ui.look.tokens import SPACE, TITLE_PX
from app.ui.views.donations.value_choice import ValueGrid, part_words
from app.ui.widgets.announcer import announce
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, styled
from app.ui.widgets.flow import flowing
from app.ui.widgets.labels import Scrolled, muted, push_button
from app.ui.widgets.marked_line import elided
from app.ui.widgets.side_list import ROW_PX, SideLine, SideList

LIST_PX, LETTERS = 190, 34


class DuplicatesPage(QFrame):
    """The list of pairs above, the current pair below."""

    left = Signal()
    """Back to the records."""
    shown = Signal(int)
    """The id of the first record of the current pair."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._session = session
        self._duplicates: tuple[DuplicatePair, ...] = ()
        title = PlainLabel(tr("Likely duplicates"), font=fonts.reading(TITLE_PX, semibold=True))
        at_start(title)
        self.count = muted("", wrap=False)
        self._back = push_button(tr("All records"), self.left)
        names = in_column(title, self.count, gap=2)
        top = in_row(names, STRETCH, (self._back, 0, Qt.AlignmentFlag.AlignBottom))
        self.pairs = SideList(tr("Pairs of records that may be the same"))
        self.pairs.moved.connect(lambda _key: self._show_pair())
        self.pairs.on_enter = lambda: self.panel and self.panel.focus_first()
        self.area = styled(Scrolled(clear=True), "paper")
        self.panel: MergePanel | None = None
        self.how = muted("")
        around = margins(24, 20, 20, SPACE[2])
        in_column(top, self.how, self.pairs, (self.area, 1), on=self, gap=SPACE[2], margins=around)

    def focus_first(self) -> None:
        """Focus the pairs, or where there are none the way back."""
        (self.pairs if self._duplicates else self._back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def reload(self) -> None:
        if self._session.is_open:
            self.count.setText(tr("Looking…"))
            self._session.query(self, lambda store, _stopped: duplicates.likely_duplicates(store), self._show)

    def _show(self, pairs: tuple[tuple[DuplicatePair, ...], int, bool]) -> None:
        found, many, is_partial = pairs
        at = max(0, self.pairs.currentIndex().row())
        is_in_panel = at_keyboard(self.area)  # which is replaced
        self._duplicates = found
        self.count.setText(how_many(len(found), many))
        self.how.setText(" ".join(how_found(is_partial=is_partial)))
        announce(self, self.count.text())
        self.pairs.show_lines([_line(n, one) for n, one in enumerate(found)])
        self.pairs.setFixedHeight(min(LIST_PX, max(1, len(found)) * ROW_PX + SPACE[0]))
        if found:
            self.pairs.choose_key(min(at, len(found) - 1))
        self._show_pair()
        if is_in_panel or at_keyboard(self._back):
            self.focus_first()

    def _show_pair(self) -> None:
        key = self.pairs.current_key()
        double = self._duplicates[int(str(key))] if key is not None and self._duplicates else None
        self.panel = MergePanel(double) if double is not None else None
        if self.panel is None:
            nothing = muted(tr("There are no unlinked records that look alike."))
            nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.area.setWidget(nothing)
            return
        self.panel.merge_wanted.connect(self._merge)
        self.panel.link_wanted.connect(self._link)
        self.area.setWidget(self.panel)
        self.shown.emit(self.panel.double.first.id)

    def _merge(self, keep: int, other: int, of_theirs: object) -> None:
        if not self._session.may_write():
            return
        keys = [str(one) for one in of_theirs] if isinstance(of_theirs, (tuple, list)) else []
        if self._do(lambda store: duplicates.merge_donations(store, keep, other, keys)):
            self._session.say(tr("The two records are one now; the evidence of both is kept."), "undo")

    def _link(self, one: int, other: int, kind: object) -> None:
        if self.panel is None or not (self._session.may_write() and isinstance(kind, LinkKind)):
            return
        refs = self.panel.double.second.ref, self.panel.double.first.ref
        if self._do(lambda store: donations.link_donations(store, one, other, kind)):
            said = tr("Linked: {one} {how} {other}").format(one=refs[0], other=refs[1], how=tr_term(kind))
            self._session.say(said, "undo")

    def _do(self, does: Callable[[Store], object]) -> bool:
        if done := self._session.did(does):
            self.reload()
            self.pairs.setFocus()
        return done


def how_many(shown: int, there: int) -> str:
    """What is said of the number of pairs, of which perhaps not all are shown."""
    if shown >= there:
        return tr_n("{n} pair", "{n} pairs", there)
    sentence = tr("The likeliest {shown} of {n} pairs. Others follow as these are merged or linked.")
    return sentence.format(shown=f"{shown:,}", n=f"{there:,}")


def how_found(*, is_partial: bool) -> Iterator[str]:
    """What is to be done with pairs, and what was not compared."""
    yield tr("Nothing is merged by itself: look at both, then merge or link them.")
    if is_partial:
        beside = tr(
            "Where there are more than {n} records between the same two parties or countries, only those with a figure "
            "in common are compared."
        )
        yield beside.format(n=MOST_TOGETHER)


def _line(number: int, double: DuplicatePair) -> SideLine:
    reasons = ", ".join(double.likeness.reasons)
    words = f"{double.first.ref} · {double.second.ref}  {reasons}"
    return SideLine(
        number, words, tip=f"{double.first.content.title}\n{double.second.content.title}", glyph="git-merge"
    )


class RecordLink(QPushButton):
    """The name of a record over its column, as much of it as there is room for; it leads to the record."""

    def __init__(self, name: str) -> None:
        super().__init__(on_button(name))
        self._name = name
        styled(self, "link")
        self.setStyleSheet("padding: 0; text-align: left;")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(as_tip(name))
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(on_button(elided(self.fontMetrics(), self._name, self.width())))


class MergePanel(QFrame):
    """The two records field by field; where they differ, one value is chosen."""

    merge_wanted = Signal(int, int, object)
    """The id of the record that stays, of the other, and the keys of the fields whose other value was chosen."""
    link_wanted = Signal(int, int, object)

    def __init__(self, double: DuplicatePair) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.double = double
        first, second = double.first, double.second
        self.grid = ValueGrid()
        for column, record in ((1, first), (2, second)):
            button = RecordLink(f"{record.ref} {record.content.title}")
            button.clicked.connect(lambda _on=False, one=record.id: go_from(self, target_of_record(one)))
            self.grid.addWidget(button, 0, column)
            backed = [tr_n("{n} passage", "{n} passages", len({one.passage_id for one in record.evidence}))]
            if (row := record.table) is not None:
                backed.append(tr("Row {number} of {table}").format(number=row.number, table=isolated(row.table)))
            self.grid.addWidget(muted(listed(backed)), 1, column)
        for difference in differences(first.content, second.content, first.fields):
            self.grid.add(difference, (first.ref, second.ref))
        alone = [
            f"{field.display_name} ({part_words(field, value)})" if field.kind is Kind.PARTS else field.display_name
            for field, value in stated_by_one(first.content, second.content, first.fields)
        ]
        self.merge = styled(QPushButton(tr("Merge into {ref}").format(ref=first.ref)), "primary")
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(first.id, second.id, self.of_theirs()))
        foot = flowing(self.merge, gap=SPACE[1])
        self.links: dict[LinkKind, QPushButton] = {}
        for kind, words in (
            (LinkKind.OVERLAPS, tr("May overlap")), (LinkKind.CONFLICTS, tr("Describe one act differently")),
            (LinkKind.DUPLICATE_OF, tr("Link as a duplicate")),
        ):  # fmt: skip
            link = self.links[kind] = QPushButton(words)
            link.clicked.connect(lambda _on=False, kind=kind: self.link_wanted.emit(second.id, first.id, kind))
            foot.addWidget(link)
        layout = in_column(self.grid, on=self, gap=SPACE[2], margins=(0, 0, SPACE[1], 0))
        if alone:
            kept = tr("Stated by only one of them, and kept: {fields}")
            layout.addWidget(muted(kept.format(fields=", ".join(alone))))
        undone = muted(tr("Evidence, notes and links of both are kept. Undo takes it back as one operation."))
        put(layout, undone, foot, STRETCH)

    def of_theirs(self) -> tuple[str, ...]:
        """The keys of the fields for which the second record's value was chosen."""
        return self.grid.of_theirs()

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        if not self.grid.focus_first():
            self.merge.setFocus()
