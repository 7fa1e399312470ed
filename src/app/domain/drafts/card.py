"""A draft as rows that a person goes through: what each says, its words, and what becomes of it by other words.

A row is one value: a party, a thing, a sum, or one of the fields that a gift has once. A field that says nothing has
one row, which asks for its words. Changing a row makes another draft; nothing is saved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from app.domain.alternatives import ToAbove, heads, set_to_above, ways_to_above
from app.domain.counted import counted_words
from app.domain.dates import span_words
from app.domain.default_terms import DEFAULTS
from app.domain.donations import DateSpan, Money
from app.domain.drafts.amounts.amounts import Amount, amounts
from app.domain.drafts.dates.days import days
from app.domain.drafts.draft import Draft, DraftDate, DraftItem, DraftMoney, DraftOwn, DraftParty, Field, Span
from app.domain.drafts.grounds import Basis
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.words.word_lists import DETERMINERS, ENDS_PHRASE
from app.domain.errors import BadInput
from app.domain.language import capital, later, tr, tr_term
from app.domain.money import as_its_words_say, of_kind, read_money, with_period
from app.domain.note_marks import note_marks, without_note_marks
from app.domain.quantity import interval_words, read_quantity
from app.domain.sum_labels import sum_label
from app.domain.terms import AmountRole, MoneyKind, Outcome, Qualifier
from app.domain.vocabularies import GIVING, UNSPECIFIED, giving

if TYPE_CHECKING:
    from app.domain.drafts.read import Reader

T = TypeVar("T")

LABELS = {
    Field.DONORS: later("Donor"),
    Field.RECIPIENTS: later("Recipient"),
    Field.ITEMS: later("Item"),
    Field.MONEY: later("Amount"),
    Field.STATUS: later("Outcome"),
    Field.BASIS: later("Basis"),
    Field.DATE: later("Date"),
    Field.CARRIERS: later("Carrier"),
    Field.ASSERTED_BY: later("Announcer"),
    Field.TERMS: later("Terms"),
    Field.OWN: later("Field of this workspace"),
}
"""The fields in the order of their rows; a row bears the number of its field, from 1."""
NUMBERS = {field: number for number, field in enumerate(LABELS, 1)}
ALWAYS = (Field.DONORS, Field.RECIPIENTS, Field.STATUS, Field.DATE)
"""Those that have a row where nothing is said of them, too; things and money have where neither is said."""
NOT_READ = Draft(Outcome.GIVEN, unsure={Field.STATUS: ""})
"""Of a sentence in which nothing is read: a doubt without words says that nobody has said the outcome."""
_GIFTS = frozenset(one.key for one in DEFAULTS[GIVING] if one.counts)
"""The terms on which something is a gift."""
_QUOTED, _ISOLATES = re.compile(r"[“\"](.+?)[”\"]"), {0x2068: None, 0x2069: None}
_OTHER_PHRASE = ENDS_PHRASE - DETERMINERS - {"and", "or"}
_NEAR = 24
"""Code points beside a sum in which it is said to be what goods are worth."""
_PARTIES = {Field.DONORS: "donors", Field.RECIPIENTS: "recipients", Field.CARRIERS: "carriers"}
_NAMES = {**_PARTIES, Field.ITEMS: "items", Field.MONEY: "amounts", Field.STATUS: "status", Field.BASIS: "basis",
          Field.DATE: "date", Field.ASSERTED_BY: "asserted_by", Field.TERMS: "terms"}  # fmt: skip
"""Where a draft has what its rows say; of the first five in several parts."""
_OF_PARTS = (*_PARTIES, Field.ITEMS, Field.MONEY)


def is_beside(draft: Draft, one: DraftMoney) -> bool:
    """Whether a further sum can stand beside the main one, as what its role says."""
    main = draft.money
    if not one.role or main is None or draft.status is Outcome.NOT_GIVEN or not one.currency:
        return False
    if one.role == AmountRole.COUNTER_VALUE:
        return one.currency != main.currency
    if one.role == AmountRole.ALTERNATIVE:
        return one.currency == main.currency
    part = one.high if one.high is not None else one.low
    whole = main.high
    return one.currency != main.currency or part is None or whole is None or part <= whole


class Row(NamedTuple):
    """One value of a draft."""

    field: Field
    part: int
    """Which of several of its field, from 0."""
    value: str
    """As understood; empty where nothing is said."""
    stated: str
    """The words of the source, where what is understood is more than they."""
    span: Span | None
    unsure: str
    """Why it is not sure, in the user's words; empty where it is."""
    own: tuple[str, str] = ("", "")
    """The key and the name of a field of the workspace's own; of a sum beside the main one, and of a thing that comes
    instead of another, no key, and what it is."""

    @property
    def label(self) -> str:
        """What its field is called."""
        return self.own[1] or tr(LABELS[self.field])

    @property
    def key(self) -> tuple[Field, int]:
        """Which row it is, also when its value has changed."""
        return self.field, self.part

    @property
    def number(self) -> int:
        """The number of its field; 0 of all behind the ninth, which have one key together."""
        number = NUMBERS[self.field]
        return number if number < 10 else 0


