"""What became of a gift by words that stand around the verb that promises it.

not given = "Not a" coin "of" … promised … "was ever paid" | "Not yet received:" …
          | … promised … ("has" | "have") "not" (come | been released | been paid …)
          | … promised …, ("of which" | "but") "none" ("has" | "have") come | "but nothing came of it"
          | vehicle | goods … ("was" | "were") ("turned back" | "refused entry" | "not permitted to enter" | …)
given     = … promised … "has since sent them"
cancelled = … "was to have given" … the agreement ("has been" | "was") annulled
          | sum "for" somebody "had been shelved" | who promised it "has withdrawn" | "called the whole thing off"
          | "will not after all send" … promised | … promised … "would not be delivered" | "can no longer provide"
promised  = "will" … "by giving" | ("Pledged" | …) "," "not yet received:" … | ("Still to come" | …) ":" …
announced = "announced" … "that" … will give
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.kept_words import of_kept_word
from app.domain.drafts.words.rare import Rare
from app.domain.terms import Outcome

_CAME = (
    "released|handed over|delivered|paid|received|sent|shipped|dispatched|despatched|arrived|come|reached|transferred|"
    "disbursed|materiali[sz]ed|seen|wired|issued"
)
_WITHIN = r"(?:[^;,.]|[,.](?=\d))"
"""A letter within a clause: no sign, but of a number."""
_DATELINE = re.compile(r"[A-Z][A-Z .,'-]*[A-Z](?:: | [–—-]+ )")
_NOT_ONE = re.compile(r"\W*Not (?:an?|one|a single) \w+ of (?:the|its|their|his|her)\b")
_NOT_YET = re.compile(r"\W*Not yet (?:received|delivered|paid|arrived|sent)\b")
_TO_COME = Rare(
    ":",
    r"\A\W*(?:(?:Promised|Pledged|Confirmed|Announced|Committed|Agreed|Approved)[^:;.]{0,20} "
    rf"(?:not yet|yet to|still to) (?:be |been )?(?:{_CAME}|come|arrive|reach)[^:;.]{{0,20}}|"
    r"(?:Still|Yet) to (?:come|arrive|follow)|To follow):",
)
"""At the head of a list of what is to come: *Pledged, not yet received: Oman, 40 tents; Peru, 30*."""
_OF_ONE = re.compile(rf"\b(?:was|were|has|have|had)(?: ever| yet| so far)?(?: been)? (?:{_CAME})\b")
_NEVER = re.compile(
    r"\b(?:has|have|had|was|were)(?: still| so far| since| yet)* (?:not|never)(?: to date| yet| ever| so far| as yet)*"
    rf"(?: been)? (?:{_CAME})\b|\b(?:could|can) ?not(?: yet| so far)? be (?:{_CAME})\b"
)
_NO_ONE = r"(?:none|nil|not (?:a single one|one|any))\b"
_NONE_OF = re.compile(
    rf"\W*Of (?:the|its|their) [^;]{{1,160}}?, {_NO_ONE}[^;,]{{0,30}}? (?:{_CAME})\b|"
    rf"\W*(?i:(?:so far|to date|until now|as yet),? )?(?i:{_NO_ONE}|neither) "
    rf"of (?:the|its|their|those) [^;,]{{1,120}}? (?:{_CAME})\b"
)
"""*Of the 300 tents that Oman promised, none has arrived*, *none of the 300 tents that it promised has arrived*."""
_NONE_CAME = re.compile(
    r", (?:(?:and|but|though|of which|yet) )?(?:so far |to date |as yet )?(?:none|nil|not (?:a single )?one|nothing)"
    rf"(?: of \w+)?(?: so far| as yet| yet)? (?:has|have|had|was|were)(?: ever)?(?: been)? (?:{_CAME}|built|begun)\b"
    r"|,? but nothing (?:ever |has |had )?c[oa]me(?: of (?:it|this|that|the \w+))?(?=[.,;]|$)"
)
"""Behind a promise: *…, of which none has come*, *…, but none of them was ever built*."""
_UNWANTED = re.compile(
    r",? but (?:(?:it|they) )?(?:was|were) "
    r"(?:not wanted|unwanted|declined|refused|rejected|turned down|not (?:taken up|accepted))\b|"
    r", but (?:the )?[\w’' -]{2,40}? (?:declined|refused|rejected|preferred|turned (?:it|them) down|did not want)\b"
)
"""Behind an offer: *but was not wanted*, *but the hospital preferred a boat*."""
_MADE_OFF = Rare(
    " not|no longer",
    r"\b(?:(?:will|would|shall)(?:,? (?:now|after all))?,? not|(?:will|would|can|could) no longer|"
    r"no longer (?:plan|intend|mean|propose|willing|ready|prepared|going)s? to)"
    r"(?:,? (?:now|after all))?,? (?:be )?(?:able to )?"
    r"(?:(?:send|giv|deliver|provid|supply|pay|donat|ship|fund|contribut|honou?r|build|mak|com|see|get|receiv|keep|"
    r"hand over|go)(?:e|ing)?|sent|given|supplied|paid(?! for)|built|made|kept|handed over|"
    r"(?:deliver|provid|donat|shipp|fund|honou?r)ed)\b",
)
"""*Will not after all send*, *would not be delivered*, *can no longer provide*."""
_AS_PROMISED = re.compile(
    r"\b(?:promised?|pledged?|announced|earmarked|planned|intended|gift|donation|grant|contribution|after all)\b|"
    r"\blonger (?:(?!(?:to|in|for|from|at|on) (?!send|give|supply|provide|pay|deliver|donate))[\w’'-]+ ){1,5}?"
    r"(?:the|those|these|its|their|an?|one|two|three|ten|\d[\d,.]*)\b"
)
"""What says that it was to come."""
_OFF = re.compile(
    r"\W*(?:Off|Scrapped|Cancelled|Axed|Shelved|Gone|No longer (?:coming|on offer)|Not (?:now )?coming(?: after all)?)"
    r"(?:, too,?)?(?::| (?:is|are|was|were) the\b)"
)
"""*Off: the tree that Tromsø gives Grimsby*, *gone is the promise of 40 boats*."""
_GOT_NONE = Rare(" no", r"\b(?:received|got|seen|had|sees) (?:none|not (?:even )?one|nothing) of (?:the|its|their)\b")
_ENDING = re.compile(
    r"\bveto(?:ed|es|ing)? (?:an?|the|its|their)?(?: [^ ,;]+){0,3} ?$|"
    r"\b(?:cancellation|withdrawal|revocation|scrapping|annulment|abandonment|shelving)"
    r"(?: by [^,;]{1,40}?)? of (?:an?|the|its|their|[^ ,;]+['’]s?)?(?: [^ ,;]+){0,3} ?$|"
    r"(?<!never )(?<!not )\b(?:(?:went|gone|going|goes) back on|broke|broken|breaks|reneged on) (?:the|its|their) ?$",
    re.IGNORECASE,
)
"""Right before what is no longer to come: *the cancellation of its gift*, *went back on its promise of*."""
_NOTHING_CAME = re.compile(
    r"\W*Nothing (?:(?:has|had)( yet| so far)? (?:come|arrived|been (?:seen|heard))|came|arrived|"
    r"(?:has |had )?reached [A-Z][\w’'-]*) of\b"
)
_ENDED = re.compile(
    r"\b(?:agreement|deal|offer|plan|promise|arrangement|pledge|project|scheme|gift|grant|donation|programme|idea)\b"
    r"[^;,]{0,30}\b(?:has|have|had|was|were)(?: since| later| soon)?"
    r"(?: been)? (?:annulled|called off|cancell?ed|scrapped|revoked|rescinded|withdrawn|abandoned|dropped)\b|"
    r"\b(?:delivery|deliveries|shipments?|transfer) (?:(?:has|have|had) been|was|were) (?:stopped|halted|blocked)\b"
)
_BACKS_OUT = re.compile(
    r", (?:has|have|had) (?:since |now )?(?:withdrawn|pulled out|backed out|bowed out)(?=[.,;]|$)|"
    r"\b(?:overturned|blocked) (?:it|them|this|that)\b|"
    r"\b(?:but|and|then|later|has|have|had) (?:\w+ )?"
    r"(?:changed (?:its|their|his|her) minds?|thought better of it)(?=[.,;]|$)|"
    r"\bcall(?:s|ed) (?:it|everything|the (?:whole )?(?:thing|gift|deal)) off\b|"
    r"\b(?:and|but|then|has|have|had|later|since) (?:since |later |then )?(?:cancell?ed|withdrew|withdrawn|scrapped|"
    r"revoked|retracted|rescinded|dropped|abandoned|shelved) (?:it|them|(?:the|its|their|this|that|his|her) (?:whole )?"
    r"(?:gift|offer|plan|pledge|promise|grant|donation|project|contribution|deal|agreement|scheme))\b"
)
"""Behind a promise: *which was to pay for the roof, has withdrawn*."""
_VETOED = Rare(
    "vetoed", r"\bvetoed (?:it|them|this|that)\b|\b(?:was|were|been) vetoed\b|, which [^;]{0,60} vetoed(?=[.,;]|$)"
)
"""Behind what was voted, and is not to come."""
_SHELVED = Rare(
    " been ",
    r"\b(?:has|have|had) been (?:shelved|scrapped|axed|abandoned|dropped(?= for (?:want|lack)))\b|"
    r"\b(?:has|have|had) been withdrawn(?=[.,;]|$)",
)
"""*The £8,000 for the school had been shelved*."""
_PUTS_OFF = re.compile(
    r"\b(?:postpon|delay|defer|reschedul)(?:e|es|ed|ing|s|red|ring)?"
    r"(?: (?:the|an?|its|their|any|all|further)| [^ ,;]+['’]s)?(?: (?!on|of|to|for|until|in|by|from)[^ ,;]+){0,2} ?$|"
    r"\b(?:put|puts|putting|held|holds|holding|pushed) (?:off|up|back)(?: (?:the|an?|its|their))?"
    r"(?: (?!on|of|to|for|until|in|by|from)[^ ,;]+){0,2} ?$"
)
"""Right before what comes later than it was to: *postponed the delivery of*, *put off sending*."""
_IS_PUT_OFF = re.compile(
    rf"{_WITHIN}{{0,100}}?\b(?:(?:has|have|had) been|was|were|is|are|being) (?:again |further |repeatedly )?"
    r"(?:postponed|delayed|deferred|put off|held up|pushed back|rescheduled|planned|envisaged|foreseen)\b"
)
_ANOTHER = re.compile(r";|\b(?:but|although|though|while|whereas|and|because|after|when|if|,? which)\b")
_ANNOUNCED = re.compile(r"\b(?:announce[sd]?|declare[sd]?)\b[^;.]{0,40} that [^;,]*$")
_BOUND_TO = re.compile(r"\b(?:commit\w*|pledg\w+|oblig\w+|bound|bind\w*) (?:it|them|him|her)sel(?:f|ves) to $")
"""*Committed itself to giving*."""
_UNDER = re.compile(
    r"\b(?:agreement|deal|accord|contract|treaty|plan|arrangement|scheme|memorandum|pact|protocol)s?\b[^;,.]{0,60}? "
    r"(?:under|by|in|through) which [^;,.]{2,40} $"
)
"""*An agreement under which Oman gives Chad*."""
_BY = re.compile(r"\b(?:will|is to|are to|would) [^;:]*\bby $")


def fate(
    text: str, sentence: tuple[int, int], verb: tuple[int, int], outcome: Outcome, *, noun: bool = False
) -> Outcome:
    """The outcome of a gift that a verb or a noun of the sentence tells of as `outcome`; offsets are of the text."""
    before, behind = text[sentence[0] : verb[0]], text[verb[1] : sentence[1]]
    whole, at = text[sentence[0] : sentence[1]], verb[1] - sentence[0]
    if (stands := _still_stands(before, text[verb[0] : verb[1]], behind, noun=noun)) is not None:
        return stands
    if outcome is Outcome.CANCELLED:
        return outcome
    if _TO_COME.search(whole):
        return Outcome.PROMISED
    off = _is_made_off(whole, at) or _VETOED.search(behind) is not None
    if outcome is Outcome.PROMISED and (kept := of_kept_word(before, behind, noun=noun)) is not None:
        return kept
    if outcome is Outcome.NOT_GIVEN:
        return Outcome.CANCELLED if off or _OFF.match(whole) else outcome
    told = Outcome.CANCELLED if noun and (off or _ENDING.search(before)) else _of_whole(whole, at)
    if told is not None:
        return told
    if outcome is Outcome.GIVEN and not off:
        return _of_given(text[sentence[0] : verb[1]], before, behind)
    if outcome is Outcome.PROMISED and _ANNOUNCED.search(before):
        return Outcome.ANNOUNCED
    if off or _BACKS_OUT.search(_told_of_end(whole, text[verb[0] : verb[1]], behind, noun=noun)):
        return Outcome.CANCELLED
    return _of_behind(behind, outcome)


def _told_of_end(whole: str, verb: str, behind: str, *, noun: bool) -> str:
    """The words among which it is said that somebody backs out: all, unless a verb of giving stands before them."""
    return whole if noun or _TAKES_BACK.search(verb) else behind


def _still_stands(before: str, verb: str, behind: str, *, noun: bool) -> Outcome | None:
    """*Put off sending it*, *did not withdraw its offer*, *threatened to cancel it*: it may still come; else None."""
    if _is_put_off(before, behind, until=before + verb, noun=noun):
        return Outcome.PROMISED
    if not _TAKES_BACK.search(verb) or not (_NOT.search(verb) or _THREATENS.search(before + verb)):
        return None
    said = _TAKEN_BACK.match(behind) or (_IS.match(verb) and _TAKEN_BACK.search(f" the {before}".lower()))
    return None if not said else Outcome.OFFERED if said["offer"] else Outcome.PROMISED


_TAKES_BACK = re.compile(r"\b(?:withdr[ae]w|cancel|revok|retract|rescind|scrap|drop|call)\w*(?: off)?$")
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_THREATENS = re.compile(r"\b(?:threaten(?:s|ed|ing)?) to \w+$")
_IS = re.compile(r"(?:was|were|is|are|has been|have been|has not been|have not been|will not be)\b")
_TAKEN_BACK = re.compile(
    r"(?: (?:an?|the|its|their|his|her|that|this)(?: [a-z-]+)?|[\w.]['’]s?) (?:(?P<offer>offer)|promise|pledge|gift|"
    r"grant|donation|contribution|commitment|plan)\b"
)


def _is_put_off(before: str, behind: str, *, until: str, noun: bool) -> bool:
    """*Postponed the delivery of 40 tents*, *its delivery has been delayed*, *put off sending 40 tents*."""
    if not noun and not until.endswith("ing"):
        return until.endswith((" put off", " puts off"))
    puts = _PUTS_OFF.search(before)
    return (puts is not None and (not noun or " " in puts[0].strip())) or (
        noun and _IS_PUT_OFF.match(behind) is not None
    )


def _of_given(until: str, before: str, behind: str) -> Outcome:
    """What became of what a verb says was given, by the words until its end, and those before and behind it."""
    lost = _LOST.search(behind) or (until.endswith("ing") and _COMES_IN.search(before) and _SANK.match(behind))
    lost = lost or (_COMES_IN.search(before) and _WENT_DOWN.match(behind))
    if _is_only_claimed(until, behind) or lost or _is_sent_back(until + behind, len(until)):
        return Outcome.NOT_GIVEN
    if until.endswith("ing"):
        return Outcome.PROMISED if _BY.search(before) or _BOUND_TO.search(before) else Outcome.GIVEN
    return Outcome.PROMISED if until.endswith("s") and _UNDER.search(before) else Outcome.GIVEN


_SENT_BACK = Rare(
    "was|were|been",
    r"\b(?:was|were|been) (?:(?:all|both|then|later|again|promptly) )?(?:turned (?:back|away)|sent back|"
    r"(?:refused|denied) (?:entry|access|passage|permission|leave|clearance)|"
    r"(?:barred|prevented|stopped|blocked) from (?:entering|landing|docking|unloading|crossing|passing)|"
    r"not (?:permitted|allowed) (?:to (?:enter|land|dock|unload|cross|proceed|pass)|in|through|into))\b",
)
_COMES_IN = re.compile(
    r"\b(?:convoy|truck|lorry|lorries|plane|aircraft|jet|airliner|flight|planeload|truckload|ship|vessel|boat|freighter|"
    r"frigate|steamer|barge|train|helicopter|consignment|shipment|cargo|load|goods|supplies|parcels|delivery|aid)s?\b",
    re.IGNORECASE,
)
_LET_IN = re.compile(
    r"\b(?:until|but|and|then|later|before)\b[^;]{0,40}\b(?:landed|unloaded|delivered|let in|let through|allowed|"
    r"admitted|handed over|arrived|entered|reached)\b"
)
_PARTED = re.compile(r"[;:,]|\b(?:but|while|whereas|where|because|after|when|if|although|who|whose)\b")


def _is_sent_back(whole: str, at: int) -> bool:
    """Whether what brings it, told of around an offset, was not let in: *a plane carrying 30 tents was turned back*."""
    back = _SENT_BACK.search(whole)
    if back is None or _LET_IN.search(whole, back.end()) is not None:
        return False
    parts = [one.end() for one in _PARTED.finditer(whole, 0, back.start()) if whole[one.end() : back.start()].strip()]
    low = max(parts, default=0)
    near = at <= back.end() or whole.startswith(" before ", back.end())  # before reaching Lima
    return low < at and near and _COMES_IN.search(whole, low, back.start()) is not None


_NEVER_DID = Rare(
    "but|yet|though",
    r"\b(?:but|yet|though) (?:\w+ )?(?:never did|never has|has not|did not|has yet to|has still not|has never)"
    r"(?: (?:(?:done|do) )?so)?(?=[.,;]|$)",
)
"""Behind what was to come: *meant to send it, but never did*."""
_LOST = Rare(
    "but|though|lost ",
    r", (?:but|though) (?:it|they|the (?:money|sum|aid|goods|food|ship|cargo|consignment|shipment|plane|parcels?))"
    r" (?:never (?:arrived|came|got there)\b"
    r"|(?:was|were) (?:all )?(?:lost (?:at sea|on the way)|wrecked|turned (?:back|away)|refused entry)\b|sank\b)"
    rf"|^{_WITHIN}{{0,60}} (?:was|were|ha(?:s|ve) been) (?:all )?lost "
    r"(?:at sea|on the way|when (?:the|its) \w+ sank)\b",
)
"""Behind what was sent: *but the money never arrived*, *but the ship sank off Suva*, *that X sent were lost at sea*."""
_SANK = re.compile(
    rf"{_WITHIN}{{3,80}}? (?:sank|foundered|capsized|crashed|(?:was|were) (?:sunk|torpedoed|wrecked|shot down))\b"
)
"""Behind what a ship was bringing: *A ship carrying 40 tents to Lae sank*."""
_WENT_DOWN = re.compile(
    rf"{_WITHIN}{{0,70}},? (?:and|but) (?:it )?"
    r"(?:(?:was|were) (?:wrecked|shipwrecked|torpedoed|sunk|lost at sea)|sank|foundered|capsized|ran aground)\b"
    r"(?! on (?:the|its) (?:way|voyage|return|journey))"
)
"""Behind what a ship left with: *left in May and was wrecked off Suva*."""
_CLAIMED = re.compile(r"\b(?:said|says|claim(?:s|ed)?|told|boasted|insisted|maintained) [^;.]*$")
_LATER = (
    (_NEVER_DID, Outcome.NOT_GIVEN),
    (_UNWANTED, Outcome.NOT_GIVEN),
    (_ENDED, Outcome.CANCELLED),
    (_NONE_CAME, Outcome.NOT_GIVEN),
)
"""What became of a promise by what stands behind it."""


def _of_behind(behind: str, outcome: Outcome) -> Outcome:
    """What became of a promise by the words behind it, or `outcome` where they do not say."""
    never = _NEVER.search(behind)
    own = never is not None and not _ANOTHER.search(behind[: never.start()])
    later = (became for pattern, became in _LATER if pattern.search(behind))
    return next(later, Outcome.NOT_GIVEN if own else outcome)


def _is_only_claimed(before: str, behind: str) -> bool:
    """*Said it gave Malawi 50 tents, but never did*; not *but Sweden never did*."""
    never = _NEVER_DID.search(behind)
    return never is not None and never[0].islower() and _CLAIMED.search(before) is not None


def _is_made_off(whole: str, at: int) -> bool:
    """Whether what was to come, as the words before some offset or around it tell, is to come no more."""
    off = _MADE_OFF.search(whole)
    if off is None or _AS_PROMISED.search(whole) is None:
        return False
    return _ANOTHER.search(whole[off.end() : at] or whole[at : off.start()]) is None


def _of_whole(whole: str, at: int) -> Outcome | None:
    """What a sentence says as a whole became of what its words before some offset tell of."""
    if (head := _DATELINE.match(whole)) is not None:
        whole, at = whole[head.end() :], at - head.end()
    if _OFF.match(whole):
        return Outcome.CANCELLED
    if (
        _GOT_NONE.search(whole)
        or _NOT_YET.match(whole)
        or (_NOT_ONE.match(whole) and _OF_ONE.search(whole))
        or _NONE_OF.match(whole)
    ):
        return Outcome.NOT_GIVEN
    if (nothing := _NOTHING_CAME.match(whole)) is not None:
        return Outcome.PROMISED if nothing[1] else Outcome.NOT_GIVEN
    shelved = _SHELVED.search(whole)
    return Outcome.CANCELLED if shelved and not _ANOTHER.search(whole[at : shelved.start()]) else None
