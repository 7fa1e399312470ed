"""YAML front matter as Obsidian wants it: flat, each text quoted, so that NO stays NO and 0012 stays 0012.

Readers of YAML 1.1 take `on` and a few more for true or false, as keys too, so that these are quoted likewise.
"""

from __future__ import annotations

import io
import re
import sys
import threading
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

Value = str | int | bool | Decimal | tuple[str, ...]

_NO_WORD = re.compile(r"y|yes|n|no|on|off|true|false|null|~|[\d.+-].*|=|<<", re.IGNORECASE)
"""What some reader of YAML takes for something else than a text."""
_UNTAGGED = re.compile(r"[^\w\-]+")


def _writer() -> Any:
    yaml: Any = YAML()
    yaml.width = sys.maxsize
    yaml.allow_unicode = True
    yaml.default_flow_style = False
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


class _OfThread(threading.local):
    """The writer of each thread: two pages that were written by one at once would be mixed, or fail."""

    def __init__(self) -> None:
        self.yaml = _writer()


_of_thread = _OfThread()


def front_matter(values: Mapping[str, Value]) -> str:
    """The block between its two lines of dashes. Empty texts and lists are left out."""
    return f"---\n{front_lines(values)}---\n"


def front_lines(values: Mapping[str, Value]) -> str:
    """The lines of front matter without those of dashes."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        key = DoubleQuotedScalarString(name) if _NO_WORD.fullmatch(name) else name
        if isinstance(value, str):
            if value.strip():
                flat[key] = _quoted(value)
        elif isinstance(value, tuple):
            if value:
                flat[key] = [_quoted(each) for each in value]
        elif isinstance(value, Decimal):
            flat[key] = _number(value)
        else:
            flat[key] = value
    out = io.StringIO()
    _of_thread.yaml.dump(flat, out)
    return out.getvalue()


def said(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values that are written: those that say something."""
    return {name: value for name, value in values.items() if value not in ("", ()) and str(value).strip()}


def plain_text(value: Value) -> str:
    """A single value as YAML has it, without quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(_number(value) if isinstance(value, Decimal) else value).split())


def _number(value: Decimal) -> float | int:
    """A number to the digit, which YAML reads as one: 1250000, 0.5."""
    if value == value.to_integral_value():
        return int(value)
    return float(value)


def _quoted(text: str) -> DoubleQuotedScalarString:
    return DoubleQuotedScalarString(" ".join(text.split()))


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
