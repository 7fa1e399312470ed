"""Live figures in notes: tokens replaced by what the workspace says; and the sentences that nothing supports.

    {{D-22.item}}                  a field of a record
    {{D-22.item|300,000 masks}}    the same, with what it said when it was written: it is stale once it says another
    {{Iran.cases}}                 a fact about a country or group, by its name or code
    {{total recipient:IR}}         what the records of a question come to
    {{p-0123abcd}}                 the exact words of a passage
    {{map where recipient:IR}}     the records of a question as a picture; without a question, all of them
    {{timeline}}                   when they were
    {{matrix recipient by donor.kind where item:masks}}

Offsets are code points of the note, ends exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter, itemgetter

from app.domain.language import later, tr
from app.domain.links import LINK
from app.domain.mentions import Finder, Mention, MentionKind
from app.domain.note_quotes import quotes_in
from app.domain.sentences import sentences

_QUOTED = r"""(?<=[\s:=<>,.−-])(?:"[^"“”\n]{1,2000}["“”]|«[^»\n]{1,2000}»)(?=[\s,.|}])"""
"""A value of a question, in which a bar or braces end nothing."""
_TOKEN = re.compile(rf"\{{\{{(?P<asks>(?>{_QUOTED}|[^{{}}|\n]){{1,2100}})(?:\|(?P<said>[^{{}}\n]{{0,2000}}))?\}}\}}")
_CODE = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*$.*?(?:^ {0,3}(?P=fence)[^\n]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_SET_OFF = re.compile(r"^(?: {4}| {0,3}\t)", re.MULTILINE)
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?:\s|$)")
"""What begins an item of a list, or a footnote."""
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_HALF = re.compile(r"\{\{|\}\}")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?!:)|\[@[^\]\n]+\]")
_TOTAL = re.compile(r"totals?\s+(?P<question>.+)", re.IGNORECASE)
_PICTURE = re.compile(
    r"(?:(?P<kind>map|timeline)(?:(?:\s+where)?\s+(?P<question>\S.*))?"
    r"|matrix\s+(?P<rows>\S.*?)\s+by\s+(?P<columns>\S.*?)(?:\s+where\s+(?P<of_matrix>\S.*))?)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?P<thing>[^.]+?)\.(?P<field>.+)")
_PARAGRAPH = re.compile(
    r"[^\n](?:[^\n]|\n(?![ \t]*\n)(?![ \t]*(?:[-*+]|\d+[.)])[ \t])(?![ \t]*#)(?![ \t]*>)(?![ \t]*\|))*"
)
_LEADS = re.compile(r"(?:see|see also|cf\.?|compare|רא[וה]|רא[וה] גם|השוו)?\W*", re.IGNORECASE)
"""What may be around the links of a sentence that only refers to pages."""
_LINE_HEAD = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)]|>)?[ \t]*")


class Asks(StrEnum):
    """What a token is replaced by."""

    FIELD = "field"
    """A field of a record, or a fact about a country."""
    TOTAL = "total"
    QUOTE = "quote"
    PICTURE = "picture"


class Drawn(StrEnum):
    """What a picture of records is."""

    MAP = "map"
    TIMELINE = "timeline"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Token:
    """A token in a note."""

    start: int
    end: int
    asks: Asks
    thing: str
    """A record's reference, a country's name or code, a question, or the digits of a passage, as typed."""
    field: str = ""
    """Of a record or a country; of a picture what it is, one of `Drawn`."""
    axes: tuple[str, ...] = ()
    """Of a matrix: by what its rows and its columns are."""
    as_written: str | None = None
    """What it said when it was written; None where that was not kept."""


