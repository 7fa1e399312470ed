"""Numbers whose thing or currency is said elsewhere: *20,000 doses to Kosovo and 15,000 to Albania*; never sure.

elliptic = number behind an amount, with no thing of its own

elided = "twice"? "as many" phrase?
       | "match" ("it" | "the sum" | …), as much as the last sum
       | number ("more" | "others" | "each")? before "to X", "from X", a verb, or a thing that is named only
         once, at the end
       | verb of giving … number before "a month ago", "by X", "from X", or another name with its own number
       | ("but" | "and") ("gave" | "paid" …) number, behind a sum
       | ("the first")? number "of which" ("arrived" | …), behind what is promised

The numbers of an amount are read by `elliptic` as the amounts of a sentence are, what these leave is read by `elided`.
Of money only a number with a scale, or a further one, is one: *400 million dollars, up from 254 million*, *another
350,000*. A number without a scale behind a much greater one may lack its scale (*15 million dollars, or 17 with
rations*) and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from app.domain.drafts.amounts.amount import Amount, Site
from app.domain.drafts.amounts.doubts import of_each_of_several, period_behind
from app.domain.drafts.amounts.needed import came, needed
from app.domain.drafts.amounts.not_counted import befell, is_rest_of
from app.domain.drafts.amounts.numbers_read import ReadNumber
from app.domain.drafts.amounts.sums import is_worth
from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.words.goods import GIVING
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.running import Running
from app.domain.language import tr
from app.domain.number_words import SHORT, SPELLED
from app.domain.numbers import trimmed
from app.domain.phrase_words import word_set
from app.domain.quantity import read_quantity
from app.domain.quantity_words import Found
from app.domain.terms import MoneyKind, Qualifier

_SCALED = r"(?:\d+(?:\.\d+)?|an?|half an?|two|three|four|five|six|seven|eight|nine|ten) (?:million|billion)"
_GREAT = rf"\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+(?:\.\d+)? thousand|{_SCALED}"
_IS_GREAT, _RELATIVE = re.compile(_GREAT), re.compile(r"\b(?:who|which|that|whose)\b")
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
_ONE_MORE = rf"another|an? (?:{'|'.join(_NTH)})"
_ORDINAL = ("another", *_NTH)
_TENS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?"
_FEW = rf"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TENS}"
_SPELT = (
    rf"(?:(?<=and )(?:(?:one|{_ONE_MORE})(?= (?:each )?to (?:(?:the|an?) [a-z]|[A-Z]))"
    rf"|one(?= (?:each )?from [A-Z])|{_FEW})|"
    # six from Peru, four from Chad and one from Togo
    rf"(?<=[:,] )(?:one|{_FEW})"
    rf"(?= (?P<way>to|from) (?:the )?[A-Z][^,;.:]{{2,40}},? (?:and )?(?:one|{_FEW}|\d+) (?P=way) ))"
)
_THEN = (
    r" (?:more(?! than)|others|each (?:to|from)|to|from|for|went|came|going|bound|have|has|had|were|was|will)\b"
    r"|[,;.]? and [A-Z]"
)
_NUMBER = re.compile(
    rf"(?<![\w.,'/$€£¥-])(?<!\d–)(?<!\bof the )(?<!\d to )(?<!\bvotes to )(?:(?P<great>{_GREAT})(?={_THEN})"
    rf"|(?P<small>\d{{1,4}}|{_SPELT})(?= (?:more |others |each )?(?:to|from) (?:the |an? )?[A-Za-z])"
    rf"|(?P<more>{_ONE_MORE})(?:(?=,? to (?:the )?[A-Z])|(?<=, another)(?=\.?$))"
    # sent Croatia 40 and Serbia 60 tents
    rf"|(?<=[a-z] )(?:{_GREAT}|(?!(?:1[5-9]|20)\d\d\b)\d{{1,4}})(?= and (?:[A-Z][\w’'-]* ){{1,3}}\d[\d,]* [a-z]))"
)


_AGO = (
    r"(?:an?|two|three|four|five|six|some|several|\d+) (?:(?:few|couple of) )?(?:day|week|fortnight|month|year)s? "
    r"(?:ago|earlier|later|before)\b"
)
_AFTER_VERB = re.compile(
    rf"\b(?P<verb>\w{{3,12}}) (?:(?:over|out|in|back|up) )?(?:with )?"
    rf"(?:(?:us|it|them|her|him|(?:the )?(?:[A-Z][\w’'-]* ){{0,3}}[A-Z][\w’'-]*) )?"
    rf"(?:only |just |another |a further |an? (?:first|second|third) )?(?P<number>{_GREAT}|a (?:hundred|thousand)"
    r"|(?!(?:1[5-9]|20)\d\d\b)\d{2,4}|(?:one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?=[,;.]|$| (?:more|others)\b| of (?:them|these|its own|their own)\b| (?:last|this|next) [a-z]+\b| on [A-Z\d]|"
    r" yesterday\b| (?:to|from) [A-Z]))"
    r"(?=[,.;]?$|[,;.] | of (?:its|their) own\b|"
    rf" (?:more|others|to|from|in|by|this|last|next|free|a year|{_AGO}|and (?:she|he|it|they)|"
    r"of (?:them|these|those))\b)"
)
"""A number that is the object of a verb; no year."""
_IS_LIKEWISE = re.compile(r"(?:follow(?:s|ed)?|respond(?:s|ed)?|answer(?:s|ed)?) (?:up )?with ")
"""Idioms that say of somebody that he gave, too: *Sweden followed with 30 million*."""
_UNTOLD = Rare(
    " of the",
    rf"\b(?P<verb>[a-z]{{3,12}}) (?:(?:us|it|her|him) )?(?P<number>{_GREAT}|\d{{1,3}}|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve)(?= of (?:them|these)\b)",
)
"""A number of what is named before, and not counted: *got four of them*."""
_ALONE = re.compile(
    rf"\b(?P<verb>g[ai]ve[ns]?|sends?|sent|donated|offered|promised|pledged|lent|presented) "
    rf"(?:(?:us|it|her|him|them) )?(?P<number>{_GREAT}|(?!(?:1[5-9]|20)\d\d\b)\d{{2,4}}|three|four|five|six|seven|"
    rf"eight|nine|ten|twelve)(?=,? (?:and (?:she|he|it|they)\b|(?:in|on|to|by|from) [A-Z]|last\b|this\b|{_AGO})|[.;]?$"
    rf"|,? (?:and )?(?:the )?[A-Z][\w’'-]* (?:{_GREAT}|\d{{1,4}})(?=[,;.]))"
)
"""A number that is all a verb has: *asked for scales; they gave her 61*."""
_GOT = re.compile(
    rf"\b(?P<verb>receive[sd]?|got|gets) (?:only |just )?(?P<number>{_GREAT}|(?!(?:1[5-9]|20)\d\d\b)\d{{2,4}}|{_FEW})"
    r"(?=,? (?:all |both |mostly |most of them )?from (?:the )?[A-Z])"
)
"""A number that is all somebody got: *asked for 90 scales and got 61, all from Chile*."""
_PASSED = re.compile(
    rf"(?:(?<!.)|(?<=that )|(?<=[:;.?!] ))(?P<number>(?i:{_GREAT}|(?!(?:1[5-9]|20)\d\d\b)\d{{1,4}}|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|eighty)),? (?:with [^,.]{3,30}, )?"
    r"(?:(?:had|has|have|was|were|been|to|be|already|since|of them) ){0,3}(?P<verb>given|donated|sent|presented|"
    r"assigned|handed|lent|delivered|shipped|bought|paid)(?= (?:over |for )?(?:to|by|it|them|her|him)\b)"
)
"""A number that is said to have been given: *said that 6,500 had been given to Gaza*, *Yes: four, donated by Ghent*."""
_FIRST = re.compile(
    r"(?:(?:Of (?:this|that|these|those|them|it)|So far|To date|Until now),? )?"
    r"(?:(?:The|A) (?:first|next|last|other|remaining|further) |Another )?"
    r"(?:(?:[A-Z][\w-]* ?){1,3}['’]s )?"
    rf"(?P<number>(?i:{_GREAT})|(?!(?:1[5-9]|20)\d\d\b)\d{{1,4}}|[A-Za-z]{{3,9}}(?:-[a-z]{{3,5}})?)"
    r"(?: more| others| of (?:this|that|these|those|them|it))? (?:(?:have|has|had|was|were|is|are|will|would|be|been|"
    r"to|already|also|since|then|later|[a-z]+ly|, we hear,) ){0,4}(?P<verb>[a-z]+)\b"
)
"""A number that is the subject of a sentence: *Eleven came in April*, *Of this, 300 went to Lima*."""
_FOLLOWS = ("follow", "follows", "followed", "due", "expected")
_PASSIVE = re.compile(r"\b(?:be|been|is|was|were|are|got|gets?|received?s?)\b")

_SMALL = rf"{_ONE_MORE}|one|two|three|four|five|six|seven|eight|nine|ten"
_UP_TO_FIFTY = rf"{_SMALL}|eleven|twelve|twenty|thirty|forty|fifty"
_ONES_THAT = re.compile(rf"\b(?:but|while|and|;) the (?P<number>{_SMALL}|\d{{1,3}})(?= (?:that|which) [A-Z])")
"""*Four boats lent by Lima were returned, but the two that Peru gave stayed*."""
_SO_MANY = re.compile(
    r"\b(?:ga?ve|threw|sent|send|supplied|provided|donated|delivered|offered|promised|pledged|contributed|add(?:ed)?|lent|flew)"
    rf"(?: in)? (?:only |just |another )?(?P<number>\d{{1,3}}|{_UP_TO_FIFTY})"
    r"(?=[,;.]? (?:in|on|last|this) | (?:for|to) [A-Z]"
    r"|[,;.](?!\d))"
)
"""*Austria gave it eleven vans, and Estonia sent five*."""
_PAID_OF_IT = re.compile(
    r"\b(?:but|and|yet)(?: (?:has|have|had|it|they|he|she|then|later|only|so far|in the end|since|actually)){0,4} "
    r"(?:g[ai]ven?|paid|contributed|donated|transferred|granted|remitted|disbursed|released) (?:only |just |over )?"
    rf"(?P<number>{_GREAT})(?=[,;.](?!\d)|$| (?:so far|to date|of it)\b)"
)
"""*Offered 10,000 pounds but gave 1,000*, *promised 90,000 euros and has paid 20,000 so far*."""
_IN_YEARS = re.compile(
    rf"(?:[,:]|,? and) (?:then )?(?P<number>\d{{1,3}}|{_SMALL}|the other)"
    rf"(?= in (?:(?:[A-Z][a-z]+ )?(?:1[89]|20)\d\d\b|{MONTHS}(?:[,;.]|$| and )))"
)
"""*An ambulance in 2017 and one in 2018*, *two vans, one in 2017 and one in 2018*, *40 tents in May and 30 in June*."""
_SOME_OF = Rare(
    " of th",
    rf"\b(?P<verb>[a-z]{{3,12}}) (?:only |just )?(?P<number>{_GREAT}|\d{{1,4}}|{_SMALL})"
    r"(?= of (?:them|these|those)\b(?! [a-z-]+s\b))",
)
"""*Stored 90 tents and sent 60 of them to Chad*."""
_OF_WHOLE = Rare(
    "Of|From|Out of",
    r"\b(?:Of|From|Out of) (?:the|its|their|his|her|our|these|those) [^;.]{3,90}(?:,|s) "
    rf"(?P<number>{_GREAT}|\d{{1,3}}|{_UP_TO_FIFTY})"
    r"(?= (?:have |has |had |will |are |were |was |is )?"
    r"(?:(?:gone|go|going|went|sent|given|shipped|delivered|bound|came|come) (?:to|for)|(?:came|come) from|given by) "
    r"|(?<=[a-z]) (?:have|has|had|were) (?:(?:now|already|since|so far|only) )?(?:been )?"
    r"(?:handed over|delivered|received|shipped|sent|arrived)\b)",
)
"""*Of the 38 engines we drove east, eleven went to Chernihiv*."""
_DONE_OF = Rare(
    "Of ",
    rf"\bOf (?:the |its |their |some |about )?(?=\D{{0,3}}\d)[^;.]{{3,90}}?, (?!of\b)[^;,.]{{2,50}}? "
    rf"(?P<verb>[a-z]{{3,12}}) (?:only |just |about |some )?(?P<number>{_GREAT}|\d{{1,3}}|{_UP_TO_FIFTY})"
    r"(?=[,;.]?$|[,;] | (?:so far|in|on|by|to|at|before|last|this|and)\b)",
)
"""*Of the 500 tents asked for, Chile has delivered 120*: what came is the part."""
_THE_FIRST = re.compile(
    rf", (?:the first )?(?P<number>{_GREAT}|\d{{1,4}})(?= of which (?:(?:have|had|has|already|then) )*"
    r"(?:arrived|landed|came|come|reached|(?:were|was|been) (?:delivered|handed|received|shipped|sent|flown|paid))\b)"
)
"""*Promised 1 million doses, the first 200,000 of which arrived in May*."""
_GAPPED = re.compile(
    rf"(?:,|,? and) (?:the )?[A-Z][\w’'-]* (?:[\w’'-]+ ){{0,2}}(?P<number>{_GREAT}|\d{{1,3}}|{_SMALL})"
    r"(?=[,;.]? and (?:the )?[A-Z]|,? (?:to|for|in) [A-Z]|, (?:the )?[A-Z]|,(?: an? [a-z]+)? (?:that|which)\b|[.;]?$)"
)
"""What another one gave: *Norway sent three boats, Sweden two and Denmark four to Latvia*."""


_IN_BRACKETS = re.compile(
    rf"(?:,|,? and) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}} "
    rf"\((?P<number>{_GREAT}|(?!(?:1[5-9]|20)\d\d\b)\d{{1,4}})(?=\))"
)
"""*From Peru (40 tents), Chile (30) and Cuba (20)*."""


_PRICE = re.compile(r"\b(?:costs?|costing|priced? (?:at )?|sells? (?:at|for)|sold (?:at|for)) (?:about |only |just )?$")
"""Before what something costs, of which no further number is: *a chair costs £120, and we gave 40*."""


_COLLECTED = re.compile(r"\b(?:appeal|collection|campaign|drive|raffle|lottery|concert|sale|bazaar|dinner)\b")
"""Whose number is of money, or of what they were held for, and not of what others gave: *the raffle brought in 900*."""


def _sums(text: str, start: int, stated: Sequence[Amount]) -> list[Amount]:
    """The sums that are no prices."""
    return [one for one in stated if one.is_money and not _PRICE.search(text, start, one.start)]


_BEGINS = re.compile(r"\b(?:\d|an?\b|another\b|half |one\b|tw|thr|thir|for|four|fi|six|seven|eigh|nine|ten|eleven)")
"""How a number begins."""


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a number stands without what it counts; tried where one may begin, which is four times as fast."""
    behind = start
    for word in _BEGINS.finditer(text, start, end):
        found = _NUMBER.match(text, word.start(), end) if word.start() >= behind else None
        if found is not None:
            behind = found.end()
            yield found.span()


