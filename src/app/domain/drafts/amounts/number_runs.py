"""Where numbers begin and end in running text, and what is said of them in front.

    run  = lead* number-word (joint? number-word)*       about two and a half million euros
    joint = "and" | "to" | "or" | "-" | "of" | ","       between two number words

The run is what has to be read as one: where the reader of phrases reads less of it (*10, 15 and 20 million*), it would
read it wrong.
"""

from __future__ import annotations

from app.domain.drafts.amounts.compound import is_lesser
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import CREWS, DETERMINERS, LENGTHS, MEASURES, SIZES
from app.domain.number_words import GROUPS, HALVED, ONES, SCORES, SHORT, SPELLED, TENS
from app.domain.phrase import Token
from app.domain.phrase_words import ALSO_BEFORE, FIGURES, GREAT, HEDGES, LEADS, MAGNITUDES, PACKED, word_set

_COUNTING = (ONES.keys() - {"zero"}) | TENS.keys() | SCORES.keys()
_LEAD = {words: qualifier for entries in LEADS.values() for words, qualifier in entries}
_LONGEST = max(map(len, _LEAD))
_LEADS_END = {words[-1] for words in _LEAD}
_JOINTS = frozenset(("and", "to", "or", "-", "of", ",", "~"))
_SPANS = ("between", "from")
_ARTICLES = frozenset(("between", "from", "a", "an", "several", "few"))
_BEFORE_OF = frozenset((*MAGNITUDES, *GREAT, "half", "quarter", "quarters"))
"""Number words that *of* joins to another."""
_PARTS = frozenset(("half", "quarter", "quarters", "point"))
_MOST_LEADS = 4
_POINTING = (DETERMINERS - {"some"}) | {"these", "those", "this", "all"}
_PARTICLES = frozenset(("over", "up", "under", "down"))
_PHRASAL = word_set(
    "hand hands handed handing turn turns turned turning take takes took taken taking pass passed passes passing sign "
    "signed signing make made making top tops topped topping spread split win won cross "
    "crossed drive drives drove driven presided round rounds rounded rounding bring brings brought"
)
"""Verbs of which *over* is a part: *handed over 20 tents*."""
_MAKES, _SOON = ("make", "makes", "made", "making"), 8
"""But not in *made over 3 million dollars available*, and how soon behind the number that word stands."""
_OPENS = {*_SPANS, "a", "an", "half", "quarter", *FIGURES, *_COUNTING, *MAGNITUDES, *GREAT, "couple", "several", "few"}
"""Words with which a number may begin."""
PAYS = ("pay", "pays", "paid", "paying")


def begins_number(run: Running, at: int) -> bool:
    """Whether a number, or a range of two, begins at a token."""
    token = run.tokens[at]
    if token.kind == "word" and token.text not in _OPENS:
        return False  # most are, so that it is asked first
    if token.kind in ("num", "frac"):
        return True
    if at + 1 >= len(run.tokens):
        return token.text in MAGNITUDES or token.text in GREAT
    if token.kind == "cur":
        return _begins_with_currency(run, at)
    return token.kind == "word" and not token.hyphen and _begins_with_word(run, at)


def _begins_with_currency(run: Running, at: int) -> bool:
    """Whether a number follows a currency that may stand before it: *$500*, *AUD $500*."""
    token = run.tokens[at]
    if token.spoken and " " not in token.text and token.text not in ALSO_BEFORE:
        return False
    first = at + 1 + (run.tokens[at + 1].kind == "cur")
    if first >= len(run.tokens) or run.tokens[first].kind == "cur" or run.text_at(first) in _SPANS:
        return False
    return begins_number(run, first)


