"""Notes in words: what they stand on, when they were edited, what they link to."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.notes import Note

KINDS = {
    "source": "source", "passage": "passage", "tag": "tag", "donation": "record", "country": "country",
    "fact": "country fact", "actor": "actor",
}  # fmt: skip


def stands_on(note: Note) -> str:
    """*on Iran*, *on “twin cities”*; empty for a free note."""
    if not note.target:
        return ""
    words = " ".join(note.target_label.split())
    return f"on “{words}”" if note.target == "passage" else f"on {words}"


def link_name(note: Note) -> str:
    """How other notes would link to what the note stands on: *Iran*, *D-22*; empty where they can not."""
    if note.target == "donation":
        return note.target_label.partition(" ")[0]
    if note.target in ("country", "tag", "source", "actor"):
        return note.target_label
    return ""


def edited(iso: str, now: datetime | None = None) -> str:
    """When a note was edited: *just now*, *12 min ago*, *3 h ago*, then the date. `iso` is UTC."""
    try:
        then = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return iso
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    minutes = int(((now or datetime.now(UTC)) - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    local = then.astimezone()
    return f"{local.day} {local:%b %Y}"
