"""A question as SQL: one translation for lists, totals, the matrix, exports and counts.

**Records.** Conditions on records apply to the record. Conditions on passages are met if one of the passages that speak
of the record (`record_passages`) meets all of them; negated, if none does. Words may be in the record or in such a
passage.

**Passages.** Conditions on passages, and words, apply to the passage. Conditions on records are met if it speaks of a
record that meets all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, text, true, tuple_

from app.domain import question_values as read
from app.domain.by_key import sets_by_key
from app.domain.counted import plain_words
from app.domain.currencies import known
from app.domain.errors import BadInput
from app.domain.fields import RECORD, Kind
from app.domain.fold import fold
from app.domain.giving import states_of
from app.domain.language import tr, tr_term
from app.domain.query import Condition, Query, Value
from app.domain.question_fields import Ask, Asked
from app.domain.question_grammar import Sign
from app.domain.search import match_expression
from app.domain.terms import Outcome, PartyRole, Qualifier, Status
from app.domain.vocabularies import CATEGORY, COMPANIES
from app.store.field_columns import column_names
from app.store.reader import Reader, first_column, first_value
from app.store.reads import counted, record_passages, vocabularies
from app.store.reads.countries import is_recipient, named, with_members
from app.store.reads.parties import at_home, found_by
from app.store.reads.summed import counts
from app.store.reads.tags import codebook
from app.store.schema import (
    actor,
    actor_alias,
    claim,
    country,
    country_member,
    donation,
    donation_date,
    donation_item,
    donation_party,
    evidence,
    fact,
    own_field,
    own_value,
    passage,
    passage_tag,
    source,
    source_version,
    term,
    thing,
)
from app.store.things import under

Is = ColumnElement[bool]


def of_records(db: Reader, query: Query) -> Is:
    """Whether a row of the donation table is asked for. Raises `BadInput` for a value that is not there."""
    own = [_of_record(db, one) for one in query.conditions if not _of_passage(one)]
    there = [_of_passage_itself(db, one) for one in query.conditions if _of_passage(one) and not one.negated]
    if there:
        own.append(donation.c.id.in_(record_passages.records(record_passages.longest(db), and_(*there))))
    own.extend(
        donation.c.id.not_in(record_passages.records(record_passages.longest(db), _of_passage_itself(db, one)))
        for one in query.conditions
        if _of_passage(one) and one.negated
    )
    return and_(true(), *own)


def of_passages(db: Reader, query: Query) -> Is:
    """Whether a row of passage, joined with its version, is asked for. Raises `BadInput`."""
    own = [
        _turned(one, _of_passage_itself(db, one)) for one in query.conditions if _of_passage(one) or one.asked is None
    ]
    of_its_records = [_of_record(db, one) for one in query.conditions if one.asked is not None and not _of_passage(one)]
    if of_its_records:
        fitting = select(donation.c.id).where(*of_its_records)
        own.append(passage.c.id.in_(record_passages.passages(record_passages.longest(db), fitting)))
    return and_(true(), *own)


def sides(db: Reader, query: Query) -> Iterator[tuple[Is, bool]]:
    """Of each condition on who gives or gets: whether a row of donation_party is asked for, and whether as donor."""
    for one in query.conditions:
        if one.asked is not None and one.asked.role in (PartyRole.DONOR, PartyRole.RECIPIENT) and not one.negated:
            who = (_who(db, one.asked, value.text) for value in one.values)
            yield or_(*who), one.asked.role is PartyRole.DONOR


def homes_of_recipients(db: Reader, query: Query) -> tuple[Query, list[list[int]]]:
    """The question without its conditions on the country of who got it, and the ids of the countries in each."""
    asked: dict[int, list[int]] = {}
    for number, one in enumerate(query.conditions):
        if one.asked is None or one.asked.role is not PartyRole.RECIPIENT or one.negated:
            continue
        if ids := [each for value in one.values for each in _countries_meant(db, one.asked, value.text)]:
            asked[number] = ids
    rest = query
    for number in sorted(asked, reverse=True):
        rest = rest.without(number)
    return rest, list(asked.values())


def _countries_meant(db: Reader, asked: Asked, typed: str) -> list[int]:
    """The countries that a condition on parties asks for by their names, groups or regions."""
    if asked.vocabulary or asked.name.endswith(".place"):
        return []
    match asked.ask:
        case Ask.PARTY:
            return _country_ids(db, typed)
        case Ask.COUNTRY:
            return _ids_of_country(db, typed)
        case Ask.REGION:
            return _ids_in_region(db, asked, typed)
        case _:
            return []


def _of_passage(one: Condition) -> bool:
    return one.asked is not None and one.asked.of_passage


def _turned(one: Condition, holds: Is) -> Is:
    return ~func.coalesce(holds, false()) if one.negated else holds


# --- of a record --------------------------------------------------------------------------------------


def _of_record(db: Reader, one: Condition) -> Is:
    if one.asked is None:
        return _turned(one, _says(db, one.words))
    return _turned(one, or_(*(_holds(db, one.asked, one.sign, value) for value in one.values)))


def _says(db: Reader, words: str) -> Is:
    """The record's own words, or those of a passage that speaks of it."""
    match = match_expression(f'"{words}"')
    own = donation.c.id.in_(found_by(match)) if match else donation.c.title.contains(words, autoescape=True)
    quoted = passage.c.quote.contains(words, autoescape=True)
    return or_(own, donation.c.id.in_(record_passages.records(record_passages.longest(db), quoted)))