def _begins_with_word(run: Running, at: int) -> bool:
    """Whether a word begins a number with what follows it: *between 5 and 6*, *a hundred*, *half a million*."""
    word, following, after = run.text_at(at), run.text_at(at + 1), run.text_at(at + 2)
    if word in _SPANS:
        if following in _SPANS or not begins_number(run, at + 1):
            return False
        return any(run.text_at(where) in ("to", "and", "-") for where in range(at + 2, run_end(run, at + 1)))
    if word in ("a", "an"):
        part = following in ("quarter", "half") and after in ("of", "a", *SPELLED, *GROUPS)
        return part or following in SPELLED or following in GROUPS or stressed(run, at) > 0
    if word in ("half", "quarter") and (following, after) == ("of", "a") and run.text_at(at + 3) in SPELLED:
        return True  # the quarter of a million
    if word == "half":
        return following in SPELLED or (following in ("a", "an") and after in (*SPELLED, *GROUPS, *HALVED))
    if word in FIGURES:
        return following in ("figure", "digit", "figures")
    return word in _COUNTING or word in MAGNITUDES or word in GREAT or _several(run, at)


_STRESSING = word_set(
    "cool whopping mere full round good clear solid record staggering massive huge princely handsome nice further "
    "extra additional"
)


def stressed(run: Running, at: int) -> int:
    """Where the number is of *a cool million*, *a mere thousand tents*; 0 where there is none."""
    scale = run.text_at(at + 2)
    tied = at + 3 < len(run.tokens) and run.tokens[at + 3].hyphen  # a good thousand-bed hospital
    fits = (
        run.text_at(at) in ("a", "an") and run.text_at(at + 1) in _STRESSING and (scale in SPELLED or scale in GROUPS)
    )
    return at + 2 if fits and not tied else 0


def _several(run: Running, at: int) -> bool:
    """*several million*, *a few hundred* (from its *few*)."""
    word = run.text_at(at)
    if word == "couple":
        return run.text_at(at + 1) == "of" and run.text_at(at + 2) in (*SPELLED, "dozen")
    return word in ("several", "few") and (
        run.text_at(at + 1) in SPELLED or run.text_at(at + 1) in ("dozen", *MAGNITUDES)
    )


def run_end(run: Running, at: int) -> int:
    """Behind all that is number, currency or joint from a token on."""
    end, money = at, False
    while end < len(run.tokens):
        if _is_numeric(run.tokens[end]):
            if end > at and (is_size(run, end) or is_lesser(run, end)):  # two 20-foot containers, £3 10s.
                break
            if end == at + 1 and run.tokens[at].text in _COUNTING and opens_sum(run, end):  # gave the two $900
                break
            if end > at and run.tokens[end - 1].kind == "num" and run.text_at(end) in _COUNTING:  # Fund 126 one billion
                break
            money = money or run.tokens[end].kind == "cur"
            end += 1
        elif behind := _behind_joint(run, at, end, money=money):
            end = behind
        else:
            break
    return max(end, at + 1)


def opens_sum(run: Running, at: int) -> bool:
    """Whether a sign or a code at a token stands before the digits of its sum."""
    currency = run.tokens[at].kind == "cur" and not run.tokens[at].spoken
    return currency and at + 1 < len(run.tokens) and run.tokens[at + 1].kind == "num"


def _behind_joint(run: Running, start: int, at: int, *, money: bool) -> int:
    """Where a number begun at `start` goes on behind the joint at a token; 0 where that is no joint within it."""
    tokens, joint, behind = run.tokens, run.tokens[at].text, at + 1
    article = joint in _ARTICLES and (_only_money(run, start, at) or tokens[at - 1].text == "half")
    if joint not in _JOINTS and not article:
        return 0
    behind += _is_hedged(run, joint, behind)
    if _is_of_else(run, at) or _begins_anew(run, at, behind):
        return 0
    if run.text_at(behind) in ("a", "an", "several") or (joint not in ("of", "to") and run.text_at(behind) == "the"):
        behind += 1
    if behind >= len(tokens) or not _is_numeric(tokens[behind]):
        return 0
    if money and _ends_sum(run, at, behind):
        return 0
    if joint in ("and", ",") and _is_other_kind(run, start, at, behind):
        return 0
    spelled = tokens[at - 1].kind == tokens[behind].kind == "word" and at > start  # EUR two million, five thousand
    if money and joint in ("and", ",", "of") and not (spelled and _in_words(run, start, at)):
        return 0
    return behind


