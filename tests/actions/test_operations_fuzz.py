"""Random operations of every kind on the starter workspace: all undone, all redone, with restarts in between."""

from __future__ import annotations

import ast
import contextlib
import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import select
from tests.helpers.actors import add_actor
from tests.helpers.evident import find_evidence
from tests.helpers.long import few
from tests.helpers.made import make_starter
from tests.helpers.store_dump import dump

from app.actions import (
    actors,
    auto_tag,
    codebook,
    codebook_files,
    collections,
    counted,
    donations,
    duplicates,
    evidence,
    facts,
    from_words,
    note_edits,
    notes,
    own_fields,
    passages,
    reference_news,
    reviews,
    saved_views,
    source_drafts,
    sources,
    table_reading,
    tags,
    terms,
    trash,
    versions,
    works,
)
from app.actions import donation_tables as tables
from app.actions.check import check
from app.actions.donation_lines import add_donation_line
from app.actions.likely_records import put_words
from app.actions.note_edits import NoteEdit
from app.actions.quotes import TagLine, tag_quote
from app.actions.source_drafts import ToSave
from app.actions.table_preview import Choices
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.counted import CountedKind, CountedName
from app.domain.default_terms import DEFAULTS, Default
from app.domain.donations import CountSpan, DateSpan, Donation, Item, Money, Party
from app.domain.drafts.draft import Drafted, Span
from app.domain.drafts.record import title_of
from app.domain.errors import UserError
from app.domain.facts import Fact
from app.domain.library import ReadState
from app.domain.own_fields import OwnContent, OwnField, OwnType
from app.domain.passages import Claim
from app.domain.query import LONGEST, as_typed
from app.domain.records import Actor
from app.domain.saved_views import ViewContent
from app.domain.sources import SourceKind, SourceMeta
from app.domain.terms import ClaimKind, DatePrecision, EvidenceRole, LinkKind, PartyRole, Qualifier, Sureness, Verdict
from app.domain.vocabularies import UNSPECIFIED, TermContent, category
from app.importers.donation_line import DonationLine, LineEvidence
from app.importers.read import read_source
from app.importers.starter import digest_draft
from app.store.reads import actors as actor_reads
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.reads import notes as note_reads
from app.store.reads import own_fields as field_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads import trash as trash_reads
from app.store.reads import vocabularies as vocabulary_reads
from app.store.schema import metadata, operation
from app.store.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
KEYS = list(DEFAULTS)
WORDS = ["masks", "Ärzte 🚢", "מסכות", "a \"quoted\" 'word' \\", "two\nlines", "0012", "NO", "e\u0301tude"]


class World:
    """A workspace, and chance to do something in it."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)
        self.count = 0

    def words(self) -> str:
        self.count += 1
        return f"{self.chance.choice(WORDS)} {self.count}"

    def some(self, table: str) -> int:
        ids = [row.id for row in self.store.rows(select(metadata.tables[table].c.id))]
        return self.chance.choice(ids) if ids else 0

    def stretch(self) -> tuple[int, int, int]:
        """A source and a stretch of it."""
        source_id = self.some("source")
        size = len(source_reads.current_text(self.store, source_id).text)
        start = self.chance.randrange(max(1, size))
        return source_id, start, min(size, start + self.chance.randrange(1, 80))


def add_source(w: World) -> None:
    words = f"{w.words()}\n\n" + "\n\n".join(f"{w.words()}, said with many words, {n}." for n in range(5))
    sources.add_draft(w.store, read_source(words.encode(), f"{w.count}.txt"))


def remove_source(w: World) -> None:
    """The newest, so that the starter's digest stays to be worked on."""
    ids = [row.id for row in w.store.rows(select(metadata.tables["source"].c.id))]
    if len(ids) > 1:
        sources.remove_source(w.store, max(ids))


def edit_source(w: World) -> None:
    source_id = w.some("source")
    meta = source_reads.source_row(w.store, source_id).meta
    sources.edit_meta(w.store, source_id, replace(meta, title=w.words(), authors=(w.words(),), published="2020-05"))


def sound(store: Store) -> bool:
    """Whether the check finds nothing, but words of the digest in an original that an operation has garbled, and values
    that are no longer what their words say."""
    return not [problem for problem in check(store).problems if problem.kind not in ("locator", "evidence")]