def _holds(db: Reader, asked: Asked, sign: Sign, value: Value) -> Is:
    if asked.field is not None and asked.field.own:
        return _of_own(db, asked, sign, value)
    match asked.ask:
        case Ask.REF:
            return donation.c.ref == value.text.upper()
        case Ask.OUTCOME:
            return _came_out(asked, value.text)
        case Ask.YES_NO:
            return _is_so(db, asked, yes=read.yes_no(value.text))
        case Ask.HAS:
            return _has(db, value.text)
        case Ask.THING:
            return donation.c.id.in_(select(donation_item.c.donation_id).where(_is_thing(db, value.text)))
        case Ask.PARTY | Ask.COUNTRY | Ask.REGION | Ask.FACT:
            return _by_party(asked, _who(db, asked, value.text))
        case Ask.DATE:
            return _when(asked, sign, value)
        case Ask.NUMBER | Ask.MONEY:
            return _how_much(asked, sign, value)
        case _:
            return _by_word(db, asked, value.text)


def _of_own(db: Reader, asked: Asked, sign: Sign, value: Value) -> Is:
    """A field of the workspace's own, whose values are rows of their own."""
    of = own_value.c
    match asked.ask:
        case Ask.NUMBER:
            fits = _between(of.low, of.high, sign, value, read.number, of.qualifier == _OVER)
        case Ask.DATE:
            fits = _within(of.start, of.end, sign, value)
        case Ask.YES_NO:
            fits = of.words == ("yes" if read.yes_no(value.text) else "no")
        case Ask.TERM:
            fits = of.term_id.in_(select(term.c.id).where(term.c.key.in_(_terms(db, asked, value.text))))
        case _:
            fits = of.words.contains(value.text, autoescape=True)
    held = select(of.donation_id).join(own_field, own_field.c.id == of.field_id)
    assert asked.field is not None
    return donation.c.id.in_(held.where(own_field.c.key == asked.field.key, fits))


def _came_out(asked: Asked, typed: str) -> Is:
    """An outcome, for which both what is said and how far it came are asked; of a status that is no outcome, itself."""
    names = [(one.value, tr_term(one)) for one in (*Outcome, *(one for one in Status if one.value not in _OUTCOMES))]
    keys = read.chosen(typed, names, tr(asked.label))
    outcomes = [Outcome(key) for key in keys if key in _OUTCOMES]
    pairs = sorted((assertion.value, came.value) for assertion, came in states_of(*outcomes)) if outcomes else []
    others = [key for key in keys if key not in _OUTCOMES]
    return or_(
        tuple_(donation.c.assertion, donation.c.status).in_(pairs) if pairs else false(),
        donation.c.status.in_(others) if others else false(),
    )


_OUTCOMES = frozenset(one.value for one in Outcome)


def _is_so(db: Reader, asked: Asked, *, yes: bool) -> Is:
    if asked.field is None:
        return counts(db) if yes else ~counts(db)
    return donation.c[column_names(asked.field)[0]] == int(yes)


