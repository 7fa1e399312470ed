"""The place of the help: what each word of the window means, and what to press, with the keys as they are now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from app.domain.fold import fold
from app.domain.language import tr
from app.domain.question_fields import known
from app.domain.question_grammar import GRAMMAR
from app.ui.base import first_steps, keys
from app.ui.base.help_words import FURTHER, TASKS, WORDS
from app.ui.base.session import Session, Target
from app.ui.look import fonts
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.boxes import Stretch, in_column, in_row, put, styled
from app.ui.widgets.find_list import FindList
from app.ui.widgets.labels import head, key_hint, muted
from app.ui.widgets.place import Place
from app.ui.widgets.side_list import SideLine

WIDTH = 620
"""How wide the words run, in logical pixels."""
TITLE_PX, WORD_PX = 20, 17


class HelpPlace(Place):
    """The words at the left, to be found by typing; all of them on paper, and what to press for the main things."""

    name = "help"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.left = FindList(tr("Help"), tr("Words"), tr("Find a word"), tr("No term of the window has that name."))
        self.list, self.field = self.left.list, self.left.field
        self.entries: dict[str, QFrame] = {}
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setAccessibleName(tr("Help"))
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the list, word by word
        self.page.setWidget(self._paper())
        self.set_panes(self.left, self.page, None, named=(tr("Words"), tr("Help")), begins_left=True)
        self._lit = ""
        self.field.textChanged.connect(lambda _words: self._show_list())
        self.field.entered.connect(self.focus_first)
        self.list.moved.connect(lambda key: self.show_word(str(key)))
        self._show_list()

    # --- the paper ---

    def _paper(self) -> QWidget:
        paper = styled(QWidget(), "paper")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sheet = across = in_row(on=paper, margins=(SPACE[4], SPACE[4], SPACE[4], SPACE[5]))
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        column = in_column(on=inside, gap=0, margins=0)
        put(across, (inside, 1), Stretch(0))
        put(column, _title(tr("What to press")), SPACE[1])
        for doing in TASKS:
            put(column, head(tr(doing.title)), SPACE[0], _Presses(doing.commands), SPACE[3])
        put(column, _title(tr("The words of the window")), SPACE[1])
        for word in WORDS:
            entry = styled(QFrame(), "entry")
            name = PlainLabel(tr(word.title), font=fonts.reading(WORD_PX, semibold=True))
            sentence = PlainLabel(tr(word.sentence), wrap=True)
            rows = in_column(
                name, sentence, on=entry, gap=SPACE[0], margins=margins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
            )
            if word.commands:
                rows.addWidget(_Presses(word.commands))
            if word.key in FURTHER:
                rows.addWidget(_Further(FURTHER[word.key]))
            if word.key == "question":
                rows.addWidget(_Names())
            column.addWidget(entry)
            self.entries[word.key] = entry
        column.addStretch(1)
        return paper

    # --- which word ---

    def _show_list(self) -> None:
        wanted = fold(self.field.text()).split()
        lines = [
            SideLine(word.key, tr(word.title), glyph="book-open", spoken=f"{tr(word.title)}: {tr(word.sentence)}")
            for word in WORDS
            if all(one in fold(f"{tr(word.title)} {tr(word.sentence)}") for one in wanted)
        ]
        # A word that is called so goes before those that only speak of it.
        lines.sort(key=lambda line: not all(one in fold(line.text) for one in wanted))
        self.left.show_lines(lines)
        if wanted and lines:
            self.show_word(str(lines[0].key))
        self.list.choose_key(self._lit)

    def show_word(self, key: str) -> None:
        """Light a word on the paper and bring it into view."""
        for name, entry in self.entries.items():
            lit = name == key
            if bool(entry.property("lit")) != lit:
                entry.setProperty("lit", lit)
                entry.style().unpolish(entry)
                entry.style().polish(entry)
        self._lit = key
        if key in self.entries:
            self._sheet.activate()
            entry, room = self.entries[key], self.page.viewport().height()
            self.page.ensureWidgetVisible(entry, 0, room // 3)
            if entry.height() > room // 2:  # a long one from its beginning
                self.page.verticalScrollBar().setValue(entry.y())

    # --- as a place ---

    def visit(self, target: Target) -> None:
        first_steps.done(self.session, first_steps.HELP)
        if target.kind in self.entries:
            self.field.clear()
            self.list.choose_key(target.kind)
            self.show_word(target.kind)

    def target(self) -> Target:
        return Target("help", self._lit)

    def find_here(self) -> None:
        self.unfold("left")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to what one was doing; from a word that is looked for, to the list first."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self.field.text():
            self.field.clear()
            self.focus_first()
        else:
            self.session.run("go.back")

    def focus_first(self) -> None:
        if not self.list.currentIndex().isValid() and self.list.lines.rows:
            self.list.choose_key(self.list.lines.rows[0].key)
        self.list.setFocus()


def _title(text: str) -> PlainLabel:
    return PlainLabel(text, font=fonts.reading(TITLE_PX, semibold=True))


def _grid(on: QWidget, *, least: int = 124, top: int = 0) -> QGridLayout:
    """Rows of a key, a sign or a name, with what it does or means beside it."""
    grid = QGridLayout(on)
    grid.setContentsMargins(0, top, 0, 0)
    grid.setHorizontalSpacing(SPACE[2])
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, least)
    return grid


class _Presses(QWidget):
    """Commands with their keys, as the person has them now; one without a key says where it is, and not as a key."""

    def __init__(self, command_ids: tuple[str, ...]) -> None:
        super().__init__()
        grid = _grid(self)
        for row, command_id in enumerate(command_ids):
            cap, place = key_hint(""), muted(tr("in the menu"), wrap=False)
            text = keys.current().commands()[command_id].text
            keys.follow(cap, partial(_show_key, cap, place, command_id))
            for label in (cap, place):
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(muted(text.removesuffix("…")), row, 1)


def _show_key(cap: QLabel, place: QLabel, command_id: str) -> None:
    """Show the keys of a command, or its place where it has none."""
    cap.setText(shown := keys.all_shown(command_id))
    cap.setVisible(bool(shown))
    place.setVisible(not shown)


class _Further(QWidget):
    """What is pressed or written elsewhere than in a command, and what it does."""

    def __init__(self, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        grid = _grid(self)
        for row, (sign, does) in enumerate(lines):
            grid.addWidget(key_hint(sign), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(muted(tr(does)), row, 1)


class _Names(QWidget):
    """How a question is written, and the names it may use; those of a workspace's own fields are added there."""

    def __init__(self) -> None:
        super().__init__()
        grid = _grid(self, least=0, top=SPACE[0])
        grid.addWidget(PlainLabel(tr(GRAMMAR), wrap=True), 0, 0, 1, 2)
        for row, one in enumerate(known(), 1):
            name = PlainLabel(f"{one.name}:", font=fonts.interface(SMALL_PX, semibold=True))
            grid.addWidget(name, row, 0)
            grid.addWidget(muted(tr(one.label)), row, 1)
