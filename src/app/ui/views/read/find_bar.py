"""Find in the source: a slim bar at the top right of the page. Going from hit to hit takes the caret along, and who
leaves leaves it at the hit that is shown."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton

from app.domain.errors import BadInput
from app.domain.finding import Hits, Options, Searched, TooSlow
from app.domain.language import tr
from app.ui.look import fonts, theme
from app.ui.look.mirror import mirrored
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SPACE
from app.ui.reader.lines import boxes_of
from app.ui.reader.page import ReaderPage
from app.ui.reader.pieces import whole_stretches
from app.ui.views.read.reading import Reading
from app.ui.widgets.announcer import SaysSoon, announce
from app.ui.widgets.boxes import in_row
from app.ui.widgets.labels import icon_button
from app.ui.widgets.row_or_column import RowOrColumn

FIELD_PX, SAID_PX, EDGE = 210, 190, 12

CORNER = 3.0
AROUND = 40
"""So many characters on either side of a hit are said to a screen reader."""
AT_ONCE, AT_ONCE_S = 1_000_000, 0.03
"""A text of at most so many code points is searched while the key is pressed, with a pattern for so many seconds."""


class FindBar(QFrame):
    """What is looked for, how, how often it is there, and the way from hit to hit."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place.middle)
        self._place, self._page = place, place.page
        self._boxes = HitBoxes(self._page)
        self._searched = Searched("", ())
        self._hits = Hits([])
        self._session = place.session
        self._at = -1
        self._before: tuple[int, int, int] = (0, 0, 0)
        """Selection and place to come back to where nothing was found."""
        self._asked = False
        """Whether anything was typed, or another hit shown, since the bar was opened."""
        self._source_id: int | None = None
        self._is_elsewhere = False
        """Whether another source was opened since anything was typed."""
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Find in the source"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the source"))
        self.field.setAccessibleName(tr("Find in the source"))
        self.field.setFixedWidth(FIELD_PX)
        self.case = _toggle(tr("Aa"), tr("Capitals count (Alt+C)"), "Alt+C")
        self.whole = _toggle("ab|", tr("Whole words (Alt+W)"), "Alt+W")
        self.regex = _toggle(".*", tr("Pattern: a regular expression (Alt+R)"), "Alt+R")
        self.count = PlainLabel(look="muted")
        self._summary = ""
        self._announcement = SaysSoon(self, self._words_to_announce)
        self.previous = icon_button("caret-up", tr("Previous"), "find.previous")
        self.next = icon_button("caret-down", tr("Next"), "find.next")
        self.done = icon_button("x", tr("Close (Esc)"), pressed=self.leave)
        self._lay_out()
        self.field.textEdited.connect(self._edited)
        self.field.textChanged.connect(self._search)
        for toggle in (self.case, self.whole, self.regex):
            toggle.toggled.connect(self._search)
        self._place.shown.connect(self._source_changed)
        self._place.middle.currentChanged.connect(self._page_changed)
        place.middle.installEventFilter(self)
        self.field.installEventFilter(self)
        self._page.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        asked = in_row((self.field, 1), self.case, self.whole, self.regex, gap=2)
        found = in_row((self.count, 1), SPACE[0], self.previous, self.next, self.done, gap=2)
        in_row(RowOrColumn(asked, SPACE[0], found, gap=2), on=self, margins=SPACE[0])

    # --- opening and leaving ---

    def open(self) -> None:
        """Open with the selected words, or with what was looked for last."""
        chosen = self._page.selection()
        if not self.isVisible():
            self._before = (*(chosen or (self._page.caret(), self._page.caret())), self._page.place())
            self._take_text()
            self._asked = self._is_elsewhere = False
            self._source_id = self._source()
        if chosen is not None and chosen[1] - chosen[0] < 100 and self._place.text is not None:
            self.field.setText(self._place.text.text[chosen[0] : chosen[1]])
        self.show()
        self._move()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def leave(self) -> None:
        """Close with the caret at the hit that is shown; where nothing was looked for or found, as it was before."""
        start, end, top = self._before
        hit = self._hit() if self._asked else None
        self._close()
        if hit is None or hit == (start, end):
            self._page.select(start, end)
            self._page.restore_place(top)
        else:
            self._page.select(hit[0], hit[0])
            words = self._place.text.text[hit[0] : hit[1]] if self._place.text is not None else ""
            announce(self._page, tr("The caret is at: {words}").format(words=words))  # its line is read by itself

    def take(self) -> None:
        """Close with the hit selected, ready to be tagged."""
        if (hit := self._hit()) is None:
            self.leave()
            return
        self._close()
        self._page.select(*hit)
        announce(self._page, tr("Selected: {words}").format(words=self._around(hit)))

    def _hit(self) -> tuple[int, int] | None:
        return self._hits.places[self._at] if 0 <= self._at < len(self._hits.places) else None

    def _around(self, hit: tuple[int, int]) -> str:
        """The words of a hit with some context on either side."""
        text = self._place.text.text if self._place.text is not None else ""
        before, after = text[max(0, hit[0] - AROUND) : hit[0]], text[hit[1] : hit[1] + AROUND]
        if hit[0] > AROUND:  # what begins or ends within a word is left out
            before = before.partition(" ")[2] or before
        if hit[1] + AROUND < len(text):
            after = after.rpartition(" ")[0] or after
        return " ".join(f"{before}{text[hit[0] : hit[1]]}{after}".split())

    def _close(self) -> None:
        self.put_away()
        self._page.setFocus()

    def put_away(self) -> None:
        """Close it, and leave the caret and the keyboard where they are."""
        self.hide()
        self._boxes.show([])

    # --- searching ---

    def _take_text(self) -> None:
        offsets = self._page.offsets()
        stretches = whole_stretches(self._page.text())
        if self._searched.text is not offsets.text or len(stretches) != self._searched.count:
            self._searched = Searched(offsets.text, stretches)

    def _source_changed(self) -> None:
        if self.isVisible():
            self._take_text()
            self._before = (self._page.caret(), self._page.caret(), self._page.place())
            self._is_elsewhere = self._source() != self._source_id or self._is_elsewhere
            self._search()

    def _source(self) -> int | None:
        return self._place.row.id if self._place.row is not None else None

    def _page_changed(self, _index: int) -> None:
        if self._place.middle.currentWidget() is not self._page:
            self.put_away()

    def _edited(self) -> None:
        self._asked, self._is_elsewhere = True, False

    def _search(self) -> None:
        query = self.field.text()
        options = self._options()
        question = (query, options, self._searched)
        self._later(None)
        if len(self._searched.text) > AT_ONCE and query:
            self._later(question)
            return
        try:
            self._found(question, self._searched.find(query, options, AT_ONCE_S))
        except TooSlow:
            self._later(question)
        except BadInput as error:
            self._found(question, str(error))

    def _options(self) -> Options:
        return Options(self.case.isChecked(), self.whole.isChecked(), self.regex.isChecked())

    def _later(self, question: tuple[str, Options, Searched] | None) -> None:
        """Look it up off the ui thread, and say so; or give up what is looked up there."""
        if question is None:
            self._session.give_up(self)
            return
        query, options, searched = question
        self._hits = Hits([])
        self._show(-1, tr("Searching…"))
        self._session.query(
            self,
            lambda _store, stopped: searched.find(query, options, stopped=stopped),
            lambda hits: self._found(question, hits),
            lambda sentence: self._found(question, sentence),
        )

    def _found(self, question: tuple[str, Options, Searched], answer: Hits | str) -> None:
        """Show the hits of what is still asked, or why there are none."""
        query = question[0]
        if question != (self.field.text(), self._options(), self._searched) or not self.isVisible():
            return
        if isinstance(answer, str):
            self._hits = Hits([])
            self._show(-1, answer)
            return
        self._hits = answer
        at = bisect_left(self._hits.places, (self._before[0], 0))
        found = len(self._hits.places)
        self._show(min(at, found - 1) if at < found else 0 if found else -1, "" if query else " ")
        if self._is_elsewhere and not found:
            self.put_away()

    def step(self, step: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        if not self.isVisible():
            self.open()
        if self._hits.places:
            self._show((self._at + step) % len(self._hits.places))
            self._announcement.once_more()
            start = self._hits.places[self._at][0]
            self._asked = True
            self._page.select(start, start)
            self._before = (start, start, self._page.place())

    def _words_to_announce(self) -> str:
        """Which hit it is, and the words around it."""
        hit = self._hit()
        return f"{self._summary}: {self._around(hit)}" if hit is not None else self._summary

    def _show(self, at: int, words: str = "") -> None:
        self._at = at
        found = len(self._hits.places)
        more = "+" if self._hits.more else ""
        said = words or (
            tr("{at:,} of {found:,}{more}").format(at=at + 1, found=found, more=more) if found else tr("Not found")
        )
        self.count.setText(self.count.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, SAID_PX))
        self._summary = said.strip()
        self.count.setToolTip(as_tip(self._summary))
        self._announcement.changed()
        self.next.setEnabled(found > 0)
        self.previous.setEnabled(found > 0)
        if at >= 0:
            self._page.scroll_to(self._hits.places[at][0])
        self._boxes.show(self._hits.places, at)
        self._move()

    # --- place and keys ---

    def _move(self) -> None:
        bar = self._page.verticalScrollBar().width()
        wide = min(self.sizeHint().width(), self._place.middle.width() - bar - 2 * EDGE)
        self.resize(wide, self.heightForWidth(wide))
        left = max(0, self._place.middle.width() - self.width() - bar - EDGE)
        self.move(mirrored(QRect(left, EDGE, self.width(), self.height()), self._place.middle.rect()).topLeft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape of the field, and Escape of the page; and the bar stays in its corner."""
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._move()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self._page and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            closes = event.key() == Qt.Key.Key_Escape and self.isVisible()
            if closes:
                self.put_away()
            return closes or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held == Qt.KeyboardModifier.ControlModifier:
                self.take()
            else:
                self.step(-1 if held == Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes from every button of the bar; no key goes through to the page but Enter, for the button."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.setAccepted(event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter))


def _toggle(text: str, tip: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setFont(fonts.interface(12))
    button.setCheckable(True)
    button.setShortcut(key)
    button.setToolTip(as_tip(tip))
    button.setAccessibleName(tip.split(" (")[0])
    return button


class HitBoxes:
    """Draws boxes around the hits in the visible blocks, so that they do not look like highlights."""

    def __init__(self, page: ReaderPage) -> None:
        self._page = page
        self._places: list[tuple[int, int]] = []
        self._current = -1
        page.overlays.append(self._paint)

    def show(self, places: list[tuple[int, int]], current: int = -1) -> None:
        """Box these stretches, in order; the one with the index `current` more strongly."""
        self._places, self._current = places, current
        self._page.viewport().update()

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        if not self._places:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush())
        colours, rise, offsets = theme.current(), self._page.zoom(), self._page.offsets()
        for at, box, baseline in boxes_of(block, number, self._places, offsets, self._page.is_mixed(number)):
            current = at == self._current
            painter.setPen(QPen(theme.colour(colours.accent if current else colours.muted), 2.0 if current else 1.0))
            boxed = QRectF(box.x() - 1.5, top + baseline - 16 * rise, box.width() + 3, 21.5 * rise)
            painter.drawRoundedRect(boxed, CORNER, CORNER)
        painter.restore()