def _has(db: Reader, typed: str) -> Is:
    """Whether anything is said in a field, or whether there is a part of a kind."""
    key = typed.casefold()
    parts: dict[str, Is] = {
        "item": donation.c.id.in_(select(donation_item.c.donation_id)),
        "quantity": donation.c.id.in_(
            select(donation_item.c.donation_id).where(
                or_(donation_item.c.low.is_not(None), donation_item.c.high.is_not(None))
            )
        ),
        "evidence": donation.c.id.in_(under(evidence, donation.name)),
        "parent": donation.c.parent_id.is_not(None),
    }
    parts |= {role.value: _by_party(Asked(role.value, "", Ask.PARTY, role=role), true()) for role in PartyRole}
    if key in parts:
        return parts[key]
    for field in RECORD:
        if field.key == key and (names := column_names(field)):
            return _is_filled(field.kind, names, field.blank)
    own = [str(row.key) for row in db.rows(select(own_field.c.key))]
    if key in own:
        held = select(own_value.c.donation_id).join(own_field, own_field.c.id == own_value.c.field_id)
        return donation.c.id.in_(held.where(own_field.c.key == key))
    fields = [*(one.key for one in RECORD if column_names(one)), *own]
    sentence = tr("A record has no “{value}”. After has: write one of {names}.")
    raise BadInput(sentence.format(value=typed, names=", ".join([*parts, *fields])))


def _is_filled(kind: Kind, names: Sequence[str], blank: Any) -> Is:
    column = donation.c
    match kind:
        case Kind.MONEY:
            return column[names[4]] != ""
        case Kind.DATE:
            return or_(column[names[0]] != "", column[names[1]] != "", column[names[3]] != "")
        case Kind.COUNT:
            return or_(column[names[0]].is_not(None), column[names[1]].is_not(None))
        case Kind.NUMBER:
            return column[names[0]].is_not(None)
        case Kind.YES_NO:
            return column[names[0]] != 0
        case _:
            return column[names[0]].not_in(["", getattr(blank, "value", blank)])


def _is_thing(db: Reader, typed: str) -> Is:
    """Items whose words say it, or that count as the same by the table of names."""
    names = counted.names(db)
    key, parts = names.thing(typed, "").key[0], plain_words(fold(typed)).split()
    fitting = [
        item
        for item in list(first_column(db, select(donation_item.c.item).distinct()))
        if names.thing(item, "").key[0] == key
        or all(any(plain_words(word).startswith(part) for word in fold(item).split()) for part in parts)
    ]
    return donation_item.c.item.in_(fitting)


# --- by those who take part ---------------------------------------------------------------------------


def _by_party(asked: Asked, who: Is) -> Is:
    """Whether a record has such a party in the role that is asked for."""
    role: Is = true()
    if asked.role is PartyRole.RECIPIENT:
        role = is_recipient()
    elif asked.role is not None:
        role = donation_party.c.role == asked.role.value
    return donation.c.id.in_(select(donation_party.c.donation_id).where(who, role))


def _who(db: Reader, asked: Asked, typed: str) -> Is:
    """Whether a row of donation_party fits a condition on parties."""
    if asked.name.endswith(".place"):
        return donation_party.c.place.contains(typed, autoescape=True)
    if asked.vocabulary:
        of_actor = select(actor.c.kind).where(actor.c.id == donation_party.c.actor_id).scalar_subquery()
        return func.coalesce(of_actor, donation_party.c.kind).in_(_terms(db, asked, typed))
    return _WHO[asked.ask](db, asked, typed)


def _called(db: Reader, _asked: Asked, typed: str) -> Is:
    """Those of this name; of a country, a group or a region all at home there; else those whose name holds it."""
    ids = _country_ids(db, typed)
    wanted = " ".join(typed.split())
    actors = _actors(db, lambda names: any(fold(name) == fold(wanted) for name in names))
    exact: list[Is] = [donation_party.c.actor_id.in_(actors)] if actors else []
    if ids:
        exact.append(at_home(ids))
    if exact:
        by_name = and_(donation_party.c.name == wanted, text("donation_party.name <> ''"))  # as its index has it
        return or_(*exact, by_name)
    some = _actors(db, lambda names: any(fold(wanted) in fold(name) for name in names))
    named = select(country.c.id).where(country.c.name.contains(wanted, autoescape=True))
    return or_(
        donation_party.c.actor_id.in_(some),
        donation_party.c.name.contains(wanted, autoescape=True),
        donation_party.c.place.contains(wanted, autoescape=True),
        donation_party.c.country_id.in_(named),
    )


