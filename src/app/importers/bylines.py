"""What a byline says: who wrote, and for whom. *By Dana Levi, Coast Review, 4 August 2021* is one name. A publication
is known by the words that publications and institutions are named with, by its shape (*The …*, *… of the …*, *BBC*), or
by being the page's own site. What is neither a person, a role nor a publication is left unread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.publications import QUOTES, is_outlet, is_publication, words_of
from app.importers.dates import DATE, NUMERIC_DATE
from app.importers.vocabulary import BYLINE

_ARTICLES_LIST = "the el la le les las los il lo die der das o de het den"
_ARTICLES = frozenset(_ARTICLES_LIST.split())
_OF = re.compile(
    r"\b(?:of|for|on|in|against|und|für|pour|para|per|voor|dell[aeo']|degli|des|dei|do|da|del|der|van de|för|zu)\b"
    r"|['’]s\b"
)
_ROLE = re.compile(
    r"^(?:ph\.?d|md|ma|ba|jr|sr)\.?$|\b(?:fellow|researcher|director|professor|analyst|editor|correspondent|lecturer"
    r"|associate|scholar|columnist|reporter|redakteurin|redakteur|journaliste|corresponsal|inviato|inviata|writer"
    r"|contributor|staff|desk|newsroom|admin|administrator|webmaster|redaktion|rédaction|redacción)s?\b|редакция|עורך|עורכת|כתב|כתבת|корреспондент|مراسل",
    re.IGNORECASE,
)
_DATE_LABELS = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:\s*(?:a\.?m\.?|p\.?m\.?|Uhr|GMT|UTC|IST|E[DS]?T|P[DS]?T|BST|CES?T))*|\d{1,2}\s*(?:am|pm)\b"
    r"|\b(?:last |first )?(?:updated|published|posted|aktualisiert|veröffentlicht|publié|mis à jour|publicado"
    r"|actualizado|pubblicato)\b(?: (?:on|am|le|el|il|at)\b)?:?"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?",
    re.IGNORECASE,
)
_BESIDE_DATES = re.compile(r"(?:^|[\s,;])(?:on|am|le|el|il|at|à|um|alle|às|a las|op|den|le)\s*$", re.IGNORECASE)
_FOR = re.compile(r"(?:\s|^)(?:special (?:to|for)|for|für|pour|para|per|voor|with|in|at)\s+|\s*\(", re.IGNORECASE)
_SEGMENTS = re.compile(
    r"\s*[|·•/\n]\s*|\s+[–—-]\s+"
    r"|(?<=[^\W\d_]{3})(?<!\bprof)(?<!\b(?:col|gen|maj|ret))(?<!\b(?:brig|capt))\.\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""Between the parts of a byline: a stroke, a dash, the full stop behind a name, but not that of an initial or rank."""
_NUMBERED = re.compile(r"[,;.]\s+[^\d,.;:]{2,40}\s(?:No\.|Nr\.|Number|Issue)\s*\d[\w/-]*", re.IGNORECASE)
"""A series with its number behind the names, which is read apart."""
_COMMAS = re.compile(r"\s*[,;،]\s*")
_AND = re.compile(
    r"\s*(?:&|\b(?:and|und|et|y|e|en|i|och|og|ve|и)\b)\s+|\s+ו(?=[\u05d0-\u05ea]+\s)|\s+و(?=[\u0621-\u064a]+\s)"
)

_BY = re.compile(r"^(?:by|מאת|بقلم|(?:por|par|von)(?=(?-i:\s+[A-ZÀ-Þ]\w+){2}))\s+", re.IGNORECASE)
"""The label before a stated author; one that names begin with, as *von*, is before two words of a name."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The persons that a line names, and the publication beside them, where it names one."""

    names: tuple[str, ...] = ()
    publisher: str = ""


NOTHING = Byline()


