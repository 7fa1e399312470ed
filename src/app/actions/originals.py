"""A digest and its original: once the user adds the original, the digest's evidence is located in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.actions.works import join
from app.domain.anchor import AnchorState, make_anchor
from app.domain.by_key import by_key
from app.domain.hashes import content_hash
from app.domain.language import tr
from app.domain.locators import find_locator
from app.domain.passages import Claim
from app.domain.records import field_label
from app.domain.sources import SourceDraft, SourceKind, SourceMeta, SourceText
from app.domain.starter import starter_uid
from app.store.reader import Reader
from app.store.reads import locators as reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads import versions as version_reads
from app.store.reads.locators import ExistingLink, LinkKey, StoredLocator
from app.store.store import Tx
from app.store.writes import evidence as evidence_writes
from app.store.writes import passages as passage_writes

ALIKE = 0.5
"""The share of a digest's locators whose words are in a text that is taken for its original."""


@dataclass(frozen=True, slots=True)
class MissingLocator:
    """Words of a locator that the original does not contain in that place."""

    source_id: int
    label: str
    """What they are evidence for: *D-22, item*."""
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class FoundInOriginal:
    """The result of looking for the starter's evidence in an original."""

    found: int = 0
    """How many locators have their words, or their evidence, in it."""
    missing: int = 0
    """How many have neither."""
    linked: int = 0
    """How many fields got evidence now that had none in it."""