def _bracketed(text: str, start: int, end: int, stated: Sequence[Amount]) -> list[tuple[int, int]]:
    """Where bare numbers stand in brackets behind others' names, where an amount does so too."""
    if not any(text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")" for one in stated):
        return []
    return [one.span("number") for one in _IN_BRACKETS.finditer(text, start, end)]


def elided(
    text: str,
    start: int,
    end: int,
    found: Sequence[Amount],
    taken: Iterable[tuple[int, int]],
    before: Sequence[Amount],
    gives: Callable[[str], bool],
) -> list[Amount]:
    """The bare numbers between two code points, each as so much of the thing that is counted nearest before it.

    `before` is what the sentences before counted as given, goods and a sum, for one that counts nothing itself: *Peru
    sent 300*, *5 million was offered to Jérémie*; `gives` says whether a word is a verb that tells what is given.
    """
    stated = [one for one in found if one.low is not None and not _is_somebody_behind(text, start, one)]
    things = [one for one in stated if not one.is_money and (one.item or one.unit)]
    counted = things or _sums(text, start, stated) or [*before]
    lacked = needed(text, start, end)
    counted = [lacked, *things] if lacked else counted
    if not counted:
        return _uncounted(text, start, end, gives)
    held = [*((one.start, one.end) for one in found), *taken]
    spans = _bare_numbers(text, start, end, stated, gives, told=bool(before), lacked=lacked)
    behind = max((high for _, high in spans if not _PASSIVE.search(text, start, high)), default=end)
    spans += [one.span("number") for one in _OF_WHOLE.finditer(text, start, end)] if things else []
    done = (one for one in _DONE_OF.finditer(text, start, end) if gives(one["verb"]) or one["verb"] == "built")
    spans += [one.span("number") for one in done]
    spans += _bracketed(text, start, end, stated)
    spans += came(text, lacked.end, end, gives) if lacked else []
    behind = counted[0].end if stated or lacked else behind
    spans += _going_on(text, behind, end, gives, of_things=bool(things or lacked))
    out: list[Amount] = []
    for span in spans:
        if not _overlaps(span, [*held, *((one.start, one.end) for one in out)]):
            out += filter(None, [_bare(text, span, counted, told=not stated)])
    given = [one for one in counted if gives(_verb_of(text[start : one.start]))]
    out += _matched(text, start, end, found)
    return [*out, *_as_many(text, start, end, counted, given, [*held, *((one.start, one.end) for one in out)])]


