"""What became of a gift by words that stand around the verb that promises it.

not given = "Not a" coin "of" … promised … "was ever paid" | "Not yet received:" …
          | … promised … ("has" | "have") "not" (come | been released | been paid …)
cancelled = … "was to have given" … the agreement ("has been" | "was") annulled
          | sum "for" somebody "had been shelved" | who promised it "has withdrawn" | "called the whole thing off"
promised  = "will" … "by giving"
announced = "announced" … "that" … will give
"""

from __future__ import annotations

import re

from app.domain.terms import Outcome

_CAME = (
    "released|handed over|delivered|paid|received|sent|shipped|dispatched|despatched|arrived|come|reached|transferred|"
    "disbursed|materiali[sz]ed|seen|wired|issued"
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'-]*[A-Z](?:: | [–—-]+ )")
_NOT_ONE = re.compile(r"\W*Not (?:an?|one|a single) \w+ of (?:the|its|their|his|her)\b")
_NOT_YET = re.compile(r"\W*Not yet (?:received|delivered|paid|arrived|sent)\b")
_OF_ONE = re.compile(rf"\b(?:was|were|has|have|had)(?: ever| yet| so far)?(?: been)? (?:{_CAME})\b")
_NEVER = re.compile(
    r"\b(?:has|have|had|was|were)(?: still| so far| since| yet)* (?:not|never)(?: to date| yet| ever| so far| as yet)*"
    rf"(?: been)? (?:{_CAME})\b|\b(?:could|can) ?not(?: yet| so far)? be (?:{_CAME})\b"
)
_NO_ONE = r"(?:none|not (?:a single one|one|any))\b"
_NONE_OF = re.compile(
    rf"\W*Of (?:the|its|their) [^;]{{1,160}}?, {_NO_ONE}[^;,]{{0,30}}? (?:{_CAME})\b|"
    rf"\W*(?i:(?:so far|to date|until now|as yet),? )?(?i:{_NO_ONE}|neither) "
    rf"of (?:the|its|their|those) [^;,]{{1,120}}? (?:{_CAME})\b"
)
"""*Of the 300 tents that Oman promised, none has arrived*, *none of the 300 tents that it promised has arrived*."""
_OFF = re.compile(
    r"\W*(?:Off|Scrapped|Cancelled|Axed|Shelved|Gone|No longer (?:coming|on offer)|Not (?:now )?coming(?: after all)?)"
    r"(?:, too,?)?(?::| (?:is|are|was|were) the\b)"
)
"""*Off: the tree that Tromsø gives Grimsby*, *gone is the promise of 40 boats*."""
_GOT_NONE = re.compile(r"\b(?:received|got|seen|had|sees) (?:none|not (?:even )?one|nothing) of (?:the|its|their)\b")
_ENDING = re.compile(
    r"\b(?:cancellation|withdrawal|revocation|scrapping|annulment|abandonment|shelving)"
    r"(?: by [^,;]{1,40}?)? of (?:an?|the|its|their|[^ ,;]+['’]s?)?(?: [^ ,;]+){0,3} ?$",
    re.IGNORECASE,
)
"""Right before what is no longer to come: *the cancellation of its gift*."""
_NOTHING_CAME = re.compile(r"\W*Nothing (?:has|had)( yet| so far)? (?:come|been (?:seen|heard)) of\b")
_ENDED = re.compile(
    r"\b(?:agreement|deal|offer|plan|promise|arrangement|pledge)\b[^;,]{0,30}\b(?:has|have|had|was|were)(?: since)?"
    r"(?: been)? (?:annulled|called off|cancell?ed|scrapped|revoked|rescinded|withdrawn|abandoned|dropped)\b"
)
_BACKS_OUT = re.compile(
    r", (?:has|have|had) (?:since |now )?(?:withdrawn|pulled out|backed out|bowed out)(?=[.,;]|$)|"
    r"\bcall(?:s|ed) (?:it|everything|the (?:whole )?(?:thing|gift|deal)) off\b"
)
"""Behind a promise: *which was to pay for the roof, has withdrawn*."""
_SHELVED = re.compile(
    r"\b(?:has|have|had) been (?:shelved|scrapped|axed|abandoned|dropped(?= for (?:want|lack)))\b|"
    r"\b(?:has|have|had) been withdrawn(?=[.,;]|$)"
)
"""*The £8,000 for the school had been shelved*."""
_ANOTHER = re.compile(r";|\b(?:but|although|though|while|whereas|and|because|after|when|if|,? which)\b")
_ANNOUNCED = re.compile(r"\b(?:announce[sd]?|declare[sd]?)\b[^;.]{0,40} that [^;,]*$")
_BY = re.compile(r"\b(?:will|is to|are to|would) [^;:]*\bby $")


def fate(
    text: str, sentence: tuple[int, int], verb: tuple[int, int], outcome: Outcome, *, noun: bool = False
) -> Outcome:
    """The outcome of a gift that a verb or a noun of the sentence tells of as `outcome`; offsets are of the text."""
    before, behind = text[sentence[0] : verb[0]], text[verb[1] : sentence[1]]
    whole = text[sentence[0] : sentence[1]]
    open_yet = outcome in (Outcome.GIVEN, Outcome.PROMISED, Outcome.ANNOUNCED, Outcome.OFFERED)
    if outcome is Outcome.NOT_GIVEN and _OFF.match(whole):
        return Outcome.CANCELLED
    if open_yet and (told := _of_whole(whole, verb[1] - sentence[0])) is not None:
        return told
    if open_yet and noun and _ENDING.search(before):
        return Outcome.CANCELLED
    if outcome is Outcome.GIVEN:
        return Outcome.PROMISED if _BY.search(before) and text[: verb[1]].endswith("ing") else outcome
    if not open_yet:
        return outcome
    if outcome is Outcome.PROMISED and _ANNOUNCED.search(before):
        return Outcome.ANNOUNCED
    if _ENDED.search(behind) or _BACKS_OUT.search(behind):
        return Outcome.CANCELLED
    never = _NEVER.search(behind)
    own = never is not None and not _ANOTHER.search(behind[: never.start()])
    return Outcome.NOT_GIVEN if own else outcome


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
