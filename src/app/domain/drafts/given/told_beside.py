"""Numbers that a sentence tells beside a gift: what came of its money, who works at it, and what others gave.

came    = money … ("with" | "thanks to" …) "which" number thing ("were" participle | "went up")
        | money … "with which" who ("built" | "bought" …) number thing
spent   = sum … ("earmarked for" | "set aside for" …) (number thing ",")* number thing
works   = "," "with" number persons participle                    …, with 150 technicians working round the clock
made of = number teams … "with" number ("staff" | "members" …)      three teams from Oman with some 90 staff
        | team … ("including" | "among them") number persons     a brigade to Chad, including 30 nurses
convoy  = ("sent" …) number vehicles "and" number vehicles "with" goods     two ships and four lorries with tents
fares   = ("carried" | "transported" …) number persons … "free of charge"
earlier = "its" ("second" | "third" …) gift "after" (… "and")? number "in" name "'s case"
helped  = ("treated" | "housed" …) number, of nothing             40 medics from Oman have treated 1,800
besides = number "more"? "were" ("dug" | "built" …) "by"         gave 40 wells, and 12 more were dug by the army
tongue  = number things "," number "in" tongue                      40 books, 12 in French
same    = sum "," "which" ("at" …)? "is" sum in other money      $3 million, which is 1.8 billion francs
like    = ("than" | "like" …) name "," "who" ("got" | "gave" …) number
        | ("twice" | "double" …) "the" number … who ("gave" | "sent" …) | "more than the" number … "it" ("gave" …)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.verbs import gives
from app.domain.drafts.words.goods import PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare
from app.domain.phrase_words import word_set

_ABOUT = (
    r"(?:(?:about|around|some|over|nearly|almost|roughly|only|just|at least|more than|another|a further|a total of|"
    r"the) )*"
)
_BY_WHICH = r"(?:thanks to|with|out of|from|by means of|through|because of|owing to) which"
_WITH_WHICH = Rare("which", rf"\b{_BY_WHICH} {_ABOUT}$")
_MONEY = re.compile(
    r"\b(?:grants?|donations?|gifts?|money|funds?|funding|sums?|che(?:que|ck)s?|loans?|contributions?|legacy|bequest|"
    r"proceeds|support|aid)\b[^.;]*$"
)
_CAME_OF_IT = re.compile(
    r" (?:(?:were|was|are|have been|has been|had been|could be|can be|will be|are being|were being) (?:[a-z]+ly )?"
    r"(?:since |later |then )?(?P<done>[a-z-]+)|(?:have |had )?(?:went|gone|go) up)\b"
)
_WHO = r"(?:it|they|he|she|the [a-z]+(?: [a-z]+)?|[A-Z][\w’'-]+)"
_GOT_IT = Rare(
    "which",
    rf"\b{_BY_WHICH} {_WHO} (?:(?:has|have|had|will|can|could|was|were|able|to|since|later|also) )*"
    r"(?:bought|built|rebuilt|dug|drilled|repaired|equipped|purchased|installed|renovated|restored|opened|"
    rf"buy|build|rebuild|dig|drill|repair|equip|purchase|install|renovate|restore|open) {_ABOUT}$",
)
_ITEMS = r"(?:(?:\d[\d,]*|[a-z]+)(?: [a-z-]+){1,4}(?:,| and|, and) ){0,3}"
_EARMARKED = Rare(
    "earmarked|set aside|put aside|reserved|intended|meant|destined|allotted|allocated|designated|budgeted",
    r"\b(?:earmarked|set aside|put aside|reserved|intended|meant|destined|allotted|allocated|designated|budgeted) "
    rf"(?:for|to|towards?) {_ITEMS}{_ABOUT}$",
)
_BESIDE_IT = Rare(", with ", rf", with {_ABOUT}$")
_AT_WORK = re.compile(
    r" (?:still |now |already |also )?(?!(?:arriv|follow|com|join|leav|fly|travell|go|land|sail|bring|carry)ing\b)"
    r"(?:[a-z]+ing|on (?:duty|site|hand))\b"
)
_TEAM = r"(?:team|squad|unit|brigade|contingent|detachment|battalion|crew|mission|delegation|expedition)s?"
_MADE_OF = Rare(" with ", rf"\b{_TEAM}(?: [^.;:]{{1,60}})?,? with {_ABOUT}$")
_TEAM_HEADS = re.compile(_TEAM)
_AMONG = Rare("including|among", rf"\b{_TEAM}\b[^;:]*?,? (?:including|among (?:them|whom)(?: (?:are|were))?) {_ABOUT}$")
_MEMBERS = word_set("staff members people persons men women personnel specialists responders")
_PEOPLE_AND = r"(?:\d[\d,]* (?:[a-z-]+ ){1,3}and )?"
_CARRIED = re.compile(
    r"\b(?P<verb>carr(?:y|ies|ied|ying)|transport(?:s|ed|ing)?|ferr(?:y|ies|ied|ying)|convey(?:s|ed|ing)?|took|takes?|"
    rf"taking|flew|fl(?:y|ies|own|ying)|brought) {_PEOPLE_AND}{_ABOUT}$"
)
_FREE = re.compile(
    r"[^.;:]{0,80}? (?:for free|free|for nothing|without charge|(?:at no|free of) (?:cost|charge)|gratis)"
    r"(?=[.,;]|$| in (?:the )?\d| (?:to|from) )"
)
_EARLIER = Rare(
    "after|since|following",
    r"\b(?:its|their|his|her|the) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|last) "
    r"(?:such )?(?:gift|donation|shipment|consignment|delivery|batch|contribution|grant|pledge|present|lot|load) "
    rf"(?:after|since|following) (?:[^.;:]{{1,80}} and )?{_ABOUT}$",
)
_IN_CASE = re.compile(r"[^.;:,]{0,30}? in (?:the case of [A-Z]|[A-Z][\w -]*['’]s(?: case\b|[.,;]|$))")
_TIMES = Rare(" the ", r"\b(?:twice|double|treble|triple|half|times) the $")
_THAN = Rare(" the ", r"\b(?:more than|fewer than|less than|as many as|as much as|exceeding) the $")
_THAN_WHO = Rare(
    "than |as |like ",
    r"\b(?:than |as |(?:un)?like )(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}, (?:which|who) (?:(?:has|had|have) )?"
    rf"(?:got|received|gave|given|sent|pledged|promised|paid) {_ABOUT}$",
)
_THEY_GAVE = re.compile(
    r"(?: [a-z-]+){0,4}? (?:(?:that|which) )?"
    r"(?:(?P<own>it|they|he|she|we)|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}) "
    r"(?:(?:has|have|had|already|also|itself) )*(?P<verb>[a-z]+)\b"
)


_VEHICLE = (
    r"(?:planes?|aircraft|ships?|vessels?|trains?|trucks?|lorry|lorries|vans?|wagons?|helicopters?|flights?|boats?)"
)
_VEHICLES = re.compile(_VEHICLE)
_AND_WITH = re.compile(
    rf" and (?:an?|\d[\d,]*|[a-z]+) (?:[a-z]+ )?{_VEHICLE} "
    r"(?:with|carrying|bringing|(?:loaded|laden|filled|packed) with|full of) (?=[a-z\d])"
)
_AND, _WITH = re.compile(rf"\b{_VEHICLE} and {_ABOUT}$"), re.compile(r" (?:with|carrying|bringing) (?:some |about )?\d")
_SENT = re.compile(
    r"\b(?:sen[dt]s?|sending|di?e?spatch(?:es|ed|ing)?|flew|flown|fl(?:ies|ying)|shipped|mobili[sz]ed|deployed)\b[^.;:]*$"
)


_HELPED = re.compile(
    r"\b(?:treat(?:s|ed|ing)?|rescu(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|evacuat(?:e|es|ed|ing)|examin(?:e|es|ed|ing)|"
    r"vaccinat(?:e|es|ed|ing)|immuni[sz](?:e|es|ed|ing)|hous(?:e|es|ed|ing)|rehous(?:e|es|ed|ing)|feed(?:s|ing)?|fed|"
    r"shelter(?:s|ed|ing)?|accommodat(?:e|es|ed|ing)|seats?|sleeps?|serv(?:e|es|ed|ing)|taught|trained|"
    rf"employ(?:s|ed|ing)|operat(?:e|es|ed|ing) on) {_ABOUT}$"
)
_ALONE = re.compile(r"(?:[a-z]+ )*\d[\d.,]*(?: (?:thousand|million))?")


def is_told_beside(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a number is only told beside what is given; `first` is where the words before it count."""
    if _EARLIER.search(text, first, one.start) and _IN_CASE.match(text, max(one.end, one.item_end)):
        return True
    if not one.is_money and _ALONE.fullmatch(one.as_stated) and _is_of_same(text, first, one, counted):
        return True
    beside = not one.is_money and (_came_of_money(text, first, one, counted) or _are_beside(text, first, one, counted))
    return beside or _is_like_anothers(text, first, one) or _is_same_sum(text, first, one, counted)


