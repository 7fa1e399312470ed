"""The words around a country that make it its government, or say its name in full.

government = a country's adjective, or its name or seat with 's, and [health, foreign, royal …] a government's word:
             *Danish government*, *Kathmandu's health ministry*, *Ukraine's Ministry of Health*, *Brazilian Army*
           | a government's word, *of* [the Kingdom of] a country's name: *Government of the Republic of Palau*
           | a part of a force before it: *the 3rd Rifle Brigade of the Spanish army*
           | a ministry where its government sits: *the Ministry of Health in Kathmandu*, *the health ministry in Suva*
           | who governs, right behind *in* its seat: *In Paris, the government announced*
post       = ambassador, embassy … and *in* or *to* where they are
"""

from __future__ import annotations

import re

from app.domain.drafts.names.capitals import GIVES
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.names.sentence import How, Place, Sentence
from app.domain.drafts.words import actor_words as grammar
from app.domain.drafts.words.rare import Rare
from app.domain.language import tr


def government_around(sentence: Sentence, place: Place) -> Named | None:
    """A country with the words around it that make it its government, or its name in full; None without such words."""
    start, end, named = place.start, place.end, place.named
    country = sentence.places.get(named.iso2)
    if country is not None and named.kind is NamedKind.TOWN and (low := _ministry_before(sentence, place)) >= 0:
        return Named(low, end, NamedKind.GOVERNMENT, country.name, named.iso2, named.unsure)
    if country is None or place.how in (How.TOWN, How.REGION, How.WHERE):
        return None
    after = sentence.after(end, 160)
    if (there := _governs_there(sentence, place, after)) is not None:
        words = sentence.text[end + there.start(1) : end + there.end(1)]
        unsure = tr("“{words}” is taken to be {name}.").format(words=words, name=country.name)
        return Named(end + there.start(1), end + there.end(1), NamedKind.GOVERNMENT, country.name, named.iso2, unsure)
    if place.how is How.LEADER and not after.startswith("'"):
        return None
    if named.kind is NamedKind.TOWN and not after.startswith("'"):
        return None
    match = _government_behind(place, after)
    high = _before_another(sentence, end, match) if match is not None else end
    low = start - _letters_before(sentence, place, governed=match is not None)
    if match is not None and (kin := _kin(sentence, low, high, named.iso2)) is not None:
        return kin
    if (low, high) == (start, end):
        return None
    governing = (
        high > end or grammar.STATE.fullmatch(sentence.plain, low - sentence.start, start - sentence.start) is None
    )
    who = sentence.before(high, 20) if match is not None else sentence.text[low:start].partition(" of ")[0]
    size, post = _posted(sentence, high, who)
    size = size if match is not None else 0  # the embassy of Peru in Rome is still somewhere
    kind = NamedKind.GOVERNMENT if governing else NamedKind.COUNTRY
    return Named(low, high + size, kind, country.name, named.iso2, named.unsure, post=post)


_GOVERNS = re.compile(
    r",? ((?:the |its )?(?:president|king|queen|emperor|prime minister|premier|chancellor|government|cabinet|"
    r"parliament|congress|senate|foreign ministry|foreign office|administration))"
    rf"(?={GIVES.pattern}|(?:,? (?:has|had|also|today))* (?:approved|voted|decided|agreed|ordered|released)\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.;:,“\"] ?|\b(?:and|but|while|as) )[Ii]n $")


def _governs_there(sentence: Sentence, place: Place, after: str) -> re.Match[str] | None:
    """Who governs and acts in a seat of government that stands right before: *In Paris, the government announced*."""
    if place.how is not How.SEAT or place.named.kind is not NamedKind.TOWN:
        return None
    return _GOVERNS.match(after) if _OPENS.search(sentence.before(place.start, 8)) is not None else None


def _before_another(sentence: Sentence, end: int, office: re.Match[str]) -> int:
    """Where an office behind a country ends, before whoever is no holder of it: *met Chad's president, Peru gave*."""
    held = _HELD_BY.search(office[0])
    if held is None:
        return end + office.end()
    start = end + held.end() - len(held[1])
    place = sentence.lengths.get(start) == len(held[1]) or (held[1].endswith("'s") and start in sentence.stated)
    alone = " " not in held[1] and _CLOSES.match(sentence.after(end + office.end(), 1)) is None
    return end + held.start() if place or alone else end + office.end()


_HELD_BY = re.compile(r", ([A-Z][^,]*)$")
"""Behind an office the name of who holds it."""
_CLOSES = re.compile(r"[,.;:)]|$")


def _kin(sentence: Sentence, low: int, high: int, home: str) -> Named | None:
    """Kin of an official, who give as persons: *the Kuwaiti ambassador's wife*, *the wife of the Omani consul*."""
    before, behind = _KIN_OF.search(sentence.before(low, 30)), _KIN.match(sentence.after(high, 20))
    low -= 0 if before is None else len(before[0])
    high += 0 if behind is None else behind.end()
    if before is None and behind is None:
        return None
    return Named(low, high, NamedKind.PERSON, sentence.text[low:high], "", home=home)


