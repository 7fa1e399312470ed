"""Why a number that was read may say something else than how much was given.

rate     = amount ("a" | "per" | "each" | "every") unit of time, or *monthly* … amount     $5 million a year
         | amount … ("every" unit of time | "annually") | "Every" unit of time … amount
of each  = amount "each" | "apiece" | amount plural of payments                           $5,000 grants
         | amount … "to each" | verb of giving ("each" | "every") … amount                two books to each of 90 pupils
           | plural of payments "of" amount | number "x" amount                           two instalments of £900
denied   = ("not" | "instead of" | "rather than" | "out of") amount
change   = "from" amount "to" amount                                  may be a rise and no range
pointer  = ("the" | "these" | "both") small number                    may be what was named before
carrier  = number ships ("carrying" | "with" …)                       may be what brings the goods
"""

from __future__ import annotations

import re
from itertools import pairwise

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.not_counted import FRACTIONS
from app.domain.drafts.words.goods import GIVING
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import BUILDINGS, CARRIERS, ENDS_PHRASE, MEASURES, RATES, TIMES
from app.domain.language import tr
from app.domain.number_words import ONES, SHORT, read_number
from app.domain.phrase_words import NUMBERS, word_set

_OFTEN = RATES | {"annual"}
_PER = frozenset(("a", "an", "per", "each", "every"))
_PER_WHAT = TIMES | word_set(
    "person head family household child student patient dose barrel tonne ton litre kilo piece unit capita annum"
)
_HEADS = word_set("person head family household child student patient hh hhs pp pers pax capita")
"""Of whom each gets it, behind a stroke: *USD 80/HH*."""
_SUMMED = NUMBERS | SHORT.keys()
_DENIED = (
    ("not",),
    ("instead", "of"),
    ("rather", "than"),
    ("out", "of"),
    ("of", "the"),
    ("of", "its"),
    ("of", "their"),
    ("of", "our"),
    ("without",),
    ("minus",),
)
_PLURAL_SUMS = word_set(
    "grants loans payments cheques checks instalments installments donations tranches cards vouchers coupons"
)
_SHIPPING = word_set("carrying carried carry laden loaded with bringing transporting brought delivering full")
_MAY_BE_MONEY = word_set(
    "mark marks crown crowns real reals sol sols sum sums som soms sovereigns thalers gulden florins contos shillings "
    "ducats piastres taels"
)
"""Names of currencies that are common words, so that the reader of money does not take them for one."""
_UNIT = r"(?:day|week|night|fortnight|month|quarter|year|decade)"
_PERIOD = re.compile(
    rf"(?:(?:a|per|each|every|/) {_UNIT}|per annum|daily|weekly|monthly|quarterly|yearly|annually|"
    rf"(?:over|for|during|within|across) (?:the )?(?:next |coming |a )?(?:[a-z]+ |\d+ )?{_UNIT}s?)"
)
"""The time that stands behind a sum."""
_BEFORE_UNIT = word_set(
    "a per each every / daily weekly monthly quarterly yearly annually over for during within across"
)
"""The words that it begins with."""


def doubts(run: Running, start: int, end: int, *, is_money: bool) -> list[str]:
    """The reasons why the amount of some tokens may be meant otherwise."""
    out: list[str] = []
    if is_rate(run, start, end):
        out.append(tr("It is a rate."))
    in_parts = run.text_at(start - 1) == "of" and run.text_at(start - 2) in _PLURAL_SUMS - {"donations"}
    if (
        "each" in (run.text_at(end), run.text_at(start - 2))
        or run.text_at(end) == "apiece"
        or (is_money and (in_parts or run.text_at(end) in _PLURAL_SUMS))
    ):
        out.append(of_each_of_several())
    before = (run.text_at(start - 2), run.text_at(start - 1))
    out += _doubts_before(run, start, before)
    if is_money and _is_lacking(run, start, end):
        out.append(tr("It may be what is asked for, lost or lacking."))
    if not is_money:
        out += _doubts_of_things(run, start, end, before)
    pointing = before[1] in ("the", "these", "those", "both", "all", "other") or before[1].endswith("'s")
    if pointing and run.text_at(start) in ONES:
        out.append(tr("It may be of what was named before."))
    return out


