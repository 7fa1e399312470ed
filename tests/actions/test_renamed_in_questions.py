"""Questions that are saved or stand in notes go on asking for what is renamed or merged; undone with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.actions.test_links import brought
from tests.helpers.actors import add_actor

from app.actions import actors, codebook, notes, own_fields, saved_views, sources, tags, terms
from app.actions.questions import question
from app.domain.codebook import TagContent
from app.domain.note_figures import Asks, tokens
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import Actor, DonationFilter
from app.domain.saved_views import ViewContent
from app.domain.vocabularies import TermContent
from app.store.reads import donations as donation_reads
from app.store.reads import notes as note_reads
from app.store.reads import own_fields as field_reads
from app.store.reads import saved_views as reads
from app.store.reads import sources as source_reads
from app.store.reads import vocabularies
from app.store.store import Store

Undoes = Callable[[Callable[[], Any]], Any]


def save(store: Store, *questions: str) -> None:
    for number, one in enumerate(questions):
        saved_views.save_view(store, ViewContent(f"view {number}", question=one))


def asks(store: Store, *expected: str) -> None:
    """The saved questions are these, and all can be answered."""
    found = [one.content.question for one in reads.saved_views(store)]
    assert found == [*expected]
    for one in found:
        donation_reads.count(store, DonationFilter(query=question(store, one)))


def test_a_term(ledger: Store, undoes: Undoes) -> None:
    tents = terms.add_term(ledger, "aid_kind", TermContent("Tents"))
    huts = terms.add_term(ledger, "aid_kind", TermContent("Huts"))
    save(ledger, 'aid_kind:Tents,food -aid_kind!=tents basis:twin_city "Tents" item:Tents', "aid_kind:tent")
    said = "{{{{total aid_kind:{0}|1}}}}, {{{{map where donor:Fiji aid_kind:{0}}}}}, {{{{timeline}}}}, Tents, "
    said += "{{{{matrix donor by recipient where  aid_kind:{0} }}}}, `{{{{total aid_kind:Tents}}}}`, {{{{total x:}}}}"
    note = notes.add_note(ledger, said.format("Tents"))
    undoes(lambda: terms.edit_term(ledger, tents, TermContent("Tarps, poles")))
    asks(
        ledger,
        'aid_kind:"Tarps, poles",food -aid_kind!="Tarps, poles" basis:twin_city "Tents" item:Tents',
        "aid_kind:tent",  # the key begins so
    )
    assert note_reads.one(ledger, note).body == said.format('"Tarps, poles"')
    undoes(lambda: terms.edit_term(ledger, tents, TermContent("Tarps")))
    undoes(lambda: terms.merge_terms(ledger, tents, huts))
    body = note_reads.one(ledger, note).body
    assert body == said.format("Huts")
    assert "aid_kind:Huts,food -aid_kind!=Huts basis:twin_city " in reads.saved_views(ledger)[0].content.question


def test_a_term_whose_key_is_the_name_of_another(ledger: Store, undoes: Undoes) -> None:
    """As when *Tents* was renamed and another is called so now."""
    tents, huts = (terms.add_term(ledger, "aid_kind", TermContent(name)) for name in ("Tents", "Huts"))
    terms.edit_term(ledger, tents, TermContent("Tarps"))
    terms.add_term(ledger, "aid_kind", TermContent("Tents"))
    save(ledger, "aid_kind:Tents aid_kind:Tarps")
    undoes(lambda: terms.merge_terms(ledger, tents, huts))
    asks(ledger, "aid_kind:Tents aid_kind:Huts")


def test_a_term_that_a_field_of_the_workspaces_own_is_one_of(ledger: Store, undoes: Undoes) -> None:
    field = own_fields.add_field(ledger, OwnContent("Way", OwnType.CHOICE), ("By sea", "By air"))
    own = field_reads.one(ledger, field)
    (sea, _, *_) = vocabularies.one(ledger, own.content.vocabulary).rows
    save(ledger, f'{own.key}:"By sea" money.kind:cash')
    undoes(lambda: terms.edit_term(ledger, sea.id, replace(sea.content, name="Ship")))
    asks(ledger, f"{own.key}:Ship money.kind:cash")


def test_a_tag_by_name_and_by_path(ledger: Store, undoes: Undoes) -> None:
    aid = tags.add_tag(ledger, TagContent("Aid"))
    old, same = tags.add_tag(ledger, TagContent("Old"), aid), tags.add_tag(ledger, TagContent("Same"), aid)
    tags.add_tag(ledger, TagContent("Same"))
    save(ledger, "tag:old tag:Aid/Old", "tag:Aid/Same -tag:Same", "tag:aid")
    undoes(lambda: tags.edit_tag(ledger, old, TagContent("New one")))
    asks(ledger, 'tag:"Aid/New one" tag:"Aid/New one"', "tag:Aid/Same -tag:Same", "tag:aid")
    undoes(lambda: tags.edit_tag(ledger, aid, TagContent("Help")))
    asks(ledger, 'tag:"Help/New one" tag:"Help/New one"', "tag:Help/Same -tag:Same", "tag:Help")
    undoes(lambda: tags.move_tags(ledger, [old], None))
    undoes(lambda: codebook.merge_tags(ledger, [same], old))
    asks(ledger, 'tag:"New one" tag:"New one"', 'tag:"New one" -tag:Same', "tag:Help")


def test_an_actor_and_a_source(ledger: Store, undoes: Undoes) -> None:
    huawei = add_actor(ledger, Actor("Huawei", aliases=("HW", "Hua Wei")))
    other = add_actor(ledger, Actor("Honor"))
    source = brought(ledger)
    title = source_reads.source_row(ledger, source).meta.title
    save(ledger, f"donor:Huawei,HW payer:huawei party:honor item:Huawei source:{title}")
    undoes(lambda: actors.edit_actor(ledger, huawei, Actor("Huawei Ltd", aliases=("Hua Wei",))))
    undoes(lambda: actors.merge_actors(ledger, other, huawei))
    meta = source_reads.source_row(ledger, source).meta
    undoes(lambda: sources.edit_meta(ledger, source, replace(meta, title="Gifts of 2020")))
    asks(
        ledger,
        'donor:"Huawei Ltd","Huawei Ltd" payer:"Huawei Ltd" party:"Huawei Ltd" item:Huawei source:"Gifts of 2020"',
    )


def test_who_is_called_as_a_country_leaves_questions_about_all_at_home_there(ledger: Store, undoes: Undoes) -> None:
    china = add_actor(ledger, Actor("China", iso2="CN", aliases=("EU", "Beijing")))
    bank = add_actor(ledger, Actor("Bank"))
    save(ledger, "donor:China party:eu payer:Beijing")
    undoes(lambda: actors.edit_actor(ledger, china, Actor("The state", iso2="CN")))
    asks(ledger, 'donor:China party:eu payer:"The state"')
    undoes(lambda: actors.edit_actor(ledger, china, Actor("Peru", iso2="PE")))
    undoes(lambda: actors.merge_actors(ledger, china, bank))
    asks(ledger, "donor:China party:eu payer:Peru")


def test_names_with_signs_that_questions_or_figures_end_at(ledger: Store, undoes: Undoes) -> None:
    tents = terms.add_term(ledger, "aid_kind", TermContent("Tents"))
    save(ledger, "aid_kind:Tents")
    note = notes.add_note(ledger, "{{total aid_kind:Tents|1}} “}}”, {{map where aid_kind:Tents,food Tents}}, {{map}}")
    for name in ("A|B", "A}}B", "{{A|}", 'A 5" B', "“A” | B", "«A» B", "A"):
        undoes(lambda name=name: terms.edit_term(ledger, tents, TermContent(name)))
        body = note_reads.one(ledger, note).body
        figures = tokens(body)
        assert [(one.asks, one.as_written) for one in figures] == [
            (Asks.TOTAL, "1"),
            *[(Asks.PICTURE, None)] * 2,
        ]
        assert body[figures[0].end : figures[1].start] == " “}}”, "
        for asked in (reads.saved_views(ledger)[0].content.question, figures[0].thing, figures[1].thing):
            assert question(ledger, asked).conditions[0].values[0].text == name
    assert figures[1].thing == "aid_kind:A,food Tents"
