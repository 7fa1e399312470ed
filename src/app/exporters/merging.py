"""Three-way merge of an exported page: the user's edits stay to the byte, our parts are brought up to date.

A page is made of parts, each between two marker comments with its id; text outside of them is the user's. A part is
merged line by line: lines that only the user changed stay, lines that only we changed are replaced, and where both
changed the same lines the user's stay until one is chosen. A removed part stays removed, a moved one is updated where
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.exporters.front_matter import Value, non_blank
from app.exporters.properties import Marks, Property, Written, marks_of, merged, written
from app.exporters.three_way import Change, Chunk, Same, as_they_are, chunks, marks

_END = re.compile(r"\ufeff?<!-- (?P<closes>/?)passagework (?P<name>[\w/:.-]+) -->[ \t]*\r?\n?")
WIDTH = 8
"""Digits of the mark of a line."""


@dataclass(frozen=True, slots=True)
class Base:
    """What we wrote last, as far as it takes to see what somebody changed: marks, no words."""

    front: Mapping[str, Marks] = field(default_factory=dict[str, Marks])
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    """The marks of each part's lines, one behind the other."""

    def lines(self, name: str) -> tuple[str, ...] | None:
        """The marks of a part's lines; None where it was not written."""
        found = self.parts.get(name)
        return None if found is None else tuple(found[n : n + WIDTH] for n in range(0, len(found), WIDTH))


