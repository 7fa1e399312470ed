"""Reading who has tagged what, so that two people can be compared sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from sqlalchemy import func, select

from app.domain.sentences import sentences
from app.domain.sources import SourceText
from app.domain.two_readers import Comparison, Sentence, Tagged, TextTagged, compare
from app.store.reader import Reader
from app.store.reads.sources import current_text
from app.store.schema import passage, passage_tag, source_version


class Tagger(NamedTuple):
    """Somebody who has tagged passages."""

    id: str
    name: str
    """The last name used; may be empty."""
    taggings: int
    sources: frozenset[int]
    """The sources with passages they have tagged."""


def likely_pair(people: Sequence[Tagger]) -> tuple[int, int]:
    """Which two, by their places, have tagged the same text, the busiest first; else the first two."""
    pairs = combinations(range(len(people)), 2)
    return next((pair for pair in pairs if people[pair[0]].sources & people[pair[1]].sources), (0, 1))


def taggers(db: Reader) -> tuple[Tagger, ...]:
    """Everybody who has tagged passages, the busiest first."""
    rows = db.rows(
        select(passage_tag.c.author_id, passage_tag.c.created_by, source_version.c.source_id, func.count().label("n"))
        .join(passage, passage.c.id == passage_tag.c.passage_id)
        .join(source_version)
        .group_by(passage_tag.c.author_id, passage_tag.c.created_by, source_version.c.source_id)
        .order_by(func.max(passage_tag.c.created_at))
    )
    found: dict[str, Tagger] = {}
    for row in rows:
        before = found.get(str(row.author_id), Tagger(str(row.author_id), "", 0, frozenset()))
        sources = before.sources | {int(row.source_id)}
        found[before.id] = Tagger(before.id, str(row.created_by), before.taggings + int(row.n), sources)
    return tuple(sorted(found.values(), key=lambda one: (-one.taggings, one.id)))


def compared(db: Reader, one: str, other: str, source_id: int | None = None) -> Comparison:
    """Two people, by their ids, compared over the texts that both have tagged, or over one of them.

    Passages that wait on an older text of a source are in no sentence of the newest, and are left out.
    """
    rows = db.rows(
        select(passage_tag.c.author_id, passage_tag.c.tag_id, passage.c.start, passage.c.end, passage.c.version_id,
               source_version.c.source_id)
        .join(passage, passage.c.id == passage_tag.c.passage_id)
        .join(source_version)
        .where(passage_tag.c.author_id.in_((one, other)))
        .order_by(source_version.c.source_id, passage.c.start)
    )  # fmt: skip
    by_source: dict[int, list[tuple[int, Tagged]]] = {}
    for row in rows:
        if source_id in (None, row.source_id):
            tagged = Tagged(str(row.author_id), int(row.tag_id), int(row.start), int(row.end))
            by_source.setdefault(int(row.source_id), []).append((int(row.version_id), tagged))
    texts: list[TextTagged] = []
    for number, some in by_source.items():
        text = current_text(db, number)
        here = tuple(tagged for version, tagged in some if version == text.version_id)
        texts.append(TextTagged(number, text.text, _sentences(text), here))
    return compare((one, other), texts)


def _sentences(text: SourceText) -> tuple[Sentence, ...]:
    """The sentences of what is read of a text, in order."""
    cut = {one.block for one in text.cuts}
    return tuple(
        Sentence(block.start + start, block.start + end, block.paragraph)
        for number, block in enumerate(text.blocks)
        if number not in cut
        for start, end in sentences(text.text[block.start : block.end])
    )
