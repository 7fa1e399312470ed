"""YAML front matter as a citation: `NO` stays NO and a date stays a date."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, cast

from app.domain.sources import SourceMeta
from app.importers.bylines import persons
from app.importers.dates import find_date

_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_UNENDED = re.compile(r"---[ \t]*+\n((?:[ \t]*+(?:[\w-]++[ \t]*+:|-[ \t])[^\n]*+\n){2,})(?=\n)")
"""Where the line that ends it was forgotten, a blank one does."""
_LINE = re.compile(r"(?P<in>[ \t]*)(?:(?P<key>[\w-]+)[ \t]*:|-[ \t])[ \t]*(?P<value>.*)")
_MERGE = re.compile(r"<<[\"']?\s*+:")
"""One mapping in another, twice in each of a few dozen, is more than any memory holds; no citation needs it."""
_LONGEST = 100_000
"""Code points: what is longer is no citation, and would take minutes to read."""
_AUTHORS = ("authors", "author", "by", "creator")
_DATES = ("published", "date", "issued", "year")
_TOPICS = ("topics", "tags", "keywords", "subjects", "categories")


def read_front_matter(text: str) -> tuple[SourceMeta, str]:
    """What the front matter says, and the text below it. Without front matter, the text as it is."""
    match = _FRONT.match(text) or _UNENDED.match(text)
    values = None
    if match and len(match[1]) <= _LONGEST and not _MERGE.search(match[1]):
        values = (_load(match[1]) if match.re is _FRONT else None) or _by_lines(match[1])
    if match is None or values is None:
        return SourceMeta(), text
    publisher = _one(values, "publisher", "institution", "site")
    byline = persons(_many(values, _AUTHORS), publisher)
    return SourceMeta(
        title=_one(values, "title"),
        authors=byline.names,
        series=_one(values, "series", "journal", "container-title"),
        number=_one(values, "number", "issue"),
        published=_date(values),
        publisher=publisher or byline.publisher,
        topics=_many(values, _TOPICS),
        language=_one(values, "language", "lang"),
        url=_one(values, "url", "source", "link") if "://" in _one(values, "url", "source", "link") else "",
        caption=_one(values, "caption"),
        disclaimer=_one(values, "disclaimer"),
    ), text[match.end() :]


def _load(yaml: str) -> dict[str, object] | None:
    """The mapping in `yaml`, keys in small letters, or None when it is none."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    loaded: object = None
    for typ in ("safe", "base"):  # the second takes every value as words, where one is a date that is none
        try:
            reader: Any = YAML(typ=typ, pure=True)
            loaded = reader.load(yaml)
            break
        except (YAMLError, RecursionError):
            return None
        except ValueError:
            continue
    if not isinstance(loaded, dict):
        return None
    return {str(k).strip().lower(): v for k, v in cast("dict[object, object]", loaded).items()}


def _by_lines(written: str) -> dict[str, object] | None:
    """What its lines say where they are no YAML: a quote that stays open, a tab; None where they cite nothing."""
    values: dict[str, object] = {}
    items: list[str] = []
    for line in filter(None, map(_LINE.fullmatch, written.splitlines())):
        value = line["value"].strip().strip("\"'")
        if line["key"] and not (line["in"] and line["key"].lower() in values):
            listed = re.fullmatch(r"\[(.*)\]", value)
            items = [one.strip(" \"'") for one in listed[1].split(",")] if listed else []
            values[line["key"].lower()] = value if value and not listed else items
        elif not line["key"]:
            items.append(value)
    return values if values.keys() & {"title", *_AUTHORS, *_DATES} else None


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = cast("dict[object, object]", value).get("name")
    try:
        return " ".join(str(value).split()) if isinstance(value, (str, int, float, date)) else ""
    except ValueError:  # a number of thousands of digits
        return ""


def _one(values: dict[str, object], *keys: str) -> str:
    return next((found for key in keys if (found := _text(values.get(key)))), "")


def _many(values: dict[str, object], keys: tuple[str, ...]) -> tuple[str, ...]:
    """The texts under the first of these keys: a list, or one text with signs between."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, list):
            return tuple(found for item in cast("list[object]", value) if (found := _text(item)))
        if isinstance(value, str):
            if keys is _AUTHORS:
                return tuple(name for part in re.split(r";|(?<!\s)\s++and\s+", value) for name in _listed(part.strip()))
            return tuple(part.strip() for part in re.split(r"[;,]", value) if part.strip())
        if found := _text(value):
            return (found,)
    return ()


def _listed(names: str) -> list[str]:
    """The names between commas; but an office with its town, and a name turned round, are one."""
    parts = [part for part in re.split(r",\s+", names) if part]
    return parts if all(" " in part for part in parts) else [names]


def _date(values: dict[str, object]) -> str:
    """The day of the first key that has one, ISO, or as much of it as is said."""
    for key in _DATES:
        value = values.get(key)
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        found = _text(value)
        if found:
            return find_date(found) or (found if re.fullmatch(r"\d{4}(?:-\d\d)?", found) else "")
    return ""
