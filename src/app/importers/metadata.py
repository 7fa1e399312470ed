"""The citation of a page, from what its visible text says around the article. `read_meta` also says which pieces said
it, so that they can be cut as metadata. What a page says of itself in its head (HTML) or front matter (Markdown) comes
first and is not looked for here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from app.domain.blocks import BlockKind
from app.domain.publications import is_house
from app.domain.sources import SourceMeta
from app.importers import vocabulary
from app.importers.article import above_title, is_picture_caption
from app.importers.bylines import Byline, published_in, read_byline, undated
from app.importers.dates import DATE, day_of_change, find_date, named_date, without_changes, without_periods
from app.importers.journal_lines import Journal, behind_names, read_journal
from app.importers.languages import OWN_SCRIPT, guess_language
from app.importers.page import Page
from app.importers.pieces import Piece, norm
from app.importers.tab_title import readings

_NUMBER = re.compile(
    r"(?P<series>[^\d,.;:]{2,60}?),?\s+(?:No\.|Nr\.|Number|Issue|Paper|#|№|n°|גיליון|גליון|מס['׳]|מספר)\s*(?P<number>\d[\w/-]*)",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(
    r"(?:No\.|Nr\.|Number|Issue|#|№|n°|גיליון|גליון|מס['׳]|מספר)\s*(?P<number>\d[\w/-]*)", re.IGNORECASE
)
_BY_LABEL = re.compile(
    r"(?P<label>publisher|published by|url|source url|doi|הוצאה)\s*+:\s*+(?P<value>\S.*)", re.IGNORECASE
)
_AFTER = 6
"""So many pieces after the article are looked at for its date, series and topics."""
_CAPTION = 10
"""A shorter line above the article is no caption but a button."""
_READING_TIME = re.compile(r"\d+[- ]min(?:ute)?s?\.?(?: (?:read|lesezeit|de lecture))?", re.IGNORECASE)
_SMALL = frozenset(("the", "of", "for", "and", "in", "on", "a", "de", "la", "du", "des", "und", "für", "der"))

_DATELINE = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’/-]){2,40}(?:, [^\W\d_][\w .]{2,30})?,\s+(?i:"
    rf"{DATE.pattern})\s*(?:\([^()\n]{{2,40}}\)|/[^/\n]{{2,30}}/)?\s*[–—-]{{1,2}}\s"
)
_PLACED = re.compile(rf"[^\W\d_a-z][^\d\n.]{{1,40}}, (?:the )?(?i:{DATE.pattern})\.?")
_ISSUED = re.compile(
    rf"\b(?:(?:date )?(?:issued|published|released)|date of (?:issue|publication|release))\b:?(?: on)? {DATE.pattern}",
    re.IGNORECASE,
)

_TITLE_DAY = re.compile(rf"[,;|(–—]\s*{DATE.pattern}\s*\)?\.?\s*$", re.IGNORECASE)


_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|volume) (?:\d{1,3}|[ivxlc]{1,7}|[a-z]{3,6}(?:-[a-z]{3,6})?)", re.IGNORECASE
)
"""A line that only counts what its title stands below: *Chapter Seven*."""


@dataclass(slots=True)
class Found:
    """A citation, and where each part of it is: piece index to the field it gave."""

    meta: SourceMeta
    label_by_piece: dict[int, str] = field(default_factory=dict[int, str])


def read_meta(page: Page, article: Sequence[int], known: SourceMeta | None = None, site: str = "") -> Found:
    """The citation that the page's text gives; what is `known` already stays as it is. `site` is the name of the site
    where the page's head has said it."""
    known = known or SourceMeta()
    labels: dict[int, str] = {}
    pieces = page.pieces
    first, last = (article[0], article[-1]) if article else (len(pieces), len(pieces))
    title, named, title_at = _title(page, first, known.title)
    for index in title_at:
        labels[index] = "title"
    begin, head = _head(pieces, title_at, first)
    near = [*head, *range(last + 1, min(len(pieces), last + 1 + _AFTER))]
    journal = _appeared(pieces, first, near, labels, known)
    published = journal.dated(
        _published(pieces, head, near, labels) or _opening_day([pieces[i].text for i in article[:2]], title)
    )
    lines = _below_title(pieces, head, title)
    credited = _credited(page, lines, labels, known.publisher or named or site, known.authors)
    authors = credited.names
    if authors and begin and begin not in labels and begin < first and _is_subtitle(page, begin):
        labels[begin] = "subtitle"
    _label(pieces, head, labels)
    meta = SourceMeta(
        title=" ".join(title.split()),
        authors=authors if set(known.authors) <= set(authors) else known.authors,
        series=known.series or journal.name,
        number=known.number or journal.issue,
        published=known.published or published,
        publisher=_publisher(pieces, known.publisher or named or site or credited.publisher),
        topics=known.topics or _topics(pieces, near, labels),
        language=_language(known.language, (pieces[i].text for i in article)),
        url=known.url,
        caption=known.caption or _caption(page, head, labels),
        disclaimer=known.disclaimer or _disclaimer(pieces, near, labels),
        reference=journal.reference,
    )
    return Found(meta, labels)


