"""Adding sources: chosen or dropped files, a web address, the clipboard. The content decides the file type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from app.domain.by_key import by_key
from app.domain.errors import BadInput, Cancelled, UserError
from app.domain.language import later, later_n, tr, tr_n
from app.domain.progress import Progress, one_of
from app.domain.shortened import shortened
from app.store.header import is_workspace
from app.store.reads.sources import current_text, source_row
from app.ui.base import keys
from app.ui.base.file_chooser import FileChooser, kinds_of_files
from app.ui.base.session import Target
from app.ui.dialogs.address import AddressDialog
from app.ui.look import fonts
from app.ui.look.mirror import isolated, listed
from app.ui.look.plain import PlainLabel

if TYPE_CHECKING:
    from app.actions.sources import Added
    from app.store.store import Store
    from app.ui.shell.window import Window

CLIPBOARD = later("Clipboard")
HINT_PX = 20


@dataclass(frozen=True, slots=True)
class AddedSources:
    """The result of adding several sources: those added or known, and a sentence for each that failed."""

    added: tuple[Added, ...]
    problems: tuple[str, ...] = ()


class Adding(QObject):
    """Adds sources to the open workspace in the background, and opens the last one."""

    def __init__(self, window: Window, open_workspace: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open_workspace = open_workspace
        self._waiting: list[Path] = []
        self._hint: QLabel | None = None
        window.session.opened.connect(lambda: QTimer.singleShot(0, self, self._add_waiting))
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # --- the ways in ---

    def choose_files(self) -> None:
        from app.importers.formats import endings

        window = self._window
        folder, several = str(window.settings.get("add.folder", "")), QFileDialog.FileMode.ExistingFiles
        kinds = {**endings(), tr("Bibliographies"): "bib ris json", tr("Workspaces"): "passagework"}
        chooser = FileChooser(window, tr("Add sources"), folder, kinds_of_files(kinds), mode=several)
        chooser.filesSelected.connect(lambda names: self._chosen([Path(name) for name in names]))
        chooser.open()

    def _chosen(self, paths: list[Path]) -> None:
        if paths:
            self._window.settings.put("add.folder", str(paths[0].parent))
            self.add_files(paths)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files as sources; a workspace among them is opened first. Waits until a workspace is open."""
        workspaces = [path for path in paths if is_workspace(path)]
        files = [path for path in paths if path not in workspaces]
        if workspaces:
            self._waiting += files
            self._open_workspace(workspaces[0])
        elif files and not self._window.session.is_open:
            self._waiting += files
            if not self._window.session.busy():
                self._window.session.say(tr("The files will be added as soon as a workspace is open."))
        elif files and self._window.session.may_write():
            self._take(files)

    def _take(self, files: Sequence[Path]) -> None:
        """A single table starts the import assistant; anything else is added as a source."""
        from app.ui.views.importing.place import ImportPlace

        tables = [path for path in files if _is_table(path)]
        sources = [path for path in files if path not in tables]
        one_by_one = tr("Not added: {files}. Tables of records are imported one by one: add each by itself.")
        refusal = one_by_one.format(files=_some([path.name for path in tables]))
        if sources:
            self._add_now(sources, refusal if tables else "")
        elif len(tables) > 1:
            self._window.session.say(refusal, "warning")
        elif tables:
            place = self._window.place("importing")
            assert isinstance(place, ImportPlace)
            self._window.show_place("importing")
            place.open_file(tables[0])

    def _add_waiting(self) -> None:
        files, self._waiting = self._waiting, []
        if files and self._window.session.is_open and self._window.session.may_write():
            self._take(files)

    def _add_now(self, files: Sequence[Path], refusal: str) -> None:
        """Add files; what was refused beside them is said at the end, with what became of these."""
        from app.actions.references import add_entries, bibliography_in
        from app.actions.sources import add_file
        from app.store.clock import new_uid

        together = new_uid()

        def add_one(path: Path) -> Callable[[Store, Progress], AddedSources]:
            def add(store: Store, progress: Progress) -> AddedSources:
                if found := bibliography_in(path):
                    imported = add_entries(store, found, path.parent, progress, together)
                    return AddedSources(imported.added, imported.problems)
                return AddedSources((add_file(store, path, progress, together),))

            return add

        title = tr_n("Adding {n} file", "Adding {n} files", len(files))
        if len(files) == 1:
            title = tr("Adding {file}").format(file=files[0].name)
        refused = [lambda _store, _progress: AddedSources((), (refusal,))] if refusal else []
        self._start(title, [*map(add_one, files), *refused])

    def ask_address(self, address: str = "", problem: str = "") -> None:
        dialog = AddressDialog(self._window, address, problem)
        dialog.given.connect(self.add_address)
        dialog.open()

    def add_address(self, url: str) -> None:
        """Fetch a page now and add it. If that fails, the address can be corrected."""
        from app.actions.sources import add_address

        self._start(
            tr("Fetching the page"),
            [lambda store, progress: AddedSources((add_address(store, url, progress),))],
            lambda problem: self.ask_address(url, problem),
        )

    def add_clipboard(self) -> None:
        """Add what was copied: files, a piece of a web page, or text."""
        from app.actions.sources import add_bytes

        copied = QGuiApplication.clipboard().mimeData()
        paths = local_files(copied)
        if paths:
            self.add_files(paths)
            return
        parts = readable(copied)
        if not parts:
            words = tr("The clipboard holds no text. Copy the article's text, then add it.")
            self._window.session.say(words, "warning")
            return

        def add(store: Store, progress: Progress) -> AddedSources:
            for number, (raw, media_type) in enumerate(parts):
                try:
                    return AddedSources((add_bytes(store, raw, tr(CLIPBOARD), media_type, progress),))
                except BadInput:
                    if number == len(parts) - 1:
                        raise
            raise AssertionError("the last part was added or raised")

        self._start(tr("Adding the clipboard"), [add])

    # --- the work ---

    def _start(
        self,
        title: str,
        adders: Sequence[Callable[[Store, Progress], AddedSources]],
        problem: Callable[[str], None] | None = None,
    ) -> None:
        session = self._window.session
        if not session.is_open:
            session.say(tr("Open a workspace first, then add sources to it."), "warning")
            return
        store = session.store

        def work(progress: Progress) -> AddedSources:
            added: list[Added] = []
            problems: list[str] = []
            for number, adder in enumerate(adders):
                try:
                    outcome = adder(store, one_of(progress, number, len(adders)))
                    added += outcome.added
                    problems += outcome.problems
                except Cancelled:
                    if not added:
                        raise
                    problems.append(tr("The rest was not added."))
                    break
                except UserError as error:
                    if len(adders) == 1:
                        raise
                    problems.append(str(error))
            return AddedSources(tuple(added), tuple(problems))

        def done(outcome: AddedSources) -> None:
            if session.is_open and session.store is store:
                if outcome.added:
                    session.go(Target("read", "source", outcome.added[-1].source_id))
                session.say(*report(store, outcome))

        session.operate(title, work, done, problem)

    # --- dropping ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent) and (paths := local_files(event.mimeData())):
            _copy(event)
            self._show_hint(paths)
            return True
        if self._hint is not None and event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._hint.hide()
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = local_files(event.mimeData())
            if paths:
                _copy(event)
                self.add_files(paths)
                return True
        return False

    def _show_hint(self, paths: Sequence[Path]) -> None:
        if self._hint is None:
            self._hint = PlainLabel("", self._window, look="drop", font=fonts.reading(HINT_PX))
            self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        is_table = len(paths) == 1 and _is_table(paths[0])
        self._hint.setText(tr("Drop to import its records") if is_table else tr("Drop to add as sources"))
        box = QRect(0, 0, 400, 120)
        box.moveCenter(self._window.rect().center())
        self._hint.setGeometry(box)
        self._hint.show()
        self._hint.raise_()


