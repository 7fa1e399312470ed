"""The quotes of a profile by tag: tagged passages that overlap the evidence of a country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.evidence import EvidenceSentence, by_sentence, in_text_order
from app.domain.passages import Passage, TagRef
from app.domain.records import CountryProfile, EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.ui.views.countries.material import Material, evidence_by_passage


@dataclass(frozen=True, slots=True)
class TaggedQuotes:
    """A tag, and its passages in the order of the texts."""

    tag: TagRef
    passages: tuple[Passage, ...]


def by_tag(passages: Iterable[Passage]) -> tuple[TaggedQuotes, ...]:
    """Each tag with its passages, most passages first; a passage is listed under each of its tags."""
    tagged: dict[int, list[Passage]] = {}
    known: dict[int, TagRef] = {}
    for passage in passages:
        for tag in passage.tags:
            known[tag.id] = tag
            tagged.setdefault(tag.id, []).append(passage)
    ordered = sorted(tagged, key=lambda tag_id: (-len(tagged[tag_id]), known[tag_id].name.casefold(), tag_id))
    return tuple(TaggedQuotes(known[tag_id], tuple(tagged[tag_id])) for tag_id in ordered)


def without_tag(material: Material) -> tuple[EvidenceSentence, ...]:
    """The evidence sentences for the country and its facts that no tagged passage overlaps."""
    return sentences_of(material.profile, [(one.version_id, one.start, one.end) for one in material.tagged])


def sentences_of(profile: CountryProfile, without: Sequence[tuple[int, int, int]] = ()) -> tuple[EvidenceSentence, ...]:
    """The evidence sentences for a country and its facts, in text order; facts by field.

    Evidence that overlaps a (version, start, end) of `without` is left out.
    """
    names = {item.id: fact.content.field for fact in profile.facts for item in fact.evidence}
    kept = [
        item
        for item in in_text_order(profile.all_evidence)
        if not item.is_counterpart
        and not any(item.version_id == text and item.start < end and start < item.end for text, start, end in without)
    ]
    return by_sentence(kept, lambda item: names.get(item.id, item.label))


def quoted(material: Material, passage: Passage) -> EvidenceSentence:
    """A passage as a card shows it: its own words only."""
    known = evidence_by_passage(material.profile).get(passage.id)
    kind = SourceKind.DIGEST if passage.source_id in material.digests else SourceKind.ARTICLE
    item = known[0] if known else EvidenceItem(
        0, "", None, "", EvidenceRole.SUPPORTS, "", passage.id, passage.source_id, passage.source_title,
        kind, passage.paragraph, passage.start, passage.end, passage.quote, passage.state,
    )  # fmt: skip
    return EvidenceSentence(item.quote, (item,), ())


def evidence_of(material: Material, passage: Passage) -> EvidenceSentence:
    """The sentence of a passage with its evidence; the passage itself if it is no evidence for the country."""
    found = sentences_of(material.profile)
    known = next((one for one in found if any(item.passage_id == passage.id for item in one.items)), None)
    return known or quoted(material, passage)
