"""A donation record's page: what it says field by field, each with its evidence, then the sentences themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from app.domain import alternatives, instalments, support
from app.domain.alternatives import in_list
from app.domain.donations import Donation, EventDate, Party
from app.domain.evidence import LABEL, Called, EvidenceSentence, apart, by_sentence, in_text_order
from app.domain.fields import Field
from app.domain.giving import outcome, whole_of
from app.domain.language import tr_term
from app.domain.parts import amount_called
from app.domain.quantity import Stated, without_sign
from app.domain.records import DonationRecord, DonationRef, EvidenceItem
from app.domain.reviews import standings_of_record
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole, LinkKind, PartyRole, Scope
from app.domain.totals_words import reasons_of
from app.domain.vocabularies import AS_SUCH, NO_ACTOR_KIND, NO_AID_KIND
from app.exporters import tree
from app.exporters.amounts import amount_words, date_words, field_front, field_words, item_shown, item_words
from app.exporters.field_reviews import checked_by, choices, disputes
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, notes_section, spelled
from app.exporters.quotes import PARAPHRASE, cited_sources, evidence_places, of_sentence, quoted

_LINK_WORDS = {
    LinkKind.OVERLAPS: ("May overlap with", "May overlap with"),
    LinkKind.CONFLICTS: ("Conflicts with", "Conflicts with"),
    LinkKind.DUPLICATE_OF: ("Duplicate of", "Has the duplicate"),
    LinkKind.FOLLOWS: ("Follows", "Followed by"),
    LinkKind.DELIVERS: ("Delivers", "Delivered by"),
}
"""What a link is called on the page it leads from, and on the other."""


_ALSO_IN_FRONT = {"payers": PartyRole.PAYER, "owners": PartyRole.OWNER, "carriers": PartyRole.CARRIER,
                  "intermediaries": PartyRole.INTERMEDIARY}  # fmt: skip
"""Whom the front matter names beside those who give and get, where there are any."""


def record_front(record: DonationRecord, page: PageContext) -> tree.Front:
    """The front matter of a record's page: what a table of records is made of."""
    content = record.content
    donors = [one for one in _parties(record) if one[0].role is PartyRole.DONOR]
    receivers = [one for one in _parties(record) if one[0].role in (PartyRole.RECIPIENT, PartyRole.BENEFICIARY)]
    said: dict[str, tree.FrontValue] = {"ref": record.ref}
    for name, some in (("donor", donors), ("recipient", receivers)):
        said[f"{name}s"] = tuple(_party_link(*one, page) for one in some)
        said[f"{name}_countries"] = _codes(party for party, _ in some)
    for key, role in _ALSO_IN_FRONT.items():
        said[key] = tuple(_party_link(*one, page) for one in _parties(record) if one[0].role is role)
    said |= {"items": tuple(in_list(content.items, item_shown)), **_numbers(content)}
    said["amounts"] = tuple(map(amount_called, content.amounts))
    said |= {"date_start": content.date.start, "date_end": content.date.end}
    said["events"] = tuple(map(_event, content.dates))
    said |= {"outcome": outcome(content.assertion, content.status).value, "in_totals": content.in_totals}
    said |= {"counts": record.left_out is None, **_ends("counted", record.counted)}
    fields = (field for field in record.fields if field.front and not field.is_missing(content))
    said |= {field.key: field_front(field, field.of(content)) for field in fields}
    return page.front("donation", content.title, (record.ref, content.title), **said)


def _numbers(content: Donation) -> tree.Front:
    """Amounts as numbers. A quantity is given only for a record of one thing: a sum over records of many would
    leave the others out."""
    out: dict[str, tree.FrontValue] = {}
    if len(content.items) == 1:
        (item,) = content.items
        out |= _ends("quantity", item)
        out |= {"quantity_of": item.item, "quantity_unit": item.unit}
    if content.money is not None:
        out |= _ends("amount", whole_of(content.money, content.amounts))
        out |= {"currency": content.money.currency, "amount_kind": content.money.kind.value}
        out["amount_for"] = content.money.period
    return out


def _event(date: EventDate) -> str:
    """*promised 2023-04-04*, for a property; as stated where no day is known."""
    days = " – ".join(dict.fromkeys(filter(None, (date.start, date.end)))) or date.as_stated
    return f"{spelled(date.event.value)} {days}"


def _ends(name: str, stated: Stated | None) -> tree.Front:
    """The ends of what is stated that are known."""
    ends = (("low", stated.low), ("high", stated.high)) if stated is not None else ()
    return {f"{name}_{end}": value for end, value in ends if value is not None}


def _parties(record: DonationRecord) -> Iterator[tuple[Party, int | None]]:
    """Each party with the actor it is."""
    return zip(record.content.parties, record.actor_ids, strict=True)


