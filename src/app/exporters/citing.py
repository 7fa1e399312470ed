"""How sources are cited in a document: in the built-in style, or in that of a `.csl` file."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from typing import Any, Protocol

from app.domain.by_key import by_key
from app.domain.citation import nth_letter
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.references import Entry, as_list, as_object
from app.exporters.flow import Look, Run, Runs

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LARGEST = 2_000_000
_LOOKS = {"i": Look.EMPHASIS, "em": Look.EMPHASIS, "b": Look.STRONG, "strong": Look.STRONG, "sup": Look.RAISED}
_TAGS = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;)]")
_PARAGRAPH = re.compile(r"¶(\d.*)")
_EAST_ASIAN = re.compile("[\u3040-\u309f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")
"""Names written with the family name first and without a space."""
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_SAMPLE: Entry = {
    "type": "report", "title": "Title", "author": [{"family": "Name", "given": "Given"}],
    "issued": {"date-parts": [[2020, 5, 31]]}, "publisher": "Publisher", "URL": "https://example.org/",
}  # fmt: skip


@cache
def _citeproc() -> Any:
    """The library, patched to leave given names whole in scripts without capitals, of which it makes mere dots."""
    name: Any = import_module("citeproc.model").Name
    initials = name.initialize

    def initialize(self: Any, given: str, mark: str, context: Any) -> str:
        return given if given.upper() == given.lower() else initials(self, given, mark, context)

    name.initialize = initialize
    return import_module("citeproc")


class Citing(Protocol):
    """Formats citations of sources by id; empty for an unknown one."""

    def begin(self, source_ids: Iterable[int]) -> None:
        """Begin a document, with the sources it will cite, in the order of citation."""
        ...

    def citation(self, source_id: int, locator: str) -> Runs: ...

    def bibliography(self) -> dict[int, Runs]:
        """The bibliography entries of the sources, in the order of the style."""
        ...


class HouseCiting:
    """The built-in style: citations as the pages have them, *Segev and Lavi 2020, ¶6*."""

    def begin(self, source_ids: Iterable[int]) -> None:
        """Nothing is needed."""

    def citation(self, source_id: int, locator: str) -> Runs:
        """Empty, so that the text of the page is used."""
        return ()

    def bibliography(self) -> dict[int, Runs]:
        """Nothing, as for a citation."""
        return {}


class StyledCiting:
    """Cites in the style of a `.csl` file, by citeproc-py."""

    def __init__(self, style: bytes, name: str, entries: Mapping[int, Entry]) -> None:
        """`name` is what the file is called. Raises `BadInput` for what is no style, or none that can be used."""
        self._style = _read_style(style, name)
        try:
            trial = _Cited(self._style, {"1": _SAMPLE}, {})
            trial.begin(["1"])
            said = trial.citation(1, "¶1")
        except Exception as error:  # the library raises all kinds of errors for a broken style
            raise _broken(name, str(error)) from error
        if not said:
            raise _broken(name, tr("it says nothing of a source"))
        self._entries = {str(source_id): _plain(entry) for source_id, entry in entries.items()}
        self._letters: Mapping[str, str] | None = None
        self._cited = _Cited(self._style, {}, {})

    def begin(self, source_ids: Iterable[int]) -> None:
        """Register the sources; if two would be cited alike, letters after the year distinguish them."""
        if self._letters is None:  # among all sources, so that a source is cited the same in every document
            everything = _Cited(self._style, self._entries, {})
            everything.begin(list(self._entries))
            self._letters = everything.letters()
        wanted = dict.fromkeys(str(one) for one in source_ids if str(one) in self._entries)
        self._cited = _Cited(self._style, {key: self._entries[key] for key in wanted}, self._letters)
        self._cited.begin(list(wanted))

    def citation(self, source_id: int, locator: str) -> Runs:
        return self._cited.citation(source_id, locator)

    def bibliography(self) -> dict[int, Runs]:
        """The entries; none in a style that has no bibliography."""
        return self._cited.bibliography()


class _Cited:
    """The sources of one document in one style."""

    def __init__(self, style: Any, entries: Mapping[str, Entry], letters: Mapping[str, str]) -> None:
        self._letters = letters
        self._citeproc = _citeproc()
        self._entries = entries
        self._known: dict[tuple[str, str], str] = {}
        with _quiet():
            source: Any = import_module("citeproc.source.json").CiteProcJSON(
                [{**entry, "id": key} for key, entry in self._entries.items()]
            )
            formatter = import_module("citeproc.formatter.html")
            self._made: Any = self._citeproc.CitationStylesBibliography(style, source, formatter)
        self._has_list: bool = style.has_bibliography()

    def begin(self, keys: Sequence[str]) -> None:
        with _quiet():
            for key in keys:
                self._made.register(self._citation(key, ""))
            if self._has_list:
                self._made.sort()

    def letters(self) -> dict[str, str]:
        """The letters that distinguish sources that are cited alike."""
        alike = by_key((self._citation_once(key, ""), key) for key in list(self._made.keys))
        return {key: nth_letter(n) for same in alike.values() if len(same) > 1 for n, key in enumerate(same)}

    def citation(self, source_id: int, locator: str) -> Runs:
        key = str(source_id)
        if key not in self._made.keys:
            return ()
        numbered = _PARAGRAPH.fullmatch(locator)
        said = self._lettered(key, self._citation_once(key, numbered[1] if numbered else ""))
        runs = _runs(said)
        return runs if numbered or not locator or not runs else (*runs, Run(f", {locator}"))

    def bibliography(self) -> dict[int, Runs]:
        if not self._has_list:
            return {}
        with _quiet():
            said = [str(one) for one in self._made.bibliography()]
        keys: list[str] = list(self._made.keys)
        return {int(key): _runs(self._lettered(key, one)) for key, one in zip(keys, said, strict=True)}

    def _citation(self, key: str, paragraph: str) -> Any:
        where: dict[str, Any] = {"locator": self._citeproc.Locator("paragraph", paragraph)} if paragraph else {}
        return self._citeproc.Citation([self._citeproc.CitationItem(key, **where)])

    def _citation_once(self, key: str, paragraph: str) -> str:
        if (key, paragraph) not in self._known:
            with _quiet():
                citation = self._citation(key, paragraph)
                self._made.register(citation)
                self._known[key, paragraph] = str(self._made.cite(citation, _missing))
        return self._known[key, paragraph]

    def _lettered(self, key: str, said: str) -> str:
        """With the distinguishing letter after its year."""
        letter = self._letters.get(key)
        if letter is None:
            return said
        parts = as_list(as_list(as_object(self._entries[key].get("issued")).get("date-parts"))[:1] or [])
        year = str(as_list(parts[0])[0]) if parts and as_list(parts[0]) else "n.d."
        changed = re.sub(rf"(?<!\d){re.escape(year)}(?!\d)", f"{year}{letter}", said, count=1)
        return changed if changed != said else f"{said} ({letter})"


def _missing(_item: object) -> str:
    return ""


def _read_style(raw: bytes, name: str) -> Any:
    """Reads a file that is an independent style."""
    etree: Any = import_module("lxml.etree")

    if len(raw) > _LARGEST or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise _broken(name, tr("it is too large, or holds more than a style"))
    try:
        root = etree.fromstring(raw, etree.XMLParser(no_network=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise _broken(name, str(error)) from error
    if root.tag != f"{_CSL}style":
        raise _broken(name, tr("it is another kind of file"))
    if root.find(f"{_CSL}citation") is None:
        parents = [one.get("href", "") for one in root.iter(f"{_CSL}link") if one.get("rel") == "independent-parent"]
        if parents:
            said = tr("“{name}” only names another style, {parent}. Choose the file of that one.")
            raise BadInput(said.format(name=name, parent=parents[0].rpartition("/")[2]))
        raise _broken(name, tr("it does not say how to cite"))
    try:
        with _quiet():
            return _citeproc().CitationStylesStyle(io.BytesIO(raw), validate=False)
    except Exception as error:  # a language that the library has no words for, and the like
        raise _broken(name, str(error)) from error


def _broken(name: str, why: str) -> BadInput:
    said = tr("“{name}” cannot be used as a citation style: {why}. Choose another .csl file.")
    return BadInput(said.format(name=name, why=" ".join(why.split()).rstrip(".")))


@contextmanager
def _quiet() -> Generator[None]:
    """Suppresses the library's warnings about details of a style."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _plain(entry: Entry) -> Entry:
    """An entry without values that the library cannot process."""
    citeproc = _citeproc()
    names = {one.replace("_", "-") for one in citeproc.NAMES}
    dates = {one.replace("_", "-") for one in citeproc.DATES}
    known = {one.replace("_", "-") for one in citeproc.VARIABLES} - names - dates
    kind = entry.get("type")
    out: Entry = {"type": kind if isinstance(kind, str) and kind else "document"}
    for key, value in entry.items():
        if key in names:
            out |= {key: people} if (people := [one for one in map(_name, as_list(value)) if one]) else {}
        elif key in dates:
            out |= {key: date} if (date := _date(value)) else {}
        elif key in known and isinstance(value, str | int):
            out[key] = _TAGS.sub("", str(value))
    return out


