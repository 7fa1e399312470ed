"""The line under a title that says where a paper appeared: *Coast Papers, vol. XII, no. 3 (Spring 2004), pp. 45-67*. A
line is one only where all of it is read: a name, then volume, issue, date and pages, in any order and each once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from app.importers.bylines import read_byline
from app.importers.dates import DATE, find_date
from app.importers.vocabulary import BYLINE

_NUMBER = r"(?:\d{1,4}\b|[IVXLCDM]{1,8}\b|[א-ת]{1,3}[\"״׳'’][א-ת]?)"
_RANGE = r"\d{1,5}\s?[-–—]{1,2}\s?\d{1,5}(?!\d)"
_SEASON = (
    "spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano"
    "|estate|otoño|autunno|invierno|inverno|אביב|קיץ|סתיו|חורף|весна|лето|осень|зима"
)
_LABELLED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:vol(?:ume|umen)?|bd|band|tom[eo]?|t|jg|jahrg|jahrgang|anno|année|año|deel|årg|כרך|том|т)\b\.?\s?(?P<volume>{_NUMBER})",
        r"(?P<volume>\d{1,4})\.?\s(?:jg|jahrg|jahrgang|bd|band)\b\.?",
        r"(?:nos?|number|n[uú]m|número|nr|n[°º]?|№|issue|iss|heft|h|fasc|part|pt|גיליון|גליון|חוברת|вып|выпуск)(?!\w)\.?\s?"
        rf"(?P<issue>{_NUMBER}(?:[-–/]\d{{1,3}}(?!\d))?)",
        rf"(?:pp?|pages?|p[aá]gs?|s|seiten?|с|стр|עמ|עמודים)\b\.?['׳’]?\s?(?P<page>{_RANGE}|\d{{1,5}}\b)",
    )
)
_BARE = (
    re.compile(rf"(?P<published>{DATE.pattern})", re.IGNORECASE),
    re.compile(
        rf"(?P<published>(?:(?:{_SEASON}|[^\W\d_]{{3,10}}\.?[-–/][^\W\d_]{{3,10}}\.?)\s)?(?:1[6-9]|20)\d\d"
        r"(?:[-–/]\d\d)?)(?![\w–-])",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<page>{_RANGE})(?![\w(])"),
    re.compile(
        r"(?!(?:[01]?\d|2[0-3])[.:][0-5]\d\b)"  # a time of day
        r"(?P<volume>\d{1,4})(?:\s?\(|[.:/])(?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)(?=[\s,;:()]|$)"
    ),
    re.compile(r"(?P<volume>\d{1,3})(?=\s?[,:;(])"),
    re.compile(r"(?P<issue>\d{1,3})(?=\s?\()"),
)
_KINDS = ("published", "volume", "issue", "page")
_BETWEEN = re.compile(r"[\s,;:.()/]*")
_LEAD = re.compile(r"\A(?:(?:first |originally )?(?:published|appeared) in|from|in|source)\b\s?:?\s", re.IGNORECASE)
_ADDRESS = re.compile(r"[\s,;.]\(?(?:doi|https?|e?issn)\b.*", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"(?:\d|[IVXLCDM]{2})[)\]]?[.,;]?$")
"""A quick test of a line's end, which most lines fail."""
_NO_NAME = re.compile(
    r"[\"“”?!@|:]|[^\W\d_]{5}\.\s|\s(?:the|of|and|in|on|for|by|a|an|at|from|to|der|die|de|la)$"
    r"|,[^,]*\s(?:\d+|[IVXLCDM]+)\.?(?:$|,)"
)


@dataclass(frozen=True, slots=True)
class Journal:
    """What such a line says; empty where it does not."""

    name: str
    issue: str = ""
    volume: str = ""
    page: str = ""
    published: str = ""

    def dated(self, found: str) -> str:
        """The day on which it appeared, where another line has `found` one: that only where it says it more exactly."""
        return found if found.startswith(self.published) else self.published

    @property
    def reference(self) -> str:
        """The entry of a bibliography in CSL-JSON, which has a place for volume and pages; empty without either."""
        if not self.volume and not self.page:
            return ""
        values = {"container-title": self.name, "volume": self.volume, "issue": self.issue, "page": self.page}
        entry = {"type": "article-journal"} | {key: value for key, value in values.items() if value}
        return json.dumps(entry, ensure_ascii=False, sort_keys=True)


def read_journal(text: str) -> Journal | None:
    """What a line says of where a paper appeared, where it says that and nothing else."""
    if len(text) > 240:
        return None
    line = _ADDRESS.sub("", behind_names(text)[1]).strip()
    if not _END.search(line) or BYLINE.match(line):
        return None
    line = _LEAD.sub("", line, count=1)
    dates = [date.span() for date in DATE.finditer(line)]
    for begin in re.finditer(r"(?<=[\s(])(?=[\w№])", line):
        name = line[: begin.start()].strip(" ,;:.(")
        named = 3 <= len(name) <= 120 and not name[0].islower() and not _NO_NAME.search(name)
        if any(start < begin.start() < end for start, end in dates):
            continue  # a name with the day of a month at its end
        if named and (parts_read := _journal_parts(line, begin.start())):
            when = parts_read.get("published", "")
            year = re.search(r"\d{4}", when)
            day = find_date(when) if DATE.fullmatch(when) else year[0] if year else ""
            return Journal(name, **{**parts_read, "published": day})
    return None


def behind_names(text: str) -> tuple[str, str]:
    """A byline and what follows it where a journal may: *By Dana Levi, Coast Papers, vol. 12 (2004)*."""
    for mark in re.finditer(r"[,.]\s+", text if BYLINE.match(text) and _END.search(text.strip()) else ""):
        if read_byline(text[: mark.start()]).names and read_journal(text[mark.end() :]):
            return text[: mark.start()], text[mark.end() :]
    return "", text


def _journal_parts(line: str, at: int) -> dict[str, str]:
    """The parts from `at` to the end; nothing where they are too few to be sure, or something else is among them."""
    values: dict[str, str] = {}
    labelled: set[str] = set()
    while at < len(line):
        for pattern in (*_LABELLED, *_BARE):
            found = pattern.match(line, at)
            parts = {key: one for key, one in found.groupdict().items() if one and key in _KINDS} if found else {}
            if found and not parts.keys() & values.keys():
                break
        else:
            return {}
        values |= parts
        labelled |= parts.keys() if pattern in _LABELLED else set()
        between = _BETWEEN.match(line, found.end())
        at = between.end() if between else found.end()
    sure = "volume" in labelled or labelled >= {"issue", "page"}
    return values if len(values) >= (2 if sure else 3) and values.keys() & {"volume", "issue"} else {}