def _party_link(party: Party, actor_id: int | None, page: PageContext) -> tree.Link | str:
    """A party by name, which leads to its page, or as a country to that one."""
    if actor_id is not None:
        return tree.Link(Kind.ACTORS, actor_id, party.name)
    code = party.iso2 or party.group
    home = page.home(code) if page.material.country_names.get(code) == party.name else ()
    return home[0] if home and isinstance(home[0], tree.Link) else party.name


def _codes(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.iso2 or party.group for party in parties if party.iso2 or party.group))


def record_body(record: DonationRecord, page: PageContext) -> list[tree.Block]:
    """The page of a record: what it says, field by field, then the sentences that say so."""
    content = record.content
    cited = (*in_text_order(record.evidence), *record.evidence)
    title = tree.Heading(1, tree.words(f"{record.ref}: {content.title}"))
    rows = tree.table(("Field", "Value", "Evidence"), _rows(record, page))
    rest = tree.fields(
        ("Other instalments", tree.words(others_words(record))),
        ("Still open", tree.words(open_words(record))),
        ("Left open", tree.words(content.ambiguity)),
        ("Disagrees with its words", disagreements(record)),
        ("Disputed", disputes(standings_of_record(record))),
        ("Chosen", choices(standings_of_record(record))),
        ("Remark", tree.words(content.note)),
    )
    above, parts = _to(record.parent) if record.parent else (), tree.between("; ", map(_to, record.children))
    related = tree.section("Related records", tree.fields(("Part of", above), ("Parts", parts), *_links(record)))
    checks = tree.section("Reviews", tree.bullets(checked_by(standings_of_record(record))))
    return [
        *tree.part("fields", (title, *rows, *rest)),
        *tree.part("evidence", tree.section("In the words of the sources", evidence_quotes(record.evidence, page))),
        *tree.part("related", (*related, *checks, *notes_section(page.notes_on("donation", record.id)))),
        *tree.part("sources", cited_sources((item.source_id for item in cited), page)),
    ]


def _to(record: DonationRef) -> tree.Line:
    return (tree.Link(Kind.DONATIONS, record.id, f"{record.ref} {record.title}"),)


def _totals(record: DonationRecord) -> tree.Line:
    return tree.words(": ".join((record.counts, *filter(None, ["; ".join(reasons_of(record))]))))


def disagreements(record: DonationRecord) -> tree.Line:
    """What its fields say, and its words say otherwise."""
    found = support.stated_otherwise(record.content, record.part_ids, record.evidence)
    return tree.words("; ".join(dict.fromkeys(one.sentence() for one in found)))


def _links(record: DonationRecord) -> list[tuple[str, tree.Line]]:
    links: dict[str, dict[tree.Line, None]] = {}
    for link in record.links:
        note = tree.words(link.note)
        line = (*_to(link.other), " (", *note, ")") if note else _to(link.other)
        links.setdefault(_LINK_WORDS[link.kind][0 if link.outgoing else 1], {})[line] = None
    return [(name, tree.between("; ", lines)) for name, lines in links.items()]


def _rows(record: DonationRecord, page: PageContext) -> Iterator[tuple[tree.Line, tree.Line, tree.Line]]:
    """What the record says, part by part and field by field, with where in the sources that is."""
    content = record.content

    def under(key: str | None, part_id: int | None = None) -> list[EvidenceItem]:
        return [item for item in record.evidence if item.field == key and item.part_id == part_id]

    evidenced = {one.field for one in record.evidence}
    actors = dict(zip(record.part_ids.get("parties", ()), record.actor_ids, strict=True))
    heads = dict(zip(record.part_ids.get("items", ()), alternatives.heads(content.items), strict=True))
    for field in record.fields:
        for kind, part_id, each in record.parts():
            if kind.key == field.key:
                title, said = _PART[kind.key](each, actors.get(part_id), page)
                title = ", ".join(filter(None, (title, heads.get(part_id) if kind.key == "items" else "")))
                yield tree.words(title), said, evidence_places(under(kind.field_of(each), part_id), page)
        if field.page is not None and (not field.is_missing(content) or field.key in evidenced):
            said, where = _value(field, content), evidence_places(under(field.evidence_key), page)
            if said or where:
                yield tree.words(field.label if field.own else field.label.capitalize()), said, where
    kind = () if content.aid_kind == NO_AID_KIND else tree.words(tr_term(content.aid_kind))
    for name, said, keys in (
        ("Kind of aid", kind, ("aid_kind",)),
        ("Outcome", _outcome(content), ("assertion", "status", "scope")),
        ("In totals", _totals(record), ("totals",)),
    ):
        if said:
            yield tree.words(name), said, evidence_places((item for key in keys for item in under(key)), page)