@dataclass(slots=True)
class _Looked:
    """What to do in an original, and what was not found in it."""

    text: SourceText
    copies: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Where the counterparts of passages of the digest are."""
    links: list[tuple[StoredLocator, tuple[int, int]]] = field(
        default_factory=list[tuple[StoredLocator, tuple[int, int]]]
    )
    lost: list[int] = field(default_factory=list[int])
    """Evidence on words that are lost, in the place of which the first of the links come."""
    missing: list[StoredLocator] = field(default_factory=list[StoredLocator])
    found: int = 0


def known_by_its_words(db: Reader, draft: SourceDraft) -> SourceDraft:
    """The draft with the citation of the digest whose original its words show it to be, where it has none itself. What
    was copied from a page says nothing of series and number, by which the two find each other."""
    if draft.kind is not SourceKind.ARTICLE or draft.meta.series.strip():
        return draft
    for digest_id in reads.without_original(db):
        located = reads.of_digest(db, digest_id)
        found = sum(find_locator(one.where, draft.text, draft.blocks) is not None for one in located)
        if found > ALIKE * len(located):
            return _cited_as(draft, source_reads.source_row(db, digest_id).meta)
    return draft


def _cited_as(draft: SourceDraft, digest: SourceMeta) -> SourceDraft:
    from app.importers.draft import other_warnings

    own = draft.meta
    meta = replace(
        own,
        title=own.title.strip() or f"{digest.series} {digest.number}".strip(),
        authors=own.authors or digest.authors,
        series=digest.series,
        number=digest.number,
        published=own.published or digest.published,
        publisher=own.publisher or digest.publisher,
        language=own.language or digest.language,
        url=own.url or digest.url,
    )
    warning = tr("Its words are those of the original of “{title}”, whose citation it got.").format(title=digest.title)
    return replace(draft, meta=meta, warnings=(*other_warnings(draft), warning))


def find_in_original(tx: Tx, source_id: int, *, again: bool = False) -> FoundInOriginal:
    """Link the evidence of the starter's digests to their original, if this source is one, in the running operation.

    Each field gets its own words as evidence; tags and claims are copied from the digest. A field that has its evidence
    there already, or waiting in the review, gets no more. The two become texts of one work. With `again`, for a new
    version, evidence found in an older one and since removed by hand is not restored.
    """
    digests = [digest for digest, article in reads.pairs(tx) if article == source_id]
    if not digests:
        return FoundInOriginal()
    looked = _look(tx, source_id, digests, again=again)
    for evidence_id in looked.lost:
        tx.remove("evidence", evidence_id)
    for located, stretch in looked.links:
        target = (located.kind, located.thing_id)
        passage_id = _passage(tx, looked.text, stretch)
        evidence_writes.add(tx, passage_id, target, located.field, located.part_id, located.role)
    copies = {digest: _passage(tx, looked.text, stretch) for digest, stretch in looked.copies.items()}
    _copy_tags_and_claims(tx, copies)
    original = source_reads.source_row(tx, source_id)
    for digest in (source_reads.source_row(tx, one) for one in digests):
        # What a person has taken out of a work stays out of it, whatever new version comes.
        if digest.work_id is not None or not again:
            join(tx, digest, original)
    return FoundInOriginal(looked.found, len(looked.missing), len(looked.links))


def _look(db: Reader, source_id: int, digests: Sequence[int], *, again: bool) -> _Looked:
    text = source_reads.current_text(db, source_id)
    versions = [one.id for one in version_reads.of_source(db, source_id) if one.id != text.version_id]
    older = [source_reads.version_text(db, version_id) for version_id in versions]
    looked = _Looked(text)
    groups: dict[LinkKey, list[StoredLocator]] = {}
    for located in (one for digest_id in digests for one in reads.of_digest(db, digest_id)):
        if located.kind == "passage":
            _look_for_passage(looked, located, older, again=again)
        else:
            groups.setdefault(located.key, []).append(located)
    existing = reads.links_in(db, source_id)
    for key, group in groups.items():
        _look_for_field(looked, group, existing.get(key, ()), older, again=again)
    return looked


def _look_for_passage(looked: _Looked, located: StoredLocator, older: list[SourceText], *, again: bool) -> None:
    stretch = _find(located, looked.text)
    before = any(_find(located, text) is not None for text in older)
    if stretch is None and not before:
        looked.missing.append(located)
        return
    looked.found += 1
    if stretch is not None and not (again and before):
        looked.copies[located.thing_id] = stretch


def _look_for_field(
    looked: _Looked,
    group: list[StoredLocator],
    existing: Sequence[ExistingLink],
    older: list[SourceText],
    *,
    again: bool,
) -> None:
    """The locators of one field. As many as there is evidence for are satisfied, those with their own words first."""
    held = [one for one in existing if one.state is not AnchorState.LOST]
    lost = [one.id for one in existing if one.state is AnchorState.LOST]
    here = {(one.start, one.end) for one in held if one.version_id == looked.text.version_id}
    places = [(located, _find(located, looked.text)) for located in group]
    without = [(located, stretch) for located, stretch in places if stretch not in here]
    wanting = max(0, len(group) - max(len(held), len(group) - len(without)))
    found = [(located, stretch) for located, stretch in without if stretch is not None][:wanting]
    absent = [located for located, stretch in without if stretch is None][: wanting - len(found)]
    looked.missing += absent
    looked.found += len(group) - len(absent)
    for located, stretch in found:
        if lost:
            looked.lost.append(lost.pop(0))
        elif again and any(_find(located, text) is not None for text in older):
            continue
        looked.links.append((located, stretch))


def _find(located: StoredLocator, text: SourceText) -> tuple[int, int] | None:
    return find_locator(located.where, text.text, text.blocks)


def missing_locators(db: Reader) -> tuple[MissingLocator, ...]:
    """The locators that have neither their words nor their evidence in an original in the workspace."""
    out: list[MissingLocator] = []
    for source_id, digests in by_key((source_id, digest_id) for digest_id, source_id in reads.pairs(db)).items():
        missing = _look(db, source_id, digests, again=True).missing
        out += (_missing(source_id, one) for one in sorted(missing, key=lambda one: one.id))
    return tuple(out)


def _passage(tx: Tx, text: SourceText, stretch: tuple[int, int]) -> int:
    anchor = make_anchor(text.text, *stretch)
    uid = starter_uid(f"{content_hash(text.text.encode())}/{anchor.start}-{anchor.end}")
    return passage_writes.ensure(tx, text.version_id, anchor, text.paragraph_at(anchor.start), uid)


def _copy_tags_and_claims(tx: Tx, copies: dict[int, int]) -> None:
    """Copy the tags and claims of each passage of the digest to its counterpart in the original."""
    for passage in passage_reads.many(tx, copies):
        copy_id = copies[passage.id]
        for tag in passage.tags:
            passage_writes.add_tag(tx, copy_id, tag.id)
        if passage.claim is not None:
            claim: Claim = replace(passage.claim, answers=copies.get(passage.claim.answers or 0))
            passage_writes.set_claim(tx, copy_id, claim)


def _missing(source_id: int, located: StoredLocator) -> MissingLocator:
    label = located.label
    if located.kind != "passage":
        label = f"{label}, {field_label(located.field)}"
    return MissingLocator(source_id, label, located.where.paragraph, located.where.words)