def _uncounted(text: str, start: int, end: int, gives: Callable[[str], bool]) -> list[Amount]:
    """The bare numbers behind verbs where nothing is counted; none of people: *fed 400,000 of them*."""
    told = (one for each in (_UNTOLD, _ALONE, _GOT, _PASSED) for one in each.finditer(text, start, end))
    spans = {one.span("number") for one in told if gives(one["verb"]) and one["verb"] not in _TO_PEOPLE}
    further = (one.span("number") for one in _GAPPED.finditer(text, max(spans)[1], end)) if spans else ()
    return [_of_nothing(text, span) for span in sorted({*spans, *further})]


def _bare_numbers(
    text: str, start: int, end: int, stated: Sequence[Amount], gives: Callable[[str], bool], *, told: bool,
    lacked: Amount | None,
) -> list[tuple[int, int]]:  # fmt: skip
    """Where bare numbers stand, of a sentence that states nothing itself also as subjects and objects of verbs."""
    spans = [*_numbers(text, start, end)]
    if stated:
        return spans
    spans += _opening(text, start, end, gives) if told else []
    found = _AFTER_VERB.finditer(text, start, end)
    behind = (one for one in found if gives(one["verb"].lower()) or _IS_LIKEWISE.match(one[0]))
    spans += [one.span("number") for one in behind if not _COLLECTED.search(text, start, one.start())]
    if lacked or not told:
        return spans
    spans = [one for one in spans if not _OF_ELSE.search(text, start, one[0])]
    return [one for one in spans if "illion" in text[slice(*one)] or not _SUM_BEFORE.search(text, start, one[0])]


