"""Carrying passages over to a new version of their text: the rules of the five states, all in one place.

- verified: the same words, in their neighbourhood.
- moved: the same words elsewhere, the only ones, in a sentence that says the same.
- changed: only spelling, punctuation, quotation marks or spaces differ, the only such place, in its context.
- review: anything less certain. lost: nothing like it. Both stay where they are.

What decides is never how alike two texts look but whether words, place and context agree: a sentence like it
with another number, name or negation is another sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from heapq import nlargest
from re import findall

from app.domain.align import Gap
from app.domain.anchor import Anchor, AnchorState
from app.domain.by_key import by_key
from app.domain.joined import joined
from app.domain.similar import Similar, candidate_from
from app.domain.two_texts import Place, TwoTexts

ENOUGH = 4
"""Words, of the passage and next to it, that must be equal where position alone does not decide."""
CONTEXT_WORDS = 3
"""Words next to a changed passage that must be equal."""
TIGHT = 12
"""Words of a gap between two certain places that is so small that position decides."""
_CARRIED = (AnchorState.VERIFIED, AnchorState.MOVED, AnchorState.CHANGED)


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What becomes of a passage. `place` is code points of the new text.

    For a passage that is carried over it is where it is now; for one in review it is the likeliest
    candidate, if there is one.
    """

    state: AnchorState
    place: Place | None = None

    @property
    def carried(self) -> bool:
        return self.state in _CARRIED


def reanchor(old: str, new: str, anchors: Iterable[tuple[int, Anchor]]) -> dict[int, Reanchored]:
    """The outcome for every anchor (id, anchor) of the old text."""
    rules = _Rules(TwoTexts(old, new))
    return _one_each({number: rules.outcome(one.start, one.end, one.quote) for number, one in anchors})


def _one_each(found: dict[int, Reanchored]) -> dict[int, Reanchored]:
    """If two passages claim the same words, the surer one gets them; of equals neither."""
    claims = by_key((one.place, passage_id) for passage_id, one in found.items() if one.carried)
    out = dict(found)
    for rivals in claims.values():
        ranks = sorted(_CARRIED.index(found[i].state) for i in rivals)
        for passage_id in rivals if len(rivals) > 1 else ():
            rank = _CARRIED.index(found[passage_id].state)
            if rank > ranks[0] or ranks[0] == ranks[1]:
                out[passage_id] = replace(found[passage_id], state=AnchorState.REVIEW)
    return out


