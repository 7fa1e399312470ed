"""Commands are data: menus, buttons, shortcuts, palette and help are built from this one table.

`callback` names what the window does; single letters are shortcuts of the page or of a list alone and are never
needed elsewhere. The commands of lists stand in `list_commands`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.keys import EVERYWHERE, PAGE
from app.ui.base.writing import WRITING
from app.ui.look.mirror import is_mirrored

if TYPE_CHECKING:
    from app.ui.reader.page import ReaderPage
    from app.ui.shell.main_window import MainWindow
    from app.ui.views.read.aids import Aids


def _always(_window: MainWindow) -> bool:
    return True


def _open(window: MainWindow) -> bool:
    return window.session.is_open


def _reading(window: MainWindow) -> bool:
    return window.session.is_open and window.place_name() == "read"


def _history_of_this(window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    from app.ui.dialogs.history import show_history_of
    from app.ui.widgets.history_chip import thing_around

    show_history_of(window, thing_around(QApplication.focusWidget()))


def _quote(window: MainWindow) -> None:
    from app.ui.panels.quoting import quote_in_note

    quote_in_note(window.session, window.read)


def _shortcuts(window: MainWindow) -> None:
    from app.ui.dialogs.shortcuts import ShortcutDialog

    ShortcutDialog(window.session, window).open()


def _language(window: MainWindow) -> None:
    from app.ui.dialogs.language import LanguageDialog

    LanguageDialog(window.session, window).open()


def _units(window: MainWindow) -> None:
    from app.ui.dialogs.units import UnitsDialog

    UnitsDialog(window.session, window).open()


def _versions() -> ModuleType:
    from app.ui.views.review import bringing

    return bringing


def _library(window: MainWindow) -> None:
    if window.place_name() != "read":
        window.show_place("read")
    window.read.shelf.toggle()


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can tell the program to do."""

    id: str
    text: str
    shortcut: str
    menu: str
    icon: str
    callback: Callable[[MainWindow], object]
    enabled: Callable[[MainWindow], bool] = _open
    view: str = EVERYWHERE
    """The view that must have the focus for the key to work: the page, or a list; nothing for everywhere."""

    writes: bool = False
    """Whether it changes the workspace, or begins to; see `writing`."""

    @property
    def on_page(self) -> bool:
        """Whether the key works while the text has the focus, and only then."""
        return self.view == PAGE


def _workspace() -> tuple[Command, ...]:
    menu = tr("Workspace")
    return (
        Command("file.new", tr("New workspace…"), "Ctrl+N", menu, "database", lambda w: w.files.new(), _always),
        Command("file.open", tr("Open workspace…"), "Ctrl+O", menu, "folder-open",
                lambda w: w.files.open(), _always),
        Command("file.copy", tr("Save a copy…"), "Ctrl+Shift+S", menu, "copy", lambda w: w.files.save_copy()),
        Command("file.backup", tr("Back up now"), "", menu, "shield-check", lambda w: w.files.back_up()),
        Command("file.restore", tr("Restore a backup…"), "", menu, "clock-counter-clockwise",
                lambda w: w.files.restore()),
        Command("file.compact", tr("Compact history…"), "", menu, "clock-counter-clockwise",
                lambda w: w.files.compact()),
        Command("file.export", tr("Export to Markdown…"), "Ctrl+E", menu, "export", lambda w: w.files.export()),
        Command("file.check", tr("Check evidence"), "", menu, "shield-check", lambda w: w.files.check()),
        Command("file.name", tr("Your name…"), "", menu, "user", lambda w: w.files.ask_name(), _always),
        Command("file.units", tr("Units and things…"), "", menu, "list-bullets", _units),
        Command("file.language", tr("Language…"), "", menu, "globe", _language, _always),
        Command("file.quit", tr("Quit"), "Ctrl+Q", menu, "x", lambda w: w.leave(), _always),
    )  # fmt: skip


