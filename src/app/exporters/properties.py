"""Three-way merge of front matter, key by key: what the user wrote stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast
from zlib import crc32

from app.exporters.front_matter import Value, front_lines, plain_text
from app.exporters.three_way import Same, as_they_are

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<inside>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(
    r"(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s#\-:\"'][^:\n]*?))[ \t]*:(?=[ \t\r\n])"
)

_COMMENT = re.compile(r"(?:^|[ \t])#[^\r\n]*", re.MULTILINE)

Marks = str | tuple[str, ...]
"""What distinguishes a value from another: of a list one for each of its parts."""


@dataclass(frozen=True, slots=True)
class Written:
    """The front matter of a file as it is there."""

    head: str
    """The text before its first key, with the line of dashes."""
    keys: Mapping[str, str]
    """Each key's lines, with the comments under it."""
    tail: str
    """The line of dashes after it."""
    rest: str
    """The file's text after it."""
    broken: bool = False
    """Whether it cannot be read as YAML, so that nothing in it may be changed."""
    text: str = ""
    """The front matter, to the byte."""


def written(text: str) -> Written:
    """The front matter of a text; empty where it has none."""
    found = _BLOCK.match(text)
    if found is None:
        return Written("", {}, "", text, broken=text.startswith(("---\n", "---\r\n")))
    inside = found["inside"]
    starts = [(line.start(), line) for line in _lines_with_key(inside)]
    begins = text[: found.start("inside")] + inside[: starts[0][0] if starts else len(inside)]
    ends = [start for start, _ in starts[1:]] + [len(inside)]
    keys: dict[str, str] = {}
    for (start, line), end in zip(starts, ends, strict=True):
        name = line["double"] or line["single"] or line["bare"] or ""
        keys[name] = keys.get(name, "") + inside[start:end]
    broken = len(keys) < len(starts) or _value(inside) is None
    tail, whole = text[found.end("inside") : found.end()], text[: found.end()]
    return Written(begins, keys, tail, text[found.end() :], broken, whole)


def _lines_with_key(inside: str) -> Iterator[re.Match[str]]:
    at = 0
    for line in inside.splitlines(keepends=True):
        found = _KEY.match(inside, at)
        if found is not None and not line[0].isspace():
            yield found
        at += len(line)


def marks_of(value: Value) -> Marks:
    """The marks of a value that we write."""
    return tuple(map(_mark, value)) if isinstance(value, tuple) else _mark(plain_text(value))


def _mark(text: str) -> str:
    return f"{crc32(' '.join(text.split()).encode('utf-8', 'surrogatepass')):08x}"


@lru_cache(maxsize=1 << 10)  # most of a file's keys are as we wrote them, and as we would write them now
def _value(yaml: str) -> Any:
    """The YAML node, every scalar as written; None if it cannot be parsed."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    reader: Any = YAML(typ="safe", pure=True)
    try:
        node = reader.compose(yaml)
    except (YAMLError, ValueError):
        return None
    return {} if node is None else _plain(node)


def _plain(node: Any) -> Any:
    """A node as text, a list of texts, or pairs of them."""
    if node.id == "scalar":
        return str(node.value)
    if node.id == "sequence":
        return [_plain(one) for one in node.value]
    return {str(_plain(key)): _plain(value) for key, value in node.value}


def _marks_in(lines: str, same: Same) -> tuple[Marks | None, dict[str, str]]:
    """The marks of the value of a key, and for a list its items by their marks; None for other values."""
    read = _value(lines)
    value: object = next(iter(cast("dict[str, object]", read).values()), "") if isinstance(read, dict) else None
    if isinstance(value, str):
        return _mark(*same((value,), ())), {}
    texts = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(one, str) for one in texts):
        return None, {}
    strings = [str(one) for one in texts]
    found = tuple(map(_mark, same(strings, ())))
    return found, dict(zip(found, strings, strict=True))


@dataclass(frozen=True, slots=True)
class Property:
    """A key that both changed."""

    name: str
    mine: str
    new: str


def _is_left_empty(mine: Written) -> bool:
    """Whether a front matter without its properties has nothing in it."""
    return bool(mine.keys) and mine.head.strip("\ufeff \t\r\n") == "---"


def merged(
    base: Mapping[str, Marks] | None, mine: Written, new: Written, choose: Mapping[str, bool], same: Same = as_they_are
) -> tuple[str, list[Property]]:
    """The user's front matter with what is new in ours, and the keys that both changed, where the user's value stays.

    `base` has the marks of what we wrote last; None where that is not known. `choose` says of a key that both changed
    whether the new value is taken.
    """
    if mine.broken:
        return mine.text, []
    conflicts: list[Property] = []
    keys: dict[str, str] = {}
    for name, lines in mine.keys.items():
        kept, clash = _one(name, lines, base, new, same)
        if clash and choose.get(name):
            kept = new.keys.get(name, "")
        elif clash:
            conflicts.append(Property(name, lines, new.keys.get(name, "")))
        if kept:
            keys[name] = kept
    if base is not None or not mine.keys:
        known = mine.keys.keys() | (base or {}).keys()
        keys |= {name: lines for name, lines in new.keys.items() if name not in known}
    if not keys and (not mine.head or _is_left_empty(mine)):
        return "", conflicts
    head, tail = mine.head or new.head, mine.tail or new.tail
    return head + "".join(keys.values()) + tail, conflicts


def _one(name: str, lines: str, base: Mapping[str, Marks] | None, new: Written, same: Same) -> tuple[str, bool]:
    """The merged lines of a key, and whether both changed them."""
    if lines == new.keys.get(name):  # most are, and to read YAML takes long
        return lines, False
    theirs, parts = _marks_in(lines, same)
    before = None if base is None else base.get(name)
    if name not in new.keys:
        return ("", False) if base is not None and before is not None and theirs == before else (lines, False)
    ours, our_parts = _marks_in(new.keys[name], same)
    if ours in (theirs, before):
        return lines, False
    if theirs == before:
        return new.keys[name] + _comments(lines), False
    if isinstance(theirs, tuple) and isinstance(ours, tuple) and isinstance(before, tuple):
        return _list(name, (theirs, ours, before), {**our_parts, **parts}) + _comments(lines), False
    return lines, base is None or before is not None or theirs is not None


def _comments(lines: str) -> str:
    said = str(_value(lines))
    found = (comment[0].strip() for comment in _COMMENT.finditer(lines))
    return "".join(f"{comment}\n" for comment in found if comment not in said)


def _list(name: str, marks: tuple[Sequence[str], Sequence[str], Sequence[str]], texts: Mapping[str, str]) -> str:
    """A list that both changed: without what either removed, with what either added."""
    theirs, ours, before = marks
    stays = [one for one in theirs if one in ours or one not in before]
    stays += [one for one in ours if one not in theirs and one not in before]
    return front_lines({name: tuple(texts[one] for one in stays)}) if stays else ""