def new_version(w: World) -> None:
    """A word corrected, or a whole page brought again: with paragraphs gone, added and changed."""
    source_id, start, end = w.stretch()
    if w.chance.random() < 0.5:
        versions.edit_text(w.store, source_id, start, min(end, start + 3), w.words().replace("\n", " "))
        return
    lines = [line for line in source_reads.current_text(w.store, source_id).text.split("\n") if line.strip()]
    kept = [line.replace("e", "a", w.chance.randrange(3)) for line in lines if w.chance.random() < 0.9]
    kept.insert(w.chance.randrange(len(kept) + 1), w.words())
    versions.update_source(w.store, source_id, read_source("\n\n".join(kept).encode(), f"{w.count}.txt"))


def waiting(w: World) -> versions.Waiting:
    """A passage that waits for the user, and has a candidate: made here where there is none."""
    if not any(one.new for one in versions.review_queue(w.store)):
        line = f"The harbour board has {w.count} letters from the ministry about the ferry at night."
        source_id = sources.add_draft(w.store, read_source(line.encode(), f"{w.count}.txt")).source_id
        passages.tag_passage(w.store, source_id, 0, len(line), [w.some("tag")])
        other = line.replace(f"{w.count}", f"{w.count + 1}")  # another number is never carried over unasked
        versions.update_source(w.store, source_id, read_source(other.encode(), f"{w.count}.txt"))
        w.count += 1
    return w.chance.choice([one for one in versions.review_queue(w.store) if one.new])


def accept(w: World) -> None:
    one = waiting(w)
    assert one.new is not None
    versions.accept_candidate(w.store, one.passage_id, one.new.stretch.start, one.new.stretch.end)


def block_of(w: World) -> tuple[int, int]:
    source_id = w.some("source")
    return source_id, w.chance.randrange(len(source_reads.current_text(w.store, source_id).blocks))


def restore_block(w: World) -> None:
    source_id = w.some("source")
    cut = source_reads.current_text(w.store, source_id).cuts
    sources.restore_block(w.store, source_id, w.chance.choice(cut).block if cut else 0)


def edit_collection(w: World) -> None:
    collections.rename_collection(w.store, w.some("collection"), w.words())


def put_in_work(w: World) -> None:
    works.put_in_work(w.store, w.some("source"), w.some("source"))


def pair_paragraphs(w: World) -> None:
    digests = [row.id for row in source_reads.library(w.store) if row.has_original]
    if not digests:
        put_in_work(w)
        return
    works.pair_paragraph(w.store, w.chance.choice(digests), 1, (w.chance.randint(1, 3),))


def take_out_of_collection(w: World) -> None:
    rows = w.store.rows(select(metadata.tables["source_collection"]))
    if not rows:  # one that holds a source, for the next time
        collections.add_collection(w.store, w.words(), [w.some("source")])
        return
    one = w.chance.choice(rows)
    collections.take_out_of_collection(w.store, one.collection_id, [one.source_id])


def import_codebook(w: World) -> None:
    file = w.store.path.with_name("codebook.md")
    codebook_files.export_codebook(w.store, file)
    file.write_text(f"{file.read_text('utf-8')}\n## Imported / {w.count}\n\n{WORDS[0]}\n", "utf-8")
    codebook_files.import_codebook(w.store, file)
    w.count += 1


def split_tag(w: World) -> None:
    taggings = w.store.rows(select(metadata.tables["passage_tag"]))
    one = w.chance.choice(taggings)
    codebook.split_tag(w.store, one.tag_id, [one.passage_id], TagContent(w.words()), None)


def auto_tagged(w: World) -> None:
    hits, _ = auto_tag.find_hits(w.store, [w.some("source")], auto_tag.Pattern("said"))
    auto_tag.auto_tag(w.store, hits[:3], w.some("tag"))


def put_back(w: World) -> None:
    if removed := trash_reads.removed(w.store):
        trash.put_back(w.store, w.chance.choice(removed))


def tag_passage(w: World) -> None:
    if w.chance.random() < 0.3:
        passages.tag_with_new(w.store, *w.stretch(), TagContent(w.words()))
    else:
        passages.tag_passage(w.store, *w.stretch(), [w.some("tag"), w.some("tag")])


