"""The reader's typographic settings of the page: measure, leading and face. The size is the page's zoom."""

from __future__ import annotations

from typing import NamedTuple

FULL = 0
MEASURES = {"narrow": 58, "normal": 66, "wide": 76, "full": FULL}
"""Characters in a line; `FULL` uses the whole width."""
FIGURES = "reading.missing"
"""The setting that says whether figures that are not yet evidence are marked."""
LEADINGS = (1.4, 1.6, 1.8)


class Setting(NamedTuple):
    """One combination of settings."""

    measure: int = MEASURES["normal"]
    leading: float = LEADINGS[1]
    face: str = ""
    """Empty for the usual serif, *sans*, or an installed family."""


def setting_of(kept: object) -> Setting:
    """The setting stored as a list; invalid values are replaced by defaults."""
    usual = Setting()
    if not isinstance(kept, list) or len(kept) != len(usual):
        return usual
    measure, leading, face = kept
    return Setting(
        measure if measure in MEASURES.values() else usual.measure,
        leading if leading in LEADINGS else usual.leading,
        face if isinstance(face, str) else usual.face,
    )
