"""Everything the keyboard can reach in the window says by a name or its text what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.ui.look.plain import PlainLabel
from app.ui.shell.main_window import MainWindow

PLACES = ("read", "passages", "donations", "countries", "notes")

ROLES_OF_NOTHING = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Border,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Window,
}
"""What a widget is to a screen reader that does not know what can be done with it."""


def nameless(root: QWidget) -> list[str]:
    """The visible widgets within that take the focus by key, and do not say what they are or how they are called."""
    out: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(widget, QMenu | QTabBar) or _inner(widget):
            continue
        role = QAccessible.queryAccessibleInterface(widget).role()
        if role in ROLES_OF_NOTHING:
            out.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: a mere {role.name}")
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text or _buddy(widget)):
            out.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {widget.toolTip()}")
    return out


def _inner(widget: QWidget) -> bool:
    """Parts that Qt makes, for which their owner speaks: editors of boxes, viewports, plain scroll areas."""
    parent = widget.parentWidget()
    if isinstance(widget, QLineEdit) and isinstance(parent, QComboBox):
        return True
    return isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()


def _buddy(widget: QWidget) -> bool:
    return any(label.named() is widget for label in widget.window().findChildren(PlainLabel))


def test_a_field_without_a_name_is_found(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    field = QLineEdit(root)
    root.show()
    assert len(nameless(root)) == 1
    field.setAccessibleName("Name")
    assert nameless(root) == []
    odd = QWidget(root)
    odd.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    odd.setAccessibleName("Odd")
    odd.show()
    assert nameless(root) == ["QWidget in QWidget: a mere Client"]


def unread(root: QWidget) -> list[str]:
    """The visible labels whose name hides their words, which then nobody is told."""
    labels = [label for label in root.findChildren(QLabel) if label.isVisible() and label.accessibleName()]
    return [label.text() for label in labels if _plain(label.text()) not in label.accessibleName()]


def _plain(text: str) -> str:
    return QTextDocumentFragment.fromHtml(text).toPlainText().strip()


def test_a_label_whose_name_hides_its_words_is_found(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    label = QLabel("12 found", root)
    label.setAccessibleName("How many")
    root.show()
    assert unread(root) == ["12 found"]
    label.setAccessibleName("How many: 12 found")
    assert unread(root) == []


def _popups(window: MainWindow) -> list[QWidget]:
    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window]
    return [widget for widget in tops if not isinstance(widget, QMenu)]


@few("step", [6, 1], keep=1, why="every command that opens something", ids=["some", "all"])
def test_in_each_place_and_in_whatever_a_command_opens_all_has_a_name_and_labels_are_said(
    qtbot: QtBot, window: MainWindow, step: int
) -> None:
    """A command that can be given in several places opens the same in each, so it is given in the first of them."""
    found: list[str] = []
    opened: set[str] = set()
    for place in PLACES:
        window.show_place(place)
        settled(window)
        assert (place, nameless(window), unread(window)) == (place, [], [])
        for command in list(window.actions_table.commands.values())[::step]:
            if "Quit" in command.text or not command.text.endswith("…") or not window.can(command):
                continue
            if command.id in opened:
                continue
            window.run(command.id)
            settled(window)
            for popup in _popups(window):
                opened.add(command.id)
                found += [f"{command.id}: {one}" for one in nameless(popup) if not isinstance(popup, QFileDialog)]
                popup.close()
            found += [f"{command.id}: {what}" for what in nameless(window)]
            window.show_place(place)
    assert found == []
    assert len(opened) > 25 // step
    window.show_place("read")
    window.read.aids.find()
    window.read.aids.bar.field.setText("China")
    settled(window)
    assert unread(window) == []
