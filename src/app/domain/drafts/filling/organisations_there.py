"""Organisations of elsewhere without a name that get something, where only the places in which they work were taken.

there = ("to" | "for" | …) word? (kind | people's adjective)+ noun (("working" | …)? | "providing" …) ("in" | …) place
kind  = "UN" | "aid" | "relief" | "humanitarian" | "international" | …    *UN agencies in Chad*, *relief bodies in Lima*

work  = ("supports" | "funds" | …) … ("work" | "efforts" | …) "of" organisation "in" place   the work of CARE in Peru

Those of the place itself are that place's (*national NGOs in Chad*), and through which it only goes are no getters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.names.named import Find, NamedKind
from app.domain.drafts.words.rare import Rare

_KIND = (
    r"(?:(?:UN|U\.N\.|United Nations|[Aa]id|[Rr]elief|[Hh]umanitarian|[Ii]nternational|[Ff]oreign|non-governmental|"
    r"voluntary|multilateral|church|welfare|rescue)(?: and (?:aid|relief|humanitarian|development|church))?)"
)
_NOUN = r"(?:agencies|organi[sz]ations|NGOs|bodies)"
_WORKING = (
    r"(?: (?:(?:that|which) (?:are )?)?(?:working|work|active|operating|operate|present|"
    r"(?:providing|delivering|bringing|distributing) [^;.]{3,80}?))?"
)
_THERE = re.compile(
    r"(?:\A|\b(?:to|for|among|between|towards|gave|given|given to|granted|awarded|sent|paid|supports?|supported) )"
    r"(?:(?:the|its|several|some|many|other|various|experienced|major|large|trusted|\d+|[a-z]{3,5}) ){0,2}"
    rf"(?P<who>(?:(?:{_KIND}|(?P<people>[A-Z][a-z]+(?:an|ese|ish|ch|ss))) ?)+ {_NOUN}){_WORKING}"
    r" (?:in|across|throughout|inside|on) (?:[Tt]he )?(?:[a-z]+ ){0,2}\Z"
)
_AGENCIES = re.compile(r" (?:aid |relief )?(?:agencies|organi[sz]ations|bodies)\b")
_WITHIN = 160
"""Code points before a place within which who works there is named."""
_JOINT = re.compile(r"(?:,|,? and)(?: in)?(?: the)? ")

_WORK_OF = Rare(
    " of ",
    r"\b(?:support|back|fund|financ|assist|aid)(?:s|es|ed|ing) (?:the |its )?(?:[a-z]+ )?"
    r"(?:work|efforts?|activities|programmes?|programs?|operations?|mission) of (?:the )?(?=[A-Z])",
)
_WHERE = re.compile(r" (?:in|across|throughout|inside|on) (?:[Tt]he )?(?:[a-z]+ ){0,2}")


def at_work_there(text: str, start: int, end: int, draft: Draft, find: Find) -> Draft:
    """The draft with the organisation whose work in a place is supported, where only that place was taken."""
    said = _WORK_OF.search(text, start, end) if len(draft.recipients) == 1 else None
    if said is None:
        return draft
    one = draft.recipients[0]
    named = (who for who in find(text, start, end) if who.start == said.end() and who.kind is NamedKind.ORGANISATION)
    who = next(named, None)
    if who is None or one.start <= who.end or _WHERE.fullmatch(text, who.end, one.start) is None:
        return draft
    spans = draft.spans | {Field.RECIPIENTS: (Span(who.start, who.end),)}
    return replace(draft, recipients=(DraftParty(who.name, "", who.start, who.end),), spans=spans)


def organisations_there(text: str, start: int, draft: Draft, home: Callable[[str], str]) -> Draft:
    """The draft with organisations that get something in the place of where they work."""
    said = draft.spans.get(Field.RECIPIENTS, tuple(Span(one.start, one.end) for one in draft.recipients))
    found, end = list[tuple[DraftParty, Span]](), -1
    for one, span in zip(draft.recipients, said, strict=True):
        if end >= 0 and _JOINT.fullmatch(text, end, one.start):
            end = one.end
            continue
        there = _there(text, start, one, home)
        end = one.end if there is not None else -1
        found.append((one, span) if there is None else (there, Span(there.start, there.end)))
    recipients, spans = tuple(one for one, _ in found), tuple(span for _, span in found)
    if recipients == draft.recipients:
        return draft
    return replace(draft, recipients=recipients, spans=draft.spans | {Field.RECIPIENTS: spans})


def _there(text: str, start: int, one: DraftParty, home: Callable[[str], str]) -> DraftParty | None:
    """Organisations without a name in whose place somebody was taken, if they are of no body of that place."""
    if one.name == "United Nations" and (more := _AGENCIES.match(text, one.end)) is not None:
        return one._replace(name=text[one.start : more.end()], end=more.end())
    placed = text[one.start : one.start + 1].isupper()
    found = _THERE.search(text, max(start, one.start - _WITHIN), one.start) if placed else None
    if found is None or (found["people"] and home(found["people"]) in ("", one.iso2)):  # Chadian bodies in Chad
        return None
    return DraftParty(" ".join(found["who"].split()), "", *found.span("who"))
