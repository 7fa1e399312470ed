"""Making the places that are not part of the first paint."""

from __future__ import annotations

from importlib import import_module

from app.ui.base.session import Session
from app.ui.widgets.place import Place

_CLASSES = {
    "passages": "PassagesPlace",
    "donations": "DonationsPlace",
    "countries": "CountriesPlace",
    "importing": "ImportPlace",
    "help": "HelpPlace",
    "settings": "SettingsPlace",
    "notes": "NotesPlace",
}
"""By the name of a place, which is that of its folder, the class in the folder's `place.py`."""


def make_place(name: str, session: Session) -> Place:
    """The place with this name; its module is loaded now."""
    made: Place = getattr(import_module(f"app.ui.views.{name}.place"), _CLASSES[name])(session)
    return made
