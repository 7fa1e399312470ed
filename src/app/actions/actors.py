"""Operations on actors, including finding or creating one while a record is entered."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from app.actions.links import ask_again, links_kept
from app.actions.merge_edit import over
from app.actions.terms import refuse_unknown
from app.domain.changes import Operation
from app.domain.drafts.names.organisations import OrganisationKind
from app.domain.errors import BadInput
from app.domain.fold import fold
from app.domain.language import tr, tr_term
from app.domain.own_title import with_parties
from app.domain.question_fields import Ask
from app.domain.records import Actor, ActorRow
from app.domain.vocabularies import ACTOR_KIND, AS_SUCH, NO_ACTOR_KIND, Term
from app.importers.reference import read_rows
from app.paths import REFERENCE
from app.store.reader import Reader
from app.store.reads import actors as reads
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import vocabularies
from app.store.store import Store, Tx
from app.store.writes import actors as writes
from app.store.writes import donations as donation_writes
from app.store.writes import passages as passage_writes


def find_or_make_actor(tx: Tx, name: str, kind: Term, iso2: str) -> int:
    """The id of the actor with this name or alias, created with what reference data knows of it if there is none."""
    name = " ".join(name.split())
    found = reads.named(tx, name)
    if found is not None:
        return found
    return writes.add(tx, _checked(tx, as_known(tx, Actor(name, kind, iso2))))


def edit_actor(store: Store, actor_id: int, content: Actor, was: Actor | None = None) -> None:
    """Change an actor, in every record it takes part in. `was` is what the user saw: what they did not change is left
    alone. Raises `BadInput`, also if somebody else changed the same meanwhile, and `NotFound`."""
    content = _checked(store, content)
    with store.write(Operation.EDIT_ACTOR, content.name) as tx:
        before = reads.one(tx, actor_id).content
        content = over(before, content, was, before.name)
        if before == content:
            return
        _refuse_taken(tx, content, itself=actor_id)
        _refuse_circle(tx, actor_id, content.parent_id)
        refuse_unknown(tx, content.kind)
        names = {before.name, *before.aliases} ^ {content.name, *content.aliases}
        with links_kept(tx, *names), _titles_follow(tx, *[actor_id] * (content.name != before.name)):
            writes.edit(tx, actor_id, content)
        lost = {before.name, *before.aliases} - {*content.aliases}
        _asked_for(tx, lost | {before.name}, content.name)


@contextmanager
def _titles_follow(tx: Tx, *actor_ids: int) -> Generator[None]:
    """Let the titles that nobody typed of the records of actors follow while the block renames or merges these."""
    ids = donation_reads.of_actors(tx, actor_ids)
    before = donation_reads.titled(tx, ids)
    yield
    parties = donation_reads.parties_of(tx, ids)
    after = {one: with_parties(content, parties[one]) for one, content in before.items()}
    donation_writes.set_titles(tx, {one: title for one, title in after.items() if title != before[one].title})


def _asked_for(tx: Tx, names: Iterable[str], now: str) -> None:
    """Let questions ask for an actor by the name it has now; a country's name asks for all at home there, and stays."""
    own = [name for name in names if name != now and country_reads.named(tx, name) is None]
    ask_again(tx, lambda asked: asked.ask is Ask.PARTY, dict.fromkeys(own, now))


