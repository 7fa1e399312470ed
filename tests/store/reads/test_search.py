"""What the one search finds in a workspace, and what it no longer finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.helpers.each import each
from tests.helpers.made import make_empty, make_starter

from app.actions.actors import edit_actor
from app.actions.donations import add_donation
from app.actions.facts import add_fact
from app.actions.notes import add_note
from app.actions.sources import add_bytes, cut_block, remove_source, restore_block
from app.actions.tags import add_tag
from app.actions.versions import update_source
from app.domain.codebook import TagContent
from app.domain.donations import Donation, Party
from app.domain.errors import Cancelled
from app.domain.facts import Fact
from app.domain.records import DonationFilter
from app.domain.search import Hit
from app.domain.terms import PartyRole
from app.domain.vocabularies import COUNTRY, NO_CATEGORY
from app.importers.read import read_source
from app.importers.reference import load_reference
from app.paths import REFERENCE, RESOURCES
from app.store.reads import actors as actor_reads
from app.store.reads import donations as donation_reads
from app.store.reads.search import search
from app.store.reads.sources import current_text
from app.store.store import Store
from app.store.writes.countries import seed

TEXT = """The amber quota ledger of Zqville was kept for years by one clerk alone.

The quota of amber filled a second ledger, which nobody read; the twin-city's seal was on it.

בעיריית חיפה נמסר כי המַסֵּכוֹת הגיעו בבוקר אל בית החולים.

Côte d’Azur towns sent Łódź and Việt Nam a café’s worth of gifts, 300,000 in all.

北京市向德黑兰捐赠口罩，共计三十万只。"""


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("search") / "starter.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Dana") as store:
        add_bytes(store, TEXT.encode(), "zqville.txt", "text/plain")
        add_note(store, "The municipality of Zqnote", "A remark")
        add_tag(store, TagContent("Zqtag", definition="what zqdefined means"))
        yield store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def _kinds(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.kind for hit in hits}


def _blocks(store: Store, query: str) -> list[int | None]:
    hits = [hit for hit in search(store, query) if hit.kind == "text"]
    for hit in hits:
        assert hit.source_id is not None
        assert hit.start is not None
        shown = current_text(store, hit.source_id)
        assert shown.paragraph_at(hit.start) == hit.paragraph
        marked = hit.snippet[slice(*hit.marks[hit.first])]
        assert shown.text[hit.start : hit.start + len(marked)] == marked
    return [hit.paragraph for hit in hits]


@each(
    "query, kind",
    [
        ("zqville", "source"), ("zqville", "text"), ("zqnote", "note"), ("zqtag", "tag"), ("zqdefined", "tag"),
        ("gorgan", "donation"), ("huawei", "actor"), ("iran", "country"), ("iran", "fact"), ("ira", "country"),
    ],
)  # fmt: skip
def test_every_kind_of_thing_is_found(starter: Store, query: str, kind: str) -> None:
    assert kind in _kinds(search(starter, query, 200))


def test_a_phrase_is_found_as_it_is_written(starter: Store) -> None:
    assert _blocks(starter, '"amber quota ledger"') == [1]
    assert _blocks(starter, "amber quota ledger") == [1, 2]
    assert _blocks(starter, '"quota of amber"') == [2]
    assert _blocks(starter, "„amber quota“") == [1]
    assert _blocks(starter, '"amber quo') == [1], "the last word of a phrase may go on"
    assert _blocks(starter, '"amber quo"') == []


def test_words_are_found_by_their_beginnings_and_stems(starter: Store) -> None:
    assert _blocks(starter, "zqv") == [1]
    assert 1 in _blocks(starter, "z")
    assert _blocks(starter, "ledgers amber") == [1, 2]
    assert _blocks(starter, "zqv ") == []


@each(
    "query, paragraph",
    [
        ("המסכות", 3), ("הַמַּסֵּכוֹת", 3), ("חיפה", 3), ("חיפ", 3), ("cote d'azur", 4), ("Côte d’Azur", 4), ("viet", 4),
        ("việt nam", 4), ("cafe's", 4), ("300,000", 4), ("300 000", 4), ("twin-city's", 2), ("twin city", 2),
        ("口罩", 5), ("罩", 5), ("德黑兰", 5),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_written(starter: Store, query: str, paragraph: int) -> None:
    assert paragraph in _blocks(starter, query)


@each(
    "query",
    [
        "", " ", '"', '""', '"""', "*", "**", "^", "^amber", "amber*", "*amber", "amber^2", "NEAR", "NEAR(a b)", "AND",
        "OR", "NOT", "amber NOT", "amber AND", "(", ")", "a:b", "title:amber", "{title}: amber", "-", "--", "amber-",
        "+", "amber + quota", "'", "';--", "\\", "\0", "a\0b", "_", "_*", "😀", "\ud800", "%", "\u05bc", "\u0301", "ß",
        "İ", "amber " * 5_000, '"' + "amber " * 5_000, "a" * 50_000, "口" * 20_000, '"a" ' * 5_000,
    ],
)  # fmt: skip
def test_no_query_is_an_error(starter: Store, query: str) -> None:
    for hit in search(starter, query, 5):
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


