from __future__ import annotations

import pytest
from tests.helpers.actors import add_actor

from app.actions import actors, donations, evidence, facts, sources
from app.actions.passages import tag_with_new
from app.domain.blocks import Block
from app.domain.codebook import TagContent
from app.domain.donations import DateSpan, Donation, Item, Party
from app.domain.errors import AnchorLost, BadInput, NotFound
from app.domain.facts import Fact
from app.domain.records import Actor
from app.domain.sources import SourceDraft, SourceKind, SourceMeta
from app.domain.terms import EvidenceRole, PartyRole
from app.domain.vocabularies import actor_kind, category
from app.store.reads import actors as actor_reads
from app.store.reads import countries as country_reads
from app.store.reads import donations as reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import facts as fact_reads
from app.store.reads import passages, profiles

TEXT = "Guangzhou sent 300,000 masks to Gorgan. Iran had over 130,000 cases."


def add_source(store, kind=SourceKind.ARTICLE, text=TEXT):
    block = Block(0, len(text), paragraph=1)
    draft = SourceDraft(
        text, (block,), (), SourceMeta(kind.value), (kind.value + text).encode(), "text/plain", "f", kind
    )
    return sources.add_draft(store, draft).source_id


@pytest.fixture
def source(ledger):
    return add_source(ledger)


@pytest.fixture
def record(ledger):
    parties = (
        Party(PartyRole.DONOR, "Guangzhou", actor_kind("municipal_government"), "CN"),
        Party(PartyRole.RECIPIENT, "Gorgan", actor_kind("place"), "IR"),
    )
    made = donations.add_donation(ledger, Donation("t", parties=parties, items=(Item("masks"),)))
    return reads.record(ledger, made)


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def test_one_operation_links_a_stretch_to_several_fields(ledger, source, record, undoes):
    fields = [("item", record.part_ids["items"][0]), ("recipient", record.part_ids["parties"][1]), ("title", None)]
    undoes(
        lambda: evidence.link_evidence(ledger, source, *at("300,000 masks to Gorgan"), ("donation", record.id), fields)
    )
    found = reads.record(ledger, record.id).evidence
    assert [piece.label for piece in found] == ["item: masks", "recipient: Gorgan", "title"]
    assert {(piece.quote, piece.paragraph, piece.source_title) for piece in found} == {
        ("300,000 masks to Gorgan", 1, "article")
    }
    assert reads.rows(ledger)[0].evidence == 3
    ledger.undo()
    assert passages.of_source(ledger, source) == ()


def test_the_same_words_never_support_a_field_and_contradict_it(ledger, source, record):
    item = ("item", record.part_ids["items"][0])
    contradicts = EvidenceRole.CONTRADICTS
    for role in (EvidenceRole.SUPPORTS, contradicts, contradicts, EvidenceRole.CONTEXT, EvidenceRole.SUPPORTS):
        evidence.link_evidence(
            ledger, source, *at("300,000 masks"), ("donation", record.id), [item, ("title", None)], role
        )
        roles = [piece.role for piece in reads.record(ledger, record.id).evidence if piece.field == "item"]
        assert role in roles
        assert len(set(roles) - {EvidenceRole.CONTEXT}) == 1
    for _ in range(2):  # as the one that did nothing is no step, back to what contradicts
        ledger.undo()
    roles = {piece.role for piece in reads.record(ledger, record.id).evidence}
    assert roles == {contradicts}


def test_a_wrong_quote_links_nothing(ledger, source, record):
    start, end, _ = at("Gorgan")
    with pytest.raises(AnchorLost):
        evidence.link_evidence(ledger, source, start, end, "Tehran", ("donation", record.id))
    assert passages.of_source(ledger, source) == ()


