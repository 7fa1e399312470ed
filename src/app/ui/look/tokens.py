"""Design tokens: the colours of three themes and one scale of sizes. Plain data, no Qt."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.hues import DARK_HUES, LIGHT_HUES

SPACE = (4, 8, 12, 16, 24, 32)
"""The only distances between things, in logical pixels."""
RADIUS = 6
"""Corner of small things: chips, buttons, fields."""
CARD_RADIUS = 10
TEXT_PX, SMALL_PX, HEAD_PX = 13, 12, 12
READING_PX = 17
READING_LEADING = 1.6
TOP_PX, RAIL_PX, STATUS_PX = 44, 68, 26
"""How high the top bar, how wide the rail and how high the status line is."""
TITLE_PX = 28
BUTTON_PX = 28
"""How high a button is, and a head that has none beside it, so that what is below begins alike in all panes."""
PAGE_PX = 760
"""How wide a page of rows is at most: a label and what it is about are seen together."""

TINT_ALPHA = 0.15
"""How much of its tag's colour a passage's ground has."""


class Theme(NamedTuple):
    """One set of colours, each as `#rrggbb`. `tags` holds twelve hues of one lightness."""

    name: str
    dark: bool
    paper: str
    chrome: str
    card: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_ground: str
    warning: str
    warning_ground: str
    ok: str
    on_accent: str
    tags: tuple[str, ...]


LIGHT = Theme(
    name="light",
    dark=False,
    paper="#fbfaf7",
    chrome="#f3f1ec",
    card="#ffffff",
    ink="#1f2328",
    muted="#5d6570",
    line="#e2ded5",
    accent="#2b5c8a",
    accent_ground="#e4edf5",
    warning="#8a5a00",
    warning_ground="#fdf3dc",
    ok="#2f6b3f",
    on_accent="#ffffff",
    tags=LIGHT_HUES,
)

SEPIA = Theme(
    name="sepia",
    dark=False,
    paper="#f6ecd8",
    chrome="#efe3ca",
    card="#fbf4e4",
    ink="#3b2f22",
    muted="#685a46",
    line="#ddcfb2",
    accent="#1f5580",
    accent_ground="#e3e0cf",
    warning="#7a4b00",
    warning_ground="#fbe7bd",
    ok="#2b6138",
    on_accent="#fffdf7",
    tags=(
        "#a74d27", "#9d396f", "#2c7456", "#2a6aac", "#616874", "#7f641d", "#6a49ab", "#1c727e", "#ad3846",
        "#596f20", "#485cb0", "#875742",
    ),
)  # fmt: skip

DARK = Theme(
    name="dark",
    dark=True,
    paper="#17191d",
    chrome="#1d2025",
    card="#22262c",
    ink="#e7e4dd",
    muted="#9aa3ad",
    line="#2c3038",
    accent="#8fbce6",
    accent_ground="#22303d",
    warning="#f0c674",
    warning_ground="#33291a",
    ok="#8fd19e",
    on_accent="#17191d",
    tags=DARK_HUES,
)


def mix(over: str, under: str, alpha: float) -> str:
    """The opaque colour of `over` painted on `under` with an opacity."""
    parts = (round(int(over[i : i + 2], 16) * alpha + int(under[i : i + 2], 16) * (1 - alpha)) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)