def _head(pieces: Sequence[Piece], title_at: Iterable[int], first: int) -> tuple[int, range]:
    """Where the words behind the title begin, and the pieces before the article: of labelled ones with the title."""
    begin = max((i for i in title_at if i < first), default=-1) + 1
    return begin, range(0 if pieces and vocabulary.HEAD_LABEL.fullmatch(pieces[0].text) else begin, first)


def _label(pieces: Sequence[Piece], head: Iterable[int], labels: dict[int, str]) -> None:
    """Say of each label in the head that it is one, where it has given nothing else."""
    for index in head:
        if vocabulary.HEAD_LABEL.fullmatch(pieces[index].text) or _READING_TIME.fullmatch(pieces[index].text):
            labels.setdefault(index, "label")


def _title(page: Page, first: int, known: str) -> tuple[str, str, list[int]]:
    """The title, the site it is on, and the pieces before the article that say it."""
    pieces = page.pieces
    for index, piece in enumerate(pieces[:first]):
        label = vocabulary.HEAD_LABEL.fullmatch(piece.text)
        if label and label["label"].casefold() in ("title", "subject", "נושא"):
            return known or label["value"], "", [index]
    if known:
        return known, "", [i for i in range(first) if norm(pieces[i].text) == norm(known)]
    if 0 <= page.tab < first:
        return page.title, page.site, [page.tab, *(i for i in page.titles if i < first)]
    if first and readings(pieces[0].text, sure=True):
        return *readings(pieces[0].text, sure=True)[0], [0]
    above = above_title(pieces[:first])
    shaped = (at for at in range(above, first) if _may_be_title(page, at) and (at == above or page.times(at) == 1))
    index = next(shaped, None)
    if index is None:
        return _first_line(pieces[:first]), "", []
    title, site, said = _shaped_title(page, index, first)
    return title, site, [*range(above), *said]


def _first_line(head: Sequence[Piece]) -> str:
    """The title by the first piece before the article, which only a date marks as one; empty where none is."""
    return next((_dated_title(one.text) or _title_with_day(one) for one in head[:1]), "")


def _dated_title(text: str) -> str:
    """The first line without the date beside it, in letters that have no capitals: nothing marks a title
    there, and the title comes first."""
    bare = undated(text)
    is_bare = bare == text.strip() or any(sign.isupper() or sign.islower() for sign in bare)
    return "" if is_bare or vocabulary.BYLINE.match(text) or vocabulary.HEAD_LABEL.fullmatch(text) else bare