def remove_actor(store: Store, actor_id: int) -> None:
    """Remove an actor, and passages left with nothing attached. Raises `BadInput`, naming the records, when it takes
    part in any."""
    name = reads.one(store, actor_id).content.name
    with store.write(Operation.REMOVE_ACTOR, name) as tx:
        refs = reads.used_in(tx, actor_id)
        if refs:
            listed = ", ".join(refs[:8])
            if len(refs) > 8:
                listed = tr("{listed} and {more} more").format(listed=listed, more=len(refs) - 8)
            sentence = tr("“{name}” takes part in {records}; take it out of these records first.")
            raise BadInput(sentence.format(name=name, records=listed))
        passages = evidence_reads.passages_of(tx, "actor", (actor_id,))
        tx.remove("actor", actor_id)
        passage_writes.remove_if_bare(tx, *passages)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge of two actors would do."""

    records: int
    """How many records the merged actor takes part in."""
    children: tuple[str, ...]
    names: tuple[str, ...]
    """The names that become aliases of the remaining actor."""
    differs: tuple[str, ...]
    """Attributes in which the two differ, in words; the remaining actor keeps its own."""


def merge_preview(db: Reader, actor_id: int, into_id: int) -> MergePreview:
    """What `merge_actors` would do. Raises `BadInput` and `NotFound` as it would."""
    gone, kept = _mergeable(db, actor_id, into_id)
    after = _merged(db, kept, gone)
    pairs = (
        (tr("kind"), gone.content.kind, kept.content.kind, NO_ACTOR_KIND),
        (tr("country"), gone.content.iso2, kept.content.iso2, ""),
    )
    differs = tuple(
        f"{what}: {_shown(one)} / {_shown(other)}"
        for what, one, other, none in pairs
        if one != other and none not in (one, other)
    )
    children = tuple(row.content.name for row in reads.children(db, actor_id))
    new = tuple(name for name in after.aliases if name not in kept.content.aliases)
    return MergePreview(gone.records, children, new, differs)


def merge_actors(store: Store, actor_id: int, into_id: int) -> None:
    """Merge an actor into another, with everything attached to it, in one operation.

    Its parts in records, child actors, evidence and notes move; its names become aliases of the remaining one.
    Attributes that only the merged one has, such as its country, are taken over; where both have a value, the
    remaining one keeps its own.

    Raises `BadInput` for an actor merged into itself or into one that belongs to it; `NotFound`.
    """
    gone, kept = _mergeable(store, actor_id, into_id)
    with store.write(Operation.MERGE_ACTORS, f"{gone.content.name} → {kept.content.name}") as tx:
        gone, kept = _mergeable(tx, actor_id, into_id)
        after = _merged(tx, kept, gone)
        becoming = {("actor", actor_id): ("actor", into_id)}
        with (
            links_kept(tx, gone.content.name, *gone.content.aliases, becoming=becoming),
            _titles_follow(tx, actor_id, into_id),
        ):
            writes.hand_over(tx, actor_id, into_id)
            tx.remove("actor", actor_id)
            writes.edit(tx, into_id, after)
        _asked_for(tx, {gone.content.name}, after.name)


def _mergeable(db: Reader, actor_id: int, into_id: int) -> tuple[ActorRow, ActorRow]:
    gone, kept = reads.one(db, actor_id), reads.one(db, into_id)
    name = gone.content.name
    if actor_id == into_id:
        raise BadInput(tr("“{name}” cannot be merged into itself. Choose another actor.").format(name=name))
    if actor_id in reads.above(db, into_id):
        sentence = tr("“{other}” belongs to “{name}”, which cannot be merged into it. Merge the other way round.")
        raise BadInput(sentence.format(name=name, other=kept.content.name))
    return gone, kept


def _merged(db: Reader, kept: ActorRow, gone: ActorRow) -> Actor:
    """The content of the remaining actor, completed from the merged one."""
    own, other = kept.content, gone.content
    known = {name.casefold(): name for name in (own.name, *own.aliases)}
    aliases = [name for name in (other.name, *other.aliases) if name.casefold() not in known]
    notes = dict.fromkeys(note for note in (own.note, other.note) if note)
    parent = None if kept.id in reads.above(db, gone.id) else other.parent_id
    return replace(
        own,
        kind=other.kind if own.kind == NO_ACTOR_KIND else own.kind,
        iso2=own.iso2 or other.iso2,
        aliases=(*own.aliases, *dict.fromkeys(aliases)),
        parent_id=parent if own.parent_id is None else own.parent_id,
        note="\n".join(notes),
    )


def _shown(value: Term | str) -> str:
    return value if isinstance(value, str) else tr_term(value)


def _checked(db: Reader, content: Actor) -> Actor:
    name = " ".join(content.name.split())
    if not name:
        raise BadInput(tr("An actor needs a name."))
    if content.kind in AS_SUCH:
        raise BadInput(tr("A country, place or group is no actor; name the body of it that acts."))
    if content.iso2:
        info = country_reads.by_code(db, content.iso2)
        if info.is_group:
            raise BadInput(tr("An actor's home is one country, not a group."))
        content = replace(content, iso2=info.code)
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in content.aliases)
    return replace(content, name=name, aliases=tuple(alias for alias in aliases if alias and alias != name))


def _refuse_taken(db: Reader, content: Actor, *, itself: int) -> None:
    name = reads.taken(db, (content.name, *content.aliases), itself=itself)
    if name is not None:
        words = tr("Another actor already has the name “{name}”. Give another, or merge the two from the page of one.")
        raise BadInput(words.format(name=name))


def _refuse_circle(db: Reader, actor_id: int, parent_id: int | None) -> None:
    if parent_id is not None and actor_id in (parent_id, *reads.above(db, parent_id)):
        name = reads.one(db, actor_id).content.name
        sentence = tr("“{name}” cannot belong to itself, nor to one that belongs to it. Choose another actor.")
        raise BadInput(sentence.format(name=name))


_KINDS = {
    OrganisationKind.INTERGOVERNMENTAL: "international_organization",
    OrganisationKind.AGENCY: "government",
    OrganisationKind.NGO: "ngo",
    OrganisationKind.MOVEMENT: "ngo",
    OrganisationKind.FOUNDATION: "foundation",
    OrganisationKind.RELIGIOUS: "religious_body",
    OrganisationKind.COMPANY: "ownership_uncertain",
    OrganisationKind.BANK: "ownership_uncertain",
}
_SHARED = re.compile("(?:National|Provincial|Federal|Department|Centers|State) ")


def as_known(db: Reader, content: Actor) -> Actor:
    """`content` with the kind and the home country that reference data has for its name, if it has no kind and no other
    home."""
    row = _listed().get(fold(content.name)) if content.kind == NO_ACTOR_KIND else None
    if row is None or content.iso2 not in ("", row["iso2"]):
        return content
    kind = _KINDS[OrganisationKind(row["kind"])]
    if kind == "ownership_uncertain" and not row["iso2"]:
        kind = "international_organization"  # the World Bank
    term = vocabularies.of(db).of(ACTOR_KIND).get(kind)
    home = content.iso2 or ("" if _SHARED.match(row["name"]) else row["iso2"])
    return replace(content, kind=NO_ACTOR_KIND if term is None or term.retired else term, iso2=home)


def is_listed(name: str) -> bool:
    """Whether an organisation or a company is known by this name."""
    return fold(" ".join(name.split())) in _listed()


@cache
def _listed() -> dict[str, dict[str, Any]]:
    rows = read_rows(REFERENCE / "organisations.json")
    return {fold(name): row for row in rows for name in (row["name"], *row["aliases"])}
