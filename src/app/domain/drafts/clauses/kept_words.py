"""Whether a promise was kept, as the words around it say, its own noun or one that takes it up.

kept   = ("kept" | "honoured" | "fulfilled" …) whose? promise            kept its promise of 30 tents
       | promise … "was" kept                                           its pledge of 30 tents has been honoured
       | promised … ("and" | "," "a promise it") kept promise?          promised 30 tents and kept its word
never  = ("not" | "never" | "failed to" …) kept promise | promise … ("was" | "remains") ("not" kept | "unfulfilled")
broken = ("broke" | "went back on") promise | promise … "was broken"
"""

from __future__ import annotations

import re

from app.domain.terms import Outcome

_WITHIN = r"(?:[^;,.]|[,.](?=\d))"
_WORD = r"(?:promises?|pledges?|word|commitments?|undertaking|vows?|offers?)"
_WHOSE = r"(?:the|its|their|his|her|that|this)"
_KEPT_WORD = re.compile(
    r"(?:(?P<never>\b(?:not|never|n['’]t|yet to|fail\w* to|without) (?:yet |so far |fully )?)|"
    r"(?P<ahead>\b(?:(?<!managed )(?<!was able )(?<!were able )to|will|would|shall|should|must|may|might|can|could) "
    r"(?:(?!not |never )\w+ )?)|(?P<part>\b(?:half|partly|partially|only) ))?"
    r"\b(?:honou?r|fulfil+|ke(?:ep|pt)|redeem|made? good(?: on)?|deliver|live up to|lived up to|act)"
    r"(?:s|ed|ing)?(?: on)? (?:the|its|their|his|her) ?$"
)
"""Right before a promise: *kept its promise of 30 tents*, *has not honoured its pledge*, *vows to honour its offer*."""
_DONE = r"(?:kept|honou?red|fulfilled|redeemed|made good)"
_AHEAD = (
    rf"{_WITHIN}{{0,80}}?(?:, (?:which|that|made|given|announced|signed|first) {_WITHIN}{{2,70}},)?"
    rf"{_WITHIN}{{0,40}}?\b"
)
"""From a promise to its verb: *of 20 buses, made in 2008,*."""
_WAS_KEPT = re.compile(
    rf"{_AHEAD}(?:was|were|has been|have been|had been)(?: (?P<never>never|not)(?: yet| so far)?(?: been)?|"
    rf" (?:since|duly|later|now|finally|fully|indeed|already))? (?:{_DONE}|(?P<broken>broken|betrayed))\b|"
    rf"{_AHEAD}(?P<open>(?:has|have|had) (?:never|not)(?: yet| so far)? been {_DONE}|"
    rf"(?:has|have|had) yet to be {_DONE}|(?:remain(?:s|ed)?|(?:is|was|were|are) still) un(?:fulfilled|kept|met))\b"
)
"""Behind a promise: *was kept*, *was never honoured*, *has yet to be honoured*, *was broken*."""
_WHICH_KEPT = re.compile(
    rf"{_AHEAD[:-2]},? (?:which|that) (?:it|they|he|she|the [a-z]+)(?: (?:has|have|had|then|later|duly))*"
    rf"(?:(?P<never> (?:never|not)(?: yet)?| did not| failed to))? (?:{_DONE}|keep|honou?r|fulfil|redeem)\b"
)
"""Behind a promise: *which it never honoured*."""
_KEPT_IT = re.compile(
    rf"(?:,|,? (?:and|but)|;)(?: (?:it|they|he|she))?(?: (?:has|have|had|later|then|since|duly))* "
    rf"(?:(?P<never>never {_DONE}|(?:did not|failed to|has not|have not|never) (?:keep|honou?r|fulfil|redeem|kept)\w*)|"
    rf"{_DONE}|(?P<broken>broke|broken|went back on|gone back on|reneged on)) {_WHOSE} {_WORD}\b|"
    rf", an? {_WORD} (?:(?:that|which) )?(?:it|they|he|she|was) (?:has |have |had )?"
    rf"(?:(?P<not>never|not|did not|did n['’]t|failed to) )?(?:{_DONE}|keep|honou?r|fulfil|redeem)\b"
)
"""Behind a promise: *and kept its word*, *but broke its promise*, *a promise it never kept*."""


def of_kept_word(before: str, behind: str, *, noun: bool) -> Outcome | None:
    """What became of a promise by the words around it; None where they do not say, or it is still to be kept."""
    kept = _KEPT_WORD.search(before)
    if kept is not None:
        return None if kept["ahead"] or kept["part"] else Outcome.NOT_GIVEN if kept["never"] else Outcome.GIVEN
    said = (_WAS_KEPT.match(behind) or _WHICH_KEPT.match(behind)) if noun else _KEPT_IT.search(behind)
    if said is None:
        return None
    told = said.groupdict()
    if told.get("broken"):
        return Outcome.CANCELLED
    return Outcome.NOT_GIVEN if any(told.values()) else Outcome.GIVEN
