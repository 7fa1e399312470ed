"""Groups and institutions that have no name but the place they are of, as that place: *schools in Lusaka* are Lusaka.

    of_place = (the | a)? (word | adjective of a people)+ (in | at | of | from …) place ("," place)?
             | people "of" "the" place disaster                              *victims of the Palu earthquake* are Palu
             | (the)? place "'s"? creed? word*   *Upala families*, *Conwy council*, *Thun's Muslim youth*, *Thun Jews*

What has a name of its own keeps it (*the Ganta Methodist Hospital*), and so do who gives by a nationality elsewhere
(*the Chinese community in Madrid*). Who gives keeps its words, unless it governs the place, and is of its country where
that is known (*Quakers of York*, GB; *Puebla taxi drivers*, MX; *a widow in Oulu*, FI). Of a place of no list, *of* and
*from* may say a firm as well. Institutions then get the words that say which they are (`in_words`), with the same code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile, zip_longest

from app.domain.drafts.clauses.pieces import Piece, Sort
from app.domain.drafts.clauses.pieces import words as word_set
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.words import actor_words as grammar
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare

_CAPITAL = r"[a-z]?[^\W\d_a-z][\w'’.-]*"
_PLACE = rf"{_CAPITAL}(?: (?:de |del |da |do |dos |dei |di |la |le |el |al |y )*{_CAPITAL})*"
_GROUP = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?P<who>[\w'’-]+(?: [\w'’-]+)*?) "
    rf"(?P<link>in|at|of|from|near|on|around|about|outside|across|above) (?:the )?"
    rf"(?:(?:town|city|village|district|province|region|island|state|municipality) of )?(?P<where>{_PLACE})"
    rf"(?:,? (?:in )?{_PLACE})?"
)
_PEOPLE = re.compile(
    r"[A-Z]\w+(?:an|ese|ish|ch|ss|i|ek)$|(?:Tajik|Turkmen|Serb|Croat|Slovak|Slovene|Kazakh|Kyrgyz|Kurd|Turk|Lao|Czech)$"
)
_FROM_A_REGION = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch|ss|ek)$")
_PLURAL = re.compile(r"(?:[^s]s|men|women|people|children|folk|youth|poor|homeless|staff|community|displaced|wounded)$")
_CREED = rf"(?:{'|'.join(sorted(grammar.CREEDS))})"
_BEFORE = re.compile(rf"(?:[Tt]he )?(?P<where>{_PLACE}?) (?P<who>(?:{_CREED} )?[a-z][\w-]*(?: [a-z][\w-]*)*|{_CREED}s)")
"""A group behind the name of its place: *Upala families*, *Merritt's evacuees*."""
_LANDED = re.compile(
    rf"(?:[Tt]he )?(?P<where>{_PLACE}?)(?: (?:International|Regional|National|Military|[Aa]ir|main))* "
    r"(?:[Aa]irport|[Aa]irfield|[Aa]irbase|[Aa]erodrome|[Aa]irstrip|[Bb]ase)"
)
"""Where something landed, for whom it is: *Maputo International Airport*, *Lima's airport*."""
_INSTITUTIONS = word_set(
    "hospital hospitals school schools clinic clinics village villages council municipality town city camp orphanage "
    "kindergarten library museum market prison brigade authorities parish county"
)
_OF_THE_PLACE = word_set("council municipality authorities county brigade government commune parish village")
"""Bodies that are their place also where they give, and of a place of no list."""
_SITES = frozenset(one.lower() for one in grammar.SITES) | word_set("towns cities villages municipalities provinces")
"""What a place is: *the Swiss canton of Zug*, *the Shire of Esperance*, *the towns of Trier and Metz*."""
_OWNED = word_set(
    "choir orchestra band temple church mosque chapel synagogue shrine parish congregation congregations university "
    "college theatre zoo port airport police churches mosques coastguard lifeboat hall stadium park pitch harbour "
    "cathedral monastery convent abbey infirmary dispensary waterworks"
)
"""Bodies that are likely a place's whose they are, and no person's."""
_OF_A_NAME = re.compile(r"['’]s |^(?:St|Saint|Cyclone|Hurricane|Typhoon|Storm|Tropical)\b")
"""What makes of words before *'s* a name, or no place: *Tel Aviv's Sheba*, *Cyclone Idai*."""
_STREET = re.compile(r" (?:Road|Street|Lane|Avenue|Square|Boulevard|Highway)$")
"""What is in a town and no place by itself: *the mosque on Ash Lane*."""
_OFFICERS = word_set(
    "magistrate mayor governor prefect bishop archbishop vicar rector abbot headman sheriff provost commissioner "
    "superintendent warden burgomaster chief commandant elder"
)
"""Who gets something for the place he is set over."""
_NO_PLACES = word_set(
    "Refugee Host Orphan City Town Local Regional District State Municipal Village Parish County Poor Rural "
    "Old Former Young Retired Private Rich Wealthy Many Other Fellow Grateful Senior Junior Volunteer"
)
_OF_A_FIRM = word_set(
    "shoppers diners passengers "
    "staff workers employees readers customers members volunteers fans supporters players drivers boys girls"
)
ORDERS = word_set("Lions Elks Friends Sisters Brothers Daughters Knights Doctors Scouts Guides")
"""Groups whose names look like those of people by what they believe or do."""
_BRANCHES = word_set("branch subsidiary branches chapter chapters lodge section sections")
"""What somebody has in a place: *the Altadena branch of the Elks*."""
_PERSONS = grammar.PEOPLE_NOUNS - grammar.PLURAL_BODIES


