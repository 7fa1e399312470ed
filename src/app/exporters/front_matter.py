"""YAML front matter as Obsidian wants it: flat, each text quoted, so that NO stays NO and 0012 stays 0012. Readers of
YAML 1.1 take `on` and a few more for true or false, as keys too, so that these are quoted likewise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

Value = str | int | bool | Decimal | tuple[str, ...]

_NO_WORD = re.compile(r"y|yes|n|no|on|off|true|false|null|~|[\d.+-].*|=|<<", re.IGNORECASE)
"""Texts that some YAML parsers take for another type."""
_PLAIN = re.compile(r"[^\W\d][\w-]*(?: [\w-]+)*")
"""A key that needs no quotes, unless it is one of these."""
_ESCAPED = re.compile(r'["\\]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]')
"""Characters that must be escaped within quotes."""
_UNTAGGED = re.compile(r"[^\w\-]+")


def front_matter(values: Mapping[str, Value]) -> str:
    """The block between its two lines of dashes. Empty texts and lists are left out."""
    return f"---\n{front_lines(values)}---\n"


def front_lines(values: Mapping[str, Value]) -> str:
    """The lines of front matter without those of dashes."""
    return "".join(f"{_key(name)}:{_written(value)}\n" for name, value in non_blank(values).items())


@lru_cache(maxsize=1_000)
def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) and not _NO_WORD.fullmatch(name) else _quoted(name)


def _written(value: Value) -> str:
    """A value as written after its colon: on the same line, or as a list below."""
    if isinstance(value, tuple):
        return "".join(f"\n  - {_quoted(one)}" for one in value)
    return f" {_quoted(value) if isinstance(value, str) else plain_text(value)}"


def non_blank(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values that are not blank."""
    return {name: value for name, value in values.items() if value not in ("", ()) and str(value).strip()}


def plain_text(value: Value) -> str:
    """A single value as YAML has it, without quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return str(int(value)) if value == value.to_integral_value() else f"{value.normalize():f}"
    return " ".join(str(value).split())


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    plain = line.isprintable() and '"' not in line and "\\" not in line
    return f'"{line if plain else _ESCAPED.sub(_escape, line)}"'


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in '"\\' else f"\\u{ord(found[0]):04X}"


def obsidian_tag(path: str) -> str:
    """A tag's path as a tag of Obsidian: *Motive/Image repair* becomes *Motive/Image-repair*."""
    parts = [_UNTAGGED.sub("-", part).strip("-") for part in path.split("/")]
    tag = "/".join(part for part in parts if part)
    return f"_{tag}" if tag and not re.search(r"[^\d/]", tag) else tag


def obsidian_tags(paths: Iterable[str]) -> tuple[str, ...]:
    """Tags for the property *tags*: each once whatever its capitals, in order."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        tag = obsidian_tag(path)
        if tag:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())
