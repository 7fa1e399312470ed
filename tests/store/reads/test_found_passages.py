"""Passages by a filter, on a workspace of one text."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_empty, make_starter

from app.actions.passages import set_claim, tag_passage
from app.actions.questions import question
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.errors import BadInput
from app.domain.passage_filter import Match, PassageFilter, PassageGroup, TagTerm
from app.domain.passages import Claim
from app.domain.terms import ClaimKind, Sureness
from app.paths import RESOURCES
from app.store.reads import found_passages, passages
from app.store.store import Store

TEXT = "Alpha went out. Beta came back. Gamma stayed. Delta slept."


class Work:
    """Four passages: a, ab, b and c stand on them."""

    def __init__(self, folder: Path) -> None:
        path = folder / "work.pwk"
        make_empty(path, "Dana", RESOURCES)
        self.store = Store(path, "Dana")
        self.source = add_bytes(self.store, TEXT.encode(), "text.txt", "text/plain").source_id
        self.a, self.b, self.c = (add_tag(self.store, TagContent(name)) for name in "abc")
        self.alpha = self.put("Alpha went out.", self.a)
        self.beta = self.put("Beta came back.", self.a, self.b)
        self.gamma = self.put("Gamma stayed.", self.b)
        self.delta = self.put("Delta slept.", self.c)

    def put(self, quote: str, *tags: int) -> int:
        start = TEXT.index(quote)
        return tag_passage(self.store, self.source, start, start + len(quote), tags)

    def found(self, wanted: PassageFilter) -> list[int]:
        return [passage for passage, _ in found_passages.found(self.store, wanted).places]

    def by_tags(self, *terms: tuple[int, Match]) -> list[int]:
        return self.found(PassageFilter(tags=tuple(TagTerm((tag,), match) for tag, match in terms)))


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path)


def test_a_question_narrows_a_list_as_other_conditions_do(work: Work) -> None:
    def asked(typed: str, **more: object) -> list[int]:
        return work.found(PassageFilter(asked=question(work.store, typed), **more))  # type: ignore[arg-type]

    assert asked("tag:a") == [work.alpha, work.beta]
    assert asked("tag:a came") == [work.beta]
    assert asked("tag:a", tags=(TagTerm((work.b,)),)) == [work.beta]
    assert asked("donor.kind:company") == []
    assert (
        found_passages.group_counts(work.store, PassageFilter(asked=question(work.store, "tag:a")))[PassageGroup.TAGGED]
        == 2
    )
    with pytest.raises(BadInput):
        asked("tag:unheard")


def test_tags_with_and_or_not(work: Work) -> None:
    assert work.by_tags((work.a, Match.ANY), (work.c, Match.ANY)) == [work.alpha, work.beta, work.delta]
    assert work.by_tags((work.a, Match.ALL), (work.b, Match.ALL)) == [work.beta]
    assert work.by_tags((work.a, Match.NONE)) == [work.gamma, work.delta]
    assert work.by_tags((work.b, Match.ANY), (work.a, Match.NONE)) == [work.gamma]


def test_a_tag_is_carried_by_those_under_it(work: Work) -> None:
    assert work.found(PassageFilter(tags=(TagTerm((work.a, work.c), Match.ALL),))) == [
        work.alpha,
        work.beta,
        work.delta,
    ]


def test_claims_by_who_and_how_sure(work: Work) -> None:
    set_claim(work.store, work.alpha, Claim(ClaimKind.THESIS, "the authors", Sureness.PROBABLE))
    set_claim(work.store, work.gamma, Claim(ClaimKind.THESIS, "critics", Sureness.CERTAIN))
    assert work.found(PassageFilter(group=PassageGroup.CLAIMS)) == [work.alpha, work.gamma]
    assert work.found(PassageFilter(asserted_by="critics")) == [work.gamma]
    assert work.found(PassageFilter(sureness=Sureness.PROBABLE)) == [work.alpha]
    counts = found_passages.group_counts(work.store, PassageFilter(group=PassageGroup.CLAIMS))
    assert counts == {PassageGroup.ALL: 4, PassageGroup.TAGGED: 4, PassageGroup.EVIDENCE: 0, PassageGroup.CLAIMS: 2}


def test_the_matrix_counts_passages_that_carry_both(work: Work) -> None:
    heads = {tag: (tag,) for tag in (work.a, work.b, work.c)}
    assert found_passages.together(work.store, heads) == {
        (work.a, work.a): 2,
        (work.a, work.b): 1,
        (work.b, work.a): 1,
        (work.b, work.b): 2,
        (work.c, work.c): 1,
    }
    only = found_passages.together(work.store, heads, PassageFilter(words="Gamma"))
    assert only == {(work.b, work.b): 1}


def test_a_head_of_the_matrix_counts_with_those_under_it(work: Work) -> None:
    found = found_passages.together(work.store, {work.a: (work.a, work.c), work.b: (work.b,)})
    assert found[work.a, work.a] == 3
    assert found[work.a, work.b] == 1


def test_countries_records_and_what_is_tagged_around_them(tmp_path: Path) -> None:
    path = tmp_path / "starter.pwk"
    make_starter(path, "Ann", RESOURCES)
    store = Store(path, "Dana")
    ids = {name: number for number, name in found_passages.countries(store)}
    iran = ids["Iran"]
    found = [i for i, _ in found_passages.found(store, PassageFilter(country_id=iran)).places]
    assert found
    first = passages.one(store, found[0])
    everything = found_passages.found(store, PassageFilter()).places
    assert len(found) < len(everything)
    record = found_passages.records(store)[0]
    cited = [
        passages.one(store, i) for i, _ in found_passages.found(store, PassageFilter(donation_id=record[0])).places
    ]
    assert cited
    assert all(any(ref.kind == "donation" and ref.label == record[1] for ref in p.evidence) for p in cited)
    before = found_passages.tagged_around(store, iran)
    tag = add_tag(store, TagContent("around"))
    made = tag_passage(store, first.source_id, first.start, first.end - 3, [tag])
    assert set(found_passages.tagged_around(store, iran)) == {*before, made}
