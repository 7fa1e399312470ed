"""Operations on versions of a source: add a new one, correct the text, and resolve passages waiting in the review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.actions.originals import find_in_original
from app.actions.staging import stage
from app.domain.anchor import AnchorState, make_anchor
from app.domain.blocks import Cut, without_places
from app.domain.changes import Operation
from app.domain.errors import BadInput
from app.domain.hashes import content_hash
from app.domain.language import tr, tr_n
from app.domain.new_version import corrected, cuts_for
from app.domain.progress import Progress
from app.domain.reanchor import Reanchored, reanchor
from app.domain.shortened import shortened
from app.domain.sources import SourceDraft, SourceText
from app.store.reader import Reader, first
from app.store.reads import sources as source_reads
from app.store.reads import versions as reads
from app.store.reads.versions import AnchoredPassage
from app.store.store import Store
from app.store.writes import sources as source_writes
from app.store.writes import versions as writes

AROUND = 240
"""Code points of the text shown on each side of a passage that waits."""


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """A stretch of a version's text, in code points, with its words."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class PassageUpdate:
    """What happened to one passage. `after` is None if it stays on its old version."""

    id: int
    state: AnchorState
    before: QuotedStretch
    after: QuotedStretch | None


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What happened to the passages of a source. `changed` is False if the new version equals the present one."""

    changed: bool
    counts: dict[AnchorState, int]
    """Of each of the five states, none left out."""
    passages: tuple[PassageUpdate, ...]
    warnings: tuple[str, ...] = ()
    linked: int = 0
    """How many fields of the starter's records found evidence in it that they did not have."""

    def sentence(self) -> str:
        """Such as *12 kept, 2 moved, 1 needs you*."""
        if not self.changed:
            return tr("This is the version that is here already; nothing changed.")
        counts = self.counts
        review, lost = counts[AnchorState.REVIEW], counts[AnchorState.LOST]
        moved, changed = counts[AnchorState.MOVED], counts[AnchorState.CHANGED]
        parts = [tr_n("{n} kept", "{n} kept", counts[AnchorState.VERIFIED])]
        parts += [tr_n("{n} moved", "{n} moved", moved)] if moved else []
        parts += [tr_n("{n} changed", "{n} changed", changed)] if changed else []
        parts += [tr_n("{n} needs you", "{n} need you", review)] if review else []
        parts += [tr_n("{n} not found", "{n} not found", lost)] if lost else []
        if self.linked:
            parts.append(tr_n("evidence found for {n} field", "evidence found for {n} fields", self.linked))
        return ", ".join(parts) + "."


def update_from_file(store: Store, source_id: int, path: Path, progress: Progress | None = None) -> UpdateReport:
    """Add a file as the new version of a source. Raises `BadInput` as adding it would."""
    from app.actions.reading import read_file_apart
    from app.importers.draft import other_warnings

    source_reads.source_row(store, source_id)
    draft = read_file_apart(path, progress, tr("The source was not updated."))
    return update_source(store, source_id, replace(draft, warnings=other_warnings(draft)), progress)


def update_source(store: Store, source_id: int, draft: SourceDraft, progress: Progress | None = None) -> UpdateReport:
    """Add a new version of a source and move its passages to it, in one operation.

    The citation is kept as edited. Passages that are in review or lost stay on their version, with everything attached
    to them. Those of older versions are searched for again.
    """
    old = source_reads.current_text(store, source_id)
    return _bring(store, old, draft, cuts_for(old, draft), progress)


def edit_text(store: Store, source_id: int, start: int, end: int, replacement: str, quote: str = "") -> UpdateReport:
    """Correct the newest text of a source: `start` to `end` (code points) becomes `replacement`, as a new version.

    `quote`, if given, is what the user saw there. Raises `BadInput` if the text differs, or if more than one paragraph
    would be touched.
    """
    row = source_reads.source_row(store, source_id)
    old = source_reads.current_text(store, source_id)
    if quote and old.text[start:end] != quote:
        raise BadInput(tr("The text has changed meanwhile. Open the source again and correct it there."))
    text, blocks = corrected(old, start, end, replacement, row.meta.title)
    raw = text.encode("utf-8", "surrogatepass")
    name = next((v.file_name for v in reads.of_source(store, source_id) if v.id == old.version_id), row.meta.title)
    draft = SourceDraft(text, blocks, old.cuts, row.meta, raw, "text/plain", name, row.kind)
    return _bring(store, old, draft, old.cuts, None)