def of_place(one: DraftParty, words: str, iso2: str, *, opens: bool, gives: bool) -> DraftParty:
    """A party by its `words` and the country of the place in them; `opens` says that it begins its sentence."""
    said = _GROUP.fullmatch(words)
    if iso2 and not gives and (landed := _LANDED.fullmatch(words)) is not None:
        where, start = re.split("['’]s ", landed["where"])[0], one.end - len(words) + landed.start("where")
        return one._replace(name=where, iso2=iso2, start=start, end=start + len(where))
    site = said["who"].split()[-1] if said is not None and said["link"] == "of" else ""
    if said is not None and site.lower() in _SITES and (iso2 or site.islower()):
        return one._replace(name=said["where"], iso2=iso2, start=one.end - len(words) + said.start("where"))
    if gives and iso2:
        return one if one.iso2 or not words else _giver(one, words, said, iso2, opens=opens)
    if gives and (words if said is None else said["who"]).rpartition(" ")[2] not in _OF_THE_PLACE:
        return one
    if said is None:
        return _where_struck(one, words, iso2) or _before_group(one, words, iso2, opens=opens)
    if not _is_unnamed(said, iso2, opens=opens, gives=gives):
        return one
    return one._replace(name=said["where"], iso2=iso2, start=one.end - len(words) + said.start("where"))


def _where_struck(one: DraftParty, words: str, iso2: str) -> DraftParty | None:
    """The place of the disaster whose victims are meant: *survivors of the Herat earthquake*."""
    struck = _OF_STRUCK.fullmatch(words) if iso2 else None
    if struck is None or struck["what"] not in grammar.DISASTERS:
        return None
    start = one.end - len(words) + struck.start("where")
    return one._replace(name=struck["where"], iso2=iso2, start=start, end=start + len(struck["where"]))


def is_known_by_name(one: Named | None) -> bool:
    """Whether no place is sought in who is named: a government, or an institution called after a person.

    So with *the Ministry of Health in Lima* and *the Mother Teresa clinic*.
    """
    if one is None or one.kind is NamedKind.GOVERNMENT:
        return one is not None
    return one.kind is NamedKind.ORGANISATION and one.name.rpartition(" ")[2] in grammar.FACILITIES


