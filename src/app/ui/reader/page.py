"""The reading page: what mouse and keyboard do with the text. Offsets that go in and out are code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.language import tr
from app.ui.look import qt_numbers
from app.ui.reader.marked import MarkedText
from app.ui.reader.marks import Mark
from app.ui.reader.sentences import sentence_at
from app.ui.reader.text import display

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent, QMimeData
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

ZOOMS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75)
NORMAL_ZOOM = 1
HOVER_MS = 300
"""How long the pointer rests on marked words before the other marks fade; beside them it is at once."""
PLACE_MS = 200
STILL_PX = 4
"""How far the mouse may move between press and release for a click: no hand is quite still."""
MENU = ("page.tag", "page.in_vivo", "page.repeat", "page.note", "page.quote", "page.record", "page.country",
        "page.claim", "page.remove")  # fmt: skip
"""The commands of the context menu."""
OF_A_PASSAGE = ("page.quote", "page.remove")
"""Those that selected words alone are not enough for."""


class ReaderPage(MarkedText):
    """A text to read, select and mark, by mouse or keyboard."""

    selection_changed = Signal()
    passage_clicked = Signal(int)
    chip_clicked = Signal(int, str)
    """Passage and the chip's key."""
    place_changed = Signal(int)
    zoom_changed = Signal(int)
    """The new step, 0 to 5."""
    restore_requested = Signal(int)
    """Index of the block to put back."""
    cut_requested = Signal(int)
    """Index of the block to cut."""
    command_wanted = Signal(str)
    """The id of a command, from the context menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textInteractionFlags", qt_numbers.SELECT_BY_MOUSE | qt_numbers.SELECT_BY_KEYBOARD)
        self.setAccessibleDescription(tr("Text to read and mark. Arrow keys move, Shift and arrows select."))
        self.viewport().setMouseTracking(True)
        self.own_keys: dict[str, Callable[[], object]] = {
            "S": self.select_sentence,
            "Shift+S": self.select_paragraph,
            "]": self.next_passage,
            "[": self.previous_passage,
            "Ctrl++": lambda: self.set_zoom(self._step + 1),
            "Ctrl+=": lambda: self.set_zoom(self._step + 1),
            "Ctrl+-": lambda: self.set_zoom(self._step - 1),
            "Ctrl+0": lambda: self.set_zoom(NORMAL_ZOOM),
        }
        """What the page does by itself until the commands are there, whose keys can be changed."""
        self._step = NORMAL_ZOOM
        self._pressed: QPoint | None = None
        self._drawn_from: int | None = None
        """Where a selection begins that the mouse may be drawing."""
        self._drawing = False
        self._hovered: int | None = None
        self._fades = True
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._isolate_hovered)
        self._moved = QTimer(self, singleShot=True, interval=PLACE_MS)
        self._moved.timeout.connect(lambda: self.place_changed.emit(self.place()))
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._moved.start())  # not for `at` ms
        self.cursorPositionChanged.connect(self.selection_changed)
        self.selectionChanged.connect(self.selection_changed)
        self.cursorPositionChanged.connect(self._let_go_of_what_was_left)
        self.first_painted.connect(lambda: QTimer.singleShot(0, self, self._mind_the_margins))

    def _mind_the_margins(self) -> None:
        from app.ui.reader.mouse_beside import MouseBeside

        MouseBeside(self)

    # Selection and caret

    def selection(self) -> tuple[int, int] | None:
        """The selected stretch, or None when nothing is selected."""
        anchor, position = self.canonical_cursor()
        return (min(anchor, position), max(anchor, position)) if anchor != position else None

    def caret(self) -> int:
        """The canonical offset of the caret."""
        return self.canonical_cursor()[1]

    def caret_rect(self) -> QRect:
        """Where the caret is on the screen, for what opens beside it; it is brought into view for that."""
        caret, offsets, seen = self.caret(), self._built.offsets, self.viewport().rect()
        if len(offsets) and not (
            offsets.in_document(offsets.index_at(caret)) and seen.contains(self.cursorRect().center())
        ):
            self.scroll_to(caret)
        box = self.cursorRect()
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())

    def select_sentence(self) -> None:
        """Select the sentence at the caret; when whole sentences are selected, one more."""
        number = self._built.offsets.index_at(self._head())
        if not self._built.infos:
            return
        start, end = self._built.offsets.stretch(number)
        shown = display(self._built.infos[number].block, self._text.text)
        low, high = sentence_at(shown, self._head() - start)
        chosen = self.selection()
        if chosen and chosen[0] <= start + low and chosen[1] >= start + high:
            following = start + high
            while following < end and shown[following - start].isspace():
                following += 1
            low, high = chosen[0] - start, sentence_at(shown, following - start)[1]
        self.select(start + low, start + high)

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        if self._built.infos:
            page, at = self._text, self._text.shown[self._built.offsets.index_at(self._head())]
            self.select(page.blocks[page.first_piece(at)].start, page.blocks[page.last_piece(at)].end)

    def _head(self) -> int:
        """The offset that sentence and paragraph are taken around: inside the selection, at its end."""
        chosen = self.selection()
        return max(chosen[0], chosen[1] - 1) if chosen else self.caret()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Exactly the canonical characters; Qt would turn no-break spaces into spaces."""
        from app.ui.base.copied import Copied

        data = Copied()
        data.setText(self._built.offsets.copied(*sorted(self.canonical_cursor())))
        return data

    def copy(self) -> None:
        """Put the selection on the clipboard."""
        if self.selection() is not None:
            QtGui.QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())

    # Passages

    def passages_at_caret(self) -> list[int]:
        """The passages over the caret, the shortest first."""
        return [mark.passage_id for mark in self._marks.at(self.caret())]

    def cycle_passages(self) -> None:
        """Look at the next of the passages under the caret, the shortest first."""
        under = self.passages_at_caret()
        if under:
            self._click(under[self._after_chosen(under)])

    def _after_chosen(self, under: list[int]) -> int:
        """The index of the passage after the chosen one; the first where none of them is chosen."""
        chosen = self._look.current
        return (under.index(chosen) + 1) % len(under) if chosen in under else 0

    def go_to_passage(self, passage_id: int) -> None:
        """Put the caret at the start of a passage, bring it into view and look at it alone."""
        mark = self._marks.get(passage_id)
        if mark is not None:
            self.select(mark.start, mark.start)
            self.scroll_to(mark.start)
            self.choose(passage_id)

    def next_passage(self) -> None:
        """Go to the first passage that starts after the caret."""
        self._go(self._marks.after(self.caret()))

    def previous_passage(self) -> None:
        """Go to the last passage that starts before the caret."""
        self._go(self._marks.before(self.caret()))

    def _go(self, mark: Mark | None) -> None:
        if mark is not None:
            self.go_to_passage(mark.passage_id)
            self.passage_clicked.emit(mark.passage_id)

    def chosen_passage(self) -> int | None:
        """The passage that is looked at alone, if any."""
        return self._look.current

    def choose(self, passage_id: int | None, *, fade: bool = True) -> None:
        """Look at one passage: its chips are outlined and, with `fade`, the other marks fade. None for all alike."""
        if passage_id != self._look.current:
            changed = [one for one in (self._look.current, passage_id) if one is not None]
            self._look.current = passage_id
            self._looked_at(changed)
        self._fades = fade
        self._isolate()

    def _let_go_of_what_was_left(self) -> None:
        """The caret has moved away from the chosen passage: all marks are alike again."""
        if self._look.current is None:
            return
        mark = self._marks.get(self._look.current)
        if mark is None or not mark.start <= self.caret() <= mark.end:
            self.choose(None)

    def _isolate(self) -> None:
        chosen = self._look.current if self._fades else None
        wanted = self._hovered if self._hovered is not None else chosen
        if wanted is not None and self._marks.get(wanted) is None:
            wanted = None
        if wanted != self._look.isolated:
            self._look.isolated = wanted
            self.viewport().update()

    def _isolate_hovered(self) -> None:
        self._hovered = self.passage_at(self.viewport().mapFromGlobal(self.cursor().pos()))
        self._isolate()

    # Zoom

    def zoom_step(self) -> int:
        """Which of the six sizes is on; 1 is the usual one."""
        return self._step

    def set_zoom(self, step: int) -> None:
        """Show the text at another of the six sizes; the place in it stays."""
        step = min(max(step, 0), len(ZOOMS) - 1)
        if step != self._step:
            self._step = step
            self._zoom = ZOOMS[step]
            self.rebuild()
            self.zoom_changed.emit(step)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page's own keys; what it does not know goes on to QtCore.Qt."""
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self.own_keys and (name := _name(event)) and (own := self.own_keys.get(name)) is not None:
            own()
        elif key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and self.passages_at_caret():
            self._click(self.passages_at_caret()[0])
        elif key == QtCore.Qt.Key.Key_Escape and (self._look.current is not None or self.selection()):
            self.choose(None)
            self.select(self.caret(), self.caret())
        else:
            return False
        return True

    def _click(self, passage_id: int) -> None:
        self.choose(passage_id)
        self.passage_clicked.emit(passage_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl held the wheel changes the size, one step a notch."""
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._step + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the text a press is for chips and stripes and moves no caret."""
        point = event.position().toPoint()
        self._pressed = point
        if event.button() == QtCore.Qt.MouseButton.LeftButton and self._is_beside(point):
            event.accept()
            return
        self._drawing, self._drawn_from = False, None
        left = event.button() == QtCore.Qt.MouseButton.LeftButton
        shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        if left and not shift and self.selection():
            self.select(self.caret(), self.caret())  # else Qt would drag the words away: here one selects within them
        anchor = self.canonical_cursor()[0]
        super().mousePressEvent(event)
        if left and shift:
            self.select(anchor, self._whole(event, anchor)[1])
        elif left:
            self._drawn_from = self.caret()

    def _whole(self, event: QMouseEvent, anchor: int) -> tuple[int, int]:
        """Anchor and caret of a selection that the mouse draws from `anchor`: of whole words, with Alt of letters."""
        position = self.canonical_cursor()[1]
        if event.modifiers() & QtCore.Qt.KeyboardModifier.AltModifier or not len(self._built.offsets):
            return anchor, position
        from app.ui.reader.steps import whole_words

        return whole_words(self, anchor, position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing chooses what is under it."""
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        beside = pressed is not None and self._is_beside(pressed)
        if not beside:
            super().mouseReleaseEvent(event)
        if self._drawing and self._drawn_from is not None and self.selection():
            # The page may have scrolled under the mouse since it was moved.
            self.select(*self._whole(event, self._drawn_from))
        self._drawing, self._drawn_from = False, None
        clicked = pressed is not None and (point - pressed).manhattanLength() < STILL_PX
        if event.button() != QtCore.Qt.MouseButton.LeftButton or not clicked or (not beside and self.selection()):
            return
        chip = self.chip_at(point)
        if chip is not None and chip.passage < 0:
            self.restore_requested.emit(-1 - chip.passage)
            return
        link = self.anchorAt(point)
        if link and event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self._open(link)
            return
        passage = self.passage_at(point)
        if passage is None:
            self.choose(None)
            return
        at = self.offset_at(point)
        if chip is None and at is not None:  # on words that several passages share each click leads to the next
            under = [mark.passage_id for mark in self._marks.at(at)]
            passage = under[self._after_chosen(under)] if passage in under else passage
        self._click(passage)
        if chip is not None:
            self.chip_clicked.emit(passage, chip.chip.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Resting on a mark lets the others fade; a selection that is drawn is of whole words."""
        point = event.position().toPoint()
        if self._drawn_from is not None and self._pressed is not None:
            self._drawing = self._drawing or (point - self._pressed).manhattanLength() >= STILL_PX
            if self._drawing:
                super().mouseMoveEvent(event)
                self.select(*self._whole(event, self._drawn_from))
            return
        if self._pressed is None or not self._is_beside(self._pressed):
            super().mouseMoveEvent(event)
        if event.buttons() != QtCore.Qt.MouseButton.NoButton:
            return
        over = self.passage_at(point)
        beside = self._is_beside(point)
        hand = beside and (over is not None or self.chip_at(point) is not None)
        shape = QtCore.Qt.CursorShape.ArrowCursor if beside else QtCore.Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(QtCore.Qt.CursorShape.PointingHandCursor if hand else shape)
        if over == self._hovered:
            return
        if over is None or beside:
            self._hover.stop()
            self._hovered = over
            self._isolate()
        else:
            self._hover.start()

    def leaveEvent(self, event: QEvent) -> None:
        """Outside the page nothing is looked at."""
        self._hover.stop()
        self._hovered = None
        self._isolate()
        super().leaveEvent(event)

    def _is_beside(self, point: QPoint) -> bool:
        return not (self._column.left - 8 <= point.x() <= self._column.right + 8)

    # Context menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The few things that can be done with what is under the mouse, or by the keyboard where the caret is."""
        if event.reason() == event.Reason.Keyboard:
            box = self.caret_rect()
            self.context_menu(self.viewport().mapFromGlobal(box.center())).popup(box.bottomLeft())
        else:
            self._take_in_hand(event.pos())
            self.context_menu(event.pos()).popup(event.globalPos())

    def _take_in_hand(self, point: QPoint) -> None:
        """Look at what is at a point of the viewport, so that what is shown is what the menu acts on.

        A selection that is pointed at stays, and beside the text so does any; of passages that share the words, the
        one that is looked at stays.
        """
        at, beside, chosen = self.offset_at(point), self._is_beside(point), self.selection()
        passage = self.passage_at(point)
        if passage is None and beside:
            return
        if chosen is not None and not beside and at is not None and chosen[0] <= at <= chosen[1]:
            return
        under = [mark.passage_id for mark in self._marks.at(at)] if at is not None and not beside else []
        if self._look.current in under:
            passage = self._look.current
        caret = self._built.offsets.to_canonical(self.cursorForPosition(point).position()) if not beside else None
        mark = self._marks.get(passage) if passage is not None else None
        if caret is None and mark is not None:
            caret = mark.start
        if caret is not None:
            self.select(caret, caret)
        if passage is None:
            self.choose(None)
        else:
            self._click(passage)

    def context_menu(self, point: QPoint) -> QMenu:
        """The menu for a point of the viewport."""
        from app.domain.language import tr
        from app.ui.base.view_keys import entry
        from app.ui.look.icons import icon

        menu = QtWidgets.QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.selection() is not None
        copy = menu.addAction(icon("copy"), tr("Copy") + "\tCtrl+C", self.copy)
        copy.setEnabled(chosen)
        menu.addSeparator()
        looked_at = self._look.current is not None or bool(self.passages_at_caret())
        for name in MENU:
            action = entry(menu, name, lambda name=name: self.command_wanted.emit(name))
            action.setEnabled(looked_at or (chosen and name not in OF_A_PASSAGE))
        link = self.anchorAt(point)
        if link:
            menu.addSeparator()
            menu.addAction(tr("Open link"), lambda: self._open(link))
        number = self._built.offsets.first + self.cursorForPosition(point).blockNumber()
        if number < len(self._built.infos):
            info = self._built.infos[number]
            menu.addSeparator()
            if info.why:
                menu.addAction(tr("Put this block back"), lambda: self.restore_requested.emit(info.at))
            else:
                menu.addAction(tr("Cut this block from the text"), lambda: self.cut_requested.emit(info.at))
        return menu

    def _open(self, link: str) -> None:
        url = QtCore.QUrl(link)
        if url.scheme() in ("http", "https"):
            QtGui.QDesktopServices.openUrl(url)


def _name(event: QKeyEvent) -> str:
    """A key as it is written in a table; a bracket is what it types, with whatever it takes on this keyboard."""
    if event.text() in ("[", "]"):
        return event.text()
    held = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
    pressed = QtCore.QKeyCombination(held, QtCore.Qt.Key(event.key()))
    return QtGui.QKeySequence(pressed).toString(QtGui.QKeySequence.SequenceFormat.PortableText)
