"""Reading actors: finding one while typing, the list, one with its passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, func, literal, select, text, union, union_all

from app.domain.by_key import by_key
from app.domain.language import tr
from app.domain.records import Actor, ActorRecord, ActorRow
from app.domain.vocabularies import ACTOR_KIND
from app.store.among import among_given, given
from app.store.parts import uses_of_actor
from app.store.reader import ESCAPE, Reader, first, first_column, first_value, literally
from app.store.reads import evidence, vocabularies
from app.store.schema import BY_REF, actor, actor_alias, country, donation, donation_party, note
from app.store.schema import evidence as evidence_table
from app.store.things import identity_of

_SAME_NAME = select(actor.c.id).where(actor.c.name.collate("NOCASE") == bindparam("name"))
_SAME_ALIAS = (
    select(actor_alias.c.actor_id)
    .where(actor_alias.c.alias.collate("NOCASE") == bindparam("name"))
    .order_by(actor_alias.c.id)
)
_NAMES = select(actor.c.id, actor.c.name.label("spelling"))
_ALIASES = select(actor_alias.c.actor_id, actor_alias.c.alias)
_SPELLINGS = _NAMES.union_all(_ALIASES)
"""(actor id, name or alias) of every spelling."""
_HOLDING = _NAMES.where(actor.c.name.contains(bindparam("words"), escape=ESCAPE)).union_all(
    _ALIASES.where(actor_alias.c.alias.contains(bindparam("words"), escape=ESCAPE))
)
"""Those that hold words."""
_HOME = select(country.c.code).join(actor).where(actor.c.id == bindparam("of"))
_ABOVE = text(
    "WITH RECURSIVE line (id, depth) AS (SELECT parent_id, 1 FROM actor WHERE id = :of AND parent_id IS NOT NULL"
    " UNION SELECT actor.parent_id, depth + 1 FROM actor JOIN line ON actor.id = line.id"
    " WHERE actor.parent_id IS NOT NULL AND depth < 1000) SELECT id FROM line ORDER BY depth"
)
_BELOW = text(
    "WITH RECURSIVE line (id) AS (SELECT id FROM actor WHERE parent_id = :of"
    " UNION SELECT actor.id FROM actor JOIN line ON actor.parent_id = line.id) SELECT id FROM line ORDER BY id"
)


class _Asked(NamedTuple):
    """What is asked for actors: in how many records each takes part, their aliases, and they themselves."""

    counts: Select[Any, int, int]
    aliases: Select[Any, Any]
    found: Select[Any]


def _asked(wanted: ColumnElement[bool] | None) -> _Asked:
    found = select(actor, func.coalesce(country.c.code, "").label("iso2")).outerjoin(country)
    found = found.order_by(actor.c.name.collate("NOCASE"))
    aliases = select(actor_alias.c.actor_id, actor_alias.c.alias).order_by(actor_alias.c.id)
    if wanted is not None:
        found = found.where(wanted)
        aliases = aliases.join(actor, actor.c.id == actor_alias.c.actor_id).where(wanted)
    return _Asked(_counts(wanted), aliases, found)


@cache
def _asked_for_every() -> _Asked:
    return _asked(None)


@cache
def _asked_for_these() -> _Asked:
    return _asked(among_given(actor.c.id))


@cache
def _asked_for_children() -> _Asked:
    return _asked(actor.c.parent_id == bindparam("of"))


@cache
def _asked_for_one() -> _Asked:
    return _asked(actor.c.id == bindparam("of"))


def rows(db: Reader, ids: Collection[int] | None = None) -> tuple[ActorRow, ...]:
    """All actors, or these, by name, with their aliases and in how many records each takes part."""
    return _rows(db, _asked_for_every()) if ids is None else _rows(db, _asked_for_these(), given(ids))


def _rows(db: Reader, asked: _Asked, values: Mapping[str, Any] | None = None) -> tuple[ActorRow, ...]:
    counts = {row.top: row for row in db.rows(asked.counts, values)}
    names = by_key((row.actor_id, row.alias) for row in db.rows(asked.aliases, values))
    known = vocabularies.of(db)
    out: list[ActorRow] = []
    for row in db.rows(asked.found, values):
        kind, other_names = known.term(ACTOR_KIND, row.kind), tuple(names.get(row.id, ()))
        content = Actor(row.name, kind, row.iso2, other_names, row.parent_id, row.note)
        own, every = (counts[row.id].own, counts[row.id].every) if row.id in counts else (0, 0)
        out.append(ActorRow(row.id, row.uid, content, own, every))
    return tuple(out)


def _counts(wanted: ColumnElement[bool] | None) -> Select[Any, int, int]:
    """In how many records each actor takes part, and in how many with those who belong to it."""
    itself = select(actor.c.id.label("top"), actor.c.id.label("id"))
    line = (itself if wanted is None else itself.where(wanted)).cte("line", recursive=True)
    child = actor.alias("child")
    line = line.union(select(line.c.top, child.c.id).join(child, child.c.parent_id == line.c.id))
    taking = union_all(*(
        select(line.c.top, line.c.id, table.c.donation_id).join(table, on) for table, on in uses_of_actor(line.c.id)
    )).subquery()  # fmt: skip
    records = func.count(taking.c.donation_id.distinct())
    own = records.filter(taking.c.id == taking.c.top).label("own")
    return select(taking.c.top, own, records.label("every")).group_by(taking.c.top)


def one(db: Reader, actor_id: int) -> ActorRow:
    """One actor. Raises `NotFound`."""
    return first(_rows(db, _asked_for_one(), {"of": actor_id}), tr("This actor is no longer in the workspace."))


def children(db: Reader, actor_id: int) -> tuple[ActorRow, ...]:
    """Those who belong to an actor directly, by name."""
    return _rows(db, _asked_for_children(), {"of": actor_id})


def above(db: Reader, actor_id: int) -> tuple[int, ...]:
    """The actors that one belongs to, from the nearest to the farthest."""
    return first_column(db, _ABOVE, {"of": actor_id})


def below(db: Reader, actor_id: int) -> tuple[int, ...]:
    """Those who belong to an actor, directly or through others."""
    return first_column(db, _BELOW, {"of": actor_id})


def home(db: Reader, actor_id: int) -> str:
    """The code of the country an actor is at home in, or empty."""
    return first_value(db, _HOME, {"of": actor_id}) or ""


def named(db: Reader, name: str) -> int | None:
    """The id of the actor of this name, or else of this alias, whatever its capitals."""
    found = db.rows(_SAME_NAME, {"name": name}) or db.rows(_SAME_ALIAS, {"name": name})
    return int(found[0][0]) if found else None


def find(db: Reader, typed: str, limit: int = 8) -> tuple[ActorRow, ...]:
    """Actors that what is typed may mean: names and aliases that begin so, then those that hold it, then
    those that are spelt nearly so."""
    typed = typed.strip()
    if not typed:
        return ()
    spelt = [(int(row.id), str(row.spelling)) for row in db.rows(_HOLDING, {"words": literally(typed)})]
    ids = _ranked(spelt, typed.casefold())
    if len(ids) < limit and len(typed) > 3:
        ids += [i for i in _close(db, typed, limit) if i not in ids]
    ids = ids[:limit]
    by_id = {row.id: row for row in rows(db, ids)}
    return tuple(by_id[i] for i in ids)


def spellings(db: Reader) -> list[tuple[int, str]]:
    """The id of an actor with each name and alias it has, of all actors."""
    return [(int(row.id), str(row.spelling)) for row in db.rows(_SPELLINGS)]


def _ranked(spelt: Sequence[tuple[int, str]], typed: str) -> list[int]:
    def rank(name: str) -> int:
        name = name.casefold()
        if name == typed:
            return 0
        return 1 if name.startswith(typed) else 2 if f" {typed}" in name else 3

    ordered = sorted(spelt, key=lambda pair: (rank(pair[1]), pair[1].casefold()))
    return list(dict.fromkeys(actor_id for actor_id, _ in ordered))


def _close(db: Reader, typed: str, limit: int) -> list[int]:
    from rapidfuzz import fuzz, process  # only a slip of the finger needs it

    spelt = spellings(db)
    names = [name.casefold() for _, name in spelt]
    near = process.extract(typed.casefold(), names, scorer=fuzz.token_set_ratio, score_cutoff=80, limit=limit)
    return list(dict.fromkeys(spelt[index][0] for _, _, index in near))


def used_in(db: Reader, actor_id: int) -> tuple[str, ...]:
    """The references of the records that name an actor."""
    named = union(*(select(table.c.donation_id).where(on) for table, on in uses_of_actor(actor_id)))
    return first_column(db, select(donation.c.ref).where(donation.c.id.in_(named)).order_by(*BY_REF))


def is_only_in(db: Reader, actor_id: int, part_id: int) -> bool:
    """Whether an actor takes part in this party of a record alone, and nothing else is known of it but its name, kind
    and home: no other name, note, evidence, remark, and nobody who belongs to it or to whom it belongs."""
    row = one(db, actor_id)
    own = row.content
    uses = uses_of_actor(actor_id)
    used = [(table.name, int(row.id)) for table, on in uses for row in db.rows(select(table.c.id).where(on))]
    if used != [(donation_party.name, part_id)] or own.aliases or own.note or own.parent_id:
        return False
    itself = identity_of(actor.name, actor_id)
    rest = (evidence_table.c.thing_id == itself, note.c.thing_id == itself, actor.c.parent_id == actor_id)
    return not any(db.rows(select(literal(1)).where(on).limit(1)) for on in rest)


def taken(db: Reader, names: Sequence[str], *, itself: int | None = None) -> str | None:
    """The first of these names that another actor has as its name or an alias; else None."""
    for name in names:
        own = select(actor.c.id).where(actor.c.name.collate("NOCASE") == name)
        other = select(actor_alias.c.actor_id).where(actor_alias.c.alias.collate("NOCASE") == name)
        if any(row[0] != itself for row in db.rows(own.union_all(other))):
            return name
    return None


def record(db: Reader, actor_id: int) -> ActorRecord:
    """One actor with its passages. Raises `NotFound`."""
    row = one(db, actor_id)
    parent = first_value(db, select(actor.c.name).where(actor.c.id == row.content.parent_id))
    home = first_value(db, select(country.c.name).where(country.c.code == row.content.iso2))
    pieces = evidence.of(db, "actor", (actor_id,)).get(actor_id, ())
    return ActorRecord(row.id, row.uid, row.content, parent or "", home or "", pieces)