def _title_with_day(piece: Piece) -> str:
    """The first line where it states a day and nothing else is shaped as a title, *Situation as of 9 May 2019*: a
    heading of further words, or three of them. The day is that of the text as well."""
    text, bare = piece.text, undated(piece.text)
    is_heading = piece.kind is BlockKind.HEADING
    is_other = (
        vocabulary.BYLINE.match(text)
        or vocabulary.HEAD_LABEL.fullmatch(text)
        or _ISSUED.match(text)
        or not (is_heading or (len(bare.split()) > 2 and not read_byline(text).names))
    )
    return "" if is_other or not bare or bare == text or len(text) > 200 or text.endswith((".", ":", ",")) else text


def _shaped_title(page: Page, index: int, first: int) -> tuple[str, str, list[int]]:
    """The title by the first piece that is shaped as one, which may be the name of the site above it."""
    pieces, at = page.pieces, _end_of_trail(page.pieces, index, first)
    below = range(at + 1, min(first, at + 4)) if is_house(pieces[at].text) else ()
    titled = next((i for i in below if _is_titled(page, i)), None)
    if titled is not None:
        return pieces[titled].text, pieces[at].text, [at, titled]
    if _CHAPTER.fullmatch(pieces[at].text) and at + 1 < len(pieces) and _may_be_title(page, at + 1):
        said = [at, at + 1] if at + 1 < first else [at]
        return f"{pieces[at].text}: {pieces[at + 1].text}", "", said
    return pieces[at].text, "", [at]


def _is_titled(page: Page, index: int) -> bool:
    """Whether a piece below the name of a publication is the title, and nobody's name."""
    text = page.pieces[index].text
    is_title_like = _may_be_title(page, index) and page.times(index) == 1 and not re.search(r"[|•·]", text)
    return is_title_like and page.pieces[index].words > 2 and not read_byline(text).names


def _end_of_trail(pieces: list[Piece], index: int, first: int) -> int:
    """A trail of links to a page ends with its title; then the title is the line that repeats that end."""
    trail = norm(pieces[index].text)
    for at in range(index + 1, first):
        own = norm(pieces[at].text)
        if pieces[at].words >= 2 and len(own) < len(trail) and trail.endswith(own):
            return at
    return index


def _may_be_title(page: Page, index: int) -> bool:
    """Whether a piece has the shape of a title: short, whole, and neither a day nor a line of a journal."""
    piece = page.pieces[index]
    return (
        len(piece.text) <= 200
        and (2 <= piece.words <= 30 or piece.kind is BlockKind.HEADING)
        and not piece.text.endswith((".", ":", ","))
        and not piece.is_barrier
        and not vocabulary.SKIP_LINK.search(piece.text)
        and not _has_day(piece.text)
        and read_journal(piece.text) is None
        and piece.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    )


def _has_day(text: str) -> bool:
    """Whether a line is a date or states a day; a title may well name a month: *Flood relief, June to August 2022*."""
    found = vocabulary.DATE_ONLY.search(text)
    return found is not None and (
        vocabulary.DATE_ONLY.fullmatch(text) is not None or len(find_date(found[0])) != len("2022-08")
    )


def _appeared(
    pieces: list[Piece], first: int, near: Sequence[int], labels: dict[int, str], known: SourceMeta
) -> Journal:
    """Where it appeared: by a line above the article that says all of it, else by its series and number."""
    for index in range(first if not known.series else 0):
        if index not in labels and (journal := read_journal(pieces[index].text)):
            labels[index] = "series"
            return journal
    return Journal(*_series(pieces, near, labels))


def _series(pieces: list[Piece], near: Sequence[int], labels: dict[int, str]) -> tuple[str, str]:
    """The series and the number by lines near the title; what it reads is noted in `labels`."""
    series = number = ""
    for index in near:
        text = pieces[index].text
        if len(text) > 120:
            continue
        labelled = vocabulary.SERIES.match(text)
        alone = _NUMBER_ALONE.fullmatch(text)
        if alone and not number and index - 1 in near and index - 1 not in labels and len(pieces[index - 1].text) <= 60:
            series, number = series or pieces[index - 1].text, alone["number"]
            labels[index - 1] = labels[index] = "series"
        numbered = _NUMBER.search(text)
        if labelled and not text.endswith("."):
            series = series or _NUMBER.sub(r"\g<series>", text[labelled.end() :]).strip()
            labels[index] = "series"
        if numbered and not number:
            series, number = series or numbered["series"].strip(), numbered["number"]
            labels[index] = "series"
    return series, number


