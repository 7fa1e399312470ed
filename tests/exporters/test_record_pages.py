"""A record's page says each thing once."""

from __future__ import annotations

from dataclasses import replace

from tests.exporters.golden_material import DONATION, LIST, MATERIAL, PASSAGES

from app.domain.terms import EvidenceRole
from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle
from app.exporters.page_parts import context
from app.exporters.record_pages import record_body
from app.exporters.tree import Bullets, Heading, Quote, Strong, Words, words
from app.exporters.vault import lay_out


def test_words_under_several_fields_of_a_section_are_quoted_once_with_their_fields() -> None:
    piece = replace(DONATION.evidence[0], part_id=None, part_label="")
    fields = (("assertion", "supports"), ("status", "supports"), ("scope", "contradicts"))
    evidence = tuple(
        replace(piece, id=n, field=field, role=EvidenceRole(role)) for n, (field, role) in enumerate(fields)
    )
    vault = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind)
    body = record_body(replace(DONATION, evidence=evidence), context(MATERIAL, vault, "Donations/D-01.md"))
    happened = body[body.index(Heading(2, words("What happened"))) :]
    assert PASSAGES[0].quote == LIST
    quotes = [block for block in happened if isinstance(block, Quote)]
    assert [quote.source[-1] for quote in quotes] == [
        Words("what is said to have happened, status"), Words("scope: contradicts"),
    ]  # fmt: skip


def test_what_is_in_the_sum_stands_before_what_is_beside_it() -> None:
    from app.exporters.country_pages import country_body

    profile = MATERIAL.countries[0]
    (total,) = profile.received_totals.totals
    twice = replace(profile.received_totals, every=(total, replace(total, what="gowns")))
    vault = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind)
    page = context(MATERIAL, vault, "Countries/Norway.md")
    body = country_body(replace(profile, received_totals=twice), page)
    sums = body[body.index(Heading(2, words("Received in sum"))) + 1]
    assert isinstance(sums, Bullets)
    assert [isinstance(line[0], Strong) for line in sums.lines[:4]] == [True, True, False, False]
