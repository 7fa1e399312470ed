"""Reading aids besides the operations: find, outline, selecting, missing evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.actions import passages
from app.domain.language import tr
from app.ui.reader.handles import EndHandles
from app.ui.views.read import selecting
from app.ui.views.read.announce import Announcer, words_of
from app.ui.views.read.beside_named import BesideNamed
from app.ui.views.read.card_rows import CardRows
from app.ui.views.read.coverage import CoverageView
from app.ui.views.read.levels import LevelSwitch
from app.ui.views.read.proposals import Proposals
from app.ui.views.read.side_box import SideBox
from app.ui.views.read.structure import step_paragraph
from app.ui.views.read.texts_of_work import TextSwitch, choose_original, go_to_other

if TYPE_CHECKING:
    from app.ui.views.read.find_bar import FindBar
    from app.ui.views.read.in_paragraph import Spot
    from app.ui.views.read.meant import Meant
    from app.ui.views.read.reading import Reading
    from app.ui.widgets.popup_list import PopupList


class Aids(QObject):
    """Made shortly after the workspace was opened, or when first needed."""

    def __init__(self, place: Reading, meant: Meant) -> None:
        super().__init__(place)
        self._place, self._meant = place, meant
        self.coverage = CoverageView(place)
        self.proposals = Proposals(place, meant, self.coverage.wait_for_quiet)
        self.levels = LevelSwitch(place)
        self.texts = TextSwitch(place)
        self.named = BesideNamed(place)
        self.card_rows = CardRows(place)
        self.handles = EndHandles(place.page)
        self.handles.moved.connect(lambda passage, start, end: self._move(passage, (start, end), ""))
        self._bar: FindBar | None = None
        self._paragraph: SideBox | None = None
        self._gifts: SideBox | None = None
        self.announcer = Announcer(place, self._is_finding)
        place.page.tip_of = self._tip_of
        place.page.of_paragraph = self._of_paragraph

    def _is_finding(self) -> bool:
        return self._bar is not None and self._bar.isVisible()

    def _tip_of(self, passage_id: int) -> str:
        passage = self._place.passages().get(passage_id)
        return words_of(passage) if passage is not None else ""

    @property
    def bar(self) -> FindBar:
        if self._bar is None:
            from app.ui.views.read.find_bar import FindBar

            self._bar = FindBar(self._place)
        return self._bar

    def find(self) -> None:
        if self._place.row is not None:
            self._place.middle.setCurrentWidget(self._place.page)
            self.bar.open()

    def put_find_away(self) -> None:
        """Close the bar, where it is open."""
        if self._bar is not None and self._bar.isVisible():
            self._bar.put_away()

    def find_step(self, way: int) -> None:
        """Go to the next hit, or the previous one."""
        if self._place.row is not None:
            self.bar.step(way)

    # --- where in the source ---

    def outline(self) -> PopupList | None:
        """Open the headings of the source, to jump to one."""
        from app.ui.views.read.outline import open_outline

        if (made := open_outline(self._place)) is None:
            self._place.session.say(tr("This source has no headings."), "warning")
        return made

    def go_to_paragraph(self) -> PopupList | None:
        """Open the numbered paragraphs of the source, to jump to one."""
        from app.ui.views.read.outline import open_paragraphs

        return open_paragraphs(self._place)

    def step_paragraph(self, way: int) -> None:
        """Go to the next paragraph, or to the beginning of this or the previous one."""
        step_paragraph(self._place.page, way)
        self.announcer.announce_paragraph()

    def go_to_other_text(self) -> None:
        go_to_other(self._place)

    def choose_original(self) -> None:
        choose_original(self._place)

    def pair_paragraph(self) -> None:
        """Choose the paragraphs of the original that correspond to the one at the caret."""
        from app.ui.views.read.pairing import open_pairing

        open_pairing(self._place)

    def _of_paragraph(self) -> tuple[str, ...]:
        row = self._place.row
        return ("page.pair",) if row is not None and row.has_original else ()

    def next_missing(self, way: int) -> None:
        """Go to the next or previous figure that is not yet evidence."""
        if self.coverage.current() is None:
            self._place.session.say(tr("The figures of this source are still being counted."), "warning")
        elif not self.coverage.next_missing(way):
            self._place.session.say(tr("Every figure here is evidence."))

    # --- what is in the paragraph ---

    def show_paragraph(self) -> None:
        """Focus the list of what is in the current paragraph; from there, close it."""
        if self._paragraph is None:
            from app.ui.views.read.in_paragraph import InParagraph

            made = InParagraph(self._place)
            made.wanted.connect(self._go_to_spot)
            close = tr("Close the list of the paragraph")
            self._paragraph = SideBox(self._place, tr("In this paragraph"), close, made, made)
        self._turn(self._paragraph)

    def list_gifts(self) -> None:
        """Focus the list of the sentences that look like donations; from there, close it."""
        if self._gifts is None:
            from app.ui.views.read.gifts_here import GiftsHere

            made = GiftsHere(self._place, self.proposals)
            close = tr("Close the list of likely donations")
            self._gifts = SideBox(self._place, tr("Likely donations"), close, made, made)
        self.proposals.hasten()
        self._turn(self._gifts)

    def _turn(self, box: SideBox) -> None:
        """Open one list in place of the other, or close it."""
        for other in (self._paragraph, self._gifts):
            if other is not None and other is not box:
                other.hide()
        box.turn()

    def _go_to_spot(self, spot: Spot) -> None:
        page = self._place.page
        if spot.passage is not None:
            page.go_to_passage(spot.passage)
            page.passage_clicked.emit(spot.passage)
        else:
            page.select(spot.start, spot.end)
            page.scroll_to(spot.start)
            self.announcer.announce_selected(None)
        if self._place.panes is not None:
            self._place.panes.close_drawer()
        page.setFocus()

    # --- selecting ---

    def move_end(self, which: str, way: int) -> None:
        """Move the start or end of the current passage by one word (1 or -1)."""
        if (passage_id := self._meant.passage()) is None:
            self._place.session.say(tr("There is no passage here. Click one, or go to it with ]."), "warning")
            return
        if (passage := self._meant.here(passage_id)) is None:
            return
        stretch = selecting.moved_end(self._place.page, (passage.start, passage.end), which, way)
        while self._meant.passage_on(stretch) not in (None, passage_id):  # on past the words of another
            further = selecting.moved_end(self._place.page, stretch, which, way)
            if further == stretch:
                break
            stretch = further
        self._move(passage_id, stretch, f"ends of passage {passage_id}")

    def _move(self, passage_id: int, stretch: tuple[int, int], merge: str) -> None:
        page = self._place.page
        self._place.session.do(lambda store: passages.move_ends(store, passage_id, *stretch, merge))
        found = self._place.passages().get(passage_id)
        if found is not None and not found.start <= page.caret() <= found.end:
            page.select(found.start, found.start)
        page.choose(passage_id)
        self._meant.follow(passage_id)

    def rest(self) -> None:
        """Stop before the workspace is closed."""
        self.coverage.rest()
        self.proposals.rest()
