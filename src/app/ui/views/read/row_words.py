"""What the rows of a draft say, by which words: the rows that are shown, the next words of the sentence for one, the
next term, and the currency of a sum whose sign several countries use.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from app.actions import source_drafts
from app.domain import further
from app.domain.currencies import currencies as known_currencies
from app.domain.drafts import card
from app.domain.drafts.card import LABELS, NUMBERS, Row
from app.domain.drafts.draft import Draft, Field, Span
from app.domain.drafts.grounds import Basis
from app.domain.drafts.record import record_of
from app.domain.giving import LeftOut, any_left_out, left_out_words
from app.domain.language import tr, tr_term
from app.domain.money import read_money
from app.domain.source_sentence import SourceSentence
from app.domain.terms import Outcome
from app.ui.views.read.draft_rows import OF_SENTENCE, PARTY_FIELDS

_BASES = tuple(Basis)
_COMMONEST = "USD"
_NOBODY = frozenset(
    ("it", "they", "he", "she", "them", "him", "her", "we", "us", "this", "that", "these", "those", "who", "which")
)
"""Words for somebody who is named elsewhere, which are the name of nobody."""


def shown_rows(
    draft: Draft,
    own: Sequence[tuple[str, str]],
    sentence: SourceSentence,
    wanted: Collection[Field | str],
    linked: Collection[str],
) -> list[tuple[Row, Span | None]]:
    """The rows of a draft that are shown, an empty one with the words that are offered for it: of what may be further
    said those that say something, that the sentence plainly says, that are `wanted`, or that are `linked` to records.
    """
    offered = source_drafts.offered(sentence, draft)
    terms = None if draft.terms else further.terms_in(sentence.text, sentence.span)
    rows = list(card.rows(draft, own))
    for field in LABELS:
        is_wanted = field in wanted or (field is Field.TERMS and terms is not None)
        if is_wanted and all(row.field is not field for row in rows):
            rows.append(Row(field, 0, "", "", None, ""))
    rows.sort(key=lambda row: (NUMBERS[row.field], row.part))
    asked = {*wanted, *offered, *linked}
    shown = (row for row in rows if row.value or row.own[0] not in further.OF_KEY or row.own[0] in asked)
    of_terms = {Field.TERMS: terms[1]} if terms is not None else {}
    return [(row, None if row.value else offered.get(row.own[0]) or of_terms.get(row.field)) for row in shown]


def next_words(rows: Sequence[Row], row: Row, sentence: SourceSentence, way: int, *, is_more: bool) -> Span | None:
    """The next words of a sentence that a row may say, or with `is_more` one more row of its field; None where the
    sentence names no other. From the last on the first come again."""
    at = row.span or (Span(0, 0) if way > 0 else Span(len(sentence.text), len(sentence.text)))
    found = other_words(rows, row, sentence, is_more=is_more)
    beyond = [one for one in found if (one > at) is (way > 0)] or found
    return beyond[0 if way > 0 else -1] if beyond else None


def other_words(rows: Sequence[Row], row: Row, sentence: SourceSentence, *, is_more: bool = False) -> list[Span]:
    """All words of a sentence that a row may say instead of its own, or with `is_more` one more row of its field."""
    like, others = further.is_like(row), _others(rows, row, is_more=is_more)
    named = [] if like is None else source_drafts.words_for(sentence, like)
    if like in PARTY_FIELDS:
        named = [one for one in named if not is_nobody(sentence.text, one)]
    return [one for one in named if one != row.span and not any(_overlap(one, span) for span in others)]


def is_nobody(text: str, span: Span) -> bool:
    """Whether words name nobody, but stand for somebody who is named elsewhere."""
    return text[slice(*span)].casefold() in _NOBODY


def _others(rows: Sequence[Row], row: Row, *, is_more: bool) -> list[Span | None]:
    """The words that a row does not take: those of others of its field, and for a new party those of any other."""
    like = further.is_like(row)
    is_new = like in PARTY_FIELDS and (is_more or row.span is None)
    fields = PARTY_FIELDS if is_new else (like,)
    others = [one for one in rows if further.is_like(one) in fields and (is_more or one.key != row.key)]
    if row.own[0] in further.OF_KEY:  # a further sum may be what a part is
        others = [one for one in others if one.field is not Field.MONEY or not one.part]
    return [one.span for one in others]


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def with_doubt_of_overlap(draft: Draft, row: Row, text: str) -> Draft:
    """The draft in which a party is not sure that shares its words or its name with another row."""
    rows = card.rows(draft)
    own = next((one for one in rows if one.key == row.key), None)
    if own is None or own.span is None or row.field not in PARTY_FIELDS:
        return draft
    held = next((one for one in rows if one.key != row.key and one.field in OF_SENTENCE and _shares(own, one)), None)
    if held is None or held.span is None:
        return draft
    why = tr("“{words}” shares words with another row: {field} “{held}”.")
    words, others = (" ".join(text[slice(*span)].split()) for span in (own.span, held.span))
    reason = why.format(words=words, field=held.label, held=others)
    return replace(draft, unsure={**draft.unsure, row.field: reason})


def _shares(one: Row, other: Row) -> bool:
    """Whether the words or the name of a party are also those of another row; any of them may be who says so."""
    is_same = one.value == other.value or _overlap(one.span or Span(0, 0), other.span)
    return is_same and other.field is not Field.ASSERTED_BY


def with_next_term(
    draft: Draft, row: Row, way: int, sentence: SourceSentence, offered: Span | None, terms: Sequence[str]
) -> Draft:
    """The draft whose basis is the next, or whose terms are the next of these, without the words of those before; terms
    that a word of the sentence names come first, with it as their evidence."""
    if row.field is Field.BASIS:
        made = replace(draft, basis=_BASES[(_BASES.index(draft.basis) + way) % len(_BASES)])
    else:
        at = terms.index(draft.terms) if draft.terms in terms else 0
        named = further.terms_in(sentence.text, offered or Span(0, 0))
        made = replace(draft, terms=terms[(at + way) % len(terms)] if named is None else named[0])
    spans = {key: said for key, said in made.spans.items() if key is not row.field or not row.value}
    unsure = {key: why for key, why in made.unsure.items() if key is not row.field}
    return further.with_word_of_terms(replace(made, spans=spans, unsure=unsure), sentence)


def currencies(draft: Draft, row: Row) -> tuple[str, ...]:
    """The codes that the words of a sum may mean, first that of who gives, then of who gets it, then the commonest;
    empty where they mean one, and for other rows."""
    read = read_money(draft.amounts[row.part].as_stated) if row.field is Field.MONEY and row.value else None
    if read is None or len(read.meant) < 2:
        return ()
    return tuple(sorted(read.meant, key=partial(_rank, draft)))


def likely_currencies(draft: Draft, row: Row, most: int) -> tuple[str, ...]:
    """Of the currencies that the words of a sum may mean those that whoever gives or gets it pays in, and the
    commonest; all of them where they are no more than `most`."""
    codes = currencies(draft, row)
    likely = (code for code in codes if code == _COMMONEST or _rank(draft, code) < _rank(draft, _COMMONEST))
    return codes if len(codes) <= most else tuple(likely)


def _rank(draft: Draft, code: str) -> tuple[int, bool]:
    own = [party.iso2 for party in (*draft.donors, *draft.recipients) if party.iso2]
    places = known_currencies().payers(code)
    return next((n for n, one in enumerate(own) if one in places), len(own)), code != _COMMONEST


def is_open(draft: Draft, row: Row) -> bool:
    """Whether a sum has no currency, though its words leave it to a few."""
    return bool(currencies(draft, row)) and not draft.amounts[row.part].currency


def lacks_currency(draft: Draft, row: Row) -> bool:
    """Whether a sum that is a number has no currency, whatever its words leave it to."""
    one = draft.amounts[row.part] if row.field is Field.MONEY and row.value else None
    return one is not None and not one.currency and (one.low, one.high) != (None, None)


def is_asked(draft: Draft, row: Row) -> bool:
    """Whether the currency of a sum is to be asked for: it is open, or words such as *$5 million* only suggest it."""
    read = read_money(draft.amounts[row.part].as_stated) if currencies(draft, row) else None
    return is_open(draft, row) or (read is not None and bool(read.choices))


def with_next_currency(draft: Draft, row: Row, way: int) -> Draft:
    """The draft whose sum is in the next of the currencies that its words may mean."""
    codes, now = currencies(draft, row), draft.amounts[row.part].currency
    at = (codes.index(now) + way) % len(codes) if now in codes else (0 if way > 0 else -1)
    return with_currency(draft, row, codes[at])


def with_currency(draft: Draft, row: Row, code: str) -> Draft:
    """The draft whose sum is in this currency, which the person has chosen and so is sure."""
    amounts = list(draft.amounts)
    amounts[row.part] = amounts[row.part]._replace(currency=code)
    is_sure = all(one.currency for one in amounts)
    unsure = {key: why for key, why in draft.unsure.items() if key is not Field.MONEY or not is_sure}
    return replace(draft, amounts=tuple(amounts), unsure=unsure)


def is_inferred(draft: Draft, row: Row) -> bool:
    """Whether it is a date of which the source leaves out the year or the day."""
    return row.field is Field.DATE and draft.date is not None and bool(draft.date.inferred)


def settled(draft: Draft, accepted: Collection[tuple[Field, int]]) -> Draft:
    """The draft, whose day is no guess of the rules once the person has accepted it; other doubts say what is to be
    checked, or have a choice of their own."""
    if (Field.DATE, 0) not in accepted:
        return draft
    return replace(draft, unsure={field: why for field, why in draft.unsure.items() if field is not Field.DATE})


def why_not(draft: Draft) -> str:
    """Why it does not count in totals, unless the person has said so."""
    if card.is_unsaid(draft):
        return tr("Not in totals: nothing says whether it was given.")
    if draft.status is not Outcome.GIVEN:
        return tr("Not in totals: {outcome}.").format(outcome=tr_term(draft.status))
    content, is_gift = record_of(draft), card.may_be_counted(draft)
    why = draft.unsure.get(Field.TERMS, "").rstrip(".") if is_gift else ""
    left_out = any_left_out(replace(content, in_totals=True, terms=replace(content.terms, counts=is_gift)))
    why = why or ("" if left_out in (None, LeftOut.NOT_FILLED_IN) else left_out_words(left_out))
    return tr("Not in totals: {why}.").format(why=why) if why else ""