def is_known(db: Reader, asked: Asked, typed: str) -> bool:
    """Whether a party, a thing or a source is called so, or in part so, in whatever role."""
    match asked.ask:
        case Ask.PARTY if _country_ids(db, typed) or _actors(db, lambda names: fold(typed) in fold("\n".join(names))):
            return True
        case Ask.PARTY:
            named = country.c.name.contains(typed, autoescape=True)
            found = exists().where(_called(db, asked, typed)), exists().where(named)
        case Ask.THING:
            found = (exists().where(_is_thing(db, typed)),)
        case _:
            found = (exists().where(source.c.id.in_(_sources(typed))),)
    return bool(first_value(db, select(or_(*found))))


def _actors(db: Reader, fits: Callable[[Iterable[str]], bool]) -> list[int]:
    """The ids of the actors of whose names and aliases some fits."""
    names: dict[int, list[str]] = {int(row.id): [row.name] for row in db.rows(select(actor.c.id, actor.c.name))}
    for row in db.rows(select(actor_alias.c.actor_id, actor_alias.c.alias)):
        names[int(row.actor_id)].append(row.alias)
    return [actor_id for actor_id, called in names.items() if fits(called)]


def _in_country(db: Reader, _asked: Asked, typed: str) -> Is:
    return at_home(_ids_of_country(db, typed))


def _ids_of_country(db: Reader, typed: str) -> list[int]:
    if ids := _country_ids(db, typed):
        return ids
    known = [(str(row.code), str(row.name)) for row in db.rows(select(country.c.code, country.c.name))]
    return _ids_of_codes(db, read.chosen(typed, known, tr("country or group")))


def _country_ids(db: Reader, typed: str) -> list[int]:
    """The ids of the country or group of this name, alias or code, of a group with its members; else none."""
    found = named(db, typed)
    if found is not None:
        return _ids_of_codes(db, [found.code])
    code = typed.strip().lower()
    rows = db.rows(
        select(country.c.code).where(or_(func.lower(country.c.code) == code, func.lower(country.c.iso3) == code))
    )
    return _ids_of_codes(db, [str(row.code) for row in rows]) if rows and code else []


def _ids_of_codes(db: Reader, codes: Sequence[str]) -> list[int]:
    return list(first_column(db, with_members(codes)))


def _in_region(db: Reader, asked: Asked, typed: str) -> Is:
    return at_home(_ids_in_region(db, asked, typed))


def _ids_in_region(db: Reader, asked: Asked, typed: str) -> list[int]:
    """Countries of a region or a part of one, the group that is called so, and groups all of which lie there."""
    rows = db.rows(select(country.c.id, country.c.is_group, country.c.region, country.c.subregion))
    names = sorted({name for row in rows for name in (row.region, row.subregion) if name})
    try:
        regions = set(read.chosen(typed, [(name, name) for name in names], tr(asked.label)))
    except BadInput:
        ids = _country_ids(db, typed)
        if not ids:
            raise
        return ids
    inside = {int(row.id) for row in rows if not row.is_group and {row.region, row.subregion} & regions}
    pairs = db.rows(select(country_member.c.group_id, country_member.c.country_id))
    members = sets_by_key((row.group_id, row.country_id) for row in pairs)
    inside |= {group for group, some in members.items() if some <= inside}
    return sorted(inside)


def _with_fact(db: Reader, asked: Asked, typed: str) -> Is:
    """Those in whose country something is recorded, in this category, whose words hold these."""
    known = [(term.key, term.display_name) for term in vocabularies.of(db).of(CATEGORY).values()]
    category = read.chosen(asked.category, known, tr("category of facts"))
    words = or_(fact.c.value.contains(typed, autoescape=True), fact.c.field.contains(typed, autoescape=True))
    countries = select(fact.c.country_id).where(fact.c.category.in_(category), words)
    of_groups = select(country_member.c.country_id).where(country_member.c.group_id.in_(countries))
    return or_(at_home(countries), at_home(of_groups))


