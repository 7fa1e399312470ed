"""The parts of an author's name for citations: of a person, or the whole name of an organisation."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.publications import is_publication

_BODY = re.compile(r"\b(administration|alliance|army|authority|board|cent(?:er|re)s|desk|embassy|party|staff|team|"
                   r"union|nations|editors?)\b", re.IGNORECASE)  # fmt: skip
_COMPANY = re.compile(r"\b(?:International|Watch)$| (?:against|for|of|the|[Ww]ithout) |\b(?:Co|Corp|Inc|Ltd|Pty)\b\.?$|"
                      r"\b(?:Bank|Company|Corporation|Foundations?|Fund|GmbH|Group|LL[CP]|P(?:LC|lc)|plc|S\.p\.A\.|[BN]\.V\.|S\.A\.)(?!\w)|"
                      r"^\S+ .*\S (?:AB|AG|BV|KG|NV|Oyj?|SA|SE|SpA)$")  # fmt: skip
"""What only companies and organisations have in their names. Two capitals behind one word are initials: *Lee AG*."""
_PARTICLES = re.compile(r"(al|ben|bin|d[aeiu]|de[lr]|della|el|ibn|l[ae]|st|ter|van|von|zu)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[JS]r\.?|II|III|IV)")


class Name(NamedTuple):
    """An author: `family` and `given` of a person, or `literal` for anything else."""

    family: str = ""
    """With the particles that it is cited with: *van der Sample*."""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def cited(self) -> str:
        return self.literal or self.family


def read_name(author: str) -> Name:
    """An author as entered: *Ada Example*, *Example, Ada*, *World Health Organization*, *王小明*.

    A comma parts the family name from the others. One word, or the name of a publication or an institution, is kept
    whole.
    """
    author = " ".join(author.split())
    return _family_first(author) if "," in author else _given_first(author)


def in_reading_order(author: str) -> str:
    """*Lind, Jo* as Jo Lind; an institution with its town, and a list of names, stay as they are."""
    last, _, first = author.partition(", ")
    is_body = " " in last and _is_body(last)
    return author if not first or "," in first or is_body else f"{first} {last}"


def _family_first(author: str) -> Name:
    """*Sample, Ada, Jr.*; *Bank* and *Co* alone are family names too."""
    family, *rest = (part.strip() for part in author.split(","))
    suffix = next((part for part in rest if _SUFFIX.fullmatch(part)), "")
    given = ", ".join(part for part in rest if part and part != suffix)
    if not family or not given:
        return Name(literal=family or author)
    is_body = _is_body(family) and _COMPANY.fullmatch(family) is None
    return Name(literal=author) if is_body else Name(family, given, suffix)


def _given_first(author: str) -> Name:
    """*Ada van der Sample III*."""
    words = author.split(" ")
    if len(words) == 1 or _is_body(author):
        return Name(literal=author)
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    first = len(words) - 1
    while first > 1 and _PARTICLES.fullmatch(words[first - 1]):
        first -= 1
    return Name(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _is_body(name: str) -> bool:
    return is_publication(name) or any(one.search(name) for one in (_BODY, _COMPANY))


def written(name: Name) -> str:
    """The name as it is entered, which `read_name` parses into the same parts."""
    if name.literal:
        return name.literal
    direct = " ".join(part for part in (name.given, name.family, name.suffix) if part)
    if read_name(direct) == name:
        return direct
    return ", ".join(part for part in (name.family, name.suffix, name.given) if part)
