"""Writers of bibliographies: entries of CSL-JSON as such, as BibTeX and as RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.domain.references import Entry, as_list, as_object

_BIBTEX_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis", "manuscript": "unpublished",
}  # fmt: skip
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "chapter": "CHAP", "paper-conference": "CPAPER", "report": "RPRT", "thesis": "THES", "webpage": "ELEC",
    "post-weblog": "BLOG", "manuscript": "UNPB",
}  # fmt: skip
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=[`?!])(?=`)|(?<=')(?=')")
"""Where LaTeX would join two signs to one, such as two hyphens to a dash."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def csl_json(entries: Sequence[Entry]) -> str:
    """A JSON array, its entries in the order given."""
    return json.dumps(entries, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def bibtex(entries: Sequence[Entry]) -> str:
    """A file of BibTeX in UTF-8. Capitals within titles are braced, since styles lower the rest; so are organisations,
    which else were taken apart as persons."""
    return "\n".join(map(_bibtex_entry, entries))


def _bibtex_entry(entry: Entry) -> str:
    kind = _BIBTEX_TYPES.get(_said(entry, "type"), "misc")
    date = _date(entry, "issued")
    fields = {
        "author": " and ".join(map(_bibtex_name, _names(entry, "author"))),
        "editor": " and ".join(map(_bibtex_name, _names(entry, "editor"))),
        "title": _titled(_said(entry, "title")),
        _CONTAINERS.get(kind, "howpublished"): _latex(_said(entry, "container-title")),
        "series": _latex(_said(entry, "collection-title")),
        "volume": _latex(_said(entry, "volume")),
        "number": _latex(_said(entry, "number") or _said(entry, "issue") or _said(entry, "collection-number")),
        "pages": _latex(_said(entry, "page")),
        _PUBLISHERS.get(kind, "publisher"): _latex(_said(entry, "publisher")),
        "year": f"{date[0]:04}" if date else "",
        "doi": _said(entry, "DOI"),
        "url": _said(entry, "URL").replace("{", "%7B").replace("}", "%7D"),
        "urldate": "-".join(f"{part:02}" for part in _date(entry, "accessed")),
        "langid": _latex(_said(entry, "language")),
        "keywords": _latex(_said(entry, "keyword")),
        "note": _latex(_said(entry, "note")),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if len(date) > 1 and 1 <= date[1] <= 12:
        lines.append(f"  month = {_MONTHS[date[1] - 1]},\n")
    return f"@{kind}{{{entry['id']},\n{''.join(lines)}}}\n"


def _bibtex_name(name: Mapping[str, Any]) -> str:
    if literal := str(name.get("literal", "")):
        return f"{{{_latex(literal)}}}"
    family = " ".join(str(name[key]) for key in ("dropping-particle", "non-dropping-particle", "family") if key in name)
    parts = (family, str(name.get("suffix", "")), str(name.get("given", "")))
    return ", ".join(_one_name(part) for part in parts if part)


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
    """A file of RIS in UTF-8, with the line ends that its definition asks for."""
    return "".join(_ris_entry(entry) for entry in entries)


def _ris_entry(entry: Entry) -> str:
    date = _date(entry, "issued")
    report = _said(entry, "type") == "report"
    lines = [
        ("TY", _RIS_TYPES.get(_said(entry, "type"), "GEN")),
        ("ID", str(entry["id"])),
        *(("AU", _ris_name(name)) for name in _names(entry, "author")),
        *(("ED", _ris_name(name)) for name in _names(entry, "editor")),
        ("TI", _said(entry, "title")),
        ("T2", _said(entry, "container-title")),
        ("T3", _said(entry, "collection-title")),
        ("VL", _said(entry, "volume")),
        ("IS", _said(entry, "issue") or ("" if report else _said(entry, "number"))),
        ("SN", _said(entry, "number") if report else _said(entry, "ISSN") or _said(entry, "ISBN")),
        ("SP", _said(entry, "page")),
        ("PB", _said(entry, "publisher")),
        ("PY", f"{date[0]:04}" if date else ""),
        ("DA", _ris_date(date)),
        ("DO", _said(entry, "DOI")),
        ("UR", _said(entry, "URL")),
        ("Y2", _ris_date(_date(entry, "accessed"))),
        ("LA", _said(entry, "language")),
        *(("KW", word.strip()) for word in re.split(r"[;,]", _said(entry, "keyword"))),
        ("N1", _said(entry, "note")),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"


def _ris_name(name: Mapping[str, Any]) -> str:
    if literal := str(name.get("literal", "")):
        return " ".join(literal.split())
    family = " ".join(str(name[key]) for key in ("dropping-particle", "non-dropping-particle", "family") if key in name)
    return ", ".join(part for part in (family, str(name.get("given", "")), str(name.get("suffix", ""))) if part)


def _ris_date(parts: Sequence[int]) -> str:
    if not parts:
        return ""
    year, month, day = (*parts, 0, 0)[:3]
    return f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"


def _names(entry: Entry, key: str) -> list[Mapping[str, Any]]:
    return [name for one in as_list(entry.get(key)) if (name := as_object(one))]


def _said(entry: Entry, key: str) -> str:
    """A value of an entry, on one line."""
    value = entry.get(key)
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _date(entry: Entry, key: str) -> list[int]:
    """Year, month and day of a date, as many as are known."""
    parts = as_list(as_object(entry.get(key)).get("date-parts"))
    return [int(part) for part in as_list(parts[0] if parts else None) if str(part).isdigit()][:3]


WRITERS: Mapping[str, Callable[[Sequence[Entry]], str]] = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}
"""By the name of the format."""