def rows(draft: Draft, own: Sequence[tuple[str, str]] = (), text: str = "") -> tuple[Row, ...]:
    """The rows of a draft in their order; last one for each of the workspace's `own` fields, (key, name). By the `text`
    a reason that quotes a party as it is called there is at its row alone."""
    ours = [row for field in LABELS if field is not Field.OWN for row in _rows(draft, field, text)]
    said = {one.key: one for one in draft.own}
    for part, (key, name) in enumerate(own):
        one = said.get(key)
        span = None if one is None else _span(one.start, one.end)
        ours.append(Row(Field.OWN, part, "" if one is None else one.words, "", span, "", (key, name)))
    return tuple(ours)


def _rows(draft: Draft, field: Field, text: str) -> Iterator[Row]:
    unsure = draft.unsure.get(field, "")
    if field in _PARTIES:
        parties: tuple[DraftParty, ...] = getattr(draft, _PARTIES[field])
        doubted = _named_in(unsure, parties, text)
        for part, party in enumerate(parties):
            why = unsure if doubted in (None, part) else ""
            yield Row(field, part, _party_words(party), "", _span(party.start, party.end), why)
        found = bool(parties)
    elif field is Field.ITEMS:
        for part, (item, head) in enumerate(zip(draft.items, heads(draft.items), strict=True)):
            called = ("", capital(head))
            yield Row(field, part, _item_words(item), item.as_stated, _span(item.start, item.end), unsure, called)
        found = bool(draft.items or draft.amounts)
    elif field is Field.MONEY:
        for part, money in enumerate(draft.amounts):
            number = interval_words(money)
            value = f"{money.currency} {number}".strip() if number or not money.as_stated else f"“{money.as_stated}”"
            value = with_period(value, _period(money)) if number else value
            called = sum_label(AmountRole(money.role)) if is_beside(draft, money) else tr("Also stated")
            span = _span(money.start, money.end)
            yield Row(
                field, part, of_kind(value, money.kind), money.as_stated, span, unsure, ("", called if part else "")
            )
        found = bool(draft.items or draft.amounts)
    else:
        value, stated = _single(draft, field)
        found = bool(value)
        if found:
            yield Row(field, 0, value, stated, _span(*next(iter(draft.spans.get(field, ())), (0, 0))), unsure)
    if not found and field in (*ALWAYS, Field.ITEMS, Field.MONEY):
        yield Row(field, 0, "", "", None, "")


def _period(money: DraftMoney) -> str:
    """The time that a sum is for, by its own words: *a month for two years*."""
    return as_its_words_say(Money(*money[:4], as_stated=money.as_stated)).period


