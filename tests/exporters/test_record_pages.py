"""A record's page says each thing once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.exporters.golden_material import DONATION, MATERIAL
from tests.helpers.each import each

from app.domain.donations import Amount, Donation, Money, Party
from app.domain.giving import LeftOut
from app.domain.pledge_sums import PledgeSum
from app.domain.pledges import Open
from app.domain.quantity import Interval
from app.domain.records import DonationLink, DonationRef
from app.domain.sources import SourceKind
from app.domain.terms import AmountRole, Assertion, EvidenceRole, LinkKind, MoneyKind, PartyRole, Qualifier
from app.exporters.country_pages import country_body
from app.exporters.dialects import Profile
from app.exporters.file_names import Names
from app.exporters.markdown_writer import MarkdownWriter
from app.exporters.material import Kind, LinkStyle
from app.exporters.page_parts import context
from app.exporters.quotes import PARAPHRASE, evidence_places
from app.exporters.record_pages import evidence_quotes, record_body, record_front
from app.exporters.tree import Bullets, Fields, Folded, Heading, Paragraph, Part, Quote, Strong, Table, Words, words
from app.exporters.vault import lay_out


def test_the_front_matter_has_whatever_keeps_a_figure_from_being_a_plain_gift() -> None:
    """Of a rate, a condition, a part that goes through somebody and who pays or owns, a table of pages knew nothing."""
    money = Money(Decimal(2), Decimal(2), "USD", period="a month for a year")
    part = Amount(AmountRole.THROUGH, Decimal(1), Decimal(1), "USD", Qualifier.EXACT, through="Care")
    roles = (PartyRole.PAYER, PartyRole.OWNER, PartyRole.CARRIER, PartyRole.INTERMEDIARY)
    content = Donation("a", parties=tuple(Party(role, f"the {role.value}") for role in roles), money=money,
                       condition="the road is mended", amounts=(part,))  # fmt: skip
    record = replace(DONATION, content=content, actor_ids=(None,) * len(roles), evidence=())
    page = context(MATERIAL, lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind), "Donations/D-01.md")
    front = record_front(record, page)
    assert [front[key] for key in ("payers", "owners", "carriers", "intermediaries")] == [
        (f"the {role.value}",) for role in roles
    ]
    assert front["amount_for"] == "a month for a year"
    assert front["condition"] == "the road is mended"
    assert front["amounts"] == ("through USD 1",)


def test_a_sentence_is_quoted_once_with_its_words_marked_and_its_fields_named_by_what_they_do() -> None:
    sentence = "It is told that 1,000 masks came, by sea."
    piece = replace(DONATION.evidence[0], part_id=None, part_label="", around=sentence, around_start=100)
    evidence = tuple(
        replace(piece, id=n, field=field, role=EvidenceRole(role), start=100 + start, end=100 + end, note=note)
        for n, (field, role, start, end, note) in enumerate((
            ("assertion", "supports", 16, 32, ""), ("status", "supports", 16, 32, ""), ("item", "supports", 16, 27, ""),
            ("date", "contradicts", 34, 40, "later?"),
        ))
    )  # fmt: skip
    vault = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind)
    body = record_body(replace(DONATION, evidence=evidence), context(MATERIAL, vault, "Donations/D-01.md"))
    (told,) = [block.blocks for block in body if isinstance(block, Part) and block.id == "evidence"]
    (quote,) = [block for block in told if isinstance(block, Quote)]
    assert (quote.text, quote.marks) == (sentence, ((16, 32), (34, 40)))
    (named,) = [block for block in told if isinstance(block, Fields)]
    assert named.rows == (("Contradicts", (Words("date (later?)"),)),)


@each(
    "profile, said",
    [
        (Profile.OBSIDIAN, "¶2[^1][^2]\n"),
        (Profile.PLAIN, "¶2 \\[1\\] \\[2\\]\n"),
        (Profile.PANDOC, " [@example2020con, ¶2]\n"),
    ],
)
def test_each_sentence_of_a_paragraph_is_cited_once(profile: Profile, said: str) -> None:
    first, second = DONATION.evidence[0], replace(DONATION.evidence[0], passage_id=2, start=2000, end=2010)
    vault = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind, profile, {1: "example2020con"})
    line = evidence_places((first, replace(first, id=8), second), context(MATERIAL, vault, "Donations/D-01.md"))
    written = MarkdownWriter(vault, "Donations/D-01.md").body([Paragraph(line)])
    assert written.startswith(said)
    assert written.count("#^p-2a1b2c3d") == (profile is not Profile.PANDOC)


def test_only_the_words_of_a_digest_are_called_our_paraphrase_where_another_text_says_the_same() -> None:
    piece = replace(DONATION.evidence[0], is_counterpart=True, around="It came.", around_start=100, start=100, end=102)
    kinds = (SourceKind.DIGEST, SourceKind.ARTICLE)  # an article may be the translation of another
    evidence = tuple(replace(piece, id=n, source_id=n, source_kind=kind) for n, kind in enumerate(kinds))
    page = context(MATERIAL, lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind), "Donations/D-01.md")
    digest, other = evidence_quotes(evidence, page)
    assert isinstance(digest, Folded)
    assert isinstance(other, Folded)
    assert (digest.title, other.title) == (PARAPHRASE, ("The same in another text of the work",))


def test_what_is_in_the_sum_is_before_what_is_beside_it() -> None:
    profile = MATERIAL.countries[0]
    (total,) = profile.received_totals.totals
    twice = replace(profile.received_totals, every=(total, replace(total, what="gowns")))
    vault = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind)
    page = context(MATERIAL, vault, "Countries/Norway.md")
    body = country_body(replace(profile, received_totals=twice), page)
    (told,) = [block.blocks for block in body if isinstance(block, Part) and block.id == "records"]
    kinds = [type(block) for block in told]
    assert kinds == [Heading, Heading, Bullets, Table, Paragraph, Bullets]
    assert told[4] == Paragraph((Strong(words("In no total:")),))


@pytest.mark.parametrize(
    "came",
    [
        {"links": (DonationLink(1, LinkKind.DELIVERS, DonationRef(9, "D-09", "A part of it"), outgoing=False),)},
        {"children": (DonationRef(9, "D-09", "A part of it"), DonationRef(8, "D-08", "A part still promised"))},
        {"children": (DonationRef(7, "D-07", "A part in parts"),)},
        {"children": (DonationRef(6, "D-06", "A part that is delivered"),)},
    ],
    ids=["linked", "as a part", "as a part of a part", "linked to a part"],
)
def test_a_pledge_that_was_delivered_in_part_is_not_said_to_be_given_yet(came: dict[str, Any]) -> None:
    content = replace(DONATION.content, assertion=Assertion.PROMISED)
    left = (Open("masks", "", None, Decimal(500), Decimal(500)),)
    pledge = replace(DONATION, content=content, open=left, **came)
    given = replace(DONATION, id=9, ref="D-09", uid="9" * 12)
    promised = replace(DONATION, id=8, ref="D-08", uid="8" * 12, content=content)
    ninth = DonationRef(9, "D-09", "A part of it")
    in_parts = replace(promised, id=7, ref="D-07", uid="7" * 12, children=(ninth, DonationRef(1, "D-01", "itself")))
    link = DonationLink(6, LinkKind.DELIVERS, ninth, outgoing=False)
    delivered = replace(promised, id=6, ref="D-06", uid="6" * 12, links=(link,))
    every = (pledge, *MATERIAL.donations[1:], given, promised, in_parts, delivered)
    material = replace(MATERIAL, donations=every)
    vault = lay_out(material, Names(), LinkStyle.WIKI, Kind)
    body = country_body(material.countries[0], context(material, vault, "Countries/Norway.md"))
    (told,) = [block.blocks for block in body if isinstance(block, Part) and block.id == "records"]
    beside = told[-1]
    assert isinstance(beside, Bullets)
    said = "".join(getattr(one, "text", getattr(one, "label", one)) for one in beside.lines[0])
    assert said.endswith("(promised; delivered so far: D-09; still open: 500 masks)")


def test_what_is_left_out_of_what_was_promised_is_said_with_its_reason() -> None:
    ten, none = (Interval(Decimal(n), Decimal(n), Qualifier.EXACT) for n in (10, 0))
    doses = PledgeSum("", "doses", "", None, ten, none, ten, ("D-02",), (2,), ("D-02",), {LeftOut.SHARED: ("D-05",)})
    dollars = replace(doses, unit="USD", money_kind=MoneyKind.CASH, refs=(), ids=(), unclear=(),
                      left_out={LeftOut.NO_WORDS: ("D-06", "D-07")})  # fmt: skip
    vault = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind)
    page = context(MATERIAL, vault, "Countries/Norway.md")
    profile = replace(MATERIAL.countries[0], received_pledged=(doses, dollars))
    written = MarkdownWriter(vault, "Countries/Norway.md").body(country_body(profile, page))
    assert (
        "; how much has come is not known: D-02; left out of what was promised: D-05 (shared with others)\n" in written
    )
    assert "- USD; left out of what was promised: D-06, D-07 (without words for a figure)\n" in written
