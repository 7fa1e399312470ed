"""Descriptions of notes: what they are about, when they were edited, what they link to."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.kinds import is_numbered, named
from app.domain.language import tr, tr_n
from app.domain.notes import Note
from app.ui.base.times import local, month_name


def attached_to(note: Note) -> str:
    """*on Iran*, *on “twin cities”*; empty for a free note."""
    if not note.target:
        return ""
    words = " ".join(note.target_label.split())
    return tr("on “{words}”").format(words=words) if note.target == "passage" else tr("on {words}").format(words=words)


def link_name(note: Note) -> str:
    """How other notes would link to what the note is about: *Iran*, *D-22*; empty if they cannot."""
    if is_numbered(note.target):
        return note.target_label.partition(" ")[0]
    return note.target_label if note.target in named() else ""


def edited(iso: str, now: datetime | None = None) -> str:
    """When a note was edited: *just now*, *12 min ago*, *3 h ago*, then the date. `iso` is UTC."""
    try:
        then = local(iso)
    except ValueError:
        return iso
    minutes = int(((now or datetime.now(UTC)) - then).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return tr_n("{n} min ago", "{n} min ago", minutes)
    if minutes < 24 * 60:
        return tr_n("{n} h ago", "{n} h ago", minutes // 60)
    return tr("{day} {month} {year}").format(day=then.day, month=month_name(then.month), year=then.year)