def read_byline(text: str, site: str = "") -> Byline:
    """What a line says when it holds names, and what is beside names, and nothing else. A *By* or a date makes a
    byline of what would else be a list of names. `site` is what the page calls its site."""
    if len(text) > 240:
        return NOTHING
    unnumbered = _NUMBERED.sub("", text)
    rest = undated(unnumbered)
    dated = rest != unnumbered.strip()
    before, label, rest = _labelled(rest)
    if re.search(r"[\d@?!:]", before + rest) or (not label and re.search(r"['’]s\b", rest)):
        return NOTHING
    if not (label or dated) and _SEGMENTS.search(rest):
        return NOTHING  # a menu, the line of a tab
    return _Reading(site, bool(label), dated).read([*_parts(before), *_parts(rest)])


_PUBLISHED = re.compile(
    r"(?:(?:first|originally) )?(?:published|appeared|posted|issued)\b:?(?: on)?"
    rf"(?:,? (?:in|by) (?P<before>[^\d,;:.]{{3,60}}?))?,? (?:on |in )?(?i:{DATE.pattern})"
    r"(?:,? ?(?:in|by|[|–—])? (?P<behind>[^\d,;:.]{3,60}))?\.?",
    re.IGNORECASE,
)


def published_in(text: str) -> str:
    """The publication in a line that says no more than when and where a text appeared: *Published 4 August 2021, Coast
    Review.* Empty where it is no such line."""
    said = _PUBLISHED.fullmatch(text.strip(" *_")) if len(text) <= 160 else None
    if said is None or bool(said["before"]) == bool(said["behind"]):
        return ""
    name = (said["before"] or said["behind"]).strip(QUOTES)
    return name if name[:1].isupper() and is_publication(name) and not BYLINE.match(name) else ""


def is_dated_byline(text: str) -> bool:
    """Whether a line that ends as a sentence does is a byline: *By Dana Levi. Coast Review, May 2021.*"""
    return text.endswith(".") and text[-2:-1].isdigit() and bool(read_byline(text).names) and undated(text) != text


def as_names(text: str) -> tuple[str, ...]:
    """The persons a line names when it holds names, and what is beside names, and nothing else; else nothing."""
    return () if re.search(r"\d", text) else read_byline(text).names


def persons(names: Iterable[str], site: str = "") -> Byline:
    """The persons among `names`, which are stated to be authors; a publication is one only where no person is."""
    stated = [name for name_line in names if (name := _BY.sub("", name_line.strip()))]
    if not any(is_name(name) and not is_publication(name, site) for name in stated):
        return Byline(tuple(stated))
    left_out = [name for name in stated if is_publication(name, site)]
    kept = tuple(name for name in stated if name not in left_out and not (_ROLE.search(name) and not is_name(name)))
    return Byline(kept, left_out[0] if left_out else "")


def undated(text: str) -> str:
    """`text` without the date, and the time of day, that bylines have at one end or the other."""
    bare = _DATE_LABELS.sub(" ", NUMERIC_DATE.sub(" ", DATE.sub(" ", text)))
    if bare != text:
        bare = _BESIDE_DATES.sub("", re.sub(r"[\s,;]\.$", "", bare.strip()).strip(" \t\u00a0,;|·•–—-/"))
    return bare.strip(" \t\u00a0,;|·•–—-/\n")


def _labelled(text: str) -> tuple[str, str, str]:
    """What is before a *By*, the *By*, and what it labels; a *By* further on needs a mark before it."""
    label = BYLINE.match(text)
    if label is None:
        for mark in _MARKS.finditer(text):
            label = BYLINE.match(text, mark.end())
            if label is not None:
                break
    return (text[: label.start()], label[0], text[label.end() :]) if label else ("", "", text)


_MARKS = re.compile(r"[|·•/\n,–—-]\s*")


def _parts(text: str) -> list[str]:
    parts = [part.strip(QUOTES) for segment in _SEGMENTS.split(text) for part in _COMMAS.split(segment)]
    return [part for part in parts if part]


