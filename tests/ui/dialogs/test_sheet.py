"""What all dialogs have in common: names for a screen reader, Enter, Escape, and room on a laptop's screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen

from app.actions import tags
from app.actions.check import Problem, Report
from app.actions.exports import ExportReport
from app.domain.codebook import TagContent
from app.domain.errors import BadInput
from app.store.backup_list import Backup
from app.store.reads.sources import source_row
from app.store.reads.tags import one_tag
from app.ui.base.help_words import WORDS
from app.ui.base.session import Session
from app.ui.dialogs.address import AddressDialog
from app.ui.dialogs.check import CheckDialog
from app.ui.dialogs.citation import CitationDialog
from app.ui.dialogs.export import ExportDialog, ExportReportDialog
from app.ui.dialogs.history import HistoryDialog
from app.ui.dialogs.remove_source import RemoveSourceDialog
from app.ui.dialogs.restore import RestoreDialog
from app.ui.dialogs.sheet import Lines, Sheet
from app.ui.panels.codebook.tag_dialog import TagDialog

MANY = 40


def _tag(session: Session, _source_id: int) -> Sheet:
    tag_id = tags.add_tag(session.store, TagContent("Motive"))
    return TagDialog(session, one_tag(session.store, tag_id), None, None)


def _restore(session: Session, _source_id: int) -> Sheet:
    made = [Backup(Path(f"{n}.passagework"), datetime.now(UTC), 1_000, "automatic") for n in range(MANY)]
    return RestoreDialog(session.store.path, made, None)


def _report(session: Session, _source_id: int) -> Sheet:
    folder = session.store.path.parent
    kept = tuple((folder / f"{n}.md", folder / f"{n} (new).md") for n in range(MANY))
    return ExportReportDialog(ExportReport((), (), kept), folder, None)


def _check(session: Session, source_id: int) -> Sheet:
    problem = Problem("locator", "words are not found", f"source {source_id}, paragraph 1")
    return CheckDialog(session, Report((problem,) * MANY, {}), None)


DIALOGS: dict[str, Callable[[Session, int], Sheet]] = {
    "address": lambda _session, _: AddressDialog(None, "https://example.org", "It did not answer."),
    "citation": lambda session, source_id: CitationDialog(session, source_row(session.store, source_id), None),
    "tag": _tag,
    "remove": lambda session, source_id: RemoveSourceDialog(session, source_row(session.store, source_id), None),
    "restore": _restore,
    "export": lambda session, _: ExportDialog(session, None),
    "report": _report,
    "check": _check,
    "history": lambda session, _: HistoryDialog(session, None),
}


@pytest.fixture(params=list(DIALOGS))
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, session: Session, source_id: int) -> Sheet:
    made = DIALOGS[request.param](session, source_id)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test looks at it after it was left
    qtbot.addWidget(made)
    made.open()
    return made


def test_all_in_it_has_a_name_it_fits_a_laptops_screen_f1_says_what_it_is_about_and_escape_leaves_it(
    qtbot: QtBot, dialog: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: tuple[type[QWidget], ...] = (
        QLineEdit, QPlainTextEdit, QComboBox, QListView, QPushButton, QRadioButton,
    )  # fmt: skip
    found = [widget for kind in kinds for widget in dialog.findChildren(kind) if widget.isVisible()]
    assert found
    for widget in found:
        text = widget.text() if isinstance(widget, QPushButton | QRadioButton) else ""
        assert widget.accessibleName() or text, widget
    assert dialog.accessibleName()

    assert dialog.sizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 760
    assert dialog.height() <= 760

    said = listen(monkeypatch)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    told = [f"{one.title}: {one.sentence}" for one in WORDS]
    assert said[-1:] == [dialog.help_line.text()]
    assert said[-1] in told
    assert dialog.help_line.isVisible()

    assert len([button for button in dialog.findChildren(QPushButton) if button.isDefault()]) == 1
    assert dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(qtbot: QtBot, dialog: Sheet) -> None:
    pressed = list[QAbstractButton]()
    can = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    buttons = [one for one in can if not isinstance(one, QRadioButton | QCheckBox) and one.focusPolicy()]
    for button in buttons:
        with catch_warnings():
            simplefilter("ignore")  # some are connected to nothing
            button.clicked.disconnect()
        button.clicked.connect(lambda _on=False, button=button: pressed.append(button))
    for button in buttons:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == buttons
    pressed.clear()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.property("look") for one in pressed] == ["primary"], "Ctrl+Enter accepts wherever the keyboard is"


def test_the_keyboard_is_at_first_in_a_field_or_on_the_button_that_enter_is_said_to_press(
    qtbot: QtBot, dialog: Sheet
) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    first = dialog.focusWidget()
    assert first is not None
    removes = isinstance(dialog, RemoveSourceDialog)  # what takes away begins at the way out
    assert not isinstance(first, QPushButton) or first.property("look") == "primary" or removes, first.text()


def test_trouble_is_said_inline_and_taken_back(qtbot: QtBot) -> None:
    sheet = Sheet(None, "A title")
    qtbot.addWidget(sheet)
    sheet.add_foot("Save")
    sheet.open()

    def refuse() -> None:
        raise BadInput("That cannot be.")

    assert sheet.attempt(refuse) is None
    assert sheet.problem.text() == "That cannot be."
    assert sheet.problem.isVisible()
    sheet.complain("")
    assert not sheet.problem.isVisible()
    assert sheet.attempt(lambda: 7) == (7,)


def test_what_it_says_as_it_opens_cuts_neither_its_sentence_nor_its_buttons(qtbot: QtBot) -> None:
    sheet = Sheet(None, "A title", "A sentence that is long enough to take a second line, as most of them are. " * 2)
    qtbot.addWidget(sheet)
    sheet.complain("It could not be done, for a reason that takes more than a single line to be understood. " * 2)
    sheet.add_foot("Try again")
    for name in ("Copy all of the words", "Leave without any of them", "Go on in a copy of the workspace"):
        sheet.foot.insertWidget(0, sheet.button(name, sheet.reject))
    sheet.open()
    for label in (sheet.heading, sheet.sentence, sheet.problem):
        assert label.height() >= label.heightForWidth(label.width())
    for button in sheet.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_lines_gives_its_items_clean(qtbot: QtBot) -> None:
    field = Lines(" one \n\n two   words\n", 3)
    qtbot.addWidget(field)
    assert field.items() == ("one", "two words")