def _opening(text: str, start: int, end: int, gives: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The number that opens a sentence, as the subject of a verb."""
    first = _FIRST.match(text, start, end)
    return [first.span("number")] if first and (gives(first["verb"]) or first["verb"] in _FOLLOWS) else []


def _is_somebody_behind(text: str, start: int, one: Amount) -> bool:
    """Whether a single person stands behind a bare number: *sent 300, a gift that one legislator praised*."""
    single = one.low == one.high == 1 and not (one.unit or one.is_money)
    return (
        single and is_of_people(f"{one.item.rpartition(' ')[2]}s") and _ALONE.search(text, start, one.start) is not None
    )


def _verb_of(words: str) -> str:
    """The word right before a number and whom it names before that: *gave*, *gave Chad*, *sent them about*."""
    found = _BEFORE_NUMBER.search(words)
    return found[1].lower() if found is not None else ""


_BEFORE_NUMBER = re.compile(
    r"\b([a-z]+)(?: (?:it|them|us|her|him|the|some|about|over|nearly|almost|only|[A-Z][\w'’-]*)){0,6} $"
)


def _going_on(
    text: str, start: int, end: int, gives: Callable[[str], bool], *, of_things: bool
) -> list[tuple[int, int]]:
    """Where numbers behind a counted thing stand that count it, too; behind a sum or nothing, only great ones."""
    if not of_things:
        gapped = (one for one in _GAPPED.finditer(text, start, end) if _IS_GREAT.fullmatch(one["number"]))
        return [one.span("number") for one in (*gapped, *_PAID_OF_IT.finditer(text, start, end))]
    some = (one for one in _SOME_OF.finditer(text, start, end) if gives(one["verb"]))
    going_on = (
        one
        for each in (_GAPPED, _ONES_THAT, _SO_MANY, _IN_YEARS, _THE_FIRST)
        for one in each.finditer(text, start, end)
    )
    return [one.span("number") for one in (*going_on, *some)]


def _of_nothing(text: str, span: tuple[int, int]) -> Amount:
    """A bare number of what only the sentences before have named."""
    low, high = span
    read = read_quantity(text[low:high])
    value = read.low if read is not None else None
    why = tr("A number stands here that may be of something else; see the words.")
    said = Qualifier.EXACT if value else Qualifier.NOT_STATED
    return Amount(low, high, value, value, said, "", "", high, high, "", why, text[low:high])


_TO_PEOPLE = frozenset(("fed", "feed", "feeds", "clothed", "housed", "trained"))
"""Verbs behind which a number is of people: *fed 400,000 of them*."""
_SUM_BEFORE = re.compile(r"\d ?(?:crore|lakh|[mb]illion)\b|[$£€] ?\d")
_OF_ELSE = re.compile(
    r"(?<![\d.,])\d[\d.,]* (?:million |thousand )?"
    r"(?:(?!(?:in|on|to|by|of|and|or|at|from|for|per|were|are|more|have)\b)[a-z-]+ ){0,2}?"
    r"(?:people|children|men|women|(?!days|weeks|months|years|hours|others|was|has|miles|tons|tonnes)[a-z]{3,}s)\b"
)
"""What a sentence itself counts, so that a bare number behind it is not of what those before have told."""


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(low < span[1] and span[0] < high for low, high in others)


def _bare(text: str, span: tuple[int, int], counted: Sequence[Amount], *, told: bool) -> Amount | None:
    """A bare number as so much of the nearest thing before it, or of the first; `None` where it is a part of that.

    `told` says that those things were told of in sentences before.
    """
    low, high = span
    words = text[low:high]
    further = words.startswith(("a", "an", "the")) and words.endswith((*_ORDINAL, "other"))
    read = read_quantity("one" if further else words)
    if read is None or read.unit or read.item:
        return None
    if _is_of_counted(text, low, high):
        return None
    stated = max((one for one in counted if one.end <= low), key=lambda one: one.end, default=counted[0])
    if _RELATIVE.search(text, high, max(high, stated.start)) and not told:
        return None  # 20 from Oman, who came with 30 tents
    like = _like(text, span, counted) if told else stated
    nth = _NTH.get(words.split()[-1], 0) - 1 if words.startswith("a") else 0
    if like is None or (nth > 0 and like.low != nth):
        return None
    each = f" {of_each_of_several()}" if text.startswith(" each", high) else ""
    made = like._replace(
        start=low, end=high, low=read.low, high=read.high, qualifier=read.qualifier, item_start=high, item_end=high,
        as_stated=words, unsure=_taken_from(like) + each,
    )  # fmt: skip
    if like.is_money and (like.low or 0) >= _SUM * (read.high or read.low or like.low or 0):  # $17 million, ten of it
        unread = tr("This number is not read; see the words.")
        return made._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=unread)
    return made


_BEFORE_EACH = ("and ", ", ", "; ", "but ")


def _is_of_counted(text: str, low: int, high: int) -> bool:
    """Whether a number is a part of what is counted already: *40 tents, 30 of them in May and ten in June*.

    Or its price.
    """
    if text[max(0, low - 11) : low].lower().endswith(("including ", "of which ", "of whom ", "among them ")):
        return True
    if text.startswith(" each", high) and not text.endswith(_BEFORE_EACH, 0, low):  # 40 tents at Rs 1,150 each to Peru
        return True
    near = max(0, low - _NAMED_WITHIN)
    if _IN_TIME.match(text, high) and _OTHERS_AND.search(text, near, low):
        return True
    said = _SHARE_OF.search(text, near, low) or _OF_LOAD.search(text, max(0, low - 20), low)
    return (said or _NTH_OF.search(text, max(0, low - 20), low)) is not None


_IN_TIME = re.compile(rf" (?:in|on) (?:{MONTHS}|[A-Z][a-z]+day|(?:18|19|20)\d\d)\b")
_OTHERS_AND = Rare(" of ", r" of (?:them|these|which|whom)\b[^.;:]{0,50}?(?:,|,? and) (?:the (?:other|remaining) )?$")
_SHARE_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|most|many|some|part|all|none|few) of "
    r"(?:the |its |their )?(?:[A-Z][\w’'-]* ){0,3}$"
)
"""Before a number of which a share is told: *half of Cuba's 6,000 had left*."""
_OF_LOAD = re.compile(r"\b(?:consignment|shipment|batch|order|stock|fleet) of $")
"""Before the number of what some are a part of: *the first 90 tents of a consignment of 400*."""
_NTH_OF = re.compile(rf"\b(?:first|last|latest|next|one|{'|'.join(_NTH)}) of (?:the |some |about )?$")
"""Before the number of those of which one came first: *was the first of 60 to reach Lima*."""
_NAMED_WITHIN = 60


def _like(text: str, span: tuple[int, int], before: Sequence[Amount]) -> Amount | None:
    """What a bare number counts of what the sentences before have told: millions are money, where there was some."""
    goods, sums = ([one for one in before if one.is_money is money] for money in (False, True))
    scaled = text[span[0] : span[1]].endswith(("million", "billion"))
    figures = text[span[0] : span[1]].replace(",", "")
    more = text.endswith(("another ", "further ", "additional "), 0, span[0])
    is_sum = scaled or (more and figures.isdigit() and int(figures) >= _SUM)
    if sums and is_sum and not _OF_PEOPLE.match(text, span[1]):
        return sums[-1]
    return goods[-1] if goods else None


_OF_PEOPLE = re.compile(r" (?:were|are|have|had|live|lived|need|lack|fled|died|lost|people)\b")
"""What stands behind millions that are no money, which is spoken of in the singular: *5 million were left homeless*."""


_TIMES = {
    "": 1, "twice": 2, "double": 2, "treble": 3, "triple": 3, "half": Decimal("0.5"), "three times": 3,
    "four times": 4, "ten times": 10,
}  # fmt: skip
_AS_MANY = Rare(
    "as m|number|amount|sum|that|the same",
    r"\b(?:(?<!to )(?<!ll )(?<!ld )(?P<times>twice|double|treble|triple|half|three times|four times|ten times) )?"
    r"(?:as m(?:any|uch)|(?:the same|an equal|a like) (?:number|amount|sum)|"
    r"(?<=[a-z]{2} )the same(?=[.;,]|$)|(?<=half )that (?:number|amount|sum)|"
    r"(?:(?<=half )|(?<=twice )|(?<=e times )|(?<=(?:doub|treb|trip)le ))"
    r"(?:that(?: number| amount| sum)?(?=[.,;]|$| to\b)|\b(?:the|this) (?:number|amount|sum)"
    r"(?! (?:of|in|it|they|he|she|we|that|which|given|sent|donated|provided|pledged|promised|received)\b)))"
    r"(?: again| more)?(?: of)?"
    r"(?P<item> (?!(?:as|again|more|from|to|for|in|and|by|on|this|the|money|help|aid|support)\b)"
    r"(?:[\w-]*s|(?<=as much )[a-z]+))?"
    r"(?=[ ,.;)]|$)(?! (?:as|are|is|were|was|will|would|have|has|can)\b)",
)


def _as_many(
    text: str, start: int, end: int, counted: Sequence[Amount], given: Sequence[Amount], held: Sequence[tuple[int, int]]
) -> list[Amount]:
    """*as many from Leipzig*, *twice as many in June*: worked out from the number before, and so never sure.

    Of several it is the last of those that are `given`.
    """
    out: list[Amount] = []
    for match in _AS_MANY.finditer(text, start, end):
        before = [one for one in counted if one.end <= match.start() and one.low == one.high and one.low is not None]
        before = before if len(before) == 1 else [one for one in before if one in given][-1:]
        of_nothing = not match["times"] and match[0].startswith(("that", "this", "the amount", "the sum", "the number"))
        bare = match[0] == "the same" and not _AND_SOMEBODY.search(text, max(start, match.start() - 60), match.start())
        if len(before) != 1 or _overlaps(match.span(), held) or of_nothing or bare:
            continue
        if _ANOTHER_GAVE.search(text, before[0].end, match.start()):
            continue  # Fiji gave 5,000 francs, Samoa 2,000 and Tonga half as much
        like = before[0]
        value = trimmed(like.low * _TIMES[match["times"] or ""]) if like.low is not None else None
        item = (match["item"] or "").strip()
        first = match.start("item") + 1 if item else match.end()
        out.append(
            like._replace(
                start=match.start(), end=match.end(), low=value, high=value, as_stated=match[0],
                item=item or like.item, item_start=first, item_end=match.end(),
                unsure=tr("It is worked out from “{words}”.").format(words=like.as_stated),
            )
        )  # fmt: skip
    return out


_AND_SOMEBODY = re.compile(r"(?:,|,? and) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3} \Z")
"""Right before *the same*: *gave Chad 40 tents and Mali the same*."""
_ANOTHER_GAVE = re.compile(rf"(?:,|,? and) (?!(?:{MONTHS})\b)[A-Z][\w’'-]* \d[\d,]*(?=,? (?:and|but|while)\b|[,;])")
_MATCHED = Rare(
    "match",
    r"\bmatch(?:e[sd]|ing)? (?P<sum>it|(?:the|this|that|its|their|his|her) (?:sum|amount|figure|total|gift|"
    r"donation|contribution|pledge|offer))(?=[ ,.;)]|$)(?! (?:of|was|were|is|are|has|had) )",
)


def _matched(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Amount]:
    """*Chile gave 2 million, and Peru matched the sum*: as much again as the last sum before, and never sure."""
    for match in _MATCHED.finditer(text, start, end):
        before = [one for one in found if one.is_money and one.end <= match.start()]
        like = max(before, key=lambda one: one.end, default=None)
        if like is None or like.low is None:
            continue
        low, high = match.span("sum")
        why = tr("It is worked out from “{words}”.").format(words=like.as_stated)
        yield like._replace(start=low, end=high, item_start=high, item_end=high, as_stated=text[low:high], unsure=why)


def _taken_from(like: Amount) -> str:
    words = (
        tr("The currency is taken from “{words}”.") if like.is_money else tr("What is counted is taken from “{words}”.")
    )
    return words.format(words=like.as_stated)


# --- among the amounts of a sentence -------------------------------------------------------------------


def elliptic(site: Site, number: ReadNumber, found: Found) -> Amount | None:
    """The amount that a number alone states by the one before it."""
    run, before, value = site.run, site.before, found.high or found.low
    if (
        not value
        or _says_something_else(run, number)
        or _is_of_else(site, number, value)
        or befell(run, number.start, number.end)
        or is_rest_of(run, number.start)  # half of Cuba's 6,000
    ):
        return None
    alone = site.made((number.start, number.end), found, (number.end, number.end))
    scaled = _is_scaled(run, number.at, number.end)
    if scaled and is_worth(run, number.start, number.end):
        return alone._replace(is_money=True, kind=MoneyKind.VALUATION, unsure=tr("No currency is named."))
    if before is None:
        return None
    lacks_scale = not scaled and (before.high or before.low or 0) >= 1000 * value
    if not scaled and not _goes_on_unscaled(run, number, found, is_sum=before.is_money and not lacks_scale):
        return None
    if _is_of_another(site, number, before):
        return None
    made = before._replace(
        start=alone.start, end=alone.end, low=alone.low, high=alone.high, qualifier=alone.qualifier,
        as_stated=alone.as_stated, unsure=_taken_from(before), role="", period=period_behind(run, number.end),
    )  # fmt: skip
    if not lacks_scale and run.text_at(number.start - 1) != "twice":
        return made
    if lacks_scale and (times := _scale_in_list(run, number, before)):
        low, high = (None if one is None else one * times for one in (found.low, found.high))
        return made._replace(low=low, high=high, unsure=before.unsure or made.unsure)
    unread = tr("This number is not read; see the words.")
    return made._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=unread)


