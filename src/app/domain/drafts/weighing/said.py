"""Who says so, and on what ground it is given.

S said (that) … · …, S said · …, said S · according to S
"""

from __future__ import annotations

import re
from functools import cache

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT, PREPOSITIONS
from app.domain.drafts.clauses.verbs import Family, Mode, Verb
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.lent import CALLS, is_given_beside_loan
from app.domain.drafts.grounds import Basis
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare
from app.domain.language import later, tr

_STOPS = frozenset((",", ";", ":", "“", "”", '"', "(", ")", "—", "–", "‘", "’"))
_NOBODY = words("nobody none anybody one neither no")
_CLAUSE = words("although though but because when whereas after before where")
_OWN_WORDS = words("that the a an it its their his her they he she there nothing how why what whether")
"""How the words of somebody begin who says something else."""
_NOT_SAID_BY = words("although though because it he she they we i who which and but that")


def asserted_by(shape: Shape, told: int) -> tuple[int, int] | None:
    """The words that name who says so, from and to code points; `told` is the piece of the word that tells of it."""
    pieces = shape.pieces
    for at in range(len(pieces) - 2):
        if pieces[at].word == "according" and pieces[at + 1].word == "to":
            return _words(shape, at + 2, 1) if _is_somebody(shape, at + 2) else None
    for number, verb in enumerate(shape.verbs):
        if not _asserts(shape, number, verb) or (
            told < verb.first and verb.lemma != "tell" and _says_else(shape, verb)
        ):
            continue
        left, behind = shape.before(verb.first), pieces[verb.last + 1 : verb.last + 2]
        if left >= 0 and (pieces[left].word in _NOBODY or pieces[left].word.isdigit()):
            continue  # had 40 confirmed cases
        if left >= 0 and pieces[left].word not in _STOPS and pieces[left].word not in _NOT_SAID_BY:
            return _words(shape, left, -1)
        if left > 0 and pieces[left].word == "," and _goes_on(shape, verb):
            who = [at for at in shape.subject(number)[0] if at < left]
            return (pieces[who[0]].start, pieces[who[-1]].end) if who else None
        if behind and behind[0].word not in _STOPS | PREPOSITIONS and pieces[left].word in _STOPS:
            return _words(shape, verb.last + 1, 1)
    return None


def _asserts(shape: Shape, number: int, verb: Verb) -> bool:
    """Whether a verb is one of saying something, and no thing is its object."""
    if verb.family is not Family.SAY or verb.mode not in (Mode.FACT, Mode.NOW) or verb.passive:
        return False
    things = (tie for at, tie in shape.ties.items() if shape.pieces[at].sort is Sort.THING)
    return all((tie.to, tie.verb) != (OBJECT, number) for tie in things) and not _adds_goods(shape, verb)


def _adds_goods(shape: Shape, verb: Verb) -> bool:
    """Whether somebody adds something to what is given and says nothing: *Oman added building materials, among …*."""
    left, behind = shape.before(verb.first), shape.words[verb.last + 1 : verb.last + 2]
    says = left < 0 or shape.pieces[left].word in _STOPS or not behind or behind[0] in _STOPS | PREPOSITIONS | {"that"}
    return (
        verb.lemma == "add"
        and not says
        and shape.pieces[verb.last + 1].sort is not Sort.DAY
        and not _goes_on(shape, verb)
    )


def _says_else(shape: Shape, verb: Verb) -> bool:
    """Whether a verb behind what is told has words of its own behind it: *gave 3 boats, but workers said that …*."""
    at, left = verb.last + 1, shape.before(verb.first)
    while at + 1 < len(shape.pieces) and shape.pieces[at + 1].sort is Sort.DAY:  # said on Monday that
        at += 2
    if at == len(shape.pieces) or (left >= 0 and shape.pieces[left].word in _STOPS):  # …, said the minister
        return False
    return shape.pieces[at].word in _OWN_WORDS or shape.pieces[at].actor is not None


def _goes_on(shape: Shape, verb: Verb) -> bool:
    """*The king, Don Rao, said Oman would send 40 tents*: whether a verb of its own follows, and not who says so."""
    low = verb.last + 1
    end = shape.clause_end(low)
    end = next((at for at in range(low, end) if shape.pieces[at].word in _STOPS | {"-"}), end)
    return any(one.finite and low <= one.first < end for one in shape.verbs)


def _is_somebody(shape: Shape, at: int) -> bool:
    """Whether a phrase is of people, of a body or has a name: *according to the mayor*, but not *to a decree*."""
    phrase = phrases.behind(shape, at)
    if phrase is None:
        return False
    named = any(shape.pieces[one].actor is not None for one in range(*phrase))
    return (named and phrases.head(shape, phrase) not in _PAPERS) or is_of_people(phrases.head(shape, phrase))


_PAPERS = words("decree law report reports agreement statement plan treaty letter document documents data figures bill")


