"""A digest and its original: once the user brings the original, the digest's evidence is found again in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.anchor import make_anchor
from app.domain.changes import Deed
from app.domain.hashes import content_hash
from app.domain.language import tr
from app.domain.locators import find_locator
from app.domain.passages import Claim
from app.domain.records import field_label
from app.domain.sources import SourceText
from app.domain.starter import starter_uid
from app.store.reads import locators as reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads.locators import StoredLocator
from app.store.store import Reader, Store, Tx
from app.store.writes import evidence as evidence_writes
from app.store.writes import passages as passage_writes


@dataclass(frozen=True, slots=True)
class MissingLocator:
    """Words that a locator names and the original does not hold at that place."""

    source_id: int
    label: str
    """What they are evidence for: *D-22, item*."""
    paragraph: int
    words: str

    def sentence(self) -> str:
        """What `check` says of it."""
        where = tr("paragraph {paragraph}").format(paragraph=self.paragraph) if self.paragraph else tr("the caption")
        return tr("{label}: “{words}” is not found in {where} of source {source_id}.").format(
            label=self.label, words=self.words, where=where, source_id=self.source_id
        )


@dataclass(frozen=True, slots=True)
class FoundInOriginal:
    """What became of looking for the starter's evidence in an original."""

    found: int = 0
    missing: tuple[MissingLocator, ...] = ()


def find_in_original(tx: Tx, source_id: int) -> FoundInOriginal:
    """Link what the starter's digests say to their original, if this source is one, within the deed under way.

    Each field gets its own words as evidence; what is tagged or claimed in the digest is so in the original.
    """
    digests = [digest for digest, article in reads.pairs(tx) if article == source_id]
    if not digests:
        return FoundInOriginal()
    text = source_reads.current_text(tx, source_id)
    found = 0
    missing: list[MissingLocator] = []
    copies: dict[int, int] = {}
    for digest_id in digests:
        for located in reads.of_digest(tx, digest_id):
            stretch = find_locator(located.where, text.text, text.blocks)
            if stretch is None:
                missing.append(_missing(source_id, located))
                continue
            found += 1
            passage_id = _passage(tx, text, stretch)
            if located.kind == "passage":
                copies[located.thing_id] = passage_id
            else:
                target = (located.kind, located.thing_id)
                evidence_writes.add(tx, passage_id, target, located.field, located.part_id, located.role)
    _copy_tags_and_claims(tx, copies)
    return FoundInOriginal(found, tuple(missing))


def find_evidence(store: Store, source_id: int) -> FoundInOriginal:
    """Look for the starter's evidence in a source, in a deed of its own; what is linked already stays."""
    title = source_reads.source_row(store, source_id).meta.title
    with store.write(Deed.FIND_EVIDENCE, title) as tx:
        return find_in_original(tx, source_id)


def missing_locators(db: Reader) -> tuple[MissingLocator, ...]:
    """The locators whose words are not found in an original that is in the workspace."""
    out: list[MissingLocator] = []
    for digest_id, source_id in reads.pairs(db):
        text = source_reads.current_text(db, source_id)
        out += [
            _missing(source_id, located)
            for located in reads.of_digest(db, digest_id)
            if find_locator(located.where, text.text, text.blocks) is None
        ]
    return tuple(out)


def _passage(tx: Tx, text: SourceText, stretch: tuple[int, int]) -> int:
    anchor = make_anchor(text.text, *stretch)
    uid = starter_uid(f"{content_hash(text.text.encode())}/{anchor.start}-{anchor.end}")
    return passage_writes.ensure(tx, text.version_id, anchor, text.paragraph_at(anchor.start), uid)


def _copy_tags_and_claims(tx: Tx, copies: dict[int, int]) -> None:
    """Put what stands on each passage of the digest on its counterpart in the original."""
    for passage in passage_reads.many(tx, copies):
        copy_id = copies[passage.id]
        for tag in passage.tags:
            passage_writes.add_tag(tx, copy_id, tag.id)
        if passage.claim is not None:
            answers = copies.get(passage.claim.answers or 0)
            claim: Claim = replace(passage.claim, answers=answers)
            passage_writes.set_claim(tx, copy_id, claim)


def _missing(source_id: int, located: StoredLocator) -> MissingLocator:
    label = located.label
    if located.kind != "passage":
        label = f"{label}, {field_label(located.field)}"
    return MissingLocator(source_id, label, located.where.paragraph, located.where.words)
