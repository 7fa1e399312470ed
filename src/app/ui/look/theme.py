"""Which theme is on, how it reaches Qt, and who is told when it changes.

Widgets that paint themselves read `current()` while painting and so never hold a stale colour; a widget
that keeps colours (the reading document does) listens to `notifier().changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.look import fonts
from app.ui.look.stylesheet import stylesheet
from app.ui.look.tokens import DARK, LIGHT, SEPIA, Theme

STYLE = "Fusion"
THEMES = {theme.name: theme for theme in (LIGHT, SEPIA, DARK)}


class Notifier(QObject):
    """Says that the theme changed; the new one is what `current()` gives."""

    changed = Signal()


followers: list[Callable[[QApplication], object]] = []
"""Told of another theme before `changed` is, such as the icons."""


class _State:
    theme: Theme = LIGHT
    follows_system = False
    dressed = False
    styled = False
    notifier: Notifier | None = None


def current() -> Theme:
    """The theme that is on."""
    return _State.theme


def notifier() -> Notifier:
    """The one object whose `changed` signal follows the theme."""
    if _State.notifier is None:
        _State.notifier = Notifier()
    return _State.notifier


@lru_cache(maxsize=256)
def colour(value: str, alpha: float = 1.0) -> QColor:
    """A QColor of `#rrggbb`, shared: do not change it."""
    made = QColor(value)
    made.setAlphaF(alpha)
    return made


def tag_colour(index: int) -> QColor:
    """The colour of the tag hue with this index; any number is good."""
    hues = _State.theme.tags
    return colour(hues[index % len(hues)])


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in `theme`, faces included, and tell who listens."""
    if _State.dressed and theme is _State.theme:
        return
    again = _State.dressed
    _State.theme = theme
    if not _State.dressed:
        _State.dressed = True
        # Style and face never change with the theme, and setting either polishes every widget again.
        if not _State.styled:
            app.setStyle(STYLE)
        fonts.load()
        app.setFont(fonts.interface())
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))
    if again:
        for follow in followers:
            follow(app)
    notifier().changed.emit()


def make_app(arguments: Sequence[str], name: str) -> QApplication:
    """The application in the style and, until `choose` says more, the theme of this name.

    The style is named among Qt's own arguments: `setStyle` would give a QStyle back, whose Python class takes
    longer to make than the application.
    """
    app = QApplication([*arguments, "-style", STYLE])
    _State.styled = True
    dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
    apply(app, THEMES.get(name, DARK if dark else LIGHT))
    return app


def lay_out_again(app: QApplication) -> None:
    """Dress the application for the direction it is laid out in now, which the style sheet goes by."""
    app.setStyleSheet(stylesheet(_State.theme))


def system_theme(app: QApplication) -> Theme:
    """The theme the desktop asks for; light where it does not say."""
    return DARK if app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT


def follow_system(app: QApplication) -> None:
    """Wear the desktop's theme now and whenever it changes, until `choose` names one."""
    if not _State.follows_system:
        _State.follows_system = True
        app.styleHints().colorSchemeChanged.connect(_system_changed)
    apply(app, system_theme(app))


def choose(app: QApplication, name: str) -> None:
    """Wear the theme of this name; `system`, or a name not known, follows the desktop."""
    if name not in THEMES:
        follow_system(app)
        return
    if _State.follows_system:
        _State.follows_system = False
        app.styleHints().colorSchemeChanged.disconnect(_system_changed)
    apply(app, THEMES[name])


def _system_changed(_scheme: QtCore.Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, system_theme(app))


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, for everything that the style sheet leaves to the style."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, theme.chrome),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.chrome),
        (role.Button, theme.card),
        (role.ToolTipBase, theme.card),
        (role.WindowText, theme.ink),
        (role.Text, theme.ink),
        (role.ButtonText, theme.ink),
        (role.ToolTipText, theme.ink),
        (role.BrightText, theme.warning),
        (role.PlaceholderText, theme.muted),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.HighlightedText, theme.ink),
        (role.Light, theme.card),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.muted),
        (role.Shadow, theme.line),
    ):
        made.setColor(which, colour(value))
    made.setColor(role.Highlight, selection(theme))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, colour(theme.muted, 0.6))
    return made


def selection(theme: Theme) -> QColor:
    """The ground of selected text: see-through, so that marks below stay visible."""
    return colour(theme.accent, 0.38 if theme.dark else 0.34)
