"""The bar at a selection: its actions, each with its key, and the likeliest tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QToolBar, QWidget

from app.domain.language import later, tr
from app.domain.shortened import with_dots
from app.ui.base import keys
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import is_mirrored, isolated, mirrored
from app.ui.look.plain import as_tip, on_button
from app.ui.look.tokens import CARD_RADIUS, RADIUS, SPACE
from app.ui.views.read.tag_digits import Likely
from app.ui.widgets.boxes import take_away
from app.ui.widgets.shadow import paint_shadow

HIGH, INSET, MARGIN, CAP_PX, PAD_PX, GAP, TAGS = 40, 5, 14, 18, 5, SPACE[1] + 1, 3
"""Of the bar; from its edge to its buttons; room for its shadow; of a key's box; within a button; between actions and
tags; how many tags."""
NAME_LETTERS, FEW_LETTERS = 24, 12
"""Letters of a tag's name, and where there is less room."""
FULL, DOUBLE, NAMED, SHORT, UPRIGHT = range(5)
"""The shapes of the bar: with words, with the tags on a line of their own, with words for the tags alone and few
letters of those, with signs alone, and those one below the other."""
WAYS = (
    ("page.tag", later("Tag"), "tag"),
    ("page.note", later("Note"), "note-pencil"),
    ("page.quote", later("Quote"), "quotes"),
    ("page.draft", later("Record"), "package"),
    ("page.country", later("Country"), "globe"),
)
"""What can be done with selected words: a command, the word for it, and its sign."""


class BarButton(QAbstractButton):
    """A key in a box, an icon or a tag's square, and a word if there is room."""

    def __init__(self, name: str, word: str, glyph: str = "", color: int | None = None) -> None:
        super().__init__()
        self._word, self._glyph, self._color = word, glyph, color
        self._key = ""
        self.shape = FULL
        self._name = name
        self.setText(on_button(name))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the text
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_key(self, key: str) -> None:
        """Set the key that is shown and announced."""
        self._key = key
        said = f"{self._name} ({isolated(key)})" if key else self._name
        self.setToolTip(as_tip(said))
        self.setAccessibleName(said)

    def size_of(self, shape: int) -> QSize:
        word = self.shown_word(shape)
        wide = PAD_PX + self._cap() + self._sign(word) + PAD_PX
        if word:
            wide += QFontMetrics(fonts.interface(12)).horizontalAdvance(word) + 6
        return QSize(wide, HIGH - 2 * INSET)

    def shown_word(self, shape: int) -> str:
        """Its word in a shape of the bar, as much of it as there is room for."""
        if shape in (FULL, DOUBLE) or (shape == NAMED and self._color is not None):
            letters = FEW_LETTERS if shape == NAMED else NAME_LETTERS
            is_whole = self._color is None or len(self._word) <= letters + 1  # dots are as wide as a letter
            return self._word if is_whole else with_dots(self._word[:letters])
        return ""

    def _cap(self) -> int:
        """The width of the key's box."""
        wide = QFontMetrics(fonts.interface(11)).horizontalAdvance(self._key) + 10
        return max(wide, CAP_PX) if self._key else 0

    def _sign(self, word: str) -> int:
        """The space of the icon: none for a named command with a key."""
        if self._color is not None:
            return 16
        return 0 if word and self._key else 20

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, box = theme.current(), QRectF(self.rect())
        painter = painting.smooth(self)
        if self.underMouse():
            painting.box(painter, box, RADIUS, theme.colour(colours.accent_ground))
        left, middle, word = float(PAD_PX), box.height() / 2, self.shown_word(self.shape)
        if self._key:
            cap = mirrored(QRectF(left + 0.5, middle - 8.5, self._cap() - 1, 17), box)
            painting.box(painter, cap, 4, theme.colour(colours.chrome), theme.colour(colours.line))
            painting.write_in(painter, fonts.interface(11), colours.muted)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            left += self._cap()
        if self._color is not None:
            painting.tag_sign(painter, mirrored(QRectF(left + 6, middle - 4.5, 9, 9), box), self._color)
        elif self._sign(word):
            icons.paint(painter, self._glyph, mirrored(QRectF(left + 5, middle - 7, 14, 14), box), colours.muted)
        left += self._sign(word)
        if word:
            painting.write_in(painter, fonts.interface(12), colours.ink)
            room = mirrored(QRectF(left + 6, 0, box.width() - left, box.height()), box)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, isolated(word))


