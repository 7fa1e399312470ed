"""The version, and the licences of what is inside, as the installed packages say."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import app
from app.licences import parts
from app.paths import REFERENCE
from app.ui.dialogs.about import AboutDialog
from app.ui.shell.main_window import MainWindow


def test_the_menu_says_the_version_and_each_licence_can_be_read(qtbot: QtBot, bare_window: MainWindow) -> None:
    bare_window.actions_table.commands["view.about"].does(bare_window)
    (dialog,) = bare_window.findChildren(AboutDialog)
    assert app.VERSION in dialog.versions.text()
    assert dialog.text.toPlainText().startswith("MIT License")
    assert dialog.list.header().length() <= dialog.list.viewport().width(), "the licences are seen beside the names"
    read: dict[str, str] = {}
    for _ in range(dialog.list.topLevelItemCount()):
        read[dialog.list.currentItem().text(0)] = dialog.text.toPlainText()
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "lgpl-3.0" in read["PySide6_Essentials"]
    assert "Redistribution and use" in read["lxml"]
    assert all(read.values())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_inside_is_what_the_program_asks_for_and_what_that_needs_and_no_more() -> None:
    named = {part.name.lower().replace("_", "-"): part for part in parts()}
    assert {"pyside6-essentials", "shiboken6", "sqlalchemy", "lxml", "tld", "fontpkg-inter"} <= named.keys()
    assert not {"pytest", "ruff", "hypothesis"} & named.keys()
    assert named["lxml"].version == metadata.version("lxml")
    assert [name for name, part in named.items() if not part.licence] == []
    assert "LGPL" in named["shiboken6"].licence


def test_what_a_package_carries_in_a_folder_of_licences_is_read_whatever_the_files_are_called() -> None:
    """The reader of PDFs brings those of PDFium and of all that is in it."""
    (reader,) = (part for part in parts() if part.name == "pypdfium2")
    for said in ("PDFium", "FreeType", "libtiff", "JPEG"):
        assert said.casefold() in reader.text().casefold(), said


def test_reference_data_that_others_made_are_named_each_with_a_licence() -> None:
    ours = {"former.json", "organisations.json", "publications.json", "table_words.json", "draft_weights.json"}
    data = {file.name for file in REFERENCE.iterdir() if file.suffix in (".json", ".gz", ".npz")} - ours
    named, told = " ".join(part.name for part in parts()), (REFERENCE / "LICENSES.txt").read_text("utf-8")
    assert {name for name in data if name not in named or name not in told} == set()
