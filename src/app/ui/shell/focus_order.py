"""Moving the focus from pane to pane: the panes of the place, then what floats over it, and around."""

from __future__ import annotations

from itertools import takewhile
from typing import Protocol, cast, runtime_checkable
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from app.ui.base.session import around
from app.ui.shell.window import Window
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import parts_of
from app.ui.widgets.panes import FLOATING, OWN_STOP
from app.ui.widgets.stack import Stack

_last: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()
"""The widget that was focused last in each pane."""


@runtime_checkable
class HasRows(Protocol):
    """A pane with rows that are not a Qt list, such as the profile of a country."""

    def focus_rows(self) -> bool:
        """Put the focus on a row. False if there is none."""
        ...


@runtime_checkable
class HasFirst(Protocol):
    """A widget that knows where work in it begins, such as a form."""

    def focus_first(self) -> None: ...


def in_visual_order(widget: QWidget) -> list[QWidget]:
    """The widgets that take the focus by Tab in a widget, itself included, in visual order.

    A widget may define another order of its parts with a method `by_tab`.
    """
    if not widget.isVisible() or not widget.isEnabled():
        return []
    own = getattr(widget, "by_tab", None)
    if callable(own):
        return [found for part in cast("list[QWidget]", own()) for found in in_visual_order(part)]
    found = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    return found + [one for part in _parts(widget) for one in in_visual_order(part)]


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
    parts = ([part] if isinstance(part, QWidget) else _in_layout(part) for part in parts_of(layout))
    return [widget for part in parts for widget in part]


def next_by_tab(window: Window, way: int) -> bool:
    """Tab (1) or Shift+Tab (-1) in visual order. False if the focus is nowhere in the window.

    Qt's own order is that of creation, and most widgets of a place are recreated again and again.
    """
    frame, focus = window.centralWidget(), QApplication.focusWidget()
    order = in_visual_order(frame) if frame is not None else []
    if focus not in order:
        return False
    reason = Qt.FocusReason.TabFocusReason if way > 0 else Qt.FocusReason.BacktabFocusReason
    order[(order.index(focus) + way) % len(order)].setFocus(reason)
    return True


def next_pane(window: Window, way: int) -> None:
    """Focus the next pane (1), or the previous one (-1), where the focus was in it last. An unanswered question that
    floats over the window comes first."""
    panes = _panes(window)
    focus = QApplication.focusWidget()
    asked = [pane for pane in panes if pane.property(FLOATING) and pane not in _last]
    if way > 0 and asked and not any(focus is not None and _holds(pane, focus) for pane in asked) and enter(asked[0]):
        return
    at = next((i for i, pane in reversed([*enumerate(panes)]) if focus is not None and _holds(pane, focus)), None)
    if at is not None and focus is not None:
        _last[panes[at]] = focus
    start = at if at is not None else -1 if way > 0 else len(panes)
    for step in range(1, len(panes) + 1):
        if enter(panes[(start + step * way) % len(panes)]):
            return


def keep_in_view(now: QWidget | None) -> None:
    """Scroll the focused widget into view, unless it was clicked."""
    if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    for above in around(now.parentWidget()):
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(now)


def bring_into_sight(window: Window, now: QWidget | None) -> None:
    """Move the focus from an invisible widget, such as the list in a folded pane, to a visible pane.

    A new widget, such as the editor of a new note, is visible in the next turn of the event loop and keeps it.
    """
    if now is None or now.isVisible() or not window.isVisible() or not window.isAncestorOf(now):
        return

    def look_again() -> None:
        if window.focusWidget() is now and not now.isVisible():
            seen = _panes(window)
            if seen and not any(enter(pane) for pane in seen):
                seen[0].setFocus(Qt.FocusReason.OtherFocusReason)  # so that keys can scroll it

    QTimer.singleShot(0, now, look_again)


def enter(pane: QWidget | None) -> bool:
    """Focus a pane, where the focus was in it last. False if nothing in it takes the focus."""
    if pane is None:
        return False
    wanted = _entrance(pane)
    shown = pane.currentWidget() if isinstance(pane, Stack) else pane
    if pane not in _last and isinstance(pane, HasRows) and pane.focus_rows():
        pass
    elif wanted is not _last.get(pane) and isinstance(shown, HasFirst):
        shown.focus_first()
    elif wanted is not None:
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        return False
    if not _is_announced(pane, QApplication.focusWidget()):
        announce(pane, pane.accessibleName() or ("" if wanted is None else wanted.accessibleName()))
    return True


def gives_back(place: QWidget, widget: QWidget | None) -> bool:
    """Focus the widget of a place that had the keyboard before. False if it is gone or takes none now."""
    if widget is None or not isValid(widget) or not place.isAncestorOf(widget) or not _takes(widget):
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _is_announced(pane: QWidget, focus: QWidget | None) -> bool:
    """Whether a screen reader says a name around the focus by itself: it looks no further than a scroll area."""
    if isinstance(focus, QTreeView):
        return False  # only the row is said
    inner = focus if isinstance(focus, QAbstractItemView) or focus is None else focus.parentWidget()
    for one in takewhile(lambda one: _holds(pane, one), around(inner)):
        if isinstance(one, QScrollArea) or one.accessibleName():
            return not isinstance(one, QScrollArea)
    return False


def _panes(window: Window) -> list[QWidget]:
    """The visible panes, each before its nested ones, and then what floats over them."""
    place = window.places.get(window.place_name())
    found: list[QWidget] = []
    for pane in place.panes.shown() if place is not None and place.panes is not None else ():
        found += [pane, *(w for w in pane.findChildren(QWidget) if w.property(OWN_STOP) and w.isVisible())]
    floating = (w for w in window.findChildren(QWidget) if w.property(FLOATING) or w.property(OWN_STOP))
    return found + [w for w in floating if w.isVisible() and w not in found]


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _entrance(pane: QWidget) -> QWidget | None:
    """The widget to focus in a pane: the last focused one, else its list, else the first to be seen."""
    last = _last.get(pane)
    if last is not None and isValid(last) and _takes(last) and _holds(pane, last):
        return last
    inside = [child for child in [pane, *pane.findChildren(QWidget)] if _takes(child)]
    lists = [child for child in inside if isinstance(child, QAbstractItemView)]
    return next(iter(lists or [one for one in in_visual_order(pane) if _takes(one)] or inside), None)


def _takes(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not (isinstance(widget, QLabel) and widget.text())
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()