def _copy(event: QDropEvent) -> None:
    """Take a drop as a copy: a file manager that is told of a move may remove its file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _is_table(path: Path) -> bool:
    from app.ui.views.importing.place import ENDS

    return path.suffix.lower() in ENDS


def local_files(data: QMimeData | None) -> list[Path]:
    """The local files that a drop or the clipboard names; an empty clipboard may be None."""
    if data is None or not data.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def readable(data: QMimeData | None) -> list[tuple[bytes, str]]:
    """The clipboard's contents, best first, as bytes with their media type: the page, then its plain text."""
    if data is None:
        return []
    parts = (data.hasHtml(), data.html(), "html"), (data.hasText(), data.text(), "plain")
    return [
        (words.encode("utf-8", "replace"), f"text/{kind}; charset=utf-8")
        for has, words, kind in parts
        if has and words.strip()
    ]


NAMED = 3
"""The most sources, or problems, that the message names."""


def report(store: Store, outcome: AddedSources) -> tuple[str, str]:
    """The message after adding, and its tone."""
    new = [added for added in outcome.added if not added.known]
    known = [added for added in outcome.added if added.known]
    parts: list[str] = []
    if len(new) == 1:
        row, text = source_row(store, new[0].source_id), current_text(store, new[0].source_id)
        parts.append(
            tr("{paragraphs} read, {blocks} cut.").format(
                paragraphs=tr_n("{n} paragraph", "{n} paragraphs", row.paragraphs),
                blocks=tr_n("{n} block", "{n} blocks", len(text.cuts)),
            )
        )
    elif new:
        parts.append(tr_n("{n} source added.", "{n} sources added.", len(new)))
    missing = sum(added.missing for added in new)
    parts += _of_evidence(sum(added.found for added in new), missing)
    for added in known[:NAMED]:
        said = tr("“{title}” is in the library already.")
        if added.cited:
            said = tr("“{title}” is in the library already and got the citation of its entry.")
        parts.append(said.format(title=isolated(source_row(store, added.source_id).meta.title)))
    if len(known) > NAMED:
        more = later_n("{n} more is in the library already.", "{n} more are in the library already.")
        parts.append(tr_n(*more, len(known) - NAMED))
    titled = ((shortened(source_row(store, one.source_id).meta.title, 60), one) for one in new if one.warnings)
    warnings = by_key((warning, title) for title, one in titled for warning in one.warnings)
    said = [words if len(new) == 1 else f"{_some(titles)}: {words}" for words, titles in warnings.items()]
    tone = "warning" if warnings or missing or outcome.problems else "ok"
    more = len(outcome.problems) - NAMED
    problems = [*outcome.problems[: NAMED if more > 1 else None]]
    if more > 1:
        problems.append(tr_n("{n} more problem.", "{n} more problems.", more))
    return " ".join([*parts, *said, *_way_to_the_citation(store, outcome.added[-1:]), *problems]), tone


