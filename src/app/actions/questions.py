"""Parsing a question while it is typed, and completing the word at the caret."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.axes import OF_FACT
from app.domain.errors import BadInput
from app.domain.fields import Fields
from app.domain.language import tr, tr_term
from app.domain.query import Query, Typing, as_typed, parse, typing_at
from app.domain.question_fields import Ask, asked_of, known, names_like
from app.domain.question_grammar import TYPED
from app.domain.question_values import money
from app.domain.records import DonationFilter
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import facts, own_fields
from app.store.reads.query_values import values

_NAMES, _VALUES, _TRIED = 12, 8, 24
"""How many are offered, but of names all where nothing is typed of one; and how many values are counted at most."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One completion. Offsets are code points of the question, end exclusive."""

    start: int
    end: int
    insert: str
    """What takes the place of that stretch."""
    says: str
    left: int | None = None
    """How many records would be left; None of a name, whose value is not known yet."""


@dataclass(frozen=True, slots=True)
class Less:
    """A question with one condition removed."""

    text: str
    dropped: str
    """The condition, as it was typed."""
    left: int
    """How many records answer it; never none."""


def question(db: Reader, typed: str) -> Query:
    """Parse a question, including fields of the workspace's own. Raises `BadInput` if it cannot be parsed."""
    return parse(typed, own_fields.fields(db))


def completions(db: Reader, typed: str, caret: int | None = None) -> tuple[Completion, ...]:
    """Completions of the word at the caret (by default the end); of values those that leave a record, if any does.

    The rest of the question is taken into account as far as it can be parsed. For an unknown name those are offered
    that it may be meant for.
    """
    fields = own_fields.fields(db)
    at = typing_at(typed, len(typed) if caret is None else caret, fields)
    rest = _readable(db, at.rest)
    if at.asked is None:
        return _names(db, at, fields, rest)
    found = _amounts(db, at, rest) or values(db, at.asked, at.begun, rest, _TRIED)
    return _counted(db, at, rest, ((as_typed(value), says) for value, says in found))


def _amounts(db: Reader, at: Typing, rest: Query) -> tuple[tuple[str, str], ...]:
    """An amount that names no currency yet, in each of those in use."""
    assert at.asked is not None
    if at.asked.ask is not Ask.MONEY or at.lead.endswith(","):  # behind a comma it may be the rest of a number
        return ()
    try:
        if money(at.begun.partition("..")[0]).currency:
            return ()
    except BadInput:
        return ()
    in_use = values(db, at.asked, "", rest, _VALUES)
    return tuple((f"{code}{at.begun}", tr("in this currency alone")) for code, _ in in_use if code)


def _counted(db: Reader, at: Typing, rest: Query, found: Iterable[tuple[str, str]]) -> tuple[Completion, ...]:
    """What may be put in the place of the word at the caret and leaves a record; what leaves none where all do so."""
    every = (
        Completion(at.start, at.end, insert, says, _left(db, f"{rest.text} {at.lead}{insert}"))
        for insert, says in found
    )
    some, none = list[Completion](), list[Completion]()
    for one in every:
        (some if one.left else none).append(one)
        if len(some) == _VALUES:
            break
    return tuple(some or none[:_VALUES])


def less(db: Reader, wanted: DonationFilter) -> tuple[Less, ...]:
    """How many records the question of a filter would match without each of its conditions, most first. Empty for a
    question with a single condition."""
    asked = wanted.query
    if asked is None or len(asked.conditions) < 2:
        return ()
    fewer = [asked.without(number) for number in range(len(asked.conditions))]
    counts = donation_reads.counts(db, *(replace(wanted, query=one) for one in fewer))
    found = [
        Less(one.text, asked.text[condition.start : condition.end], left)
        for one, condition, left in zip(fewer, asked.conditions, counts, strict=True)
        if left
    ]
    return tuple(sorted(found, key=lambda one: -one.left))


def _names(db: Reader, at: Typing, fields: Fields, rest: Query) -> tuple[Completion, ...]:
    """The names that begin with what is typed, then those with a later word that does."""
    begun = at.begun.casefold()
    wrong = TYPED.match(begun)
    if wrong is not None and wrong["name"]:
        value = at.begun[wrong.end("name") :]
        meant = [one for name in names_like(wrong["name"], fields) if (one := asked_of(name, fields)) is not None]
        return _counted(db, at, rest, ((f"{one.name}{value}", tr(one.label)) for one in meant))
    every = [(one.name, tr(one.label)) for one in known(fields)] + [
        (f"{role.value}.fact.{term.key}", tr(words).format(fact=tr_term(term)))
        for role, words in OF_FACT.items()
        for term in facts.categories(db)
    ]
    first = [one for one in every if one[0].startswith(begun)]
    later = [one for one in every if one not in first and (f".{begun}" in one[0] or f" {begun}" in f" {one[1]}")]
    found = [*first, *later][:_NAMES] if begun else every
    return tuple(Completion(at.start, at.end, f"{name}:", says) for name, says in found)


def _readable(db: Reader, typed: str) -> Query:
    """The parsed question, or one that matches everything if it cannot be answered yet."""
    try:
        query = question(db, typed)
        donation_reads.count(db, DonationFilter(query=query))
    except BadInput:
        return Query()
    return query


def _left(db: Reader, typed: str) -> int:
    try:
        return donation_reads.count(db, DonationFilter(query=question(db, typed)))
    except BadInput:
        return 0
