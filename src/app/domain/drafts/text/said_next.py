"""What only the next sentence says of the one gift of a sentence: who gave it, and that it was not to come.

    giver = gift verb ("by" | "from") who ("and" who)?       Nine vans came to Chad. They were sent by Peru
          | ("the donor" | "the giver") "was" who
    fate  = who "vetoed" gift | gift "never" verb            Peru promised Chad nine vans. They never came
      | gift "has not" verb | who ("has not sent" | "withdrew" | "declined") gift, of what was only promised
    gift  = "they" | "it" | "the" thing

It is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import Find
from app.domain.drafts.text.told_again import IS_GIFT, are_any, noun_of
from app.domain.language import tr
from app.domain.terms import Outcome


def with_next(text: str, end: int, drafts: Sequence[Draft], find: Find) -> list[Draft]:
    """The one gift of a sentence that ends at a code point, with what the next one says of it."""
    if len(drafts) != 1 or not (drafts[0].items or drafts[0].amounts):
        return [*drafts]
    return [_with_fate(text, end, _with_giver(text, end, drafts[0], find))]


def only_says_who(text: str, start: int, told: Sequence[Draft]) -> bool:
    """Whether a sentence that begins at a code point says no more than who gave what was told of last."""
    said = _GAVE_IT.match(text, start - 1) if start and told else None
    return said is not None and all(one.end == 0 for one in told[-1].donors) and _names_it(said["what"], told[-1])


def _with_giver(text: str, end: int, draft: Draft, find: Find) -> Draft:
    said = _GAVE_IT.match(text, end)
    if said is None or not draft.recipients or not _names_it(said["what"], draft):
        return draft
    named = any(one.end > one.start for one in draft.donors)
    who = tuple(_named_at(text, said.end(), find))
    if not who or any(are_any(one, draft.recipients) for one in who) or (named and not _may_be_else(draft, said)):
        return draft
    spans = {field: words for field, words in draft.spans.items() if field is not Field.DONORS}
    why = {Field.DONORS: tr("Only the next sentence says who gave it.")}
    return replace(draft, donors=who, spans=spans, unsure=draft.unsure | why)


def _may_be_else(draft: Draft, said: re.Match[str]) -> bool:
    """Whether who is only taken to give it may have brought what another one gave."""
    return Field.DONORS in draft.unsure and said["from"] is None


_BROUGHT = (
    r"sent|given|donated|presented|provided|supplied|paid for|financed|funded|contributed|bought|collected|offered"
)
_IT = r"(?P<what>They|It|These|This|(?:The|This|These|Both|All) (?:[a-z-]+ ){0,2}[a-z-]+)"
_GAVE_IT = re.compile(
    rf" {_IT}(?:, [^,.;]{{3,40}},)? "
    rf"(?:(?:was|were|is|are|had been|has been|have been) (?:both |all )?(?:(?:{_BROUGHT}) (?:by|(?<!bought )from)|"
    r"(?:an? |the )?(?:gifts?|donations?|presents?|contributions?|grants?) (?:from|of|by))|(?P<from>c[ao]me from)|"
    r"(?<=donor )was|(?<=donors )were|(?<=giver )was) (?:the |an? )?"
)
_NEVER = re.compile(rf" (?:But )?{_IT} (?:(?:has|have|had) )?never (?:arrived|came|reached|materiali[sz]ed)\b")
_VETOED = re.compile(
    r" (?:But )?(?:The )?[A-Z][^.;,]{2,50} vetoed (?P<what>it|them|the [a-z]+)(?=[.,;]| (?:on|in|the|as)\b)"
)
_FATES = ((_NEVER, Outcome.NOT_GIVEN), (_VETOED, Outcome.CANCELLED))
_DONE = r"(?:sent|delivered|paid|handed over|given|arrived|come|received|transferred|disbursed)"
_WHAT = r"(?P<what>it|them|(?:the|its|their|that|this) [a-z]+)(?=[.,;]| (?:in|on|a|last|after|yet|because|when|this)\b)"
_WHO = r"(?:It|They|He|She|(?:The )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
_NOT_YET = re.compile(
    rf" (?:But )?(?:{_IT} (?:has|have|had) (?:still |so far |as yet )?(?:not|yet to)(?: yet)?(?: be(?:en)?)? "
    rf"(?:{_DONE}|arrive|come)(?=[.,;]| yet\b| to date\b| so far\b))"
)
_DID_NOT = re.compile(
    rf" (?:But )?{_WHO} (?:has|have|had) (?:still |so far |as yet )?(?:not|never)(?: yet)? {_DONE} {_WHAT}"
)
_TOOK_BACK = re.compile(
    rf" (?:But )?{_WHO} (?:(?:has|have|had|later|since|then|soon|subsequently) )*"
    rf"(?:withdrew|withdrawn|cancell?ed|revoked|retracted|dropped|scrapped) {_WHAT}"
)
_DECLINED = re.compile(
    rf" (?:But )?{_WHO} (?:(?:has|have|had|later|since|then|politely) )*"
    rf"(?:declined|refused|rejected|turned down)(?: {_WHAT}|(?=\.))"
)
_OF_OPEN = (
    (_NOT_YET, Outcome.NOT_GIVEN),
    (_DID_NOT, Outcome.NOT_GIVEN),
    (_TOOK_BACK, Outcome.CANCELLED),
    (_DECLINED, Outcome.NOT_GIVEN),
)
"""What became of what was only promised or offered."""
_OPEN = (Outcome.PROMISED, Outcome.ANNOUNCED, Outcome.OFFERED)


def _with_fate(text: str, end: int, draft: Draft) -> Draft:
    for pattern, became in (*_FATES, *(_OF_OPEN if draft.status in _OPEN else ())):
        said = pattern.match(text, end)
        if said is not None and draft.status is not Outcome.NOT_GIVEN and _names_it(said["what"] or "it", draft):
            why = {Field.STATUS: tr("Only the next sentence says what became of it.")}
            return replace(draft, status=became, unsure=draft.unsure | why)
    return draft


def _names_it(what: str, draft: Draft) -> bool:
    """Whether the words of the next sentence are of what was given."""
    noun = what.lower().split()[-1]
    things = {noun_of(one.item) for one in draft.items if one.item}
    return noun in _TAKING_UP or IS_GIFT.fullmatch(noun) is not None or noun.rstrip("s") in things


_TAKING_UP = (
    "they",
    "it",
    "these",
    "this",
    "both",
    "them",
    "donor",
    "donors",
    "giver",
    "bill",
    "offer",
    "promise",
    "pledge",
)


def _named_at(text: str, start: int, find: Find) -> Iterator[DraftParty]:
    """Those named from a code point on, by their own names or in words: *Norway and Chile*, *foundation in Oslo*."""
    said = _WORDS.match(text, start)
    if said is None or _STORES.match(said[0]):
        return
    named = next((one for one in find(text, start, said.end()) if one.start == start), None)
    if named is None:
        yield from [DraftParty(said[0], "", 0, 0)] if any(map(str.isupper, said[0])) else []
    elif named.kind is not NamedKind.PRONOUN and named.name and (behind := _ENDS.match(text, named.end)) is not None:
        yield DraftParty(named.name, named.iso2, 0, 0)
        yield from _named_at(text, behind.end(), find) if behind["and"] else ()


_WORDS = re.compile(r"[A-Za-z][\w'’&-]*(?: [\w'’&-]+){0,6}?(?=[.,;]|$| (?:on|last|this|through|via|after|and)\b)")
_ENDS = re.compile(r"[.,;]|$| (?:on|in|last|this|to|for|after|by|at|through|via|as|with)\b|(?P<and> and (?:the )?)")
_STORES = re.compile(
    r"(?:[\w-]+ )*?(?:stores?|stocks?|warehouses?|depots?|factory|factories|ports?|shops?|market|base)\b"
)
"""Where things only come from."""
