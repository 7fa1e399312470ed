"""All commands: those of the window, and those of each view and panel."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from app.domain.language import tr
from app.ui.base.commands import Command
from app.ui.base.session import Target
from app.ui.look.mirror import is_mirrored
from app.ui.panels.codebook import commands as codebook
from app.ui.panels.library import commands as library
from app.ui.shell.main_window import MainWindow
from app.ui.shell.overlays import show_help, show_history, show_history_of_this, show_review
from app.ui.views.countries import commands as countries
from app.ui.views.donations import commands as donations
from app.ui.views.importing import commands as importing
from app.ui.views.notes import commands as notes
from app.ui.views.passages import commands as passages
from app.ui.views.read import commands as read

LANGUAGES = "language, english, hebrew, עברית, שפה"
"""Words that find the choice of the language, whatever language is set."""


def _ui(module: str) -> Any:
    """A module of the user interface that is loaded only when a command needs it."""
    return import_module(f"app.ui.{module}")


def _settings(page: str) -> Callable[[MainWindow], object]:
    """A function that shows a page of the settings."""
    return lambda window: window.go(Target("settings", page))


def _workspace() -> tuple[Command[MainWindow], ...]:
    menu = tr("Workspace")
    return (
        Command("file.new", tr("New workspace…"), "Ctrl+N", menu, "database", lambda w: w.files.new(), always=True),
        Command("file.open", tr("Open workspace…"), "Ctrl+O", menu, "folder-open", lambda w: w.files.open(),
                always=True),
        Command("file.copy", tr("Save a copy…"), "Ctrl+Shift+S", menu, "copy", lambda w: w.files.save_copy()),
        Command("file.backup", tr("Back up now"), "", menu, "shield-check", lambda w: w.files.back_up()),
        Command("file.restore", tr("Data and backups…"), "", menu, "clock-counter-clockwise", _settings("data"),
                words=tr("backup, backups, restore a backup, folder, where, recover")),
        Command("file.compact", tr("Compact history…"), "", menu, "clock-counter-clockwise",
                lambda w: w.files.compact(), writes=True),
        Command("file.export", tr("Export to Markdown…"), "Ctrl+E", menu, "export", lambda w: w.files.export()),
        Command("file.export_one", tr("Export what is chosen…"), "", menu, "export",
                lambda w: _ui("shell.documents").export_chosen(w),
                words=tr("web page, HTML, DOCX, Word, PDF, print")),
        Command("file.check", tr("Check evidence"), "", menu, "shield-check", lambda w: w.files.check()),
        Command("file.taggers", tr("Compare two taggers…"), "", menu, "users",
                lambda w: _ui("dialogs.two_taggers").open_comparison(w.session, w),
                words=tr("agreement, alpha, second coder, disagreements")),
        Command("file.name", tr("Your name…"), "", menu, "user", _settings("name"), always=True,
                words=tr("author, sign, signature, who")),
        Command("file.units", tr("Units and things…"), "", menu, "list-bullets",
                lambda w: _ui("dialogs.units").UnitsDialog(w.session, w).open()),
        Command("file.vocabularies", tr("Vocabularies…"), "", menu, "books",
                lambda w: _ui("dialogs.vocabularies").VocabulariesDialog(w.session, w).open(), writes=True,
                words=tr("terms, kinds, categories")),
        Command("file.fields", tr("Fields of records…"), "", menu, "list-bullets",
                lambda w: _ui("dialogs.own_fields").OwnFieldsDialog(w.session, w).open(), writes=True),
        Command("file.names", tr("Newer names and terms"), "", menu, "globe", lambda w: w.names.bring(), writes=True),
        Command("file.language", tr("Language…"), "", menu, "translate", _settings("language"), always=True,
                words=LANGUAGES),
        Command("file.quit", tr("Quit"), "Ctrl+Q", menu, "x", lambda w: w.leave(), always=True),
    )  # fmt: skip


def _adding() -> tuple[Command[MainWindow], ...]:
    menu = tr("Source")
    return (
        Command("source.add", tr("Add source: file…"), "Ctrl+Shift+O", menu, "plus",
                lambda w: w.files.adding.choose_files(), writes=True),
        Command("source.address", tr("Add source: web address…"), "Ctrl+Shift+A", menu, "globe",
                lambda w: w.files.adding.ask_address(), writes=True),
        Command("source.paste", tr("Add source: clipboard"), "Ctrl+Shift+V", menu, "clipboard-text",
                lambda w: w.files.adding.add_clipboard(), writes=True),
    )  # fmt: skip


def _import() -> Command[MainWindow]:
    return Command("importing.open", tr("Import a table of records…"), "", tr("Donations"), "download-simple",
                   lambda w: w.show_place("importing"), writes=True,
                   words=tr("csv, xlsx, spreadsheet, excel, AidData, FTS, IATI, HXL"))  # fmt: skip


def _correcting() -> tuple[Command[MainWindow], ...]:
    menu = tr("Source")
    return (
        Command("source.update", tr("Bring a corrected page…"), "", menu, "upload-simple",
                lambda w: _ui("shell.new_version").bring(w), shown="read", writes=True,
                words=tr("new version, edition, replace, update")),
        Command("source.correct", tr("Correct the selected words…"), "Ctrl+Shift+E", menu, "pencil",
                lambda w: _ui("shell.new_version").correct(w), shown="read", writes=True),
        Command("source.review", tr("Review queue…"), "Ctrl+Shift+R", menu, "eye", show_review),
    )  # fmt: skip


def _undoing() -> tuple[Command[MainWindow], ...]:
    menu = tr("Edit")
    return (
        Command("edit.undo", tr("Undo"), "Ctrl+Z", menu, "arrow-u-up-left", lambda w: w.undo(), writes=True),
        Command("edit.undo_before", tr("Undo the one before it instead"), "Alt+Z", menu, "arrow-bend-up-left",
                lambda w: w.undo_steps.undo_before(), writes=True,
                words=tr("where your last step cannot be undone, as somebody built on it")),
        Command("edit.redo", tr("Redo"), "Ctrl+Shift+Z", menu, "arrow-u-up-right", lambda w: w.redo(), writes=True),
        Command("edit.search", tr("Search everything"), "Ctrl+K", menu, "magnifying-glass", lambda w: w.show_search()),
        Command("find.open", tr("Find in what is shown"), "Ctrl+F", menu, "magnifying-glass",
                lambda w: w.place(w.place_name()).find_here()),
    )  # fmt: skip


def _going() -> tuple[Command[MainWindow], ...]:
    menu = tr("Go")
    # where lines begin at the right, the arrow of *Back* points there, and as in browsers the key is that arrow
    back, forward = ("Alt+Right", "Alt+Left") if is_mirrored() else ("Alt+Left", "Alt+Right")
    return (
        Command("go.read", tr("Read"), "Ctrl+1", menu, "book-open", lambda w: w.show_place("read")),
        Command("go.passages", tr("Passages"), "Ctrl+2", menu, "highlighter", lambda w: w.show_place("passages")),
        Command("go.donations", tr("Donations"), "Ctrl+3", menu, "package", lambda w: w.show_place("donations")),
        Command("go.countries", tr("Countries"), "Ctrl+4", menu, "globe", lambda w: w.show_place("countries")),
        Command("go.notes", tr("Notes"), "Ctrl+5", menu, "notebook", lambda w: w.show_place("notes")),
        Command("go.settings", tr("Settings"), "Ctrl+,", menu, "gear", lambda w: w.show_place("settings"), always=True,
                words=tr("preferences, options, configuration")),
        Command("go.help", tr("Help"), "", menu, "question", lambda w: w.show_place("help"), always=True,
                words=tr("glossary, words, what is, what to press, manual, how")),
        Command("go.draft", tr("Next draft that waits"), "", menu, "package", lambda w: w.next_draft(),
                words=tr("drafts, put away, unfinished, go on")),
        Command("go.back", tr("Back"), back, menu, "arrow-left", lambda w: w.go_back(), always=True),
        Command("go.forward", tr("Forward"), forward, menu, "arrow-right", lambda w: w.go_forward()),
    )  # fmt: skip


def _seeing() -> tuple[Command[MainWindow], ...]:
    menu = tr("View")
    return (
        Command("view.left", tr("Left pane"), "F8", menu, "sidebar", lambda w: w.toggle_pane("left"), always=True),
        Command("view.right", tr("Inspector"), "F9", menu, "sidebar", lambda w: w.toggle_pane("right"), always=True),
        Command("view.light", tr("Light"), "", menu, "sun", lambda w: w.choose_theme("light"), always=True),
        Command("view.sepia", tr("Sepia"), "", menu, "book-open", lambda w: w.choose_theme("sepia"), always=True),
        Command("view.dark", tr("Dark"), "", menu, "moon", lambda w: w.choose_theme("dark"), always=True),
        Command("view.system", tr("Follow the system"), "", menu, "circle",
                lambda w: w.choose_theme("system"), always=True),
        Command("view.theme", tr("Theme…"), "", menu, "palette", _settings("theme"), always=True,
                words=tr("dark, light, night, colours, contrast, appearance")),
        Command("view.reading", tr("Reading…"), "Ctrl+Shift+Y", menu, "text-aa", _settings("reading"), always=True,
                words=tr("font, face, typeface, size, line height, leading, spacing, measure, margin, width")),
    )  # fmt: skip


def _last() -> tuple[Command[MainWindow], ...]:
    """Commands at the end of their menus, after those of the reading view."""
    edit, go, view = tr("Edit"), tr("Go"), tr("View")
    return (
        Command("edit.palette", tr("Command palette"), "Ctrl+Shift+P", edit, "command",
                lambda w: w.show_palette(), always=True),
        Command("go.pane", tr("Next pane"), "F6", go, "columns", lambda w: w.next_pane(), always=True),
        Command("go.pane.before", tr("Previous pane"), "Shift+F6", go, "columns",
                lambda w: w.next_pane(-1), always=True),
        Command("go.menu", tr("Menu of everything"), "F10", go, "list", lambda w: w.show_menu(), always=True),
        Command("view.keys", tr("Keyboard shortcuts…"), "", view, "keyboard", _settings("keys"), always=True,
                words=tr("keys, hotkeys, bindings")),
        Command("help.here", tr("Help on this"), "F1", view, "question", show_help, always=True),
        Command("view.history", tr("History"), "Ctrl+H", view, "clock-counter-clockwise", lambda w: show_history(w)),
        Command("view.history_of", tr("History of this"), "Ctrl+Shift+H", view, "clock-counter-clockwise",
                show_history_of_this),
        Command("view.about", tr("About Passagework…"), "", view, "info",
                lambda w: _ui("dialogs.about").AboutDialog(w).open(), always=True),
    )  # fmt: skip


def table() -> tuple[Command[Any], ...]:
    """Every command, in the order of the menus."""
    own = _workspace() + _adding() + _undoing() + _going() + _seeing()
    every = [*own, *read.commands(), *_correcting(), *codebook.commands(), *passages.commands(), *donations.commands(),
             _import(), *importing.commands(), *countries.commands(), *notes.commands(), *library.commands(),
             *_last()]  # fmt: skip
    menus = ("Workspace", "Source", "Edit", "Passage", "Select", "Codebook", "Passages", "Donations", "Countries",
             "Notes", "Library", "Go", "View")  # fmt: skip
    return tuple(sorted(every, key=lambda command: [tr(menu) for menu in menus].index(command.menu)))