def untag(w: World) -> None:
    stands = metadata.tables["passage_tag"]
    (row,) = w.store.rows(select(stands).where(stands.c.id == w.some("passage_tag"))) or [None]
    if row is not None:
        passages.untag_passage(w.store, row.passage_id, row.tag_id)


def claim(w: World) -> None:
    kind, sure = w.chance.choice(list(ClaimKind)), w.chance.choice(list(Sureness))
    made = Claim(kind, w.words(), sure, w.chance.choice([None, w.some("passage")]))
    passages.set_claim(w.store, w.some("passage"), w.chance.choice([made, None]))


def move_ends(w: World) -> None:
    passage = passage_reads.one(w.store, w.some("passage"))
    start, end = (max(0, at + w.chance.randint(-20, 20)) for at in (passage.start, passage.end))
    passages.move_ends(w.store, passage.id, start, end, w.chance.choice(["", "ends"]))


def edit_tag(w: World) -> None:
    tag_id = w.some("tag")
    content = tag_reads.one_tag(w.store, tag_id).content
    tags.edit_tag(w.store, tag_id, replace(content, name=w.words(), definition=w.words(), color=3))


def add_note(w: World) -> None:
    if w.chance.random() < 0.25:
        notes.add_again(w.store, note_reads.one(w.store, w.some("note")), {})
        return
    target = w.chance.choice(["", "source", "passage", "tag", "donation", "country", "fact", "actor"])
    notes.add_note(w.store, w.words(), w.words(), target, w.some(target) if target else None)


def edit_note(w: World) -> None:
    note_id = w.some("note")
    note_reads.one(w.store, note_id)
    for _ in range(3):
        notes.edit_note(w.store, note_id, w.words(), w.words(), w.chance.choice(["", "stretch"]))


def record(w: World) -> Donation:
    parties = (Party(PartyRole.DONOR, w.words()), Party(PartyRole.RECIPIENT, w.words()))
    low = Decimal(w.chance.randrange(10**9)) / 1000
    letters, money = w.chance.choice(["-", "AB", "AB-B"]), Money(low, low + 1, "USD")
    items = tuple(Item(w.words(), low, low + 1, alternative=letter.strip("-")) for letter in letters)
    made = Donation(w.words(), parties=parties, items=items, money=money, note=w.words(), own=own(w))
    return replace(made, title=title_of(made)) if w.count % 2 else made


def own(w: World) -> tuple[tuple[str, Any], ...]:
    """Something of each of the workspace's own fields, or of some."""
    known = vocabulary_reads.of(w.store)
    number = Decimal(w.count)
    out: list[tuple[str, Any]] = []
    for one in field_reads.own_fields(w.store):
        of = one.content.vocabulary
        value = {
            OwnType.TEXT: w.chance.choice([str(w.count), "3 May 2020", "yes", w.words()]),
            OwnType.NUMBER: CountSpan(number, number, Qualifier.EXACT, str(number)),
            OwnType.DATE: DateSpan("2020-05-03", "2020-05-03", DatePrecision.DAY, "3 May 2020"),
            OwnType.YES_NO: w.chance.choice([True, False]),
            OwnType.CHOICE: w.chance.choice([term for term in known.offered(of) if term.key != UNSPECIFIED] or [None]),
        }[one.content.type]
        if value is not None and w.chance.random() < 0.8:
            out.append((one.key, value))
    return tuple(out)


def some_field(w: World) -> OwnField:
    """One of the workspace's own, made here where there are few."""
    if len(field_reads.own_fields(w.store)) < 3:
        add_field(w)
    return w.chance.choice(field_reads.with_uses(w.store))


def add_field(w: World) -> None:
    kind = w.chance.choice(list(OwnType))
    terms = (w.words(), w.words()) if kind is OwnType.CHOICE else ()
    own_fields.add_field(w.store, OwnContent(w.words(), kind, w.words()), terms)


def edit_field(w: World, **changes: Any) -> None:
    one = some_field(w)
    if not changes:
        changes = {"type": w.chance.choice(list(OwnType)), "vocabulary": ""}
        changes |= {"name": w.words()} if w.chance.random() < 0.5 else {}
    own_fields.edit_field(w.store, one.id, replace(one.content, **changes), one.content)