def _is_same_sum(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """*$3 million, which at 600 francs to the dollar is 1.8 billion francs*: so much in other money."""
    if not one.is_money or not _WHICH_IS.search(text, first, one.start):
        return False
    return any(other.is_money and other.end <= one.start and other.currency != one.currency for other in counted)


_WHICH_IS = Rare(
    "which",
    r", which,?(?: (?:at|by) [^.;:]{3,50}?,?)? (?:is|was|makes?|made|equals|equalled|"
    rf"(?:comes|came|amounts|amounted) to|means|meant) {_ABOUT}$",
)


def _is_of_same(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a number alone is of whom a gift helps, of what others did besides, or in what tongue some of it is."""
    if _HELPED.search(text, first, one.start) or _BY_OTHERS.match(text, one.end):
        return True
    return any(other.end == one.start - 2 for other in counted) and _IN_TONGUE.match(text, one.end) is not None


_BY_OTHERS = re.compile(
    r"(?: more| others)? (?:(?:were|was|are|have|has|had|been|will|be|being|later|also) )+"
    r"(?:dug|drilled|built|made|bought|found|rented|hired|bred|born|grown|planted|sunk|laid|woven|printed) by\b"
)
_IN_TONGUE = re.compile(
    r" (?:are |were )?in (?:English|French|Spanish|Portuguese|Russian|German|Arabic|Chinese|Dutch|Italian|Japanese|"
    r"Greek|Latin|Hebrew|Swahili|Hindi|Urdu|Persian|Polish|Turkish|Braille|large print)\b"
)


def _is_like_anothers(text: str, first: int, one: Amount) -> bool:
    """*Twice the 400 tonnes that Norway sent*, *double the 20 it gave in 2019*."""
    if _THAN_WHO.search(text, first, one.start):
        return True
    times, than = (each.search(text, first, one.start) for each in (_TIMES, _THAN))
    gave = _THEY_GAVE.match(text, one.end) if times or than else None
    return gave is not None and gives(gave["verb"]) and bool(times or gave["own"])


def _came_of_money(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a thing is what a sum or a grant paid for, or is kept for."""
    paid = any(other.is_money and other.end <= one.start for other in counted)
    if paid and _EARMARKED.search(text, first, one.start):
        return True
    got = _GOT_IT.search(text, first, one.start)
    by = got or _WITH_WHICH.search(text, first, one.start)
    if by is None or not (paid or _MONEY.search(text, first, by.start())):
        return False
    done = _CAME_OF_IT.match(text, max(one.end, one.item_end))
    return got is not None or (done is not None and not (done["done"] and done["done"] in _HANDED))


_HANDED = word_set("sent given delivered distributed donated handed shipped brought supplied provided flown presented")


def _are_beside(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether people work where something is given, make up teams that are counted, or only travel for nothing.

    So do vehicles that only bring what stands behind others: *sent two ships and four lorries with tents*.
    """
    head, end = head_of(one.item), max(one.end, one.item_end)
    if _VEHICLES.fullmatch(head):
        brings = _AND_WITH.match(text, end) or (_WITH.match(text, end) and _AND.search(text, first, one.start))
        return bool(brings) and _SENT.search(text, first, one.start) is not None
    if not (head in PERSONS or head in _MEMBERS or is_of_people(head)):
        return False
    if _BESIDE_IT.search(text, first, one.start) and _AT_WORK.match(text, end):
        return True
    within = _AMONG if head in PERSONS else _MADE_OF if head in _MEMBERS else None
    if within is not None and within.search(text, first, one.start):
        before = [head_of(other.item) for other in counted if other.end <= one.start]
        return any(_TEAM_HEADS.fullmatch(other) is not None or other in PERSONS for other in before)
    carried = _CARRIED.search(text, first, one.start)
    if carried is None or not _FREE.match(text, end):
        return False
    return head not in PERSONS or not carried["verb"].startswith("fl")
