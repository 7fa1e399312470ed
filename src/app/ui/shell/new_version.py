"""Menu commands for versions of the current source: add a new one, or correct words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.actions.versions import UpdateReport, edit_text, update_from_file
from app.domain.anchor import AnchorState
from app.domain.errors import UserError
from app.domain.language import tr
from app.domain.new_version import corrected
from app.domain.progress import Progress
from app.importers.formats import endings
from app.store.store import Store
from app.ui.base.file_chooser import FileChooser, kinds_of_files
from app.ui.shell.overlays import show_review
from app.ui.shell.window import Window
from app.ui.views.read.selecting import select_word
from app.ui.views.review.correct import CorrectPopup


def bring(window: Window) -> None:
    """Ask for a file with a new version of the current source."""
    row = window.read.row
    if row is None:
        window.session.say(tr("Open the source first, then bring its new version."), "warning")
        return
    title = tr("Bring a corrected page")
    chooser = FileChooser(window, title, str(window.settings.get("add.folder", "")), kinds_of_files(endings()))
    chooser.ask(lambda file: bring_file(window, row.id, file))


def bring_file(window: Window, source_id: int, path: Path) -> None:
    """Make a file the newest version of a source, report what happened to its passages, and review those that wait."""
    title = tr("Comparing {file}").format(file=path.name)
    _start(window, title, lambda store, progress: update_from_file(store, source_id, path, progress))


def correct(window: Window) -> None:
    """Correct the selected words, or the word at the caret, in a field beside them."""
    place = window.read
    if place.page.selection() is None:
        select_word(place.page)
    chosen, row, text = place.page.selection(), place.row, place.text
    if chosen is None or row is None or text is None:
        window.session.say(tr("Select the words first: W selects the word at the caret."), "warning")
        return
    start, end = chosen
    quote = text.text[start:end]
    if "\n" in quote:
        window.session.say(tr("Correct one paragraph at a time: select words in one line."), "warning")
        return
    popup = CorrectPopup(place, quote)

    def give(words: str) -> None:
        try:
            corrected(text, start, end, words, row.meta.title)
        except UserError as error:
            popup.complain(str(error))
            return
        popup.close()
        _start(
            window,
            tr("Correcting the text"),
            lambda store, _progress: edit_text(store, row.id, start, end, words, quote),
            lambda: place.page.select(start, start + len(words)) if place.row and place.row.id == row.id else None,
        )

    popup.given.connect(give)
    popup.open_at(place.page.caret_rect())


def _start(
    window: Window,
    title: str,
    work: Callable[[Store, Progress], UpdateReport],
    then: Callable[[], object] = lambda: None,
) -> None:
    session = window.session
    store = session.store

    def done(report: UpdateReport) -> None:
        if not session.is_open or session.store is not store:
            return
        tone = "warning" if report.warnings else "undo" if report.changed else "ok"
        session.say(" ".join((report.sentence(), *report.warnings)), tone)
        then()
        if report.changed and (report.counts[AnchorState.REVIEW] or report.counts[AnchorState.LOST]):
            show_review(window, report)

    session.operate(title, lambda progress: work(store, progress), done)
