"""Exporting the selected thing as a web page, DOCX or PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.language import tr
from app.exporters.file_names import safe_stem
from app.store.reads import countries, donations, notes, sources
from app.ui.base.file_chooser import FileChooser

if TYPE_CHECKING:
    from app.actions.documents import Subject
    from app.domain.progress import Progress
    from app.exporters.flow import Document
    from app.store.store import Store
    from app.ui.base.session import Target
    from app.ui.dialogs.document import Wanted
    from app.ui.shell.window import Window

FOLDER = "export.document_folder"
"""The setting that keeps where the last one went."""


def export_chosen(window: Window) -> None:
    """Ask for the format and the path, then export what is selected in the current place."""
    name = window.place_name()
    place = window.place(name)
    if name == "notes":
        place.remember()  # what is typed is saved
    target = place.target()
    session = window.session

    def read(store: Store, _stopped: object) -> tuple[Subject, str] | None:
        return subject_of(store, target)

    def done(found: tuple[Subject, str] | None) -> None:
        if found is None:
            session.say(
                tr("Nothing is chosen here. Open a source, a country or a note, or choose a record, and export that."),
                "warning",
            )
            return
        _ask(window, *found)

    session.query(window, read, done)


def subject_of(store: Store, target: Target) -> tuple[Subject, str] | None:
    """The thing that a document of the target would be about, and its name; None if nothing is selected."""
    from app.actions.documents import Subject

    if target.place == "passages":
        return Subject("codebook"), tr("Codebook")
    if target.id is None or target.kind == "actor":
        return None
    match target.place:
        case "read":
            return Subject("source", str(target.id)), sources.source_row(store, target.id).meta.title
        case "donations":
            found = donations.by_ids(store, (target.id,))
            return (Subject("record", found[0].ref), f"{found[0].ref} {found[0].title}") if found else None
        case "countries":
            info = next((one for one in countries.every(store) if one.id == target.id), None)
            return (Subject("country", info.code), info.name) if info is not None else None
        case "notes":
            return Subject("note", str(target.id)), notes.one(store, target.id).heading()
        case _:
            return None


def _ask(window: Window, subject: Subject, title: str) -> None:
    from app.ui.dialogs.document import DocumentDialog

    dialog = DocumentDialog(window.settings, title, window)
    dialog.wanted.connect(lambda wanted: _ask_where(window, subject, title, wanted))
    dialog.open()


def _ask_where(window: Window, subject: Subject, title: str, wanted: Wanted) -> None:

    usual = window.session.store.path.parent
    kinds = {"html": tr("Web page (*.html)"), "docx": tr("DOCX document (*.docx)"), "pdf": tr("PDF document (*.pdf)")}
    folder = Path(str(window.settings.get(FOLDER, str(usual))))
    name = f"{safe_stem(title, tr('Untitled'))}.{wanted.form}"
    at = str(folder if folder.is_dir() else usual)
    chooser = FileChooser(window, tr("Export"), at, kinds[wanted.form], write_as=name)
    chooser.ask(lambda file: _write(window, subject, wanted, file))


def _write(window: Window, subject: Subject, wanted: Wanted, file: Path) -> None:
    from app.actions.citation_styles import SETTING, citing_in
    from app.actions.documents import Makers, export_document
    from app.render.files import in_light
    from app.render.pages import pages

    session, store = window.session, window.session.store
    makers = Makers(pages, in_light)

    def work(progress: Progress) -> Document:
        citing = citing_in(store, wanted.style)
        return export_document(store, subject, wanted.form, file, makers, citing=citing, progress=progress)

    def done(_made: Document) -> None:
        window.settings.put(SETTING, wanted.style)
        window.settings.put(FOLDER, str(file.parent))
        session.say(tr("Exported {name}").format(name=file.name))

    session.operate(tr("Exporting {name}").format(name=file.name), work, done)