def _named_in(reason: str, parties: Sequence[DraftParty], text: str) -> int | None:
    """Which of several parties a reason names, in quotation marks or as its first words: *Lille is also a place in
    Belgium*, of employees in Lille. None where it is of all of them."""
    plain = reason.translate(_ISOLATES)
    quoted = _QUOTED.search(plain)
    for part, party in enumerate(parties):
        words = party.name.split()
        if quoted is None:
            is_named = any(plain.startswith(f"{' '.join(words[at:])} ") for at in range(len(words)))
        else:
            called = f"{party.name}\n{text[party.start : party.end]}"
            is_named = re.search(rf"(?<!\w){re.escape(quoted[1])}(?!\w)", called) is not None
        if is_named:
            return part
    return None


def is_named(reason: str, party: DraftParty, text: str) -> bool:
    """Whether a reason speaks of the name of a party."""
    return _named_in(reason, (party,), text) is not None


def _doubts_beside(draft: Draft, row: Row, text: str = "") -> dict[Field, str]:
    """What is unsure of a draft apart from a row: a reason that names another party of its field stays."""
    parties = getattr(draft, _PARTIES[row.field]) if row.field in _PARTIES else ()
    named = _named_in(draft.unsure.get(row.field, ""), parties, text)
    stays = named not in (None, row.part)
    return {field: why for field, why in draft.unsure.items() if stays or field is not row.field}


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if end > start else None


def _party_words(party: DraftParty) -> str:
    return f"{party.name} · {party.iso2}" if party.iso2 else party.name


def _item_words(item: DraftItem) -> str:
    number = interval_words(item)
    if item.item:
        return counted_words(number, item.item, item.unit)
    return " ".join(part for part in (number, item.unit) if part) if number else item.as_stated


def item_called(item: DraftItem) -> str:
    """A thing by its words, with its name where they are a bare number: *200* of *the 500 beds* is *200 beds*."""
    return item.as_stated if any(map(str.isalpha, item.as_stated)) else _item_words(item)


def _single(draft: Draft, field: Field) -> tuple[str, str]:
    """What a field that a gift has once says, and in which words."""
    match field:
        case Field.STATUS:
            return "" if is_unsaid(draft) else tr_term(draft.status), ""
        case Field.BASIS:
            return ("" if draft.basis is Basis.UNSPECIFIED else tr_term(draft.basis)), ""
        case Field.DATE if draft.date is not None:
            date = draft.date
            words = span_words(DateSpan(date.first, date.last, date.precision)) if date.first or date.last else ""
            return words or date.as_stated, date.as_stated
        case Field.ASSERTED_BY:
            return draft.asserted_by, ""
        case Field.TERMS if draft.terms:
            return giving(draft.terms, "sale at a reduced price" if draft.terms == "sale" else "").display_name, ""
        case _:
            return "", ""


# --- changing -----------------------------------------------------------------------------------------


def ways_of_item(draft: Draft, row: Row | None) -> list[ToAbove]:
    """What the item of a row may be to the one above it; nothing for a row that has none."""
    if row is None or row.field is not Field.ITEMS or row.part >= len(draft.items):
        return []
    return ways_to_above([one.alternative for one in draft.items], row.part)


def with_way(draft: Draft, row: Row, way: ToAbove) -> Draft:
    """The draft in which the item of a row is this to the one above it."""
    letters = set_to_above([one.alternative for one in draft.items], row.part, way)
    every = zip(draft.items, letters, strict=True)
    return replace(draft, items=tuple(item._replace(alternative=letter) for item, letter in every))


def without(draft: Draft, row: Row) -> Draft:
    """The draft that no longer says what a row says. Its outcome it keeps: a gift has one."""
    spans = {key: value for key, value in draft.spans.items() if key is not row.field}
    unsure = _doubts_beside(draft, row)
    match row.field:
        case Field.DONORS | Field.RECIPIENTS | Field.CARRIERS:
            parties = getattr(draft, _PARTIES[row.field])
            left = {_PARTIES[row.field]: _but(parties, row.part)}
        case Field.ITEMS:
            left = {"items": _but(draft.items, row.part)}
        case Field.MONEY:
            left = {"amounts": _but(draft.amounts, row.part)}
        case Field.BASIS:
            left = {"basis": Basis.UNSPECIFIED}
        case Field.DATE:
            left = {"date": None}
        case Field.ASSERTED_BY:
            left = {"asserted_by": ""}
        case Field.TERMS:
            left = {"terms": ""}
        case Field.OWN:
            left = {"own": tuple(one for one in draft.own if one.key != row.own[0])}
        case _:
            return draft
    return _of_other_countries(replace(draft, spans=spans, unsure=unsure, **left))