def open_words(record: DonationRecord) -> str:
    """What is left open of a pledge: *USD 8 million; 20 excavators*."""
    return "; ".join(without_sign(one.words()) for one in record.open or ())


def others_words(record: DonationRecord) -> str:
    """What is left for the instalments of which no amount is stated: *3, together USD 8 million*."""
    found = instalments.others(record.content)
    return "" if found is None else found.words()


def _outcome(content: Donation) -> tree.Line:
    """What became of it, and how the source says so: *given (reported; a single act)*."""
    came = spelled(outcome(content.assertion, content.status).value)
    said = spelled(content.assertion.value)
    scope = "a single act" if content.scope is Scope.SPECIFIC else "many acts at once"
    remarks = (spelled(content.status.value), said if said == came else f"asserted as {said}")
    return (tree.Strong((came,)), f" ({'; '.join((*(one for one in remarks if one != came), scope))})")


def _value(field: Field, content: Donation) -> tree.Line:
    """A field's value; a motive with who asserts it."""
    said = tree.words(field_words(field, field.of(content)))
    if field.key == "motive" and said and content.motive_by.strip():
        return (*said, " (asserted by ", *tree.words(content.motive_by), ")")
    return said


def party_words(party: Party, actor_id: int | None, page: PageContext) -> tree.Line:
    """Who a party is: its name, then kind, place and country as far as the name does not say them."""
    code = party.iso2 or party.group
    home = page.home(code)
    named = bool(code) and page.material.country_names.get(code) == party.name
    kind = "" if party.kind == NO_ACTOR_KIND or party.kind in AS_SUCH else tr_term(party.kind)
    place = "" if party.place and party.place in party.name else party.place
    who = tree.words(party.name) if actor_id is None else (tree.Link(Kind.ACTORS, actor_id, party.name),)
    if named:
        return tree.between(", ", (home, tree.words(place), tree.words(party.note)))
    return tree.between(", ", (who, tree.words(kind), tree.words(place), home, tree.words(party.note)))


_PART: dict[str, Callable[[Any, int | None, PageContext], tuple[str, tree.Line]]] = {
    "parties": lambda one, actor_id, page: (spelled(one.role.value).capitalize(), party_words(one, actor_id, page)),
    "items": lambda one, _actor_id, _page: ("Item", tree.words(item_words(one))),
    "amounts": lambda one, _actor_id, _page: (f"Amount: {spelled(one.role.value)}", tree.words(amount_words(one))),
    "dates": lambda one, _actor_id, _page: (f"Date: {spelled(one.event.value)}", tree.words(date_words(one))),
}
"""The name of a part's row, and what it says, by its kind."""


def evidence_quotes(
    items: Iterable[EvidenceItem],
    page: PageContext,
    called: Called = LABEL,
    beneath: Callable[[EvidenceSentence], tree.Rows] = lambda _sentence: (),
    *,
    fields_named: bool = False,
) -> list[tree.Block]:
    """Each sentence with evidence once, the words of the fields marked in it; then what other texts say again, folded.

    The fields are named under a sentence that contradicts them or is only context, and with `fields_named` under every.
    """
    own, counterparts = apart(items)
    out: list[tree.Block] = []
    for sentence in by_sentence(own, called):
        out += quoted(of_sentence(sentence), page)
        out += tree.fields(*named(sentence, fields_named=fields_named), *beneath(sentence))
    for is_digest, title in ((True, PARAPHRASE), (False, ("The same in another text of the work",))):
        again = [one for one in counterparts if (one.source_kind is SourceKind.DIGEST) is is_digest]
        quotes = (quoted(of_sentence(one), page, folded=False) for one in by_sentence(again, called))
        if again:
            out.append(tree.Folded(title, tuple(chain.from_iterable(quotes))))
    return out


def named(sentence: EvidenceSentence, *, fields_named: bool = False) -> tree.Rows:
    """What a sentence is evidence for, each once, by what it does for it; what it supports only on demand."""
    rows: dict[EvidenceRole, dict[str, None]] = {}
    for marked in sentence.fields:
        note = f" ({'; '.join(marked.notes)})" if marked.notes else ""
        if marked.role is not EvidenceRole.SUPPORTS or fields_named or note:
            for name in filter(None, marked.names):
                rows.setdefault(marked.role, {})[name + note] = None
    return [(_ROLES[role], tree.between(", ", map(tree.words, names))) for role, names in rows.items()]


_ROLES = {
    EvidenceRole.SUPPORTS: "Supports",
    EvidenceRole.CONTRADICTS: "Contradicts",
    EvidenceRole.CONTEXT: "Gives context to",
}