def of_rebels(text: str, one: DraftParty) -> DraftParty:
    """Those who fight a state by their own words, and not as that state: *Syria's rebels*, *separatists in Ukraine*.

    So with those who only fight in it: *the coalition in northern Mali*.
    """
    before = _REBELS_IN.search(text, max(0, one.start - _NEAR), one.start) if one.iso2 else None
    behind = _REBELS_BEHIND.match(text, one.end) if one.iso2 and before is None else None
    start = before.start("who") if before is not None else one.start
    end = behind.end() if behind is not None else one.end
    if (start, end) == (one.start, one.end) and not _REBELS.search(text, one.start, one.end):
        return one
    return one._replace(name=" ".join(text[start:end].split()), iso2="", start=start, end=end)


_NEAR = 60
"""Code points before a place in which those who fight there are named."""
_REBELS = re.compile(
    r"\b(?:rebels|rebel (?:leaders|fighters|forces|groups|army)|insurgents|separatists|guerrillas|opposition|mutineers|"
    r"dissidents|partisans|coalition(?= in ))\b"
)
_REBELS_BEHIND = re.compile(rf"['’]s? (?:[A-Za-z-]+ ){{0,2}}?{_REBELS.pattern}| {_REBELS.pattern}")
_REBELS_IN = re.compile(
    rf"\b(?:to|for) (?:the )?(?P<who>(?:[A-Z][\w'’-]* )?{_REBELS.pattern} (?:in|of|from|across|around) "
    r"(?:the )?(?:(?:north|south|east|west|centr)\w* )?(?:of )?)\Z"
)


def farther_place(text: str, pieces: Sequence[Piece], one: DraftParty) -> DraftParty | None:
    """Where people without a name are whom more is said of than where: *those who lost homes in the fire at Sigil*.

    Those who are somewhere else than the country they are of are there: *Chadian refugees sheltering in Bosobolo*.
    """
    words = text[one.start : one.end].lower().split()
    abroad = one.iso2 != "" and _OF_A_COUNTRY.fullmatch(text, one.start, one.end) is not None
    if (one.iso2 and not abroad) or not words or words[-1] in _OF_A_FIRM:
        return None
    if not (words[-1] in _THEY or _PLURAL.search(words[-1])):
        return None
    behind = list(takewhile(_goes_on, (piece for piece in pieces if piece.start >= one.end)))[:_FAR]
    if not _says_more([piece.word for piece in behind], abroad=abroad):
        return None
    told = pairwise(piece for piece in behind if not _SIDE.fullmatch(piece.word))
    return next((place for link, piece in told if (place := _place_at(text, link, piece)) is not None), None)


def _place_at(text: str, link: Piece, piece: Piece) -> DraftParty | None:
    """The place that a piece begins behind the one that leads to it, as far as one does."""
    struck = _STRUCK.match(text, link.start) if link.word == "the" else None
    if struck is not None and struck["what"] in grammar.DISASTERS:
        code = piece.actor.iso2 if piece.actor is not None else ""
        return DraftParty(struck["where"], code, piece.start, struck.end("where"))
    if link.word not in _IN:
        return None
    if piece.actor is not None:
        return DraftParty(piece.actor.name, piece.actor.iso2, piece.start, piece.end)
    said = re.compile(_PLACE).match(text, piece.start)
    if said is None or piece.sort is not Sort.WORD or _OF_A_NAME.match(said[0]):
        return None
    return DraftParty(said[0].removesuffix("."), "", piece.start, said.end())


def _says_more(behind: Sequence[str], *, abroad: bool) -> bool:
    """Whether the words behind people say what befell them, or of those of another country where they are."""
    if abroad:
        return "from" not in behind and (behind[:1] == ["in"] or _says_more(behind, abroad=False))
    return bool(behind) and _SAYS_MORE.match(behind[0]) is not None


