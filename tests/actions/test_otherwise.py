"""A source is corrected and the correction accepted: whatever stands on the old figure is listed, everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.long import thinned

from app.actions import donations, facts, listing_ledger, pictures, versions
from app.actions.backups import back_up
from app.actions.check import check
from app.actions.donations import edit_donation
from app.actions.evidence import link_evidence
from app.actions.exports import export_markdown
from app.actions.from_words import record_of_words
from app.actions.note_figures import Figures
from app.actions.questions import question
from app.actions.sources import add_bytes
from app.domain.axes import axis_of
from app.domain.donations import Amount, Donation, Item, Money, Party
from app.domain.facts import Fact
from app.domain.note_figures import is_stale, tokens
from app.domain.quantity import read_quantity
from app.domain.records import DonationFilter
from app.domain.terms import AmountRole, PartyRole, Qualifier
from app.domain.totals_words import remarks
from app.domain.vocabularies import actor_kind, category
from app.exporters.matrix_picture import cell_words, count_words
from app.store.reads import countries as country_reads
from app.store.reads import donations as reads
from app.store.reads import grouped, otherwise, totals
from app.store.reads import sources as source_reads
from app.store.reads.profiles import profile
from app.store.store import Store

TEXT = (
    "The harbour town sent 4,000 blankets and 12 tents to Iran.\n\nIran counted 900 wounded by the end of the week.\n"
)


@pytest.fixture
def source(ledger: Store) -> int:
    return add_bytes(ledger, TEXT.encode(), "talk.txt", "text/plain").source_id


def item(words: str) -> Item:
    read = read_quantity(words)
    assert read is not None
    return Item(read.item, read.low, read.high, read.qualifier, read.unit, words)


def place(ledger: Store, source: int, words: str) -> tuple[int, int]:
    start = source_reads.current_text(ledger, source).text.index(words)
    return start, start + len(words)


def correct(ledger: Store, source: int, before: str, after: str) -> None:
    """As a person does: correct the text, then accept what waits in the review."""
    versions.edit_text(ledger, source, *place(ledger, source, before), after, before)
    for one in versions.review_queue(ledger):
        assert one.new is not None
        versions.accept_candidate(ledger, one.passage_id, one.new.stretch.start, one.new.stretch.end)


@pytest.fixture(
    params=thinned(["sentence", "field", "made of words"], keep=2, why="a third way a figure stands on words")
)
def record(ledger: Store, source: int, request: pytest.FixtureRequest) -> int:
    """A record whose figure stands on its own words, on a sentence, or which was made of words and filled in."""
    parties = (Party(PartyRole.RECIPIENT, "Iran", actor_kind("country"), "IR"),)
    content = Donation("Blankets", parties=parties, items=(item("4,000 blankets"),))
    sentence = "The harbour town sent 4,000 blankets and 12 tents to Iran."
    if request.param == "made of words":
        made = record_of_words(ledger, source, *place(ledger, source, "sent 4,000 blankets"))
        edit_donation(ledger, made, content)
        return made
    made = donations.add_donation(ledger, content)
    (item_id,) = reads.record(ledger, made).part_ids["items"]
    words = "4,000 blankets" if request.param == "field" else sentence
    link_evidence(ledger, source, *place(ledger, source, words), words, ("donation", made), [("item", item_id)])
    return made


def test_what_two_passages_say_otherwise_alike_is_said_once_on_the_page(
    ledger: Store, source: int, tmp_path: Path
) -> None:
    made = donations.add_donation(ledger, Donation("Blankets", items=(item("4,000 blankets"),)))
    (item_id,) = reads.record(ledger, made).part_ids["items"]
    for words in ("4,000 blankets", "sent 4,000 blankets"):
        link_evidence(ledger, source, *place(ledger, source, words), words, ("donation", made), [("item", item_id)])
    edit_donation(ledger, made, Donation("Blankets", items=(item("5,000 blankets"),)))
    export_markdown(ledger, tmp_path / "out")
    (page,) = (tmp_path / "out" / "Donations").iterdir()
    assert page.read_text("utf-8").count("its words say “4,000 blankets”") == 1


def test_after_an_accepted_correction_the_value_is_listed_as_disagreeing_with_its_words(
    ledger: Store, source: int, record: int, tmp_path: Path
) -> None:
    assert not reads.by_ids(ledger, (record,))[0].otherwise
    assert check(ledger).problems == ()
    correct(ledger, source, "4,000", "6,000")
    (row,) = reads.by_ids(ledger, (record,))
    assert row.otherwise
    (problem,) = check(ledger).problems
    assert problem.kind == "evidence"
    assert "its words say “6,000 blankets" in problem.what
    assert problem.what.endswith("but it has 4,000 blankets")
    assert problem.where.startswith(f"record {row.ref}, passage ")
    (told,) = [one["disagreements"] for one in listing_ledger.donations(ledger) if one["ref"] == row.ref]
    assert [(one["field"], one["part"], one["has"]) for one in told] == [("item", 1, "4,000 blankets")]
    export_markdown(ledger, tmp_path / "out")
    page = next((tmp_path / "out" / "Donations").glob(f"{row.ref} *.md")).read_text("utf-8")
    assert "**Disagrees with its words:** item: blankets: its words say" in page
    country = (tmp_path / "out" / "Countries" / "Iran.md").read_text("utf-8")
    assert "its words say otherwise" in country
    assert [words for some in otherwise.after_corrections(ledger).values() for words in some] == [
        f"{row.ref}, {problem.what}"
    ]


def test_what_the_words_of_another_source_say_otherwise_is_not_laid_on_the_corrected_one(
    ledger: Store, source: int
) -> None:
    made = donations.add_donation(ledger, Donation("Blankets", items=(item("5,000 blankets"),)))
    (item_id,) = reads.record(ledger, made).part_ids["items"]
    words = "4,000 blankets"
    link_evidence(ledger, source, *place(ledger, source, words), words, ("donation", made), [("item", item_id)])
    other = add_bytes(ledger, b"The ship left in May with a crew of nine.\n", "ship.txt", "text/plain").source_id
    link_evidence(ledger, other, 0, 13, "The ship left", ("donation", made), [("title", None)])
    correct(ledger, other, "nine", "ten")
    assert reads.by_ids(ledger, (made,))[0].otherwise
    assert otherwise.after_corrections(ledger) == {}
    (total,) = (one for one in totals.of(ledger, DonationFilter()).every if one.what == "blankets")
    assert total.to_check == ()


@pytest.mark.parametrize("is_accepted", [False, True])
def test_a_sum_says_which_figures_are_to_be_checked_since_their_source_was_corrected(
    ledger: Store, source: int, record: int, is_accepted: bool
) -> None:
    def blankets() -> tuple[object, ...]:
        (total,) = (one for one in totals.of(ledger, DonationFilter()).every if one.what == "blankets")
        return total.low, total.to_check

    ref = reads.record(ledger, record).ref
    assert blankets() == (4000, ())
    if is_accepted:
        correct(ledger, source, "4,000", "6,000")
    else:
        versions.edit_text(ledger, source, *place(ledger, source, "4,000"), "6,000", "4,000")
    if blankets() == (None, ()):
        assert is_accepted  # the words of the whole record say another figure now, so that this one is in no sum
        return
    assert blankets() == (4000, (ref,))
    found = reads.record(ledger, record)
    mended = Donation("Blankets", parties=found.content.parties, items=(item("6,000 blankets"),))
    if is_accepted:
        edit_donation(ledger, record, mended, found.part_ids)
        assert blankets() == (6000, ())
        ledger.undo()
    ledger.undo()
    assert blankets() == (4000, (ref,) if is_accepted else ())


@pytest.mark.parametrize("is_accepted", [False, True])
def test_a_corrected_source_makes_no_backup_unsound(ledger: Store, source: int, record: int, is_accepted: bool) -> None:
    """Going back took an older backup without the records, since the newest was said to hold something wrong."""
    if is_accepted:
        correct(ledger, source, "4,000", "6,000")
    else:
        versions.edit_text(ledger, source, *place(ledger, source, "4,000"), "6,000", "4,000")
    assert check(ledger).problems
    made = back_up(ledger)
    assert made.problems == ()
    assert made.sound


def test_a_value_that_is_mended_or_undone_is_no_longer_listed(ledger: Store, source: int, record: int) -> None:
    correct(ledger, source, "4,000", "6,000")
    assert check(ledger).problems
    found = reads.record(ledger, record)
    edit_donation(
        ledger, record, Donation("Blankets", items=(item("6,000 blankets"),)), {"items": found.part_ids["items"]}
    )
    assert check(ledger).problems == ()
    ledger.undo()
    assert check(ledger).problems
    for _ in range(2):
        ledger.undo()
    assert check(ledger).problems == ()


def test_a_correction_of_something_else_disagrees_with_nothing(ledger: Store, source: int, record: int) -> None:
    correct(ledger, source, "12 tents", "14 tents")
    assert check(ledger).problems == ()


def test_a_fact_is_listed_too(ledger: Store, source: int) -> None:
    fact = facts.add_fact(ledger, Fact("IR", category("other"), "wounded", "900", *[read_quantity("900").low] * 2))  # type: ignore[union-attr]
    words = "900 wounded"
    link_evidence(ledger, source, *place(ledger, source, words), words, ("fact", fact), [("value", None)])
    assert check(ledger).problems == ()
    correct(ledger, source, "900", "1,200")
    (problem,) = check(ledger).problems
    assert problem.what == "Iran, wounded, value: its words say “1,200 wounded”, but it has 900"
    (iran,) = [one for one in listing_ledger.countries(ledger) if one["iso2"] == "IR"]
    assert [one["says"] for one in iran["facts"][0]["disagreements"]] == ["1,200 wounded"]


def test_the_real_starter_disagrees_with_none_of_its_words(tmp_path: Path) -> None:
    from tests.helpers.made import make_starter

    from app.paths import RESOURCES

    make_starter(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework") as store:
        assert list(otherwise.findings(store)) == []
        assert country_reads.by_code(store, "IR")


def test_a_sum_says_which_records_have_words_that_say_another_number(ledger: Store, source: int) -> None:
    """No correction came between: a figure was typed otherwise than its own words have it."""
    iran = Party(PartyRole.RECIPIENT, "Iran", actor_kind("country"), "IR")
    content = Donation("Blankets", parties=(iran,), items=(item("6,000 blankets"), item("12 tents")))
    made = donations.add_donation(ledger, content)
    for part, words in zip(reads.record(ledger, made).part_ids["items"], ("4,000 blankets", "12 tents"), strict=True):
        link_evidence(ledger, source, *place(ledger, source, words), words, ("donation", made), [("item", part)])
    ref, by = reads.record(ledger, made).ref, axis_of("recipient")
    asked = DonationFilter(query=question(ledger, f"ref:{ref}"))
    summed = [totals.of(ledger, asked), profile(ledger, "IR").received_totals, grouped.by(ledger, by, asked)[0].totals]
    for found in summed:
        assert {one.what: one.says_otherwise for one in found.every} == {"blankets": (ref,), "tents": ()}
        blankets = found.every[0]
        assert (blankets.low, remarks(blankets)) == (6000, [f"its words say otherwise: {ref}"])
    (face,) = pictures.faces(ledger, by, None, grouped.tally(ledger, by, None, asked).cells).values()
    assert cell_words(face) == f"1 record, ⚠ 6,000 blankets; 12 tents, its words say otherwise: {ref}"
    (token,) = tokens(f"{{{{total ref:{ref}}}}}")
    figure = Figures(ledger).of(token)
    assert figure.words == f"6,000 blankets (its words say otherwise: {ref}); 12 tents"
    before = "6,000 blankets; 12 tents"  # as it was kept while nothing was said against it
    assert [is_stale(replace(token, as_written=said), figure) for said in (before, figure.words)] == [True, False]
    of_json = listing_ledger.totals(ledger, "IR")
    assert [one["says_otherwise"] for one in of_json] == [[ref], []]
    assert pictures.matrix_of(ledger, by, axis_of("status"), asked.query).about.count("⚠") == 1
    assert count_words(face) == "1"  # the sum under it has the sign
    donations.edit_donation(ledger, made, replace(content, in_totals=False))
    (face,) = pictures.faces(ledger, by, None, grouped.tally(ledger, by, None, asked).cells).values()
    assert (count_words(face), face.total) == ("⚠ 1", "")
    assert cell_words(face) == f"1 record, its words say otherwise: {ref}"


@pytest.mark.parametrize("typed", [5000, 3000])
@pytest.mark.parametrize("field", ["money", "item", "amount"])
def test_a_sum_says_so_of_each_sort_of_figure_by_its_own_words(ledger: Store, field: str, typed: int) -> None:
    body = b"The town gave EUR 3,000 for soap, or 3,000 bars of it, and no more in all of that week.\n"
    source, words = add_bytes(ledger, body, "soap.txt", "text/plain").source_id, "EUR 3,000"
    content, low = Donation("Soap"), Decimal(typed)
    if field == "item":
        content, words = replace(content, items=(Item("bars", low, low, Qualifier.EXACT),)), "3,000 bars"
    elif field == "amount":
        content = replace(content, amounts=(Amount(AmountRole.ALTERNATIVE, low, low, "EUR", Qualifier.EXACT),))
    if field != "item":
        main = low if field == "money" else Decimal(3000)
        content = replace(content, money=Money(main, main, "EUR"))
    made = donations.add_donation(ledger, content)
    parts = reads.record(ledger, made).part_ids
    part = next(iter(parts[f"{field}s"])) if field != "money" else None
    fields = [(field, part), *([("money", None)] if field == "amount" else [])]
    link_evidence(ledger, source, *place(ledger, source, words), words, ("donation", made), fields)
    ref = reads.record(ledger, made).ref
    (found,) = totals.of(ledger, DonationFilter(query=question(ledger, f"ref:{ref}"))).every
    assert found.says_otherwise == (ref,) * (typed != 3000)
