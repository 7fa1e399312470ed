"""The quotes of a profile by tag: the tagged passages that share words with what stands under a country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.passages import Passage, TagRef
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.ui.views.countries.material import Material, evidence_by_passage


@dataclass(frozen=True, slots=True)
class TaggedQuotes:
    """A tag, and its passages in the order of the texts."""

    tag: TagRef
    passages: tuple[Passage, ...]


def by_tag(passages: Iterable[Passage]) -> tuple[TaggedQuotes, ...]:
    """Each tag with its passages, the one with most first; a passage stands under each of its tags."""
    tagged: dict[int, list[Passage]] = {}
    known: dict[int, TagRef] = {}
    for passage in passages:
        for tag in passage.tags:
            known[tag.id] = tag
            tagged.setdefault(tag.id, []).append(passage)
    ordered = sorted(tagged, key=lambda tag_id: (-len(tagged[tag_id]), known[tag_id].name.casefold(), tag_id))
    return tuple(TaggedQuotes(known[tag_id], tuple(tagged[tag_id])) for tag_id in ordered)


def without_tag(material: Material) -> tuple[Passage, ...]:
    """The passages under the country and its facts with which no tagged one shares a word."""
    return tuple(
        passage for passage in material.profile.passages if not any(_meet(passage, one) for one in material.tagged)
    )


def _meet(one: Passage, other: Passage) -> bool:
    return one.version_id == other.version_id and one.start < other.end and other.start < one.end


def item_of(material: Material, passage: Passage) -> EvidenceItem:
    """The passage as a card shows it: as evidence where it is that for the country, else as it stands in its text."""
    known = evidence_by_passage(material.profile).get(passage.id)
    if known:
        return known[0]
    kind = SourceKind.DIGEST if passage.source_id in material.digests else SourceKind.ARTICLE
    return EvidenceItem(
        0, "", None, "", EvidenceRole.SUPPORTS, "", passage.id, passage.uid, passage.source_id, passage.source_title,
        kind, passage.paragraph, passage.start, passage.end, passage.quote, passage.state,
    )  # fmt: skip
