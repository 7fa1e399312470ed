"""Who a pronoun stands for: *it*, *they*, *the company*, *the kingdom* and the like.

A word that says what it takes up (*the foundation*) is the last fit before it. *It*, *they*, *he* and *she* are the
first fit of their own sentence, else of the sentence before, since a sentence goes on with what the last one was about;
where that sentence has several fits it is unsure, unless *also* or *too* goes on with the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.named import Named, NamedKind
from app.domain.language import tr

_COUNTRY = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
_FIRM = (NamedKind.COMPANY, NamedKind.ORGANISATION)
_KINDS: dict[str, tuple[NamedKind, ...]] = {
    "it": (*_COUNTRY, *_FIRM, NamedKind.GROUP, NamedKind.BODY),
    "they": (*_COUNTRY, *_FIRM, NamedKind.GROUP, NamedKind.BODY, NamedKind.PERSON),
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
    "it": "it its", "they": "they them their", "he": "he she him her his",
    "country": "country nation kingdom republic emirate sultanate state island government ministry embassy authorities",
    "company": "company firm corporation manufacturer airline retailer conglomerate bank",
    "organisation": "organisation organization foundation agency charity ngo society association union trust fund club "
    "university church hospital school",
    "group": "group", "bloc": "bloc", "town": "town city village",
    "billionaire": "billionaire businessman tycoon philanthropist",
}  # fmt: skip
_FITS = {word: _KINDS[like] for like, words in _LIKE.items() for word in words.split()}
_REALMS = {
    "kingdom": "SA JO BH MA GB NL BE DK NO SE ES TH KH BT LS SZ TO MY",
    "emirate": "AE KW QA",
    "sultanate": "OM BN",
    "republic": "",
}
"""Which countries a word for one may mean; with none said, those that no other word is kept for."""
_NAMED_SO = ("foundation", "fund", "trust", "bank", "university", "church", "hospital", "school", "society", "club")
"""Words that are part of the name they take up."""
_SAME = re.compile(r"\s+(?:\w+ )?(?:also|too|then|later|further|additionally|itself)\b", re.IGNORECASE)


def resolved(pronoun: Named, text: str, sentences: Sequence[Sequence[Named]]) -> Named:
    """A pronoun under the name of whom it stands for, at its own place.

    `sentences` is who is named in up to two sentences before, and last in the pronoun's own. Without a fit it comes
    back as it is, and says so in `unsure`.
    """
    word = pronoun.name.split()[-1].lower()
    takes_up = " " in pronoun.name
    for back, sentence in enumerate(reversed(sentences[-3:])):
        fits = [
            one for one in sentence
            if may_stand_for(word, one) and (back > 0 or one.end <= pronoun.start)
        ]  # fmt: skip
        if not fits:
            continue
        best = fits[-1] if takes_up else fits[0]
        others = dict.fromkeys(one.name for one in fits if _who(one) != _who(best))
        reason = best.unsure
        if others and not (not takes_up and _SAME.match(text, pronoun.end)):
            reason = tr("“{word}” may also stand for {others}.").format(word=pronoun.name, others=", ".join(others))
        return best._replace(start=pronoun.start, end=pronoun.end, unsure=reason)
    return pronoun._replace(unsure=tr("Nobody is named before that “{word}” may stand for.").format(word=pronoun.name))


def _who(one: Named) -> str:
    return one.iso2 if one.kind in _COUNTRY else one.name


def may_stand_for(word: str, one: Named) -> bool:
    """Whether a word such as *it*, *kingdom* or *foundation*, in small letters, may take up who is named."""
    if one.kind not in _FITS.get(word, ()):
        return False
    if word in _REALMS:
        own = _REALMS[word].split()
        return one.iso2 in own if own else not any(one.iso2 in realm.split() for realm in _REALMS.values())
    if one.kind is NamedKind.BODY or word in _NAMED_SO:
        return word in ("it", "they", "them", "its", "their") or word in one.name.lower()
    return True