def _published(pieces: list[Piece], head: Sequence[int], near: Sequence[int], labels: dict[int, str]) -> str:
    """The date between title and article, else one after the article, before any list of other items."""
    for index in head:  # *As of 31 August. Issued on 8 September.* says both
        if issued := _ISSUED.search(pieces[index].text, 0, 160):
            labels.setdefault(index, "published")
            return named_date(issued)
    below = list(takewhile(lambda index: not vocabulary.is_section_end(pieces[index].text), near[len(head) :]))
    for places, longest, read in (
        (head, 160, without_changes),
        (head, 160, without_periods),  # the day of a change above an article is better than none
        (below, 80, without_changes),
    ):
        for index in places:
            text = pieces[index].text
            found = find_date(read(text)) if len(text) <= longest else ""
            if found:
                labels.setdefault(index, "published")
                return found
    return ""


def _opening_day(texts: Sequence[str], title: str) -> str:
    """The day with which an article opens in the manner of news agencies or of letters, or on which it was issued; else
    that of its title, or on which it was changed, which is better than none."""
    for at, text in enumerate(texts):
        found = _PLACED.fullmatch(text) or (at == 0 and (_DATELINE.match(text) or _ISSUED.search(text, 0, 200)))
        if found:
            return named_date(found)
    return _day_of_title(title) or day_of_change("".join(texts[:1]))


def _day_of_title(title: str) -> str:
    """The day with which a title ends: *News release, 4 March 2016*. A month there may be what it is about."""
    found = _TITLE_DAY.search(title)
    day = "" if found is None else named_date(found)
    return day if len(day) == len("2016-03-04") else ""


def _below_title(pieces: Sequence[Piece], head: Sequence[int], title: str) -> Sequence[int]:
    """The lines that may name who wrote it: not the first where it is the title, with a date beside it."""
    is_title = bool(title) and 0 in head and _dated_title(pieces[0].text) == title
    return [index for index in head if index or not is_title]


def _credited(page: Page, head: Sequence[int], labels: dict[int, str], site: str, known: tuple[str, ...]) -> Byline:
    """Names on lines of their own, or behind *By*, between title and article, and whom they write for. Beside names
    that are `known` only the others of a line that has those."""
    found: list[str] = []
    publisher = ""
    for index in head:
        piece = page.pieces[index]
        if labels.get(index) not in (None, "published", "series") or page.times(index) >= 3 or piece.ordered:
            continue
        label = vocabulary.HEAD_LABEL.fullmatch(piece.text)
        from_someone = label and label["label"].casefold() in ("from", "author", "מאת")
        line = re.sub(r"<[^<>]*>$", "", label["value"]).strip() if label and from_someone else piece.text
        byline = read_byline(behind_names(line)[0] or line, site)
        if named := _house(line, beside=not labels.keys().isdisjoint((index - 1, index + 1))):
            publisher = publisher or named
            labels.setdefault(index, "publisher")
        elif byline.names:
            found.extend(name for name in byline.names if name not in found and set(known) <= set(byline.names))
            publisher = publisher or byline.publisher
            labels[index] = "authors"
        elif found:
            break
    return Byline(tuple(found), publisher)


def _house(line: str, *, beside: bool) -> str:
    """The publication that a line names: where the text appeared, or alone `beside` a line that is read; or nothing."""
    bare = undated(line)
    return published_in(line) or (bare if beside and is_house(bare) else "")