def _is_of_else(run: Running, at: int) -> bool:
    """Whether a token is an *of* between two numbers that are not one: *half of a million* is, *20 of 40* is not."""
    return run.text_at(at) == "of" and run.text_at(at - 1) not in _BEFORE_OF and not is_of_currency(run, at)


def _begins_anew(run: Running, at: int, behind: int) -> bool:
    """Whether an article behind a comma begins another number: *Kiribati, with 120,000, a quarter of a million*."""
    article = run.text_at(behind) in ("a", "an", "half")
    return article and run.tokens[at].text == "," and run.tokens[at - 1].kind == "num"


def _is_hedged(run: Running, joint: str, behind: int) -> bool:
    """*20 or perhaps 30*."""
    return joint == "or" and run.text_at(behind) in HEDGES


def _ends_sum(run: Running, at: int, behind: int) -> bool:
    """Whether what is behind a dash or *or* is no more of the sum before it."""
    joint = run.tokens[at].text
    return (joint == "-" and _is_dash(run, at, behind)) or (joint == "or" and _is_instead(run, at, behind))


def _is_dash(run: Running, at: int, behind: int) -> bool:
    """Whether a sign behind a sum begins what it is of: *RMB 60 million – 2,000 tents –*, *EUR 9 - EUR 5 to Lima*."""
    if not SPELLED.keys().isdisjoint(_words(run, at)) and _counts_words(run, behind):
        return True
    return not run.tokens[at].glued and opens_sum(run, behind)


def _is_instead(run: Running, at: int, behind: int) -> bool:
    """Whether what is counted behind *or* comes instead of a sum: *$5 million or 20 boats*, *€900 or 70 coats*."""
    last, few = run.text_at(at - 1), run.text_at(behind)
    scaled = last in SHORT or not SPELLED.keys().isdisjoint(_words(run, at))
    greater = run.tokens[at - 1].kind == "num" and len(last.partition(".")[0]) > len(few)
    noun = run.tokens[behind + 1] if behind + 1 < len(run.tokens) else None
    counted = noun is not None and noun.text.isalpha() and not _is_numeric(noun)
    return counted and (scaled or greater) and (few in _COUNTING or run.tokens[behind].kind == "num")


def is_of_currency(run: Running, at: int) -> bool:
    """Whether a token is the *of* of *half a lakh of rupees*."""
    currency = at + 1 < len(run.tokens) and run.tokens[at + 1].kind == "cur"
    return currency and run.text_at(at) == "of" and run.text_at(at - 1).removesuffix("s") in SPELLED


def _words(run: Running, at: int) -> tuple[str, str]:
    return run.text_at(at - 2), run.text_at(at - 1)


def _counts_words(run: Running, at: int) -> bool:
    """Whether a word that is no part of a number follows digits at a token."""
    following = run.tokens[at + 1] if at + 1 < len(run.tokens) else None
    word = following is not None and following.kind == "word" and not _is_numeric(following)
    return word and run.tokens[at].kind == "num" and run.text_at(at + 1) not in _JOINTS


def _is_other_kind(run: Running, start: int, end: int, at: int) -> bool:
    """Whether digits without a scale stand before a joint and a word or a sum behind it: *blood for 400 and eleven
    tons*, *a team of 31 and $2 million*."""
    number = run.tokens[start].kind == "num"
    if end - start != 1 or not (number or run.text_at(start) in _COUNTING):
        return False
    if run.text_at(start - 1) == "of" and run.text_at(start - 2) in CREWS:  # a team of 145 and 1,200 blankets
        return number or run.text_at(at) not in ("half", "quarter")
    if not number:
        return False
    if run.tokens[at].kind == "cur":
        return run.text_at(start - 1) not in _SPANS
    return run.text_at(at) in _COUNTING and not run.text_at(at + 1).startswith("quarter")