def _is_of_another(site: Site, number: ReadNumber, before: Amount) -> bool:
    """Whether a number is of what brought the load before: *two planes carrying 68 tons of food, and three more*.

    Or of something else by its noun: *sent 30 tonnes of rice; 134 such flights have landed*.
    """
    run, behind = site.run, site.run.text_at(number.end)
    if (
        behind == "more"
        and before.unit
        and _LADEN.search(site.text, max(0, before.start - _NAMED_WITHIN), before.start)
    ):
        return True
    return behind == "such" and run.text_at(number.end + 1) not in before.item.lower().split()


_LADEN = re.compile(
    r"\b(?:planes|aircraft|flights|trucks|lorries|ships|vessels|wagons|carts|"
    r"containers|convoys|helicopters|vans|trains|boats|barges|freighters)"
    r"(?: with|,? carrying|,? bringing| full of|,? (?:loaded|laden|packed) with)(?: (?:some|about))? $"
)


def _is_of_else(site: Site, number: ReadNumber, value: Decimal) -> bool:
    """Whether a number is a whole of which the one before is a part, or millions behind far fewer things, which are
    money: *10,000 tonnes of sorghum, Algeria gives 10 million*."""
    before = site.before
    fewer = before is not None and not before.is_money and before.low and value >= _FAR_MORE * before.low
    return _is_whole(site, number) or (bool(fewer) and _is_scaled(site.run, number.at, number.end))


