"""The drafts of a source: found once, open until they are evidence, put away by their author, made records."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from tests.helpers.each import each
from tests.helpers.made import make_empty
from tests.store.test_faults import environment

from app.actions import donations, half_typed, source_drafts, sources, trash, versions
from app.actions.check import check
from app.actions.drafts import drafts_in, drafts_of_text
from app.actions.evidence import link_evidence
from app.actions.likely_records import likely_records, put_words
from app.actions.source_drafts import drafts_of
from app.domain.alike import likeness
from app.domain.changes import Author
from app.domain.donations import Donation
from app.domain.drafts import stored
from app.domain.drafts.draft import (
    Draft,
    DraftDate,
    Drafted,
    DraftItem,
    DraftMoney,
    DraftParty,
    Field,
    Span,
    draft_as_json,
)
from app.domain.drafts.grounds import Basis
from app.domain.drafts.record import record_of, words_of
from app.domain.errors import Cancelled
from app.domain.put_away import KeptAt, PutAway
from app.domain.terms import Assertion, DatePrecision, EvidenceRole, MoneyKind, Outcome, Qualifier, Status
from app.importers.donation_line import read_donation_line
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store import backup
from app.store.reads import donations as donation_reads
from app.store.reads import drafts as draft_reads
from app.store.reads import sources as source_reads
from app.store.reads import trash as trash_reads
from app.store.reads import vocabularies
from app.store.schema import found_drafts, kept_draft
from app.store.store import Store
from app.ui.panels.ledger import beside_status
from app.ui.views.donations.table import flagged

ANN, BEN = Author("Ann", "id of ann"), Author("Ben", "id of ben")
TEXT = """Quinces

Norway gave Peru 1,200 crates of quinces in March 2021. The harbour was quiet that day.

Chile donated 40 tents to Nepal. A loan of $3 million was never paid back.

