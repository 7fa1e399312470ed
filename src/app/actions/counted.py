"""Operations on the names of units and things: which words are synonyms in this workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.actions.merge_edit import overtaken
from app.domain.changes import Operation
from app.domain.counted import DEFAULTS, CountedKind, CountedName, merged, plain_name
from app.domain.errors import BadInput, NotFound
from app.domain.language import tr
from app.domain.shortened import one_line
from app.store.reader import Reader
from app.store.reads import counted as reads
from app.store.store import Store, Tx
from app.store.writes import contents

_LONGEST = 80
_Plain = tuple[CountedKind, str]


def say_names(store: Store, rows: Sequence[CountedName], was: Sequence[CountedName] | None = None) -> None:
    """Replace all names, in one operation; entries equal to the program's own are not stored. A built-in name that is
    missing counts as having no synonyms. `was` are the names that the user saw: what they did not change is left alone.
    Raises `BadInput` if a name is empty, a word means two things, or somebody else changed the same name meanwhile."""
    changed = _wanted(store, rows, was)
    if {_bare(row) for row in changed} == {_bare(row) for row in reads.own(store).values()}:
        return
    with store.write(Operation.EDIT_UNITS, _what(store, changed)) as tx:
        _put(tx, _wanted(tx, rows, was))


def _wanted(db: Reader, rows: Sequence[CountedName], was: Sequence[CountedName] | None) -> list[CountedName]:
    """The names that are not the program's own as they are. Raises as `say_names` does."""
    tidied = [_tidy(row) for row in rows]
    if was is not None:
        tidied = _over(merged(reads.own(db).values()), tidied, was)
    _check(tidied)
    by_name = {plain_name(row.kind, row.name): row for row in tidied}
    for row in DEFAULTS:
        by_name.setdefault(plain_name(row.kind, row.name), replace(row, words=(), taken=()))
    return [row for row in by_name.values() if row not in DEFAULTS]


def _over(now: Iterable[CountedName], rows: Iterable[CountedName], was: Iterable[CountedName]) -> list[CountedName]:
    """The names to write; see `merge_edit.over`."""
    theirs, ours, seen = ({plain_name(row.kind, row.name): _bare(row) for row in some} for some in (now, rows, was))
    changed = {key: row for key in (*ours, *seen) if (row := ours.get(key)) != seen.get(key)}
    both = {key: theirs.get(key) for key in changed if theirs.get(key) not in (seen.get(key), changed[key])}
    if both:
        known = [row or seen[key] for key, row in both.items()]
        words = [", ".join((*row.words, *row.taken)) for row in both.values() if row is not None]
        raise overtaken(", ".join(row.name for row in known), words, _there({**seen, **both}))
    return _there({**theirs, **changed})


def _there(rows: Mapping[_Plain, CountedName | None]) -> list[CountedName]:
    return [row for row in rows.values() if row is not None]


def set_name(store: Store, row: CountedName) -> None:
    """Set the words of one name; see `say_names`."""
    key = plain_name(row.kind, row.name)
    others = [one for one in merged(reads.own(store).values()) if plain_name(one.kind, one.name) != key]
    say_names(store, [*others, row])


def reset_name(store: Store, kind: CountedKind, name: str) -> None:
    """Reset a name to the built-in definition; a name without one is removed. Raises `NotFound` if there is none."""
    key = plain_name(kind, name)
    rows = merged(reads.own(store).values())
    if not any(row.own and plain_name(row.kind, row.name) == key for row in rows):
        raise NotFound(tr("This workspace says nothing of its own about “{name}”.").format(name=name))
    own = [row for row in DEFAULTS if plain_name(row.kind, row.name) == key]
    say_names(store, [*(row for row in rows if plain_name(row.kind, row.name) != key), *own])


def _tidy(row: CountedName) -> CountedName:
    words = tuple(dict.fromkeys(one_line(word) for word in row.words if word.strip()))
    taken = tuple(dict.fromkeys(one_line(word) for word in row.taken if word.strip()))
    return CountedName(row.kind, one_line(row.name), words, taken)


def _check(rows: Iterable[CountedName]) -> None:
    """Raise `BadInput` if a word means two things."""
    names: dict[_Plain, str] = {}
    words: dict[_Plain, str] = {}
    listed = list(rows)
    for row in listed:
        key = plain_name(row.kind, row.name)
        if not key[1]:
            raise BadInput(tr("A unit or thing needs a name."))
        if key in names:
            sentence = tr("There are two of the name “{name}”. Give one of them all the words.")
            raise BadInput(sentence.format(name=row.name))
        if any(len(word) > _LONGEST for word in (row.name, *row.words, *row.taken)):
            raise BadInput(tr("“{name}” has a word of more than 80 letters. Shorten it.").format(name=row.name[:20]))
        names[key] = row.name
    for row in listed:
        for word in (*row.words, *row.taken):
            key = plain_name(row.kind, word)
            other = names.get(key, words.get(key, row.name))
            if other != row.name:
                sentence = tr("“{word}” would mean {one} and {other}. Take it out of one of them first.")
                raise BadInput(sentence.format(word=word, one=row.name, other=other))
            words[key] = row.name


def _bare(row: CountedName) -> CountedName:
    return replace(row, own=False)


def _what(store: Store, rows: Sequence[CountedName]) -> str:
    before = {_bare(row) for row in reads.own(store).values()}
    after = {_bare(row) for row in rows}
    named = sorted({row.name for row in before ^ after})
    return named[0] if len(named) == 1 else f"{len(named)} names"


def _put(tx: Tx, rows: Sequence[CountedName]) -> None:
    known = {plain_name(row.kind, row.name): (name_id, row) for name_id, row in reads.own(tx).items()}
    wanted = {plain_name(row.kind, row.name): row for row in rows}
    for key, (name_id, _) in known.items():
        if key not in wanted:
            tx.remove("counted_name", name_id)
    for key, row in wanted.items():
        if key not in known:
            contents.add(tx, row)
        elif _bare(known[key][1]) != row:
            contents.edit(tx, known[key][0], row)
