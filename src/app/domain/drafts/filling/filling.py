"""A gift, known by the numbers of its pieces, made a draft: names, amounts, day, the words of each, what is unsure.

Each step leaves the next one what it has found (`Case`): what became of it and who only brings it, who gives it, who
gets it, what and how much, when. What is found for one gift of a sentence tells of the next.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from app.domain.drafts.clauses.outcomes import told_by
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.filling.appeals import give_to_whom_it_asks_for
from app.domain.drafts.filling.as_a_whole import as_a_whole
from app.domain.drafts.filling.as_places import as_places
from app.domain.drafts.filling.bringers import leave_bringers, who_brings
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.dated import date_of
from app.domain.drafts.filling.doubts import doubt_whole
from app.domain.drafts.filling.gapped import give_gapped
from app.domain.drafts.filling.getters import who_gets
from app.domain.drafts.filling.givers import but_who_gave_before, giver_left_open, givers_as_a_whole, who_gives
from app.domain.drafts.filling.no_getters import without_no_getters
from app.domain.drafts.filling.parties import of_state
from app.domain.drafts.filling.partners import get_together, leave_sums
from app.domain.drafts.filling.said_before import last_getter, without_goods, without_left, without_visited
from app.domain.drafts.filling.what_became import see_what_became
from app.domain.drafts.filling.what_is_given import amounts_given, as_item, as_money
from app.domain.drafts.filling.whereabouts import where_it_stands, where_it_struck, where_they_are
from app.domain.drafts.refused.traded import owed_or_sold
from app.domain.drafts.weighing.said import asserted_by, ground, said_around, terms_of
from app.domain.language import tr

_SAID_ANYHOW = (Field.DONORS, Field.RECIPIENTS, Field.STATUS, Field.TERMS)
"""Fields of which it is said why they are not sure, also where nothing was read."""


def drafts_of_each(case: Case) -> list[Draft]:
    """The draft, if there is one; of what *each of them* gets, or gives, one for each."""
    draft = draft_of(case)
    if draft is None or (field := case.each) is None:
        return [draft] if draft is not None else []
    parties = draft.donors if field is Field.DONORS else draft.recipients
    return [
        replace(draft, **{field.value: (one,)}, spans=draft.spans | {field: (span,)})
        for one, span in zip(parties, draft.spans[field], strict=True)
    ]


def draft_of(case: Case) -> Draft | None:
    """The draft, or None where nothing was given or nobody named who gives or gets."""
    gift, text, shape = case.gift, case.text, case.shape
    see_what_became(case)
    leave_bringers(case)
    get_together(case)
    leave_sums(case)
    give_to_whom_it_asks_for(case)
    give_gapped(case)
    case.givers = donors = () if gift.of_nobody else who_gives(case)
    carriers = who_brings(case, donors)
    donors = givers_as_a_whole(case, donors, carriers)
    recipients = who_gets(case, donors)
    if not (donors or gift.of_nobody):
        donors = case.unsaid(Field.DONORS, giver_left_open(case, recipients))
    donors = but_who_gave_before(case, donors)
    donors = as_places(text, shape, donors, Field.DONORS)
    recipients = recipients or last_getter(case, (*donors, *carriers)) or where_it_stands(case) or where_it_struck(case)
    recipients = where_they_are(case, as_places(text, shape, recipients, Field.RECIPIENTS), donors)
    recipients = as_a_whole(case, Field.RECIPIENTS, recipients, (*donors, *carriers))
    recipients = without_goods(text, without_left(case, without_visited(case, recipients)))
    recipients = without_no_getters(case, recipients)
    carriers = tuple(one for one in carriers if one.start not in {other.start for other in recipients if other.end})
    case.found = donors, recipients
    only_brought = gift.main.family is Family.CARRY and not (donors or gift.recipients)  # it carried 300 crates of beer
    if only_brought or not (donors or recipients or carriers):
        return None
    goods, sums = amounts_given(case)
    when = date_of(case, donors, recipients)
    terms = _terms(case)
    doubt_whole(case, donors, recipients)
    basis, words_of_basis = ground(text, shape.pieces[0].start, shape.pieces[-1].end)
    asserted = _asserted_by(case)
    said = {
        Field.DONORS: [_named_at(text, shape, one) for one in donors],
        Field.CARRIERS: map(_span, carriers),
        Field.RECIPIENTS: [_named_at(text, shape, one) for one in recipients],
        Field.ITEMS: map(_span, goods),
        Field.MONEY: map(_span, sums),
        Field.STATUS: [_told_by(case)],
        Field.DATE: [_span(when)] if when is not None and when.end else (),
        Field.BASIS: [Span(*words_of_basis)] if words_of_basis is not None else (),
        Field.ASSERTED_BY: [asserted] if asserted is not None else (),
    }
    spans = {field: found for field, words in said.items() if (found := tuple(words))}
    return Draft(
        status=gift.outcome,
        donors=of_state(text, shape, donors),
        carriers=of_state(text, shape, carriers),
        recipients=of_state(text, shape, recipients),
        items=tuple(map(as_item, goods)),
        amounts=tuple(as_money(shape, one, sums[0]) for one in sums),
        date=when,
        basis=basis,
        terms=terms,
        asserted_by="" if asserted is None else text[slice(*asserted)],
        spans=spans,
        unsure=_unsure(case, spans, read=bool(goods or sums), led=when is not None and not when.end),
    )


def _told_by(case: Case) -> Span:
    """The words that say what became of it; of a thing that the rules only find, a verb beside it may."""
    main, shape = case.gift.main, case.shape
    is_bare = main.noun and main.at in case.gift.things
    told = (is_bare and told_by(shape, main.at, case.gift.outcome)) or main
    return Span(shape.pieces[told.first].start, shape.pieces[told.last].end)


def _asserted_by(case: Case) -> Span | None:
    """Whose words the sentence tells, if anybody's; never sure, since others may say it through them."""
    pieces = case.shape.pieces
    said = asserted_by(case.shape, case.gift.main.at) or said_around(case.text, pieces[0].start, pieces[-1].end)
    if said is None:
        return None
    case.unsure[Field.ASSERTED_BY] = tr(
        "It is whoever is named beside “said” or a word like it; it may be somebody else."
    )
    return Span(*said)


def _unsure(case: Case, spans: Collection[Field], *, read: bool, led: bool) -> dict[Field, str]:
    """Why fields are not sure: those with words, and some of which it is said also where nothing was read."""
    said = {*spans, *_SAID_ANYHOW, *([] if read else [Field.ITEMS]), *([Field.DATE] if led else [])}
    return {field: why for field, why in case.unsure.items() if why and field in said}


def _terms(case: Case) -> str:
    """On what terms it is given; what is owed or traded is left to be looked at."""
    terms, lent = terms_of(case.shape, case.gift)
    if lent:
        case.unsure[Field.TERMS] = lent
    elif owed_or_sold(case.shape, case.gift):
        case.unsure[Field.TERMS] = tr("The sentence also has words of trade, or of what is owed.")
    return terms


def _named_at(text: str, shape: Shape, one: DraftParty) -> Span:
    """The words of the sentence that name somebody whom others of it take up: *Beijing said it would send*."""
    words = text[one.start : one.end]
    if not words.islower() or words == one.name:
        return _span(one)
    actors = (piece.actor for piece in shape.pieces if piece.start < one.start)
    named = (who for who in actors if who is not None and (who.name, who.iso2) == (one.name, one.iso2))
    return _span(next(named, one))


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _span(one: _Placed) -> Span:
    return Span(one.start, one.end)
