"""A country's page: what it received and gave, its facts with their dates, and all evidence for these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain import support
from app.domain.alternatives import in_list
from app.domain.donations import Donation, Party
from app.domain.evidence import EvidenceSentence, in_text_order
from app.domain.facts import also_stated
from app.domain.giving import outcome
from app.domain.language import tr_term
from app.domain.pledge_sums import PledgeSum
from app.domain.records import CountryProfile, DonationRecord, DonationRef, DonationRow, EvidenceItem, FactRecord
from app.domain.reviews import standings_of_fact
from app.domain.terms import PLEDGED, Assertion, LinkKind, Outcome, PartyRole, Polarity
from app.domain.totals import TotalLine, Totals
from app.domain.totals_words import pledge_remarks, pledges_in_words, remarks
from app.domain.vocabularies import NO_CATEGORY
from app.exporters import tree
from app.exporters.amounts import NOT_SAID, date_words, item_shown, line_words, listed_date, listed_money, total_words
from app.exporters.field_reviews import checked_by, choices, disputes
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, note_links, notes_section, spelled
from app.exporters.quotes import cited_sources, evidence_places
from app.exporters.record_pages import evidence_quotes, open_words
from app.exporters.source_pages import own_remarks


def country_front(profile: CountryProfile, page: PageContext) -> tree.Front:
    """The front matter of a country's page. Codes are quoted, so that Norway's stays NO."""
    info = profile.info
    kind, code = ("group", "group") if info.is_group else ("country", "iso2")
    place = {code: info.code, "iso3": info.iso3, "region": info.region, "subregion": info.subregion}
    groups = {"members_as_of": info.as_of, "groups": tuple(group.name for group in profile.groups)}
    counts = {"facts": len(profile.facts), "received": len(profile.received), "given": len(profile.given)}
    return page.front(kind, info.name, (info.name, info.code, *info.aliases), **place, **groups, **counts)


def country_body(profile: CountryProfile, page: PageContext) -> list[tree.Block]:
    """The page of a country or a group, beginning with its records."""
    info = profile.info
    members = tree.between(", ", ((tree.Link(Kind.COUNTRIES, row.info.id, row.info.name),) for row in profile.members))
    groups = tree.between(", ", ((tree.Link(Kind.COUNTRIES, one.id, one.name),) for one in profile.groups))
    if members and info.as_of:
        members = (*members, " (as of ", *tree.words(info.as_of), ")")
    lists = (
        ("Received", profile.received, profile.received_totals, "from", profile.received_pledged),
        ("Given", profile.given, profile.given_totals, "to", profile.given_pledged),
        ("Said not to have received, or not to have given", profile.not_given, None, "", ()),
        ("Took part in", profile.beside, None, "", ()),
        ("Given to a group it belongs to", profile.through_groups, None, "", ()),
        ("May have been given to it: no country is named for who got it", profile.nowhere, None, "", ()),
    )
    tables = (
        block
        for title, rows, sums, way, pledged in lists
        for block in record_table(title, rows, sums, page, way, pledged)
    )
    records = [row for _, rows, *_ in lists for row in rows]
    about = tree.fields(
        ("Code", tree.words(info.code)),
        ("Region", tree.words(info.subregion or info.region)),
        ("Belongs to", groups),
        ("Members", members),
    )
    notes = notes_section(page.notes_on("country", info.id))
    return [
        *tree.part("records", (tree.Heading(1, tree.words(info.name)), *tables)),
        *tree.part("facts", tree.section("Facts", _facts(profile.facts, page))),
        *tree.part("evidence", tree.section("In the words of the sources", _evidence(profile, records, page))),
        *tree.part("about", (*tree.section("About", about), *notes)),
        *tree.part("sources", cited_sources((item.source_id for item in _every(profile, records, page)), page)),
    ]


def _facts(facts: Iterable[FactRecord], page: PageContext) -> list[tree.Block]:
    """The facts in a table, by category, followed by notes, disputes, choices and reviews."""
    ordered = sorted(facts, key=lambda fact: fact.content.category.place)
    out = tree.table(("Fact", "Value", "As of", "Asserted by", "Evidence"), (_fact(fact, page) for fact in ordered))
    beside = ((fact.content.field, tree.between("; ", _beside(fact, ordered, page))) for fact in ordered)
    remarks = [(tree.Strong((*tree.words(name), ":")), " ", *line) for name, line in beside if line]
    return out + tree.bullets(remarks)


def _beside(fact: FactRecord, ordered: Sequence[FactRecord], page: PageContext) -> Iterator[tree.Line]:
    """What is said of a fact below the table; some of it may be empty."""
    standings = standings_of_fact(fact)
    yield tree.words(fact.content.note)
    yield tree.words("; ".join(one.sentence() for one in support.fact_stated_otherwise(fact.content, fact.evidence)))
    others = ", ".join(one.value for one in also_stated(fact.content, (other.content for other in ordered)))
    yield tree.words(f"also said: {others}" if others else "")
    read = tree.between("; ", checked_by(standings))
    for name, line in (("disputed", disputes(standings)), ("chosen", choices(standings)), ("reviews", read)):
        yield (f"{name}: ", *line) if line else ()
    yield tree.between(", ", note_links(page.notes_on("fact", fact.id)))


def _fact(fact: FactRecord, page: PageContext) -> tuple[tree.Line, ...]:
    content = fact.content
    category = tr_term(content.category)
    category = category[:1].upper() + category[1:]
    is_named = content.category == NO_CATEGORY or content.field.casefold().startswith(category.casefold())
    denied: tree.Line = ("denied: ",) if content.polarity is Polarity.DENIED else ()
    return (
        tree.words(content.field if is_named else f"{category}: {content.field}"),
        (*denied, *tree.words(content.value)),
        tree.words(date_words(content.as_of)),
        tree.words(content.asserted_by),
        evidence_places(fact.evidence, page),
    )


def record_table(
    title: str,
    rows: Sequence[DonationRow],
    sums: Totals | None,
    page: PageContext,
    way: str = "",
    pledged: Sequence[PledgeSum] = (),
) -> list[tree.Block]:
    """Records under a heading: their totals, what was `pledged`, then a table of who gave what to whom, when, with the
    evidence. `way` selects the names beside a total: those it came *from*, or those it went *to*."""
    listed = tree.table(
        ("Record", "From", "To", "What", "When", "Outcome", "Evidence"), (_record(row, page) for row in rows)
    )
    if not listed:
        return []
    others = {row.id: _names(row, GAVE if way == "from" else GOT, page) for row in rows}
    added, beside = _totals(sums, way, others, page) if sums is not None else ([], [])
    out = [*tree.bullets([*added, *map(_pledged, pledged)]), *listed]
    if left_out := tree.bullets(beside):
        out += [tree.Paragraph((tree.Strong(tree.words("In no total:")),)), *left_out]
    return tree.section(title, out)


def _record(row: DonationRow, page: PageContext) -> tuple[tree.Line, ...]:
    """A row of the table of records: who, what, when, the outcome, and its evidence."""
    content = row.content
    came = [
        spelled(row.outcome.value), "" if content.terms.counts else tr_term(content.terms),
        "conditional" if content.condition.strip() else "",
        "" if row.left_out is None else "in no total", "its words say otherwise" if row.otherwise else "",
        "words of its evidence are lost" if row.lost else "", "disputed" if row.disputed else "",
        f"may overlap with {', '.join(row.overlaps)}" if row.overlaps else "",
    ]  # fmt: skip
    what = "; ".join(filter(None, (*in_list(content.items, item_shown), listed_money(content))))
    return (
        (tree.Link(Kind.DONATIONS, row.id, row.ref),),
        _source_of(row, page),
        _names(row, GOT, page),
        tree.words(what or _unsaid(content)),
        tree.words(listed_date(content.date)),
        tree.words("; ".join(filter(None, came))),
        evidence_places(page.evidence_of(row.id), page),
    )


def _unsaid(content: Donation) -> str:
    """The text for a gift that is not stated; for a denied gift our remark may say what it would have been."""
    return content.note or "nothing" if content.assertion is Assertion.NOT_GIVEN else NOT_SAID


GAVE = (PartyRole.DONOR, PartyRole.PAYER)
GOT = (PartyRole.RECIPIENT, PartyRole.BENEFICIARY)
_BESIDE = tuple(role for role in PartyRole if role not in GOT)
_THROUGH = (PartyRole.CARRIER, PartyRole.INTERMEDIARY)


def _source_of(row: DonationRow, page: PageContext) -> tree.Line:
    """The donors and intermediaries; without a donor, the parties in any other role."""
    gave, through = _names(row, GAVE, page), _names(row, _THROUGH, page)
    if gave and through:
        return (*gave, " through ", *through)
    return gave or _names(row, _BESIDE, page, named=True)


def _names(row: DonationRow, roles: tuple[PartyRole, ...], page: PageContext, *, named: bool = False) -> tree.Line:
    """The parties in these roles, linked to their pages; `named` adds the role of each."""
    ids = page.actors_of(row.id) or [None] * len(row.content.parties)
    out: list[tree.Line] = []
    for party, actor_id in zip(row.content.parties, ids, strict=True):
        if party.role in roles:
            who = (tree.Link(Kind.ACTORS, actor_id, party.name),) if actor_id is not None else _country(party, page)
            out.append((*who, f" ({spelled(party.role.value)})") if named else who)
    return tree.between(", ", out)


def _country(party: Party, page: PageContext) -> tree.Line:
    """The name of a country, linked to its page, except on that page."""
    found = page.vault.names.get(party.name.strip().casefold())
    if found is None or found.kind != Kind.COUNTRIES or found.path == page.path:
        return tree.words(party.name)
    return (tree.Link(Kind.COUNTRIES, found.id, party.name),)


def _totals(
    totals: Totals, way: str, others: Mapping[int, tree.Line], page: PageContext
) -> tuple[list[tree.Line], list[tree.Line]]:
    """The totals of the records, with those they came from or went to; and what is left out of them, and why."""
    lines: list[tree.Line] = []
    for total in totals.totals:
        if total.added:
            by_whom: dict[tree.Line, list[tree.Line]] = {}
            for line in total.added:
                ref = tree.Link(Kind.DONATIONS, line.donation_id, line.ref)
                by_whom.setdefault(others.get(line.donation_id, ()), []).append((ref,))
            listed = ((whose, tree.between(", ", refs)) for whose, refs in by_whom.items())
            added = tree.between(", ", ((*whose, " (", *refs, ")") if whose else refs for whose, refs in listed))
            summed = (tree.Strong(tree.words(total_words(total))), f" {way} ", *added)
            lines.append(tree.between("; ", (summed, *map(tree.words, remarks(total)))))
    left_out: dict[tuple[int, str], list[TotalLine]] = {}
    for total in totals.every:
        for line in total.beside:
            left_out.setdefault((line.donation_id, line.why), []).append(line)
    return lines, [_left_out(found, page) for found in left_out.values()]


def _pledged(pledges: PledgeSum) -> tree.Line:
    """How much was promised of one thing, has come and is still open, with the records that say so; and what else is to
    be known of it, such as what is left out."""
    refs = zip(pledges.ids, pledges.refs, strict=True)
    links = tree.between(", ", ((tree.Link(Kind.DONATIONS, one, ref),) for one, ref in refs))
    summed = (*tree.words(pledges_in_words(pledges)), " (", *links, ")") if links else tree.words(pledges.called)
    return tree.between("; ", (summed, *map(tree.words, pledge_remarks(pledges))))


def _left_out(found: Sequence[TotalLine], page: PageContext) -> tree.Line:
    """The quantities of one record that are left out of the totals for one reason."""
    first = found[0]
    record = page.records.get(first.donation_id)
    instead = _unsaid(record.content) if record is not None else NOT_SAID
    said = tree.between("; ", (tree.words(line_words(line).replace(NOT_SAID, instead)) for line in found))
    why = _delivered(first.donation_id, page) or tree.words(first.why)
    return (tree.Link(Kind.DONATIONS, first.donation_id, first.ref), " ", *said, *((" (", *why, ")") if why else ()))


def _delivered(record_id: int, page: PageContext) -> tree.Line:
    """The deliveries of a pledge so far, linked to it or its parts, or parts that were given; empty without any."""
    record = page.records.get(record_id)
    if record is None or not (came := (*_came(record, page),)):
        return ()
    content = record.content
    here, to_come = (
        tree.between(", ", ((tree.Link(Kind.DONATIONS, one.id, one.ref),) for one in came if one.is_to_come is later))
        for later in (False, True)
    )
    left = tree.words(open_words(record))
    said = tree.words(spelled(outcome(content.assertion, content.status).value))
    heads = (("delivered so far: ", here), ("linked and still to come: ", to_come), ("still open: ", left))
    return tree.between("; ", (said, *((head, *words) for head, words in heads if words)))


def _came(record: DonationRecord, page: PageContext) -> Iterator[DonationRef]:
    """What delivers a pledge and what was given of its parts, of theirs and of what is still to come of it, each once;
    what is itself given is not gone into, since its parts have come with it."""
    seen, left = {record.id}, [record]
    for whole in left:
        is_pledge = outcome(whole.content.assertion, whole.content.status) in PLEDGED
        linked = [one.other for one in whole.links if one.kind is LinkKind.DELIVERS and not one.outgoing]
        for one in (*linked, *(whole.children if is_pledge else ())):
            if one.id in seen:
                continue
            seen.add(one.id)
            found = page.records.get(one.id)
            is_given = found is not None and _is_given(found.content)
            if one in linked or is_given:
                yield one
            if found is not None and not is_given:
                left.append(found)


def _is_given(content: Donation) -> bool:
    return outcome(content.assertion, content.status) is Outcome.GIVEN


def _every(profile: CountryProfile, records: Iterable[DonationRow], page: PageContext) -> list[EvidenceItem]:
    """All evidence on the page, in the order of the texts: of the country, its facts, and its records."""
    of_records = (item for row in records for item in page.evidence_of(row.id))
    return in_text_order({item.id: item for item in (*profile.all_evidence, *of_records)}.values())


def _evidence(profile: CountryProfile, records: Iterable[DonationRow], page: PageContext) -> list[tree.Block]:
    """Each evidence sentence of the page once, labelled with the fields of facts and the references of records."""
    names = {item.id: fact.content.field for fact in profile.facts for item in fact.evidence}
    names |= {item.id: row.ref for row in records for item in page.evidence_of(row.id)}

    def called(item: EvidenceItem) -> str:
        return names.get(item.id, item.label)

    def beneath(sentence: EvidenceSentence) -> tree.Rows:
        ids = dict.fromkeys(item.passage_id for item in sentence.items)
        found = (page.vault.passages.get(passage_id) for passage_id in ids)
        return [row for passage in found if passage is not None for row in own_remarks(passage, page)]

    return evidence_quotes(_every(profile, records, page), page, called, beneath, fields_named=True)
