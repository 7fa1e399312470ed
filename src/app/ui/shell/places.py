"""Making the places that are not part of the first paint."""

from __future__ import annotations

from app.ui.base.session import Session
from app.ui.widgets.place import Place


def make_place(name: str, session: Session) -> Place:
    """The place with this name; its module is loaded now."""
    if name == "passages":
        from app.ui.views.passages.place import PassagesPlace

        return PassagesPlace(session)
    if name == "donations":
        from app.ui.views.donations.place import DonationsPlace

        return DonationsPlace(session)
    if name == "countries":
        from app.ui.views.countries.place import CountriesPlace

        return CountriesPlace(session)
    if name == "importing":
        from app.ui.views.importing.place import ImportPlace

        return ImportPlace(session)
    if name == "help":
        from app.ui.views.help.place import HelpPlace

        return HelpPlace(session)
    if name == "settings":
        from app.ui.views.settings.place import SettingsPlace

        return SettingsPlace(session)
    from app.ui.views.notes.place import NotesPlace

    return NotesPlace(session)