def offer_field(w: World) -> None:
    edit_field(w, retired=True)
    one = next(one for one in field_reads.own_fields(w.store) if one.content.retired)
    own_fields.edit_field(w.store, one.id, replace(one.content, retired=False), one.content)


def bring_terms(w: World) -> None:
    """A term that the program has learnt since."""
    key = w.chance.choice(KEYS)
    with patch.dict(DEFAULTS, {key: (*DEFAULTS[key], Default(f"learnt_{w.count}"))}):
        reference_news.bring(w.store)


def remove_records(w: World) -> None:
    if w.chance.random() < 0.5:
        donations.remove_donation(w.store, w.some("donation"))
    else:
        donations.remove_donations(w.store, [w.some("donation"), w.some("donation")])


def edit_donation(w: World) -> None:
    donation_id = w.some("donation")
    if w.chance.random() < 0.3:
        donations.set_parent(w.store, donation_id, w.chance.choice([None, w.some("donation")]))
        return
    old = donation_reads.record(w.store, donation_id).content
    new = replace(old, title=w.words(), items=(*old.items, Item(w.words())), own=own(w))
    donations.edit_donation(w.store, donation_id, new)


def link_donations(w: World) -> None:
    donations.link_donations(w.store, w.some("donation"), w.some("donation"), w.chance.choice(list(LinkKind)))


def edit_actor(w: World) -> None:
    actor_id = w.some("actor")
    old = actor_reads.one(w.store, actor_id).content
    actors.edit_actor(w.store, actor_id, replace(old, name=w.words(), aliases=(w.words(), w.words()), iso2="IT"))


def fact(w: World) -> Fact:
    return Fact(
        "IT",
        category(w.chance.choice(("crisis", "other"))),
        w.words(),
        w.words(),
        Decimal(w.count),
        note=w.words(),
    )


def edit_fact(w: World) -> None:
    fact_id = w.some("fact")
    old = fact_reads.one(w.store, fact_id).content
    facts.edit_fact(w.store, fact_id, replace(old, value=w.words()))


def link_evidence(w: World) -> None:
    kind = w.chance.choice(["donation", "fact", "country", "actor"])
    role = w.chance.choice(list(EvidenceRole))
    keys = [one.key for one in field_reads.own_fields(w.store)] if kind == "donation" else []
    fields = ((w.chance.choice(["", *keys]), None),)
    evidence.link_evidence(w.store, *w.stretch(), None, (kind, w.some(kind)), fields, role, w.words())


def review_field(w: World) -> None:
    target = (kind := w.chance.choice(["donation", "fact"]), w.some(kind))
    one = w.chance.choice(reviews.standings(w.store, target))
    reviews.review_field(w.store, target, one.held.place, w.chance.choice(list(Verdict)), w.words())


def choose_value(w: World) -> None:
    """Of a field that words picked at random contradict: by its own value, or by theirs."""
    target = (kind := w.chance.choice(["donation", "fact"]), w.some(kind))
    place = w.chance.choice(reviews.standings(w.store, target)).held.place
    evidence.link_evidence(w.store, *w.stretch(), None, target, (place,), EvidenceRole.CONTRADICTS)
    one = next(each for each in reviews.standings(w.store, target) if each.held.place == place)
    with contextlib.suppress(UserError):
        reviews.choose_value(w.store, target, place, w.words(), one.against[0].id)
    reviews.choose_value(w.store, target, place, w.words())


def find_again(w: World) -> None:
    """Bring the digest as if it were the original, take what was found away, and look again."""
    article = replace(digest_draft(RESOURCES / "starter"), kind=SourceKind.ARTICLE, raw=w.words().encode())
    added = sources.add_draft(w.store, article)
    stands = metadata.tables["passage"]
    versions = metadata.tables["source_version"]
    rows = w.store.rows(
        select(stands.c.id).join(versions, versions.c.id == stands.c.version_id)
        .where(versions.c.source_id == added.source_id)
    )  # fmt: skip
    for row in rows[:3]:
        passages.remove_passage(w.store, row.id)
    find_evidence(w.store, added.source_id)
    sources.remove_source(w.store, added.source_id)