Kenya pledged 2 million euros to Haiti.
"""


@pytest.fixture
def ann(tmp_path: Path):
    path = tmp_path / "w.passagework"
    make_empty(path, "Zoe", RESOURCES)
    with Store(path, ANN) as store:
        sources.add_draft(store, read_source(TEXT.encode(), "quinces.txt"))
        yield store


def begins(store: Store, drafted: tuple[Drafted, ...]) -> list[str]:
    text = source_reads.current_text(store, 1).text
    return [text[one.start : one.end].split()[0] for one in drafted]


def kept_at(store: Store, found: source_drafts.SourceDrafts, one: Drafted) -> tuple[source_drafts.Place, str]:
    return place_of(found, one), source_reads.current_text(store, 1).text[one.start : one.end]


def place_of(found: source_drafts.SourceDrafts, one: Drafted, number: int = 0) -> source_drafts.Place:
    return found.source_id, found.hash, one.start, number


@pytest.mark.parametrize("published", ["1951", "1951-06", ""])
def test_a_source_of_which_only_the_year_is_known_is_read_alike_by_both_ways(ann: Store, published: str) -> None:
    words = b"Relief\n\nIn the summer of 1942 Canada gave 15,000 long tons of wheat a month for Greece, free of charge."
    draft = read_source(words, "relief.txt")
    meta = replace(draft.meta, published=published)
    made = sources.add_draft(ann, replace(draft, meta=meta)).source_id
    text = source_reads.current_text(ann, made)
    both = drafts_of(ann, made).found, tuple(source_drafts.sentences_at(text, (0, len(text.text)), meta))
    told = [[(one.start, [draft.date for draft in one.drafts]) for one in found if one.drafts] for found in both]
    assert told[0] == told[1] != []
    paragraph = text.text.index("In the"), len(text.text)
    assert any(drafts_in(text.text, (paragraph,), source_drafts.cited_by(text, meta)))


def test_where_they_are_found_already_a_sentence_has_the_same_without_being_read_again(ann: Store) -> None:
    text = source_reads.current_text(ann, 1)
    meta = source_reads.source_row(ann, 1).meta
    found = drafts_of(ann, 1)
    for block in text.blocks:
        stretch = (block.start, block.end)
        read = [*source_drafts.sentences_at(text, stretch, meta)]
        assert [*source_drafts.sentences_at(text, stretch, meta, found)] == read
    one = found.found[0]
    other = replace(found, found=(one._replace(drafts=()), *found.found[1:]))
    stretch = (one.start, one.end)
    assert not any(said.drafts for said in source_drafts.sentences_at(text, stretch, meta, other))
    other = replace(other, rules="of another day")
    assert any(said.drafts for said in source_drafts.sentences_at(text, stretch, meta, other))


@pytest.mark.parametrize("is_known", [True, False])
def test_a_weakly_worded_sentence_of_a_text_about_something_else_is_read_where_a_person_asks(
    ann: Store, is_known: bool
) -> None:
    other = (
        "The new season opens on Friday. Rain is expected. Ticket prices rise again. The stand will be ready by spring."
    )
    weak = "The 30 beds at the clinic in Haiti are Cuban."
    words = "\n\n".join(["The season", *[other] * 8, f"{other} {weak}", other])
    made = sources.add_draft(ann, read_source(words.encode(), "season.txt")).source_id
    text, found = source_reads.current_text(ann, made), drafts_of(ann, made)
    assert found.found == ()
    meta, at = source_reads.source_row(ann, made).meta, text.text.index(weak) + 3
    *before, last = source_drafts.asked_at(text, (at, at), meta, found if is_known else None)
    assert text.text[last.start : last.end] == weak
    assert [[party.iso2 for party in one.recipients] for one in last.drafts] == [["HT"]]
    assert not any(one.drafts for one in before)
    (alone,) = drafts_of_text(weak)
    assert [one.items[0].item for one in last.drafts] == [one.items[0].item for one in alone.drafts]


def test_they_are_found_once_for_each_text_and_walked_through(ann: Store) -> None:
    found = drafts_of(ann, 1)
    assert begins(ann, found.open) == ["Norway", "Chile", "Kenya"]
    assert found.found == found.open
    starts = [one.start for one in found.open]
    first, last = found.open[0], found.open[-1]
    places = (0, 0), (first.start, first.end), (last.start, last.end)
    steps = [found.next_open(*place) for place in places]
    assert [one.start for one in steps if one is not None] == [starts[0], starts[1], starts[0]]
    within = (first.start, first.start), (first.start + 3, first.start + 3), (first.start + 3, first.end)
    assert [found.next_open(*place) for place in within] == [first] * 3
    ends = [found.next_open(first.end, first.end, known=known) for known in (None, first.start)]
    assert ends == [first, found.open[1]]
    back = found.next_open(starts[1], starts[1], back=True)
    assert back is not None
    assert back.start == starts[0]
    with ann.stage() as db:  # what was found is read back, not found again
        db.execute(update(found_drafts).values(drafts=stored.written(found.found[:1])))
    assert begins(ann, drafts_of(ann, 1).found) == ["Norway"]
    with ann.stage() as db:
        db.execute(update(found_drafts).values(drafts="{"))
    assert drafts_of(ann, 1) == found
    with ann.stage() as db:
        db.execute(update(found_drafts).values(rules="of another time", drafts="[]"))
    assert drafts_of(ann, 1) == found
    assert check(ann).problems == ()


def test_stopping_keeps_nothing(ann: Store) -> None:
    with pytest.raises(Cancelled):
        drafts_of(ann, 1, lambda: True)
    assert ann.rows(select(found_drafts)) == []


def test_a_draft_becomes_a_record_on_its_words_in_one_operation(ann: Store) -> None:
    first = drafts_of(ann, 1).open[0]
    record = source_drafts.save_all(ann, 1, [source_drafts.ToSave(first.drafts[0])])[0]
    assert record.ref == "D-01"
    assert record.content.title == "Norway → Peru: 1,200 crates of quinces"
    assert [(party.name, party.kind.value) for party in record.content.parties] == [
        ("Norway", "country"), ("Peru", "country"),
    ]  # fmt: skip
    by_field = {(piece.field, piece.part_label): piece.quote for piece in record.evidence}
    assert by_field["donor", "Norway"] == "Norway"
    assert by_field["recipient", "Peru"] == "Peru"
    assert by_field["item", "quinces"] == "1,200 crates of quinces"
    assert begins(ann, drafts_of(ann, 1).open) == ["Chile", "Kenya"]
    assert check(ann).problems == ()
    assert ann.undo() is not None
    assert donation_reads.records(ann) == ()
    assert begins(ann, drafts_of(ann, 1).open) == ["Norway", "Chile", "Kenya"]


def test_a_sum_keeps_its_rate_from_a_draft_and_from_what_draft_prints(ann: Store) -> None:
    """Without it, it looked like all that was given."""
    five = Decimal(5)
    money = DraftMoney(five, five, "CHF", Qualifier.EXACT, "CHF 5 a month", 0, 6)
    draft = Draft(Outcome.GIVEN, (DraftParty("Norway", "NO", 0, 6),), amounts=(money,))
    saved = source_drafts.save_all(ann, 1, [source_drafts.ToSave(draft)])[0].content
    line = read_donation_line(draft_as_json(draft), vocabularies.of(ann)).content
    assert [one.money and one.money.period for one in (saved, line)] == ["a month", "a month"]


def test_what_goods_are_worth_is_saved_as_that(ann: Store) -> None:
    many = Decimal(400_000)
    money = DraftMoney(many, many, "USD", Qualifier.ABOUT, "about US$400,000", 0, 6, kind=MoneyKind.VALUATION)
    draft = Draft(Outcome.GIVEN, (DraftParty("Norway", "NO", 0, 6),), amounts=(money,))
    saved = source_drafts.save_all(ann, 1, [source_drafts.ToSave(draft)])[0].content
    line = read_donation_line(draft_as_json(draft), vocabularies.of(ann)).content
    assert [one.money and one.money.kind for one in (saved, line)] == [MoneyKind.VALUATION] * 2


def test_a_gift_of_a_state_that_is_no_more_is_saved_under_its_name(ann: Store) -> None:
    """No workspace has its code, and drafts of histories were refused for it."""
    draft = Draft(
        Outcome.GIVEN, (DraftParty("Czechoslovakia", "CS", 0, 6),), recipients=(DraftParty("Peru", "PE", 0, 6),)
    )
    saved = source_drafts.save_all(ann, 1, [source_drafts.ToSave(draft)])[0]
    assert [(party.name, party.iso2) for party in saved.content.parties] == [("Czechoslovakia", ""), ("Peru", "PE")]


def test_every_kind_of_evidence_for_a_record_closes_a_sentence_and_no_other(ann: Store) -> None:
    text = source_reads.current_text(ann, 1).text
    record = donations.add_donation(ann, Donation("By hand"))
    at = text.index("The harbour")
    link_evidence(ann, 1, at, at + 11, None, ("donation", record))
    assert len(drafts_of(ann, 1).open) == 3
    link_evidence(ann, 1, 0, len(text.rstrip()), None, ("donation", record))
    assert drafts_of(ann, 1).open == ()


def test_what_is_put_away_waits_for_its_author_over_a_restart(ann: Store) -> None:
    found = drafts_of(ann, 1)
    one = found.open[1]
    place, words = kept_at(ann, found, one)
    mine = replace(one.drafts[0], status=Outcome.PROMISED)
    left = PutAway(mine, frozenset({(Field.DONORS, 0), (Field.OWN, "shelf")}))
    source_drafts.put_away(ann, place, words, PutAway(mine))
    source_drafts.put_away(ann, place, words, left)
    with Store(ann.path, BEN) as ben:
        assert drafts_of(ben, 1).waiting == {}
        source_drafts.refuse(ben, place, words, one.drafts[0])
        assert begins(ben, drafts_of(ben, 1).open) == ["Norway", "Kenya"]
        source_drafts.forget(ben, place, words)
        assert len(drafts_of(ben, 1).open) == 3
    with Store(ann.path, ANN) as again:
        assert drafts_of(again, 1).waiting == {place: left}
        assert len(drafts_of(again, 1).open) == 3
        half_typed.keep(again, half_typed.Form("donation", 0), "{}")  # a form is no draft of a sentence
        assert [one.source_id for one in draft_reads.waiting(again, ANN)] == [1]
        assert source_drafts.waiting_places(again) == [(1, one.start)]
        source_drafts.forget(again, place, words)
        assert drafts_of(again, 1).waiting == {}


def test_of_what_a_record_was_made_waits_only_where_that_is_undone(ann: Store, tmp_path: Path) -> None:
    found = drafts_of(ann, 1)
    one = found.open[1]
    place, words = kept_at(ann, found, one)
    mine = PutAway(replace(one.drafts[0], title="Mine"), frozenset({(Field.DONORS, 0)}))
    save = source_drafts.ToSave(mine.draft, kept=KeptAt(place, words, mine))
    source_drafts.put_away(ann, place, words, mine)
    (record,) = source_drafts.save_all(ann, 1, [save])
    backup.copy(ann.file, tmp_path / "copy.passagework", without_history=True)
    with Store(tmp_path / "copy.passagework", ANN) as copy:
        assert copy.rows(select(kept_draft)) == []
    assert drafts_of(ann, 1).waiting == {}
    ann.undo()
    assert drafts_of(ann, 1).waiting == {place: mine}
    ann.redo()
    donations.remove_donation(ann, record.id)
    assert drafts_of(ann, 1).waiting == {}, "it was removed, and not undone"
    ann.prune(older_than="9", keep_bytes=None)
    assert ann.rows(select(kept_draft)) == []
    source_drafts.save_all(ann, 1, [save._replace(kept=KeptAt(place, words, None))])
    ann.undo()
    assert drafts_of(ann, 1).waiting == {}, "it is as the rules read it"
    like = source_drafts.save_all(ann, 1, [source_drafts.ToSave(one.drafts[0])])[0]
    for _ in range(2):  # the second time nothing comes of it
        source_drafts.put_away(ann, place, words, mine)
        put_words(ann, 1, replace(mine.draft, title=""), like.id, KeptAt(place, words, mine))
        assert drafts_of(ann, 1).waiting == {}


def test_they_follow_their_sentence_into_a_new_version_and_come_back_with_a_source(ann: Store) -> None:
    found = drafts_of(ann, 1)
    refused, kept = found.open[0], found.open[1]
    source_drafts.refuse(ann, *kept_at(ann, found, refused), refused.drafts[0])
    source_drafts.put_away(ann, *kept_at(ann, found, kept), PutAway(kept.drafts[0]))
    versions.update_source(
        ann, 1, read_source(TEXT.replace("Quinces\n", "Quinces, pears\n\nMore.\n").encode(), "b.txt")
    )
    now = drafts_of(ann, 1)
    assert now.version_id != found.version_id
    assert begins(ann, now.open) == ["Chile", "Kenya"]
    ((place, waiting),) = now.waiting.items()
    assert place == place_of(now, now.open[0])
    text = source_reads.current_text(ann, 1).text
    assert [text[slice(*words.span)] for words in words_of(waiting.draft)][:2] == ["Chile", "Nepal"]
    sources.remove_source(ann, 1)
    assert source_drafts.waiting_places(ann) == []
    assert trash.put_back(ann, trash_reads.removed(ann)[0]).left == 0
    source_drafts.put_away(ann, *kept_at(ann, now, now.open[0]), waiting)
    source_drafts.forget(ann, *kept_at(ann, now, now.open[0]))
    assert drafts_of(ann, 1).waiting == {}
    assert begins(ann, drafts_of(ann, 1).open) == ["Chile", "Kenya"]


def test_a_sentence_stays_refused_when_a_longer_one_with_its_words_is_saved(ann: Store) -> None:
    found = drafts_of(ann, 1)
    refused = found.open[1]
    source_drafts.refuse(ann, *kept_at(ann, found, refused), refused.drafts[0])
    longer = TEXT.replace("Chile donated", "As was said in June, Chile donated")
    versions.update_source(ann, 1, read_source(longer.encode(), "b.txt"))
    now = drafts_of(ann, 1)
    (one,) = (one for one, first in zip(now.found, begins(ann, now.found), strict=True) if first == "As")
    source_drafts.forget(ann, *kept_at(ann, now, one))  # as it is when a record is made of it
    versions.update_source(ann, 1, read_source(TEXT.encode(), "quinces.txt"))
    assert begins(ann, drafts_of(ann, 1).open) == ["Norway", "Kenya"]


def test_a_record_whose_words_are_lost_says_so_where_it_is_listed(ann: Store) -> None:
    text = source_reads.current_text(ann, 1)
    one = drafts_of(ann, 1).found[1]
    (record,) = source_drafts.save_all(ann, 1, [source_drafts.ToSave(one.drafts[0])])
    assert [row.is_doubtful for row in donation_reads.rows(ann)] == [False]
    gone = text.text[one.start : one.end]
    versions.update_source(ann, 1, read_source(TEXT.replace(gone, "Nobody gave a thing.").encode(), "b.txt"))
    (row,) = donation_reads.rows(ann)
    assert (row.ref, row.lost, row.is_doubtful) == (record.ref, True, True)
    assert "words lost" in beside_status(row)
    assert "⚠" in flagged("reported", row)


@pytest.mark.long(
    "a process",
    instead=[
        "test_a_long_text_is_read_in_a_process_of_its_own_and_says_the_same",
        "test_a_draft_is_the_same_read_back_and_moves_with_its_sentence",
    ],
)
def test_another_process_sees_what_was_found_and_saved(ann: Store) -> None:
    found = drafts_of(ann, 1)
    source_drafts.put_away(ann, *kept_at(ann, found, found.open[0]), PutAway(found.open[0].drafts[0]))
    program = (
        "import sys; from pathlib import Path; from app.store.store import Store\n"
        "from app.domain.changes import Author\n"
        "from app.actions import source_drafts as s\n"
        "with Store(Path(sys.argv[1]), Author('Ann', 'id of ann')) as store:\n"
        "    found = s.drafts_of(store, 1); print(len(found.open), len(found.waiting))\n"
        "    s.save_all(store, 1, [s.ToSave(next(iter(found.waiting.values())).draft)])"
    )
    run = [sys.executable, "-c", program, str(ann.path)]
    said = subprocess.run(run, check=True, capture_output=True, text=True, env=environment()).stdout
    assert said.split() == ["3", "1"]
    assert begins(ann, drafts_of(ann, 1).open) == ["Chile", "Kenya"]


# --- records that are alike ---------------------------------------------------------------------------


def drafted(ann: Store, number: int = 0) -> Draft:
    return drafts_of(ann, 1).found[number].drafts[0]


def test_a_sentence_that_lends_a_word_to_the_record_of_another_is_still_open(ann: Store) -> None:
    def begin() -> list[str]:
        return begins(ann, drafts_of(ann, 1).open)

    norway, chile, _ = drafts_of(ann, 1).open
    every = begin()
    one, text = chile.drafts[0], source_reads.current_text(ann, 1).text
    at = text.index(every[0])
    lent = one.recipients[0]._replace(start=at, end=at + len(every[0]))
    source_drafts.save_all(ann, 1, [source_drafts.ToSave(replace(one, recipients=(lent,)))])
    assert begin() == [every[0], *every[2:]]
    bare = replace(norway.drafts[0], items=(), amounts=())
    source_drafts.save_all(ann, 1, [source_drafts.ToSave(bare)])
    assert begin() == every[2:], "of a gift of which nothing is counted whoever is named decides"


def test_a_record_that_says_the_same_is_found_with_the_reason_and_takes_the_words(ann: Store) -> None:
    draft = drafted(ann)
    said = record_of(draft)
    bare = replace(said, title="Quinces for Peru", items=(), date=type(said.date)())
    same = donations.add_donation(ann, bare)
    items = replace(said, title="The same quinces", date=type(said.date)())
    likely = donations.add_donation(ann, items)
    donations.add_donation(ann, replace(said, title="Pears", parties=said.parties[:1], items=()))
    found = likely_records(ann, said)
    assert [one.record.id for one in found] == [likely]
    assert found[0].likeness.reasons == ("the same number of quinces", "same donor", "same recipient")
    assert put_words(ann, 1, draft, same).supporting >= 3
    record = donation_reads.record(ann, same)
    assert {(piece.field, piece.quote) for piece in record.evidence} >= {
        ("donor", "Norway"), ("recipient", "Peru"), ("", "1,200 crates of quinces"),
    }  # fmt: skip
    assert begins(ann, drafts_of(ann, 1).open) == ["Chile", "Kenya"]
    assert ann.undo() is not None
    assert donation_reads.record(ann, same).evidence == ()


def test_words_of_a_promise_are_no_evidence_that_it_was_given(ann: Store) -> None:
    """What a table called given became evidence of that by the words *approved a grant*, and nothing was said."""
    promised = drafted(ann, 2)
    said = record_of(promised)
    for title, content, roles in (
        ("Given", replace(said, assertion=Assertion.GIVEN, status=Status.REPORTED), {EvidenceRole.CONTEXT}),
        ("Promised", said, {EvidenceRole.SUPPORTS}),
    ):
        record = donations.add_donation(ann, replace(content, title=title))
        put = put_words(ann, 1, promised, record)
        pieces = donation_reads.record(ann, record).evidence
        assert {piece.role for piece in pieces if piece.field == "assertion"} == roles, title
        is_said = [one.sentence() for one in put.otherwise]
        assert is_said == ["Outcome: its words say “promised”, but it has given"] * (title == "Given")


def test_what_is_far_apart_in_time_or_of_others_is_not_alike(ann: Store) -> None:
    said = record_of(drafted(ann))
    other = record_of(drafted(ann, 1))
    assert likeness(said, said) is not None
    assert likeness(said, other) is None
    later = replace(said, date=replace(said.date, start="2021-09-01", end="2021-09-30"))
    assert likeness(said, later) is None


# --- as text ------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
SPOT = st.tuples(st.integers(50, 90), st.integers(0, 20)).map(lambda one: (one[0], one[0] + one[1]))
NUMBER = st.none() | st.decimals(0, 10**12, places=3)
DRAFTS = st.builds(
    Draft,
    st.sampled_from(Outcome),
    donors=st.lists(st.builds(lambda name, spot: DraftParty(name, "NO", *spot), WORDS, SPOT), max_size=2).map(tuple),
    items=st.lists(
        st.builds(
            lambda item, low, high, kind, spot: DraftItem(item, low, high, kind, "crates", item, *spot),
            WORDS, NUMBER, NUMBER, st.sampled_from(Qualifier), SPOT,
        ),
        max_size=2,
    ).map(tuple),
    amounts=st.lists(
        st.builds(lambda low, kind, spot: DraftMoney(low, None, "EUR", kind, "so", *spot), NUMBER,
                  st.sampled_from(Qualifier), SPOT),
        max_size=2,
    ).map(tuple),
    date=st.none()
    | st.builds(lambda kind, spot: DraftDate("2021-03-01", "", kind, "März", *spot),
                st.sampled_from(DatePrecision), SPOT),
    basis=st.sampled_from(Basis),
    asserted_by=WORDS,
    spans=st.dictionaries(st.sampled_from(Field), st.lists(SPOT.map(lambda one: Span(*one)), max_size=2).map(tuple)),
    unsure=st.dictionaries(st.sampled_from(Field), WORDS),
)  # fmt: skip


@given(DRAFTS, st.integers(0, 40))
def test_a_draft_is_the_same_read_back_and_moves_with_its_sentence(draft: Draft, by: int) -> None:
    one = Drafted(50, 110, (draft, draft))
    assert stored.read(stored.written([one])) == (one,)
    moved = stored.draft_read(stored.draft_written(draft, 50), 50 + by)
    assert [words.span for words in words_of(moved)] == [
        Span(words.span.start + by, words.span.end + by) for words in words_of(draft)
    ]
    assert replace(record_of(moved), title="") == replace(record_of(draft), title="")


def test_a_long_text_is_read_in_a_process_of_its_own_and_says_the_same(ann: Store) -> None:
    quiet = " ".join(["The harbour was quiet all day and the ships lay in the bay."] * 40)
    kenyan = ["It also sent 900 blankets to Peru.", *["Kenya gave Haiti tents."] * 30]
    words = "\n\n".join([*TEXT.split("\n\n"), *[quiet] * 10, *kenyan])
    assert len(words) > source_drafts.LONG
    long = sources.add_draft(ann, read_source(words.encode(), "long.txt")).source_id
    asked: list[bool] = []
    with pytest.raises(Cancelled):
        drafts_of(ann, long, lambda: bool(asked.append(True)) or len(asked) > 1)
    found = drafts_of(ann, long)
    text = source_reads.current_text(ann, long)
    cited = source_drafts.cited_by(text, source_reads.source_row(ann, long).meta)
    here = [one for some in drafts_in(text.text, [(b.start, b.end) for b in text.blocks[1:]], cited) for one in some]
    assert list(found.found) == here
    assert len(found.found) > stored.TOGETHER
    assert drafts_of(ann, long).found == found.found


@pytest.mark.parametrize(
    ("title", "publisher", "currency"),
    [("Kenya drought appeal", "", "KES"), ("Months without rain", "The Citizen, Dodoma", "TZS")],
)
def test_the_title_of_a_source_says_whose_money_is_meant_as_on_the_command_line(
    ann: Store, title: str, publisher: str, currency: str
) -> None:
    body = "\n\nShops of the town are shut.\n\nBusiness people gave Sh750 million for families without cattle."
    draft = read_source(f"{title}{body}".encode(), "drought.txt")
    assert draft.cuts
    assert draft.meta.title == title
    made = sources.add_draft(ann, replace(draft, meta=replace(draft.meta, publisher=publisher))).source_id
    (one,) = [draft for found in drafts_of(ann, made).found for draft in found.drafts]
    assert one.amounts[0].currency == currency
    if not publisher:
        (same,) = [draft for found in drafts_of_text(title + body) for draft in found.drafts]
        assert same == one
    sources.edit_meta(ann, made, replace(draft.meta, title="Letters"))
    (one,) = [draft for found in drafts_of(ann, made).found for draft in found.drafts]
    assert one.amounts[0].currency == ""


def test_the_marks_of_quoted_lines_are_no_more_than(ann: Store) -> None:
    text = (
        "Ropes\n\n> In the spring of last year the government of Norway has sent to Peru\n"
        "> 16 tonnes of rope, the boots for all of the divers of the harbour and\n> 300 lamps.\n\n"
        "Chile gave > 70 boats to Nepal.\n"
    )
    published = sources.add_draft(ann, read_source(text.encode(), "ropes.txt")).source_id
    found = drafts_of(ann, published).found
    lows = {item.as_stated: item.qualifier for one in found for draft in one.drafts for item in draft.items}
    assert lows["300 lamps"] is Qualifier.EXACT
    assert lows["> 70 boats"] is Qualifier.OVER
    assert all(text[one.start] in "IC" for one in found)


@each("end", ["\n", "\r\n"])
def test_a_sentence_goes_on_in_the_next_quoted_line_however_lines_end(end: str) -> None:
    lines = ("> Norway has sent 1,250 coats to the harbour office of", "> Peru and is to send 300 lamps to", "> Chile.")
    text = end.join(("Ropes", "", *lines, ""))
    (found,) = [one for one in drafts_of_text(text) if one.drafts]
    assert text[found.start : found.end] == end.join(lines)[2:]
    assert {party.iso2 for draft in found.drafts for party in draft.recipients} == {"PE", "CL"}


def test_of_a_source_in_another_language_only_english_sentences_are_read(ann: Store) -> None:
    text = (
        "Les cordes du port\n\nLa France a promis 20 millions de francs CFP. Le conseil du port est content.\n\n"
        "Norway has given 300 lamps to the harbour of Peru.\n\nElle a donné 200 lampes au Pérou.\n"
    )
    source_id = sources.add_draft(ann, read_source(text.encode(), "cordes.txt")).source_id
    assert source_reads.source_row(ann, source_id).meta.language == "fr"
    found = drafts_of(ann, source_id)
    assert [text[one.start : one.end] for one in found.open] == ["Norway has given 300 lamps to the harbour of Peru."]