def _caption(page: Page, head: Sequence[int], labels: dict[int, str]) -> str:
    """The caption of the opening picture: the last line before the article that is nothing else."""
    for index in reversed(head):
        piece = page.pieces[index]
        if index in labels:
            continue
        listed = piece.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        if listed or page.times(index) >= 2 or piece.is_barrier or piece.words > 60:
            break
        if is_picture_caption(piece) or (
            piece.words >= 2 and len(piece.text) >= _CAPTION and index > _first_author(labels)
        ):
            labels[index] = "caption"
            return piece.text
        break
    return ""


def _first_author(labels: dict[int, str]) -> float:
    return min((index for index, field in labels.items() if field == "authors"), default=float("inf"))


def _is_subtitle(page: Page, index: int) -> bool:
    piece = page.pieces[index]
    plain = piece.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return plain and not page.stops(index) and 3 <= piece.words <= 60


def _language(stated: str, texts: Iterable[str]) -> str:
    """The stated language, unless the script of the text shows that a template stated it."""
    guessed = guess_language(texts)
    return guessed if guessed in OWN_SCRIPT or not stated else stated


def _disclaimer(pieces: list[Piece], near: Sequence[int], labels: dict[int, str]) -> str:
    for index in reversed(near):
        if vocabulary.is_disclaimer(pieces[index].text):
            labels[index] = "disclaimer"
            return pieces[index].text
    return ""


def _topics(pieces: list[Piece], near: Sequence[int], labels: dict[int, str]) -> tuple[str, ...]:
    """The topics by the first line that names them so."""
    for index in near:
        text = "" if index in labels else pieces[index].text
        match = vocabulary.TOPICS.match(text) or vocabulary.TOPICS_GLUED.match(text)
        if match and match.end() < len(text):
            labels[index] = "topics"
            return split_topics(text[match.end() :], [p.text for p in pieces])
    return ()


def split_topics(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Topics out of one line: at separators, else where the page's own menu entries or letter case show them."""
    for mark in (";", "|", "·", "•", ",", "،"):
        if mark in text and not re.search(r"[a-z)][A-Z]", text):
            return tuple(part.strip() for part in text.split(mark) if part.strip())
    entries = sorted({line.lstrip("•-* ") for line in lines if 3 <= len(line) <= 80}, key=len, reverse=True)
    out: list[str] = []
    rest = text.strip()
    while rest:
        entry = next((e for e in entries if rest.startswith(e) and _starts_topic(rest[len(e) :])), None)
        boundary = re.search(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=\))(?=\w)", rest)
        end = len(entry) if entry else boundary.start() if boundary else len(rest)
        out.append(rest[:end].strip())
        rest = rest[end:].strip()
    return tuple(out)


def _starts_topic(rest: str) -> bool:
    return not rest or rest[0].isupper()


def _publisher(pieces: list[Piece], site: str) -> str:
    """The publisher by its label, or the site's name, an abbreviation spelt out as the page spells it."""
    for piece in pieces:
        match = _BY_LABEL.fullmatch(piece.text)
        if match and match["label"].casefold() in ("publisher", "published by", "הוצאה"):
            return match["value"].strip()
    if site.isupper() and site.isalpha() and 2 <= len(site) <= 8:
        for piece in pieces:
            full = spell_out(site, piece.text)
            if full:
                return full
    return site


def spell_out(short: str, text: str) -> str:
    """The words in `text` whose initials are `short`, small words passed over, or empty text."""
    words = list(re.finditer(r"[^\W\d_][\w’'-]*", text))
    for at, word in enumerate(words):
        if word[0][0] != short[0] or word[0] == short:
            continue
        end, left = at, short
        while end < len(words) and left:
            if words[end][0][0] == left[0]:
                left = left[1:]
            elif words[end][0] not in _SMALL:
                break
            end += 1
        stretch = text[word.start() : words[end - 1].end()]
        if not left and not re.search(r"[,.;:|]", stretch):
            begin = words[at - 1].start() if at and words[at - 1][0] in ("The", "the") else word.start()
            return text[begin : words[end - 1].end()]
    return ""
