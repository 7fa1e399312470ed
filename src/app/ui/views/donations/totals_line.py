"""The bottom line of the ledger: the totals of the records shown, and what is not included."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.giving import left_out_words
from app.domain.language import capital, tr
from app.domain.pledge_sums import PledgeSum
from app.domain.terms import PLEDGED
from app.domain.totals import Totals
from app.domain.totals_words import (
    line_words,
    marked_words,
    named,
    pledge_remarks,
    pledge_words,
    pledges_in_words,
    remarks,
    what_came_in_words,
)
from app.store.reads.figure_sentences import QUANTITY, Figure, of_sum
from app.ui.base.country_words import and_more
from app.ui.look import fonts
from app.ui.look.mirror import isolated
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import hairline, in_column, in_row, styled, take_away
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import muted, push_button
from app.ui.widgets.panes import UNCOVERED
from app.ui.widgets.place import HELP
from app.ui.widgets.popup_list import PopupList, PopupRow

SHOWN = 3
LINK_PX = 17


class TotalsLine(QFrame):
    """Shows the total; a click lists every sum with its records and with what is left out."""

    figure_opened = Signal(object)
    """The `Figure` whose sentences are to be shown: a sum, or what is left out of all."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(HELP, "total")
        self.setProperty(UNCOVERED, True)
        self._totals = Totals()
        self._pledged: Sequence[PledgeSum] = ()
        self._is_whole = True
        self.sums = PlainLabel(wrap=True, font=fonts.interface(semibold=True))
        self.more = push_button(tr("Every sum"), self.show_list, look="link")
        self.more.setFont(fonts.interface(SMALL_PX))
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.work = push_button(tr("Stop"), look="link")
        """Stops the adding up of very many records, and begins it again."""
        self.work.setFont(fonts.interface(SMALL_PX))
        top = Qt.AlignmentFlag.AlignTop
        row = in_row((self.sums, 1), (self.work, 0, top), (self.more, 0, top), gap=SPACE[2])
        self.beside = muted("")
        self.left_out, links = QWidget(), QWidget()
        self._links = Flow(links, SPACE[0])
        never = muted(tr("Never added:"), wrap=False)
        never.setFixedHeight(LINK_PX)
        in_row((never, 0, Qt.AlignmentFlag.AlignTop), (links, 1), on=self.left_out, gap=SPACE[0], margins=0)
        self._is_brief = False
        in_column(hairline(), SPACE[0], row, self.beside, self.left_out, on=self, gap=2, margins=(0, 0, 0, SPACE[2]))
        self.wait()

    def wait(self) -> None:
        """The totals are being computed: show none, as old ones would be wrong; what is above stays where it is."""
        self.is_waiting = True
        self.setMinimumHeight(self.height() if self.isVisible() else 0)
        self.sums.setText(tr("Adding up…"))
        self.beside.hide()
        self._show_links(Totals())
        self.more.hide()
        self.work.hide()

    def _waited(self) -> None:
        self.is_waiting = False
        self.setMinimumHeight(0)

    def show_progress(self, done: int, total: int) -> None:
        """Of records that take more than a moment."""
        self.sums.setText(tr("Adding up… {done:,} of {total:,} records").format(done=done, total=total))
        self.work.setText(tr("Stop"))
        self.work.show()

    def show_stopped(self) -> None:
        self._waited()
        self.sums.setText(tr("Not added up"))
        self.work.setText(tr("Add up"))

    def show_sums(self, found: tuple[Totals, Sequence[PledgeSum] | None]) -> None:
        """Show sums, and list what is still open of pledges among them; of very many records that is not added up."""
        totals, pledged = found
        self._totals, self._pledged, self._is_whole = totals, pledged or (), pledged is not None
        self._waited()
        self.work.hide()
        sums = totals.ordered
        numbered = [total for total in sums if total.has_number]
        shown = " · ".join(isolated(marked_words(total)) for total in numbered[:SHOWN])
        some = tr("In totals: {shown}").format(shown=shown) if shown else tr("Given, but no figure is stated")
        self.sums.setText(some if sums else tr("Nothing here enters a total"))
        rest = len(sums) - min(SHOWN, len(numbered))
        self.more.setText(tr("and {n:,} more").format(n=rest) if rest and numbered else tr("Every sum"))
        self.more.setVisible(bool(sums or totals.left_out))
        self.beside.setText(self._beside())
        self._show_links(totals)
        self._share_room()

    def be_brief(self, brief: bool) -> None:
        """On a low page the sums alone are seen; the list of every sum has the rest."""
        if brief is not self._is_brief:
            self._is_brief = brief
            self.setMinimumHeight(0)
            self._share_room()

    def _share_room(self) -> None:
        self.beside.setHidden(self._is_brief or not self.beside.text())
        self.left_out.setHidden(self._is_brief or not self._totals.left_out)

    def _show_links(self, totals: Totals) -> None:
        """What is left out, each reason as a link to its records."""
        while (item := self._links.takeAt(0)) is not None:
            take_away(item.widget())
        for why, refs in totals.left_out.items():
            figure = _figure(left_out_words(why), refs, totals.ids_left_out(why))
            link = styled(QPushButton(tr("{n:,} {why}").format(n=figure.number, why=figure.label)), "link")
            link.setFont(fonts.interface(SMALL_PX))
            link.setFixedHeight(LINK_PX)
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setToolTip(as_tip(named(refs, of=figure.number)))
            link.clicked.connect(lambda _on=False, figure=figure: self.figure_opened.emit(figure))
            self._links.addWidget(link)
        self.left_out.setHidden(self._is_brief or not totals.left_out)
        self.left_out.updateGeometry()

    def _beside(self) -> str:
        """What is still open of promises, the records that are not simply added, and the names taken as equal."""
        found = remarks(*self._totals.ordered)
        parts = [isolated(words) for words in found[:SHOWN]]
        if len(found) > SHOWN:
            parts[-1] = and_more(parts[-1], len(found) - SHOWN)
        is_open = [one for one in self._pledged if one.refs and (one.open.low, one.open.high) != (0, 0)]
        is_open.sort(key=lambda one: not one.open.low and one.open.high is None)  # what is not known comes last
        still = [isolated(_still_open(one)) for one in is_open]
        shown = tr("Still open: {shown}").format(shown=" · ".join(still[:SHOWN])) if still else ""
        still_open = and_more(shown, len(still) - SHOWN) if len(still) > SHOWN else shown
        return "\n".join(filter(None, (still_open, capital(" · ".join(parts)))))

    def show_list(self) -> None:
        """List every sum with its records."""
        popup = PopupList(self, tr("Every sum"), self._rows, "magnifying-glass", tr("What was given in all"))
        popup.on_chosen(self.figure_opened.emit)
        words = tr("Only what was given, one act at a time, is added · Enter shows the sentences · Esc back")
        if not self._is_whole:
            words = f"{words} · {tr('These are too many records to say what is open of promises; filter them')}"
        popup.say(words)
        popup.open_at(on_screen(self.sums), width=520)

    def _rows(self, typed: str) -> list[PopupRow]:
        rows: list[PopupRow] = []
        for total in self._totals.ordered:
            figure = of_sum(total)
            each = [f"{ref} ({much})" for ref, much in figure.adds] or [line.ref for line in total.added]
            listed = named(each, of=figure.number) if total.more else ", ".join(dict.fromkeys(each))
            below = " · ".join((tr("from {refs}").format(refs=listed), *remarks(total)))
            rows.append(PopupRow(figure, figure.label, below=below, icon="check"))
        for one in self._pledged:
            if one.refs:
                words = pledges_in_words(one)
                still = tr("Still open: {shown}").format(shown=pledge_words(one)[2])
                of_which = tr("from {refs}").format(refs=named(one.refs))
                below = " · ".join((of_which, what_came_in_words(one), *pledge_remarks(one)))
                figure = Figure(capital(words), one.refs, fields=QUANTITY)
                rows.append(PopupRow(figure, still, below=below, icon="calendar-blank"))
        for total in self._totals.every:
            for line in total.beside:
                words, why = isolated(f"{line.ref} {line_words(line)}"), tr("not added: {why}").format(why=line.why)
                glyph = "calendar-blank" if line.outcome in PLEDGED else "x"
                rows.append(PopupRow(Figure(words, (line.ref,)), words, below=why, icon=glyph))
        for why, refs in self._totals.left_out.items():
            figure = _figure(left_out_words(why), refs, self._totals.ids_left_out(why))
            counted = tr("{n:,} {why}").format(n=figure.number, why=figure.label)
            rows.append(PopupRow(figure, counted, below=tr("never added"), icon="x"))
        wanted = typed.casefold()
        return [row for row in rows if wanted in f"{row.text} {row.below}".casefold()]


def _still_open(pledges: PledgeSum) -> str:
    """What is open of pledges, and whether some or all of it comes on a condition only."""
    still = pledge_words(pledges)[2]
    if not pledges.conditional:
        return still
    is_all = set(pledges.refs) <= set(pledges.conditional)
    return (tr("{open} (conditional)") if is_all else tr("{open} (some conditional)")).format(open=still)


def _figure(words: str, refs: Sequence[str], ids: Sequence[int], fields: tuple[str, ...] = ()) -> Figure:
    """A figure by the references of its records, or where not all of these are kept by their ids."""
    return Figure(words, refs, fields=fields) if len(refs) == len(ids) else Figure(words, ids=ids, fields=fields)