def of_each_of_several() -> str:
    """The reason why an amount may be but a share of what is given, or many times as much."""
    return tr("It may be the amount of each of several.")


def is_another(run: Running, start: int, end: int) -> str:
    """Why the number of some tokens is not how much was given, but says it by another: *a third of*, *3 more than*."""
    times = run.text_at(start - 1) in ("x", "×") and run.tokens[start - 2].kind == "num"
    if times or _is_times_measure(run, start):
        return of_each_of_several()
    said = _times(run, start)
    if run.text_at(said) in _MULTIPLES or (_is_part(run, start, end, said) and not _is_whole_gift(run, end)):
        return tr("It may be a part or a multiple of it that is meant.")
    of_each = (run.text_at(end), run.text_at(end + 1)) == ("a", "head")
    if _is_meals_of_one(run, start, end):
        return of_each_of_several()
    rate = run.text_at(end) in ("per", "/") and not _is_of_one(run, start, end)
    if is_rate(run, start, end) and (rate or of_each):
        return tr("It is a rate.")
    if run.text_at(end) in ("poorer", "richer", "lighter", "heavier", "stronger"):
        return tr("It may be a difference.")
    short = run.text_at(end) == "short" and run.text_at(end + 1) not in MEASURES
    if short or run.text_at(end) == "minus" or (run.text_at(end) in _COMPARED and run.text_at(end + 1) == "than"):
        return tr("It may be a difference.")
    return ""


def _is_times_measure(run: Running, start: int) -> bool:
    """*2 x 500 kg of rice*: how often so much."""
    if run.text_at(start + 1) not in ("x", "×") or not run.text_at(start + 2)[:1].isdigit():
        return False
    return run.text_at(start + 3) in MEASURES and run.text_at(start + 4) == "of"


def _is_of_one(run: Running, start: int, end: int) -> bool:
    """Whether it is what each of several gets: *60 dollars per family*; not *…, some 60 dollars per person*."""
    return run.text_at(end) == "per" and run.text_at(end + 1) in _EACH_GETS and run.tokens[start - 1].kind != "sign"


_EACH_GETS = word_set(
    "person family household home child pupil student patient worker farmer teacher orphan widow victim survivor "
    "refugee beneficiary employee mother woman school village resident"
)


def _is_meals_of_one(run: Running, start: int, end: int) -> bool:
    """*three meals a day*, *two hot meals daily*: what each of some people gets."""
    daily = run.text_at(end) == "daily" or (run.text_at(end) in ("a", "per") and run.text_at(end + 1) == "day")
    if not daily or run.text_at(end - 1) not in ("meal", "meals"):
        return False
    return (read_number(run.text_at(start)) or _MOST_MEALS) < _MOST_MEALS


_MOST_MEALS = 6


def _is_whole_gift(run: Running, end: int) -> bool:
    """Whether the whole of which a part is told is what was given: *half of the £12,000 that she gave*."""
    for at in range(end, min(end + _GIVEN_BEHIND, len(run.tokens))):
        word = run.text_at(at)
        if (word in GIVING and at > end) or word in _GIVEN:  # not a third of its £12,000 grant
            return True
        if run.tokens[at].kind == "sign" or word in ("was", "were"):  # half of its 300 tents were given by Chile
            return run.text_at(at - 1) in ("that", "which")
    return False


_GIVEN_BEHIND = 5
_GIVEN = word_set("given donated supplied pledged promised provided sent granted allocated contributed offered")


def one_end() -> str:
    """The reason why a number behind *between* may not be the whole."""
    return tr("It may be one end of a range.")


def _doubts_before(run: Running, start: int, before: tuple[str, str]) -> list[str]:
    """The reasons that lie in the words before."""
    out: list[str] = []
    added = (
        before[1] in ("plus", "of")
        and start > 1
        and (run.tokens[start - 2].kind in ("num", "cur") or before[0] == "." or before[0] in _SUMMED)
    )
    if before in _DENIED or before[1:] in _DENIED or added:
        out.append(tr("The words before it may take it back."))
    if before[1] == "between":
        out.append(one_end())
    if "from" in (run.text_at(start), before[1]):
        out.append(tr("It may be a change from one number to another."))
    if before[1] in ("than", "against", "versus") or before == ("compared", "with"):
        out.append(tr("It may be compared with what is meant."))
    return out


