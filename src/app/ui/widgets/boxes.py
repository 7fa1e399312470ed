"""Columns and rows of widgets, described by their contents, with gaps and margins; and what a widget is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLayout

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
            box.addLayout(item)
        elif isinstance(item[0], QWidget):
            box.addWidget(*item)  # type: ignore[arg-type]
        else:
            box.addLayout(*item)  # type: ignore[arg-type]


def take_away(*widgets: QWidget | None, out_of: QLayout | None = None) -> None:
    """Hide widgets at once and delete them a moment later, as something in them may have asked for this."""
    for widget in (one for one in widgets if one is not None):
        if out_of is not None:
            out_of.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
