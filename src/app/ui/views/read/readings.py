"""What else a row of a draft may say that is not sure: the other readings, each to be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from app.actions import source_drafts
from app.domain import further
from app.domain.drafts import card
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.names.named import NamedKind
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.source_sentence import SourceSentence
from app.domain.terms import Outcome
from app.ui.views.read import row_words
from app.ui.views.read.draft_rows import PARTY_FIELDS

MOST = 4
"""So many are offered; the others are reached by the arrows, or typed."""
_BEFORE, _NAMED_BEFORE = 1_500, 2
"""Code points before a sentence in which those are looked for whom it may mean, and how many of them are offered."""
_OUTCOMES = {
    Outcome.GIVEN: (Outcome.PROMISED, Outcome.ANNOUNCED),
    Outcome.ANNOUNCED: (Outcome.PROMISED, Outcome.GIVEN),
    Outcome.PROMISED: (Outcome.ANNOUNCED, Outcome.GIVEN),
    Outcome.OFFERED: (Outcome.PROMISED, Outcome.GIVEN),
    Outcome.NOT_GIVEN: (Outcome.CANCELLED, Outcome.GIVEN),
    Outcome.CANCELLED: (Outcome.NOT_GIVEN, Outcome.GIVEN),
}
"""What each may be instead, the likelier first."""


class OtherReading(NamedTuple):
    """One of them."""

    value: str
    """What the row would say."""
    draft: Draft


def readings(draft: Draft, row: Row, sentence: SourceSentence) -> list[OtherReading]:
    """The other readings of a row, the likeliest first; none of one that is sure, or says nothing."""
    if not row.value or not row.unsure:
        return []
    found = dict[str, OtherReading]()
    for made in _made(draft, row, sentence):
        value = next((one.value for one in card.rows(made) if one.key == row.key), "")
        if value:
            found.setdefault(_bare(value), OtherReading(value, made))
    said = {_bare(row.value)}
    if row.field is Field.ASSERTED_BY:  # whoever gets it hardly says so
        said |= {_bare(one.name) for one in draft.recipients}
    return [*islice((one for value, one in found.items() if value not in said), MOST)]


def shown_beside(value: str, reading: str) -> str:
    """Another reading as it is shown beside the value: one of the same name that is of no country says that."""
    return tr("{name} (no country)").format(name=reading) if value.startswith(f"{reading} · ") else reading


def readings_again(before: Draft, draft: Draft, row: Row, sentence: SourceSentence) -> list[OtherReading]:
    """The readings of a row of which one was chosen of those it had in the draft `before`; in the place of that stands
    what it said there, so that the same key leads back. None where it says something else by now."""
    was = next((one for one in card.rows(before) if one.key == row.key), row)
    found = [one._replace(draft=card.with_row_of(draft, one.draft, row, sentence.text))
             for one in readings(before, was, sentence)]  # fmt: skip
    at = next((number for number, one in enumerate(found) if one.value == row.value), None)
    if at is not None:
        found[at] = OtherReading(was.value, card.with_row_of(draft, before, row, sentence.text))
    return found if at is not None or was.value == row.value else []


def _bare(value: str) -> str:
    """*the agency* is *agency*."""
    return value.casefold().removeprefix("the ")


def _made(draft: Draft, row: Row, sentence: SourceSentence) -> Iterator[Draft]:
    """The drafts in which the row says something else; some say the same."""
    if row.field is Field.STATUS:
        yield from (further.with_outcome(draft, one, sentence) for one in _OUTCOMES[draft.status])
        return
    if row.field is Field.MONEY:
        likely = row_words.likely_currencies(draft, row, MOST)
        yield from (row_words.with_currency(draft, row, code) for code in likely)
    if row.field in PARTY_FIELDS:
        parties = list(_parties(draft, row, sentence))
        yield from (card.with_party(draft, row, party, sentence.text) for party in parties)
        if parties:
            return
        row = row._replace(span=None)  # whoever is no other party
    reader = source_drafts.reader()
    for span in row_words.other_words(card.rows(draft), row, sentence):
        if row_words.is_nobody(sentence.text, span):
            continue
        try:
            yield card.with_words(draft, row, reader, sentence.text, span, sentence.published)
        except BadInput:
            continue


def _parties(draft: Draft, row: Row, sentence: SourceSentence) -> Iterator[DraftParty]:
    """Whom the words of a row may mean: all that they are the name of, then whoever bears them as a name; where they
    are no name, the countries that the text named last."""
    text, party = sentence.text, card.party_of(draft, row)
    if party is None or row.span is None:
        return
    words = " ".join(text[slice(*row.span)].split())
    reader = source_drafts.reader()
    meant = reader.meanings(words) or reader.small_places(words)
    for one in meant:
        yield party._replace(name=one.name if one.is_state else words, iso2=one.iso2)
    named = reader.named(text, *row.span)
    if any(one.kind is NamedKind.ORGANISATION and one.name == party.name for one in named):  # by its letters: *UNHCR*
        return
    says_whose = any(one.iso2 for one in named)  # Peru's embassies
    if not meant and not says_whose and party.name.casefold() != words.casefold():
        yield from (party._replace(name=name, iso2=iso2) for name, iso2 in _named_before(sentence, draft))
    if row_words.is_nobody(text, row.span):
        return
    is_of_name = card.is_named(row.unsure, party, text) and not (len(meant) > 1 and all(one.is_state for one in meant))
    if is_of_name or not any(one.is_state for one in meant):
        yield party._replace(name=words, iso2="")


def _named_before(sentence: SourceSentence, draft: Draft) -> list[tuple[str, str]]:
    """The countries that were named last before a sentence and are no party of its draft."""
    text, end = sentence.text, sentence.span.start
    named = source_drafts.reader().named(text, text.rfind("\n", 0, max(0, end - _BEFORE)) + 1, end)
    taken = {one.iso2 for one in (*draft.donors, *draft.recipients)}
    states = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
    last = dict.fromkeys((one.name, one.iso2) for one in reversed(named) if one.kind in states and one.iso2)
    return [one for one in last if one[1] not in taken][:_NAMED_BEFORE]