def is_size(run: Running, at: int) -> bool:
    """Whether a number at a token is the size or make of what is behind it: *20-foot*, *50-kg*, *20ft*, *4x4*, *3D*."""
    if at + 1 >= len(run.tokens):
        return False
    token, following = run.tokens[at], run.tokens[at + 1]
    if token.kind != "num":
        return (token.text in _COUNTING or token.text == "half") and following.hyphen and not _is_numeric(following)
    if following.glued and following.kind == "name" and following.text[0] in "x×" and following.text[1:].isdigit():
        return True
    if following.glued and following.text.lower() == "d" and token.text in ("2", "3", "4"):
        return True  # six 3D printers, whose D is no currency
    if _is_make(run, at):
        return True
    if following.kind != "word" or following.text in SPELLED or following.text in SHORT:
        return False
    named = at + 2 < len(run.tokens) and run.tokens[at + 2].kind in ("word", "name")
    described = named and run.is_measure(at + 1, SIZES)
    holds = following.text in MEASURES and run.text_at(at + 2) in PACKED and at > 0 and run.tokens[at - 1].kind == "num"
    if holds and not token.glued:
        return True  # 3,000 50 kg sacks
    calibre = named and following.text == "mm" and at > 0 and run.tokens[at - 1].kind == "num"  # 300 5.56 mm rifles
    return following.hyphen or described or calibre or (following.glued and following.text in LENGTHS)


def _is_make(run: Running, at: int) -> bool:
    """*14 Leopard 2 tanks*, *two Bell 212 helicopters*: digits between a name that is counted and a plural."""
    first = at
    while first > 0 and _is_name(run, first - 1) and run.tokens[first - 1].kind in ("word", "name"):
        first -= 1
    if not 0 < first < at:
        return False
    count = run.tokens[first - 1]  # no year
    last = next((one for one in range(at + 1, at + 4) if run.text_at(one).endswith("s")), at)
    plain = all(run.tokens[one].kind in ("word", "name") for one in range(at + 1, last + 1))
    counted = count.text in _COUNTING or (count.kind == "num" and len(count.text) != 4)
    return at < last and counted and plain and not run.is_capital(last)


def _is_name(run: Running, at: int) -> bool:
    """Whether a word is a name by its capitals, also by one within it: *iPhone*."""
    token = run.tokens[at]
    return run.is_capital(at) or any(map(str.isupper, run.words[token.start + 1 : token.end]))


def _only_money(run: Running, start: int, end: int) -> bool:
    return all(token.kind == "cur" for token in run.tokens[start:end])


def _in_words(run: Running, start: int, end: int) -> bool:
    """Whether a number has no digits."""
    return all(token.kind not in ("num", "frac") for token in run.tokens[start:end])


def _is_numeric(token: Token) -> bool:
    word = token.text.removesuffix("'s")  # 5 million's worth
    if token.kind in ("num", "frac", "cur"):
        return True
    plural = word.removesuffix("s")
    return (
        word in _COUNTING or plural in SPELLED or word in GROUPS or word in MAGNITUDES or word in _PARTS
        or (word in SHORT and not token.hyphen)
    )  # fmt: skip


def with_leads(run: Running, at: int) -> int:
    """Where the phrase of a number begins that begins at a token: *about*, *a total of* before it, but no *the*."""
    first = start = at
    for _ in range(_MOST_LEADS):
        if run.text_at(start - 1) not in _LEADS_END:
            break
        for length in range(min(_LONGEST, start), 0, -1):
            words = tuple(token.text for token in run.tokens[start - length : start])
            if words in _LEAD:
                break
        else:
            break
        if length == 1 and words[0] in _POINTING:
            break
        verb = start - length - 1
        verb -= run.text_at(verb) in ("it", "them", "that", "this")
        over_to = run.text_at(verb) in PAYS and start < at  # paid over about 90,000 dollars
        available = run.text_at(verb) in _MAKES and any(
            run.text_at(one) == "available" for one in range(at, at + _SOON)
        )
        if words[0] in _PARTICLES and (over_to or run.text_at(verb) in _PHRASAL) and not available:
            first = start if length == 1 else first
            break
        start -= length
        first = start
    if first > 0 and run.text_at(first - 1) in ("a", "an") and first == at and _takes_article(run, at):
        return first - 1
    return first


def _takes_article(run: Running, at: int) -> bool:
    """Whether *a* before a number belongs to it: *a $5m grant*, *a 24-member team*."""
    token = run.tokens[at]
    return token.kind in ("num", "cur") or token.text in {*ONES, *TENS, *FIGURES, "couple"}