def _bring(
    store: Store, old: SourceText, draft: SourceDraft, cuts: tuple[Cut, ...], progress: Progress | None
) -> UpdateReport:
    """Publish a draft as the newest version and carry the passages over; nothing where it is the same."""
    source_id = old.source_id
    anchored = reads.anchored_passages(store, source_id)
    same = old.text == draft.text and without_places(old.blocks) == without_places(draft.blocks)
    if same or reads.raw_hash(store, old.version_id) == content_hash(draft.raw):
        return _report(False, old, [(one, _as_it_is(one, old.version_id)) for one in anchored], draft.warnings)
    outcomes = _outcomes(store, anchored, draft.text)
    title = source_reads.source_row(store, source_id).meta.title
    with stage(store, draft, progress) as (raw_id, body_id), store.write(Operation.UPDATE_SOURCE, title) as tx:
        if reads.newest(tx, source_id) != {source_id: old.version_id}:
            raise BadInput(tr("The source was changed meanwhile. Try again."))
        now = reads.anchored_passages(tx, source_id)
        if now != anchored:  # tagged in another window while the texts were compared
            anchored, outcomes = now, _outcomes(tx, now, draft.text)
        version_id = source_writes.add_version(tx, source_id, draft, cuts, raw_id, body_id)
        new = SourceText(source_id, version_id, draft.text, draft.blocks, cuts)
        settled = [(one, outcomes[one.passage_id]) for one in anchored]
        writes.carry_over(tx, version_id, [_carried(one, found, new) for one, found in settled if found.carried])
        staying = [(one, found) for one, found in settled if not found.carried]
        writes.set_states(tx, [(one.passage_id, found.state) for one, found in staying if found.state is not one.state])
        evidence = find_in_original(tx, source_id, again=True)
    return replace(_report(True, new, settled, draft.warnings), linked=evidence.linked)


def _as_it_is(one: AnchoredPassage, newest: int) -> Reanchored:
    here = one.version_id == newest
    return Reanchored(AnchorState.VERIFIED, (one.anchor.start, one.anchor.end)) if here else Reanchored(one.state)


def _outcomes(db: Reader, anchored: tuple[AnchoredPassage, ...], text: str) -> dict[int, Reanchored]:
    """What happens to every passage, each compared with the text of its version. One that was lost before is moved if
    its words are back, but does not return to the review otherwise."""
    out: dict[int, Reanchored] = {}
    taken: set[tuple[int, int]] = set()
    for version_id in sorted({one.version_id for one in anchored}, reverse=True):
        here = [one for one in anchored if one.version_id == version_id]
        old = source_reads.version_text(db, version_id).text
        found = reanchor(old, text, [(one.passage_id, one.anchor) for one in here])
        for one in here:
            outcome = found[one.passage_id]
            if outcome.carried and outcome.place in taken:
                outcome = replace(outcome, state=AnchorState.REVIEW)
            if one.state is AnchorState.LOST and outcome.state is AnchorState.REVIEW:
                outcome = Reanchored(AnchorState.LOST)
            if outcome.carried and outcome.place is not None:
                taken.add(outcome.place)
            out[one.passage_id] = outcome
    return out


def _carried(one: AnchoredPassage, found: Reanchored, text: SourceText) -> writes.Carried:
    start, end = found.place or (one.anchor.start, one.anchor.end)
    anchor = make_anchor(text.text, start, end)
    return writes.Carried(one.passage_id, anchor, text.paragraph_at(anchor.start), found.state)


def _report(
    changed: bool, text: SourceText, settled: list[tuple[AnchoredPassage, Reanchored]], warnings: tuple[str, ...]
) -> UpdateReport:
    passages = tuple(_update(one, found, text.text) for one, found in settled)
    counts = Counter(one.state for one in passages)
    return UpdateReport(changed, {state: counts[state] for state in AnchorState}, passages, warnings)


def _update(one: AnchoredPassage, found: Reanchored, text: str) -> PassageUpdate:
    before = QuotedStretch(one.anchor.start, one.anchor.end, one.anchor.quote)
    if not found.carried or found.place is None:
        return PassageUpdate(one.passage_id, found.state, before, None)
    start, end = found.place
    return PassageUpdate(one.passage_id, found.state, before, QuotedStretch(start, end, text[start:end]))


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch in its text, with its surroundings."""

    stretch: QuotedStretch
    prefix: str
    suffix: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A passage that stays on an old version: `old` as it is there, `new` the likeliest new place, if any."""

    passage_id: int
    version_id: int
    newest_id: int
    """The version that the candidate is in."""
    state: AnchorState
    old: Side
    new: Side | None