class _Rules:
    def __init__(self, texts: TwoTexts) -> None:
        self._texts = texts
        self._similar = Similar(texts)

    def outcome(self, start: int, end: int, quote: str) -> Reanchored:
        """The state of one passage. None goes over whose words have become parts of others."""
        found = self._found(start, end, quote)
        if not found.carried or found.place is None:
            return found
        if joined(self._texts.old, start, end) != joined(self._texts.new, *found.place):
            return Reanchored(AnchorState.REVIEW, found.place)
        places = self._texts.belonging(start, end, found.place)
        if places == [found.place[0]]:
            return found
        if len(places) != 1:
            return Reanchored(AnchorState.REVIEW, found.place)
        state = AnchorState.MOVED if found.state is AnchorState.CHANGED else found.state
        return Reanchored(state, (places[0], places[0] + len(quote)))

    def _found(self, start: int, end: int, quote: str) -> Reanchored:
        """The state of one passage, by the first rule that fits."""
        texts = self._texts
        if texts.old[start:end] != quote or start >= end:
            return Reanchored(AnchorState.REVIEW)
        at = texts.untouched(start, end)
        if at is not None:
            return Reanchored(AnchorState.VERIFIED, (at, at + len(quote)))
        words = texts.old_words.covered(start, end)
        return self._in_place(start, quote, words) or self._otherwise(start, quote, words)

    def _in_place(self, start: int, quote: str, words: Place) -> Reanchored | None:
        """The passage as the alignment of the two texts finds it, in one piece."""
        texts = self._texts
        run = texts.run_of(*words) if words[0] < words[1] else None
        if run is None:
            return None
        at = texts.place_in(run, start, words)
        place = (at, at + len(quote))
        if texts.new[slice(*place)] != quote:
            return None
        if not texts.is_supported(words, place):
            return Reanchored(AnchorState.REVIEW, place)
        gap = run.gap
        if gap is None:
            return Reanchored(AnchorState.VERIFIED, place)
        if max(gap.old_end - gap.old, gap.new_end - gap.new) <= TIGHT and self._often(gap, quote) == (1, 1):
            return Reanchored(AnchorState.VERIFIED, place)
        alone = len(texts.exact(quote)) == 1 == texts.old.count(quote)
        alone = alone or (run.length >= 2 * ENOUGH and len({*self._often(gap, quote)}) == 1)
        if alone and run.length >= ENOUGH and texts.same_sentence(words, place):
            return Reanchored(AnchorState.VERIFIED, place)
        return None

    def _often(self, gap: Gap, quote: str) -> tuple[int, int]:
        old, new = self._texts.old_words, self._texts.new_words
        return (
            self._texts.old.count(quote, old.starts[gap.old], old.ends[gap.old_end - 1]),
            self._texts.new.count(quote, new.starts[gap.new], new.ends[gap.new_end - 1]),
        )

    def _otherwise(self, start: int, quote: str, words: Place) -> Reanchored:
        """The state of a passage whose words are not where the alignment puts them."""
        texts = self._texts
        ends = texts.open_ends(start, start + len(quote))
        hits = texts.exact(quote, *ends)
        candidate = candidate_from(texts, start, quote, words)
        free = texts.free(quote, ends, words) if hits else {}
        changed = candidate if candidate is not None and self._is_respelled(quote, words, candidate) else None
        if changed is not None and not free.keys() - {changed[0]}:
            return Reanchored(AnchorState.CHANGED, changed)
        if hits and changed is None:
            chosen = self._the_one(hits, free, quote, words)
            if chosen is not None:
                place = (chosen, chosen + len(quote))
                near = texts.in_neighbourhood(place, words)
                return Reanchored(AnchorState.VERIFIED if near else AnchorState.MOVED, place)
        if candidate is None and hits:
            best = self._most_similar(hits, free, quote, words)
            candidate = (best, best + len(quote))
        if candidate is not None and (hits or self._similar.alike(quote, candidate)):
            return Reanchored(AnchorState.REVIEW, candidate)
        likeliest = self._similar.likeliest(words)
        return Reanchored(AnchorState.LOST) if likeliest is None else Reanchored(AnchorState.REVIEW, likeliest)

    def _most_similar(self, hits: list[int], free: dict[int, int], quote: str, words: Place) -> int:
        """Of the places where the words are found the one with most of what was around them."""
        scores = free or {hit: self._texts.context(words, (hit, hit + len(quote))) for hit in hits}
        return min(scores, key=lambda hit: (-scores[hit], hit))

    def _is_respelled(self, quote: str, words: Place, candidate: Place) -> bool:
        return self._texts.new[slice(*candidate)] != quote and self._only_changed(words, candidate)

    def _the_one(self, hits: list[int], free: dict[int, int], quote: str, words: Place) -> int | None:
        """The only place the same words can have gone to, or None where that is not certain."""
        texts = self._texts
        if not free:
            return None
        agree, *others = nlargest(2, free.values())
        at = next(hit for hit, score in free.items() if score == agree)
        length = words[1] - words[0]
        alone = len(hits) == 1 and (texts.old.count(quote) == 1 or agree >= ENOUGH)
        ahead = agree >= ENOUGH and all(agree >= other + CONTEXT_WORDS for other in others)
        if not (alone or ahead) or length + agree < ENOUGH or self._has_rival(quote, words, at, agree):
            return None
        return at if texts.same_sentence(words, (at, at + len(quote))) else None

    def _has_rival(self, quote: str, words: Place, at: int, agree: int) -> bool:
        """Whether the same words elsewhere in the old text have as good a claim to this place."""
        return self._texts.most_alike_before(quote, words, (at, at + len(quote))) + CONTEXT_WORDS > agree

    def _only_changed(self, words: Place, candidate: Place) -> bool:
        """Whether the candidate holds the same words in another spelling, in its context, and alone does so."""
        texts = self._texts
        there = texts.new_words.covered(*candidate)
        if not texts.judge.same(words, there):
            return False
        left, right = texts.agreeing(words, there)
        if left + right < CONTEXT_WORDS or not texts.is_supported(words, candidate):
            return False
        if texts.is_certain(words[0] - 1, there[0] - 1) or texts.is_certain(words[1], there[1]):
            return True
        ours = texts.old[texts.old_words.starts[words[0]] : texts.old_words.ends[words[1] - 1]]
        alone = texts.new.count(texts.new[slice(*candidate)]) == 1 == texts.old.count(ours)
        return alone and texts.same_sentence(words, candidate)


def changed_words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """What differs between two quotes, as pairs of words before and after; an empty one was put in or left out."""
    return tuple((before, after) for before, after in paired_words(old, new) if before != after)


def paired_words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Both quotes cut into stretches, side by side: those that are the same in both, and those that differ."""
    ours, theirs = (findall(r"\s+|\d+(?:[.,:/]\d+)+|\w+|[^\w\s]", words) for words in (old, new))
    return tuple(
        ("".join(ours[i:i_end]), "".join(theirs[j:j_end]))
        for _, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    )
