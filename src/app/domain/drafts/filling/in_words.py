"""Parties of a draft by all the words that say who they are, where only the place in them was taken.

    body   = (its | a | 46 …)? word* noun (in | at | of …) place     *the museum at Batavia*, *46 schools in Rumphi*
           | place ('s)? word* noun                                  *Dohuk maternity hospital*
    person = a word* noun (in | from …) place | a place word* noun   *a retired teacher from Husum*
    ruler  = the words of a ruler, for the country he rules          *the Emperor of Japan*
    named  = a name that many have and an institution's noun, (in | at | ,) place    *the General Hospital in Apia*

All bear the code of the place, and so does one that gets something and is known by its name alone: *Victoria Hospital
in Cusco*, *Peru's Larco Museum*. An office or a minister of a state that is not said is of the one country that is: in
his name, behind it, or in the sentence beside the other side. A body as states have them is of the country in its name
or right before it: *the Tonga Fire Service*, *Palau's National Museum*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from app.domain.drafts.clauses.of_place import ORDERS
from app.domain.drafts.clauses.verbs import is_base
from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.names.capitals import GIVES
from app.domain.drafts.words import actor_words as grammar
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare
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
    "foundation charity branch plant mill union association society cooperative club choir bank archive column "
    "shrine pagoda legation conservatory almshouse workhouse lazaretto haven kitchen crèche creche playschool station "
    "pantry gurdwara jail sodality reformatory borstal auxiliary cemetery pavilion polytechnic madrasa guesthouse "
    "conservatoire lyceum post hall"
)
_PARTS = ("ward", "unit")
_OF_ONE = re.compile(rf" (?:{'|'.join(sorted(grammar.FACILITIES))})$")
_BODIES = (grammar.FACILITIES | _ALSO | (grammar.BODY_NOUNS - grammar.PEOPLE_NOUNS)) - _PLACES
_PERSON = re.compile(
    r"(?!(?:quart|tank|freight|helicopt|bomb|steam|carri|lin|cutt|cruis|destroy|minesweep|trawl|transport|vessel|off|ord|"
    r"numb|lett|minist|charter|contain|minor|ov|und|aft|lat|soon|earli|ev|nev|howev|togeth|rath|furth|oth|eith)er)"
    r"(?:[a-z-]+(?:er|ist|man|woman|ess|ian|keeper|owner|wright|smith)|lady|widow|"
    r"couple|family|doctor|nurse|surgeon|colonel|captain|sergeant|benefactor|merchant|chemist|student|teacher|"
    r"pupil|priest|monk|nun|tycoon|investor|company|firm|subsidiary|club|guild|"
    r"mill|bakery|cooperative|co-operative|restaurant|shop|brewery|factory)$"
)
"""Nouns of somebody who gives in his own name."""
KIN = re.compile(
    r"\b(?:widows?|wife|husband|sons?|daughters?|child(?:ren)?|mothers?|fathers?|parents|relatives|orphans?|brothers?|"
    r"sisters?|heirs|famil(?:y|ies)) of (?:(?:an?|the) )?\Z"
)
_SMALL = (
    r"(?!(?:to|towards?|for|from|by|at|with|of|in|on|and|or|the|an?|its|their|his|our|has|have|had|will|gave|sent|"
    r"fed|helped|supported|assisted|aided|one|two|three|four|five|six|ten)\b)"
)
_WORD = rf"{_SMALL}[\w'’-]+"
_DET = (
    r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|\d[\d,]*|two|three|four|five|six|seven|eight|ten|several)"
)
_BODY = (
    rf"(?:\b(?:to|towards?|for|from|by|upon|into) |^|(?=\b{_DET} ))"
    rf"(?P<name>(?:{_DET} )?(?:(?!{_DET} ){_WORD} ){{0,4}}?)(?P<head>[\w-]+)"
)
_LEFT = re.compile(rf"{_BODY} (?:in|at|of|from|near|on) (?:the )?\Z")
_HOME_IN = re.compile(rf"{_BODY} for (?:the )?(?:[a-z-]+ )?(?P<whom>[a-z-]+) (?:in|at|near) (?:the )?\Z")
"""The same of what is for people: *the safe house for women in*."""
_INMATES = word_set("blind deaf aged elderly homeless disabled needy sick poor dying incurable mute old insane")
_WHO_LIVES = re.compile(
    r" for (?:the )?(?:[a-z-]+ )?(?P<noun>[a-z-]+) (?:in|at|near) (?:the )?(?P<where>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
"""Behind an institution, whom it is for and where it is: *the school | for the blind in Lilongwe*."""
_HOMES = word_set("home house") | (grammar.FACILITIES - word_set("fund trust camp committee commission group network"))
_LINKS = tuple(f" {link} {the}" for link in ("in", "at", "of", "from", "near", "on") for the in ("", "the "))
"""How that ends, without which it is not looked for."""
_COLONY = re.compile(r"\b(?:lepers?|leprosy|penal|convict)['’]? (?:colony|settlement)\Z")
"""Settlements that are institutions."""
_NAMED_IN = re.compile(
    r"\b(?:to|for|upon) the (?P<name>[A-Z][\w-]*(?:['’]s?)?(?: [A-Z][\w-]*(?:['’]s?(?= ))?)+) (?:in|at) (?:the )?\Z"
)
"""A name of no list that has a place behind it: *the SOS Children's Village in Tema*."""
_NAMED_OF = re.compile(
    r"\b(?:to|for|upon) (?:the )?(?P<name>(?:[A-Z][\w'’-]+ (?:of )?)*(?P<last>[A-Z][\w'’-]+) of (?:the )?)\Z"
)
"""A name of no list that ends with a place: *the Maronite Archeparchy of Beirut*, *the Bishop of Juba*."""
_SITES = grammar.SITES | word_set("Republic Kingdom Department Territory Port Isle Islands Union Federation People")
_AIDS = ("aid", "rescue")
"""What is a noun before the noun of a body: *aid workers*."""
_NO_BODY = grammar.NO_PLACES | grammar.ADJECTIVES | grammar.TITLES | grammar.CREEDS
_BESIDE = re.compile(r"\b(?:around|near|outside|beside|surrounding|along|behind|bordering) (?:the )?\Z")
"""Behind people, before the institution by which they live: *villagers around the Tema refinery*."""
_CALLED = re.compile(r"\b[Tt]he (?P<name>(?:[A-Z][\w'’-]+ ){1,3})\Z")
"""Before the noun of a body, what that is called: *the Rotary clubs of Leipzig*."""
_SURNAMED = re.compile(r"[A-Z][\w'’-]+ the \Z")
_OFFICE_OF = re.compile(r"\b(?:Minister|Secretary of State|Undersecretary) (?:of|for) (?:the )?\Z")
_SURNAMES = word_set(
    "Great Terrible Good Bold Bad Fat Bald Pious Wise Brave Strong Magnificent Elder Younger Conqueror Confessor Lion "
    "Navigator Fair Lame Simple Stout"
)
"""*Catherine the Great*."""
_PUPIL_AT = re.compile(
    r" (?:at|of) (?:the )?(?:University of [A-Z][\w-]+|(?:[A-Z][\w'’-]+ ){1,4}?"
    r"(?:University|College|School|Academy|Institute|Seminary|Hospital|Polytechnic|Conservatory))\b"
)
"""Behind somebody, where he learns or works: *a student teacher at McMurry University*."""
_ALONE = (" ", ".", ",", ";", "")
"""Behind a name that is none of somebody whose the body is."""
_BEHIND = re.compile(
    r"(?:(?: (?:district|province|county|region|diocese|island|town)\b)?|, [A-Z]\w+)(?=[,.;:)\]]|\Z| [a-z(])"
)
_ENDS = (
    rf"[,.;:)\]'’]|\Z| \W| \d| (?:who|which|that|in|on|at|for|with|after|by|to|from|and|or|of|was|were|is|are|has|"
    rf"have|had|got|gets|took|will|would|last|this|yesterday|today|as|since|because|before|until|when|where|\w+ed|\w+teen|two|three|four|five|"
    rf"six|ten|an?|the|[A-Z]\w*)\b|{GIVES.pattern}"
)
"""What follows a noun that is the last of its phrase."""
_SEVERAL = re.compile(r"(?:, [A-Z][\w'’-]+)*,? and [A-Z]")
_RIGHT = re.compile(rf"(?:['’]s?)?(?: {_WORD}){{0,3}}? (?P<head>[\w-]+)(?={_ENDS})")
_INSTITUTION = re.compile(
    rf"(?: (?:[a-z]+al|primary|secondary|high|health|teaching|nursery|boys['’]|girls['’]))? "
    rf"(?:{'|'.join(sorted(grammar.FACILITIES - _PLACES - {'camp'}))})(?={_ENDS})"
)
_SERVICE = re.compile(r" [a-z]+ (?:directorate|service)")
"""Behind a place an office that is none of a whole state: *the Gyumri fire service*."""
_RULERS = re.compile(
    r"(?:[Tt]he )?(?:(?:Pope|Holy Father|Emperor|Empress|King|Queen|Kaiser|Tsar|Shah|Khedive|Sultan|Negus|Mikado)\b|"
    r"(?:king|queen|emperor|empress|tsar|shah|khedive|sultan|emir|maharajah?|nawab|nizam) of )[^'’]*"
)
_RULER_BEHIND = re.compile(r"(?:['’]s)? (?:[a-z]+ )?(?:emperor|empress|king|queen|first lady|sultan|emir)\b")
_OFFICES = re.compile(
    r"\b(?:Ministry|MFA|Department|Directorate|Senate|[Gg]overnment|Embassy|Police|Army|Navy|Air Force|Security Force|"
    r"[Pp]arliament|[Ll]egislature|Cabinet|Council of Ministers|House of Representatives|Military|Defence Force|"
    r"Executive Council|(?:City|Town|Municipal|County|District) Council|Management (?:Authority|Office|Agency)|"
    r"Office of the (?:Prime Minister|President)|Disaster Relief Team|Civil Affairs|Coordinating Council|State|"
    r"Administration|Health Directorate|People's Republic|Armed Forces|National Security)\b"
    r"|^(?:President|Minister|Ambassador|Premier|Prime Minister|Foreign Minister|Governor|Chancellor) [A-Z]"
)
_SITED = grammar.FACILITIES - word_set(
    "fund trust council organisation organization institution committee commission network community delegation donor "
    "board team group household congregation town city village ward district province settlement hamlet township "
    "commune"
)
"""Nouns of institutions that are in one place."""
_ANY = word_set(
    "national general district regional provincial central municipal state city county town military health primary "
    "secondary high public community maternity technical government referral mission teaching medical nursing deaf"
)
"""Words of names that many institutions have, which only their place tells apart."""
_NAMED_SITES = (_SITED | word_set("fund institute polyclinic dispensary hôpital institut université")) - word_set(
    "farm shop team group shelter mine airport railway port centre center"
)
"""Nouns of institutions that are known by a name of their own."""
_PLACE_NAME = r"[A-Z][\w'’-]+(?: (?:(?:de|del|do|da|la|le|el|al|au|sur|upon) )?[A-Z][\w'’-]+){0,2}"
_SITE = re.compile(
    rf"(?: (?:in|at) |(?P<comma>, ))(?:the )?(?!{MONTHS}|Easter|Christmas|Ramadan|Operation)(?P<where>{_PLACE_NAME})"
    r"(?=[.;:)]|\Z|, (?!and\b)[a-z]| [a-z(])"
)
"""Where an institution is: *the General Hospital in Apia*, *Mission Hospital, Vellore*."""
_OF_MANY = re.compile(
    r"(?:St\.?|Saints?|All Saints|Holy|Sacred|Our Lady|Trinity|Christ|First|Immanuel|Bethel|Calvary|Grace)\b.*"
    r"(?: (?:Church|Parish|Cathedral|Chapel|Mission|Congregation|School|Temple)|Church)|"
    r"(?:[A-Z][\w-]+ )*(?:Chamber of Commerce|(?:Orthodox|Catholic) (?:Church|Parish))"
)
"""Names of churches and chambers that many have."""
_THERE = re.compile(
    rf" (?:in|at) (?!{MONTHS}|Easter|Christmas){_PLACE_NAME}(?={GIVES.pattern}| (?:has|have|had|will)\b)"
)
_IN_TOWN = re.compile(
    rf"(?: in (?:the )?(?!{MONTHS})(?P<where>{_PLACE_NAME})(?!\w)"
    rf"|, (?P<town>{_PLACE_NAME})(?=[.,;)]|\Z| (?:on|in|for|with|at|by|from|last|this)\b))"
)
"""The same of one that its own name tells apart."""
_OF_STATE = re.compile(
    r"(?:^National (?:[\w&-]+ )*(?:Committee|Commission|Council|Office|Agency|Authority|Centre|Center|Service|"
    r"Institute|Laboratory|Library|Museum|Hospital|University)|\b(?:Fire|Health|Prisons?|Police|Ambulance|Customs|"
    r"Meteorological|Immigration|Wildlife|Forest|Emergency|Correctional|Statistical|Weather)(?: and \w+)? Services?|"
    r"Coast ?[Gg]uard|"
    r"(?:Revenue|Ports?|Health|Electricity|Water|Airports?|Maritime) Authority|Civil (?:Defence|Defense|Protection)"
    r"(?: \w+)?|(?:Statistics|Meteorology|Disaster Management) (?:Office|Agency|Department|Bureau)|Central Bank|"
    r"Reserve Bank)\b"
)
"""Bodies as states have them."""
_CODE = 2
"""Letters of a country's code, where a continent has more."""
_OWNER = re.compile(r"(?<!\bof )(?<!\bof the )(?P<who>\b[A-Z][\w’-]*(?: [A-Z][\w’-]*)*)['’]s? \Z")
_LOCAL_BODY = re.compile(
    r"(?:the )?(?:city|town|county|district|municipal|village|parish|provincial|regional|local) "
    r"(?:council|administration|government|authorit(?:y|ies)|hall|hospital|library|school|fire (?:brigade|service))"
)
"""Bodies of the place that is named beside them: *a mill in Lae gave the town council*."""
_SOMEWHERE = re.compile(r" (?:in|at|of|from|near) ")
_OF_WHAT = "|".join(sorted(grammar.PORTFOLIOS))
_TITLED = re.compile(
    rf"(?:(?:Vice|Deputy|First|Prime|Foreign|Home|Acting|{_OF_WHAT})[ -]){{0,2}}"
    rf"(?:President|Minister|Ambassador|Premier|Governor|Chancellor|Secretary)(?: of (?:{_OF_WHAT}))?"
    r"(?: (?:[A-Z][\w.'’-]*|da|de|dos|del|van|von|al|bin|ibn|el))+"
)
_NAMED = re.compile(r" (?!(?:of|in|for|at|from|near|on|and|the|de|al) )[a-z]+(?: [A-Z][\w.'’-]+){2,3}$")
"""Somebody by what he is and his own name: *Navy diver Ada Bergen*."""
_POSTED = re.compile(r"Ambassador |Governor ")
"""Who may be named beside countries that are not his."""
_WHERE = re.compile(r"(?: in|,| at) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_FOR_WORK_IN = Rare(" in ", r"\bfor [^,;.]{1,60}? in (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
"""Where the work is for which something is given: *gave Oxfam 40,000 euros for a school in Togo*."""
_SOMEBODY = re.compile(rf"\b(?:[Aa]n?|[Aa]nother) (?:{_WORD} ){{0,5}}(?:(?:in|from|of|at) )?\Z")
_SOMEBODY_IN = re.compile(rf"(?:[Aa]n?|[Aa]nother) (?:{_WORD} )*?([a-z-]+)(?: (?:in|from|of|at) .*| *)")
_GROUP = re.compile(r"(?:[\w'’-]+ )*?(?P<head>[\w-]+) (?:in|of|from|at|on) (?:the )?(?P<where>[A-Z].*)")
_KIND = re.compile(r"(?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*) (?:district|province|county|commune|State)")
_NEIGHBOURS = re.compile(r"['’]s? (?:\w+ )?neighbou?r(?:s|ing (?:countries|states|nations))\b")
_NEIGHBOURS_OF = Rare("eighbo", r"\b(?:[Tt]he )?(?P<who>[Nn]eighbou?rs of (?:the )?(?P<where>[A-Z][\w'’ -]*))\Z")
_GET = re.compile(
    r"(?: (?:will|would|have|had|has|also|each))* (?:get|got|received?|(?:are|were|was|been|be)(?: to be)? "
    r"(?:given|sent|promised|offered|handed|granted))\b"
)
_GOES_TO = re.compile(r"\b(?:to|for|in|among|across|of) (?:the )?\Z")
_BORDERING = Rare(
    "countries|states|nations",
    r"\b(?:countries|states|nations) (?:neighbou?ring|bordering|surrounding|around) (?:the )?\Z",
)
_PEOPLE = ("people", "women", "men", "children", "tenantry")
_NOBODY = ("It", "They", "He", "She", "We")


def in_words(
    text: str, low: int, high: int, draft: Draft, codes: Collection[str], home: Home, told: Sequence[Draft] = ()
) -> Draft:
    """The draft of a sentence with each party by its words.

    `codes` are of the countries that the sentence names, and `told` are all its drafts: a ministry that gives is in no
    country that gets something there.
    """
    spans, unsure, sides = dict(draft.spans), dict(draft.unsure), dict[Field, tuple[DraftParty, ...]]()
    both = {Field.DONORS: draft.donors, Field.RECIPIENTS: draft.recipients}
    for field, parties in both.items():
        gives = field is Field.DONORS
        other = {one.iso2 for side, those in both.items() if side is not field for one in those}
        other |= {home(where[1]) for where in _FOR_WORK_IN.finditer(text, low, high)} if gives else set()
        near = {one.iso2 for one in sides.get(Field.DONORS, ()) if _SOMEWHERE.search(one.name) is not None} - {""}
        found = dict[DraftParty, Span]()
        for one, span in zip(parties, spans.get(field, [Span(one.start, one.end) for one in parties]), strict=True):
            one = _by_whole_name(text, low, one)
            left = _left_of(text, low, one)
            said = (None if gives else _getter(text, one, left, draft)) or _said(
                text, low, high, one, left, draft, gives=gives
            )
            said = _with_site(text, low, high, said, home, gives=gives)
            if not said.iso2:
                local = near if _LOCAL_BODY.fullmatch(said.name) is not None else set[str]()
                said = _sited(text, high, _as_institution(text, high, said), home)
                free = _of_no_other({*codes} - other, told, gives=gives)
                said = said if said.iso2 else _of_country(text, low, said, free | local, home)
                said = said if gives else _known_by_name(text, low, high, said, home)
            said = _around(text, low, high, one, said, gives=gives)
            found[said] = span if (said.start, said.end) == (one.start, one.end) else Span(said.start, said.end)
            if field in unsure:  # the reason is shown at who is named in it
                unsure[field] = unsure[field].replace(one.name, said.name)
        vague = next((one for one in found if not one.iso2 and _OFFICES.search(one.name)), None)
        if vague is not None:
            why = tr("“{name}” says what it is; which one is meant may be said elsewhere.")
            unsure.setdefault(field, why.format(name=vague.name))
        sides[field] = tuple(found)
        spans |= {field: tuple(found.values())} if field in spans else {}
    if (sides, spans, unsure) == (both, draft.spans, draft.unsure):
        return draft
    return replace(draft, donors=sides[Field.DONORS], recipients=sides[Field.RECIPIENTS], spans=spans, unsure=unsure)


def _by_whole_name(text: str, low: int, one: DraftParty) -> DraftParty:
    """*Catherine the Great* by her whole name, and *the Minister of Foreign Affairs* by the whole office."""
    said = _SURNAMED.search(text, low, one.start) if text[one.start : one.end] in _SURNAMES else None
    if said is None and not one.iso2 and text[one.start : one.start + 1].isupper():
        said = _OFFICE_OF.search(text, low, one.start)
    return one if said is None else _whole(text, one, said.start(), one.end)


def _around(text: str, low: int, high: int, one: DraftParty, said: DraftParty, *, gives: bool) -> DraftParty:
    """The countries around a country that was taken for them: *to Burundi's neighbours*, *states bordering Burundi*."""
    if gives:
        around = "eighbo" in said.name and (_NEIGHBOURS.search(said.name) or _NEIGHBOURS_OF.search(said.name))
        return said._replace(iso2="") if around else said
    behind = _NEIGHBOURS.match(text, one.end, high) if one.iso2 else None
    if behind and (_GOES_TO.search(text, low, one.start) or _GET.match(text, behind.end(), high)):
        return _whole(text, one, one.start, behind.end())._replace(iso2="")
    of = _NEIGHBOURS_OF.search(text, low, one.end) if said.iso2 else None
    if of is not None and one.start in (of.start(), of.start("who"), of.start("where")):
        return _whole(text, one, of.start("who"), one.end)._replace(iso2="")
    if one.iso2 and text[one.start : one.end].endswith(("neighbours", "neighbors")):
        return one._replace(iso2="")
    before = _BORDERING.search(text, low, one.start) if one.iso2 else None
    return said if before is None else _whole(text, one, before.start(), one.end)._replace(iso2="")


def _of_no_other(codes: set[str], told: Sequence[Draft], *, gives: bool) -> set[str]:
    """The countries in which somebody may be; the only one is not, where it is on the other side of another gift."""
    others = {one.iso2 for each in told for one in (each.recipients if gives else each.donors)}
    return set() if len(codes) == 1 and codes <= others else codes


def _said(
    text: str, low: int, high: int, one: DraftParty, left: re.Match[str] | None, draft: Draft, *, gives: bool
) -> DraftParty:
    """A party by the words around those that were taken for it; `left` is what it is the place of."""
    words = text[one.start : one.end]
    if words.islower() or words in _NOBODY:
        return one
    if not one.iso2 and (gives or left is None or not _is_body(left) or not left["name"].startswith("the ")):
        return one  # a place of no list is known by its name alone
    if (ruler := _ruler(text, high, one)) is not None:
        return ruler
    if words[:1].islower() and one.name == words and (called := _CALLED.search(text, low, one.start)) is not None:
        return _whole(text, one, called.start("name"), one.end)
    person = _person(text, low, high, one, draft) if gives else None
    if person is not None:
        return person
    if gives and not one.name.endswith(words):
        return one
    named = None if gives else _NAMED_IN.search(text, low, one.start)
    if not gives and (whole := _NAMED_OF.search(text, low, one.start)) is not None and whole["last"] not in _SITES:
        return _whole(text, one, whole.start("name"), one.end)
    if named is not None and _is_name(named["name"]):
        return _whole(text, one, named.start("name"), one.end)
    return _institution(text, low, high, one, left, draft) if one.name in words else one


def _left_of(text: str, low: int, one: DraftParty) -> re.Match[str] | None:
    """What a party is the place of: *the hospital in*, *the safe house for women in*."""
    if not text.endswith(_LINKS, low, one.start):
        return None
    found = _HOME_IN.search(text, low, one.start) if text.find(" for ", low, one.start) > 0 else None
    of_people = found is not None and found["head"] in _HOMES and _are_inmates(found["whom"])
    return found if of_people else _LEFT.search(text, low, one.start)


def _institution(
    text: str, low: int, high: int, one: DraftParty, left: re.Match[str] | None, draft: Draft
) -> DraftParty:
    """An institution by all its words, before or behind the place that was taken for it."""
    right = _RIGHT.match(text, one.end, high)
    if left is not None and _is_body(left) and not _is_given(left.start("head"), draft):
        behind = _BEHIND.match(text, one.end, high)
        several = _is_of_several(left["head"], text[one.start : one.end], text[one.end : high])
        if several or text.endswith(" and ", 0, left.start("name")):
            return one
        start = left.start("name") + len(f"{verb} " if (verb := _done(left)) else "")
        return _whole(text, one, start, behind.end() if behind is not None else one.end)
    if right is None or _BESIDE.search(text, low, one.start):
        return one
    if right["head"] not in _BODIES and not _SERVICE.fullmatch(right[0]):
        return one
    if _is_given(right.start("head"), draft):  # Oman's field hospital has reached Lae
        return one
    return _whole(text, one, one.start, right.end())


def _is_given(at: int, draft: Draft) -> bool:
    """Whether a noun is of a thing that is given: *funded a clinic in Lae*, *got a scanner from Lae*."""
    return any(item.start <= at < item.end for item in draft.items)


def _is_body(left: re.Match[str]) -> bool:
    """Whether the words before a place are of one or several institutions, and of nothing that is done to them."""
    head = left["head"].removesuffix("s")
    if left.re is _HOME_IN:
        return True
    if re.search(r"\b[a-z]+ed \Z", left["name"]) or (_done(left) and head not in grammar.FACILITIES):
        return False  # the Lions equipped schools in Lae, to feed refugees in Lae
    return head in _BODIES or _COLONY.search(left["name"] + left["head"]) is not None


def _are_inmates(noun: str) -> bool:
    return noun in _INMATES or is_of_people(noun)


def _for_inmates(text: str, high: int, one: DraftParty, home: Home) -> DraftParty:
    """A nameless institution with whom it is for and where: *the school for the blind in Lilongwe*."""
    words = text[one.start : one.end]
    behind = _WHO_LIVES.match(text, one.end, high) if words.islower() and words.split()[-1] in _HOMES else None
    if behind is None or one.iso2 or not _are_inmates(behind["noun"]):
        return one
    return _whole(text, one, one.start, behind.end())._replace(iso2=home(behind["where"]))


def _done(left: re.Match[str]) -> str:
    """The verb by which the words say what is *to* be done: *to equip schools in Lae*, but *to aid workers*."""
    verb, _, more = left["name"].partition(" ")
    if verb == "help" and is_base(also := more.partition(" ")[0]):  # to help rebuild schools in Lae
        verb, more = f"help {also}", more.partition(" ")[2]
        return verb if left[0].startswith("to ") else ""
    return verb if left[0].startswith("to ") and is_base(verb) and (more != "" or verb not in _AIDS) else ""


def _is_name(words: str) -> bool:
    """Whether words in capitals name a body, and neither people, somebody by his office nor an event."""
    said = {word.removesuffix("s") for word in words.split()} | set(words.split())
    return said.isdisjoint(_NO_BODY) and not re.search(r"(?:[^s'’]s|ans|ese|ish)\Z", words)


def _ruler(text: str, high: int, one: DraftParty) -> DraftParty | None:
    """Who rules a country, by his words."""
    words = text[one.start : one.end]
    if _RULERS.fullmatch(words) or _RULER_BEHIND.search(words):
        return _whole(text, one, one.start, one.end)
    behind = _RULER_BEHIND.match(text, one.end, high)
    return None if behind is None else _whole(text, one, one.start, behind.end())


def _as_institution(text: str, high: int, one: DraftParty) -> DraftParty:
    """Somebody of no list with the noun behind his name that says what institution it is: *Al-Amal hospital*."""
    words = text[one.start : one.end]
    called = _INSTITUTION.match(text, one.end, high) if one.name == words and not words.islower() else None
    return one if called is None else _whole(text, one, one.start, called.end())


def _getter(text: str, one: DraftParty, left: re.Match[str] | None, draft: Draft) -> DraftParty | None:
    """Who gets it with where he learns, *a student teacher at McMurry University*, or a body of a place of no list."""
    words = text[one.start : one.end]
    pupil = _PUPIL_AT.match(text, one.end) if words else None  # somebody spoken of before has no words here
    if pupil is not None and _PERSON.match(words.split()[-1]):
        return _whole(text, one, one.start, pupil.end())
    if one.iso2 or left is None or one.name != words or left["head"] not in _BODIES or _done(left):
        return None
    if _is_given(left.start("head"), draft):
        return None
    inside = text.endswith((" in ", " at ", " near ", " on "), 0, left.start("name"))  # living in a mill at Lae
    alone = text[one.end : one.end + 1] in _ALONE and not inside
    return _whole(text, one, left.start("name"), one.end) if alone else None


def _is_of_several(head: str, words: str, behind: str) -> bool:
    """*Schools in Lae and Wewak*, *a ward at the German hospital*: what is of several, or within what has a name."""
    return bool(_SEVERAL.match(behind)) if head.endswith("s") else head in _PARTS and bool(_OF_ONE.search(words))


def _of_kin(text: str, low: int, one: DraftParty) -> DraftParty:
    """The kin of somebody without a name, who are not he: *the widow of a soldier in Lae*."""
    kin = KIN.search(text, low, one.start) if text[one.start : one.start + 1].islower() else None
    return one if kin is None else _whole(text, one, kin.start(), one.end)


def _person(text: str, low: int, high: int, one: DraftParty, draft: Draft) -> DraftParty | None:
    """Somebody whom the words describe by a noun and a place."""
    before = _SOMEBODY.search(text, low, one.start)
    if before is None:
        return None
    placed = re.search(" (?:in|from|of|at) ", before[0])
    people = one.iso2 and one.name != text[one.start : one.end] and _ONE_OF_PEOPLE.fullmatch(text, one.start, one.end)
    if people and not placed and _GAVE.match(text, one.end, high):
        return _whole(text, one, before.start(), one.end)
    said = _SOMEBODY_IN.fullmatch(text, before.start(), one.end)
    if said is not None and _PERSON.match(said[1]) and not _is_given(said.start(1), draft):
        return _whole(text, one, before.start(), one.end)
    behind = _RIGHT.match(text, one.end, high)
    if placed or behind is None:
        return None
    plain = _PERSON.match(behind["head"]) and not _is_given(behind.start("head"), draft)
    return _whole(text, one, before.start(), behind.end()) if plain else None


_ONE_OF_PEOPLE = re.compile(r"[A-Z][a-z]+[a-rt-z]")
_GAVE = re.compile(
    r"(?: (?:from|in) [A-Z][\w-]+)?(?: (?:who|has|had|also|will|today))* (?:gave|gives?|given|donate[sd]?|sen[dt]s?|"
    r"promised|pledged|left|paid|handed|offered|bought|brought|provided|lent|shipped|contributed)\b"
)
"""One of a people, who gives in his own name: *a rich Swede gave*."""


def _whole(text: str, one: DraftParty, start: int, end: int) -> DraftParty:
    name = " ".join(text[start:end].split())
    return one._replace(name=name.removeprefix("the ").removeprefix("The "), start=start, end=end)


def _sited(text: str, high: int, one: DraftParty, home: Home) -> DraftParty:
    """An institution whose name many have with where it is; *Victoria Hospital* is known by its name."""
    *called, noun = one.name.lower().split() or [""]
    low = text.find(one.name, one.start, one.end)
    if low < 0 or not (one.name[:1].isupper() and called and noun in _SITED and _ANY.issuperset(called)):
        return one
    site = _SITE.match(text, low + len(one.name), high)
    if site is None or (site["comma"] and not home(site["where"])):
        return one
    return _whole(text, one, one.start, site.end())._replace(iso2=home(site["where"]))


def _with_site(text: str, low: int, high: int, one: DraftParty, home: Home, *, gives: bool) -> DraftParty:
    """A church that gives, or an institution that gets something, with the words behind it that say which it is."""
    return _church_there(text, high, one) if gives else _for_inmates(text, high, _of_kin(text, low, one), home)


def _church_there(text: str, high: int, one: DraftParty) -> DraftParty:
    """A church or a chamber that gives, whose name many have, with where it is: *St Mary's Church in Whitby*."""
    words = text[one.start : one.end].removeprefix("The ").removeprefix("the ")
    many = not one.iso2 and words == one.name and _OF_MANY.fullmatch(words) is not None
    site = _THERE.match(text, one.end, high) if many else None
    return one if site is None else _whole(text, one, one.start, site.end())


def _known_by_name(text: str, low: int, high: int, one: DraftParty, home: Home) -> DraftParty:
    """An institution known by its own name with the country that is said right behind or before it.

    So with *the Church of the Nativity in Bethlehem*, *Peru's Larco Museum*.
    """
    capitals = [word.lower() for word in one.name.split() if word[0].isupper()]
    start = text.find(one.name, one.start, one.end)
    if one.iso2 or start < 0 or len(capitals) < 2 or _NAMED_SITES.isdisjoint(capitals):
        return one
    site = _IN_TOWN.match(text, start + len(one.name), high)
    code = (home(site["where"] or site["town"]) if site is not None else "") or _owner(text, low, one, home)
    return one._replace(iso2=code if len(code) == _CODE else "")


def _owner(text: str, low: int, one: DraftParty, home: Home) -> str:
    """The country whose a body is by the words before it."""
    said = _OWNER.search(text, low, one.start)
    return "" if said is None else home(said["who"])


def _of_country(text: str, low: int, one: DraftParty, codes: Collection[str], home: Home) -> DraftParty:
    """An office, a minister or people of a place with the country that the words say."""
    if one.name not in text[one.start : one.end]:
        return one
    if (said := _KIND.fullmatch(one.name)) is not None:
        return one._replace(name=said["where"], iso2=home(said["where"]))
    if (said := _GROUP.fullmatch(one.name)) is not None:
        plain = said["head"].islower() or one.start == low
        several = said["head"].endswith("s") or said["head"] in _PEOPLE
        several &= said["head"] not in ("countries", "states", "nations", "communities")  # hosts of Syrians
        several &= said["where"].split()[0].rstrip(".") not in grammar.TITLES  # the executors of Mr Barnes
        several &= home(one.name[: said.start("where")]) in ("", home(said["where"]))  # Turkish workers in Germany
        if several and plain and said["head"] not in ORDERS:
            return one._replace(iso2=home(said["where"]))
    if _OF_STATE.search(one.name) is not None and (code := home(one.name) or _owner(text, low, one, home)):
        return one._replace(iso2=code)
    if _OFFICES.search(one.name) is None and _LOCAL_BODY.fullmatch(one.name) is None:
        return one
    where = _WHERE.match(text, one.end)
    titled = (_TITLED.fullmatch(one.name) or _NAMED.search(one.name)) is not None  # President Lula is not of Lula
    code = ("" if titled else home(one.name)) or (home(where[1]) if where is not None else "")
    alone = len(codes) == 1 and _POSTED.match(one.name) is None
    return one._replace(iso2=code or ("".join(codes) if alone else ""))
