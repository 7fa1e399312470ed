"""What a person would call passages: her own, and else the sentences with evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.anchor import AnchorState
from app.domain.excerpts import excerpts, gathered
from app.domain.passages import EvidenceRef, Passage, TagRef
from app.domain.terms import EvidenceRole

TEXT = "Peru gave 40 tents to Chad. They came by sea."
SENTENCE = (0, TEXT[:27])
TAG = TagRef(1, "Gifts", "Gifts", 0)


def _passage(
    number: int, words: str, *tags: TagRef, evidence: bool = True, state: AnchorState = AnchorState.VERIFIED
) -> Passage:
    start = TEXT.index(words)
    refs = (EvidenceRef(number, "donation", 1, "D-01", "item", EvidenceRole.SUPPORTS),) if evidence else ()
    return Passage(number, f"p{number}", 1, "A report", 1, start, start + len(words), words, 1, state, tags, refs)


def test_words_that_are_only_evidence_are_read_in_their_sentence() -> None:
    scraps = [_passage(2, "Chad", state=AnchorState.MOVED), _passage(1, "Peru")]
    (found,) = excerpts(scraps, {1: SENTENCE, 2: SENTENCE})
    assert (found.passage.quote, found.passage.id, found.is_sentence) == (SENTENCE[1], 1, True)
    assert [ref.id for ref in found.passage.evidence] == [1, 2]
    assert found.passage.state is AnchorState.MOVED  # what must be looked at
    assert [TEXT[start:end] for start, end in found.marks] == ["Peru", "Chad"]


def test_a_passage_of_a_persons_own_that_holds_the_sentence_holds_its_evidence() -> None:
    own, scrap = _passage(3, SENTENCE[1], TAG, evidence=False), _passage(1, "Peru")
    (found,) = excerpts([scrap, own], {1: SENTENCE})
    assert (found.passage.id, found.is_sentence) == (3, False)
    assert (found.passage.tags, len(found.passage.evidence), found.marks) == ((TAG,), 1, ((0, 4),))


def test_a_shorter_one_leaves_the_sentence_beside_it_and_of_two_the_closer_holds_it() -> None:
    short = _passage(3, "40 tents", TAG, evidence=False)
    assert [one.passage.id for one in excerpts([_passage(1, "Peru"), short], {1: SENTENCE})] == [1, 3]
    wide, close = _passage(4, TEXT, TAG, evidence=False), _passage(5, SENTENCE[1], TAG, evidence=False)
    found = {one.passage.id: one for one in excerpts([wide, close, _passage(1, "Peru")], {1: SENTENCE})}
    assert [len(found[number].passages) for number in (4, 5)] == [1, 2]


def test_what_nothing_is_attached_to_is_a_passage_too() -> None:
    (found,) = excerpts([_passage(1, "Peru", evidence=False)], {})
    assert (found.passage.quote, found.is_sentence, found.marks) == ("Peru", False, ())


_STRETCH = st.tuples(st.integers(0, 60), st.integers(1, 20))


@given(st.lists(_STRETCH, max_size=12), st.lists(_STRETCH, max_size=12))
def test_each_passage_is_read_once_and_sentences_are_apart(
    own: list[tuple[int, int]], evident: list[tuple[int, int]]
) -> None:
    mine = [(number, start, start + length) for number, (start, length) in enumerate(own)]
    rest = [(100 + number, start, start + length) for number, (start, length) in enumerate(evident)]
    found = gathered(mine, rest)
    assert sorted(i for group in found for i in group.ids) == sorted(i for i, _, _ in (*mine, *rest))
    assert [(group.start, -group.end) for group in found] == sorted((group.start, -group.end) for group in found)
    places = {i: (low, high) for i, low, high in (*mine, *rest)}
    last = -1
    for group in found:
        assert all(group.start <= places[i][0] and places[i][1] <= group.end for i in group.ids)
        assert group.is_own == (group.ids[0] < 100)
        if not group.is_own:
            assert group.start >= last
            last = group.end
            assert not any(low <= group.start and group.end <= high for _, low, high in mine)