def _way_to_the_citation(store: Store, shown: Sequence[Added]) -> list[str]:
    """What to press where the source that is shown lacks something in its citation."""
    from app.importers.draft import citation_warnings

    key = keys.all_shown("source.edit")
    lacks = any(citation_warnings(source_row(store, one.source_id).meta) for one in shown if one.warnings)
    return [tr("{key} edits the citation.").format(key=key)] if lacks and key else []


def _some(titles: Sequence[str]) -> str:
    """The first titles, and how many there are besides."""
    some, more = listed(titles[:NAMED]), len(titles) - NAMED
    return tr_n("{listed} and {n} more", "{listed} and {n} more", more).format(listed=some) if more > 0 else some


def _of_evidence(found: int, missing: int) -> list[str]:
    """How many pieces of evidence were found, and where the missing ones are listed."""
    if not missing:
        every = tr_n("{n} piece of evidence found in it.", "{n} pieces of evidence found in it.", found)
        return [every] if found else []
    forms = later_n(
        "{found:,} of {n} piece of evidence found in it.", "{found:,} of {n} pieces of evidence found in it."
    )
    which = tr_n("“Check evidence” names the one that is not.", "“Check evidence” names the {n} that are not.", missing)
    return [tr_n(*forms, found + missing).format(found=found), which]