_COMPARED = frozenset(("more", "less", "fewer"))


def _doubts_of_things(run: Running, start: int, end: int, before: tuple[str, str]) -> list[str]:
    """The reasons that hold of things only."""
    out: list[str] = []
    if end - start < 6 and (run.text_at(end - 1) in _MAY_BE_MONEY or run.is_code(end - 1)):
        out.append(tr("“{word}” may be money.").format(word=run.text_at(end - 1)))
    if _is_whole(run, end):
        out.append(tr("Only a part of it may be meant; see what the sentence says of which."))
    if _carries(run, start, end):
        out.append(tr("It may be what carries the goods."))
    if before[1] in _SIZED or (before[1] in ("with", "of") and before[0] in BUILDINGS):
        out.append(tr("It may say how large something else is."))
    thanked = not _THANKS.isdisjoint({run.text_at(at) for at in range(max(0, start - 6), start)})
    if before[1] in ("for", "among") and not thanked:
        out.append(tr("It may be what or whom the gift is for."))
    return out


def _is_whole(run: Running, end: int) -> bool:
    """*50 ventilators, of which 30 are Russia's*, *18 stations …; eleven of these*: what follows speaks of a part."""
    for at in range(end, min(end + _WHOLE_MOST, len(run.tokens) - 1)):
        if run.text_at(at) == ".":
            return False
        if run.text_at(at) == "of" and run.text_at(at + 1) in ("which", "these", "whom"):
            return True
    return False


_WHOLE_MOST = 40


def is_target(run: Running, end: int) -> bool:
    """Whether a sum is what is to be raised: *a $5 million shortfall*, *348M USD, 41% covered*."""
    near = [run.text_at(at) for at in range(end, min(end + 6, len(run.tokens)))]
    covered = {"covered", "funded"} & set(near) and {"%", "percent", "pct", "cent"} & set(near)
    behind = run.text_at(end)
    return bool(covered) or (behind in _WANTED and not (behind in _REQUESTED and _is_denied(run, end)))


_WANTED = word_set("shortfall gap deficit target goal asked requested required needed sought")


def _is_lacking(run: Running, start: int, end: int) -> bool:
    """*a $5 million shortfall*, *losses of $5 million*."""
    if run.text_at(start - 1) == "of" and run.text_at(start - 2) in _LACKING:
        return True
    return (
        not _LACKING.isdisjoint(run.text_at(at) for at in range(end, end + 3)) and run.text_at(end) not in ENDS_PHRASE
    )


def is_asked_for(run: Running, start: int) -> bool:
    """*they need 300 tents*, *it asks for $5 million*, *the gap stands at $5 million*."""
    for at in range(start - 1, max(-1, start - 5), -1):
        word = run.text_at(at)
        if word == "need" and run.text_at(at - 1) == "in" and run.text_at(at + 1) != "of":
            break  # gave people in need 40 tents
        if word in _ASKING and run.text_at(at + 1) not in ("about", "whether", "if"):
            return not (word in _REQUESTS and _is_denied(run, at))
        if run.tokens[at].kind != "word":
            break
    return _under_needs(run, start) or _among_needs(run, start)


_REQUESTED = ("requested", "asked", "sought")
_REQUESTS = ("request", "requests", "application", "applications")
_DENIES = word_set("deny denies denied refuse refuses refused decline declines declined reject rejects rejected")


def _is_denied(run: Running, at: int) -> bool:
    """Whether what is asked for is denied: *denied Peru's request for 20 trucks*, *turned down a request for*."""
    near = [token.text for token in run.tokens[max(0, at - 8) : at + 12]]
    pairs = {*pairwise(near)}
    return not _DENIES.isdisjoint(near) or {"turned", "down"} <= {*near} or bool(_AGAINST & pairs)


_AGAINST = {("no", "to"), ("against", "the"), ("against", "a"), ("voted", "down"), ("voted", "against")}
"""*Said no to its request for 40 boats*, *voted 9 to 2 against the 10,000 pounds requested by the club*."""


