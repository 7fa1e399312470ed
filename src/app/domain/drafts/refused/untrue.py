"""What a sentence tells only to say that it is not so, or not known to be.

untrue = story gift, with neither a comma nor *and* or *but* between the two
       | words of reporting … words of falsehood          the report that it gave 30 tents was false
       | words of reporting … no basis                    the story that it gave 30 tents has no basis

story  = "it is not true that" | "it is a legend that" | "no record that" | "rumour had it that" | "doubt"
       | (reject | dismiss | withdraw …) … tale           dismissed as absurd the claim that it had given
       | (ask | urge | warn …) … "not to"                 asked its partners not to send clothes
       | "will vote on" | "is to debate" | "would love"  nobody has decided or given it yet
       | "neither aid nor a gift" | "invites bids" | "as reparations" | "under the treaty … was to"
       | "nobody" … "seen"                                nobody has seen the goats that it gave
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.words.rare import Rare

_TALE = r"(?:stor(?:y|ies)|claims?|reports?|tales?|legends?|myths?|rumou?rs?|suggestions?|allegations?|assertions?)"
_NOT_SO = r"(?:invented|invention|false|untrue|fiction|absurd|nonsense|baseless|lies?|hoax|legend|myth|fable)"
_STORY = re.compile(
    r"(?:(?:not|n't|hardly) (?:quite |simply |at all )?true|untrue|false) that\b|\b(?:no truth in\b|"
    rf"(?:reject|dismiss|deride|retract|refute|disown|withdr[ae]w|scotch|quash|den[iy])\w* [^,;]{{0,40}}\b{_TALE}\b|"
    rf"(?:wav|brush|laugh|shrug|play)\w* (?:away|aside|off|down) [^,;]{{0,30}}\b{_TALE}\b|"
    r"(?:vot\w+ down|thr(?:ew|ow\w*) out|reject\w*|defeat\w*|veto\w*|los[et]\w*) (?:an?|the|his|her|its) (?:\w+ )?"
    r"(?:motion|bill|amendment|resolution|petition|proposal|measure)s?\b|"
    r"(?:vot\w+ down|thr(?:ew|ow\w*) out) (?:an?|the|his|her|its) (?:\w+ )?(?:plan|scheme)s?\b|"
    r"(?:not|n't|never|yet to|unclear|unknown|uncertain|unsure|nobody|no one|no-one|doubtful)"
    r"(?: [a-z]+){0,4} (?:whether|if|how many(?! of)|how much(?! of))\b|"
    r"(?:ask|decid|debat|discuss|consider|wonder|stud[iy]|review|examin|inquir)\w* (?:again )?(?:whether|if)\b|"
    r"(?:ask|inquir|enquir)\w* (?:[^,;:]{1,60} )?(?:how (?:many|much)|what (?:aid|assistance|help|support|relief))\b"
    r"[^,;:]* (?:has|have|had|was|were|did)\b|"
    r"rumou?rs? (?:that|ha[ds] it|have it)\b|"
    r"(?:not|n't|never|unable to|declined? to|refused? to|neither) (?:yet |been )?(?:confirm|verif(?:y|ied))(?:ed)?"
    r"(?: n?or den(?:y|ied))? (?:that|whether|if|(?:the |a )?reports?)\b|"
    r"doubt(?<!no doubt)(?<!in doubt)(?<!not doubt)(?<!nobody doubt)(?<!without doubt)(?<!a doubt)(?:s|ed)? "
    r"(?=[^\W\d_])|"
    r"(?:will|shall|to|must|may) (?:vote|decide|rule|deliberate|debate|consult) (?:on|about|over|whether)\b"
    r"(?! \w+day\b| \d)|(?:will|is to|are to|due to) (?:debate|consider|weigh|examine|mull)\b|"
    r"would (?:\w+ly )?(?:love|welcome|appreciate)\b|"
    r"(?:ask|urge|tell|told|beg|warn|order|advise|instruct|forb[ia]d)\w* [^,;]{1,40}? (?:not|never) to\b)|"
    rf"^(?:it|that) (?:is|was) (?:(?:an?|only|all|just|pure) )*{_NOT_SO}\b|"
    r"^no (?:record|proof|evidence|trace)s?\b|^(?:nobody|no one|no-one|none) [^,;:]{0,40}\b(?:seen|saw)\b"
)
_NONE_OF = re.compile(
    r"^(?:(?:so far|to date|as yet) )?(?:not (?:even |a single )?one|none|not any) of\b"
    r"(?!.* (?:pledged|promised|offered|announced|expected)\b)"
)
"""*None of the 40 trucks was new*; but of those that were promised it is told that they never came."""
_NOTHING = re.compile(r"[^;,]{0,60}\b(?:does not exist|do not exist|did not exist|never existed|never was)\b")
"""Behind what is only talked of: *the grant of 100 million does not exist*."""
_NO_GIFT = re.compile(
    r"\b(?:invit\w+ (?:\w+ ){0,2}(?:tenders?|bids|quotations)\b|neither aid nor\b|"
    r"(?:is|was|were) not (?:aid|a gift)\b|"
    r"(?:as|in|of|war) reparations?\b|"
    r"indemnity (?:was|were|is|of)\b|ransomed\b|(?:in|as|its|their|yearly|annual|the) tribute\b|"
    r"\b(?:los[et]|surrender|ced|yield|f[ae]ll|s[oe]ld|captur|seiz|sank)\w* [^;]*\band with (?:it|them) \d|"
    r"surrendered (?!to\b)|there (?:is|was) no (?:plan|proposal|question|talk)\b|"
    r"under the (?:protocol|armistice|(?:peace )?treaty)\b[^,;]* (?:was|were) to\b|"
    r"(?:wrote|written) off\b[^;]*\b(?:receivables|(?:customer|distributor|dealer|client|tenant|supplier)s?)\b|"
    r"(?:parted with|ceded|yielded) [^;]* for [$€£\d]|"
    r"stocks?\b[^;,]{0,40} (?:stands? at|stood at|amount(?:s|ed)? to|total(?:s|led)?|(?:is|are|was|were) (?:put|\d))|"
    r"(?:they|it|these) (?:was|were|are|is) paid for in (?!full\b|advance\b|part\b)\w)|"
    r"^(?:the |some |armed )?(?:looters|thieves|robbers|burglars|bandits|raiders|vandals) (?:have |had )?"
    r"(?:took|taken|seized|grabbed|carried|helped|emptied|stripped|made off)\b|"
    r"^had [^;]*\b(?:could|would|might) (?:\w+ ){0,3}have\b|^what [^;,]{0,40}\bneeds?\b(?: \w+)? (?:is|are)\b|"
    r"^(?:to date )?(?:no|not one|nobody) [^;,]*\b(?:respond|answer|repl)\w*|"
    r"^(?:\w+ )?(?:licen[cs]es|permits) (?:worth|valued)\b"
)
"""What says between the semicolons around a thing that it is no gift: bids, stocks, licences, what was exacted, robbed
or would have been."""
_HIRED = Rare(
    "contracted|chartered|hired|leased|rented|requisitioned|request",
    r"\b(?:contracted|chartered|hired|leased|rented|requisitioned)(?: (?:about|some|over|up to))? $|"
    r"\brequest(?:ed|s|ing) (?:from|of) [^,;]{0,60}$",
)
"""Right before what is paid for by the day, *chartered 60 boats to move it*, or only asked for."""
_LENT = words("lent loaned loan")
_RETURNED = re.compile(
    r"[^;]{0,40}?\b(?:(?:have|has|had) (?:(?:since|now) )?(?:gone (?:back|home)|left)|went (?:back|home)|"
    r"(?:were|was|been) (?:returned|collected|taken back|sent back))\b"
)
"""Behind what was only lent: *seven pumps lent by the city have gone back*."""
_PARTS = re.compile(r"[,;:]|\b(?:and|but)\b")
_REPORTS = words(
    "report reports claim claims rumour rumours rumor rumors allegation allegations suggestion suggestions story "
    "stories tale tales legend legends belief assertion assertions announcement announcements headline headlines"
)
_FALSE = words("false untrue wrong baseless unfounded denied dismissed hoax fabricated fake")
_NO_BASIS = re.compile(
    r"\b(?:not|n't) (?:quite |simply |at all )?true\b|"
    r"\b(?:no|without|lacks?|lacked|lacking)(?: any| all)? (?:basis|foundation|truth|substance|support|trace)\b|"
    r"\b(?:is|was|are|were) (?:(?:an?|pure|mere|only|just) )*(?:invented|invention|fiction|fable|myth|legend|made up)\b"
)
"""What a story has that is not true, behind it."""


@lru_cache(maxsize=8)
def _is_of_no_gift(said: str) -> bool:
    """Whether a part of a sentence, which is asked for each of its things, says so as a whole."""
    return _NO_GIFT.search(said) is not None


def is_untrue(shape: Shape, at: int) -> bool:
    """Whether what is told at a piece is only a story, or nobody knows that it was so."""
    said = shape.small
    before, behind = " ".join(said[:at]), " ".join(said[at + 1 :])
    if said[at] in _LENT and _RETURNED.match(behind):
        return True
    named = shape.before(at) >= 0 and shape.pieces[shape.before(at)].sort is Sort.ACTOR  # Atlas Chartered
    low, high = shape.part(at)
    if (
        _NOTHING.match(behind)
        or _is_of_no_gift(" ".join(said[low:high]))
        or (not named and _HIRED.search(f"{before} "))
    ):
        return True
    stories = [*_STORY.finditer(before)]
    if "none" in said or "not" in said:
        stories += _NONE_OF.finditer(f"{before} {said[at]} {behind}")
    if stories and _PARTS.search(before, stories[-1].end()) is None:
        return True
    if not _REPORTS.isdisjoint(said[:at]) and _NO_BASIS.search(behind):
        return True
    if _REPORTS.isdisjoint(said) or _FALSE.isdisjoint(said):
        return False
    spoken = [place for place, word in enumerate(said) if word in _REPORTS or word in _FALSE]
    return spoken[-1] > at or _PARTS.search(" ".join(said[spoken[-1] : at])) is None