@dataclass(frozen=True, slots=True)
class NoteFigure:
    """What a token says now."""

    words: str
    """Empty where it says nothing; then `problem` says why."""
    problem: str = ""
    passages: tuple[int, ...] = ()
    """The ids of the passages that support it."""
    records: tuple[tuple[int, str], ...] = ()
    """(id, reference) of the records of which it is made; of very many the largest."""
    mark: str = ""
    """What a token keeps of it, where that is more than its words: a picture is known by a few digits."""
    former: tuple[str, ...] = ()
    """The same as tokens kept it that were written by earlier versions."""
    is_bare: bool = False
    """Whether it is a value of a record or a fact without evidence."""
    more: int = 0
    """How many other records it is made of."""
    sums: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Of a total its sums in words, each with the passages that support it; together they are `words`."""

    @property
    def kept(self) -> str:
        """What a token keeps, to know later whether it still says the same."""
        return self.mark or self.words


def tokens(body: str) -> tuple[Token, ...]:
    """The whole tokens of a note, in order. Code holds none."""
    if "{{" not in body:
        return ()
    code = _code_in(body)
    out: list[Token] = [_token(found) for found in _TOKEN.finditer(body) if not _inside(code, found.start())]
    return tuple(out)


def with_field(body: str, name: str, key: str, is_record: Callable[[str], bool]) -> str:
    """A note in which the figures of a record that ask for a field by this name ask for it by its key."""
    for one in reversed(tokens(body)):
        if one.asks is Asks.FIELD and one.field.casefold() == name.casefold() and is_record(one.thing):
            body = _with(body, one, one.field, key)
    return body


def with_questions(body: str, again: Callable[[str], str]) -> str:
    """A note in which the figures and pictures of a question have it as `again` writes it."""
    for one in reversed(tokens(body)):
        if one.asks in (Asks.TOTAL, Asks.PICTURE) and one.thing:
            body = _with(body, one, one.thing, again(one.thing))
    return body


def _with(body: str, token: Token, words: str, instead: str) -> str:
    """A note with other words in a token, before what it said when it was written."""
    found = _TOKEN.match(body, token.start)
    assert found is not None
    at = body.rindex(words, *found.span("asks"))
    return body[:at] + instead + body[at + len(words) :]


def _token(found: re.Match[str]) -> Token:
    asks, as_written = found["asks"].strip(), found["said"]
    place = found.span()
    kept = as_written.strip() if as_written is not None else None
    picture = _PICTURE.fullmatch(asks)
    if picture is not None:
        drawn = (picture["kind"] or Drawn.MATRIX).casefold()
        question = (picture["question"] or picture["of_matrix"] or "").strip()
        axes = (picture["rows"], picture["columns"]) if drawn == Drawn.MATRIX else ()
        return Token(*place, Asks.PICTURE, question, drawn, axes, kept)
    total = _TOTAL.fullmatch(asks)
    if total is not None:
        return Token(*place, Asks.TOTAL, total["question"].strip(), as_written=kept)
    field = _FIELD.fullmatch(asks)
    if field is not None:
        return Token(*place, Asks.FIELD, field["thing"].strip(), field["field"].strip(), as_written=kept)
    return Token(*place, Asks.QUOTE, asks, as_written=kept)


def picture_token(drawn: Drawn, question: str, axes: tuple[str, str] | None = None, kept: str = "") -> str:
    """The token of a picture as it is written in a note; `kept` is of its figure."""
    what = f"{drawn} {axes[0]} by {axes[1]}" if axes is not None else str(drawn)
    return "{{" + what + (f" where {question}" if question else "") + (f"|{kept}" if kept else "") + "}}"


def _code_in(body: str) -> list[tuple[int, int]]:
    """Where code is: between fences or ticks, or set off by four spaces."""
    return [*(found.span() for found in _CODE.finditer(body)), *_set_off(body)]


def _set_off(body: str) -> Iterator[tuple[int, int]]:
    """The lines of code set off by four spaces. Within a list, such a line may go on with an item, and is none."""
    if _SET_OFF.search(body) is None:
        return
    at, is_code, may_begin, in_list = 0, False, True, False
    for line in body.splitlines(keepends=True):
        if not line.strip():
            may_begin = True
        else:
            is_code = (is_code or may_begin) and not in_list and _SET_OFF.match(line) is not None
            if is_code:
                yield at, at + len(line)
            elif _ITEM.match(line):
                in_list = True
            elif may_begin and not line[0].isspace():
                in_list = False
            may_begin = not is_code and _HEADING.match(line) is not None
        at += len(line)


def _inside(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def halves(body: str) -> tuple[tuple[int, int], ...]:
    """The two braces that open or close no token, outside of code."""
    code = _code_in(body)
    whole = [(one.start, one.end) for one in tokens(body)]
    found = (one.span() for one in _HALF.finditer(body))
    return tuple(span for span in found if not _inside(code, span[0]) and not _inside(whole, span[0]))


def is_stale(token: Token, figure: NoteFigure) -> bool:
    """Whether a token says another thing than when it was written."""
    kept = [words.split() for words in (figure.kept, *figure.former)]
    return token.as_written is not None and bool(figure.words) and token.as_written.split() not in kept


class Why(StrEnum):
    """Why a sentence of a note is listed."""

    UNSUPPORTED = "unsupported"
    STALE = "stale"
    UNKNOWN = "unknown"
    """A token of something that is not in the workspace."""
    HALF = "half"
    """Braces that are no token."""


_SAYING = {
    Why.UNSUPPORTED: later("Nothing in the workspace is named as evidence for this."),
    Why.STALE: later("The workspace says something else now."),
    Why.UNKNOWN: later("The workspace has nothing of this name."),
    Why.HALF: later("This is half a figure: its other two braces are missing."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence of a note that is to be looked at."""

    start: int
    end: int
    why: Why
    words: str
    """The sentence, in one line."""
    about: str
    """The figure or the name it is about."""
    now: str = ""

    @property
    def saying(self) -> str:
        if self.why is Why.UNKNOWN and self.now:
            return self.now  # a sentence of its own: of *total …* nothing is a name
        said = tr(_SAYING[self.why])
        return f"{said} {self.now}".rstrip()