def edit_units(w: World) -> None:
    """A name said again, or had as the program has it."""
    kind, name = w.chance.choice(list(CountedKind)), w.chance.choice(["tonnes", "masks", "crates", w.words()])
    if w.chance.random() < 0.3:
        counted.reset_name(w.store, kind, name)
    else:
        counted.set_name(w.store, CountedName(kind, name, (w.words(),), (w.words(),)))


def some_term(w: World) -> tuple[int, TermContent]:
    of = w.chance.choice(vocabulary_reads.vocabularies(w.store))
    row = w.chance.choice(of.rows)
    return row.id, row.content


def edit_term(w: World, *, retired: bool | None = None) -> None:
    term_id, was = some_term(w)
    codes = (("IATI", str(w.count)),)
    said = replace(was, name=w.words(), description=w.words(), codes=codes, counts=not was.counts)
    terms.edit_term(w.store, term_id, said if retired is None else replace(was, retired=retired), was)


def offer_term(w: World) -> None:
    """One is retired before, since few are."""
    edit_term(w, retired=True)
    rows = [row for one in vocabulary_reads.vocabularies(w.store) for row in one.rows if row.content.retired]
    row = w.chance.choice(rows)
    terms.edit_term(w.store, row.id, replace(row.content, retired=False), row.content)


def merge_terms(w: World) -> None:
    rows = w.chance.choice(vocabulary_reads.vocabularies(w.store)).rows
    terms.merge_terms(w.store, w.chance.choice(rows).id, w.chance.choice(rows).id)


def import_table(w: World) -> None:
    """Of gifts, or of promises beside what came of them, which are records linked to each other."""
    lines = ["Donor,Recipient,Item,Quantity", *(f"{w.words()!r},Fiji,{w.count} tents,{n + 1}" for n in range(3))]
    if w.chance.random() < 0.5:
        rows = (f"{w.words()!r},Fiji,USD,{900 + n},{n}" for n in range(3))
        lines = ["Donor,Recipient,Currency,Amount pledged,Amount delivered", *rows]
    raw = "\n".join(line.replace("\n", " ") for line in lines).encode()
    tables.add(w.store, table_reading.read(w.store, raw, f"{w.count}.csv", Choices()), is_source=bool(w.count % 2))


def remove_table(w: World) -> None:
    import_table(w)
    tables.remove(w.store, w.some("table_file"))


def merge_donations(w: World) -> None:
    theirs = w.chance.sample(["title", "note", "basis", "money", "date"], 2)
    duplicates.merge_donations(w.store, w.some("donation"), w.some("donation"), theirs)


