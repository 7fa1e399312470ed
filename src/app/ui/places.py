"""Making the places that are not needed for the first paint."""

from __future__ import annotations

from app.ui.place import Place
from app.ui.session import Session


def make_place(name: str, session: Session) -> Place:
    """The place of this name, loaded now."""
    if name == "passages":
        from app.ui.passages.place import PassagesPlace

        return PassagesPlace(session)
    if name == "donations":
        from app.ui.donations.place import DonationsPlace

        return DonationsPlace(session)
    if name == "countries":
        from app.ui.countries.place import CountriesPlace

        return CountriesPlace(session)
    from app.ui.notes.place import NotesPlace

    return NotesPlace(session)
