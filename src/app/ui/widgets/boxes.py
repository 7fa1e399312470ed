"""Columns and rows of widgets, described by their contents, with gaps and margins; and what a widget is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    Item: TypeAlias = (
        "QWidget | QLayout | int | Stretch | tuple[QWidget | QLayout, int] | tuple[QWidget, int, Qt.AlignmentFlag]"
    )
    """A widget or layout, with its share of the room to spare and how it is aligned; or so many pixels of nothing."""
    Margins: TypeAlias = int | tuple[int, int, int, int] | QMargins | None

_Box = TypeVar("_Box", bound=QBoxLayout)
_Widget = TypeVar("_Widget", bound=QWidget)


class Stretch(NamedTuple):
    """Space that grows by its share."""

    share: int = 1


STRETCH = Stretch()


def in_column(*items: Item, on: QWidget | None = None, gap: int | None = None, margins: Margins = None) -> QVBoxLayout:
    """Stack widgets vertically, on a widget or as a nested layout.

    `gap` is the space between them, `margins` that around them: one for all sides, or left, top, right and bottom.
    Without them the defaults of Qt apply: those of the style, and none around a nested layout.
    """
    return _filled(QVBoxLayout() if on is None else QVBoxLayout(on), items, gap, margins)


def in_row(*items: Item, on: QWidget | None = None, gap: int | None = None, margins: Margins = None) -> QHBoxLayout:
    """Place widgets side by side; see `in_column`."""
    return _filled(QHBoxLayout() if on is None else QHBoxLayout(on), items, gap, margins)


def _filled(box: _Box, items: tuple[Item, ...], gap: int | None, margins: Margins) -> _Box:
    if isinstance(margins, int):
        margins = (margins, margins, margins, margins)
    if margins is not None:
        box.setContentsMargins(margins if isinstance(margins, QMargins) else QMargins(*margins))
    if gap is not None:
        box.setSpacing(gap)
    put(box, *items)
    return box


def holding(layout: QLayout) -> QWidget:
    """A plain widget with this layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def styled(widget: _Widget, look: str) -> _Widget:
    """The widget, painted by the stylesheet as what it is."""
    widget.setProperty("look", look)
    return widget


def hairline() -> QFrame:
    """A thin line between what is above and below."""
    line = styled(QFrame(), "line")
    line.setFixedHeight(1)
    return line


def tall_by_width(widget: QWidget, across: QSizePolicy.Policy) -> None:
    """Let a widget be as high as its width asks for; a button's own policy would hold it at that of another width."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(across)
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def put(box: QBoxLayout, *items: Item) -> None:
    """Append further things to a column or row."""
    for item in items:
        if isinstance(item, QWidget):
            box.addWidget(item)
        elif isinstance(item, Stretch):
            box.addStretch(item.share)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif not isinstance(item, tuple):
            nest(box, item)
        elif isinstance(item[0], QWidget):
            box.addWidget(*item)  # type: ignore[arg-type]
        else:
            nest(box, *item)  # type: ignore[arg-type]


def nest(layout: QBoxLayout | QGridLayout, inner: QLayout, *where: int) -> None:
    """Add a layout to another, with its share of the room to spare, or at its row and column in a grid.

    For each item of the inner one, PySide creates an object that lives as long as the outer one. If Qt deletes an item
    along with its widget, or as that is moved, PySide does not notice, and crashes the program as soon as anything else
    that was created in Python, such as a timer, is created and deleted at the same address. So they are dropped here.
    """
    layout.addLayout(inner, *where)  # type: ignore[arg-type, call-overload]
    _drop_items(inner, QHBoxLayout())


def _drop_items(inner: QLayout, other: QLayout) -> None:
    """What PySide is told to remove from a layout is no longer its to keep, even if that layout does not have it."""
    if not isinstance(inner, QBoxLayout | QGridLayout | QFormLayout):
        return  # one of our own has its items from Python
    for at in range(inner.count()):
        item = inner.itemAt(at)
        if isinstance(item, QLayout):
            _drop_items(item, other)
        elif item is not None:
            other.removeItem(item)


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout, in order, without gaps."""
    items = [layout.itemAt(at) for at in range(layout.count())]
    parts = [one if isinstance(one, QLayout) else one.widget() for one in items if one is not None]
    _drop_items(layout, QHBoxLayout())
    return [one for one in parts if one is not None]


def take_out(widget: QWidget) -> None:
    """Remove a widget from its layout before it is deleted or gets another parent, so that PySide notices it."""
    above = widget.parentWidget()
    layout = above.layout() if above is not None else None
    around = [] if layout is None else [layout]
    while around:
        layout = around.pop()
        if layout.indexOf(widget) >= 0:
            layout.removeWidget(widget)
            return
        around += _inside(layout)


def _inside(layout: QLayout) -> list[QLayout]:
    return [one for one in layout.children() if isinstance(one, QLayout)]


def take_away(*widgets: QWidget | None) -> None:
    """Hide widgets at once and delete them a moment later, as something in them may have asked for this."""
    for widget in (one for one in widgets if one is not None):
        take_out(widget)
        widget.hide()
        widget.deleteLater()