def test_what_is_found_by_the_name_of_another_thing_is_found_by_its_new_name(store: Store) -> None:
    parties = (Party(PartyRole.DONOR, "Blue Harbour"), Party(PartyRole.RECIPIENT, "Fiji", COUNTRY, "FJ"))
    records = [add_donation(store, Donation("Tents", parties=parties)) for _ in range(2)]
    add_donation(store, Donation("Bank notes", parties=(Party(PartyRole.DONOR, "Northern Fund"),)))
    actor = next(row for row in actor_reads.rows(store) if row.content.name == "Blue Harbour")
    edit_actor(store, actor.id, replace(actor.content, name="Zqharbour"))
    assert [*donation_reads.ids(store, DonationFilter("zqharbour"))] == records
    assert [*donation_reads.ids(store, DonationFilter("blue harbour"))] == []
    store.undo()
    assert [*donation_reads.ids(store, DonationFilter("zqharbour"))] == []
    assert [*donation_reads.ids(store, DonationFilter("blue harbour"))] == records
    add_fact(store, Fact("FJ", NO_CATEGORY, "capital", "Suva"))
    shipped = load_reference(REFERENCE)
    renamed = [replace(one, name="Zqisland") if one.code == "FJ" else one for one in shipped.countries]
    with store.stage() as db:
        seed(db, renamed, shipped.groups)
    assert {hit.kind for hit in search(store, "zqisland")} == {"country", "fact", "donation"}


def test_what_is_cut_or_removed_is_not_found_and_comes_back(store: Store) -> None:
    source_id = add_bytes(store, TEXT.encode(), "zqville.txt", "text/plain").source_id
    cut_block(store, source_id, 0)
    assert _blocks(store, "zqville") == []
    restore_block(store, source_id, 0)
    assert _blocks(store, "zqville") == [1]
    remove_source(store, source_id)
    assert search(store, "zqville") == ()
    store.undo()
    assert {hit.kind for hit in search(store, "zqville")} == {"source", "text"}


def test_what_is_cut_does_not_hide_what_is_read(store: Store) -> None:
    words = "\n\n".join(f"Zqville was named for the {n}th time in this long story of ours." for n in range(40))
    source_id = add_bytes(store, words.encode(), "a.txt", "text/plain").source_id
    for block in range(39):
        cut_block(store, source_id, block)
    assert (
        len(_blocks(store, "zqville")) == len([hit for hit in search(store, "zqville", 3) if hit.kind == "text"]) == 1
    )


def test_only_the_newest_version_is_found(store: Store) -> None:
    source_id = add_bytes(store, TEXT.encode(), "zqville.txt", "text/plain").source_id
    update_source(store, source_id, read_source(TEXT.replace("Zqville", "Zqtown").encode(), "zqville.txt"))
    assert _blocks(store, "zqville") == []
    assert _blocks(store, "zqtown") == [1]


def test_two_sources_of_one_text_are_both_found(store: Store) -> None:
    ids = [
        add_bytes(store, raw, f"{n}.txt", "text/plain").source_id
        for n, raw in enumerate((TEXT.encode(), TEXT.encode("utf-16")))
    ]
    assert [hit.source_id for hit in search(store, "zqville") if hit.kind == "text"] == ids


def test_at_most_so_many_of_each_are_given(store: Store) -> None:
    for n in range(5):
        add_note(store, f"zqmany {n}")
    add_bytes(
        store,
        "\n\n".join(f"Zqmany was the {n}th word of this one sentence." for n in range(9)).encode(),
        "a.txt",
        "text/plain",
    )
    assert [hit.kind for hit in search(store, "zqmany", 3)] == ["note"] * 3 + ["text"] * 3


def test_a_word_that_is_everywhere_is_shown_from_several_sources(store: Store) -> None:
    ids = [
        add_bytes(
            store,
            "\n\n".join(f"Zqmany was the {n}th word of sentence {source}." for n in range(9)).encode(),
            f"{source}.txt",
            "text/plain",
        ).source_id
        for source in range(3)
    ]

    def sources(limit: int) -> list[int | None]:
        return [hit.source_id for hit in search(store, "zqmany", limit) if hit.kind == "text"]

    assert sources(12) == [ids[0]] * 5 + [ids[1]] * 5 + [ids[2]] * 2
    assert sources(16) == [ids[0]] * 6 + [ids[1]] * 5 + [ids[2]] * 5
    assert sources(50) == [ids[0]] * 9 + [ids[1]] * 9 + [ids[2]] * 9
    assert [hit.paragraph for hit in search(store, "zqmany", 50)] == [*range(1, 10)] * 3


def test_a_search_nobody_waits_for_ends(starter: Store) -> None:
    with pytest.raises(Cancelled):
        search(starter, "iran", stopped=lambda: True)
