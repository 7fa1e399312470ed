"""Going from pane to pane by the keyboard: the panes of the place, then what floats over it, and round again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)
from shiboken6 import isValid

from app.ui.widgets.announcer import announce
from app.ui.widgets.panes import FLOATING, OWN_STOP
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from app.ui.shell.window import Window

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
    """What takes the keyboard by Tab in a widget, itself included, in the order in which it is seen.

    A widget may say another order of its own parts by a method `by_tab`.
    """
    if not widget.isVisible() or not widget.isEnabled():
        return []
    own = getattr(widget, "by_tab", None)
    if callable(own):
        return [found for part in cast("list[QWidget]", own()) for found in as_it_stands(part)]
    found = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    return found + [one for part in _parts(widget) for one in as_it_stands(part)]


def _parts(widget: QWidget) -> list[QWidget]:
    inside: list[QWidget | None]
    if isinstance(widget, Stack):
        inside = [widget.currentWidget()]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QSplitter):
        inside = [widget.widget(number) for number in range(widget.count())]
    else:
        layout = widget.layout()
        return _in_layout(layout) if layout is not None else []
    return [one for one in inside if one is not None]


def _in_layout(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        found += [widget] if widget is not None else _in_layout(inner) if inner is not None else []
    return found


def next_by_tab(window: Window, way: int) -> bool:
    """Tab (1) or Shift+Tab (-1) as the eye goes over the window. False where the keyboard is in nothing of it.

    Qt's own order is that in which widgets were made, and most of what a place shows is made again again and again.
    """
    frame, focus = window.centralWidget(), QApplication.focusWidget()
    order = as_it_stands(frame) if frame is not None else []
    if focus not in order:
        return False
    reason = Qt.FocusReason.TabFocusReason if way > 0 else Qt.FocusReason.BacktabFocusReason
    order[(order.index(focus) + way) % len(order)].setFocus(reason)
    return True


def next_pane(window: Window, way: int) -> None:
    """Give the keyboard to the next pane (1), or to the one before (-1), where it was in it last."""
    panes = _panes(window)
    focus = QApplication.focusWidget()
    at = next((i for i, pane in reversed([*enumerate(panes)]) if focus is not None and _holds(pane, focus)), None)
    if at is not None and focus is not None:
        _last[panes[at]] = focus
    start = at if at is not None else -1 if way > 0 else len(panes)
    for step in range(1, len(panes) + 1):
        if enter(panes[(start + step * way) % len(panes)]):
            return


def keep_in_view(now: QWidget | None) -> None:
    """Scroll what has the keyboard into view, however the keyboard came there; a click is where one looks already."""
    if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    above = now.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(now)
        above = above.parentWidget()


def enter(pane: QWidget | None) -> bool:
    """Give the keyboard to a pane, where it was in it last. False where nothing in it takes the keyboard."""
    if pane is None:
        return False
    wanted = _entrance(pane)
    shown = pane.currentWidget() if isinstance(pane, Stack) else pane
    announce(pane, pane.accessibleName())
    if pane not in _last and isinstance(pane, HasRows) and pane.focus_rows():
        return True
    if wanted is not _last.get(pane) and isinstance(shown, HasFirst):
        shown.focus_first()
    elif wanted is not None:
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        return False
    return True


def _panes(window: Window) -> list[QWidget]:
    """The panes that are seen, each before what stands in it as a stop of its own, and what floats over them."""
    place = window.places.get(window.place_name())
    found: list[QWidget] = []
    for pane in place.panes.shown() if place is not None and place.panes is not None else ():
        found += [pane, *(w for w in pane.findChildren(QWidget) if w.property(OWN_STOP) and w.isVisible())]
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