def _but(parts: tuple[T, ...], number: int) -> tuple[T, ...]:
    return parts[:number] + parts[number + 1 :]


def is_unsaid(draft: Draft) -> bool:
    """Whether neither the rules nor the person have said its outcome."""
    return draft.unsure.get(Field.STATUS) == ""


def with_outcome(draft: Draft, outcome: Outcome) -> Draft:
    """The draft with another outcome, which the person has chosen and so is sure."""
    unsure = {key: value for key, value in draft.unsure.items() if key is not Field.STATUS}
    return replace(draft, status=outcome, unsure=unsure)


def words_in(text: str, sentence: Span, typed: str, near: Span | None) -> Span | None:
    """Where what somebody typed stands in a sentence as whole words; of several places the nearest to `near`."""
    words = r"\s+".join(map(re.escape, typed.split()))
    if not words:
        return None
    met = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE).finditer(text, sentence.start, sentence.end)
    places = [Span(*one.span()) for one in met]
    return min(places, key=lambda one: abs(one.start - (near or sentence).start), default=None)


def with_words(
    draft: Draft, row: Row, reader: Reader, text: str, span: Span, published: str = "", *, is_typed: bool = False
) -> Draft:
    """The draft in which a row says what these words say, and stands on them; a capital that `is_typed` is the town,
    and not the country that is called by it.

    Raises `BadInput` where nothing of the kind is read in them.
    """
    if any(note_marks(text, *span)):
        text = f"{text[: span.start]}{without_note_marks(text[slice(*span)], blank=' ')}{text[span.end :]}"
    words = " ".join(text[span.start : span.end].split())
    if not words:
        raise BadInput(tr("Nothing is selected. Select the words first."))
    field = row.field
    if field is Field.OWN:
        others = tuple(one for one in draft.own if one.key != row.own[0])
        return replace(draft, own=(*others, DraftOwn(row.own[0], words, *span)))
    unsure = _doubts_beside(draft, row, text)
    spans = {**draft.spans, field: (span,)}
    changed: dict[str, Any] = {}
    if field in _PARTIES:
        made = (_typed(reader, span, words) if is_typed else None) or _party(reader, text, span, words, is_typed)
        made = _in_its_place(draft, row, made) if is_typed else made
        made = _in_its_country(reader, made) if field is Field.RECIPIENTS else made
        changed = {_PARTIES[field]: _put(getattr(draft, _PARTIES[field]), row.part, made)}
    elif field is Field.ITEMS:
        letter = next((one.alternative for one in draft.items[row.part : row.part + 1]), "")
        changed = {"items": _put(draft.items, row.part, _item(text, span, words)._replace(alternative=letter))}
    elif field is Field.MONEY:
        made = _money(text, span, words)
        was = draft.amounts[row.part : row.part + 1]
        kinds = {made.kind, *(one.kind for one in was if is_typed)}  # what is typed over the worth of goods is so too
        is_worth = bool(draft.items) and MoneyKind.VALUATION in kinds
        made = made._replace(kind=MoneyKind.VALUATION if is_worth else MoneyKind.CASH)
        if was:  # another figure is to the main one what the former was
            made = made._replace(role=was[0].role, through=was[0].through, currency=_meant(made, was[0].currency))
        changed = {"amounts": _put(draft.amounts, row.part, made)}
    elif field is Field.DATE:
        changed = {"date": _date(text, span, words, published)}
    elif field is Field.ASSERTED_BY:  # an outcome, a basis and terms are chosen; words support them
        changed = {"asserted_by": words}
    return _of_other_countries(replace(draft, spans=spans, unsure=unsure, **changed))