@dataclass(frozen=True, slots=True)
class FilePiece:
    """A piece of a file: a part of ours, or, with an empty name, the text between two of them."""

    name: str
    lines: tuple[str, ...]
    """With their ends; of a part with the two remarks."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Some lines of a merged file, with what each side has for them."""

    part: str
    chunk: Chunk


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a file."""

    text: str
    differences: tuple[Difference, ...]
    """All its lines in order, those that agree too."""
    properties: tuple[Property, ...] = ()
    """The keys of its front matter that both changed."""
    damaged: str = ""
    """The name of a part of which only one of the remarks is there: then nothing in the file may be changed."""
    front_broken: bool = False
    """Whether the front matter cannot be read, and so was left as it is."""
    unmarked: bool = False
    """Whether none of the parts we wrote last is to be found any more, so that nothing new comes into them."""

    open: int = 0
    """How many places wait for a choice."""


def base_of(front: Mapping[str, Value], text: str) -> Base:
    """What is kept of a text of ours."""
    parts, _ = pieces_of(text)
    return Base(
        {name: marks_of(value) for name, value in non_blank(front).items()},
        {one.name: "".join(marks(one.lines)) for one in parts if one.name},
    )


def is_ours(text: str) -> bool:
    """Whether a text contains parts of ours, so that it can be compared though nobody knows what we wrote last."""
    found, damaged = pieces_of(text)
    return bool(damaged) or any(one.name for one in found)


def pieces_of(body: str) -> tuple[list[FilePiece], str]:
    """The pieces of a file, and the name of a part of which one remark is missing. Of a name that occurs twice, as in
    what was copied, the first is the part."""
    lines = tuple(body.splitlines(keepends=True))
    out: list[FilePiece] = []
    begun, name, seen = 0, "", set[str]()
    for at in [at for at, line in enumerate(lines) if line[0] in "<\ufeff"]:
        found = _END.fullmatch(lines[at])
        if found is None or (not name and found["name"] in seen):
            continue
        if bool(name) != bool(found["closes"]) or (name and name != found["name"]):
            return [], name or found["name"]
        end = at + 1 if name else at
        out.append(FilePiece(name, lines[begun:end]))
        begun = end
        seen.add(found["name"])
        name = "" if name else found["name"]
    if name:
        return [], name
    out.append(FilePiece("", lines[begun:]))
    return [one for one in out if one.lines], ""


Choices = Mapping[tuple[str, int], str]
"""For a place that both changed, by its part and its number among those of the part: *mine*, *new* or *both*; for a key
of the front matter by an empty part and its number among the keys that both changed."""


def merge(base: Base | None, mine: str, new: str, choices: Choices | None = None, same: Same = as_they_are) -> Merged:
    """The user's text with what is new in ours; `base` is what is kept of our last text, None where that is not known,
    and `same` restores the form that links had then, where nothing else differs."""
    chosen = choices or {}
    my_front, new_front = written(mine), written(new)
    theirs, damaged = pieces_of(my_front.rest)
    if damaged:
        return Merged(mine, (), damaged=damaged)
    front, properties = _front(base, my_front, new_front, chosen, same)
    ours = [one for one in pieces_of(new_front.rest)[0] if one.name]
    end = "\r\n" if mine.count("\r\n") * 2 > mine.count("\n") else "\n"
    differences: list[Difference] = []
    out: list[list[str]] = []
    new_by_name = {one.name: one for one in ours}
    places: dict[str, int] = {}
    for stretch in theirs:
        part = new_by_name.get(stretch.name)
        if not stretch.name or part is None:
            kept = () if stretch.name and _untouched(base, stretch, same) else stretch.lines
            differences.append(Difference("", Chunk(Change.MINE if kept else Change.NEW, stretch.lines, kept)))
            out.append(list(kept))
            continue
        before = None if base is None else base.lines(stretch.name)
        found = chunks(before, stretch.lines, part.lines, same)
        differences += [Difference(stretch.name, one) for one in found]
        places[stretch.name] = len(out)
        out.append(_chosen(stretch.name, found, chosen, end))
    for name, lines in _missing(base, ours, {one.name for one in theirs}):
        differences.append(Difference(name, Chunk(Change.NEW, (), lines)))
        _put(out, places, [one.name for one in ours], name, [line.removesuffix("\n") + end for line in lines])
    text = front + "".join(line for lines in out for line in lines)
    wrote = new_by_name.keys() & (base.parts.keys() if base is not None else ())
    both = sum(one.chunk.change is Change.BOTH for one in differences)
    answered = sum(bool(name) for name, _ in chosen)
    waiting = max(0, both - answered) + len(properties)
    unmarked = bool(wrote) and wrote.isdisjoint(one.name for one in theirs)
    return Merged(
        text, tuple(differences), tuple(properties), front_broken=my_front.broken, unmarked=unmarked, open=waiting
    )


def _front(base: Base | None, mine: Written, new: Written, chosen: Choices, same: Same) -> tuple[str, list[Property]]:
    """The front matter as it stays, and the keys that still wait for a choice."""
    before = None if base is None else base.front
    text, clashes = merged(before, mine, new, {}, same)
    take = {one.name: True for n, one in enumerate(clashes) if chosen.get(("", n)) in ("new", "both")}
    mine_chosen = {n for n in range(len(clashes)) if chosen.get(("", n)) == "mine"}
    if take:
        text, _ = merged(before, mine, new, take, same)
    left = [one for n, one in enumerate(clashes) if one.name not in take and n not in mine_chosen]
    return text, left


def _untouched(base: Base | None, part: FilePiece, same: Same) -> bool:
    """Whether a part is as we wrote it, so that it may go where there is nothing more to say."""
    before = None if base is None else base.lines(part.name)
    return before is not None and before == marks(same(part.lines, before))


def _chosen(name: str, found: Sequence[Chunk], chosen: Choices, end: str) -> list[str]:
    """The lines of a part as they stay."""
    out: list[str] = []
    number = 0
    for one in found:
        lines = one.settled
        if one.change is Change.BOTH:
            choice = chosen.get((name, number), "mine")
            lines = {"mine": one.mine, "new": one.new, "both": (*one.mine, *one.new)}[choice]
            number += 1
        ours = one.change is Change.NEW or lines is one.new
        out += [line.removesuffix("\n").removesuffix("\r") + end for line in lines] if ours else list(lines)
    return out


def _missing(base: Base | None, ours: Iterable[FilePiece], theirs: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Parts that are new since the last export. A part that the user removed was there before, and stays removed."""
    for one in ours:
        if one.name not in theirs and (base is None or one.name not in base.parts):
            yield one.name, one.lines


def _put(out: list[list[str]], places: dict[str, int], order: Sequence[str], name: str, lines: list[str]) -> None:
    """Put a new part behind the part that comes before it in our text, or before the one after it; else at the end."""
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    before = next((one for one in reversed(order[: order.index(name)]) if one in places), None)
    after = next((one for one in order[order.index(name) + 1 :] if one in places), None)
    at = places[before] + 1 if before is not None else places[after] if after is not None else len(out)
    gap = [end] if at == 0 or (out[at - 1] and out[at - 1][-1].strip()) else []
    if at and out[at - 1] and not out[at - 1][-1].endswith("\n"):
        gap = [end, end]
    out.insert(at, [*gap, *lines, *([end] if at < len(out) and out[at] and out[at][0].strip() else [])])
    for known, place in places.items():
        if place >= at:
            places[known] = place + 1
    places[name] = at
