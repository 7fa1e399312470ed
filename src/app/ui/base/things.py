"""Where each kind of thing is at home among the five places."""

from __future__ import annotations

from app.ui.base.session import Target

_PLACES = {
    "source": "read",
    "tag": "passages",
    "passage": "passages",
    "donation": "donations",
    "actor": "donations",
    "country": "countries",
    "fact": "countries",
    "note": "notes",
}
ICONS = {
    "source": "file-text",
    "tag": "tag",
    "passage": "quotes",
    "donation": "package",
    "actor": "users",
    "country": "globe",
    "fact": "globe",
    "note": "note",
}


def target_of_thing(kind: str, thing_id: int) -> Target:
    """The place that shows a thing. Raises `KeyError` for a kind that is none."""
    return Target(_PLACES[kind], kind, thing_id)