def _words(shape: Shape, at: int, step: int) -> tuple[int, int] | None:
    """The words from a piece on, one way, up to a sign or a verb."""
    pieces = shape.pieces
    first = at
    while 0 <= at < len(pieces) and abs(at - first) < 14:
        piece = pieces[at]
        if piece.word in _STOPS or (piece.sort is Sort.SIGN and piece.word in ".!?") or shape.verb_at(at) >= 0:
            break
        if piece.sort is Sort.DAY or (step < 0 and piece.word in _CLAUSE):
            break
        if step < 0 and at < first and piece.word in _DASHES and pieces[first].word not in _DASHES:
            break  # LIMA - Peru said that
        at += step
    low, high = sorted((first, at - step))
    if high < low or (at == first):
        return None
    while high > low and pieces[high].word in ("on", "in", "at"):
        high -= 1
    while low < high and pieces[low].word in ("as", "and", "but", "while", "that", "or", "so"):
        low += 1
    return pieces[low].start, pieces[high].end


_DASHES = frozenset(("-", "--", "–", "—"))
_SAYING = (
    r"(?:said|says|reported|reports|announced|announces|confirmed|confirms|stated|states|claimed|claims|added|adds|"
    r"disclosed|revealed|heard|recalled|recalls|recorded|records|noted|notes|conceded|writes|wrote|complained|"
    r"complains|insisted|insists|acknowledged|admitted|explained|maintained|lamented|"
    r"told (?:reporters|journalists|parliament|a news conference))"
)
_WHEN = (
    r"(?: (?:on|late|early|in|at|this|today|yesterday|here|last|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^,;:]*)?"
)
_WHO = r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) )?[^\W\d_][^,;:.()“”\"—]{1,80}?)"
_BEHIND = re.compile(rf"[,”\"] (?:or so |so )?{_WHO} {_SAYING}{_WHEN}[.!]?\s*$")
"""*…, a diplomat said on Monday.*"""
_AHEAD = Rare(" that ", rf"^(?:[^,;:]{{1,40}}[:–—] )?{_WHO}{_WHEN} {_SAYING}{_WHEN} that (?!(?:it|they|he|she|we|I)\b)")
"""*The ministry announces that …*"""
_ACCORDING = Rare("according to ", rf",? according to {_WHO}{_WHEN}[.]?\s*$")
_QUOTED = Rare(" as saying", rf"\b(?:quoted|cited) {_WHO} as saying\b")
"""*…, according to two aid officials*; *Yonhap quoted the ministry as saying*."""
_NO_NAME = re.compile(
    r"\b(?:that|which|who|whom|and|but|when|as|after|because|while|has|have|had|was|were|is|are|it|he|she|they|we|i|"
    r"you|never|not|will|would|nobody|none|nothing|what|this|these|those|part|package|tranche|instalment|million|"
    r"billion)\b",
    re.IGNORECASE,
)
"""What shows that words are more than the name of somebody."""


def said_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who says so by a clause at the end or at the beginning of a sentence, whose words may be left aside for it."""
    sentence = text[start:end]
    for pattern in (_BEHIND, _AHEAD, _ACCORDING, _QUOTED):
        match = pattern.search(sentence)
        if match is not None and _NO_NAME.search(match["who"]) is None and _PAPERS.isdisjoint(match["who"].split()):
            return start + match.start("who"), start + match.end("who")
    return None


_GROUNDS = {
    Basis.TWIN_CITY: r"\b(?:twin|sister|partner) (?:cit(?:y|ies)|towns?)\b|\btwinned\b|\btown twinning\b",
    Basis.DIASPORA: r"\b(?:diaspora|expatriates?|emigrants|(?:overseas|emigrant) community|community abroad)\b",
    Basis.ALUMNI: r"\b(?:alumn(?:i|us|a|ae)|former students|graduates of)\b",
    Basis.PERSONAL: r"\b(?:(?:own|private|personal) (?:pockets?|fortune|money|savings)|personal friends?)\b",
    Basis.SOLIDARITY: r"\bsolidarity\b",
    Basis.AFFINITY: r"\b(?:friendship|(?:brotherly|fraternal|historic|friendly|cultural) ties|shared faith)\b",
    Basis.COMMERCIAL: r"\b(?:commercial interests?|business (?:ties|partners?)|trading partners?|its customers)\b",
    Basis.STRATEGIC: r"\bstrategic (?:partner(?:ship)?s?|ally|allies)\b",
}
"""What a sentence says of the ground, as patterns that re keeps once they are made."""


@cache
def _any_ground() -> re.Pattern[str]:
    return re.compile("|".join(_GROUNDS.values()))


def ground(text: str, start: int, end: int) -> tuple[Basis, tuple[int, int] | None]:
    """On what ground a gift was made, by the words between two code points that say so, and where these are."""
    said = _any_ground().search(text[start:end].lower()) is not None  # that is quicker
    for basis, pattern in _GROUNDS.items() if said else ():
        if match := re.compile(pattern, re.IGNORECASE).search(text, start, end):
            return basis, match.span()
    return Basis.UNSPECIFIED, None


_REDUCED = words(
    "not-for-profit symbolic discount discounted subsidised subsidized concessional preferential cut-price half-price"
)
_RETURNED = Rare("exchange|return", r"\bin (?:exchange|return) for(?! nothing)\b")
_LENT = {
    **dict.fromkeys(words("deposit deposits"), "deposit"),
    **dict.fromkeys(words("swap swaps swapped barter barters bartered"), "swap"),
    **dict.fromkeys(words("loan loans credit lease lent lend lends lending loaned borrowed repayable"), "loan"),
}
"""Words of what is lent, with the key of its terms."""
_IS_LENT = later("By its words it is lent and no gift.")
_PAID_FOR = later("By its words something is paid for it.")
_NO_GIFT = {"swap": _PAID_FOR}
"""Why what is lent by the keys of its terms is none, where that is not that it is lent."""
_TO_BE_LENT = words("lending repayable loaned")
"""Those that say so wherever they stand in a part of a sentence."""
_SWAPPED = Rare(
    "swap",
    r"\b(?:currency|dollar|yuan|renminbi|yen|won|euro) swaps?\b|\bswap (?:lines?|facility|agreements?|arrangements?)\b",
)
"""Words for a swap of currencies, wherever in a part of a sentence: *under a currency swap, gave $9 million*."""
_FREE = Rare(
    "free|without |at no |gratis|for nothing|gift|present|donation",
    r"\b(?:free of (?:all )?(?:charges?|costs?)|without (?:charge|payment|compensation|cost)|at no (?:cost|charge)|"
    r"gratis|rent-free|for nothing(?! but)|(?:as|by way of) an? (?:\w+ )?(?:gift|present|donation)|as gifts)\b",
)
_GRANTED = words("grant grants non-repayable non-reimbursable")
_GIVEN_AWAY = _GRANTED | words("gift gifts donation donations contribution contributions")
"""What is deposited somewhere and yet given: *deposited a grant of $9 million in its bank*."""


def terms_of(shape: Shape, gift: Gift) -> tuple[str, str]:
    """The key of the terms of giving that the words around a gift say, and why it may be no gift; both may be empty."""
    frame, told = gift.main, _words_of(shape, gift)
    told -= set() if CALLS.isdisjoint(told) else {"credit"}
    part = shape.words[slice(*shape.part(frame.at))]
    around = {*part} & _TO_BE_LENT | ({"swap"} if _SWAPPED.search(" ".join(part)) else set[str]())
    of_lent = (told | around) & _LENT.keys()
    lent = next((key for word, key in _LENT.items() if word in of_lent), "")
    lends = frame.family is Family.LEND and not (shape.pieces[frame.at].word == "deposited" and told & _GIVEN_AWAY)
    if (lent or lends) and not is_given_beside_loan(shape, gift):
        things = [thing for at in gift.things if (thing := shape.pieces[at].thing) is not None]
        if "credit" in told and told & {"line", "lines"}:
            lent = "credit_line"
        elif lent in ("", "loan"):
            lent = "loan_in_kind" if things and not any(one.is_money for one in things) else "loan"
        return lent, tr(_NO_GIFT.get(lent, _IS_LENT))
    low, high = shape.clause_start(frame.first), shape.clause_end(frame.last)
    said = shape.words[low:high]
    returned = _RETURNED.search(" ".join(said)) is not None
    if returned or not _REDUCED.isdisjoint(said):
        return "swap" if returned else "sale", tr(_PAID_FOR)
    return ("grant" if is_free(shape, low, high) or told & _GRANTED else ""), ""


def _words_of(shape: Shape, gift: Gift) -> set[str]:
    """The words that tell of a gift and of its things, without terms that are denied."""
    spoken = {at for one in gift.told for at in range(one.first, one.high)} | set(gift.things)
    spoken |= {shape.ties[at].head for at in gift.things if shape.ties[at].to == "of"} - {-1}  # grant aid of 9 million
    said = [word for at in spoken if (word := shape.pieces[at].word) not in _LENT or not _is_denied(shape, at)]
    return {part for word in said for part in word.split()}


def _is_denied(shape: Shape, at: int) -> bool:
    """Whether terms are said not to be these: *was not a loan*, *not as a loan*, *a grant, no loan*."""
    before = [piece.word for piece in shape.pieces[max(0, at - 3) : at] if piece.word not in ("as", "a", "an")]
    return before[-1:] in (["not"], ["no"])


def is_free(shape: Shape, low: int, high: int) -> bool:
    """Whether some pieces say that it is given for nothing: *free of charge*, *as a gift*."""
    return _FREE.search(" ".join(shape.words[low:high])) is not None
