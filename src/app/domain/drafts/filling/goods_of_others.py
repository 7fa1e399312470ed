"""Goods called after an organisation that somebody else only carries: they are the organisation's.

    carried = ("flew" | "carried" | "trucked" | …) … organisation goods      an airline flew 40 tonnes of WFP biscuits

Whoever sends, gives or delivers such goods may have got them from it, and gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.domain.drafts.clauses.verbs import all_forms
from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.filling.reasons import others_too
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.phrase_words import word_set

_CARRYING = word_set("fly carry truck ship haul transport ferry airlift lift convey drive move")


def with_owner_of_goods(text: str, draft: Draft, find: Callable[[str, int, int], Iterable[Named]]) -> Draft:
    """The draft in which the organisation after which the first goods are called gives them, and who carries them
    brings them."""
    if not draft.donors or not draft.items:
        return draft
    told = [text[span.start : span.end].lower().split()[-1:] for span in draft.spans.get(Field.STATUS, ())]
    forms = [form for words in told for word in words if (form := all_forms().get(word)) is not None]
    if all(form.lemma not in _CARRYING for form in forms):
        return draft
    goods = draft.items[0]
    called = goods.end - len(goods.item)  # the name of the thing ends its words
    first = (one for one in find(text, called, goods.end) if one.start == called and one.end < goods.end)
    owner = next(first, None) if text[called : goods.end] == goods.item else None
    if owner is None or owner.kind is not NamedKind.ORGANISATION:
        return draft
    carried = (*draft.spans.get(Field.CARRIERS, ()), *draft.spans.get(Field.DONORS, ()))
    return replace(
        draft,
        donors=(DraftParty(owner.name, "", owner.start, owner.end),),
        carriers=(*draft.carriers, *draft.donors),
        spans=draft.spans | {Field.DONORS: (Span(owner.start, owner.end),), Field.CARRIERS: carried},
        unsure=draft.unsure | dict.fromkeys((Field.DONORS, Field.CARRIERS), others_too()),
    )
