"""Parties of a draft by all the words that say who they are, where only the place in them was taken.

    body   = (its | a | 46 …)? word* noun (in | at | of …) place     *the museum at Batavia*, *46 schools in Rumphi*
           | place ('s)? word* noun                                  *Dohuk maternity hospital*
    person = a word* noun (in | from …) place | a place word* noun   *a retired teacher from Husum*
    ruler  = the words of a ruler, for the country he rules          *the Emperor of Japan*

A body bears the code of its place; a person or a firm is of no country. An office or a minister of a state that is not
said is of the one country that is: in his name, behind it, or in the sentence beside the other side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from app.domain.drafts import actor_words as grammar
from app.domain.drafts.capitals import GIVES
from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.language import tr
from app.domain.phrase_words import word_set

Home = Callable[[str], str]
"""The country of a name by the country or town in it, or nothing."""

_PLACES = word_set(
    "town city village group district province settlement hamlet township commune council household port county family "
    "municipality authority government embassy ministry consulate couple delegation team crew contingent battalion"
)
_ALSO = word_set(
    "unit ward depot depôt appeal mission collection ambulance brigade fund co-operative parish diocese archdiocese "
    "foundation charity branch plant mill union association society cooperative club choir bank archive column"
)
_BODIES = (grammar.FACILITIES | _ALSO | (grammar.BODY_NOUNS - grammar.PEOPLE_NOUNS)) - _PLACES
_HEADS = (grammar.ORGANISATION_HEADS | {"Guard", "Police", "Forces"}) - {"Party", "Aid", "Relief", "Women", "Church"}
_PERSON = re.compile(
    r"(?!(?:tank|freight|helicopt|bomb|steam|carri|lin|cutt|cruis|destroy|minesweep|trawl|transport|vessel|off|ord|numb|"
    r"lett|minist|charter|contain|minor)er)(?:[a-z-]+(?:er|ist|man|woman|ess|ian|keeper|owner|wright|smith)|lady|widow|"
    r"couple|family|doctor|nurse|surgeon|colonel|captain|sergeant|benefactor|merchant|chemist|student|"
    r"pupil|priest|monk|nun|tycoon|investor|company|firm|subsidiary|club|guild)$"
)
"""Nouns of somebody who gives in his own name."""
_FIRM = re.compile(r"(?:mill|bakery|cooperative|co-operative|restaurant|shop|brewery|factory)$")
"""And of firms, which may also be what is sent *from* a country."""
_SMALL = r"(?!(?:to|for|from|by|at|with|of|in|on|and|or|the|an?|its|their|his|her|our|has|have|had|will|gave|sent)\b)"
_WORD = rf"{_SMALL}[\w'’-]+"
_DET = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|several)"
_LEFT = re.compile(
    rf"(?:\b(?:to|for|from|by|upon|into) |^|(?=\b{_DET} ))(?P<name>(?:{_DET} )?(?:{_WORD} ){{0,4}}?)(?P<head>[\w-]+) "
    r"(?:in|at|of|from|near|on) (?:the )?\Z"
)
_BEHIND = re.compile(
    r"(?:(?: (?:district|province|county|region|diocese|island|town)\b)?|, [A-Z]\w+)(?=[,.;:)\]]|\Z| [a-z(])"
)
_ENDS = (
    rf"[,.;:)\]'’]|\Z| \W| \d| (?:who|which|that|whose|in|on|at|for|with|after|by|to|from|and|or|of|was|were|is|are|has|"
    rf"have|had|will|would|last|this|yesterday|today|as|since|where|\w+ed|\w+teen|two|three|four|five|six|ten|an?|the|"
    rf"[A-Z]\w*)\b|{GIVES.pattern}"
)
"""What follows a noun that is the last of its phrase."""
_RIGHT = re.compile(rf"(?:['’]s?)?(?: {_WORD}){{0,3}}? (?P<head>[\w-]+)(?={_ENDS})")
_NAMED = re.compile(rf"(?:['’]s)?(?: (?:of|for|and|[A-Z][\w'’-]+)){{0,5}}? (?:{'|'.join(sorted(_HEADS))})(?: for [A-Z]\w+)?\b")
_RULERS = re.compile(
    r"(?:[Tt]he )?"
    r"(?:Pope|Holy Father|Emperor|Empress|King|Queen|Kaiser|Tsar|Czar|Shah|Khedive|Sultan|Negus|Mikado|Maharaja)\b.*"
)
_HONOURED = re.compile(r"\b(?:H\.(?:I\.)?M\.|(?:His|Her) (?:Imperial |Royal )?(?:Majesty|Highness),?) (?:the )?\Z")
_RULER_BEHIND = re.compile(r"['’]s (?:[a-z]+ )?(?:emperor|empress|king|queen|first lady|sultan|emir)\b")
_OFFICES = re.compile(
    r"\b(?:Ministry|MFA|Department|Directorate|Senate|Government|Embassy|Police|Army|Navy|Air Force|Security Force|"
    r"Parliament|[Ll]egislature|Cabinet|Council of Ministers|House of Representatives|Military|Defence Force|"
    r"Executive Council|(?:City|Town|Municipal|County|District) Council|Management (?:Authority|Office|Agency)|"
    r"Office of the (?:Prime Minister|President)|Disaster Relief Team|Civil Affairs|Coordinating Council|State|"
    r"Administration|Health Directorate|People's Republic|Armed Forces|National Security)\b"
    r"|^(?:President|Minister|Ambassador|Premier|Prime Minister|Foreign Minister|Governor|Chancellor) [A-Z]"
)
_POSTED = re.compile(r"Ambassador |Governor ")
"""Who may be named beside countries that are not his."""
_WHERE = re.compile(r"(?: in|,| at) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_GROUP = re.compile(r"(?:[\w'’-]+ )*?(?P<head>[\w-]+) (?:in|of|from|at|on) (?:the )?(?P<where>[A-Z].*)")
_KIND = re.compile(r"(?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*) (?:district|province|county|municipality|commune|State)")
_NOBODY = ("It", "They", "He", "She", "We")


def in_words(text: str, low: int, high: int, draft: Draft, codes: Collection[str], home: Home) -> Draft:
    """The draft of a sentence with each party by its words; `codes` are of the countries that the sentence names."""
    spans, unsure, sides = dict(draft.spans), dict(draft.unsure), dict[Field, tuple[DraftParty, ...]]()
    both = {Field.DONORS: draft.donors, Field.RECIPIENTS: draft.recipients}
    for field, parties in both.items():
        other = {one.iso2 for side, those in both.items() if side is not field for one in those}
        parties = _as_one(text, parties) if field is Field.DONORS else parties
        out = [_said(text, low, high, one, gives=field is Field.DONORS) for one in parties]
        out = [one if one.iso2 else _of_country(text, low, one, {*codes} - other, home) for one in out]
        if any(not one.iso2 and _OFFICES.search(one.name) for one in out):
            why = tr("“{name}” says what it is; which one is meant may be said elsewhere.")
            unsure.setdefault(field, why.format(name=out[0].name))
        sides[field] = tuple(dict.fromkeys(out))
        if field in spans:
            spans[field] = tuple(Span(one.start, one.end) for one in sides[field])
    return replace(draft, donors=sides[Field.DONORS], recipients=sides[Field.RECIPIENTS], spans=spans, unsure=unsure)


def _as_one(text: str, parties: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
    """Those of one noun with several places behind it as one: *the dioceses of Chiapas and Tabasco*."""
    out: list[DraftParty] = []
    for one in parties:
        before = out[-1] if out else None
        words = text[before.start : before.end] if before is not None else ""
        if (
            before is not None
            and text[before.end : one.start] == " and "
            and (said := _GROUP.fullmatch(words)) is not None
            and said["head"].endswith("s")
            and text[one.start : one.end] == one.name
        ):
            out[-1] = before._replace(name=text[before.start : one.end], end=one.end)
        else:
            out.append(one)
    return tuple(out)


def _said(text: str, low: int, high: int, one: DraftParty, *, gives: bool) -> DraftParty:
    """A party by the words around those that were taken for it."""
    words = text[one.start : one.end]
    if not words or words.islower() or words in _NOBODY:
        return one
    if not one.iso2:
        return one  # a place of no list is known by its name alone
    if _RULERS.fullmatch(words) or _RULER_BEHIND.search(words):
        honoured = _HONOURED.search(text, low, one.start)
        return _whole(text, one, one.start if honoured is None else honoured.start(), one.end)
    if named := _RULER_BEHIND.match(text, one.end, high) or _NAMED.match(text, one.end, high):
        return _whole(text, one, one.start, named.end())
    left, right = _LEFT.search(text, low, one.start), _RIGHT.match(text, one.end, high)
    person = _person(text, low, high, one) if gives else None
    if person is not None:
        return person
    if gives and not one.name.endswith(words):
        return one
    if left is not None and left["head"].removesuffix("s") in _BODIES and one.name in words:
        behind = _BEHIND.match(text, one.end, high)
        return _whole(text, one, left.start("name"), behind.end() if behind is not None else one.end)
    if right is not None and right["head"] in _BODIES and one.name in words:
        return _whole(text, one, one.start, right.end())
    return one


def _person(text: str, low: int, high: int, one: DraftParty) -> DraftParty | None:
    """Somebody whom the words describe by a noun and a place, who is of no country."""
    before = re.compile(rf"\b(?:[Aa]n?|[Aa]nother) (?:{_WORD} ){{0,5}}(?:(?:in|from|of|at) )?\Z").search(text, low, one.start)
    if before is None:
        return None
    said = re.compile(rf"(?:[Aa]n?|[Aa]nother) (?:{_WORD} )*?([a-z-]+)(?: (?:in|from|of|at) .*| *)").fullmatch(
        text, before.start(), one.end
    )
    firm = said is not None and " from " not in said[0] and _FIRM.match(said[1])
    if said is not None and (firm or _PERSON.match(said[1])):
        return _whole(text, one, before.start(), one.end)
    behind = _RIGHT.match(text, one.end, high)
    if re.search(" (?:in|from|of|at) ", before[0]) or behind is None:
        return None
    person = _PERSON.match(behind["head"]) or _FIRM.match(behind["head"])
    return _whole(text, one, before.start(), behind.end()) if person else None


def _whole(text: str, one: DraftParty, start: int, end: int) -> DraftParty:
    name = " ".join(text[start:end].split())
    return one._replace(name=name.removeprefix("the ").removeprefix("The "), start=start, end=end)


def _of_country(text: str, low: int, one: DraftParty, codes: Collection[str], home: Home) -> DraftParty:
    """An office, a minister or people of a place with the country that the words say."""
    if one.name not in text[one.start : one.end]:
        return one
    if (said := _KIND.fullmatch(one.name)) is not None:
        return one._replace(name=said["where"], iso2=home(said["where"]))
    if (said := _GROUP.fullmatch(one.name)) is not None:
        plain = said["head"].islower() or one.start == low
        several = (plain and said["head"].endswith("s")) or said["head"] in ("people", "women", "men", "children", "tenantry")
        return one._replace(iso2=home(said["where"])) if several else one
    if _OFFICES.search(one.name) is None:
        return one
    where = _WHERE.match(text, one.end)
    code = home(one.name) or (home(where[1]) if where is not None else "")
    alone = len(codes) == 1 and _POSTED.match(one.name) is None
    return one._replace(iso2=code or ("".join(codes) if alone else ""))
