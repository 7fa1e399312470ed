"""The twelve hues that a tag may have, each of one lightness: on light ground and on dark, as `#rrggbb`."""

from __future__ import annotations

LIGHT_HUES = (
    "#b4532a", "#a23b72", "#2f7d5d", "#2b6cb0", "#6b7280", "#8a6d1f",
    "#6d4bb0", "#1d7885", "#b23a48", "#5f7622", "#4a5fb5", "#8b5a44",
)  # fmt: skip
DARK_HUES = (
    "#e58f68", "#e08bb5", "#6cc4a1", "#7fb4ea", "#a5adb8", "#d8bd6a",
    "#b49bea", "#66c2cf", "#ec8f98", "#afc46a", "#9ba9ee", "#cfa58c",
)  # fmt: skip