def test_fields_that_a_thing_does_not_have_are_refused(ledger, source, record):
    iran = country_reads.by_code(ledger, "IR").id
    for target, field, problem in (
        (("donation", record.id), ("recipient", record.part_ids["parties"][0]), NotFound),
        (("donation", record.id), ("item", 99), NotFound),
        (("donation", record.id), ("donor", None), BadInput),
        (("donation", record.id), ("value", None), BadInput),
        (("country", iran), ("title", None), BadInput),
        (("donation", 99), ("title", None), NotFound),
        (("fact", 99), ("value", None), NotFound),
    ):
        with pytest.raises(problem):
            evidence.link_evidence(ledger, source, *at("Gorgan"), target, [field])
    with pytest.raises(BadInput):
        evidence.link_evidence(ledger, source, *at("Gorgan"), ("donation", record.id), [])
    assert passages.of_source(ledger, source) == ()


def test_a_passage_goes_when_its_last_evidence_goes(ledger, source, record, undoes):
    passage = evidence.link_evidence(ledger, source, *at("Gorgan"), ("donation", record.id), [("title", None)])
    where = ("donation", record.id)
    evidence.link_evidence(ledger, source, *at("Gorgan"), where, [("", None)], EvidenceRole.CONTEXT, "n")
    first, second = sorted(piece.id for piece in reads.record(ledger, record.id).evidence)
    undoes(lambda: evidence.unlink_evidence(ledger, first))
    assert [p.id for p in passages.of_source(ledger, source)] == [passage]
    undoes(lambda: evidence.unlink_evidence(ledger, second))
    assert passages.of_source(ledger, source) == ()
    with pytest.raises(NotFound):
        evidence.unlink_evidence(ledger, second)


def test_a_tagged_passage_stays(ledger, source, record):
    start, end, quote = at("Gorgan")
    tag_with_new(ledger, source, start, end, TagContent("place"))
    evidence.link_evidence(ledger, source, start, end, quote, ("donation", record.id))
    donations.remove_donation(ledger, record.id)
    assert [p.quote for p in passages.of_source(ledger, source)] == ["Gorgan"]


def test_removing_a_record_or_a_party_takes_its_bare_passages(ledger, source, record, undoes):
    target = ("donation", record.id)
    evidence.link_evidence(ledger, source, *at("Gorgan"), target, [("recipient", record.part_ids["parties"][1])])
    evidence.link_evidence(ledger, source, *at("Guangzhou"), target, [("donor", record.part_ids["parties"][0])])
    content = reads.record(ledger, record.id).content
    without = Donation("t", parties=content.parties[:1], items=content.items)
    undoes(lambda: donations.edit_donation(ledger, record.id, without))
    assert [p.quote for p in passages.of_source(ledger, source)] == ["Guangzhou"]
    undoes(lambda: donations.remove_donation(ledger, record.id))
    assert passages.of_source(ledger, source) == ()


def test_linking_the_same_again_changes_nothing(ledger, source, record):
    for _ in range(2):
        evidence.link_evidence(ledger, source, *at("Gorgan"), ("donation", record.id))
    assert len(reads.record(ledger, record.id).evidence) == 1


def test_the_article_comes_before_the_digest_and_support_before_the_rest(ledger, record):
    digest = add_source(ledger, SourceKind.DIGEST)
    article = add_source(ledger)
    target = ("donation", record.id)
    for one in (digest, article):
        evidence.link_evidence(ledger, one, *at("Guangzhou"), target, role=EvidenceRole.CONTRADICTS)
        evidence.link_evidence(ledger, one, *at("Gorgan"), target)
    found = [(p.source_id, p.quote) for p in reads.record(ledger, record.id).evidence]
    assert found == [(one, words) for one in (article, digest) for words in ("Gorgan", "Guangzhou")]


CASES = Fact("IR", category("crisis"), "cases", "over 130,000", as_of=DateSpan("2020-05-31", "2020-05-31"))