OPERATIONS: dict[Operation, Callable[[World], object]] = {
    Operation.ADD_SOURCE: add_source,
    Operation.EDIT_SOURCE: edit_source,
    Operation.REMOVE_SOURCE: remove_source,
    Operation.UPDATE_SOURCE: new_version,
    Operation.ACCEPT_ANCHOR: accept,
    Operation.REJECT_ANCHOR: lambda w: versions.reject_candidate(w.store, waiting(w).passage_id),
    Operation.CUT_BLOCK: lambda w: sources.cut_block(w.store, *block_of(w)),
    Operation.RESTORE_BLOCK: restore_block,
    Operation.ADD_COLLECTION: lambda w: collections.add_collection(w.store, w.words(), [w.some("source")]),
    Operation.EDIT_COLLECTION: edit_collection,
    Operation.REMOVE_COLLECTION: lambda w: collections.remove_collection(w.store, w.some("collection")),
    Operation.PUT_IN_WORK: put_in_work,
    Operation.TAKE_OUT_OF_WORK: lambda w: works.take_out_of_work(w.store, w.some("source")),
    Operation.PAIR_PARAGRAPHS: pair_paragraphs,
    Operation.COLLECT_SOURCES: lambda w: collections.put_into_collection(
        w.store, w.some("collection"), [w.some("source"), w.some("source")]
    ),
    Operation.UNCOLLECT_SOURCES: take_out_of_collection,
    Operation.MARK_READ: lambda w: collections.mark_sources(
        w.store, [w.some("source")], w.chance.choice([ReadState.READ, ReadState.UNREAD, None])
    ),
    Operation.TAG_PASSAGE: tag_passage,
    Operation.UNTAG_PASSAGE: untag,
    Operation.MOVE_PASSAGE: move_ends,
    Operation.REMOVE_PASSAGE: lambda w: passages.remove_passage(w.store, w.some("passage")),
    Operation.EDIT_CLAIM: claim,
    Operation.ADD_TAG: lambda w: tags.add_tag(w.store, TagContent(w.words()), w.chance.choice([None, w.some("tag")])),
    Operation.EDIT_TAG: edit_tag,
    Operation.MOVE_TAG: lambda w: tags.move_tags(
        w.store, [w.some("tag"), w.some("tag")], w.chance.choice([None, w.some("tag")])
    ),
    Operation.REMOVE_TAG: lambda w: tags.remove_tags(w.store, [w.some("tag"), w.some("tag")]),
    Operation.IMPORT_CODEBOOK: import_codebook,
    Operation.MERGE_TAGS: lambda w: codebook.merge_tags(w.store, [w.some("tag")], w.some("tag")),
    Operation.SPLIT_TAG: split_tag,
    Operation.AUTO_TAG: auto_tagged,
    Operation.RESTORE_REMOVED: put_back,
    Operation.ADD_NOTE: add_note,
    Operation.EDIT_NOTE: edit_note,
    Operation.REMOVE_NOTE: lambda w: notes.remove_note(w.store, w.some("note")),
    Operation.ADD_DONATION: lambda w: donations.add_donation(w.store, record(w)),
    Operation.EDIT_DONATION: edit_donation,
    Operation.REMOVE_DONATION: remove_records,
    Operation.LINK_DONATIONS: link_donations,
    Operation.EDIT_UNITS: edit_units,
    Operation.ADD_TERM: lambda w: terms.add_term(w.store, w.chance.choice(KEYS), TermContent(w.words())),
    Operation.EDIT_TERM: edit_term,
    Operation.MOVE_TERM: lambda w: terms.move_term(w.store, some_term(w)[0], None),
    Operation.RETIRE_TERM: lambda w: edit_term(w, retired=True),
    Operation.OFFER_TERM: offer_term,
    Operation.REMOVE_TERM: lambda w: terms.remove_term(w.store, some_term(w)[0]),
    Operation.MERGE_TERMS: merge_terms,
    Operation.IMPORT_DONATIONS: import_table,
    Operation.REMOVE_TABLE: remove_table,
    Operation.ADD_FIELD: add_field,
    Operation.EDIT_FIELD: edit_field,
    Operation.MOVE_FIELD: lambda w: own_fields.move_field(w.store, some_field(w).id, some_field(w).id),
    Operation.RETIRE_FIELD: lambda w: edit_field(w, retired=True),
    Operation.OFFER_FIELD: offer_field,
    Operation.REMOVE_FIELD: lambda w: own_fields.remove_field(w.store, some_field(w).id),
    Operation.BRING_TERMS: bring_terms,
    Operation.ADD_ACTOR: lambda w: add_actor(w.store, Actor(w.words(), aliases=(w.words(),))),
    Operation.EDIT_ACTOR: edit_actor,
    Operation.MERGE_ACTORS: lambda w: actors.merge_actors(w.store, w.some("actor"), w.some("actor")),
    Operation.REMOVE_ACTOR: lambda w: actors.remove_actor(w.store, w.some("actor")),
    Operation.ADD_FACT: lambda w: facts.add_fact(w.store, fact(w)),
    Operation.EDIT_FACT: edit_fact,
    Operation.REMOVE_FACT: lambda w: facts.remove_fact(w.store, w.some("fact")),
    Operation.LINK_EVIDENCE: link_evidence,
    Operation.UNLINK_EVIDENCE: lambda w: evidence.unlink_evidence(w.store, w.some("evidence")),
    Operation.FIND_EVIDENCE: find_again,
    Operation.REVIEW_FIELD: review_field,
    Operation.WITHDRAW_REVIEW: lambda w: reviews.withdraw(w.store, w.some("review")),
    Operation.CHOOSE_VALUE: choose_value,
    Operation.MERGE_DONATIONS: merge_donations,
    Operation.SAVE_VIEW: lambda w: saved_views.save_view(w.store, view(w)),
    Operation.REMOVE_VIEW: lambda w: saved_views.remove_view(w.store, w.some("saved_view")),
}
"""How each kind of operation is done at random."""
GIFT = "Norway gave Chile 12 pumps."