def _among_needs(run: Running, start: int) -> bool:
    """*lists 4,000 tents among its most urgent requirements*."""
    if "among" not in [token.text for token in run.tokens[start : start + _AMONG]]:
        return False
    for at in range(start, min(len(run.tokens), start + _AMONG)):
        if run.text_at(at) == "among" and run.text_at(at + 1) in ("its", "their", "the", "our"):
            return any(run.text_at(one) in _NEEDS for one in range(at + 2, at + 6))
        if run.text_at(at) in (".", ";"):
            break
    return False


_AMONG = 16


def _under_needs(run: Running, start: int) -> bool:
    """Whether it stands in the part of a report that is headed so: *Needs: 1.1m tents, 3m blankets*."""
    if ":" not in [token.text for token in run.tokens[:start]]:
        return False
    for at in range(start - 1, max(-1, start - _PART_MOST), -1):
        if run.text_at(at) in (".", ";"):
            return False
        if run.text_at(at) == ":":
            headed = {run.text_at(one) for one in range(max(0, at - _HEADED), at)}
            return not headed.isdisjoint(_NEEDS) or (run.text_at(at - 1) in ("urgent", "outstanding", "unmet"))
    return False


_HEADED = 9
_PART_MOST = 40
"""Tokens of a part of a report."""
_NEEDS = word_set(
    "need needs required requirements requirement gap gaps shortfall shortages wanted wishlist priorities"
)
_ASKING = word_set(
    "need needs needed needing require requires required requiring request requests requested requesting seek seeks "
    "seeking sought lack lacks lacked lacking asks asked asking gap gaps shortfall damage damages losses deficit"
)
_LACKING = word_set(
    "appeal target goal shortfall gap deficit damage damages losses loss debt debts cost costs need needs price "
    "salary turnover revenue revenues profit profits fine ransom sales exports imports bill request"
)
"""What sums are that nobody gives."""


def _times(run: Running, start: int) -> int:
    """The token that may say what part or multiple of a number is meant, before its article."""
    at = start - 1
    at -= run.text_at(at) in _USUAL
    while (run.text_at(at) in _WHOSE | _STORED or _owns(run, at)) and at > start - 6:
        at -= 1
    return at


def _owns(run: Running, at: int) -> bool:
    """Whether a token is of whom something belongs to: *Peru's*, *the islands'*."""
    return run.text_at(at).endswith(("'s", "'")) or run.text_at(at + 1) == "'"


def _is_part(run: Running, start: int, end: int, at: int) -> bool:
    """*half of $5 million*, *an average of 19 masks*, *$5 million times three*, but not *its share of 50 tonnes*."""
    if run.text_at(end) in ("times", "fold", "%", "percent"):
        return True
    if run.text_at(at - 1) == "/" and run.text_at(at + 1) == "of":
        return True  # 2/3 of its 900 tents
    if run.text_at(at) in _TRANCHES and run.text_at(at + 1) == "of":
        return at + 2 < start or run.text_at(start) in ("a", "an")  # but a first tranche of $5 million
    owned = run.text_at(at) == "share" and run.text_at(at - 1) in _WHOSE - {"a"}
    return "of" in (run.text_at(at + 1), run.text_at(start - 1)) and run.text_at(at) in _PARTS and not owned


_TRANCHES = word_set("tranche tranches instalment instalments installment installments portion")
_MULTIPLES = word_set("twice double triple treble thrice quadruple times")
_WHOSE = word_set("of the an a its their his her our that those these")
_STORED = word_set("stock stocks stockpile reserve reserves fleet supply")
"""What a part is taken of: *15 per cent of its stock of 2,000 tents*."""
_USUAL = word_set("usual original initial annual planned promised pledged earlier previous first last own total")
"""Before a number and behind an article it may stand: *twice its usual 40 tents*."""
_PARTS = FRACTIONS | word_set("half halves cent percent pct p.c. % percentage share fraction most part rest average")
_THANKS = word_set("thank thanks thanked thanking grateful gratitude")


_SIZED = word_set("weighing weighed weighs weigh measuring covering seating")
"""Before a number that is the size of something: *baskets weighing 190 tonnes*."""


