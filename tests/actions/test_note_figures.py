"""Live figures of notes, the sentences nothing supports, and both in the export and on the command line."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.evident import reported
from tests.helpers.long import few

from app.actions.documents import Subject, document_of
from app.actions.donations import add_donation, edit_donation
from app.actions.evidence import link_evidence
from app.actions.exports import Wanted, export_markdown
from app.actions.note_figures import Figures, check_figures, finder, look_through
from app.actions.note_pictures import token_for
from app.actions.notes import add_note, edit_note
from app.actions.questions import question
from app.actions.sources import add_bytes
from app.domain.donations import Donation, Item, Money, Party
from app.domain.errors import BadInput
from app.domain.note_figures import Drawn, Why, halves, tokens
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, MoneyKind, Outcome, PartyRole, Qualifier, Status
from app.domain.vocabularies import COUNTRY
from app.exporters.as_read import as_read
from app.exporters.citing import HouseCiting
from app.exporters.dialects import Profile
from app.store.reads import donations as donation_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.store import Store


@few(
    "typed, said",
    [
        ("{{D-01.item}}", "300,000 masks"),
        ("{{d-01.donors}}", "Town of Upper Example"),
        ("{{D-01.money}}", "USD 5"),
        ("{{D-01.outcome}}", "given"),
        ("{{Iran.cases}}", "over 130,000 cases"),
        ("{{IR.CASES}}", "over 130,000 cases"),
        ("{{D-01.nothing}}", ""),
        ("{{D-99.item}}", ""),
        ("{{Nowhere.cases}}", ""),
        ("{{Iran.weather}}", ""),
        ("{{p-00000000}}", ""),
        ("{{total nosuch:1}}", ""),
    ],
    keep=6,
    why="more tokens",
)
def test_a_token_says_what_the_workspace_says(ledger: Store, ids: dict[str, int], typed: str, said: str) -> None:
    (token,) = tokens(f"It was {typed} in all.")
    figure = Figures(ledger).of(token)
    assert (figure.words, bool(figure.problem)) == (said, not said)


@pytest.mark.parametrize(
    ("money", "was"),
    [
        (Money(None, None, "USD", Qualifier.NOT_STATED, MoneyKind.VALUATION), "amount not stated in USD (valuation)"),
        (Money(None, None, "", Qualifier.NOT_STATED, as_stated="a fortune"), "amount not read (cash)"),
        (Money(Decimal(5), Decimal(5), "USD"), "5 USD (cash)"),
    ],
)
def test_a_sum_kept_in_its_former_words_is_not_stale(ledger: Store, money: Money, was: str) -> None:
    items = (Item("tents"), Item("masks", Decimal(300), Decimal(300)))
    reported(ledger, Donation("A gift", parties=(Party(PartyRole.RECIPIENT, "Peru", COUNTRY, "PE"),), items=items,
                              money=money, assertion=Assertion.GIVEN, status=Status.REPORTED))  # fmt: skip
    (token,) = tokens("{{total recipient:PE}}")
    said = Figures(ledger).of(token)
    (former,) = said.former
    assert {*former.split("; ")} == {"tents, amount not stated", "300 masks", was}
    kept = add_note(ledger, f"It got {{{{total recipient:PE|{former}}}}}.", "Kept")
    wrong = add_note(ledger, "It got {{total recipient:PE|301 masks}}.", "Wrong")
    stale = {one.note.id for one in check_figures(ledger) if any(found.why is Why.STALE for found in one.found)}
    assert (kept in stale, wrong in stale) == (False, True)


def test_totals_and_quotes_are_figures_too(ledger: Store, ids: dict[str, int]) -> None:
    uid = passage_reads.one(ledger, ids["passage"]).uid
    total, quote = tokens(f"{{{{totals recipient:IR}}}} {{{{p-{uid[:8]}}}}}")  # as the command is called
    said = Figures(ledger).of(total)
    assert said.words.startswith("300,000 masks")
    assert [ref for _, ref in said.records] == ["D-01"]
    assert ids["passage"] in said.passages
    assert Figures(ledger).of(quote).words == "“The town of Upper Example sent 300,000 masks to Gorgan, Iran.”"


def test_the_export_says_it_with_its_annex_and_what_it_said_before(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    add_note(ledger, "Iran got {{D-01.item|300,000 masks}}. `{{D-01.item}}` {{D-01. {{no.thing}}", "Brief")
    export_markdown(ledger, tmp_path / "out")
    page = (tmp_path / "out/Notes/Brief.md").read_text("utf-8")
    assert "Iran got 300,000 masks[^1][^2]. `{{D-01.item}}` {{D-01. {{no.thing}}\n" in page
    assert "[^1]: “The town of Upper Example sent 300,000 masks to Gorgan, Iran.” — [[Sources/What 'gifts'" in page
    assert "¶2]], added " in page
    assert page.rstrip().endswith("verified\n\n<!-- /passagework footnotes -->")
    record = donation_reads.record(ledger, ids["donation"])
    (item,) = record.content.items
    edit_donation(
        ledger, record.id, replace(record.content, items=(replace(item, low=item.low and item.low * 2, high=None),))
    )
    export_markdown(ledger, tmp_path / "out")
    page = (tmp_path / "out/Notes/Brief.md").read_text("utf-8")
    assert "600,000 masks (“300,000 masks” when it was written)[^1][^2]" in page


def test_each_sum_of_a_total_has_its_own_footnotes(ledger: Store, tmp_path: Path) -> None:
    text = b"Peru got 40 tents, 7 boats and EUR 5."
    source_id = add_bytes(ledger, text, "peru.txt", "text/plain").source_id
    content = Donation(
        "A gift",
        parties=(Party(PartyRole.RECIPIENT, "Peru", COUNTRY, "PE"),),
        money=Money(Decimal(5), Decimal(5), "EUR"),
        items=(Item("tents", Decimal(40), Decimal(40)), Item("boats", Decimal(7), Decimal(7))),
    )  # fmt: skip
    record = donation_reads.record(ledger, add_donation(ledger, content))
    tents, boats = record.part_ids["items"]
    for words, place in ((b"40 tents", ("item", tents)), (b"7 boats", ("item", boats)), (b"EUR 5", ("money", None))):
        at = text.index(words)
        link_evidence(ledger, source_id, at, at + len(words), None, ("donation", record.id), [place])
    add_note(ledger, "It got {{total recipient:PE}}.", "Brief")
    export_markdown(ledger, tmp_path / "out")
    page = (tmp_path / "out/Notes/Brief.md").read_text("utf-8")
    assert "It got 40 tents[^1]; 7 boats[^2]; EUR 5[^3]." in page
    assert "[^2]: “7 boats”" in page


def test_the_numbers_of_two_footnotes_are_never_one_number(ledger: Store, ids: dict[str, int], tmp_path: Path) -> None:
    add_note(ledger, "Iran got {{D-01.item}} and so on.", "Brief")
    for profile, written in ((Profile.PANDOC, "[^1]^,^[^2]"), (Profile.OBSIDIAN, "[^1][^2]")):
        export_markdown(ledger, tmp_path / profile, Wanted(profile))
        page = (tmp_path / profile / "Notes/Brief.md").read_text("utf-8")
        assert f"300,000 masks{written} and so on." in page
        assert "masks<sup>1, 2</sup> and" in as_read(page)


def test_sentences_without_evidence_are_listed_and_no_others(ledger: Store, ids: dict[str, int]) -> None:
    uid = passage_reads.one(ledger, ids["passage"]).uid
    body = (
        "# 3 notes on Iran\n\nFrance sent 40 tons. It was long ago. Iran got {{D-01.item|5 masks}}.\n\n"
        f"Iran got 300,000 masks ([[D-01]]), and again [[p-{uid[:8]}|so]]. Peru got 3.[^a]\n\n"
        f"> The town sent 300,000 masks to Iran.\n> [[p-{uid[:8]}|¶2]]\n\n"
        "- [[Iran]] is large\n- nothing here\n\n```\nIran 7\n```\n\n{{D-01.\n\n[^a]: Peru 3.\n\nOf {{no.thing}}.\n"
    )
    found = look_through(ledger, body, finder())
    assert [(one.why, body[one.start : one.end]) for one in found] == [
        (Why.UNSUPPORTED, "France sent 40 tons."),
        (Why.STALE, "{{D-01.item|5 masks}}"),
        (Why.UNSUPPORTED, "[[Iran]] is large"),
        (Why.HALF, "{{"),
        (Why.UNKNOWN, "{{no.thing}}"),
    ]
    assert found[1].now == "300,000 masks"
    assert found[0].about == "France, 40"
    assert found[-1].saying == found[-1].now  # of a total nothing is a name, and the workspace "had nothing" of it
    add_note(ledger, body, "Brief")
    checked = check_figures(ledger)
    assert {one.note.heading(): len(one.found) for one in checked} == {"Brief": 5, "Plan: [draft]": 1}


@few(
    "body, about",
    [
        ("Paid 8 million dollars of {{D-01.item}}.", "8 million dollars"),
        ("{{D-01.item|300,000 masks}} came, and 40 tons of rice.", "40"),
        ("{{D-01.donor}} paid 7 euros, {{D-01.item}} and 7 euros.", "7 euros"),
        ("Of {{no.thing}} came 40 tons.", "40"),
        ("It was a first line.\n\n- In Iran {{D-01.item}} and 40 tons.", "40"),
        ("Paid 8 million dollars of {{D-01.item}} ([[D-01]]).", ""),
        ("Paid 8 million dollars of {{D-01.item}}.[^a]", ""),
        ("Peru and Iran got {{D-01.item|300,000 masks}}.", ""),
        ("They got 300,000 masks: {{p-UID}}", ""),
        ("Of the 300,000 masks, {{D-01.item}}.", ""),
        ("`40 tons` of {{D-01.item}}.", ""),
    ],
    keep=4,
    why="more tokens",
)
def test_a_number_beside_a_token_is_supported_by_what_the_token_says(
    ledger: Store, ids: dict[str, int], body: str, about: str
) -> None:
    uid = passage_reads.one(ledger, ids["passage"]).uid
    found = look_through(ledger, body.replace("UID", uid[:8]), finder())
    assert [one.about for one in found if one.why is Why.UNSUPPORTED] == ([about] if about else [])


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("Run `count 25` twice.", []),
        ("Run ``count ` 25`` twice.", []),
        ("It says:\n```\n25 tons\n\n40 tons\n```\nso 30 came.", ["30"]),
        ("It says:\n\n    25 tons\n\n\t40 tons to Peru\n    {{D-1.nothing}}\n\nso 30 came.", ["30"]),
        ("So much came:\n    25 tons.", ["25"]),
        ("- Rice came.\n\n    25 tons of it.\n\nSo:\n\n    40 tons", ["25"]),
        ("[^1]: Rice came.\n\n    25 tons of it.", ["25"]),
        ("Run `count 25`, and 40 tons of rice came to Peru.", ["40, Peru"]),
        ("- [[Iran]]\n- [[Peru]], [[IR|Iran]].\n\nSee also [[Iran]]. ראו גם [[Iran]].", []),
        ("- [[Iran]] is large\n- See [[Iran]], and Peru.\n- [[Iran]] 25", ["Iran", "Iran, Peru", "Iran, 25"]),
        ("[[Iran|Iran got 25]]", ["Iran, 25"]),
    ],
)
def test_code_and_lines_that_only_lead_to_a_country_claim_nothing(
    ledger: Store, ids: dict[str, int], body: str, about: list[str]
) -> None:
    found = look_through(ledger, body, finder())
    assert [one.about for one in found if one.why is Why.UNSUPPORTED] == about


def test_code_may_begin_right_below_a_heading_and_not_below_other_words() -> None:
    assert tokens("## So much\n    {{D-1.item}}\n") == ()
    assert len(tokens("So much\n    {{D-1.item}}\n")) == 1


PIECES = ("{{D-1.item}}", "{{", "}}", "D-1.item", "{{total x:", '"', ",", "|", "x", "\n", "`", "```\n", "{", "}", " ")


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_is_typed_every_brace_is_part_of_a_token_a_half_or_code(words: list[str]) -> None:
    body = "".join(words)
    found = tokens(body)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(not (one.start <= low < one.end) for one in found for low, _ in halves(body))


def test_a_value_without_words_is_listed(ledger: Store) -> None:
    content = Donation("Tents", assertion=Assertion.GIVEN, items=(Item("tents", Decimal(9), Decimal(9)),))
    ref = donation_reads.record(ledger, add_donation(ledger, content)).ref
    body = f"They got {{{{{ref}.item}}}}."
    assert [(one.why, one.about) for one in look_through(ledger, body, finder())] == [
        (Why.UNSUPPORTED, f"{{{{{ref}.item}}}}")
    ]
    remark = replace(content, note="To be asked")  # what a person remarks stands on no words anywhere
    ref = donation_reads.record(ledger, add_donation(ledger, remark)).ref
    assert look_through(ledger, f"{{{{{ref}.note}}}}", finder()) == ()


def test_a_picture_is_a_file_beside_the_page_marked_once_it_shows_something_else(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    given = DonationFilter(outcomes=(Outcome.GIVEN,))
    asked = DonationFilter(query=question(ledger, "recipient:IR"), during=("2020-01-01", "2020-12-31"))
    drawn = [
        token_for(ledger, Drawn.MAP, given),
        token_for(ledger, Drawn.TIMELINE, asked),
        token_for(ledger, Drawn.MATRIX, DonationFilter(), ("recipient", "donor.kind")),
    ]
    kept = [re.sub(r"[0-9a-f]{8}}}$", "x}}", one) for one in drawn]
    assert kept == [
        "{{map where outcome:given|1 record, x}}",
        "{{timeline where ref:D-01|1 record, x}}",  # no question asks for what may have been then
        "{{matrix recipient by donor.kind|1 record, x}}",
    ]
    body = f"{drawn[0]}\n\nSeen in {drawn[1]} too.\n\n| a |\n| --- |\n| {drawn[2]} |\n\n{{{{matrix a by b}}}}"
    note = add_note(ledger, body, "Brief")
    out = tmp_path / "out"
    export_markdown(ledger, out)
    page = (out / "Notes/Brief.md").read_text("utf-8")
    assert "\n![[Pictures/map - Records that are given.svg|Records that are given]] Records that are given, 1" in page
    assert "\n| ![[Pictures/matrix - Donations - recipient × kind of donor.svg\\|Donations: recipient ×" in page
    assert "{{matrix a by b}}" in page
    assert "[^1]: Made of [[Donations/D-01 Upper Example to Gorgan|D-01]]\n" in page
    assert all(b"<title>" in one.read_bytes() for one in (out / "Pictures").iterdir())
    assert export_markdown(ledger, out).written == ()
    document = document_of(ledger, Subject("note", str(note)), HouseCiting())
    shown = [type(one).__name__ for one in document.blocks[1:8]]
    assert shown == ["Picture", "Para", "Para", "Picture", "Grid", "Picture", "Para"]
    donate = donation_reads.record(ledger, ids["donation"]).content
    add_donation(ledger, replace(donate, title="Again"))
    export_markdown(ledger, out, Wanted(Profile.PLAIN), painted=lambda _drawing: b"PNG")
    page = (out / "Notes/Brief.md").read_text("utf-8")
    assert "](../Pictures/map%20-%20Records%20that%20are%20given.svg) Records that are given, 2 records" in page
    assert page.count(" (changed since it was written)") == 2  # of the named record the picture is as it was
    assert [one.why for one in check_figures(ledger)[0].found] == [Why.STALE, Why.STALE, Why.UNKNOWN]
    body = f"{drawn[0]}\nPeru got 40 tents."  # in one paragraph, yet a picture is no evidence
    assert [one.about for one in look_through(ledger, body, finder())] == [drawn[0], "Peru, 40"]
    (out / "Pictures/mine.svg").write_text("mine")
    edit_note(ledger, note, "Brief", "Nothing.")
    assert len(export_markdown(ledger, out).removed) == 3
    assert [one.name for one in (out / "Pictures").iterdir()] == ["mine.svg"]
    edit_note(ledger, note, "Brief", body)
    export_markdown(ledger, tmp_path / "pandoc", Wanted(Profile.PANDOC), painted=lambda _drawing: b"\x89PNG\xff")
    assert {one.read_bytes() for one in (tmp_path / "pandoc/Pictures").iterdir()} == {b"\x89PNG\xff"}
    assert "recipient.png){width=100%}" not in page
    assert (
        export_markdown(
            ledger, tmp_path / "pandoc", Wanted(Profile.PANDOC), painted=lambda _drawing: b"\x89PNG\xff"
        ).written
        == ()
    )
    with pytest.raises(BadInput, match="no field “nosuch”"):
        token_for(ledger, Drawn.MAP, DonationFilter(query=question(ledger, "nosuch:1")))


def test_a_title_typed_as_a_heading_is_a_title(ledger: Store) -> None:
    """Who writes Markdown types *# Who paid*, and the page said *# # Who paid*."""
    note = add_note(ledger, "Nobody.")
    for typed, kept in (("# Who paid", "Who paid"), ("#1 of 3", "#1 of 3")):
        edit_note(ledger, note, typed, "Nobody.")
        assert note_reads.one(ledger, note).title == kept