def gift(w: World) -> tuple[int, str]:
    """A source with a sentence from which a record is drafted, and the words of it."""
    words = f"{w.count} letters came to the board in spring.\n\n{GIFT}"
    return sources.add_draft(w.store, read_source(words.encode(), f"{w.count}.txt")).source_id, words


def draft_of_gift(w: World) -> tuple[int, Drafted]:
    source_id, _ = gift(w)
    text = source_reads.current_text(w.store, source_id)
    at = text.text.index(GIFT)
    (one,) = source_drafts.sentences_at(text, (at, at), SourceMeta())
    return source_id, one


def save_drafts(w: World) -> None:
    source_id, one = draft_of_gift(w)
    source_drafts.save_all(w.store, source_id, [ToSave(one.drafts[0], Span(one.start, one.end))])


def words_for_record(w: World) -> None:
    source_id, one = draft_of_gift(w)
    put_words(w.store, source_id, one.drafts[0], w.some("donation"))


def donation_line(w: World) -> None:
    source_id, _ = gift(w)
    said = replace(record(w), own=())
    add_donation_line(
        w.store, DonationLine(said, source_id, (LineEvidence("item", "12 pumps", None, None, EvidenceRole.SUPPORTS),))
    )


def change_field(w: World) -> None:
    key, value = w.chance.choice([("title", w.words()), ("note", w.words())])
    donations.change_field(w.store, [w.some("donation"), w.some("donation")], key, value)


def unlink_donations(w: World) -> None:
    a, b = w.some("donation"), w.some("donation")
    donations.link_donations(w.store, a, b, LinkKind.DELIVERS)
    donations.unlink_donations(w.store, a, b, LinkKind.DELIVERS)


def link_to_things(w: World) -> None:
    things = [(("fact", w.some("fact")), (("value", None),)), (("country", w.some("country")), (("", None),))]
    evidence.link_to_things(w.store, *w.stretch(), None, things)


def note_with_figures(w: World) -> int:
    """A note of live figures and of a quote, which a garbled text changes."""
    note_id, _ = notes.quote_stretch(w.store, *w.stretch(), None)[::-1]
    donation = w.some("donation")
    notes.put_into_note(w.store, f"{{{{D-{donation:02}.item|7 crates}}}} and {{{{total recipient:FJ}}}}", note_id)
    return note_id


def take_new_words(w: World) -> None:
    note_with_figures(w)
    new_version(w)
    notes.take_new_words(w.store, w.some("note"))


def take_back(w: World) -> None:
    note = note_reads.one(w.store, note_with_figures(w))
    note_edits.take_back(w.store, [NoteEdit(note, f"{note.body}\n\n{w.words()}", both=False)])


def say_names(w: World) -> None:
    counted.say_names(w.store, [CountedName(CountedKind.UNIT, w.words(), (w.words(),))])


def quoted_tag(w: World) -> None:
    source_id, _ = gift(w)
    tag_quote(w.store, TagLine(source_id, "12 pumps", f"{w.count} quoted/{w.count}"))


def claim_stretch(w: World) -> None:
    source_id, start, end = w.stretch()
    quote = source_reads.current_text(w.store, source_id).text[start:end]
    said = Claim(w.chance.choice(list(ClaimKind)), w.words(), w.chance.choice(list(Sureness)), None)
    passages.claim_stretch(w.store, source_id, start, end, quote, said)


def tag_stretches(w: World) -> None:
    source_id, start, end = w.stretch()
    version = source_reads.current_text(w.store, source_id).version_id
    passages.tag_passages(w.store, [w.some("passage")], w.some("tag"), [(version, start, end)])


def tag_stretches_with_new(w: World) -> None:
    source_id, start, end = w.stretch()
    version = source_reads.current_text(w.store, source_id).version_id
    passages.tag_passages_with_new(w.store, [w.some("passage")], TagContent(w.words()), [(version, start, end)])


def view(w: World) -> ViewContent:
    tags = tag_reads.codebook(w.store)
    asked = " ".join(f"tag:{as_typed(one.path)}" for one in tags[w.count % 3 :: 3])
    return ViewContent(w.words(), question=asked[:LONGEST])


def change_view(w: World) -> None:
    saved_views.change_view(w.store, saved_views.save_view(w.store, view(w)).id, view(w))