def with_its_body(text: str, pieces: Sequence[Piece], one: DraftParty) -> DraftParty:
    """A branch with the body whose it is: *the Leeds branch of Oxfam*."""
    behind = [piece for piece in pieces if piece.start >= one.end][:3]
    if one.name.rpartition(" ")[2] not in _BRANCHES or not behind or behind[0].word != "of":
        return one
    body = next((piece.actor for piece in behind[1:] if piece.actor is not None), None)
    if body is None or body.kind not in (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.BODY):
        return one
    return one._replace(name=" ".join(text[one.start : body.end].split()), end=body.end)


def where_they_fled(text: str, pieces: Sequence[Piece], one: DraftParty) -> list[DraftParty]:
    """Where people are who are from elsewhere, as far as it is said: *refugees from Sudan in Chad and Egypt*."""
    if _FLED.search(text, max(0, one.start - _FLED_WITHIN), one.end) is None:
        return []
    behind = [piece for piece in pieces if piece.start >= one.end]
    near = list(takewhile(_goes_on, behind))[:_FAR]
    if not near or not (near[0].word in _IN or _SAYS_MORE.match(near[0].word)):
        return []
    links = (at for at, link in enumerate(near[:-1]) if link.word in _IN and near[at + 1].actor is not None)
    out: list[DraftParty] = []
    listed = behind[next(links, len(behind)) + 1 :]
    for piece, following in zip_longest(listed, listed[1:]):
        who = piece.actor
        ends = following is None or following.sort is Sort.SIGN or following.word in _BEHIND_PLACES
        if who is not None and (ends or not out):  # not "in Chad, and Oman sent"
            out.append(DraftParty(who.name, who.iso2, who.start, who.end))
        elif piece.word not in (",", "and"):
            break
    return out


_BEHIND_PLACES = word_set("and in on at for with by through via to since during after before as")
"""What may follow the last of some places."""


_FLED = Rare(
    " from ",
    r"\b(?i:refugees|exiles|evacuees|migrants|fugitives|seekers|displaced|people|families|children|women|those)"
    rf"(?: who (?:had |have )?fled| displaced| evacuated| fleeing)? from (?:the )?{_PLACE}$",
)
_FLED_WITHIN = 100
"""Code points before the last words of a place within which they are named who fled from there."""
_STRUCK = re.compile(rf"the (?P<where>{_PLACE}) (?:[a-z]+ )??(?P<what>[a-z]+)")
"""What befell people, by its place: *those lost in the Tarawera eruption*."""
_OF_STRUCK = re.compile(rf"(?:[Tt]he )?[a-z]+(?: [a-z]+)? of {_STRUCK.pattern}")
_THEY = word_set("those all everybody everyone anyone")
_SAYS_MORE = re.compile(
    r"(?:who|whose|by|of|from|left|hit|struck|made|without|still|now|held|burnt|driven|caught|\w+ed|\w+less)$|"
    r"(?!during|follow|includ|accord|regard|concern)\w+ing$"
)
_OF_A_COUNTRY = re.compile(r"[A-Z][\w-]+ (?:[a-z]+ )?[a-z]+")
_SIDE = re.compile("(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|upper|lower")
_IN, _FAR = ("in", "at", "near", "around", "into", "outside"), 14
"""Words behind people that say what befell them, what leads to where, and how far behind them, at most."""


def _goes_on(piece: Piece) -> bool:
    """Whether words behind people still speak of them."""
    return piece.sort is not Sort.SIGN and piece.word not in ("and", "while", "but", "which", "as", "through", "via")


