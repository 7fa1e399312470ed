"""The current theme, how it is applied to Qt, and the signal of its changes.

Widgets that paint themselves read `current()` while painting and so never hold a stale colour; a widget
that keeps colours (the reading document does) listens to `notifier().changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.paths import STYLES
from app.ui.look import fonts
from app.ui.look.mirror import is_mirrored
from app.ui.look.tokens import CARD_RADIUS, DARK, LIGHT, RADIUS, SEPIA, SMALL_PX, Theme, mix

STYLE = "Fusion"
_SHEET = STYLES / "window.qss"
THEMES = {theme.name: theme for theme in (LIGHT, SEPIA, DARK)}


class Notifier(QObject):
    """Signals that the theme changed; `current()` returns the new one."""

    changed = Signal()


followers: list[Callable[[QApplication], object]] = []
"""Called on another theme before `changed` is emitted."""


class _State:
    theme: Theme = LIGHT
    follows_system = False
    styled = False


def current() -> Theme:
    """The current theme."""
    return _State.theme


@cache
def notifier() -> Notifier:
    """The object with the `changed` signal."""
    return Notifier()


@lru_cache(maxsize=256)
def colour(value: str, alpha: float = 1.0) -> QColor:
    """A QColor of `#rrggbb`, shared: do not change it."""
    made = QColor(value)
    made.setAlphaF(alpha)
    return made


def tag_colour(index: int) -> QColor:
    """The colour of a tag hue by its index, modulo the number of hues."""
    hues = _State.theme.tags
    return colour(hues[index % len(hues)])


def apply(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole application, fonts included, and notify listeners."""
    again = bool(app.styleSheet())
    if again and theme is _State.theme:
        return
    _State.theme = theme
    if not again:
        # Style and face never change with the theme, and setting either polishes every widget again.
        if not _State.styled:
            app.setStyle(STYLE)
        fonts.load()
        app.setFont(fonts.interface())
    app.setPalette(palette(theme))
    apply_style_sheet(app)
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


def apply_style_sheet(app: QApplication) -> None:
    """Apply the style sheet, which depends on the current theme and the layout direction.

    Qt restyles every widget whose rules it knows with all that is in it, so that a nested widget would be restyled once
    for each widget around it. If it knows the rules of the windows only, each is restyled once.
    """
    if app.styleSheet():
        style = app.style()
        style.unpolish(app)  # forgets all rules
        for window in app.topLevelWidgets():
            style.polish(window)
    app.setStyleSheet(stylesheet(_State.theme))


def system_theme(app: QApplication) -> Theme:
    """The theme of the desktop; light if it has none."""
    return DARK if app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT


def choose(app: QApplication, name: str) -> None:
    """Apply the theme of this name; `system`, or an unknown name, follows the desktop."""
    follows, desktop = name not in THEMES, app.styleHints().colorSchemeChanged
    if follows and not _State.follows_system:
        desktop.connect(_system_changed)
    elif _State.follows_system and not follows:
        desktop.disconnect(_system_changed)
    _State.follows_system = follows
    apply(app, system_theme(app) if follows else THEMES[name])


def _system_changed(_scheme: QtCore.Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, system_theme(app))


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme, for what the style sheet does not set."""
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
        made.setColor(QPalette.ColorGroup.Disabled, which, colour(theme.muted))
    return made


def selection(theme: Theme) -> QColor:
    """The background of selected text: translucent, so that marks below stay visible."""
    return colour(theme.accent, 0.38 if theme.dark else 0.34)


def stylesheet(theme: Theme) -> str:
    """The one style sheet of the application in the colours of `theme`.

    Few rules and simple selectors: Qt matches every rule against every widget it polishes. Weights are not set there
    (see `fonts`). A widget asks for a look with the dynamic property `look`, such as `muted`, `card` or `chip`.
    """
    names = ("paper", "chrome", "card", "ink", "muted", "line", "accent", "accent_ground", "on_accent")
    names += ("warning", "warning_ground", "ok")
    values: dict[str, object] = {name: getattr(theme, name) for name in names}
    values |= {
        "start": "right" if is_mirrored() else "left",
        "end": "left" if is_mirrored() else "right",
        "small": SMALL_PX,
        "radius": RADIUS,
        "card_radius": CARD_RADIUS,
        "hover": mix(theme.muted, theme.chrome, 0.1),
        "thumb": mix(theme.muted, theme.chrome, 0.35),
        "select": mix(theme.accent, theme.card, 0.34),
    }
    # By hand, since the first window would wait for `string.Template`; the longest first, as names begin with others.
    sheet = _SHEET.read_text("utf-8")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"${{{name}}}", str(values[name])).replace(f"${name}", str(values[name]))
    return sheet
