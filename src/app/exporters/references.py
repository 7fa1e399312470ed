"""Writers of bibliographies: entries of CSL-JSON as such, as BibTeX and as RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.domain import reference_formats as formats
from app.domain.authors import read_name
from app.domain.references import MONTHS, Entry, as_list, as_object

_BIBTEX_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis", "manuscript": "unpublished", "pamphlet": "booklet",
}  # fmt: skip
"""Those that every style of BibTeX knows; any other is a *misc* with its type of CSL as `entrysubtype`."""
_MASTERS = re.compile(r"\bm\.? ?(?:a|sc|phil|s|ed)\b|\bmaster|\bdiplom", re.IGNORECASE)
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_RIS_TYPES, _BABEL = formats.first_of(formats.RIS_TYPES), formats.first_of(formats.LANGUAGES)
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=[`?!])(?=`)|(?<=')(?=')")
"""Where LaTeX would join two signs to one, such as two hyphens to a dash."""


def csl_json(entries: Sequence[Entry]) -> str:
    """A JSON array, its entries in the order given, with all that they hold."""
    return json.dumps(entries, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def bibtex(entries: Sequence[Entry]) -> str:
    """A file of BibTeX in UTF-8. Capitals within titles are braced, since styles lower the rest; so are organisations,
    which else were taken apart as persons.

    It has one number, as `numbers` says whose; it holds no people but authors, editors and translators, no days but of
    publication, of the first one and of access, and no field of CSL that has no name here, such as an archive.
    """
    return "\n".join(map(_bibtex_entry, entries))


def _bibtex_entry(entry: Entry) -> str:
    csl, genre = _on_one_line(entry, "type"), _on_one_line(entry, "genre")
    kind = _BIBTEX_TYPES.get(csl, "misc")
    if csl == "thesis":
        kind = "mastersthesis" if _MASTERS.search(genre) else kind
        genre = "" if genre == formats.GENRES[kind] else genre or "Thesis"
    date, until = _date(entry, "issued"), _date(entry, "issued", 1)
    fields = {
        "author": " and ".join(map(_bibtex_name, _names(entry, "author"))),
        "editor": " and ".join(map(_bibtex_name, _names(entry, "editor"))),
        "translator": " and ".join(map(_bibtex_name, _names(entry, "translator"))),
        "title": _titled(_on_one_line(entry, "title")),
        "shorttitle": _titled(_on_one_line(entry, "title-short")),
        _CONTAINERS.get(kind, "howpublished"): _latex(_on_one_line(entry, "container-title")),
        "entrysubtype": next(
            (ours for ours, theirs in formats.ARTICLES.items() if theirs == csl), _subtype(kind, entry)
        ),
        "type": _latex(genre),
        "eventtitle": _latex(_on_one_line(entry, "event-title")),
        "venue": _latex(_on_one_line(entry, "event-place")),
        "series": _latex(_on_one_line(entry, "collection-title")),
        "volume": _latex(_on_one_line(entry, "volume")),
        "number": _latex(_number(entry)),
        "edition": _latex(_on_one_line(entry, "edition")),
        "pages": _latex(_on_one_line(entry, "page")),
        _PUBLISHERS.get(kind, "publisher"): _latex(_on_one_line(entry, "publisher")),
        "address": _latex(_on_one_line(entry, "publisher-place")),
        "year": f"{date[0]:04}" if date else _latex(_on_one_line(as_object(entry.get("issued")), "literal")),
        "date": "/".join(filter(None, (_iso(date), _iso(until)))) if len(date) > 2 or until else "",
        "isbn": _latex(_on_one_line(entry, "ISBN")),
        "issn": _latex(_on_one_line(entry, "ISSN")),
        "doi": _on_one_line(entry, "DOI"),
        "url": _on_one_line(entry, "URL").replace("{", "%7B").replace("}", "%7D"),
        "urldate": _iso(_date(entry, "accessed")),
        "origdate": _iso(_date(entry, "original-date")),
        "version": _latex(_on_one_line(entry, "version")),
        "langid": _BABEL.get(_on_one_line(entry, "language"), _latex(_on_one_line(entry, "language"))),
        "keywords": _latex(_on_one_line(entry, "keyword")),
        "abstract": _latex(_on_one_line(entry, "abstract")),
        "note": _latex(_on_one_line(entry, "note")),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if len(date) > 1 and 1 <= date[1] <= 12:
        lines.append(f"  month = {MONTHS[date[1] - 1]},\n")
    elif season := _season(entry):
        lines.append(f"  month = {{{season}}},\n")
    return f"@{kind}{{{entry['id']},\n{''.join(lines)}}}\n"


def _subtype(kind: str, entry: Entry) -> str:
    """The type of an entry, where that of BibTeX is read as another."""
    csl = _on_one_line(entry, "type")
    read = "webpage" if _on_one_line(entry, "URL") else "document"
    return csl if (kind == "misc" and csl in formats.TYPES - {read}) or csl == "article" else ""


def _number(entry: Entry) -> str:
    return next(filter(None, (_on_one_line(entry, key) for key in formats.numbers({"type": "", **entry}))), "")


def _bibtex_name(name: Mapping[str, Any]) -> str:
    if literal := str(name.get("literal", "")):
        return f"{{{_latex(literal)}}}"
    parts = (_family(name), str(name.get("suffix", "")), str(name.get("given", "")))
    return ", ".join(_one_name(part) for part in parts if part)


def _family(name: Mapping[str, Any]) -> str:
    return " ".join(str(name[key]) for key in ("dropping-particle", "non-dropping-particle", "family") if key in name)


def _one_name(part: str) -> str:
    """A part of a name; braced where it holds the word or the comma that part names."""
    return f"{{{_latex(part)}}}" if re.search(r",|\band\b", part) else _latex(part)


def _latex(text: str) -> str:
    return _JOINED.sub("{}", "".join(_LATEX.get(char, char) for char in text))


def _titled(title: str) -> str:
    first, *rest = title.split(" ")
    words = [_latex(first) if first[1:].islower() or len(first) < 2 else _guarded(first), *map(_guarded, rest)]
    return " ".join(words)


def _guarded(word: str) -> str:
    return f"{{{_latex(word)}}}" if any(char.isupper() for char in word) else _latex(word)


def ris(entries: Sequence[Entry]) -> str:
    """A file of RIS in UTF-8, with the line ends that its definition asks for.

    It holds what BibTeX does, but a meeting only of a paper given there, and has no type for broadcasts, collections,
    single entries, events, interviews, performances, posts, reviews and treaties, which become documents. Of software
    the version is where the edition of others is, as Zotero has it.
    """
    return "".join(_ris_entry(entry) for entry in entries)


def _ris_entry(entry: Entry) -> str:
    date, kind = _date(entry, "issued"), _on_one_line(entry, "type")
    values = {tag: _on_one_line(entry, key) for tag, key in formats.ris_fields(kind).items()}
    of_report = kind == "report"
    serials = [f"{key} " * of_report + one for key in formats.SERIALS if (one := _on_one_line(entry, key))]
    first, _, last = _on_one_line(entry, "page").replace("–", "-").partition("-")
    lines = [
        ("TY", _RIS_TYPES.get(kind, "GEN")),
        ("ID", str(entry["id"])),
        *((tag, _ris_name(name)) for tag, role in formats.RIS_ROLES.items() for name in _names(entry, role)),
        *values.items(),
        ("IS", "" if of_report and _on_one_line(entry, "number") else _number(entry)),
        *(("SN", one) for one in (_on_one_line(entry, "number") if of_report else "", *serials)),
        ("SP", first.strip()),
        ("EP", last.strip()),
        ("PY", f"{date[0]:04}" if date else ""),
        ("DA", _ris_date(date) + _season(entry) or _on_one_line(as_object(entry.get("issued")), "literal")),
        ("OP", _iso(_date(entry, "original-date"))),
        ("UR", _on_one_line(entry, "URL")),
        ("Y2", _ris_date(_date(entry, "accessed"))),
        *(("KW", word.strip()) for word in re.split(r"[;,]", _on_one_line(entry, "keyword"))),
        ("N1", _on_one_line(entry, "note")),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"


def _ris_name(name: Mapping[str, Any]) -> str:
    if literal := " ".join(str(name.get("literal", "")).split()):
        return literal if read_name(literal).literal else f"{literal},"  # as others write whom no part is given of
    return ", ".join(part for part in (_family(name), str(name.get("given", "")), str(name.get("suffix", ""))) if part)


def _ris_date(parts: Sequence[int]) -> str:
    if not parts:
        return ""
    year, month, day = (*parts, 0, 0)[:3]
    return f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"


def _names(entry: Entry, key: str) -> list[Mapping[str, Any]]:
    return [name for one in as_list(entry.get(key)) if (name := as_object(one))]


def _on_one_line(entry: Entry, key: str) -> str:
    """A value of an entry, on one line."""
    value = entry.get(key)
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _date(entry: Entry, key: str, at: int = 0) -> list[int]:
    """Year, month and day of a date, as many as are known; at 1 those of its end, where it is a time."""
    parts = as_list(as_object(entry.get(key)).get("date-parts"))
    return [int(part) for part in as_list(parts[at] if at < len(parts) else None) if str(part).isdigit()][:3]


def _season(entry: Entry) -> str:
    """The season in which it was published, where no month is known."""
    said = str(as_object(entry.get("issued")).get("season", "")).casefold()
    number = formats.SEASONS.get(said) or next((one for one in formats.SEASONS.values() if str(one) == said), 0)
    known = len(_date(entry, "issued")) == 1 and not _date(entry, "issued", 1)
    return next((name.capitalize() for name, one in formats.SEASONS.items() if one == number and known), "")


def _iso(parts: Sequence[int]) -> str:
    return "-".join(f"{part:02}" for part in parts)


WRITERS: Mapping[str, Callable[[Sequence[Entry]], str]] = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}
"""By the name of the format."""
