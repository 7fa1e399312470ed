"""Keeping links and questions intact when a thing is renamed: the operation that renames it also rewrites them.

Links are stored as the user wrote them, by name, since that is what they read, type and export. So every operation
that changes a name does it within `links_kept`: links that led to a thing still lead to it afterwards, by its new name,
or by its uid (showing the name) if the new name would lead elsewhere. Undo takes back both.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from app.actions.questions import question
from app.domain.errors import BadInput
from app.domain.kinds import ThingKey
from app.domain.links import links_of, relinked, ways_to_write
from app.domain.note_figures import with_field, with_questions
from app.domain.query import with_names
from app.domain.question_fields import Asked
from app.domain.question_values import plain
from app.store.reads.links import holding, label_of, linked, name_for
from app.store.reads.saved_views import saved_views
from app.store.schema import donation
from app.store.store import Tx
from app.store.writes import contents
from app.store.writes import notes as writes


@contextmanager
def links_kept(tx: Tx, *names: str, becoming: Mapping[ThingKey, ThingKey] | None = None) -> Generator[None]:
    """Keep links with one of these names intact, while the block renames things.

    Give the name before and the name after: a new name may capture the links of another thing. `becoming` redirects
    links to things that are removed, as when tags are merged.
    """
    bodies: dict[int, str] = {}
    wanted = ways_to_write(name for one in names if (name := " ".join(one.split())))
    for name in wanted:
        bodies |= dict(holding(tx, name))
    folded = [name.casefold() for name in wanted]
    links = {
        link: linked(tx, link)
        for body in bodies.values()
        for link in links_of(body)
        if any(name in link.casefold() for name in folded)
    }
    yield
    renamed = {link: name for link, thing in links.items() if (name := _renamed(tx, link, thing, becoming or {}))}
    things = {link: thing for link in renamed if (thing := links[link]) is not None}
    labels = {link: label_of(tx, *(becoming or {}).get(thing, thing)) for link, thing in things.items()}
    for note_id, body in bodies.items():
        after = relinked(body, renamed.get, lambda link: labels.get(link, ""))
        if after != body:
            writes.set_body(tx, note_id, after)


def ask_again(tx: Tx, asks: Callable[[Asked], bool], names: Mapping[str, str]) -> None:
    """Let saved questions, and those of figures in notes, ask for things by these names where they do by those that the
    names are given for. `asks` picks out the conditions concerned."""
    compared = {plain(old): new for old, new in names.items() if plain(old) != plain(new)}

    def again(typed: str) -> str:
        try:
            return with_names(question(tx, typed), asks, compared)
        except BadInput:
            return typed

    for view in saved_views(tx) if compared else ():
        if (asked := again(view.content.question)) != view.content.question:
            contents.edit(tx, view.id, replace(view.content, question=asked))
    for note_id, body in holding(tx, "", "{{") if compared else ():
        if (after := with_questions(body, again)) != body:
            writes.set_body(tx, note_id, after)


def fields_kept(tx: Tx, name: str, key: str) -> None:
    """Let the figures of notes that ask for a field of the workspace's own by a name that it loses ask for its key."""

    def is_record(words: str) -> bool:
        thing = linked(tx, words)
        return thing is not None and thing[0] == donation.name

    for note_id, body in holding(tx, name, "{{"):
        after = with_field(body, name, key, is_record)
        if after != body:
            writes.set_body(tx, note_id, after)


def _renamed(tx: Tx, link: str, thing: ThingKey | None, becoming: Mapping[ThingKey, ThingKey]) -> str | None:
    """The name a link needs to lead to the same thing as before; None if it does already, or if that is gone."""
    if thing is None:
        return None
    thing = becoming.get(thing, thing)
    return None if linked(tx, link) == thing else name_for(tx, *thing)
