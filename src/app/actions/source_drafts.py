"""The drafts of a source: found by the rules once for each text, stored for their author, made into records. Making a
record of a draft, with its number and evidence, is one operation. Everything else about drafts is not: they wait for
their author across restarts, whoever else works in the workspace."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from app.actions.came_in_sentence import Made, link_what_came
from app.actions.donation_rules import validate
from app.actions.donations import in_its_place, put_donation
from app.actions.drafts import drafts_in, opening, reader
from app.actions.evidence import put_evidence
from app.actions.likely_records import put_links, records_at
from app.actions.own_fields import values_of
from app.actions.passages import ensure_passage
from app.actions.reviews import put_reviews
from app.domain import further, language
from app.domain.already_recorded import already
from app.domain.blocks import Block, BlockKind
from app.domain.changes import Operation
from app.domain.donations import Donation
from app.domain.drafts import stored
from app.domain.drafts.amounts.amounts import amounts
from app.domain.drafts.amounts.with_parts import without_sums
from app.domain.drafts.draft import LONGEST, Draft, Drafted, Field, Span
from app.domain.drafts.read import RULES
from app.domain.drafts.record import Words, record_of, words_of
from app.domain.drafts.tables.tables import rows_of, with_rows
from app.domain.drafts.tables.unread import unread_of_row
from app.domain.drafts.text.cited import Cited
from app.domain.drafts.text.legible import Legible, legible
from app.domain.drafts.text.line_ends import in_lines, unbroken, with_datelines
from app.domain.drafts.weighing.clues import Clues
from app.domain.errors import Cancelled, refuse_wrong
from app.domain.likely_place import only_place
from app.domain.money import as_its_words_say, with_time
from app.domain.parts import kind_of_field
from app.domain.progress import Stopped
from app.domain.put_away import KeptAt, PutAway, read, written
from app.domain.records import DonationRecord, FieldPlace
from app.domain.sentences import sentences
from app.domain.shortened import shortened
from app.domain.source_sentence import SourceSentence
from app.domain.sources import SourceMeta, SourceText
from app.domain.terms import Verdict
from app.importers.languages import guess_language
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import drafts as reads
from app.store.reads import sources as source_reads
from app.store.store import Store
from app.store.writes import drafts as writes

LONG = 20_000
"""Code points of a text that is read in a process of its own; a shorter one is read before that has started."""
_BEFORE = 1200
"""Code points before a paragraph that are read again to know whom *it* means, and what a list goes on with."""
NO_PLACE = -1
"""Where the sentence of a draft begins that is in its text no more."""
Place = tuple[int, str, int, int]
"""Of a draft: its source, the hash of the text, where its sentence begins, and which draft of the sentence it is."""


@dataclass(frozen=True, slots=True)
class SourceDrafts:
    """The drafts of one text, as one person sees them."""

    source_id: int
    version_id: int
    hash: str
    found: tuple[Drafted, ...]
    """The sentences that have drafts, in the order of the text."""
    open: tuple[Drafted, ...]
    """Those with a gift of which no word is evidence for a record yet and which the person has not refused."""
    waiting: dict[Place, PutAway]
    """The drafts that the user has put away, as they were left."""
    rules: str = ""
    """By which rules they were found, with what else of the source they were found by."""
    refused: frozenset[int] = frozenset()
    """Where the sentences begin that the person has refused."""

    def next_open(self, low: int, high: int, *, back: bool = False, known: int | None = None) -> Drafted | None:
        """The open sentence next to a stretch, which may be empty; wraps around. Forward one that the stretch is in and
        is not all of comes first; at its very end only if it is not the one that begins where is `known` already."""

        def holds(one: Drafted) -> bool:
            is_in = one.start <= low and high <= one.end and (low, high) != (one.start, one.end)
            return is_in and (low < one.end or one.start != known)

        if back:
            return next((one for one in reversed(self.open) if one.start < low), self.open[-1] if self.open else None)
        beyond = (one for one in self.open if holds(one) or one.start >= high)
        return next(beyond, self.open[0] if self.open else None)


def drafts_of(store: Store, source_id: int, stopped: Stopped = lambda: False) -> SourceDrafts:
    """The drafts of a source's current text; searched for now if they were not yet. Searching takes a millisecond or so
    per sentence. `stopped` is asked between paragraphs; then `Cancelled` is raised."""
    text = source_reads.current_text(store, source_id)
    meta = source_reads.source_row(store, source_id).meta
    key = reads.text_hash(store, text.version_id)
    rules = _rules(text, meta)
    found = _kept_found(store, key, rules)
    if found is None:
        words = _find(text, cited_by(text, meta), stopped)
        found = stored.read(words)
        if store.read_only is None:
            with store.stage() as db:
                writes.put_found(db, key, rules, words)
    if meta.language[:2] not in ("", "en"):  # of which the rules know nothing: what an English sentence in it says
        found = tuple(one for one in found if guess_language([text.text[one.start : one.end]]) == "en")
    waiting, refused = _kept(store, text, key)
    met = _Overlaps(reads.words_of_records(store, text.version_id))
    is_open = [one for one in found if one.start not in refused and not _is_recorded(store, text.version_id, one, met)]
    gone = frozenset(one.start for one in found) & refused
    return SourceDrafts(source_id, text.version_id, key, found, tuple(is_open), waiting, rules, gone)


def _gifts(one: Drafted) -> Iterator[list[Span]]:
    """The words by which each gift of a sentence differs from its others: things and sums, else who gets them; of one
    alone, and where it says neither, all of the sentence."""
    for draft in one.drafts:
        things = [Span(part.start, part.end) for part in (*draft.items, *draft.amounts) or draft.recipients]
        own = [span for span in things if span.end > span.start]
        yield own if own and len(one.drafts) > 1 else [one.span]


def _is_recorded(db: Reader, version_id: int, one: Drafted, met: _Overlaps) -> bool:
    """Whether every gift of a sentence is a record. Where it has fewer records than gifts, words of one may be those of
    another as well: *61 of the 240 lamps pledged*, *20 lamps each to Chad and Niger*."""
    if not all(map(met.has, _gifts(one))):
        return False
    if len(one.drafts) == 1 or met.holds(one.span) or len(one.drafts) <= len(met.records(one.span)):
        return True
    here = records_at(db, version_id, *one.span)
    return all(already(draft, one.span, version_id, here) is not None for draft in one.drafts)


def _rules(text: SourceText, meta: SourceMeta) -> str:
    cuts = ",".join(map(str, sorted(text.cut_blocks())))
    return f"{RULES} {language.code()} {meta.published} {cuts} {meta.publisher}\t{meta.title}"


def _day(published: str) -> str:
    """The day of publication; nothing where only its month or year is known."""
    return published if len(published) == len("2020-05-31") else ""


def cited_by(text: SourceText, meta: SourceMeta) -> Cited:
    """What the citation of a source says to its drafts; not its title where the text that is read begins with it."""
    cut = text.cut_blocks()
    first = next((block for number, block in enumerate(text.blocks) if number not in cut), None)
    opens = first is not None and text.text[first.start : first.end].split() == meta.title.split()
    return Cited("" if opens else meta.title, _day(meta.published), meta.publisher)


def _kept_found(store: Store, key: str, rules: str) -> tuple[Drafted, ...] | None:
    kept = reads.found(store, key, rules)
    try:
        return None if kept is None else stored.read(kept)
    except ValueError:  # it is derived: found again
        return None


def drafts_kept(store: Store, text: SourceText) -> SourceDrafts:
    """What a person has put away of a text, without the drafts that the rules find."""
    key = reads.text_hash(store, text.version_id)
    waiting, _ = _kept(store, text, key)
    return SourceDrafts(text.source_id, text.version_id, key, (), (), waiting)


def waiting_places(store: Store) -> list[tuple[int, int]]:
    """Where the drafts wait that a person has put away: the source and the beginning of the sentence, in order;
    `NO_PLACE` of those that are `lost`."""
    sources = dict.fromkeys(one.source_id for one in reads.waiting(store, store.person))
    texts = [source_reads.current_text(store, source_id) for source_id in sources]
    places = {(text.source_id, place[2]) for text in texts for place in drafts_kept(store, text).waiting}
    return sorted(places | {(source_id, NO_PLACE) for source_id in sources if lost(store, source_id)})


def lost(store: Store, source_id: int) -> tuple[reads.KeptDraft, ...]:
    """What a person has put away of a source whose text has its sentence no longer, or more than once."""
    every = [one for one in reads.waiting(store, store.person) if one.source_id == source_id]
    if not every:
        return ()
    text = source_reads.current_text(store, source_id)
    key = reads.text_hash(store, text.version_id)
    return tuple(one for one in every if _start(text, key, one) is None)


def sentences_at(
    text: SourceText, stretch: tuple[int, int], meta: SourceMeta, known: SourceDrafts | None = None
) -> Iterator[Drafted]:
    """Every sentence of the paragraphs that a stretch touches, with its drafts.

    They are read as in the whole text: *it* may refer to somebody named in the paragraphs before. Where the drafts of
    the text are `known`, by the same rules, they are those.
    """
    found = _known_at(text, stretch, meta, known)
    yield from _read_at(text, stretch, cited_by(text, meta)) if found is None else found


def _known_at(
    text: SourceText, stretch: tuple[int, int], meta: SourceMeta, known: SourceDrafts | None
) -> Iterator[Drafted] | None:
    """What is known of them by the same rules; None where they have to be read."""
    cut = text.cut_blocks()
    touched = [
        block
        for number, block in enumerate(text.blocks)
        if block.start <= stretch[1] and block.end >= stretch[0] and number not in cut
    ]
    same = known is not None and (known.version_id, known.rules) == (text.version_id, _rules(text, meta))
    if known is None or not same or any(block.kind is BlockKind.HEADING for block in touched):
        return None
    return _found_in(text, touched, {one.start: one for one in known.found})


def _found_in(text: SourceText, blocks: Sequence[Block], found: Mapping[int, Drafted]) -> Iterator[Drafted]:
    """Every sentence of some blocks, with what was found in it."""
    read = legible(text.text)
    for block in blocks:
        start = read.here(block.start)
        words = read.text[start : read.here(block.end)]
        told = [(start + low, start + high) for low, high in with_datelines(words, sentences(words))]
        for low, high in with_rows(read.text, told):
            one = read.there(Drafted(low, high, ()))
            yield found.get(one.start, one)


def asked_at(
    text: SourceText, stretch: tuple[int, int], meta: SourceMeta, known: SourceDrafts | None = None
) -> Iterator[Drafted]:
    """The sentences of `sentences_at`, of which a person asks for the drafts: in one that the stretch touches words are
    enough that would be alone, though they are weak in a text that is about something else."""
    cited, spoken = cited_by(text, meta), language.code()
    found = tuple(_known_at(text, stretch, meta, known) or _all_read(text, stretch, cited, spoken))
    if all(one.drafts or not _touches(one, stretch) for one in found):
        yield from found
        return
    asked = {one.start: one for one in _all_read(text, stretch, cited, spoken, is_asked=True)}
    yield from (one if one.drafts else asked.get(one.start, one) for one in found)


def _touches(one: Drafted, stretch: tuple[int, int]) -> bool:
    return one.start <= stretch[1] and one.end >= stretch[0]


@lru_cache(maxsize=16)
def _all_read(
    text: SourceText, stretch: tuple[int, int], cited: Cited, _language: str, *, is_asked: bool = False
) -> tuple[Drafted, ...]:
    """All sentences of `_read_at`: whoever comes back to one does not wait for it again."""
    return tuple(_read_at(text, stretch, cited, is_asked=is_asked))


def _read_at(text: SourceText, stretch: tuple[int, int], cited: Cited, *, is_asked: bool = False) -> Iterator[Drafted]:
    """The sentences of `sentences_at`, or with `is_asked` of `asked_at`, read with those before them."""
    cut, rules, read = text.cut_blocks(), reader(), legible(text.text)
    spans = [(read.here(one.start), read.here(one.end)) for one in text.blocks]
    first, last = map(read.here, stretch)
    words = in_lines(read.text, spans)
    before = opening(words, cited)
    for number, (start, end) in enumerate(spans):
        heading = text.blocks[number].kind is BlockKind.HEADING
        if start > last:
            return
        is_read = end >= first and number not in cut
        if not is_read and (number in cut or not (heading or end >= first - _BEFORE)):
            continue
        if not is_read and not heading:
            ends = [low for low, _ in sentences(words[start:end])]
            start += max((low for low in ends if start + low <= first - _BEFORE), default=0)
        for one, after in rules.between(words, start, end, cited.published, before):
            if is_read:
                is_weak = is_asked and not one.drafts and before.is_quiet
                if is_weak and one.start <= last and one.end >= first:
                    again, _ = rules.sentence(words, one.start, one.end, cited.published, before.asked())
                    one = Drafted(one.start, one.end, tuple(again))
                yield read.put_back(one)
            before = after


def words_for(sentence: SourceSentence, field: Field) -> list[Span]:
    """The words of a sentence that a field may say, in order: whoever is named, what is counted, sums, or days. One
    that is too long to be read has none: it would take seconds."""
    if sentence.span.end - sentence.span.start > LONGEST:
        return []
    found = _words_for(sentence, field)
    if field in (Field.ITEMS, Field.MONEY):  # also what the others of the sentence come to, which no draft counts too
        read, _, within = _clues(sentence.text, sentence.span, _day(sentence.published))
        every = [one for one in amounts(read.text, *within) if one.is_money is (field is Field.MONEY)]
        parts = without_sums(read.text, every)
        found = sorted({*found, *(read.there(Span(one.start, one.end)) for one in every if one not in parts)})
    return found


def _words_for(sentence: SourceSentence, field: Field) -> list[Span]:
    read, clues, within = _clues(sentence.text, sentence.span, _day(sentence.published))
    text, pieces = read.text, clues.shape.pieces
    if field is Field.DATE:
        found = [Span(one.start, one.end) for one in pieces if one.day is not None]
    elif field in (Field.ITEMS, Field.MONEY):
        things = (one for one in pieces if one.thing is not None and one.thing.is_money is (field is Field.MONEY))
        found = [Span(one.start, one.end) for one in things]
        if field is Field.MONEY:  # also with the time each is for: *a month for two years*
            longer = [Span(one.start, with_time(text, *one, within.end)) for one in found]
            found += [one for one in longer if one not in found]
    else:
        found = [Span(*clues.span(number)) for number in range(len(clues.people))]
        found += [Span(one.start, one.end) for one in reader().named(text, *within) if one.name]
        row = rows_of(text).get(within.start)
        found += [Span(*cell) for cell in row.row.cells if any(map(str.isalpha, text[slice(*cell)]))] if row else []
    return sorted({read.there(one) for one in found})


@lru_cache(maxsize=4)
def _clues(text: str, sentence: Span, day: str) -> tuple[Legible, Clues, Span]:
    """A text as it is read, what the rules see in a sentence of it, and where that is there."""
    read = legible(text)
    sentence = Span(read.here(sentence.start), read.here(sentence.end))
    return read, reader().clues(unbroken(read.text, [sentence]), *sentence, day)[0], sentence


@lru_cache(maxsize=8)
def _words_of(sentence: SourceSentence) -> dict[Field, list[Span]]:
    """Who is named in a sentence, its sums and its days."""
    is_read = sentence.span.end - sentence.span.start <= LONGEST
    return {field: _words_for(sentence, field) if is_read else [] for field in (Field.DONORS, Field.MONEY, Field.DATE)}


def offered(sentence: SourceSentence, draft: Draft) -> dict[str, Span]:
    """The words of a sentence that say something further of a gift, by the key of its row; see `further`."""
    return further.offers(sentence, draft, _words_of(sentence))


def unread_at(text: str, row: Span, drafts: Sequence[Draft]) -> str:
    """What of a row of a table none of these drafts of it says, in the user's words; empty for any other sentence."""
    read = legible(text)
    return unread_of_row(read.text, read.here(row.start), drafts, alone=True)