def findings(
    body: str, finder: Finder, figure: Callable[[Token], NoteFigure], is_evidence: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """The sentences with a number or a country that name no evidence, stale and unknown figures, halves; in order.

    A token is evidence for the countries beside it and the numbers it says; a picture is none, and a value without
    words is listed itself. `figure` is what a token says now, `is_evidence` whether a name has evidence.
    """
    known = tokens(body)
    quotes = [(one.start, one.end) for one in quotes_in(body)]
    code = _code_in(body)
    says = [(one.start, one.end, figure(one)) for one in known]
    out = [*_unsupported(body, finder, says, quotes, code, is_evidence), *left_as_written(body, figure)]
    for one, (_, _, now) in zip(known, says, strict=True):
        if now.is_bare:
            out.append(_finding(body, one.start, one.end, Why.UNSUPPORTED))
        if is_stale(one, now):
            out.append(_finding(body, one.start, one.end, Why.STALE, now="" if now.mark else now.words))
    return tuple(sorted(out, key=lambda one: (one.start, one.end)))


def left_as_written(body: str, figure: Callable[[Token], NoteFigure]) -> tuple[Finding, ...]:
    """The tokens that mean nothing, and halves of tokens, in order: no page says anything in their place."""
    unknown = ((one, figure(one)) for one in tokens(body))
    out = [_finding(body, one.start, one.end, Why.UNKNOWN, now.problem) for one, now in unknown if not now.words]
    out += [_finding(body, start, end, Why.HALF) for start, end in halves(body)]
    return tuple(sorted(out, key=lambda one: one.start))


def _finding(body: str, start: int, end: int, why: Why, now: str = "") -> Finding:
    low = body.rfind("\n", 0, start) + 1
    high = body.find("\n", end)
    line = body[low : high if high >= 0 else len(body)]
    return Finding(start, end, why, " ".join(line.split()), body[start:end], now)


def _unsupported(
    body: str,
    finder: Finder,
    says: Sequence[tuple[int, int, NoteFigure]],
    quoted: Sequence[tuple[int, int]],
    code: Sequence[tuple[int, int]],
    is_evidence: Callable[[str], bool],
) -> Iterator[Finding]:
    for paragraph in _PARAGRAPH.finditer(body):
        mentions = [one for one in _mentions(finder, paragraph[0]) if not _inside(code, paragraph.start() + one.start)]
        if not mentions or _inside(quoted, paragraph.start()):
            continue
        if paragraph[0].lstrip().startswith(("#", "[^", "|--", "| --")):
            continue
        head = _LINE_HEAD.match(paragraph[0])
        begins = paragraph.start() + (head.end() if head is not None else 0)
        for start, end in sentences(body[begins : paragraph.end()]):
            low, high = begins + start, begins + end
            found = _between(mentions, low - paragraph.start(), high - paragraph.start())
            near = says[bisect_left(says, low, key=_first) : bisect_left(says, high, key=_first)]
            within = [one[:2] for one in near]
            found = [one for one in found if not _inside(within, paragraph.start() + one.start)]
            beside = [one for one in near if not one[2].mark]
            if beside and found:
                found = _beyond_tokens(found, beside, finder)
            claims = found and not _claims_nothing(body[low:high], found)
            if claims and not _names_evidence(body[low:high], is_evidence):
                about = ", ".join(dict.fromkeys(" ".join(paragraph[0][one.start : one.end].split()) for one in found))
                yield Finding(low, high, Why.UNSUPPORTED, " ".join(body[low:high].split()), about)


@lru_cache(4096)
def _mentions(finder: Finder, paragraph: str) -> tuple[Mention, ...]:
    """The figures and countries of a paragraph, kept since most of a note stays while one is written."""
    found = finder.find(paragraph)
    return tuple(one for one in found if one.kind.is_figure or one.kind is MentionKind.COUNTRY)


def _between(mentions: Sequence[Mention], low: int, high: int) -> Sequence[Mention]:
    """The mentions that begin within a stretch; they are in order."""
    return mentions[bisect_left(mentions, low, key=_start) : bisect_left(mentions, high, key=_start)]


_start, _first = attrgetter("start"), itemgetter(0)


def _beyond_tokens(
    found: Sequence[Mention], beside: Sequence[tuple[int, int, NoteFigure]], finder: Finder
) -> Sequence[Mention]:
    """The numbers of a sentence, beside its tokens, that none of these says."""
    mentioned = {(one.kind, one.key) for _, _, now in beside for one in _mentions(finder, now.words)}
    return [one for one in found if one.kind.is_figure and (one.kind, one.key) not in mentioned]


def _claims_nothing(sentence: str, found: Sequence[Mention]) -> bool:
    """Whether a sentence has no number and only refers to pages: *[[Iran]]*, *See also [[Iran]].*"""
    return not any(one.kind.is_figure for one in found) and _LEADS.fullmatch(LINK.sub("", sentence).strip()) is not None


def _names_evidence(sentence: str, is_evidence: Callable[[str], bool]) -> bool:
    links = any(is_evidence(found.group(1).strip()) for found in LINK.finditer(sentence))
    return links or _FOOTNOTE.search(sentence) is not None
