"""What a person sees and presses in a window, found by its words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.domain.codebook import Tag
from app.ui.panels.codebook.panel import TAG_ROLE, CodebookPanel
from app.ui.widgets.popup_list import PopupList


def words(widget: QWidget) -> str:
    """What is written in the labels that are seen in a widget, line by line."""
    labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible() and label.text())


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The button that is called so, by its words or else to a screen reader."""
    found = widget.findChildren(QAbstractButton)
    named = [one for one in found if name in (one.text().replace("&&", "&"), one.accessibleName())]
    assert named, (name, [one.text() or one.accessibleName() for one in found])
    return named[0]


def press(widget: QWidget, name: str) -> None:
    """Press the button that is called so."""
    button(widget, name).click()


def popup(widget: QWidget) -> PopupList:
    """The list that popped up over a widget."""
    (found,) = (one for one in widget.window().findChildren(PopupList) if one.isVisible())
    return found


def pick(widget: QWidget, typed: str) -> None:
    """Type into the list that popped up, and choose what Enter chooses."""
    opened = popup(widget)
    opened.field.setText(typed)
    QTest.keyClick(opened.field, Qt.Key.Key_Return)


def rows(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """The rows of a list or a tree in the order they are seen in, with all that is folded away."""
    above = above or QModelIndex()
    for number in range(model.rowCount(above)):
        index = model.index(number, 0, above)
        yield index
        yield from rows(model, index)


def is_waiting(thing: QObject) -> bool:
    """Whether anything is put off for a moment by a timer of its own."""
    own = thing.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(timer.isActive() for timer in own)


def shown_tags(panel: CodebookPanel) -> tuple[Tag, ...]:
    """The tags of a codebook as they are shown, from above."""
    return tuple(index.data(TAG_ROLE) for index in rows(panel.model()))


def index_of(panel: CodebookPanel, tag_id: int) -> QModelIndex:
    """Where a tag stands in a codebook."""
    return next(index for index in rows(panel.model()) if index.data(TAG_ROLE).id == tag_id)