_WHO: dict[Ask, Callable[[Reader, Asked, str], Is]] = {
    Ask.PARTY: _called,
    Ask.COUNTRY: _in_country,
    Ask.REGION: _in_region,
    Ask.FACT: _with_fact,
}


# --- how much, and when -------------------------------------------------------------------------------


def _how_much(asked: Asked, sign: Sign, value: Value) -> Is:
    """Of the interval that is stated, what holds wherever in it the true value lies."""
    if asked.name == "evidence":
        found = select(func.count()).select_from(evidence).join(thing)
        pieces = found.where(thing.c.kind == donation.name, thing.c.row_id == donation.c.id).scalar_subquery()
        return _between(pieces, pieces, sign, value, lambda typed: int(read.number(typed)))
    if asked.name == "quantity":
        of = donation_item.c
        fits = _between(of.low, of.high, sign, value, read.number, of.qualifier == _OVER)
        return donation.c.id.in_(select(of.donation_id).where(fits))
    assert asked.field is not None
    names = column_names(asked.field)
    low, high = donation.c[names[0]], donation.c[names[-1] if len(names) == 1 else names[1]]
    if asked.ask is Ask.NUMBER:
        strictly = donation.c[names[2]] == _OVER if len(names) > 1 else false()
        return _between(low, high, sign, value, read.number, strictly)
    return _of_money(sign, value, tuple(donation.c[name] for name in names[:4]))


def _of_money(sign: Sign, value: Value, columns: tuple[Any, ...]) -> Is:
    """SQL for amounts; without a currency those of every currency are compared."""
    low, high, currency, qualifier = columns
    if sign in (Sign.IS, Sign.EXACTLY) and value.to is None and value.text.isalpha():
        code = value.text.upper()
        if not known(code):
            sentence = tr("“{value}” is no currency. Write its code, such as USD, or an amount.")
            raise BadInput(sentence.format(value=value.text))
        return currency == code
    sums = [read.money(one) for one in (value.text, value.to) if one]
    codes = {one.currency for one in sums if one.currency}
    if len(codes) > 1:
        raise BadInput(tr("{range} has two currencies. Ask for one at a time.").format(range=value))
    fits = _between(low, high, sign, value, lambda typed: read.money(typed).amount, qualifier == _OVER)
    return and_(fits, currency == codes.pop()) if codes else fits


_OVER = Qualifier.OVER.value


def _between(
    low: Any,
    high: Any,
    sign: Sign,
    value: Value,
    number: Callable[[str], Any],
    strictly: Is = false(),  # noqa: B008 - never changed
) -> Is:
    """`strictly` says of a row that the true value lies above its low end."""
    if value.to is not None:
        first = number(value.text) if value.text else None
        last = number(value.to) if value.to else None
        if first is not None and last is not None and first > last:
            raise _backwards(value)
        return and_(low >= first if first is not None else true(), high <= last if last is not None else true())
    wanted = number(value.text)
    match sign:
        case Sign.AT_LEAST:
            return low >= wanted
        case Sign.OVER:
            return or_(low > wanted, and_(low == wanted, strictly))
        case Sign.AT_MOST:
            return high <= wanted
        case Sign.UNDER:
            return high < wanted
        case _:
            return and_(low == wanted, high == wanted)


def _backwards(value: Value) -> BadInput:
    """What is said of a range that nothing can lie in."""
    sentence = tr("“{range}” ends below its beginning. Write {other}.")
    return BadInput(sentence.format(range=value, other=Value(value.to or "", value.text)))


def _when(asked: Asked, sign: Sign, value: Value) -> Is:
    """Spans of days that lie there whole."""
    if asked.event is not None:
        of = donation_date.c
        fits = and_(of.event == asked.event.value, _within(of.start, of.end, sign, value))
        return donation.c.id.in_(select(of.donation_id).where(fits))
    assert asked.field is not None
    start, end, *_ = (donation.c[name] for name in column_names(asked.field))
    return _within(start, end, sign, value)


