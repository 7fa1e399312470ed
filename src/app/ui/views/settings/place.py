"""The place of the settings: pages at the left, one of them in the middle, a sample at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from app.domain.language import later, tr
from app.ui.base.session import Session, Target
from app.ui.look.tokens import SPACE
from app.ui.views.settings.data import DataPage
from app.ui.views.settings.keys import KeysPage
from app.ui.views.settings.language import LanguagePage
from app.ui.views.settings.name import NamePage
from app.ui.views.settings.page import SettingsPage, take_keyboard
from app.ui.views.settings.reading import ReadingPage
from app.ui.views.settings.theme import ThemePage
from app.ui.views.settings.vocabularies import VocabulariesPage
from app.ui.widgets.boxes import STRETCH, in_column, put, styled
from app.ui.widgets.find_list import FindList
from app.ui.widgets.labels import head, icon_button, muted
from app.ui.widgets.place import Place
from app.ui.widgets.side_list import SideLine
from app.ui.widgets.stack import Stack


class _Page(NamedTuple):
    name: str
    title: str
    glyph: str
    make: Callable[[Session], SettingsPage]


PAGES = (
    _Page("reading", later("Reading"), "text-aa", ReadingPage),
    _Page("theme", later("Theme"), "palette", ThemePage),
    _Page("language", later("Language"), "translate", LanguagePage),
    _Page("keys", later("Keys"), "keyboard", KeysPage),
    _Page("data", later("Data and backups"), "database", DataPage),
    _Page("vocabularies", later("Vocabularies"), "books", VocabulariesPage),
    _Page("name", later("Your name"), "user", NamePage),
)
OF_THE_WORKSPACE = ("data", "vocabularies")
LEAST_PX = 500
"""How wide a page is to be at least, for the widest of its controls and a line beside it."""


class SettingsPlace(Place):
    """All settings, found by page or by typing; changes apply at once."""

    name = "settings"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.back = icon_button("arrow-left", tr("Back"), "go.back", pressed=lambda: session.run("go.back"))
        self.left = FindList(
            tr("Settings"), tr("Settings"), tr("Find a setting"), tr("No setting has that name."), self.back
        )
        self.list, self.field = self.left.list, self.left.field
        self.pages: dict[str, SettingsPage] = {}
        self.middle = Stack()
        for one in PAGES:
            page = self.pages[one.name] = one.make(session)
            page.setAccessibleName(tr(one.title))
            page.beside_wanted.connect(lambda: self.unfold("right"))
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(page)
            self.middle.addWidget(scroll)
        self._shown = PAGES[0].name
        self._to_page = False
        self.set_panes(self.left, self.middle, self._right(), named=(tr("Settings"), tr("Setting")), begins_left=True)
        if self.panes is not None:
            self.panes.set_least(LEAST_PX)
        self.field.textChanged.connect(lambda _words: self._show_list())
        self.field.entered.connect(self._to_found)
        self.field.walk = self.list.setFocus
        self.list.moved.connect(self._chosen)
        self.list.activated.connect(lambda _index: self._to_found())
        self._show_list()
        self.show_page(self._shown)

    def _right(self) -> QFrame:
        right = styled(QFrame(), "side")
        column = in_column(on=right, gap=SPACE[1], margins=SPACE[3])
        for page in self.pages.values():
            if page.beside is not None:
                column.addWidget(page.beside)
                page.beside.setContentsMargins(0, 0, 0, SPACE[1])
        put(column, head(tr("Where it is kept")))
        self._kept = muted("")
        put(column, self._kept, STRETCH)
        return right

    # --- which page ---

    def show_page(self, name: str) -> None:
        self._shown = name
        at = next(number for number, one in enumerate(PAGES) if one.name == name)
        page = self.pages[name]
        page.refresh()
        self.middle.setCurrentIndex(at)
        self.middle.setAccessibleDescription(page.accessibleName())  # else all its labels are said in one breath
        for one in self.pages.values():
            if one.beside is not None:
                one.beside.setVisible(one is page)
        here = tr(
            "On this computer, for whoever uses it under your account, and never in the workspace. Nothing is "
            "sent anywhere: the program opens no connection but for an address that you add."
        )
        of_workspace = tr("These belong to the workspace, and go wherever it goes.")
        self._kept.setText(of_workspace if name in OF_THE_WORKSPACE else here)

    def _show_list(self) -> None:
        """List the pages; or the settings that match what is typed, by page."""
        words = self.field.text().casefold().split()
        lines: list[SideLine] = []
        for one in PAGES:
            if not words:
                lines.append(SideLine(one.name, tr(one.title), glyph=one.glyph))
                continue
            lines += [
                SideLine((one.name, number), entry.title, glyph=one.glyph, spoken=f"{tr(one.title)}: {entry.title}")
                for number, entry in enumerate(self.pages[one.name].entries)
                if all(word in f"{tr(one.title)} {entry.title} {entry.words}".casefold() for word in words)
            ]
        self.left.show_lines(lines)
        if words and lines:
            self.list.choose_key(lines[0].key)
            self._chosen(lines[0].key)
        else:
            self.list.choose_key(self._shown)

    def _chosen(self, key: object) -> None:
        """Show the page of the selected line, with the setting in view."""
        name, number = key if isinstance(key, tuple) else (str(key), None)
        self.show_page(name)
        if number is not None:
            scroll = self.middle.currentWidget()
            assert isinstance(scroll, QScrollArea)
            scroll.ensureWidgetVisible(self.pages[name].entries[number].control)

    def _to_found(self) -> None:
        """Focus the setting selected in the list, or the first control of its page."""
        if (line := self.list.line_at(self.list.currentIndex())) is None:
            return
        if isinstance(line.key, tuple):
            name, number = line.key
            take_keyboard(self.pages[name].entries[number].control)
        else:
            self.pages[self._shown].focus_first()

    # --- as a place ---

    def visit(self, target: Target) -> None:
        self.back.setVisible(not self.session.is_open)
        self._to_page = target.kind in self.pages
        if self._to_page:
            self.field.clear()
            self.show_page(target.kind)
            self.list.choose_key(target.kind)
        else:
            self.show_page(self._shown)

    def target(self) -> Target:
        return Target("settings", self._shown)

    def find_here(self) -> None:
        if self._shown == "keys":
            self.pages["keys"].focus_first()
        else:
            self.unfold("left")
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back a step within the page, then to the list of pages, then to the previous place."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self.pages[self._shown].escape():
            return
        elif self.field.text():
            self.field.clear()
            self.field.setFocus()
        elif not self.list.hasFocus():
            self.list.setFocus()
        else:
            self.session.run("go.back")

    def focus_first(self) -> None:
        """The list of pages; if a page was requested, its first control."""
        to_page, self._to_page = self._to_page, False
        if to_page:
            self.pages[self._shown].focus_first()
            return
        self.list.setFocus()
