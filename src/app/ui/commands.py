"""Commands are data: menus, buttons, shortcuts, palette and help are built from this one table.

`callback` names what the window does; single letters are shortcuts of the page alone and are never needed
elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.read.aids import Aids


def _always(_window: MainWindow) -> bool:
    return True


def _open(window: MainWindow) -> bool:
    return window.session.is_open


def _reading(window: MainWindow) -> bool:
    return window.session.is_open and window.place_name() == "read"


def _history_of_this(window: MainWindow) -> None:
    from app.ui.dialogs.history import show_history_of

    show_history_of(window, window.place(window.place_name()).target())


def _quote(window: MainWindow) -> None:
    from app.ui.read.quoting import quote_in_note

    quote_in_note(window.session, window.read)


def _versions() -> ModuleType:
    from app.ui.review import hands

    return hands


def _library(window: MainWindow) -> None:
    if window.place_name() != "read":
        window.show_place("read")
    window.read.show_library()


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
    on_page: bool = False
    """The shortcut works while the page has the focus, and only then."""


def _workspace() -> tuple[Command, ...]:
    return (
        Command("file.new", "New workspace…", "Ctrl+N", "Workspace", "database", lambda w: w.files.new(), _always),
        Command("file.open", "Open workspace…", "Ctrl+O", "Workspace", "folder-open",
                lambda w: w.files.open(), _always),
        Command("file.copy", "Save a copy…", "Ctrl+Shift+S", "Workspace", "copy", lambda w: w.files.save_copy()),
        Command("file.backup", "Back up now", "", "Workspace", "shield-check", lambda w: w.files.back_up()),
        Command("file.restore", "Restore a backup…", "", "Workspace", "clock-counter-clockwise",
                lambda w: w.files.restore()),
        Command("file.export", "Export to Markdown…", "Ctrl+E", "Workspace", "export", lambda w: w.files.export()),
        Command("file.check", "Check evidence", "", "Workspace", "shield-check", lambda w: w.files.check()),
        Command("file.name", "Your name…", "", "Workspace", "user", lambda w: w.files.ask_name(), _always),
        Command("file.quit", "Quit", "Ctrl+Q", "Workspace", "x", lambda w: w.leave(), _always),
    )  # fmt: skip


def _source() -> tuple[Command, ...]:
    return (
        Command("source.add", "Add source: file…", "Ctrl+Shift+O", "Source", "plus", lambda w: w.files.add_file()),
        Command("source.address", "Add source: web address…", "Ctrl+Shift+A", "Source", "globe",
                lambda w: w.files.add_address()),
        Command("source.paste", "Add source: clipboard", "Ctrl+Shift+V", "Source", "clipboard-text",
                lambda w: w.files.add_clipboard()),
        Command("source.edit", "Edit citation…", "F2", "Source", "pencil",
                lambda w: w.read.deeds.edit_source(), _reading),
        Command("source.update", "Bring a corrected page…", "", "Source", "upload-simple",
                lambda w: _versions().bring(w), _reading),
        Command("source.correct", "Correct the selected words…", "Ctrl+Shift+E", "Source", "pencil",
                lambda w: _versions().correct(w), _reading),
        Command("source.review", "Review queue…", "Ctrl+Shift+R", "Source", "eye", lambda w: _versions().review(w)),
        Command("source.cuts", "Show what was cut", "Ctrl+Shift+X", "Source", "scissors",
                lambda w: w.read.toggle_cuts(), _reading),
        Command("source.remove", "Remove source", "", "Source", "trash",
                lambda w: w.read.deeds.remove_source(), _reading),
    )  # fmt: skip


def _edit() -> tuple[Command, ...]:
    return (
        Command("edit.undo", "Undo", "Ctrl+Z", "Edit", "arrow-u-up-left", lambda w: w.undo()),
        Command("edit.redo", "Redo", "Ctrl+Shift+Z", "Edit", "arrow-u-up-right", lambda w: w.redo()),
        Command("edit.removed", "Removed things…", "", "Edit", "trash",
                lambda w: w.read.deeds.codebook.show_removed()),
        Command("edit.search", "Search everything", "Ctrl+K", "Edit", "magnifying-glass", lambda w: w.show_search()),
        Command("find.open", "Find in the source", "Ctrl+F", "Edit", "magnifying-glass",
                lambda w: w.read.aids.find(), _reading),
        Command("find.next", "Find next", "F3", "Edit", "caret-down", lambda w: w.read.aids.find_step(1), _reading),
        Command("find.previous", "Find previous", "Shift+F3", "Edit", "caret-up",
                lambda w: w.read.aids.find_step(-1), _reading),
        Command("edit.palette", "Command palette", "Ctrl+Shift+P", "Edit", "command", lambda w: w.show_palette(),
                _always),
    )  # fmt: skip


def _passage() -> tuple[Command, ...]:
    return (
        Command("page.tag", "Tag", "T", "Passage", "tag", lambda w: w.read.deeds.tag(), _reading, on_page=True),
        Command("page.note", "Note", "N", "Passage", "note-pencil",
                lambda w: w.read.deeds.note(), _reading, on_page=True),
        Command("page.quote", "Quote in note", "Q", "Passage", "quotes", _quote, _reading, on_page=True),
        Command("page.record", "Link to a record", "R", "Passage", "package", lambda w: w.read.deeds.record(), _reading,
                on_page=True),
        Command("page.country", "Link to a country", "P", "Passage", "globe",
                lambda w: w.read.deeds.country(), _reading,
                on_page=True),
        Command("page.repeat", "Repeat last tag", ".", "Passage", "tag", lambda w: w.read.deeds.repeat_tag(), _reading,
                on_page=True),
        *(
            Command(f"page.recent.{n}", f"Recent tag {n}", str(n), "Passage", "tag",
                    lambda w, n=n: w.read.deeds.recent_tag(n), _reading, on_page=True)
            for n in range(1, 10)
        ),
        Command("page.in_vivo", "Tag named by the words", "V", "Passage", "quotes",
                lambda w: w.read.deeds.in_vivo(), _reading, on_page=True),
        Command("page.claim", "Claim: who asserts it", "C", "Passage", "user",
                lambda w: w.read.deeds.claim(), _reading, on_page=True),
        Command("page.remove", "Remove passage", "Del", "Passage", "trash", lambda w: w.read.deeds.remove_passage(),
                _reading, on_page=True),
    )  # fmt: skip


def _selecting() -> tuple[Command, ...]:
    def on_page(name: str, text: str, key: str, does: Callable[[Aids], object]) -> Command:
        return Command(name, text, key, "Select", "text-aa", lambda w: does(w.read.aids), _reading, on_page=True)

    return (
        on_page("select.word", "Select the word", "W", lambda a: a.select_word()),
        on_page("select.more", "Select a word more", "Alt+Shift+Right", lambda a: a.extend("word", 1)),
        on_page("select.less", "Select a word less", "Alt+Shift+Left", lambda a: a.extend("word", -1)),
        on_page("select.sentence.more", "Select a sentence more", "Alt+Shift+Down", lambda a: a.extend("sentence", 1)),
        on_page("select.sentence.less", "Select a sentence less", "Alt+Shift+Up", lambda a: a.extend("sentence", -1)),
        on_page("passage.next_here", "Next passage under the caret", "O", lambda a: a.cycle()),
        on_page("passage.end.on", "Passage ends a word later", "Ctrl+Alt+Right", lambda a: a.move_end("end", 1)),
        on_page("passage.end.back", "Passage ends a word earlier", "Ctrl+Alt+Left", lambda a: a.move_end("end", -1)),
        on_page("passage.start.on", "Passage starts a word later", "Ctrl+Alt+Shift+Right",
                lambda a: a.move_end("start", 1)),
        on_page("passage.start.back", "Passage starts a word earlier", "Ctrl+Alt+Shift+Left",
                lambda a: a.move_end("start", -1)),
    )  # fmt: skip


def _go() -> tuple[Command, ...]:
    return (
        Command("codebook.add", "New tag…", "", "Codebook", "plus", lambda w: w.read.deeds.codebook.add(None)),
        Command("codebook.auto", "Auto-tag…", "Ctrl+Shift+T", "Codebook", "magnifying-glass",
                lambda w: w.read.deeds.auto_tag()),
        Command("codebook.merge", "Merge tags…", "", "Codebook", "git-branch",
                lambda w: w.read.deeds.codebook.merge(), _reading),
        Command("codebook.split", "Split tag…", "", "Codebook", "columns",
                lambda w: w.read.deeds.codebook.split(), _reading),
        Command("codebook.import", "Import a codebook…", "", "Codebook", "download-simple",
                lambda w: w.read.deeds.codebook.import_file()),
        Command("codebook.export", "Export the codebook…", "", "Codebook", "export",
                lambda w: w.read.deeds.codebook.export_file()),
        Command("go.read", "Read", "Ctrl+1", "Go", "book-open", lambda w: w.show_place("read")),
        Command("go.passages", "Passages", "Ctrl+2", "Go", "highlighter", lambda w: w.show_place("passages")),
        Command("go.donations", "Donations", "Ctrl+3", "Go", "package", lambda w: w.show_place("donations")),
        Command("go.countries", "Countries", "Ctrl+4", "Go", "globe", lambda w: w.show_place("countries")),
        Command("go.notes", "Notes", "Ctrl+5", "Go", "notebook", lambda w: w.show_place("notes")),
        Command("go.back", "Back", "Alt+Left", "Go", "arrow-left", lambda w: w.go_back()),
        Command("go.forward", "Forward", "Alt+Right", "Go", "arrow-right", lambda w: w.go_forward()),
        Command("go.outline", "Outline", "Ctrl+Shift+L", "Go", "list-bullets",
                lambda w: w.read.aids.outline(), _reading),
        Command("go.paragraph", "Go to paragraph…", "Ctrl+L", "Go", "list-bullets",
                lambda w: w.read.aids.go_to_paragraph(), _reading),
        Command("go.figure", "Next figure not yet evidence", "G", "Go", "arrow-right",
                lambda w: w.read.aids.next_missing(1), _reading, on_page=True),
        Command("go.figure.before", "Previous figure not yet evidence", "Shift+G", "Go", "arrow-left",
                lambda w: w.read.aids.next_missing(-1), _reading, on_page=True),
        Command("go.library", "Library", "Ctrl+Alt+L", "Go", "list-bullets", _library),
        Command("go.pane", "Next pane", "F6", "Go", "columns", lambda w: w.next_pane(), _always),
    )  # fmt: skip


def _view() -> tuple[Command, ...]:
    return (
        Command("view.left", "Left pane", "F8", "View", "sidebar", lambda w: w.toggle_pane("left"), _always),
        Command("view.right", "Inspector", "F9", "View", "sidebar", lambda w: w.toggle_pane("right"), _always),
        Command("view.light", "Light", "", "View", "sun", lambda w: w.choose_theme("light"), _always),
        Command("view.sepia", "Sepia", "", "View", "book-open", lambda w: w.choose_theme("sepia"), _always),
        Command("view.dark", "Dark", "", "View", "moon", lambda w: w.choose_theme("dark"), _always),
        Command("view.system", "Follow the system", "", "View", "circle", lambda w: w.choose_theme("system"), _always),
        Command("view.larger", "Larger text", "Ctrl++", "View", "text-aa", lambda w: w.read.zoom(1), _always),
        Command("view.smaller", "Smaller text", "Ctrl+-", "View", "text-aa", lambda w: w.read.zoom(-1), _always),
        Command("view.normal", "Normal text", "Ctrl+0", "View", "text-aa", lambda w: w.read.zoom(0), _always),
        Command("view.reading", "Reading…", "Ctrl+Shift+Y", "View", "text-aa",
                lambda w: w.read.aids.show_setting(), _reading),
        Command("view.missing", "Show what is not yet evidence", "Ctrl+Shift+G", "View", "eye",
                lambda w: w.read.aids.coverage.toggle(), _reading),
        Command("view.history", "History", "Ctrl+H", "View", "clock-counter-clockwise", lambda w: w.show_history()),
        Command("view.history_of", "History of this", "Ctrl+Alt+H", "View", "clock-counter-clockwise",
                _history_of_this),
    )  # fmt: skip


def table() -> tuple[Command, ...]:
    """Every command, in the order of the menus."""
    return (*_workspace(), *_source(), *_edit(), *_passage(), *_selecting(), *_go(), *_view())