_FAR_MORE = 100


def _scale_in_list(run: Running, number: ReadNumber, before: Amount) -> int:
    """The scale of the sum before, of a number behind a name: *Norway 40 million euros, Peru 12 and Chile 6*; or 0."""
    closed = run.text_at(number.end) in (",", ";", ".", ")", "and", "")
    named = number.start > 1 and run.is_capital(number.start - 1) and run.tokens[number.start - 1].kind == "word"
    digits = re.search(r"\d+(?:\.\d+)?(?![\d,]*,\d)", before.as_stated)
    if not (before.is_money and before.low and closed and named and digits):
        return 0
    scale = before.low / (Decimal(digits[0]) or 1)
    return int(scale) if scale in SPELLED.values() and scale >= _SUM else 0


def _goes_on_unscaled(run: Running, number: ReadNumber, found: Found, *, is_sum: bool) -> bool:
    """Whether a number without a scale may be as much again of what is before it.

    As a sum it is only *another 350,000*, and *of which 90,000 were paid*.
    """
    more = run.text_at(number.at - 1) in _MORE or run.text_at(number.end) == "more"
    in_digits = any(token.kind == "num" for token in run.tokens[number.at : number.end])
    whole = found.high is None or found.high == found.high.to_integral_value()
    if not whole or not (in_digits or more):
        return False
    of_which = [run.text_at(number.start - 2), run.text_at(number.start - 1)] == ["of", "which"]
    paid = of_which and run.text_at(number.end + 1) in _PAID  # 250,000 euros, of which 90,000 were sent
    return not is_sum or ((more or paid) and (found.low or 0) >= _SUM)


