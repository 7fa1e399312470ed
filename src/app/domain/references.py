"""A source as an entry of a bibliography in CSL-JSON, and the metadata that such an entry gives a source.

The format is citation-style-language/schema `csl-data.json`. What an entry holds and `SourceMeta` does not (volume,
editors, DOI …) is kept with the source and given back, and what the person has changed since takes its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from app.domain.authors import Name, read_name, written
from app.domain.citation import kept_entry, paraphrased
from app.domain.citekeys import is_key
from app.domain.language import english
from app.domain.sources import SourceKind, SourceMeta, SourceRow

Entry = dict[str, Any]
"""An item of CSL-JSON."""

_TAGS = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>")
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+")
"""Names in the scripts of China, Japan and Korea."""
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\S+)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""As BibTeX has them."""
_SERIES = ("collection-title", "container-title")
_NUMBERS = ("number", "collection-number", "issue")


def cited(sources: Iterable[SourceRow]) -> list[SourceRow]:
    """The sources of a bibliography: without a digest whose original is included."""
    rows = list(sources)
    works = {row.work_id for row in rows if row.work_id is not None and row.kind is not SourceKind.DIGEST}
    return [row for row in rows if row.kind is not SourceKind.DIGEST or row.work_id not in works]


def entry_of(row: SourceRow) -> Entry:
    """The entry of a source, with its citation key as `id`."""
    meta = row.meta
    kept: Entry = json.loads(meta.reference) if meta.reference else {}
    before = meta_of(kept) if kept else SourceMeta()
    entry: Entry = {"id": meta.citekey, "type": _type(row, kept)} | kept | {"id": meta.citekey}
    changed = {name for name in ("title", "authors", "published", "publisher", "language", "url", "series", "number")
               if getattr(meta, name) != getattr(before, name)}  # fmt: skip
    plain = {"title": "title", "publisher": "publisher", "language": "language", "url": "URL"}
    for name, key in plain.items():
        if name in changed:
            _put(entry, key, getattr(meta, name))
    if "authors" in changed:
        _put(entry, "author", [_csl_name(read_name(one)) for one in meta.authors if one.strip()])
    if "published" in changed:
        _put(entry, "issued", _csl_date(meta.published))
    if "series" in changed:
        _put(entry, _first_key(entry, kept, _SERIES), meta.series)
    if "number" in changed:
        _put(entry, _first_key(entry, kept, _NUMBERS), meta.number)
    if (doi := _DOI.fullmatch(meta.url)) and "DOI" not in entry:
        entry["DOI"] = doi[1]
    if meta.url and "accessed" not in entry:
        entry["accessed"] = _csl_date(row.added_at[:10])
    if row.kind is SourceKind.DIGEST:
        with english():
            entry["note"] = f"Our paraphrase of {paraphrased(meta)}."
    return entry


def _type(row: SourceRow, kept: Entry) -> str:
    if row.kind is SourceKind.DIGEST:
        return "manuscript"
    if kept.get("volume") and row.meta.series:
        return "article-journal"
    if row.meta.series or row.meta.number:
        return "report"
    return "webpage" if row.meta.url else "document"


def _first_key(entry: Entry, kept: Entry, keys: tuple[str, ...]) -> str:
    """The key that was kept; else the first, and of an article in a journal the last."""
    return next((key for key in keys if kept.get(key)), keys[-1 if entry["type"] == "article-journal" else 0])


def _put(entry: Entry, key: str, value: object) -> None:
    """Set the key, or take it out where there is nothing to say."""
    if value:
        entry[key] = value
    else:
        entry.pop(key, None)


def _csl_name(name: Name) -> Entry:
    if name.literal:
        return {"literal": name.literal}
    return {key: part for key, part in name._asdict().items() if part}


def _csl_date(iso: str) -> Entry | None:
    parts = [int(part) for part in iso.split("-") if part.isdigit()]
    return {"date-parts": [parts]} if parts else None


def meta_of(entry: Mapping[str, Any]) -> SourceMeta:
    """The metadata that a source takes from an entry; anything that is no text is left out, never guessed."""
    doi = _text(entry, "DOI")
    return SourceMeta(
        title=_TAGS.sub("", _text(entry, "title")),
        authors=tuple(filter(None, map(_author, as_list(entry.get("author") or entry.get("editor"))))),
        series=next(filter(None, (_text(entry, key) for key in _SERIES)), ""),
        number=next(filter(None, (_text(entry, key) for key in _NUMBERS)), ""),
        published=_iso(entry.get("issued")),
        publisher=_text(entry, "publisher"),
        topics=tuple(part.strip() for part in re.split(r"[;,]", _text(entry, "keyword")) if part.strip()),
        language=_text(entry, "language"),
        url=_text(entry, "URL") or (f"https://doi.org/{doi}" if doi else ""),
    )


def with_reference(meta: SourceMeta, entry: Entry) -> SourceMeta:
    """The metadata of a file, overridden by the entry of a reference manager."""
    stated = meta_of(entry)
    kept = {name: value for name in SourceMeta.__dataclass_fields__ if (value := getattr(stated, name))}
    if stated.published and meta.published.startswith(stated.published):
        del kept["published"]  # the file names the day, the entry only its year or month
    if stated.series:  # the entry says where it appeared; the site that a page names is the same by another name
        kept["publisher"] = stated.publisher
    keys = (_text(entry, "citation-key"), _text(entry, "id"), meta.citekey)
    key = next(filter(is_key, keys), "")
    return replace(meta, **kept | {"citekey": key}, reference=json.dumps(entry, ensure_ascii=False, sort_keys=True))


def with_kept(reference: str, **values: str) -> str:
    """What a source keeps of its entry, with other values for some keys; nothing of one that was typed and cleared."""
    entry = kept_entry(reference)
    changed = {key: value for key, value in values.items() if value != str(entry.get(key) or "").strip()}
    if not changed:
        return reference
    for key, value in changed.items():
        _put(entry, key, value)
    return json.dumps(entry, ensure_ascii=False, sort_keys=True) if entry else ""


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""


def as_list(value: object) -> list[Any]:
    """A value of JSON where it is a list, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def as_object(value: object) -> Entry:
    """A value of JSON where it is an object, else an empty one."""
    return cast(Entry, value) if isinstance(value, dict) else {}


def _author(value: object) -> str:
    """One author of CSL-JSON as we write names, particles before the family name."""
    name = as_object(value)
    if literal := _text(name, "literal"):
        return literal
    particle = " ".join(filter(None, (_text(name, "dropping-particle"), _text(name, "non-dropping-particle"))))
    family = " ".join(filter(None, (particle, _text(name, "family"))))
    given, suffix = _text(name, "given"), _text(name, "suffix")
    if given and _HAN.fullmatch(family + given):  # 王小明, as it is written
        return family + given
    return written(Name(family, given, suffix)) if given else written(Name(literal=family))


def _iso(value: object) -> str:
    """An ISO date as precise as the entry has it; the first day of a range."""
    date = as_object(value)
    parts = as_list(date.get("date-parts"))
    first = [str(part) for part in as_list(parts[0] if parts else None)[:3]]
    if not first:
        found = _DATE.match(_text(date, "raw") or _text(date, "literal"))
        first = [part for part in found.groups() if part] if found else []
    if not first or not all(part.isdigit() for part in first) or len(first[0]) > 4:
        return ""
    month = len(first) > 1 and 1 <= int(first[1]) <= 12
    day = month and len(first) > 2 and 1 <= int(first[2]) <= 31
    return "-".join([first[0].zfill(4), *(part.zfill(2) for part in first[1 : 1 + month + day])])
