"""A draft made a record: the same gift under the fields of a donation record, and the words that each field gets.

What a draft calls its fields (`donors`, `items`) and what evidence is kept under (`donor`, `item`) meet here alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.domain.alternatives import in_list, settled
from app.domain.counted import item_words
from app.domain.currencies import scan_money
from app.domain.dates import span_words
from app.domain.direction import leads_to
from app.domain.donations import Amount, DateSpan, Donation, Item, Money, Party
from app.domain.drafts import card
from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, DraftParty, Field, Span
from app.domain.language import tr
from app.domain.money import format_money, with_cents
from app.domain.number_words import read_number
from app.domain.quantity import interval_words
from app.domain.shortened import shortened
from app.domain.terms import AmountRole, Assertion, MoneyKind, Outcome, PartyRole, Status
from app.domain.vocabularies import UNSPECIFIED, basis, giving

STATES = {
    Outcome.GIVEN: (Assertion.GIVEN, Status.REPORTED),
    Outcome.ANNOUNCED: (Assertion.PROMISED, Status.ANNOUNCED),
    Outcome.PROMISED: (Assertion.PROMISED, Status.COMMITTED),
    Outcome.OFFERED: (Assertion.OFFERED, Status.OFFERED),
    Outcome.NOT_GIVEN: (Assertion.NOT_GIVEN, Status.NONE_RECORDED),
    Outcome.CANCELLED: (Assertion.PROMISED, Status.CANCELLED),
}
"""What a record says of each outcome: what is said to have happened, and how far it came."""
ROLES = {
    Field.DONORS: PartyRole.DONOR,
    Field.CARRIERS: PartyRole.CARRIER,
    Field.RECIPIENTS: PartyRole.RECIPIENT,
    Field.ASSERTED_BY: PartyRole.ANNOUNCER,
}
PLAIN = {
    Field.MONEY: "money",
    Field.STATUS: "assertion",
    Field.DATE: "date",
    Field.BASIS: "basis",
    Field.TERMS: "terms",
}
"""The fields of a draft that are one field of a record each, with the name of its evidence."""
TITLE_MOST = 90
"""Code points of a title that is made of fields."""


class Words(NamedTuple):
    """Words of the text that become evidence."""

    field: str
    """As evidence has it: `donor`, `item`, `money` …"""
    part: int | None
    """Which party, item or amount of the record, counted from 0, where the field has several."""
    span: Span


def _what(item: DraftItem) -> str:
    """What is counted; of *700 tons* the measure, which is no part of the number, and where no number is read all."""
    return item.item or (item.unit if item.low or item.high else "") or item.as_stated


def record_of(draft: Draft) -> Donation:
    """The record that a draft proposes. Its title is made of its fields, unless a person has given it one.

    What a record cannot hold is kept in its remark: see `as_it_can_be`.
    """
    assertion, status = STATES[draft.status]
    money, date = draft.money, draft.date
    doubt = draft.unsure.get(Field.TERMS, "") if card.may_be_counted(draft) else ""
    doubt = tr("Nothing says whether it was given.") if card.is_unsaid(draft) else doubt
    content = Donation(
        draft.title,
        assertion=assertion,
        status=status,
        parties=tuple(_party(role, one) for role, one in _parties(draft)),
        items=settled(map(_item, draft.items)),
        money=None if money is None else _money(money),
        date=DateSpan()
        if date is None
        else DateSpan(
            date.first,
            date.last,
            date.precision,
            date.as_stated,
            inferred=bool(date.inferred),
        ),
        basis=basis(draft.basis.value),
        terms=giving(draft.terms or UNSPECIFIED),
        in_totals=assertion is Assertion.GIVEN and draft.in_totals and not doubt,
        totals_reason=doubt,
        amounts=tuple(_beside(one) for one in draft.amounts[1:] if card.is_beside(draft, one)),
    )
    further = [_money(one) for one in draft.amounts[1:] if not card.is_beside(draft, one)]
    return as_it_can_be(with_title(content), further)


def _item(one: DraftItem) -> Item:
    return Item(_what(one), one.low, one.high, one.qualifier, one.unit, one.as_stated, one.alternative)


def _beside(one: DraftMoney) -> Amount:
    return Amount(
        AmountRole(one.role), one.low, one.high, one.currency, one.qualifier, one.as_stated, through=one.through
    )


def as_it_can_be(content: Donation, further: Sequence[Money] = ()) -> Donation:
    """The record with what it cannot hold in its remark.

    That are sums of which it is not said what they are to the first, and things that were not given.
    """
    notes = [tr("Also stated: {sum}").format(sum=_said(one)) for one in further]
    if content.assertion is Assertion.NOT_GIVEN and (content.items or content.money is not None or content.amounts):
        sums = [*([] if content.money is None else [content.money]), *(one.money for one in content.amounts)]
        things = in_list(content.items, lambda item: item.as_stated or item_words(item))
        stated = ", ".join([*things, *map(_said, sums)])
        notes.append(tr("What was not given: {things}").format(things=stated))
        content = replace(content, items=(), money=None, amounts=())
    return replace(content, note="\n".join(part for part in (content.note, *notes) if part))


def _said(money: Money) -> str:
    return money.as_stated or format_money(money)


def with_title(content: Donation) -> Donation:
    """The record with a title made of its fields, where it has none."""
    return content if content.title.strip() else replace(content, title=title_of(content))


def title_of(content: Donation) -> str:
    """What a record may be called by its fields: *Denmark to Nepal: 2,000 tents*."""
    return title_from(content.parties, content.items, content.money, content.date)


def title_from(parties: Sequence[Party], items: Sequence[Item], money: Money | None, date: DateSpan) -> str:
    """What a record of these may be called."""
    who, what = who_and_what(parties, items, money)
    words = f"{who}: {what}" if who and what else who or what
    if not words:
        words = span_words(date) if date.start or date.end else date.as_stated
    return _as_title(words)


def title_in_two(content: Donation) -> tuple[str, str]:
    """Who a record may be of, *Denmark → Nepal* or *→ Nepal*, and of what, *2,000 tents, 9 million euros*; where nobody
    is said, what it may be called, and nothing."""
    who, what = who_and_what(content.parties, content.items, content.money)
    if not any(one.role is PartyRole.DONOR for one in content.parties):
        who = who and leads_to("", who)
    money = content.money if content.items else None
    is_beside = money is not None and money.kind is MoneyKind.CASH and not _is_open(money)
    sum_beside = who_and_what((), (), money)[1] if is_beside else ""
    what = ", ".join(part for part in (what, sum_beside) if part)
    return (_as_title(who), shortened(what, TITLE_MOST)) if who else (title_of(content), "")


def who_and_what(parties: Sequence[Party], items: Sequence[Item], money: Money | None) -> tuple[str, str]:
    """Who gave to whom, and what; what is not said is empty."""
    donors, recipients = (
        ", ".join([one.name for one in parties if one.role is role and one.name])
        for role in (PartyRole.DONOR, PartyRole.RECIPIENT)
    )
    who = leads_to(donors, recipients) if donors and recipients else donors or recipients
    what = ", ".join(in_list(items, lambda one: one.as_stated if _says_it_well(one) else item_words(one)))
    if not what and money is not None and not _is_open(money):
        what = with_cents(interval_words(money) if _lacks_scale(money) else money.as_stated, money)
        if any(map(str.isdigit, what)) and all(token.kind != "cur" for token in scan_money(what)):
            what = f"{money.currency} {what}".strip()
    return who, what


def _as_title(words: str) -> str:
    title = shortened(" ".join(words.split()), TITLE_MOST)
    return title[:1].upper() + title[1:] if title.partition(" ")[0].islower() else title  # eBay stays as it is


def _says_it_well(item: Item) -> bool:
    """Whether a title can say what was stated of a thing as it is."""
    return not (_lacks_thing(item) or _is_open(item) or _is_number_last(item))


def _is_number_last(item: Item) -> bool:
    """Whether the number stands behind its thing, as in a row of a table, where a title cut short would lose it."""
    stated, name = item.as_stated.casefold(), item.item.casefold()
    behind = stated.removeprefix(name)
    return bool(name) and behind != stated and item.low is not None and any(map(str.isdigit, behind))


def _lacks_thing(item: Item) -> bool:
    """Whether what was stated of a thing does not say what it is: *600 tonnes*, behind the 1,000 tonnes of rice."""
    is_measure = bool(item.unit) and item.low is not None and item.as_stated.endswith(f" {item.unit}")
    return _is_bare(item.as_stated) or (is_measure and item.item.casefold() not in item.as_stated.casefold())


def _is_bare(stated: str) -> bool:
    """Whether what was stated is nothing, or a number alone, whose thing stands at the head of a list."""
    return not stated or (stated[0].isdigit() and not any(map(str.isalpha, stated)))


def _is_open(one: Item | Money) -> bool:
    """Whether a number is left open that its words begin with, as that of several together."""
    return one.low is None and one.high is None and one.as_stated.lstrip("$€£¥")[:1].isdigit()


def _lacks_scale(money: Money) -> bool:
    """Whether an amount is not stated, or as a number alone whose scale stands at the head of a list."""
    number = read_number(money.as_stated) if _is_bare(money.as_stated) and money.as_stated else None
    scaled = number is not None and money.low is not None and number > 0 and money.low / number in _SCALES
    return scaled or not money.as_stated


_SCALES = (10**3, 10**5, 10**6, 10**7, 10**9)
"""How many a thousand, a lakh, a million, a crore and a billion are."""


def words_of(draft: Draft) -> Iterator[Words]:
    """The words of each field that has some, of parties and items each its own. Offsets are those of the draft."""
    return (one for one in _words_of_all(draft) if one.span.end > one.span.start)


def _words_of_all(draft: Draft) -> Iterator[Words]:
    """Those of each value. What a person typed may stand on none: then they are empty."""
    for number, (role, one) in enumerate(_parties(draft)):
        yield Words(role.value, number, Span(one.start, one.end))
    is_none = draft.status is Outcome.NOT_GIVEN  # whose things stand in the remark
    for number, item in enumerate(draft.items):
        yield Words("" if is_none else "item", None if is_none else number, Span(item.start, item.end))
    yield from _words_of_sums(draft, is_none=is_none)
    for one in draft.own:
        yield Words(one.key, None, Span(one.start, one.end))
    for field, key in PLAIN.items():
        for span in draft.spans.get(field, ()):
            if field is not Field.MONEY:
                yield Words(key, None, span)


def place_in_record(draft: Draft, field: Field, part: int, own: str = "") -> tuple[str, int | None] | None:
    """Where the record has what a row of a draft says, as `Words` names it; `own` is the key of a field of the
    workspace's own. None for what stands in the remark of the record."""
    if field is Field.OWN:
        return own, None
    if field in ROLES:
        same = [number for number, (role, _) in enumerate(_parties(draft)) if role is ROLES[field]]
        return (ROLES[field].value, same[part]) if part < len(same) else None
    if field in (Field.ITEMS, Field.MONEY) and draft.status is Outcome.NOT_GIVEN:
        return None
    if field is Field.ITEMS:
        return "item", part
    if field is Field.MONEY and part:
        if not card.is_beside(draft, draft.amounts[part]):
            return None
        return "amount", sum(card.is_beside(draft, one) for one in draft.amounts[1:part])
    return PLAIN.get(field, field.value), None


