"""Who gives each of several things that stand behind the adjectives of countries: *Danish tents and Norwegian fish*.

    gift = adjective thing ("," adjective thing)* "and" adjective thing

So each is a gift of its own, where nobody else is said to give them: *Oxfam gave Danish tents and Norwegian fish* is
one of Oxfam. An adjective gets nothing.

    gift = name "," "with" thing            The main donors were Norway, with $20 million, and Peru, with $9 million.

Of several who are said to give it, who stands right before its *with* does alone.

    gift = name ("and" name)+ ("have" | "will")? "each" verb        Cosumar and Sonasid have each given a million

Also where no list knows them each has a gift of his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.domain.drafts.draft import Draft, DraftItem, DraftParty, Field, Span
from app.domain.drafts.names.named import Named, NamedKind


def by_each_giver(text: str, drafts: Sequence[Draft], named: Iterable[Named]) -> list[Draft]:
    """The drafts of a sentence, with those apart of what several countries give; `named` are all that it names."""
    drafts = [own for draft in drafts for own in _of_each(text, _with_its_own(text, draft))]
    adjectives = [one for one in named if _is_adjective(text, one)]
    if len({one.iso2 for one in adjectives}) < 2:
        return drafts
    return [one for draft in drafts for one in _apart(text, draft, adjectives)]


def _with_its_own(text: str, draft: Draft) -> Draft:
    """A draft of several with the one giver that stands right before *with* and what is given."""
    starts = [one.start for one in (*draft.items, *draft.amounts)]
    if len(draft.donors) < 2 or not starts:
        return draft
    own = [one for one in draft.donors if 0 < one.end <= min(starts) and _WITH.fullmatch(text, one.end, min(starts))]
    if len(own) != 1 or any(_JOINED.fullmatch(text, one.end, own[0].start) for one in draft.donors):
        return draft
    return replace(draft, donors=tuple(own), spans={**draft.spans, Field.DONORS: (Span(own[0].start, own[0].end),)})


def _of_each(text: str, draft: Draft) -> list[Draft]:
    """A draft of several who each give as one for each of them."""
    draft = _of_two_names(text, draft)
    said = draft.spans.get(Field.DONORS, ())
    plain = len(draft.donors) > 1 and len(said) == len(draft.donors) and len(draft.recipients) < 2
    if not plain or _EACH_GIVES.match(text, max(one.end for one in draft.donors)) is None:
        return [draft]
    field = Field.MONEY if draft.amounts else Field.ITEMS
    unsure = {name: why for name, why in draft.unsure.items() if name is not field}
    return [
        replace(draft, donors=(one,), spans={**draft.spans, Field.DONORS: (words,)}, unsure=dict(unsure))
        for one, words in zip(draft.donors, said, strict=True)
    ]


def _of_two_names(text: str, draft: Draft) -> Draft:
    """A draft with both of two givers whose names were taken for that of one, where *each* behind them says so."""
    if len(draft.donors) != 1 or draft.donors[0].iso2:
        return draft
    one = draft.donors[0]
    first, joint, last = text[one.start : one.end].partition(" and ")
    if not joint or " and " in last or not last[0].isupper() or _EACH_GIVES.match(text, one.end) is None:
        return draft
    spans = (Span(one.start, one.start + len(first)), Span(one.end - len(last), one.end))
    donors = tuple(DraftParty(text[span.start : span.end], "", span.start, span.end) for span in spans)
    return replace(draft, donors=donors, spans={**draft.spans, Field.DONORS: spans})


_EACH_GIVES = re.compile(r"(?: (?:has|have|had|will|are to|would))? each (?!of\b)")


_WITH = re.compile(r",? with (?:some |about |over |nearly |almost |another |only )?")

_JOINED = re.compile(r"(?:,|,? and|,? together with)(?: the)? ")


def _is_adjective(text: str, one: Named) -> bool:
    word = text[one.start : one.end]
    return one.kind is NamedKind.COUNTRY and one.by_people and " " not in word and not word.endswith("s")


def _apart(text: str, draft: Draft, adjectives: Sequence[Named]) -> Iterator[Draft]:
    """A draft as one for each country whose adjective stands before its things."""
    before = [(one, _giver(text, one, adjectives)) for one in draft.items]
    givers = [who for _, who in before if who is not None]
    given_by = {one.iso2 for one in draft.donors}
    if len(givers) < len(before) or not given_by or draft.amounts or not given_by <= {one.iso2 for one in adjectives}:
        yield draft
        return
    if len({one.iso2 for one in givers} | given_by) < 2:
        yield draft
        return
    starts = {one.start for one in adjectives}
    got = [
        (one, words)
        for one, words in zip(draft.recipients, draft.spans.get(Field.RECIPIENTS, ()), strict=True)
        if one.start not in starts
    ]
    for who, items in groupby(before, key=lambda one: one[1]):
        if who is not None:
            said = {
                Field.DONORS: (Span(who.start, who.end),),
                Field.RECIPIENTS: tuple(words for _, words in got),
            }
            yield replace(
                draft,
                donors=(DraftParty(who.name, who.iso2, who.start, who.end),),
                recipients=tuple(one for one, _ in got),
                items=tuple(item for item, _ in items),
                spans={**draft.spans, **said},
            )


def _giver(text: str, item: DraftItem, adjectives: Iterable[Named]) -> Named | None:
    """Whose adjective stands right before a thing, or as the first of its words."""
    for one in adjectives:
        if one.end < item.start and text[one.end : item.start].isspace():
            return one
        if item.start <= one.start < item.end and item.item.startswith(text[one.start : one.end]):
            return one
    return None
