"""How a source is cited: in full for a bibliography, in short under a quote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from app.domain.anchor import AnchorState
from app.domain.authors import read_name
from app.domain.blocks import Place
from app.domain.by_key import by_key
from app.domain.language import english, tr
from app.domain.months import MONTHS
from app.domain.sources import SourceKind, SourceMeta, SourceRow

_STATE_WORDS = {
    AnchorState.MOVED: "not verified: its words have moved in the text",
    AnchorState.CHANGED: "not verified: its words have changed in the text",
    AnchorState.REVIEW: "not verified: its place waits for review",
    AnchorState.LOST: "not verified: its words are no longer found in the text",
}


def _list(names: list[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def date_in_words(iso: str) -> str:
    """An ISO date as a page says it: *31 May 2020*, *May 2020*, *2020*."""
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
        return iso
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def short_cite(meta: SourceMeta, letter: str = "") -> str:
    """*Segev and Lavi 2020*, or the title's first words where no author is known."""
    return f"{_who(meta.authors, meta.title)} {meta.published[:4] or 'n.d.'}{letter}"


@lru_cache(maxsize=1_000)  # a source is cited under thousands of quotes
def _who(authors: tuple[str, ...], title: str) -> str:
    names = [read_name(author).cited for author in authors if author.strip()]
    if len(names) > 2:
        return f"{names[0]} et al."
    if names:
        return _list(names)
    words = title.split()
    return f"“{' '.join(words[:6])}{'…' if len(words) > 6 else ''}”" if words else "Untitled source"


def full_citation(meta: SourceMeta, kind: SourceKind = SourceKind.ARTICLE) -> str:
    """The citation for a bibliography, without the address. A digest is cited as our paraphrase of its work."""
    if kind is SourceKind.DIGEST:
        return f"{_sentence(meta.title)} Our paraphrase of {paraphrased(meta)}, {_published(meta)}."
    authors = _list([" ".join(author.split()) for author in meta.authors if author.strip()])
    title = f"“{meta.title.strip()}”" if meta.title.strip() else "Untitled"
    volume, pages = volume_and_pages(meta.reference)
    series, number = (f"{meta.series} {volume}".strip(), f"No. {meta.number}") if meta.series else ("", meta.number)
    series = (", " if volume else " ").join(filter(None, (series, number if meta.number else "")))
    parts = [authors, title, series, _published(meta), pages]
    return ", ".join(part for part in parts if part) + "."


def kept_entry(reference: str) -> dict[str, object]:
    """The entry of a bibliography that a source keeps; of what is no JSON there is nothing to be shown."""
    with suppress(ValueError):
        return json.loads(reference) if reference.startswith("{") else {}
    return {}


def volume_and_pages(reference: str) -> tuple[str, str]:
    """What a source keeps of its entry and has no field for, as it is cited: *12* and *pp. 201–219*."""
    kept = kept_entry(reference)
    volume, pages = (str(kept.get(key) or "").strip() for key in ("volume", "page"))
    volume = re.sub(r"^vol(?:ume|\.)?\s+|\.$", "", volume, flags=re.IGNORECASE)
    pages = re.sub(r"(?<=\w)\s*-+\s*(?=\w)", "–", re.sub(r"^pp?[.\s]\s*", "", pages, flags=re.IGNORECASE))
    return volume, f"pp. {pages}" if re.search("[–,]", pages) else pages and f"p. {pages}"


def _published(meta: SourceMeta) -> str:
    return ", ".join(part for part in (meta.publisher, date_in_words(meta.published) or "no date") if part)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else text + "."


def paraphrased(meta: SourceMeta) -> str:
    """What a digest paraphrases, such as *Segev and Lavi, INSS Insight No. 1324*."""
    return meta.of or short_cite(meta)


def locator(paragraph: int | None, place: Place | None = None) -> str:
    """Where in the source, and in the original it was taken from: *¶6*, *¶6, p. 3*."""
    number = "outside the numbered paragraphs" if paragraph is None else f"¶{paragraph}"
    if place is None:
        return number
    with english():
        return ", ".join((number, *place_words(place)))


def paragraph_words(paragraph: int | None) -> str:
    """*¶ 6*, or *caption* for what has no number, in the language that is spoken."""
    return tr("caption") if paragraph is None else f"¶ {paragraph}"


def place_words(place: Place | None) -> list[str]:
    """Where in an original, in the language that is spoken: *p. 3*, *chapter “Gifts”*, *at 1:02:09*."""
    if place is None:
        return []
    words = [tr("p. {page}").format(page=place.page)] if place.page else []
    words += [tr("chapter “{chapter}”").format(chapter=place.chapter)] if place.chapter else []
    if place.time is not None:
        minutes, seconds = divmod(int(place.time), 60)
        words.append(tr("at {time}").format(time=f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"))
    return words


def passage_cite(
    meta: SourceMeta, kind: SourceKind, paragraph: int | None, letter: str = "", place: Place | None = None
) -> str:
    """The line under a quote: *Segev and Lavi 2020, ¶6*; under a digest's words, whose paraphrase they are."""
    if kind is SourceKind.DIGEST:
        return f"our paraphrase of {paraphrased(meta)}, {locator(paragraph)} of the digest"
    return f"{short_cite(meta, letter)}, {locator(paragraph, place)}"


def state_words(state: AnchorState) -> str:
    """The remark on a quote that is not verified; empty for one that is."""
    return _STATE_WORDS.get(state, "")


def letters(sources: Iterable[SourceRow]) -> dict[int, str]:
    """A letter for each source that shares its short citation with another, by id: 2020a, 2020b."""
    rows = sorted((row for row in sources if row.kind is not SourceKind.DIGEST), key=lambda row: row.id)
    same = by_key((short_cite(row.meta).casefold(), row.id) for row in rows)
    shared = (ids for ids in same.values() if len(ids) > 1)
    return {source_id: nth_letter(n) for ids in shared for n, source_id in enumerate(ids)}


def nth_letter(number: int) -> str:
    """*a* for 0, *b* for 1, and *aa* after *z*."""
    head, rest = divmod(number, 26)
    return (nth_letter(head - 1) if head else "") + chr(ord("a") + rest)
