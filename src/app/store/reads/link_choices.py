"""What `[[` can be completed to: everything that has a name, and passages by their words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select

from app.domain.fuzzy import match
from app.domain.kinds import KINDS, is_numbered
from app.domain.links import shown_words
from app.domain.notes import first_words
from app.store.kinds import STORED
from app.store.reader import Reader
from app.store.reads import countries
from app.store.reads.links import name_for
from app.store.reads.passages import tag_paths
from app.store.schema import actor, donation, note, passage, source, source_version, tag

_PASSAGES = (
    select(passage.c.id, passage.c.quote, source.c.title)
    .join(source_version, source_version.c.id == passage.c.version_id)
    .join(source)
    .order_by(source.c.id, passage.c.start)
    .limit(5)
)
"""A few passages are offered after the things with names."""
_NOTES = select(note.c.id, note.c.title, note.c.body).order_by(note.c.updated_at.desc(), note.c.id.desc())
_KINDS = ("note", "source", "tag", "donation", "country", "actor")
"""The kinds that are offered first where nothing is typed, and are read by rules of their own."""
ABOVE = " › "
"""Between the parts of a path, as it is shown."""


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """One thing to link to."""

    kind: str
    id: int
    label: str
    side: str = ""
    """What distinguishes it from others of the same name: a path, a title."""
    marks: tuple[tuple[int, int], ...] = ()
    """The letters found in the label, as (start, end)."""


def everything(db: Reader) -> tuple[LinkChoice, ...]:
    """All things with a name: countries, records, tags, sources, notes, actors. Read once, when `[[` is typed."""
    out = [LinkChoice("country", info.id, info.name, info.code) for info in countries.every(db)]
    donations = db.rows(select(donation.c.id, donation.c.ref, donation.c.title).order_by(donation.c.id))
    out += (LinkChoice("donation", row.id, f"{row.ref} {row.title}") for row in donations)
    paths = tag_paths(db)
    for row in db.rows(select(tag.c.id, tag.c.name).order_by(tag.c.id)):
        above = paths[row.id].rpartition("/")[0].replace("/", ABOVE)
        out.append(LinkChoice("tag", row.id, row.name, above))
    sources = db.rows(select(source.c.id, source.c.title, source.c.published))
    out += (LinkChoice("source", row.id, row.title, row.published) for row in sources)
    for row in db.rows(_NOTES):
        heading = row.title.strip() or first_words(row.body)
        out += [LinkChoice("note", row.id, heading)] if heading else []
    actors = db.rows(select(actor.c.id, actor.c.name).order_by(actor.c.name))
    out += (LinkChoice("actor", row.id, row.name) for row in actors)
    for kind in (kind for kind, one in STORED.items() if one.named_by and kind not in _KINDS):
        stored = STORED[kind]
        label = stored.label.label("label")
        rows = db.rows(select(stored.table.c.id, label).select_from(stored.rows).order_by(label))
        out += (LinkChoice(kind, row.id, row.label) for row in rows)
    return tuple(out)


def fitting(db: Reader, known: tuple[LinkChoice, ...], typed: str, limit: int = 12) -> tuple[LinkChoice, ...]:
    """The rows that match what is typed, best first, then passages that contain it; if nothing is, a few of each."""
    if not typed.strip():
        return _some_of_each(known, limit)
    ranked: list[tuple[int, int, LinkChoice]] = []
    for number, one in enumerate(known):
        hit = match(typed, one.label)
        if hit is not None:
            ranked.append((hit[0], number, replace(one, marks=hit[1])))
        elif one.kind == "tag" and "/" in typed and (hit := match(typed, _path(one))) is not None:
            ranked.append((hit[0], number, one))
    ranked.sort(key=lambda entry: entry[:2])
    found = [choice for _, _, choice in ranked[:limit]]
    if len(typed.strip()) >= 3:
        passages = db.rows(_PASSAGES.where(passage.c.quote.contains(typed.strip(), autoescape=True)))
        found += (LinkChoice("passage", row.id, " ".join(row.quote.split()), row.title) for row in passages)
    return tuple(found)


def _path(one: LinkChoice) -> str:
    return f"{one.side.replace(ABOVE, '/')}/{one.label}"


def _some_of_each(known: tuple[LinkChoice, ...], limit: int) -> tuple[LinkChoice, ...]:
    """The first of each kind, as many of each: the notes edited last, the first sources, tags, records, countries."""
    kinds = dict.fromkeys((*_KINDS, *(one.kind for one in known)))
    of_kind = {kind: [one for one in known if one.kind == kind] for kind in kinds}
    each = max(1, limit // len(kinds))
    return tuple(one for kind in kinds for one in of_kind[kind][:each])


def link_to(db: Reader, choice: LinkChoice) -> str:
    """The link as it is written, with its brackets; a uid is shown as the words it refers to."""
    name = name_for(db, choice.kind, choice.id) or choice.label
    if is_numbered(choice.kind) or not KINDS[choice.kind].letter or name.casefold() == choice.label.casefold():
        return f"[[{name}]]"
    if "/" in name:
        return f"[[{name}|{choice.label}]]"
    return f"[[{name}|{shown_words(choice.label)}]]"
