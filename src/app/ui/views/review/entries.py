"""The rows of the review: what waits for the user, what was not found, and what was moved with changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.actions.versions import AROUND, PassageUpdate, QuotedStretch, Side, UpdateReport, Waiting
from app.domain.anchor import AnchorState
from app.domain.language import later, tr, tr_term
from app.domain.passages import Passage
from app.domain.shortened import shortened
from app.domain.sources import SourceText
from app.store.reader import Reader
from app.store.reads import otherwise as otherwise_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads import versions
from app.ui.base.session import Target
from app.ui.look.mirror import listed
from app.ui.widgets.two_lines import Line

CARRIED = (AnchorState.CHANGED, AnchorState.MOVED)
_STATES = {
    AnchorState.REVIEW: (later("Needs you"), "info"),
    AnchorState.VERIFIED: (later("Contradicts what it supports"), "warning"),
    AnchorState.LOST: (later("Not found, kept on an older version"), "prohibit"),
    AnchorState.CHANGED: (later("Carried over, spelled differently"), "pencil"),
    AnchorState.MOVED: (later("Carried over, elsewhere in the text"), "arrow-right"),
}
"""The states that are listed, in this order, each with its heading and the icon of its rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage of the review. `old` is None if its former words are unknown."""

    passage: Passage
    state: AnchorState
    old: Side | None
    new: Side | None
    says: tuple[str, ...] = ()
    """Which values say something else than its words do now."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for the user."""
        return self.state is AnchorState.REVIEW

    @property
    def can_be_placed(self) -> bool:
        """Whether it can be anchored by hand: it is on an older text."""
        return self.state in (AnchorState.REVIEW, AnchorState.LOST)

    def place(self) -> Target:
        """Where to show it in the newest text: itself, its candidate, or its source."""
        source = self.passage.source_id
        if not self.can_be_placed:
            return Target("read", "source", source, passage=self.passage.id)
        if self.new is None:
            return Target("read", "source", source)
        return Target("read", "source", source, at=self.new.stretch.start)


def entries(db: Reader, waiting: Mapping[int, Waiting], report: UpdateReport | None = None) -> tuple[Entry, ...]:
    """The passages of all sources that need attention: waiting ones, moved ones, and those contradicted by a
    correction.

    The last are passages whose words no longer support the record. `report` has the former words of moved ones.
    """
    otherwise = otherwise_reads.after_corrections(db)
    carried = [one.passage_id for one in versions.anchored_passages(db) if one.state in CARRIED]
    known = {one.id: one for one in report.passages} if report is not None else {}
    texts: dict[int, SourceText] = {}
    found: list[Entry] = []
    for passage in passage_reads.many(db, dict.fromkeys((*waiting, *carried, *otherwise))):
        if passage.id in waiting:
            found.append(_waiting(passage, waiting[passage.id]))
            continue
        if passage.source_id not in texts:
            texts[passage.source_id] = source_reads.current_text(db, passage.source_id)
        says = tuple(otherwise.get(passage.id, ()))
        found.append(replace(_carried(passage, texts[passage.source_id], known), says=says))
    order = list(_STATES)
    found.sort(key=lambda one: (order.index(one.state), one.passage.source_id, one.passage.start))
    return tuple(found)


def _waiting(passage: Passage, waiting: Waiting) -> Entry:
    lost = waiting.state is AnchorState.LOST
    return Entry(passage, AnchorState.LOST if lost else AnchorState.REVIEW, waiting.old, waiting.new)


def _carried(passage: Passage, text: SourceText, known: Mapping[int, PassageUpdate]) -> Entry:
    words, start, end = text.text, passage.start, passage.end
    before, after = words[max(0, start - AROUND) : start], words[end : end + AROUND]
    new = Side(QuotedStretch(start, end, passage.quote), before, after, passage.paragraph)
    update = known.get(passage.id)
    if update is None or update.after is None or update.after.start != start:
        return Entry(passage, passage.state, None, new)
    return Entry(passage, passage.state, Side(update.before, "", "", None), new)


def counts(db: Reader) -> str:
    """*In all sources: 12 kept, 2 moved, 1 needs you*."""
    if not (states := passage_reads.states(db)):
        return tr("No passages yet.")
    every = UpdateReport(True, {state: states.get(state.value, 0) for state in AnchorState}, ())
    return tr("In all sources: {counts}").format(counts=every.sentence())


def lines(found: tuple[Entry, ...]) -> list[Line]:
    """The rows of the list, under a heading for each state."""
    out: list[Line] = []
    for state, (words, _) in _STATES.items():
        if here := [one for one in found if one.state is state]:
            out.append(Line(None, f"{tr(words)} · {len(here):,}", head=True))
        out += [_line(one) for one in here]
    return out


def _line(entry: Entry) -> Line:
    passage = entry.passage
    where = f"¶ {passage.paragraph}" if passage.paragraph else ""
    what = entry.says[0] if entry.says else tr_term(entry.state)
    below = listed((what, where, shortened(passage.source_title)))
    return Line(entry, shortened(passage.quote, 90), below, glyph=_STATES[entry.state][1])
