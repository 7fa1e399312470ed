"""A citation style of the person's own, picked by keys: footnotes and bibliography follow it, after a restart too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.files.pages import PAGE, page

from app.actions.notes import add_note
from app.actions.passages import tag_passage
from app.actions.sources import add_file
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.settings import Settings
from app.store.reads import passages as passage_reads
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.style_choice import StyleChoice
from app.ui.shell.main_window import MainWindow

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
  <info><title>Mine</title><id>mine</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="seen: " delimiter="; ">
    <text variable="title"/><text variable="locator" prefix=" @"/>
  </layout></citation>
  <bibliography><layout prefix="listed: "><text variable="title"/></layout></bibliography>
</style>
"""


def export_dialog(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    window.run("file.export")
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    dialog = window.findChildren(ExportDialog)[-1]
    settled(window)
    return dialog


def pick(qtbot: QtBot, styles: StyleChoice, file: Path) -> None:
    """Down to the last line of the styles, the file's name typed into the dialog and Open clicked."""
    styles.setFocus()
    styles.showPopup()
    qtbot.keyClick(styles.view(), Qt.Key.Key_End)
    qtbot.keyClick(styles.view(), Qt.Key.Key_Return)
    (chooser,) = styles.findChildren(QFileDialog)
    (line,) = (one for one in chooser.findChildren(QLineEdit) if one.objectName() == "fileNameEdit")
    chooser.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)  # else the list of files overwrites what is typed
    qtbot.keyClicks(line, str(file))
    (buttons,) = chooser.findChildren(QDialogButtonBox)
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Open), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: styles.style_name == str(file))


def test_a_style_of_ones_own_is_followed_kept_and_a_broken_one_refused(
    qtbot: QtBot, opened: MainWindow, workspace: Path, tmp_path: Path
) -> None:
    store = opened.session.store
    added = add_file(store, page(tmp_path))
    start = PAGE.index("gifts were given")
    passage = tag_passage(store, added.source_id, start, start + 16, [add_tag(store, TagContent("Gifts"))])
    uid = passage_reads.one(store, passage).uid
    add_note(store, f"As it says {{{{p-{uid[:8]}}}}}.", "Brief")
    mine, broken = tmp_path / "mine.csl", tmp_path / "broken.csl"
    mine.write_text(STYLE, "utf-8")
    broken.write_text(STYLE.replace("</style>", ""), "utf-8")
    dialog = export_dialog(qtbot, opened)
    pick(qtbot, dialog.style_menu, broken)
    settled(opened)
    assert "“broken.csl” cannot be used as a citation style" in dialog.problem.text()
    pick(qtbot, dialog.style_menu, mine)
    settled(opened)
    assert (dialog.problem.text(), dialog.style_menu.currentText()) == ("", "mine.csl")
    dialog.folder.setText(str(tmp_path / "vault"))
    dialog.submit()
    settled(opened)
    brief = (tmp_path / "vault" / "Notes" / "Brief.md").read_text("utf-8")
    assert "seen: A page about gifts" in brief
    everything = "".join(one.read_text("utf-8") for one in (tmp_path / "vault").rglob("*.md"))
    assert "listed: A page about gifts" in everything
    opened.close()

    again = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(again)
    again.show()
    assert again.open_workspace(workspace)
    settled(again)
    dialog = export_dialog(qtbot, again)
    assert (dialog.style_menu.style_name, dialog.problem.text()) == (str(mine), "")
    mine.unlink()
    dialog.reject()
    dialog = export_dialog(qtbot, again)
    assert dialog.problem.text().startswith("The citation style mine.csl cannot be read")
    again.close()
