"""What giver, verb and getter of a thing say together of its being given: *sent … to Peru*, *paid … for the yacht*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Place(NamedTuple):
    """Where a party stands: the word and the kind of piece before it, before or behind the thing and its verb."""

    word: str
    token: str
    order: str
    ahead: bool
    code: str


class Predicate(NamedTuple):
    """The verb of a thing, on which side of it the thing stands, and what kind of thing that is."""

    lemma: str
    family: str
    mode: str
    side: str
    kind: str


NO_PREDICATE = Predicate("none", "none", "", "", "")


def of_both(predicate: Predicate, giver: Place | None, getter: Place | None) -> Iterator[str]:
    """The clues for a thing being given that lie in how its likeliest giver and getter stand to it and its verb."""
    does = f"{predicate.family} {predicate.side}"
    if getter is not None:
        yield f"to {predicate.lemma} {getter.word}"
        yield f"to {does} {predicate.mode} {getter.token} {predicate.kind}"
        yield f"to {getter.order} {getter.token} {predicate.kind}"
    if giver is not None:
        yield f"by {does} {_stands(giver)}"
    if giver is not None and getter is not None:
        yield f"both {predicate.family} {_stands(giver)} {_stands(getter)}"
    yield f"countries {_countries(giver, getter)}"


def _stands(one: Place) -> str:
    return f"{one.token} {'ahead' if one.ahead else 'behind'}"


def _countries(giver: Place | None, getter: Place | None) -> str:
    codes = [one.code for one in (giver, getter) if one is not None and one.code]
    if len(codes) < 2:
        return str(len(codes))
    return "same" if codes[0] == codes[1] else "two"