def period_behind(run: Running, at: int) -> str:
    """The time that an amount is for or is given each time: *a year*, *per month*, *over three years*."""
    if run.text_at(at) not in _BEFORE_UNIT:
        return ""
    for length in (1, 2, 3, 4, 5):
        words = " ".join(run.text_at(at + step) for step in range(length))
        if _PERIOD.fullmatch(words):
            return "" if run.text_at(at + length) in _SINCE else run.stated(at, at + length)
    return ""


_SINCE = word_set("later ago earlier afterwards")
"""Behind a time that says when and not how often: *another 40 tents a month later*."""


def is_rate(run: Running, start: int, end: int) -> bool:
    """Whether an amount is given by the head, or again and again as words before it say, which no period shows."""
    behind, after = run.text_at(end), run.text_at(end + 1)
    if (behind == "per" and after not in TIMES) or (behind == "for" and after in ("every", "each")):
        return True
    if run.text_at(start - 1) in ("every", "each"):
        return True
    if (behind in _PER and after in _PER_WHAT - TIMES) or (behind == "/" and after in _HEADS):
        return True
    near = {run.text_at(at) for at in range(max(0, start - 4), start)}
    return not _OFTEN.isdisjoint(near) or "instalments" in near


def of_each(text: str, start: int, one: Amount) -> str:
    """Why an amount of the sentence that begins at a code point may be only a share of what is given, or nothing."""
    behind = max(one.end, one.item_end)
    if RATE.match(one.period) or _AGAIN.match(text, behind) or _EVERY_YEAR.match(text, start):
        return tr("It is a rate.")
    before = (_EACH_BEFORE, _EACH_GIVES)
    if _EACH_BEHIND.match(text, behind) or any(one_of.search(text, start, one.start) for one_of in before):
        return of_each_of_several()
    return ""


RATE = re.compile(r"(?:a|per|each|every) |daily|weekly|monthly|quarterly|yearly|annually")
"""The words behind an amount for how often it is given."""
_AGAIN = re.compile(
    rf"(?: [^ .;:,]+){{0,8}}? (?:(?:each|every) {_UNIT}|daily|weekly|monthly|quarterly|yearly|annually)"
    r"(?=[.,;:]| (?:to|in|since|from|until)\b)"
)
_EVERY_YEAR = re.compile(rf"(?:Each|Every) {_UNIT},? ")
_EACH_BEHIND = re.compile(
    r",? (?:each|apiece|(?:a|per) (?:head|person|family|household|child|pupil))\b"
    r"|(?: (?!(?:to|for|from|by)\b)[^ .;:]+){0,12}?,? (?:to|for) (?:each|every)\b"
)
_EACH_BEFORE = Rare(
    "ach|very",
    r"\b(?:g[ai]ves?|giving|given|sends?|sent|hand(?:s|ed)|offer(?:s|ed)|pa(?:y|ys|id)|issu(?:es|ed)|provid(?:es|ed)|"
    rf"suppl(?:ies|ied)|promis(?:es|ed)|grant(?:s|ed)|award(?:s|ed)|allot(?:s|ted)) (?:each|every)\b(?! {_UNIT}\b)"
    r"[^.;:]*$",
)


_EACH_GIVES = Rare(
    "ach|very|n average",
    rf"(?:\b[Oo]n average,? (?!\d)|\b(?:[Ee]ach|[Ee]very)(?! {_UNIT}\b) )[^.,;:]{{1,40}}? "
    r"(?:g[ai]ves?|given|pa(?:y|ys|id)|donat(?:es|ed)|s(?:ends|ent)|contribut(?:es|ed)|pledg(?:es|ed)|put)\b"
    r"[^.,;:]{0,30}$",
)
"""Who of several gives it: *each member gave 10 pounds*, *on average donors gave 25 euros*."""


def _carries(run: Running, start: int, end: int) -> bool:
    head = end - 1
    for at in range(start, end):
        if run.text_at(at) == "of":
            head = at - 1
            break
    word = run.text_at(head)
    if word in _TRIPS or run.tokens[head].kind == "name":  # Y-20s
        return True
    return word in CARRIERS and run.text_at(end) in _SHIPPING


_TRIPS = word_set("flight flights flt flts trk trks plt plts sortie sorties trip trips voyage voyages sailing sailings")
