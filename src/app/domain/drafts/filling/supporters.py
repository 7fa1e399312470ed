"""Who gives something beside whom another body supports in it: *…, with support from the Spanish Red Cross*.

    support = ("with" … ("support" | "help" | …) ("from" | "of") | "," "supported by") body ("and" body)*

Both give it, whoever is taken to bring it. A state, or its agency, that supports a body gives alone, and so does who
supports a body of the United Nations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.filling.reasons import others_too
from app.domain.drafts.names.named import Find, Named, NamedKind
from app.domain.drafts.words.rare import Rare

_SUPPORT = Rare(
    "support|help|assistance|backing",
    r"\b(?:[Ww]ith (?:the )?(?:(?!technical|logistic|security)[a-z]+ )?(?:support|help|assistance|backing) (?:from|of)|"
    r"(?<=, )(?:and )?supported by) (?:the )?(?=[A-Z])",
)
_SERVES = re.compile(
    r"\b(?i:army|navy|air force|military|police|forces|helicopters)\b|\b(?:Office|Ministry|Department)\b"
)
"""Whose help is to bring it, and offices of states."""
_LISTED = re.compile(r",? and (?:the )?")
_OPENS = re.compile(r"(?:[^,;:]{0,80}, )?(?:[Tt]he )?")
_DOES = re.compile(r",? (?:with|has|have|had|is|[a-z]+ed|gave|built|brought|sent|took|[a-z]+s)\b")
_OF_MANY = re.compile(
    r"United Nations|^World (?:Food|Health)|International Organi[sz]ation for|Food and Agriculture|UN[A-Z]*$"
)
"""Bodies to which states and others give for what they do."""


def with_supporters(text: str, start: int, end: int, drafts: Sequence[Draft], find: Find) -> list[Draft]:
    """The drafts of a sentence with those who support it."""
    said = _SUPPORT.search(text, start, end) if len({one.donors for one in drafts}) == 1 else None
    named = find(text, start, end) if said is not None else ()
    supporters = _list_from(text, named, said.end()) if said is not None else []
    if said is None or not supporters:
        return [*drafts]
    return [_with_both(text, start, one, named, supporters) for one in drafts]


def _list_from(text: str, named: Sequence[Named], at: int) -> list[Named]:
    """The bodies of a list that begins at a code point, or the states."""
    found = list[Named]()
    for who in named:
        listed = who.start == at if not found else _LISTED.fullmatch(text, found[-1].end, who.start) is not None
        if listed:
            found.append(who)
    if any(_SERVES.search(text, who.start, who.end) for who in found):
        return []
    return found if len({_is_state(who) for who in found}) == 1 and all(map(_may_support, found)) else []


def _may_support(who: Named) -> bool:
    return who.kind is NamedKind.ORGANISATION or _is_state(who)


def _is_state(who: Named) -> bool:
    """Whether somebody is a state or its agency."""
    return who.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT) or bool(who.state)


def _with_both(text: str, start: int, draft: Draft, named: Sequence[Named], supporters: Sequence[Named]) -> Draft:
    """A draft that is given by who does it and by who supports him; by a state alone that supports the UN."""
    first = supporters[0].start
    does = [who for who in named if who.kind is NamedKind.ORGANISATION and not who.state and _does(text, start, who)]
    parties = (*draft.donors, *draft.carriers)
    known = {one.start for one in parties if one.start != one.end}
    doer = next((who for who in does if who.start < first or who.start in known), None)
    bodies = [doer, *supporters] if doer is not None else []
    starts = {who.start for who in bodies}
    if doer is None or doer in supporters or any(at not in starts for at in known):
        return draft
    serves = _OF_MANY.search(doer.name) is not None
    if serves is not _is_state(supporters[0]):
        return draft
    donors = tuple(_party(who) for who in (supporters if serves else bodies))
    carriers = (_party(doer),) if serves else tuple(one for one in draft.carriers if one.start not in starts)
    spans = draft.spans | {Field.DONORS: tuple(Span(one.start, one.end) for one in donors)}
    if serves or Field.CARRIERS in spans:
        spans[Field.CARRIERS] = tuple(Span(one.start, one.end) for one in carriers)
    return replace(
        draft, donors=donors, carriers=carriers, spans=spans, unsure=draft.unsure | {Field.DONORS: others_too()}
    )


def _party(who: Named) -> DraftParty:
    return DraftParty(who.name, who.iso2 or who.state, who.start, who.end)


def _does(text: str, start: int, who: Named) -> bool:
    """Whether somebody is whom a sentence begins with, and does something, or by whom it is done."""
    opens = _OPENS.fullmatch(text, start, who.start) is not None and _DOES.match(text, who.end) is not None
    return opens or text.endswith((" by the ", " by "), start, who.start)
