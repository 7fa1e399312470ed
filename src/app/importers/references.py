"""Bibliographies as reference managers write them, read as entries of CSL-JSON with the files that are beside them:
CSL-JSON itself, RIS by rispy, BibTeX by pybtex."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Any, NamedTuple, cast
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from app.domain import reference_formats
from app.domain.authors import read_name
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.references import MONTHS, Entry, as_list, as_object
from app.importers.encoding import decode

_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
"""How a name begins whose parts are named."""
_COLON = re.compile(r"(?<!\\):(?!(?<=:[A-Za-z]:)[/\\])")
"""Between the parts of an attachment: a colon, but not that of *C:/*."""
_NO_KEY = "without-a-key"
_KEYLESS = re.compile(r"(@\s*[A-Za-z]+\s*[{(]\s*),")
_SPELLING = {
    r"\$": "$", r"\{": "{", r"\}": "}", r"\textbraceleft": "{", r"\textbraceright": "}", r"\textasciicircum": "^",
    r"\textless": "<", r"\textgreater": ">", r"\textbar": "|", r"\textquotesingle": "'", r"\textunderscore": "_",
    r"\textbackslash": "\\", r"\textasciitilde": "~",
    r"\TeX": "TeX", r"\LaTeX": "LaTeX", r"\,": " ", r"\;": " ", r"\textquotedblleft": "“", r"\textquotedblright": "”",
}  # fmt: skip
"""What the reader of LaTeX leaves as it is spelled."""
_COMMANDS = "|".join(map(re.escape, _SPELLING))
_SPELLED = re.compile(rf"((?:{_COMMANDS})(?:(?<![a-z])|(?![A-Za-z])))(?:\{{\}}|(?<=[a-z]) +)?")
_LOOKS = re.compile(
    r"\\(?:url|href *\{[^{}]*\}|text(?:it|bf|sc|tt|rm|sf|sl|up|normal|subscript|superscript)|emph|it|bf|em|sc"
    r"|mkbib(?:emph|quote))"
    r"(?![A-Za-z]) *"
)
"""How words are to look."""
_SIGNS_AT = 0xE000
"""Signs replace them meanwhile, from this one on."""
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307", '"': "\u0308"}
_LOW_OR_HIGH = re.compile(r"\$[_^]\{?(\w+)\}?\$")
_MARKED_UP = re.compile(r"</?(?:i|b|su[bp]|sc|span)(?: [^<>]*)?>")
"""How words of a title are to look in CSL-JSON."""
_OF_A_PERSON = re.compile(r"[,،，].*\w")
"""A name with separate parts, as persons have; institutions have one."""
_COMMAS = re.compile(r"[،，、]")
"""Between the parts of a name where the comma is not that of Latin."""
_SECOND = re.compile(r"\\([`'^~=.\"]) *([^\W\d_])")
"""An accent on a letter that has one, as in *ễ*."""
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\.|transactions|lecture notes|conference record|papers|journal|series|vol(?:ume|\.)"
    r"|actes|annales|tagungsband|konferenzband|actas|anais|atti|материалы|труды|сборник|وقائع)(?!\w)"
    r"|^(?:advances in|beiträge|mémoires|memorias|דברי|קובץ)\b|论文集|論文集",
    re.IGNORECASE,
)
"""In the name of what papers of a conference are in, and not in that of the conference."""
_ENDNOTE = "internal-pdf:"
"""Before the path of a file within the folder that EndNote keeps beside its library."""
_RIS = re.compile(r"\s*TY  ?- ?\w+", re.ASCII)
_BIBTEX = re.compile(r"(?:\s*%[^\n]*\n)*\s*@\s*[A-Za-z]+\s*[{(]")
_BEGINS = re.compile(r"(?m)^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]")
_FIRST_ENTRY = re.compile(r"\s*\[\s*\{")


class Found(NamedTuple):
    """An entry of a bibliography."""

    entry: Entry
    files: tuple[str, ...] = ()
    """Where its files are said to be, from the bibliography's folder or from the root."""
    broken_at: int = 0
    """The line where an entry begins that cannot be read; 0 of one that can."""

    @property
    def name(self) -> str:
        """What the entry is called in messages."""
        return str(self.entry.get("title") or self.entry.get("id") or tr("An entry without a title"))


def is_bibliography(raw: bytes, name: str) -> bool:
    """Whether a file is a bibliography, by how it begins; a `name` in .bib or .ris is enough where it begins oddly."""
    head = raw[:2000].decode("utf-8", "replace").lstrip("\ufeff")
    if PurePath(name).suffix.lower() in (".bib", ".ris"):
        return True
    is_csl = _FIRST_ENTRY.match(head) is not None and b'"type"' in raw and b'"title"' in raw
    return bool(_RIS.match(head) or _BIBTEX.match(head) or is_csl)


_NOBODY = frozenset(("et al", "et al.", "and others", "others", "u.a.", "ועוד", "等", "等.", "وآخرون"))
"""The words after the last author that is named."""


def _without_others(found: Found) -> Found:
    """An entry without authors who are nobody, which no style would set as what they are."""
    kept = {
        role: [name for name in names if str(as_object(name).get("literal", "")).strip().casefold() not in _NOBODY]
        for role in ("author", "editor", "translator")
        if (names := as_list(found.entry.get(role)))
    }
    return found._replace(entry={**found.entry, **kept})


def read_bibliography(raw: bytes, name: str) -> list[Found]:
    """The entries of a file, in its order, of BibTeX also those that are broken. Raises `BadInput` for a file that
    cannot be read or has none."""
    text = decode(raw, name, None)[0].lstrip("\ufeff")
    read: Callable[[str], list[Found]]
    if _RIS.match(text):
        read = _read_ris
    else:
        read = _read_csl if text.lstrip().startswith("[") else _read_bibtex
    try:
        found = read(text)
    except Exception as error:  # the readers of others raise what they will for a damaged file
        why = " ".join(str(error).split())
        sentence = tr("“{name}” cannot be read as a bibliography: {why}. Export it again from your reference manager.")
        raise BadInput(sentence.format(name=name, why=why)) from error
    if not found:
        raise BadInput(tr("“{name}” holds no entries. Choose a file with entries in it.").format(name=name))
    return list(map(_without_others, found))


def _read_csl(text: str) -> list[Found]:
    entries: Any = json.loads(text)
    return [Found(_unmarked(cast("Entry", one))) for one in entries if isinstance(one, dict)]


def _unmarked(entry: Entry) -> Entry:
    """An entry without the marks of how words of its titles look."""
    titles = {key: _MARKED_UP.sub("", one) for key, one in entry.items() if "title" in key and isinstance(one, str)}
    return {**entry, **titles}


def _read_ris(text: str) -> list[Found]:
    rispy: Any = import_module("rispy")
    fixed = re.sub(r"(?m)^([A-Z][A-Z0-9]) {1,2}-(?: |$)", r"\1  - ", text)
    has_comma = [bool(_OF_A_PERSON.search(one)) for one in re.findall(r"(?m)^(?:A[1-4U]|ED)  - (.*)$", fixed)]
    commas = 2 * sum(has_comma) > len(has_comma)
    entries = rispy.loads(fixed, list_tags=[*rispy.LIST_TYPE_TAGS, "L1", "L2", "SN"])
    return [_ris_found(one, commas=commas) for one in entries]


def _ris_found(one: Mapping[str, Any], *, commas: bool) -> Found:
    """One entry of RIS, and the files on this computer that it names; with `commas` its file parts people's names."""
    tags = _by_tag(one)
    entry = _ris_values(tags)
    for tag, role in reference_formats.RIS_ROLES.items():
        people = tags.get(tag) or (tags.get("A1") if tag == "AU" else tags.get("A2") if tag == "ED" else None)
        if names := _texts(people):
            entry[role] = _ris_names(names, commas=commas)
    years = [str(tags.get(tag) or "") for tag in ("DA", "PY", "Y1")]
    parts = _year_and(next(filter(_parts, years), ""), str(tags.get("DA") or ""))
    if date := _dated([parts], next(filter(None, years), "").strip(" /")):
        entry["issued"] = _with_season(date, " ".join(years))
    if original := _parts(str(tags.get("OP") or "")):
        entry["original-date"] = {"date-parts": [original]}
    if accessed := _parts(str(tags.get("Y2") or "")):
        entry["accessed"] = {"date-parts": [accessed]}
    attached = [text for tag in ("L1", "L2", "L4") for text in _texts(tags.get(tag))]
    attached += filter(_is_path, _texts(tags.get("UR")))
    return Found(entry, tuple(path for text in attached for path in [_local(text)] if path))


def _by_tag(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an entry says by the tags of RIS, those that the reader has no name for among them."""
    named: Mapping[str, str] = import_module("rispy.config").TAG_KEY_MAPPING
    tags = {tag: one[name] for tag, name in named.items() if one.get(name)}
    tags.setdefault("TI", tags.get("T1"))
    tags.setdefault("T2", tags.get("JO") or tags.get("JF"))
    tags.setdefault("AB", tags.get("N2"))
    return tags | as_object(one.get("unknown_tag"))


def _ris_values(tags: Mapping[str, Any]) -> Entry:
    """What an entry says in words and numbers."""
    kind = reference_formats.RIS_TYPES.get(str(tags.get("TY", "")), "document")
    entry: Entry = {"type": kind} | ({"id": str(tags["ID"])} if tags.get("ID") else {})
    if kind == "paper-conference":
        tags = _with_proceedings(tags)
    for tag, key in reference_formats.ris_fields(kind).items():
        if tags.get(tag):
            entry[key] = " ".join(str(tags[tag]).split())
    if entry.get("genre", "").casefold() in reference_formats.ENDNOTE_TYPES:
        del entry["genre"]
    for text in _texts(tags.get("SN")):
        _put_serial(entry, text)
    if tags.get("IS") and "number" not in entry:
        entry[reference_formats.numbers(entry)[0]] = str(tags["IS"])
    if pages := [str(tags[tag]) for tag in ("SP", "EP") if tags.get(tag)]:
        entry["page"] = "-".join(pages)
    for tag, key, between in (("KW", "keyword", ", "), ("N1", "note", "\n")):
        if words := _texts(tags.get(tag)):
            entry[key] = between.join(words)
    if urls := [text for text in _texts(tags.get("UR")) if not _is_path(text)]:
        entry["URL"] = urls[0]
    return entry


def _put_serial(entry: Entry, text: str) -> None:
    """A number of a series or a book, with what it is before it or to be seen by its shape; of a report its own."""
    stated, _, serial = text.partition(" ")
    if stated in reference_formats.SERIALS:
        entry[stated] = serial
    else:
        shaped = "ISSN" if re.fullmatch(r"\d{4}-\d{3}[\dXx]", text) else "ISBN"
        entry.setdefault("number" if entry["type"] == "report" else shaped, text)


def _with_proceedings(tags: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a paper of a conference says, its proceedings under their own tag where they are under that of it."""
    is_named = not tags.get("C3") and _PROCEEDINGS.search(str(tags.get("T2") or ""))
    return {**tags, "C3": tags["T2"], "T2": None} if is_named else tags


def _ris_names(texts: Sequence[str], *, commas: bool) -> list[Entry]:
    """Names of one entry: beside those of people with their commas, one without is an institution's."""
    people = commas or any(map(_OF_A_PERSON.search, texts))
    return [{"literal": one} if people and not _COMMAS.search(one) and "," not in one else _ris_name(one)
            for one in (" ".join(text.split()) for text in texts)]  # fmt: skip


def _ris_name(text: str) -> Entry:
    parts = [part.strip() for part in _COMMAS.sub(", ", text).split(",")]
    if len(parts) > 1 and parts[1]:
        return dict(zip(("family", "given", "suffix"), parts, strict=False))
    return {key: part for key, part in read_name(text)._asdict().items() if part}


class _Names(dict[str, str]):
    """The abbreviations of a file. One that it does not explain, as *jama*, is kept as it is."""

    def __missing__(self, name: str) -> str:
        return self.get(name.lower(), name)


def _read_bibtex(text: str) -> list[Found]:
    """The entries, also those that are broken, behind each of which it goes on with the next line that begins one.
    Raises the reader's error if no entry is whole."""
    reader: Any = import_module("pybtex.database.input.bibtex")
    keyed = _KEYLESS.sub(rf"\1{_NO_KEY},", text)
    parser = reader.LowLevelParser(keyed, macros=_Names(reader.month_names))
    found: list[Found] = []
    first: Exception | None = None
    is_over = False
    while not is_over:
        try:
            for kind, fields in parser:
                if kind.lower() not in ("string", "preamble"):
                    found.append(_bibtex_found(kind, *fields))
            is_over = True
        except Exception as error:  # its own for what is broken, and those of LaTeX and names for what it says
            first = first or error
            line = keyed.count("\n", 0, parser.command_start) + 1
            found.append(Found({"id": parser.current_entry_key or ""}, broken_at=line))
            following = _BEGINS.search(keyed, parser.command_start + 1)
            is_over = following is None
            parser.pos = following.start() if following else len(keyed)
    if first is not None and all(one.broken_at for one in found):
        raise first
    return found


def _bibtex_found(their_kind: str, key: str, named_values: list[tuple[str, list[str]]]) -> Found:
    """One entry of BibTeX, and the files on this computer that it names."""
    fields: dict[str, str] = {}
    for name, parts in named_values:
        fields.setdefault(name.lower(), " ".join("".join(parts).split()))
    entry = _bibtex_values(their_kind.lower(), fields) | ({"id": key} if key != _NO_KEY else {})
    for role in ("author", "editor", "translator"):
        if names := _bibtex_names(fields.get(role, "")):
            entry[role] = names
    stated = _plain(fields.get("date", ""))
    first, _, last = stated.partition("/")
    parts = _parts(first) or _year_and(fields.get("year", ""), fields.get("month", ""))
    if len(parts) == 2 and (day := fields.get("day", "")).isdecimal() and 1 <= int(day) <= 31:
        parts = [*parts, int(day)]
    if date := _dated([parts, _parts(last)], stated or _plain(fields.get("year", ""))):
        entry["issued"] = _with_season(date, fields.get("month", ""))
    for ours, theirs in (("accessed", "urldate"), ("original-date", "origdate"), ("original-date", "origyear")):
        if (day := _parts(fields.get(theirs, ""))) and ours not in entry:
            entry[ours] = {"date-parts": [day]}
    return Found(entry, tuple(_bibtex_files(fields.get("file", ""))))


def _bibtex_values(their_kind: str, fields: Mapping[str, str]) -> Entry:
    """What an entry says in words and numbers."""
    entry = _bibtex_kind(their_kind, fields)
    for theirs, ours in reference_formats.BIBTEX_FIELDS.items():
        if fields.get(theirs) and ours not in entry:
            entry[ours] = fields[theirs] if theirs in ("url", "doi") else _plain(fields[theirs])
    if "://" not in (way := fields.get("howpublished", "")) and way:
        entry.setdefault("container-title", _plain(way))
    if "page" in entry:
        entry["page"] = entry["page"].replace("–", "-")
    if "language" in entry:
        entry["language"] = reference_formats.LANGUAGES.get(entry["language"].casefold(), entry["language"])
    if fields.get("number"):
        entry[reference_formats.numbers(entry)[0]] = _plain(fields["number"])
    return {key: value for key, value in entry.items() if value}


def _bibtex_kind(theirs: str, fields: Mapping[str, str]) -> Entry:
    """Type and genre of an entry, an empty one where its `type` is none."""
    kind = reference_formats.BIBTEX_TYPES.get(theirs, "document")
    stated = fields.get("type", "").casefold()
    subtype = fields.get("entrysubtype", "").casefold()
    if kind == "article-journal":
        kind = reference_formats.ARTICLES.get(subtype, kind)
    kind = reference_formats.ENDNOTE_TYPES.get(stated, kind)
    named = reference_formats.SUBTYPES.get(subtype) or reference_formats.SUBTYPES.get(stated)
    if theirs in ("article", "misc", "online") and subtype in reference_formats.TYPES:
        kind = subtype
    elif named and theirs in ("misc", "online", "electronic", "www", "unpublished"):
        kind = named
    elif kind == "document" and theirs in reference_formats.BIBTEX_TYPES and fields.get("url"):
        kind = "webpage"
    genre = reference_formats.GENRES.get(stated, "") or (reference_formats.GENRES.get(theirs, "") if not stated else "")
    return {"type": kind} | ({"genre": genre} if genre or stated in reference_formats.ENDNOTE_TYPES else {})


def _bibtex_names(text: str) -> list[Entry]:
    """The names of a field; *others* are nobody's."""
    database: Any = import_module("pybtex.database")
    utils: Any = import_module("pybtex.bibtex.utils")
    names = [
        _extended_name(one) if _EXTENDED.match(one) else _bibtex_name(database.Person(one))
        for one in utils.split_name_list(_COMMAS.sub(", ", text))
    ]
    return [one for one in names if any(one.values()) and one != {"literal": "others"}]


def _extended_name(text: str) -> Entry:
    """A name whose parts are named, as biblatex writes what it could mistake: *given=Jan, prefix=van, family=…*"""
    parts: dict[str, str] = {}
    for part in re.findall(r"(?:[^,{}]++|\{[^{}]*+|\})++", text):  # a comma inside braces parts nothing
        name, _, value = part.partition("=")
        parts.setdefault(name.strip().lower(), _plain(value.strip().strip('"')))
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    if not parts.get("given"):
        return {"literal": family}
    named = {"family": family, "given": parts["given"], "suffix": parts.get("suffix", "")}
    return {key: part for key, part in named.items() if part}


def _bibtex_name(person: Any) -> Entry:
    family = " ".join([*person.prelast_names, *person.last_names])
    given = " ".join([*person.first_names, *person.middle_names])
    suffix = " ".join(person.lineage_names)
    if not given:
        return {"literal": _plain(family)}
    named = {"family": _plain(family), "given": _plain(given), "suffix": _plain(suffix)}
    return {key: part for key, part in named.items() if part}


def _plain(latex: str) -> str:
    """The characters that LaTeX would set; what is no LaTeX stays as it is."""
    richtext: Any = import_module("pybtex.richtext")
    marked = _SPELLED.sub(
        lambda found: chr(_SIGNS_AT + list(_SPELLING).index(found[1])), _LOOKS.sub("", _LOW_OR_HIGH.sub(r"\1", latex))
    )
    try:
        text = str(richtext.Text.from_latex(marked))
    except Exception:  # an odd command, a brace alone: of the libraries under it each raises its own
        text = marked.replace("{", "").replace("}", "")
    text = _SECOND.sub(lambda found: normalize("NFC", found[2] + _ACCENTS[found[1]]), text)
    text = normalize("NFC", re.sub("ı(?=[\u0300-\u036f])", "i", text))
    return " ".join(text.translate({_SIGNS_AT + n: sign for n, sign in enumerate(_SPELLING.values())}).split())


def _dated(parts: Sequence[list[int]], season: str) -> Entry:
    """A date of one day or of two; in its words, as *ca. 1998*, where it begins with no year."""
    known = [one for one in parts if one] if parts[0] else []
    return {"date-parts": known} if known else {"literal": season} if season else {}


def _with_season(date: Entry, words: str) -> Entry:
    """A date of a year alone with the season that is beside it: in words, or as biblatex has it, *2020-21*."""
    parts: list[list[int]] = date.get("date-parts", [])
    if len(parts) > 1 and any(month > 12 for _, *months in parts for month in months[:1]):
        years = [[one[0]] if one[1:2] and one[1] > 12 else one for one in parts]  # CSL has seasons for no range
        return {"date-parts": years[:1] if years[0] == years[1] else years}
    if len(parts) != 1 or len(parts[0]) > 2:
        return date
    seasons, (year, *month) = reference_formats.SEASONS, parts[0]
    named = next((seasons[one] for one in re.findall(r"[a-z]+", words.lower()) if one in seasons), 0)
    season = month[0] - 20 if month else named
    return {"date-parts": [[year]], "season": season} if 1 <= season <= 4 else date


def _year_and(year: str, rest: str) -> list[int]:
    """A year, with the month and the day that are elsewhere: *05*, *May 31*, *31~may*."""
    parts, words = _parts(year), rest.lower()
    word = re.search(r"[a-z]{3,}", words)
    month = next((n for n, one in enumerate(MONTHS, 1) if word is not None and word[0].startswith(one)), None)
    numbers = [int(one) for one in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)]
    if len(parts) != 1 or (month is None and (word is not None or len(numbers) != 1 or not 1 <= numbers[0] <= 12)):
        return parts
    if month is None:
        return [*parts, *numbers]
    return [*parts, month, *(day for day in numbers[:1] if 1 <= day <= 31)]


def _bibtex_files(text: str) -> list[str]:
    r"""The paths in a `file` field: *Name:files/3/page.html:text/html;…*, or a path alone. Mendeley writes the drive of
    Windows as *C$\backslash$:*, and other signs in LaTeX."""
    out: list[str] = []
    for one in re.split(r"(?<!\\);", text.replace("$\\backslash$", "\\").replace(r"{\_}", "_")):
        parts = [re.sub(r"\\(.)", r"\1", part) for part in _COLON.split(one.strip())]
        path = _local(parts[1] if len(parts) >= 3 else ":".join(parts))
        if path:
            out.append(path)
    return out


def _texts(value: object) -> list[str]:
    return [str(one).strip() for one in (as_list(value) or [value]) if one]


def _local(address: str) -> str:
    """The path that an attachment names; empty for an address of the web."""
    if address.startswith("file:"):
        return unquote(urlsplit(address).path)
    if address.startswith(_ENDNOTE):
        return unquote(address.removeprefix(_ENDNOTE).lstrip("/"))
    return "" if "://" in address else address.strip()


def _is_path(address: str) -> bool:
    """Whether an address names a file: *files/12/page.html*, but not *example.org/page.html*."""
    head, stroke, _ = _local(address).replace("\\", "/").partition("/")
    return bool(stroke) and "." not in head.strip(".")


def _parts(text: str) -> list[int]:
    """Year, month and day at the beginning of a date, as many as there are."""
    found = re.match(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)", text)
    return [int(part) for part in found.groups() if part] if found else []