def _says_something_else(run: Running, number: ReadNumber) -> bool:
    """Whether a number alone is an age, a place in time or what is left, and no amount given."""
    before, behind = run.text_at(number.start - 1), run.text_at(number.end)
    year = before == ":" and run.text_at(number.start - 2).isdigit()  # (2016: 2.7 million)
    acts = behind.endswith("ed") and run.text_at(number.end + 1) in _OBJECTS and behind not in GIVING | _REACHED
    if acts:
        return True  # and 3,100 signed a petition
    left = behind in ("already", "distributed", "remaining", "left") or before in _KEPT
    return left or year or before in ("(", "at", "on", "for", "aged") or _is_age(run, number)


def _is_whole(site: Site, number: ReadNumber) -> bool:
    """Whether a number alone is the whole of which the one before is a part: *1.2 million dollars of the 3 million*."""
    run, before, of = site.run, site.before, number.start - 2
    pointed = run.text_at(of + 1) in ("the", "its", "their", "his", "her") and run.text_at(of) in ("of", "from")
    return pointed and before is not None and before.end == run.tokens[of - 1].end + run.offset


def _is_age(run: Running, number: ReadNumber) -> bool:
    """Whether a number stands between commas behind somebody: *Mrs. Vergoti, 88, drove*, *the president, 58, said*."""
    at = number.start
    named = at > 1 and (run.is_capital(at - 2) or run.text_at(at - 3) in _OF_SOMEBODY)
    between = run.text_at(at - 1) == "," and run.text_at(number.end) in (",", ".", ")")
    small = run.tokens[number.at].kind == "num" and len(run.text_at(number.at)) < 4
    return between and small and named and run.tokens[at - 2].kind == "word"


_KEPT = word_set(
    "kept keeps retained retains sold lost owns needs lacks needed expects expected wants wanted hopes awaits awaited"
)
_OBJECTS = word_set("a an the its their his her")
_REACHED = word_set("reached entered crossed needed offered followed joined boarded left")
"""What things that are sent do, or what is said of them."""
_OF_SOMEBODY = frozenset(("the", "its", "their", "his", "her", "whose"))
_MORE = frozenset(("another", "further", "additional", "extra"))
_PAID = frozenset(
    ("sent", "paid", "transferred", "disbursed", "given", "handed", "spent", "forwarded", "released", "been")
)
_SUM = 1000
"""From which on *another 350,000* behind a sum is a sum and no number of things."""


def _is_scaled(run: Running, start: int, end: int) -> bool:
    """Whether a number has a scale, such as *million*."""
    great = {word for word, times in SPELLED.items() if times >= 1000}
    return any(run.text_at(at).removesuffix("s") in great or run.text_at(at) in SHORT for at in range(start, end))