def _name(value: object) -> Entry:
    name = as_object(value)
    if name.get("literal"):
        return {"literal": str(name["literal"])}
    parts = {key: str(name[key]) for key in _NAME_PARTS if name.get(key)}
    whole = parts.get("family", "") + parts.get("given", "")
    return {"family": whole} if _EAST_ASIAN.fullmatch(whole) else parts


def _date(value: object) -> Entry:
    """A date whose parts are numbers; of a range its beginning."""
    parts = as_list(as_object(value).get("date-parts"))
    numbers: list[int] = []
    for part in as_list(parts[0])[:3] if parts else []:
        if not str(part).isascii() or not str(part).isdigit():
            break
        numbers.append(int(part))
    return {"date-parts": [numbers]} if numbers else {}


class _Marked(HTMLParser):
    """Parses the HTML that the library writes into runs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._looks: list[Look] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._looks.append(_LOOKS.get(tag, Look.PLAIN))

    def handle_endtag(self, tag: str) -> None:
        if self._looks:
            self._looks.pop()

    def handle_data(self, data: str) -> None:
        look = Look.PLAIN
        for one in self._looks:
            look |= one
        at = 0
        for found in _ADDRESS.finditer(data):
            self._put(data[at : found.start()], look)
            self._put(found[0], look, found[0])
            at = found.end()
        self._put(data[at:], look)

    def _put(self, text: str, look: Look, href: str = "") -> None:
        if text:
            self.runs.append(Run(text, look, href))


def _runs(html: str) -> Runs:
    marked = _Marked()
    marked.feed(html)
    marked.close()
    return tuple(marked.runs)