def _is_unnamed(said: re.Match[str], iso2: str, *, opens: bool, gives: bool) -> bool:
    """Whether the words before a place are of a group or a body, and name nobody."""
    who = said["who"].split()
    free = [word for word in (who[1:] if opens else who) if word[0].isupper() and not _is_of_a_creed(word)]
    if (gives and free) or who[-1] in free or not all(map(_PEOPLE.match, free)):
        return False
    if not iso2 and (_OF_A_NAME.match(said["where"]) or _STREET.search(said["where"])):  # victims of Cyclone Freddy
        return False
    first = said["who"].split(" of ")[0].split()[-1]  # convicts of a prison hulk
    if not ORDERS.isdisjoint(who):
        return False
    if not any(_is_group(head.lower()) or (head in _OFFICERS and not gives) for head in (first, who[-1])):
        return False
    if said["link"] not in ("of", "from") or iso2 or _is_of_its_place(who[-1]):
        return True
    firms = grammar.ORGANISATION_HEADS | grammar.COMPANY_HEADS
    return said["where"].split()[-1] not in firms


def _giver(one: DraftParty, words: str, said: re.Match[str] | None, iso2: str, *, opens: bool) -> DraftParty:
    """Who gives, with the country of the place in his words where he has no name of his own."""
    who = (words if said is None else said["who"]).split()
    head = who[-1].lower() if opens and len(who) == 1 else who[-1]  # Nurses from Cebu
    several = _PLURAL.search(head) is not None and head not in ORDERS | grammar.ORGANISATION_HEADS
    elsewhere = said is not None and any(_PEOPLE.match(word) and not _is_of_a_creed(word) for word in who)
    heads = grammar.ORGANISATION_HEADS | grammar.SCHOOLS
    named = said is not None and (
        (head in grammar.FACILITIES and _OWNS.match(words)) or not heads.isdisjoint(said["where"].split()[-1:])
    )
    return one if elsewhere or named or not (head[0].islower() or several) else one._replace(iso2=iso2)


_OWNS = re.compile(r"(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?['’]s [a-z]")
"""What is somebody's by name: *Macari's chip shop in Drogheda*."""


def _before_group(one: DraftParty, words: str, iso2: str, *, opens: bool) -> DraftParty:
    """A group behind the name of its place, as that place."""
    said = _BEFORE.fullmatch(words)
    if said is None:
        return one
    where, head = re.sub(r"['’]s?$", "", said["where"]), said["who"].split()[-1]
    owned = where != said["where"]
    if (
        (head == "government" and (owned or not iso2))
        or _OF_A_NAME.search(where)
        or where.split()[0] in grammar.NOT_NAMES
    ):
        return one  # Whitlam's government, the Walloon government, Lima's Rebagliati hospital, St Mary's choir
    if (head == "camp" and iso2) or grammar.MADE.search(where):
        return one
    people = _PEOPLE if iso2 else _FROM_A_REGION  # a state's people are known by their state
    if not owned and any(word in grammar.ADJECTIVES or people.match(word) for word in where.split()):
        return one
    body = head in _INSTITUTIONS or (owned and head in _OWNED)
    if (not owned and _is_common(where, opens=opens)) or not (_is_of_its_place(head) or body):
        return one
    start = one.end - len(words) + said.start("where")
    return one._replace(name=where, start=start, end=start + len(where))


def _is_common(word: str, *, opens: bool) -> bool:
    """Whether a word with a capital before people names no place: *Flood victims*, and where it opens a sentence."""
    return word.lower() in grammar.DISASTERS or (opens and (word in _NO_PLACES or word.endswith("ed")))


def _is_of_a_creed(word: str) -> bool:
    """Whether a word with a capital only says of what faith or part of the world somebody is."""
    return word in grammar.ADJECTIVES or word in grammar.CREEDS or word.removesuffix("s") in grammar.CREEDS


def _is_of_its_place(head: str) -> bool:
    """Whether a noun before or behind a name is of a place's people or body, and likely of no firm's."""
    people = _PLURAL.search(head) is not None and head not in _OF_A_FIRM
    return (people and is_of_people(head.lower())) or head in _OF_THE_PLACE or head.removesuffix("s") in grammar.CREEDS


def _is_group(head: str) -> bool:
    """Whether a noun is of several people or of an institution."""
    return (head in grammar.BODY_NOUNS - _PERSONS - _BRANCHES or head == "home") or _PLURAL.search(head) is not None
