"""The reading page: one text to read, select and mark. Public offsets are code points.

The page is a Qt text widget that delegates to its parts, each of which knows only those before it: the sheet (the
document in its column), the caret, the window of a long text, the visible place, the marks, and the mouse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.domain.language import tr
from app.ui.look import fonts, qt_numbers, theme
from app.ui.reader.caret import Caret
from app.ui.reader.lines import boxes_of
from app.ui.reader.mark_layer import MarkLayer, Overlay
from app.ui.reader.marks import Level, Mark, MarkIndex
from app.ui.reader.mouse import Mouse
from app.ui.reader.place import Place
from app.ui.reader.placed import Column
from app.ui.reader.setting import Setting
from app.ui.reader.sheet import Sheet
from app.ui.reader.spotlight import Spotlight
from app.ui.reader.text import ReaderText
from app.ui.reader.windowed import TextWindow

ZOOMS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75)
NORMAL_ZOOM = 1
PLACE_MS = 200
REST_MS = 120
"""How long the caret must rest in a passage until a quiet page underlines it."""
MENU = ("page.tag", "page.in_vivo", "page.repeat", "page.note", "page.quote", "page.draft", "page.record",
        "page.country", "page.claim", "page.remove")  # fmt: skip
"""The commands of the context menu."""
OF_A_PASSAGE = ("page.quote", "page.remove")
"""Those that need a passage; selected words are not enough."""


def zoom_of(kept: object) -> int:
    """The stored step of the size, clamped to valid ones; the normal one if none is stored."""
    return min(max(kept, 0), len(ZOOMS) - 1) if isinstance(kept, int) else NORMAL_ZOOM


class ReaderPage(QTextEdit):
    """A text to read, select and mark, by mouse or keyboard."""

    first_painted = Signal()
    """A text was painted for the first time."""
    selection_changed = Signal()
    passage_clicked = Signal(int)
    chip_clicked = Signal(int, str)
    """Passage and the chip's key."""
    place_changed = Signal(int)
    set_again = Signal()
    """The text is set in another size or width."""
    zoom_changed = Signal(int)
    """The new step, 0 to 5."""
    restore_requested = Signal(int)
    """Index of the block to put back."""
    cut_requested = Signal(int)
    """Index of the block to cut."""
    command_wanted = Signal(str)
    """The id of a command, from the context menu."""
    selected_by_mouse = Signal()
    """The button was released with words selected."""

    def __init__(self) -> None:
        super().__init__()
        # Found by class and name, and kept, the viewport is known to PySide. Otherwise the first `viewport()` would
        # search all widget classes, which takes 9 ms before the first paint.
        self._view = self.findChild(QWidget, "qt_scrollarea_viewport")
        self._set_up()
        self._painted = False
        self._sheet = Sheet(self, self._lines_changed)
        self._caret = Caret(self, self._sheet)
        self._window = TextWindow(self, self._sheet, self._caret)
        self._place = Place(self._sheet, self._window)
        self._marks = MarkLayer(self, self._sheet)
        self._spotlight = Spotlight(self, self._sheet)
        self._mouse = Mouse(self, self._sheet, self._caret, self._marks)
        self.overlays: list[Overlay] = self._marks.overlays
        """What else is painted under the words of a visible block, such as the hits of a search."""
        self._hand_on()
        self.tip_of: Callable[[int], str] = lambda _passage: ""  # a passage's tags in words
        self.of_paragraph: Callable[[], tuple[str, ...]] = tuple
        """The ids of the commands for the paragraph of the caret."""
        self._step = NORMAL_ZOOM
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
        """The page's keys until the commands are loaded, whose keys can be changed."""
        self._moved = QTimer(self, singleShot=True, interval=PLACE_MS)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._widened = QTimer(self, singleShot=True, interval=0)
        self._widened.timeout.connect(self._follow_width)
        self._connect()

    def _hand_on(self) -> None:
        """Expose methods of the parts as methods of the page."""
        self.offsets = self._sheet.offsets
        self.info = self._sheet.info
        self.column_of = self._sheet.column_of
        self.widths = self._sheet.widths
        self.block_of = self._sheet.block_of
        self.seen_blocks = self._sheet.seen_blocks
        self.offset_at = self._sheet.offset_at
        self.least_width = self._sheet.least_width
        self.heights = self._window.heights
        self.long_bar = self._window.bar
        self.place = self._place.top
        self.foot = self._place.foot
        self.restore_place = self._place.restore
        self.scroll_to = self._place.scroll_to
        self.is_in_view = self._place.is_in_view
        self.canonical_cursor = self._caret.ends
        self.selection = self._caret.selection
        self.caret = self._caret.at
        self.select = self._caret.select
        self.sentence = self._caret.sentence
        self.select_sentence = self._caret.select_sentence
        self.select_paragraph = self._caret.select_paragraph
        self.set_marks = self._marks.show
        self.put_mark = self._marks.put
        self.take_mark = self._marks.take
        self.set_figures = self._marks.set_figures
        self.show_figures = self._marks.show_figures
        self.set_level = self._marks.set_level
        self.placed = self._marks.placed
        self.passage_at = self._marks.passage_at
        self.chip_at = self._marks.chip_at
        self.isolate_tags = self._marks.isolate_tags
        self.isolated_tags = self._marks.isolated_tags
        self.name_tags = self._marks.name_tags
        self.chosen_passage = self._marks.current
        self.card_rows = self._marks.rows
        self.ring_row = self._marks.ring
        self.choose = self._marks.choose

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setProperty("horizontalScrollBarPolicy", qt_numbers.SCROLL_BAR_OFF)
        self.setProperty("verticalScrollBarPolicy", qt_numbers.SCROLL_BAR_ON)
        self.setProperty("textInteractionFlags", qt_numbers.SELECT_BY_MOUSE | qt_numbers.SELECT_BY_KEYBOARD)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAcceptDrops(False)
        # Else Qt reports it as focused too, and a screen reader finds two.
        self.viewport().setFocusProxy(None)  # type: ignore[arg-type]
        self.viewport().setMouseTracking(True)

    def _connect(self) -> None:
        theme.notifier().changed.connect(self.rebuild)
        self._moved.timeout.connect(lambda: self.place_changed.emit(self.place()))
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._moved.start())  # `start` would take `at` as ms
        self.cursorPositionChanged.connect(self.selection_changed)
        self.selectionChanged.connect(self.selection_changed)
        self.cursorPositionChanged.connect(self._let_go_of_what_was_left)
        self.cursorPositionChanged.connect(lambda: self._rest.start())
        self._rest.timeout.connect(self._rested)
        self._mouse.passage_clicked.connect(self.passage_clicked)
        self._mouse.chip_clicked.connect(self.chip_clicked)
        self._mouse.restore_clicked.connect(self.restore_requested)
        self._mouse.link_clicked.connect(_open)
        self._mouse.selected.connect(self.selected_by_mouse)
        self.is_pressed = self._mouse.is_down
        self.first_painted.connect(lambda: QTimer.singleShot(0, self, self._mind_the_margins))

    def _mind_the_margins(self) -> None:
        from app.ui.reader.mouse_beside import MouseBeside

        MouseBeside(self, self._tip_at)

    def _tip_at(self, point: QPoint) -> str:
        """The tool tip beside the words; there is none over them."""
        chip = self.chip_at(point)
        if chip is not None:
            return chip.chip.tip or chip.chip.text
        passage = self.passage_at(point) if self.offset_at(point) is None else None
        return self.tip_of(passage) if passage is not None else ""

    # The text

    def text(self) -> ReaderText:
        return self._sheet.text

    def load(self, page: ReaderText, marks: Iterable[Mark] = (), place: int = 0) -> None:
        """Show another text with its marks, with the line of offset `place` at the top. Figures are set later."""
        self._marks.load(marks)
        self._sheet.text = page
        self._show(place)

    def _show(self, place: int) -> None:
        self._sheet.follow_width()
        self._window.write(place)
        self.setCursorWidth(2)
        self.setAccessibleName(self.text().header.title or tr("Text"))
        self.restore_place(place)

    def rebuild(self) -> None:
        """Make the document again, for another theme or zoom, keeping caret, selection, position and emphasis."""
        place, chosen = self._place.kept, self.chosen_passage()
        ends = self.canonical_cursor()
        self._show(place)
        self.select(*ends)
        self.restore_place(place)
        self._marks.put_back(chosen)
        self.set_again.emit()

    def _lines_changed(self) -> None:
        self._marks.lines_changed()
        self._window.lines_changed()

    def is_mixed(self, number: int) -> bool:
        return self._sheet.info(number).mixed

    def column(self) -> Column:
        return self._sheet.column

    def is_long(self) -> bool:
        return self._sheet.is_long

    # Typography

    def zoom(self) -> float:
        """The size of letters as a multiple of the usual size."""
        return self._sheet.zoom

    def zoom_step(self) -> int:
        """Which of the six sizes is used; 1 is the usual one."""
        return self._step

    def set_zoom(self, step: int) -> None:
        """Use another of the six sizes, keeping the position."""
        step = zoom_of(step)
        if step != self._step:
            self._step = step
            self._sheet.chosen_zoom = ZOOMS[step]
            self.rebuild()
            self.zoom_changed.emit(step)

    def setting(self) -> Setting:
        return self._sheet.setting

    def set_setting(self, setting: Setting) -> None:
        """Change the typographic setting, keeping caret, selection and position."""
        if setting != self._sheet.setting or setting.face != fonts.page_face():
            self._sheet.setting = setting
            fonts.choose_page_face(setting.face)
            if self.text().blocks:
                self.rebuild()

    def _follow_width(self) -> None:
        """Lay out the page again if its new width has another letter size; called after Qt has resized it."""
        if (self._sheet.follow_width() or not self._sheet.suits()) and self.text().blocks:
            self.rebuild()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """With the window's font Qt lays out all lines again; a style sheet takes a palette of one's own away."""
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.FontChange:
            self._lines_changed()
        elif event.type() == QtCore.QEvent.Type.StyleChange and self._spotlight.stretch is not None:
            self._colour_selection()

    # The place in it

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Centre the column again; in a long text another part becomes visible."""
        self._sheet.is_settling = True
        super().resizeEvent(event)
        if not self._window.is_writing and not self._widened.isActive():
            self._widened.start()
        self._fit()

    def leave_aside(self, wide: int) -> None:
        """Leave so many pixels beside the text to a card, if its lines stay long enough; 0 takes them back."""
        wide = wide if self._sheet.may_leave_aside(wide) else 0
        if wide != self._sheet.aside:
            self._sheet.aside = wide
            self._fit()

    def leave_below(self, high: int) -> None:
        """Leave so many pixels below the text to a card, so that its last lines can be read; 0 takes them back."""
        if high != self._sheet.above:
            self._sheet.above = high
            self._fit()

    def is_aside(self) -> bool:
        return bool(self._sheet.aside)

    def _fit(self) -> None:
        sheet, before = self._sheet, self._sheet.column
        sheet.is_settling = True
        sheet.fit()
        self._window.lay_out()
        sheet.is_settling = False
        if not sheet.suits():
            self._widened.start()
        if sheet.column != before:
            self._place.restore(self._place.kept)
        else:
            self._place.settle()
        if not self._window.is_writing:
            self._window.follow()

    def showEvent(self, event: QtGui.QShowEvent) -> None:
        """Keep the position; Qt would scroll to the caret."""
        self._sheet.is_settling = True
        super().showEvent(event)
        self._sheet.is_settling = False
        self._place.restore(self._place.kept)

    # Selection and caret

    def selectAll(self) -> None:
        offsets = self.offsets()
        if len(offsets):
            self.select(offsets.stretch(0)[0], offsets.stretch(len(offsets) - 1)[1])

    def boxes_of(self, start: int, end: int) -> list[QRect]:
        """The visible lines of a stretch, in the viewport."""
        seen = self.viewport().rect()
        boxes = [
            box.translated(0, top).toAlignedRect()
            for block, number, top in self.seen_blocks(seen)
            for _, box, _ in boxes_of(block, number, [(start, end)], self.offsets(), self.is_mixed(number))
        ]
        return [box for box in boxes if box.intersects(seen)]

    def caret_rect(self, meant: tuple[int, int] | None = None) -> QRect:
        """The part of the screen that a popup at the caret must not cover: the caret's line, scrolled into view first,
        with the other lines of what is meant or selected if these are few."""
        from app.ui.widgets.beside import on_screen

        caret, offsets, seen = self.caret(), self.offsets(), self.viewport().rect()
        if len(offsets) and not (
            offsets.in_document(offsets.index_at(caret)) and seen.contains(self.cursorRect().center())
        ):
            self.scroll_to(caret)
        line, chosen = self.cursorRect(), meant or self.selection()
        for box in [] if chosen is None else self.boxes_of(*chosen):
            top, bottom = min(line.top(), box.top()), max(line.bottom(), box.bottom())
            if seen.top() <= top and bottom <= seen.bottom() and bottom - top <= seen.height() // 3:
                line.setTop(top)
                line.setBottom(bottom)
        return on_screen(self.viewport(), line)

    def createMimeDataFromSelection(self) -> QtCore.QMimeData:
        """Exactly the canonical characters; Qt would replace no-break spaces."""
        from app.ui.base.clipboard import Copied

        data = Copied()
        data.setText(self.offsets().copied(*sorted(self.canonical_cursor())))
        return data

    def copy(self) -> None:
        if self.selection() is not None:
            QtGui.QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())

    # Marks and passages

    def marks(self) -> MarkIndex:
        return self._marks.index

    def light_only(self, stretch: tuple[int, int] | None) -> None:
        """Mute all but this stretch, hide all marks, and the selection without the focus; None ends it."""
        self._spotlight.stretch = stretch
        self._colour_selection()
        self._marks.hush(stretch is not None)

    def _colour_selection(self) -> None:
        palette = QtGui.QPalette()
        if self._spotlight.stretch is not None:
            group, role = QtGui.QPalette.ColorGroup.Inactive, QtGui.QPalette.ColorRole
            palette.setColor(group, role.Highlight, QtGui.QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def passages_at_caret(self) -> list[int]:
        """The passages over the caret, shortest first."""
        return self._marks.at(self.caret())

    def cycle_passages(self) -> None:
        """Emphasise the next of the passages under the caret."""
        under = self.passages_at_caret()
        if under:
            self._look_at(self._marks.next_of(under))

    def go_to_passage(self, passage_id: int) -> None:
        mark = self.marks().get(passage_id)
        if mark is not None:
            self.select(mark.start, mark.start)
            self.scroll_to(mark.start)
            self.choose(passage_id)

    def next_passage(self) -> None:
        self._go(self.marks().after(self.caret()))

    def previous_passage(self) -> None:
        self._go(self.marks().before(self.caret()))

    def _go(self, mark: Mark | None) -> None:
        if mark is not None:
            self.go_to_passage(mark.passage_id)
            self.passage_clicked.emit(mark.passage_id)

    def _look_at(self, passage_id: int) -> None:
        self.choose(passage_id)
        self.passage_clicked.emit(passage_id)

    def _let_go_of_what_was_left(self) -> None:
        """The caret has left the emphasised passage: end the emphasis."""
        chosen = self.chosen_passage()
        mark = self.marks().get(chosen) if chosen is not None else None
        if chosen is not None and (mark is None or not mark.start <= self.caret() <= mark.end):
            self.choose(None)

    def _rested(self) -> None:
        under = self.passages_at_caret() if self.selection() is None and self.text().blocks else []
        self._marks.rest(under[0] if under else None)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Marks first, then Qt's letters and selection over them."""
        first = not self._painted and bool(self.text().blocks)
        if first:
            self._painted = True
            self._marks.paint_first(event.rect())
        else:
            self._spotlight.follow()
            self._marks.paint(event.region())
        super().paintEvent(event)
        self._marks.paint_over_words(event.rect())
        if first:
            self.first_painted.emit()
            self.viewport().update()

    # Keys and mouse

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """The page's own keys; in a long text also those that concern the whole text; others go to Qt."""
        if self._own_key(event):
            return
        if self.is_long() and len(self.offsets()):
            if self._whole_key(event):
                event.accept()
                return
            if QtCore.Qt.Key.Key_Home.value <= event.key() <= QtCore.Qt.Key.Key_PageDown.value:  # moves the caret
                self._window.hold(self.caret())
        super().keyPressEvent(event)

    def _own_key(self, event: QtGui.QKeyEvent) -> bool:
        key = event.key()
        if self.own_keys and (name := _name(event)) and (own := self.own_keys.get(name)) is not None:
            own()
        elif key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and self.passages_at_caret():
            self._look_at(self.passages_at_caret()[0])
        elif key == QtCore.Qt.Key.Key_Escape and (self.chosen_passage() is not None or self.selection()):
            self.choose(None)
            self._caret.let_go()
        else:
            return False
        return True

    def _whole_key(self, event: QtGui.QKeyEvent) -> bool:
        keys, offsets = QtGui.QKeySequence.StandardKey, self.offsets()
        start, end = offsets.stretch(0)[0], offsets.stretch(len(offsets) - 1)[1]
        if event.matches(keys.SelectAll):
            self.select(start, end)
        elif event.matches(keys.Copy):
            self.copy()
        elif event.matches(keys.MoveToStartOfDocument) or event.matches(keys.SelectStartOfDocument):
            self.select(start if event.matches(keys.MoveToStartOfDocument) else self.canonical_cursor()[0], start)
            self.restore_place(start)
        elif event.matches(keys.MoveToEndOfDocument) or event.matches(keys.SelectEndOfDocument):
            self.select(end if event.matches(keys.MoveToEndOfDocument) else self.canonical_cursor()[0], end)
            self._place.go_to_end()
        else:
            return False
        return True

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        """With Ctrl held the wheel changes the size, one step a notch."""
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._step + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._mouse.press(event, super().mousePressEvent)

    def mouseMoveEvent(self, event: QtGui.QMouseEvent) -> None:
        self._mouse.move(event, super().mouseMoveEvent)

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        self._mouse.release(event, super().mouseReleaseEvent)

    def leaveEvent(self, event: QtCore.QEvent) -> None:
        self._mouse.leave()
        super().leaveEvent(event)

    def level(self) -> Level:
        return self._marks.level

    def unfold(self, number: int | None = None, *, whole: bool = False) -> None:
        """Unfold the card of a text block, by default that of the caret, or fold it again."""
        if len(self.offsets()):
            self._marks.unfold(self.offsets().index_at(self.caret()) if number is None else number, whole=whole)

    # Context menu

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        """The menu for what is under the mouse, or by keyboard for what is at the caret."""
        if event.reason() == event.Reason.Keyboard:
            box = self.caret_rect()
            self.context_menu(self.viewport().mapFromGlobal(box.center())).popup(box.bottomLeft())
        else:
            self._mouse.take_in_hand(event.pos())
            self.context_menu(event.pos()).popup(event.globalPos())

    def context_menu(self, point: QPoint) -> QtWidgets.QMenu:
        from app.ui.base.view_keys import context_menu, entry
        from app.ui.look.icons import icon

        menu = context_menu(self)
        chosen = self.selection() is not None
        menu.addAction(icon("copy"), tr("Copy") + "\tCtrl+C", self.copy).setEnabled(chosen)
        menu.addSeparator()
        looked_at = self.chosen_passage() is not None or bool(self.passages_at_caret())
        has_words = chosen or (not self._sheet.is_beside(point) and self.sentence() is not None)
        for name in MENU:
            action = entry(menu, name, lambda name=name: self.command_wanted.emit(name))
            action.setEnabled(looked_at or (has_words and name not in OF_A_PASSAGE))
        link = self.anchorAt(point)
        if link:
            menu.addSeparator()
            menu.addAction(tr("Open link"), lambda: _open(link))
        number = self.offsets().first + self.cursorForPosition(point).blockNumber()
        if number < len(self.offsets()):
            info = self.info(number)
            menu.addSeparator()
            for name in self.of_paragraph():
                entry(menu, name, lambda name=name: self.command_wanted.emit(name))
            if info.why:
                menu.addAction(tr("Put this block back"), lambda: self.restore_requested.emit(info.at))
            else:
                menu.addAction(tr("Cut this block from the text"), lambda: self.cut_requested.emit(info.at))
        return menu


def _open(link: str) -> None:
    url = QtCore.QUrl(link)
    if url.scheme() in ("http", "https"):
        QtGui.QDesktopServices.openUrl(url)


def _name(event: QtGui.QKeyEvent) -> str:
    """A key's name in portable notation; a bracket's is its character, whatever keys type it."""
    if event.text() in ("[", "]"):
        return event.text()
    held = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
    pressed = QtCore.QKeyCombination(held, QtCore.Qt.Key(event.key()))
    return QtGui.QKeySequence(pressed).toString(QtGui.QKeySequence.SequenceFormat.PortableText)
