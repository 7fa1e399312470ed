"""Who a pronoun may stand for: *it*, *they*, *the company*, *the kingdom* and the like.

A word that says what it takes up (*the foundation*, *the kingdom*) fits who is such a one; *it* and *they* fit whoever
is no person, *he* and *she* persons. Which of those that fit is meant is the draft's to say (`filling`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from app.domain.drafts.names.named import OF_THEIR_OWN, STATES, Named, NamedKind
from app.domain.drafts.words.actor_words import COMPANY_HEADS, FIRMS_LAST, ORGANISATION_HEADS
from app.domain.phrase_words import word_set

_KINDS: dict[str, tuple[NamedKind, ...]] = {
    "it": (*STATES, *OF_THEIR_OWN, NamedKind.GROUP, NamedKind.TOWN, NamedKind.BODY),
    "they": (*STATES, *OF_THEIR_OWN, NamedKind.GROUP, NamedKind.TOWN, NamedKind.BODY),
    "he": (NamedKind.PERSON,),
    "country": STATES,
    "company": (NamedKind.COMPANY, NamedKind.BODY),
    "organisation": (NamedKind.ORGANISATION, NamedKind.BODY),
    "group": (NamedKind.GROUP, *OF_THEIR_OWN, NamedKind.BODY),
    "bloc": (NamedKind.GROUP,),
    "town": (NamedKind.TOWN,),
    "island": (*STATES, NamedKind.TOWN),
    "billionaire": (NamedKind.PERSON,),
}
_LIKE = {
    "it": "it its", "they": "they them their we us our who", "he": "he she him her his",
    "country": "country nation kingdom republic emirate sultanate neighbour neighbor ally government ministry embassy "
    "authorities envoy ambassador ambassadors navy army parliament",
    "company": "company firm corporation manufacturer airline retailer conglomerate bank",
    "organisation": "organisation organization foundation agency charity ngo society association union trust fund club "
    "university church hospital school board team parish",
    "island": "island islands archipelago state",
    "group": "group", "bloc": "bloc", "town": "town city village municipality council",
    "billionaire": "billionaire businessman tycoon philanthropist",
}  # fmt: skip
_FITS = {word: _KINDS[like] for like, words in _LIKE.items() for word in words.split()}
_PERSONS = {word for word, kinds in _FITS.items() if NamedKind.PERSON in kinds}
NOUNS = frozenset(_FITS) - frozenset(" ".join(_LIKE[word] for word in ("it", "they", "he")).split())
"""Nouns that take somebody up, which may be all that is known of them."""
_AFRICA = {
    "west african": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG",
    "east african": "BI DJ ER ET KE KM MG MU RW SC SO SS SD TZ UG",
    "central african": "AO CD CF CG CM GA GQ ST TD",
    "southern african": "AO BW LS MG MU MW MZ NA SZ ZA ZM ZW",
    "north african": "DZ EG LY MA SD TN MR",
}
_ISLANDS = (
    "AG BB BH BS CU CV CY DM DO FJ FM GB GD HT ID IE IS JM JP KI KM KN LC LK MG MH MT MU MV NR NZ PG PH PW SB SC SG ST "
    "TL TO TT TV TW VC VU WS AI AS AW AX BM CC CK CW CX FK FO GG GL GP GU IM JE KY MF MP MQ MS NC NF NU PF PR RE SX TC "
    "TK VG VI WF YT"
)
_REALMS = _AFRICA | {
    "kingdom": "SA JO BH MA GB NL BE DK NO SE ES TH KH BT LS SZ TO MY NP",
    "emirate": "AE KW QA",
    "sultanate": "OM BN",
    "island": _ISLANDS, "islands": _ISLANDS, "archipelago": _ISLANDS, "self-ruled": "TW",
    "gulf": "AE BH KW OM QA SA",
    "arab": "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE",
    "himalayan": "BT NP IN PK", "andean": "BO CL CO EC PE VE",
    "caribbean": "AG BB BS BZ CU DM DO GD GY HT JM KN LC SR TT VC",
    "pacific": "AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS", "oceanic": "AU FJ NZ",
    "nordic": "DK FI IS NO SE", "scandinavian": "DK FI IS NO SE", "baltic": "EE LT LV",
    "balkan": "AL BA BG GR HR ME MK RO RS SI XK", "alpine": "AT CH LI SI",
    "european": "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO "
    "PL PT RO RS RU SE SI SK SM UA VA XK",
    "african": " ".join(_AFRICA.values()),
    "central asian": "KG KZ TJ TM UZ", "south asian": "AF BD BT IN LK MV NP PK",
    "southeast asian": "BN ID KH LA MM MY PH SG TH TL VN", "east asian": "CN HK JP KP KR MN MO TW",
    "south american": "AR BO BR CL CO EC GY PE PY SR UY VE", "central american": "BZ CR GT HN NI PA SV",
    "latin american": "AR BO BR CL CO CR CU DO EC GT HN HT MX NI PA PE PY SV UY VE",
    "landlocked": "AD AF AM AT AZ BF BI BO BT BW BY CF CH CZ ET HU KG KZ LA LI LS LU MD MK ML MN MW NE NP PY RS RW SK "
    "SM SS SZ TD TJ TM UG UZ VA XK ZM ZW",
}  # fmt: skip
"""Which countries a word for one may mean."""
_NO_REPUBLICS = {code for word in ("kingdom", "emirate", "sultanate") for code in _REALMS[word].split()} - {"NP"}
_SORTS = (
    "asian american north northern south southern east eastern west western neighbouring neighboring central oil-rich "
    "gas-rich wealthy rich poor poorer impoverished tiny small smaller big bigger large larger great giant huge island "
    "desert mountain mountainous communist socialist former soviet old new fellow close closest distant friendly young "
    "war-torn drought-stricken flood-hit stricken coastal"
)
DESCRIBING = frozenset(word for words in (*_REALMS, _SORTS) for word in words.split())
"""What may stand before a word for a country that takes one up: *the Gulf state*, *the landlocked African nation*."""
_NAMED_SO = ("foundation", "fund", "trust", "bank", "university", "church", "hospital", "school", "society", "club")
"""Words that are part of the name they take up."""
_FOUNDATIONS = word_set("foundation stiftung stichting fondation fundaci fundaç fundac fondazione fonden trust fund")
"""What a foundation is called."""
_CALLED = {
    "foundation": _FOUNDATIONS,
    "society": ("society", "red cross", "red crescent"),
    "club": ("club", "fc"),
}
"""What those are called that a noun takes up, where it is not the noun alone."""


def _may_be_person(one: Named) -> bool:
    """Whether a name of no list, which has no word of a body or firm, may be a person's: *Carnegie never came*."""
    said = one.name.split()
    heads = ORGANISATION_HEADS | COMPANY_HEADS | FIRMS_LAST
    return len(said) < 4 and all(word[0].isupper() and word.isalpha() for word in said) and heads.isdisjoint(said)


def may_stand_for(words: str, one: Named) -> bool:
    """Whether words such as *it*, *the Gulf state* or *the foundation*, in small letters, may take up who is named."""
    said = words.split()
    noun = said[-1]
    if one.kind is NamedKind.COMPANY and noun in _PERSONS:
        return _may_be_person(one)
    if one.kind not in _FITS.get(noun, ()):
        return False
    if one.kind in STATES:
        realms = [_REALMS[name] for name in (*said, *map(" ".join, pairwise(said))) if name in _REALMS]
        return all(one.iso2 in realm.split() for realm in realms) and not (
            noun == "republic" and one.iso2 in _NO_REPUBLICS
        )
    if one.kind is NamedKind.BODY or noun in _NAMED_SO:
        names = _CALLED.get(noun, (noun,))
        return noun not in NOUNS or any(name in one.name.lower() for name in names)
    return True


def standing_for(words: str, named: Iterable[Named]) -> list[Named]:
    """Whom words may take up, in their order; behind persons those who only may be one."""
    found = [one for one in named if may_stand_for(words, one)]
    return sorted(found, key=lambda one: one.kind is NamedKind.COMPANY) if words.split()[-1] in _PERSONS else found