OTHER_WAYS: dict[str, Callable[[World], object]] = {
    "save_all": save_drafts,
    "put_words": words_for_record,
    "add_donation_line": donation_line,
    "change_field": change_field,
    "unlink_donations": unlink_donations,
    "link_to_things": link_to_things,
    "fact_of_words": lambda w: from_words.fact_of_words(w.store, *w.stretch(), "IT", f"cases: over {w.count + 1}"),
    "record_of_words": lambda w: from_words.record_of_words(w.store, *w.stretch()),
    "take_back": take_back,
    "note_on_selection": lambda w: notes.note_on_selection(w.store, *w.stretch(), w.words()),
    "put_into_note": note_with_figures,
    "quote_in_note": lambda w: notes.quote_in_note(
        w.store, [w.some("passage")], w.chance.choice([None, w.some("note")])
    ),
    "take_new_words": take_new_words,
    "claim_stretch": claim_stretch,
    "remove_passages": lambda w: passages.remove_passages(w.store, [w.some("passage"), w.some("passage")]),
    "tag_passages": tag_stretches,
    "tag_passages_with_new": tag_stretches_with_new,
    "untag_passages": lambda w: passages.untag_passages(w.store, [w.some("passage")], w.some("tag")),
    "say_names": say_names,
    "tag_quote": quoted_tag,
    "change_view": change_view,
}
"""By the action: other ways to the same kinds of operation."""
EVERY: dict[Operation | str, Callable[[World], object]] = {**OPERATIONS, **OTHER_WAYS}
THROUGH = {
    "fill_starter": "the workspace begins with it",
    "merge_codebook": "by import_codebook",
    "quote_stretch": "by note_with_figures",
    "record_lost": "a record like any other, in test_drafting",
    "_append_to": "by put_into_note and quote_in_note",
    "_bring": "by update_source",
}
BY_ITSELF = {Operation.STARTER: "the workspace begins with it, and it is no step of undo"}


def test_every_kind_of_operation_and_every_action_that_does_one_is_tried() -> None:
    assert set(OPERATIONS) | set(BY_ITSELF) == set(Operation)
    ours = "".join(Path(__file__).read_text("utf-8").split())
    untried = [
        made.name
        for file in (RESOURCES.parent / "src/app/actions").glob("*.py")
        for made in ast.parse(file.read_text("utf-8")).body
        if isinstance(made, ast.FunctionDef)
        and "store.write(" in ast.unparse(made)
        and made.name not in THROUGH
        and f"{made.name}(w.store" not in ours
    ]
    assert untried == []


@pytest.fixture(scope="module")
def starter_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


def attempt(world: World, kind: Operation | str) -> None:
    with contextlib.suppress(UserError):  # what was picked at random may not allow it, and then says so
        EVERY[kind](world)


def kinds_done(store: Store) -> set[str]:
    return {row.kind for row in store.rows(select(operation.c.kind).distinct())}


@few("times", [1, 2], keep=1, why="each operation twice")
def test_all_undone_and_all_redone(starter_bytes: bytes, tmp_path: Path, times: int) -> None:
    path = tmp_path / "w.passagework"
    path.write_bytes(starter_bytes)
    with Store(path, "Ann") as store:
        start = dump(store)
        world = World(store, 0)
        kinds = list(EVERY) * times
        world.chance.shuffle(kinds)
        for kind in kinds:
            attempt(world, kind)
            if world.chance.random() < 0.05 and store.undo() is not None:
                store.redo()
        for _ in range(50):
            done = kinds_done(store)
            for kind in (one for one in OPERATIONS if one.value not in done):
                attempt(world, kind)
        assert {kind.value for kind in Operation} - kinds_done(store) == set()
        last = dump(store)
        assert sound(store)
    undone = 0
    with Store(path, "Ann") as store:
        while store.undo() is not None:
            undone += 1
            if undone == 40:
                halfway = dump(store)
                assert sound(store)
    with Store(path, "Ann") as store:
        assert dump(store) == start
        redone = 0
        while store.redo() is not None:
            redone += 1
            if redone == undone - 40:
                assert dump(store) == halfway
        assert redone == undone > len(OPERATIONS)
        assert dump(store) == last
        assert sound(store)