def with_party(draft: Draft, row: Row, party: DraftParty, text: str) -> Draft:
    """The draft in which a row names this party, which the person has chosen and so is sure."""
    parties = _put(getattr(draft, _PARTIES[row.field]), row.part, party)
    unsure = _doubts_beside(draft, row, text)
    return _of_other_countries(replace(draft, unsure=unsure, **{_PARTIES[row.field]: parties}))


def with_row_of(draft: Draft, other: Draft, row: Row, text: str) -> Draft:
    """The draft in which a row says what it does in another, on the words and with the doubt that it has there."""
    field = row.field
    name = _NAMES[field]
    value: Any = getattr(other, name)
    if field in _OF_PARTS:
        value = _put(getattr(draft, name), row.part, value[row.part])
    spans = {key: said for one in (draft, other) for key, said in one.spans.items() if (key is field) is (one is other)}
    doubt = {field: other.unsure[field]} if field in other.unsure else {}
    return _of_other_countries(
        replace(draft, spans=spans, unsure=doubt | _doubts_beside(draft, row, text), **{name: value})
    )


def party_of(draft: Draft, row: Row) -> DraftParty | None:
    """Whom a row names; None where it is of no party."""
    parties: tuple[DraftParty, ...] = getattr(draft, _PARTIES[row.field]) if row.field in _PARTIES else ()
    return parties[row.part] if row.part < len(parties) else None


def _in_its_place(draft: Draft, row: Row, typed: DraftParty) -> DraftParty:
    """Who is typed in a row, in the country of the recipient that it names or holds: *Shefa Province* for *Shefa*. Who
    gives is of no country by the name of a place."""
    was = draft.recipients[row.part] if row.field is Field.RECIPIENTS and row.part < len(draft.recipients) else None
    is_same = was is not None and (_holds(typed.name, was.name) or _holds(was.name, typed.name))
    return typed._replace(iso2=was.iso2) if was is not None and is_same and not typed.iso2 else typed


def _in_its_country(reader: Reader, made: DraftParty) -> DraftParty:
    """Who gets it in the country that his name says, or that of the small place that he is, where one alone has a place
    of that name."""
    if made.iso2:
        return made
    if code := reader.country_said(made.name):
        return made._replace(iso2=code)
    places = reader.small_places(made.name)
    return made._replace(iso2=places[0].iso2) if len(places) == 1 else made


def _holds(words: str, some: str) -> bool:
    """Whether words have others among them."""
    return bool(some.strip()) and words_in(words, Span(0, len(words)), some, None) is not None


def is_typed(row: Row) -> bool:
    """Whether a row says what a person has typed, and stands on no words yet."""
    return bool(row.value) and row.span is None and not row.unsure and row.field is not Field.STATUS


def with_words_only(draft: Draft, row: Row, reader: Reader, text: str, span: Span, published: str = "") -> Draft | None:
    """The draft in which what was typed in a row stands on these words; None where they state another figure or day."""
    if row.field in (Field.ITEMS, Field.MONEY, Field.DATE):
        try:
            other = with_words(draft, row, reader, text, span, published)
        except BadInput:
            other = None
        now = _figures(draft, row)
        if other is not None and any(_figures(other, row)) and not _says(_figures(other, row), now):
            return None
    return on_words(draft, row, text, span)


def on_words(draft: Draft, row: Row, text: str, span: Span) -> Draft:
    """The draft in which a row stands on these words of the source, and says so; it says the same as before."""
    spans, place = {**draft.spans, row.field: (span,)}, {"start": span.start, "end": span.end}
    stated = {**place, "as_stated": " ".join(text[span.start : span.end].split())}
    if row.field in _OF_PARTS:
        name = _NAMES[row.field]
        parts = getattr(draft, name)
        part = parts[row.part]._replace(**(place if row.field in _PARTIES else stated))
        return replace(draft, spans=spans, **{name: _put(parts, row.part, part)})
    if row.field is Field.DATE and draft.date is not None:
        return replace(draft, spans=spans, date=draft.date._replace(**stated))
    if row.field is Field.OWN:
        own = (one._replace(**place) if one.key == row.own[0] else one for one in draft.own)
        return replace(draft, own=tuple(own))
    return replace(draft, spans=spans)