def _source() -> tuple[Command, ...]:
    menu = tr("Source")
    return (
        Command("source.add", tr("Add source: file…"), "Ctrl+Shift+O", menu, "plus", lambda w: w.files.add_file()),
        Command("source.address", tr("Add source: web address…"), "Ctrl+Shift+A", menu, "globe",
                lambda w: w.files.add_address()),
        Command("source.paste", tr("Add source: clipboard"), "Ctrl+Shift+V", menu, "clipboard-text",
                lambda w: w.files.add_clipboard()),
        Command("source.edit", tr("Edit citation…"), "F2", menu, "pencil",
                lambda w: w.read.controller.edit_source(), _reading),
        Command("source.update", tr("Bring a corrected page…"), "", menu, "upload-simple",
                lambda w: _versions().bring(w), _reading),
        Command("source.correct", tr("Correct the selected words…"), "Ctrl+Shift+E", menu, "pencil",
                lambda w: _versions().correct(w), _reading),
        Command("source.review", tr("Review queue…"), "Ctrl+Shift+R", menu, "eye", lambda w: _versions().review(w)),
        Command("source.cuts", tr("Show what was cut"), "Ctrl+Shift+X", menu, "scissors",
                lambda w: w.read.toggle_cuts(), _reading),
        Command("source.remove", tr("Remove source"), "", menu, "trash",
                lambda w: w.read.controller.remove_source(), _reading),
    )  # fmt: skip


def _edit() -> tuple[Command, ...]:
    menu = tr("Edit")
    return (
        Command("edit.undo", tr("Undo"), "Ctrl+Z", menu, "arrow-u-up-left", lambda w: w.undo()),
        Command("edit.redo", tr("Redo"), "Ctrl+Shift+Z", menu, "arrow-u-up-right", lambda w: w.redo()),
        Command("edit.removed", tr("Removed things…"), "", menu, "trash",
                lambda w: w.read.controller.codebook.show_removed()),
        Command("edit.search", tr("Search everything"), "Ctrl+K", menu, "magnifying-glass", lambda w: w.show_search()),
        Command("find.open", tr("Find in what is shown"), "Ctrl+F", menu, "magnifying-glass",
                lambda w: w.place(w.place_name()).find_here()),
        Command("find.next", tr("Find next"), "F3", menu, "caret-down", lambda w: w.read.aids.find_step(1), _reading),
        Command("find.previous", tr("Find previous"), "Shift+F3", menu, "caret-up",
                lambda w: w.read.aids.find_step(-1), _reading),
        Command("edit.palette", tr("Command palette"), "Ctrl+Shift+P", menu, "command", lambda w: w.show_palette(),
                _always),
    )  # fmt: skip


def _passage() -> tuple[Command, ...]:
    menu = tr("Passage")
    return (
        Command("page.tag", tr("Tag"), "T", menu, "tag", lambda w: w.read.controller.tag(), _reading, view=PAGE),
        Command("page.note", tr("Note"), "N", menu, "note-pencil",
                lambda w: w.read.controller.note(), _reading, view=PAGE),
        Command("page.quote", tr("Quote in note"), "Q", menu, "quotes", _quote, _reading, view=PAGE),
        Command("page.record", tr("Link to a record"), "R", menu, "package", lambda w: w.read.controller.record(),
                _reading,
                view=PAGE),
        Command("page.country", tr("Link to a country"), "P", menu, "globe",
                lambda w: w.read.controller.country(), _reading,
                view=PAGE),
        Command("page.repeat", tr("Repeat last tag"), ".", menu, "tag", lambda w: w.read.controller.repeat_tag(),
                _reading,
                view=PAGE),
        *(
            Command(f"page.recent.{n}", tr("Recent tag {n}").format(n=n), str(n), menu, "tag",
                    lambda w, n=n: w.read.controller.recent_tag(n), _reading, view=PAGE)
            for n in range(1, 10)
        ),
        Command("page.in_vivo", tr("Tag named by the words"), "V", menu, "quotes",
                lambda w: w.read.controller.in_vivo(), _reading, view=PAGE),
        Command("page.claim", tr("Claim: who asserts it"), "C", menu, "user",
                lambda w: w.read.controller.claim(), _reading, view=PAGE),
        Command("page.remove", tr("Remove passage"), "Del", menu, "trash", lambda w: w.read.controller.remove_passage(),
                _reading, view=PAGE),
    )  # fmt: skip