def _find(text: SourceText, cited: Cited, stopped: Stopped) -> str:
    """The sentences that have drafts, as stored. A long text is read in a child process, as the rules would keep the
    window from painting."""
    cut = text.cut_blocks()
    paragraphs = tuple(
        (block.start, block.end, *([True] if block.kind is BlockKind.HEADING else []))
        for number, block in enumerate(text.blocks)
        if number not in cut
    )
    if sum(end - start for start, end, *_ in paragraphs) > LONG:
        from app.actions.drafts_apart import found_apart

        if (pieces := found_apart(text.text, paragraphs, cited, stopped)) is not None:
            return "\n".join(pieces)
    out: list[Drafted] = []
    for some in drafts_in(text.text, paragraphs, cited):
        if stopped():
            raise Cancelled
        out += some
    return stored.written(out)


class _Overlaps:
    """What overlaps any of some words of records, given in the order of their beginnings."""

    def __init__(self, stretches: Sequence[tuple[int, int, int]]) -> None:
        self._starts = [start for start, _, _ in stretches]
        self._records = [record for _, _, record in stretches]
        self._reach = list(accumulate((end for _, end, _ in stretches), max))
        """How far those up to each go."""

    def has(self, spans: Sequence[Span]) -> bool:
        """Whether they overlap any of these spans."""
        return any(self._is_met(span) for span in spans)

    def holds(self, span: Span) -> bool:
        """Whether one of them holds all of a span."""
        upto = bisect_right(self._starts, span.start)
        return upto > 0 and self._reach[upto - 1] >= span.end

    def records(self, span: Span) -> set[int]:
        """The records with words that begin within a span."""
        return {*self._records[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]}

    def _is_met(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start


def _kept(store: Store, text: SourceText, key: str) -> tuple[dict[Place, PutAway], set[int]]:
    """The drafts that the user has put away, and the sentences that were refused. If the text has changed since, they
    are matched by their words, if those occur once."""
    waiting: dict[Place, PutAway] = {}
    refused: set[int] = set()
    for kept in reads.kept(store, store.person, text.source_id):
        if (start := _start(text, key, kept)) is None:
            continue
        if kept.is_refused:
            refused.add(start)
            continue
        try:
            waiting[kept.source_id, key, start, kept.number] = read(kept.draft, start)
        except ValueError:
            continue
    return waiting, refused


def _start(text: SourceText, key: str, kept: reads.KeptDraft) -> int | None:
    return kept.start if kept.hash == key else only_place(text.text, kept.sentence)


# --- what a person does with one ----------------------------------------------------------------------


def put_away(store: Store, place: Place, words: str, kept: PutAway) -> None:
    """Store a draft as its author has edited and accepted it so far. `words` are those of its sentence, as it was
    drafted."""
    _keep(store, place, words, kept, is_refused=False)


def refuse(store: Store, place: Place, words: str, draft: Draft) -> None:
    """Stop suggesting a sentence: it is no donation, or not one of interest."""
    _keep(store, place, words, PutAway(draft), is_refused=True)


def _keep(store: Store, place: Place, words: str, kept: PutAway, *, is_refused: bool) -> None:
    with store.stage() as db:
        writes.drop(db, store.person, place, words)
        writes.put(db, store.person, place, words, written(kept, place[2]), is_refused=is_refused)


def forget(store: Store, place: Place, words: str) -> None:
    """Delete what was put away, or suggest again what was refused; see `put_away`."""
    with store.stage() as db:
        writes.drop(db, store.person, place, words)


class ToSave(NamedTuple):
    """A draft to be made a record."""

    draft: Draft
    sentence: Span | None = None
    """Evidence for the whole where no field has words of its own."""
    to_check: tuple[FieldPlace, ...] = ()
    """What the person has not gone through, as `place_in_record` has it."""
    kept: KeptAt | None = None


def save_all(store: Store, source_id: int, drafts: Sequence[ToSave]) -> tuple[DonationRecord, ...]:
    """Make records of drafts, with their numbers and with evidence for each field, in one operation.

    Drafts that nobody has reviewed are marked *to check*. Raises `BadInput` if one makes no valid record, and
    `AnchorLost` if the text has changed.
    """
    text = source_reads.current_text(store, source_id)
    contents = [_content(store, one, text) for one in drafts]
    made: list[Made] = []
    with store.write(Operation.ADD_DONATION, ", ".join(content.title for content, _ in contents)) as tx:
        for (content, places), (draft, sentence, to_check, kept) in zip(contents, drafts, strict=True):
            donation_id = put_donation(tx, content)
            record = donation_reads.record(tx, donation_id)
            words = list(words_of(draft))
            if not words and sentence is not None:
                words = [Words("", None, sentence)]
            for one in words:
                passage_id = ensure_passage(tx, text, *one.span)
                stands_at = [_place(record, *place) for place in places.get(one.field, [(one.field, one.part)])]
                put_evidence(tx, passage_id, ("donation", donation_id), stands_at)
            put_links(tx, text, draft, record)
            unsure = (_place(record, *one) for place in to_check for one in places.get(place[0], [place]))
            put_reviews(tx, ("donation", donation_id), unsure, Verdict.TO_CHECK)
            writes.made(tx, kept)
            made.append(Made(donation_reads.record(tx, donation_id), draft, sentence))
        link_what_came(tx, text, made)
        return tuple(donation_reads.record(tx, one.record.id) for one in made)


def record_lost(store: Store, kept: reads.KeptDraft) -> int:
    """Make a record without evidence of a draft that is `lost`, which waits again if that is undone. Raises `BadInput`
    if it makes no valid one."""
    draft = read(kept.draft, kept.start).draft
    if not record_of(draft).title:
        draft = replace(draft, title=shortened(kept.sentence, 80))
    content, _ = _content(store, ToSave(draft), source_reads.current_text(store, kept.source_id))
    with store.write(Operation.ADD_DONATION, content.title) as tx:
        made = put_donation(tx, content)
        writes.made(tx, KeptAt(place_of(kept), kept.sentence, read(kept.draft, kept.start)))
    return made


def place_of(kept: reads.KeptDraft) -> Place:
    """Where a draft was put away."""
    return kept.source_id, kept.hash, kept.start, kept.number


def _place(record: DonationRecord, field: str, part: int | None) -> FieldPlace:
    kind = kind_of_field(field)
    return field, None if part is None or kind is None else record.part_ids[kind.key][part]


def _content(store: Store, saved: ToSave, text: SourceText) -> tuple[Donation, Mapping[str, Sequence[FieldPlace]]]:
    """The content of a draft's record, and where it has what the draft says further; without a title it is named by
    its sentence."""
    draft, sentence = saved.draft, saved.sentence
    published = source_reads.source_row(store, text.source_id).meta.published
    content, places = further.added(record_of(draft), draft, reader(), published, text.text)
    first_words = shortened(text.text[slice(*sentence)], 80) if sentence is not None else ""
    title = content.title or first_words
    parties = tuple(in_its_place(store, party) for party in content.parties)
    own = values_of(store, {one.key: one.words for one in draft.own}, published)
    money = None if content.money is None else as_its_words_say(content.money)
    content = replace(content, title=title, parties=parties, money=money, own=own)
    refuse_wrong(validate(content))
    return content, places
