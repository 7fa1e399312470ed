"""The stylesheet of a web page: `resources/styles/page.css`, with the colours of the window."""

from __future__ import annotations

from functools import cache

from app.domain.hues import DARK_HUES, LIGHT_HUES
from app.exporters.drawing import DARK, LIGHT, Palette
from app.paths import STYLES

_NO_HUE = len(LIGHT_HUES)
"""Stands for a remark without a tag."""


def _colors(palette: Palette, hues: tuple[str, ...]) -> str:
    named = [f"--{tone.value}:{color}" for tone, color in palette.items()]
    named += [f"--tag-{number}:{hue}" for number, hue in enumerate((*hues, "var(--muted)"))]
    return ";".join(named)


@cache
def css() -> str:
    """The sheet of style of every page."""
    return (
        f":root{{{_colors(LIGHT, LIGHT_HUES)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_colors(DARK, DARK_HUES)}}}}}\n"
        + "".join(f".tag-{number}{{--tag:var(--tag-{number})}}\n" for number in range(_NO_HUE + 1))
        + f"\n{(STYLES / 'page.css').read_text(encoding='utf-8')}"
    )