def still_says(draft: Draft, row: Row, reader: Reader, text: str, words: str, published: str = "") -> bool:
    """Whether the words that a row stands on say as well what was typed over it, as *3 May 2020* says *2020-05-03*, or
    are among the words of who gets it."""
    if row.span is None:
        return False
    try:
        was = with_words(draft, row, reader, text, row.span, published)
        now = with_words(draft, row, reader, words, Span(0, len(words)), published)
    except BadInput:
        return False
    if row.field in _PARTIES:
        one, other = (getattr(each, _PARTIES[row.field])[row.part] for each in (was, now))
        is_longer = row.field is Field.RECIPIENTS and _holds(words, text[row.span.start : row.span.end])
        return one[:2] == other[:2] or is_longer
    if row.field in (Field.ITEMS, Field.MONEY, Field.DATE):
        said = set(was.items[row.part].item.casefold().split()) if row.field is Field.ITEMS else set[str]()
        return (
            any(_figures(was, row))
            and _says(_figures(was, row), _figures(now, row))
            and said <= {*words.casefold().split()}
        )
    return False


def _figures(draft: Draft, row: Row) -> tuple[object, ...]:
    """What is counted of a row: its ends, then the unit or currency."""
    if row.field is Field.DATE:
        return () if draft.date is None else (draft.date.first, draft.date.last)
    if row.field is Field.MONEY:
        money = draft.amounts[row.part]
        return money.low, money.high, money.currency
    item = draft.items[row.part]
    return item.low, item.high, item.unit