def _within(start: Any, end: Any, sign: Sign, value: Value) -> Is:
    """SQL for dates between two columns: a span that is not exactly known fits only if it does so in any case."""
    first = read.days(value.text) if value.text else None
    last = read.days(value.to) if value.to else None if value.to is not None else first
    if first is not None and last is not None and first.start > last.end:
        raise _backwards(value)
    after = and_(start != "", start >= first.start) if first is not None else true()
    before = and_(end != "", end <= last.end) if last is not None else true()
    match sign:
        case Sign.AT_LEAST:
            return after
        case Sign.AT_MOST:
            return before
        case Sign.OVER:
            assert first is not None
            return start > first.end
        case Sign.UNDER:
            assert first is not None
            return and_(end != "", end < first.start)
        case _:
            return and_(after, before)


# --- by a word ----------------------------------------------------------------------------------------


def _by_word(db: Reader, asked: Asked, typed: str) -> Is:
    """Fields that hold words, or a term of a list."""
    if asked.name.endswith(".place") or (asked.name.endswith(".kind") and asked.vocabulary):
        return _by_party(asked, _who(db, asked, typed))
    if asked.name == "unit":
        fits = donation_item.c.unit.contains(typed, autoescape=True)
        return donation.c.id.in_(select(donation_item.c.donation_id).where(fits))
    if asked.name == "money.kind":
        return donation.c.money_kind.in_(_terms(db, asked, typed))
    assert asked.field is not None
    column = donation.c[column_names(asked.field)[0]]
    if asked.ask is Ask.TERM:
        return column.in_(_terms(db, asked, typed))
    return column.contains(typed, autoescape=True)


def _terms(db: Reader, asked: Asked, typed: str) -> list[str]:
    """The keys of the terms that are meant, with the kinds of them."""
    if asked.terms is not None:
        return list(read.chosen(typed, [(one.value, tr_term(one)) for one in asked.terms], tr(asked.label)))
    known = vocabularies.of(db).of(asked.vocabulary)
    also = COMPANIES & known.keys() if read.is_company(asked.vocabulary, typed) else ()
    keys = set(read.chosen(typed, [(one.key, one.display_name) for one in known.values()], tr(asked.label), also))
    while more := {key for key, one in known.items() if one.parent is not None and one.parent.key in keys} - keys:
        keys |= more
    return sorted(keys)


# --- of a passage -------------------------------------------------------------------------------------


def _of_passage_itself(db: Reader, one: Condition) -> Is:
    """What a condition asks of a passage, not turned round."""
    if one.asked is None:
        return passage.c.quote.contains(one.words, autoescape=True)
    return or_(*(_fits_passage(db, one.asked, one.sign, value) for value in one.values))


def _fits_passage(db: Reader, asked: Asked, sign: Sign, value: Value) -> Is:
    match asked.name:
        case "tag":
            return passage.c.id.in_(
                select(passage_tag.c.passage_id).where(passage_tag.c.tag_id.in_(_tags(db, value.text)))
            )
        case "source":
            return source_version.c.source_id.in_(_sources(value.text))
        case "paragraph":
            return _between(
                passage.c.paragraph, passage.c.paragraph, sign, value, lambda typed: int(read.number(typed))
            )
        case "quote":
            return passage.c.quote.contains(value.text, autoescape=True)
        case "state":
            return passage.c.state.in_(_terms(db, asked, value.text))
        case "claim":
            fits = claim.c.kind.in_(_terms(db, asked, value.text))
        case "sureness":
            fits = claim.c.sureness.in_(_terms(db, asked, value.text))
        case _:
            fits = claim.c.asserted_by.contains(value.text, autoescape=True)
    return passage.c.id.in_(select(claim.c.passage_id).where(fits))


def _tags(db: Reader, typed: str) -> list[int]:
    """The ids of the tags that are meant, by path or by name, with those under them."""
    tags = codebook(db)
    paths = set(read.chosen(typed, [(one.path, one.content.name) for one in tags], tr("tag")))
    above = [one for one in tags if one.path in paths]
    return [one.id for one in tags if one.path in paths or any(one.is_under(other) for other in above)]


def _sources(typed: str) -> Any:
    if typed.isascii() and typed.isdigit():
        return [int(typed)]
    return select(source.c.id).where(source.c.title.contains(typed, autoescape=True))
