"""The one style sheet of the application, `resources/styles/window.qss`, in the colours of a theme.

Few rules and simple selectors: Qt matches every rule against every widget it polishes. Weights are not
set here (see `fonts`). A widget asks for a look with the dynamic property `look`: `muted`, `card`,
`chip`, `primary`, `row`, `quiet`, `paper`, `warning`, `ok`, `search`.
"""

from __future__ import annotations

from app.paths import STYLES
from app.ui.look.mirror import is_mirrored
from app.ui.look.tokens import CARD_RADIUS, RADIUS, SMALL_PX, Theme, mix

_FILE = STYLES / "window.qss"


def stylesheet(theme: Theme) -> str:
    """The style sheet in the colours of `theme`."""
    names = ("paper", "chrome", "card", "ink", "muted", "line", "accent", "accent_ground", "on_accent")
    names += ("warning", "warning_ground", "ok")
    values: dict[str, object] = {name: getattr(theme, name) for name in names}
    values |= {
        "end": "left" if is_mirrored() else "right",
        "small": SMALL_PX,
        "radius": RADIUS,
        "card_radius": CARD_RADIUS,
        "hover": mix(theme.muted, theme.chrome, 0.1),
        "thumb": mix(theme.muted, theme.chrome, 0.35),
        "select": mix(theme.accent, theme.card, 0.34),
    }
    # By hand, since the first window would wait for `string.Template`; the longest first, as names begin with others.
    sheet = _FILE.read_text("utf-8")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"${{{name}}}", str(values[name])).replace(f"${name}", str(values[name]))
    return sheet
