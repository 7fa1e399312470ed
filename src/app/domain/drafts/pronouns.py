"""Who a pronoun may stand for: *it*, *they*, *the company*, *the kingdom* and the like.

A word that says what it takes up (*the foundation*, *the kingdom*) fits who is such a one; *it* and *they* fit whoever
is no person, *he* and *she* persons. Which of those that fit is meant is the draft's to say (`filling`).
"""

from __future__ import annotations

from app.domain.drafts.named import Named, NamedKind

_COUNTRY = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
_FIRM = (NamedKind.COMPANY, NamedKind.ORGANISATION)
_KINDS: dict[str, tuple[NamedKind, ...]] = {
    "it": (*_COUNTRY, *_FIRM, NamedKind.GROUP, NamedKind.TOWN, NamedKind.BODY),
    "they": (*_COUNTRY, *_FIRM, NamedKind.GROUP, NamedKind.TOWN, NamedKind.BODY),
    "he": (NamedKind.PERSON,),
    "country": _COUNTRY,
    "company": (NamedKind.COMPANY, NamedKind.BODY),
    "organisation": (NamedKind.ORGANISATION, NamedKind.BODY),
    "group": (NamedKind.GROUP, *_FIRM, NamedKind.BODY),
    "bloc": (NamedKind.GROUP,),
    "town": (NamedKind.TOWN,),
    "billionaire": (NamedKind.PERSON,),
}
_LIKE = {
    "it": "it its", "they": "they them their we us our who", "he": "he she him her his",
    "country": "country nation kingdom republic emirate sultanate state island government ministry embassy authorities "
    "envoy ambassador ambassadors navy army parliament",
    "company": "company firm corporation manufacturer airline retailer conglomerate bank",
    "organisation": "organisation organization foundation agency charity ngo society association union trust fund club "
    "university church hospital school board team parish",
    "group": "group", "bloc": "bloc", "town": "town city village municipality council",
    "billionaire": "billionaire businessman tycoon philanthropist",
}  # fmt: skip
_FITS = {word: _KINDS[like] for like, words in _LIKE.items() for word in words.split()}
NOUNS = frozenset(_FITS) - frozenset(" ".join(_LIKE[word] for word in ("it", "they", "he")).split())
"""Nouns that take somebody up, which may be all that is known of them."""
_REALMS = {
    "kingdom": "SA JO BH MA GB NL BE DK NO SE ES TH KH BT LS SZ TO MY",
    "emirate": "AE KW QA",
    "sultanate": "OM BN",
    "republic": "",
}
"""Which countries a word for one may mean; with none said, those that no other word is kept for."""
_NAMED_SO = ("foundation", "fund", "trust", "bank", "university", "church", "hospital", "school", "society", "club")
"""Words that are part of the name they take up."""


def may_stand_for(word: str, one: Named) -> bool:
    """Whether a word such as *it*, *kingdom* or *foundation*, in small letters, may take up who is named."""
    if one.kind not in _FITS.get(word, ()):
        return False
    if word in _REALMS:
        own = _REALMS[word].split()
        return one.iso2 in own if own else not any(one.iso2 in realm.split() for realm in _REALMS.values())
    if one.kind is NamedKind.BODY or word in _NAMED_SO:
        return word not in NOUNS or word in one.name.lower()
    return True