def _selecting() -> tuple[Command, ...]:
    menu = tr("Select")

    def on_page(name: str, text: str, key: str, does: Callable[[Aids], object]) -> Command:
        return Command(name, text, key, menu, "text-aa", lambda w: does(w.read.aids), _reading, view=PAGE)

    def of_page(name: str, text: str, key: str, does: Callable[[ReaderPage], object]) -> Command:
        return Command(name, text, key, menu, "text-aa", lambda w: does(w.read.page), _reading, view=PAGE)

    return (
        on_page("select.word", tr("Select the word"), "W", lambda a: a.select_word()),
        of_page("select.sentence", tr("Select the sentence"), "S", lambda p: p.select_sentence()),
        of_page("select.paragraph", tr("Select the paragraph"), "Shift+S", lambda p: p.select_paragraph()),
        on_page("select.more", tr("Select a word more"), "Alt+Shift+Right", lambda a: a.extend("word", 1)),
        on_page("select.less", tr("Select a word less"), "Alt+Shift+Left", lambda a: a.extend("word", -1)),
        on_page("select.sentence.more", tr("Select a sentence more"), "Alt+Shift+Down",
                lambda a: a.extend("sentence", 1)),
        on_page("select.sentence.less", tr("Select a sentence less"), "Alt+Shift+Up",
                lambda a: a.extend("sentence", -1)),
        of_page("passage.next", tr("Next passage"), "]", lambda p: p.next_passage()),
        of_page("passage.previous", tr("Previous passage"), "[", lambda p: p.previous_passage()),
        on_page("passage.next_here", tr("Next passage under the caret"), "O", lambda a: a.cycle()),
        on_page("passage.end.on", tr("Passage ends a word later"), "Ctrl+Alt+Right", lambda a: a.move_end("end", 1)),
        on_page("passage.end.back", tr("Passage ends a word earlier"), "Ctrl+Alt+Left",
                lambda a: a.move_end("end", -1)),
        on_page("passage.start.on", tr("Passage starts a word later"), "Ctrl+Alt+Shift+Right",
                lambda a: a.move_end("start", 1)),
        on_page("passage.start.back", tr("Passage starts a word earlier"), "Ctrl+Alt+Shift+Left",
                lambda a: a.move_end("start", -1)),
    )  # fmt: skip


def _codebook() -> tuple[Command, ...]:
    menu = tr("Codebook")
    return (
        Command("codebook.add", tr("New tag…"), "", menu, "plus", lambda w: w.read.controller.codebook.add(None)),
        Command("codebook.auto", tr("Auto-tag…"), "Ctrl+Shift+T", menu, "magnifying-glass",
                lambda w: w.read.controller.auto_tag()),
        Command("codebook.import", tr("Import a codebook…"), "", menu, "download-simple",
                lambda w: w.read.controller.codebook.import_file()),
        Command("codebook.export", tr("Export the codebook…"), "", menu, "export",
                lambda w: w.read.controller.codebook.export_file()),
    )  # fmt: skip


