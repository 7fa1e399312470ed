"""Aligning two streams of words: which words of the old text are which of the new one.

Stretches of words that occur once in either stream are found first. The longest chain of them that keeps its
order says what stayed in place; the others have moved. Between two links of the chain the rest is matched by
ever shorter stretches that are unique there. Near-linear, so that a source of many words takes no time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

UNIQUE = 5
"""Words in a stretch that must be the only one of its kind in both texts."""
SMALL, LARGE = 10_000, 4_000_000
"""Pairs of words up to which a gap is compared run by run; word by word; above, it is not."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two certain runs: indices of words, ends exclusive."""

    old: int
    old_end: int
    new: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words: `length` of them from `old` in the one stream and from `new` in the other."""

    old: int
    new: int
    length: int
    gap: Gap | None = None
    """For a run that holds no stretch unique in both texts: the gap in which it was matched."""

    def holds(self, start: int, end: int) -> bool:
        return self.old <= start and end <= self.old + self.length


@dataclass(frozen=True, slots=True)
class Alignment:
    """The runs that kept their order and those that moved, each sorted by their old place."""

    stayed: tuple[Run, ...]
    moved: tuple[Run, ...]


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Align two streams of keys."""
    pairs = _unique_pairs(old, new, Gap(0, len(old), 0, len(new)), UNIQUE)
    chain = _longest_chain(pairs)
    certain = _extend(old, new, chain, Gap(0, len(old), 0, len(new)), None)
    filled: list[Run] = []
    at_old = at_new = 0
    for run in (*certain, Run(len(old), len(new), 0)):
        gap = Gap(at_old, run.old, at_new, run.new)
        filled += _fill(old, new, gap, gap, (3, 1))
        if run.length:
            filled.append(run)
        at_old, at_new = run.old + run.length, run.new + run.length
    return Alignment(tuple(filled), _moved(old, new, pairs, certain))


def _unique_pairs(old: Sequence[str], new: Sequence[str], gap: Gap, size: int) -> list[Pair]:
    """The positions of stretches of `size` words that occur once on both sides of the gap, by their old place."""
    there = _once(new, gap.new, gap.new_end, size)
    here = _once(old, gap.old, gap.old_end, size)
    return [(i, there[words]) for words, i in here.items() if i >= 0 and there.get(words, -1) >= 0]


def _once(keys: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    """The place of every stretch that occurs once; -1 for those that occur more often."""
    out: dict[tuple[str, ...], int] = {}
    part = keys[start:end]
    for offset, words in enumerate(zip(*(part[shift:] for shift in range(size)), strict=False)):
        out[words] = -1 if words in out else start + offset
    return out


def _longest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """The most pairs that rise in both places; `pairs` rise in the first."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, new) in enumerate(pairs):
        place = bisect_left(tails, new)
        before.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(new)
            at.append(index)
        else:
            tails[place] = new
            at[place] = index
    chain: list[Pair] = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _extend(old: Sequence[str], new: Sequence[str], chain: Sequence[Pair], gap: Gap, mark: Gap | None) -> list[Run]:
    """Runs through the pairs of a chain, as long as the words are equal and no other pair is passed."""
    runs: list[Run] = []
    end_old, end_new = gap.old, gap.new
    index = 0
    while index < len(chain):
        i, j = last = chain[index]
        while index < len(chain) and chain[index][0] - chain[index][1] == i - j:
            last = chain[index]
            index += 1
        stop_old, stop_new = chain[index] if index < len(chain) else (gap.old_end, gap.new_end)
        for run in _diagonal(old, new, (i, j), last, (end_old, end_new), (stop_old, stop_new)):
            runs.append(Run(run.old, run.new, run.length, mark))
            end_old, end_new = run.old + run.length, run.new + run.length
    return runs


def _diagonal(old: Sequence[str], new: Sequence[str], first: Pair, last: Pair, floor: Pair, stop: Pair) -> list[Run]:
    """The equal stretches on one diagonal from before `first` until after `last`, within `floor` and `stop`."""
    i, j = first
    if i < floor[0] or j < floor[1]:
        skip = max(floor[0] - i, floor[1] - j)
        i, j = i + skip, j + skip
    while i > floor[0] and j > floor[1] and old[i - 1] == new[j - 1]:
        i, j = i - 1, j - 1
    runs: list[Run] = []
    start = i
    shift = j - i
    while i < stop[0] and i + shift < stop[1]:
        if old[i] == new[i + shift]:
            i += 1
            continue
        if i > start:
            runs.append(Run(start, start + shift, i - start))
        if i > last[0]:
            return runs
        i += 1
        start = i
    if i > start:
        runs.append(Run(start, start + shift, i - start))
    return runs


def _fill(old: Sequence[str], new: Sequence[str], gap: Gap, mark: Gap, sizes: tuple[int, ...]) -> list[Run]:
    """Runs within a gap, by stretches unique there, and word by word where little is left."""
    if gap.old >= gap.old_end or gap.new >= gap.new_end:
        return []
    if not sizes:
        return _word_by_word(old, new, gap, mark)
    chain = _longest_chain(_unique_pairs(old, new, gap, sizes[0]))
    out: list[Run] = []
    at_old, at_new = gap.old, gap.new
    for run in (*_extend(old, new, chain, gap, mark), Run(gap.old_end, gap.new_end, 0)):
        out += _fill(old, new, Gap(at_old, run.old, at_new, run.new), mark, sizes[1:])
        if run.length:
            out.append(run)
        at_old, at_new = run.old + run.length, run.new + run.length
    return out


def _word_by_word(old: Sequence[str], new: Sequence[str], gap: Gap, mark: Gap) -> list[Run]:
    """The runs that both have in a gap; none in one too large to be compared."""
    pairs = (gap.old_end - gap.old) * (gap.new_end - gap.new)
    ours, theirs = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    if pairs > LARGE:
        return []
    if pairs > SMALL:
        from rapidfuzz.distance import LCSseq

        codes = LCSseq.opcodes(ours, theirs)
        return [
            Run(gap.old + code.src_start, gap.new + code.dest_start, code.src_end - code.src_start, mark)
            for code in codes
            if code.tag == "equal"
        ]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [Run(gap.old + m.a, gap.new + m.b, m.size, mark) for m in matcher.get_matching_blocks() if m.size]


def _moved(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair], certain: Sequence[Run]) -> tuple[Run, ...]:
    """Runs through the unique stretches that are not in the chain."""
    stayed: dict[int, int] = {}
    taken: set[int] = set()
    for run in certain:
        for step in range(run.length):
            stayed[run.old + step] = run.new + step
            taken.add(run.new + step)
    runs: list[Run] = []
    end = 0
    for i, j in pairs:
        if i < end or stayed.get(i) == j:
            continue
        start, shift = i, j - i
        while start > end and start + shift > 0 and _free(old, new, start - 1, shift, stayed, taken):
            start -= 1
        stop = i
        while stop < len(old) and stop + shift < len(new) and _free(old, new, stop, shift, stayed, taken):
            stop += 1
        if stop > start:
            runs.append(Run(start, start + shift, stop - start))
            end = stop
    return tuple(runs)


def _free(old: Sequence[str], new: Sequence[str], i: int, shift: int, stayed: dict[int, int], taken: set[int]) -> bool:
    return old[i] == new[i + shift] and i not in stayed and i + shift not in taken
