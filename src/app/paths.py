"""Where files are: what ships with the program, and the user's own folders on each platform."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
REFERENCE = RESOURCES / "reference"
TRANSLATIONS = RESOURCES / "translations"
STYLES = RESOURCES / "styles"
SUFFIX = ".passagework"


def words_in(language: str) -> Path:
    """Where the window's words in a language lie, by its code."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "passagework.mo"


def languages() -> list[str]:
    """The codes of all languages there are words for, English first."""
    return ["en", *sorted(path.parts[-3] for path in TRANSLATIONS.glob("*/LC_MESSAGES/passagework.mo"))]


def data_folder() -> Path:
    """The platform's folder for the user's own data. `PASSAGEWORK_DATA` puts it elsewhere."""
    elsewhere = os.environ.get("PASSAGEWORK_DATA")
    if elsewhere:
        return Path(elsewhere)
    from platformdirs import user_data_path

    return user_data_path("Passagework", appauthor=False)


def settings_file() -> Path:
    """Where the program's own settings are kept: the last workspaces, the window, the analyst's name."""
    return data_folder() / "settings.json"


def author_id_file() -> Path:
    """The file that holds the id of the person who works here, whatever name they use."""
    return data_folder() / "author-id"


def starter_workspace() -> Path:
    """Where the first run builds the starter workspace."""
    return data_folder() / f"donation-diplomacy{SUFFIX}"