_KINS = "(?:wife|husband|widow|son|daughter|mother|father|sister|brother|aunt|uncle|family)"
_KIN, _KIN_OF = re.compile(rf"['’]s {_KINS}\b"), re.compile(rf"\b{_KINS} of the (?:late )?$")
_MINISTRY = Rare(
    "inistry|Department|Office",
    r"\b(?:(?:[A-Z][a-z]+ )?(?:Ministry|Department) (?:of|for) (?:the )?[A-Z]\w+"
    r"(?:(?:,| and| &)? (?:and )?[A-Z]\w+){0,6}|"
    r"(?:[A-Z]\w+ )?Ministry|(?:Foreign|Home|Cabinet) Office|(?:[a-z]+ )?ministry(?: of [a-z]+)?)"
    r"(?: in (?:the capital,? )?|, )$",
)


def _ministry_before(sentence: Sentence, place: Place) -> int:
    """Where the words for a ministry begin that is said to be in a town; -1 where none is."""
    found = _MINISTRY.search(sentence.before(place.start, 100))
    return place.start - len(found[0]) if found is not None else -1


def _government_behind(place: Place, after: str) -> re.Match[str] | None:
    """The words behind a country that say its government: *'s Ministry of Health*, *government*."""
    owns = after.startswith("'")
    patterns = (
        (grammar.GOVERNMENT_NAMED, owns or place.how in (How.PEOPLE, How.NAME)),
        (grammar.GOVERNMENT_AFTER, owns or place.how is How.PEOPLE),
        (grammar.GOVERNMENT_BARE, True),
    )
    return next((match for pattern, may in patterns if may and (match := pattern.match(after)) is not None), None)


def _letters_before(sentence: Sentence, place: Place, *, governed: bool) -> int:
    """How many letters before a country belong to its name: *the Republic of*, *Royal* before a government."""
    if place.how is not How.NAME and not (place.how is How.PEOPLE and governed):
        return 0
    before = sentence.before(place.start, 160)
    royal = grammar.ROYAL.search(before) or _PART_OF.search(before) if governed else None
    of_state = place.how is How.NAME and before.endswith(grammar.BEFORE_STATE)
    prefix = royal or grammar.OF_STATE.search(before) if of_state else royal
    if prefix is not None and place.start - len(prefix[0]) - 1 in sentence.people:
        return 0  # Vietnamese people in Austria
    return len(before) - prefix.start() if prefix is not None and prefix[0].strip() else 0


_PART_OF = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th) )?(?:[A-Z][\w'’-]+ ){0,3}(?:Battalion|Regiment|Brigade|Squadron|Company|Division|Corps|"
    r"Fleet|Battery|Platoon|Contingent|Wing|Command|Service|Department) of (?:the )?(?:Royal )?$"
)
"""Which part of a force acts: *the 3rd Rifle Brigade of* the Spanish army."""
_MAJESTY = Rare(" Majesty", r"\b(?:Her|His) Majesty['’]s Government\b(?! of| in [A-Z])")


def of_majesty(sentence: Sentence) -> list[Named]:
    """*Her Majesty's Government*, which is Britain's where it is not said whose; never sure where it is a king's."""
    if not (found := [*_MAJESTY.finditer(sentence.text, sentence.start, sentence.end)]):
        return []
    name = sentence.places["GB"].name
    doubt = tr("“{name}” may be the government of another kingdom.")
    why = {one: doubt.format(name=one[0]) if one[0].startswith("His") else "" for one in found}
    return [Named(*one.span(), NamedKind.GOVERNMENT, name, "GB", doubt) for one, doubt in why.items()]


_HALF = re.compile(r"\b[Tt]he (North|South)\b(?!['’-]| [A-Z])")


def of_korea(sentence: Sentence) -> list[Named]:
    """*The North*, *the South* in a sentence that names a Korea, which are the other one or the same; never sure."""
    if sentence.codes.isdisjoint(("KR", "KP")):
        return []
    codes = {"North": "KP", "South": "KR"}
    found = [(*one.span(), codes[one[1]]) for one in _HALF.finditer(sentence.text, sentence.start, sentence.end)]
    said = tr("“{words}” is read as the half of Korea.")
    return [
        Named(
            low, high, NamedKind.COUNTRY, sentence.places[code].name, code, said.format(words=sentence.text[low:high])
        )
        for low, high, code in found
    ]


_POST = re.compile(r"(?:ambassador|embassy|consulate|high commissioner|high commission|envoy)$", re.IGNORECASE)


def _posted(sentence: Sentence, end: int, who: str) -> tuple[int, str]:
    """How many letters of where an ambassador or an embassy is stand behind it, *in Vientiane*, and which country."""
    if not _POST.search(who):
        return 0, ""
    match = re.match(r" (?:in|to) (?:the )?", sentence.after(end, 10))
    size = sentence.lengths.get(end + match.end(), 0) if match is not None else 0
    return (match.end() + size, sentence.stated[end + match.end()][0]) if match is not None and size else (0, "")