@dataclass(slots=True)
class _Reading:
    """The reading of one line, part by part."""

    site: str
    label: bool
    dated: bool

    def read(self, parts: list[str]) -> Byline:
        """What the parts say together; nothing when one of them is no part of a byline."""
        names: list[str] = []
        outlets: list[str] = []
        role = False
        for part in (one for whole in parts for one in self._apart(whole)):
            if len(parts) > 1 and _ROLE.search(part):
                role = True
            elif self._is_outlet(part, names):
                outlets.append(part)
            elif persons := self._persons(part):
                names += [name for name in persons if name not in names]
            elif not (self.label and names and self._may_be_left(part)):
                return NOTHING
        if not names:
            return Byline(tuple(outlets)) if self.label and len(outlets) == 1 else NOTHING
        publisher = next((one for one in outlets if is_outlet(one, self.site) or (self.dated and not role)), "")
        return Byline(tuple(names), publisher)

    def _is_outlet(self, part: str, names: list[str]) -> bool:
        """Whether a part is a publication, by its words or by where it is."""
        return (is_publication(part, self.site) and not _TITLES.match(part)) or self._is_shaped_so(part, names)

    def _apart(self, part: str) -> list[str]:
        """*Dana Levi for Coast Review* and *Special to Coast Review* without the words between."""
        found = _FOR.search(part) if self.label else None
        if found is None or not (found.start() == 0 or self._persons(part[: found.start()])):
            return [part]
        return [one for one in (part[: found.start()].strip(QUOTES), part[found.end() :].strip(QUOTES)) if one]

    def _persons(self, part: str) -> list[str]:
        found = [one.strip(QUOTES) for one in _AND.split(part) if one.strip(QUOTES)]
        if self.label:
            found = [one.title() if one.isupper() and len(one.split()) > 1 else one for one in found]
        named = all(is_name(one, labelled=self.label) for one in found)
        return found if named and part.casefold() not in words_of("places") else []

    def _is_shaped_so(self, part: str, names: list[str]) -> bool:
        """Whether what follows a name is formed as only a publication: *Le Port*, *Quay Today*, *Voice of the Bay*."""
        if not names or not (self.label or self.dated) or part.casefold() in words_of("places"):
            return False
        words = part.split()
        if len(words) > 1 and words[0][:1].isupper() and words[-1].casefold() in words_of("behind_names"):
            return True
        article = len(words) == 2 and words[0].casefold() in _ARTICLES and words[1][:1].isupper()
        return article or (len(words) > 2 and words[0][:1].isupper() and bool(_OF.search(part)) and words[0].isalpha())

    def _may_be_left(self, part: str) -> bool:
        """Whether a part behind the names may be a place or the like, which says nothing that is cited."""
        return part.casefold() in words_of("places") or (len(part.split()) <= 3 and part[:1].isupper())


_PARTICLES = frozenset((
    "de", "da", "di", "du", "del", "der", "den", "van", "von", "la", "le", "bin", "ibn", "al",
    "el", "ben", "bar",
))  # fmt: skip
_TITLES = re.compile(
    r"(?<!\w)(?:dr|prof|professor|sir|dame|mr|ms|mrs|lt|col|maj|gen|brig|ret|ד״ר|ד\"ר|פרופ['׳])\.?\s+", re.IGNORECASE
)
_SERIES = frozenset(("paper", "papers", "brief", "briefs", "report", "reports", "note", "notes", "insight", "series"))
_HEBREW = re.compile(r"[\u05d0-\u05ea][\u05d0-\u05ea'׳\"״-]*")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")


def is_name(text: str, *, labelled: bool = True) -> bool:
    """Whether `text` looks like one person's name: two to five words, each with a capital or in a script without. Two
    to four Chinese characters may be any word; they are a name where a label says so."""
    words = _TITLES.sub("", text.strip()).split()
    if _CHINESE.fullmatch(text.strip()):
        return labelled
    if not 2 <= len(words) <= 5:
        return False
    if all(_HEBREW.fullmatch(word) for word in words) or all(_ARABIC.fullmatch(word) for word in words):
        return len(words) <= 3
    if words[-1].casefold() in _SERIES:
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and all(_is_part(word) for word in words)


def _is_part(word: str) -> bool:
    if word.casefold() in _PARTICLES:
        return True
    return (
        word[0].isupper()
        and not (len(word) > 3 and word.isupper())
        and word.strip(".").replace("-", "").replace("’", "").replace("'", "").isalpha()
    )