def test_a_fact_is_added_changed_and_removed(ledger, source, undoes):
    made = undoes(lambda: facts.add_fact(ledger, CASES))
    evidence.link_evidence(ledger, source, *at("over 130,000 cases"), ("fact", made), [("value", None)])
    assert fact_reads.one(ledger, made).content == CASES
    assert [piece.quote for piece in fact_reads.one(ledger, made).evidence] == ["over 130,000 cases"]
    moved = Fact("Holland", category("other"), "x", "y")
    undoes(lambda: facts.edit_fact(ledger, made, moved))
    assert fact_reads.one(ledger, made).content.country == "NL"
    assert len(fact_reads.one(ledger, made).evidence) == 1
    undoes(lambda: facts.remove_fact(ledger, made))
    assert fact_reads.every(ledger) == ()
    assert passages.of_source(ledger, source) == ()


def test_what_a_fact_must_be(ledger):
    for wrong in (Fact("IR", category("other"), "", "v"), Fact("IR", category("other"), "f", " ")):
        with pytest.raises(BadInput):
            facts.add_fact(ledger, wrong)
    with pytest.raises(NotFound, match="Atlantis"):
        facts.add_fact(ledger, Fact("Atlantis", category("other"), "f", "v"))


def test_a_profile_gathers_what_is_recorded(ledger, source, record):
    fact = facts.add_fact(ledger, CASES)
    evidence.link_evidence(ledger, source, *at("over 130,000 cases"), ("fact", fact), [("value", None)])
    iran = country_reads.by_code(ledger, "ir")
    evidence.link_evidence(ledger, source, *at("Iran"), ("country", iran.id))
    group = Party(PartyRole.RECIPIENT, "Asia", actor_kind("group"), group="asia")
    donations.add_donation(ledger, Donation("to Asia", parties=(group,)))
    found = profiles.profile(ledger, "IR")
    assert [row.ref for row in found.received] == ["D-01"]
    assert [row.ref for row in found.through_groups] == ["D-02"]
    assert [p.quote for p in found.passages] == ["Iran", "over 130,000 cases"]
    assert [f.content.value for f in found.facts] == ["over 130,000"]
    assert "asia" in [g.code for g in found.groups]
    row = next(row for row in country_reads.rows(ledger) if row.info.code == "IR")
    assert (row.facts, row.received, row.given, row.passages) == (1, 1, 0, 2)
    asia = profiles.profile(ledger, "asia")
    assert [row.ref for row in asia.received] == ["D-01", "D-02"]
    assert country_reads.rows(ledger)[-1].recorded == 0
    with pytest.raises(NotFound):
        profiles.profile(ledger, "QQ")


def test_an_actor_has_passages_of_its_own(ledger, source, record):
    actor = actor_reads.named(ledger, "Guangzhou")
    evidence.link_evidence(ledger, source, *at("Guangzhou"), ("actor", actor), [("name", None)])
    assert [p.quote for p in actor_reads.record(ledger, actor).evidence] == ["Guangzhou"]
    assert evidence_reads.label_of(ledger, "actor", actor) == "Guangzhou"
    assert actor_reads.one(ledger, actor).content == Actor("Guangzhou", actor_kind("municipal_government"), "CN")


def test_a_stretch_is_linked_to_several_facts_in_one_operation(ledger, source, undoes):
    made = [facts.add_fact(ledger, Fact("IR", category("other"), what, "yes")) for what in ("cases", "deaths")]
    targets = [(("fact", fact_id), (("value", None),)) for fact_id in made]
    undoes(lambda: evidence.link_to_things(ledger, source, *at("over 130,000 cases"), targets))
    assert [len(fact_reads.one(ledger, fact_id).evidence) for fact_id in made] == [1, 1]


def test_a_passage_under_a_removed_actor_only_goes_with_it(ledger, source, undoes):
    actor = add_actor(ledger, Actor("Harbour Society"))
    evidence.link_evidence(ledger, source, *at("Guangzhou"), ("actor", actor), [("name", None)])
    undoes(lambda: actors.remove_actor(ledger, actor))
    assert passages.of_source(ledger, source) == ()