def _words_of_sums(draft: Draft, *, is_none: bool) -> Iterator[Words]:
    """The words of the main sum, of those beside it each its own, and of the others for the record as a whole."""
    beside = 0
    for number, one in enumerate(draft.amounts):
        span = Span(one.start, one.end)
        if not number and not is_none:
            yield Words("money", None, span)
        elif not is_none and card.is_beside(draft, one):
            yield Words("amount", beside, span)
            beside += 1
        else:
            yield Words("", None, span)


def _parties(draft: Draft) -> Iterator[tuple[PartyRole, DraftParty]]:
    """In the order of the record. Who says so has no more than a name, and words where there are some."""
    for field, parties in (
        (Field.DONORS, draft.donors),
        (Field.CARRIERS, draft.carriers),
        (Field.RECIPIENTS, draft.recipients),
    ):
        yield from ((ROLES[field], one) for one in parties)
    if draft.asserted_by:
        start, end = next(iter(draft.spans.get(Field.ASSERTED_BY, ())), (0, 0))
        yield PartyRole.ANNOUNCER, DraftParty(draft.asserted_by, "", start, end)


def _party(role: PartyRole, one: DraftParty) -> Party:
    return Party(role, one.name, iso2=one.iso2)


def _money(one: DraftMoney) -> Money:
    return Money(one.low, one.high, one.currency, one.qualifier, one.kind, one.as_stated)