def _says(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether one states the figures of another; a unit or currency that it leaves open may be any."""
    return one[:2] == other[:2] and (not any(one[2:]) or one[2:] == other[2:])


def _put(parts: tuple[T, ...], number: int, part: T) -> tuple[T, ...]:
    return (*parts[:number], part, *parts[number + 1 :])


_AS_A_TOWN = "the city of "


def _typed(reader: Reader, span: Span, words: str) -> DraftParty | None:
    """The town that is called so, else the country where its name is typed in small letters; None if there is none."""
    if (town := _whole(reader, _AS_A_TOWN, words, NamedKind.TOWN)) is not None:
        return DraftParty(town.name, town.iso2, *span)
    name = words.title() if words.islower() else ""
    country = _whole(reader, _AS_A_TOWN, name, NamedKind.COUNTRY) if name else None  # which is no capital's name
    return DraftParty(country.name, country.iso2, *span) if country is not None else None


def _whole(reader: Reader, before: str, words: str, kind: NamedKind) -> Named | None:
    """Who of a kind all of these words name, behind others."""
    text = before + words
    found = (one for one in reader.named(text, 0, len(text)) if one.kind is kind)
    return next((one for one in found if (one.start, one.end) == (len(before), len(text))), None)


def _party(reader: Reader, text: str, span: Span, words: str, is_typed: bool) -> DraftParty:
    """Who is named by most of the words; of typed ones by all but small words, as *Bhutan Relief X* is not Bhutan."""
    named = [one for one in reader.named(text, *span) if one.name]
    if len(named) == 1 and (named[0].end - named[0].start) * 2 > span.end - span.start:
        left = text[span.start : named[0].start] + text[named[0].end : span.end]
        if is_typed and not left.islower() and left.strip():
            return DraftParty(words, "", *span)
        return DraftParty(named[0].name, named[0].iso2, *span)
    return DraftParty(words, "", *span)


def _amount(text: str, span: Span, *, is_money: bool) -> Amount | None:
    found = [one for one in amounts(text, *span) if one.is_money is is_money]
    return found[0] if len(found) == 1 else None


def _item(text: str, span: Span, words: str) -> DraftItem:
    found = _amount(text, span, is_money=False)
    if found is None or found.low is found.high is None:
        return _counted(words, span)
    what = words
    if found.item or found.unit:  # of *700 tons* the measure says it
        what = " ".join(f"{found.item}{_going_on(text[found.end : span.end])}".split()).removeprefix("of ")
    return DraftItem(what, found.low, found.high, found.qualifier, found.unit, words, *span)


def _counted(words: str, span: Span) -> DraftItem:
    """What is no thing of a gift in a text, but is one where a person says so: *120 houses*."""
    found = read_quantity(words)
    if found is None or not found.item or found.low is found.high is None:
        return DraftItem(words, None, None, Qualifier.NOT_STATED, "", words, *span)
    return DraftItem(found.item, found.low, found.high, found.qualifier, found.unit, words, *span)


def _going_on(behind: str) -> str:
    """The chosen words behind a thing with which its name goes on, as the last three of *87 search and rescue
    personnel*, up to those with which another phrase begins."""
    if re.match(r"[\s,/&–-]*[^\W\d]", behind) is None:
        return ""
    others = (one.start() for one in re.finditer(r"[\w'’-]+", behind) if one[0].lower() in _OTHER_PHRASE)
    return behind[: next(others, len(behind))].rstrip(" .,;:")


def _money(text: str, span: Span, words: str) -> DraftMoney:
    found = _amount(text, span, is_money=True)
    if found is None or found.low is found.high is None:
        raise BadInput(tr("No amount is read in “{words}”. Write it like USD 2 million.").format(words=words))
    kind = _kind(text, span) or found.kind
    return DraftMoney(found.low, found.high, found.currency, found.qualifier, words, *span, kind=kind)


def _meant(made: DraftMoney, before: str) -> str:
    """The currency of a sum, or that of the words before where its own leave it to several of which that is one."""
    read = read_money(made.as_stated)
    return before if read is not None and before in read.meant else made.currency


def _kind(text: str, span: Span) -> MoneyKind | None:
    """What a sum is by the words beside it, as *worth*."""
    around = amounts(text, max(0, span.start - _NEAR), min(len(text), span.end + _NEAR))
    kinds = (one.kind for one in around if one.is_money and one.start < span.end and span.start < one.end)
    return next(kinds, None)


def _date(text: str, span: Span, words: str, published: str) -> DraftDate:
    found = days(text, *span, published)
    if len(found) != 1:
        raise BadInput(tr("No date is read in “{words}”. Write it like 3 May 2020.").format(words=words))
    return DraftDate(found[0].first, found[0].last, found[0].precision, words, *span, found[0].inferred)


def counts(draft: Draft) -> bool:
    """Whether a record of this draft counts in totals."""
    return may_count(draft) and draft.in_totals


def may_count(draft: Draft) -> bool:
    """Whether it counts unless the person says no."""
    return may_be_counted(draft) and Field.TERMS not in draft.unsure


def may_be_counted(draft: Draft) -> bool:
    """Whether a person can let it count: what is not given, or on terms that are no gift's, is in no sum anyway."""
    return draft.status is Outcome.GIVEN and not is_unsaid(draft) and (draft.terms or UNSPECIFIED) in _GIFTS


def counted(draft: Draft, does_count: bool) -> Draft:
    """The draft that counts, or does not, as the person says; that it does settles what spoke against it."""
    unsure = {field: why for field, why in draft.unsure.items() if not (does_count and field is Field.TERMS)}
    return replace(draft, in_totals=does_count, unsure=unsure)


def _of_other_countries(draft: Draft) -> Draft:
    """The draft after its parties were changed, which may be of one country no more."""
    codes = {one.iso2 for one in (*draft.donors, *draft.recipients)}
    doubt = draft.unsure.get(Field.TERMS, "")
    is_one = draft.donors and draft.recipients and len(codes) == 1 and "" not in codes
    if is_one or doubt != tr("Who gives and who gets it are of one country."):
        return draft
    return replace(draft, unsure={field: why for field, why in draft.unsure.items() if field is not Field.TERMS})