class SelectionBar(QToolBar):
    """Floats over the page without taking the focus. Its owner positions it."""

    command_wanted = Signal(str)
    tag_wanted = Signal(int)

    def __init__(self, page: QWidget) -> None:
        self._shadow = _Shadow(page)
        super().__init__(page)
        self.setAccessibleName(tr("With the selected words"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ways: list[BarButton] = []
        self._tags: list[BarButton] = []
        self._shown: tuple[Likely, ...] = ()
        self._sizes: list[QSize] = []
        for command, word, glyph in WAYS:
            button = self._added(BarButton(tr(word), tr(word), glyph))
            keys.follow(button, lambda one=button, name=command: self._show_key(one, name))
            button.clicked.connect(lambda _=False, name=command: self.command_wanted.emit(name))
            self._ways.append(button)
        self.hide()

    def _added(self, button: BarButton) -> BarButton:
        button.setParent(self)
        button.show()
        return button

    def _show_key(self, button: BarButton, command: str) -> None:
        button.show_key(keys.shown(keys.current().of(command)))
        self._sizes = []

    def show_tags(self, likely: Sequence[Likely]) -> None:
        """Offer the first of these tags."""
        shown = tuple(likely[:TAGS])
        if shown == self._shown:
            return
        self._shown, self._sizes = shown, []
        take_away(*self._tags)
        self._tags = []
        for one in shown:
            content = one.tag.content
            said = tr("Tag {name}").format(name=content.name)
            button = self._added(BarButton(said, content.name, color=content.color))
            button.show_key(one.key.upper())
            button.clicked.connect(lambda _=False, tag_id=one.tag.id: self.tag_wanted.emit(tag_id))
            self._tags.append(button)

    def buttons(self) -> list[BarButton]:
        return [*self._ways, *self._tags]

    def description(self) -> str:
        """The actions and their keys, for screen readers."""
        return f"{self.accessibleName()}: {', '.join(button.accessibleName() for button in self.buttons())}"

    def shapes(self) -> list[QSize]:
        """The sizes of its possible shapes."""
        self._sizes = self._sizes or [self._laid_out(shape) for shape in range(UPRIGHT + 1)]
        return self._sizes

    def _laid_out(self, shape: int, *, move: bool = False) -> QSize:
        """Its size in a shape; with `move` the buttons are placed."""
        is_upright, places, below, across = shape == UPRIGHT, dict[BarButton, QRect](), INSET, 0
        for line in self._lines(shape):
            after, tall = INSET, 0
            for button in line:
                if self._tags and button is self._tags[0]:
                    below, after = (below + GAP, after) if button is line[0] else (below, after + GAP)
                places[button] = QRect(QPoint(after, below), button.size_of(shape))
                after, tall = after + places[button].width(), places[button].height()
            below, across = below + tall, max(across, after)
        whole = QSize(across + INSET, below + INSET)
        for button, place in places.items() if move else ():
            button.shape = shape
            place.setWidth(across - INSET if is_upright else place.width())
            button.setGeometry(mirrored(place, QRect(QPoint(0, 0), whole)))
        return whole

    def _lines(self, shape: int) -> list[list[BarButton]]:
        """Which buttons are beside one another."""
        if shape == UPRIGHT:
            return [[button] for button in self.buttons()]
        return [line for line in (self._ways, self._tags) if line] if shape == DOUBLE else [self.buttons()]

    def show_at(self, shape: int, at: QPoint) -> None:
        """Show it at a point of the page, in one of the shapes."""
        box = QRect(at, self._laid_out(shape, move=True))
        self.setGeometry(box)
        self._shadow.setGeometry(box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self._shadow.show()
        self._shadow.raise_()
        self.show()
        self.raise_()

    def hide(self) -> None:
        self._shadow.hide()
        super().hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, box = theme.current(), QRectF(self.rect())
        painter = painting.smooth(self)
        edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painting.box(painter, edge, CARD_RADIUS, theme.colour(colours.card), theme.colour(colours.line))
        if self._tags:
            before, after = self._ways[-1].geometry(), self._tags[0].geometry()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            if after.top() > before.bottom():
                at = (before.bottom() + after.top() + 1) // 2
                painter.drawLine(SPACE[1], at, self.width() - SPACE[1], at)
            else:
                ends = before.left() + after.right() if is_mirrored() else before.right() + after.left() + 1
                at = ends // 2
                painter.drawLine(at, SPACE[1], at, self.height() - SPACE[1])
        painter.end()


class _Shadow(QFrame):
    """The bar's shadow; transparent to the mouse."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shadow(painter, self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), MARGIN)
        painter.end()