def _go() -> tuple[Command, ...]:
    menu = tr("Go")
    # where lines begin at the right, the arrow of *Back* points there, and as in browsers the key is that arrow
    back, forward = ("Alt+Right", "Alt+Left") if is_mirrored() else ("Alt+Left", "Alt+Right")
    return (
        Command("go.read", tr("Read"), "Ctrl+1", menu, "book-open", lambda w: w.show_place("read")),
        Command("go.passages", tr("Passages"), "Ctrl+2", menu, "highlighter", lambda w: w.show_place("passages")),
        Command("go.donations", tr("Donations"), "Ctrl+3", menu, "package", lambda w: w.show_place("donations")),
        Command("go.countries", tr("Countries"), "Ctrl+4", menu, "globe", lambda w: w.show_place("countries")),
        Command("go.notes", tr("Notes"), "Ctrl+5", menu, "notebook", lambda w: w.show_place("notes")),
        Command("go.back", tr("Back"), back, menu, "arrow-left", lambda w: w.go_back()),
        Command("go.forward", tr("Forward"), forward, menu, "arrow-right", lambda w: w.go_forward()),
        Command("go.outline", tr("Outline"), "Ctrl+Shift+L", menu, "list-bullets",
                lambda w: w.read.aids.outline(), _reading),
        Command("go.paragraph", tr("Go to paragraph…"), "Ctrl+L", menu, "list-bullets",
                lambda w: w.read.aids.go_to_paragraph(), _reading),
        Command("go.figure", tr("Next figure not yet evidence"), "G", menu, "arrow-right",
                lambda w: w.read.aids.next_missing(1), _reading, view=PAGE),
        Command("go.figure.before", tr("Previous figure not yet evidence"), "Shift+G", menu, "arrow-left",
                lambda w: w.read.aids.next_missing(-1), _reading, view=PAGE),
        Command("go.library", tr("Library"), "Ctrl+Alt+L", menu, "list-bullets", _library),
        Command("go.pane", tr("Next pane"), "F6", menu, "columns", lambda w: w.next_pane(), _always),
        Command("go.pane.before", tr("Previous pane"), "Shift+F6", menu, "columns", lambda w: w.next_pane(-1), _always),
        Command("go.menu", tr("Menu of everything"), "F10", menu, "gear", lambda w: w.show_menu(), _always),
    )  # fmt: skip


def _view() -> tuple[Command, ...]:
    menu = tr("View")
    return (
        Command("view.left", tr("Left pane"), "F8", menu, "sidebar", lambda w: w.toggle_pane("left"), _always),
        Command("view.right", tr("Inspector"), "F9", menu, "sidebar", lambda w: w.toggle_pane("right"), _always),
        Command("view.light", tr("Light"), "", menu, "sun", lambda w: w.choose_theme("light"), _always),
        Command("view.sepia", tr("Sepia"), "", menu, "book-open", lambda w: w.choose_theme("sepia"), _always),
        Command("view.dark", tr("Dark"), "", menu, "moon", lambda w: w.choose_theme("dark"), _always),
        Command("view.system", tr("Follow the system"), "", menu, "circle",
                lambda w: w.choose_theme("system"), _always),
        Command("view.larger", tr("Larger text"), "Ctrl++", menu, "text-aa", lambda w: w.read.zoom(1), _always),
        Command("view.smaller", tr("Smaller text"), "Ctrl+-", menu, "text-aa", lambda w: w.read.zoom(-1), _always),
        Command("view.normal", tr("Normal text"), "Ctrl+0", menu, "text-aa", lambda w: w.read.zoom(0), _always),
        Command("view.reading", tr("Reading…"), "Ctrl+Shift+Y", menu, "text-aa",
                lambda w: w.read.aids.show_setting(), _reading),
        Command("view.missing", tr("Show what is not yet evidence"), "Ctrl+Shift+G", menu, "eye",
                lambda w: w.read.aids.coverage.toggle(), _reading),
        Command("view.keys", tr("Keyboard shortcuts…"), "F1", menu, "keyboard", _shortcuts, _always),
        Command("view.history", tr("History"), "Ctrl+H", menu, "clock-counter-clockwise", lambda w: w.show_history()),
        Command("view.history_of", tr("History of this"), "Ctrl+Alt+H", menu, "clock-counter-clockwise",
                _history_of_this),
    )  # fmt: skip


def _lists() -> tuple[Command, ...]:
    from app.ui.shell.list_commands import list_commands

    return list_commands()


def table() -> tuple[Command, ...]:
    """Every command, in the order of the menus."""
    parts = (_workspace, _source, _edit, _passage, _selecting, _codebook, _lists, _go, _view)
    return tuple(replace(command, writes=command.id in WRITING) for part in parts for command in part())
