"""Going from pane to pane by the keyboard: the panes of the place, then what floats over it, and round again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLayout, QStackedWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

FLOATING = "floats"
"""The property of a card over the window that waits for an answer; F6 reaches it after the panes."""
_last: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()
"""By pane, where the keyboard was in it."""


@runtime_checkable
class HasRows(Protocol):
    """A pane whose rows are no list of Qt's, such as the profile of a country."""

    def focus_rows(self) -> bool:
        """Put the keyboard on a row. False where there is none."""
        ...


@runtime_checkable
class HasFirst(Protocol):
    """What stands in a pane and says where work begins in it, such as a form."""

    def focus_first(self) -> None:
        """Put the keyboard there."""
        ...


def as_it_stands(widget: QWidget) -> list[QWidget]:
    """What takes the keyboard in a widget, itself included, in the order in which its layouts show it.

    A widget may say another order of its own parts by a method `by_tab`.
    """
    own = getattr(widget, "by_tab", None)
    if callable(own):
        return [part for child in cast("list[QWidget]", own()) for part in as_it_stands(child)]
    found = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    layout = widget.layout()
    return found + (_in_layout(layout) if layout is not None else [])


def _in_layout(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        found += as_it_stands(widget) if widget is not None else _in_layout(inner) if inner is not None else []
    return found


def order_tabs(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each of these to the next. Qt's own order is that in which they were made."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def next_pane(window: MainWindow, way: int) -> None:
    """Give the keyboard to the next pane (1), or to the one before (-1), where it was in it last."""
    panes = _panes(window)
    focus = QApplication.focusWidget()
    at = next((i for i, pane in enumerate(panes) if focus is not None and _holds(pane, focus)), None)
    if at is not None and focus is not None:
        _last[panes[at]] = focus
    start = at if at is not None else -1 if way > 0 else len(panes)
    for step in range(1, len(panes) + 1):
        pane = panes[(start + step * way) % len(panes)]
        wanted = _entrance(pane)
        if pane not in _last and isinstance(pane, HasRows) and pane.focus_rows():
            return
        shown = pane.currentWidget() if isinstance(pane, QStackedWidget) else pane
        if wanted is not _last.get(pane) and isinstance(shown, HasFirst):
            shown.focus_first()
            return
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _panes(window: MainWindow) -> list[QWidget]:
    place = window.places.get(window.place_name())
    found: list[QWidget] = []
    if place is not None and place.panes is not None:
        widgets = [place.panes.widget(number) for number in range(place.panes.count())]
        found = [pane for pane in widgets if pane is not None and pane.isVisible()]
    floating = [w for w in window.findChildren(QWidget) if w.property(FLOATING) and w.isVisible()]
    return found + floating


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _entrance(pane: QWidget) -> QWidget | None:
    """Where the keyboard was in a pane, or else its list, or else the first that takes it."""
    last = _last.get(pane)
    if last is not None and isValid(last) and _takes(last) and _holds(pane, last):
        return last
    inside = [child for child in [pane, *pane.findChildren(QWidget)] if _takes(child)]
    lists = [child for child in inside if isinstance(child, QAbstractItemView)]
    return next(iter(lists or inside), None)


def _takes(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QLabel)
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()
