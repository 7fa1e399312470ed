"""Editing the citation of a source by hand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.references import entry_of
from app.domain.sources import SourceMeta, SourceRow
from app.store.reads.sources import source_row
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.dialogs.citation import CitationDialog

FULL = SourceMeta(
    "Gifts: a study", ("Ann Author", "Ben Writer"), "Studies", "12", "2020-05", "A House", ("Aid", "Image"), "en",
    "https://example.org/gifts", "A picture of masks", "Views are the authors' own.", "",
)  # fmt: skip


def _open(qtbot: QtBot, session: Session, row: SourceRow) -> CitationDialog:
    dialog = CitationDialog(session, row, None)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_every_field_is_shown_and_comes_back_unchanged(qtbot: QtBot, session: Session, source_id: int) -> None:
    row = replace(source_row(session.store, source_id), meta=FULL)
    assert _open(qtbot, session, row).meta() == FULL


def test_what_is_typed_is_kept_in_one_operation(qtbot: QtBot, session: Session, store: Store, source_id: int) -> None:
    dialog = _open(qtbot, session, source_row(store, source_id))
    before = source_row(store, source_id).meta
    dialog.title.setPlainText("Gifts: a study")
    dialog.authors.setPlainText("Ann Author\n\n  Ben   Writer \n")
    dialog.published.setText("2020-05-31")
    assert dialog.preview.text().startswith("Ann Author and Ben Writer, “Gifts: a study”")
    qtbot.keyClick(dialog.authors, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = source_row(store, source_id).meta
    assert (kept.title, kept.authors, kept.published) == (
        "Gifts: a study", ("Ann Author", "Ben Writer"), "2020-05-31",
    )  # fmt: skip
    store.undo()
    assert source_row(store, source_id).meta == before


def test_volume_and_pages_are_typed_cited_and_given_to_bibliographies(
    qtbot: QtBot, session: Session, store: Store, source_id: int
) -> None:
    before = source_row(store, source_id).meta
    dialog = _open(qtbot, session, source_row(store, source_id))
    for field, words in (("series", "Caucasus Review"), ("number", "3"), ("volume", "12"), ("pages", "201-219")):
        getattr(dialog, field).setText(words)
    assert "Caucasus Review 12, No. 3" in dialog.preview.text()
    assert dialog.preview.text().endswith("pp. 201–219.")
    dialog.submit()
    entry = entry_of(source_row(store, source_id))
    wanted = {"type": "article-journal", "container-title": "Caucasus Review", "issue": "3", "volume": "12"}
    assert entry.items() >= (wanted | {"page": "201-219"}).items()
    again = _open(qtbot, session, source_row(store, source_id))
    assert (again.volume.text(), again.pages.text()) == ("12", "201-219")
    again.volume.clear()
    again.pages.clear()
    again.submit()
    assert source_row(store, source_id).meta.reference == before.reference


def test_what_an_imported_entry_keeps_stays_where_only_its_volume_is_typed(
    qtbot: QtBot, session: Session, source_id: int
) -> None:
    kept = '{"DOI": "10.1/x", "editor": [{"family": "Hale"}], "volume": 7}'
    row = replace(source_row(session.store, source_id), meta=replace(FULL, reference=kept))
    dialog = _open(qtbot, session, row)
    assert dialog.meta() == row.meta
    dialog.volume.setText("8")
    assert dialog.meta().reference == kept.replace("7", '"8"')


def test_a_wrong_date_is_said_inline_and_nothing_is_kept(
    qtbot: QtBot, session: Session, store: Store, source_id: int
) -> None:
    before = source_row(store, source_id).meta
    dialog = _open(qtbot, session, source_row(store, source_id))
    dialog.published.setText("4/5/1919")  # the fourth of May, or the fifth of April
    dialog.submit()
    assert dialog.isVisible()
    assert "2020-05" in dialog.problem.text()
    assert source_row(store, source_id).meta == before
    dialog.published.setText("2020-05")
    assert not dialog.problem.isVisible()


def test_a_date_may_be_written_as_the_source_has_it(
    qtbot: QtBot, session: Session, store: Store, source_id: int
) -> None:
    dialog = _open(qtbot, session, source_row(store, source_id))
    for said, iso in (("9th October 1914.", "1914-10-09"), ("October 1914", "1914-10"), ("spring 1914", "spring 1914")):
        dialog.published.setText(said)
        assert dialog.meta().published == iso
    dialog.published.setText("31 May 1914")
    assert "31 May 1914" in dialog.preview.text()
    dialog.submit()
    assert source_row(store, source_id).meta.published == "1914-05-31"


def test_a_source_needs_a_title(qtbot: QtBot, session: Session, store: Store, source_id: int) -> None:
    dialog = _open(qtbot, session, source_row(store, source_id))
    dialog.title.setPlainText("  ")
    dialog.submit()
    assert dialog.problem.text() == "A source needs a title."


def test_each_field_has_a_name(qtbot: QtBot, session: Session, store: Store, source_id: int) -> None:
    dialog = _open(qtbot, session, source_row(store, source_id))
    shown = [f for kind in (QLineEdit, QPlainTextEdit) for f in dialog.findChildren(kind) if f.parent()]
    names = [field.accessibleName() for field in shown]
    assert all(names)
    assert len(set(names)) == len(names) == 14
