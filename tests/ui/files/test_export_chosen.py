"""Exporting what is chosen, as a user would: a source that is read, a record, and with a style that is broken."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.files.pages import name_file, page

from app.actions.citation_styles import SETTING
from app.actions.sources import add_file
from app.ui.base.session import Target
from app.ui.dialogs.document import DocumentDialog
from app.ui.shell.main_window import MainWindow


def asked(qtbot: QtBot, window: MainWindow) -> DocumentDialog:
    """The dialog that the command opens."""
    before = len(window.findChildren(DocumentDialog))
    window.run("file.export_one")
    qtbot.waitUntil(lambda: len(window.findChildren(DocumentDialog)) > before)
    return window.findChildren(DocumentDialog)[-1]


def test_what_is_chosen_is_exported_in_the_form_and_style_asked_for(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    window, store = opened, opened.session.store
    with qtbot.waitSignal(window.session.said) as nothing:
        window.run("file.export_one")
    assert str(nothing.args[0]).startswith("Nothing is chosen here.")
    added = add_file(store, page(tmp_path))
    window.go(Target("read", "source", added.source_id))
    settled(window)
    dialog = asked(qtbot, window)
    assert dialog.windowTitle() == "Export “A page about gifts”"
    dialog.form.setCurrentIndex(dialog.form.findData("pdf"))
    dialog.style_menu.setCurrentIndex(dialog.style_menu.findData("numeric"))
    dialog.style_menu.activated.emit(dialog.style_menu.currentIndex())
    dialog.submit()
    name_file(window, tmp_path / "out.pdf")
    settled(window)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert window.settings.get(SETTING) == "numeric"

    (tmp_path / "mine.csl").write_text("<style/>")
    dialog = asked(qtbot, window)
    assert (dialog.form.currentData(), dialog.style_menu.currentData()) == ("pdf", "numeric")
    dialog.style_menu.take_style(str(tmp_path / "mine.csl"))
    assert dialog.style_menu.currentText() == "mine.csl"
    dialog.submit()
    before = (tmp_path / "out.pdf").read_bytes()
    with qtbot.waitSignal(window.session.said) as said:
        name_file(window, tmp_path / "out.pdf")
        settled(window)
    assert "“mine.csl” cannot be used as a citation style" in str(said.args[0])
    assert (tmp_path / "out.pdf").read_bytes() == before
    assert window.settings.get(SETTING) == "numeric"

    window.go(Target("passages"))
    settled(window)
    assert asked(qtbot, window).windowTitle() == "Export “Codebook”"