def review_queue(
    db: Reader, source_id: int | None = None, known: Mapping[int, Waiting] | None = None
) -> tuple[Waiting, ...]:
    """The passages on versions that are not the newest: those in review first, each with its candidate.

    Candidates are searched for in the newest text by the same rules, so they are never out of date. Lost passages have
    none. `known` is an earlier result by passage: what is still valid is reused.
    """
    newest = reads.newest(db, source_id)
    left = [one for one in reads.anchored_passages(db, source_id) if newest[one.source_id] != one.version_id]
    out: list[Waiting] = []
    asked: list[AnchoredPassage] = []
    for one in left:
        before = known.get(one.passage_id) if known is not None else None
        if before is not None and _still_holds(before, one, newest[one.source_id]):
            out.append(before)
        else:
            asked.append(one)
    for version_id in dict.fromkeys(one.version_id for one in asked):
        here = [one for one in asked if one.version_id == version_id]
        old = source_reads.version_text(db, version_id)
        new = source_reads.version_text(db, newest[old.source_id])
        open_ones = [(one.passage_id, one.anchor) for one in here if one.state is not AnchorState.LOST]
        found = reanchor(old.text, new.text, open_ones)
        out += [_waiting(one, old, new, found.get(one.passage_id)) for one in here]
    place = {one.passage_id: number for number, one in enumerate(left)}
    return tuple(sorted(out, key=lambda one: (one.state is AnchorState.LOST, place[one.passage_id])))


def _still_holds(before: Waiting, one: AnchoredPassage, newest_id: int) -> bool:
    now = (one.version_id, newest_id, one.state, one.anchor.start, one.anchor.end)
    stretch = before.old.stretch
    return now == (before.version_id, before.newest_id, before.state, stretch.start, stretch.end)


def _waiting(one: AnchoredPassage, old: SourceText, new: SourceText, found: Reanchored | None) -> Waiting:
    candidate = None if found is None or found.place is None else _side(new, *found.place)
    before = _side(old, one.anchor.start, one.anchor.end)
    return Waiting(one.passage_id, one.version_id, new.version_id, one.state, before, candidate)


def _side(text: SourceText, start: int, end: int) -> Side:
    words = text.text
    return Side(
        QuotedStretch(start, end, words[start:end]),
        words[max(0, start - AROUND) : start],
        words[end : end + AROUND],
        text.paragraph_at(start),
    )


def accept_candidate(store: Store, passage_id: int, start: int, end: int) -> None:
    """Move a waiting passage to these words (code points) of the newest version, as a person decided. Raises `BadInput`
    if another passage is on exactly these words, or if there are none."""
    one = _one(store, passage_id)
    text = source_reads.current_text(store, one.source_id)
    if not 0 <= start < end <= len(text.text):
        raise BadInput(tr("First select the words the passage is anchored to now."))
    if text.version_id == one.version_id:
        raise BadInput(tr("This passage is already anchored to the newest version."))
    carried = _carried(one, Reanchored(AnchorState.VERIFIED, (start, end)), text)
    with store.write(Operation.ACCEPT_ANCHOR, shortened(carried.anchor.quote)) as tx:
        if writes.passage_on(tx, text.version_id, carried.anchor.start, carried.anchor.end) is not None:
            raise BadInput(tr("Another passage has exactly these words. Choose a little more or less of the text."))
        writes.carry_over(tx, text.version_id, [carried])


def reject_candidate(store: Store, passage_id: int) -> None:
    """Mark a passage's words as gone from the newest version: it stays on the old one and leaves the review."""
    one = _one(store, passage_id)
    if reads.newest(store, one.source_id)[one.source_id] == one.version_id:
        raise BadInput(tr("This passage is already anchored to the newest version."))
    with store.write(Operation.REJECT_ANCHOR, shortened(one.anchor.quote)) as tx:
        writes.set_states(tx, [(passage_id, AnchorState.LOST)])


def _one(db: Reader, passage_id: int) -> AnchoredPassage:
    return first(reads.anchored_passages(db, passage_id=passage_id), tr("This passage is no longer in the workspace."))
